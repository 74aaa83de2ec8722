//! One document of an application: its own page, deposit, removal, « Non concerné par cette pièce ».

use app::apply::wallet::Digests;
use app::apply::{declare, deposit, own, resumable};
use app::dossier::{Dossier, Item};
use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::confirmation::{Question, ask};
use super::guide::{Guide, guide};
use super::refusals;
use super::uploads;
use super::view::{Row, View, view};
use super::wallet;
use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, Problem, SignedIn, Uploaded, html, is_fragment, render_form, see_other};
use crate::ui::{Page, words};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "applicant/application/document.html")]
struct DocumentPage {
    page: Page,
    view: View,
    row: Row,
    history: Vec<PastVersion>,
    guide: Option<Guide>,
}

/// An earlier deposit.
struct PastVersion {
    name: String,
    detail: String,
    judgements: Vec<String>,
}

pub(super) fn item<'a>(dossier: &'a Dossier, code: &str) -> Result<&'a Item, Problem> {
    dossier.items.iter().find(|item| item.kind.code == code).ok_or(Problem::NotFound)
}

/// The page of one document, with what was refused.
pub(super) async fn show(who: &SignedIn, app: &App, dossier: &Dossier, code: &str, refusal: String) -> Answer {
    let item = item(dossier, code)?;
    let page = who.visit.page(item.kind.label.get(who.visit.lang()).to_owned()).failed(!refusal.is_empty());
    let mut view = view(app, &page, &who.person, dossier);
    if view.rows.iter().any(|row| row.can_deposit) {
        wallet::offer(&Digests::of(&app.ctx, &who.person).await?, dossier, &mut view);
    }
    let position = view.rows.iter().position(|row| row.code == code).ok_or(Problem::NotFound)?;
    let is_refused = !refusal.is_empty();
    let row = Row { refusal, ..view.rows.swap_remove(position) };
    let history = item
        .history
        .iter()
        .map(|(version, reviews)| PastVersion {
            name: version.name.clone(),
            detail: page.t1("document-deposited-on", "date", page.date_time(&version.deposited_at)),
            judgements: reviews.iter().filter(|r| !r.comment.is_empty()).map(|r| r.comment.clone()).collect(),
        })
        .collect();
    let guide = guide(&page, dossier);
    render_form(&DocumentPage { page, view, row, history, guide }, is_refused)
}

/// The row of a document whose check is over.
#[derive(Template)]
#[template(path = "applicant/application/document_row.html")]
struct DocumentRow {
    page: Page,
    view: View,
    row: Row,
}

/// The head of the page of such a document.
#[derive(Template)]
#[template(path = "applicant/application/document_head.html")]
struct DocumentHead {
    page: Page,
    row: Row,
}

