//! « Confirmation candidature » and « Désistement candidature »: the answer to a published favourable decision.

use domain::application::acceptance::{Event, TABLE};
use domain::application::machine::step;
use domain::application::{Acceptance, MailCode, Refusal};
use domain::time::Instant;
use serde_json::json;

use super::cancel::undo_until;
use super::hand::Hand;
use super::{effects, own};
use crate::Ctx;
use crate::actor::Person;
use crate::audit::{self, Entry, Who};
use crate::dossier::Dossier;
use crate::error::Error;
use crate::letters;
use crate::mails::context::RESTORED;

/// Confirms.
pub async fn confirm(ctx: &Ctx, person: &Person, number: i64) -> Result<(), Error<Refusal>> {
    change(ctx, person, Hand::Own, number, Event::Confirm, None).await
}

/// Withdraws. Returns until when it can be undone; alerts and promotion wait for that moment.
pub async fn withdraw(ctx: &Ctx, person: &Person, number: i64) -> Result<Instant, Error<Refusal>> {
    let until = undo_until(ctx);
    change(ctx, person, Hand::Own, number, Event::Withdraw, Some(until)).await?;
    Ok(until)
}

/// Takes a withdrawal back: the answer that stood before stands again.
pub async fn undo_withdrawal(ctx: &Ctx, person: &Person, number: i64) -> Result<(), Error<Refusal>> {
    let dossier = own::load(ctx, person, number).await?;
    change(ctx, person, Hand::Own, number, undoing(&dossier), None).await
}

/// The event that takes a withdrawal back to the answer before it.
pub(crate) fn undoing(dossier: &Dossier) -> Event {
    match dossier.application.acceptance_before.as_deref().and_then(Acceptance::from_code) {
        Some(Acceptance::Confirmed) => Event::UndoWithdrawToConfirmed,
        _ => Event::UndoWithdrawToUnanswered,
    }
}

/// Takes one step by a hand; `until` is the end of the delay in which it can be undone.
pub(crate) async fn change(ctx: &Ctx, person: &Person, hand: Hand, number: i64, event: Event, until: Option<Instant>) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let mut dossier = hand.lock(ctx, &mut tx, person, number).await?;
    let before = dossier.acceptance();
    if (event == Event::Confirm && before == Acceptance::Confirmed) || (event == Event::Withdraw && before == Acceptance::Withdrawn) {
        return Err(Error::Refused(Refusal::AlreadyDone));
    }
    hand.fresh(&dossier)?;
    let (after, done) = step(TABLE, before, event, &dossier.facts(ctx, hand.by())).map_err(Error::Refused)?;
    let application = &mut dossier.application;
    after.code().clone_into(&mut application.acceptance);
    application.acceptance_before = (event == Event::Withdraw).then(|| before.code().to_owned());
    application.accepted_at = (after != Acceptance::Unanswered).then(|| ctx.now());
    application.accepted_by = (after != Acceptance::Unanswered).then(|| person.full_name());
    application.undo_until = until;
    own::save(ctx, &mut tx, application).await?;
    if until.is_none() {
        store::mail::drop_unsent(&mut tx, dossier.application.id, MailCode::AlertWithdrawal.code(), ctx.now()).await?;
    }
    let letter = if event == Event::Confirm { letters::issue::with_confirmation(ctx, &mut tx, &dossier).await? } else { None };
    let mut with = effects::With { undo_until: until, letter, ..effects::With::default() };
    if before == Acceptance::Withdrawn {
        with.extra.insert(RESTORED.to_owned(), after.code().to_owned());
    }
    effects::write(ctx, &mut tx, &dossier, done, &with).await?;
    record(ctx, &mut tx, &hand.who(person), &dossier, before, after).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

async fn record(ctx: &Ctx, tx: &mut store::Tx, who: &Who, dossier: &Dossier, before: Acceptance, after: Acceptance) -> store::Result<()> {
    let entry = Entry {
        action: "application.answer",
        application: Some(dossier.application.id),
        object: format!("application:{}", dossier.application.number),
        before: Some(json!({ "acceptance": before.code() })),
        after: Some(json!({ "acceptance": after.code() })),
    };
    audit::record(ctx, tx, who, entry).await
}
