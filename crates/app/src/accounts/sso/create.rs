//! « Créer un compte » behind the sign-on: no password. The institution's own address counts as validated; any other is
//! validated by its link, followed by the person who signs on with this login.
//!
//! An account that waits at the institution's own address of the person, whoever began it, is the one that is used: staff may
//! have made it for a colleague, and be about to give it a role.

use serde_json::json;
use store::Tx;
use store::account::Account;

use super::pending::{self, Pending};
use super::{Held, free_login, held, is_unfinished, keep_student_number, link, number, open};
use crate::Ctx;
use crate::accounts::create::{self, Creation, FormRefusal, Person, Standing, WAITING};
use crate::accounts::sign_in::Opened;
use crate::accounts::{campaign_file, letters, limit};
use crate::audit::{self, Entry, Who};
use crate::error::Error;

#[derive(Debug)]
pub enum Refusal {
    /// Nobody arrived with this browser, or too long ago.
    Gone,
    Form(FormRefusal),
    /// An account has the institution's own address of the person: it is to be linked, by its password.
    AddressTaken,
    /// An account is linked to this login already.
    AlreadyLinked,
}

/// What became of it.
#[derive(Clone, Debug)]
pub enum Created {
    SignedIn(Opened),
    /// A link went to the address, or its owner was told.
    ToConfirm,
}

/// Creates the account of the person who arrived.
pub async fn create(ctx: &Ctx, token: Option<&str>, typed: &Creation<'_>, user_agent: &str) -> Result<Created, Error<Refusal>> {
    let pending = arrived(ctx, &mut ctx.db.read().await?, token).await?;
    let (person, may_write) = create::admit(ctx, typed, |email| pending.vouches_for(email)).await.map_err(|error| error.map_refusal(Refusal::Form))?;
    let outcome = create::without_collision(|| store_account(ctx, token, &person, typed, may_write, user_agent)).await?;
    ctx.wake.notify_one();
    outcome.map_err(Error::Refused)
}

async fn arrived(ctx: &Ctx, tx: &mut Tx, token: Option<&str>) -> Result<Pending, Error<Refusal>> {
    pending::find(ctx, tx, token, false).await?.ok_or(Error::Refused(Refusal::Gone))
}

async fn store_account(
    ctx: &Ctx,
    token: Option<&str>,
    person: &Person,
    typed: &Creation<'_>,
    may_write: bool,
    user_agent: &str,
) -> store::Result<Result<Created, Refusal>> {
    let mut tx = ctx.db.write().await?;
    let Some(pending) = pending::find(ctx, &mut tx, token, false).await? else { return Ok(Err(Refusal::Gone)) };
    // A second copy of the form waits here for the first, and finds the arrival used up.
    if !store::sso::hold(&mut tx, pending.row.id).await? {
        return Ok(Err(Refusal::Gone));
    }
    let (key, language) = (person.email.key(), typed.language);
    // Unless the address was somebody else's, who is not told again.
    if !limit::comes_first(ctx, &mut tx, typed.form, &format!("account:{key}")).await? {
        return Ok(Ok(Created::ToConfirm));
    }
    let holder = held(ctx, &mut tx, &pending.login).await?;
    if matches!(holder, Held::InUse) {
        return Ok(Err(Refusal::AlreadyLinked));
    }
    let is_own = pending.vouches_for(&person.email);
    let campaign = campaign_file::open_campaign(ctx, &mut tx).await?;
    let place = match create::standing(ctx, &mut tx, &key, campaign.as_ref()).await? {
        Standing::Free => Place::New { email_key: key },
        Standing::Yearly => Place::New { email_key: format!("{key}{WAITING}") },
        Standing::Taken(owner) if is_own => match begun(&mut tx, &owner).await? {
            Some(begun) => Place::Begun(Box::new(begun)),
            None => return Ok(Err(Refusal::AddressTaken)),
        },
        Standing::Taken(owner) => {
            // Their own attempt with the same address goes on: it stays behind the sign-on, and its link comes again.
            let goes_on = matches!(&holder, Held::Unfinished(own) if own.id == owner.id);
            if goes_on {
                keep_student_number(&mut tx, &owner, &pending.facts).await?;
                store::sso::remove(&mut tx, pending.row.id).await?;
            }
            if may_write && owner.deactivated_at.is_none() {
                if goes_on { letters::link_again(ctx, &mut tx, &owner).await? } else { letters::exists(ctx, &mut tx, &owner).await? }
            }
            tx.commit().await?;
            return Ok(Ok(Created::ToConfirm));
        }
    };
    free_login(ctx, &mut tx, &holder).await?;
    let account = match &place {
        Place::New { email_key } => create::insert(ctx, &mut tx, person, email_key, language).await?,
        Place::Begun(begun) => create::take_up(ctx, &mut tx, begun, person, language).await?,
    };
    if is_own {
        create::take_over_address(&mut tx, &account).await?;
    }
    store::account::set_sso_login(&mut tx, account.id, Some(&pending.login)).await?;
    let has_number = keep_student_number(&mut tx, &account, &pending.facts).await?;
    match place {
        Place::New { .. } => trace(ctx, &mut tx, &account, is_own).await?,
        Place::Begun(_) => link::trace(ctx, &mut tx, &account, "account.sso_link", None, Some(&pending.login)).await?,
    }
    let created = if is_own {
        store::account::activate(&mut tx, account.id, ctx.now()).await?;
        if !has_number && pending.directory_is_silent {
            number::ask(ctx, &mut tx, account.id).await?;
        }
        Created::SignedIn(open(ctx, &mut tx, &account, &pending.marks, user_agent).await?)
    } else {
        letters::created(ctx, &mut tx, &account).await?;
        Created::ToConfirm
    };
    store::sso::remove(&mut tx, pending.row.id).await?;
    tx.commit().await?;
    Ok(Ok(created))
}

/// Which account the person will have.
enum Place {
    New {
        email_key: String,
    },
    /// One that waits at the address.
    Begun(Box<Account>),
}

/// The account at the institution's own address of the person, locked, when nobody ever activated it.
async fn begun(tx: &mut Tx, owner: &Account) -> store::Result<Option<Account>> {
    // Whoever activates it, gives it a role or removes it comes before or after this.
    let Some(owner) = store::account::lock(tx, owner.id).await? else { return Ok(None) };
    Ok(is_unfinished(tx, &owner).await?.then_some(owner))
}

async fn trace(ctx: &Ctx, tx: &mut Tx, account: &Account, is_own: bool) -> store::Result<()> {
    let who = Who::Applicant { account: account.id, name: format!("{} {}", account.first_name, account.last_name) };
    let entry = Entry {
        action: "account.sso_create",
        application: None,
        object: format!("account:{}", account.id),
        before: None,
        after: Some(json!({ "institution_address": is_own })),
    };
    audit::record(ctx, tx, &who, entry).await
}
