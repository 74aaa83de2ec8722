//! What the allocator is told. It reads its surroundings before the program begins, and nothing that is safe changes its
//! mind later: a program that runs for long begins once more, in its own place, with what the allocator has to know.

use std::ffi::OsStr;
use std::io;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

/// Memory of which everything is free goes back after ten milliseconds, as pieces of it do; ten times later by default.
const ARENA: (&str, &str) = ("MIMALLOC_ARENA_PURGE_MULT", "1");

/// Pages of memory of the usual size. Those of two MiB, which the allocator asks for, stay whole for the little that is in use.
const HUGE_PAGES: (&str, &str) = ("MIMALLOC_ALLOW_THP", "0");

/// Begins once more unless the allocator was told, by us or by somebody who knows better. Returns where that is not
/// possible, and the program goes on as it is; the number of the process stays.
///
/// An `exec` that fails leaves SIGPIPE as the system has it, which would end the program with the first visitor who hangs up:
/// [`crate::lifecycle::Lifecycle::listen_to_signals`] takes it away again.
pub fn tell() -> io::Result<()> {
    // Not configuration: nobody has to know.
    if std::env::var_os(ARENA.0).is_some() {
        return Ok(());
    }
    let file = std::env::current_exe()?;
    let mut typed = std::env::args_os();
    let typed_name = typed.next();
    if !is_same(&file, typed_name.as_deref()) {
        return Ok(());
    }
    let mut again = Command::new(file);
    again.args(typed).env(ARENA.0, ARENA.1);
    if std::env::var_os(HUGE_PAGES.0).is_none() {
        again.env(HUGE_PAGES.0, HUGE_PAGES.1);
    }
    if let Some(program) = typed_name {
        again.arg0(program);
    }
    Err(again.exec())
}

/// Whether the file that runs is the one that was named. Where a loader was started with the program as its argument, or the
/// file was replaced since, it would begin as something else.
fn is_same(file: &Path, named: Option<&OsStr>) -> bool {
    let is_link_to_it = |named: &Path| named.canonicalize().is_ok_and(|named| named == file);
    named.map(Path::new).is_some_and(|named| named.file_name() == file.file_name() || is_link_to_it(named))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_program_itself_begins_once_more() {
        let is = |file: &str, named: &str| is_same(Path::new(file), Some(OsStr::new(named)));
        assert!(is("/usr/bin/ecandidat", "ecandidat"));
        assert!(is("/usr/bin/ecandidat", "./ecandidat"));
        assert!(!is("/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2", "/usr/bin/ecandidat"), "a loader");
        assert!(!is("/usr/bin/ecandidat (deleted)", "/usr/bin/ecandidat"), "replaced while it started");
        assert!(!is_same(Path::new("/usr/bin/ecandidat"), None));
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().canonicalize().unwrap().join("ecandidat-1.4"), folder.path().join("ecandidat"));
        std::fs::write(&file, "").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        assert!(is_same(&file, Some(link.as_os_str())), "a link under another name");
    }
}
