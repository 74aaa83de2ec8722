//! The tab « Formulaires complémentaires »: each form with its address, its status and its answers.

use app::apply::beside;
use app::apply::overview::Place;
use app::dossier::Dossier;
use app::forms::Asked;
use app::surveys::Survey;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum_extra::extract::Query;
use domain::application::requirement::Obligation;
use domain::application::{DocumentStatus, Refusal};
use serde::Deserialize;

use super::guide;
use super::page::{Tab, render_tab};
use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Problem, SignedIn};
use crate::ui::Page;
use crate::ui::words::{self, Tag};
use crate::{App, paths};

/// What the tab shows.
pub struct FormsTab {
    pub lines: Vec<Line>,
    /// Some form is answered in LimeSurvey.
    pub has_surveys: bool,
    /// Since when the answers to all surveys that were read are up to date; empty before any was.
    pub surveys_read: String,
    pub can_answer: bool,
}

/// One form.
pub struct Line {
    pub anchor: String,
    pub label: String,
    pub url: String,
    /// It is answered in LimeSurvey, in a tab of its own.
    pub is_elsewhere: bool,
    /// What staff say about a form that has no page here; empty for one that has.
    pub introduction: String,
    /// When answers given elsewhere were read last; empty for a form that is answered here.
    pub read: String,
    pub tag: Tag,
    /// Where the answers are shown; empty before there are any.
    pub answers_url: String,
    pub is_conditional: bool,
    pub is_facultative: bool,
    pub is_common: bool,
    pub can_decline: bool,
    pub can_reclaim: bool,
    pub declare_url: String,
}

/// The status of a form in words.
#[must_use]
pub fn tag(page: &Page, asked: &Asked, was_submitted: bool) -> Tag {
    if asked.is_draft() {
        Tag { text: page.t("form-status-draft"), class: "ec-tag--warn", icon: "pencil" }
    } else {
        words::question_status(page, asked.status, was_submitted)
    }
}

/// Whether what the applicant sees is what was submitted.
#[must_use]
pub fn is_submitted(dossier: &Dossier) -> bool {
    dossier.application.submitted_at.is_some() && !dossier.file_status().is_open()
}

pub async fn get(who: SignedIn, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    let opened = beside::open::<Refusal>(&app.ctx, &who.person, number, false).await?;
    let dossier = &opened.dossier;
    if dossier.forms.is_empty() {
        return Err(Problem::NotFound);
    }
    let page = who.visit.page(dossier.session.programme_label.clone());
    let can_answer = dossier.is_open(app.ctx.now(), page.zone);
    let number = number.to_string();
    let line = |asked: &Asked| {
        let filled = |path: &str| paths::fill(path, &[&number, &asked.code]);
        let is_conditional = asked.obligation == Obligation::Conditional;
        Line {
            anchor: guide::anchor(Place::Forms, &asked.code),
            label: page.tr(&asked.label),
            url: match &asked.survey {
                Some(survey) => page.tr(&survey.address),
                None => filled(paths::APPLICATION_FORM),
            },
            is_elsewhere: asked.survey.is_some(),
            introduction: if asked.survey.is_some() { page.tr(&asked.introduction) } else { String::new() },
            read: asked.survey.as_ref().map(|survey| read(&page, survey)).unwrap_or_default(),
            tag: tag(&page, asked, is_submitted(dossier)),
            answers_url: if asked.answers.is_empty() { String::new() } else { filled(paths::APPLICATION_FORM_ANSWERS) },
            is_conditional,
            is_facultative: asked.obligation == Obligation::Facultative,
            is_common: asked.is_common,
            can_decline: can_answer && is_conditional && asked.status == DocumentStatus::Waiting,
            can_reclaim: can_answer && asked.status == DocumentStatus::NotConcerned,
            declare_url: filled(paths::APPLICATION_FORM_DECLARE),
        }
    };
    let has_surveys = dossier.forms.iter().any(|asked| asked.survey.is_some());
    let oldest = dossier.forms.iter().filter_map(|asked| asked.survey.as_ref()?.read_at).min();
    let surveys_read = oldest.map(|at| page.date_time(&at)).unwrap_or_default();
    let tab = Tab::Forms(FormsTab { lines: dossier.forms.iter().map(line).collect(), has_surveys, surveys_read, can_answer });
    render_tab(&who, &app, page, &opened, tab, StatusCode::OK).await
}

/// When the answers to a survey were read last.
fn read(page: &Page, survey: &Survey) -> String {
    match (&survey.read_at, survey.is_away) {
        (None, _) => page.t("form-not-read-yet"),
        (Some(at), false) => page.t1("form-read", "date", page.date_time(at)),
        (Some(at), true) => page.t1("form-read-late", "date", page.date_time(at)),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Return {
    /// The application that was answered for, as LimeSurvey fills it in; anything else names none.
    candidature: String,
}

/// LimeSurvey sends people here once they have answered.
pub async fn back(who: SignedIn, State(app): State<App>, Path(survey): Path<i64>, Query(from): Query<Return>) -> Answer {
    let number = app::surveys::back::back(&app.ctx, &who.person, survey, from.candidature.parse().ok()).await?;
    Ok(Flash::info("form-read-asked").to(&app, &paths::fill(paths::APPLICATION_FORMS, &[&number.to_string()])))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Declaration {
    /// Anything: the form concerns the person after all.
    concerned: String,
}

pub async fn declare(who: SignedIn, State(app): State<App>, Path((number, code)): Path<(i64, String)>, Posted(posted): Posted<Declaration>) -> Answer {
    let not_concerned = posted.concerned.is_empty();
    let back = paths::fill(paths::APPLICATION_FORMS, &[&number.to_string()]);
    match app::forms::declare::declare(&app.ctx, &who.person, number, &code, not_concerned).await {
        Ok(()) => Ok(Flash::ok(if not_concerned { "form-declared" } else { "form-reclaimed" }).to(&app, &back)),
        Err(app::Error::Refused(refusal)) => Ok(Flash::error(refusal.key()).to(&app, &back)),
        Err(error) => Err(error.into()),
    }
}
