//! Single-use links: activation, new password, new address. Only the digest of a token is stored.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Token {
    pub id: Uuid,
    pub account_id: Uuid,
    pub purpose: String,
    pub payload: Option<String>,
    pub expires_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
}

statements! {
    ADD = "INSERT INTO account_token (id, account_id, purpose, token_hash, payload, expires_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    BY_HASH = "SELECT id, account_id, purpose, payload, expires_at, used_at FROM account_token WHERE token_hash = $1 AND purpose = $2";
    PENDING = "SELECT id, account_id, purpose, payload, expires_at, used_at FROM account_token WHERE account_id = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3 ORDER BY created_at DESC, id DESC LIMIT 1";
    USE = "UPDATE account_token SET used_at = $2 WHERE id = $1 AND used_at IS NULL";
    REVOKE = "UPDATE account_token SET used_at = $3 WHERE account_id = $1 AND purpose = $2 AND used_at IS NULL";
    REVOKE_ALL = "UPDATE account_token SET used_at = $2 WHERE account_id = $1 AND used_at IS NULL";
    PURGE = "DELETE FROM account_token WHERE expires_at < $1";
}

#[derive(Clone, Debug)]
pub struct NewToken<'a> {
    pub id: Uuid,
    pub account: Uuid,
    pub purpose: &'a str,
    pub hash: &'a [u8],
    pub payload: Option<&'a str>,
    pub expires_at: DateTime<Utc>,
    pub now: DateTime<Utc>,
}

/// Stores a token and revokes the unused ones of the same purpose: the latest link is the one that works.
pub async fn add(tx: &mut Tx, t: &NewToken<'_>) -> Result<()> {
    exec!(tx, REVOKE, t.account, t.purpose, t.now)?;
    exec!(tx, ADD, t.id, t.account, t.purpose, t.hash, t.payload, t.expires_at, t.now)?;
    Ok(())
}

pub async fn find(tx: &mut Tx, hash: &[u8], purpose: &str) -> Result<Option<Token>> {
    fetch!(optional, tx, Token, BY_HASH, hash, purpose)
}

/// The link of this purpose that can still be followed.
pub async fn pending(tx: &mut Tx, account: Uuid, purpose: &str, now: DateTime<Utc>) -> Result<Option<Token>> {
    fetch!(optional, tx, Token, PENDING, account, purpose, now)
}

/// Uses the token up; false when somebody was faster.
pub async fn use_up(tx: &mut Tx, id: Uuid, now: DateTime<Utc>) -> Result<bool> {
    Ok(exec!(tx, USE, id, now)? == 1)
}

pub async fn revoke(tx: &mut Tx, account: Uuid, purpose: &str, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, REVOKE, account, purpose, now)?;
    Ok(())
}

/// The same for links of every purpose.
pub async fn revoke_all(tx: &mut Tx, account: Uuid, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, REVOKE_ALL, account, now)?;
    Ok(())
}

pub async fn purge(tx: &mut Tx, before: DateTime<Utc>) -> Result<u64> {
    exec!(tx, PURGE, before)
}
