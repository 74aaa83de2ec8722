//! How many dossiers with their documents are made at a time: one for each person, and fewer in all than there are children
//! to make them.
//!
//! Whoever waits here holds no document. A turn is taken before the first document is read: everything that
//! is bound into one PDF is in memory until a child took it. One child at least is left to deposits, whose people wait for
//! seconds only.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use tokio::sync::{Mutex as Alone, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

use crate::error::Fault;

/// Who makes dossiers, and who waits for their turn.
#[derive(Debug)]
pub struct Turns {
    all: Arc<Semaphore>,
    /// What each person who is here holds or waits for.
    own: Mutex<HashMap<Uuid, Weak<Alone<()>>>>,
}

/// A turn; it ends when it is dropped.
#[derive(Debug)]
pub struct Turn {
    _own: OwnedMutexGuard<()>,
    _of_all: OwnedSemaphorePermit,
}

impl Turns {
    /// Turns that leave one of so many children to others, where there are several.
    #[must_use]
    pub fn beside(children: usize) -> Self {
        Self { all: Arc::new(Semaphore::new(children.saturating_sub(1).max(1))), own: Mutex::default() }
    }

    /// Waits until this person makes no other dossier, then for a turn among everybody's: however much one person asks
    /// for, the others stand behind one of them.
    pub async fn take(&self, whose: Uuid) -> Result<Turn, Fault> {
        let own = self.own_of(whose).lock_owned().await;
        let of_all = Arc::clone(&self.all).acquire_owned().await.map_err(|_| Fault::Internal("closed".to_owned()))?;
        Ok(Turn { _own: own, _of_all: of_all })
    }

    fn own_of(&self, whose: Uuid) -> Arc<Alone<()>> {
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = own.get(&whose).and_then(Weak::upgrade) {
            return known;
        }
        own.retain(|_, held| held.strong_count() > 0);
        let new = Arc::default();
        own.insert(whose, Arc::downgrade(&new));
        new
    }
}

#[cfg(test)]
mod tests {
    use futures::FutureExt as _;

    use super::*;

    fn at_once(turns: &Turns, whose: u128) -> Option<Turn> {
        turns.take(Uuid::from_u128(whose)).now_or_never().map(Result::unwrap)
    }

    #[test]
    fn one_at_a_time_for_each_and_one_child_for_others() {
        let turns = Turns::beside(3);
        let first = at_once(&turns, 1).unwrap();
        assert!(at_once(&turns, 1).is_none(), "a second one of the same person");
        let second = at_once(&turns, 2).unwrap();
        assert!(at_once(&turns, 3).is_none(), "the last child");
        drop(first);
        assert!(at_once(&turns, 1).is_some());
        drop(second);
        assert!(at_once(&turns, 3).is_some());
        assert_eq!(turns.own.lock().unwrap().len(), 1, "nobody is remembered for long");

        for children in [0, 1, 2] {
            let turns = Turns::beside(children);
            let only = at_once(&turns, 1).unwrap();
            assert!(at_once(&turns, 2).is_none());
            drop(only);
            assert!(at_once(&turns, 2).is_some());
        }
    }
}
