//! A form that is answered in LimeSurvey: which survey, at which address, and a look at what it holds.

use std::time::Duration;

use connect::surveys::SurveyError;
use domain::form::Definition;
use domain::form::survey::{AddressProblem, check, names_application};
use domain::permissions::Access;
use domain::text::ErrorKey;
use domain::time::Instant;
use domain::translated::Translated;
use store::form::Version;
use store::survey::Survey;
use store::{Json, Tx};
use uuid::Uuid;

use super::common::Refusal;
use super::form::{may, readable, writable};
use super::typed::{Reader, in_language};
use crate::Ctx;
use crate::accounts::limit::{self, What};
use crate::actor::Person;
use crate::error::Error;
use crate::surveys;

/// The kinds of forms, as the choice on the page sends them.
pub const HERE: &str = "native";
pub const SURVEY: &str = "limesurvey";
/// Longest address, in characters.
const LONGEST: usize = 1_000;
/// How long somebody waits before the page for a whole survey.
const LOOK: Duration = Duration::from_secs(30);

/// What was typed of a survey.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    pub survey: i64,
    pub address: Translated,
}

impl Wanted {
    pub(super) fn is_per_application(&self) -> bool {
        surveys::is_per_application(&self.address)
    }
}

/// Reads the survey of a form; everything wrong is left with the reader.
pub(super) async fn read(ctx: &Ctx, tx: &mut Tx, reader: &mut Reader<'_>, stored: Option<&Survey>, form: Uuid) -> store::Result<Wanted> {
    let survey = reader.number("survey_id", 1, 999_999_999);
    let before = stored.map(|stored| stored.address.0.clone()).unwrap_or_default();
    let address = reader.words("survey_address", &before, &ctx.languages(), LONGEST, true);
    let filled: Vec<(&String, &String)> = address.0.iter().filter(|(_, address)| !address.trim().is_empty()).collect();
    for (language, address) in &filled {
        if let Err(problem) = check(address) {
            reader.fail(in_language("survey_address", language), complaint(problem));
        }
    }
    // Answers are those of an application or those of a person, whatever language they were given in.
    if let Some(((_, first), others)) = filled.split_first()
        && let Some((language, _)) = others.iter().find(|(_, other)| names_application(other) != names_application(first))
    {
        reader.fail(in_language("survey_address", language), ErrorKey::new("survey-address-differs"));
    }
    if store::survey::form_of(tx, survey).await?.is_some_and(|other| other != form) {
        reader.fail("survey_id", ErrorKey::new("survey-taken"));
    }
    Ok(Wanted { survey, address })
}

fn complaint(problem: AddressProblem) -> ErrorKey {
    let variable = |name: &str| format!("${{{name}}}");
    match problem {
        AddressProblem::NotAnAddress => ErrorKey::new("survey-address-format"),
        AddressProblem::Lacks(name) => ErrorKey::new("survey-address-lacks").text("variable", variable(name)),
        AddressProblem::Unknown(name) => ErrorKey::new("survey-address-unknown").text("variable", variable(&name)),
    }
}

/// Keeps which survey a form is. It is asked from now on: what it asks is not for us to publish.
pub(super) async fn put(ctx: &Ctx, tx: &mut Tx, form: Uuid, wanted: &Wanted, by: Uuid) -> store::Result<()> {
    store::survey::put(tx, form, wanted.survey, &wanted.address).await?;
    if store::form::latest_version(tx, form).await?.is_none() {
        let version = Version { id: ctx.id(), form_id: form, number: 1, definition: Json(Definition::default().into()), published_at: ctx.now() };
        store::form::publish(tx, &version, Some(by)).await?;
    }
    Ok(())
}

/// A survey as its page shows it.
#[derive(Clone, Debug)]
pub struct Shown {
    pub label: Translated,
    pub survey: i64,
    pub address: Translated,
    pub read_at: Option<Instant>,
    /// Since when it cannot be read.
    pub trouble_at: Option<Instant>,
    pub may_look: bool,
}

pub async fn show(ctx: &Ctx, person: &Person, code: &str) -> Result<Shown, Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    let form = readable(&mut tx, person, code).await?;
    let survey = store::survey::of(&mut tx, form.id).await?.ok_or(Error::NotFound)?;
    Ok(Shown {
        label: form.label.0,
        survey: survey.survey_id,
        address: survey.address.0,
        read_at: survey.read_at,
        trouble_at: survey.trouble_at,
        may_look: may(person, Access::Write, form.centre_id).is_ok(),
    })
}

/// What a look at a survey found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Complete responses.
    pub responses: usize,
    /// Those that carry a reference of ours.
    pub ours: usize,
}

/// Reads a survey from its beginning, without keeping anything: whether it can be read, and whether its hidden questions
/// take what the address says.
pub async fn look(ctx: &Ctx, person: &Person, code: &str) -> Result<Seen, Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    let form = writable(&mut tx, person, code).await?;
    let survey = store::survey::of(&mut tx, form.id).await?.ok_or(Error::NotFound)?;
    drop(tx);
    let mut visit = ctx.surveys.visit().ok_or(Error::Refused(Refusal::Kept("survey-off")))?;
    if !limit::allow(ctx, What::SurveyLook, &person.account.to_string()).await? {
        return Err(Error::Refused(Refusal::Kept("survey-look-often")));
    }
    let outcome = visit.responses_within(survey.survey_id, 1, LOOK).await;
    visit.end().await;
    match outcome {
        Ok(responses) => {
            let ours = responses.iter().filter(|response| surveys::reference(ctx, survey.survey_id, response).is_some()).count();
            Ok(Seen { responses: responses.len(), ours })
        }
        Err(error) => {
            tracing::warn!(survey = survey.survey_id, %error, "a look at a survey failed");
            Err(Error::Refused(Refusal::Kept(sentence(&error))))
        }
    }
}

const fn sentence(error: &SurveyError) -> &'static str {
    match error {
        SurveyError::Unavailable(_) | SurveyError::TooMuch(_) => "survey-away",
        SurveyError::Refused(_) => "survey-refused",
        SurveyError::NoSurvey => "survey-none",
        SurveyError::Contract(_) => "survey-strange",
    }
}
