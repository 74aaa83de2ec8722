//! Forms posted after the session ended: kept for a day, sealed, for the account that typed them and nobody else.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Ctx, keys};

/// How long a form is kept, and how long an ended session still tells whose it was.
pub const HOURS: i64 = 24;

/// Forms kept of one account; older ones give way.
const MOST: i64 = 20;

const USAGE: &str = "kept-form";

/// A form as it was posted, without its token and without passwords.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptForm {
    /// Where it was posted to.
    pub action: String,
    /// The page it stood on, to lead back to.
    pub page: String,
    pub fields: Vec<(String, String)>,
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
    let Some(session) = store::session::find(&mut tx, &keys::token_hash(token)).await? else { return Ok(None) };
    let idle_end = session.last_seen_at + chrono::TimeDelta::minutes(ctx.settings().session_idle_minutes);
    let ended = session.expires_at.min(idle_end);
    let in_use = session.activated_at.is_some() && session.deactivated_at.is_none();
    Ok((in_use && ended <= now && now < ended + chrono::TimeDelta::hours(HOURS)).then_some(session.account_id))
}

/// Keeps a form for an account.
pub async fn keep(ctx: &Ctx, account: Uuid, form: &KeptForm) -> store::Result<()> {
    let text = serde_json::to_vec(form).unwrap_or_default();
    let Some(sealed) = ctx.keys.seal(USAGE, account.as_bytes(), ctx.ids.bytes(), &text) else { return Ok(()) };
    let now = ctx.now();
    let expires_at = now + chrono::TimeDelta::hours(HOURS);
    let mut tx = ctx.db.write().await?;
    let new = store::account::kept_form::NewKept { id: ctx.ids.uuid(now), account, path: &form.action, sealed: &sealed, expires_at };
    store::account::kept_form::put(&mut tx, &new, MOST).await?;
    tx.commit().await
}

/// The forms kept of an account, the latest first.
pub async fn of_account(ctx: &Ctx, account: Uuid) -> store::Result<Vec<KeptForm>> {
    let mut tx = ctx.db.read().await?;
    let rows = store::account::kept_form::of_account(&mut tx, account, ctx.now()).await?;
    let open = |row: store::account::kept_form::Kept| serde_json::from_slice(&ctx.keys.open(USAGE, account.as_bytes(), &row.sealed)?).ok();
    Ok(rows.into_iter().filter_map(open).collect())
}

/// Forgets what was posted to an address, once it was posted again.
pub async fn forget(ctx: &Ctx, account: Uuid, action: &str) -> store::Result<()> {
    let mut tx = ctx.db.write().await?;
    store::account::kept_form::remove(&mut tx, account, action).await?;
    tx.commit().await
}
