//! Questions of an application: which are asked, what was answered, and what a submission keeps of it.
//!
//! An answer given once for all applications counts in its campaign; in the next one it is proposed, to be read again.
//!
//! While the file is open the answers as they stand count. Once submitted, those of the submission do, until the next
//! one: an answer given once for all applications may change for another one meanwhile.

pub mod answer;
pub mod words;

use domain::application::DocumentStatus;
use domain::application::requirement::Obligation;
use domain::form::{Answer, Choice, FieldKind};
use domain::ids::QuestionId;
use domain::translated::Translated;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use store::Tx;
use store::application::{Application, Around};
use store::question::{Given, Question};
use uuid::Uuid;

use crate::asked::{self, Stored};
use crate::dossier::set_up::SetUp;

/// Longest answer of several lines.
pub const LONGEST: usize = 1_000;

/// A question as one application asks it, with what was answered. A submission keeps it as it is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Asked {
    pub id: Uuid,
    pub code: String,
    pub label: Translated,
    #[serde(default)]
    pub help: Translated,
    pub kind: FieldKind,
    #[serde(default)]
    pub choices: Vec<Choice>,
    pub obligation: Obligation,
    /// One answer for all applications of the person in the campaign.
    #[serde(default)]
    pub is_common: bool,
    pub answer: Answer,
    pub status: DocumentStatus,
    /// The stored answer; none when there is none yet, or when this is what a submission kept.
    #[serde(skip)]
    pub stored: Option<Stored>,
    /// What was answered for all applications of an earlier campaign: it counts once it is saved in this one, and is proposed
    /// until something is, be it nothing.
    #[serde(skip)]
    pub earlier: Answer,
}

impl Asked {
    #[must_use]
    pub fn is_missing(&self) -> bool {
        domain::application::requirement::is_missing(self.obligation, self.status)
    }

    /// What stands in the page to be read again: the answer of an earlier campaign, as long as none is stored in this one.
    #[must_use]
    pub fn proposed(&self) -> Option<&Answer> {
        Some(&self.earlier).filter(|earlier| self.stored.is_none() && !earlier.is_empty())
    }

    /// What a page saw of the answer: another number means that it changed meanwhile.
    #[must_use]
    pub fn seen(&self) -> i64 {
        asked::seen(self.stored.as_ref())
    }

    /// What a page carries of the answer: which one it saw, and what it shows to be changed.
    #[must_use]
    pub fn mark(&self) -> String {
        let shown = self.proposed().unwrap_or(&self.answer);
        format!("{}.{}", self.seen(), asked::mark(shown, self.status == DocumentStatus::NotConcerned))
    }

    /// As the submission check sees it.
    #[must_use]
    pub const fn held(&self) -> domain::application::submit::Asked {
        domain::application::submit::Asked { question: QuestionId(self.id), obligation: self.obligation, status: self.status }
    }

    fn of(question: Question, given: &[Given], campaign: Uuid) -> Self {
        let is_common = question.is_shared && !question.per_application;
        let (here, elsewhere): (Vec<&Given>, Vec<&Given>) = given
            .iter()
            .filter(|given| given.question_id == question.id && given.application_id.is_none() == is_common)
            .partition(|given| given.campaign_id.is_none_or(|other| other == campaign));
        let row = here.first();
        // The latest is the last one.
        let earlier = elsewhere.last().map(|given| given.answer.0.clone());
        let answer = row.map(|row| row.answer.0.clone()).unwrap_or_default();
        let status = match row {
            Some(row) if row.is_not_concerned => DocumentStatus::NotConcerned,
            _ if answer.is_empty() => DocumentStatus::Waiting,
            _ => DocumentStatus::Deposited,
        };
        Self {
            id: question.id,
            code: question.code,
            label: question.label.0,
            help: question.help.0,
            kind: FieldKind::from_code(&question.kind).unwrap_or(FieldKind::Text),
            choices: question.choices.0,
            obligation: Obligation::from_code(&question.obligation).unwrap_or(Obligation::Mandatory),
            is_common,
            answer,
            status,
            stored: row.map(|row| Stored::of(row.id, row.version, &row.saved_by)),
            earlier: earlier.unwrap_or_default(),
        }
    }
}

/// Loads the questions of an application in the order of the list.
///
/// `kept` are those of the latest submission, where they are what shows; one made before there were any kept none.
pub async fn load(tx: &mut Tx, application: &Application, (set_up, around): (&SetUp, &Around), kept: Option<&RawValue>) -> store::Result<Vec<Asked>> {
    if let Some(kept) = asked::kept(kept) {
        return Ok(kept);
    }
    let given = if around.answers_questions { store::question::given(tx, application.account_id, application.id).await? } else { Vec::new() };
    // What it answers stays, whatever is asked since.
    let mut own = given.iter().filter(|given| given.application_id.is_some());
    let mut questions = if own.all(|given| set_up.questions.iter().any(|asked| asked.id == given.question_id)) {
        set_up.questions.clone()
    } else {
        store::question::for_session(tx, application.session_id, application.centre_id, application.id).await?
    };
    questions.sort_by_key(|q| asked::rank(q.is_shared, q.centre_id, q.position));
    Ok(questions.into_iter().map(|question| Asked::of(question, &given, application.campaign_id)).collect())
}
