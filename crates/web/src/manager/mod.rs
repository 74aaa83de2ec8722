//! Managers' pages on applications: list, dossier, review of documents, decisions. Set-up pages are not here.

pub mod apply_for;
pub mod decision;
pub mod dossier;
pub mod letters;
pub mod list;
pub mod mass;
pub mod review;
pub mod roles;
pub mod setup;
pub mod words;

use axum::Router;
use axum::routing::get;

use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new()
        .route(paths::MANAGER, get(roles::home))
        .route(paths::MY_ROLES, get(roles::get))
        .merge(list::routes())
        .merge(apply_for::routes())
        .merge(letters::routes())
        .merge(mass::routes())
        .merge(dossier::routes())
        .merge(review::routes())
        .merge(decision::routes())
        .merge(setup::routes())
}
