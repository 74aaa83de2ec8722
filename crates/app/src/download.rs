//! What a job left in the store of files for one person: opened while its time lasts, deleted afterwards.
//!
//! Who may have it is for the use case to ask; papers that are made while a person waits are in `papers`.

use connect::files::{FileKey, FileStream, FilesError};
use domain::time::Instant;

use crate::Ctx;
use crate::error::{Error, Fault};
use crate::jobs::JobError;

/// What stands between a job that writes and the store of files, in bytes.
pub(crate) const PIPE: usize = 256 * 1024;

/// A file on its way to whoever asked for it.
pub struct Download {
    pub name: String,
    pub stream: FileStream,
}

/// The file under a stored key. There is none before it is ready, after its time, or when it is gone.
pub(crate) async fn open(ctx: &Ctx, stored: Option<String>, is_ready: bool, expires_at: Option<Instant>) -> Result<FileStream, Error> {
    let is_over = expires_at.is_none_or(|end| ctx.now() >= end);
    let stored = stored.filter(|_| is_ready && !is_over).ok_or(Error::NotFound)?;
    let key: FileKey = stored.parse().map_err(|_| Error::internal("a stored key that is none"))?;
    match ctx.files.get_stream(&key).await {
        Ok(stream) => Ok(stream),
        Err(FilesError::NotFound) => Err(Error::NotFound),
        Err(error) => Err(Error::Fault(Fault::from(error))),
    }
}

/// Deletes a file from a job, which comes again when the store does not answer.
pub(crate) async fn remove(ctx: &Ctx, key: &FileKey) -> Result<(), JobError> {
    ctx.files.delete(key).await.map_err(|error| JobError::Retry(crate::error::describe(&error)))
}
