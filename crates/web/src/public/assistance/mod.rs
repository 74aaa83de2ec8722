//! « Assistance »: documentation, FAQ, helpdesk, contact — only what the institution has set up.

use app::texts;
use askama::Template;
use axum::extract::State;
use axum_extra::extract::Query;
use serde::Deserialize;

use crate::App;
use crate::http::{Page as Answer, Visit, html};
use crate::ui::Page;
use crate::ui::field::Markup;

/// A question as shown.
#[derive(Debug)]
struct Question {
    question: String,
    answer: Markup,
}

#[derive(Template)]
#[template(path = "public/assistance/page.html")]
struct AssistancePage {
    page: Page,
    documentation: String,
    helpdesk: String,
    contact: String,
    has_faq: bool,
    asked: String,
    questions: Vec<Question>,
}

#[derive(Template)]
#[template(path = "public/assistance/faq.html")]
struct FaqPage {
    page: Page,
    asked: String,
    questions: Vec<Question>,
    has_faq: bool,
}

/// Words looked for in the questions.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Search {
    q: String,
}

pub async fn get(visit: Visit, State(app): State<App>, Query(search): Query<Search>) -> Answer {
    let settings = app.ctx.settings();
    let page = visit.page_t("nav-assistance");
    let questions = questions(&app, &page, &search.q);
    html(&AssistancePage {
        documentation: web_address(&settings.documentation_url),
        helpdesk: web_address(&settings.helpdesk_url),
        contact: settings.contact_email.clone(),
        has_faq: has_faq(&app),
        asked: search.q,
        questions,
        page,
    })
}

pub async fn faq(visit: Visit, State(app): State<App>, Query(search): Query<Search>) -> Answer {
    let page = visit.page_t("faq-title");
    let questions = questions(&app, &page, &search.q);
    html(&FaqPage { has_faq: has_faq(&app), asked: search.q, questions, page })
}

fn has_faq(app: &App) -> bool {
    !texts::current(&app.ctx).faq.is_empty()
}

fn questions(app: &App, page: &Page, words: &str) -> Vec<Question> {
    let language = page.lang;
    let all = texts::current(&app.ctx);
    let asked = all.faq.iter().filter(|question| question.mentions(language, words));
    asked.map(|question| Question { question: page.tr(&question.question), answer: page.safe(question.answer(language)) }).collect()
}

/// Only addresses of the web become links.
fn web_address(address: &str) -> String {
    if address.starts_with("https://") || address.starts_with("http://") || address.starts_with('/') { address.to_owned() } else { String::new() }
}
