//! The small forms beside a dossier: status of the file, treatment type, dates of its own. Each says what it showed; whoever
//! saves second is told what is there now, and keeps what was typed.

use app::Error;
use app::review::open::{self, Opened};
use app::review::{dates, file_status, treatment};
use axum::extract::{Path, State};
use domain::application::{FileStatus, Refusal, TreatmentType};
use serde::{Deserialize, Serialize};

use super::page::{Tab, Ticked, address, frame, show};
use super::registration::meanwhile;
use super::view;
use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Problem, Staff};
use crate::ui::{Form, Page, format};
use crate::{App, paths};

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct StatusFields {
    /// Which of the forms beside the dossier this is.
    part: String,
    status: String,
    status_on: String,
    #[serde(skip_serializing)]
    seen_status: String,
    /// Where to go afterwards.
    #[serde(skip_serializing)]
    suite: String,
}

pub async fn status(staff: Staff, State(app): State<App>, Path(number): Path<i64>, Posted(fields): Posted<StatusFields>) -> Answer {
    let status = FileStatus::from_code(&fields.status).ok_or(Problem::BadRequest)?;
    let day = format::parse_date(&fields.status_on);
    let unread = day.is_none() && !fields.status_on.trim().is_empty() && status != FileStatus::Waiting;
    let done = if unread {
        Err(Error::Refused(Refusal::DayMissing))
    } else {
        file_status::set(&app.ctx, &staff.person, number, status, day, Some(&fields.seen_status)).await
    };
    match done {
        Ok(()) => Ok(Flash::ok("status-done").to(&app, paths::local_or(&fields.suite, &address(number)))),
        Err(Error::Refused(Refusal::AlreadyDone)) => Ok(Flash::info("status-same").to(&app, paths::local_or(&fields.suite, &address(number)))),
        Err(Error::Refused(refusal)) => {
            let field = if matches!(refusal, Refusal::DayMissing | Refusal::DayInFuture) { "status_on" } else { "status" };
            again(&staff, &app, number, |page| {
                let mut form = Form::new(page).filled(&fields);
                form.wrong(field, refusal.key());
                form
            })
            .await
        }
        Err(Error::Stale) => stale(&staff, &app, number, &fields, |page, opened| meanwhile(page, view::status_words(page, &opened.dossier))).await,
        Err(error) => Err(error.into()),
    }
}

/// Shows the dossier with what was typed, and what somebody else saved since the form was opened.
async fn stale(staff: &Staff, app: &App, number: i64, fields: &impl Serialize, now: impl FnOnce(&Page, &Opened) -> String) -> Answer {
    let opened = open::open(&app.ctx, &staff.person, number).await?;
    let page = frame(staff, &opened);
    let mut form = Form::new(&page).filled(fields);
    form.wrong_meanwhile(now(&page, &opened));
    show(app, page, &opened, Tab::Documents(Ticked::default()), Some(form))
}

/// Shows the dossier with the refused form on it.
pub(super) async fn again(staff: &Staff, app: &App, number: i64, form: impl FnOnce(&Page) -> Form) -> Answer {
    let opened = open::open(&app.ctx, &staff.person, number).await?;
    let page = frame(staff, &opened);
    let form = form(&page);
    show(app, page, &opened, Tab::Documents(Ticked::default()), Some(form))
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct TreatmentFields {
    part: String,
    treatment: String,
    #[serde(skip_serializing)]
    seen_treatment: String,
}

pub async fn treatment(staff: Staff, State(app): State<App>, Path(number): Path<i64>, Posted(fields): Posted<TreatmentFields>) -> Answer {
    let kind = TreatmentType::from_code(&fields.treatment).ok_or(Problem::BadRequest)?;
    match treatment::set(&app.ctx, &staff.person, number, kind, &fields.seen_treatment).await {
        Err(Error::Stale) => stale(&staff, &app, number, &fields, |page, opened| meanwhile(page, view::treatment_words(page, &opened.dossier))).await,
        done => told(&app, number, done, "treatment-done"),
    }
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct ValidationFields {
    part: String,
    #[serde(skip_serializing)]
    seen_treatment: String,
}

pub async fn validate_treatment(staff: Staff, State(app): State<App>, Path(number): Path<i64>, Posted(fields): Posted<ValidationFields>) -> Answer {
    match treatment::validate(&app.ctx, &staff.person, number, &fields.seen_treatment).await {
        // Nothing was typed: the button of the page shown is about what is there now.
        Err(Error::Stale) => {
            stale(&staff, &app, number, &fields, |page, opened| page.t1("treatment-meanwhile", "value", view::treatment_words(page, &opened.dossier))).await
        }
        done => told(&app, number, done, "treatment-validated-done"),
    }
}

fn told(app: &App, number: i64, done: Result<(), Error<Refusal>>, key: &str) -> Answer {
    match done {
        Ok(()) => Ok(Flash::ok(key).to(app, &address(number))),
        Err(Error::Refused(refusal)) => Ok(Flash::error(refusal.key()).to(app, &address(number))),
        Err(error) => Err(error.into()),
    }
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct DateFields {
    /// `retour` or `confirmation`.
    quelle: String,
    return_day: String,
    confirmation_day: String,
    #[serde(skip_serializing)]
    seen_return_day: String,
    #[serde(skip_serializing)]
    seen_confirmation_day: String,
}

pub async fn dates(staff: Staff, State(app): State<App>, Path(number): Path<i64>, Posted(fields): Posted<DateFields>) -> Answer {
    let (which, field, text, seen) = match fields.quelle.as_str() {
        "retour" => (dates::Which::Return, "return_day", fields.return_day.trim(), &fields.seen_return_day),
        "confirmation" => (dates::Which::Confirmation, "confirmation_day", fields.confirmation_day.trim(), &fields.seen_confirmation_day),
        _ => return Err(Problem::BadRequest),
    };
    let day = format::parse_date(text);
    if day.is_none() && !text.is_empty() {
        return again(&staff, &app, number, |page| {
            let mut form = Form::new(page).filled(&fields);
            form.wrong_with(field, "date-unreadable", &[("value", text.to_owned())]);
            form
        })
        .await;
    }
    match dates::set(&app.ctx, &staff.person, number, which, day, format::parse_date(seen)).await {
        Ok(is_told) => Ok(Flash::ok(if is_told { "dates-done-told" } else { "dates-done" }).to(&app, &address(number))),
        Err(Error::Refused(refusal)) => {
            again(&staff, &app, number, |page| {
                let mut form = Form::new(page).filled(&fields);
                match refusal {
                    dates::Refusal::State(refusal) => form.wrong(field, refusal.key()),
                    dates::Refusal::EarlierThanProgramme { programme } => {
                        form.wrong_with(field, "corrections-deadline-too-early", &[("date", page.date(&programme))])
                    }
                    dates::Refusal::Over => form.wrong(field, "corrections-deadline-over"),
                    dates::Refusal::ProgrammeOver { programme } => {
                        let key = if which == dates::Which::Return { "dates-programme-return-over" } else { "dates-programme-over" };
                        form.wrong_with(field, key, &[("date", page.date(&programme))]);
                    }
                }
                form
            })
            .await
        }
        Err(Error::Stale) => {
            stale(&staff, &app, number, &fields, |page, opened| {
                let application = &opened.dossier.application;
                let now = if which == dates::Which::Return { application.new_return_on } else { application.new_confirmation_on };
                meanwhile(page, now.map(|day| page.date(&day)).unwrap_or_default())
            })
            .await
        }
        Err(error) => Err(error.into()),
    }
}
