//! « Assistance »: documentation, FAQ, helpdesk, contact — only what the institution has set up.

use app::texts::{self, Theme};
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
    /// The attributes of what nobody wrote in the reader's language.
    question_lang: Markup,
    answer: Markup,
    answer_lang: Markup,
}

/// The questions of a category.
#[derive(Debug)]
struct Group {
    anchor: String,
    /// Empty where the institution has no categories.
    label: String,
    label_lang: Markup,
    questions: Vec<Question>,
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
    groups: Vec<Group>,
    /// How many questions are shown.
    found: usize,
    /// Of the headings of categories.
    level: u8,
}

#[derive(Template)]
#[template(path = "public/assistance/faq.html")]
struct FaqPage {
    page: Page,
    asked: String,
    groups: Vec<Group>,
    found: usize,
    level: u8,
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
    let groups = groups(&app, &page, &search.q);
    html(&AssistancePage {
        documentation: web_address(&page.tr(&settings.documentation_url)),
        helpdesk: web_address(&settings.helpdesk_url),
        contact: settings.contact_email.clone(),
        has_faq: has_faq(&app),
        asked: search.q,
        found: count(&groups),
        groups,
        level: 3,
        page,
    })
}

pub async fn faq(visit: Visit, State(app): State<App>, Query(search): Query<Search>) -> Answer {
    let page = visit.page_t("faq-title");
    let groups = groups(&app, &page, &search.q);
    html(&FaqPage { has_faq: has_faq(&app), asked: search.q, found: count(&groups), groups, level: 2, page })
}

fn has_faq(app: &App) -> bool {
    !texts::current(&app.ctx).faq.is_empty()
}

fn groups(app: &App, page: &Page, words: &str) -> Vec<Group> {
    let all = texts::current(&app.ctx);
    let themes = all.themes(page.lang, words);
    let has_categories = themes.iter().any(|theme| theme.key.is_some());
    let shown = |question: &texts::Question| {
        let (answer, language) = question.answer(page.lang);
        Question {
            question: page.tr(&question.question),
            question_lang: page.lang_of(&question.question),
            answer: page.safe(answer),
            answer_lang: page.lang_mark(language),
        }
    };
    let group = |theme: &Theme<'_>| Group {
        anchor: theme.key.map_or_else(|| "theme".to_owned(), |key| format!("theme-{}", key.replace(' ', "-"))),
        label: match theme.key {
            Some(_) => theme.label.to_owned(),
            None if has_categories => page.t("faq-general"),
            None => String::new(),
        },
        label_lang: page.lang_mark(theme.language),
        questions: theme.questions.iter().map(|question| shown(question)).collect(),
    };
    themes.iter().map(group).collect()
}

fn count(groups: &[Group]) -> usize {
    groups.iter().map(|group| group.questions.len()).sum()
}

/// Only addresses of the web become links.
fn web_address(address: &str) -> String {
    if address.starts_with("https://") || address.starts_with("http://") || address.starts_with('/') { address.to_owned() } else { String::new() }
}
