//! Who did what, when, from what to what. Written in the transaction of the change.

use chrono::{DateTime, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Line {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    pub actor_kind: String,
    pub actor_name: String,
    pub action: String,
    pub object: String,
    pub before: Option<Json<serde_json::Value>>,
    pub after: Option<Json<serde_json::Value>>,
}

statements! {
    ADD = "INSERT INTO audit_line (id, at, actor_kind, actor_id, actor_name, action, application_id, object, before, after) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    ADD_ONCE = "INSERT INTO audit_line (id, at, actor_kind, actor_id, actor_name, action, application_id, object, before, after) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (id) DO NOTHING";
    BY_ID = "SELECT id, at, actor_kind, actor_name, action, object, before, after FROM audit_line WHERE id = $1";
    /// What was done to an application; who only looked is told to its applicant.
    OF_APPLICATION = "SELECT id, at, actor_kind, actor_name, action, object, before, after FROM audit_line WHERE application_id = $1 AND action <> 'application.open' ORDER BY at DESC, id DESC LIMIT 200";
    /// The same without the end of the list that pages of staff show.
    WHOLE = "SELECT id, at, actor_kind, actor_name, action, object, before, after FROM audit_line WHERE application_id = $1 AND action <> 'application.open' ORDER BY at DESC, id DESC LIMIT 2000";
    /// What was done to no application in particular, by how the action begins.
    BY_ACTION = "SELECT id, at, actor_kind, actor_name, action, object, before, after FROM audit_line WHERE application_id IS NULL AND (action LIKE $1 OR action LIKE $2 OR action LIKE $3) ORDER BY at DESC, id DESC LIMIT $4 OFFSET $5";
    /// What the system did last of one kind.
    LATEST_BY_SYSTEM = "SELECT id, at, actor_kind, actor_name, action, object, before, after FROM audit_line WHERE application_id = $1 AND action = $2 AND actor_kind = 'system' ORDER BY at DESC, id DESC LIMIT 1";
    LATEST = "SELECT id, at, actor_kind, actor_name, action, object, before, after FROM audit_line WHERE application_id = $1 ORDER BY at DESC, id DESC LIMIT 1";
}

#[derive(Clone, Debug)]
pub struct NewLine<'a> {
    pub id: Uuid,
    pub at: DateTime<Utc>,
    /// `applicant`, `staff` or `system`.
    pub actor_kind: &'a str,
    pub actor: Option<Uuid>,
    pub actor_name: &'a str,
    pub action: &'a str,
    pub application: Option<Uuid>,
    /// What was changed, as `kind:identifier`.
    pub object: &'a str,
    pub before: Option<serde_json::Value>,
    pub after: Option<serde_json::Value>,
}

pub async fn add(tx: &mut Tx, l: &NewLine<'_>) -> Result<()> {
    put(tx, ADD, l).await
}

/// Adds a line unless one with its identifier is there.
pub async fn add_once(tx: &mut Tx, l: &NewLine<'_>) -> Result<()> {
    put(tx, ADD_ONCE, l).await
}

async fn put(tx: &mut Tx, sql: &'static str, l: &NewLine<'_>) -> Result<()> {
    exec!(
        tx,
        sql,
        l.id,
        l.at,
        l.actor_kind,
        l.actor,
        l.actor_name,
        l.action,
        l.application,
        l.object,
        l.before.as_ref().map(Json),
        l.after.as_ref().map(Json)
    )?;
    Ok(())
}

pub async fn lookup(tx: &mut Tx, id: Uuid) -> Result<Option<Line>> {
    fetch!(optional, tx, Line, BY_ID, id)
}

pub async fn of_application(tx: &mut Tx, application: Uuid) -> Result<Vec<Line>> {
    fetch!(all, tx, Line, OF_APPLICATION, application)
}

/// Everything that was done to an application, the latest first.
pub async fn whole(tx: &mut Tx, application: Uuid) -> Result<Vec<Line>> {
    fetch!(all, tx, Line, WHOLE, application)
}

/// What was done to no application in particular, the latest first: lines whose action fits one of the patterns of LIKE.
pub async fn by_action(tx: &mut Tx, [first, second, third]: [&str; 3], limit: i64, skipped: i64) -> Result<Vec<Line>> {
    fetch!(all, tx, Line, BY_ACTION, first, second, third, limit, skipped)
}

/// The last thing of one kind that the system did to an application.
pub async fn latest_by_system(tx: &mut Tx, application: Uuid, action: &str) -> Result<Option<Line>> {
    fetch!(optional, tx, Line, LATEST_BY_SYSTEM, application, action)
}

/// The last thing that happened to an application.
pub async fn latest(tx: &mut Tx, application: Uuid) -> Result<Option<Line>> {
    fetch!(optional, tx, Line, LATEST, application)
}
