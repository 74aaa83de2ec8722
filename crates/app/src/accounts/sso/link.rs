//! Linking an account to a login of the institution's sign-on, and undoing it. Explicit, always with a second proof:
//! the account's password, or where it has none the session alone.

use serde_json::json;
use store::Tx;
use store::account::Account;

use super::pending::{self, Newcomer, Pending};
use super::{free_login, held, keep_student_number, mark, number};
use crate::Ctx;
use crate::accounts::limit::{self, What};
use crate::accounts::sign_in::{self, Opened, SignIn};
use crate::actor::Person;
use crate::audit::{self, Entry, Who};
use crate::error::Error;
use crate::passwords::Check;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Nobody arrived with this browser, or too long ago.
    Gone,
    /// The password was not given, or is wrong.
    Password(sign_in::Refusal),
    /// Another account is linked to this login.
    LoginTaken,
    /// The account is linked to another login.
    AccountLinked,
}

/// « J'ai déjà un compte eCandidat », on the first visit: the password of that account links it and signs in.
pub async fn with_password(ctx: &Ctx, token: Option<&str>, attempt: &SignIn<'_>) -> Result<Opened, Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    pending::find(ctx, &mut tx, token, false).await?.ok_or(Error::Refused(Refusal::Gone))?;
    drop(tx);
    let proved = sign_in::prove(ctx, attempt).await.map_err(|error| error.map_refusal(Refusal::Password))?;
    let mut tx = ctx.db.write().await?;
    let pending = pending::find(ctx, &mut tx, token, false).await?.ok_or(Error::Refused(Refusal::Gone))?;
    join(ctx, &mut tx, &proved.account, &pending).await?;
    let opened = sign_in::let_in(ctx, &mut tx, &proved, attempt.user_agent).await?;
    mark(&mut tx, &opened.token, &pending.marks).await?;
    tx.commit().await?;
    Ok(opened)
}

/// What « Lier » would link, and whether it asks for a password.
pub async fn look(ctx: &Ctx, person: &Person, token: Option<&str>) -> Result<(Newcomer, bool), Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    let pending = own(ctx, &mut tx, person, token).await?;
    let account = store::account::lookup(&mut tx, person.account.0).await?.ok_or(Error::NotFound)?;
    let newcomer = Newcomer { login: pending.login, facts: pending.facts, directory_is_silent: pending.directory_is_silent, waiting: None };
    Ok((newcomer, account.password_hash.is_some()))
}

/// « Lier », by somebody signed in who came back from the sign-on.
pub async fn confirm(ctx: &Ctx, person: &Person, token: Option<&str>, password: &str) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    own(ctx, &mut tx, person, token).await?;
    let account = store::account::lookup(&mut tx, person.account.0).await?.ok_or(Error::NotFound)?;
    drop(tx);
    if account.password_hash.is_some() {
        prove(ctx, person, &account, password).await?;
    }
    let mut tx = ctx.db.write().await?;
    let pending = own(ctx, &mut tx, person, token).await?;
    join(ctx, &mut tx, &account, &pending).await?;
    tx.commit().await?;
    Ok(())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotUnlinked {
    NotLinked,
    /// Nobody could sign in any more.
    NoPassword,
}

/// « Délier »: from here on only the password opens the account.
pub async fn undo(ctx: &Ctx, person: &Person) -> Result<(), Error<NotUnlinked>> {
    let mut tx = ctx.db.write().await?;
    let account = store::account::lock(&mut tx, person.account.0).await?.ok_or(Error::NotFound)?;
    if account.sso_login.is_none() {
        return Err(Error::Refused(NotUnlinked::NotLinked));
    }
    if account.password_hash.is_none() {
        return Err(Error::Refused(NotUnlinked::NoPassword));
    }
    store::account::set_sso_login(&mut tx, account.id, None).await?;
    trace(ctx, &mut tx, &account, "account.sso_unlink", account.sso_login.as_deref(), None).await?;
    tx.commit().await?;
    Ok(())
}

/// The person who came back to link their own account.
async fn own(ctx: &Ctx, tx: &mut Tx, person: &Person, token: Option<&str>) -> Result<Pending, Error<Refusal>> {
    let pending = pending::find(ctx, tx, token, true).await?.filter(|pending| pending.row.account_id == Some(person.account.0));
    pending.ok_or(Error::Refused(Refusal::Gone))
}

async fn prove(ctx: &Ctx, person: &Person, account: &Account, password: &str) -> Result<(), Error<Refusal>> {
    let refuse = |refusal| Err(Error::Refused(Refusal::Password(refusal)));
    if password.is_empty() {
        return refuse(sign_in::Refusal::PasswordMissing);
    }
    if !limit::allow(ctx, What::SignInByLogin, &person.account.to_string()).await? {
        return refuse(sign_in::Refusal::TooMany);
    }
    if ctx.passwords.check(&domain::password::normalised(password), account.password_hash.as_deref()).await? == Check::Wrong {
        return refuse(sign_in::Refusal::WrongLoginOrPassword);
    }
    Ok(())
}

/// Links the account to the login of whoever arrived, and uses the arrival up.
async fn join(ctx: &Ctx, tx: &mut Tx, account: &Account, pending: &Pending) -> Result<(), Error<Refusal>> {
    match account.sso_login.as_deref() {
        Some(login) if login == pending.login => {}
        Some(_) => return Err(Error::Refused(Refusal::AccountLinked)),
        None => {
            let holder = held(ctx, tx, &pending.login).await?;
            if !free_login(ctx, tx, &holder).await? {
                return Err(Error::Refused(Refusal::LoginTaken));
            }
            store::account::set_sso_login(tx, account.id, Some(&pending.login)).await?;
            trace(ctx, tx, account, "account.sso_link", None, Some(&pending.login)).await?;
        }
    }
    if !keep_student_number(tx, account, &pending.facts).await? && pending.directory_is_silent {
        number::ask(ctx, tx, account.id).await?;
    }
    crate::student_record::at_sign_in(ctx, tx, account.id).await?;
    if !store::sso::remove(tx, pending.row.id).await? {
        return Err(Error::Refused(Refusal::Gone));
    }
    Ok(())
}

pub(super) async fn trace(ctx: &Ctx, tx: &mut Tx, account: &Account, action: &str, before: Option<&str>, after: Option<&str>) -> store::Result<()> {
    let who = Who::Applicant { account: account.id, name: format!("{} {}", account.first_name, account.last_name) };
    let login = |login: Option<&str>| login.map(|login| json!({ "login": login }));
    let entry = Entry { action, application: None, object: format!("account:{}", account.id), before: login(before), after: login(after) };
    audit::record(ctx, tx, &who, entry).await
}
