//! Attempts to sign on through the institution, from leaving for its server to being somebody here.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

/// An attempt as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SignOn {
    pub id: Uuid,
    pub purpose: String,
    /// Who wants to link their account, when somebody does.
    pub account_id: Option<Uuid>,
    /// What belongs to the purpose: the link that is being followed.
    pub payload: String,
    pub return_path: String,
    pub state: String,
    pub nonce: String,
    pub verifier: String,
    /// Present once the institution said who this is.
    pub login: Option<String>,
    /// What it said of the person, as JSON.
    pub facts: Option<String>,
    pub ticket_hash: Option<Vec<u8>>,
    pub subject_hash: Option<Vec<u8>>,
    pub sign_out_hint: Option<String>,
    pub expires_at: DateTime<Utc>,
}

statements! {
    ADD = "INSERT INTO sign_on (id, token_hash, purpose, account_id, payload, return_path, state, nonce, verifier, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    FIND = "SELECT id, purpose, account_id, payload, return_path, state, nonce, verifier, login, facts, ticket_hash, subject_hash, sign_out_hint, expires_at FROM sign_on WHERE token_hash = $1";
    ADD_ARRIVAL = "INSERT INTO sign_on (id, token_hash, purpose, account_id, payload, return_path, state, nonce, verifier, login, facts, ticket_hash, subject_hash, sign_out_hint, expires_at) VALUES ($1, $2, $3, $4, '', $5, '', '', '', $6, $7, $8, $9, $10, $11)";
    /// Changes nothing: whoever else wants the row waits.
    HOLD = "UPDATE sign_on SET expires_at = expires_at WHERE id = $1";
    REMOVE = "DELETE FROM sign_on WHERE id = $1";
    END_BY_TICKET = "DELETE FROM sign_on WHERE ticket_hash = $1";
    PURGE = "DELETE FROM sign_on WHERE expires_at < $1";
}

/// What is stored before the browser leaves.
#[derive(Clone, Debug)]
pub struct NewSignOn<'a> {
    pub id: Uuid,
    pub hash: &'a [u8],
    pub purpose: &'a str,
    pub account: Option<Uuid>,
    pub payload: &'a str,
    pub return_path: &'a str,
    pub state: &'a str,
    pub nonce: &'a str,
    pub verifier: &'a str,
    pub expires_at: DateTime<Utc>,
}

/// What is stored when the browser came back with somebody who has no account yet, or wants to link it.
#[derive(Clone, Debug)]
pub struct Arrival<'a> {
    pub id: Uuid,
    pub hash: &'a [u8],
    pub purpose: &'a str,
    pub account: Option<Uuid>,
    pub return_path: &'a str,
    pub login: &'a str,
    pub facts: &'a str,
    pub ticket_hash: Option<&'a [u8]>,
    pub subject_hash: Option<&'a [u8]>,
    pub sign_out_hint: Option<&'a str>,
    pub expires_at: DateTime<Utc>,
}

pub async fn add(tx: &mut Tx, s: &NewSignOn<'_>) -> Result<()> {
    exec!(tx, ADD, s.id, s.hash, s.purpose, s.account, s.payload, s.return_path, s.state, s.nonce, s.verifier, s.expires_at)?;
    Ok(())
}

pub async fn find(tx: &mut Tx, hash: &[u8]) -> Result<Option<SignOn>> {
    fetch!(optional, tx, SignOn, FIND, hash)
}

pub async fn add_arrival(tx: &mut Tx, a: &Arrival<'_>) -> Result<()> {
    exec!(tx, ADD_ARRIVAL, a.id, a.hash, a.purpose, a.account, a.return_path, a.login, a.facts, a.ticket_hash, a.subject_hash, a.sign_out_hint, a.expires_at)?;
    Ok(())
}

/// Makes everybody else who would use the attempt wait until this transaction ends; false when somebody was faster.
pub async fn hold(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(exec!(tx, HOLD, id)? == 1)
}

/// Uses the attempt up; false when somebody was faster.
pub async fn remove(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(exec!(tx, REMOVE, id)? == 1)
}

/// Forgets whoever arrived with this ticket and went no further.
pub async fn end_by_ticket(tx: &mut Tx, ticket_hash: &[u8]) -> Result<u64> {
    exec!(tx, END_BY_TICKET, ticket_hash)
}

pub async fn purge(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64> {
    exec!(tx, PURGE, now)
}
