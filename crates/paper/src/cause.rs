//! What the end of a child says of its document.

use std::process::ExitStatus;

/// Why a child gave no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// It stopped by itself: a bug in a parser met a file made for it.
    Crashed,
    OutOfMemory,
    OutOfProcessorTime,
    /// It answered that the input cannot be worked on.
    Refused,
}

impl Cause {
    /// Read from the signal that ended the child; `None` when it left by itself or was told to. The numbers are the same on
    /// Linux, macOS and the BSDs.
    #[cfg(unix)]
    pub(crate) fn of(status: ExitStatus, complaint: &str) -> Option<Self> {
        use std::os::unix::process::ExitStatusExt as _;
        const SIGHUP: i32 = 1;
        const SIGINT: i32 = 2;
        const SIGKILL: i32 = 9;
        const SIGTERM: i32 = 15;
        const SIGXCPU: i32 = 24;
        Some(match status.signal()? {
            // A service that is stopped, a terminal that is closed: nothing a document does.
            SIGHUP | SIGINT | SIGTERM => return None,
            SIGXCPU => Self::OutOfProcessorTime,
            // We kill only what nobody waits for: this is the machine running out of memory.
            SIGKILL => Self::OutOfMemory,
            _ if complaint.contains("memory allocation of") => Self::OutOfMemory,
            _ => Self::Crashed,
        })
    }

    /// Elsewhere a crash is a status no program chooses.
    #[cfg(not(unix))]
    pub(crate) fn of(status: ExitStatus, _complaint: &str) -> Option<Self> {
        status.code().is_none_or(|code| !(0..=255).contains(&code)).then_some(Self::Crashed)
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::process::ExitStatusExt as _;

    use super::*;

    #[test]
    fn only_what_a_document_can_do_is_held_against_it() {
        let of_signal = |signal| Cause::of(ExitStatus::from_raw(signal), "");
        for told_to in [1, 2, 15] {
            assert_eq!(of_signal(told_to), None, "{told_to}");
        }
        for crash in [4, 6, 7, 8, 11] {
            assert_eq!(of_signal(crash), Some(Cause::Crashed), "{crash}");
        }
        assert_eq!(of_signal(9), Some(Cause::OutOfMemory));
        assert_eq!(of_signal(24), Some(Cause::OutOfProcessorTime));
        assert_eq!(Cause::of(ExitStatus::from_raw(6), "memory allocation of 8 bytes failed"), Some(Cause::OutOfMemory));
        assert_eq!(of_signal(0), None);
    }
}
