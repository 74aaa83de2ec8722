//! The small forms beside a dossier: status of the file, treatment type, dates of its own.

use app::Error;
use app::review::{dates, file_status, open, treatment};
use axum::extract::{Path, State};
use domain::application::{FileStatus, Refusal, TreatmentType};
use serde::{Deserialize, Serialize};

use super::page::{Tab, Ticked, address, frame, show};
use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, Problem, Staff};
use crate::ui::{Form, Page, format};
use crate::{App, paths};

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct StatusFields {
    status: String,
    status_on: String,
    /// Where to go afterwards.
    #[serde(skip_serializing)]
    suite: String,
}

pub async fn status(staff: Staff, State(app): State<App>, Path(number): Path<i64>, Posted(fields): Posted<StatusFields>) -> Answer {
    let status = FileStatus::from_code(&fields.status).ok_or(Problem::BadRequest)?;
    let day = format::parse_date(&fields.status_on);
    let unread = day.is_none() && !fields.status_on.trim().is_empty() && status != FileStatus::Waiting;
    let done = if unread { Err(Error::Refused(Refusal::DayMissing)) } else { file_status::set(&app.ctx, &staff.person, number, status, day).await };
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
        Err(error) => Err(error.into()),
    }
}

/// Shows the dossier with the refused form on it.
pub(super) async fn again(staff: &Staff, app: &App, number: i64, form: impl FnOnce(&Page) -> Form) -> Answer {
    let opened = open::open(&app.ctx, &staff.person, number).await?;
    let page = frame(staff, &opened);
    let form = form(&page);
    show(app, page, &opened, Tab::Documents(Ticked::default()), Some(form))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TreatmentFields {
    treatment: String,
}

pub async fn treatment(staff: Staff, State(app): State<App>, Path(number): Path<i64>, Posted(fields): Posted<TreatmentFields>) -> Answer {
    let kind = TreatmentType::from_code(&fields.treatment).ok_or(Problem::BadRequest)?;
    told(&app, number, treatment::set(&app.ctx, &staff.person, number, kind).await, "treatment-done")
}

pub async fn validate_treatment(staff: Staff, State(app): State<App>, Path(number): Path<i64>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    told(&app, number, treatment::validate(&app.ctx, &staff.person, number).await, "treatment-validated-done")
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
}

pub async fn dates(staff: Staff, State(app): State<App>, Path(number): Path<i64>, Posted(fields): Posted<DateFields>) -> Answer {
    let (which, field, text) = match fields.quelle.as_str() {
        "retour" => (dates::Which::Return, "return_day", fields.return_day.trim()),
        "confirmation" => (dates::Which::Confirmation, "confirmation_day", fields.confirmation_day.trim()),
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
    match dates::set(&app.ctx, &staff.person, number, which, day).await {
        Ok(()) => Ok(Flash::ok("dates-done").to(&app, &address(number))),
        Err(Error::Refused(refusal)) => {
            again(&staff, &app, number, |page| {
                let mut form = Form::new(page).filled(&fields);
                match refusal {
                    dates::Refusal::State(refusal) => form.wrong(field, refusal.key()),
                    dates::Refusal::EarlierThanProgramme { programme } => {
                        form.wrong_with(field, "corrections-deadline-too-early", &[("date", page.date(&programme))])
                    }
                    dates::Refusal::Over => form.wrong(field, "corrections-deadline-over"),
                }
                form
            })
            .await
        }
        Err(error) => Err(error.into()),
    }
}
