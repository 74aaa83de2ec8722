//! Something that the provider publishes, kept between two readings.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

use crate::sso::SsoError;

/// How long what was read is believed.
const KEPT: Duration = Duration::from_secs(3600);
/// Shortest time between two readings: after one that failed, so that a silent provider does not make everybody wait; and
/// of the keys, so that forged tokens cannot make this application a nuisance.
const PAUSE: Duration = Duration::from_secs(30);

/// How new it has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// What was read before does, for want of something newer.
    Usual,
    /// What was read before is not enough.
    Anew,
}

pub(super) struct Published<T> {
    last: Mutex<Last<T>>,
    /// Held by the one who reads.
    turn: tokio::sync::Mutex<()>,
}

struct Last<T> {
    read: Option<(Instant, T)>,
    /// The reading after that one, when it failed.
    failed: Option<(Instant, SsoError)>,
}

impl<T: Clone> Last<T> {
    /// What may be answered without a reading; none when it is time for one.
    fn answer(&self, wish: Wish) -> Option<Result<T, SsoError>> {
        let limit = match wish {
            Wish::Usual => KEPT,
            Wish::Anew => PAUSE,
        };
        if let Some((since, value)) = &self.read
            && since.elapsed() < limit
        {
            return Some(Ok(value.clone()));
        }
        let (since, error) = self.failed.as_ref()?;
        (since.elapsed() < PAUSE).then(|| self.earlier(wish).ok_or_else(|| error.clone()))
    }

    /// What was read before, however long ago: a provider that is silent for a moment has not moved.
    fn earlier(&self, wish: Wish) -> Option<T> {
        self.read.as_ref().filter(|_| wish == Wish::Usual).map(|(_, value)| value.clone())
    }
}

impl<T: Clone> Published<T> {
    pub fn new() -> Self {
        Self { last: Mutex::new(Last { read: None, failed: None }), turn: tokio::sync::Mutex::default() }
    }

    /// What is known, else what `reading` brings. Only one such reading goes on at a time.
    pub async fn get(&self, wish: Wish, reading: impl Future<Output = Result<T, SsoError>>) -> Result<T, SsoError> {
        if let Some(answer) = self.last().answer(wish) {
            return answer;
        }
        let _turn = match self.turn.try_lock() {
            Ok(turn) => turn,
            Err(_) => {
                let earlier = self.last().earlier(wish);
                match earlier {
                    Some(value) => return Ok(value),
                    None => self.turn.lock().await,
                }
            }
        };
        // Whoever had the turn before read it.
        if let Some(answer) = self.last().answer(wish) {
            return answer;
        }
        let outcome = reading.await;
        let mut last = self.last();
        match outcome {
            Ok(value) => {
                *last = Last { read: Some((Instant::now(), value.clone())), failed: None };
                Ok(value)
            }
            Err(error) => {
                last.failed = Some((Instant::now(), error.clone()));
                last.earlier(wish).ok_or(error)
            }
        }
    }

    fn last(&self) -> MutexGuard<'_, Last<T>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
