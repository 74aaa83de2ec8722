//! The receipt of a submission: when, what for, which documents, and digests that let anyone check
//! later that nothing was changed.

use serde::{Deserialize, Serialize};

use super::{Frame, Row, Table, TypesetError, world};

const TEMPLATE: &str = include_str!("receipt.typ");

/// Everything printed on a receipt.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ReceiptData {
    pub frame: Frame,
    /// First paragraph.
    pub introduction: String,
    /// Date, application number, file number, programme…
    pub rows: Vec<Row>,
    /// Label and digest of the whole submission.
    pub digest: Row,
    pub documents_title: String,
    /// The digest stands in the last column.
    pub documents: Table,
    pub legal_title: String,
    pub legal_mentions: Vec<String>,
}

impl ReceiptData {
    /// The receipt as tagged PDF (PDF/UA-1). Blocking: a fraction of a second.
    ///
    /// # Errors
    /// [`TypesetError`] when the template is at fault.
    pub fn typeset(&self) -> Result<Vec<u8>, TypesetError> {
        let data = Self { documents: self.documents.squared(), ..self.clone() };
        world::pdf("receipt", TEMPLATE, &data, self.frame.generated)
    }
}
