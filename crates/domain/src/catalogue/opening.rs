//! Whether one can apply now, in words.

use crate::time::Instant;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Opens later.
    Upcoming,
    Open,
    Closed,
}

impl Opening {
    #[must_use]
    pub fn at(now: Instant, opens_at: Instant, closes_at: Instant) -> Self {
        if now < opens_at {
            Self::Upcoming
        } else if now < closes_at {
            Self::Open
        } else {
            Self::Closed
        }
    }

    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Upcoming => "opening-upcoming",
            Self::Open => "opening-open",
            Self::Closed => "opening-closed",
        }
    }
}
