//! « Connexion ENT »: the institution's sign-on leads to the same account as the password.
//!
//! The account is found by its login there and by nothing else. An account becomes linked when it is created behind a
//! sign-on, or when its owner, signed in or with the password, says so; the same address is never enough for one that is in
//! use.

pub mod arrive;
pub mod begin;
pub mod create;
pub mod leave;
pub mod link;
pub(crate) mod number;
pub mod pending;

use connect::sso::{Ends, How};
use store::Tx;
use store::account::Account;
use uuid::Uuid;

pub use connect::facts::Facts;
pub use connect::sso::Returned;

use super::campaign_file;
use super::sign_in::{self, Opened};
use crate::{Ctx, keys};

/// Why the browser left for the sign-on server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    SignIn,
    /// The same without asking anybody anything.
    Quiet,
    /// Somebody signed in wants to link their account.
    Link,
    /// Somebody follows the link to the address of an account created behind a sign-on.
    Activate,
}

impl Purpose {
    const fn code(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Quiet => "quiet",
            Self::Link => "link",
            Self::Activate => "activate",
        }
    }

    const fn how(self) -> How {
        match self {
            Self::SignIn | Self::Activate => How::Plain,
            Self::Quiet => How::Quiet,
            // On a shared machine somebody else may be signed on.
            Self::Link => How::Anew,
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        [Self::SignIn, Self::Quiet, Self::Link, Self::Activate].into_iter().find(|purpose| purpose.code() == code)
    }
}

/// What will end the session when the sign-on ends, as digests.
#[derive(Clone, Debug, Default)]
struct Marks {
    ticket: Option<Vec<u8>>,
    subject: Option<Vec<u8>>,
    hint: Option<String>,
}

impl Marks {
    fn of(ends: &Ends, hint: Option<String>) -> Self {
        Self { ticket: ends.session.as_deref().map(ticket_hash), subject: ends.subject.as_deref().map(subject_hash), hint }
    }
}

fn ticket_hash(ticket: &str) -> Vec<u8> {
    keys::token_hash(&format!("ticket:{ticket}"))
}

fn subject_hash(subject: &str) -> Vec<u8> {
    keys::token_hash(&format!("subject:{subject}"))
}

/// Whether the institution has a sign-on.
#[must_use]
pub fn is_offered(ctx: &Ctx) -> bool {
    ctx.sso.is_configured()
}

/// Opens a session that ends with the sign-on it began with.
async fn open(ctx: &Ctx, tx: &mut Tx, account: &Account, marks: &Marks, user_agent: &str) -> store::Result<Opened> {
    let opened = sign_in::open(ctx, tx, account, user_agent).await?;
    mark(tx, &opened.token, marks).await?;
    Ok(opened)
}

async fn mark(tx: &mut Tx, token: &str, marks: &Marks) -> store::Result<()> {
    store::session::came_by_sign_on(tx, &keys::token_hash(token), marks.ticket.as_deref(), marks.subject.as_deref(), marks.hint.as_deref()).await
}

/// Keeps the student number when the institution gives one and the account has none. Answers whether it has one now.
async fn keep_student_number(tx: &mut Tx, account: &Account, facts: &Facts) -> store::Result<bool> {
    if account.student_number.is_some() {
        return Ok(true);
    }
    let usable = facts.student_number.as_deref().filter(|number| number.len() <= 30 && number.chars().all(|c| c.is_ascii_alphanumeric()));
    let Some(number) = usable else { return Ok(false) };
    store::account::set_student_number(tx, account.id, number).await?;
    Ok(true)
}

/// Who has a login that somebody signed on with and wants for an account.
enum Held {
    Free,
    /// By an account that was never activated: their own unfinished attempt.
    Unfinished(Box<Account>),
    /// By a yearly account of an earlier campaign.
    Earlier(Box<Account>),
    InUse,
}

async fn held(ctx: &Ctx, tx: &mut Tx, login: &str) -> store::Result<Held> {
    let Some(found) = store::account::find_by_sso_login(tx, login).await? else { return Ok(Held::Free) };
    // Whoever activates it comes before or after this.
    let Some(holder) = store::account::lock(tx, found.id).await?.filter(|holder| holder.sso_login.as_deref() == Some(login)) else {
        return Ok(Held::Free);
    };
    if is_unfinished(tx, &holder).await? {
        return Ok(Held::Unfinished(Box::new(holder)));
    }
    let campaign = campaign_file::open_campaign(ctx, tx).await?;
    Ok(if super::create::is_over(ctx, tx, &holder, campaign.as_ref()).await? { Held::Earlier(Box::new(holder)) } else { Held::InUse })
}

/// Whether nobody ever activated the account, and nobody gave it a role.
async fn is_unfinished(tx: &mut Tx, account: &Account) -> store::Result<bool> {
    Ok(account.activated_at.is_none() && account.deactivated_at.is_none() && store::rights::of_account(tx, account.id).await?.is_empty())
}

/// Frees a login for another account. Answers whether it is free.
async fn free_login(ctx: &Ctx, tx: &mut Tx, held: &Held) -> store::Result<bool> {
    match held {
        Held::Free => {}
        Held::Unfinished(account) => give_up(ctx, tx, account.id).await?,
        Held::Earlier(account) => store::account::set_sso_login(tx, account.id, None).await?,
        Held::InUse => return Ok(false),
    }
    Ok(true)
}

/// Takes a login from an account that an attempt to create it brought along and that nobody proved to be its owner's: before
/// its first role, with which signing on would be enough, and when somebody creates it without the sign-on. Answers whether
/// there was one.
pub(crate) async fn give_up_unproved(ctx: &Ctx, tx: &mut Tx, account: &Account) -> store::Result<bool> {
    let is_unproved = account.sso_login.is_some() && account.activated_at.is_none() && store::rights::of_account(tx, account.id).await?.is_empty();
    if is_unproved {
        give_up(ctx, tx, account.id).await?;
    }
    Ok(is_unproved)
}

/// Leaves an unfinished account to whoever reads the mail at its address: nothing of the person who signed on stays with
/// it, and no link that was mailed for it leads anywhere.
async fn give_up(ctx: &Ctx, tx: &mut Tx, account: Uuid) -> store::Result<()> {
    store::account::forget_sign_on(tx, account).await?;
    store::account::token::revoke_all(tx, account, ctx.now()).await
}
