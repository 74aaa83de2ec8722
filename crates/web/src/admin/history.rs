//! `/admin/historique`: who changed settings, the set-up and rights, when, from what to what; earlier values come back.

use app::Error;
use app::setup::history::{Change, Event, Kind, history};
use app::setup::restore::{NotTaken, restore};
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{get, post};
use axum_extra::extract::Query;
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use super::labels::label_key;
use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Staff, html};
use crate::i18n::Lang;
use crate::ui::Page;
use crate::{App, paths};

/// Characters of a value that are shown; texts of mails are longer than a line.
const LONGEST: usize = 200;

#[derive(Template)]
#[template(path = "admin/history.html")]
struct HistoryPage {
    page: Page,
    /// Address, words, whether it is shown.
    kinds: Vec<(String, String, bool)>,
    lines: Vec<LineView>,
    newer: Option<String>,
    older: Option<String>,
    /// This page, to come back to.
    here: String,
}

struct LineView {
    at: String,
    who: String,
    what: String,
    object: String,
    changes: Vec<ChangeView>,
}

struct ChangeView {
    key: String,
    before: String,
    after: String,
    /// Address and setting of « Rétablir la valeur d’avant ».
    restore: Option<(String, String)>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    quoi: String,
    page: String,
}

pub fn routes() -> Router<App> {
    Router::new().route(paths::ADMIN_HISTORY, get(list)).route(paths::ADMIN_HISTORY_RESTORE, post(put_back))
}

async fn list(staff: Staff, State(app): State<App>, Query(wanted): Query<Wanted>) -> Answer {
    let kind = Kind::named(&wanted.quoi);
    let number: i64 = wanted.page.parse().unwrap_or(1).max(1);
    let found = history(&app.ctx, &staff.person, kind, number).await?;
    let page = staff.visit.page_t("nav-staff-history");
    html(&HistoryPage {
        kinds: Kind::ALL.into_iter().map(|one| (address(one, 1), page.t(kind_key(one)), one == kind)).collect(),
        lines: found.events.iter().map(|event| line(&page, event)).collect(),
        newer: (number > 1).then(|| address(kind, number - 1)),
        older: found.has_more.then(|| address(kind, number + 1)),
        here: address(kind, number),
        page,
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Earlier {
    cle: String,
    suite: String,
}

/// « Rétablir la valeur d’avant ».
async fn put_back(staff: Staff, State(app): State<App>, Path(id): Path<Uuid>, Posted(fields): Posted<Earlier>) -> Answer {
    let done = match restore(&app.ctx, &staff.person, id, &fields.cle).await {
        Ok(()) => Flash::ok("changes-restored"),
        Err(Error::Refused(NotTaken)) => Flash::error("changes-not-restored"),
        Err(error) => return Err(error.into()),
    };
    Ok(done.arg("key", &fields.cle).to(&app, paths::local_or(&fields.suite, paths::ADMIN_HISTORY)))
}

fn address(kind: Kind, number: i64) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    if kind != Kind::All {
        query.append_pair("quoi", kind.code());
    }
    if number > 1 {
        query.append_pair("page", &number.to_string());
    }
    let query = query.finish();
    if query.is_empty() { paths::ADMIN_HISTORY.to_owned() } else { format!("{}?{query}", paths::ADMIN_HISTORY) }
}

const fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::All => "changes-all",
        Kind::Settings => "changes-settings",
        Kind::SetUp => "changes-set-up",
        Kind::Rights => "changes-rights",
    }
}

fn line(page: &Page, event: &Event) -> LineView {
    LineView {
        at: page.date_time(&event.at),
        who: author(page, event),
        what: done(page, &event.action),
        object: about(page, &event.object).0,
        changes: event.changes.iter().map(|change| view(page, event, change)).collect(),
    }
}

/// Who changed something.
pub(super) fn author(page: &Page, event: &Event) -> String {
    if event.actor_kind == "system" { page.t("audit-system") } else { event.actor_name.clone() }
}

/// What was done. What this version has no sentence for shows its identifier rather than nothing.
pub(super) fn done(page: &Page, action: &str) -> String {
    action_key(action).map_or_else(|| action.to_owned(), |key| page.t(key))
}

fn action_key(action: &str) -> Option<&'static str> {
    Some(match action {
        "setting.change" | "setup.change" => "changes-change",
        "setup.add" => "changes-add",
        "setup.remove" => "changes-remove",
        "setup.form_publish" => "changes-publish",
        "right.grant" => "changes-grant",
        "right.revoke" => "changes-revoke",
        _ => return None,
    })
}