/// What a page that waits for a check is told: nothing yet, then the row or the head that comes in the place of its own.
fn progress(who: &SignedIn, app: &App, dossier: &Dossier, code: &str, of_head: bool) -> Answer {
    let page = who.visit.page(String::new());
    let mut view = view(app, &page, &who.person, dossier);
    let position = view.rows.iter().position(|row| row.code == code).ok_or(Problem::NotFound)?;
    let row = Row { is_news: true, ..view.rows.swap_remove(position) };
    if row.is_checking {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    if of_head { html(&DocumentHead { page, row }) } else { html(&DocumentRow { page, view, row }) }
}

pub async fn get(who: SignedIn, State(app): State<App>, Path((number, code)): Path<(i64, String)>, headers: HeaderMap, RawQuery(query): RawQuery) -> Answer {
    let dossier = own::load::<deposit::Refusal>(&app.ctx, &who.person, number).await?;
    if is_fragment(&headers) {
        return progress(&who, &app, &dossier, &code, query.as_deref() == Some("entete"));
    }
    show(&who, &app, &dossier, &code, String::new()).await
}

pub async fn post(who: SignedIn, State(app): State<App>, Path((number, code)): Path<(i64, String)>, uploaded: Uploaded) -> Answer {
    let page = who.visit.page(String::new());
    if let Some(limit) = uploaded.too_large {
        let limit = crate::ui::format::limit(page.lang, limit);
        return refused(&who, &app, number, &code, page.t1("deposit-much-too-large", "limit", limit)).await;
    }
    let arrived = uploads::named(&uploaded.fields)?;
    let done = if arrived.is_empty() {
        deposit::deposit(&app.ctx, &who.person, number, code.as_str(), uploaded.files).await
    } else {
        resumable::deposit(&app.ctx, &who.person, resumable::Place { number, document: &code }, &arrived).await
    };
    match done {
        Ok(done) => Ok(deposited(&app, number, &code, done)),
        Err(app::Error::Refused(refusal)) => refused(&who, &app, number, &code, refusals::deposit(&page, &refusal)).await,
        Err(error) => Err(error.into()),
    }
}

/// The page of a document that was not taken. Only a refusal shows anything of the dossier.
async fn refused(who: &SignedIn, app: &App, number: i64, code: &str, refusal: String) -> Answer {
    let dossier = own::load::<deposit::Refusal>(&app.ctx, &who.person, number).await?;
    show(who, app, &dossier, code, refusal).await
}

/// Back to the application, with what the deposit changed.
pub(super) fn deposited(app: &App, number: i64, code: &str, done: deposit::Deposited) -> Response {
    let base = paths::fill(paths::APPLICATION, &[&number.to_string()]);
    let row = format!("{base}#piece-{code}");
    match done {
        deposit::Deposited { all_there: true, .. } => Flash::ok("deposit-done-all-there").to(app, &base),
        deposit::Deposited { pending: true, .. } => Flash::ok("deposit-done-pending").to(app, &row),
        deposit::Deposited { .. } => Flash::ok("deposit-done").to(app, &row),
    }
}

pub async fn ask_remove(who: SignedIn, State(app): State<App>, Path((number, code)): Path<(i64, String)>) -> Answer {
    let dossier = own::load::<deposit::Refusal>(&app.ctx, &who.person, number).await?;
    let item = item(&dossier, &code)?;
    let page = who.visit.page_t("remove-title");
    let label = item.kind.label.get(page.lang).to_owned();
    let number = number.to_string();
    let question = Question {
        title: page.t1("remove-question", "document", label),
        consequence: if item.is_common { page.t("remove-consequence-common") } else { page.t("remove-consequence") },
        yes: page.t("remove-yes"),
        class: "btn-stop-solid",
        no: page.t("remove-no"),
        action: paths::fill(paths::APPLICATION_DOCUMENT_REMOVE, &[&number, &code]),
        back: paths::fill(paths::APPLICATION, &[&number]),
        fields: Vec::new(),
    };
    ask(page, question)
}

pub async fn remove(who: SignedIn, State(app): State<App>, Path((number, code)): Path<(i64, String)>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    let back = paths::fill(paths::APPLICATION, &[&number.to_string()]);
    match deposit::remove(&app.ctx, &who.person, number, code.as_str()).await {
        Ok(()) => Ok(Flash::ok("remove-done").to(&app, &back)),
        Err(app::Error::Refused(deposit::Refusal::State(refusal))) => Ok(Flash::error(refusal.key()).to(&app, &back)),
        Err(error) => Err(error.into()),
    }
}

pub async fn ask_declare(who: SignedIn, State(app): State<App>, Path((number, code)): Path<(i64, String)>) -> Answer {
    let dossier = own::load::<deposit::Refusal>(&app.ctx, &who.person, number).await?;
    let label = item(&dossier, &code)?.kind.label.get(who.visit.lang()).to_owned();
    let mut page = who.visit.page("");
    page.title = words::not_concerned(&page);
    let number = number.to_string();
    let question = Question {
        title: page.t1("declare-question", "document", label),
        consequence: page.t("declare-consequence"),
        yes: page.t("declare-yes"),
        class: "btn-primary",
        no: page.t("form-no"),
        action: paths::fill(paths::APPLICATION_DOCUMENT_DECLARE, &[&number, &code]),
        back: paths::fill(paths::APPLICATION, &[&number]),
        fields: Vec::new(),
    };
    ask(page, question)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Declaration {
    /// Anything: the document concerns the person after all.
    concerned: String,
}

pub async fn declare(who: SignedIn, State(app): State<App>, Path((number, code)): Path<(i64, String)>, Posted(posted): Posted<Declaration>) -> Answer {
    let not_concerned = posted.concerned.is_empty();
    let back = format!("{}#piece-{code}", paths::fill(paths::APPLICATION, &[&number.to_string()]));
    match declare::declare(&app.ctx, &who.person, number, code.as_str(), not_concerned).await {
        Ok(()) if not_concerned => Ok(Flash::ok("declare-done").to(&app, &back)),
        Ok(()) => Ok(see_other(&back)),
        Err(app::Error::Refused(declare::Refusal::FileThere { is_common })) => {
            Ok(Flash::error(if is_common { "declare-file-there-common" } else { "declare-file-there" }).to(&app, &back))
        }
        Err(app::Error::Refused(declare::Refusal::State(refusal))) => Ok(Flash::error(refusal.key()).to(&app, &back)),
        Err(error) => Err(error.into()),
    }
}
