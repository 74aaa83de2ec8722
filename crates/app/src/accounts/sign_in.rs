//! Signing in with the local account and opening a session; signing out.

use domain::text::fold_key;
use uuid::Uuid;

use super::campaign_file;
use super::limit::{self, What};
use crate::error::Error;
use crate::passwords::Check;
use crate::{Ctx, keys};

/// What was typed, and from where.
#[derive(Clone, Debug)]
pub struct SignIn<'a> {
    /// File number or mail address.
    pub login: &'a str,
    pub password: &'a str,
    pub network: &'a str,
    pub user_agent: &'a str,
}

/// Why nobody was signed in. Unknown login and wrong password are one answer, given in the same time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    LoginMissing,
    PasswordMissing,
    WrongLoginOrPassword,
    /// The password was right but the account waits for its activation.
    NotActivated,
    TooMany,
}

/// A new session: the token for the cookie, and whose it is.
#[derive(Clone, Debug)]
pub struct Opened {
    pub token: String,
    pub account: Uuid,
    pub language: String,
}

/// Checks the credentials and opens a session.
pub async fn sign_in(ctx: &Ctx, attempt: &SignIn<'_>) -> Result<Opened, Error<Refusal>> {
    let login = attempt.login.trim();
    if login.is_empty() {
        return Err(Error::Refused(Refusal::LoginMissing));
    }
    if attempt.password.is_empty() {
        return Err(Error::Refused(Refusal::PasswordMissing));
    }
    let login_key = fold_key(login);
    if !limit::allow(ctx, What::SignInByNetwork, attempt.network).await? || !limit::allow(ctx, What::SignInByLogin, &login_key).await? {
        return Err(Error::Refused(Refusal::TooMany));
    }
    let mut tx = ctx.db.read().await?;
    let account = if login.contains('@') {
        match domain::email::EmailAddress::parse(login) {
            Ok(email) => store::account::find_by_email(&mut tx, &email.key()).await?,
            Err(_) => None,
        }
    } else {
        store::account::find_by_file_number(&mut tx, &login.to_uppercase()).await?
    };
    drop(tx);
    let stored = account.as_ref().filter(|account| account.deactivated_at.is_none()).and_then(|account| account.password_hash.as_deref());
    let check = ctx.passwords.check(&domain::password::normalised(attempt.password), stored).await?;
    let Some(account) = account.filter(|_| check != Check::Wrong) else { return Err(Error::Refused(Refusal::WrongLoginOrPassword)) };
    if account.activated_at.is_none() {
        return Err(Error::Refused(Refusal::NotActivated));
    }
    let mut tx = ctx.db.write().await?;
    if let Check::RightRehashed(hash) = &check {
        store::account::rehash(&mut tx, account.id, hash).await?;
    }
    store::account::signed_in(&mut tx, account.id, ctx.now()).await?;
    campaign_file::at_sign_in(ctx, &mut tx, account.id).await?;
    limit::forget(ctx, &mut tx, What::SignInByLogin, &login_key).await?;
    let token = open_session(ctx, &mut tx, account.id, attempt.user_agent).await?;
    tx.commit().await?;
    Ok(Opened { token, account: account.id, language: account.language })
}

/// Opens a session for an account whose owner has just proved who they are.
pub async fn open_session(ctx: &Ctx, tx: &mut store::Tx, account: Uuid, user_agent: &str) -> store::Result<String> {
    let now = ctx.now();
    let (token, hash) = keys::token(ctx.ids.bytes::<32>());
    let expires_at = now + chrono::TimeDelta::hours(ctx.settings().session_hours);
    let user_agent: String = user_agent.chars().filter(|c| !c.is_control()).take(200).collect();
    store::session::add(tx, &store::session::NewSession { id: ctx.ids.uuid(now), hash: &hash, account, now, expires_at, user_agent: &user_agent }).await?;
    Ok(token)
}

/// Ends one session.
pub async fn sign_out(ctx: &Ctx, session: Uuid) -> store::Result<()> {
    let mut tx = ctx.db.write().await?;
    store::session::end(&mut tx, session, ctx.now()).await?;
    tx.commit().await
}
