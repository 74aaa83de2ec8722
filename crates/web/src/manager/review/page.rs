//! One document in review: what stands, what is judged, and where to go next.

use app::Error;
use app::dossier::Item;
use app::review::judge::{Judgement, Refusal, Verdict, judge};
use app::review::open::{self, Opened};
use app::review::{list, pictures};
use askama::Template;
use axum::extract::{Path, State};
use domain::application::DocumentStatus;
use serde::{Deserialize, Serialize};
use store::application::listing::Neighbours;

use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Problem, Staff, render};
use crate::manager::dossier::page::{address, frame};
use crate::manager::dossier::view::{Row, View, view};
use crate::manager::words::judge_wrong;
use crate::ui::{Form, Page};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "manager/review/page.html")]
struct ReviewPage {
    page: Page,
    form: Form,
    view: View,
    row: Row,
    /// Addresses of the page pictures.
    pictures: Vec<String>,
    pages: i32,
    file_url: String,
    is_readable: bool,
    earlier: Vec<Earlier>,
    previous: Option<String>,
    next: Option<String>,
    neighbours: Neighbours,
    before: Option<String>,
    after: Option<String>,
    undecided: usize,
}

/// An earlier version with its judgements.
struct Earlier {
    name: String,
    deposited: String,
    url: String,
    judgements: Vec<String>,
}

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Fields {
    verdict: String,
    comment: String,
    #[serde(skip_serializing)]
    version: String,
    #[serde(skip_serializing)]
    standing: String,
}

pub async fn get(staff: Staff, State(app): State<App>, Path((number, code)): Path<(i64, String)>) -> Answer {
    let opened = open::open(&app.ctx, &staff.person, number).await?;
    show(&staff, &app, &opened, &code, None).await
}

/// Judges, then goes on to the next document that waits.
pub async fn post(staff: Staff, State(app): State<App>, Path((number, code)): Path<(i64, String)>, Posted(fields): Posted<Fields>) -> Answer {
    let version = fields.version.parse().map_err(|_| Problem::BadRequest)?;
    let standing = fields.standing.parse().ok();
    let Some(verdict) = Verdict::from_code(&fields.verdict) else {
        let opened = open::open(&app.ctx, &staff.person, number).await?;
        return show(&staff, &app, &opened, &code, Some((&fields, None))).await;
    };
    let judgement = Judgement { document: code.clone(), verdict, comment: fields.comment.clone(), version, standing };
    let done = judge(&app.ctx, &staff.person, number, &[judgement]).await;
    let opened = open::open(&app.ctx, &staff.person, number).await?;
    match done {
        Ok(()) => Ok(go_on(&app, &opened, &code)),
        Err(Error::Refused(refusal)) => show(&staff, &app, &opened, &code, Some((&fields, Some(refusal)))).await,
        Err(error) => Err(error.into()),
    }
}

/// The next document after this one that waits, around the end of the list; the same one when none does.
fn go_on(app: &App, opened: &Opened, code: &str) -> axum::response::Response {
    let items = &opened.dossier.items;
    let at = items.iter().position(|item| item.kind.code == code).unwrap_or(0);
    let waits = |item: &&Item| item.status == DocumentStatus::Deposited && item.version.is_some();
    let next = items.iter().skip(at + 1).find(waits).or_else(|| items.iter().take(at).find(waits));
    let number = opened.dossier.application.number.to_string();
    match next {
        Some(item) => Flash::ok("review-saved").to(app, &paths::fill(paths::MANAGER_DOCUMENT, &[&number, &item.kind.code])),
        None => Flash::ok("review-all-judged").to(app, &paths::fill(paths::MANAGER_DOCUMENT, &[&number, code])),
    }
}

