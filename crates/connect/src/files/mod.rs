//! The store of files: a folder, an S3 bucket, or memory.
//!
//! Files are written once under a key of their own and appear whole or not at all. What a file
//! means, who may read it and when it is destroyed is decided above.

mod error;
mod folder;
mod key;
mod open;
mod read;
mod script;
mod write;

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures::stream::{BoxStream, StreamExt, TryStreamExt};
use object_store::memory::InMemory;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload};
use tokio::io::AsyncRead;

pub use error::FilesError;
pub use key::{Area, BadKey, FileKey};
pub(crate) use open::create_private_folder;
pub use open::{FilesSettings, S3Credentials};
pub use read::FoundFile;
pub use script::FaultScript;

use self::folder::Folder;
use crate::BadSetting;

/// Written and read back by [`Files::health`]; outside every area, so never listed.
const PROBE: &str = "health/probe";

/// The store of files. Cheap to clone; clones are the same store.
#[derive(Clone)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    folder: Option<Folder>,
    script: Option<FaultScript>,
}

/// What the store knows about a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileInfo {
    /// Bytes.
    pub size: u64,
    /// When it was written, by the store's clock.
    pub modified: DateTime<Utc>,
}

/// What was stored from a reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the content.
    pub sha256: [u8; 32],
}

/// A file being read.
pub struct FileStream {
    /// Bytes to come, for a Content-Length.
    pub size: u64,
    /// The content in pieces.
    pub stream: BoxStream<'static, Result<Bytes, FilesError>>,
}

impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Files({})", self.store)
    }
}

impl Files {
    /// Opens the configured store; creates a missing folder, contacts no server.
    ///
    /// # Errors
    /// When the address cannot be understood or the folder cannot be used.
    pub fn open(settings: &FilesSettings) -> Result<Self, BadSetting> {
        let (store, folder) = open::open(settings)?;
        Ok(Files { store, folder, script: None })
    }

    /// An empty store in memory.
    pub fn memory() -> Self {
        Files { store: Arc::new(InMemory::new()), folder: None, script: None }
    }

    /// An empty store in memory that fails when told to, for tests.
    pub fn scripted() -> (Self, FaultScript) {
        let script = FaultScript::default();
        let mut files = Files::memory();
        files.script = Some(script.clone());
        (files, script)
    }

    /// Stores a file; when this returns it is on stable storage. A file of the same key is
    /// replaced as a whole.
    ///
    /// # Errors
    /// `Full` or `Unavailable`; nothing is visible under the key then, or still the earlier file.
    pub async fn put(&self, key: &FileKey, bytes: Bytes) -> Result<(), FilesError> {
        self.check()?;
        let (path, size) = (key.path(), bytes.len() as u64);
        self.store.put(&path, PutPayload::from_bytes(bytes)).await?;
        self.let_go(&path, size).await;
        Ok(())
    }

    /// Stores what the reader gives, holding at most 5 MiB in memory, and tells its size and hash.
    ///
    /// # Errors
    /// `TooLong` beyond `limit` bytes, `Interrupted` when the reader fails, and as [`Files::put`];
    /// nothing is visible under the key then, or still the earlier file.
    pub async fn put_stream(&self, key: &FileKey, reader: impl AsyncRead + Send + Unpin, limit: u64) -> Result<Stored, FilesError> {
        self.check()?;
        let path = key.path();
        let stored = write::from_reader(&*self.store, &path, reader, limit).await?;
        self.let_go(&path, stored.size).await;
        Ok(stored)
    }

    /// The whole content.
    ///
    /// # Errors
    /// `NotFound` or `Unavailable`.
    pub async fn get(&self, key: &FileKey) -> Result<Bytes, FilesError> {
        self.check()?;
        Ok(self.store.get(&key.path()).await?.bytes().await?)
    }

    /// The file with its size, before anything of it is read.
    ///
    /// # Errors
    /// `NotFound` or `Unavailable`.
    pub async fn find(&self, key: &FileKey) -> Result<FoundFile, FilesError> {
        self.check()?;
        read::find(&self.store, key.path()).await
    }

    /// The content in pieces, for a download.
    ///
    /// # Errors
    /// `NotFound` or `Unavailable`, here or in the middle of the stream.
    pub async fn get_stream(&self, key: &FileKey) -> Result<FileStream, FilesError> {
        let found = self.find(key).await?;
        let size = found.size;
        Ok(found.read(0..size))
    }

    /// Part of the content, in bytes from 0. An end beyond the file is moved to its end.
    ///
    /// # Errors
    /// `NotFound`, or `Unavailable`, also for a start beyond the end or an empty range.
    pub async fn get_range(&self, key: &FileKey, range: Range<u64>) -> Result<Bytes, FilesError> {
        self.check()?;
        Ok(self.store.get_range(&key.path(), range).await?)
    }

    /// Size and date.
    ///
    /// # Errors
    /// `NotFound` or `Unavailable`.
    pub async fn head(&self, key: &FileKey) -> Result<FileInfo, FilesError> {
        self.check()?;
        let meta = self.store.head(&key.path()).await?;
        Ok(FileInfo { size: meta.size, modified: meta.last_modified })
    }

    /// Whether there is such a file.
    ///
    /// # Errors
    /// `Unavailable`.
    pub async fn exists(&self, key: &FileKey) -> Result<bool, FilesError> {
        match self.head(key).await {
            Ok(_) => Ok(true),
            Err(FilesError::NotFound) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Destroys a file. One that is not there is a success, so that the order can be repeated.
    ///
    /// # Errors
    /// `Unavailable`.
    pub async fn delete(&self, key: &FileKey) -> Result<(), FilesError> {
        self.check()?;
        match self.store.delete(&key.path()).await.map_err(FilesError::from) {
            Ok(()) | Err(FilesError::NotFound) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Every file of an area, in no particular order, for the comparison with the database.
    /// Objects that are not ours are left out.
    pub fn list(&self, area: Area) -> BoxStream<'static, Result<(FileKey, FileInfo), FilesError>> {
        if let Err(error) = self.check() {
            return futures::stream::once(async { Err(error) }).boxed();
        }
        let prefix = object_store::path::Path::from(area.as_str());
        self.store
            .list(Some(&prefix))
            .map_err(FilesError::from)
            .try_filter_map(|meta| async move {
                let key = meta.location.as_ref().parse::<FileKey>().ok();
                let info = FileInfo { size: meta.size, modified: meta.last_modified };
                Ok(key.map(|key| (key, info)))
            })
            .boxed()
    }

    /// Writes a few bytes and reads them back.
    ///
    /// # Errors
    /// What [`Files::put`] and [`Files::get`] would meet.
    pub async fn health(&self) -> Result<(), FilesError> {
        self.check()?;
        let path = object_store::path::Path::from(PROBE);
        self.store.put(&path, PutPayload::from_static(b"ok")).await?;
        let read = self.store.get(&path).await?.bytes().await?;
        if read.as_ref() == b"ok" { Ok(()) } else { Err(FilesError::Unavailable { text: "what was written does not come back".to_owned() }) }
    }

    /// A file that was written is not read soon.
    async fn let_go(&self, path: &object_store::path::Path, size: u64) {
        if let Some(folder) = &self.folder {
            folder.let_go(path, size).await;
        }
    }

    fn check(&self) -> Result<(), FilesError> {
        self.script.as_ref().map_or(Ok(()), FaultScript::check)
    }
}
