//! Lists of entries and their forms.

use app::accounts::kept_form;
use app::profile::summary::{self, Row, SummaryEntry};
use app::profile::{overview, records};
use askama::Template;
use axum::extract::{Path, State};
use domain::profile::ProfilePage;
use uuid::Uuid;

use super::entry_page::EntryPage;
use super::form::{Draft, Sent, answer};
use super::nav::ProfileNav;
use super::unsaved::{self, Unfinished};
use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, Problem, SignedIn, html};
use crate::ui::Page;
use crate::{App, paths};

/// One entry in the list.
struct Shown {
    name: String,
    rows: Vec<Row>,
    edit: String,
    remove: String,
}

#[derive(Template)]
#[template(path = "applicant/profile/entries.html")]
struct ListPage {
    page: Page,
    nav: ProfileNav,
    lead: &'static str,
    add: &'static str,
    new: &'static str,
    empty: &'static str,
    entries: Vec<Shown>,
    unfinished: Vec<Unfinished>,
}

#[derive(Template)]
#[template(path = "applicant/profile/remove.html")]
struct RemovePage {
    page: Page,
    nav: ProfileNav,
    lead: &'static str,
    name: String,
    action: String,
    back: &'static str,
}

fn name_of<E: EntryPage>(rows: &[Row]) -> String {
    let find = |field: &str| rows.iter().find(|row| row.field == field).map_or("", |row| row.value.as_str());
    format!("{} · {}", find("year"), find(E::NAMED_BY))
}

fn shown<E: EntryPage>(entry: SummaryEntry) -> Shown {
    let id = entry.id.to_string();
    Shown { name: name_of::<E>(&entry.rows), rows: entry.rows, edit: paths::fill(E::ONE, &[&id]), remove: paths::fill(E::REMOVE, &[&id]) }
}

async fn nav(who: &SignedIn, app: &App, page: ProfilePage) -> Result<ProfileNav, Problem> {
    let mut tx = app.ctx.db.read().await?;
    Ok(ProfileNav::new(&overview(&app.ctx, &mut tx, who.person.account.0).await?, page))
}

async fn stored<E: EntryPage>(who: &SignedIn, app: &App, id: Uuid) -> Result<(E::Input, i64), Problem> {
    let mut tx = app.ctx.db.read().await?;
    let stored = records::load::<E>(&mut tx, who.person.account.0, id).await?.ok_or(Problem::NotFound)?;
    Ok((stored.content.to_input(), stored.version))
}

pub async fn list<E: EntryPage>(who: SignedIn, State(app): State<App>) -> Answer {
    let mut tx = app.ctx.db.read().await?;
    let mut summary = summary::summary(&app.ctx, &mut tx, who.person.account.0, who.visit.lang()).await?;
    drop(tx);
    let nav = nav(&who, &app, E::PAGE).await?;
    let entries = summary.sections.iter_mut().find(|section| section.page == E::PAGE).map(|section| std::mem::take(&mut section.entries)).unwrap_or_default();
    let entries = entries.into_iter().map(shown::<E>).collect();
    let unfinished = unsaved::of_page(&who.visit, E::PAGE);
    let lead = if nav.with_internal { E::LEAD } else { E::LEAD_WITHOUT_INTERNAL };
    html(&ListPage { page: who.visit.page_t(nav.label), nav, lead, add: E::ADD, new: E::NEW, empty: E::EMPTY, entries, unfinished })
}

fn draft<'a, E: EntryPage>(title: &'static str, action: String, input: &'a E::Input, stored: Option<(E::Input, i64)>) -> Draft<'a, E> {
    let version = stored.as_ref().map_or(0, |(_, version)| *version);
    Draft { what: E::WHAT, title, lead: E::FORM_LEAD, action, input, stored, version, errors: Vec::new(), stale: false, cancel: E::LIST }
}

