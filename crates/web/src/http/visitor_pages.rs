//! Pages of the catalogue for visitors without a session: rendered and compressed once a minute, then served from
//! memory. They hold no token, no name and no message, only what the language, the preferences and the address decide.

use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use app::catalogue::Catalogue;
use app::catalogue::pages::Rendered;
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, VARY};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse as _, Response};

use super::{Page as Answer, Problem, Visit, is_fragment};
use crate::App;

/// Longest address whose page is kept; longer ones are nobody's bookmark.
const LONGEST: usize = 400;

/// Where the page of this request is kept, if it may be.
pub struct VisitorPage {
    key: Option<String>,
    /// Minute of the clock and version of the settings: both show on pages.
    moment: (i64, i64),
    wants_gzip: bool,
    catalogue: Arc<Catalogue>,
}

impl VisitorPage {
    #[must_use]
    pub fn of(visit: &Visit, app: &App, headers: &HeaderMap, catalogue: &Arc<Catalogue>) -> Self {
        let here = visit.here();
        let preferences = (visit.lang().code(), visit.theme(), visit.are_shortcuts_on());
        let key = (visit.is_plain() && here.len() <= LONGEST).then(|| format!("{preferences:?}{}{here}", is_fragment(headers)));
        Self {
            key,
            moment: (app.ctx.now().timestamp().div_euclid(60), app.ctx.caches.settings_version.load(Ordering::Acquire)),
            wants_gzip: headers.get(ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains("gzip")),
            catalogue: Arc::clone(catalogue),
        }
    }

    /// The page made before.
    #[must_use]
    pub fn answer(&self) -> Option<Response> {
        let key = self.key.as_ref()?;
        self.catalogue.pages.get(self.moment, key).map(|page| self.response(&page))
    }

    /// Answers with a page just rendered, and keeps it when it may be.
    pub fn keep(self, template: &impl askama::Template) -> Answer {
        let body = template.render().map_err(|e| Problem::internal(format!("template: {e}")))?;
        let Some(key) = &self.key else { return Ok(axum::response::Html(body).into_response()) };
        // Boxed: what is kept takes no more room than it needs.
        let page = Rendered { gzip: gzip(body.as_bytes())?.into_boxed_slice().into(), plain: body.into_bytes().into_boxed_slice().into() };
        self.catalogue.pages.put(self.moment, key.clone(), page.clone());
        Ok(self.response(&page))
    }

    fn response(&self, page: &Rendered) -> Response {
        let bytes = if self.wants_gzip { page.gzip.clone() } else { page.plain.clone() };
        let mut response = axum::body::Body::from(bytes).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        headers.insert(VARY, HeaderValue::from_static("Accept-Encoding"));
        if self.wants_gzip {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        response
    }
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>, Problem> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::with_capacity(bytes.len() / 4), flate2::Compression::default());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|e| Problem::internal(format!("gzip: {e}")))
}
