//! What is typed by hand for the registration: the fees with their note, the identifier of the student system.

use app::Error;
use app::review::fees::{self, Fees};
use app::review::registration::{self, Sent};
use axum::extract::{Path, State};
use serde::{Deserialize, Serialize};

use super::actions::again;
use super::page::address;
use crate::App;
use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, PostedOnce, Staff};
use crate::ui::{Form, Page, format};

/// An amount as a field shows it.
#[must_use]
pub fn typed_amount(cents: Option<i64>) -> String {
    cents.map(|cents| format!("{},{:02}", cents / 100, cents % 100)).unwrap_or_default()
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct FeeFields {
    /// Which of the forms beside the dossier this is.
    part: String,
    fee: String,
    fee_note: String,
    #[serde(skip_serializing)]
    seen_fee: String,
    #[serde(skip_serializing)]
    seen_note: String,
}

pub async fn fees(staff: Staff, State(app): State<App>, Path(number): Path<i64>, Posted(fields): Posted<FeeFields>) -> Answer {
    let typed = fields.fee.trim();
    let cents = fees::read_amount(typed);
    if cents.is_none() && !typed.is_empty() {
        return again(&staff, &app, number, |page| {
            let mut form = Form::new(page).filled(&fields);
            form.wrong("fee", "fees-unreadable");
            form
        })
        .await;
    }
    let wanted = Fees { cents, note: fields.fee_note.clone() };
    let seen = Fees { cents: fees::read_amount(&fields.seen_fee), note: fields.seen_note.clone() };
    match fees::set(&app.ctx, &staff.person, number, &wanted, &seen).await {
        Ok(()) => Ok(Flash::ok("fees-done").to(&app, &address(number))),
        Err(Error::Refused(refusal)) => {
            again(&staff, &app, number, |page| {
                let mut form = Form::new(page).filled(&fields);
                match &refusal {
                    fees::Refusal::State(refusal) => form.wrong("", refusal.key()),
                    fees::Refusal::NoteTooLong => form.wrong("fee_note", "fees-note-too-long"),
                    fees::Refusal::NoteUnreadable => form.wrong("fee_note", "text-control-character"),
                    fees::Refusal::ChangedMeanwhile(now) => form.wrong_meanwhile(meanwhile(page, words(page, now))),
                }
                form
            })
            .await
        }
        Err(error) => Err(error.into()),
    }
}

/// Fees as a line; empty when nothing is said.
#[must_use]
pub fn words(page: &Page, fees: &Fees) -> String {
    let amount = fees.cents.map(|cents| format::amount(page.lang, cents));
    amount.into_iter().chain([fees.note.clone()]).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – ")
}

/// What a colleague saved in the meantime, in words; they may have emptied the field.
pub(super) fn meanwhile(page: &Page, value: String) -> String {
    let value = if value.is_empty() { page.t("dossier-undefined") } else { value };
    page.t1("registration-meanwhile", "value", value)
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct CodeFields {
    part: String,
    code: String,
    /// Whether the applicant gets it by mail.
    tell: String,
    #[serde(skip_serializing)]
    seen_code: String,
}

pub async fn code(staff: Staff, State(app): State<App>, Path(number): Path<i64>, PostedOnce(fields, token): PostedOnce<CodeFields>) -> Answer {
    let sent = Sent { seen: &fields.seen_code, tell: !fields.tell.is_empty(), form: &token };
    match registration::set(&app.ctx, &staff.person, number, &fields.code, sent).await {
        Ok(()) => Ok(Flash::ok("registration-done").to(&app, &address(number))),
        Err(Error::Refused(refusal)) => {
            again(&staff, &app, number, |page| {
                let mut form = Form::new(page).filled(&fields);
                match &refusal {
                    registration::Refusal::State(refusal) => form.wrong("", refusal.key()),
                    registration::Refusal::Unreadable => form.wrong("code", "registration-unreadable"),
                    registration::Refusal::ChangedMeanwhile(now) => form.wrong_meanwhile(meanwhile(page, now.clone())),
                }
                form
            })
            .await
        }
        Err(error) => Err(error.into()),
    }
}
