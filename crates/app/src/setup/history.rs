//! « Historique »: who changed which setting, which part of the set-up or whose rights, when, from what to what.
//!
//! Nothing here is a secret: passwords and keys stand in the configuration, never in a setting.

use std::collections::BTreeMap;

use domain::permissions::Access;
use domain::time::Instant;
use serde_json::Value;
use store::Tx;
use store::audit::Line;
use uuid::Uuid;

use super::common::{Refusal, central, may_central};
use crate::actor::Person;
use crate::error::Error;
use crate::{Ctx, settings};

/// Lines of one page.
pub const PER_PAGE: i64 = 50;

/// Which changes are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    All,
    Settings,
    SetUp,
    Rights,
}

impl Kind {
    pub const ALL: [Self; 4] = [Self::All, Self::Settings, Self::SetUp, Self::Rights];

    /// How addresses name it; everything has no name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "",
            Self::Settings => "parametres",
            Self::SetUp => "mise-en-place",
            Self::Rights => "droits",
        }
    }

    /// The one of this name; everything for any other.
    #[must_use]
    pub fn named(code: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.code() == code).unwrap_or_default()
    }

    const fn actions(self) -> [&'static str; 3] {
        const SETTINGS: &str = "setting.%";
        const SET_UP: &str = "setup.%";
        const RIGHTS: &str = "right.%";
        match self {
            Self::All => [SETTINGS, SET_UP, RIGHTS],
            Self::Settings => [SETTINGS; 3],
            Self::SetUp => [SET_UP; 3],
            Self::Rights => [RIGHTS; 3],
        }
    }
}

/// One value that changed; null where there was or is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Dotted key of a setting, or name of a field.
    pub key: String,
    pub before: Value,
    pub after: Value,
    /// The setting is another one by now, it takes values like the one before, and the person may put that back.
    pub may_restore: bool,
}

/// One line of the history.
#[derive(Clone, Debug)]
pub struct Event {
    pub id: Uuid,
    pub at: Instant,
    /// `staff` or `system`.
    pub actor_kind: String,
    pub actor_name: String,
    pub action: String,
    /// `kind:code`; for rights, `account:` with the name of the person.
    pub object: String,
    pub changes: Vec<Change>,
}

#[derive(Clone, Debug)]
pub struct History {
    pub events: Vec<Event>,
    /// Whether older lines follow.
    pub has_more: bool,
}

/// A page of the history, counted from 1.
pub async fn history(ctx: &Ctx, person: &Person, kind: Kind, page: i64) -> Result<History, Error<Refusal>> {
    central(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let skipped = (page.clamp(1, 10_000) - 1) * PER_PAGE;
    let mut lines = store::audit::by_action(&mut tx, kind.actions(), PER_PAGE + 1, skipped).await?;
    let shown = usize::try_from(PER_PAGE).unwrap_or(usize::MAX);
    let has_more = lines.len() > shown;
    lines.truncate(shown);
    let mut events = events(&mut tx, lines).await?;
    if may_central(person) {
        let stored = settings::stored(&mut tx).await?;
        for Event { changes, .. } in events.iter_mut().filter(|event| event.action == settings::CHANGE) {
            for change in changes {
                let is_another = stored.get(&change.key).cloned().unwrap_or_default() != change.before;
                change.may_restore = is_another && settings::accepts(&change.key, &change.before);
            }
        }
    }
    Ok(History { events, has_more })
}

/// The latest changes of every kind, for pages that say where the rest is.
pub(super) async fn latest(tx: &mut Tx, limit: i64) -> store::Result<Vec<Event>> {
    let lines = store::audit::by_action(tx, Kind::All.actions(), limit, 0).await?;
    events(tx, lines).await
}

async fn events(tx: &mut Tx, lines: Vec<Line>) -> store::Result<Vec<Event>> {
    let mut names: BTreeMap<Uuid, String> = BTreeMap::new();
    for account in lines.iter().filter_map(|line| account(&line.object)) {
        if !names.contains_key(&account)
            && let Some(found) = store::setup::person(tx, account).await?
        {
            names.insert(account, format!("{} {}", found.first_name, found.last_name));
        }
    }
    Ok(lines.into_iter().map(|line| event(line, &names)).collect())
}

fn account(object: &str) -> Option<Uuid> {
    object.strip_prefix("account:")?.parse().ok()
}

fn event(line: Line, names: &BTreeMap<Uuid, String>) -> Event {
    let object = match account(&line.object).and_then(|id| names.get(&id)) {
        Some(name) => format!("account:{name}"),
        None => line.object,
    };
    let changes = changes(line.before.map(|json| json.0), line.after.map(|json| json.0));
    Event { id: line.id, at: line.at, actor_kind: line.actor_kind, actor_name: line.actor_name, action: line.action, object, changes }
}

/// What differs between two objects, key by key.
fn changes(before: Option<Value>, after: Option<Value>) -> Vec<Change> {
    let fields = |value: Option<Value>| match value {
        Some(Value::Object(fields)) => fields,
        _ => serde_json::Map::new(),
    };
    let (mut before, mut after) = (fields(before), fields(after));
    let keys: std::collections::BTreeSet<String> = before.keys().chain(after.keys()).cloned().collect();
    keys.into_iter()
        .map(|key| Change { before: before.remove(&key).unwrap_or_default(), after: after.remove(&key).unwrap_or_default(), may_restore: false, key })
        .filter(|change| change.before != change.after)
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn only_what_differs_is_a_change() {
        let found = changes(Some(json!({ "a": 1, "b": "x", "c": null })), Some(json!({ "a": 2, "b": "x", "d": true })));
        let change = |key: &str, before, after| Change { key: key.to_owned(), before, after, may_restore: false };
        assert_eq!(found, [change("a", json!(1), json!(2)), change("d", Value::Null, json!(true))]);
        assert_eq!(changes(None, Some(json!("text"))), []);
    }

    #[test]
    fn an_unknown_name_lists_everything() {
        assert_eq!(Kind::named("droits"), Kind::Rights);
        assert_eq!(Kind::named("autre"), Kind::All);
    }
}
