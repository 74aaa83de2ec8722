//! The services around the installation: whether each answers. `doctor` asks them before people come, the start page of the
//! administration while they are there.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;
use connect::directory::Directory;
use connect::files::Files;
use connect::mail::Mailer;
use connect::scan::Scanner;
use connect::sso::Sso;
use connect::student_record::StudentRecord;
use connect::surveys::Surveys;
use domain::time::Instant;

use crate::Ctx;
use crate::error::describe;

/// How long an answer is shown before the services are asked again.
const KEPT: TimeDelta = TimeDelta::seconds(60);

/// A service, by what people call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    /// A sign-on of no protocol, or none.
    SignOn,
    Cas,
    OpenIdConnect,
    StudentRecord,
    Mail,
    /// Mails become files, nobody gets them.
    MailFolder,
    Antivirus,
    Files,
    Directory,
    Surveys,
}

/// What a service says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The configuration names none.
    Off,
    /// It answers, with how many students it has where it counts them.
    Works(Option<usize>),
    /// Not in the time it was given.
    Late,
    /// Why it does not work, in its own words; no text carries anything of a person.
    Fails(String),
}

/// A service as it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub service: Service,
    pub answer: Answer,
}

/// A way out to a service.
#[derive(Clone, Copy, Debug)]
pub enum Port<'a> {
    SignOn(&'a Sso),
    StudentRecord(&'a StudentRecord),
    Mail(&'a Mailer),
    Antivirus(&'a Scanner),
    Files(&'a Files),
    Directory(&'a Directory),
    Surveys(&'a Surveys),
}

impl Port<'_> {
    /// Where it leads.
    #[must_use]
    pub fn service(self) -> Service {
        match self {
            Self::SignOn(Sso::Cas(_)) => Service::Cas,
            Self::SignOn(Sso::Oidc(_)) => Service::OpenIdConnect,
            Self::SignOn(_) => Service::SignOn,
            Self::StudentRecord(_) => Service::StudentRecord,
            Self::Mail(Mailer::Folder(_)) => Service::MailFolder,
            Self::Mail(_) => Service::Mail,
            Self::Antivirus(_) => Service::Antivirus,
            Self::Files(_) => Service::Files,
            Self::Directory(_) => Service::Directory,
            Self::Surveys(_) => Service::Surveys,
        }
    }

    /// Asks whether the service works, for no longer than this.
    pub async fn ask(self, patience: Duration) -> Answer {
        if !self.is_configured() {
            return Answer::Off;
        }
        match tokio::time::timeout(patience, self.health()).await {
            Ok(Ok(students)) => Answer::Works(students),
            Ok(Err(why)) => Answer::Fails(why),
            Err(_) => Answer::Late,
        }
    }

    fn is_configured(self) -> bool {
        match self {
            Self::Mail(_) | Self::Files(_) => true,
            Self::SignOn(port) => port.is_configured(),
            Self::StudentRecord(port) => port.is_configured(),
            Self::Antivirus(port) => port.is_configured(),
            Self::Directory(port) => port.is_configured(),
            Self::Surveys(port) => port.is_configured(),
        }
    }

    async fn health(self) -> Result<Option<usize>, String> {
        match self {
            Self::SignOn(port) => port.health().await.map_err(|error| error.to_string())?,
            Self::StudentRecord(port) => return port.health().await.map_err(|error| error.to_string()),
            Self::Mail(port) => port.health().await.map_err(|error| error.to_string())?,
            Self::Antivirus(port) => port.health().await.map_err(|problem| problem.to_string())?,
            Self::Files(port) => port.health().await.map_err(|error| describe(&error))?,
            Self::Directory(port) => port.health().await.map_err(|error| error.to_string())?,
            Self::Surveys(port) => port.health().await.map_err(|error| error.to_string())?,
        }
        Ok(None)
    }
}

/// What the services said last, so that opening a page again asks nobody.
#[derive(Debug, Default)]
pub struct Held(Mutex<Option<(Instant, Vec<State>)>>);

impl Held {
    fn get(&self, now: Instant) -> Option<Vec<State>> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.as_ref().filter(|(at, _)| now - *at < KEPT).map(|(_, states)| states.clone())
    }

    fn put(&self, now: Instant, states: &[State]) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, states.to_vec()));
    }
}

/// Every service of the installation, asked at the same time unless that was just done: the slowest one costs no more
/// than the patience.
pub async fn states(ctx: &Ctx, patience: Duration) -> Vec<State> {
    let now = ctx.now();
    if let Some(held) = ctx.caches.services.get(now) {
        return held;
    }
    let ports = [
        Port::SignOn(&ctx.sso),
        Port::StudentRecord(&ctx.student_record),
        Port::Mail(&ctx.mailer),
        Port::Antivirus(&ctx.scanner),
        Port::Files(&ctx.files),
        Port::Directory(&ctx.directory),
        Port::Surveys(&ctx.surveys),
    ];
    let states = futures::future::join_all(ports.map(|port| state(port, patience))).await;
    ctx.caches.services.put(now, &states);
    states
}

async fn state(port: Port<'_>, patience: Duration) -> State {
    State { service: port.service(), answer: port.ask(patience).await }
}
