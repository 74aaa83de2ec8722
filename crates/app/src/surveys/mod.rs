//! Forms that are answered in LimeSurvey: the address of an applicant's own, and what is read back.
//!
//! A response names a file number and, where each application has answers of its own, the number of an application.
//! Whoever answers can change what the address says, so both are signed: what does not carry our signature is nobody's.
//! The answers become those of the form, in a version made of the questions of the survey, and count like any others.

pub mod back;
pub mod read;
mod take;

use std::collections::HashMap;

use domain::form::survey::{APPLICATION, FILE_NUMBER, Reference, SIGNATURE, Values, fill, names_application};
use domain::time::Instant;
use domain::translated::Translated;
use serde::{Deserialize, Serialize};
use store::Tx;
use store::application::Application;
use uuid::Uuid;

use crate::Ctx;

/// The job that reads every survey in service.
pub const READ: &str = "surveys.read";
/// The job that reads what is new of one survey, since somebody waits for it.
pub const READ_ONE: &str = "surveys.read_one";
/// What the key of signatures is for.
const USAGE: &str = "survey.reference";

/// What an application shows of a form that is answered in LimeSurvey. Submissions keep that it is one.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Survey {
    pub id: i64,
    /// Where this applicant answers, by language.
    #[serde(skip)]
    pub address: Translated,
    /// Each application has answers of its own.
    #[serde(skip)]
    pub per_application: bool,
    /// When the answers were read last.
    #[serde(skip)]
    pub read_at: Option<Instant>,
    /// It is gone through in slices.
    #[serde(skip)]
    pub is_in_slices: bool,
    /// When going through it began last; none before that came to its end.
    #[serde(skip)]
    pub gone_through_at: Option<Instant>,
    /// They could not be read since.
    #[serde(skip)]
    pub is_away: bool,
}

/// Who an application belongs to, as addresses say it.
#[derive(Clone, Debug)]
pub struct Applicant {
    pub file_number: String,
    pub last_name: String,
    pub first_name: String,
    pub application: i64,
}

impl Applicant {
    /// The applicant of an application.
    pub async fn of(tx: &mut Tx, application: &Application) -> store::Result<Option<Self>> {
        let Some(account) = store::account::lookup(tx, application.account_id).await? else { return Ok(None) };
        let Some(file) = store::account::find_campaign_file(tx, account.id, application.campaign_id).await? else { return Ok(None) };
        Ok(Some(Self { file_number: file.file_number, last_name: account.last_name, first_name: account.first_name, application: application.number }))
    }
}

/// Proves that a reference is ours.
#[must_use]
pub fn signature(ctx: &Ctx, survey: i64, reference: &Reference) -> String {
    ctx.keys.digest(USAGE, reference.signed_text(survey).as_bytes())
}

/// The address under which somebody answers a survey, in each language that it has one in. Pages and mails take it from
/// here, so that they cannot disagree.
#[must_use]
pub fn address(ctx: &Ctx, survey: &store::survey::Survey, applicant: &Applicant) -> Translated {
    let one = |address: &String| {
        let application = names_application(address).then_some(applicant.application);
        let signature = signature(ctx, survey.survey_id, &Reference { file_number: applicant.file_number.clone(), application });
        let values = Values {
            file_number: &applicant.file_number,
            application: applicant.application,
            last_name: &applicant.last_name,
            first_name: &applicant.first_name,
            signature: &signature,
        };
        fill(address, &values)
    };
    let written = survey.address.0.0.iter().filter(|(_, address)| !address.trim().is_empty());
    Translated(written.map(|(language, address)| (language.clone(), one(address))).collect())
}

/// Whether the answers to a survey are given for each application.
#[must_use]
pub fn is_per_application(address: &Translated) -> bool {
    address.0.values().any(|address| names_application(address))
}

/// Whose answers a response holds; none when nobody signed that.
#[must_use]
pub fn reference(ctx: &Ctx, survey: i64, response: &connect::surveys::Response) -> Option<Reference> {
    let file_number = response.get(FILE_NUMBER).to_owned();
    let application = match response.get(APPLICATION) {
        "" => None,
        number => Some(number.parse().ok()?),
    };
    let reference = Reference { file_number, application };
    let is_ours = !reference.file_number.is_empty() && ctx.keys.verify(USAGE, reference.signed_text(survey).as_bytes(), response.get(SIGNATURE));
    is_ours.then_some(reference)
}

/// The surveys behind these forms as one application shows them.
pub async fn of_forms(ctx: &Ctx, tx: &mut Tx, application: &Application, forms: &[Uuid]) -> store::Result<HashMap<Uuid, Survey>> {
    let all = store::survey::all(tx).await?;
    let behind: Vec<store::survey::Survey> = all.into_iter().filter(|survey| forms.contains(&survey.form_id)).collect();
    if behind.is_empty() {
        return Ok(HashMap::new());
    }
    let Some(applicant) = Applicant::of(tx, application).await? else { return Ok(HashMap::new()) };
    let one = |survey: &store::survey::Survey| Survey {
        id: survey.survey_id,
        address: address(ctx, survey, &applicant),
        per_application: is_per_application(&survey.address.0),
        read_at: survey.read_at,
        is_in_slices: survey.slice.is_some(),
        gone_through_at: survey.begun_at.filter(|_| !survey.is_under_way()),
        is_away: survey.trouble_at.is_some(),
    };
    Ok(behind.iter().map(|survey| (survey.form_id, one(survey))).collect())
}
