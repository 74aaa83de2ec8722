//! The answers of a form: each question with what was answered below it.

use serde::{Deserialize, Serialize};

use super::{Frame, Row, TypesetError, world};

const TEMPLATE: &str = include_str!("answers.typ");

/// Everything printed on it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct AnswersData {
    pub frame: Frame,
    /// Applicant, file number, programme…
    pub rows: Vec<Row>,
    /// In a box above the answers; empty = none.
    pub notice: String,
    /// Questions with their answers, in order.
    pub answers: Vec<Row>,
}

impl AnswersData {
    /// The answers as tagged PDF (PDF/UA-1). Blocking: a fraction of a second.
    ///
    /// # Errors
    /// [`TypesetError`] when the template is at fault.
    pub fn typeset(&self) -> Result<Vec<u8>, TypesetError> {
        world::pdf("answers", TEMPLATE, self, self.frame.generated)
    }
}
