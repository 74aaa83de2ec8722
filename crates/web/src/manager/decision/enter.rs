//! « Saisie de l’avis »: the five kinds, each with its own fields; and taking an unpublished decision back.

use app::Error;
use app::decide::form::{self, Offered};
use app::decide::{discard, enter};
use askama::Template;
use axum::extract::{Path, State};
use uuid::Uuid;

use super::entry::{Entry, Fields, prefilled, read, wrong};
use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, Staff, html, render, see_other};
use crate::manager::dossier::page::address;
use crate::ui::{Form, Page};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "manager/decision/enter.html")]
struct EnterPage {
    page: Page,
    entry: Entry,
    name: String,
    file_number: String,
    programme: String,
    number: String,
}

pub async fn get(staff: Staff, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    let offered = form::open(&app.ctx, &staff.person, number).await?;
    let page = staff.visit.page_t("decide-title");
    let form = Form::new(&page).filled(&prefilled(&page, &offered));
    html(&template(page, form, &offered))
}

fn template(page: Page, form: Form, offered: &Offered) -> EnterPage {
    let dossier = &offered.dossier;
    EnterPage {
        name: format!("{} {}", offered.applicant.last_name, offered.applicant.first_name),
        file_number: offered.applicant.file_number.clone(),
        programme: dossier.session.programme_label.clone(),
        number: dossier.application.number.to_string(),
        entry: Entry::new(&page, form, offered),
        page,
    }
}

pub async fn post(staff: Staff, State(app): State<App>, Path(number): Path<i64>, Posted(fields): Posted<Fields>) -> Answer {
    let page = staff.visit.page_t("decide-title").failed(true);
    let mut form = Form::new(&page).filled(&fields);
    let entered = read(&fields, &mut form);
    if !form.has_errors() {
        match enter::enter(&app.ctx, &staff.person, number, &entered).await {
            Ok(_) => return Ok(entered_answer(&app, number, &fields)),
            Err(Error::Refused(refusal)) => wrong(&mut form, &page, &refusal),
            Err(error) => return Err(error.into()),
        }
    }
    let offered = form::open(&app.ctx, &staff.person, number).await?;
    let status = form.status();
    render(&template(page, form, &offered), status)
}

fn entered_answer(app: &App, number: i64, fields: &Fields) -> axum::response::Response {
    if fields.puis == "publier" {
        return see_other(&format!("{}?n={number}", paths::MANAGER_PUBLICATION));
    }
    Flash::ok("decide-done").to(app, paths::local_or(&fields.suite, &address(number)))
}

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
