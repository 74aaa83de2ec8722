//! LimeSurvey's `RemoteControl` 2: JSON-RPC over HTTP with positional parameters.
//!
//! Its refusals are results: an object with a `status`. An empty body means that the interface is switched off, and
//! « could not get max id » that nobody answered yet.

use std::collections::BTreeMap;
use std::time::Duration;

use reqwest::{Client, StatusCode};
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

use super::{Question, Response, SurveyError, SurveySettings, answer};
use crate::BadSetting;
use crate::http::{self, ClientSettings, HttpError};
use crate::text::{one_line, shorten, without_addresses};

/// Limits for an exchange: time, and bytes of the answer.
#[derive(Clone, Copy)]
struct Limits {
    time: Duration,
    bytes: usize,
    /// Less can be asked for than was.
    is_divisible: bool,
}

const SHORT: Limits = Limits { time: Duration::from_secs(10), bytes: 4 << 20, is_divisible: false };
const EXPORT: Limits = Limits { time: Duration::from_secs(120), bytes: 64 << 20, is_divisible: true };
/// Longest words of a question kept, in characters.
const WORDS: usize = 500;

/// A LimeSurvey server.
#[derive(Debug, Clone)]
pub struct LimeSurvey {
    client: Client,
    address: Url,
    user: String,
    password: SecretString,
}

#[derive(Deserialize)]
struct Reply {
    #[serde(default)]
    result: Value,
    #[serde(default)]
    error: Value,
}

impl LimeSurvey {
    /// A server at the address of its interface. Contacts nobody.
    ///
    /// # Errors
    /// When a setting cannot be used.
    pub fn open(settings: &SurveySettings) -> Result<Self, BadSetting> {
        let expected = |_| BadSetting::new("surveys.url", "expected off, or an address such as https://enquetes.univ.example/index.php/admin/remotecontrol");
        // `index.php?r=admin/remotecontrol` is the same interface where addresses are not rewritten.
        let (path, query) = settings.url.trim().split_once('?').map_or((settings.url.trim(), None), |(path, query)| (path, Some(query)));
        let mut address = http::address("surveys.url", path).map_err(expected)?;
        address.set_query(query);
        if settings.user.trim().is_empty() {
            return Err(BadSetting::new("surveys.user", "expected a user who may export the answers"));
        }
        let authority = settings.authority.as_deref().map(|file| ("surveys.ca_file", file));
        let client = http::client(&ClientSettings { timeout: EXPORT.time, authority, address: &address })?;
        Ok(Self { client, address, user: settings.user.trim().to_owned(), password: settings.password.clone() })
    }

    async fn call(&self, method: &str, parameters: Vec<Value>, limits: Limits) -> Result<Value, SurveyError> {
        let body = json!({ "method": method, "params": parameters, "id": 1 }).to_string();
        let request = self.client.post(self.address.clone()).header("content-type", "application/json").timeout(limits.time).body(body);
        let answer = http::send(request, limits.bytes).await.map_err(|error| match error {
            HttpError::TooLong(_) | HttpError::TimedOut if limits.is_divisible => SurveyError::TooMuch(error.to_string()),
            HttpError::TooLong(_) => SurveyError::Contract(error.to_string()),
            HttpError::Unreachable(_) | HttpError::TimedOut => SurveyError::Unavailable(error.to_string()),
        })?;
        let status = answer.status;
        if !status.is_success() {
            let passes = status.is_server_error() || matches!(status, StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS);
            let words = format!("HTTP {}", status.as_u16());
            // PHP that runs out of memory or time says 500, what stands before it 504.
            if limits.is_divisible && matches!(status, StatusCode::INTERNAL_SERVER_ERROR | StatusCode::GATEWAY_TIMEOUT) {
                return Err(SurveyError::TooMuch(words));
            }
            return Err(if passes { SurveyError::Unavailable(words) } else { SurveyError::Refused(words) });
        }
        if answer.body.trim_ascii().is_empty() {
            return Err(SurveyError::Refused("the JSON-RPC interface is switched off there".to_owned()));
        }
        let reply: Reply = serde_json::from_slice(&answer.body).map_err(|_| SurveyError::Contract("no JSON-RPC".to_owned()))?;
        match reply.error {
            Value::Null => Ok(reply.result),
            error => Err(SurveyError::Refused(safe(error.as_str().unwrap_or("an error")))),
        }
    }
}

/// One conversation with the server: a session key that is fetched when it is needed, renewed when the server lost it,
/// and given back at the end.
#[derive(Debug)]
pub struct Visit {
    server: LimeSurvey,
    key: Option<SecretString>,
}

