//! « J'ai oublié mes identifiants » and « J'ai perdu mon code d'activation ».
//!
//! The answer and the time it takes are the same whether or not the address is known: the request only leaves a job,
//! which looks further. It is the same too where an address was asked for too often, which anybody can do to its owner: they
//! have the mails of before.

use domain::email::EmailAddress;
use serde_json::{Value, json};
use uuid::Uuid;

use super::limit::{self, What};
use super::{Wrong, create, letters};
use crate::error::Error;
use crate::jobs::{JobError, id_in};
use crate::{Ctx, outbox};

pub const FORGOTTEN_JOB: &str = "account.forgotten";
pub const LOST_LINK_JOB: &str = "account.lost_link";

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    Invalid(Wrong),
    /// From this network.
    TooMany,
}

/// What was typed, and from where.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    pub email: &'a str,
    pub network: &'a str,
    /// Token of the form, see [`limit::comes_first`].
    pub form: &'a str,
}

/// Asks for the login and a link to choose a new password.
pub async fn forgotten(ctx: &Ctx, request: Request<'_>) -> Result<(), Error<Refusal>> {
    ask(ctx, FORGOTTEN_JOB, request).await
}

/// Asks for another activation link.
pub async fn lost_link(ctx: &Ctx, request: Request<'_>) -> Result<(), Error<Refusal>> {
    ask(ctx, LOST_LINK_JOB, request).await
}

async fn ask(ctx: &Ctx, job: &'static str, request: Request<'_>) -> Result<(), Error<Refusal>> {
    let Request { email, network, form } = request;
    let email = EmailAddress::parse(email).map_err(|error| Error::Refused(Refusal::Invalid(Wrong::new("email", error))))?;
    let key = email.key();
    if !limit::allow(ctx, What::RecoveryByNetwork, network).await? {
        return Err(Error::Refused(Refusal::TooMany));
    }
    if !limit::allow(ctx, What::RecoveryByLogin, &key).await? {
        return Ok(());
    }
    let mut tx = ctx.db.write().await?;
    // A second mail would end the link of the first.
    if !limit::comes_first(ctx, &mut tx, form, &format!("{job}:{key}")).await? {
        return Ok(());
    }
    let waiting = create::find_waiting(&mut tx, &key).await?;
    let known = store::account::find_by_email(&mut tx, &key).await?;
    let account = if job == LOST_LINK_JOB { waiting.or(known) } else { known.or(waiting) };
    outbox::job(ctx, &mut tx, job, json!({ "account": account.map_or(Uuid::nil(), |account| account.id) }), None, None).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

/// Mails what was asked for, if anybody has that account.
pub(crate) async fn answer(ctx: &Ctx, kind: &str, payload: &Value) -> Result<(), JobError> {
    let id = id_in(payload, "account")?;
    let mut tx = ctx.db.write().await?;
    let Some(account) = store::account::lookup(&mut tx, id).await?.filter(|account| account.deactivated_at.is_none()) else { return Ok(()) };
    if kind == LOST_LINK_JOB {
        letters::link_again(ctx, &mut tx, &account).await?;
    } else {
        letters::new_password(ctx, &mut tx, &account).await?;
    }
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}
