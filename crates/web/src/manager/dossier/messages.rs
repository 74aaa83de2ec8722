//! « Messages » of a dossier, and the threads that wait for an answer.

use app::messages::{self, Thread};
use app::review::open;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use store::application::message::Waiting;
use uuid::Uuid;

use super::page::{address as dossier_address, frame};
use crate::applicant::application::messages::{Fields, form, refusal};
use crate::applicant::profile::unsaved::Autosave;
use crate::http::download::send_stored;
use crate::http::flash::Flash;
use crate::http::range::Wanted;
use crate::http::{Page as Answer, Staff, Uploaded, html, render};
use crate::ui::{Form, Page};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "manager/dossier/messages.html")]
struct ThreadPage {
    page: Page,
    base: String,
    thread: Thread,
    form: Form,
    address: String,
    autosave: Autosave,
}

async fn show(staff: &Staff, app: &App, number: i64, wrong: Option<(Fields, String)>) -> Answer {
    let opened = open::open(&app.ctx, &staff.person, number).await?;
    let thread = messages::of_staff(&app.ctx, &staff.person, number).await?;
    let page = frame(staff, &opened).failed(wrong.is_some());
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let address = paths::fill(paths::MANAGER_APPLICATION_MESSAGES, &[&number.to_string()]);
    let template =
        ThreadPage { base: dossier_address(number), autosave: Autosave::of(app, &staff.visit, &address), address, thread, form: form(&page, wrong), page };
    render(&template, status)
}

pub async fn get(staff: Staff, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    show(&staff, &app, number, None).await
}

pub async fn post(staff: Staff, State(app): State<App>, Path(number): Path<i64>, uploaded: Uploaded) -> Answer {
    let page = staff.visit.page(String::new());
    let fields = Fields { body: uploaded.field("body").to_owned() };
    if let Some(limit) = uploaded.too_large {
        let words = page.t1("deposit-much-too-large", "limit", crate::ui::format::limit(page.lang, limit));
        return show(&staff, &app, number, Some((fields, words))).await;
    }
    match messages::send_by_staff(&app.ctx, &staff.person, number, &fields.body, uploaded.files).await {
        Ok(()) => Ok(Flash::ok("messages-sent-staff").to(&app, &paths::fill(paths::MANAGER_APPLICATION_MESSAGES, &[&number.to_string()]))),
        Err(app::Error::Refused(wrong)) => show(&staff, &app, number, Some((fields, refusal(&page, &wrong)))).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn file(staff: Staff, State(app): State<App>, Path((number, id)): Path<(i64, Uuid)>, wanted: Wanted) -> Answer {
    let file = messages::joined_for_staff(&app.ctx, &staff.person, number, id).await?;
    send_stored(file, &wanted, true)
}

#[derive(Template)]
#[template(path = "manager/dossier/waiting.html")]
struct WaitingPage {
    page: Page,
    threads: Vec<Waiting>,
}

impl WaitingPage {
    fn path(&self, thread: &Waiting) -> String {
        paths::fill(paths::MANAGER_APPLICATION_MESSAGES, &[&thread.number.to_string()])
    }
}

/// Every thread in one's scope with something unread.
pub async fn waiting(staff: Staff, State(app): State<App>) -> Answer {
    let threads = messages::waiting(&app.ctx, &staff.person).await?;
    html(&WaitingPage { page: staff.visit.page_t("nav-staff-thread"), threads })
}
