//! Giving an institution-wide role from the machine itself, when nobody could give it from a page.

use chrono::TimeDelta;
use domain::email::EmailAddress;
use domain::permissions::RoleKind;
use domain::person::name_key;
use uuid::Uuid;

use super::sso;
use crate::audit::{Entry, Who, record};
use crate::error::Error;
use crate::setup::defaults::institution_role;
use crate::{Ctx, keys};

/// How long the link to choose a first password works.
const LINK: TimeDelta = TimeDelta::days(3);
/// The purpose under which links to choose a password are stored.
pub const CHOOSE_PASSWORD: &str = "password";

/// Who gets what.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    pub email: &'a str,
    /// Name of a new account; without it, what stands before the @.
    pub last_name: Option<&'a str>,
    pub first_name: Option<&'a str>,
    pub role: RoleKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NotAnAddress,
    /// Roles of a centre or committee are given on the page of rights.
    NotInstitutionWide,
}

/// What was done.
#[derive(Clone, Debug)]
pub struct Granted {
    pub account: Uuid,
    pub created: bool,
    pub already_held: bool,
    /// For the link to choose a password, when the account has none.
    pub token: Option<String>,
}

/// Gives the role, creating an active account when there is none.
pub async fn grant(ctx: &Ctx, wanted: &Wanted<'_>) -> Result<Granted, Error<Refusal>> {
    let email = EmailAddress::parse(wanted.email).map_err(|_| Error::Refused(Refusal::NotAnAddress))?;
    let role = institution_role(wanted.role).ok_or(Error::Refused(Refusal::NotInstitutionWide))?;
    let now = ctx.now();
    let mut tx = ctx.db.write().await?;
    let found = store::account::find_by_email(&mut tx, &email.key()).await?;
    let (account, created, has_password) = match &found {
        Some(account) => (account.id, false, account.password_hash.is_some()),
        None => {
            let id = ctx.id();
            let (last_name, first_name) = (wanted.last_name.unwrap_or(email.local()), wanted.first_name.unwrap_or_default());
            let new = store::account::NewAccount {
                id,
                email: email.as_str(),
                email_key: &email.key(),
                last_name,
                first_name,
                name_key: &name_key(last_name, first_name),
                language: ctx.languages().default().code(),
                activation_deadline: now + LINK,
                now,
            };
            store::account::add(&mut tx, &new).await?;
            (id, true, false)
        }
    };
    // Whoever can type this command vouches for the address, and not for a login that somebody brought along.
    if let Some(found) = &found {
        sso::give_up_unproved(ctx, &mut tx, found).await?;
    }
    store::account::activate(&mut tx, account, now).await?;
    let held = store::rights::of_account(&mut tx, account).await?;
    let already_held = held.iter().any(|grant| grant.role_code == role);
    if !already_held {
        let id = ctx.id::<Uuid>();
        let grant =
            store::rights::NewGrant { id, account, role, centre: None, committee: None, only_committees: None, is_chair: false, comment: "", now, by: None };
        store::rights::add(&mut tx, &grant).await?;
        let after = serde_json::json!({ "role": role, "account": account });
        record(ctx, &mut tx, &Who::System, Entry { action: "right.grant", application: None, object: format!("grant:{id}"), before: None, after: Some(after) })
            .await?;
    }
    let token = if has_password {
        None
    } else {
        let (token, hash) = keys::token(ctx.ids.bytes::<32>());
        let new = store::account::token::NewToken { id: ctx.id(), account, purpose: CHOOSE_PASSWORD, hash: &hash, payload: None, expires_at: now + LINK, now };
        store::account::token::add(&mut tx, &new).await?;
        Some(token)
    };
    tx.commit().await?;
    Ok(Granted { account, created, already_held, token })
}
