//! Accounts that nobody used for the years the institution has set: their owners are warned a month before, then the
//! person is taken out of the product like after their own request.
//!
//! Signing in is use, and makes a warning void. Whoever holds a role stays, and whoever has applied in a campaign that is
//! not archived. Each account is a transaction of its own, with everything checked again under its lock; a run that stopped
//! half-way is run again and finds what is left.

use chrono::{Months, TimeDelta};
use domain::time::Instant;
use store::account::removal;
use uuid::Uuid;

use super::erase::{self, Outcome, Why};
use super::letters;
use crate::Ctx;
use crate::audit::Who;
use crate::jobs::JobError;

/// How long before its removal the owner is told.
pub const NOTICE: TimeDelta = TimeDelta::days(30);
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
    let (mut warned, mut removed, mut last) = (0_usize, 0_usize, Uuid::nil());
    loop {
        let mut tx = ctx.db.read().await?;
        let due = removal::to_announce(&mut tx, years_before(ctx.now() + NOTICE, years), last, AT_ONCE).await?;
        drop(tx);
        let Some(end) = due.last().copied() else { break };
        for id in due {
            warned += usize::from(warn(ctx, id, years).await?);
        }
        last = end;
    }
    last = Uuid::nil();
    loop {
        let mut tx = ctx.db.read().await?;
        let due = removal::to_remove(&mut tx, years_before(ctx.now(), years), ctx.now() - NOTICE, last, AT_ONCE).await?;
        drop(tx);
        let Some(end) = due.last().copied() else { break };
        for id in due {
            removed += usize::from(remove(ctx, id, years).await?);
        }
        last = end;
    }
    if warned + removed > 0 {
        tracing::info!(warned, removed, "unused accounts");
    }
    Ok(())
}

/// Tells the owner until when signing in keeps the account; false when it was used meanwhile.
async fn warn(ctx: &Ctx, id: Uuid, years: i64) -> store::Result<bool> {
    let now = ctx.now();
    let mut tx = ctx.db.write().await?;
    let Some(account) = store::account::lock(&mut tx, id).await? else { return Ok(false) };
    if !removal::is_to_announce(&mut tx, id, years_before(now + NOTICE, years)).await? {
        return Ok(false);
    }
    let until = years_after(removal::last_use(&mut tx, id).await?, years).max(now + NOTICE);
    removal::announced(&mut tx, id, now).await?;
    letters::unused(ctx, &mut tx, &account, until).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(true)
}

/// Takes one person out, as after their own request; false when something still keeps them.
async fn remove(ctx: &Ctx, id: Uuid, years: i64) -> store::Result<bool> {
    let now = ctx.now();
    let mut tx = ctx.db.write().await?;
    store::account::lock(&mut tx, id).await?;
    if !removal::is_to_remove(&mut tx, id, years_before(now, years), now - NOTICE).await? {
        return Ok(false);
    }
    let outcome = erase::erase(ctx, &mut tx, id, &Who::System, Why::Unused).await?;
    if outcome != Outcome::Erased {
        return Ok(false);
    }
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(true)
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
