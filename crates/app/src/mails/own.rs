//! « Tous les messages »: the mails that were sent to somebody, page by page, the latest first.
//!
//! What one of them says is read on a page of its own; only that page knows what is for the mailbox alone.

use store::mail::MailLine;

use crate::Ctx;
use crate::actor::Person;

/// Mails of one page.
pub const PER_PAGE: u64 = 25;

/// One page of somebody's mails.
#[derive(Clone, Debug)]
pub struct Listed {
    pub mails: Vec<MailLine>,
    /// The page this is: the last one where a later one was asked for.
    pub number: u64,
    pub last: u64,
    /// On all pages.
    pub total: u64,
}

/// A page of one's own mails. Reading only.
pub async fn page(ctx: &Ctx, person: &Person, number: u64) -> store::Result<Listed> {
    let account = person.account.0;
    let mut tx = ctx.db.read().await?;
    let total = u64::try_from(store::mail::count_of_account(&mut tx, account).await?).unwrap_or(0);
    let last = total.div_ceil(PER_PAGE).max(1);
    let number = number.clamp(1, last);
    let skipped = (number - 1) * PER_PAGE;
    let mails = store::mail::page_of_account(&mut tx, account, as_signed(PER_PAGE), as_signed(skipped)).await?;
    Ok(Listed { mails, number, last, total })
}

/// A number as both engines take it.
fn as_signed(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
