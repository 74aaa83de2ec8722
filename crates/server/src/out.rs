//! What commands say to the person who typed them. The log is something else and goes through `tracing`.

use std::io::Write as _;

/// One line on standard output. A reader that went away is no reason to stop.
pub fn say(line: impl AsRef<str>) {
    let _ = writeln!(std::io::stdout().lock(), "{}", line.as_ref());
}

/// One line on standard error.
pub fn complain(line: impl AsRef<str>) {
    let _ = writeln!(std::io::stderr().lock(), "{}", line.as_ref());
}
