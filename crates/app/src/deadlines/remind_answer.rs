//! « Votre réponse est attendue »: some days before the confirmation date, once; again for a date that staff give to
//! one application, not for one that moves for the whole programme.

use domain::application::MailCode;
use domain::application::acceptance::{Event, TABLE};
use domain::application::facts::By;
use domain::application::machine::step;
use domain::application::reminder::answer_reminder;

use super::{lock, retry, waiting_for_an_answer};
use crate::Ctx;
use crate::apply::effects::{self, With};
use crate::apply::own::save;
use crate::jobs::JobError;

/// Reminds everybody whose confirmation date comes near.
pub async fn run(ctx: &Ctx) -> Result<(), JobError> {
    for number in waiting_for_an_answer(ctx).await? {
        remind(ctx, number).await?;
    }
    Ok(())
}

async fn remind(ctx: &Ctx, number: i64) -> Result<(), JobError> {
    let days = ctx.settings().answer_reminder_days;
    let mut tx = ctx.db.write().await?;
    let Some(mut dossier) = lock(ctx, &mut tx, number).await? else { return Ok(()) };
    let is_due = dossier.confirmation_on.is_some_and(|on| answer_reminder(ctx.today(), on, days));
    let can_answer = step(TABLE, dossier.acceptance(), Event::Confirm, &dossier.facts(ctx, By::Applicant)).is_ok();
    if dossier.application.reminder_sent || !is_due || !can_answer {
        return Ok(());
    }
    dossier.application.reminder_sent = true;
    save::<std::convert::Infallible>(ctx, &mut tx, &mut dossier.application).await.map_err(retry)?;
    effects::to_applicant(ctx, &mut tx, &dossier, MailCode::ReminderFavourable.code(), &With::default()).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}
