//! Taking a person out of the product: after their own request, or because the account has not been used for years.
//!
//! One place for both, so that both forget the same. Rows go or are emptied in the caller's transaction, with one line of
//! trace; files are deleted by a job, which goes on until the store answers.

use chrono::NaiveDate;
use connect::files::FileKey;
use serde_json::{Value, json};
use store::Tx;
use store::account::erase::VersionFiles;
use store::application::message::Joined;
use uuid::Uuid;

use crate::Ctx;
use crate::audit::{self, Entry, Who};
use crate::jobs::JobError;
use crate::outbox;
use crate::review::pictures::MOST_PAGES;

/// The job that deletes files.
pub const DELETE_FILES: &str = "files.delete";
/// Files that one job deletes.
const AT_ONCE: usize = 200;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Erased,
    /// Something was submitted in a campaign under way and is kept until this day, the whole person with it.
    Kept {
        until: NaiveDate,
    },
    /// The person holds a role, which has to be taken away first.
    Staff,
    /// Nobody has this account, or it was erased before.
    Unknown,
}

/// Why a person is taken out, as the trace says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The person asked for it.
    Request,
    /// Nobody used the account for too long.
    Unused,
}

impl Why {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Unused => "unused",
        }
    }
}

/// Makes everybody else who would write something of the person wait until this transaction ends. Applications in one
/// order, so that two of us never wait for each other.
pub async fn lock(tx: &mut Tx, account: Uuid) -> store::Result<()> {
    store::account::lock(tx, account).await?;
    let mut numbers: Vec<i64> = store::application::of_account(tx, account).await?.into_iter().map(|own| own.number).collect();
    numbers.sort_unstable();
    for number in numbers {
        store::application::lock(tx, number).await?;
    }
    Ok(())
}

/// Whether the person could be taken out now. Changes nothing.
pub async fn look(ctx: &Ctx, tx: &mut Tx, account: Uuid) -> store::Result<Outcome> {
    let Some(found) = store::account::lookup(tx, account).await? else { return Ok(Outcome::Unknown) };
    if is_erased(&found) {
        return Ok(Outcome::Unknown);
    }
    if !store::rights::of_account(tx, account).await?.is_empty() {
        return Ok(Outcome::Staff);
    }
    Ok(match store::account::erase::kept_until(tx, account, ctx.today()).await? {
        Some(until) => Outcome::Kept { until },
        None => Outcome::Erased,
    })
}

/// Takes the person out in the caller's transaction, unless the law or their role keeps them. Wake the worker after the
/// commit.
pub async fn erase(ctx: &Ctx, tx: &mut Tx, account: Uuid, who: &Who, why: Why) -> store::Result<Outcome> {
    lock(tx, account).await?;
    let outcome = look(ctx, tx, account).await?;
    if outcome != Outcome::Erased {
        return Ok(outcome);
    }
    let keys = keys_of(tx, account).await?;
    delete_later(ctx, tx, &keys).await?;
    store::account::erase::rows(tx, account, ctx.now()).await?;
    let entry = Entry {
        action: "account.erase",
        application: None,
        object: format!("account:{account}"),
        before: None,
        after: Some(json!({ "why": why.code(), "files": keys.len() })),
    };
    audit::record(ctx, tx, who, entry).await?;
    Ok(outcome)
}

/// An account that nobody is behind any more.
#[must_use]
pub fn is_erased(account: &store::account::Account) -> bool {
    is_nobodys(&account.email)
}

/// The same, by the address of the account.
#[must_use]
pub const fn is_nobodys(email: &str) -> bool {
    email.is_empty()
}

/// Everything the store of files may hold of the person: as received, bound, and drawn page by page.
async fn keys_of(tx: &mut Tx, account: Uuid) -> store::Result<Vec<String>> {
    let mut keys = store::account::erase::export_keys(tx, account).await?;
    keys.extend(store::account::erase::letter_keys(tx, account).await?);
    keys.extend(store::account::erase::bundle_keys(tx, account).await?);
    keys.extend(store::account::erase::joined(tx, account).await?.into_iter().flat_map(keys_of_joined));
    keys.extend(store::account::erase::files(tx, account).await?.into_iter().flat_map(keys_of_version));
    Ok(keys)
}

/// The keys of a document joined to a message.
pub(crate) fn keys_of_joined(joined: Joined) -> Vec<String> {
    std::iter::once(joined.key).chain(joined.received.into_iter().map(|file| file.key)).collect()
}

/// The keys of a version of a document, or of a file of a form: as received, bound, drawn.
pub(crate) fn keys_of_version(version: VersionFiles) -> Vec<String> {
    let mut keys: Vec<String> = version.received.0.into_iter().map(|file| file.key).collect();
    keys.extend(version.canonical_key);
    let drawn = (1..=version.pages.unwrap_or(0).min(MOST_PAGES)).filter_map(|page| FileKey::document(version.id, &format!("page-{page}.png")).ok());
    keys.extend(drawn.map(|key| key.to_string()));
    keys
}

/// Adds the jobs that delete these files.
pub(crate) async fn delete_later(ctx: &Ctx, tx: &mut Tx, keys: &[String]) -> store::Result<()> {
    for some in keys.chunks(AT_ONCE) {
        outbox::job(ctx, tx, DELETE_FILES, json!({ "keys": some }), None, None).await?;
    }
    Ok(())
}

/// Deletes the files a job names. One that is gone already is a success.
pub async fn delete_files(ctx: &Ctx, payload: &Value) -> Result<(), JobError> {
    for key in payload.get("keys").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
        let Ok(key) = key.parse::<FileKey>() else { continue };
        ctx.files.delete(&key).await.map_err(|error| JobError::Retry(crate::error::describe(&error)))?;
    }
    Ok(())
}
