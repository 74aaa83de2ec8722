//! Complementary forms of an application: which are asked, what was answered, and what a submission keeps of it.
//!
//! Answers point at the version of the form they were given to. Completed ones stay with it; what is still a draft moves
//! to the version published last. Once submitted, the answers of the submission count, until the next one.
//!
//! Common answers count in their campaign. In the next one they are where its applicant begins: a draft to be read again.
//!
//! A form may be answered in LimeSurvey instead: its answers are read by a job, always complete. Those that were read after
//! the submission count for it where it had none.

pub mod complete;
pub mod declare;
pub mod file;
pub mod place;
pub mod remind;
pub mod words;

use std::collections::HashMap;
use std::sync::Arc;

use domain::application::DocumentStatus;
use domain::application::requirement::Obligation;
use domain::form::{Answers, Definition, FieldKind};
use domain::ids::FormId;
use domain::time::Instant;
use domain::translated::Translated;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use store::Tx;
use store::application::{Application, Around};
use store::form::{Answered, ForSession, Form, Given, Version};
use uuid::Uuid;

use crate::Ctx;
use crate::asked::{self, Stored};
use crate::dossier::set_up::SetUp;
use crate::i18n::Lang;
use crate::surveys::{self, Survey};

/// A form as one application asks it, with what was answered. A submission keeps it as it is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Asked {
    pub id: Uuid,
    pub code: String,
    pub label: Translated,
    #[serde(default)]
    pub introduction: Translated,
    pub obligation: Obligation,
    /// One set of answers for all applications of the person in the campaign.
    #[serde(default)]
    pub is_common: bool,
    pub version: Uuid,
    pub number: i32,
    pub definition: Arc<Definition>,
    pub answers: Answers,
    /// When the answers were declared complete; none while they are a draft.
    pub completed_at: Option<Instant>,
    pub status: DocumentStatus,
    /// The document that takes the answers as a PDF.
    #[serde(default)]
    pub document_type: Option<Uuid>,
    /// Of a form that is answered in LimeSurvey.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub survey: Option<Survey>,
    #[serde(skip)]
    pub stored: Option<Stored>,
    /// The answers are those of an earlier campaign: none was given in this one.
    #[serde(skip)]
    pub is_earlier: bool,
}

impl Asked {
    #[must_use]
    pub fn is_missing(&self) -> bool {
        domain::application::requirement::is_missing(self.obligation, self.status)
    }

