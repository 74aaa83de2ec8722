//! Pages for everybody: home, catalogue, assistance, legal pages, language and appearance.

pub mod preference;

use axum::Router;
use axum::routing::get;

use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new().route(paths::LANGUAGE, get(preference::language)).route(paths::APPEARANCE, get(preference::appearance))
}
