//! Answering: what can be read is saved at once, however much is still missing; what cannot is named.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::application::document::{Event, TABLE};
use domain::application::facts::By;
use domain::application::machine::step;
use domain::application::requirement::Obligation;
use domain::application::{DocumentStatus, Refusal};
use domain::form::{Answer, AnswerError};
use domain::time::Instant;
use serde_json::json;
use store::question::Given;
use store::{Json, Tx};
use uuid::Uuid;

use super::{Asked, LONGEST};
use crate::Ctx;
use crate::actor::Person;
use crate::apply::own;
use crate::audit::{self, Entry};
use crate::error::Error;

/// Changes that follow one another within this time are one line of the trace.
const SERIES: TimeDelta = TimeDelta::minutes(15);
const ACTION: &str = "questions.answer";

/// What was typed for a question.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub values: Vec<String>,
    /// « Je ne suis pas concerné par cette question ».
    pub not_concerned: bool,
    /// What the page saw of the answer before.
    pub seen: i64,
}

/// Answers that could not be read, by the code of the question; everything else is saved.
pub type Wrong = Vec<(String, AnswerError)>;

/// Saves the answers to all questions of one's application; a question that is not named is answered with nothing.
///
/// `page` stands for the page they were typed on: what it saved before is no change behind its back.
pub async fn answer(ctx: &Ctx, person: &Person, number: i64, typed: &BTreeMap<String, Typed>, page: &str) -> Result<Wrong, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let dossier = own::lock(ctx, &mut tx, person, number).await?;
    if dossier.questions.is_empty() {
        return Err(Error::NotFound);
    }
    // The same moments as for a document that nobody judges.
    step(TABLE, DocumentStatus::Waiting, Event::Deposit, &dossier.facts(ctx, By::Applicant)).map_err(Error::Refused)?;
    let now = ctx.now();
    let application = dossier.application.id;
    let nothing = Typed::default();
    let (mut wrong, mut changed) = (Wrong::new(), Vec::new());
    for asked in &dossier.questions {
        let typed = typed.get(&asked.code).unwrap_or(&nothing);
        let not_concerned = typed.not_concerned && asked.obligation == Obligation::Conditional;
        let read = if not_concerned { Ok(Answer::default()) } else { Answer::read(asked.kind, &asked.choices, &typed.values, LONGEST) };
        match read {
            Ok(given) if given == asked.answer && not_concerned == (asked.status == DocumentStatus::NotConcerned) => {}
            // Where nothing stands any more, nothing of anybody's is lost.
            Ok(_) if asked.seen() != typed.seen && asked.stored.as_ref().is_some_and(|stored| stored.by != page) => return Err(Error::Stale),
            Ok(given) => {
                let row = Given {
                    id: asked.stored.as_ref().map_or_else(|| ctx.ids.uuid(now), |stored| stored.id),
                    account_id: person.account.0,
                    question_id: asked.id,
                    application_id: (!asked.is_common).then_some(application),
                    answer: Json(given),
                    is_not_concerned: not_concerned,
                    saved_by: page.chars().take(64).collect(),
                    version: asked.seen(),
                };
                put(&mut tx, asked, &row, now).await?;
                changed.push(asked.code.clone());
            }
            Err(error) => wrong.push((asked.code.clone(), error)),
        }
    }
    if !changed.is_empty() && !continues(&mut tx, application, now).await? {
        // Which questions, and never the answers: these are in the submission.
        let after = Some(json!({ "questions": changed }));
        let entry = Entry { action: ACTION, application: Some(application), object: format!("application:{number}"), before: None, after };
        audit::record(ctx, &mut tx, &person.as_applicant(), entry).await?;
    }
    tx.commit().await?;
    Ok(wrong)
}

/// Stores an answer. One that is empty is not stored: a question without an answer has no row, whatever was there before.
async fn put(tx: &mut Tx, asked: &Asked, row: &Given, now: Instant) -> Result<(), Error<Refusal>> {
    let is_fresh = match asked.stored {
        Some(_) if row.answer.is_empty() && !row.is_not_concerned => store::question::take_back(tx, row.id, row.version).await?,
        Some(_) => store::question::change(tx, row, now).await?,
        // An answer for all applications, given in two of them at the same instant.
        None => match store::question::give(tx, row, now).await {
            Ok(()) => true,
            Err(error) if error.is_unique_violation() => false,
            Err(error) => return Err(error.into()),
        },
    };
    if is_fresh { Ok(()) } else { Err(Error::Stale) }
}

/// Whether the last line of the trace tells of answers given just before.
async fn continues(tx: &mut Tx, application: Uuid, now: Instant) -> store::Result<bool> {
    let latest = store::audit::latest(tx, application).await?;
    Ok(latest.is_some_and(|line| line.action == ACTION && now - line.at < SERIES))
}

/// What was typed for each question, from the fields of a form: `q-CODE`, `nc-CODE` for « non
/// concerné », `v-CODE` for what the page saw.
#[must_use]
pub fn typed(pairs: &[(String, String)]) -> BTreeMap<String, Typed> {
    let mut typed = BTreeMap::<String, Typed>::new();
    for (field, value) in pairs {
        let Some((prefix, code)) = field.split_once('-') else { continue };
        match prefix {
            "q" => typed.entry(code.to_owned()).or_default().values.push(value.clone()),
            "nc" => typed.entry(code.to_owned()).or_default().not_concerned |= value == "yes",
            "v" => typed.entry(code.to_owned()).or_default().seen = value.parse().unwrap_or(0),
            _ => {}
        }
    }
    typed
}