pub async fn new<E: EntryPage>(who: SignedIn, State(app): State<App>) -> Answer {
    let kept = who.visit.kept::<Sent<E::Input>>(E::NEW).await;
    let input = kept.map_or_else(E::first_input, |sent| sent.input);
    answer::<E>(&who, &app, draft(E::NEW_TITLE, E::NEW.to_owned(), &input, None)).await
}

pub async fn add<E: EntryPage>(who: SignedIn, State(app): State<App>, Posted(sent): Posted<Sent<E::Input>>) -> Answer {
    let result = if sent.is_refresh() { Err(app::Error::Refused(Vec::new())) } else { records::add::<E>(&app.ctx, &who.person, &sent.input).await };
    let errors = match result {
        Ok(_) => return Ok(Flash::ok(E::SAVED).to(&app, E::LIST)),
        Err(app::Error::Refused(errors)) => errors,
        Err(error) => return Err(error.into()),
    };
    let draft = draft::<E>(E::NEW_TITLE, E::NEW.to_owned(), &sent.input, None);
    answer::<E>(&who, &app, Draft { errors, ..draft }).await
}

pub async fn edit<E: EntryPage>(who: SignedIn, State(app): State<App>, Path(id): Path<Uuid>) -> Answer {
    let stored = stored::<E>(&who, &app, id).await?;
    let action = paths::fill(E::ONE, &[&id.to_string()]);
    if let Some(sent) = who.visit.kept::<Sent<E::Input>>(&action).await {
        return answer::<E>(&who, &app, Draft { version: sent.seen(), ..draft::<E>(E::EDIT_TITLE, action, &sent.input, Some(stored)) }).await;
    }
    let input = stored.0.clone();
    answer::<E>(&who, &app, draft(E::EDIT_TITLE, action, &input, Some(stored))).await
}

pub async fn update<E: EntryPage>(who: SignedIn, State(app): State<App>, Path(id): Path<Uuid>, Posted(sent): Posted<Sent<E::Input>>) -> Answer {
    let seen = sent.seen();
    let result =
        if sent.is_refresh() { Err(app::Error::Refused(Vec::new())) } else { records::update::<E>(&app.ctx, &who.person, id, &sent.input, seen).await };
    let (errors, stale) = match result {
        Ok(()) => return Ok(Flash::ok(E::SAVED).to(&app, E::LIST)),
        Err(app::Error::Refused(errors)) => (errors, false),
        Err(app::Error::Stale) => (Vec::new(), true),
        Err(error) => return Err(error.into()),
    };
    let stored = stored::<E>(&who, &app, id).await?;
    let draft = draft::<E>(E::EDIT_TITLE, paths::fill(E::ONE, &[&id.to_string()]), &sent.input, Some(stored));
    let version = if stale { draft.version } else { seen };
    answer::<E>(&who, &app, Draft { errors, stale, version, ..draft }).await
}

pub async fn ask_remove<E: EntryPage>(who: SignedIn, State(app): State<App>, Path(id): Path<Uuid>) -> Answer {
    let (input, _) = stored::<E>(&who, &app, id).await?;
    let mut tx = app.ctx.db.read().await?;
    let rows = summary::rows_of::<E>(&app.ctx, &mut tx, &input, who.visit.lang()).await?;
    drop(tx);
    let nav = nav(&who, &app, E::PAGE).await?;
    let action = paths::fill(E::REMOVE, &[&id.to_string()]);
    html(&RemovePage { page: who.visit.page_t(E::REMOVE_QUESTION), nav, lead: "", name: name_of::<E>(&rows), action, back: E::LIST })
}

pub async fn remove<E: EntryPage>(who: SignedIn, State(app): State<App>, Path(id): Path<Uuid>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    records::remove::<E>(&app.ctx, &who.person, id).await?;
    // What was typed in its form has nowhere to come back to.
    kept_form::forget(&app.ctx, who.person.account.0, &paths::fill(E::ONE, &[&id.to_string()])).await?;
    Ok(Flash::ok(E::REMOVED).to(&app, E::LIST))
}
