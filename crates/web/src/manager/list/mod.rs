//! « Candidatures » and « Candidatures annulées »: the grid of staff, its state kept in the address.

pub mod page;
pub mod query;

use axum::Router;
use axum::routing::get;

use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new().route(paths::MANAGER_APPLICATIONS, get(page::get)).route(paths::MANAGER_CANCELLED, get(page::cancelled))
}
