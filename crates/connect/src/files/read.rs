//! Reading a file in pieces that suit a download.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};

use bytes::Bytes;
use futures::stream::{self, StreamExt, TryStreamExt};
use object_store::{GetResult, GetResultPayload};

use super::{FileStream, FilesError};

/// Each piece of a local file costs a hop to a blocking thread, so pieces are large.
const PIECE: u64 = 256 * 1024;

pub(super) fn pieces(found: GetResult) -> FileStream {
    let size = found.range.end - found.range.start;
    let stream = match found.payload {
        GetResultPayload::File(file, _) => local(file, found.range.start, size).boxed(),
        GetResultPayload::Stream(stream) => stream.map_err(FilesError::from).boxed(),
    };
    FileStream { size, stream }
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
        return Err(FilesError::Unavailable { text: "the file became shorter while it was read".to_owned() });
    }
    Ok((Bytes::from(buffer), file))
}
