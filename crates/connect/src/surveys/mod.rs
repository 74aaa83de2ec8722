//! The institution's surveys: what people answered in LimeSurvey.
//!
//! Optional and never in the way: a job reads, pages show what was read last. Nothing here knows whose answers a response
//! holds; that is decided above, by what the survey was opened with.

mod answer;
mod limesurvey;

use std::path::PathBuf;

use chrono::NaiveDateTime;
use secrecy::SecretString;

pub use limesurvey::{LimeSurvey, Visit};

use crate::BadSetting;

/// How the survey server is reached.
#[derive(Debug, Clone)]
pub struct SurveySettings {
    /// Address of its `RemoteControl` 2 interface, or `off`.
    pub url: String,
    /// A user there who may export the answers of the surveys.
    pub user: String,
    /// Its password.
    pub password: SecretString,
    /// A certificate authority trusted besides those of the system, in PEM.
    pub authority: Option<PathBuf>,
}

impl SurveySettings {
    /// No survey server.
    #[must_use]
    pub fn off() -> Self {
        Self { url: "off".to_owned(), user: String::new(), password: SecretString::from(String::new()), authority: None }
    }
}

/// Why there is no answer. No text carries anything of a person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SurveyError {
    /// Not reached, or not in time: the same question may be answered later.
    #[error("survey server out of reach: {0}")]
    Unavailable(String),
    /// Reached, and what was asked for is too long or takes too long: less of it may be answered.
    #[error("too much for the survey server: {0}")]
    TooMuch(String),
    /// Reached, and it refuses: somebody has to look at the settings, here or there.
    #[error("survey server refused: {0}")]
    Refused(String),
    /// There is no such survey, or it was never activated.
    #[error("no such survey")]
    NoSurvey,
    /// An answer that is none of those agreed on.
    #[error("survey server not understood: {0}")]
    Contract(String),
}

/// A complete response. Its members are in the order of the survey: code of the question, answer in words.
#[derive(Clone, PartialEq, Eq)]
pub struct Response {
    /// Its number in the survey.
    pub id: i64,
    /// When it was submitted, by the clock of the server; none where the survey keeps no dates.
    pub submitted: Option<NaiveDateTime>,
    /// What was answered, empty answers included.
    pub members: Vec<(String, String)>,
}

impl std::fmt::Debug for Response {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Response({}, …)", self.id)
    }
}

impl Response {
    /// The answer to a question, whatever the case of its code.
    #[must_use]
    pub fn get(&self, code: &str) -> &str {
        self.members.iter().find(|(known, _)| known.eq_ignore_ascii_case(code)).map_or("", |(_, answer)| answer.trim())
    }
}

/// The words of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its code, as the members of a response name it.
    pub code: String,
    /// What is asked, without markup.
    pub words: String,
}

/// The survey server. Cheap to clone.
#[derive(Debug, Clone)]
pub enum Surveys {
    /// None.
    Off,
    /// A LimeSurvey server.
    LimeSurvey(LimeSurvey),
}

impl Surveys {
    /// Chooses the variant by the address. Contacts nobody.
    ///
    /// # Errors
    /// When a setting cannot be used.
    pub fn open(settings: &SurveySettings) -> Result<Self, BadSetting> {
        if settings.url.trim() == "off" { Ok(Surveys::Off) } else { Ok(Surveys::LimeSurvey(LimeSurvey::open(settings)?)) }
    }

    /// Whether there is one.
    #[must_use]
    pub fn is_configured(&self) -> bool {
        !matches!(self, Surveys::Off)
    }

    /// Begins a visit, in which any number of surveys are read; none where there is no server. Contacts nobody yet.
    #[must_use]
    pub fn visit(&self) -> Option<Visit> {
        match self {
            Surveys::Off => None,
            Surveys::LimeSurvey(server) => Some(Visit::new(server.clone())),
        }
    }

    /// Whether the server answers and knows the user.
    ///
    /// # Errors
    /// Why it does not.
    pub async fn health(&self) -> Result<(), SurveyError> {
        let Some(mut visit) = self.visit() else { return Ok(()) };
        let outcome = visit.enter().await;
        visit.end().await;
        outcome
    }
}
