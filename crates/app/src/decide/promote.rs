//! The job « list.promote »: after a withdrawal that can no longer be undone, the first of the complementary list moves up.
//!
//! Without a capacity one withdrawal promotes one person. With one, nobody is promoted while as many people as there
//! are places, and as were agreed on beyond them, are admitted and have not withdrawn.

use domain::application::dates::{ConfirmationRule, promoted_until};
use domain::application::{Acceptance, DecisionKind, Existence};
use serde_json::json;
use store::Tx;
use store::application::Application;
use store::catalogue::session::Session;
use uuid::Uuid;

use super::release::{Origin, apply, published_now};
use crate::Ctx;
use crate::audit::{self, Entry, Who};
use crate::dossier::{self, Side};
use crate::error::Error;
use crate::jobs::JobError;

/// Promotes one person in the place of the one who withdrew. Safe to run twice: the end of the undo delay, which the
/// withdrawal wrote, is removed with the promotion.
pub async fn run(ctx: &Ctx, withdrawn: Uuid) -> Result<(), JobError> {
    let mut tx = ctx.db.write().await?;
    let found = store::application::lookup(&mut tx, withdrawn).await?.ok_or_else(|| JobError::Fail("the application is gone".into()))?;
    store::catalogue::session::lock(&mut tx, found.session_id).await?;
    let Some(mut application) = store::application::lock(&mut tx, found.number).await? else { return Ok(()) };
    match application.undo_until {
        // The withdrawal was made again meanwhile: its own job will come.
        Some(until) if until > ctx.now() => return Ok(()),
        None => return Ok(()),
        Some(_) => {}
    }
    if !frees_a_place(&application) {
        return Ok(());
    }
    let promoted = next(ctx, &mut tx, &application).await?;
    application.undo_until = None;
    application.acceptance_before = None;
    application.updated_at = ctx.now();
    if !store::application::save(&mut tx, &application).await? {
        return Err(JobError::Retry("the application changed".into()));
    }
    if let Some(number) = promoted {
        let entry = Entry {
            action: "list.promote",
            application: Some(application.id),
            object: format!("application:{number}"),
            before: None,
            after: Some(json!({ "promoted": number })),
        };
        audit::record(ctx, &mut tx, &Who::System, entry).await?;
    }
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

fn frees_a_place(a: &Application) -> bool {
    a.acceptance == Acceptance::Withdrawn.code()
        && a.existence == Existence::Active.code()
        && a.published_kind.as_deref() == Some(DecisionKind::Favourable.code())
}

/// The type of decision with which the list of a session moves up by itself; none where it does not.
#[must_use]
pub fn calls_with(session: &Session) -> Option<Uuid> {
    session.list_favourable_type_id.filter(|_| session.uses_complementary_list)
}

/// Promotes the first of the list, when there is one and room for it; returns their application's number.
async fn next(ctx: &Ctx, tx: &mut Tx, withdrawn: &Application) -> Result<Option<i64>, JobError> {
    let session = store::catalogue::session::lookup(tx, withdrawn.session_id).await?.ok_or_else(|| JobError::Fail("the session is gone".into()))?;
    let campaign = store::catalogue::campaign::lookup(tx, withdrawn.campaign_id).await?;
    let Some(favourable) = calls_with(&session) else { return Ok(None) };
    if campaign.is_none_or(|c| c.archived_at.is_some()) {
        return Ok(None);
    }
    if let Some(capacity) = session.capacity
        && store::application::count_admitted(tx, session.id).await? >= i64::from(capacity) + i64::from(session.over_offer)
    {
        return Ok(None);
    }
    let list = store::decision::ranked(tx, session.id).await?;
    let first = match list.as_slice() {
        [] => return Ok(None),
        [(_, _, a), (_, _, b), ..] if a == b => return Err(JobError::Fail(format!("two people share rank {a} of {}", session.programme_code))),
        [(_, application, _), ..] => *application,
    };
    let Some(found) = store::application::lookup(tx, first).await? else { return Ok(None) };
    let Some(application) = store::application::lock(tx, found.number).await? else { return Ok(None) };
    promote(ctx, tx, application, &session, favourable).await.map_err(|error| match error {
        Error::Fault(fault) => fault.into(),
        _ => JobError::Retry("the application to promote changed".into()),
    })?;
    Ok(Some(found.number))
}

async fn promote(ctx: &Ctx, tx: &mut Tx, application: Application, session: &Session, favourable: Uuid) -> Result<(), Error> {
    let mut dossier = dossier::load(ctx, tx, application, Side::Staff).await?;
    let list = ConfirmationRule { on: session.list_confirmation_on, delay_days: session.list_confirmation_delay_days };
    dossier.application.new_confirmation_on = promoted_until(list, session.confirmation_rule(), ctx.now(), ctx.zone);
    let decision = published_now(ctx, tx, &dossier, favourable, None).await?;
    apply(ctx, tx, &mut dossier, decision, Origin::Promotion).await
}
