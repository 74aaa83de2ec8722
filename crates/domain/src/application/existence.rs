//! Whether an application exists for the campaign: active, cancelled (and for a few minutes undoable), archived.

use super::facts::guards::{alive, by_staff, campaign_under_way, no_published_decision, settled, waiting_if_required, within_undo};
use super::machine::{Guard, Row};
use super::{Effect, MailCode};
use crate::coded;

coded! {
    Existence {
        Active = "active",
        Cancelled = "cancelled",
        Archived = "archived",
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    Cancel,
    UndoCancel,
    /// Staff take a cancellation back, however long ago it was.
    Reopen,
    /// Out of the lists, to be read only.
    Archive,
    /// Back from the archive to where it was.
    Restore,
    RestoreCancelled,
}

impl Event {
    pub const ALL: &'static [Self] = &[Self::Cancel, Self::UndoCancel, Self::Reopen, Self::Archive, Self::Restore, Self::RestoreCancelled];
}

const STAFF: &[(&str, Guard)] = &[("by staff", by_staff), ("campaign under way", campaign_under_way)];
const SETTLED: &[(&str, Guard)] = &[("by staff", by_staff), ("campaign under way", campaign_under_way), ("settled", settled)];

pub static TABLE: &[Row<Existence, Event>] = &[
    Row {
        from: Existence::Active,
        event: Event::Cancel,
        guards: &[("alive", alive), ("no published decision", no_published_decision), ("waiting, where required", waiting_if_required)],
        to: Existence::Cancelled,
        effects: &[Effect::Mail(MailCode::ApplicationCancelled), Effect::AlertAfterUndo(MailCode::AlertCancellation)],
    },
    Row {
        from: Existence::Cancelled,
        event: Event::UndoCancel,
        guards: &[("within the undo delay", within_undo)],
        to: Existence::Active,
        effects: &[Effect::Mail(MailCode::CancellationUndone)],
    },
    Row { from: Existence::Cancelled, event: Event::Reopen, guards: STAFF, to: Existence::Active, effects: &[Effect::Mail(MailCode::CancellationUndone)] },
    Row { from: Existence::Active, event: Event::Archive, guards: SETTLED, to: Existence::Archived, effects: &[] },
    Row { from: Existence::Cancelled, event: Event::Archive, guards: SETTLED, to: Existence::Archived, effects: &[] },
    Row { from: Existence::Archived, event: Event::Restore, guards: STAFF, to: Existence::Active, effects: &[] },
    Row { from: Existence::Archived, event: Event::RestoreCancelled, guards: STAFF, to: Existence::Cancelled, effects: &[] },
];
