//! « Création de compte » and the page after it.

use app::accounts::create::{self, Creation, Refusal};
use askama::Template;
use axum::extract::State;
use serde::{Deserialize, Serialize};

use super::complain;
use crate::http::flash::Flash;
use crate::http::visit::landing;
use crate::http::{Page as Answer, Posted, Visit, html, see_other, unprocessable};
use crate::ui::{Form, Page};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "account/create.html")]
struct CreatePage {
    page: Page,
    form: Form,
    /// The address the person probably meant.
    meant: Option<String>,
    is_open: bool,
}

#[derive(Template)]
#[template(path = "account/create_sent.html")]
struct SentPage {
    page: Page,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Fields {
    last_name: String,
    first_name: String,
    email: String,
    email_again: String,
    /// The address that the person was asked about and kept.
    kept: String,
}

pub async fn get(visit: Visit, State(app): State<App>) -> Answer {
    if let Some(person) = visit.person() {
        return Ok(see_other(landing(person)));
    }
    let page = visit.page_t("account-create-title");
    let is_open = app.ctx.settings().local_creation;
    html(&CreatePage { form: Form::new(&page), page, meant: None, is_open })
}

pub async fn post(visit: Visit, State(app): State<App>, Posted(fields): Posted<Fields>) -> Answer {
    let typed = Creation {
        last_name: &fields.last_name,
        first_name: &fields.first_name,
        email: &fields.email,
        email_again: &fields.email_again,
        keep_email: !fields.kept.is_empty() && fields.kept.trim() == fields.email.trim(),
        language: visit.lang().code(),
        network: visit.network(),
    };
    let refusal = match create::create(&app.ctx, &typed).await {
        Ok(()) => return Ok(Flash::ok("account-created").arg("email", fields.email.trim()).to(&app, paths::CREATE_ACCOUNT_SENT)),
        Err(app::Error::Refused(refusal)) => refusal,
        Err(error) => return Err(error.into()),
    };
    let page = visit.page_t("account-create-title").failed(true);
    let mut form = Form::new(&page).filled(&fields);
    let mut meant = None;
    match &refusal {
        Refusal::Closed => {}
        Refusal::TooMany => form.wrong("", "account-create-too-many"),
        Refusal::Invalid(wrong) => complain(&mut form, wrong),
        Refusal::Suggestion(email) => meant = Some(email.to_string()),
    }
    unprocessable(&CreatePage { page, form, meant, is_open: !matches!(refusal, Refusal::Closed) })
}

pub async fn sent(visit: Visit) -> Answer {
    html(&SentPage { page: visit.page_t("account-sent-title") })
}
