//! A new password behind the link of « J'ai oublié mes identifiants ». Ends every session of the account,
//! and the link to a new address that any of them asked for.

use store::account::Account;

use super::link::{self, Purpose};
use super::{Wrong, chosen_password, sign_in};
use crate::Ctx;
use crate::error::Error;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    NotValid,
    Invalid(Vec<Wrong>),
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Done {
    /// Choosing a password does not activate an account.
    pub is_active: bool,
}

/// The login the link is for; changes nothing.
pub async fn look(ctx: &Ctx, token: &str) -> Result<String, Error<Refusal>> {
    Ok(usable(ctx, token).await?.email)
}

/// Uses the link up and sets the password.
pub async fn set(ctx: &Ctx, token: &str, password: &str, password_again: &str) -> Result<Done, Error<Refusal>> {
    let account = usable(ctx, token).await?;
    let password = chosen_password::accept(password, password_again, &account, &ctx.settings().institution_name)
        .map_err(|wrong| Error::Refused(Refusal::Invalid(wrong)))?;
    let hash = ctx.passwords.hash(password.expose()).await?;

    let now = ctx.now();
    let mut tx = ctx.db.write().await?;
    let found = link::find(&mut tx, token, Purpose::NewPassword).await?.and_then(|valid| valid.usable(now));
    let Some(valid) = found else { return Err(Error::Refused(Refusal::NotValid)) };
    if !store::account::token::use_up(&mut tx, valid.token.id, now).await? {
        return Err(Error::Refused(Refusal::NotValid));
    }
    store::account::set_password(&mut tx, account.id, &hash, now).await?;
    store::session::end_all(&mut tx, account.id, now).await?;
    link::end_new_address(ctx, &mut tx, account.id).await?;
    // The owner proved who they are: earlier wrong guesses must not keep them out now.
    let file = store::account::latest_campaign_file(&mut tx, account.id).await?;
    sign_in::forget_attempts(ctx, &mut tx, &account, file.as_ref().map(|file| file.file_number.as_str())).await?;
    tx.commit().await?;
    Ok(Done { is_active: account.activated_at.is_some() })
}

async fn usable(ctx: &Ctx, token: &str) -> Result<Account, Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    let valid = link::find(&mut tx, token, Purpose::NewPassword).await?.and_then(|valid| valid.usable(ctx.now()));
    valid.map(|valid| valid.account).ok_or(Error::Refused(Refusal::NotValid))
}
