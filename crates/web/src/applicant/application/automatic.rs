//! The automatic submission of one application: accepted or refused by its applicant, where it is offered.

use axum::extract::{Path, State};
use serde::Deserialize;

use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, SignedIn};
use crate::{App, paths};

#[derive(Debug, Deserialize)]
pub struct Answered {
    #[serde(default)]
    accepts: String,
}

pub async fn post(who: SignedIn, State(app): State<App>, Path(number): Path<i64>, Posted(answered): Posted<Answered>) -> Answer {
    let back = paths::fill(paths::APPLICATION, &[&number.to_string()]);
    let accepts = answered.accepts == "yes";
    match app::deadlines::submit::answer(&app.ctx, &who.person, number, accepts).await {
        Ok(()) => Ok(Flash::ok(if accepts { "automatic-accepted" } else { "automatic-refused" }).to(&app, &back)),
        Err(app::Error::Refused(refusal)) => Ok(Flash::error(refusal.key()).to(&app, &back)),
        Err(error) => Err(error.into()),
    }
}
