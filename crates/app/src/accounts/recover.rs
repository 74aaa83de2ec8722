//! « J'ai oublié mes identifiants » and « J'ai perdu mon code d'activation ».
//!
//! The answer and the time it takes are the same whether or not the address is known: the request only leaves a job,
//! which looks further.

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
    TooMany,
}

/// Asks for the login and a link to choose a new password.
pub async fn forgotten(ctx: &Ctx, email: &str, network: &str) -> Result<(), Error<Refusal>> {
    request(ctx, FORGOTTEN_JOB, email, network).await
}

/// Asks for another activation link.
pub async fn lost_link(ctx: &Ctx, email: &str, network: &str) -> Result<(), Error<Refusal>> {
    request(ctx, LOST_LINK_JOB, email, network).await
}

async fn request(ctx: &Ctx, job: &'static str, email: &str, network: &str) -> Result<(), Error<Refusal>> {
    let email = EmailAddress::parse(email).map_err(|error| Error::Refused(Refusal::Invalid(Wrong::new("email", error))))?;
    let key = email.key();
    if !limit::allow(ctx, What::RecoveryByNetwork, network).await? || !limit::allow(ctx, What::RecoveryByLogin, &key).await? {
        return Err(Error::Refused(Refusal::TooMany));
    }
    let mut tx = ctx.db.write().await?;
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
