//! « Candidatures », « Candidatures annulées », « Candidatures archivées »: the grid of staff, its state kept in the address.

pub mod own;
pub mod page;
pub mod query;

use axum::Router;
use axum::routing::{get, post};

use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new()
        .route(paths::MANAGER_APPLICATIONS, get(page::get))
        .route(paths::MANAGER_CANCELLED, get(page::cancelled))
        .route(paths::MANAGER_ARCHIVED, get(page::archived))
        .route(paths::MANAGER_LIST_COLUMNS, post(own::columns))
        .route(paths::MANAGER_LIST_VIEWS, post(own::save))
        .route(paths::MANAGER_LIST_VIEW_REMOVE, post(own::remove))
}
