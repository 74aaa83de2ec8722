//! The link in the mail to a new account: looking at it changes nothing, choosing a password there activates the
//! account and signs in. Mail scanners follow links; only a person fills in a form.

use super::link::{self, Purpose, Valid};
use super::sign_in::{self, Opened};
use super::{Wrong, campaign_file, chosen_password, create};
use crate::Ctx;
use crate::error::Error;

/// Whose account a link is for, as its page shows it.
#[derive(Clone, Debug)]
pub struct Invited {
    pub first_name: String,
    /// File number, or the address between campaigns.
    pub login: String,
    pub email: String,
    /// Login of the institution's sign-on behind which the account was created: signing on there activates it, no
    /// password does.
    pub sso_login: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    NotValid,
    AlreadyActive,
    Invalid(Vec<Wrong>),
}

/// What was typed behind the link.
#[derive(Clone, Debug)]
pub struct Activation<'a> {
    pub token: &'a str,
    pub password: &'a str,
    pub password_again: &'a str,
    pub user_agent: &'a str,
}

/// Whom the link invites; changes nothing.
pub async fn look(ctx: &Ctx, token: &str) -> Result<Invited, Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    let valid = check(ctx, link::find(&mut tx, token, Purpose::Activation).await?)?;
    let file = store::account::latest_campaign_file(&mut tx, valid.account.id).await?;
    let login = file.map_or_else(|| valid.account.email.clone(), |file| file.file_number);
    Ok(Invited { first_name: valid.account.first_name, login, email: valid.account.email, sso_login: valid.account.sso_login })
}

/// Uses the link up, sets the password, activates the account, opens a session.
pub async fn activate(ctx: &Ctx, typed: &Activation<'_>) -> Result<Opened, Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    let valid = check_for_password(ctx, link::find(&mut tx, typed.token, Purpose::Activation).await?)?;
    drop(tx);
    let password = chosen_password::accept(typed.password, typed.password_again, &valid.account, &ctx.settings().institution_name)
        .map_err(|wrong| Error::Refused(Refusal::Invalid(wrong)))?;
    let hash = ctx.passwords.hash(password.expose()).await?;

    let now = ctx.now();
    let mut tx = ctx.db.write().await?;
    // Hashing took its time: the link is looked at again where nobody can come in between.
    let valid = check_for_password(ctx, link::find(&mut tx, typed.token, Purpose::Activation).await?)?;
    let account = valid.account;
    if !store::account::token::use_up(&mut tx, valid.token.id, now).await? {
        return Err(Error::Refused(Refusal::NotValid));
    }
    store::account::activate(&mut tx, account.id, now).await?;
    store::account::set_password(&mut tx, account.id, &hash, now).await?;
    create::take_over_address(&mut tx, &account).await?;
    campaign_file::begin(ctx, &mut tx, account.id).await?;
    let opened = sign_in::open(ctx, &mut tx, &account, typed.user_agent).await?;
    tx.commit().await?;
    Ok(opened)
}

fn check(ctx: &Ctx, found: Option<Valid>) -> Result<Valid, Error<Refusal>> {
    match found {
        Some(valid) if valid.account.activated_at.is_some() => Err(Error::Refused(Refusal::AlreadyActive)),
        Some(valid) => valid.usable(ctx.now()).ok_or(Error::Refused(Refusal::NotValid)),
        None => Err(Error::Refused(Refusal::NotValid)),
    }
}

/// The same where a password is chosen. Whoever reads the mail is not always whoever signs on: a password for an account
/// behind the sign-on would let both in.
fn check_for_password(ctx: &Ctx, found: Option<Valid>) -> Result<Valid, Error<Refusal>> {
    let valid = check(ctx, found)?;
    if valid.account.sso_login.is_some() { Err(Error::Refused(Refusal::NotValid)) } else { Ok(valid) }
}
