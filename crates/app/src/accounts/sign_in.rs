//! Signing in with the local account and opening a session; signing out.

use domain::text::fold_key;
use store::Tx;
use store::account::Account;
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

/// Somebody whose credentials were right.
pub(super) struct Proved {
    pub account: Account,
    /// The password's hash, when it was made anew.
    rehashed: Option<String>,
    login_key: String,
}

/// Checks the credentials and opens a session.
pub async fn sign_in(ctx: &Ctx, attempt: &SignIn<'_>) -> Result<Opened, Error<Refusal>> {
    let proved = prove(ctx, attempt).await?;
    let mut tx = ctx.db.write().await?;
    let token = let_in(ctx, &mut tx, &proved, attempt.user_agent).await?;
    tx.commit().await?;
    Ok(Opened { token, account: proved.account.id, language: proved.account.language })
}

/// Checks the credentials; opens nothing.
pub(super) async fn prove(ctx: &Ctx, attempt: &SignIn<'_>) -> Result<Proved, Error<Refusal>> {
    let login = attempt.login.trim();
    if login.is_empty() {
        return Err(Error::Refused(Refusal::LoginMissing));
    }
    if attempt.password.is_empty() {
        return Err(Error::Refused(Refusal::PasswordMissing));
    }
    let login_key = fold_key(login);
    // Counted for good before the password is looked at, however that ends. What a network may not try any more counts for
    // no login.
    let mut tx = ctx.db.write().await?;
    let is_allowed = limit::allow_within(ctx, &mut tx, What::SignInByNetwork, attempt.network).await?
        && limit::allow_within(ctx, &mut tx, What::SignInByLogin, &login_key).await?;
    let account = if !is_allowed {
        None
    } else if login.contains('@') {
        match domain::email::EmailAddress::parse(login) {
            Ok(email) => store::account::find_by_email(&mut tx, &email.key()).await?,
            Err(_) => None,
        }
    } else {
        store::account::find_by_file_number(&mut tx, &login.to_uppercase()).await?
    };
    tx.commit().await?;
    if !is_allowed {
        return Err(Error::Refused(Refusal::TooMany));
    }
    let stored = account.as_ref().filter(|account| account.deactivated_at.is_none()).and_then(|account| account.password_hash.as_deref());
    let check = ctx.passwords.check(&domain::password::normalised(attempt.password), stored).await?;
    let Some(account) = account.filter(|_| check != Check::Wrong) else { return Err(Error::Refused(Refusal::WrongLoginOrPassword)) };
    if account.activated_at.is_none() {
        return Err(Error::Refused(Refusal::NotActivated));
    }
    let rehashed = if let Check::RightRehashed(hash) = check { Some(hash) } else { None };
    Ok(Proved { account, rehashed, login_key })
}

/// Opens the session of somebody whose credentials were right.
pub(super) async fn let_in(ctx: &Ctx, tx: &mut Tx, proved: &Proved, user_agent: &str) -> store::Result<String> {
    let id = proved.account.id;
    if let Some(hash) = &proved.rehashed {
        store::account::rehash(tx, id, hash).await?;
    }
    campaign_file::at_sign_in(ctx, tx, id).await?;
    crate::student_record::at_sign_in(ctx, tx, id).await?;
    limit::forget(ctx, tx, What::SignInByLogin, &proved.login_key).await?;
    open_session(ctx, tx, id, user_agent).await
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
