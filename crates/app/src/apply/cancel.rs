//! « Annuler la candidature », and taking it back within the undo delay.

use chrono::TimeDelta;
use domain::application::existence::{Event, TABLE};
use domain::application::machine::step;
use domain::application::{Existence, MailCode, Refusal};
use domain::time::Instant;
use serde_json::json;

use super::hand::Hand;
use super::{effects, own};
use crate::Ctx;
use crate::actor::Person;
use crate::audit::{self, Entry, Who};
use crate::error::Error;

/// The end of the delay in which a cancellation or withdrawal made now can be undone.
#[must_use]
pub fn undo_until(ctx: &Ctx) -> Instant {
    ctx.now() + TimeDelta::minutes(ctx.settings().undo_minutes)
}

/// Whether there is such a delay: without one they are final at once.
#[must_use]
pub fn can_be_undone(ctx: &Ctx) -> bool {
    ctx.settings().undo_minutes > 0
}

/// Cancels; documents stay. Returns until when it can be undone.
pub async fn cancel(ctx: &Ctx, person: &Person, number: i64) -> Result<Instant, Error<Refusal>> {
    cancel_by(ctx, person, Hand::Own, number).await
}

pub(crate) async fn cancel_by(ctx: &Ctx, person: &Person, hand: Hand, number: i64) -> Result<Instant, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let mut dossier = hand.lock(ctx, &mut tx, person, number).await?;
    if dossier.existence() == Existence::Cancelled {
        return Err(Error::Refused(Refusal::AlreadyDone));
    }
    hand.fresh(&dossier)?;
    let (existence, done) = step(TABLE, dossier.existence(), Event::Cancel, &dossier.facts(ctx, hand.by())).map_err(Error::Refused)?;
    let until = undo_until(ctx);
    let application = &mut dossier.application;
    existence.code().clone_into(&mut application.existence);
    application.cancelled_at = Some(ctx.now());
    application.cancelled_by = Some(person.full_name());
    application.undo_until = Some(until);
    own::save(ctx, &mut tx, application).await?;
    effects::write(ctx, &mut tx, &dossier, done, &effects::With { undo_until: Some(until), ..effects::With::default() }).await?;
    record(ctx, &mut tx, &hand.who(person), &dossier, "application.cancel").await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(until)
}

/// Takes a cancellation back. Refused when the person has applied to the same programme again meanwhile.
pub async fn undo(ctx: &Ctx, person: &Person, number: i64) -> Result<(), Error<Refusal>> {
    undo_by(ctx, person, Hand::Own, number).await
}

/// The same by any hand; the delay binds applicants alone.
pub(crate) async fn undo_by(ctx: &Ctx, person: &Person, hand: Hand, number: i64) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let mut dossier = hand.lock(ctx, &mut tx, person, number).await?;
    let event = if hand == Hand::Own { Event::UndoCancel } else { Event::Reopen };
    if hand != Hand::Own && dossier.existence() == Existence::Active {
        return Err(Error::Refused(Refusal::AlreadyDone));
    }
    hand.fresh(&dossier)?;
    let (existence, done) = step(TABLE, dossier.existence(), event, &dossier.facts(ctx, hand.by())).map_err(Error::Refused)?;
    if store::application::already_applied(&mut tx, dossier.application.account_id, dossier.application.session_id).await? {
        return Err(Error::Refused(Refusal::AppliedAgain));
    }
    let application = &mut dossier.application;
    existence.code().clone_into(&mut application.existence);
    application.cancelled_at = None;
    application.cancelled_by = None;
    application.undo_until = None;
    own::save(ctx, &mut tx, application).await?;
    store::mail::drop_unsent(&mut tx, dossier.application.id, MailCode::AlertCancellation.code(), ctx.now()).await?;
    effects::write(ctx, &mut tx, &dossier, done, &effects::With::default()).await?;
    record(ctx, &mut tx, &hand.who(person), &dossier, "application.cancel_undo").await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

async fn record(ctx: &Ctx, tx: &mut store::Tx, who: &Who, dossier: &crate::dossier::Dossier, action: &str) -> store::Result<()> {
    let entry = Entry {
        action,
        application: Some(dossier.application.id),
        object: format!("application:{}", dossier.application.number),
        before: None,
        after: Some(json!({ "existence": dossier.application.existence })),
    };
    audit::record(ctx, tx, who, entry).await
}
