//! Pages around the account: signing in and out, creating, activating, recovering, changing credentials.

pub mod sign_in;

use axum::Router;
use axum::routing::{get, post};

use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new().route(paths::SIGN_IN, get(sign_in::get).post(sign_in::post)).route(paths::SIGN_OUT, post(sign_in::sign_out)).route(paths::STAY, post(sign_in::stay))
}
