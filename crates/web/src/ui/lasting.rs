//! What the script of deposits fills: most of a page in bytes, of no use without the script, and decided by the language
//! alone. Pages name its address; it is made once, and browsers keep it for a year.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use askama::Template;
use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HeaderValue, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use bytes::Bytes;

use super::field::Icon;
use crate::App;
use crate::http::{assets, squeeze};
use crate::i18n::Lang;

/// How the names begin; the language and a digest follow.
pub const DEPOSIT: &str = "depot-";

/// A part under the name that its content gives it.
#[derive(Debug)]
pub struct Part {
    name: String,
    plain: Bytes,
    gzip: Option<Bytes>,
}

impl Part {
    /// Where browsers find it.
    #[must_use]
    pub fn address(&self) -> String {
        format!("/static/{}", self.name)
    }
}

/// The parts of a server, by language, and the language that is read where that one has no words.
#[derive(Debug, Default)]
pub struct Lasting(Mutex<HashMap<(&'static str, &'static str), Arc<Part>>>);

/// What of a page the template asks for.
struct Frame<'a> {
    app: &'a App,
    lang: Lang,
}

impl Frame<'_> {
    fn t(&self, key: &str) -> String {
        self.lang.t(key)
    }

    fn icon<'a>(&'a self, name: &'a str) -> Icon<'a> {
        self.app.assets.icon(name)
    }

    fn asset(&self, name: &str) -> String {
        self.app.assets.url(name)
    }
}

#[derive(Template)]
#[template(path = "applicant/application/upload_template.html")]
struct UploadTemplate<'a> {
    page: Frame<'a>,
}

/// The part of a language.
pub fn deposit(app: &App, lang: Lang, default: Lang) -> askama::Result<Arc<Part>> {
    let key = (lang.code(), default.code());
    if let Some(part) = app.lasting.0.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Ok(Arc::clone(part));
    }
    let html = UploadTemplate { page: Frame { app, lang } }.render()?;
    let digest = app::keys::sha256_hex(html.as_bytes());
    let part = Arc::new(Part {
        name: format!("{DEPOSIT}{}-{}.html", lang.code(), digest.get(..12).unwrap_or_default()),
        gzip: squeeze::gzip(html.as_bytes()).map(Bytes::from),
        plain: html.into(),
    });
    app.lasting.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&part));
    Ok(part)
}

/// `GET /static/depot-{language}-{digest}.html`. A digest of another version of the program gets the words of this one, which
/// nobody keeps.
pub fn get(app: &App, name: &str, asked: &HeaderMap) -> Response {
    let languages = app.ctx.languages();
    let code = name.strip_prefix(DEPOSIT).and_then(|rest| rest.rsplit_once('-')).map(|(code, _)| code);
    let Some(lang) = code.and_then(|code| languages.find(code)) else { return StatusCode::NOT_FOUND.into_response() };
    let Ok(part) = deposit(app, lang, languages.default()) else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let gzip = part.gzip.as_ref().filter(|_| assets::takes(asked, "gzip"));
    let mut response = Body::from(gzip.unwrap_or(&part.plain).clone()).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
    if gzip.is_some() {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    let kept = if name == part.name { "public, max-age=31536000, immutable" } else { "no-store" };
    headers.insert(CACHE_CONTROL, HeaderValue::from_static(kept));
    response
}
