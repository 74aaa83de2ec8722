//! The mails that were sent to somebody, as they read them again: « Tous les messages », page by page, the latest first, and
//! one of them. What opens an account is for the mailbox alone.

use store::mail::MailLine;
use uuid::Uuid;

use super::send;
use crate::actor::Person;
use crate::{Ctx, Error};

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

/// A mail to read again.
#[derive(Clone, Debug)]
pub struct Read {
    /// None before it was put into words.
    pub subject: Option<String>,
    pub recipient: String,
    /// Empty while it holds a link that is for the mailbox alone.
    pub text: String,
}

/// One of one's own mails. Reading only; those of others are not found.
pub async fn one(ctx: &Ctx, person: &Person, id: Uuid) -> Result<Read, Error> {
    let mut tx = ctx.db.read().await?;
    let mail = store::mail::find_own(&mut tx, id, person.account.0).await?.ok_or(Error::NotFound)?;
    let text = if send::is_secret(&mail) { None } else { mail.body_text };
    Ok(Read { subject: mail.subject, recipient: mail.recipient, text: text.unwrap_or_default() })
}

/// A number as both engines take it.
fn as_signed(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
