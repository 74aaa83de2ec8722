//! What can go wrong with the store of files.

use std::error::Error as StdError;
use std::io;

use crate::text::{one_line, shorten};

/// Why a file could not be stored or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FilesError {
    /// There is no such file.
    #[error("no such file")]
    NotFound,
    /// No room is left, or a quota is used up. The file was not stored.
    #[error("the store of files is full")]
    Full,
    /// The store does not answer, refuses us, or failed in another way.
    #[error("the store of files is unavailable: {text}")]
    Unavailable {
        /// For logs; one line, no personal data.
        text: String,
    },
    /// The content is longer than allowed. It was not stored.
    #[error("longer than {limit} bytes")]
    TooLong {
        /// The limit given, in bytes.
        limit: u64,
    },
    /// The content to store could not be read to its end, for example because the browser went
    /// away. It was not stored.
    #[error("the content could not be read: {text}")]
    Interrupted {
        /// For logs.
        text: String,
    },
}

impl FilesError {
    pub(super) fn unavailable(error: &dyn StdError) -> Self {
        FilesError::Unavailable { text: shorten(&one_line(&error.to_string()), 300) }
    }
}

impl From<io::Error> for FilesError {
    fn from(error: io::Error) -> Self {
        sorted(&error)
    }
}

impl From<object_store::Error> for FilesError {
    fn from(error: object_store::Error) -> Self {
        match &error {
            // Without its bucket a store lacks every file, which says nothing about this one.
            object_store::Error::NotFound { source, .. } if source.to_string().contains("NoSuchBucket") => {
                FilesError::Unavailable { text: "there is no such bucket".to_owned() }
            }
            object_store::Error::NotFound { .. } => FilesError::NotFound,
            _ => sorted(&error),
        }
    }
}

/// Looks through the causes for a full disk, a used-up quota, or an S3 server saying so.
fn sorted(error: &(dyn StdError + 'static)) -> FilesError {
    let mut cause: Option<&(dyn StdError + 'static)> = Some(error);
    while let Some(current) = cause {
        if let Some(io) = current.downcast_ref::<io::Error>() {
            match io.kind() {
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                    return FilesError::Full;
                }
                io::ErrorKind::NotFound => return FilesError::NotFound,
                _ => {}
            }
        }
        cause = current.source();
    }
    let text = error.to_string();
    if text.contains("XMinioStorageFull") || text.contains("507 Insufficient Storage") {
        return FilesError::Full;
    }
    FilesError::unavailable(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `ENOSPC` and `EDQUOT` on Linux.
    const NO_SPACE: i32 = 28;
    const QUOTA: i32 = 122;

    fn wrapped(source: impl Into<Box<dyn StdError + Send + Sync>>) -> object_store::Error {
        object_store::Error::Generic { store: "test", source: source.into() }
    }

    #[test]
    fn a_full_disk_or_quota_is_told_apart_at_any_depth() {
        for code in [NO_SPACE, QUOTA] {
            let io = || io::Error::from_raw_os_error(code);
            assert_eq!(FilesError::from(io()), FilesError::Full);
            assert_eq!(FilesError::from(wrapped(io())), FilesError::Full);
            assert_eq!(FilesError::from(wrapped(wrapped(io()))), FilesError::Full);
        }
        let answer = "Server returned error response: <Code>XMinioStorageFull</Code>";
        assert_eq!(FilesError::from(wrapped(answer)), FilesError::Full);
    }

    #[test]
    fn missing_and_unavailable_are_not_confused() {
        let missing = object_store::Error::NotFound { path: "x".into(), source: "gone".into() };
        assert_eq!(FilesError::from(missing), FilesError::NotFound);
        let answer = "Server returned non-2xx status code: 404 Not Found: <Code>NoSuchBucket</Code>";
        let homeless = object_store::Error::NotFound { path: "x".into(), source: answer.into() };
        assert!(matches!(FilesError::from(homeless), FilesError::Unavailable { .. }));
        let denied = io::Error::from(io::ErrorKind::PermissionDenied);
        assert!(matches!(FilesError::from(wrapped(denied)), FilesError::Unavailable { .. }));
    }
}
