//! One request as pages see it: who, in which language, from where; and the extractors that demand somebody.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use app::accounts::kept_form::KeptForm;
use app::actor::Person;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method};
use axum::middleware::Next;
use axum::response::Response;
use domain::permissions::RoleKind;

use super::flash::Flash;
use super::late::{self, Late};
use super::{Problem, csrf, flash, network, script};
use crate::i18n::Lang;
use crate::ui::Page;
use crate::{App, paths};

/// What is known of a request before its handler runs. Cheap to clone.
#[derive(Clone)]
pub struct Visit(Arc<Inner>);

struct Inner {
    app: App,
    lang: Lang,
    theme: &'static str,
    are_shortcuts_on: bool,
    path: String,
    query: String,
    is_form: bool,
    /// Whether a script sent the request and goes by itself where the answer says.
    is_by_script: bool,
    person: Option<Person>,
    /// What CSRF tokens are bound to: the session cookie, else the visit cookie.
    visitor: String,
    needs_visit_cookie: bool,
    form_shown: AtomicBool,
    /// One for all forms of a page, made with the first.
    token: OnceLock<String>,
    network: String,
    flash: Option<Flash>,
    flash_shown: AtomicBool,
    /// For a form: the page it stood on, when the browser says so.
    came_from: Option<String>,
    late: Late,
}

impl Visit {
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.0.lang
    }

    #[must_use]
    pub fn person(&self) -> Option<&Person> {
        self.0.person.as_ref()
    }

    /// Whether nothing on a page without a form depends on who asks: no session, no message from the page before.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.0.person.is_none() && self.0.flash.is_none()
    }

    /// Path of the request, without its query.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// Path and query, to come back to.
    #[must_use]
    pub fn here(&self) -> String {
        if self.0.query.is_empty() { self.0.path.clone() } else { format!("{}?{}", self.0.path, self.0.query) }
    }

    /// The visitor's network, as a key for limits: the address for IPv4, the /64 for IPv6.
    #[must_use]
    pub fn network(&self) -> &str {
        &self.0.network
    }

    /// Whether this request posts a form.
    #[must_use]
    pub fn is_form(&self) -> bool {
        self.0.is_form
    }

    /// Whether a script sent this request and goes by itself where the answer says.
    #[must_use]
    pub fn is_by_script(&self) -> bool {
        self.0.is_by_script
    }

    /// The token for the forms on this page.
    #[must_use]
    pub fn csrf(&self) -> &str {
        self.0.form_shown.store(true, Ordering::Relaxed);
        self.0.token.get_or_init(|| csrf::issue(&self.0.app.ctx, &self.0.visitor))
    }

    #[must_use]
    pub fn csrf_holds(&self, token: &str) -> bool {
        csrf::verify(&self.0.app.ctx, &self.0.visitor, token) || self.0.late.is_own(self.person(), &self.0.app.ctx, token)
    }

    /// The page a posted form stood on, else the address it was posted to.
    #[must_use]
    pub fn came_from(&self) -> &str {
        self.0.came_from.as_deref().unwrap_or(&self.0.path)
    }

    /// What was typed into the form with this address and not saved, when the page is to show it again.
    pub async fn kept<T: serde::de::DeserializeOwned>(&self, action: &str) -> Option<T> {
        let form = self.0.late.kept.iter().find(|form| form.action == action)?;
        super::posted::read(&form.fields).await
    }

    /// The forms that were kept while they were being typed, and not saved since, the latest first.
    pub fn drafts(&self) -> impl Iterator<Item = &KeptForm> {
        self.0.late.kept.iter().filter(|form| form.draft.is_some())
    }

    /// Whether the form with this address was posted after its session had ended.
    #[must_use]
    pub fn is_late(&self, action: &str) -> bool {
        self.0.late.kept.iter().any(|form| form.action == action && form.draft.is_none())
    }

    /// The frame of a page: title, navigation, person, message left by the page before.
    #[must_use]
    pub fn page(&self, title: impl Into<String>) -> Page {
        self.0.flash_shown.store(true, Ordering::Relaxed);
        Page::new(self, &self.0.app, title.into(), self.0.flash.clone())
    }

    /// The frame of a page whose title is a sentence of the Fluent files.
    #[must_use]
    pub fn page_t(&self, title_key: &str) -> Page {
        self.page(self.lang().t(title_key))
    }

    #[must_use]
    pub fn theme(&self) -> &'static str {
        self.0.theme
    }

    /// Whether keys of a single character do something in this browser: whoever dictates may not want them.
    #[must_use]
    pub fn are_shortcuts_on(&self) -> bool {
        self.0.are_shortcuts_on
    }
}

