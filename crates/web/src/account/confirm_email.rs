//! The page behind the link sent to a new address: one button puts it in force.

use app::accounts::change_email::{self, NotConfirmed};
use askama::Template;
use axum::extract::{Path, State};

use super::dead_link;
use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, Visit, html};
use crate::ui::Page;
use crate::{App, paths};

#[derive(Template)]
#[template(path = "account/confirm_email.html")]
struct ConfirmPage {
    page: Page,
    email: String,
    action: String,
}

pub async fn get(visit: Visit, State(app): State<App>, Path(token): Path<String>) -> Answer {
    match change_email::look(&app.ctx, &token).await {
        Ok(email) => {
            let action = paths::fill(paths::CONFIRM_EMAIL, &[&token]);
            html(&ConfirmPage { page: visit.page_t("account-confirm-email-title"), email: email.to_string(), action })
        }
        Err(error) => refused(&visit, error),
    }
}

pub async fn post(visit: Visit, State(app): State<App>, Path(token): Path<String>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    match change_email::confirm(&app.ctx, &token).await {
        Ok(email) => {
            let next = if visit.person().is_some() { paths::ACCESS } else { paths::SIGN_IN };
            Ok(Flash::ok("account-email-changed").arg("email", email).to(&app, next))
        }
        Err(error) => refused(&visit, error),
    }
}

fn refused(visit: &Visit, error: app::Error<NotConfirmed>) -> Answer {
    let explanation = match error {
        app::Error::Refused(NotConfirmed::NotValid) => "account-link-not-valid",
        app::Error::Refused(NotConfirmed::Taken) => "account-email-taken",
        error => return Err(error.into()),
    };
    dead_link(visit, "account-confirm-email-title", explanation, (paths::ACCESS, "access-title"))
}
