//! « Candidater »: the confirmation with « Oui » and « Non », or the reason why it is not possible and what to do.

use askama::Template;
use axum::extract::State;
use axum_extra::extract::Query;
use domain::application::apply::Refusal;
use serde::Deserialize;

use super::confirmation::{Question, ask};
use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, SignedIn, render, see_other};
use crate::ui::{Page, format};
use crate::{App, paths};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Which {
    formation: String,
}

#[derive(Template)]
#[template(path = "applicant/application/refused.html")]
struct RefusedPage {
    page: Page,
    reason: String,
    /// Where the person can mend it, with the words of the link.
    remedy: Option<(&'static str, String)>,
    back: String,
}

pub async fn get(who: SignedIn, State(app): State<App>, Query(which): Query<Which>) -> Answer {
    if which.formation.is_empty() {
        return Ok(see_other(paths::CATALOGUE));
    }
    let checked = match app::apply::create::may_apply(&app.ctx, &who.person, &which.formation).await {
        Ok(checked) => checked,
        Err(app::Error::Refused(refusal)) => return refused(&who, &which.formation, refusal),
        Err(error) => return Err(error.into()),
    };
    let page = who.visit.page_t("apply-title");
    let question = Question {
        title: page.t1("apply-question", "programme", &checked.session.programme_label),
        consequence: page.t(if checked.session.is_electronic { "apply-consequence" } else { "apply-consequence-paper" }),
        yes: page.t("form-yes"),
        class: "btn-primary",
        no: page.t("form-no"),
        action: paths::NEW_APPLICATION.to_owned(),
        back: paths::fill(paths::PROGRAMME, &[&which.formation]),
        fields: vec![("formation", which.formation)],
    };
    ask(page, question)
}

pub async fn post(who: SignedIn, State(app): State<App>, Posted(which): Posted<Which>) -> Answer {
    match app::apply::create::apply(&app.ctx, &who.person, &which.formation).await {
        Ok(applied) => {
            let told = if applied.is_electronic { "apply-done" } else { "apply-done-paper" };
            Ok(Flash::ok(told).to(&app, &paths::fill(paths::APPLICATION, &[&applied.number.to_string()])))
        }
        Err(app::Error::Refused(refusal)) => refused(&who, &which.formation, refusal),
        Err(error) => Err(error.into()),
    }
}

fn refused(who: &SignedIn, code: &str, refusal: Refusal) -> Answer {
    let page = who.visit.page_t("apply-refused-title");
    let back = paths::fill(paths::PROGRAMME, &[code]);
    let template = RefusedPage { reason: reason(&page, refusal), remedy: remedy(&page, refusal), page, back };
    render(&template, axum::http::StatusCode::UNPROCESSABLE_ENTITY)
}

/// Why one cannot apply, in a sentence.
#[must_use]
pub fn reason(page: &Page, refusal: Refusal) -> String {
    match refusal {
        Refusal::NotYetOpen { opens_at } => page.t1(refusal.key(), "date", page.date_time(&opens_at)),
        Refusal::Closed { closes_at } => page.t1(refusal.key(), "date", format::long_closing(page.lang, page.zone, closes_at)),
        Refusal::TooMany { limit } => page.t1(refusal.key(), "limit", limit),
        _ => page.t(refusal.key()),
    }
}

/// Where the person can mend it, with the words of the link.
#[must_use]
pub fn remedy(page: &Page, refusal: Refusal) -> Option<(&'static str, String)> {
    match refusal {
        Refusal::PersonalMissing | Refusal::IneMissing => Some((paths::PERSONAL, page.t("apply-remedy-personal"))),
        Refusal::AddressMissing => Some((paths::ADDRESS, page.t("apply-remedy-address"))),
        Refusal::BacMissing => Some((paths::BAC, page.t("apply-remedy-bac"))),
        Refusal::AlreadyApplied | Refusal::TooMany { .. } => Some((paths::APPLICATIONS, page.t("apply-remedy-applications"))),
        _ => None,
    }
}
