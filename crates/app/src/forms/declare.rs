//! « Non concerné par ce formulaire » and back; the answers of a draft are kept for the day it concerns after all.

use domain::application::requirement::Obligation;
use domain::application::{DocumentStatus, Refusal};
use serde_json::json;

use super::complete::find;
use super::put;
use crate::Ctx;
use crate::actor::Person;
use crate::apply::own;
use crate::asked::allowed;
use crate::audit::{self, Entry};
use crate::error::Error;

pub async fn declare(ctx: &Ctx, person: &Person, number: i64, code: &str, not_concerned: bool) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let dossier = own::lock(ctx, &mut tx, person, number).await?;
    let asked = find(&dossier, code)?;
    allowed(ctx, &dossier).map_err(Error::Refused)?;
    if not_concerned == (asked.status == DocumentStatus::NotConcerned) {
        return Ok(());
    }
    // Answers that were read of a survey win.
    let is_answered = asked.survey.is_some() && asked.completed_at.is_some();
    if not_concerned && (asked.obligation != Obligation::Conditional || is_answered) {
        return Err(Error::Refused(Refusal::NotInThisState));
    }
    let now = ctx.now();
    let mut after = asked.clone();
    after.completed_at = None;
    after.status = if not_concerned { DocumentStatus::NotConcerned } else { DocumentStatus::Waiting };
    if !put(&mut tx, asked, &after.row(ctx.ids.uuid(now), &dossier.application, (String::new(), now))).await? {
        return Err(Error::Stale);
    }
    let entry = Entry {
        action: if not_concerned { "form.not_concerned" } else { "form.concerned" },
        application: Some(dossier.application.id),
        object: format!("form:{code}"),
        before: Some(json!({ "status": asked.status.code() })),
        after: Some(json!({ "status": after.status.code() })),
    };
    audit::record(ctx, &mut tx, &person.as_applicant(), entry).await?;
    tx.commit().await?;
    Ok(())
}