/// « Formations · M1INFO »: the name of the screen, then what it was about; and the address of that screen.
pub(super) fn about(page: &Page, object: &str) -> (String, &'static str) {
    let (kind, code) = object.split_once(':').unwrap_or((object, ""));
    let Some((key, href)) = screen(kind) else { return (object.to_owned(), paths::ADMIN_HISTORY) };
    // Given from the command line: its number says nothing.
    let words = if code.is_empty() || kind == "grant" { page.t(key) } else { format!("{} · {code}", page.t(key)) };
    (words, href)
}

/// The screen on which a kind of object is changed. What was changed may be gone or have another code by now: its list is
/// still there.
fn screen(kind: &str) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        "settings" => ("changes-settings", paths::ADMIN_INSTITUTION),
        "campaign" => ("nav-staff-campaigns", paths::ADMIN_CAMPAIGNS),
        "centre" => ("nav-staff-centres", paths::ADMIN_CENTRES),
        "committee" => ("nav-staff-committees", paths::MANAGER_COMMITTEES),
        "programme" => ("nav-staff-programmes", paths::MANAGER_PROGRAMMES),
        "document_type" => ("nav-staff-document-types", paths::MANAGER_DOCUMENT_TYPES),
        "decision_type" => ("nav-staff-decision-types", paths::ADMIN_DECISION_TYPES),
        "reason" => ("nav-staff-reasons", paths::ADMIN_REASONS),
        "form" => ("nav-staff-forms", paths::MANAGER_FORMS),
        "question" => ("nav-staff-questions", paths::MANAGER_QUESTIONS),
        "mail_template" => ("nav-staff-mails", paths::ADMIN_MAILS),
        "letter_template" => ("nav-staff-letters", paths::ADMIN_LETTERS),
        "message" => ("nav-staff-messages", paths::ADMIN_MESSAGES),
        "wording" => ("nav-staff-wording", paths::ADMIN_WORDING),
        "faq" => ("nav-staff-faq", paths::ADMIN_FAQ),
        "account" | "grant" => ("nav-staff-people", paths::ADMIN_PEOPLE),
        "role" => ("nav-staff-roles", paths::ADMIN_ROLES),
        _ => return None,
    })
}

fn view(page: &Page, event: &Event, change: &Change) -> ChangeView {
    let address = || paths::fill(paths::ADMIN_HISTORY_RESTORE, &[&event.id.to_string()]);
    // A setting without a value has its default.
    let none = if event.action == app::settings::CHANGE { "changes-default" } else { "changes-nothing" };
    let said = |of: &Value| if of.is_null() { page.t(none) } else { value(page, of) };
    ChangeView {
        key: field(page, &change.key),
        before: said(&change.before),
        after: said(&change.after),
        restore: change.may_restore.then(|| (address(), change.key.clone())),
    }
}

/// The label of a field as its form has it; a setting keeps its dotted key, which the documentation lists.
fn field(page: &Page, key: &str) -> String {
    let base = key.rsplit_once('_').filter(|(_, code)| Lang::named(code).is_some()).map_or(key, |(base, _)| base);
    // Fields without a label of their own fall back on that of names.
    if base != "label" && label_key(base) == label_key("label") { key.to_owned() } else { super::labels::label(page, key) }
}

fn value(page: &Page, value: &Value) -> String {
    let text = match value {
        Value::Null => return page.t("changes-nothing"),
        Value::Bool(yes) => return page.t(if *yes { "form-yes" } else { "form-no" }),
        Value::String(text) if text.is_empty() => return page.t("changes-nothing"),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(|one| one.as_str().map_or_else(|| one.to_string(), str::to_owned)).collect::<Vec<_>>().join(", "),
        // A text in several languages.
        Value::Object(words) if words.values().all(Value::is_string) => {
            let filled = words.iter().filter_map(|(code, text)| Some((code, text.as_str().filter(|text| !text.is_empty())?)));
            let said: Vec<String> = filled.map(|(code, text)| format!("{text} ({code})")).collect();
            if said.is_empty() {
                return page.t("changes-nothing");
            }
            said.join(", ")
        }
        other => other.to_string(),
    };
    if text.chars().count() <= LONGEST { text } else { text.chars().take(LONGEST).chain(['…']).collect() }
}