impl Visit {
    pub(super) const fn new(server: LimeSurvey) -> Self {
        Self { server, key: None }
    }

    /// Whether the server let this visit in.
    #[must_use]
    pub const fn is_in(&self) -> bool {
        self.key.is_some()
    }

    /// Fetches a session key, unless there is one.
    ///
    /// # Errors
    /// Why the server does not let us in.
    pub async fn enter(&mut self) -> Result<(), SurveyError> {
        self.session().await.map(|_| ())
    }

    /// The complete responses of a survey from this number on.
    ///
    /// # Errors
    /// Why they cannot be read.
    pub async fn responses(&mut self, survey: i64, from: i64) -> Result<Vec<Response>, SurveyError> {
        self.export(survey, from, None, EXPORT.time).await
    }

    /// [`Visit::responses`], for somebody who does not wait longer than this.
    ///
    /// # Errors
    /// Why they cannot be read.
    pub async fn responses_within(&mut self, survey: i64, from: i64, time: Duration) -> Result<Vec<Response>, SurveyError> {
        self.export(survey, from, None, time).await
    }

    /// The complete responses of a survey from this number to that one, for somebody who does not wait longer than this.
    ///
    /// # Errors
    /// Why they cannot be read.
    pub async fn responses_between(&mut self, survey: i64, from: i64, to: i64, time: Duration) -> Result<Vec<Response>, SurveyError> {
        self.export(survey, from, Some(to), time).await
    }

    async fn export(&mut self, survey: i64, from: i64, to: Option<i64>, time: Duration) -> Result<Vec<Response>, SurveyError> {
        let from = if from > 1 { Value::from(from) } else { Value::Null };
        let mut rest = vec![json!(survey), json!("json"), Value::Null, json!("complete"), json!("code"), json!("long"), from];
        rest.extend(to.map(Value::from));
        match self.ask("export_responses", &rest, Limits { time: time.min(EXPORT.time), ..EXPORT }).await? {
            Ok(Value::String(text)) => answer::read(&text),
            Ok(_) => Err(SurveyError::Contract("an export that is no text".to_owned())),
            Err(status) if nobody_answered(&status) => Ok(Vec::new()),
            Err(status) => Err(refusal(&status)),
        }
    }

    /// The questions of a survey in its own language.
    ///
    /// # Errors
    /// Why they cannot be read.
    pub async fn questions(&mut self, survey: i64) -> Result<Vec<Question>, SurveyError> {
        match self.ask("list_questions", &[json!(survey)], SHORT).await? {
            Ok(Value::Array(list)) => Ok(questions(&list)),
            Ok(_) => Err(SurveyError::Contract("questions that are no list".to_owned())),
            Err(status) if status.to_lowercase().contains("no questions") => Ok(Vec::new()),
            Err(status) => Err(refusal(&status)),
        }
    }

    /// Gives the session key back. A server that is away by now forgets it by itself.
    pub async fn end(mut self) {
        if let Some(key) = self.key.take()
            && let Err(error) = self.server.call("release_session_key", vec![json!(key.expose_secret())], SHORT).await
        {
            tracing::debug!(%error, "the session of the survey server was not given back");
        }
    }

    async fn session(&mut self) -> Result<SecretString, SurveyError> {
        if let Some(key) = &self.key {
            return Ok(key.clone());
        }
        let parameters = vec![json!(self.server.user), json!(self.server.password.expose_secret())];
        match self.server.call("get_session_key", parameters, SHORT).await? {
            Value::String(key) if !key.is_empty() => {
                let key = SecretString::from(key);
                self.key = Some(key.clone());
                Ok(key)
            }
            other => Err(status_of(&other).map_or_else(|| SurveyError::Contract("no session key".to_owned()), |status| SurveyError::Refused(safe(status)))),
        }
    }

    /// Asks within the session; a status that refuses comes back inside.
    async fn ask(&mut self, method: &str, rest: &[Value], limits: Limits) -> Result<Result<Value, String>, SurveyError> {
        for _ in 0..2 {
            let key = self.session().await?;
            let mut parameters = vec![json!(key.expose_secret())];
            parameters.extend_from_slice(rest);
            let result = self.server.call(method, parameters, limits).await?;
            match status_of(&result).map(str::to_owned) {
                // It ended meanwhile: once more with a new one.
                Some(status) if status.to_lowercase().contains("invalid session key") => self.key = None,
                Some(status) if status != "OK" => return Ok(Err(status)),
                _ => return Ok(Ok(result)),
            }
        }
        Err(SurveyError::Refused("each session ends at once".to_owned()))
    }
}

