//! Somebody the institution knows and who has no account here yet, between arriving and choosing what to do.

use domain::email::EmailAddress;
use serde::{Deserialize, Serialize};
use store::Tx;
use store::sso::SignOn;

use super::{Facts, Marks, Purpose};
use crate::error::Error;
use crate::{Ctx, keys};

/// Nobody arrived with this browser, or too long ago.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gone;

/// Who arrived, for the pages.
#[derive(Clone, Debug)]
pub struct Newcomer {
    pub login: String,
    pub facts: Facts,
    /// The directory did not answer: what it would have filled in has to be typed.
    pub directory_is_silent: bool,
    /// Address of the account they began to create, which still waits for its link to be followed.
    pub waiting: Option<String>,
}

impl Newcomer {
    /// Whether something of the form stays empty because the directory did not answer.
    #[must_use]
    pub fn misses_the_directory(&self) -> bool {
        let facts = &self.facts;
        self.directory_is_silent && (facts.last_name.is_none() || facts.first_name.is_none() || facts.email.is_none())
    }
}

/// What the institution told of somebody who arrived, as it is stored.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct PendingFacts {
    #[serde(flatten)]
    pub facts: Facts,
    #[serde(default)]
    pub directory_is_silent: bool,
}

/// Who arrived, for the use cases.
pub(super) struct Pending {
    pub row: SignOn,
    pub login: String,
    pub facts: Facts,
    pub directory_is_silent: bool,
    pub marks: Marks,
}

impl Pending {
    /// Whether the institution itself gave this address to the person: then it needs no link.
    pub fn vouches_for(&self, email: &EmailAddress) -> bool {
        self.facts.email.as_deref().and_then(|own| EmailAddress::parse(own).ok()).is_some_and(|own| own.key() == email.key())
    }
}

/// For the first visit.
pub async fn look(ctx: &Ctx, token: Option<&str>) -> Result<Newcomer, Error<Gone>> {
    let mut tx = ctx.db.read().await?;
    let pending = find(ctx, &mut tx, token, false).await?.ok_or(Error::Refused(Gone))?;
    let waiting =
        store::account::find_by_sso_login(&mut tx, &pending.login).await?.filter(|account| account.activated_at.is_none()).map(|account| account.email);
    Ok(Newcomer { login: pending.login, facts: pending.facts, directory_is_silent: pending.directory_is_silent, waiting })
}

/// Who arrived with this token: to link an account, or on a first visit.
pub(super) async fn find(ctx: &Ctx, tx: &mut Tx, token: Option<&str>, to_link: bool) -> store::Result<Option<Pending>> {
    let Some(token) = token else { return Ok(None) };
    let Some(mut row) = store::sso::find(tx, &keys::token_hash(token)).await? else { return Ok(None) };
    let is_meant = (Purpose::from_code(&row.purpose) == Some(Purpose::Link)) == to_link && ctx.now() < row.expires_at;
    let Some(login) = row.login.take().filter(|_| is_meant) else { return Ok(None) };
    let kept: PendingFacts = row.facts.as_deref().and_then(|json| serde_json::from_str(json).ok()).unwrap_or_default();
    let marks = Marks { ticket: row.ticket_hash.take(), subject: row.subject_hash.take(), hint: row.sign_out_hint.take() };
    Ok(Some(Pending { row, login, facts: kept.facts, directory_is_silent: kept.directory_is_silent, marks }))
}
