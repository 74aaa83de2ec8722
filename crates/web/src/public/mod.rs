//! Pages for everybody: home, catalogue, assistance, legal pages, language and appearance.

pub mod demo_mail;
pub mod preference;

use axum::Router;
use axum::routing::get;

use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new()
        .route(paths::DEMO_MAIL, get(demo_mail::list))
        .route(paths::DEMO_LETTER, get(demo_mail::letter))
        .route(paths::LANGUAGE, get(preference::language))
        .route(paths::APPEARANCE, get(preference::appearance))
}
