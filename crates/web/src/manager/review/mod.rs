//! The review of documents: list, pages and decision side by side; by keyboard, or by plain buttons without script.

pub mod file;
pub mod page;

use axum::Router;
use axum::routing::get;

use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new()
        .route(paths::MANAGER_DOCUMENT, get(page::get).post(page::post))
        .route(paths::MANAGER_DOCUMENT_FILE, get(file::document))
        .route(paths::MANAGER_DOCUMENT_PAGE, get(file::picture))
}
