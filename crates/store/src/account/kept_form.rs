//! Forms that were typed and not saved, sealed, waiting for their own account: posted after their session ended, or kept
//! while they were being typed.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct KeptRow {
    /// Where the form was posted to.
    pub path: String,
    pub sealed: Vec<u8>,
}

statements! {
    /// What is posted last to an address is what counts.
    PUT = "INSERT INTO kept_form (id, account_id, path, sealed, expires_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (account_id, path) DO UPDATE SET id = excluded.id, sealed = excluded.sealed, expires_at = excluded.expires_at";
    BOUND = "DELETE FROM kept_form WHERE account_id = $1 AND id NOT IN (SELECT k.id FROM kept_form k WHERE k.account_id = $1 ORDER BY k.expires_at DESC, k.id DESC LIMIT $2)";
    OF_ACCOUNT = "SELECT path, sealed FROM kept_form WHERE account_id = $1 AND expires_at > $2 ORDER BY expires_at DESC, id DESC";
    OF_PATH = "SELECT path, sealed FROM kept_form WHERE account_id = $1 AND path = $2 AND expires_at > $3";
    REMOVE = "DELETE FROM kept_form WHERE account_id = $1 AND path = $2";
    PURGE = "DELETE FROM kept_form WHERE expires_at <= $1";
}

#[derive(Clone, Debug)]
pub struct NewKept<'a> {
    pub id: Uuid,
    pub account: Uuid,
    pub path: &'a str,
    pub sealed: &'a [u8],
    pub expires_at: DateTime<Utc>,
}

/// Keeps a form; of one account, only the `most` latest stay.
pub async fn put(tx: &mut Tx, k: &NewKept<'_>, most: i64) -> Result<()> {
    exec!(tx, PUT, k.id, k.account, k.path, k.sealed, k.expires_at)?;
    exec!(tx, BOUND, k.account, most)?;
    Ok(())
}

/// The forms of an account, the latest first.
pub async fn of_account(tx: &mut Tx, account: Uuid, now: DateTime<Utc>) -> Result<Vec<KeptRow>> {
    fetch!(all, tx, KeptRow, OF_ACCOUNT, account, now)
}

/// What is kept of the form of one address.
pub async fn of_path(tx: &mut Tx, account: Uuid, path: &str, now: DateTime<Utc>) -> Result<Option<KeptRow>> {
    fetch!(optional, tx, KeptRow, OF_PATH, account, path, now)
}

pub async fn remove(tx: &mut Tx, account: Uuid, path: &str) -> Result<()> {
    exec!(tx, REMOVE, account, path)?;
    Ok(())
}

pub async fn purge(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64> {
    exec!(tx, PURGE, now)
}
