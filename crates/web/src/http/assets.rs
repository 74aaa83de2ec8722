//! Style sheet, scripts, icons and fonts: hashed names, cached for a year, compressed beforehand.
//!
//! Release builds carry the files; debug builds read them from `frontend/dist`, so that editing a style needs no
//! compilation.

use std::borrow::Cow;
use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use crate::App;

#[derive(RustEmbed)]
#[folder = "../../frontend/dist/"]
#[allow_missing = true]
struct Dist;

/// Logical name → hashed name, as the front-end build wrote it.
#[derive(Debug, Default)]
pub struct Assets {
    names: BTreeMap<String, String>,
}

impl Assets {
    /// Reads the manifest. Without one (front end not built) pages still work, unstyled.
    #[must_use]
    pub fn load() -> Self {
        let names = Dist::get("manifest.json").and_then(|file| serde_json::from_slice(&file.data).ok()).unwrap_or_else(|| {
            tracing::warn!("the front end is not built: run `npm ci && npm run build` in frontend/");
            BTreeMap::new()
        });
        Self { names }
    }

    /// The address of a file by its logical name, e.g. `app.css`.
    #[must_use]
    pub fn url(&self, name: &str) -> String {
        format!("/static/{}", self.names.get(name).map_or(name, String::as_str))
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "png" => "image/png",
        "json" | "webmanifest" => "application/json",
        _ => "application/octet-stream",
    }
}

/// `GET /static/{name}`
pub async fn get(State(app): State<App>, Path(name): Path<String>, headers: HeaderMap) -> Response {
    if name.starts_with("theme-") {
        return super::theme::get(&app, &name);
    }
    let accepted = headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let candidates = [("br", ".br"), ("gzip", ".gz")];
    for (encoding, suffix) in candidates {
        if accepted.contains(encoding)
            && let Some(file) = Dist::get(&format!("{name}{suffix}"))
        {
            return answer(&name, file.data, Some(encoding));
        }
    }
    match Dist::get(&name).filter(|_| name != "manifest.json") {
        Some(file) => answer(&name, file.data, None),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn answer(name: &str, data: Cow<'static, [u8]>, encoding: Option<&'static str>) -> Response {
    let body = match data {
        Cow::Borrowed(bytes) => axum::body::Body::from(bytes),
        Cow::Owned(bytes) => axum::body::Body::from(bytes),
    };
    let mut headers = vec![(CONTENT_TYPE, content_type(name)), (CACHE_CONTROL, "public, max-age=31536000, immutable"), (VARY, "Accept-Encoding")];
    if let Some(encoding) = encoding {
        headers.push((CONTENT_ENCODING, encoding));
    }
    let headers: Vec<(HeaderName, &'static str)> = headers;
    let mut response = body.into_response();
    for (name, value) in headers {
        response.headers_mut().insert(name, axum::http::HeaderValue::from_static(value));
    }
    response
}
