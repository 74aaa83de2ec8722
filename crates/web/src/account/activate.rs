//! The page behind the link of the activation mail: passwords and one button.

use app::accounts::activate::{self, Activation, Invited, Refusal};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::SET_COOKIE;
use serde::Deserialize;

use super::sign_in::{end_before, lines};
use super::{complain, dead_link};
use crate::http::flash::Flash;
use crate::http::visit::landing;
use crate::http::{Page as Answer, Posted, Problem, Visit, html, unprocessable, user_agent};
use crate::ui::{Form, Page};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "account/activate.html")]
struct ActivatePage {
    page: Page,
    form: Form,
    invited: Invited,
    action: String,
    /// Where an account created behind the sign-on goes on.
    sso_action: String,
}

impl ActivatePage {
    fn new(page: Page, invited: Invited, token: &str) -> Self {
        let page = if invited.sso_login.is_some() { page.without_sign_on() } else { page };
        let (action, sso_action) = (paths::fill(paths::ACTIVATE, &[token]), super::sso::address(token));
        Self { form: Form::new(&page), page, invited, action, sso_action }
    }
}

/// Never shown again, never logged.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    password: String,
    password_again: String,
}

pub async fn get(visit: Visit, State(app): State<App>, Path(token): Path<String>) -> Answer {
    match activate::look(&app.ctx, &token).await {
        Ok(invited) => {
            let page = visit.page_t("account-activate-title");
            html(&ActivatePage::new(page, invited, &token))
        }
        Err(error) => refused(&visit, error),
    }
}

pub async fn post(visit: Visit, State(app): State<App>, Path(token): Path<String>, headers: HeaderMap, Posted(fields): Posted<Fields>) -> Answer {
    let typed = Activation { token: &token, password: &fields.password, password_again: &fields.password_again, user_agent: user_agent(&headers) };
    match activate::activate(&app.ctx, &typed).await {
        Ok(opened) => {
            end_before(&app, &visit).await?;
            let mut response = Flash::ok("account-activated").to(&app, landing(opened.role));
            for line in lines(&app, &opened)? {
                response.headers_mut().append(SET_COOKIE, line);
            }
            Ok(response)
        }
        Err(app::Error::Refused(Refusal::Invalid(wrong))) => {
            let invited = activate::look(&app.ctx, &token).await.map_err(Problem::from)?;
            let page = visit.page_t("account-activate-title").failed(true);
            let mut answer = ActivatePage::new(page, invited, &token);
            complain(&mut answer.form, &wrong);
            unprocessable(&answer)
        }
        Err(error) => refused(&visit, error),
    }
}

fn refused(visit: &Visit, error: app::Error<Refusal>) -> Answer {
    match error {
        app::Error::Refused(Refusal::NotValid) => dead_link(visit, "account-activate-title", "account-link-not-valid", (paths::LOST_LINK, "lost-link-link")),
        app::Error::Refused(Refusal::AlreadyActive) => {
            dead_link(visit, "account-activate-title", "account-already-active", (paths::FORGOTTEN, "forgotten-link"))
        }
        error => Err(error.into()),
    }
}
