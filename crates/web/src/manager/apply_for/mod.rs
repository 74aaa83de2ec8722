//! « Candidater pour un candidat »: for whom, to what, the question, and the application.
//!
//! Number and address are posted and never stand in an address.

use app::Error;
use app::review::apply_for::{self, Kind, Proposed, Refusal, Wanted};
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use axum_extra::extract::Query;
use domain::application::apply::Refusal as ApplyRefusal;
use domain::permissions::{Access, Right};
use serde::{Deserialize, Serialize};

use crate::applicant::application::apply::reason;
use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Staff, html, render};
use crate::manager::dossier::page::address;
use crate::ui::field::Choice;
use crate::ui::{Form, Page};
use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new().route(paths::MANAGER_APPLY_FOR, get(ask).post(post))
}

#[derive(Template)]
#[template(path = "manager/apply_for/page.html")]
struct ApplyForPage {
    page: Page,
    form: Form,
    programmes: Vec<Choice>,
    kinds: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "manager/apply_for/sure.html")]
struct SurePage {
    page: Page,
    proposed: Proposed,
    fields: Fields,
    is_offer: bool,
}

/// The application that the person was looking at.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Before {
    depuis: String,
}

async fn ask(staff: Staff, State(app): State<App>, Query(before): Query<Before>) -> Answer {
    let page = staff.visit.page_t("apply-for-title");
    let candidate = match before.depuis.parse() {
        Ok(number) => apply_for::candidate_of(&app.ctx, &staff.person, number).await?,
        Err(_) => String::new(),
    };
    let form = Form::new(&page).with("candidate", candidate).with("kind", ORDINARY);
    html(&template(&app, &staff, page, form).await?)
}

async fn template(app: &App, staff: &Staff, page: Page, form: Form) -> Result<ApplyForPage, crate::http::Problem> {
    let sessions = apply_for::programmes(&app.ctx, &staff.person).await?;
    let programmes = sessions.iter().map(|session| Choice::new(&session.programme_code, format!("{} ({})", session.programme_label, session.centre_label)));
    let mut kinds = vec![Choice::new(ORDINARY, page.t("apply-for-ordinary")).help(page.t("apply-for-ordinary-what"))];
    if staff.person.actor.holds(Right::EditDecision, Access::Write) {
        kinds.push(Choice::new(OFFER, page.t("apply-for-offer")).help(page.t("apply-for-offer-what")));
    }
    Ok(ApplyForPage { programmes: programmes.collect(), kinds, page: page.failed(form.has_errors()), form })
}

const ORDINARY: &str = "candidature";
const OFFER: &str = "proposition";

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Fields {
    candidate: String,
    programme: String,
    kind: String,
    /// Set on the page that asks.
    #[serde(skip_serializing)]
    sure: String,
}

async fn post(staff: Staff, State(app): State<App>, Posted(fields): Posted<Fields>) -> Answer {
    let kind = if fields.kind == OFFER { Kind::Offer } else { Kind::Ordinary };
    let wanted = Wanted { candidate: fields.candidate.clone(), programme: fields.programme.clone(), kind };
    let refusal = if fields.sure == "oui" {
        match apply_for::apply_for(&app.ctx, &staff.person, &wanted).await {
            Ok(number) => {
                let done = if kind == Kind::Offer { "apply-for-offer-done" } else { "apply-for-done" };
                return Ok(Flash::ok(done).to(&app, &address(number)));
            }
            Err(Error::Refused(refusal)) => refusal,
            Err(error) => return Err(error.into()),
        }
    } else {
        match apply_for::propose(&app.ctx, &staff.person, &wanted).await {
            Ok(proposed) => {
                let page = staff.visit.page_t("apply-for-title");
                return html(&SurePage { page, proposed, fields, is_offer: kind == Kind::Offer });
            }
            Err(Error::Refused(refusal)) => refusal,
            Err(error) => return Err(error.into()),
        }
    };
    let page = staff.visit.page_t("apply-for-title");
    let mut form = Form::new(&page).filled(&fields);
    let (field, message) = wrong(&page, refusal);
    form.wrong_text(field, message);
    let status = form.status();
    render(&template(&app, &staff, page, form).await?, status)
}

/// The field that a refusal belongs to, and the sentence.
fn wrong(page: &Page, refusal: Refusal) -> (&'static str, String) {
    match refusal {
        Refusal::CandidateMissing => ("candidate", page.t("apply-for-candidate-missing")),
        Refusal::UnknownCandidate => ("candidate", page.t("apply-for-candidate-unknown")),
        Refusal::Oneself => ("candidate", page.t("apply-for-oneself")),
        Refusal::UnknownProgramme => ("programme", page.t("apply-for-programme-unknown")),
        Refusal::NoFavourableDecision => ("kind", page.t("apply-for-no-decision")),
        Refusal::Apply(refusal) => match refusal {
            ApplyRefusal::PersonalMissing => ("candidate", page.t("apply-for-personal-missing")),
            ApplyRefusal::AddressMissing => ("candidate", page.t("apply-for-address-missing")),
            ApplyRefusal::BacMissing => ("candidate", page.t("apply-for-bac-missing")),
            ApplyRefusal::IneMissing => ("candidate", page.t("apply-for-ine-missing")),
            ApplyRefusal::AlreadyApplied => ("programme", page.t("apply-for-already-applied")),
            other => ("programme", reason(page, other)),
        },
    }
}
