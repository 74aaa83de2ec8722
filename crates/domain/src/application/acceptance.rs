//! The applicant's answer to a favourable decision.

use super::facts::guards::{alive, before_confirmation, confirmation_over, favourable_published, within_undo};
use super::machine::{Guard, Row};
use super::{Effect, MailCode};
use crate::coded;

coded! {
    Acceptance {
        Unanswered = "none",
        Confirmed = "confirmed",
        Withdrawn = "withdrawn",
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    Confirm,
    Withdraw,
    /// The confirmation date passed without an answer.
    WithdrawAutomatically,
    /// Within the undo delay, back to the answer that stood before.
    UndoWithdrawToUnanswered,
    UndoWithdrawToConfirmed,
    /// A new decision was published.
    Reset,
}

impl Event {
    pub const ALL: &'static [Self] =
        &[Self::Confirm, Self::Withdraw, Self::WithdrawAutomatically, Self::UndoWithdrawToUnanswered, Self::UndoWithdrawToConfirmed, Self::Reset];
}

const ANSWER: &[(&str, Guard)] = &[("alive", alive), ("favourable, published", favourable_published), ("before the confirmation date", before_confirmation)];
const SILENT: &[(&str, Guard)] = &[("alive", alive), ("favourable, published", favourable_published), ("confirmation date over", confirmation_over)];
const UNDO: &[(&str, Guard)] = &[("alive", alive), ("within the undo delay", within_undo)];
const WITHDRAWN: &[Effect] = &[Effect::Mail(MailCode::Withdrawn), Effect::AlertAfterUndo(MailCode::AlertWithdrawal), Effect::PromoteAfterUndo];

pub static TABLE: &[Row<Acceptance, Event>] = &[
    Row { from: Acceptance::Unanswered, event: Event::Confirm, guards: ANSWER, to: Acceptance::Confirmed, effects: &[Effect::Mail(MailCode::Confirmed)] },
    Row { from: Acceptance::Unanswered, event: Event::Withdraw, guards: ANSWER, to: Acceptance::Withdrawn, effects: WITHDRAWN },
    Row {
        from: Acceptance::Unanswered,
        event: Event::WithdrawAutomatically,
        guards: SILENT,
        to: Acceptance::Withdrawn,
        effects: &[Effect::Mail(MailCode::WithdrawnAutomatically), Effect::PromoteAfterUndo],
    },
    Row { from: Acceptance::Confirmed, event: Event::Withdraw, guards: ANSWER, to: Acceptance::Withdrawn, effects: WITHDRAWN },
    Row {
        from: Acceptance::Withdrawn,
        event: Event::UndoWithdrawToUnanswered,
        guards: UNDO,
        to: Acceptance::Unanswered,
        effects: &[Effect::Mail(MailCode::WithdrawalUndone)],
    },
    Row {
        from: Acceptance::Withdrawn,
        event: Event::UndoWithdrawToConfirmed,
        guards: UNDO,
        to: Acceptance::Confirmed,
        effects: &[Effect::Mail(MailCode::WithdrawalUndone)],
    },
    Row { from: Acceptance::Unanswered, event: Event::Reset, guards: &[], to: Acceptance::Unanswered, effects: &[] },
    Row { from: Acceptance::Confirmed, event: Event::Reset, guards: &[], to: Acceptance::Unanswered, effects: &[] },
    Row { from: Acceptance::Withdrawn, event: Event::Reset, guards: &[], to: Acceptance::Unanswered, effects: &[] },
];
