//! « Création de compte » and the page after it.

use app::accounts::create::{self, Creation, FormRefusal, Refusal};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use serde::{Deserialize, Serialize};

use super::complain;
use crate::http::flash::Flash;
use crate::http::visit::landing;
use crate::http::{Page as Answer, PostedOnce, Visit, html, see_other, unprocessable};
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

/// The form of a new account, here and behind the institution's sign-on.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Fields {
    pub last_name: String,
    pub first_name: String,
    pub email: String,
    pub email_again: String,
    /// The address that the person was asked about and kept.
    pub kept: String,
}

impl Fields {
    /// What the use case is asked, with the token of the form.
    pub fn creation<'a>(&'a self, visit: &'a Visit, form: &'a str) -> Creation<'a> {
        Creation {
            last_name: &self.last_name,
            first_name: &self.first_name,
            email: &self.email,
            email_again: &self.email_again,
            keep_email: !self.kept.is_empty() && self.kept.trim() == self.email.trim(),
            language: visit.lang().code(),
            network: visit.network(),
            form,
        }
    }

    /// The answer of the form that was taken: it says where the mail went.
    pub fn sent(&self, app: &App) -> Response {
        Flash::ok("account-created").arg("email", self.email.trim()).to(app, paths::CREATE_ACCOUNT_SENT)
    }
}

/// Puts what was refused on the form; gives the address that the person probably meant.
pub fn refused(form: &mut Form, refusal: &FormRefusal) -> Option<String> {
    match refusal {
        FormRefusal::TooMany => form.wrong("", "account-create-too-many"),
        FormRefusal::Invalid(wrong) => complain(form, wrong),
        FormRefusal::Suggestion(email) => return Some(email.to_string()),
    }
    None
}

pub async fn get(visit: Visit, State(app): State<App>) -> Answer {
    if let Some(person) = visit.person() {
        return Ok(see_other(landing(person.role())));
    }
    let page = visit.page_t("account-create-title");
    let is_open = app.ctx.settings().local_creation;
    html(&CreatePage { form: Form::new(&page), page, meant: None, is_open })
}

pub async fn post(visit: Visit, State(app): State<App>, PostedOnce(fields, token): PostedOnce<Fields>) -> Answer {
    let refusal = match create::create(&app.ctx, &fields.creation(&visit, &token)).await {
        Ok(()) => return Ok(fields.sent(&app)),
        Err(app::Error::Refused(refusal)) => refusal,
        Err(error) => return Err(error.into()),
    };
    let page = visit.page_t("account-create-title").failed(true);
    let mut form = Form::new(&page).filled(&fields);
    let meant = match &refusal {
        Refusal::Closed => None,
        Refusal::Form(refusal) => refused(&mut form, refusal),
    };
    unprocessable(&CreatePage { page, form, meant, is_open: !matches!(refusal, Refusal::Closed) })
}

pub async fn sent(visit: Visit) -> Answer {
    html(&SentPage { page: visit.page_t("account-sent-title") })
}
