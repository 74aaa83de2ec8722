//! What happens because a date comes or is over: reminders, the automatic submission, the automatic withdrawal.
//!
//! Each job looks for the applications concerned, then treats one at a time in a transaction of its own, with everything
//! checked again under the lock. A job that stopped half-way or missed its hour is run again and finds what is left.

pub mod remind_answer;
pub mod remind_return;
mod rewind;
pub mod submit;
pub mod withdraw;

use domain::application::{Acceptance, DecisionKind, Existence, FileStatus};
use store::Tx;
use store::application::deadlines::{Open, unanswered};

use crate::Ctx;
use crate::dossier::{self, Dossier, Side};
use crate::error::Error;
use crate::jobs::JobError;

/// Stands for the product where the name of whoever answered is kept.
pub const SYSTEM: &str = "system";

/// Applications that wait for their applicant, by stored codes.
fn open() -> Open<'static> {
    Open { existence: Existence::Active.code(), waiting: FileStatus::Waiting.code(), incomplete: FileStatus::Incomplete.code() }
}

/// Numbers of the applications whose applicant was admitted and has not answered.
async fn waiting_for_an_answer(ctx: &Ctx) -> store::Result<Vec<i64>> {
    let mut tx = ctx.db.read().await?;
    unanswered(&mut tx, Existence::Active.code(), DecisionKind::Favourable.code(), Acceptance::Unanswered.code()).await
}

/// Locks one application and loads it; none when it is gone.
async fn lock(ctx: &Ctx, tx: &mut Tx, number: i64) -> store::Result<Option<Dossier>> {
    match store::application::lock(tx, number).await? {
        Some(application) => Ok(Some(dossier::load(ctx, tx, application, Side::Applicant).await?)),
        None => Ok(None),
    }
}

/// A change that somebody else was faster with is found again at the next run.
fn retry<R>(error: Error<R>) -> JobError {
    match error {
        Error::Fault(fault) => fault.into(),
        _ => JobError::Retry("an application changed".to_owned()),
    }
}
