//! What the guards of the tables read, gathered once by the use case inside its transaction.

use chrono::NaiveDate;

use super::{Acceptance, DecisionKind, Existence, FileStatus};
use crate::time::Instant;

/// Who causes the event; the tables exempt staff from the dates that bind applicants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Applicant,
    Staff,
    System,
}

/// The application and its surroundings, at one instant.
#[derive(Clone, Debug)]
pub struct Facts {
    pub now: Instant,
    pub by: By,
    pub existence: Existence,
    pub file_status: FileStatus,
    pub acceptance: Acceptance,
    /// Kind of the last published decision.
    pub published: Option<DecisionKind>,
    /// Whether any decision was entered, even one that nobody outside sees yet.
    pub has_decision: bool,
    /// Whether a decision is on its way: entered or validated, not published yet.
    pub has_unpublished: bool,
    pub is_electronic: bool,
    /// The instant at which the effective return date is over.
    pub return_ends: Instant,
    /// The instant at which the effective confirmation date is over; none = no limit.
    pub confirmation_ends: Option<Instant>,
    /// Until when the last cancellation or withdrawal can be undone.
    pub undo_until: Option<Instant>,
    /// Items that keep the application from being submitted.
    pub missing: usize,
    /// A setting may restrict cancelling to « En attente ».
    pub cancel_only_while_waiting: bool,
    pub campaign_archived: bool,
    /// Whether the document at hand has a file.
    pub has_file: bool,
    /// Day given with a file status by a manager; must not lie in the future.
    pub status_day: Option<NaiveDate>,
    pub today: NaiveDate,
}

/// Why a step was not taken; each is a sentence in the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NotInThisState,
    Cancelled,
    Archived,
    PaperProcedure,
    ReturnDateOver,
    ConfirmationDateOver,
    ConfirmationDateNotOver,
    SomethingMissing,
    DecisionPublished,
    NotFavourable,
    OnlyWhileWaiting,
    UndoTimeOver,
    DayMissing,
    DayInFuture,
    AlreadyDone,
    /// Another application of the person to the same programme counts.
    AppliedAgain,
    /// Somebody still waits for something: it cannot be put away.
    NotSettled,
}

impl Refusal {
    /// The Fluent key of the sentence.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotInThisState => "refusal-not-in-this-state",
            Self::Cancelled => "refusal-cancelled",
            Self::Archived => "refusal-archived",
            Self::PaperProcedure => "refusal-paper-procedure",
            Self::ReturnDateOver => "refusal-return-date-over",
            Self::ConfirmationDateOver => "refusal-confirmation-date-over",
            Self::ConfirmationDateNotOver => "refusal-confirmation-date-not-over",
            Self::SomethingMissing => "refusal-something-missing",
            Self::DecisionPublished => "refusal-decision-published",
            Self::NotFavourable => "refusal-not-favourable",
            Self::OnlyWhileWaiting => "refusal-only-while-waiting",
            Self::UndoTimeOver => "refusal-undo-time-over",
            Self::DayMissing => "refusal-day-missing",
            Self::DayInFuture => "refusal-day-in-future",
            Self::AlreadyDone => "refusal-already-done",
            Self::AppliedAgain => "refusal-applied-again",
            Self::NotSettled => "refusal-not-settled",
        }
    }
}

fn check(holds: bool, refusal: Refusal) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(refusal) }
}

/// What tells whether anybody still waits for something of an application.
#[derive(Clone, Copy, Debug)]
pub struct Settling {
    pub existence: Existence,
    pub acceptance: Acceptance,
    pub published: Option<DecisionKind>,
    pub has_unpublished: bool,
    pub can_be_undone: bool,
}

impl Settling {
    /// Whether nobody waits for anything any more: cancelled or withdrawn for good, or refused, and no other decision on its
    /// way.
    #[must_use]
    pub fn is_settled(self) -> bool {
        let is_over = self.acceptance == Acceptance::Withdrawn || self.published == Some(DecisionKind::Unfavourable);
        let is_settled = self.existence == Existence::Cancelled || (is_over && !self.has_unpublished);
        is_settled && !self.can_be_undone
    }
}

/// The guards, named as they appear in the diagrams.
pub mod guards {
    use super::{By, DecisionKind, Existence, Facts, FileStatus, Refusal, Settling, check};

    pub fn alive(f: &Facts) -> Result<(), Refusal> {
        check(f.existence != Existence::Cancelled, Refusal::Cancelled)?;
        check(f.existence != Existence::Archived && !f.campaign_archived, Refusal::Archived)
    }

    pub fn electronic(f: &Facts) -> Result<(), Refusal> {
        check(f.is_electronic, Refusal::PaperProcedure)
    }

    /// Staff may still submit for an applicant after the return date; applicants may not. The system submits what
    /// was complete at the deadline, even when its job runs late.
    pub fn before_return(f: &Facts) -> Result<(), Refusal> {
        check(f.by != By::Applicant || f.now < f.return_ends, Refusal::ReturnDateOver)
    }

    pub fn nothing_missing(f: &Facts) -> Result<(), Refusal> {
        check(f.missing == 0, Refusal::SomethingMissing)
    }

    pub fn day_given(f: &Facts) -> Result<(), Refusal> {
        let day = f.status_day.ok_or(Refusal::DayMissing)?;
        check(day <= f.today, Refusal::DayInFuture)
    }

    pub fn no_published_decision(f: &Facts) -> Result<(), Refusal> {
        check(f.published.is_none(), Refusal::DecisionPublished)
    }

    /// A decision that is not published stands in the way of staff alone: applicants would learn from a refusal that there is one.
    pub fn waiting_if_required(f: &Facts) -> Result<(), Refusal> {
        let is_waiting = f.file_status == FileStatus::Waiting && (f.by == By::Applicant || !f.has_decision);
        check(!f.cancel_only_while_waiting || is_waiting, Refusal::OnlyWhileWaiting)
    }

    pub fn within_undo(f: &Facts) -> Result<(), Refusal> {
        check(f.undo_until.is_some_and(|until| f.now < until), Refusal::UndoTimeOver)
    }

    pub fn by_staff(f: &Facts) -> Result<(), Refusal> {
        check(f.by == By::Staff, Refusal::NotInThisState)
    }

    pub fn campaign_under_way(f: &Facts) -> Result<(), Refusal> {
        check(!f.campaign_archived, Refusal::Archived)
    }

    /// Nobody waits for anything any more.
    pub fn settled(f: &Facts) -> Result<(), Refusal> {
        let settling = Settling {
            existence: f.existence,
            acceptance: f.acceptance,
            published: f.published,
            has_unpublished: f.has_unpublished,
            can_be_undone: f.undo_until.is_some_and(|until| f.now < until),
        };
        check(settling.is_settled(), Refusal::NotSettled)
    }

    pub fn favourable_published(f: &Facts) -> Result<(), Refusal> {
        check(f.published == Some(DecisionKind::Favourable), Refusal::NotFavourable)
    }

    pub fn confirmation_over(f: &Facts) -> Result<(), Refusal> {
        check(f.confirmation_ends.is_some_and(|end| f.now >= end), Refusal::ConfirmationDateNotOver)
    }

    pub fn before_confirmation(f: &Facts) -> Result<(), Refusal> {
        check(f.by != By::Applicant || f.confirmation_ends.is_none_or(|end| f.now < end), Refusal::ConfirmationDateOver)
    }
}
