//! A form that is answered in LimeSurvey: where it is answered, when it was read last, and a look at what it holds.

use app::setup::form_survey::{Shown, look, show};
use app::surveys::is_per_application;
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;

use crate::admin::editor::kept;
use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, Staff, html};
use crate::ui::Page;
use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new().route(paths::MANAGER_FORM_SURVEY, get(page).post(read))
}

#[derive(Template)]
#[template(path = "manager/setup/form_survey.html")]
struct SurveyPage {
    page: Page,
    code: String,
    survey: i64,
    address: String,
    /// Where LimeSurvey sends people who have answered.
    back: String,
    read: String,
    trouble: String,
    may_look: bool,
}

async fn page(staff: Staff, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let shown = show(&app.ctx, &staff.person, &code).await?;
    let page = staff.visit.page(shown.label.get(staff.visit.lang()).to_owned());
    let moment = |at: Option<domain::time::Instant>| at.map(|at| page.date_time(&at)).unwrap_or_default();
    html(&SurveyPage {
        code,
        survey: shown.survey,
        address: page.tr(&shown.address),
        back: return_address(&app, &shown),
        read: moment(shown.read_at),
        trouble: moment(shown.trouble_at),
        may_look: shown.may_look,
        page,
    })
}

/// LimeSurvey fills the number of the application in from its hidden question.
fn return_address(app: &App, shown: &Shown) -> String {
    let back = app.ctx.link(&paths::fill(paths::SURVEY_RETURN, &[&shown.survey.to_string()]));
    if is_per_application(&shown.address) { format!("{back}?candidature={{idCandidature}}") } else { back }
}

/// « Lire le questionnaire »: says what is there and keeps nothing.
async fn read(staff: Staff, State(app): State<App>, Path(code): Path<String>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    let back = paths::fill(paths::MANAGER_FORM_SURVEY, &[&code]);
    match look(&app.ctx, &staff.person, &code).await {
        Ok(seen) => Ok(Flash::ok("survey-seen").arg("responses", seen.responses).arg("ours", seen.ours).to(&app, &back)),
        Err(error) => kept(&app, error, &back),
    }
}
