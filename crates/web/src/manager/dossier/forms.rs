//! The tab « Formulaires complémentaires » of a dossier: each form with what the applicant answered.

use app::forms::{file, remind as reminding, words};
use app::review::open;
use axum::extract::{Path, State};
use domain::application::DocumentStatus;

use super::page::{Tab, address, frame, show};
use crate::applicant::application::forms::tag;
use crate::http::download::send_stored;
use crate::http::flash::Flash;
use crate::http::range::Wanted;
use crate::http::{Nothing, Page as Answer, Posted, Problem, Staff};
use crate::ui::words::Tag;
use crate::{App, paths};

/// One form.
pub struct Filled {
    pub anchor: String,
    pub label: String,
    pub tag: Tag,
    pub completed: String,
    pub lines: Vec<Line>,
}

/// One answer.
pub struct Line {
    pub label: String,
    pub answer: String,
    /// Address of the file that was answered.
    pub url: String,
}

pub async fn get(staff: Staff, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    let opened = open::open(&app.ctx, &staff.person, number).await?;
    let dossier = &opened.dossier;
    if dossier.forms.is_empty() {
        return Err(Problem::NotFound);
    }
    let page = frame(&staff, &opened);
    let text = number.to_string();
    let mut filled = Vec::with_capacity(dossier.forms.len());
    for asked in &dossier.forms {
        // What is still a draft, or no longer concerns the applicant, is their own business; nobody has to answer for it.
        let lines = if asked.status == DocumentStatus::Deposited {
            words::lines(&app.ctx, asked, page.lang).await.map_err(app::Error::<std::convert::Infallible>::from)?
        } else {
            Vec::new()
        };
        let line = |line: words::Line| Line {
            url: if line.is_file && !line.answer.is_empty() {
                paths::fill(paths::MANAGER_APPLICATION_FORM_FILE, &[&text, &asked.code, &line.key])
            } else {
                String::new()
            },
            label: line.label,
            answer: line.answer,
        };
        filled.push(Filled {
            anchor: format!("t-{}", asked.code),
            label: page.tr(&asked.label),
            tag: tag(&page, asked, dossier.application.submitted_at.is_some()),
            completed: asked.completed_at.map(|at| page.date_time(&at)).unwrap_or_default(),
            lines: lines.into_iter().map(line).collect(),
        });
    }
    show(&app, page, &opened, Tab::Forms(filled), None)
}

/// Reminds the applicant of the forms without an answer.
pub async fn remind(staff: Staff, State(app): State<App>, Path(number): Path<i64>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    match reminding::remind(&app.ctx, &staff.person, number).await {
        Ok(()) => Ok(Flash::ok("forms-reminded").to(&app, &paths::fill(paths::MANAGER_APPLICATION_FORMS, &[&number.to_string()]))),
        // There may be no form at all, and no page of forms.
        Err(app::Error::Refused(reminding::Refusal::NothingToAnswer)) => Ok(Flash::error("forms-nothing-to-answer").to(&app, &address(number))),
        Err(error) => Err(error.into()),
    }
}

/// A file among the answers.
pub async fn read(staff: Staff, State(app): State<App>, Path((number, form, field)): Path<(i64, String, String)>, wanted: Wanted) -> Answer {
    let opened = open::open(&app.ctx, &staff.person, number).await?;
    let served = file::given(&app.ctx, &opened.dossier, &form, &field).await?;
    send_stored(served, &wanted, true)
}
