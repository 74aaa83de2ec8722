//! Decisions: entering one, taking one back, seeing what a publication would do, publishing, stopping.

pub mod enter;
pub mod entry;
pub mod publish;

use axum::Router;
use axum::routing::{get, post};

use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new()
        .route(paths::MANAGER_APPLICATION_DECISION, get(enter::get).post(enter::post))
        .route(paths::MANAGER_APPLICATION_DECISION_DISCARD, post(enter::discard))
        .route(paths::MANAGER_PUBLICATION, get(publish::get).post(publish::post))
        .route(paths::MANAGER_PUBLICATION_STOP, post(publish::stop))
}
