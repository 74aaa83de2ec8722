//! « Connexion ENT »: the institution's sign-on leads to the same account as the password.
//!
//! The account is found by its login there and by nothing else. An account becomes linked when it is created behind a
//! sign-on, or when its owner, signed in or with the password, says so; the same address is never enough.

pub mod arrive;
pub mod begin;
pub mod create;
pub mod leave;
pub mod link;
pub mod pending;

use connect::sign_in::{Ends, How};
use store::Tx;
use store::account::Account;

pub use connect::facts::Facts;
pub use connect::sign_in::Returned;

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
    ctx.sign_in.is_configured()
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

/// Keeps the student number when the institution gives one and the account has none.
async fn keep_student_number(tx: &mut Tx, account: &Account, facts: &Facts) -> store::Result<()> {
    let usable = facts.student_number.as_deref().filter(|number| number.len() <= 30 && number.chars().all(|c| c.is_ascii_alphanumeric()));
    match usable {
        Some(number) if account.student_number.is_none() => store::account::set_student_number(tx, account.id, number).await,
        _ => Ok(()),
    }
}

/// Frees a login held by an account that was never activated; such an account is somebody's unfinished attempt, unless
/// staff made it for a colleague. Answers whether the login is free.
async fn free_login(ctx: &Ctx, tx: &mut Tx, login: &str) -> store::Result<bool> {
    let Some(holder) = store::account::find_by_sso_login(tx, login).await? else { return Ok(true) };
    let campaign = campaign_file::open_campaign(ctx, tx).await?;
    let is_unfinished = holder.activated_at.is_none() && holder.deactivated_at.is_none() && store::rights::of_account(tx, holder.id).await?.is_empty();
    if is_unfinished || super::create::is_over(ctx, tx, &holder, campaign.as_ref()).await? {
        store::account::set_sso_login(tx, holder.id, None).await?;
        return Ok(true);
    }
    Ok(false)
}
