//! What was asked of the student record for a person, and what came of it. The values themselves stand in the profile.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Row {
    pub state: String,
    /// By student number or by INE.
    pub found_by: String,
    /// The bac of the profile is the record's.
    pub has_bac: bool,
    /// The address as it was read last: one that reads differently now was typed by the person.
    pub address: Option<Json<Value>>,
    pub asked_at: DateTime<Utc>,
    pub read_at: Option<DateTime<Utc>>,
    /// Since when the record does not answer; none when it did the last time.
    pub trouble_at: Option<DateTime<Utc>>,
}

statements! {
    OF = "SELECT state, found_by, has_bac, address, asked_at, read_at, trouble_at FROM student_record WHERE account_id = $1";
    ASK = "INSERT INTO student_record (account_id, state, found_by, has_bac, asked_at) VALUES ($1, 'waiting', $2, FALSE, $3) ON CONFLICT (account_id) DO UPDATE SET asked_at = excluded.asked_at, state = CASE WHEN student_record.state = 'loaded' THEN 'loaded' ELSE 'waiting' END";
    LOADED = "UPDATE student_record SET state = 'loaded', found_by = $2, has_bac = $3, address = $4, read_at = $5, trouble_at = NULL WHERE account_id = $1";
    ABSENT = "UPDATE student_record SET state = CASE WHEN state = 'loaded' THEN 'loaded' ELSE 'absent' END, read_at = $2, trouble_at = NULL WHERE account_id = $1";
    TROUBLE = "UPDATE student_record SET trouble_at = COALESCE(trouble_at, $2) WHERE account_id = $1";
}

pub async fn of(tx: &mut Tx, account: Uuid) -> Result<Option<Row>> {
    fetch!(optional, tx, Row, OF, account)
}

/// Notes that somebody is looked for. What was read before stays in force meanwhile.
pub async fn ask(tx: &mut Tx, account: Uuid, found_by: &str, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, ASK, account, found_by, now)?;
    Ok(())
}

/// Notes what was read.
pub async fn loaded(tx: &mut Tx, account: Uuid, found_by: &str, has_bac: bool, address: Option<Value>, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, LOADED, account, found_by, has_bac, address.as_ref().map(Json), now)?;
    Ok(())
}

/// Notes that there is no record for the person. One that was read before stays.
pub async fn absent(tx: &mut Tx, account: Uuid, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, ABSENT, account, now)?;
    Ok(())
}

/// Notes that the record does not answer.
pub async fn trouble(tx: &mut Tx, account: Uuid, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, TROUBLE, account, now)?;
    Ok(())
}
