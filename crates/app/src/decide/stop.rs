//! Stopping a publication before its hour: the decisions stay validated and can be published later. Nobody stops one that
//! holds a decision on their own application.

use domain::application::DecisionState;
use domain::permissions::Right;
use serde_json::json;
use uuid::Uuid;

use crate::Ctx;
use crate::actor::Person;
use crate::audit::{self, Entry};
use crate::error::Error;
use crate::review::staff;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It was released or stopped already.
    TooLate,
}

/// Stops a batch that was not released yet; returns how many decisions stay behind.
pub async fn stop(ctx: &Ctx, person: &Person, batch: Uuid) -> Result<usize, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let found = store::decision::batch(&mut tx, batch).await?.ok_or(Error::NotFound)?;
    let decisions = store::decision::of_batch(&mut tx, found.id).await?;
    let mut left = 0;
    for id in &decisions {
        let Some(decision) = store::decision::lookup(&mut tx, *id).await? else { continue };
        let Some(application) = store::application::lookup(&mut tx, decision.application_id).await? else { continue };
        staff::check_change(person, &application, Right::ValidateDecision)?;
        left += usize::from(decision.state == DecisionState::Validated.code());
    }
    if decisions.is_empty() || !store::decision::set_stopped(&mut tx, batch, ctx.now()).await? {
        return Err(Error::Refused(Refusal::TooLate));
    }
    store::decision::leave_batch(&mut tx, batch).await?;
    let entry = Entry {
        action: "publication.stop",
        application: None,
        object: format!("publication_batch:{batch}"),
        before: Some(json!({ "release_at": found.release_at })),
        after: None,
    };
    audit::record(ctx, &mut tx, &person.as_staff(), entry).await?;
    tx.commit().await?;
    Ok(left)
}
