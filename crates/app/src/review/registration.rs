//! « Identifiant d’inscription »: the code under which the student system expects the applicant, typed by hand.

use std::collections::BTreeMap;

use domain::application::facts::{By, guards};
use domain::application::{MailCode, Refusal as StateRefusal};
use domain::permissions::Right;
use serde_json::json;

use super::staff;
use crate::Ctx;
use crate::actor::Person;
use crate::apply::effects::{self, With};
use crate::apply::own::save;
use crate::audit::{self, Entry};
use crate::error::Error;

/// Longest code.
pub const MAX_CODE: usize = 10;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    State(StateRefusal),
    /// Something else than at most ten letters, digits, hyphens.
    Unreadable,
    /// Somebody else saved another one meanwhile; empty = none.
    ChangedMeanwhile(String),
}

/// Saves the code; an empty one takes it away. `seen` is what the form showed; with `tell` the applicant gets the code by
/// mail. Of a code that is taken away there is nothing to tell.
pub async fn set(ctx: &Ctx, person: &Person, number: i64, code: &str, seen: &str, tell: bool) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let mut dossier = staff::lock(ctx, &mut tx, person, number, Right::RegistrationCode).await?;
    staff::for_another(person, &dossier.application)?;
    guards::alive(&dossier.facts(ctx, By::Staff)).map_err(|refusal| Error::Refused(Refusal::State(refusal)))?;
    let code = code.trim();
    if code.len() > MAX_CODE || !code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        return Err(Error::Refused(Refusal::Unreadable));
    }
    let application = &mut dossier.application;
    let before = application.registration_code.clone();
    let standing = before.as_deref().unwrap_or_default();
    if standing == code {
        return Ok(());
    }
    if standing != seen {
        return Err(Error::Refused(Refusal::ChangedMeanwhile(standing.to_owned())));
    }
    application.registration_code = (!code.is_empty()).then(|| code.to_owned());
    save(ctx, &mut tx, application).await?;
    if tell && !code.is_empty() {
        // As it is now: a mail that waits must not tell a later code twice.
        let extra = BTreeMap::from([("newCodeOpi".to_owned(), code.to_owned()), ("formationsOpi".to_owned(), dossier.session.programme_label.clone())]);
        effects::to_applicant(ctx, &mut tx, &dossier, MailCode::RegistrationCode.code(), &With { extra, ..With::default() }).await?;
    }
    let entry = Entry {
        action: "application.registration_code",
        application: Some(dossier.application.id),
        object: format!("application:{number}"),
        before: Some(json!({ "name": before })),
        after: Some(json!({ "name": code })),
    };
    audit::record(ctx, &mut tx, &person.as_staff(), entry).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}
