//! Managers' pages on applications: list, dossier, review of documents, decisions. Set-up pages are not here.

pub mod roles;
pub mod setup;

use axum::Router;
use axum::routing::get;

use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new().route(paths::MANAGER, get(roles::home)).route(paths::MY_ROLES, get(roles::get)).merge(setup::routes())
}
