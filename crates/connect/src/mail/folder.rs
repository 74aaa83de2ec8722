//! Messages as files in a folder, one `.eml` each, and reading them back.
//!
//! For demonstrations and trial installations: nothing leaves the machine. The demonstration shows
//! the folder as a mailbox, so each file keeps its Bcc header, which no sent message has.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::parse::ReadMail;
use super::{OutgoingMail, SendError, Sent};

/// A folder of messages.
#[derive(Debug, Clone)]
pub struct FolderBox {
    folder: Arc<Path>,
}

/// A message of the folder.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredMail {
    /// Name of its file, without the folder; identifies it.
    pub file: String,
    /// Its content.
    pub mail: ReadMail,
}

/// Makes names of files being written unique within the process.
static WRITES: AtomicU64 = AtomicU64::new(0);

impl FolderBox {
    /// Uses this folder, creating it, readable by its owner only, when it is missing.
    ///
    /// # Errors
    /// When it cannot be created or is not a folder.
    pub fn open(folder: impl Into<PathBuf>) -> io::Result<Self> {
        let folder = folder.into();
        crate::files::create_private_folder(&folder)?;
        Ok(FolderBox { folder: folder.into() })
    }

    /// Where the messages are.
    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// The newest messages, newest first, at most `limit`. Files of another origin, or removed
    /// meanwhile, are skipped.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub async fn list(&self, limit: usize) -> io::Result<Vec<StoredMail>> {
        let folder = Arc::clone(&self.folder);
        blocking(move || {
            let mut names: Vec<String> =
                fs::read_dir(&folder)?.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).filter(|name| is_message_name(name)).collect();
            names.sort_unstable_by(|a, b| b.cmp(a));
            let mails = names
                .into_iter()
                .filter_map(|file| {
                    let raw = fs::read(folder.join(&file)).ok()?;
                    let mail = ReadMail::parse(&raw)?;
                    Some(StoredMail { file, mail })
                })
                .take(limit)
                .collect();
            Ok(mails)
        })
        .await
    }

    /// One message by the name of its file; `None` when there is none, or the name is not one of
    /// ours.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub async fn read(&self, file: &str) -> io::Result<Option<StoredMail>> {
        if !is_message_name(file) {
            return Ok(None);
        }
        let path = self.folder.join(file);
        let file = file.to_owned();
        blocking(move || match fs::read(path) {
            Ok(raw) => Ok(ReadMail::parse(&raw).map(|mail| StoredMail { file, mail })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        })
        .await
    }

    pub(super) async fn put(&self, mail: &OutgoingMail) -> Result<Sent, SendError> {
        let message = mail.render(true)?;
        let name = file_name(mail);
        let folder = Arc::clone(&self.folder);
        blocking(move || write_whole(&folder, &name, &message.raw))
            .await
            .map(|()| Sent::whole("250 written to the folder"))
            .map_err(|error| SendError::unreachable(format!("folder: {}", error.kind())))
    }

    pub(super) async fn health(&self) -> Result<(), SendError> {
        let folder = Arc::clone(&self.folder);
        blocking(move || {
            let probe = unique_path(&folder, "probe");
            fs::write(&probe, b"")?;
            fs::remove_file(&probe)
        })
        .await
        .map_err(|error| SendError::unreachable(format!("folder: {}", error.kind())))
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
}

/// `20261122T033300Z-<identifier>.eml`: sorts by time, and a repeat replaces its first writing.
fn file_name(mail: &OutgoingMail) -> String {
    let id: String = mail.bare_message_id().chars().map(|c| if is_name_char(c) { c } else { '_' }).take(150).collect();
    format!("{}-{id}.eml", mail.date.format("%Y%m%dT%H%M%SZ"))
}

fn is_name_char(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-_.@".contains(c)
}

fn is_message_name(name: &str) -> bool {
    name.ends_with(".eml") && name.starts_with(|c: char| c.is_ascii_digit()) && name.chars().all(is_name_char)
}

/// A name that [`is_message_name`] refuses, so that half-written files are never listed.
fn unique_path(folder: &Path, name: &str) -> PathBuf {
    let number = WRITES.fetch_add(1, Ordering::Relaxed);
    folder.join(format!(".{}-{number}-{name}", std::process::id()))
}

fn write_whole(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<()> {
    let temporary = unique_path(folder, name);
    let written = (|| {
        let mut file = fs::File::create_new(&temporary)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&temporary, folder.join(name))
    })();
    if written.is_err() {
        // The first error is the one to report; a leftover is never listed.
        let _ = fs::remove_file(&temporary);
    }
    written
}
