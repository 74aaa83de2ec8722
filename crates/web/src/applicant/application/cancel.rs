//! « Annuler la candidature », its question, and taking it back.

use app::apply::{cancel, own};
use axum::extract::{Path, State};
use domain::application::Refusal;

use super::confirmation::{Question, ask};
use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, SignedIn};
use crate::{App, paths};

pub async fn get(who: SignedIn, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    let dossier = own::load::<Refusal>(&app.ctx, &who.person, number).await?;
    let page = who.visit.page_t("cancel-title");
    let number = number.to_string();
    let question = Question {
        title: page.t1("cancel-question", "programme", &dossier.session.programme_label),
        consequence: if cancel::can_be_undone(&app.ctx) {
            page.t1("cancel-consequence", "until", page.date_time(&cancel::undo_until(&app.ctx)))
        } else {
            page.t("cancel-consequence-final")
        },
        yes: page.t("cancel-yes"),
        class: "btn-stop-solid",
        no: page.t("cancel-no"),
        action: paths::fill(paths::APPLICATION_CANCEL, &[&number]),
        back: paths::fill(paths::APPLICATION, &[&number]),
        fields: Vec::new(),
    };
    ask(page, question)
}

pub async fn post(who: SignedIn, State(app): State<App>, Path(number): Path<i64>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    let back = paths::fill(paths::APPLICATION, &[&number.to_string()]);
    match cancel::cancel(&app.ctx, &who.person, number).await {
        Ok(until) if until <= app.ctx.now() => Ok(Flash::ok("cancel-done-final").to(&app, &back)),
        Ok(until) => {
            let page = who.visit.page(String::new());
            Ok(Flash::ok("cancel-done").arg("until", page.date_time(&until)).to(&app, &back))
        }
        Err(app::Error::Refused(refusal)) => Ok(Flash::error(refusal.key()).to(&app, &back)),
        Err(error) => Err(error.into()),
    }
}

pub async fn undo(who: SignedIn, State(app): State<App>, Path(number): Path<i64>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    let back = paths::fill(paths::APPLICATION, &[&number.to_string()]);
    match cancel::undo(&app.ctx, &who.person, number).await {
        Ok(()) => Ok(Flash::ok("cancel-undone").to(&app, &back)),
        Err(app::Error::Refused(refusal)) => Ok(Flash::error(refusal.key()).to(&app, &back)),
        Err(error) => Err(error.into()),
    }
}