/// Name of the session cookie.
#[must_use]
pub fn session_cookie(app: &App) -> &'static str {
    if app.options.secure_cookies { "__Host-ec_session" } else { "ec_session" }
}

fn visit_cookie(app: &App) -> &'static str {
    if app.options.secure_cookies { "__Host-ec_visit" } else { "ec_visit" }
}

/// The value of a cookie.
#[must_use]
pub fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// A `Set-Cookie` line with the attributes all our cookies share.
#[must_use]
pub fn set_cookie(app: &App, name: &str, value: &str, max_age_seconds: Option<i64>, http_only: bool) -> Option<HeaderValue> {
    let secure = if app.options.secure_cookies { "; Secure" } else { "" };
    let age = max_age_seconds.map_or_else(String::new, |seconds| format!("; Max-Age={seconds}"));
    let http_only = if http_only { "; HttpOnly" } else { "" };
    HeaderValue::from_str(&format!("{name}={value}; Path=/; SameSite=Lax{http_only}{secure}{age}")).ok()
}

/// Identifies the visitor, runs the handler, then sets the cookies the page needs.
pub async fn identify(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let session = cookie(request.headers(), session_cookie(&app)).map(str::to_owned);
    let (person, late, unavailable) = who(&app, request.method(), request.headers(), session.as_deref()).await;
    let visit = visit(&app, &request, session.as_deref(), person, late);
    if let Some(error) = unavailable {
        return super::problem::page(&visit, &Problem::from(error));
    }
    // No page and no search has the character NUL in it, and PostgreSQL takes it in no text.
    if request.uri().path_and_query().is_some_and(|asked| asked.as_str().contains("%00")) {
        return super::problem::page(&visit, &Problem::NotFound);
    }
    request.extensions_mut().insert(visit.clone());
    let posted = match visit.0.late.read(&mut request).await {
        Ok(posted) => posted,
        Err(problem) => return super::problem::page(&visit, &problem),
    };
    if let Some(owner) = visit.0.late.owner(&app.ctx, &posted) {
        request.extensions_mut().insert(owner);
    }
    let mut response = next.run(request).await;
    let problem = response.extensions_mut().remove::<Arc<Problem>>();
    let is_signed_out = matches!(problem.as_deref(), Some(Problem::SignInFirst { .. }));
    let outcome = visit.0.late.after(&visit, &app, posted, problem.as_deref(), response.status()).await;
    if let Some(problem) = problem {
        let extra = std::mem::take(response.headers_mut());
        response = super::problem::page(&visit, &problem);
        if let Some(value) = outcome.and_then(|flash| flash.line(&app)) {
            response.headers_mut().append(SET_COOKIE, value);
        }
        for value in extra.get_all(SET_COOKIE) {
            response.headers_mut().append(SET_COOKIE, value.clone());
        }
    }
    response = visit.0.late.refill(&visit, response).await;
    let former = session.and_then(|token| late::former_line(&app, &response, &token));
    for value in former.into_iter().chain(visit.cookies_after(&app)) {
        response.headers_mut().append(SET_COOKIE, value);
    }
    if visit.is_by_script() { script::told(response, is_signed_out) } else { response }
}

/// Who visits, and whether their form comes too late; with the error, when the database could not tell.
async fn who(app: &App, method: &Method, headers: &HeaderMap, session: Option<&str>) -> (Option<Person>, Late, Option<store::Error>) {
    let mut unavailable = None;
    let person = match session {
        Some(token) => app::actor::identify(&app.ctx, token).await.unwrap_or_else(|error| {
            unavailable = Some(error);
            None
        }),
        None => None,
    };
    let late = Late::of(app, method, headers, person.as_ref()).await.unwrap_or_else(|error| {
        unavailable.get_or_insert(error);
        Late::default()
    });
    (person, late, unavailable)
}

