//! « Demander des corrections »: ticked documents with their comments, the new date, one mail; on one page, in one go.

use app::Error;
use app::review::judge::{Judgement, Verdict};
use app::review::{corrections, open};
use askama::Template;
use axum::extract::{Path, State};

use super::page::{address, frame};
use super::tick::{Fields, judgement, ticked};
use super::view::{View, view};
use crate::App;
use crate::http::flash::Flash;
use crate::http::posted::value;
use crate::http::{Page as Answer, Posted, Problem, Staff, html, render};
use crate::manager::words::corrections_wrong;
use crate::ui::{Form, Page, format};

#[derive(Template)]
#[template(path = "manager/dossier/corrections.html")]
struct CorrectionsPage {
    page: Page,
    form: Form,
    view: View,
    /// Documents that may be refused here: code, ticked, comment.
    typed: Vec<(String, bool, String)>,
    deadline_required: bool,
}

impl CorrectionsPage {
    fn is_ticked(&self, code: &str) -> bool {
        self.typed.iter().any(|(of, ticked, _)| of == code && *ticked)
    }

    fn comment_error(&self, code: &str) -> Option<&str> {
        self.form.error(&format!("c-{code}"))
    }

    fn comment(&self, code: &str) -> &str {
        self.typed.iter().find(|(of, ..)| of == code).map_or("", |(.., comment)| comment.as_str())
    }
}

pub async fn get(staff: Staff, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    let opened = open::open(&app.ctx, &staff.person, number).await?;
    let page = frame(&staff, &opened);
    let form = Form::new(&page);
    let shown = template(&app, page, form, &opened, Vec::new());
    if !shown.view.may.judge || !shown.view.may.file_status {
        return Err(Problem::Forbidden);
    }
    html(&shown)
}

fn template(app: &App, page: Page, form: Form, opened: &open::Opened, typed: Vec<(String, bool, String)>) -> CorrectionsPage {
    let deadline_required = opened.dossier.return_on < page.today;
    CorrectionsPage { view: view(app, &page, opened), page, form, typed, deadline_required }
}

pub async fn post(staff: Staff, State(app): State<App>, Path(number): Path<i64>, Posted(fields): Posted<Fields>) -> Answer {
    let codes = ticked(&fields);
    let comment = |code: &str| value(&fields, &format!("c-{code}")).to_owned();
    let refused: Vec<Judgement> = codes.iter().filter_map(|code| judgement(&fields, code, Verdict::Refuse, &comment(code))).collect();
    let text = value(&fields, "deadline").trim();
    let deadline = format::parse_date(text);
    let unread = deadline.is_none() && !text.is_empty();
    let done = if unread { Ok(()) } else { corrections::ask(&app.ctx, &staff.person, number, &refused, deadline).await };
    let refusal = match done {
        Ok(()) if !unread => return Ok(Flash::ok("corrections-done").to(&app, &address(number))),
        Ok(()) => None,
        Err(Error::Refused(refusal)) => Some(refusal),
        Err(error) => return Err(error.into()),
    };
    let opened = open::open(&app.ctx, &staff.person, number).await?;
    let page = frame(&staff, &opened).failed(true);
    let mut form = Form::new(&page).with("deadline", text);
    match refusal {
        None => form.wrong_with("deadline", "date-unreadable", &[("value", text.to_owned())]),
        Some(refusal) => corrections_wrong(&mut form, &page, &refusal),
    }
    let typed = opened.dossier.items.iter().map(|item| (item.kind.code.clone(), codes.contains(&item.kind.code), comment(&item.kind.code))).collect();
    let status = form.status();
    render(&template(&app, page, form, &opened, typed), status)
}
