//! The status of the file of several applications at once.

use app::Error;
use app::review::file_status::{self, MAX_AT_ONCE};
use app::review::several::several;
use askama::Template;
use axum::extract::State;
use axum_extra::extract::Query;
use domain::application::{FileStatus, Refusal};
use domain::permissions::Right;
use serde::{Deserialize, Serialize};

use super::lines::{Line, line, parted};
use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Problem, Staff, render_form};
use crate::manager::decision::publish::{Selection, chosen};
use crate::manager::list::query::Params;
use crate::ui::field::Choice;
use crate::ui::words;
use crate::ui::{Form, Page, format};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "manager/mass/status.html")]
struct StatusPage {
    page: Page,
    form: Form,
    lines: Vec<Line>,
    left_out: Vec<Line>,
    statuses: Vec<Choice>,
    /// Said when the return date of some of them is over; empty otherwise.
    return_over: String,
    back: String,
    too_many: bool,
}

pub async fn get(staff: Staff, State(app): State<App>, Query(selection): Query<Selection>, Query(params): Query<Params>) -> Answer {
    let numbers = chosen(&app, &staff, &selection, &params).await?;
    let page = staff.visit.page_t("mass-status-title");
    let form = Form::new(&page).with("status", FileStatus::Received.code()).with("status_on", page.date(&page.today));
    show(&staff, &app, page, form, &numbers, params.link(paths::MANAGER_APPLICATIONS, &[])).await
}

async fn show(staff: &Staff, app: &App, page: Page, form: Form, numbers: &[i64], back: String) -> Answer {
    if numbers.is_empty() {
        return Ok(Flash::error("mass-nothing").to(app, &back));
    }
    let found = several(&app.ctx, &staff.person, numbers, Right::EditFileStatus).await?;
    let (allowed, left_out) = parted(&page, &found, |one| one.allowed);
    let late: Vec<String> = allowed.iter().filter(|one| one.return_over.is_some()).map(|one| one.application.number.to_string()).collect();
    let return_over = if late.is_empty() { String::new() } else { page.t2("mass-status-return-over", "count", late.len(), "numbers", late.join(", ")) };
    let failed = form.has_errors();
    let template = StatusPage {
        lines: allowed.into_iter().map(|one| line(&page, one)).collect(),
        left_out,
        statuses: FileStatus::ALL.iter().map(|s| Choice::new(s.code(), words::file_status(&page, *s).text)).collect(),
        return_over,
        too_many: numbers.len() > MAX_AT_ONCE,
        page: page.failed(failed),
        form,
        back,
    };
    render_form(&template, failed)
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Fields {
    #[serde(skip_serializing)]
    n: Vec<i64>,
    status: String,
    status_on: String,
    #[serde(skip_serializing)]
    suite: String,
}

pub async fn post(staff: Staff, State(app): State<App>, Posted(fields): Posted<Fields>) -> Answer {
    let back = paths::local_or(&fields.suite, paths::MANAGER_APPLICATIONS).to_owned();
    let status = FileStatus::from_code(&fields.status).ok_or(Problem::BadRequest)?;
    let day = format::parse_date(&fields.status_on);
    let refusal = match file_status::set_many(&app.ctx, &staff.person, &fields.n, status, day).await {
        Ok(outcome) => {
            let same = outcome.refused.iter().filter(|(_, refusal)| *refusal == Refusal::AlreadyDone).count();
            let left = outcome.left() - same;
            return Ok(Flash::ok("mass-status-done").arg("count", outcome.done).arg("same", same).arg("left", left).to(&app, &back));
        }
        Err(Error::Refused(refusal)) => refusal,
        Err(error) => return Err(error.into()),
    };
    let page = staff.visit.page_t("mass-status-title");
    let mut form = Form::new(&page).filled(&fields);
    form.wrong(if matches!(refusal, Refusal::DayMissing | Refusal::DayInFuture) { "status_on" } else { "status" }, refusal.key());
    show(&staff, &app, page, form, &fields.n, back).await
}
