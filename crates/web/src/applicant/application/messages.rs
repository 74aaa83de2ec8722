//! « Messages »: what the applicant and the staff wrote each other about one application.

use app::messages::{self, Refusal, Thread};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Serialize;
use uuid::Uuid;

use super::guide::{Guide, guide};
use super::refusals;
use crate::applicant::profile::unsaved::Autosave;
use crate::http::download::send_stored;
use crate::http::flash::Flash;
use crate::http::range::Wanted;
use crate::http::{Page as Answer, SignedIn, Uploaded, render};
use crate::ui::{Form, Page};
use crate::{App, paths};

/// What was typed.
#[derive(Debug, Default, Serialize)]
pub struct Fields {
    pub body: String,
}

/// Why a message was not sent, in words; for both sides.
#[must_use]
pub fn refusal(page: &Page, refusal: &Refusal) -> String {
    match refusal {
        Refusal::Empty => page.t("messages-empty"),
        Refusal::TooLong => page.t("messages-too-long"),
        Refusal::TooMany => page.t("messages-too-many"),
        Refusal::Full => page.t("messages-full"),
        Refusal::Archived => page.t("messages-archived"),
        Refusal::NotChecked => page.t("messages-not-checked"),
        Refusal::Document(refusal) => refusals::deposit(page, refusal),
    }
}

#[derive(Template)]
#[template(path = "applicant/application/messages.html")]
struct ThreadPage {
    page: Page,
    programme: String,
    base: String,
    thread: Thread,
    form: Form,
    /// Where the joined documents are.
    address: String,
    guide: Option<Guide>,
    autosave: Autosave,
}

async fn show(who: &SignedIn, app: &App, number: i64, wrong: Option<(Fields, String)>) -> Answer {
    let (dossier, thread) = messages::of_applicant(&app.ctx, &who.person, number).await?;
    let page = who.visit.page_t("messages-title").failed(wrong.is_some());
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let form = form(&page, wrong);
    let number = number.to_string();
    let address = paths::fill(paths::APPLICATION_MESSAGES, &[&number]);
    let template = ThreadPage {
        programme: dossier.session.programme_label.clone(),
        base: paths::fill(paths::APPLICATION, &[&number]),
        autosave: Autosave::of(app, &who.visit, &address),
        address,
        guide: guide(&page, &dossier),
        thread,
        form,
        page,
    };
    render(&template, status)
}

/// The form, with what was refused.
pub fn form(page: &Page, wrong: Option<(Fields, String)>) -> Form {
    match wrong {
        None => Form::new(page),
        Some((fields, words)) => {
            let mut form = Form::new(page).filled(&fields);
            form.wrong_text("body", words);
            form
        }
    }
}

pub async fn get(who: SignedIn, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    show(&who, &app, number, None).await
}

pub async fn post(who: SignedIn, State(app): State<App>, Path(number): Path<i64>, uploaded: Uploaded) -> Answer {
    let page = who.visit.page(String::new());
    let fields = Fields { body: uploaded.field("body").to_owned() };
    if let Some(limit) = uploaded.too_large {
        let words = page.t1("deposit-much-too-large", "limit", crate::ui::format::limit(page.lang, limit));
        return show(&who, &app, number, Some((fields, words))).await;
    }
    match messages::send_by_applicant(&app.ctx, &who.person, number, &fields.body, uploaded.files).await {
        Ok(()) => Ok(Flash::ok("messages-sent").to(&app, &paths::fill(paths::APPLICATION_MESSAGES, &[&number.to_string()]))),
        Err(app::Error::Refused(wrong)) => show(&who, &app, number, Some((fields, refusal(&page, &wrong)))).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn file(who: SignedIn, State(app): State<App>, Path((number, id)): Path<(i64, Uuid)>, wanted: Wanted) -> Answer {
    let file = messages::joined_for_applicant(&app.ctx, &who.person, number, id).await?;
    send_stored(file, &wanted, true)
}
