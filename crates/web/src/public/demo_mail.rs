//! The demonstration's mailbox: everything the product sent, readable by whoever tries it out. Exists only in the
//! demonstration, where nothing is real.

use app::mails::folder::{self, Letter};
use askama::Template;
use axum::extract::{Path, State};

use crate::http::{Page as Answer, Problem, Visit, html};
use crate::ui::Page;
use crate::ui::field::{Markup, escape};
use crate::{App, paths};

const SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "public/demo_mail.html")]
struct ListPage {
    page: Page,
    letters: Vec<Letter>,
}

impl ListPage {
    fn href(&self, letter: &Letter) -> String {
        paths::fill(paths::DEMO_LETTER, &[&letter.file])
    }
}

#[derive(Template)]
#[template(path = "public/demo_letter.html")]
struct LetterPage {
    page: Page,
    letter: Letter,
    words: Markup,
}

pub async fn list(visit: Visit, State(app): State<App>) -> Answer {
    only_in_demonstration(&app)?;
    let letters = folder::list(&app.ctx, SHOWN).await?;
    html(&ListPage { page: visit.page_t("demo-mail-title"), letters })
}

pub async fn letter(visit: Visit, State(app): State<App>, Path(file): Path<String>) -> Answer {
    only_in_demonstration(&app)?;
    let letter = folder::read(&app.ctx, &file).await?;
    html(&LetterPage { page: visit.page(letter.subject.clone()), words: paragraphs(&letter.text), letter })
}

fn only_in_demonstration(app: &App) -> Result<(), Problem> {
    if app.options.demo { Ok(()) } else { Err(Problem::NotFound) }
}

/// Plain text as paragraphs, its addresses as links.
fn paragraphs(text: &str) -> Markup {
    let html = text
        .split("\n\n")
        .filter(|paragraph| !paragraph.trim().is_empty())
        .map(|paragraph| format!("<p>{}</p>", paragraph.trim().lines().map(linked).collect::<Vec<_>>().join("<br>")))
        .collect();
    Markup(html)
}

fn linked(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some(start) = ["https://", "http://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
        let length = rest[start..].find(|c: char| c.is_whitespace() || c == ')' || c == '<' || c == '"').unwrap_or(rest.len() - start);
        let address = rest[start..start + length].trim_end_matches(['.', ',']);
        out.push_str(&escape(&rest[..start]));
        out.push_str(&format!("<a href=\"{0}\">{0}</a>", escape(address)));
        rest = &rest[start + address.len()..];
    }
    out.push_str(&escape(rest));
    out
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn addresses_become_links_and_everything_else_stays_words() {
        let text = "a <b> (https://x.example/a?b=1&c=2)\nhttp://localhost:8080/compte/valider/t.\n\n\nc \"d\"\n";
        assert_eq!(
            paragraphs(text).0,
            "<p>a &lt;b&gt; (<a href=\"https://x.example/a?b=1&amp;c=2\">https://x.example/a?b=1&amp;c=2</a>)<br>\
             <a href=\"http://localhost:8080/compte/valider/t\">http://localhost:8080/compte/valider/t</a>.</p><p>c &quot;d&quot;</p>"
        );
    }
}