    /// Something was answered, and not everything or not for good.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.status == DocumentStatus::Waiting && !self.answers.is_empty()
    }

    /// What was answered for good: nothing of a form that is a draft or does not concern the applicant, nothing of a
    /// field that the answers hide.
    #[must_use]
    pub fn given(&self) -> Self {
        let mut kept = self.clone();
        let shown: Vec<&str> = match self.status {
            DocumentStatus::NotConcerned | DocumentStatus::Waiting => Vec::new(),
            _ => self.definition.shown(&self.answers).into_iter().map(|field| field.key.as_str()).collect(),
        };
        kept.answers.0.retain(|key, _| shown.contains(&key.as_str()));
        kept
    }

    /// What a page saw of the answers: another number means that they changed meanwhile.
    #[must_use]
    pub fn seen(&self) -> i64 {
        asked::seen(self.stored.as_ref())
    }

    /// What a page carries of each answer that it shows to be changed, by the key of its field.
    #[must_use]
    pub fn marks(&self) -> Vec<(&str, String)> {
        let typed = self.definition.0.iter().filter(|field| field.kind != FieldKind::File);
        typed.map(|field| (field.key.as_str(), asked::mark(&self.answers.get(&field.key), false))).collect()
    }

    /// As the submission check sees it.
    #[must_use]
    pub const fn held(&self) -> domain::application::submit::AskedForm {
        domain::application::submit::AskedForm { form: FormId(self.id), obligation: self.obligation, status: self.status }
    }

    /// The label, with the address where it has to be answered elsewhere: what a mail says.
    #[must_use]
    pub fn words(&self, lang: Lang) -> String {
        let label = self.label.get(lang);
        match self.survey.as_ref().map(|survey| survey.address.get(lang)).filter(|address| !address.is_empty()) {
            Some(address) => format!("{label} ({address})"),
            None => label.to_owned(),
        }
    }

    fn of(form: &Form, latest: &Version, given: &ByCampaign, survey: Option<Survey>) -> Self {
        // What the address of a survey asks for decides, since answers come back with it.
        let is_common = survey.as_ref().map_or(form.is_shared && !form.per_application, |survey| !survey.per_application);
        let declared = given.here.iter().find(|given| given.form_id == form.id && given.application_id.is_none() == is_common);
        let row = survey.as_ref().and_then(|_| answered(form.id, &given.here)).or(declared);
        // A survey is answered anew, where it is.
        let earlier = if row.is_none() && is_common && survey.is_none() { given.earlier(form.id) } else { None };
        let kept = row.filter(|row| row.completed_at.is_some() || row.form_version_id == latest.id);
        let (version, number, definition) = match kept {
            Some(row) => (row.form_version_id, row.number, Arc::clone(&row.definition.0)),
            None => (latest.id, latest.number, Arc::clone(&latest.definition.0)),
        };
        let answers = match (kept, row.or(earlier)) {
            (Some(row), _) => row.answers.0.clone(),
            (None, Some(row)) => definition.fit(&row.answers.0),
            (None, None) => Answers::default(),
        };
        let completed_at = row.and_then(|row| row.completed_at);
        let status = match row {
            Some(row) if row.is_not_concerned && !(survey.is_some() && completed_at.is_some()) => DocumentStatus::NotConcerned,
            _ if completed_at.is_some() => DocumentStatus::Deposited,
            _ => DocumentStatus::Waiting,
        };
        Self {
            id: form.id,
            code: form.code.clone(),
            label: form.label.0.clone(),
            introduction: form.introduction.0.clone(),
            obligation: Obligation::from_code(&form.obligation).unwrap_or(Obligation::Mandatory),
            is_common,
            version,
            number,
            definition,
            completed_at,
            status,
            document_type: form.document_type_id,
            survey,
            is_earlier: earlier.is_some() && !answers.is_empty(),
            answers,
            stored: row.map(|row| Stored::of(row.id, row.version, &row.saved_by)),
        }
    }

    /// The row that keeps these answers for an application.
    fn row(&self, id: Uuid, application: &Application, (saved_by, now): (String, Instant)) -> Given {
        Given {
            id: self.stored.as_ref().map_or(id, |stored| stored.id),
            account_id: application.account_id,
            form_id: self.id,
            application_id: (!self.is_common).then_some(application.id),
            campaign_id: self.is_common.then_some(application.campaign_id),
            form_version_id: self.version,
            number: self.number,
            definition: store::Json(Arc::clone(&self.definition)),
            answers: store::Json(self.answers.clone()),
            completed_at: self.completed_at,
            is_not_concerned: self.status == DocumentStatus::NotConcerned,
            saved_by,
            version: self.seen(),
            updated_at: now,
        }
    }
}

/// What somebody answered to forms, as an application looks at it.
#[derive(Debug, Default)]
struct ByCampaign {
    /// For the application, and for all those of its campaign.
    here: Vec<Given>,
    /// For all applications of campaigns that began before.
    elsewhere: Vec<Given>,
}

impl ByCampaign {
    fn of(given: Vec<Given>, application: &Application) -> Self {
        let (here, elsewhere) = given.into_iter().partition(|given| given.campaign_id.is_none_or(|campaign| campaign == application.campaign_id));
        Self { here, elsewhere }
    }

    /// What was answered last to a form in an earlier campaign.
    fn earlier(&self, form: Uuid) -> Option<&Given> {
        self.elsewhere.iter().filter(|given| given.form_id == form).max_by_key(|given| given.updated_at)
    }
}

/// The answers that were read of a survey: those of the application, else those of the person.
fn answered(form: Uuid, given: &[Given]) -> Option<&Given> {
    given.iter().filter(|row| row.form_id == form && row.completed_at.is_some()).max_by_key(|row| row.application_id.is_some())
}

