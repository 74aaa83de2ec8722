//! A browser without a screen: what a person with a keyboard and no JavaScript can do.
//!
//! It keeps cookies, follows redirects, and finds everything by the words a person reads or a screen reader speaks.
//! Each page it opens is also examined: no identifier twice, no field without a label, one main heading, no faults.

mod actions;
mod examine;
mod model;

use std::collections::BTreeMap;

use axum::Router;
use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, COOKIE, HOST, LOCATION, REFERER, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use bytes::Bytes;
use tower::ServiceExt as _;

pub use model::{Button, Control, Form, Kind, Link, Model, plain};

/// A file to be attached to a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    pub name: String,
    pub content_type: String,
    pub bytes: Bytes,
}

/// An answer as it came, redirects included.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Where a redirect leads.
    #[must_use]
    pub fn location(&self) -> Option<&str> {
        self.headers.get(LOCATION)?.to_str().ok()
    }

    #[must_use]
    pub fn is_html(&self) -> bool {
        self.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).is_some_and(|value| value.starts_with("text/html"))
    }

    /// The name under which a download is offered.
    #[must_use]
    pub fn disposition(&self) -> Option<&str> {
        self.headers.get(CONTENT_DISPOSITION)?.to_str().ok()
    }
}

/// One visitor. Cloning opens a second window with the same cookies.
#[derive(Clone, Debug)]
pub struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
    language: Option<String>,
    /// Path and query of the page at hand.
    at: String,
    answer: Option<Answer>,
    page: Model,
    /// Statuses on the way to the page at hand.
    trail: Vec<StatusCode>,
    tolerates_faults: bool,
}

impl Browser {
    #[must_use]
    pub fn new(router: Router) -> Self {
        Self {
            router,
            cookies: BTreeMap::new(),
            language: None,
            at: "/".to_owned(),
            answer: None,
            page: Model::default(),
            trail: Vec::new(),
            tolerates_faults: false,
        }
    }

    /// The same person facing another node of the installation.
    #[must_use]
    pub fn on(mut self, router: Router) -> Self {
        self.router = router;
        self
    }

    pub fn set_cookie(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    pub fn forget_cookie(&mut self, name: &str) {
        self.cookies.remove(name);
    }

    #[must_use]
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Forgets everything, as a private window does.
    pub fn forget_cookies(&mut self) {
        self.cookies.clear();
    }

    /// Asks for pages in this language.
    pub fn speak(&mut self, language: &str) {
        self.language = Some(language.to_owned());
        self.set_cookie("langue", language);
    }

    /// From here on answers of 500 and more do not fail the test.
    pub fn tolerate_faults(&mut self) {
        self.tolerates_faults = true;
    }

    // What is shown.

    /// Path and query of the page at hand.
    #[must_use]
    pub fn at(&self) -> &str {
        &self.at
    }

    /// Status of the page at hand.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.answer().status.as_u16()
    }

    /// Statuses on the way to the page at hand, redirects first.
    #[must_use]
    pub fn trail(&self) -> Vec<u16> {
        self.trail.iter().map(|status| status.as_u16()).collect()
    }

    /// The answer behind the page at hand.
    #[must_use]
    pub fn answer(&self) -> &Answer {
        self.answer.as_ref().expect("no page was opened yet")
    }

    #[must_use]
    pub fn html(&self) -> String {
        self.answer().text()
    }

    /// The page at hand, taken apart.
    #[must_use]
    pub const fn page(&self) -> &Model {
        &self.page
    }

