//! Signing in with the local account and opening a session; signing out.

use domain::email::EmailAddress;
use domain::permissions::RoleKind;
use store::Tx;
use store::account::Account;
use uuid::Uuid;

use super::campaign_file;
use super::limit::{self, What};
use crate::error::Error;
use crate::passwords::Check;
use crate::{Ctx, actor, keys, student_record};

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

/// A new session: the token for the cookie, whose it is, and what decides where they go first.
#[derive(Clone, Debug)]
pub struct Opened {
    pub token: String,
    pub account: Uuid,
    pub language: String,
    /// What the first of their roles is; none for applicants.
    pub role: Option<RoleKind>,
    /// Forms wait that were posted after an earlier session had ended.
    pub has_kept_forms: bool,
}

/// Somebody whose credentials were right.
pub(super) struct Proved {
    pub account: Account,
    /// The password's hash, when it was made anew.
    rehashed: Option<String>,
    login: Login,
}

/// A login as typed: what finds its account, and what its attempts are counted under. As the two are one, nobody's success
/// makes the attempts on somebody else's account forgotten.
pub(super) enum Login {
    /// The key of an address.
    Address(String),
    FileNumber(String),
    /// With an @ and yet no address: nobody's, and counted like any other.
    Unreadable(String),
}

impl Login {
    fn read(typed: &str) -> Self {
        if !typed.contains('@') {
            return Self::FileNumber(typed.to_uppercase());
        }
        match EmailAddress::parse(typed) {
            Ok(email) => Self::Address(email.key()),
            // No address has a space: what looks alike in small letters is counted apart.
            Err(_) => Self::Unreadable(format!("no address: {}", typed.to_lowercase())),
        }
    }

    fn key(&self) -> &str {
        match self {
            Self::Address(key) | Self::FileNumber(key) | Self::Unreadable(key) => key,
        }
    }
}

/// Forgets the attempts to sign in to an account, by its address and by this file number.
pub(super) async fn forget_attempts(ctx: &Ctx, tx: &mut Tx, account: &Account, file_number: Option<&str>) -> store::Result<()> {
    for login in std::iter::once(account.email.as_str()).chain(file_number) {
        limit::forget(ctx, tx, What::SignInByLogin, Login::read(login).key()).await?;
    }
    Ok(())
}

/// Checks the credentials and opens a session.
pub async fn sign_in(ctx: &Ctx, attempt: &SignIn<'_>) -> Result<Opened, Error<Refusal>> {
    let proved = prove(ctx, attempt).await?;
    let mut tx = ctx.db.write().await?;
    let opened = let_in(ctx, &mut tx, &proved, attempt.user_agent).await?;
    tx.commit().await?;
    Ok(opened)
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
    let login = Login::read(login);
    // Counted for good before the password is looked at, however that ends.
    let mut tx = ctx.db.write().await?;
    let is_allowed = limit::allow_sign_in(ctx, &mut tx, attempt.network, login.key()).await?;
    let account = match &login {
        Login::Address(key) if is_allowed => store::account::find_by_email(&mut tx, key).await?,
        Login::FileNumber(number) if is_allowed => store::account::find_by_file_number(&mut tx, number).await?,
        _ => None,
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
    Ok(Proved { account, rehashed, login })
}

/// Opens the session of somebody whose credentials were right.
pub(super) async fn let_in(ctx: &Ctx, tx: &mut Tx, proved: &Proved, user_agent: &str) -> store::Result<Opened> {
    if let Some(hash) = &proved.rehashed {
        store::account::rehash(tx, proved.account.id, hash).await?;
    }
    limit::forget(ctx, tx, What::SignInByLogin, proved.login.key()).await?;
    open(ctx, tx, &proved.account, user_agent).await
}

/// Notes the sign-in of somebody who has just proved who they are, gives them their file of the campaign, and opens their
/// session.
pub(super) async fn open(ctx: &Ctx, tx: &mut Tx, account: &Account, user_agent: &str) -> store::Result<Opened> {
    let signed_in = store::account::signed_in(tx, account.id, ctx.now()).await?;
    // Nearly everybody has one, once their first sign-in is over.
    if !signed_in.has_file {
        campaign_file::at_sign_in(ctx, tx, account.id).await?;
    }
    student_record::at_sign_in(ctx, tx, account.id).await?;
    let role = if signed_in.has_roles { actor::grants(tx, account.id.into()).await?.first().map(|grant| grant.kind) } else { None };
    let token = open_session(ctx, tx, account.id, user_agent).await?;
    Ok(Opened { token, account: account.id, language: account.language.clone(), role, has_kept_forms: signed_in.has_kept_forms })
}

/// Adds a session of an account.
pub async fn open_session(ctx: &Ctx, tx: &mut store::Tx, account: Uuid, user_agent: &str) -> store::Result<String> {
    let now = ctx.now();
    let (token, hash) = keys::token(ctx.ids.bytes::<32>());
    let expires_at = now + chrono::TimeDelta::hours(ctx.settings().session_hours);
    let user_agent: String = user_agent.chars().filter(|c| !c.is_control()).take(200).collect();
    store::session::add(tx, &store::session::NewSession { id: ctx.ids.uuid(now), hash: &hash, account, now, expires_at, user_agent: &user_agent }).await?;
    Ok(token)
}
