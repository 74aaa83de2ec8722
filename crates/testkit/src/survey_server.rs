//! A LimeSurvey server for tests: its `RemoteControl` 2 interface on a loopback port of its own, with surveys and answers of the
//! test's making.
//!
//! It says what LimeSurvey says, down to the words of its refusals; a client written by others agrees with it
//! ([`peers`](crate::peers)).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::post;
use base64::Engine as _;
use bytes::Bytes;
use connect::surveys::{SurveySettings, Surveys};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use crate::ports::OwnPort;

const PATH: &str = "/index.php/admin/remotecontrol";

/// How an export holds its responses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// Each response as it is, as LimeSurvey 5 and later give it.
    #[default]
    Plain,
    /// Each within an object under its number, as LimeSurvey 3 did.
    Wrapped,
}

/// What is wrong with the server.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fault {
    #[default]
    None,
    /// It answers 503.
    Away,
    /// The interface is switched off: an empty body.
    Off,
    /// Something that is no JSON.
    Garbled,
    /// An export without an end that holds more than [`AT_ONCE`] responses takes it too long: what stands before it
    /// answers 504.
    Outgrown,
    /// As [`Fault::Outgrown`], and whoever asks for a slice is answered 503: it is not the size.
    Unsteady,
}

/// How many responses a server that is [`Fault::Outgrown`] exports at once.
pub const AT_ONCE: usize = 2;

/// A call as it came in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    pub method: String,
    /// Of an export: the number of the first response asked for.
    pub from: Option<i64>,
    /// And of the last.
    pub to: Option<i64>,
}

#[derive(Debug, Default)]
struct Survey {
    questions: Vec<(String, String)>,
    responses: Vec<Given>,
    is_closed: bool,
}

#[derive(Debug)]
struct Given {
    id: i64,
    /// None while it is not submitted.
    submitted: Option<String>,
    answers: Vec<(String, String)>,
}

#[derive(Debug, Default)]
struct Plan {
    surveys: BTreeMap<i64, Survey>,
    sessions: BTreeSet<String>,
    issued: usize,
    shape: Shape,
    fault: Fault,
    calls: Vec<Call>,
}

/// The server. It stops when this value is dropped.
#[derive(Debug)]
pub struct SurveyServer {
    /// What the configuration calls `surveys.url`.
    pub address: String,
    plan: Arc<Mutex<Plan>>,
    _served: JoinSet<()>,
    _port: OwnPort,
}

impl SurveyServer {
    /// Who may read the surveys.
    pub const USER: &'static str = "ecandidat";
    /// Their password.
    pub const PASSWORD: &'static str = "lecture-seule";

    /// A server without surveys.
    pub async fn start() -> Self {
        let port = OwnPort::take().expect("a port");
        let listener = TcpListener::bind(("127.0.0.1", port.number())).await.expect("a port of its own");
        let address = format!("http://{}{PATH}", listener.local_addr().expect("an address"));
        let plan = Arc::new(Mutex::new(Plan::default()));
        let router = Router::new().route(PATH, post(answer)).with_state(Arc::clone(&plan));
        let mut served = JoinSet::new();
        served.spawn(async move {
            axum::serve(listener, router).await.expect("a server");
        });
        Self { address, plan, _served: served, _port: port }
    }

    /// The settings under which it is read.
    #[must_use]
    pub fn settings(&self) -> SurveySettings {
        SurveySettings { url: self.address.clone(), user: Self::USER.to_owned(), password: Self::PASSWORD.to_owned().into(), authority: None }
    }

    /// The product's own client of it.
    #[must_use]
    pub fn open(&self) -> Surveys {
        Surveys::open(&self.settings()).expect("usable settings")
    }

    /// A survey with its questions, hidden ones aside: code and words.
    pub fn survey(&self, id: i64, questions: &[(&str, &str)]) {
        self.plan().surveys.entry(id).or_default().questions = owned(questions);
    }

