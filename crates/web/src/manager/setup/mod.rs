//! What a centre sets up: programmes, document types, forms, questions, committees.

pub mod committees;
pub mod document_types;
pub mod duplicate;
pub mod form_fields;
pub mod form_survey;
pub mod forms;
pub mod programmes;
pub mod questions;

use axum::Router;

use crate::App;
use crate::admin::editor;

pub fn routes() -> Router<App> {
    Router::new()
        .merge(committees::routes())
        .merge(document_types::routes())
        .merge(forms::routes())
        .merge(editor::routes::<questions::Questions>())
        .merge(programmes::routes())
}
