//! « Confirmation candidature » and « Désistement candidature »: the question, the answer, taking a withdrawal back.

use app::apply::{answer, cancel, own};
use axum::extract::{Path, State};
use domain::application::Refusal;

use super::confirmation::{Question, ask};
use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, SignedIn};
use crate::{App, paths};

pub async fn ask_confirm(who: SignedIn, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    let dossier = own::load::<Refusal>(&app.ctx, &who.person, number).await?;
    let page = who.visit.page_t("confirm-title");
    let number = number.to_string();
    let question = Question {
        title: page.t("confirm-question"),
        consequence: page.t1("confirm-consequence", "programme", &dossier.session.programme_label),
        yes: page.t("confirm-yes"),
        class: "btn-go",
        no: page.t("form-no"),
        action: paths::fill(paths::APPLICATION_CONFIRM, &[&number]),
        back: paths::fill(paths::APPLICATION, &[&number]),
        fields: Vec::new(),
    };
    ask(page, question)
}

pub async fn ask_withdraw(who: SignedIn, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    let dossier = own::load::<Refusal>(&app.ctx, &who.person, number).await?;
    let page = who.visit.page_t("withdraw-title");
    let programme = &dossier.session.programme_label;
    let number = number.to_string();
    let question = Question {
        title: page.t("withdraw-question"),
        consequence: if cancel::can_be_undone(&app.ctx) {
            page.t2("withdraw-consequence", "programme", programme, "until", page.date_time(&cancel::undo_until(&app.ctx)))
        } else {
            page.t1("withdraw-consequence-final", "programme", programme)
        },
        yes: page.t("withdraw-yes"),
        class: "btn-stop-solid",
        no: page.t("withdraw-no"),
        action: paths::fill(paths::APPLICATION_WITHDRAW, &[&number]),
        back: paths::fill(paths::APPLICATION, &[&number]),
        fields: Vec::new(),
    };
    ask(page, question)
}

pub async fn confirm(who: SignedIn, State(app): State<App>, Path(number): Path<i64>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    let outcome = answer::confirm(&app.ctx, &who.person, number).await;
    finish(&app, number, outcome, "confirm-done")
}

pub async fn withdraw(who: SignedIn, State(app): State<App>, Path(number): Path<i64>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    let outcome = answer::withdraw(&app.ctx, &who.person, number).await.map(|_until| ());
    finish(&app, number, outcome, "withdraw-done")
}

pub async fn undo(who: SignedIn, State(app): State<App>, Path(number): Path<i64>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    let outcome = answer::undo_withdrawal(&app.ctx, &who.person, number).await;
    finish(&app, number, outcome, "withdraw-undone")
}

fn finish(app: &App, number: i64, outcome: Result<(), app::Error<Refusal>>, done: &str) -> Answer {
    let back = paths::fill(paths::APPLICATION, &[&number.to_string()]);
    match outcome {
        Ok(()) => Ok(Flash::ok(done).to(app, &back)),
        Err(app::Error::Refused(refusal)) => Ok(Flash::error(refusal.key()).to(app, &back)),
        Err(error) => Err(error.into()),
    }
}
