//! Pages around the account: signing in and out, creating, activating, recovering, changing credentials.

pub mod access;
pub mod activate;
pub mod confirm_email;
pub mod create;
pub mod new_password;
pub mod own_data;
pub mod recover;
pub mod sign_in;
pub mod sso;

use app::accounts::Wrong;
use askama::Template;
use axum::Router;
use axum::routing::{get, post};
use domain::text::ErrorArg;

use crate::http::{Page as Answer, Visit, render};
use crate::i18n::Lang;
use crate::ui::{Form, Page, format};
use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new()
        .route(paths::SIGN_IN, get(sign_in::get).post(sign_in::post))
        .route(paths::SIGN_OUT, post(sign_in::sign_out))
        .route(paths::STAY, post(sign_in::stay))
        .route(paths::CREATE_ACCOUNT, get(create::get).post(create::post))
        .route(paths::CREATE_ACCOUNT_SENT, get(create::sent))
        .route(paths::ACTIVATE, get(activate::get).post(activate::post))
        .route(paths::FORGOTTEN, get(recover::forgotten).post(recover::post_forgotten))
        .route(paths::LOST_LINK, get(recover::lost_link).post(recover::post_lost_link))
        .route(paths::NEW_PASSWORD, get(new_password::get).post(new_password::post))
        .route(paths::CONFIRM_EMAIL, get(confirm_email::get).post(confirm_email::post))
        .route(paths::ACCESS, get(access::get))
        .route(paths::ACCESS_EMAIL, get(access::back).post(access::email))
        .route(paths::ACCESS_LANGUAGE, get(access::back).post(access::language))
        .route(paths::ACCESS_PASSWORD, get(access::back).post(access::password))
        .route(paths::ACCESS_SESSIONS, get(access::back).post(access::end_others))
        .route(paths::ACCESS_SESSION, get(access::back).post(access::end_one))
        .route(paths::OWN_DATA, get(own_data::get))
        .route(paths::OWN_DATA_EXPORT, post(own_data::ask_export))
        .route(paths::OWN_DATA_FILE, get(own_data::file))
        .route(paths::OWN_DATA_ERASE, get(own_data::erase).post(own_data::ask_erasure))
        .route(paths::OWN_DATA_ERASE_UNDO, post(own_data::withdraw))
        .merge(sso::routes())
}

/// Puts what a use case refused beside its fields.
fn complain(form: &mut Form, wrong: &[Wrong]) {
    for Wrong { field, error } in wrong {
        let args: Vec<(&'static str, String)> = error.args.iter().map(|(name, value)| (*name, words(form.lang(), value))).collect();
        form.wrong_with(field, error.key, &args);
    }
}

fn words(lang: Lang, value: &ErrorArg) -> String {
    match value {
        ErrorArg::Number(number) => number.to_string(),
        ErrorArg::Date(day) => format::date(lang, *day),
        ErrorArg::Text(text) => text.clone(),
    }
}

/// A link that cannot be followed any more, and where to ask for another one.
#[derive(Template)]
#[template(path = "account/dead_link.html")]
struct DeadLinkPage {
    page: Page,
    explanation: &'static str,
    next_href: &'static str,
    next: &'static str,
}

fn dead_link(visit: &Visit, title: &str, explanation: &'static str, (next_href, next): (&'static str, &'static str)) -> Answer {
    render(&DeadLinkPage { page: visit.page_t(title), explanation, next_href, next }, axum::http::StatusCode::GONE)
}
