//! Answering: what can be read is saved at once, however much is still missing; what cannot is named, and so is what another
//! page answered meanwhile to a question that this one changed too.

use std::collections::BTreeMap;

use domain::application::requirement::Obligation;
use domain::application::{DocumentStatus, Refusal};
use domain::form::{Answer, AnswerError};
use domain::time::Instant;
use serde_json::json;
use store::question::Given;
use store::{Json, Tx};

use super::{Asked, LONGEST};
use crate::Ctx;
use crate::actor::Person;
use crate::apply::own;
use crate::asked::{allowed, continues, is_first, is_stale, mark, saved_by};
use crate::audit::{self, Entry};
use crate::error::Error;

const ACTION: &str = "questions.answer";

/// What was typed for a question.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub values: Vec<String>,
    /// « Je ne suis pas concerné par cette question ».
    pub not_concerned: bool,
    /// What the page saw of the answer before.
    pub seen: i64,
    /// The mark of what the page showed of it; empty when it does not say. One that was touched is none, see [`crate::asked::TOUCHED`].
    pub shown: String,
}

impl Typed {
    /// The answer, and whether the question does not concern whoever answers.
    fn read(&self, asked: &Asked) -> Result<(Answer, bool), AnswerError> {
        if self.not_concerned && asked.obligation == Obligation::Conditional {
            return Ok((Answer::default(), true));
        }
        Answer::read(asked.kind, &asked.choices, &self.values, LONGEST).map(|given| (given, false))
    }

    /// Whether this is what the page showed: nobody changed it there.
    #[must_use]
    pub fn is_as_shown(&self, asked: &Asked) -> bool {
        !self.shown.is_empty() && self.read(asked).is_ok_and(|(given, not_concerned)| mark(&given, not_concerned) == self.shown)
    }
}

/// Answers that could not be read, by the code of the question; everything else is saved.
pub type Wrong = Vec<(String, AnswerError)>;

/// What became of the answers.
#[derive(Clone, Debug, Default)]
pub struct Saved {
    pub wrong: Wrong,
    /// Codes of the questions that were answered on another page meanwhile and otherwise on this one: that answer stands.
    pub stale: Vec<String>,
}

impl Saved {
    /// Whether everything was taken.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.wrong.is_empty() && self.stale.is_empty()
    }
}

/// Saves the answers to all questions of one's application; a question that is not named is answered with nothing.
///
/// `page` stands for the page they were typed on: what it saved before is no change behind its back. What another page saved
/// stands where this one changed nothing, and is not replaced unseen where it did.
pub async fn answer(ctx: &Ctx, person: &Person, number: i64, typed: &BTreeMap<String, Typed>, page: &str) -> Result<Saved, Error<Refusal>> {
    match give(ctx, person, number, typed, page).await {
        // Given in two applications at the same instant: by now the other one's is there to be compared with.
        Err(Error::Stale) => give(ctx, person, number, typed, page).await,
        outcome => outcome,
    }
}

async fn give(ctx: &Ctx, person: &Person, number: i64, typed: &BTreeMap<String, Typed>, page: &str) -> Result<Saved, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let dossier = own::lock(ctx, &mut tx, person, number).await?;
    if dossier.questions.is_empty() {
        return Err(Error::NotFound);
    }
    allowed(ctx, &dossier).map_err(Error::Refused)?;
    let now = ctx.now();
    let application = dossier.application.id;
    let nothing = Typed::default();
    let (mut saved, mut changed) = (Saved::default(), Vec::new());
    for asked in &dossier.questions {
        let named = typed.get(&asked.code);
        let typed = named.unwrap_or(&nothing);
        let is_not_concerned = asked.status == DocumentStatus::NotConcerned;
        let is_other = is_stale(asked.stored.as_ref(), typed.seen, page);
        // Where nothing stands any more, nothing of anybody's is replaced.
        let is_changed_elsewhere = is_other && asked.stored.is_some();
        match typed.read(asked) {
            // Nothing in place of what is proposed is an answer: it would be proposed for ever.
            Ok((given, not_concerned)) if given == asked.answer && not_concerned == is_not_concerned && (named.is_none() || asked.proposed().is_none()) => {}
            // Nobody touched it on this page, or the page did not ask it yet: emptied elsewhere, it stays so.
            Ok(_) if is_other && (named.is_none() || typed.is_as_shown(asked)) => {}
            Ok(_) if is_changed_elsewhere => saved.stale.push(asked.code.clone()),
            Ok((given, not_concerned)) => {
                let row = Given {
                    id: asked.stored.as_ref().map_or_else(|| ctx.ids.uuid(now), |stored| stored.id),
                    account_id: person.account.0,
                    question_id: asked.id,
                    application_id: (!asked.is_common).then_some(application),
                    campaign_id: asked.is_common.then_some(dossier.application.campaign_id),
                    answer: Json(given),
                    is_not_concerned: not_concerned,
                    saved_by: saved_by(page, &[], &[], None),
                    version: asked.seen(),
                };
                put(&mut tx, asked, &row, now).await?;
                changed.push(asked.code.clone());
            }
            Err(error) => {
                saved.wrong.push((asked.code.clone(), error));
                // Put right, it would replace that answer unseen.
                if is_changed_elsewhere {
                    saved.stale.push(asked.code.clone());
                }
            }
        }
    }
    let object = format!("application:{number}");
    if !changed.is_empty() && !continues(&mut tx, application, (ACTION, &object), now).await? {
        // Which questions, and never the answers: these are in the submission.
        let after = Some(json!({ "questions": changed }));
        let entry = Entry { action: ACTION, application: Some(application), object, before: None, after };
        audit::record(ctx, &mut tx, &person.as_applicant(), entry).await?;
    }
    tx.commit().await?;
    Ok(saved)
}

/// Stores an answer. One that is empty is not stored: a question without an answer has no row, whatever was there before. Only
/// where an earlier campaign has one its row stays, or that one would be proposed again and saved with the next answer.
async fn put(tx: &mut Tx, asked: &Asked, row: &Given, now: Instant) -> Result<(), Error<Refusal>> {
    let is_fresh = match asked.stored {
        Some(_) if row.answer.is_empty() && !row.is_not_concerned && asked.earlier.is_empty() => store::question::take_back(tx, row.id, row.version).await?,
        Some(_) => store::question::change(tx, row, now).await?,
        None => is_first(store::question::give(tx, row, now).await)?,
    };
    if is_fresh { Ok(()) } else { Err(Error::Stale) }
}

/// What was typed for each question, from the fields of a form: `q-CODE`, `nc-CODE` for « non
/// concerné », `v-CODE` for what the page saw and showed, as [`Asked::mark`] writes it.
#[must_use]
pub fn typed(pairs: &[(String, String)]) -> BTreeMap<String, Typed> {
    let mut typed = BTreeMap::<String, Typed>::new();
    for (field, value) in pairs {
        let Some((prefix, code)) = field.split_once('-') else { continue };
        match prefix {
            "q" => typed.entry(code.to_owned()).or_default().values.push(value.clone()),
            "nc" => typed.entry(code.to_owned()).or_default().not_concerned |= value == "yes",
            "v" => {
                let (seen, shown) = value.split_once('.').unwrap_or((value.as_str(), ""));
                let of = typed.entry(code.to_owned()).or_default();
                of.seen = seen.parse().unwrap_or(0);
                shown.clone_into(&mut of.shown);
            }
            _ => {}
        }
    }
    typed
}
