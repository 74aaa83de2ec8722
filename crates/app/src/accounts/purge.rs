//! Removing accounts that were never activated in time and that nobody filled in.

use crate::Ctx;

/// How many go in one transaction.
const AT_ONCE: i64 = 100;

/// Removes them all; returns how many there were.
pub async fn never_activated(ctx: &Ctx) -> store::Result<usize> {
    let mut removed = 0;
    loop {
        let mut tx = ctx.db.write().await?;
        let ids = store::account::purge::never_activated(&mut tx, ctx.now(), AT_ONCE).await?;
        if ids.is_empty() {
            return Ok(removed);
        }
        for id in &ids {
            store::account::purge::remove(&mut tx, *id).await?;
        }
        tx.commit().await?;
        removed += ids.len();
    }
}
