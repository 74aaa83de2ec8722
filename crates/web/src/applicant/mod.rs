//! The applicant's side: dashboard, applications, documents, answers. Everything here acts on one's own objects.

pub mod agenda;
pub mod application;
pub mod dashboard;
pub mod lines;
pub mod list;
pub mod mails;
pub mod profile;

use axum::Router;
use axum::routing::{get, post};

use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new()
        .route(paths::DASHBOARD, get(dashboard::get))
        .route(paths::AGENDA, get(agenda::get).post(agenda::open))
        .route(paths::AGENDA_CLOSE, post(agenda::close))
        .route(paths::AGENDA_ONCE, get(agenda::once))
        .route(paths::AGENDA_FEED, get(agenda::feed))
        .route(paths::MESSAGES, get(mails::list))
        .route(paths::MESSAGE, get(mails::one))
        .route(paths::APPLICATIONS, get(list::get))
        .merge(application::routes())
        .merge(profile::routes())
}
