//! Counts of attempts per key and time window, shared by all nodes.

use chrono::{DateTime, Utc};

use crate::{Result, Tx, exec, fetch, statements};

statements! {
    COUNT_ONE = "INSERT INTO attempt (key, window_start, count) VALUES ($1, $2, 1) ON CONFLICT (key, window_start) DO UPDATE SET count = attempt.count + 1 RETURNING count";
    /// The second key is counted only where the first one has fewer than so many.
    COUNT_BOTH_SQLITE = "INSERT INTO attempt (key, window_start, count) SELECT $1, $3, 1 UNION ALL SELECT $2, $3, 1 WHERE COALESCE((SELECT a.count FROM attempt a WHERE a.key = $1 AND a.window_start = $3), 0) < $4 ON CONFLICT (key, window_start) DO UPDATE SET count = attempt.count + 1 RETURNING key, count";
    COUNT_BOTH_POSTGRES = "INSERT INTO attempt (key, window_start, count) SELECT CAST($1 AS TEXT), CAST($3 AS TIMESTAMPTZ), 1 UNION ALL SELECT CAST($2 AS TEXT), CAST($3 AS TIMESTAMPTZ), 1 WHERE COALESCE((SELECT a.count FROM attempt a WHERE a.key = $1 AND a.window_start = $3), 0) < $4 ON CONFLICT (key, window_start) DO UPDATE SET count = attempt.count + 1 RETURNING key, count";
    COUNT = "SELECT CAST(COALESCE(SUM(count), 0) AS BIGINT) FROM attempt WHERE key = $1 AND window_start >= $2";
    FORGET = "DELETE FROM attempt WHERE key = $1";
    PURGE = "DELETE FROM attempt WHERE window_start < $1";
}

/// Counts one attempt and returns how many this window has seen.
pub async fn count_one(tx: &mut Tx, key: &str, window_start: DateTime<Utc>) -> Result<i64> {
    let (n,): (i64,) = fetch!(one, tx, (i64,), COUNT_ONE, key, window_start)?;
    Ok(n)
}

/// Counts one attempt for each of two keys and returns how many this window has seen of them: for the second, whose attempts
/// count only while the first one has fewer than `limit`, none when it was not counted. On PostgreSQL, attempts of the same
/// moment do not see each other there; what the first one has seen is exact.
pub async fn count_both(tx: &mut Tx, first: &str, second: &str, window_start: DateTime<Utc>, limit: i64) -> Result<(i64, Option<i64>)> {
    let sql = if tx.is_postgres() { COUNT_BOTH_POSTGRES } else { COUNT_BOTH_SQLITE };
    let counted = fetch!(all, tx, (String, i64), sql, first, second, window_start, limit)?;
    let of = |key: &str| counted.iter().find(|(counted, _)| counted == key).map(|(_, count)| *count);
    Ok((of(first).unwrap_or(i64::MAX), of(second)))
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
