//! The page behind every dialog: a question, its consequence, and two buttons. Without script it is the whole dialog.

use askama::Template;
use axum::response::Response;

use crate::http::{Problem, html};
use crate::ui::Page;

/// What is asked.
pub struct Question {
    pub title: String,
    pub consequence: String,
    /// Words of the button that goes ahead, and its class.
    pub yes: String,
    pub class: &'static str,
    pub no: String,
    /// Where the form posts to, and where « no » leads.
    pub action: String,
    pub back: String,
    /// Hidden fields of the form.
    pub fields: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "applicant/application/confirmation.html")]
struct ConfirmationPage {
    page: Page,
    question: Question,
}

/// Shows the question.
pub fn ask(page: Page, question: Question) -> Result<Response, Problem> {
    html(&ConfirmationPage { page, question })
}
