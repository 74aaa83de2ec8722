//! « Connexion ENT »: leaving for the institution's sign-on, coming back, and what a first visit offers.

mod back;
mod link;
mod newcomer;

use app::Error;
use app::accounts::sso::begin::{self, Departure, Refusal};
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::get;
use axum_extra::extract::Query;
use serde::Deserialize;

use crate::http::visit::{cookie, landing, set_cookie};
use crate::http::{Page as Answer, Problem, Visit, render, see_other};
use crate::ui::Page;
use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new()
        .route(paths::SSO, get(leave))
        .route(paths::SSO_RETURN, get(back::get).post(back::ended))
        .route(paths::SSO_NEW, get(newcomer::get))
        .route(paths::SSO_CREATE, get(newcomer::form).post(newcomer::create))
        .route(paths::SSO_LINK, get(newcomer::back).post(newcomer::link))
        .route(paths::ACCESS_SSO, get(link::get).post(link::post))
        .route(paths::ACCESS_SSO_LEAVE, get(link::leave))
        .route(paths::ACCESS_SSO_UNDO, get(super::access::back).post(link::undo))
}

/// How long the browser keeps the token of an attempt, in seconds; the server forgets it before.
const KEPT: i64 = 3_600;

fn cookie_name(app: &App) -> &'static str {
    if app.options.secure_cookies { "__Host-ec_signon" } else { "ec_signon" }
}

/// The token this browser left or arrived with.
fn token<'a>(app: &App, headers: &'a HeaderMap) -> Option<&'a str> {
    cookie(headers, cookie_name(app)).filter(|token| token.len() == 43)
}

/// Gives the browser a token, or takes it away.
fn keep(app: &App, response: &mut Response, token: Option<&str>) {
    let (value, age) = token.map_or(("", 0), |token| (token, KEPT));
    if let Some(line) = set_cookie(app, cookie_name(app), value, Some(age), true) {
        response.headers_mut().append(SET_COOKIE, line);
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wish {
    /// Where to go afterwards.
    suite: String,
    /// The link to an address that is to be validated.
    valider: String,
    /// Asks nothing: for portals whose users are signed on already.
    discret: Option<String>,
}

/// Whether the browser itself goes to an address, as far as it says. What a page elsewhere has it load from here, as a picture
/// say, would use up the attempts of everybody on the same network.
fn is_gone_to(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-dest").is_none_or(|destination| destination == "document")
}

async fn leave(visit: Visit, State(app): State<App>, headers: HeaderMap, Query(wish): Query<Wish>) -> Answer {
    if !is_gone_to(&headers) {
        return Err(Problem::Forbidden);
    }
    if let Some(person) = visit.person() {
        return Ok(see_other(paths::local_or(&wish.suite, landing(person.role()))));
    }
    let departure = if wish.valider.is_empty() {
        begin::sign_in(&app.ctx, paths::local_or(&wish.suite, ""), wish.discret.is_some(), visit.network()).await
    } else {
        begin::activate(&app.ctx, &wish.valider, visit.network()).await
    };
    depart(&visit, &app, departure, &wish.valider)
}

/// Where signing on begins; it takes the link along to an address that is to be validated.
#[must_use]
pub fn address(link: &str) -> String {
    if link.is_empty() {
        return paths::SSO.to_owned();
    }
    let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("valider", link).finish();
    format!("{}?{query}", paths::SSO)
}

/// Sends the browser to the sign-on server.
fn depart(visit: &Visit, app: &App, departure: Result<Departure, Error<Refusal>>, link: &str) -> Answer {
    let departure = match departure {
        Ok(departure) => departure,
        Err(Error::Refused(Refusal::NotOffered)) => return Err(Problem::NotFound),
        Err(Error::Refused(Refusal::TooMany)) => return Err(Problem::TooManyRequests),
        Err(Error::Refused(Refusal::Down)) => return trouble(visit, StatusCode::SERVICE_UNAVAILABLE, "sso-down", Some(address(link))),
        Err(error) => return Err(error.into()),
    };
    let mut response = see_other(&departure.address);
    keep(app, &mut response, Some(&departure.token));
    Ok(response)
}

/// Nobody was signed in by the sign-on: why, and how to go on.
#[derive(Template)]
#[template(path = "account/sso/trouble.html")]
struct TroublePage {
    page: Page,
    explanation: &'static str,
    /// Where trying again begins; none where it leads nowhere.
    retry: Option<String>,
}

fn trouble(visit: &Visit, status: StatusCode, explanation: &'static str, retry: Option<String>) -> Answer {
    let page = visit.page_t("sso-title");
    let page = if retry.as_deref() == Some(paths::SSO) { page } else { page.without_sign_on() };
    render(&TroublePage { page, explanation, retry }, status)
}
