//! Whether an application exists for the campaign: active, cancelled (and for a few minutes undoable), archived.

use super::facts::guards::{alive, no_published_decision, waiting_if_required, within_undo};
use super::machine::Row;
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
    Archive,
}

impl Event {
    pub const ALL: &'static [Self] = &[Self::Cancel, Self::UndoCancel, Self::Archive];
}

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
    Row { from: Existence::Active, event: Event::Archive, guards: &[], to: Existence::Archived, effects: &[] },
    Row { from: Existence::Cancelled, event: Event::Archive, guards: &[], to: Existence::Archived, effects: &[] },
];
