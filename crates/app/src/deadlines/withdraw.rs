//! The automatic withdrawal: whoever was admitted and let the confirmation date pass gives the place up.

use domain::application::acceptance::{Event, TABLE};
use domain::application::facts::By;
use domain::application::machine::step;
use serde_json::json;

use super::{SYSTEM, lock, retry, waiting_for_an_answer};
use crate::Ctx;
use crate::apply::effects::{self, With};
use crate::apply::own::save;
use crate::audit::{self, Entry, Who};
use crate::jobs::JobError;

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
