//! Forms that were typed and not saved: kept for a day, sealed, for the account that typed them and nobody else. They
//! were posted after their session ended, or are drafts, kept while they are being typed.

use serde::{Deserialize, Serialize};
use store::account::kept_form as rows;
use uuid::Uuid;

use super::erase::is_erased;
use super::limit::{self, What};
use crate::error::Error;
use crate::{Ctx, keys};

/// How long a form is kept, and how long an ended session still tells whose it was.
pub const HOURS: i64 = 24;

/// Forms kept of one account; older ones give way.
const MOST: i64 = 20;

/// Longest draft, in bytes of names and values: no page of a profile comes near.
pub const LONGEST_DRAFT: usize = 32 * 1024;

const USAGE: &str = "kept-form";

/// A form as it was posted, without its token and without passwords.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptForm {
    /// Where it was posted to.
    pub action: String,
    /// The page it stood on, to lead back to.
    pub page: String,
    pub fields: Vec<(String, String)>,
    /// For a draft: what stands for the page that it was typed in.
    #[serde(default)]
    pub draft: Option<String>,
}

impl KeptForm {
    /// The values of a field, in order.
    pub fn values<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

/// Whose session the token belonged to, when it ended less than a day ago and the account is in use.
pub async fn former(ctx: &Ctx, token: &str) -> store::Result<Option<Uuid>> {
    let now = ctx.now();
    let mut tx = ctx.db.read().await?;
    let Some(store::session::Identified { session, .. }) = store::session::find(&mut tx, &keys::token_hash(token)).await? else { return Ok(None) };
    let idle_end = session.last_seen_at + chrono::TimeDelta::minutes(ctx.settings().session_idle_minutes);
    let ended = session.expires_at.min(idle_end);
    let in_use = session.activated_at.is_some() && session.deactivated_at.is_none();
    Ok((in_use && ended <= now && now < ended + chrono::TimeDelta::hours(HOURS)).then_some(session.account_id))
}

/// Keeps a form for an account.
pub async fn keep(ctx: &Ctx, account: Uuid, form: &KeptForm) -> store::Result<()> {
    let mut tx = ctx.db.write().await?;
    if is_gone(&mut tx, account).await? {
        return Ok(());
    }
    put(ctx, &mut tx, account, form).await?;
    tx.commit().await
}

/// Whether the account was erased while the form was on its way. Holds back an erasure that comes now until this ends.
async fn is_gone(tx: &mut store::Tx, account: Uuid) -> store::Result<bool> {
    Ok(store::account::lock(tx, account).await?.is_none_or(|account| is_erased(&account)))
}

async fn put(ctx: &Ctx, tx: &mut store::Tx, account: Uuid, form: &KeptForm) -> store::Result<()> {
    let text = serde_json::to_vec(form).unwrap_or_default();
    let Some(sealed) = ctx.keys.seal(USAGE, account.as_bytes(), ctx.ids.bytes(), &text) else { return Ok(()) };
    let now = ctx.now();
    let expires_at = now + chrono::TimeDelta::hours(HOURS);
    rows::put(tx, &rows::NewKept { id: ctx.ids.uuid(now), account, path: &form.action, sealed: &sealed, expires_at }, MOST).await
}

fn open(ctx: &Ctx, account: Uuid, row: &rows::KeptRow) -> Option<KeptForm> {
    serde_json::from_slice(&ctx.keys.open(USAGE, account.as_bytes(), &row.sealed)?).ok()
}

/// Why a draft is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    TooLarge,
    TooMany,
}

/// Keeps a form as it is being typed, instead of what was kept of it before. `known` is the draft that its page showed;
/// `entry` is the entry of the profile that the form changes, by kind and number: a window that is still open on one that
/// was removed keeps nothing.
///
/// True when another page had kept something else of the same form meanwhile: the last one to type is what counts.
pub async fn draft(ctx: &Ctx, account: Uuid, form: &KeptForm, known: &str, entry: Option<(&str, Uuid)>) -> Result<bool, Error<Refusal>> {
    if form.fields.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>() > LONGEST_DRAFT {
        return Err(Error::Refused(Refusal::TooLarge));
    }
    let mut tx = ctx.db.write().await?;
    if is_gone(&mut tx, account).await? {
        return Ok(false);
    }
    // The account is held: a removal comes before this, or finds the draft.
    if let Some((kind, id)) = entry
        && store::profile::record(&mut tx, account, kind, id).await?.is_none()
    {
        return Err(Error::NotFound);
    }
    if !limit::allow_within(ctx, &mut tx, What::Draft, &account.to_string()).await? {
        return Err(Error::Refused(Refusal::TooMany));
    }
    let before = rows::of_path(&mut tx, account, &form.action, ctx.now()).await?.and_then(|row| open(ctx, account, &row));
    let other = before.and_then(|before| before.draft).is_some_and(|page| form.draft.as_ref() != Some(&page) && page != known);
    put(ctx, &mut tx, account, form).await?;
    tx.commit().await?;
    Ok(other)
}

/// The forms kept of an account, the latest first.
pub async fn of_account(ctx: &Ctx, account: Uuid) -> store::Result<Vec<KeptForm>> {
    let mut tx = ctx.db.read().await?;
    let kept = rows::of_account(&mut tx, account, ctx.now()).await?;
    Ok(kept.iter().filter_map(|row| open(ctx, account, row)).collect())
}

/// Forgets what is kept of the form of an address: it was posted, or is given up.
pub async fn forget(ctx: &Ctx, account: Uuid, action: &str) -> store::Result<()> {
    let mut tx = ctx.db.write().await?;
    rows::remove(&mut tx, account, action).await?;
    tx.commit().await
}
