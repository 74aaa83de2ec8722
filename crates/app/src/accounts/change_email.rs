//! A new contact address. The old one stays in force until the link in the mail to the new one is followed.

use domain::email::EmailAddress;

use super::limit::{self, What};
use super::link::{self, Purpose, Valid};
use super::{Wrong, letters, typed_twice};
use crate::Ctx;
use crate::actor::Person;
use crate::error::Error;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    Invalid(Vec<Wrong>),
    TooMany,
}

/// Mails a link to the new address and a warning to the old one, once for each copy of the form (see
/// [`limit::comes_first`]). An address of somebody else gets the same answer; its owner is told by mail instead.
pub async fn request(ctx: &Ctx, person: &Person, email: &str, email_again: &str, form: &str) -> Result<EmailAddress, Error<Refusal>> {
    let mut wrong = Vec::new();
    let email = typed_twice(email, email_again, &mut wrong).ok_or(Error::Refused(Refusal::Invalid(wrong)))?;
    if !limit::allow(ctx, What::RecoveryByLogin, &person.account.to_string()).await? || !limit::allow(ctx, What::RecoveryByLogin, &email.key()).await? {
        return Err(Error::Refused(Refusal::TooMany));
    }
    let mut tx = ctx.db.write().await?;
    let account = store::account::lookup(&mut tx, person.account.0).await?.ok_or(Error::NotFound)?;
    if email.as_str() == account.email {
        let same = Wrong::key("email", "account-email-same");
        return Err(Error::Refused(Refusal::Invalid(vec![same])));
    }
    if !limit::comes_first(ctx, &mut tx, form, &format!("email:{}:{}", account.id, email.key())).await? {
        return Ok(email);
    }
    match store::account::find_by_email(&mut tx, &email.key()).await? {
        Some(owner) if owner.id != account.id => letters::exists(ctx, &mut tx, &owner).await?,
        _ => letters::new_email(ctx, &mut tx, &account, email.as_str()).await?,
    }
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(email)
}

/// Why the address was not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotConfirmed {
    NotValid,
    /// Another account got this address meanwhile.
    Taken,
}

/// The address a link confirms; changes nothing.
pub async fn look(ctx: &Ctx, token: &str) -> Result<EmailAddress, Error<NotConfirmed>> {
    let mut tx = ctx.db.read().await?;
    let found = link::find(&mut tx, token, Purpose::NewEmail).await?;
    Ok(usable(ctx, found)?.1)
}

/// Uses the link up and puts the new address in force.
pub async fn confirm(ctx: &Ctx, token: &str) -> Result<EmailAddress, Error<NotConfirmed>> {
    let mut tx = ctx.db.write().await?;
    let found = link::find(&mut tx, token, Purpose::NewEmail).await?;
    let (valid, email) = usable(ctx, found)?;
    if !store::account::token::use_up(&mut tx, valid.token.id, ctx.now()).await? {
        return Err(Error::Refused(NotConfirmed::NotValid));
    }
    match store::account::set_email(&mut tx, valid.account.id, email.as_str(), &email.key()).await {
        Err(error) if error.is_unique_violation() => return Err(Error::Refused(NotConfirmed::Taken)),
        done => done?,
    }
    // A link to choose a password that went to the old address must not outlive it.
    store::account::token::revoke(&mut tx, valid.account.id, Purpose::NewPassword.code(), ctx.now()).await?;
    tx.commit().await?;
    Ok(email)
}

fn usable(ctx: &Ctx, found: Option<Valid>) -> Result<(Valid, EmailAddress), Error<NotConfirmed>> {
    let valid = found.and_then(|valid| valid.usable(ctx.now())).ok_or(Error::Refused(NotConfirmed::NotValid))?;
    let email = valid.token.payload.clone().map(EmailAddress::from_stored).ok_or(Error::Refused(NotConfirmed::NotValid))?;
    Ok((valid, email))
}
