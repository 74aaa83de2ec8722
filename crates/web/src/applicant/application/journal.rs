//! « Journal de ma candidature »: what was done, by whom, when. A page of its own, which the application's page fetches
//! when somebody asks for it.

use app::apply::journal::{self, Event};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use domain::application::facts::By;

use super::guide::{Guide, guide};
use crate::http::{Page as Answer, SignedIn, html, is_fragment};
use crate::ui::Page;
use crate::{App, paths};

#[derive(Template)]
#[template(path = "applicant/application/journal.html")]
struct JournalPage {
    page: Page,
    programme: String,
    base: String,
    lines: Vec<Line>,
    guide: Option<Guide>,
}

/// The lines alone.
#[derive(Template)]
#[template(path = "applicant/application/journal_lines.html")]
struct JournalLines {
    page: Page,
    lines: Vec<Line>,
}

struct Line {
    at: String,
    by: String,
    what: String,
    detail: String,
}

fn line(page: &Page, event: Event) -> Line {
    let by = page.t(match event.by {
        By::Applicant => "journal-by-you",
        By::Staff => "journal-by-staff",
        By::System => "journal-by-system",
    });
    Line { at: page.date_time(&event.at), by, what: event.what, detail: event.detail }
}

pub async fn get(who: SignedIn, State(app): State<App>, headers: HeaderMap, Path(number): Path<i64>) -> Answer {
    let (dossier, events) = journal::of_own(&app.ctx, &who.person, number, who.visit.lang()).await?;
    let page = who.visit.page_t("journal-title");
    let lines = events.into_iter().map(|event| line(&page, event)).collect();
    if is_fragment(&headers) {
        return html(&JournalLines { page, lines });
    }
    let base = paths::fill(paths::APPLICATION, &[&number.to_string()]);
    html(&JournalPage { programme: dossier.session.programme_label.clone(), base, lines, guide: guide(&page, &dossier), page })
}