/// What pages are told of this request, and how the visitor wants them.
fn visit(app: &App, request: &Request, session: Option<&str>, person: Option<Person>, late: Late) -> Visit {
    let headers = request.headers();
    let known_visit = cookie(headers, visit_cookie(app)).filter(|value| value.len() == 32).map(str::to_owned);
    let needs_visit_cookie = person.is_none() && known_visit.is_none();
    let visitor = match (&person, session) {
        (Some(_), Some(token)) => token.to_owned(),
        _ => known_visit.unwrap_or_else(|| format!("{:032x}", u128::from_be_bytes(app.ctx.ids.bytes::<16>()))),
    };
    let languages = app.ctx.languages();
    let preferred = || languages.pick(person.as_ref().map_or("", |person| person.language.as_str()));
    Visit(Arc::new(Inner {
        lang: cookie(headers, "langue").and_then(|code| languages.find(code)).unwrap_or_else(preferred),
        theme: match cookie(headers, "theme") {
            Some("dark") => "dark",
            Some("auto") => "auto",
            _ => "light",
        },
        are_shortcuts_on: cookie(headers, "raccourcis") != Some("off"),
        path: request.uri().path().to_owned(),
        query: request.uri().query().unwrap_or_default().to_owned(),
        is_form: request.method() == Method::POST,
        is_by_script: script::asks(headers),
        person,
        visitor,
        needs_visit_cookie,
        form_shown: AtomicBool::new(false),
        token: OnceLock::new(),
        network: network::of(app, request),
        flash: flash::read(app, headers),
        flash_shown: AtomicBool::new(false),
        came_from: late::page_of(request),
        late,
        app: app.clone(),
    }))
}

impl Visit {
    /// What the page that was made of this visit leaves in the browser: the visitor's own mark where a form was shown to
    /// somebody without a session, and no message that was read.
    fn cookies_after(&self, app: &App) -> impl Iterator<Item = HeaderValue> {
        let has_form = self.0.needs_visit_cookie && self.0.form_shown.load(Ordering::Relaxed);
        let was_told = self.0.flash.is_some() && self.0.flash_shown.load(Ordering::Relaxed);
        let mark = has_form.then(|| set_cookie(app, visit_cookie(app), &self.0.visitor, None, true)).flatten();
        mark.into_iter().chain(was_told.then(|| flash::removal(app)).flatten())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Problem::internal("a page outside the visit layer"))
    }
}

/// A signed-in person, whatever their roles: the applicant's side of the product.
#[derive(Clone)]
pub struct SignedIn {
    pub visit: Visit,
    pub person: Person,
}

impl<S: Send + Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let visit = Visit::from_request_parts(parts, state).await?;
        let Some(person) = visit.person().cloned() else {
            let back = if parts.method == Method::GET { visit.here() } else { visit.came_from().to_owned() };
            return Err(Problem::SignInFirst { back });
        };
        Ok(Self { visit, person })
    }
}

/// A signed-in person who holds at least one grant. What they may do is asked by the use cases.
#[derive(Clone)]
pub struct Staff {
    pub visit: Visit,
    pub person: Person,
}

impl<S: Send + Sync> FromRequestParts<S> for Staff {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let SignedIn { visit, person } = SignedIn::from_request_parts(parts, state).await?;
        if person.is_staff() { Ok(Self { visit, person }) } else { Err(Problem::NotFound) }
    }
}

/// Where a person with this first role lands after signing in.
#[must_use]
pub fn landing(role: Option<RoleKind>) -> &'static str {
    match role {
        None => paths::DASHBOARD,
        Some(RoleKind::Admin | RoleKind::Central) => paths::ADMIN,
        Some(RoleKind::Manager) => paths::MANAGER_APPLICATIONS,
        Some(RoleKind::Committee) => paths::COMMITTEE,
    }
}
