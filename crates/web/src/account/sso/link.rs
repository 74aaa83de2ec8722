//! « Lier » and « Délier » on the page « Accès », by somebody signed in.

use app::Error;
use app::accounts::sign_in;
use app::accounts::sso::begin;
use app::accounts::sso::link::{self, NotUnlinked, Refusal};
use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Deserialize;

use super::{depart, keep, token};
use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, SignedIn, html, unprocessable};
use crate::ui::{Form, Page};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "account/sso/link.html")]
struct LinkPage {
    page: Page,
    login: String,
    asks_password: bool,
    form: Form,
}

/// Never shown again, never logged.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Proof {
    password: String,
}

pub async fn leave(SignedIn { visit, person }: SignedIn, State(app): State<App>) -> Answer {
    let departure = begin::link(&app.ctx, &person, visit.network()).await;
    depart(&visit, &app, departure, "")
}

fn too_late(app: &App) -> Answer {
    Ok(Flash::error("sso-link-too-late").to(app, paths::ACCESS))
}

pub async fn get(SignedIn { visit, person }: SignedIn, State(app): State<App>, headers: HeaderMap) -> Answer {
    match link::look(&app.ctx, &person, token(&app, &headers)).await {
        Ok((newcomer, asks_password)) => {
            let page = visit.page_t("sso-link-title");
            html(&LinkPage { form: Form::new(&page), page, login: newcomer.login, asks_password })
        }
        Err(Error::Refused(_)) => too_late(&app),
        Err(error) => Err(error.into()),
    }
}

pub async fn post(SignedIn { visit, person }: SignedIn, State(app): State<App>, headers: HeaderMap, Posted(proof): Posted<Proof>) -> Answer {
    let refusal = match link::confirm(&app.ctx, &person, token(&app, &headers), &proof.password).await {
        Ok(()) => {
            let mut response = Flash::ok("sso-linked").to(&app, paths::ACCESS);
            keep(&app, &mut response, None);
            return Ok(response);
        }
        Err(Error::Refused(refusal)) => refusal,
        Err(error) => return Err(error.into()),
    };
    let key = match refusal {
        Refusal::Gone => return too_late(&app),
        Refusal::LoginTaken => return Ok(Flash::error("sso-login-taken").to(&app, paths::ACCESS)),
        Refusal::AccountLinked => return Ok(Flash::error("sso-account-linked").to(&app, paths::ACCESS)),
        Refusal::Password(sign_in::Refusal::PasswordMissing) => "account-old-password-missing",
        Refusal::Password(sign_in::Refusal::TooMany) => "access-password-too-many",
        Refusal::Password(_) => "account-old-password-wrong",
    };
    let (newcomer, asks_password) = match link::look(&app.ctx, &person, token(&app, &headers)).await {
        Ok(found) => found,
        Err(Error::Refused(_)) => return too_late(&app),
        Err(error) => return Err(error.into()),
    };
    let page = visit.page_t("sso-link-title").failed(true);
    let mut form = Form::new(&page);
    form.wrong("password", key);
    unprocessable(&LinkPage { page, login: newcomer.login, asks_password, form })
}

pub async fn undo(SignedIn { person, .. }: SignedIn, State(app): State<App>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    match link::undo(&app.ctx, &person).await {
        // Somebody pressed twice: the same outcome.
        Ok(()) | Err(Error::Refused(NotUnlinked::NotLinked)) => Ok(Flash::ok("sso-unlinked").to(&app, paths::ACCESS)),
        Err(Error::Refused(NotUnlinked::NoPassword)) => Ok(Flash::error("sso-unlink-no-password").to(&app, paths::ACCESS)),
        Err(error) => Err(error.into()),
    }
}
