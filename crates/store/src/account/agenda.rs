//! Calendars that accounts subscribe to: the row is what makes their address work.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

statements! {
    OF_ACCOUNT = "SELECT id FROM calendar_feed WHERE account_id = $1";
    ACCOUNT = "SELECT account_id FROM calendar_feed WHERE id = $1";
    ADD = "INSERT INTO calendar_feed (id, account_id, created_at) VALUES ($1, $2, $3)";
    REMOVE = "DELETE FROM calendar_feed WHERE account_id = $1";
}

/// The calendar of an account.
pub async fn of_account(tx: &mut Tx, account: Uuid) -> Result<Option<Uuid>> {
    Ok(fetch!(optional, tx, (Uuid,), OF_ACCOUNT, account)?.map(|(id,)| id))
}

/// Whose calendar this is.
pub async fn account(tx: &mut Tx, id: Uuid) -> Result<Option<Uuid>> {
    Ok(fetch!(optional, tx, (Uuid,), ACCOUNT, id)?.map(|(account,)| account))
}

/// Opens a calendar in place of an earlier one, whose address ends.
pub async fn put(tx: &mut Tx, id: Uuid, account: Uuid, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, REMOVE, account)?;
    exec!(tx, ADD, id, account, now)?;
    Ok(())
}

/// Ends the calendar of an account; false when there was none.
pub async fn remove(tx: &mut Tx, account: Uuid) -> Result<bool> {
    Ok(exec!(tx, REMOVE, account)? == 1)
}
