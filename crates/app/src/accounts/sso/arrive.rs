//! Coming back from the institution's sign-on server.

use connect::sso::{Asked, Identity, Returned, SsoError};
use store::account::Account;
use store::sso::{Arrival, SignOn};
use uuid::Uuid;

use super::pending::PendingFacts;
use super::{Facts, Marks, Purpose, number, open};
use crate::accounts::limit::{self, What};
use crate::accounts::link::{self, Purpose as LinkPurpose};
use crate::accounts::sign_in::Opened;
use crate::accounts::{campaign_file, create};
use crate::error::Error;
use crate::{Ctx, keys};

/// How long somebody who arrived may take to create or link an account.
const HERE: chrono::TimeDelta = chrono::TimeDelta::hours(1);

/// What the browser brought, and from where.
#[derive(Clone, Debug)]
pub struct Return<'a> {
    /// The token it left with; none when this browser never left.
    pub token: Option<&'a str>,
    pub returned: &'a Returned,
    /// Who is signed in here already.
    pub account: Option<Uuid>,
    pub network: &'a str,
    pub user_agent: &'a str,
}

/// What became of it. Tokens replace the one the browser left with.
#[derive(Clone, Debug)]
pub enum Arrived {
    SignedIn {
        opened: Opened,
        return_path: String,
    },
    /// Known to the institution, without an account here.
    FirstVisit {
        token: String,
    },
    /// To be asked whether this login is to be linked.
    ToLink {
        token: String,
    },
    /// Nobody was signed on, and nobody was asked.
    Nobody {
        return_path: String,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// This browser did not leave from here, took too long, or comes back a second time.
    NoAttempt,
    TooMany,
    /// The person gave up, or the server did not let them pass.
    GaveUp,
    /// The proof does not hold.
    Refused,
    /// The sign-on server does not answer.
    Down,
    Deactivated,
    /// The address belongs to an account of another login.
    AnotherPerson,
}

/// Why nobody was signed in, and what trying again takes along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    pub why: Refusal,
    /// The link to an address that is to be validated; empty where none was followed.
    pub link: String,
}

impl From<Refusal> for Failed {
    fn from(why: Refusal) -> Self {
        Self { why, link: String::new() }
    }
}

/// Who came back, and what they may do now.
pub async fn arrive(ctx: &Ctx, back: &Return<'_>) -> Result<Arrived, Error<Failed>> {
    if !limit::allow(ctx, What::SignOnByNetwork, back.network).await? {
        return Err(Error::Refused(Refusal::TooMany.into()));
    }
    let attempt = take(ctx, back).await.map_err(|error| error.map_refusal(Failed::from))?;
    let link = attempt.payload.clone();
    finish(ctx, back, attempt).await.map_err(|error| error.map_refusal(|why| Failed { why, link }))
}

/// What becomes of an attempt that this browser left with.
async fn finish(ctx: &Ctx, back: &Return<'_>, attempt: SignOn) -> Result<Arrived, Error<Refusal>> {
    let none = || Error::Refused(Refusal::NoAttempt);
    let purpose = Purpose::from_code(&attempt.purpose).ok_or_else(none)?;
    // Who wants to link an account is still the one who is signed in.
    if ctx.now() >= attempt.expires_at || (purpose == Purpose::Link && attempt.account_id != back.account) {
        return Err(none());
    }
    let asked = Asked { state: &attempt.state, nonce: &attempt.nonce, verifier: &attempt.verifier, how: purpose.how() };
    let identity = match ctx.sso.identify(&asked, back.returned, ctx.now()).await {
        Ok(identity) => identity,
        Err(SsoError::Nobody) if purpose == Purpose::Quiet => return Ok(Arrived::Nobody { return_path: attempt.return_path }),
        Err(error) => return Err(refused(&error)),
    };
    let holder = find(ctx, &identity.login).await?;
    match (purpose, holder) {
        (Purpose::Link, _) => Ok(Arrived::ToLink { token: record(ctx, &attempt, identity).await? }),
        (_, Holder::Deactivated) => Err(Error::Refused(Refusal::Deactivated)),
        (_, Holder::Active(account)) => sign_in(ctx, attempt, identity, &account, back.user_agent).await,
        (Purpose::Activate, Holder::Waiting(account)) => activate(ctx, attempt, identity, &account, back.user_agent).await,
        (Purpose::Activate, Holder::Nobody) => Err(Error::Refused(Refusal::AnotherPerson)),
        (Purpose::SignIn | Purpose::Quiet, Holder::Waiting(_) | Holder::Nobody) => Ok(Arrived::FirstVisit { token: record(ctx, &attempt, identity).await? }),
    }
}

/// The attempt this browser left with, used up by this very call.
async fn take(ctx: &Ctx, back: &Return<'_>) -> Result<SignOn, Error<Refusal>> {
    let none = || Error::Refused(Refusal::NoAttempt);
    let token = back.token.ok_or_else(none)?;
    let mut tx = ctx.db.write().await?;
    let attempt = store::sso::find(&mut tx, &keys::token_hash(token)).await?.filter(|attempt| attempt.login.is_none()).ok_or_else(none)?;
    if !store::sso::remove(&mut tx, attempt.id).await? {
        return Err(none());
    }
    tx.commit().await?;
    Ok(attempt)
}

