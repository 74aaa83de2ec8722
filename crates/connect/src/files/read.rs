//! Reading a file in pieces that suit a download: whole, or the part that was asked for.
//!
//! Files are stored as they are, neither compressed nor encrypted, so that any part can be read by itself.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use futures::stream::{self, StreamExt};
use object_store::path::Path;
use object_store::{GetOptions, GetRange, GetResultPayload, ObjectStore, ObjectStoreExt};

use super::{FileStream, FilesError};

/// Longest piece. Each piece of a local file costs a hop to a blocking thread, so pieces are large.
const PIECE: u64 = 256 * 1024;

/// What is asked of an S3 server at once. A request has a limit of time, content included, which a slow reader would reach
/// with a whole file.
const BLOCK: u64 = 1024 * 1024;

/// A file that was found, to be read whole or in part.
#[derive(Debug)]
pub struct FoundFile {
    /// Bytes.
    pub size: u64,
    place: Place,
}

#[derive(Debug)]
enum Place {
    /// Open: it is read as it was found, though it be replaced or destroyed meanwhile.
    Local(File),
    Remote(Remote),
}

/// A file that is read block by block, as long as it is the one that was found.
#[derive(Debug)]
struct Remote {
    store: Arc<dyn ObjectStore>,
    path: Path,
    e_tag: Option<String>,
    /// What came and was not given on.
    block: Bytes,
    /// What is still to be asked for.
    rest: Range<u64>,
}

impl FoundFile {
    /// The bytes of this range in pieces of at most 256 KiB. What lies beyond the end of the file is left out.
    ///
    /// The stream breaks off with `Unavailable`, or `NotFound`, when the store fails or has another file there by then.
    #[must_use]
    pub fn read(self, range: Range<u64>) -> FileStream {
        let end = range.end.min(self.size);
        let start = range.start.min(end);
        let stream = match self.place {
            Place::Local(file) => local(file, start, end - start).boxed(),
            Place::Remote(remote) => stream::try_unfold(Remote { rest: start..end, ..remote }, Remote::next).boxed(),
        };
        FileStream { size: end - start, stream }
    }
}

/// Finds a file without reading it.
pub(super) async fn find(store: &Arc<dyn ObjectStore>, path: Path) -> Result<FoundFile, FilesError> {
    let found = match store.get_opts(&path, GetOptions { head: true, ..GetOptions::default() }).await.map_err(FilesError::from) {
        Ok(found) => found,
        // An answer without content does not say that the bucket is what is missing.
        Err(FilesError::NotFound) => return Err(store.get(&path).await.err().map_or(FilesError::NotFound, FilesError::from)),
        Err(error) => return Err(error),
    };
    let size = found.meta.size;
    let place = match found.payload {
        GetResultPayload::File(file, _) => Place::Local(file),
        GetResultPayload::Stream(_) => Place::Remote(Remote { store: Arc::clone(store), path, e_tag: found.meta.e_tag, block: Bytes::new(), rest: 0..0 }),
    };
    Ok(FoundFile { size, place })
}

impl Remote {
    /// The next piece, and what is left.
    async fn next(mut self) -> Result<Option<(Bytes, Self)>, FilesError> {
        if self.block.is_empty() {
            if self.rest.is_empty() {
                return Ok(None);
            }
            self.block = self.ask().await?;
        }
        let length = usize::try_from(PIECE).unwrap_or(usize::MAX).min(self.block.len());
        let piece = self.block.split_to(length);
        Ok(Some((piece, self)))
    }

    async fn ask(&mut self) -> Result<Bytes, FilesError> {
        let wanted = self.rest.start..self.rest.end.min(self.rest.start + BLOCK);
        self.rest.start = wanted.end;
        let length = wanted.end - wanted.start;
        let options = GetOptions { if_match: self.e_tag.clone(), range: Some(GetRange::Bounded(wanted)), ..GetOptions::default() };
        let block = self.store.get_opts(&self.path, options).await?.bytes().await?;
        if block.len() as u64 == length { Ok(block) } else { Err(shorter()) }
    }
}

fn local(file: File, start: u64, size: u64) -> impl futures::Stream<Item = Result<Bytes, FilesError>> + Send + 'static {
    let place = Some((file, start, size));
    stream::try_unfold(place, |place| async move {
        let Some((file, offset, left)) = place else {
            return Ok(None);
        };
        if left == 0 {
            return Ok(None);
        }
        let next = tokio::task::spawn_blocking(move || piece(file, offset, left)).await;
        let (piece, file) = next.map_err(|error| FilesError::unavailable(&error))??;
        let read = piece.len() as u64;
        Ok(Some((piece, Some((file, offset + read, left - read)))))
    })
}

/// A file that ends early is an error: the length was already announced.
fn piece(mut file: File, offset: u64, left: u64) -> Result<(Bytes, File), FilesError> {
    let length = left.min(PIECE);
    file.seek(SeekFrom::Start(offset))?;
    let mut buffer = Vec::new();
    (&mut file).take(length).read_to_end(&mut buffer)?;
    if buffer.is_empty() {
        return Err(shorter());
    }
    Ok((Bytes::from(buffer), file))
}

fn shorter() -> FilesError {
    FilesError::Unavailable { text: "the file became shorter while it was read".to_owned() }
}
