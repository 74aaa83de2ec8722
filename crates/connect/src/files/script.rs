//! Faults on demand, for tests.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::FilesError;

/// Makes a scripted store fail. Clones steer the same store.
#[derive(Debug, Clone, Default)]
pub struct FaultScript {
    plan: Arc<Mutex<Plan>>,
}

#[derive(Debug, Default)]
struct Plan {
    next: VecDeque<Option<FilesError>>,
    always: Option<FilesError>,
}

impl FaultScript {
    /// The next call fails with this error, having changed nothing; several calls queue up.
    pub fn fail_next(&self, error: FilesError) {
        self.plan().next.push_back(Some(error));
    }

    /// The next call works; to let some calls pass before a failure.
    pub fn pass_next(&self) {
        self.plan().next.push_back(None);
    }

    /// Every call fails with this error until [`FaultScript::heal`], after the queue is used up.
    pub fn fail_always(&self, error: FilesError) {
        self.plan().always = Some(error);
    }

    /// No more failures.
    pub fn heal(&self) {
        *self.plan() = Plan::default();
    }

    pub(super) fn check(&self) -> Result<(), FilesError> {
        let mut plan = self.plan();
        let fault = match plan.next.pop_front() {
            Some(planned) => planned,
            None => plan.always.clone(),
        };
        fault.map_or(Ok(()), Err)
    }

    fn plan(&self) -> MutexGuard<'_, Plan> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
