//! Leaving for the institution's sign-on server.

use connect::sso::{Asked, SsoError};
use store::sso::NewSignOn;
use uuid::Uuid;

use super::Purpose;
use crate::accounts::limit::{self, What};
use crate::actor::Person;
use crate::error::Error;
use crate::{Ctx, keys};

/// How long a person may take at the sign-on server.
const AWAY: chrono::TimeDelta = chrono::TimeDelta::minutes(10);

/// Where to send the browser, and the token it must come back with.
#[derive(Clone, Debug)]
pub struct Departure {
    pub address: String,
    pub token: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The institution has no sign-on.
    NotOffered,
    TooMany,
    /// The sign-on server does not answer.
    Down,
}

struct Leaving<'a> {
    purpose: Purpose,
    account: Option<Uuid>,
    payload: &'a str,
    return_path: &'a str,
    network: &'a str,
}

/// « Connexion ENT ». A quiet attempt comes back without a word when nobody is signed on there.
pub async fn sign_in(ctx: &Ctx, return_path: &str, quiet: bool, network: &str) -> Result<Departure, Error<Refusal>> {
    let purpose = if quiet { Purpose::Quiet } else { Purpose::SignIn };
    leave(ctx, Leaving { purpose, account: None, payload: "", return_path, network }).await
}

/// To link the person's account.
pub async fn link(ctx: &Ctx, person: &Person, network: &str) -> Result<Departure, Error<Refusal>> {
    leave(ctx, Leaving { purpose: Purpose::Link, account: Some(person.account.0), payload: "", return_path: "", network }).await
}

/// To validate the address of an account created behind a sign-on: following its link is half of the proof.
pub async fn activate(ctx: &Ctx, link: &str, network: &str) -> Result<Departure, Error<Refusal>> {
    leave(ctx, Leaving { purpose: Purpose::Activate, account: None, payload: link, return_path: "", network }).await
}

async fn leave(ctx: &Ctx, leaving: Leaving<'_>) -> Result<Departure, Error<Refusal>> {
    if !ctx.sso.is_configured() {
        return Err(Error::Refused(Refusal::NotOffered));
    }
    if !limit::allow(ctx, What::SignOnByNetwork, leaving.network).await? {
        return Err(Error::Refused(Refusal::TooMany));
    }
    let random = || keys::token(ctx.ids.bytes::<32>());
    let ((token, hash), (state, _), (nonce, _), (verifier, _)) = (random(), random(), random(), random());
    let asked = Asked { state: &state, nonce: &nonce, verifier: &verifier, how: leaving.purpose.how() };
    let address = ctx.sso.begin(&asked).await.map_err(down)?;
    let now = ctx.now();
    let mut tx = ctx.db.write().await?;
    let new = NewSignOn {
        id: ctx.ids.uuid(now),
        hash: &hash,
        purpose: leaving.purpose.code(),
        account: leaving.account,
        payload: leaving.payload,
        return_path: leaving.return_path,
        state: &state,
        nonce: &nonce,
        verifier: &verifier,
        expires_at: now + AWAY,
    };
    store::sso::add(&mut tx, &new).await?;
    tx.commit().await?;
    Ok(Departure { address, token })
}

fn down(error: SsoError) -> Error<Refusal> {
    tracing::warn!(%error, "nobody can be sent to the sign-on server");
    Error::Refused(Refusal::Down)
}
