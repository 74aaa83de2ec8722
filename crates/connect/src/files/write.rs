//! Storing a file while it arrives.

use bytes::Bytes;
use object_store::path::Path;
use object_store::{MultipartUpload, ObjectStore, ObjectStoreExt, PutPayload};
use sha2::{Digest, Sha256};
use tokio::io::{AsyncRead, AsyncReadExt};

use super::{FilesError, Stored};

/// The smallest part S3 servers accept, and so the memory one upload takes.
const PART: u64 = 5 * 1024 * 1024;

/// Counts, hashes and limits what is read.
struct Source<R> {
    reader: R,
    hash: Sha256,
    size: u64,
    limit: u64,
}

impl<R: AsyncRead + Send + Unpin> Source<R> {
    /// The next part; shorter than [`PART`] only at the end, empty after it.
    async fn part(&mut self) -> Result<Bytes, FilesError> {
        let mut part = Vec::new();
        (&mut self.reader).take(PART).read_to_end(&mut part).await.map_err(|error| FilesError::Interrupted { text: error.kind().to_string() })?;
        self.size += part.len() as u64;
        if self.size > self.limit {
            return Err(FilesError::TooLong { limit: self.limit });
        }
        self.hash.update(&part);
        Ok(Bytes::from(part))
    }

    fn stored(self) -> Stored {
        Stored { size: self.size, sha256: self.hash.finalize().into() }
    }
}

/// Small content is stored at once, longer content in parts that become visible together.
pub(super) async fn from_reader(store: &dyn ObjectStore, path: &Path, reader: impl AsyncRead + Send + Unpin, limit: u64) -> Result<Stored, FilesError> {
    let mut source = Source { reader, hash: Sha256::new(), size: 0, limit };
    let first = source.part().await?;
    if (first.len() as u64) < PART {
        store.put(path, PutPayload::from_bytes(first)).await?;
        return Ok(source.stored());
    }
    let mut upload = store.put_multipart(path).await?;
    match parts(&mut *upload, first, &mut source).await {
        Ok(()) => Ok(source.stored()),
        Err(error) => {
            // The first error is the one to report; what an abort leaves behind is invisible.
            if let Err(abort) = upload.abort().await {
                tracing::warn!(error = %FilesError::from(abort), "parts of an upload remain");
            }
            Err(error)
        }
    }
}

async fn parts<R: AsyncRead + Send + Unpin>(upload: &mut dyn MultipartUpload, first: Bytes, source: &mut Source<R>) -> Result<(), FilesError> {
    let mut part = first;
    while !part.is_empty() {
        upload.put_part(PutPayload::from_bytes(part)).await?;
        part = source.part().await?;
    }
    upload.complete().await?;
    Ok(())
}
