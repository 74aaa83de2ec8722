//! Setting an installation up: the institution, campaigns, centres, decisions, mails, texts, people and their rights.

pub mod campaigns;
pub mod centres;
pub mod editor;
pub mod labels;
pub mod panels;

use axum::Router;

use crate::App;

pub fn routes() -> Router<App> {
    Router::new().merge(campaigns::routes()).merge(editor::routes::<centres::Centres>())
}
