//! Prepared answers, for tests.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::{Key, RecordError, Student};

/// Prepares whom a scripted student record knows. Without preparation it knows nobody.
#[derive(Debug, Clone, Default)]
pub struct RecordScript {
    plan: Arc<Mutex<Plan>>,
}

#[derive(Debug, Default)]
struct Plan {
    students: Vec<Student>,
    fault: Option<RecordError>,
    asked: usize,
}

impl RecordScript {
    /// Somebody the record knows, in place of whoever has the same number.
    pub fn knows(&self, student: Student) {
        let mut plan = self.plan();
        plan.students.retain(|known| known.number != student.number);
        plan.students.push(student);
    }

    /// The record knows nobody any more.
    pub fn forgets_everybody(&self) {
        self.plan().students.clear();
    }

    /// Every call fails like this, until told otherwise.
    pub fn fails(&self, fault: Option<RecordError>) {
        self.plan().fault = fault;
    }

    /// How often somebody was looked for.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.plan().asked
    }

    pub(super) fn find(&self, key: Key<'_>) -> Result<Option<Student>, RecordError> {
        self.plan().asked += 1;
        self.health()?;
        let plan = self.plan();
        let mut found = plan.students.iter().filter(|student| match key {
            Key::Number(number) => student.number == number,
            Key::Ine(ine) => student.ine == ine,
        });
        let first = found.next().cloned();
        if found.next().is_some() { Err(RecordError::Ambiguous) } else { Ok(first) }
    }

    pub(super) fn health(&self) -> Result<(), RecordError> {
        self.plan().fault.clone().map_or(Ok(()), Err)
    }

    fn plan(&self) -> MutexGuard<'_, Plan> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
