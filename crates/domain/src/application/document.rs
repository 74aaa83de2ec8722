//! The status of a document in one application, and what of it is shown to whom.

use super::FileStatus;
use super::facts::guards::{alive, before_return, electronic};
use super::machine::{Guard, Row};
use crate::coded;

coded! {
    DocumentStatus {
        /// « En attente »: nothing deposited, or nothing that a reviewer lets count.
        Waiting = "AT",
        /// Deposited; reads « Déposée » until the application is submitted, « Transmise » after.
        Deposited = "TR",
        /// « Validée ».
        Validated = "VA",
        /// « Refusée ».
        Refused = "RE",
        /// « Non concerné ».
        NotConcerned = "NC",
    }
}

impl DocumentStatus {
    /// Whether this document is in order for submission.
    #[must_use]
    pub const fn is_ready(self) -> bool {
        matches!(self, Self::Deposited | Self::Validated | Self::NotConcerned)
    }
}

/// The words for a status: the same code reads differently before and after submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Waiting,
    DepositedNotYetSubmitted,
    Submitted,
    Validated,
    Refused,
    NotConcerned,
}

impl Shown {
    #[must_use]
    pub const fn of(status: DocumentStatus, version_was_submitted: bool) -> Self {
        match status {
            DocumentStatus::Waiting => Self::Waiting,
            DocumentStatus::Deposited if version_was_submitted => Self::Submitted,
            DocumentStatus::Deposited => Self::DepositedNotYetSubmitted,
            DocumentStatus::Validated => Self::Validated,
            DocumentStatus::Refused => Self::Refused,
            DocumentStatus::NotConcerned => Self::NotConcerned,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A first file, or a new version in place of an earlier one.
    Deposit,
    Remove,
    DeclareNotConcerned,
    DeclareConcerned,
    ReviewValidate,
    ReviewRefuse,
    /// A reviewer takes an earlier judgement back.
    ReviewReset,
    /// A reviewer waits for the document anew, whatever was deposited.
    ReviewWait,
}

impl Event {
    pub const ALL: &'static [Self] = &[
        Self::Deposit,
        Self::Remove,
        Self::DeclareNotConcerned,
        Self::DeclareConcerned,
        Self::ReviewValidate,
        Self::ReviewRefuse,
        Self::ReviewReset,
        Self::ReviewWait,
    ];
}

fn file_open(f: &super::Facts) -> Result<(), super::Refusal> {
    if f.by == super::facts::By::Staff || f.file_status.is_open() { Ok(()) } else { Err(super::Refusal::NotInThisState) }
}

fn has_file(f: &super::Facts) -> Result<(), super::Refusal> {
    if f.has_file { Ok(()) } else { Err(super::Refusal::NotInThisState) }
}

const EDIT: &[(&str, Guard)] = &[("alive", alive), ("before the return date", before_return), ("file waiting or incomplete", file_open)];
/// In a paper procedure documents are posted, not deposited.
const DEPOSIT: &[(&str, Guard)] =
    &[("alive", alive), ("electronic", electronic), ("before the return date", before_return), ("file waiting or incomplete", file_open)];
const REVIEW: &[(&str, Guard)] = &[("alive", alive)];
/// « En attente » has a file only where a reviewer put it back to that.
const REVIEW_WAITING: &[(&str, Guard)] = &[("alive", alive), ("something deposited", has_file)];
const REMOVE_WAITING: &[(&str, Guard)] =
    &[("alive", alive), ("before the return date", before_return), ("file waiting or incomplete", file_open), ("something deposited", has_file)];

const fn row(from: DocumentStatus, event: Event, guards: &'static [(&'static str, Guard)], to: DocumentStatus) -> Row<DocumentStatus, Event> {
    Row { from, event, guards, to, effects: &[] }
}

/// A validated document is frozen for the applicant; « Non concerné » cannot be reviewed.
pub static TABLE: &[Row<DocumentStatus, Event>] = &[
    row(DocumentStatus::Waiting, Event::Deposit, DEPOSIT, DocumentStatus::Deposited),
    row(DocumentStatus::Deposited, Event::Deposit, DEPOSIT, DocumentStatus::Deposited),
    row(DocumentStatus::Refused, Event::Deposit, DEPOSIT, DocumentStatus::Deposited),
    row(DocumentStatus::Deposited, Event::Remove, EDIT, DocumentStatus::Waiting),
    row(DocumentStatus::Refused, Event::Remove, EDIT, DocumentStatus::Waiting),
    row(DocumentStatus::Waiting, Event::Remove, REMOVE_WAITING, DocumentStatus::Waiting),
    row(DocumentStatus::Waiting, Event::DeclareNotConcerned, EDIT, DocumentStatus::NotConcerned),
    row(DocumentStatus::NotConcerned, Event::DeclareConcerned, EDIT, DocumentStatus::Waiting),
    row(DocumentStatus::Deposited, Event::ReviewValidate, REVIEW, DocumentStatus::Validated),
    row(DocumentStatus::Deposited, Event::ReviewRefuse, REVIEW, DocumentStatus::Refused),
    row(DocumentStatus::Validated, Event::ReviewValidate, REVIEW, DocumentStatus::Validated),
    row(DocumentStatus::Validated, Event::ReviewRefuse, REVIEW, DocumentStatus::Refused),
    row(DocumentStatus::Refused, Event::ReviewValidate, REVIEW, DocumentStatus::Validated),
    row(DocumentStatus::Refused, Event::ReviewRefuse, REVIEW, DocumentStatus::Refused),
    row(DocumentStatus::Validated, Event::ReviewReset, REVIEW, DocumentStatus::Deposited),
    row(DocumentStatus::Refused, Event::ReviewReset, REVIEW, DocumentStatus::Deposited),
    row(DocumentStatus::Deposited, Event::ReviewReset, REVIEW, DocumentStatus::Deposited),
    row(DocumentStatus::Deposited, Event::ReviewWait, REVIEW, DocumentStatus::Waiting),
    row(DocumentStatus::Validated, Event::ReviewWait, REVIEW, DocumentStatus::Waiting),
    row(DocumentStatus::Refused, Event::ReviewWait, REVIEW, DocumentStatus::Waiting),
    row(DocumentStatus::Waiting, Event::ReviewWait, REVIEW_WAITING, DocumentStatus::Waiting),
    row(DocumentStatus::Waiting, Event::ReviewValidate, REVIEW_WAITING, DocumentStatus::Validated),
    row(DocumentStatus::Waiting, Event::ReviewRefuse, REVIEW_WAITING, DocumentStatus::Refused),
    row(DocumentStatus::Waiting, Event::ReviewReset, REVIEW_WAITING, DocumentStatus::Deposited),
];

/// Whether the applicant may change this document now; the page hides what the step would refuse.
#[must_use]
pub fn is_editable(status: DocumentStatus, file: FileStatus, before_return: bool) -> bool {
    before_return && file.is_open() && status != DocumentStatus::Validated
}
