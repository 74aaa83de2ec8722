//! « Identifiant d’inscription »: the code under which the student system expects the applicant, typed by hand.

use std::collections::BTreeMap;

use domain::application::facts::{By, guards};
use domain::application::{MailCode, Refusal as StateRefusal};
use domain::permissions::Right;
use serde_json::json;

use super::staff;
use crate::Ctx;
use crate::accounts::limit;
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

/// What the form of the code was sent with.
#[derive(Clone, Copy, Debug, Default)]
pub struct Sent<'a> {
    /// What it showed.
    pub seen: &'a str,
    /// The applicant gets the code by mail.
    pub tell: bool,
    /// Its token, see [`limit::comes_first`].
    pub form: &'a str,
}

/// Saves the code; an empty one takes it away. A code that is there already may be told all the same. Of a code that is
/// taken away there is nothing to tell.
pub async fn set(ctx: &Ctx, person: &Person, number: i64, code: &str, sent: Sent<'_>) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let mut dossier = staff::lock(ctx, &mut tx, person, number, Right::RegistrationCode).await?;
    guards::alive(&dossier.facts(ctx, By::Staff)).map_err(|refusal| Error::Refused(Refusal::State(refusal)))?;
    let code = code.trim();
    if code.len() > MAX_CODE || !code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
        return Err(Error::Refused(Refusal::Unreadable));
    }
    let before = dossier.application.registration_code.clone();
    let standing = before.as_deref().unwrap_or_default();
    let is_there = standing == code;
    if !is_there && standing != sent.seen {
        return Err(Error::Refused(Refusal::ChangedMeanwhile(standing.to_owned())));
    }
    // The second copy of a form finds the code of the first.
    let wish = format!("registration-code:{number}:{code}");
    let tells = sent.tell && !code.is_empty() && limit::comes_first(ctx, &mut tx, sent.form, &wish).await?;
    if is_there && !tells {
        return Ok(());
    }
    if tells {
        // As it is now: a mail that waits must not tell a later code twice.
        let extra = BTreeMap::from([("newCodeOpi".to_owned(), code.to_owned()), ("formationsOpi".to_owned(), dossier.session.programme_label.clone())]);
        effects::to_applicant(ctx, &mut tx, &dossier, MailCode::RegistrationCode.code(), &With { extra, ..With::default() }).await?;
    }
    if is_there {
        tx.commit().await?;
        ctx.wake.notify_one();
        return Ok(());
    }
    dossier.application.registration_code = (!code.is_empty()).then(|| code.to_owned());
    save(ctx, &mut tx, &mut dossier.application).await?;
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