    /// Everything a person reads, on one line.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.page.text
    }

    // Requests.

    /// Opens a page, following redirects.
    pub async fn open(&mut self, path: &str) -> &mut Self {
        let answer = self.send(Method::GET, path, None, Bytes::new()).await;
        self.land(path.to_owned(), answer).await;
        self
    }

    /// Opens the page at hand again.
    pub async fn reload(&mut self) -> &mut Self {
        let at = self.at.clone();
        self.open(&at).await
    }

    /// Fetches something without leaving the page: a download, a fragment. Redirects are not followed.
    pub async fn fetch(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, None, Bytes::new()).await
    }

    /// Posts fields as they are, without a page: what no honest browser would do. Redirects are not followed.
    pub async fn post_raw(&mut self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send(Method::POST, path, Some("application/x-www-form-urlencoded".to_owned()), body.into()).await
    }

    /// Stands on a page opened earlier, as a window does that was left open.
    pub fn stand_on(&mut self, path: &str) -> &mut Self {
        path.clone_into(&mut self.at);
        self.answer.get_or_insert_with(|| Answer { status: StatusCode::OK, headers: HeaderMap::new(), body: Bytes::new() });
        self
    }

    /// Any request with these cookies.
    pub async fn send(&mut self, method: Method, path: &str, content_type: Option<String>, body: Bytes) -> Answer {
        let headers: Vec<(&str, &str)> = content_type.iter().map(|kind| (CONTENT_TYPE.as_str(), kind.as_str())).collect();
        self.send_with(method, path, &headers, body).await
    }

    /// Any request with these cookies and headers, as a script of the page sends it.
    pub async fn send_with(&mut self, method: Method, path: &str, headers: &[(&str, &str)], body: Bytes) -> Answer {
        let path = path.split('#').next().unwrap_or(path);
        let mut request =
            Request::builder().method(method).uri(path).header(HOST, "localhost").header("sec-fetch-site", "same-origin").header("user-agent", "testkit");
        if self.answer.is_some() {
            request = request.header(REFERER, format!("http://localhost{}", self.at.split('#').next().unwrap_or_default()));
        }
        if !self.cookies.is_empty() {
            let line = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
            request = request.header(COOKIE, line);
        }
        if let Some(language) = &self.language {
            request = request.header("accept-language", language);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body)).expect("a request that can be written");
        let response = self.router.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.expect("the whole answer arrives");
        self.keep_cookies(&parts.headers);
        let answer = Answer { status: parts.status, headers: parts.headers, body };
        assert!(self.tolerates_faults || !answer.status.is_server_error(), "{path} answered {}:\n{}", answer.status, Model::read(&answer.text()).text);
        answer
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for line in headers.get_all(SET_COOKIE).iter().filter_map(|value| value.to_str().ok()) {
            let mut parts = line.split(';').map(str::trim);
            let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else { continue };
            if parts.any(|part| part.eq_ignore_ascii_case("max-age=0")) {
                self.cookies.remove(name);
            } else {
                self.set_cookie(name, value);
            }
        }
    }

    /// Follows the answer to something that was sent to a path, as if it had been pressed on the page.
    pub async fn follow_answer(&mut self, path: &str, answer: Answer) -> &mut Self {
        self.land(path.to_owned(), answer).await;
        self
    }

    /// Follows redirects to a page, then examines it.
    async fn land(&mut self, path: String, answer: Answer) {
        let (mut path, mut answer) = (path, answer);
        self.trail = vec![answer.status];
        while answer.status.is_redirection() && answer.location().is_some() {
            assert!(self.trail.len() <= 10, "redirects without end: {path}");
            path = resolve(&path, answer.location().unwrap_or_default());
            answer = self.send(Method::GET, &path, None, Bytes::new()).await;
            self.trail.push(answer.status);
        }
        self.page = if answer.is_html() { Model::read(&answer.text()) } else { Model { text: answer.text(), ..Model::default() } };
        self.at = path;
        if answer.is_html() {
            let faults = examine::faults(&answer.text(), &self.page);
            assert!(faults.is_empty(), "{} is not as pages must be:\n- {}", self.at, faults.join("\n- "));
        }
        self.answer = Some(answer);
    }
}

/// Everything wrong with a page, in words.
#[must_use]
pub fn faults(html: &str, page: &Model) -> Vec<String> {
    examine::faults(html, page)
}

/// Whether a link leads out of the product: another host, or a program for mails.
fn leads_elsewhere(link: &str) -> bool {
    url::Url::parse(link).is_ok_and(|to| !matches!(to.host_str(), Some("localhost" | "127.0.0.1")))
}

/// The path that a link on a page leads to. Links elsewhere are not followed.
fn resolve(page: &str, link: &str) -> String {
    let base = url::Url::parse("http://localhost").and_then(|base| base.join(page)).expect("pages have paths");
    let to = base.join(link).unwrap_or_else(|error| panic!("{link:?} on {page} is no link: {error}"));
    assert!(matches!(to.host_str(), Some("localhost" | "127.0.0.1")), "{link:?} on {page} leads elsewhere");
    let fragment = to.fragment().map(|fragment| format!("#{fragment}")).unwrap_or_default();
    match to.query() {
        Some(query) => format!("{}?{query}{fragment}", to.path()),
        None => format!("{}{fragment}", to.path()),
    }
}
