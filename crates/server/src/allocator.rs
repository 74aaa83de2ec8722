//! What the allocator is told. It reads its surroundings before the program begins, and nothing that is safe changes its
//! mind later: a program that runs for long begins once more, in its own place, with what the allocator has to know.

use std::io;
use std::os::unix::process::CommandExt as _;
use std::process::Command;

/// Memory goes back as soon as it is free. By default the allocator waits for ten milliseconds, and then for its next turn,
/// which often never comes: hashes of passwords and uploads would leave tens of MiB behind.
const PURGE_DELAY: (&str, &str) = ("MIMALLOC_PURGE_DELAY", "0");

/// Begins once more unless the allocator was told, by us or by somebody who knows better. Returns where that is not
/// possible, and the program goes on as it is; the number of the process stays.
pub fn tell() -> io::Result<()> {
    let (name, value) = PURGE_DELAY;
    // Not configuration: nobody has to know.
    if std::env::var_os(name).is_some() {
        return Ok(());
    }
    let mut again = Command::new(std::env::current_exe()?);
    let mut typed = std::env::args_os();
    if let Some(program) = typed.next() {
        again.arg0(program);
    }
    Err(again.args(typed).env(name, value).exec())
}
