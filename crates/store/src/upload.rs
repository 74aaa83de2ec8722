//! Files on their way, block by block. Their content is in the store of files; a row says how much of it counts.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

/// A file of which some part may have arrived.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Upload {
    pub id: Uuid,
    pub account_id: Uuid,
    pub application_id: Uuid,
    pub document_type_id: Uuid,
    pub name: String,
    /// As announced, in bytes.
    pub size: i64,
    pub received: i64,
    pub created_at: DateTime<Utc>,
}

statements! {
    ADD = "INSERT INTO upload (id, account_id, application_id, document_type_id, name, size, received, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    /// One of the person's own, for this document of this application.
    FIND = "SELECT u.id, u.account_id, u.application_id, u.document_type_id, u.name, u.size, u.received, u.created_at FROM upload u JOIN application a ON a.id = u.application_id JOIN document_type t ON t.id = u.document_type_id WHERE u.id = $1 AND u.account_id = $2 AND a.number = $3 AND t.code = $4";
    OPEN = "SELECT COUNT(*), CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM upload WHERE account_id = $1";
    ADVANCE = "UPDATE upload SET received = $3 WHERE id = $1 AND received = $2";
    REMOVE = "DELETE FROM upload WHERE id = $1 AND account_id = $2";
    PURGE = "DELETE FROM upload WHERE created_at < $1";
    LIVING = "SELECT id FROM upload ORDER BY id";
}

pub async fn add(tx: &mut Tx, u: &Upload) -> Result<()> {
    exec!(tx, ADD, u.id, u.account_id, u.application_id, u.document_type_id, &u.name, u.size, u.received, u.created_at)?;
    Ok(())
}

pub async fn find(tx: &mut Tx, id: Uuid, account: Uuid, application: i64, document: &str) -> Result<Option<Upload>> {
    fetch!(optional, tx, Upload, FIND, id, account, application, document)
}

/// How many an account has open, and how many bytes they announce together.
pub async fn open_of(tx: &mut Tx, account: Uuid) -> Result<(i64, i64)> {
    fetch!(one, tx, (i64, i64), OPEN, account)
}

/// Counts a block; false when another one was counted meanwhile or the upload is over.
pub async fn advance(tx: &mut Tx, id: Uuid, from: i64, to: i64) -> Result<bool> {
    Ok(exec!(tx, ADVANCE, id, from, to)? == 1)
}

/// Removes one of the account's own; false when it is gone already.
pub async fn remove(tx: &mut Tx, id: Uuid, account: Uuid) -> Result<bool> {
    Ok(exec!(tx, REMOVE, id, account)? == 1)
}

/// Removes what was begun before a moment.
pub async fn purge(tx: &mut Tx, before: DateTime<Utc>) -> Result<u64> {
    exec!(tx, PURGE, before)
}

/// Every upload that is not over.
pub async fn living(tx: &mut Tx) -> Result<Vec<Uuid>> {
    Ok(fetch!(all, tx, (Uuid,), LIVING)?.into_iter().map(|(id,)| id).collect())
}
