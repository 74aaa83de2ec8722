//! The mails that were sent to the person: « Tous les messages », and one of them to read again.
//!
//! What applicants and staff write each other about an application is in [`super::application::messages`].

use app::apply::overview::{Line, lines};
use app::mails::own;
use askama::Template;
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use serde::Deserialize;
use store::mail::MailLine;
use uuid::Uuid;

use crate::http::{Page as Answer, SignedIn, html};
use crate::ui::Page;
use crate::ui::pager::{Pager, Shown};
use crate::{App, paths};

/// A mail in a list.
pub struct MessageLine {
    pub url: String,
    pub subject: String,
    /// Of the application that it is about; empty for others.
    pub programme: String,
    pub detail: String,
}

/// A mail as lists show it; the programmes are those of the person's applications.
#[must_use]
pub fn message(page: &Page, mail: &MailLine, lines: &[Line]) -> MessageLine {
    let detail = match (mail.state.as_str(), mail.sent_at) {
        (_, Some(at)) => page.t1("dashboard-message-sent", "date", page.date_time(&at)),
        ("failed", None) => page.t("dashboard-message-failed"),
        _ => page.t("dashboard-message-queued"),
    };
    let line = lines.iter().find(|line| Some(line.id) == mail.application_id);
    MessageLine {
        url: paths::fill(paths::MESSAGE, &[&mail.id.to_string()]),
        subject: mail.subject.clone().unwrap_or_else(|| page.t("message-title")),
        programme: line.map(|line| line.programme.clone()).unwrap_or_default(),
        detail,
    }
}

#[derive(Template)]
#[template(path = "applicant/mails.html")]
struct MailsPage {
    page: Page,
    messages: Vec<MessageLine>,
    pager: Pager,
}

/// The part of the address after `?`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    page: String,
}

/// « Tous les messages ».
pub async fn list(who: SignedIn, State(app): State<App>, Query(wanted): Query<Wanted>) -> Answer {
    let found = own::page(&app.ctx, &who.person, wanted.page.parse().unwrap_or(1)).await?;
    let lines = lines(&app.ctx, &who.person).await?;
    let page = who.visit.page_t("all-messages-title");
    let shown = Shown { at: found.number, size: own::PER_PAGE, lines: found.mails.len(), total: found.total, of: None };
    html(&MailsPage { messages: found.mails.iter().map(|mail| message(&page, mail, &lines)).collect(), pager: Pager::new(&page, shown, address), page })
}

fn address(number: u64) -> String {
    if number == 1 { paths::MESSAGES.to_owned() } else { format!("{}?page={number}", paths::MESSAGES) }
}

#[derive(Template)]
#[template(path = "applicant/message.html")]
struct MessagePage {
    page: Page,
    recipient: String,
    text: String,
}

/// One message that was sent to the person, to read again.
pub async fn one(who: SignedIn, State(app): State<App>, Path(id): Path<Uuid>) -> Answer {
    let mail = own::one(&app.ctx, &who.person, id).await?;
    let page = who.visit.page(mail.subject.unwrap_or_else(|| who.visit.lang().t("message-title")));
    html(&MessagePage { page, recipient: mail.recipient, text: mail.text })
}
