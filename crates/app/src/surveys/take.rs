//! What becomes of the responses that were read: whose they are, whether they are newer than what is held, and the answers
//! made of them, to the version of the form whose questions they answer.
//!
//! Each is kept in a transaction of its own, which looks again at what may have changed since.

use std::collections::BTreeMap;

use connect::surveys::{Question, Response, SurveyError, Visit};
use domain::application::DocumentStatus;
use domain::form::definition::LONGEST;
use domain::form::survey::{APPLICATION, FILE_NUMBER, Moment, Reference, SIGNATURE};
use domain::form::{Answer, Answers, Definition, Field, FieldKind};
use domain::translated::{SOURCE, Translated};
use serde_json::json;
use store::Tx;
use store::survey::{Held, Place, Survey, Taken};
use uuid::Uuid;

use super::read::Trouble;
use crate::Ctx;
use crate::accounts::erase::is_erased;
use crate::audit::{self, Entry, Who};

/// What LimeSurvey itself puts into a response, and what we read a reference from.
const TECHNICAL: [&str; 12] =
    ["id", "submitdate", "lastpage", "startlanguage", "seed", "token", "startdate", "datestamp", "ipaddr", FILE_NUMBER, APPLICATION, SIGNATURE];

/// A response that is to be kept, with its place.
struct Fresh<'a> {
    place: Place,
    response: &'a Response,
}

/// Keeps what is new among responses; the highest number of them.
pub(super) async fn take(ctx: &Ctx, visit: &mut Visit, survey: &Survey, responses: &[Response]) -> Result<i64, Trouble> {
    let mut newest: BTreeMap<Reference, &Response> = BTreeMap::new();
    let mut refused = 0_usize;
    for response in responses {
        match super::reference(ctx, survey.survey_id, response) {
            Some(reference) => {
                let held = newest.get(&reference).map(|held| moment(ctx, held));
                if moment(ctx, response).is_newer_than(held) {
                    newest.insert(reference, response);
                }
            }
            // Counted once, when it is met first.
            None if response.id > survey.last_response => refused += 1,
            None => {}
        }
    }
    let (fresh, unknown) = sift(ctx, survey, &newest).await?;
    let mut kept = 0_usize;
    if !fresh.is_empty() {
        let asked = match visit.questions(survey.survey_id).await {
            Ok(questions) => questions,
            // Answers without their questions are better than none.
            Err(SurveyError::Refused(_) | SurveyError::NoSurvey) => Vec::new(),
            Err(error) => return Err(error.into()),
        };
        let version = version(ctx, survey, &asked, &fresh).await?;
        for fresh in &fresh {
            kept += usize::from(keep(ctx, survey, version, fresh).await?);
        }
    }
    if refused + unknown > 0 {
        tracing::warn!(survey = survey.survey_id, refused, unknown, "responses of a survey are nobody's");
    }
    tracing::info!(survey = survey.survey_id, responses = responses.len(), kept, "the answers of a survey were read");
    Ok(responses.iter().map(|response| response.id).max().unwrap_or(0))
}

fn moment(ctx: &Ctx, response: &Response) -> Moment {
    Moment { response: response.id, at: response.submitted.map(|at| ctx.zone.instant(at)) }
}

fn is_newer(ctx: &Ctx, response: &Response, held: Option<&Held>) -> bool {
    let held = held.and_then(|held| held.response_id.map(|response| Moment { response, at: held.completed_at }));
    moment(ctx, response).is_newer_than(held)
}

/// The responses that are newer than what is held, and how many name somebody who is not there.
async fn sift<'a>(ctx: &Ctx, survey: &Survey, newest: &BTreeMap<Reference, &'a Response>) -> store::Result<(Vec<Fresh<'a>>, usize)> {
    let mut tx = ctx.db.read().await?;
    let (mut fresh, mut unknown) = (Vec::new(), 0);
    for (reference, &response) in newest {
        match place(&mut tx, survey, reference).await? {
            Some(place) => {
                let held = store::survey::held(&mut tx, place).await?;
                if is_newer(ctx, response, held.as_ref()) {
                    fresh.push(Fresh { place, response });
                }
            }
            None => unknown += usize::from(response.id > survey.last_response),
        }
    }
    Ok((fresh, unknown))
}

/// The person, the campaign of their file number, and the application where one is named; it must be theirs.
async fn place(tx: &mut Tx, survey: &Survey, reference: &Reference) -> store::Result<Option<Place>> {
    let Some(file) = store::account::campaign_file_of_number(tx, &reference.file_number).await? else { return Ok(None) };
    let found = store::account::lookup(tx, file.account_id).await?;
    let Some(account) = found.filter(|account| !is_erased(account)) else { return Ok(None) };
    let application = match reference.application {
        None => None,
        Some(number) => match store::application::find(tx, number).await?.filter(|application| application.account_id == account.id) {
            Some(application) => Some(application.id),
            None => return Ok(None),
        },
    };
    Ok(Some(Place { form: survey.form_id, account: account.id, application, campaign: file.campaign_id }))
}

