//! Actions on several applications: each has a page that says what will happen, to whom, and who is left out.

pub mod archive;
pub mod decision;
pub mod fees;
pub mod letters;
mod lines;
pub mod status;

use axum::Router;
use axum::routing::get;

use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new()
        .route(paths::MANAGER_MASS_STATUS, get(status::get).post(status::post))
        .route(paths::MANAGER_MASS_ARCHIVE, get(archive::get).post(archive::post))
        .route(paths::MANAGER_MASS_FEES, get(fees::get).post(fees::post))
        .route(paths::MANAGER_MASS_LETTERS, get(letters::get).post(letters::post))
        .route(paths::MANAGER_MASS_DECISION, get(decision::get).post(decision::post))
}
