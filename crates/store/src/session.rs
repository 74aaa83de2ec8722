//! Signed-in sessions. The cookie's token is stored as a digest only. An ended session stays a day longer than it lives:
//! it tells whose form it was that came too late.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

/// A session with the person it belongs to.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Session {
    pub id: Uuid,
    pub account_id: Uuid,
    pub created_at: DateTime<Utc>,
    pub last_seen_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub user_agent: String,
    pub first_name: String,
    pub last_name: String,
    pub language: String,
    pub activated_at: Option<DateTime<Utc>>,
    pub deactivated_at: Option<DateTime<Utc>>,
    /// How many forms wait for this account.
    pub kept_forms: i64,
}

/// A session with what every request needs of its person, in one journey to the database.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Identified {
    #[sqlx(flatten)]
    pub session: Session,
    /// File number of the latest campaign.
    pub file_number: Option<String>,
    /// Whether the account holds any role; which, and whether they are in service, is read apart.
    pub has_roles: bool,
}

statements! {
    BY_HASH = "SELECT s.id, s.account_id, s.created_at, s.last_seen_at, s.expires_at, s.user_agent, a.first_name, a.last_name, a.language, a.activated_at, a.deactivated_at, (SELECT COUNT(*) FROM kept_form k WHERE k.account_id = s.account_id) AS kept_forms, (SELECT f.file_number FROM campaign_file f WHERE f.account_id = s.account_id ORDER BY f.created_at DESC, f.id DESC LIMIT 1) AS file_number, EXISTS (SELECT 1 FROM access_grant g WHERE g.account_id = s.account_id) AS has_roles FROM session s JOIN account a ON a.id = s.account_id WHERE s.token_hash = $1";
    OF_ACCOUNT = "SELECT s.id, s.account_id, s.created_at, s.last_seen_at, s.expires_at, s.user_agent, a.first_name, a.last_name, a.language, a.activated_at, a.deactivated_at, (SELECT COUNT(*) FROM kept_form k WHERE k.account_id = s.account_id) AS kept_forms FROM session s JOIN account a ON a.id = s.account_id WHERE s.account_id = $1 ORDER BY s.last_seen_at DESC, s.id";
    ADD = "INSERT INTO session (id, token_hash, account_id, created_at, last_seen_at, expires_at, user_agent) VALUES ($1, $2, $3, $4, $4, $5, $6)";
    TOUCH = "UPDATE session SET last_seen_at = $2 WHERE id = $1";
    CAME_BY_SIGN_ON = "UPDATE session SET ticket_hash = $2, subject_hash = $3, sign_out_hint = $4 WHERE token_hash = $1";
    SIGN_ON_OF = "SELECT ticket_hash, sign_out_hint FROM session WHERE id = $1";
    END_BY_TICKET = "DELETE FROM session WHERE ticket_hash = $1";
    END_BY_SUBJECT = "DELETE FROM session WHERE subject_hash = $1";
    END = "UPDATE session SET expires_at = $2 WHERE id = $1 AND expires_at > $2";
    END_OWN = "UPDATE session SET expires_at = $3 WHERE id = $1 AND account_id = $2 AND expires_at > $3";
    END_OTHERS = "UPDATE session SET expires_at = $3 WHERE account_id = $1 AND id <> $2 AND expires_at > $3";
    END_ALL = "UPDATE session SET expires_at = $2 WHERE account_id = $1 AND expires_at > $2";
    PURGE = "DELETE FROM session WHERE expires_at < $1 OR last_seen_at < $2";
}

pub async fn find(tx: &mut Tx, hash: &[u8]) -> Result<Option<Identified>> {
    fetch!(optional, tx, Identified, BY_HASH, hash)
}

pub async fn list(tx: &mut Tx, account: Uuid) -> Result<Vec<Session>> {
    fetch!(all, tx, Session, OF_ACCOUNT, account)
}

#[derive(Clone, Debug)]
pub struct NewSession<'a> {
    pub id: Uuid,
    pub hash: &'a [u8],
    pub account: Uuid,
    pub now: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub user_agent: &'a str,
}

pub async fn add(tx: &mut Tx, s: &NewSession<'_>) -> Result<()> {
    exec!(tx, ADD, s.id, s.hash, s.account, s.now, s.expires_at, s.user_agent)?;
    Ok(())
}

pub async fn touch(tx: &mut Tx, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, TOUCH, id, now)?;
    Ok(())
}

pub async fn end(tx: &mut Tx, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, END, id, now)?;
    Ok(())
}

/// Ends one of the person's own sessions; false when it is not theirs.
pub async fn end_own(tx: &mut Tx, id: Uuid, account: Uuid, now: DateTime<Utc>) -> Result<bool> {
    Ok(exec!(tx, END_OWN, id, account, now)? == 1)
}

/// Ends every session of the account but one.
pub async fn end_others(tx: &mut Tx, account: Uuid, keep: Uuid, now: DateTime<Utc>) -> Result<u64> {
    exec!(tx, END_OTHERS, account, keep, now)
}

pub async fn end_all(tx: &mut Tx, account: Uuid, now: DateTime<Utc>) -> Result<u64> {
    exec!(tx, END_ALL, account, now)
}

/// Removes sessions that ended before a moment: by their end, or by the last sign of life.
pub async fn purge(tx: &mut Tx, ended: DateTime<Utc>, last_seen: DateTime<Utc>) -> Result<u64> {
    exec!(tx, PURGE, ended, last_seen)
}

/// What the institution's sign-on knows a session by.
#[derive(Clone, Debug, Default, sqlx::FromRow)]
pub struct SignOnOf {
    /// Empty for a session opened with a password.
    pub ticket_hash: Option<Vec<u8>>,
    pub sign_out_hint: Option<String>,
}

/// Notes on a new session, known by its token's digest, what will end it from outside.
pub async fn came_by_sign_on(tx: &mut Tx, hash: &[u8], ticket_hash: Option<&[u8]>, subject_hash: Option<&[u8]>, hint: Option<&str>) -> Result<()> {
    exec!(tx, CAME_BY_SIGN_ON, hash, ticket_hash, subject_hash, hint)?;
    Ok(())
}

pub async fn sign_on_of(tx: &mut Tx, id: Uuid) -> Result<Option<SignOnOf>> {
    fetch!(optional, tx, SignOnOf, SIGN_ON_OF, id)
}

/// Ends the session that began with this ticket.
pub async fn end_by_ticket(tx: &mut Tx, ticket_hash: &[u8]) -> Result<u64> {
    exec!(tx, END_BY_TICKET, ticket_hash)
}

/// Ends every session of a person that began with the sign-on.
pub async fn end_by_subject(tx: &mut Tx, subject_hash: &[u8]) -> Result<u64> {
    exec!(tx, END_BY_SUBJECT, subject_hash)
}
