//! What is missing before an application can be submitted, item by item, so that the page can link to each.

use super::DocumentStatus;
use super::requirement::{Obligation, is_missing};
use crate::ids::DocumentTypeId;

/// One thing that keeps the application from being submitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    Document { document_type: DocumentTypeId, refused: bool, may_be_declared: bool },
}

/// A document as the check sees it.
#[derive(Clone, Copy, Debug)]
pub struct Held {
    pub document_type: DocumentTypeId,
    pub obligation: Obligation,
    pub status: DocumentStatus,
}

/// Everything that is missing, in the order of the list.
#[must_use]
pub fn missing(documents: &[Held]) -> Vec<Missing> {
    documents
        .iter()
        .filter(|held| is_missing(held.obligation, held.status))
        .map(|held| Missing::Document {
            document_type: held.document_type,
            refused: held.status == DocumentStatus::Refused,
            may_be_declared: held.obligation == Obligation::Conditional,
        })
        .collect()
}