    /// Nobody may read this survey any more, or everybody may again.
    pub fn close(&self, id: i64, is_closed: bool) {
        self.plan().surveys.entry(id).or_default().is_closed = is_closed;
    }

    /// A response that was submitted (`2026-03-16 10:01:00`), in the place of an earlier one with its number.
    pub fn answers(&self, survey: i64, id: i64, submitted: &str, answers: &[(&str, &str)]) {
        self.put(survey, Given { id, submitted: Some(submitted.to_owned()), answers: owned(answers) });
    }

    /// A response that somebody began.
    pub fn begins(&self, survey: i64, id: i64, answers: &[(&str, &str)]) {
        self.put(survey, Given { id, submitted: None, answers: owned(answers) });
    }

    fn put(&self, survey: i64, given: Given) {
        let mut plan = self.plan();
        let responses = &mut plan.surveys.entry(survey).or_default().responses;
        responses.retain(|known| known.id != given.id);
        responses.push(given);
        responses.sort_by_key(|known| known.id);
    }

    pub fn shape(&self, shape: Shape) {
        self.plan().shape = shape;
    }

    pub fn fails(&self, fault: Fault) {
        self.plan().fault = fault;
    }

    /// Forgets every session, as LimeSurvey does after a while.
    pub fn forget_sessions(&self) {
        self.plan().sessions.clear();
    }

    /// Sessions that were not given back.
    #[must_use]
    pub fn sessions(&self) -> usize {
        self.plan().sessions.len()
    }

    /// Every call so far.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.plan().calls.clone()
    }

    /// From which response on the exports were asked for, in turn.
    #[must_use]
    pub fn exports(&self) -> Vec<Option<i64>> {
        self.plan().calls.iter().filter(|call| call.method == "export_responses").map(|call| call.from).collect()
    }

    /// The slices asked for, in turn.
    #[must_use]
    pub fn slices(&self) -> Vec<(i64, i64)> {
        self.plan().calls.iter().filter_map(|call| call.to.map(|to| (call.from.unwrap_or(1), to))).collect()
    }

    fn plan(&self) -> MutexGuard<'_, Plan> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn owned(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(code, words)| ((*code).to_owned(), (*words).to_owned())).collect()
}

