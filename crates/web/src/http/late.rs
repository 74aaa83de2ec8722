//! Forms that come too late: the session they were opened in has ended, and what was typed must not be lost. Drafts,
//! which were kept while they were typed, are shown again the same way.
//!
//! A browser still shows the token of its ended session (or, once signed out, a copy of it under another name). That
//! token is worth nothing any more, but it tells whose form it was and whether the form was ours. Such a form is kept
//! for its own account; the pages of that account show it again after sign-in. This module decides nothing about what
//! a form means; filling pages is [`super::refill`]'s work.

use app::Ctx;
use app::accounts::kept_form::{self, KeptForm};
use app::actor::Person;
use askama::Template;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, REFERER, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::Response;
use bytes::Bytes;
use uuid::Uuid;

use super::flash::Flash;
use super::posted::MAX_FORM;
use super::visit::{cookie, session_cookie, set_cookie};
use super::{Problem, Visit, csrf, refill};
use crate::ui::Page;
use crate::{App, paths};

/// Fields that hold a password. A form with one is never kept: without it, it would make no sense.
fn is_secret(name: &str) -> bool {
    name.contains("password")
}

/// Addresses whose forms say everything by being sent: nothing was typed in them.
fn is_order(path: &str) -> bool {
    matches!(path, paths::SIGN_OUT | paths::STAY | paths::SIGN_IN | paths::PROFILE_DRAFT | paths::PROFILE_DRAFT_DISCARD)
}

/// Largest page that is filled again, in bytes.
const MAX_PAGE: usize = 8 * 1024 * 1024;

/// A session of this browser that has ended.
struct Former {
    account: Uuid,
    token: String,
}

/// Whose form a request brings after the end of their session: it carries the token of a page of theirs.
#[derive(Clone, Copy, Debug)]
pub struct FormerOwner(pub Uuid);

/// What is late in a request, or was.
#[derive(Default)]
pub struct Late {
    /// Whose the form may be (forms and blocks of deposits only).
    former: Option<Former>,
    /// Forms to show again (pages only).
    pub kept: Vec<KeptForm>,
}

/// The fields of a posted form, read before its handler.
pub type Fields = Option<Vec<(String, String)>>;

fn former_cookie(app: &App) -> &'static str {
    if app.options.secure_cookies { "__Host-ec_former" } else { "ec_former" }
}

/// Remembers the token of a session that this answer replaces or removes.
pub fn former_line(app: &App, response: &Response, token: &str) -> Option<HeaderValue> {
    let name = session_cookie(app);
    let line = response.headers().get_all(SET_COOKIE).iter().find_map(|line| line.to_str().ok()?.strip_prefix(name)?.strip_prefix('='))?;
    let replaced = line.split(';').next() != Some(token);
    replaced.then(|| set_cookie(app, former_cookie(app), token, Some(kept_form::HOURS * 3600), true)).flatten()
}

/// The page of this site that a posted form stood on.
#[must_use]
pub fn page_of(request: &Request) -> Option<String> {
    if request.method() != Method::POST {
        return None;
    }
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    let from = url::Url::parse(header(REFERER)?).ok()?;
    let host = from.port().map_or_else(|| from.host_str().map(str::to_owned), |port| Some(format!("{}:{port}", from.host_str()?)));
    if host.as_deref() != header(HOST) {
        return None;
    }
    Some(from.query().map_or_else(|| from.path().to_owned(), |query| format!("{}?{query}", from.path())))
}

impl Late {
    pub async fn of(app: &App, method: &Method, headers: &HeaderMap, person: Option<&Person>) -> store::Result<Self> {
        let mut late = Self::default();
        // The blocks of a deposit are sent with the token of the page as well.
        if [Method::POST, Method::PATCH, Method::DELETE].contains(method) {
            let ended = cookie(headers, session_cookie(app)).filter(|_| person.is_none());
            for token in [ended, cookie(headers, former_cookie(app))].into_iter().flatten() {
                if let Some(account) = kept_form::former(&app.ctx, token).await? {
                    late.former = Some(Former { account, token: token.to_owned() });
                    break;
                }
            }
        } else if let Some(person) = person.filter(|person| person.has_kept_forms && method == Method::GET) {
            late.kept = kept_form::of_account(&app.ctx, person.account.0).await?;
        }
        Ok(late)
    }

    /// Whether a form of the ended session is still this visitor's own: nobody else has signed in since.
    pub fn is_own(&self, person: Option<&Person>, ctx: &Ctx, token: &str) -> bool {
        self.former.as_ref().is_some_and(|former| person.is_none_or(|person| person.account.0 == former.account) && csrf::verify(ctx, &former.token, token))
    }

    /// Whose form this is, although nobody is signed in any more.
    pub fn owner(&self, ctx: &Ctx, posted: &Fields) -> Option<FormerOwner> {
        let former = self.former.as_ref()?;
        let token = posted.as_ref()?.iter().find(|(name, _)| name == csrf::FIELD).map(|(_, value)| value.as_str())?;
        csrf::verify(ctx, &former.token, token).then_some(FormerOwner(former.account))
    }

