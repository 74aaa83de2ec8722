//! The automatic withdrawal: whoever was admitted and let the confirmation date pass gives the place up.
//!
//! Not before they were reminded of it, where people are: if nothing ran while the reminder was due, it is sent now and the
//! date is moved by a few days, once.

use domain::application::MailCode;
use domain::application::acceptance::{Event, TABLE};
use domain::application::dates::grace_until;
use domain::application::facts::By;
use domain::application::machine::step;
use domain::application::reminder::answer_reminder_owed;
use serde_json::json;
use store::Tx;

use super::{SYSTEM, lock, retry, waiting_for_an_answer};
use crate::Ctx;
use crate::apply::effects::{self, With};
use crate::apply::own::save;
use crate::audit::{self, Entry, Who};
use crate::dossier::Dossier;
use crate::jobs::JobError;
use crate::mails;

/// Withdraws every application whose confirmation date is over, where the institution turned this on.
pub async fn run(ctx: &Ctx) -> Result<(), JobError> {
    if !ctx.settings().automatic_withdrawal {
        return Ok(());
    }
    for number in waiting_for_an_answer(ctx).await? {
        withdraw(ctx, number).await?;
    }
    Ok(())
}

async fn withdraw(ctx: &Ctx, number: i64) -> Result<(), JobError> {
    let now = ctx.now();
    let mut tx = ctx.db.write().await?;
    let Some(mut dossier) = lock(ctx, &mut tx, number).await? else { return Ok(()) };
    let before = dossier.acceptance();
    let Ok((after, done)) = step(TABLE, before, Event::WithdrawAutomatically, &dossier.facts(ctx, By::System)) else { return Ok(()) };
    if is_reminder_owed(ctx, &mut tx, &dossier).await? {
        return give_grace(ctx, tx, &mut dossier).await;
    }
    let application = &mut dossier.application;
    after.code().clone_into(&mut application.acceptance);
    application.acceptance_before = Some(before.code().to_owned());
    application.accepted_at = Some(now);
    application.accepted_by = Some(SYSTEM.to_owned());
    // There is no delay to undo: the promotion may begin at once.
    application.undo_until = Some(now);
    save::<std::convert::Infallible>(ctx, &mut tx, application).await.map_err(retry)?;
    effects::write(ctx, &mut tx, &dossier, done, &With { undo_until: Some(now), ..With::default() }).await?;
    let entry = Entry {
        action: "application.answer",
        application: Some(dossier.application.id),
        object: format!("application:{number}"),
        before: Some(json!({ "acceptance": before.code() })),
        after: Some(json!({ "acceptance": after.code() })),
    };
    audit::record(ctx, &mut tx, &Who::System, entry).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

/// Whether the reminder of the date that is over never left, though reminders are sent and this one had its time.
async fn is_reminder_owed(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier) -> store::Result<bool> {
    let application = &dossier.application;
    let (Some(admitted_at), Some(until)) = (application.published_at, dossier.confirmation_on) else { return Ok(false) };
    let had_its_time = answer_reminder_owed(ctx.zone.today(admitted_at), until, ctx.settings().answer_reminder_days);
    Ok(!application.reminder_sent && had_its_time && mails::is_in_service(tx, MailCode::ReminderFavourable).await?)
}

/// Sends the reminder that was missed, with a date that can still be kept.
async fn give_grace(ctx: &Ctx, mut tx: Tx, dossier: &mut Dossier) -> Result<(), JobError> {
    let application = &mut dossier.application;
    let before = application.new_confirmation_on;
    application.new_confirmation_on = grace_until(ctx.today());
    application.reminder_sent = true;
    dossier.confirmation_on = application.new_confirmation_on;
    save::<std::convert::Infallible>(ctx, &mut tx, application).await.map_err(retry)?;
    effects::to_applicant(ctx, &mut tx, dossier, MailCode::ReminderFavourable.code(), &With::default()).await?;
    let entry = Entry {
        action: "application.confirmation_date",
        application: Some(dossier.application.id),
        object: format!("application:{}", dossier.application.number),
        before: Some(json!({ "on": before })),
        after: Some(json!({ "on": dossier.application.new_confirmation_on })),
    };
    audit::record(ctx, &mut tx, &Who::System, entry).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}
