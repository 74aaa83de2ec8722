//! Filling a form in: what can be read is saved as a draft at once; « Valider mes réponses » makes it complete when
//! nothing is missing.

use std::collections::BTreeMap;

use domain::application::{DocumentStatus, Refusal};
use domain::form::AnswerError;
use serde_json::json;

use super::{Asked, put};
use crate::Ctx;
use crate::actor::Person;
use crate::apply::own;
use crate::asked::{allowed, continues, is_stale};
use crate::audit::{self, Entry};
use crate::dossier::Dossier;
use crate::error::Error;

const DRAFT: &str = "form.draft";
const COMPLETE: &str = "form.complete";

/// What a save is for, beside keeping the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// Nothing else.
    Draft,
    /// The page was opened on a complete form: a save on the way may find an answer empty for a moment, and the form is
    /// complete again as soon as it is whole.
    StayComplete,
    /// « Valider mes réponses ».
    Complete,
}

/// What became of the answers.
#[derive(Clone, Debug, Default)]
pub struct Saved {
    /// Answers that could not be read, by the key of their field; everything else is saved.
    pub wrong: Vec<(String, AnswerError)>,
    /// Keys of the fields that must be answered and are not; asked for only when the form was to be completed.
    pub missing: Vec<String>,
    pub is_complete: bool,
    /// The form was complete when its page was opened, and is not any more.
    pub is_draft_again: bool,
}

/// The form of a code in a dossier.
pub(super) fn find<'a, R>(dossier: &'a Dossier, code: &str) -> Result<&'a Asked, Error<R>> {
    dossier.forms.iter().find(|asked| asked.code == code).ok_or(Error::NotFound)
}

/// Saves what was typed, by the key of its field; a field that is not named is answered with nothing.
///
/// The page says what it saw of the answers and what stands for it: what it saved before is no change behind its back.
pub async fn save(
    ctx: &Ctx,
    person: &Person,
    (number, code): (i64, &str),
    typed: &BTreeMap<String, Vec<String>>,
    (seen, page): (i64, &str),
    aim: Aim,
) -> Result<Saved, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let dossier = own::lock(ctx, &mut tx, person, number).await?;
    let asked = find(&dossier, code)?;
    if asked.survey.is_some() {
        // It is answered elsewhere.
        return Err(Error::NotFound);
    }
    allowed(ctx, &dossier).map_err(Error::Refused)?;
    if is_stale(asked.stored.as_ref(), seen, page) {
        return Err(Error::Stale);
    }
    let now = ctx.now();
    let (answers, wrong) = asked.definition.read(&asked.answers, typed);
    let missing: Vec<String> = asked.definition.missing(&answers).into_iter().map(|field| field.key.clone()).collect();
    let is_whole = missing.is_empty() && wrong.is_empty();
    // Complete answers stay complete while they are whole, and are a draft again once something is taken away.
    let was_complete = aim == Aim::StayComplete || asked.status == DocumentStatus::Deposited;
    let is_complete = is_whole && (aim == Aim::Complete || was_complete);
    let missing = if aim == Aim::Complete { missing } else { Vec::new() };
    let saved = Saved { wrong, missing, is_complete, is_draft_again: was_complete && !is_complete };
    let mut after = asked.clone();
    after.answers = answers;
    after.completed_at = is_complete.then(|| asked.completed_at.unwrap_or(now));
    after.status = if is_complete { DocumentStatus::Deposited } else { DocumentStatus::Waiting };
    // Nothing answered to what was never answered is stored no more than before.
    if after.answers == asked.answers && after.status == asked.status {
        return Ok(saved);
    }
    let application = dossier.application.id;
    if !put(&mut tx, asked, &after.row(ctx.ids.uuid(now), &dossier.application, (page, now))).await? {
        return Err(Error::Stale);
    }
    let action = if is_complete && asked.status != DocumentStatus::Deposited { COMPLETE } else { DRAFT };
    let object = format!("form:{code}");
    if action == COMPLETE || !continues(&mut tx, application, (DRAFT, &object), now).await? {
        // That it was answered, and never the answers: these are in the submission.
        let entry = Entry {
            action,
            application: Some(application),
            object,
            before: Some(json!({ "status": asked.status.code() })),
            after: Some(json!({ "status": after.status.code(), "version": asked.number })),
        };
        audit::record(ctx, &mut tx, &person.as_applicant(), entry).await?;
    }
    tx.commit().await?;
    Ok(saved)
}
