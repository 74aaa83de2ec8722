//! Language and appearance: kept in a cookie, so that the server renders the right one at once.

use axum::extract::{Path, State};
use axum::http::header::SET_COOKIE;
use axum_extra::extract::Query;
use serde::Deserialize;

use crate::http::visit::set_cookie;
use crate::http::{Page as Answer, Problem, see_other};
use crate::{App, paths};

const YEAR_SECONDS: i64 = 31_536_000;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Back {
    retour: String,
}

pub async fn language(State(app): State<App>, Path(code): Path<String>, Query(back): Query<Back>) -> Answer {
    let lang = app.ctx.languages().find(&code).ok_or(Problem::NotFound)?;
    keep(&app, "langue", lang.code(), &back)
}

pub async fn appearance(State(app): State<App>, Path(name): Path<String>, Query(back): Query<Back>) -> Answer {
    let name = ["light", "dark", "auto"].into_iter().find(|known| *known == name).ok_or(Problem::NotFound)?;
    keep(&app, "theme", name, &back)
}

fn keep(app: &App, cookie: &str, value: &str, back: &Back) -> Answer {
    let mut response = see_other(paths::local_or(&back.retour, paths::HOME));
    if let Some(line) = set_cookie(app, cookie, value, Some(YEAR_SECONDS), false) {
        response.headers_mut().append(SET_COOKIE, line);
    }
    Ok(response)
}
