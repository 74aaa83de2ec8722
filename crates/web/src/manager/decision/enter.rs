//! « Saisie de l’avis »: the five kinds, each with its own fields; and taking an unpublished decision back.

use app::Error;
use app::decide::discard;
use app::decide::enter::{self, Entered, Refusal};
use app::decide::form::{self, Offered};
use askama::Template;
use axum::extract::{Path, State};
use domain::application::DecisionKind;
use serde::{Deserialize, Serialize};
use store::catalogue::session::Convocation;
use uuid::Uuid;

use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Staff, html, render, see_other};
use crate::manager::dossier::page::address;
use crate::manager::dossier::view::{DecisionView, decision_view};
use crate::manager::words as staff_words;
use crate::ui::field::Choice;
use crate::ui::{Form, Page, format};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "manager/decision/enter.html")]
struct EnterPage {
    page: Page,
    form: Form,
    base: String,
    name: String,
    file_number: String,
    programme: String,
    number: String,
    types: Vec<TypeChoice>,
    reasons: Vec<Choice>,
    published: Option<DecisionView>,
    unpublished: Option<DecisionView>,
    seen: String,
    may_appeal: bool,
    may_validate: bool,
    comment_shown: bool,
}

/// A decision type with its kind.
pub struct TypeChoice {
    pub id: String,
    pub label: String,
    /// Words for the kind, when the type's own label does not say it.
    pub kind_label: String,
    pub kind: DecisionKind,
}

#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Fields {
    decision_type: String,
    reason: String,
    rank: String,
    comment: String,
    on: String,
    at: String,
    place: String,
    appeal: String,
    #[serde(skip_serializing)]
    seen: String,
    #[serde(skip_serializing)]
    suite: String,
}

/// Reads the fields; what cannot be read is an error of its own on the form.
fn read(fields: &Fields, form: &mut Form) -> Entered {
    let rank = fields.rank.trim();
    if !rank.is_empty() && rank.parse::<i32>().is_err() {
        form.wrong("rank", "decision-rank-not-positive");
    }
    let on = fields.on.trim();
    let day = format::parse_date(on);
    if day.is_none() && !on.is_empty() {
        form.wrong_with("on", "date-unreadable", &[("value", on.to_owned())]);
    }
    let short = |text: &str| text.trim().chars().take(100).collect::<String>();
    Entered {
        decision_type: fields.decision_type.parse().unwrap_or_default(),
        reason: fields.reason.parse().ok(),
        rank: rank.parse().ok(),
        comment: fields.comment.clone(),
        convocation: Convocation { on: day, at: short(&fields.at), place: short(&fields.place) },
        is_appeal: fields.appeal == "yes",
        seen: fields.seen.parse().ok(),
    }
}

pub async fn get(staff: Staff, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    let offered = form::open(&app.ctx, &staff.person, number).await?;
    let page = staff.visit.page_t("decide-title");
    let form = Form::new(&page).filled(&prefilled(&page, &offered));
    html(&template(page, form, &offered))
}

/// What the form shows at first: the draft that stands, else the convocation of the session.
fn prefilled(page: &Page, offered: &Offered) -> Fields {
    let unpublished = offered.dossier.unpublished.as_ref();
    let convocation = unpublished.map(|d| &d.preselection.0).filter(|c| **c != Convocation::default()).unwrap_or(&offered.dossier.session.preselection.0);
    Fields {
        decision_type: unpublished.map(|d| d.decision_type_id.to_string()).unwrap_or_default(),
        reason: unpublished.and_then(|d| d.reason_id).map(|id| id.to_string()).unwrap_or_default(),
        rank: unpublished.and_then(|d| d.rank).map(|rank| rank.to_string()).unwrap_or_default(),
        comment: unpublished.map(|d| d.comment.clone()).unwrap_or_default(),
        on: convocation.on.map(|day| page.date(&day)).unwrap_or_default(),
        at: convocation.at.clone(),
        place: convocation.place.clone(),
        appeal: if unpublished.is_some_and(|d| d.is_appeal) { "yes".into() } else { String::new() },
        ..Fields::default()
    }
}

