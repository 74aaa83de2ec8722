//! « Transmettre ma candidature »: what is missing with links, or the last look before nothing can be changed.

use app::apply::{own, submit};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;

use super::view::{View, answers, view};
use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, SignedIn, render};
use crate::ui::Page;
use crate::{App, paths};

#[derive(Template)]
#[template(path = "applicant/application/submit.html")]
struct SubmitPage {
    page: Page,
    view: View,
    /// Each question with its answer.
    answers: Vec<(String, String)>,
    refusal: String,
}

async fn show(who: &SignedIn, app: &App, number: i64, refusal: Option<&'static str>, status: StatusCode) -> Answer {
    let dossier = own::load::<submit::Refusal>(&app.ctx, &who.person, number).await?;
    let page = who.visit.page_t("submit-title").failed(refusal.is_some());
    let view = view(app, &page, &who.person, &dossier);
    let answers = answers(&page, &dossier);
    let refusal = refusal.map(|key| page.t(key)).unwrap_or_default();
    render(&SubmitPage { page, view, answers, refusal }, status)
}

pub async fn get(who: SignedIn, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    show(&who, &app, number, None, StatusCode::OK).await
}

pub async fn post(who: SignedIn, State(app): State<App>, Path(number): Path<i64>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    let back = paths::fill(paths::APPLICATION, &[&number.to_string()]);
    match submit::submit(&app.ctx, &who.person, number).await {
        Ok(()) => Ok(Flash::ok("submit-done").to(&app, &back)),
        // The second half of a double click: the first one did it.
        Err(app::Error::Refused(submit::Refusal::AlreadySubmitted)) => Ok(Flash::info("submit-already").to(&app, &back)),
        Err(app::Error::Refused(submit::Refusal::Missing(_))) => {
            show(&who, &app, number, Some("refusal-something-missing"), StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(app::Error::Refused(submit::Refusal::State(refusal))) => show(&who, &app, number, Some(refusal.key()), StatusCode::UNPROCESSABLE_ENTITY).await,
        Err(error) => Err(error.into()),
    }
}
