//! The page behind the link of « J'ai oublié mes identifiants ».

use app::accounts::set_password::{self, Refusal};
use askama::Template;
use axum::extract::{Path, State};
use serde::Deserialize;

use super::{complain, dead_link};
use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Problem, Visit, html, unprocessable};
use crate::ui::{Form, Page};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "account/new_password.html")]
struct NewPasswordPage {
    page: Page,
    form: Form,
    login: String,
    action: String,
}

/// Never shown again, never logged.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    password: String,
    password_again: String,
}

pub async fn get(visit: Visit, State(app): State<App>, Path(token): Path<String>) -> Answer {
    match set_password::look(&app.ctx, &token).await {
        Ok(login) => {
            let page = visit.page_t("account-new-password-title");
            html(&NewPasswordPage { form: Form::new(&page), page, login, action: paths::fill(paths::NEW_PASSWORD, &[&token]) })
        }
        Err(error) => refused(&visit, error),
    }
}

pub async fn post(visit: Visit, State(app): State<App>, Path(token): Path<String>, Posted(fields): Posted<Fields>) -> Answer {
    match set_password::set(&app.ctx, &token, &fields.password, &fields.password_again).await {
        Ok(done) => {
            let key = if done.is_active { "account-new-password-done" } else { "account-new-password-not-active" };
            Ok(Flash::ok(key).to(&app, paths::SIGN_IN))
        }
        Err(app::Error::Refused(Refusal::Invalid(wrong))) => {
            let login = set_password::look(&app.ctx, &token).await.map_err(Problem::from)?;
            let page = visit.page_t("account-new-password-title").failed(true);
            let mut form = Form::new(&page);
            complain(&mut form, &wrong);
            unprocessable(&NewPasswordPage { page, form, login, action: paths::fill(paths::NEW_PASSWORD, &[&token]) })
        }
        Err(error) => refused(&visit, error),
    }
}

fn refused(visit: &Visit, error: app::Error<Refusal>) -> Answer {
    match error {
        app::Error::Refused(Refusal::NotValid) => {
            dead_link(visit, "account-new-password-title", "account-link-not-valid", (paths::FORGOTTEN, "forgotten-link"))
        }
        error => Err(error.into()),
    }
}
