//! « Ajouter à mon agenda »: the address of one's calendar, a new one, none any more; and the calendar itself.

use app::apply::agenda;
use askama::Template;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse as _, Response};

use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, PostedOnce, SignedIn, html};
use crate::ui::Page;
use crate::{App, paths};

const KIND: HeaderValue = HeaderValue::from_static("text/calendar; charset=utf-8");

#[derive(Template)]
#[template(path = "applicant/agenda.html")]
struct AgendaPage {
    page: Page,
    /// Empty while no calendar is open.
    address: String,
    /// The same for programs that subscribe by themselves.
    subscribe: String,
}

pub async fn get(who: SignedIn, State(app): State<App>) -> Answer {
    let address = agenda::own(&app.ctx, &who.person).await?.unwrap_or_default();
    let subscribe = address.split_once("://").map(|(_, rest)| format!("webcal://{rest}")).unwrap_or_default();
    html(&AgendaPage { page: who.visit.page_t("agenda-title"), address, subscribe })
}

pub async fn open(who: SignedIn, State(app): State<App>, PostedOnce(Nothing {}, form): PostedOnce<Nothing>) -> Answer {
    agenda::open(&app.ctx, &who.person, &form).await?;
    Ok(Flash::ok("agenda-opened").to(&app, paths::AGENDA))
}

pub async fn close(who: SignedIn, State(app): State<App>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    agenda::close(&app.ctx, &who.person).await?;
    Ok(Flash::ok("agenda-closed").to(&app, paths::AGENDA))
}

/// The dates as they are now, to be taken over once.
pub async fn once(who: SignedIn, State(app): State<App>) -> Answer {
    let text = agenda::once(&app.ctx, &who.person, who.visit.lang()).await?;
    let mut response = sent(text);
    response.headers_mut().insert(CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"ecandidat.ics\""));
    Ok(response)
}

/// The calendar behind an address: programs come without a session.
pub async fn feed(State(app): State<App>, Path(file): Path<String>) -> Answer {
    let mut response = sent(agenda::read(&app.ctx, &file).await?);
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("private, max-age=900"));
    Ok(response)
}

fn sent(text: String) -> Response {
    let mut response = Body::from(text).into_response();
    response.headers_mut().insert(CONTENT_TYPE, KIND);
    response
}
