//! `/admin/historique`: who changed settings, the set-up and rights, when, from what to what.

use app::setup::history::{Change, Event, Kind, history};
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use axum_extra::extract::Query;
use serde::Deserialize;
use serde_json::Value;

use super::labels::label_key;
use crate::http::{Page as Answer, Staff, html};
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
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wanted {
    quoi: String,
    page: String,
}

pub fn routes() -> Router<App> {
    Router::new().route(paths::ADMIN_HISTORY, get(list))
}

async fn list(staff: Staff, State(app): State<App>, Query(wanted): Query<Wanted>) -> Answer {
    let kind = Kind::named(&wanted.quoi);
    let number: i64 = wanted.page.parse().unwrap_or(1).max(1);
    let found = history(&app.ctx, &staff.person, kind, number).await?;
    let page = staff.visit.page_t("nav-staff-history");
    html(&HistoryPage {
        kinds: Kind::ALL.into_iter().map(|one| (address(one, 1), page.t(kind_key(one)), one == kind)).collect(),
        lines: found.events.into_iter().map(|event| line(&page, event)).collect(),
        newer: (number > 1).then(|| address(kind, number - 1)),
        older: found.has_more.then(|| address(kind, number + 1)),
        page,
    })
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

fn line(page: &Page, event: Event) -> LineView {
    LineView {
        at: page.date_time(&event.at),
        who: if event.actor_kind == "system" { page.t("audit-system") } else { event.actor_name },
        // What this version has no sentence for shows its identifier rather than nothing.
        what: action_key(&event.action).map_or(event.action, |key| page.t(key)),
        object: object(page, &event.object),
        changes: event.changes.iter().map(|change| view(page, change)).collect(),
    }
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

/// « Formations · M1INFO »: the name of the screen, then what it was about.
fn object(page: &Page, object: &str) -> String {
    let (kind, code) = object.split_once(':').unwrap_or((object, ""));
    let key = match kind {
        "settings" => "changes-settings",
        "campaign" => "nav-staff-campaigns",
        "centre" => "nav-staff-centres",
        "committee" => "nav-staff-committees",
        "programme" => "nav-staff-programmes",
        "document_type" => "nav-staff-document-types",
        "decision_type" => "nav-staff-decision-types",
        "reason" => "nav-staff-reasons",
        "form" => "nav-staff-forms",
        "question" => "nav-staff-questions",
        "mail_template" => "nav-staff-mails",
        "letter_template" => "nav-staff-letters",
        "message" => "nav-staff-messages",
        "wording" => "nav-staff-wording",
        "faq" => "nav-staff-faq",
        "account" => "nav-staff-people",
        "role" => "nav-staff-roles",
        // Given from the command line: its number says nothing.
        "grant" => return page.t("nav-staff-people"),
        _ => return object.to_owned(),
    };
    if code.is_empty() { page.t(key) } else { format!("{} · {code}", page.t(key)) }
}

fn view(page: &Page, change: &Change) -> ChangeView {
    ChangeView { key: field(page, &change.key), before: value(page, &change.before), after: value(page, &change.after) }
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
        other => other.to_string(),
    };
    if text.chars().count() <= LONGEST { text } else { text.chars().take(LONGEST).chain(['…']).collect() }
}