    /// Reads the fields of a form that may have to be kept and leaves the request as it was.
    pub async fn read(&self, request: &mut Request) -> Result<Fields, Problem> {
        let is_form = request.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).is_some_and(|v| v.starts_with("application/x-www-form-urlencoded"));
        if self.former.is_none() || !is_form {
            return Ok(None);
        }
        let announced = request.headers().get(CONTENT_LENGTH).and_then(|v| v.to_str().ok()?.parse::<usize>().ok());
        if announced.is_some_and(|length| length > MAX_FORM) {
            return Err(Problem::TooLarge);
        }
        let body = std::mem::replace(request.body_mut(), Body::empty());
        let bytes: Bytes = axum::body::to_bytes(body, MAX_FORM).await.map_err(|_| Problem::TooLarge)?;
        let fields = url::form_urlencoded::parse(&bytes).into_owned().collect();
        *request.body_mut() = Body::from(bytes);
        Ok(Some(fields))
    }

    /// Keeps what came too late, and forgets what was posted again. Gives the sentence for the next page.
    pub async fn after(&self, visit: &Visit, app: &App, posted: Fields, problem: Option<&Problem>, status: StatusCode) -> Option<Flash> {
        if let (Some(former), Some(Problem::SignInFirst { .. } | Problem::Forged)) = (&self.former, problem) {
            let asks_to_sign_in = matches!(problem, Some(Problem::SignInFirst { .. }));
            return match posted {
                None if !asks_to_sign_in => None,
                // The script still has the files.
                None if visit.is_by_script() => Some(Flash::info("kept-form-upload")),
                None => visit.is_form().then(|| Flash::info("kept-form-file")),
                Some(fields) => keep(visit, app, former, fields).await.filter(|()| asks_to_sign_in).map(|()| Flash::info("kept-form-sign-in")),
            };
        }
        let handled = status.is_success() || status.is_redirection() || matches!(status, StatusCode::UNPROCESSABLE_ENTITY | StatusCode::CONFLICT);
        // A draft is kept under the address of its form, not under its own.
        let is_answer = handled && visit.is_form() && !is_order(visit.path());
        if let Some(person) = visit.person().filter(|person| person.has_kept_forms && is_answer)
            && let Err(error) = kept_form::forget(&app.ctx, person.account.0, visit.path()).await
        {
            tracing::warn!(cause = app::error::describe(&error), "a kept form outlives its use");
        }
        None
    }

    /// Puts what was typed back into the forms of a page.
    pub async fn refill(&self, visit: &Visit, response: Response) -> Response {
        let is_html = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).is_some_and(|value| value.starts_with("text/html"));
        if self.kept.is_empty() || response.status() != StatusCode::OK || !is_html {
            return response;
        }
        let (mut parts, body) = response.into_parts();
        let Ok(bytes) = axum::body::to_bytes(body, MAX_PAGE).await else {
            return super::problem::page(visit, &Problem::internal("a page too large to be filled again"));
        };
        let Ok(html) = std::str::from_utf8(&bytes) else { return Response::from_parts(parts, Body::from(bytes)) };
        let Some(filled) = refill::fill(html, &self.kept) else { return Response::from_parts(parts, Body::from(bytes)) };
        parts.headers.remove(CONTENT_LENGTH);
        let page = visit.page(String::new());
        let notice = if filled.form.draft.is_some() {
            DraftNotice { page, action: &filled.form.action, discard: paths::PROFILE_DRAFT_DISCARD }.render()
        } else {
            Notice { page }.render()
        };
        Response::from_parts(parts, Body::from(refill::announce(&filled.html, &notice.unwrap_or_default())))
    }
}

/// Keeps a form that is worth it for the account it belongs to.
async fn keep(visit: &Visit, app: &App, former: &Former, fields: Vec<(String, String)>) -> Option<()> {
    let token = fields.iter().find(|(name, _)| name == csrf::FIELD).map(|(_, value)| value.as_str());
    let is_ours = token.is_some_and(|token| csrf::verify(&app.ctx, &former.token, token));
    if !is_ours || is_order(visit.path()) || fields.iter().any(|(name, _)| is_secret(name)) {
        return None;
    }
    let fields: Vec<(String, String)> = fields.into_iter().filter(|(name, _)| name != csrf::FIELD).collect();
    if fields.iter().all(|(_, value)| value.trim().is_empty()) {
        return None;
    }
    let form = KeptForm { action: visit.path().to_owned(), page: visit.came_from().to_owned(), fields, draft: None };
    let kept = kept_form::keep(&app.ctx, former.account, &form).await;
    kept.inspect_err(|error| tracing::error!(cause = app::error::describe(error), "a late form could not be kept")).ok()
}

/// The sentence above a page whose form was filled again.
#[derive(Template)]
#[template(path = "ui/kept_notice.html")]
struct Notice {
    page: Page,
}

/// The sentence above a page that shows a draft again, with the button that gives it up.
#[derive(Template)]
#[template(path = "ui/draft_notice.html")]
struct DraftNotice<'a> {
    page: Page,
    action: &'a str,
    discard: &'static str,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_a_form_is_a_page_of_ours() {
        let of = |method: &str, referer: &str| {
            page_of(&Request::builder().method(method).header(HOST, "univ.example:8080").header(REFERER, referer).body(Body::empty()).unwrap())
        };
        assert_eq!(of("POST", "http://univ.example:8080/a/b?c=d#e").as_deref(), Some("/a/b?c=d"));
        assert_eq!(of("POST", "http://univ.example:8080/").as_deref(), Some("/"));
        assert_eq!(of("POST", "http://other.example/a"), None);
        assert_eq!(of("POST", "not an address"), None);
        assert_eq!(of("GET", "http://univ.example:8080/a"), None);
    }

    #[test]
    fn passwords_are_never_kept() {
        assert!(["password", "password_again", "old_password"].into_iter().all(is_secret));
        assert!(!is_secret("comment"));
    }
}
