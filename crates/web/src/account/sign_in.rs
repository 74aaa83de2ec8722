//! « Connexion » with the eCandidat account, and « Déconnexion ».

use app::accounts::kept_form;
use app::accounts::sign_in::{self, Refusal, SignIn};
use app::accounts::sso::leave;
use askama::Template;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, HeaderValue};
use axum_extra::extract::Query;
use serde::{Deserialize, Serialize};

use crate::http::visit::{landing, session_cookie, set_cookie};
use crate::http::{Nothing, Page as Answer, Posted, Problem, Visit, html, see_other, unprocessable, user_agent};
use crate::ui::{Form, Page};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "account/sign_in.html")]
struct SignInPage {
    page: Page,
    form: Form,
    next: String,
}

/// The session ended here; the browser goes on to end the sign-on.
#[derive(Template)]
#[template(path = "account/sso/signed_out.html")]
struct SignedOutPage {
    page: Page,
    address: String,
}

/// Where to go after signing in.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Next {
    suite: String,
}

/// The fields of the form; the home page posts them too.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Fields {
    login: String,
    #[serde(skip_serializing)]
    password: String,
    suite: String,
}

pub async fn get(visit: Visit, Query(next): Query<Next>) -> Answer {
    if let Some(person) = visit.person() {
        return Ok(see_other(paths::local_or(&next.suite, landing(person.role()))));
    }
    let page = visit.page_t("sign-in-title").returning_to(&next.suite);
    let form = Form::new(&page);
    html(&SignInPage { page, form, next: next.suite })
}

pub async fn post(visit: Visit, State(app): State<App>, headers: HeaderMap, Posted(fields): Posted<Fields>) -> Answer {
    let attempt = SignIn { login: &fields.login, password: &fields.password, network: visit.network(), user_agent: user_agent(&headers) };
    let refusal = match sign_in::sign_in(&app.ctx, &attempt).await {
        Ok(opened) => {
            end_before(&app, &visit).await?;
            return start(&app, &opened, &fields.suite).await;
        }
        Err(app::Error::Refused(refusal)) => refusal,
        Err(error) => return Err(error.into()),
    };
    let page = visit.page_t("sign-in-title").failed(true).returning_to(&fields.suite);
    let mut form = Form::new(&page).filled(&fields);
    match refusal {
        Refusal::LoginMissing => form.wrong("login", "sign-in-login-missing"),
        Refusal::PasswordMissing => form.wrong("password", "sign-in-password-missing"),
        Refusal::WrongLoginOrPassword => form.wrong("login", "sign-in-wrong"),
        Refusal::NotActivated => form.wrong("login", "sign-in-not-activated"),
        Refusal::TooMany => form.wrong("login", "sign-in-too-many"),
    }
    unprocessable(&SignInPage { page, form, next: fields.suite })
}

/// Ends the session that the browser had until another one was opened: it would go on unseen.
pub(super) async fn end_before(app: &App, visit: &Visit) -> Result<(), Problem> {
    if let Some(person) = visit.person() {
        leave::make_room(&app.ctx, person.session).await?;
    }
    Ok(())
}

/// Sets the session cookie and goes where the person wanted to go.
pub async fn start(app: &App, opened: &sign_in::Opened, next: &str) -> Answer {
    // Without another wish, back to the form that came too late. A draft was left on purpose.
    let kept = if next.is_empty() && opened.has_kept_forms { kept_form::of_account(&app.ctx, opened.account).await? } else { Vec::new() };
    let landing = landing(opened.role);
    let own_side = kept.iter().find(|form| form.draft.is_none()).map_or(landing, |form| paths::local_or(&form.page, landing));
    let mut response = see_other(paths::local_or(next, own_side));
    for line in lines(app, opened)? {
        response.headers_mut().append(SET_COOKIE, line);
    }
    Ok(response)
}

/// The cookies of a new session: its token, and the person's language.
pub(super) fn lines(app: &App, opened: &sign_in::Opened) -> Result<[HeaderValue; 2], Problem> {
    let session = set_cookie(app, session_cookie(app), &opened.token, None, true);
    let language = set_cookie(app, "langue", &opened.language, Some(31_536_000), false);
    session.zip(language).map(Into::into).ok_or_else(|| Problem::internal("a cookie that cannot be written"))
}

/// « Rester connecté »: reading the session has already prolonged it.
pub async fn stay(who: crate::http::SignedIn, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    drop(who);
    Ok(axum::response::IntoResponse::into_response(axum::http::StatusCode::NO_CONTENT))
}

pub async fn sign_out(visit: Visit, State(app): State<App>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    let elsewhere = match visit.person() {
        Some(person) => leave::sign_out(&app.ctx, person.session).await?,
        None => None,
    };
    // A page that goes on by itself: browsers do not let a form lead to another site by a redirect.
    let mut response = match elsewhere {
        Some(address) => html(&SignedOutPage { page: visit.page_t("sso-signed-out-title").signed_out(), address })?,
        None => see_other(paths::HOME),
    };
    if let Some(line) = set_cookie(&app, session_cookie(&app), "", Some(0), true) {
        response.headers_mut().append(SET_COOKIE, line);
    }
    Ok(response)
}
