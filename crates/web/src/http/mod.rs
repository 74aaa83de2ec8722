//! The mechanics of requests and answers that every page shares.

pub mod again;
pub mod assets;
pub mod csrf;
pub mod download;
pub mod flash;
pub mod headers;
pub mod late;
pub mod network;
pub mod posted;
pub mod problem;
pub mod range;
pub mod refill;
pub mod script;
pub mod squeeze;
pub mod theme;
pub mod upload;
pub mod visit;
pub mod visitor_pages;

pub use posted::{Nothing, Posted, PostedOnce};
pub use problem::Problem;
pub use upload::Uploaded;
pub use visit::{SignedIn, Staff, Visit};

use axum::response::{IntoResponse as _, Response};

/// What handlers return.
pub type Page = Result<Response, Problem>;

/// The browser as it names itself; sessions show it to their owner.
#[must_use]
pub fn user_agent(headers: &axum::http::HeaderMap) -> &str {
    headers.get(axum::http::header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// Whether a script asks for the changing part of a page only.
#[must_use]
pub fn is_fragment(headers: &axum::http::HeaderMap) -> bool {
    headers.contains_key("hx-request") && !headers.contains_key("hx-history-restore-request")
}

/// Goes to another page after a form was handled.
#[must_use]
pub fn see_other(path: &str) -> Response {
    axum::response::Redirect::to(path).into_response()
}

/// Renders a template as a page.
pub fn html(template: &impl askama::Template) -> Page {
    render(template, axum::http::StatusCode::OK)
}

/// Renders a form again with its errors.
pub fn unprocessable(template: &impl askama::Template) -> Page {
    render(template, axum::http::StatusCode::UNPROCESSABLE_ENTITY)
}

/// Renders a form: as it opens, or again with what was refused.
pub fn render_form(template: &impl askama::Template, is_refused: bool) -> Page {
    if is_refused { unprocessable(template) } else { html(template) }
}

/// Nearly no page is larger, in bytes. A text that has to move while it grows is copied to memory that no cache holds.
const USUAL_PAGE: usize = 40 * 1024;

/// Renders a template with a status of its own.
pub fn render(template: &impl askama::Template, status: axum::http::StatusCode) -> Page {
    let mut body = String::with_capacity(USUAL_PAGE);
    template.render_into(&mut body).map_err(|e| Problem::internal(format!("template: {e}")))?;
    Ok((status, axum::response::Html(body)).into_response())
}
