//! Counts of attempts per key and time window, shared by all nodes.

use chrono::{DateTime, Utc};

use crate::{Result, Tx, exec, fetch, statements};

statements! {
    COUNT_ONE = "INSERT INTO attempt (key, window_start, count) VALUES ($1, $2, 1) ON CONFLICT (key, window_start) DO UPDATE SET count = attempt.count + 1 RETURNING count";
    COUNT = "SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) FROM attempt WHERE key = $1 AND window_start >= $2";
    FORGET = "DELETE FROM attempt WHERE key = $1";
    PURGE = "DELETE FROM attempt WHERE window_start < $1";
}

/// Counts one attempt and returns how many this window has seen.
pub async fn count_one(tx: &mut Tx, key: &str, window_start: DateTime<Utc>) -> Result<i64> {
    let (n,): (i64,) = fetch!(one, tx, (i64,), COUNT_ONE, key, window_start)?;
    Ok(n)
}

pub async fn count_since(tx: &mut Tx, key: &str, since: DateTime<Utc>) -> Result<i64> {
    let (n,): (i64,) = fetch!(one, tx, (i64,), COUNT, key, since)?;
    Ok(n)
}

pub async fn forget(tx: &mut Tx, key: &str) -> Result<()> {
    exec!(tx, FORGET, key)?;
    Ok(())
}

pub async fn purge(tx: &mut Tx, before: DateTime<Utc>) -> Result<u64> {
    exec!(tx, PURGE, before)
}
