//! « J'ai oublié mes identifiants » and « J'ai perdu mon code d'activation »: one field, one answer.

use app::accounts::recover::{self, Refusal, Request};
use askama::Template;
use axum::extract::State;
use axum_extra::extract::Query;
use serde::{Deserialize, Serialize};

use super::complain;
use crate::http::{Page as Answer, PostedOnce, Visit, html, see_other, unprocessable};
use crate::ui::{Form, Page};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "account/recover.html")]
struct RecoverPage {
    page: Page,
    form: Form,
    kind: &'static Kind,
    sent: bool,
}

/// What differs between the two.
struct Kind {
    path: &'static str,
    title: &'static str,
    lead: &'static str,
    sent: &'static str,
}

static FORGOTTEN: Kind = Kind { path: paths::FORGOTTEN, title: "forgotten-link", lead: "account-forgotten-lead", sent: "account-forgotten-sent" };
static LOST_LINK: Kind = Kind { path: paths::LOST_LINK, title: "lost-link-link", lead: "account-lost-link-lead", sent: "account-lost-link-sent" };

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Sent {
    envoye: String,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Fields {
    email: String,
}

pub async fn forgotten(visit: Visit, Query(sent): Query<Sent>) -> Answer {
    show(&visit, &FORGOTTEN, &sent)
}

pub async fn lost_link(visit: Visit, Query(sent): Query<Sent>) -> Answer {
    show(&visit, &LOST_LINK, &sent)
}

pub async fn post_forgotten(visit: Visit, State(app): State<App>, PostedOnce(fields, form): PostedOnce<Fields>) -> Answer {
    let outcome = recover::forgotten(&app.ctx, Request { email: &fields.email, network: visit.network(), form: &form }).await;
    answer(&visit, &FORGOTTEN, &fields, outcome)
}

pub async fn post_lost_link(visit: Visit, State(app): State<App>, PostedOnce(fields, form): PostedOnce<Fields>) -> Answer {
    let outcome = recover::lost_link(&app.ctx, Request { email: &fields.email, network: visit.network(), form: &form }).await;
    answer(&visit, &LOST_LINK, &fields, outcome)
}

fn show(visit: &Visit, kind: &'static Kind, sent: &Sent) -> Answer {
    let page = visit.page_t(kind.title);
    html(&RecoverPage { form: Form::new(&page), page, kind, sent: !sent.envoye.is_empty() })
}

fn answer(visit: &Visit, kind: &'static Kind, fields: &Fields, outcome: Result<(), app::Error<Refusal>>) -> Answer {
    let refusal = match outcome {
        Ok(()) => return Ok(see_other(&format!("{}?envoye=oui", kind.path))),
        Err(app::Error::Refused(refusal)) => refusal,
        Err(error) => return Err(error.into()),
    };
    let page = visit.page_t(kind.title).failed(true);
    let mut form = Form::new(&page).filled(fields);
    match refusal {
        Refusal::TooMany => form.wrong("email", "account-recover-too-many"),
        Refusal::Invalid(wrong) => complain(&mut form, &[wrong]),
    }
    unprocessable(&RecoverPage { page, form, kind, sent: false })
}
