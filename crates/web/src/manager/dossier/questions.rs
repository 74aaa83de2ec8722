//! The tab « Questions complémentaires » of a dossier: what was asked, and what the applicant answered.

use app::review::open;
use axum::extract::{Path, State};
use domain::application::DocumentStatus;

use super::page::{Tab, frame, show};
use crate::App;
use crate::http::{Page as Answer, Problem, Staff};
use crate::ui::words::{self, Tag};

/// One question.
pub struct Line {
    pub label: String,
    pub answer: String,
    /// Said when there is no answer.
    pub tag: Option<Tag>,
}

pub async fn get(staff: Staff, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    let opened = open::open(&app.ctx, &staff.person, number).await?;
    let dossier = &opened.dossier;
    if dossier.questions.is_empty() {
        return Err(Problem::NotFound);
    }
    let page = frame(&staff, &opened);
    let lines = dossier
        .questions
        .iter()
        .map(|asked| Line {
            label: page.tr(&asked.label),
            answer: app::questions::words::answer(page.lang, asked.kind, &asked.choices, &asked.answer),
            tag: (asked.status != DocumentStatus::Deposited).then(|| words::question_status(&page, asked.status, false)),
        })
        .collect();
    show(&app, page, &opened, Tab::Questions(lines), None)
}