fn refused(error: &SsoError) -> Error<Refusal> {
    tracing::warn!(%error, "nobody signed on");
    Error::Refused(match error {
        SsoError::Nobody => Refusal::GaveUp,
        SsoError::Refused(_) => Refusal::Refused,
        // An answer that cannot be believed is as good as none.
        SsoError::Unavailable(_) | SsoError::Answer(_) => Refusal::Down,
    })
}

/// Whose login it is.
enum Holder {
    Nobody,
    /// The address of the account is not validated yet.
    Waiting(Account),
    Active(Account),
    Deactivated,
}

async fn find(ctx: &Ctx, login: &str) -> store::Result<Holder> {
    let mut tx = ctx.db.read().await?;
    let Some(account) = store::account::find_by_sso_login(&mut tx, login).await? else { return Ok(Holder::Nobody) };
    if account.deactivated_at.is_some() {
        return Ok(Holder::Deactivated);
    }
    let campaign = campaign_file::open_campaign(ctx, &mut tx).await?;
    if create::is_over(ctx, &mut tx, &account, campaign.as_ref()).await? {
        return Ok(Holder::Nobody);
    }
    // Staff vouch for the accounts they make for colleagues: signing on activates them.
    let is_active = account.activated_at.is_some() || !store::rights::of_account(&mut tx, account.id).await?.is_empty();
    Ok(if is_active { Holder::Active(account) } else { Holder::Waiting(account) })
}

async fn sign_in(ctx: &Ctx, attempt: SignOn, identity: Identity, account: &Account, user_agent: &str) -> Result<Arrived, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    if account.activated_at.is_none() {
        store::account::activate(&mut tx, account.id, ctx.now()).await?;
        campaign_file::begin(ctx, &mut tx, account.id).await?;
    }
    number::keep_or_ask(ctx, &mut tx, account, &identity.facts).await?;
    let opened = open(ctx, &mut tx, account, &Marks::of(&identity.ends, identity.sign_out_hint), user_agent).await?;
    tx.commit().await?;
    Ok(Arrived::SignedIn { opened, return_path: attempt.return_path })
}

/// Both halves of the proof are here: the link was followed, and the login is the account's.
async fn activate(ctx: &Ctx, attempt: SignOn, identity: Identity, account: &Account, user_agent: &str) -> Result<Arrived, Error<Refusal>> {
    let now = ctx.now();
    let mut tx = ctx.db.write().await?;
    let valid = link::find(&mut tx, &attempt.payload, LinkPurpose::Activation).await?.and_then(|valid| valid.usable(now));
    let Some(valid) = valid.filter(|valid| valid.account.id == account.id) else { return Err(Error::Refused(Refusal::AnotherPerson)) };
    if !store::account::token::use_up(&mut tx, valid.token.id, now).await? {
        return Err(Error::Refused(Refusal::NoAttempt));
    }
    store::account::activate(&mut tx, account.id, now).await?;
    campaign_file::begin(ctx, &mut tx, account.id).await?;
    create::take_over_address(&mut tx, account).await?;
    number::keep_or_ask(ctx, &mut tx, account, &identity.facts).await?;
    let opened = open(ctx, &mut tx, account, &Marks::of(&identity.ends, identity.sign_out_hint), user_agent).await?;
    tx.commit().await?;
    Ok(Arrived::SignedIn { opened, return_path: String::new() })
}

/// Keeps who arrived, with what the directory knows of them, under a new token.
async fn record(ctx: &Ctx, attempt: &SignOn, identity: Identity) -> Result<String, Error<Refusal>> {
    let found = look_up(ctx, &identity.login).await;
    let directory_is_silent = found.is_none();
    let kept = PendingFacts { facts: found.unwrap_or_default().or(identity.facts), directory_is_silent };
    let facts = serde_json::to_string(&kept).map_err(|error| Error::internal(error.to_string()))?;
    let marks = Marks::of(&identity.ends, identity.sign_out_hint);
    let now = ctx.now();
    let (token, hash) = keys::token(ctx.ids.bytes::<32>());
    let mut tx = ctx.db.write().await?;
    let arrival = Arrival {
        id: ctx.ids.uuid(now),
        hash: &hash,
        purpose: &attempt.purpose,
        account: attempt.account_id,
        return_path: &attempt.return_path,
        login: &identity.login,
        facts: &facts,
        ticket_hash: marks.ticket.as_deref(),
        subject_hash: marks.subject.as_deref(),
        sign_out_hint: marks.hint.as_deref(),
        expires_at: now + HERE,
    };
    store::sso::add_arrival(&mut tx, &arrival).await?;
    tx.commit().await?;
    Ok(token)
}

/// What the directory knows; none when it does not answer. That costs the person some typing, nothing more.
async fn look_up(ctx: &Ctx, login: &str) -> Option<Facts> {
    match ctx.directory.find(login).await {
        Ok(found) => Some(found.unwrap_or_default()),
        Err(error) => {
            tracing::warn!(%error, "the directory told nothing");
            None
        }
    }
}
