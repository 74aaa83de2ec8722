//! Stopping a publication before its hour: the decisions stay validated and can be published later. Nobody stops a decision
//! on their own application, nor learns that there is one: it is published at its hour without the others.

use domain::application::DecisionState;
use domain::permissions::{Access, Right};
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

/// Stops a batch that was not released yet; returns how many decisions of others stay behind.
pub async fn stop(ctx: &Ctx, person: &Person, batch: Uuid) -> Result<usize, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let found = store::decision::batch(&mut tx, batch).await?.ok_or(Error::NotFound)?;
    let decisions = store::decision::of_batch(&mut tx, found.id).await?;
    let (mut left, mut of_others, mut has_own) = (0, 0, false);
    for id in &decisions {
        let Some(decision) = store::decision::lookup(&mut tx, *id).await? else { continue };
        let Some(application) = store::application::lookup(&mut tx, decision.application_id).await? else { continue };
        if staff::is_own(person, &application) {
            has_own = true;
            continue;
        }
        staff::check(person, &application, Right::ValidateDecision, Access::Write)?;
        of_others += 1;
        left += usize::from(decision.state == DecisionState::Validated.code());
    }
    if has_own && of_others == 0 {
        return Err(Error::NotFound);
    }
    let in_time = match (of_others, has_own) {
        (0, _) => false,
        (_, true) => store::decision::hold(&mut tx, batch).await?,
        (_, false) => store::decision::set_stopped(&mut tx, batch, ctx.now()).await?,
    };
    if !in_time {
        return Err(Error::Refused(Refusal::TooLate));
    }
    store::decision::leave_batch(&mut tx, batch, person.account.0).await?;
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
