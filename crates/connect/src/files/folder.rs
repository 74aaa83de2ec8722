//! What is particular to a store that is a folder of this machine.

use std::fmt;
use std::sync::Arc;

use object_store::local::LocalFileSystem;
use object_store::path::Path;

/// Below this many bytes the system's call costs as much as it spares.
const SMALL: u64 = 64 * 1024;

/// A store in a folder.
#[derive(Clone)]
pub(super) struct Folder(pub(super) Arc<LocalFileSystem>);

impl fmt::Debug for Folder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Folder {
    /// Lets the system take back the memory in which it holds a file that has just been written.
    ///
    /// Documents are looked at days after they came. A wave of deposits would fill the memory with them, push out the
    /// database, and have each of them written into memory that nobody used for long, which costs more than all the rest of
    /// storing it. Memory that is given back at once serves the next file.
    pub(super) async fn let_go(&self, path: &Path, size: u64) {
        if size < SMALL {
            return;
        }
        let Ok(file) = self.0.path_to_filesystem(path) else { return };
        // The file is stored, whatever becomes of this.
        let _ = tokio::task::spawn_blocking(move || let_go_of(&file)).await;
    }
}

#[cfg(target_os = "linux")]
fn let_go_of(file: &std::path::Path) {
    if let Ok(file) = std::fs::File::open(file) {
        let _ = rustix::fs::fadvise(&file, 0, None, rustix::fs::Advice::DontNeed);
    }
}

/// Elsewhere the system decides alone.
#[cfg(not(target_os = "linux"))]
fn let_go_of(_file: &std::path::Path) {}
