//! What staff do for an applicant, each with its question: confirm, withdraw, cancel, and take it back.

use app::apply::cancel;
use app::dossier::Dossier;
use app::review::acts::{self, Act};
use app::review::archive;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{MethodRouter, get};
use domain::application::Refusal;
use serde::Deserialize;

use super::page::address;
use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Problem, Staff, render};
use crate::ui::Page;
use crate::{App, paths};

#[derive(Template)]
#[template(path = "manager/dossier/question.html")]
struct QuestionPage {
    page: Page,
    title: String,
    consequence: String,
    yes: String,
    class: &'static str,
    action: String,
    back: String,
    /// The version of the application that the question is about.
    seen: i64,
    /// It changed since the question was asked before.
    stale: bool,
}

/// Where an act is asked for.
#[must_use]
pub const fn path(act: Act) -> &'static str {
    match act {
        Act::Confirm => paths::MANAGER_APPLICATION_CONFIRM,
        Act::Withdraw => paths::MANAGER_APPLICATION_WITHDRAW,
        Act::UndoWithdrawal => paths::MANAGER_APPLICATION_WITHDRAW_UNDO,
        Act::Cancel => paths::MANAGER_APPLICATION_CANCEL,
        Act::Reopen => paths::MANAGER_APPLICATION_REOPEN,
    }
}

/// The words of the link that leads to the question.
#[must_use]
pub const fn label_key(act: Act) -> &'static str {
    match act {
        Act::Confirm => "act-confirm",
        Act::Withdraw => "act-withdraw",
        Act::UndoWithdrawal => "act-withdraw-undo",
        Act::Cancel => "act-cancel",
        Act::Reopen => "act-reopen",
    }
}

const fn question_key(act: Act) -> &'static str {
    match act {
        Act::Confirm => "act-confirm-question",
        Act::Withdraw => "act-withdraw-question",
        Act::UndoWithdrawal => "act-withdraw-undo-question",
        Act::Cancel => "act-cancel-question",
        Act::Reopen => "act-reopen-question",
    }
}

const fn done_key(act: Act) -> &'static str {
    match act {
        Act::Confirm => "act-confirm-done",
        Act::Withdraw => "act-withdraw-done",
        Act::UndoWithdrawal => "act-withdraw-undo-done",
        Act::Cancel => "act-cancel-done",
        Act::Reopen => "act-reopen-done",
    }
}

/// The question of an act, and doing it.
pub fn route(act: Act) -> MethodRouter<App> {
    get(move |staff: Staff, State(app): State<App>, Path(number): Path<i64>| ask(staff, app, number, act))
        .post(move |staff: Staff, State(app): State<App>, Path(number): Path<i64>, Posted(fields): Posted<Fields>| post(staff, app, number, act, fields))
}

async fn ask(staff: Staff, app: App, number: i64, act: Act) -> Answer {
    let dossier = acts::open(&app.ctx, &staff.person, number).await?;
    if act.is_possible(&app.ctx, &dossier) {
        question(&staff, &app, &dossier, act, false)
    } else {
        Ok(Flash::error(Refusal::NotInThisState.key()).to(&app, &address(number)))
    }
}

fn question(staff: &Staff, app: &App, dossier: &Dossier, act: Act, stale: bool) -> Answer {
    let number = dossier.application.number;
    let page = staff.visit.page_t(label_key(act));
    let programme = &dossier.session.programme_label;
    let until = cancel::can_be_undone(&app.ctx).then(|| page.date_time(&cancel::undo_until(&app.ctx)));
    let template = QuestionPage {
        title: page.t1(question_key(act), "number", number.to_string()),
        consequence: match act {
            Act::Confirm => page.t1("act-confirm-consequence", "programme", programme),
            Act::Withdraw => match until {
                Some(until) => page.t2("act-withdraw-consequence", "programme", programme, "until", until),
                None => page.t1("act-withdraw-consequence-final", "programme", programme),
            },
            Act::UndoWithdrawal => page.t1("act-withdraw-undo-consequence", "programme", programme),
            Act::Cancel => match until {
                Some(until) => page.t2("act-cancel-consequence", "programme", programme, "until", until),
                None => page.t1("act-cancel-consequence-final", "programme", programme),
            },
            Act::Reopen => page.t1("act-reopen-consequence", "programme", programme),
        },
        yes: page.t("act-yes"),
        class: match act {
            Act::Confirm => "btn-go",
            Act::Withdraw | Act::Cancel => "btn-stop-solid",
            Act::UndoWithdrawal | Act::Reopen => "btn-primary",
        },
        action: paths::fill(path(act), &[&number.to_string()]),
        back: address(number),
        seen: dossier.application.version,
        stale,
        page: page.failed(stale),
    };
    render(&template, if stale { StatusCode::CONFLICT } else { StatusCode::OK })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    seen: i64,
}

async fn post(staff: Staff, app: App, number: i64, act: Act, fields: Fields) -> Answer {
    match acts::act(&app.ctx, &staff.person, number, act, fields.seen).await {
        Ok(()) => Ok(Flash::ok(done_key(act)).to(&app, &address(number))),
        Err(app::Error::Refused(refusal)) => Ok(Flash::error(refusal.key()).to(&app, &address(number))),
        Err(app::Error::Stale) => {
            let dossier = acts::open(&app.ctx, &staff.person, number).await?;
            if act.is_possible(&app.ctx, &dossier) { question(&staff, &app, &dossier, act, true) } else { Err(Problem::Stale) }
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Debug, Deserialize)]
pub struct Nothing {}

/// Takes an application out of the archive.
pub async fn restore(staff: Staff, State(app): State<App>, Path(number): Path<i64>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    match archive::restore(&app.ctx, &staff.person, number).await {
        Ok(()) => Ok(Flash::ok("archive-restored").to(&app, &address(number))),
        Err(app::Error::Refused(refusal)) => Ok(Flash::error(refusal.key()).to(&app, &address(number))),
        Err(error) => Err(error.into()),
    }
}