/// Says of the surveys of a submission when they were read last, and takes answers that were read since where it had none.
async fn read_since(ctx: &Ctx, tx: &mut Tx, application: &Application, kept: &mut [Asked]) -> store::Result<()> {
    let forms: Vec<Uuid> = kept.iter().filter(|asked| asked.survey.is_some()).map(|asked| asked.id).collect();
    if forms.is_empty() {
        return Ok(());
    }
    let mut surveys = surveys::of_forms(ctx, tx, application, &forms).await?;
    let given = ByCampaign::of(store::form::given(tx, application.account_id, application.id).await?, application).here;
    for asked in kept.iter_mut().filter(|asked| asked.survey.is_some()) {
        if let Some(survey) = surveys.remove(&asked.id) {
            asked.survey = Some(survey);
        }
        if asked.status == DocumentStatus::Deposited {
            continue;
        }
        if let Some(row) = answered(asked.id, &given) {
            asked.version = row.form_version_id;
            asked.number = row.number;
            asked.definition = Arc::clone(&row.definition.0);
            asked.answers = row.answers.0.clone();
            asked.completed_at = row.completed_at;
            asked.status = DocumentStatus::Deposited;
        }
    }
    Ok(())
}

/// Loads the forms of an application in the order of the list.
///
/// `kept` are those of the latest submission, where they are what shows; one made before there were any kept none.
pub async fn load(
    ctx: &Ctx,
    tx: &mut Tx,
    application: &Application,
    (set_up, around): (&SetUp, &Around),
    (kept, answers): (Option<&RawValue>, Option<Vec<Answered>>),
) -> store::Result<Vec<Asked>> {
    if let Some(mut kept) = asked::kept::<Asked>(kept) {
        read_since(ctx, tx, application, &mut kept).await?;
        return Ok(kept);
    }
    let given = match answers.and_then(|answers| given_to_latest(answers, &set_up.forms)) {
        Some(given) => given,
        None if around.answers_forms => store::form::given(tx, application.account_id, application.id).await?,
        None => Vec::new(),
    };
    let given = ByCampaign::of(given, application);
    // What it answers stays, whatever is asked since.
    let mut own = given.here.iter().filter(|given| given.application_id.is_some());
    let mut forms = if own.all(|given| set_up.forms.iter().any(|form| form.0.form.id == given.form_id)) {
        set_up.forms.clone()
    } else {
        crate::dossier::set_up::forms(tx, application.session_id, application.centre_id, application.id).await?
    };
    let elsewhere: Vec<Uuid> = forms.iter().filter(|form| form.0.is_survey).map(|form| form.0.form.id).collect();
    let mut surveys = if elsewhere.is_empty() { HashMap::new() } else { surveys::of_forms(ctx, tx, application, &elsewhere).await? };
    forms.sort_by_key(|form| asked::rank(form.0.form.is_shared, form.0.form.centre_id, form.0.form.position));
    let asked = |form: Arc<(ForSession, Version)>| {
        let (asked, latest) = &*form;
        let survey = surveys.remove(&asked.form.id);
        Asked::of(&asked.form, latest, &given, survey)
    };
    Ok(forms.into_iter().map(asked).collect())
}

/// What was answered, with the definitions that are in memory already; none where some was given to an earlier one.
fn given_to_latest(answers: Vec<Answered>, forms: &[Arc<(ForSession, Version)>]) -> Option<Vec<Given>> {
    let given = |held: Answered| {
        let form = forms.iter().find(|form| form.1.id == held.form_version_id)?;
        Some(held.given_to(&form.1))
    };
    answers.into_iter().map(given).collect()
}

/// Saves the answers of a form within the caller's transaction; false when somebody was faster.
async fn put(tx: &mut Tx, before: &Asked, row: &Given) -> store::Result<bool> {
    match before.stored {
        Some(_) => store::form::change(tx, row).await,
        None => asked::is_first(store::form::give(tx, row).await),
    }
}
