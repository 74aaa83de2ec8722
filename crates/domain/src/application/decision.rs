//! A decision: entered as a draft, validated, published. The applicant sees the last published one, nothing else.

use super::Effect;
use super::facts::guards::alive;
use super::machine::Row;
use crate::coded;
use crate::text::{TextError, optional_paragraph};

coded! {
    DecisionKind {
        Favourable = "FA",
        Unfavourable = "DE",
        /// « Liste complémentaire »: ranked.
        ComplementaryList = "LC",
        /// « Liste d'attente »: not ranked.
        WaitingList = "LA",
        Preselection = "PR",
    }
}

coded! {
    DecisionState {
        Draft = "draft",
        Validated = "validated",
        Published = "published",
        /// A draft or validated decision taken back, or replaced before anybody saw it.
        Discarded = "discarded",
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    Validate,
    Publish,
    Discard,
    /// The wording of a draft is corrected.
    Correct,
}

impl Event {
    pub const ALL: &'static [Self] = &[Self::Validate, Self::Publish, Self::Discard, Self::Correct];
}

/// Publishing resets the answer given to an earlier decision; a draft hides and resets nothing.
pub static TABLE: &[Row<DecisionState, Event>] = &[
    Row { from: DecisionState::Draft, event: Event::Correct, guards: &[("alive", alive)], to: DecisionState::Draft, effects: &[] },
    Row { from: DecisionState::Draft, event: Event::Validate, guards: &[("alive", alive)], to: DecisionState::Validated, effects: &[] },
    Row { from: DecisionState::Draft, event: Event::Discard, guards: &[], to: DecisionState::Discarded, effects: &[] },
    Row { from: DecisionState::Validated, event: Event::Discard, guards: &[], to: DecisionState::Discarded, effects: &[] },
    Row {
        from: DecisionState::Validated,
        event: Event::Publish,
        guards: &[("alive", alive)],
        to: DecisionState::Published,
        effects: &[Effect::ResetAcceptance, Effect::DecisionMail],
    },
];

/// The fields a decision carries beside its type; which of them are needed depends on the kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionFields {
    pub has_reason: bool,
    pub rank: Option<i32>,
    pub comment: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldProblem {
    ReasonMissing,
    RankMissing,
    RankNotPositive,
    CommentTooLong,
    /// Characters that nobody sees.
    CommentUnreadable,
}

impl FieldProblem {
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::ReasonMissing => "decision-reason-missing",
            Self::RankMissing => "decision-rank-missing",
            Self::RankNotPositive => "decision-rank-not-positive",
            Self::CommentTooLong => "decision-comment-too-long",
            Self::CommentUnreadable => "text-control-character",
        }
    }

    /// The form field the problem belongs to.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::ReasonMissing => "reason",
            Self::RankMissing | Self::RankNotPositive => "rank",
            Self::CommentTooLong | Self::CommentUnreadable => "comment",
        }
    }
}

/// An unfavourable decision needs a reason, a complementary list a rank; a comment has at most 1,000 characters.
#[must_use]
pub fn check_fields(kind: DecisionKind, fields: &DecisionFields) -> Vec<FieldProblem> {
    let mut problems = Vec::new();
    if kind == DecisionKind::Unfavourable && !fields.has_reason {
        problems.push(FieldProblem::ReasonMissing);
    }
    if kind == DecisionKind::ComplementaryList {
        match fields.rank {
            None => problems.push(FieldProblem::RankMissing),
            Some(rank) if rank < 1 => problems.push(FieldProblem::RankNotPositive),
            Some(_) => {}
        }
    }
    match optional_paragraph(&fields.comment, 1_000) {
        Err(TextError::TooLong { .. }) => problems.push(FieldProblem::CommentTooLong),
        Err(_) => problems.push(FieldProblem::CommentUnreadable),
        Ok(_) => {}
    }
    problems
}
