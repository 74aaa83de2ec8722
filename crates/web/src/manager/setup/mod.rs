//! What a centre sets up: programmes, document types, committees.

pub mod committees;

use axum::Router;

use crate::App;
use crate::admin::editor;

pub fn routes() -> Router<App> {
    Router::new().merge(editor::routes::<committees::Committees>())
}
