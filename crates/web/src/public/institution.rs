//! The institution's logo, and what robots may read.

use app::institution::Logo;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::IntoResponse as _;

use crate::App;
use crate::http::{Page as Answer, Problem};

/// An SVG may hold scripts: opened by itself it must not run them.
const LOGO_CSP: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/// `GET /institution/logo`: the uploaded one. Pages name it with its version, so browsers may keep it.
pub async fn logo(State(app): State<App>, headers: HeaderMap) -> Answer {
    let Logo { bytes, content_type, etag } = app::institution::logo(&app.ctx).await?;
    let tag = HeaderValue::from_str(&format!("\"{etag}\"")).map_err(|_| Problem::NotFound)?;
    if headers.get(IF_NONE_MATCH) == Some(&tag) {
        return Ok((StatusCode::NOT_MODIFIED, [(ETAG, tag)]).into_response());
    }
    let mut response = bytes.into_response();
    let out = response.headers_mut();
    out.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    out.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(LOGO_CSP));
    out.insert(CACHE_CONTROL, HeaderValue::from_static("public, max-age=86400"));
    out.insert(ETAG, tag);
    Ok(response)
}

/// `GET /robots.txt`: the catalogue may be found, nothing else needs to be.
pub async fn robots() -> &'static str {
    "User-agent: *\nAllow: /$\nAllow: /offre\nAllow: /assistance\nDisallow: /\n"
}
