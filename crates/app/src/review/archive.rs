//! Putting applications away by hand while their campaign goes on, and taking them out again. What is put away is read
//! only and stands in a list of its own, with what earlier campaigns left.

use domain::application::existence::{Event, TABLE};
use domain::application::facts::{By, Settling};
use domain::application::machine::step;
use domain::application::{Acceptance, DecisionKind, Existence, Refusal};
use domain::permissions::Right;
use domain::time::Instant;
use serde_json::json;
use store::application::Application;

use super::file_status::{MAX_AT_ONCE, Outcome};
use super::staff;
use crate::Ctx;
use crate::actor::Person;
use crate::apply::own::save;
use crate::audit::{self, Entry};
use crate::error::{Error, Fault};

/// Whether the person can put an application of the list away now.
#[must_use]
pub fn can_archive(person: &Person, application: &Application, now: Instant) -> bool {
    let existence = Existence::from_code(&application.existence).unwrap_or(Existence::Archived);
    let settling = Settling {
        existence,
        acceptance: Acceptance::from_code(&application.acceptance).unwrap_or(Acceptance::Unanswered),
        published: application.published_kind.as_deref().and_then(DecisionKind::from_code),
        has_unpublished: application.draft_state.is_some(),
        can_be_undone: application.undo_until.is_some_and(|until| now < until),
    };
    existence != Existence::Archived && settling.is_settled() && !staff::is_own(person, application)
}

/// Puts one application away.
pub async fn archive(ctx: &Ctx, person: &Person, number: i64) -> Result<(), Error<Refusal>> {
    change(ctx, person, number, true).await
}

/// Takes it out again: it is where it was before.
pub async fn restore(ctx: &Ctx, person: &Person, number: i64) -> Result<(), Error<Refusal>> {
    change(ctx, person, number, false).await
}

/// Puts several away, each in its own transaction: one that refuses does not keep the others.
pub async fn archive_many(ctx: &Ctx, person: &Person, numbers: &[i64]) -> Result<Outcome, Error<Refusal>> {
    let mut outcome = Outcome::default();
    for number in numbers.iter().take(MAX_AT_ONCE) {
        match archive(ctx, person, *number).await {
            Ok(()) => outcome.done += 1,
            Err(Error::Refused(refusal)) => outcome.refused.push((*number, refusal)),
            Err(Error::Denied(_) | Error::NotFound) => outcome.refused.push((*number, Refusal::NotInThisState)),
            Err(Error::Stale | Error::Fault(Fault::Conflict(_))) => outcome.changed.push(*number),
            Err(error) => return Err(error),
        }
    }
    Ok(outcome)
}

async fn change(ctx: &Ctx, person: &Person, number: i64, away: bool) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let mut dossier = staff::lock(ctx, &mut tx, person, number, Right::Dossier).await?;
    let before = dossier.existence();
    if (before == Existence::Archived) == away {
        return Err(Error::Refused(Refusal::AlreadyDone));
    }
    let event = match (away, dossier.application.cancelled_at) {
        (true, _) => Event::Archive,
        (false, None) => Event::Restore,
        (false, Some(_)) => Event::RestoreCancelled,
    };
    let (after, _) = step(TABLE, before, event, &dossier.facts(ctx, By::Staff)).map_err(Error::Refused)?;
    let application = &mut dossier.application;
    after.code().clone_into(&mut application.existence);
    save(ctx, &mut tx, application).await?;
    let entry = Entry {
        action: if away { "application.archive" } else { "application.restore" },
        application: Some(dossier.application.id),
        object: format!("application:{number}"),
        before: Some(json!({ "existence": before.code() })),
        after: Some(json!({ "existence": after.code() })),
    };
    audit::record(ctx, &mut tx, &person.as_staff(), entry).await?;
    tx.commit().await?;
    Ok(())
}