/// Shows the page; `refused` carries what was typed and why it was not taken (none = no verdict chosen).
async fn show(staff: &Staff, app: &App, opened: &Opened, code: &str, refused: Option<(&Fields, Option<Refusal>)>) -> Answer {
    let page = frame(staff, opened).failed(refused.is_some());
    let view = view(app, &page, opened);
    let at = view.rows.iter().position(|row| row.code == code).ok_or(Problem::NotFound)?;
    let item = opened.dossier.items.get(at).ok_or(Problem::NotFound)?;
    let link = |row: Option<&Row>| row.map(|row| row.review_url.clone());
    let (previous, next) = (link(at.checked_sub(1).and_then(|i| view.rows.get(i))), link(view.rows.get(at + 1)));
    let neighbours = match list::to_review_around(&app.ctx, &staff.person, opened.dossier.application.number).await {
        Ok(neighbours) => neighbours,
        // A dossier may be opened without the right to the list.
        Err(Error::Denied(_)) => Neighbours::default(),
        Err(error) => return Err(error.into()),
    };
    let version = item.version.as_ref();
    let pages = version.and_then(|v| v.pages).unwrap_or(0);
    let id = version.map(|v| v.id.to_string()).unwrap_or_default();
    let number = view.number.clone();
    let picture = |n: i32| format!("{}?v={id}", paths::fill(paths::MANAGER_DOCUMENT_PAGE, &[&number, code, &format!("{n}.png")]));
    let drawn = version.filter(|v| v.canonical_key.is_some()).map_or(0, |_| pages.min(pictures::MOST_PAGES));
    let mut form = Form::new(&page).with("comment", item.review.as_ref().map(|r| r.comment.clone()).unwrap_or_default());
    if matches!(item.status, DocumentStatus::Validated | DocumentStatus::Refused) {
        form = form.with("verdict", item.status.code());
    }
    if let Some((fields, refusal)) = &refused {
        form = form.filled(fields);
        match refusal {
            Some(refusal) => judge_wrong(&mut form, &page, refusal),
            None => form.wrong("verdict", "judge-no-verdict"),
        }
    }
    let row = view.rows.get(at).cloned().ok_or(Problem::NotFound)?;
    let earlier = earlier(&page, item, &row);
    let status = form.status();
    let template = ReviewPage {
        file_url: format!("{}?v={id}", row.file_url),
        is_readable: version.is_some_and(app::papers::files::is_readable),
        pictures: (1..=drawn).map(picture).collect(),
        pages,
        earlier,
        previous,
        next,
        before: neighbours.before.map(|n| format!("{}/pieces", address(n))),
        after: neighbours.after.map(|n| format!("{}/pieces", address(n))),
        neighbours,
        undecided: view.to_review,
        form,
        view,
        row,
        page,
    };
    render(&template, status)
}

fn earlier(page: &Page, item: &Item, row: &Row) -> Vec<Earlier> {
    item.history
        .iter()
        .map(|(version, reviews)| Earlier {
            name: version.name.clone(),
            deposited: page.date_time(&version.deposited_at),
            url: format!("{}?v={}", row.file_url, version.id),
            judgements: reviews
                .iter()
                .map(|review| {
                    let status = DocumentStatus::from_code(&review.status).unwrap_or(DocumentStatus::Deposited);
                    let tag = crate::ui::words::document_status(page, domain::application::Shown::of(status, true), "checked", false);
                    let by = page.t2("document-judged-by", "name", &review.reviewer_name, "date", page.date_time(&review.reviewed_at));
                    if review.comment.is_empty() { format!("{} – {by}", tag.text) } else { format!("{} – {by} – {}", tag.text, review.comment) }
                })
                .collect(),
        })
        .collect()
}

impl ReviewPage {
    fn is_ok(&self, row: &Row) -> bool {
        row.status == DocumentStatus::Validated
    }

    fn is_refused(&self, row: &Row) -> bool {
        row.status == DocumentStatus::Refused
    }

    fn is(&self, verdict: &str) -> bool {
        self.form.value("verdict") == verdict
    }

    fn position(&self) -> Option<String> {
        let at = self.neighbours.position?;
        Some(self.page.t2("review-position", "at", at, "total", self.neighbours.total))
    }
}
