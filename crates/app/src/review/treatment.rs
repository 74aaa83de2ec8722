//! « Type de traitement »: controlled access, direct access, not settled; and its validation. Validating direct access
//! admits: it publishes the session's favourable decision, announced by the mail of the treatment type alone. Forms say
//! what they showed: nobody replaces or validates what they have not seen.

use domain::application::facts::By;
use domain::application::machine::step;
use domain::application::treatment::{Event, TABLE, Treatment};
use domain::application::{DecisionKind, Refusal, TreatmentType};
use domain::permissions::Right;
use serde_json::json;
use store::Tx;
use store::application::Application;

use super::staff;
use crate::Ctx;
use crate::actor::Person;
use crate::apply::{effects, own::save};
use crate::audit::{self, Entry};
use crate::decide::release::{self, Origin};
use crate::dossier::Dossier;
use crate::error::Error;

/// The type and whether it is validated, for a form to say what it showed.
#[must_use]
pub fn standing(application: &Application) -> String {
    format!("{} {}", application.treatment, if application.treatment_validated { "validated" } else { "set" })
}

/// Sets the type. Controlled access validates itself; the others wait to be validated. `seen` is what the form showed, as
/// [`standing`] says it.
pub async fn set(ctx: &Ctx, person: &Person, number: i64, kind: TreatmentType, seen: &str) -> Result<(), Error<Refusal>> {
    let event = match kind {
        TreatmentType::Controlled => Event::SetControlled,
        TreatmentType::Direct => Event::SetDirect,
        TreatmentType::Waiting => Event::SetWaiting,
    };
    change(ctx, person, number, event, Right::EditTreatment, seen).await
}

/// Validates the type that was set and that the form showed.
pub async fn validate(ctx: &Ctx, person: &Person, number: i64, seen: &str) -> Result<(), Error<Refusal>> {
    change(ctx, person, number, Event::Validate, Right::ValidateTreatment, seen).await
}

async fn change(ctx: &Ctx, person: &Person, number: i64, event: Event, right: Right, seen: &str) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    if event == Event::Validate {
        lock_session(&mut tx, person, number, right).await?;
    }
    let mut dossier = staff::lock(ctx, &mut tx, person, number, right).await?;
    let before = Treatment { kind: dossier.treatment(), validated: dossier.application.treatment_validated };
    // Validated, and not another type than the one that was seen.
    let is_what_was_seen = event != Event::Validate || seen.starts_with(before.kind.code());
    if asks_for_what_is(event, before) && is_what_was_seen {
        return Err(Error::Refused(Refusal::AlreadyDone));
    }
    if seen != standing(&dossier.application) {
        return Err(Error::Stale);
    }
    let (after, done) = step(TABLE, before, event, &dossier.facts(ctx, By::Staff)).map_err(Error::Refused)?;
    after.kind.code().clone_into(&mut dossier.application.treatment);
    dossier.application.treatment_validated = after.validated;
    // The type decides which documents are asked.
    dossier.items = crate::dossier::items(ctx, &mut tx, &dossier.application, crate::dossier::Side::Staff).await?;
    dossier.application.documents_to_review = staff::waiting(&dossier.application, &dossier.items);
    save(ctx, &mut tx, &mut dossier.application).await?;
    let admitted = dossier.published_kind() == Some(DecisionKind::Favourable);
    if event == Event::Validate && after.kind == TreatmentType::Direct && !admitted {
        admit(ctx, &mut tx, person, &mut dossier).await?;
    }
    effects::write(ctx, &mut tx, &dossier, done, &effects::With::default()).await?;
    let entry = Entry {
        action: if event == Event::Validate { "application.treatment_validate" } else { "application.treatment" },
        application: Some(dossier.application.id),
        object: format!("application:{number}"),
        before: Some(json!({ "treatment": before.kind.code(), "validated": before.validated })),
        after: Some(json!({ "treatment": after.kind.code(), "validated": after.validated })),
    };
    audit::record(ctx, &mut tx, &person.as_staff(), entry).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

/// Before the application, as the job that promotes does: direct access may call somebody from a complementary list.
async fn lock_session(tx: &mut Tx, person: &Person, number: i64, right: Right) -> Result<(), Error<Refusal>> {
    let found = store::application::find(tx, number).await?.ok_or(Error::NotFound)?;
    staff::check_change(person, &found, right)?;
    Ok(store::catalogue::session::lock(tx, found.session_id).await?)
}

fn asks_for_what_is(event: Event, treatment: Treatment) -> bool {
    match event {
        Event::SetControlled => treatment.kind == TreatmentType::Controlled,
        Event::SetDirect => treatment.kind == TreatmentType::Direct,
        Event::SetWaiting => treatment.kind == TreatmentType::Waiting,
        Event::Validate => treatment.validated,
    }
}

/// Publishes the favourable decision of the session without its own mail.
async fn admit(ctx: &Ctx, tx: &mut Tx, person: &Person, dossier: &mut Dossier) -> Result<(), Error<Refusal>> {
    let favourable = dossier.session.favourable_type_id;
    let decision = release::published_now(ctx, tx, dossier, favourable, Some(person.account.0)).await?;
    release::apply(ctx, tx, dossier, decision, Origin::DirectAccess).await
}
