//! What a centre sets up: programmes, document types, questions, committees.

pub mod committees;
pub mod document_types;
pub mod programmes;
pub mod questions;

use axum::Router;

use crate::App;
use crate::admin::editor;

pub fn routes() -> Router<App> {
    Router::new()
        .merge(committees::routes())
        .merge(document_types::routes())
        .merge(editor::routes::<questions::Questions>())
        .merge(editor::routes::<programmes::Programmes>())
}