async fn answer(State(plan): State<Arc<Mutex<Plan>>>, body: Bytes) -> Response {
    let mut plan = plan.lock().unwrap_or_else(PoisonError::into_inner);
    match plan.fault {
        Fault::None | Fault::Outgrown | Fault::Unsteady => {}
        Fault::Away => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
        Fault::Off => return StatusCode::OK.into_response(),
        Fault::Garbled => return "<!DOCTYPE html>".into_response(),
    }
    let Ok(request) = serde_json::from_slice::<Value>(&body) else { return StatusCode::BAD_REQUEST.into_response() };
    let method = request["method"].as_str().unwrap_or_default().to_owned();
    let parameters = request["params"].as_array().cloned().unwrap_or_default();
    let result = plan.call(&method, &parameters);
    if matches!(plan.fault, Fault::Outgrown | Fault::Unsteady) && plan.is_too_much(&parameters) {
        return StatusCode::GATEWAY_TIMEOUT.into_response();
    }
    if plan.fault == Fault::Unsteady && plan.calls.last().is_some_and(|call| call.to.is_some()) {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    axum::Json(json!({ "id": request["id"], "result": result, "error": null })).into_response()
}

fn status(words: &str) -> Value {
    json!({ "status": words })
}

impl Plan {
    fn call(&mut self, method: &str, parameters: &[Value]) -> Value {
        let parameter = |at: usize| parameters.get(at).cloned().unwrap_or_default();
        let number = |at: usize| (method == "export_responses").then(|| parameter(at).as_i64()).flatten();
        self.calls.push(Call { method: method.to_owned(), from: number(7), to: number(8) });
        if method == "get_session_key" {
            return self.begin(&parameter(0), &parameter(1));
        }
        let key = parameter(0);
        let key = key.as_str().unwrap_or_default();
        if method == "release_session_key" {
            self.sessions.remove(key);
            return json!("OK");
        }
        if !self.sessions.contains(key) {
            return status("Invalid session key");
        }
        let Some(survey) = parameter(1).as_i64().and_then(|id| self.surveys.get(&id)) else { return status("Error: Invalid survey ID") };
        if survey.is_closed {
            return status("No permission");
        }
        match method {
            "list_questions" => survey.list(),
            "export_responses" if parameter(2) != "json" => status("the tests export JSON only"),
            "export_responses" if survey.responses.is_empty() => status("No Data, could not get max id."),
            "export_responses" => json!(survey.export(self.shape, parameter(4) == "complete", parameter(7).as_i64().unwrap_or(1), parameter(8).as_i64())),
            _ => status("the tests do not need this method"),
        }
    }

    /// Whether the call just made asks for everything from a number on, and that is a lot.
    fn is_too_much(&self, parameters: &[Value]) -> bool {
        let Some(call) = self.calls.last().filter(|call| call.method == "export_responses" && call.to.is_none()) else { return false };
        let survey = parameters.get(1).and_then(Value::as_i64).and_then(|id| self.surveys.get(&id));
        survey.is_some_and(|survey| survey.responses.iter().filter(|one| one.id >= call.from.unwrap_or(1)).count() > AT_ONCE)
    }

    fn begin(&mut self, user: &Value, password: &Value) -> Value {
        if user != SurveyServer::USER || password != SurveyServer::PASSWORD {
            return status("Invalid user name or password");
        }
        self.issued += 1;
        let key = format!("{:032}", self.issued);
        self.sessions.insert(key.clone());
        json!(key)
    }
}

impl Survey {
    fn list(&self) -> Value {
        if self.questions.is_empty() {
            return status("No questions found");
        }
        let one = |(at, (code, words)): (usize, &(String, String))| json!({ "id": at + 1, "qid": (at + 1).to_string(), "parent_qid": "0", "gid": "1", "type": "T", "title": code, "question": format!("<p>{words}</p>"), "question_order": at });
        self.questions.iter().enumerate().map(one).collect()
    }

    /// The document as base64. It is put together by hand: members stand in the order of the survey.
    fn export(&self, shape: Shape, only_complete: bool, from: i64, to: Option<i64>) -> String {
        let is_asked = |id: i64| id >= from && to.is_none_or(|to| id <= to);
        let chosen = self.responses.iter().filter(|one| is_asked(one.id) && (one.submitted.is_some() || !only_complete));
        let list: Vec<String> = chosen.map(|one| one.document(shape)).collect();
        base64::engine::general_purpose::STANDARD.encode(format!("{{\"responses\":[{}]}}", list.join(",")))
    }
}

impl Given {
    fn document(&self, shape: Shape) -> String {
        let text = |text: &str| Value::from(text).to_string();
        // Versions that wrap say everything in texts, later ones mix.
        let id = if shape == Shape::Wrapped { text(&self.id.to_string()) } else { self.id.to_string() };
        let submitted = self.submitted.as_deref().map_or_else(|| "null".to_owned(), text);
        let mut members = vec![
            format!("\"id\":{id}"),
            format!("\"submitdate\":{submitted}"),
            "\"lastpage\":1".to_owned(),
            "\"startlanguage\":\"fr\"".to_owned(),
            "\"seed\":\"1234567890\"".to_owned(),
        ];
        members.extend(self.answers.iter().map(|(code, answer)| format!("{}:{}", text(code), text(answer))));
        let response = format!("{{{}}}", members.join(","));
        if shape == Shape::Wrapped { format!("{{\"{}\":{response}}}", self.id) } else { response }
    }
}