/// The questions of a response, in the order of the survey.
fn asked_in(response: &Response) -> impl Iterator<Item = (&str, &str)> {
    let is_technical = |code: &str| code.ends_with("[filecount]") || TECHNICAL.iter().any(|known| known.eq_ignore_ascii_case(code));
    response.members.iter().map(|(code, answer)| (code.as_str(), answer.as_str())).filter(move |(code, _)| !is_technical(code))
}

/// The version of the form whose questions are those of the responses, made when the one before has others.
async fn version(ctx: &Ctx, survey: &Survey, questions: &[Question], fresh: &[Fresh<'_>]) -> store::Result<Uuid> {
    let mut tx = ctx.db.write().await?;
    let before = store::form::latest_version(&mut tx, survey.form_id).await?;
    let mut definition = Definition::default();
    for fresh in fresh {
        for (code, _) in asked_in(fresh.response) {
            if definition.find(code).is_none() {
                definition.0.push(field(code, questions, before.as_ref().map(|version| &*version.definition.0)));
            }
        }
    }
    if let Some(version) = before.as_ref().filter(|version| *version.definition.0 == definition) {
        return Ok(version.id);
    }
    let version = store::form::Version {
        id: ctx.id(),
        form_id: survey.form_id,
        number: before.map_or(0, |version| version.number) + 1,
        definition: store::Json(definition.into()),
        published_at: ctx.now(),
    };
    store::form::publish(&mut tx, &version, None).await?;
    tx.commit().await?;
    Ok(version.id)
}

fn field(code: &str, questions: &[Question], before: Option<&Definition>) -> Field {
    let told = questions.iter().find(|question| question.code == code && !question.words.is_empty()).map(|question| question.words.clone());
    let label = told.map(Translated::fr).or_else(|| before.and_then(|before| before.find(code)).map(|field| field.label.clone()));
    Field {
        key: code.to_owned(),
        kind: FieldKind::LongText,
        label: label.unwrap_or_else(|| Translated([(SOURCE.to_owned(), code.to_owned())].into())),
        help: Translated::default(),
        is_mandatory: false,
        choices: Vec::new(),
        shown_if: None,
    }
}

/// An answer as it is kept: without control characters, of bounded length.
fn clean(answer: &str) -> String {
    let text = answer.replace("\r\n", "\n");
    let plain: String = text.chars().filter(|c| *c == '\n' || !c.is_control()).take(LONGEST).collect();
    plain.trim().to_owned()
}

/// Keeps one response, if it is still newer than what is held; whether it is.
async fn keep(ctx: &Ctx, survey: &Survey, version: Uuid, fresh: &Fresh<'_>) -> store::Result<bool> {
    let (place, response) = (fresh.place, fresh.response);
    let mut tx = ctx.db.write().await?;
    // Erased meanwhile: nothing may come back.
    if store::account::lock(&mut tx, place.account).await?.is_none_or(|account| is_erased(&account)) {
        return Ok(false);
    }
    // The form is another survey's by now, whose numbers mean something else.
    if store::survey::of(&mut tx, place.form).await?.is_none_or(|now| now.survey_id != survey.survey_id) {
        return Ok(false);
    }
    let held = store::survey::held(&mut tx, place).await?;
    if !is_newer(ctx, response, held.as_ref()) {
        return Ok(false);
    }
    let mut answers = Answers::default();
    for (code, answer) in asked_in(response) {
        answers.set(code, Answer::from_stored(Some(clean(answer)).filter(|text| !text.is_empty()).into_iter().collect()));
    }
    let now = ctx.now();
    let taken =
        Taken { form_version: version, answers: store::Json(answers), completed_at: moment(ctx, response).at.unwrap_or(now), response: response.id, now };
    match &held {
        None => store::survey::take(&mut tx, ctx.id(), place, &taken).await?,
        Some(held) => {
            if !store::survey::retake(&mut tx, held, &taken).await? {
                return Err(store::Error::Stored("the answers changed while they were read".to_owned()));
            }
        }
    }
    let entry = Entry {
        action: "form.survey",
        application: place.application,
        object: if place.application.is_some() { format!("form:{}", survey.code) } else { format!("account:{}", place.account) },
        before: None,
        after: Some(json!({ "status": DocumentStatus::Deposited.code(), "form": survey.code, "response": response.id })),
    };
    audit::record(ctx, &mut tx, &Who::System, entry).await?;
    tx.commit().await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_kept_plain() {
        assert_eq!(clean(" a\r\nb\u{7}\u{0}c "), "a\nbc");
        assert_eq!(clean(&"é".repeat(LONGEST + 5)).chars().count(), LONGEST);
    }

    #[test]
    fn what_limesurvey_adds_is_no_question() {
        let members = ["id", "seed", "Q1", "numdossier", "idCandidature", "signature", "cv[filecount]", "Q2[SQ1]"];
        let members = members.map(|code| (code.to_owned(), "x".to_owned())).to_vec();
        let response = Response { id: 1, submitted: None, members };
        assert_eq!(asked_in(&response).map(|(code, _)| code).collect::<Vec<_>>(), ["Q1", "Q2[SQ1]"]);
        let questions = [Question { code: "Q1".to_owned(), words: "Quelle suite ?".to_owned() }];
        assert_eq!(field("Q1", &questions, None).label.get("fr"), "Quelle suite ?");
        assert_eq!(field("Q9", &questions, None).label.get("fr"), "Q9");
    }
}