/// The status of a result that is one.
fn status_of(result: &Value) -> Option<&str> {
    result.as_object()?.get("status")?.as_str()
}

/// An empty survey is told as an error.
fn nobody_answered(status: &str) -> bool {
    let status = status.to_lowercase();
    status.contains("could not get max id") || status.contains("no response found")
}

fn refusal(status: &str) -> SurveyError {
    let lower = status.to_lowercase();
    if lower.contains("table does not exist") || lower.contains("invalid survey") { SurveyError::NoSurvey } else { SurveyError::Refused(safe(status)) }
}

/// What the server said, fit for a log.
fn safe(words: &str) -> String {
    shorten(&without_addresses(words, []), 120)
}

/// The words of each question under the code that responses have: a part of a question is `code[part]`.
fn questions(list: &[Value]) -> Vec<Question> {
    let text = |item: &Value, name: &str| match item.get(name) {
        Some(Value::String(text)) => text.trim().to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let wholes: BTreeMap<String, (String, String)> = list
        .iter()
        .filter(|item| matches!(text(item, "parent_qid").as_str(), "" | "0"))
        .map(|item| (text(item, "qid"), (text(item, "title"), plain(&text(item, "question")))))
        .collect();
    let one = |item: &Value| {
        let (title, words) = (text(item, "title"), plain(&text(item, "question")));
        match wholes.get(&text(item, "parent_qid")) {
            Some((whole, question)) => Question { code: format!("{whole}[{title}]"), words: format!("{question} – {words}") },
            None => Question { code: title, words },
        }
    };
    list.iter().map(one).filter(|question| !question.code.is_empty()).collect()
}

/// Markup as plain words on one line.
fn plain(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut is_tag = false;
    for c in html.chars() {
        match c {
            '<' => {
                is_tag = true;
                out.push(' ');
            }
            '>' if is_tag => is_tag = false,
            _ if is_tag => {}
            c => out.push(c),
        }
    }
    let named = [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "’"), ("&#039;", "’"), ("&amp;", "&")];
    let words = named.into_iter().fold(out, |text, (entity, character)| text.replace(entity, character));
    shorten(one_line(&words).trim(), WORDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(url: &str, user: &str) -> SurveySettings {
        SurveySettings { url: url.to_owned(), user: user.to_owned(), ..SurveySettings::off() }
    }

    #[test]
    fn addresses_are_looked_over() {
        for good in ["https://enquetes.univ.example/index.php/admin/remotecontrol", "http://127.0.0.1:1/index.php?r=admin/remotecontrol"] {
            assert!(LimeSurvey::open(&settings(good, "lecture")).is_ok(), "{good}");
        }
        for bad in ["", "http://enquetes.univ.example/index.php/admin/remotecontrol", "enquetes"] {
            assert_eq!(LimeSurvey::open(&settings(bad, "lecture")).map(|_| ()).unwrap_err().key, "surveys.url", "{bad}");
        }
        assert_eq!(LimeSurvey::open(&settings("https://a.example/", " ")).map(|_| ()).unwrap_err().key, "surveys.user");
    }

    #[test]
    fn questions_have_the_codes_of_responses() {
        let list = [
            json!({ "qid": "1", "parent_qid": "0", "title": "suite", "question": "<p>Quelle&nbsp;<b>suite</b> ?</p>" }),
            json!({ "qid": 2, "parent_qid": 0, "title": "langues", "question": "Langues" }),
            json!({ "qid": 3, "parent_qid": 2, "title": "EN", "question": "Anglais" }),
            json!({ "qid": 4, "title": "" }),
        ];
        let found: Vec<(String, String)> = questions(&list).into_iter().map(|question| (question.code, question.words)).collect();
        let expected = [("suite", "Quelle suite ?"), ("langues", "Langues"), ("langues[EN]", "Langues – Anglais")];
        assert_eq!(found, expected.map(|(code, words)| (code.to_owned(), words.to_owned())));
    }

    #[test]
    fn statuses_are_told_apart() {
        assert!(nobody_answered("No Data, could not get max id."));
        assert_eq!(refusal("No Data, survey table does not exist."), SurveyError::NoSurvey);
        assert_eq!(refusal("Error: Invalid survey ID"), SurveyError::NoSurvey);
        assert_eq!(refusal("No permission"), SurveyError::Refused("No permission".to_owned()));
        assert_eq!(status_of(&json!("abc")), None);
    }
}
