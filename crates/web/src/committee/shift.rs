//! « Monter » and « Descendre » in the ranking of a committee.

use app::Error;
use app::decide::shift::{self, Refusal};
use axum::extract::{Path, State};
use domain::application::ranking::Direction;
use serde::Deserialize;

use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Problem, Staff};
use crate::{App, paths};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    sens: String,
    /// The rank that the page showed.
    rang: i32,
    /// The ranking with its filters.
    suite: String,
}

pub async fn post(staff: Staff, State(app): State<App>, Path((code, number)): Path<(String, i64)>, Posted(fields): Posted<Fields>) -> Answer {
    let direction = match fields.sens.as_str() {
        "monter" => Direction::Up,
        "descendre" => Direction::Down,
        _ => return Err(Problem::NotFound),
    };
    let list = paths::fill(paths::COMMITTEE_APPLICATIONS, &[&code]);
    // The line stays in view, and the keyboard goes on from it.
    let back = format!("{}#c-{number}", paths::local_or(&fields.suite, &list));
    match shift::shift(&app.ctx, &staff.person, number, direction, fields.rang).await {
        Ok(rank) => Ok(Flash::ok("committee-moved").arg("number", number).arg("rank", rank).to(&app, &back)),
        Err(Error::Refused(Refusal::ChangedMeanwhile)) => Ok(Flash::error("committee-moved-meanwhile").to(&app, &back)),
        Err(Error::Refused(Refusal::NoRoom)) => Ok(Flash::error("committee-moved-no-room").to(&app, &back)),
        Err(error) => Err(error.into()),
    }
}
