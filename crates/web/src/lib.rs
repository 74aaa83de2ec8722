//! Pages and forms over HTTP. Handlers extract, call one use case or one read model, and choose a page; every sentence
//! comes from the Fluent files, every address from [`paths`].

pub mod account;
pub mod admin;
pub mod applicant;
pub mod committee;
pub mod http;
pub use app::i18n;
pub mod layers;
pub mod manager;
pub mod paths;
pub mod public;
pub mod state;
pub mod ui;

pub use state::App;

use axum::Router;

/// Every page of the product behind its layers.
pub fn router(app: App) -> Router {
    let pages = Router::new()
        .merge(public::routes())
        .merge(account::routes())
        .merge(applicant::routes())
        .merge(manager::routes())
        .merge(committee::routes())
        .merge(admin::routes());
    layers::wrap(pages, app)
}
