//! The status of the file: waiting, received, incomplete, complete.

use super::facts::guards::{alive, before_return, day_given, electronic, nothing_missing};
use super::machine::{Guard, Row};
use super::{Effect, MailCode};
use crate::coded;

coded! {
    FileStatus {
        /// « En attente »: the applicant is still working on it.
        Waiting = "AT",
        /// « Réceptionné ».
        Received = "RE",
        /// « Incomplet »: something is to be corrected, the applicant may edit and submit again.
        Incomplete = "IN",
        /// « Complet ».
        Complete = "CO",
    }
}

impl FileStatus {
    /// The file of a new application; an offer made by a manager starts complete.
    #[must_use]
    pub const fn initial(is_offer: bool) -> Self {
        if is_offer { Self::Complete } else { Self::Waiting }
    }

    /// Whether documents may still be changed by the applicant (before the return date).
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Incomplete)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// « Transmettre ma candidature », by the applicant, by staff, or by the system at the deadline.
    Submit,
    SetWaiting,
    SetReceived,
    SetComplete,
    SetIncomplete,
    /// Documents refused and corrections asked for, in one action.
    AskCorrections,
    /// A file accepted at first turned out to be unusable once checked.
    CheckFailed,
}

impl Event {
    pub const ALL: &'static [Self] =
        &[Self::Submit, Self::SetWaiting, Self::SetReceived, Self::SetComplete, Self::SetIncomplete, Self::AskCorrections, Self::CheckFailed];
}

const SUBMIT: &[(&str, Guard)] =
    &[("alive", alive), ("electronic", electronic), ("before the return date", before_return), ("nothing missing", nothing_missing)];
const SUBMITTED: &[Effect] = &[Effect::Mail(MailCode::StatusReceived), Effect::Alert(MailCode::AlertSubmission)];
const ALIVE: &[(&str, Guard)] = &[("alive", alive)];
const DATED: &[(&str, Guard)] = &[("alive", alive), ("day given, not in the future", day_given)];
const WAITING: &[Effect] = &[Effect::Mail(MailCode::StatusWaiting)];
const RECEIVED: &[Effect] = &[Effect::Mail(MailCode::StatusReceived)];
const COMPLETE: &[Effect] = &[Effect::Mail(MailCode::StatusComplete)];
const INCOMPLETE: &[Effect] = &[Effect::Mail(MailCode::StatusIncomplete)];

const fn row(from: FileStatus, event: Event, guards: &'static [(&'static str, Guard)], to: FileStatus, effects: &'static [Effect]) -> Row<FileStatus, Event> {
    Row { from, event, guards, to, effects }
}

/// Managers may set any status from any other, and set the same one again for another day (the date moves, the mail is
/// sent again).
pub static TABLE: &[Row<FileStatus, Event>] = &[
    row(FileStatus::Waiting, Event::Submit, SUBMIT, FileStatus::Received, SUBMITTED),
    row(FileStatus::Incomplete, Event::Submit, SUBMIT, FileStatus::Received, SUBMITTED),
    row(FileStatus::Waiting, Event::SetWaiting, ALIVE, FileStatus::Waiting, WAITING),
    row(FileStatus::Received, Event::SetWaiting, ALIVE, FileStatus::Waiting, WAITING),
    row(FileStatus::Incomplete, Event::SetWaiting, ALIVE, FileStatus::Waiting, WAITING),
    row(FileStatus::Complete, Event::SetWaiting, ALIVE, FileStatus::Waiting, WAITING),
    row(FileStatus::Waiting, Event::SetReceived, DATED, FileStatus::Received, RECEIVED),
    row(FileStatus::Received, Event::SetReceived, DATED, FileStatus::Received, RECEIVED),
    row(FileStatus::Incomplete, Event::SetReceived, DATED, FileStatus::Received, RECEIVED),
    row(FileStatus::Complete, Event::SetReceived, DATED, FileStatus::Received, RECEIVED),
    row(FileStatus::Waiting, Event::SetComplete, DATED, FileStatus::Complete, COMPLETE),
    row(FileStatus::Received, Event::SetComplete, DATED, FileStatus::Complete, COMPLETE),
    row(FileStatus::Incomplete, Event::SetComplete, DATED, FileStatus::Complete, COMPLETE),
    row(FileStatus::Complete, Event::SetComplete, DATED, FileStatus::Complete, COMPLETE),
    row(FileStatus::Waiting, Event::SetIncomplete, DATED, FileStatus::Incomplete, INCOMPLETE),
    row(FileStatus::Received, Event::SetIncomplete, DATED, FileStatus::Incomplete, INCOMPLETE),
    row(FileStatus::Incomplete, Event::SetIncomplete, DATED, FileStatus::Incomplete, INCOMPLETE),
    row(FileStatus::Complete, Event::SetIncomplete, DATED, FileStatus::Incomplete, INCOMPLETE),
    row(FileStatus::Waiting, Event::AskCorrections, ALIVE, FileStatus::Incomplete, INCOMPLETE),
    row(FileStatus::Received, Event::AskCorrections, ALIVE, FileStatus::Incomplete, INCOMPLETE),
    row(FileStatus::Incomplete, Event::AskCorrections, ALIVE, FileStatus::Incomplete, INCOMPLETE),
    row(FileStatus::Complete, Event::AskCorrections, ALIVE, FileStatus::Incomplete, INCOMPLETE),
    row(FileStatus::Received, Event::CheckFailed, ALIVE, FileStatus::Incomplete, INCOMPLETE),
    row(FileStatus::Complete, Event::CheckFailed, ALIVE, FileStatus::Incomplete, INCOMPLETE),
];
