//! Taking an unpublished decision back. Nobody outside ever saw it.

use domain::application::decision::{Event, TABLE};
use domain::application::facts::By;
use domain::application::machine::step;
use domain::application::{DecisionState, Refusal as StateRefusal};
use domain::permissions::Right;
use serde_json::json;
use uuid::Uuid;

use crate::Ctx;
use crate::actor::Person;
use crate::apply::own::save;
use crate::audit::{self, Entry};
use crate::error::Error;
use crate::review::staff;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    State(StateRefusal),
    /// It is not the decision that stands any more.
    Gone,
    AwaitsPublication,
}

/// Discards a draft (right to enter) or a validated decision (right to validate).
pub async fn discard(ctx: &Ctx, person: &Person, number: i64, decision: Uuid) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let mut dossier = staff::lock(ctx, &mut tx, person, number, Right::EditDecision).await?;
    let mut found = dossier.unpublished.take().filter(|d| d.id == decision).ok_or(Error::Refused(Refusal::Gone))?;
    let state = DecisionState::from_code(&found.state).ok_or_else(|| Error::internal("a decision in no state"))?;
    if state == DecisionState::Validated {
        staff::check(person, &dossier.application, Right::ValidateDecision, domain::permissions::Access::Write)?;
    }
    if found.batch_id.is_some() {
        return Err(Error::Refused(Refusal::AwaitsPublication));
    }
    let (after, _) = step(TABLE, state, Event::Discard, &dossier.facts(ctx, By::Staff)).map_err(|r| Error::Refused(Refusal::State(r)))?;
    after.code().clone_into(&mut found.state);
    if !store::decision::save(&mut tx, &found).await? {
        return Err(Error::Refused(Refusal::Gone));
    }
    dossier.application.draft_kind = None;
    dossier.application.draft_state = None;
    save(ctx, &mut tx, &mut dossier.application).await?;
    let entry = Entry {
        action: "decision.discard",
        application: Some(dossier.application.id),
        object: format!("decision:{}", found.id),
        before: Some(json!({ "kind": found.kind, "state": state.code() })),
        after: None,
    };
    audit::record(ctx, &mut tx, &person.as_staff(), entry).await?;
    tx.commit().await?;
    Ok(())
}
