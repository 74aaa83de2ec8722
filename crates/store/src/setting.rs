//! Settings by dotted key, and named counters.

use chrono::{DateTime, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

/// Name of the counter that moves with every change of what staff set up for applications.
pub const SET_UP: &str = "set_up_version";

/// Name of the counter that moves whenever reference data is loaded.
pub const REFERENCE_DATA: &str = "reference_version";

statements! {
    ALL = "SELECT key, value FROM setting ORDER BY key";
    PUT = "INSERT INTO setting (key, value, updated_at, updated_by) VALUES ($1, $2, $3, $4) ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at, updated_by = excluded.updated_by";
    REMOVE = "DELETE FROM setting WHERE key = $1";
    /// Takes the next value of a counter; concurrent takers get different ones.
    NEXT = "INSERT INTO counter (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value";
    CURRENT = "SELECT value FROM counter WHERE name = $1";
    RAISE = "INSERT INTO counter (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE counter.value < excluded.value";
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Setting {
    pub key: String,
    pub value: Json<serde_json::Value>,
}

pub async fn all(tx: &mut Tx) -> Result<Vec<Setting>> {
    fetch!(all, tx, Setting, ALL)
}

pub async fn put(tx: &mut Tx, key: &str, value: &serde_json::Value, now: DateTime<Utc>, by: Option<Uuid>) -> Result<()> {
    exec!(tx, PUT, key, Json(value), now, by)?;
    Ok(())
}

/// Takes a setting back to its default.
pub async fn remove(tx: &mut Tx, key: &str) -> Result<()> {
    exec!(tx, REMOVE, key)?;
    Ok(())
}

/// The next value of a counter that starts at `first`.
pub async fn next(tx: &mut Tx, name: &str, first: i64) -> Result<i64> {
    let (value,): (i64,) = fetch!(one, tx, (i64,), NEXT, name, first)?;
    Ok(value)
}

/// The current value, 0 before the first use.
pub async fn current(tx: &mut Tx, name: &str) -> Result<i64> {
    Ok(fetch!(optional, tx, (i64,), CURRENT, name)?.map_or(0, |(value,)| value))
}

/// Says that something changed of what staff set up for applications: a campaign, centre, committee, programme, session,
/// document type, question or form, or what a session asks. Whoever keeps such things in memory compares
/// [`SET_UP`] with the number they had then.
pub async fn set_up_changed(tx: &mut Tx) -> Result<()> {
    next(tx, SET_UP, 1).await?;
    Ok(())
}

/// Raises a counter after rows were loaded in bulk.
pub async fn raise(tx: &mut Tx, name: &str, at_least: i64) -> Result<()> {
    exec!(tx, RAISE, name, at_least)?;
    Ok(())
}
