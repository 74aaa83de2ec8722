//! `/admin/effacements`: requests to be erased, answered by central admissions with a reason.

use app::Error;
use app::accounts::erase::Outcome;
use app::own_data::erasure::{self, Answer as Decision, Answered, Listed, NotAnswered, Request};
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::get;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Staff, html, render};
use crate::ui::{Form, Page, words};
use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new().route(paths::ADMIN_ERASURES, get(list)).route(paths::ADMIN_ERASURE, get(one).post(answer))
}

#[derive(Template)]
#[template(path = "admin/erasures.html")]
struct ListPage {
    page: Page,
    requests: Vec<Listed>,
}

/// The state of a request: key of its words, class of its tag.
fn state(code: &str) -> (&'static str, &'static str) {
    match code {
        "waiting" => ("erasure-state-waiting", "ec-tag--warn"),
        "accepted" => ("erasure-state-accepted", "ec-tag--info"),
        "refused" => ("erasure-state-refused", "ec-tag--danger"),
        "withdrawn" => ("erasure-state-withdrawn", ""),
        _ => ("erasure-state-done", "ec-tag--ok"),
    }
}

impl ListPage {
    fn path(&self, request: &Listed) -> String {
        paths::fill(paths::ADMIN_ERASURE, &[&request.id.to_string()])
    }

    fn state(&self, request: &Listed) -> (&'static str, &'static str) {
        state(&request.state)
    }

    /// By when an answer is due: a month after the request.
    fn due(&self, request: &Listed) -> String {
        let asked = request.asked_at;
        self.page.day_of(&asked.checked_add_months(chrono::Months::new(1)).unwrap_or(asked))
    }
}

async fn list(staff: Staff, State(app): State<App>) -> Answer {
    let requests = erasure::list(&app.ctx, &staff.person).await?;
    html(&ListPage { page: staff.visit.page_t("nav-staff-erasures"), requests })
}

#[derive(Template)]
#[template(path = "admin/erasure.html")]
struct OnePage {
    page: Page,
    request: Request,
    form: Form,
    may_answer: bool,
}

impl OnePage {
    fn path(&self) -> String {
        paths::fill(paths::ADMIN_ERASURE, &[&self.request.erasure.id.to_string()])
    }

    fn state(&self) -> (&'static str, &'static str) {
        state(&self.request.erasure.state)
    }

    fn managed(&self, number: &i64) -> String {
        paths::fill(paths::MANAGER_APPLICATION, &[&number.to_string()])
    }

    fn status(&self, line: &erasure::Line) -> String {
        if line.is_cancelled { self.page.t("erasure-application-cancelled") } else { words::file_status(&self.page, line.status).text }
    }

    /// What accepting does, in words.
    fn consequence(&self) -> String {
        match self.request.outcome {
            Outcome::Erased => self.page.t("erasure-now"),
            Outcome::Kept { until } => self.page.t1("erasure-later", "until", self.page.long_date(&until)),
            Outcome::Staff => self.page.t("erasure-staff"),
            Outcome::Unknown => self.page.t("erasure-nobody"),
        }
    }
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
struct Fields {
    version: String,
    answer: String,
    decision: String,
}

async fn show(staff: &Staff, app: &App, id: Uuid, fields: &Fields, wrong: Option<(&str, &str)>, status: StatusCode) -> Answer {
    let request = erasure::open(&app.ctx, &staff.person, id).await?;
    let page = staff.visit.page_t("erasure-title").failed(wrong.is_some());
    let mut form = Form::new(&page).with("answer", fields.answer.clone());
    if let Some((field, key)) = wrong {
        form.wrong(field, key);
    }
    let may_answer = request.erasure.state == "waiting"
        && staff.person.actor.may(domain::permissions::Right::Central, domain::permissions::Access::Write, domain::permissions::Place::Institution).is_ok();
    render(&OnePage { page, request, form, may_answer }, status)
}

async fn one(staff: Staff, State(app): State<App>, Path(id): Path<Uuid>) -> Answer {
    show(&staff, &app, id, &Fields::default(), None, StatusCode::OK).await
}

async fn answer(staff: Staff, State(app): State<App>, Path(id): Path<Uuid>, Posted(fields): Posted<Fields>) -> Answer {
    let decision = if fields.decision == "accept" { Decision::Accept } else { Decision::Refuse };
    let seen = fields.version.parse().unwrap_or(0);
    let key = match erasure::answer(&app.ctx, &staff.person, id, seen, decision, &fields.answer).await {
        Ok(Answered::Done) => return Ok(Flash::ok("erasure-done").to(&app, paths::ADMIN_ERASURES)),
        Ok(Answered::Later { until }) => {
            let until = staff.visit.page(String::new()).long_date(&until);
            return Ok(Flash::ok("erasure-accepted").arg("until", until).to(&app, paths::ADMIN_ERASURES));
        }
        Ok(Answered::Refused) => return Ok(Flash::ok("erasure-refused").to(&app, paths::ADMIN_ERASURES)),
        Err(Error::Refused(NotAnswered::ReasonMissing)) => "erasure-reason-missing",
        Err(Error::Refused(NotAnswered::TooLong)) => "erasure-too-long",
        Err(Error::Refused(NotAnswered::Staff)) => "erasure-staff",
        Err(Error::Refused(NotAnswered::AlreadyAnswered)) => return Ok(Flash::info("erasure-already").to(&app, paths::ADMIN_ERASURES)),
        Err(Error::Stale) => return show(&staff, &app, id, &fields, Some(("answer", "erasure-stale")), StatusCode::CONFLICT).await,
        Err(error) => return Err(error.into()),
    };
    show(&staff, &app, id, &fields, Some(("answer", key)), StatusCode::UNPROCESSABLE_ENTITY).await
}