fn template(page: Page, form: Form, offered: &Offered) -> EnterPage {
    let dossier = &offered.dossier;
    EnterPage {
        base: address(dossier.application.number),
        name: format!("{} {}", offered.applicant.last_name, offered.applicant.first_name),
        file_number: offered.applicant.file_number.clone(),
        programme: dossier.session.programme_label.clone(),
        number: dossier.application.number.to_string(),
        types: types(&page, &offered.types),
        reasons: offered.reasons.iter().map(|r| Choice::new(r.id.to_string(), r.label.get(page.lang.code()))).collect(),
        published: dossier.published.as_ref().map(|d| decision_view(&page, d, dossier)),
        unpublished: dossier.unpublished.as_ref().map(|d| decision_view(&page, d, dossier)),
        seen: dossier.unpublished.as_ref().map(|d| d.id.to_string()).unwrap_or_default(),
        may_appeal: offered.may_appeal,
        may_validate: offered.may_validate,
        comment_shown: offered.types.iter().all(|t| t.show_comment),
        form,
        page,
    }
}

/// The types in the order of the institution.
#[must_use]
pub fn types(page: &Page, types: &[store::decision::setup::DecisionType]) -> Vec<TypeChoice> {
    types
        .iter()
        .filter_map(|t| {
            let kind = DecisionKind::from_code(&t.kind)?;
            let label = t.label.get(page.lang.code()).to_owned();
            let words = staff_words::kind(page, kind);
            Some(TypeChoice { id: t.id.to_string(), kind_label: if words == label { String::new() } else { words }, label, kind })
        })
        .collect()
}

impl EnterPage {
    /// Identifiers of the types of a kind, for the blocks that only they show.
    fn of(&self, code: &str) -> String {
        self.types.iter().filter(|t| t.kind.code() == code).map(|t| t.id.as_str()).collect::<Vec<_>>().join("|")
    }

    fn is_chosen(&self, id: &str) -> bool {
        self.form.value("decision_type") == id
    }
}

pub async fn post(staff: Staff, State(app): State<App>, Path(number): Path<i64>, Posted(fields): Posted<Fields>) -> Answer {
    let page = staff.visit.page_t("decide-title").failed(true);
    let mut form = Form::new(&page).filled(&fields);
    let entered = read(&fields, &mut form);
    if !form.has_errors() {
        match enter::enter(&app.ctx, &staff.person, number, &entered).await {
            Ok(_) => return Ok(entered_answer(&app, number, &fields.suite)),
            Err(Error::Refused(refusal)) => wrong(&mut form, &page, &refusal),
            Err(error) => return Err(error.into()),
        }
    }
    let offered = form::open(&app.ctx, &staff.person, number).await?;
    let status = form.status();
    render(&template(page, form, &offered), status)
}

fn entered_answer(app: &App, number: i64, next: &str) -> axum::response::Response {
    if next == "publier" {
        return see_other(&format!("{}?n={number}", paths::MANAGER_PUBLICATION));
    }
    Flash::ok("decide-done").to(app, paths::local_or(next, &address(number)))
}

/// Puts a refusal on the form.
pub fn wrong(form: &mut Form, page: &Page, refusal: &Refusal) {
    match refusal {
        Refusal::State(refusal) => form.wrong("", refusal.key()),
        Refusal::UnknownType => form.wrong("decision_type", "decision-type-missing"),
        Refusal::UnknownReason => form.wrong("reason", "decision-reason-missing"),
        Refusal::Fields(problems) => {
            for problem in problems {
                form.wrong(problem.field(), problem.key());
            }
        }
        Refusal::ChangedMeanwhile { label } => form.wrong_meanwhile(page.t1("decision-changed-meanwhile", "decision", label)),
        Refusal::AwaitsPublication => form.wrong("", "decision-awaits-publication"),
    }
}

#[derive(Debug, Deserialize)]
pub struct Nothing {}

pub async fn discard(staff: Staff, State(app): State<App>, Path((number, id)): Path<(i64, Uuid)>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    let back = address(number);
    match discard::discard(&app.ctx, &staff.person, number, id).await {
        Ok(()) => Ok(Flash::ok("decision-discarded").to(&app, &back)),
        Err(Error::Refused(discard::Refusal::State(refusal))) => Ok(Flash::error(refusal.key()).to(&app, &back)),
        Err(Error::Refused(discard::Refusal::Gone)) => Ok(Flash::error("decision-gone").to(&app, &back)),
        Err(Error::Refused(discard::Refusal::AwaitsPublication)) => Ok(Flash::error("decision-awaits-publication").to(&app, &back)),
        Err(error) => Err(error.into()),
    }
}
