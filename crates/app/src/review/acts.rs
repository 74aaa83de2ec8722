//! What staff do for an applicant: confirm, withdraw, cancel, and take it back. The steps, the mails and the delay in which
//! a slip can be undone are the applicant's own; the dates that bind applicants are not.

use domain::application::existence::{Event, TABLE};
use domain::application::facts::By;
use domain::application::machine::step;
use domain::application::{Acceptance, DecisionKind, Existence, Refusal, acceptance};
use domain::permissions::Right;

use super::staff;
use crate::Ctx;
use crate::actor::Person;
use crate::apply::hand::Hand;
use crate::apply::{answer, cancel};
use crate::dossier::Dossier;
use crate::error::Error;

/// One thing that staff do for an applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Confirm,
    Withdraw,
    /// Takes a withdrawal back while its delay runs; afterwards a new decision is needed.
    UndoWithdrawal,
    Cancel,
    /// Takes a cancellation back, however long ago it was.
    Reopen,
}

impl Act {
    pub const ALL: [Self; 5] = [Self::Confirm, Self::Withdraw, Self::UndoWithdrawal, Self::Cancel, Self::Reopen];

    /// Whether the state of the application allows it now. Pages offer what this says; the tables decide.
    #[must_use]
    pub fn is_possible(self, ctx: &Ctx, dossier: &Dossier) -> bool {
        if dossier.campaign_archived {
            return false;
        }
        let is_active = dossier.existence() == Existence::Active;
        let admitted = is_active && dossier.published_kind() == Some(DecisionKind::Favourable);
        let undo_runs = dossier.application.undo_until.is_some_and(|until| ctx.now() < until);
        match self {
            Self::Confirm => admitted && dossier.acceptance() == Acceptance::Unanswered,
            Self::Withdraw => admitted && dossier.acceptance() != Acceptance::Withdrawn,
            Self::UndoWithdrawal => is_active && dossier.acceptance() == Acceptance::Withdrawn && undo_runs,
            Self::Cancel => step(TABLE, dossier.existence(), Event::Cancel, &dossier.facts(ctx, By::Staff)).is_ok(),
            Self::Reopen => dossier.existence() == Existence::Cancelled,
        }
    }
}

/// The application before the question is asked; whoever may not act on it gets no question.
pub async fn open(ctx: &Ctx, person: &Person, number: i64) -> Result<Dossier, Error> {
    let dossier = staff::load(ctx, person, number, Right::Dossier).await?;
    staff::check_change::<std::convert::Infallible>(person, &dossier.application, Right::Dossier)?;
    Ok(dossier)
}

/// Does it. `seen` is the version of the application that the page showed.
pub async fn act(ctx: &Ctx, person: &Person, number: i64, act: Act, seen: i64) -> Result<(), Error<Refusal>> {
    let hand = Hand::Staff { seen };
    match act {
        Act::Confirm => answer::change(ctx, person, hand, number, acceptance::Event::Confirm, None).await,
        Act::Withdraw => {
            let until = cancel::undo_until(ctx);
            answer::change(ctx, person, hand, number, acceptance::Event::Withdraw, Some(until)).await
        }
        Act::UndoWithdrawal => {
            let dossier = staff::load(ctx, person, number, Right::Dossier).await?;
            answer::change(ctx, person, hand, number, answer::undoing(&dossier), None).await
        }
        Act::Cancel => cancel::cancel_by(ctx, person, hand, number).await.map(|_until| ()),
        Act::Reopen => cancel::undo_by(ctx, person, hand, number).await,
    }
}
