//! Committee members' pages: my committees, the ranking of one with a candidate beside it, validating its decisions.

mod chosen;
pub mod ranking;
mod shift;

use axum::Router;
use axum::routing::{get, post};

use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new()
        .route(paths::COMMITTEE, get(ranking::mine))
        .route(paths::COMMITTEE_APPLICATIONS, get(ranking::get))
        .route(paths::COMMITTEE_APPLICATION, get(ranking::one))
        .route(paths::COMMITTEE_RANK, post(shift::post))
        .route(paths::COMMITTEE_VALIDATION, get(ranking::validation))
}
