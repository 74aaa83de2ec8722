//! `/admin/batchs`: jobs that failed, and what runs next.

use app::setup::overview::{Jobs, jobs, requeue};
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{get, post};
use uuid::Uuid;

use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, Staff, html};
use crate::ui::Page;
use crate::{App, paths};

#[derive(Template)]
#[template(path = "admin/jobs.html")]
struct JobsPage {
    page: Page,
    jobs: Jobs,
}

impl JobsPage {
    fn title(&self, name: &str) -> String {
        title(&self.page, name)
    }

    fn again(&self, id: &Uuid) -> String {
        paths::fill(paths::ADMIN_JOB, &[&id.to_string()])
    }
}

/// What a task of the schedule does, in words; one without any has its name.
pub(super) fn title(page: &Page, name: &str) -> String {
    let key = match name {
        "calendar.submit" => "setup-task-submit",
        "calendar.withdraw" => "setup-task-withdraw",
        "calendar.remind_return" => "setup-task-remind-return",
        "calendar.remind_answer" => "setup-task-remind-answer",
        "own_data.erase_due" => "setup-task-erase",
        "purge.accounts" => "setup-task-purge-accounts",
        "purge.expired" => "setup-task-purge-expired",
        "retention" => "setup-task-retention",
        app::surveys::READ => "setup-task-surveys",
        _ => return name.to_owned(),
    };
    page.t(key)
}

pub fn routes() -> Router<App> {
    Router::new().route(paths::ADMIN_JOBS, get(list)).route(paths::ADMIN_JOB, post(again))
}

async fn list(staff: Staff, State(app): State<App>) -> Answer {
    let jobs = jobs(&app.ctx, &staff.person).await?;
    html(&JobsPage { page: staff.visit.page_t("nav-staff-jobs"), jobs })
}

async fn again(staff: Staff, State(app): State<App>, Path(id): Path<Uuid>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    requeue(&app.ctx, &staff.person, id).await?;
    Ok(Flash::ok("setup-job-again").to(&app, paths::ADMIN_JOBS))
}
