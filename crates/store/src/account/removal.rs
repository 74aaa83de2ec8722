//! Accounts that nobody used for years: who is to be warned, and who was warned and is to go.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

statements! {
    /// Nobody with a role goes, and nobody with an application in a campaign that is not archived: whichever one is in
    /// service, there it is still decided, answered and called from the waiting list. A sign-in since the warning makes the
    /// warning void. An empty address is an account that went before.
    TO_ANNOUNCE = "SELECT a.id FROM account a WHERE a.id > $2 AND a.email <> '' AND COALESCE(a.last_sign_in_at, a.created_at) <= $1 AND (a.removal_announced_at IS NULL OR a.removal_announced_at < COALESCE(a.last_sign_in_at, a.created_at)) AND NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.account_id = a.id) AND NOT EXISTS (SELECT 1 FROM application x JOIN campaign c ON c.id = x.campaign_id WHERE x.account_id = a.id AND c.archived_at IS NULL) ORDER BY a.id LIMIT $3";
    TO_REMOVE = "SELECT a.id FROM account a WHERE a.id > $3 AND a.email <> '' AND COALESCE(a.last_sign_in_at, a.created_at) <= $1 AND a.removal_announced_at <= $2 AND a.removal_announced_at >= COALESCE(a.last_sign_in_at, a.created_at) AND NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.account_id = a.id) AND NOT EXISTS (SELECT 1 FROM application x JOIN campaign c ON c.id = x.campaign_id WHERE x.account_id = a.id AND c.archived_at IS NULL) ORDER BY a.id LIMIT $4";
    IS_TO_ANNOUNCE = "SELECT a.id FROM account a WHERE a.id = $2 AND a.email <> '' AND COALESCE(a.last_sign_in_at, a.created_at) <= $1 AND (a.removal_announced_at IS NULL OR a.removal_announced_at < COALESCE(a.last_sign_in_at, a.created_at)) AND NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.account_id = a.id) AND NOT EXISTS (SELECT 1 FROM application x JOIN campaign c ON c.id = x.campaign_id WHERE x.account_id = a.id AND c.archived_at IS NULL)";
    IS_TO_REMOVE = "SELECT a.id FROM account a WHERE a.id = $3 AND a.email <> '' AND COALESCE(a.last_sign_in_at, a.created_at) <= $1 AND a.removal_announced_at <= $2 AND a.removal_announced_at >= COALESCE(a.last_sign_in_at, a.created_at) AND NOT EXISTS (SELECT 1 FROM access_grant g WHERE g.account_id = a.id) AND NOT EXISTS (SELECT 1 FROM application x JOIN campaign c ON c.id = x.campaign_id WHERE x.account_id = a.id AND c.archived_at IS NULL)";
    ANNOUNCED = "UPDATE account SET removal_announced_at = $2 WHERE id = $1";
    LAST_USE = "SELECT COALESCE(last_sign_in_at, created_at) FROM account WHERE id = $1";
}

/// Accounts not used since `before` whose owners have not been told; those that come after one, in order.
pub async fn to_announce(tx: &mut Tx, before: DateTime<Utc>, after: Uuid, limit: i64) -> Result<Vec<Uuid>> {
    Ok(fetch!(all, tx, (Uuid,), TO_ANNOUNCE, before, after, limit)?.into_iter().map(|(id,)| id).collect())
}

/// Whether [`to_announce`] still names this one.
pub async fn is_to_announce(tx: &mut Tx, id: Uuid, before: DateTime<Utc>) -> Result<bool> {
    Ok(fetch!(optional, tx, (Uuid,), IS_TO_ANNOUNCE, before, id)?.is_some())
}

/// Accounts not used since `before` whose owners were told before `announced` and did not come back; those that come
/// after one, in order.
pub async fn to_remove(tx: &mut Tx, before: DateTime<Utc>, announced: DateTime<Utc>, after: Uuid, limit: i64) -> Result<Vec<Uuid>> {
    Ok(fetch!(all, tx, (Uuid,), TO_REMOVE, before, announced, after, limit)?.into_iter().map(|(id,)| id).collect())
}

/// Whether [`to_remove`] still names this one.
pub async fn is_to_remove(tx: &mut Tx, id: Uuid, before: DateTime<Utc>, announced: DateTime<Utc>) -> Result<bool> {
    Ok(fetch!(optional, tx, (Uuid,), IS_TO_REMOVE, before, announced, id)?.is_some())
}

pub async fn announced(tx: &mut Tx, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, ANNOUNCED, id, now)?;
    Ok(())
}

/// When somebody last signed in, else when the account was made.
pub async fn last_use(tx: &mut Tx, id: Uuid) -> Result<DateTime<Utc>> {
    let (at,): (DateTime<Utc>,) = fetch!(one, tx, (DateTime<Utc>,), LAST_USE, id)?;
    Ok(at)
}
