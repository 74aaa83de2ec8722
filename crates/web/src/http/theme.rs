//! The institution's colours as a style sheet of their own, named by what is in it and cached for a year.

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::App;

/// The style sheet of a colour.
fn css(colour: &str) -> String {
    domain::theme::Theme::derive(colour).map(|theme| theme.css()).unwrap_or_default()
}

/// The address of the current theme.
#[must_use]
pub fn url(app: &App) -> String {
    let digest = app::keys::sha256_hex(app.ctx.settings().institution_colour.as_bytes());
    format!("/static/theme-{}.css", digest.get(..12).unwrap_or_default())
}

/// `GET /static/theme-{digest}.css`; an old digest still gets the current colours.
pub fn get(app: &App) -> Response {
    let body = css(&app.ctx.settings().institution_colour);
    if body.is_empty() {
        return StatusCode::NOT_FOUND.into_response();
    }
    ([(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "public, max-age=31536000, immutable")], body).into_response()
}
