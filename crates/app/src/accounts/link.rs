//! Single-use links in mails: what they are for, how long they work.
//!
//! 256 random bits, of which only a digest is stored; the newest link of a purpose is the one that works.

use domain::time::Instant;
use store::Tx;
use store::account::Account;
use store::account::token::{self, NewToken, Token};
use uuid::Uuid;

use crate::{Ctx, keys};

/// What following a link allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Activation,
    NewPassword,
    /// The payload is the new address.
    NewEmail,
}

impl Purpose {
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Activation => "activation",
            Self::NewPassword => "password",
            Self::NewEmail => "email",
        }
    }
}

/// A link that leads nowhere: never issued, used, replaced by a newer one, or too old. People are told the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotValid;

/// A link that may be followed, and whose it is.
pub(super) struct Valid {
    pub token: Token,
    pub account: Account,
}

/// Makes a link's token; the earlier ones of the same purpose stop working.
pub(super) async fn issue(ctx: &Ctx, tx: &mut Tx, account: Uuid, purpose: Purpose, payload: Option<&str>, expires_at: Instant) -> store::Result<String> {
    let now = ctx.now();
    let (token, hash) = keys::token(ctx.ids.bytes::<32>());
    token::add(tx, &NewToken { id: ctx.ids.uuid(now), account, purpose: purpose.code(), hash: &hash, payload, expires_at, now }).await?;
    Ok(token)
}

/// Ends the link to a new address, if one waits to be followed: whoever asked for it may be who is being locked out.
pub(super) async fn end_new_address(ctx: &Ctx, tx: &mut Tx, account: Uuid) -> store::Result<()> {
    token::revoke(tx, account, Purpose::NewEmail.code(), ctx.now()).await
}

/// The link behind a token, used or not; none when it was never issued, or the account may not be used any more.
pub(super) async fn find(tx: &mut Tx, token: &str, purpose: Purpose) -> store::Result<Option<Valid>> {
    let Some(token) = token::find(tx, &keys::token_hash(token), purpose.code()).await? else { return Ok(None) };
    let account = store::account::lookup(tx, token.account_id).await?.filter(|account| account.deactivated_at.is_none());
    Ok(account.map(|account| Valid { token, account }))
}

impl Valid {
    /// The link when it can still be followed.
    pub fn usable(self, now: Instant) -> Option<Self> {
        (self.token.used_at.is_none() && now < self.token.expires_at).then_some(self)
    }
}
