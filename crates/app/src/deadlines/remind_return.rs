//! « Votre dossier n’est pas transmis », or has not arrived where it is posted: a week, two days before the return date and
//! on its last day.

use chrono::Days;
use domain::application::MailCode;
use domain::application::reminder::{RETURN_DAYS, return_reminder};
use domain::application::submit::Missing;
use store::application::deadlines::{add_reminder, return_between};

use super::{lock, open};
use crate::Ctx;
use crate::apply::effects::{self, With};
use crate::jobs::JobError;

/// Reminds everybody who is due. Each reminder of a date is sent once.
pub async fn run(ctx: &Ctx) -> Result<(), JobError> {
    let today = ctx.today();
    let last = today.checked_add_days(Days::new(u64::from(RETURN_DAYS[0]))).unwrap_or(today);
    let mut tx = ctx.db.read().await?;
    let numbers = return_between(&mut tx, open(), today, last).await?;
    drop(tx);
    for number in numbers {
        remind(ctx, number).await?;
    }
    Ok(())
}

async fn remind(ctx: &Ctx, number: i64) -> store::Result<()> {
    let now = ctx.now();
    let mut tx = ctx.db.write().await?;
    let Some(dossier) = lock(ctx, &mut tx, number).await? else { return Ok(()) };
    if !dossier.is_open(now, ctx.zone) || !dossier.is_awaited() {
        return Ok(());
    }
    let created_on = ctx.zone.today(dossier.application.created_at);
    let Some(days) = return_reminder(ctx.today(), dossier.return_on, created_on) else { return Ok(()) };
    if !add_reminder(&mut tx, dossier.application.id, dossier.return_on, i32::from(days), now).await? {
        return Ok(());
    }
    let lang = ctx.languages().pick(&dossier.addressee.language);
    // On paper only documents are posted; forms and questions are answered in the application.
    let is_posted = |missing: &Missing| dossier.session.is_electronic || matches!(missing, Missing::Document { .. });
    let (posted, answered): (Vec<_>, Vec<_>) = dossier.missing().into_iter().partition(is_posted);
    let words = |missing: &[Missing]| dossier.labels(missing, lang).join(", ");
    let extra = [("commentaire".to_owned(), words(&posted)), ("aRemplir".to_owned(), words(&answered))].into();
    effects::to_applicant(ctx, &mut tx, &dossier, MailCode::ReminderReturn.code(), &With { extra, ..With::default() }).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}
