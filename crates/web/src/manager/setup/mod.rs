//! What a centre sets up: programmes, document types, committees.

pub mod committees;
pub mod document_types;
pub mod programmes;

use axum::Router;

use crate::App;
use crate::admin::editor;

pub fn routes() -> Router<App> {
    Router::new().merge(committees::routes()).merge(document_types::routes()).merge(editor::routes::<programmes::Programmes>())
}
