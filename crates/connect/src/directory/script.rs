//! Prepared answers, for tests.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::DirectoryError;
use crate::facts::Facts;

/// Prepares whom a scripted directory knows. Without preparation it knows nobody.
#[derive(Debug, Clone, Default)]
pub struct DirectoryScript {
    plan: Arc<Mutex<Plan>>,
}

#[derive(Debug, Default)]
struct Plan {
    people: BTreeMap<String, Facts>,
    down: bool,
}

impl DirectoryScript {
    /// Somebody the directory knows.
    pub fn knows(&self, login: &str, facts: Facts) {
        self.plan().people.insert(login.to_owned(), facts);
    }

    /// Whether the directory is out of reach.
    pub fn is_down(&self, down: bool) {
        self.plan().down = down;
    }

    pub(super) fn find(&self, login: &str) -> Result<Option<Facts>, DirectoryError> {
        self.health()?;
        Ok(self.plan().people.get(login).cloned())
    }

    pub(super) fn health(&self) -> Result<(), DirectoryError> {
        if self.plan().down { Err(DirectoryError::Unavailable("scripted".to_owned())) } else { Ok(()) }
    }

    fn plan(&self) -> MutexGuard<'_, Plan> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
