//! Accounts that nobody used for the years the institution has set: their owners are warned a month before, then the
//! account goes with its profile, its applications and its files.
//!
//! Signing in is use, and makes a warning void. Whoever holds a role stays, and whoever has applied in the campaign in
//! service. Each account is a transaction of its own, with everything checked again under its lock; a run that stopped
//! half-way is run again and finds what is left. Files are removed by a job of the same transaction.

use chrono::{Months, TimeDelta};
use connect::files::FileKey;
use domain::time::Instant;
use serde_json::{Value, json};
use store::account::removal::{self, VersionFiles};
use uuid::Uuid;

use super::letters;
use crate::audit::{self, Entry, Who};
use crate::error::describe;
use crate::jobs::JobError;
use crate::{Ctx, outbox};

/// How long before its removal the owner is told.
pub const NOTICE: TimeDelta = TimeDelta::days(30);
/// The job that removes files.
pub const REMOVE_FILES: &str = "files.remove";
/// How many accounts are looked up at once.
const AT_ONCE: i64 = 200;

/// The moment so many years before another.
fn years_before(now: Instant, years: i64) -> Instant {
    let months = u32::try_from(years.max(1)).unwrap_or(1).saturating_mul(12);
    now.checked_sub_months(Months::new(months)).unwrap_or(now)
}

fn years_after(at: Instant, years: i64) -> Instant {
    let months = u32::try_from(years.max(1)).unwrap_or(1).saturating_mul(12);
    at.checked_add_months(Months::new(months)).unwrap_or(at)
}

/// Warns whoever is due, then removes whoever was warned in time.
pub async fn run(ctx: &Ctx) -> Result<(), JobError> {
    let years = ctx.settings().retention_years;
    let (mut warned, mut removed) = (0_usize, 0_usize);
    loop {
        let mut tx = ctx.db.read().await?;
        let due = removal::to_announce(&mut tx, years_before(ctx.now() + NOTICE, years), AT_ONCE).await?;
        drop(tx);
        if due.is_empty() {
            break;
        }
        for id in due {
            warn(ctx, id, years).await?;
            warned += 1;
        }
    }
    loop {
        let mut tx = ctx.db.read().await?;
        let due = removal::to_remove(&mut tx, years_before(ctx.now(), years), ctx.now() - NOTICE, AT_ONCE).await?;
        drop(tx);
        if due.is_empty() {
            break;
        }
        for id in due {
            remove(ctx, id, years).await?;
            removed += 1;
        }
    }
    if warned + removed > 0 {
        tracing::info!(warned, removed, "unused accounts");
    }
    Ok(())
}

/// Tells the owner until when signing in keeps the account.
async fn warn(ctx: &Ctx, id: Uuid, years: i64) -> store::Result<()> {
    let now = ctx.now();
    let mut tx = ctx.db.write().await?;
    let Some(account) = store::account::lock(&mut tx, id).await? else { return Ok(()) };
    if !removal::is_to_announce(&mut tx, id, years_before(now + NOTICE, years)).await? {
        return Ok(());
    }
    let until = years_after(removal::last_use(&mut tx, id).await?, years).max(now + NOTICE);
    removal::announced(&mut tx, id, now).await?;
    letters::unused(ctx, &mut tx, &account, until).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

/// Removes one account. What stays in the trace is that it happened, without a word about whom.
async fn remove(ctx: &Ctx, id: Uuid, years: i64) -> store::Result<()> {
    let now = ctx.now();
    let mut tx = ctx.db.write().await?;
    store::account::lock(&mut tx, id).await?;
    if !removal::is_to_remove(&mut tx, id, years_before(now, years), now - NOTICE).await? {
        return Ok(());
    }
    let keys: Vec<String> = removal::files(&mut tx, id).await?.iter().flat_map(own_files).collect();
    let files = keys.len();
    let is_gone = removal::remove(&mut tx, id, now).await?;
    if !keys.is_empty() {
        outbox::job(ctx, &mut tx, REMOVE_FILES, json!({ "keys": keys }), None, None).await?;
    }
    let entry = Entry {
        action: "account.removed_unused",
        application: None,
        object: format!("account:{id}"),
        before: None,
        after: Some(json!({ "years": years, "files": files, "row_kept": !is_gone })),
    };
    audit::record(ctx, &mut tx, &Who::System, entry).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

/// The keys of a version's files and of the pictures drawn of its pages. A file that belongs to another version, as a
/// sample shared by many, is not this one's to remove.
fn own_files(version: &VersionFiles) -> Vec<String> {
    let pages = 1..=version.pages.unwrap_or(0);
    let pictures = pages.filter_map(|page| FileKey::document(version.id, &format!("page-{page}.png")).ok()).map(|key| key.as_str().to_owned());
    let named = version.received.iter().map(|file| file.key.clone()).chain(version.canonical_key.clone()).chain(pictures);
    named.filter(|key| key.contains(&version.id.to_string())).collect()
}

/// Removes the files a job names. One that is gone already is no fault.
pub async fn remove_files(ctx: &Ctx, payload: &Value) -> Result<(), JobError> {
    let keys = payload.get("keys").and_then(Value::as_array).ok_or_else(|| JobError::Fail("the job names no files".to_owned()))?;
    for key in keys.iter().filter_map(Value::as_str) {
        let key: FileKey = key.parse().map_err(|_| JobError::Fail("the job names something that is no file".to_owned()))?;
        ctx.files.delete(&key).await.map_err(|error| JobError::Retry(describe(&error)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeZone as _, Utc};

    #[test]
    fn years_are_those_of_the_calendar() {
        let at = |y, m, d| Utc.with_ymd_and_hms(y, m, d, 12, 0, 0).unwrap();
        assert_eq!(years_before(at(2028, 2, 29), 3), at(2025, 2, 28));
        assert_eq!(years_after(at(2024, 2, 29), 1), at(2025, 2, 28));
        assert_eq!(years_after(years_before(at(2026, 3, 16), 3), 3), at(2026, 3, 16));
        assert_eq!(years_before(at(2026, 3, 16), 0), at(2025, 3, 16), "never at once");
    }
}
