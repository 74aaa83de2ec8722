//! What a step of the work on a deposit may cost before it contents itself with what it has. Counted is the processor's
//! time: on a loaded machine a document is looked at as closely as on an idle one.

use std::time::{Duration, Instant};

/// A machine so loaded that a step takes this many times its processor time has other worries.
const LOADED: u32 = 10;

/// Counts from when it is made, on the thread that makes it.
pub(super) struct Budget {
    limit: Duration,
    worked: Option<Duration>,
    started: Instant,
}

impl Budget {
    /// So much processor time from now on.
    pub(super) fn of(limit: Duration) -> Self {
        Self { limit, worked: worked(), started: Instant::now() }
    }

    pub(super) fn is_used_up(&self) -> bool {
        let elapsed = self.started.elapsed();
        let spent = self.worked.and_then(|before| worked()?.checked_sub(before)).unwrap_or(elapsed);
        spent > self.limit || elapsed > self.limit * LOADED
    }
}

/// The processor time that this thread, which does all of the work, had so far.
#[cfg(unix)]
fn worked() -> Option<Duration> {
    rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime).try_into().ok()
}

/// Elsewhere the clock on the wall has to do.
#[cfg(not(unix))]
fn worked() -> Option<Duration> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn before(seconds: u64) -> Instant {
        Instant::now().checked_sub(Duration::from_secs(seconds)).unwrap()
    }

    #[test]
    fn work_uses_it_up() {
        let budget = Budget::of(Duration::from_millis(1));
        let begun = worked().unwrap();
        while worked().unwrap() - begun <= Duration::from_millis(1) {}
        assert!(budget.is_used_up());
    }

    #[test]
    fn time_in_which_others_work_does_not() {
        let budget = Budget { limit: Duration::from_secs(60), worked: worked(), started: before(300) };
        assert!(!budget.is_used_up());
        let held_up = Budget { started: before(601), ..budget };
        assert!(held_up.is_used_up());
    }
}
