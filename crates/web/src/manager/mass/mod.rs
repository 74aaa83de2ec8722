//! Actions on several applications: each has a page that says what will happen, to whom, and who is left out.

pub mod decision;
pub mod status;

use axum::Router;
use axum::routing::get;

use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new()
        .route(paths::MANAGER_MASS_STATUS, get(status::get).post(status::post))
        .route(paths::MANAGER_MASS_DECISION, get(decision::get).post(decision::post))
}
