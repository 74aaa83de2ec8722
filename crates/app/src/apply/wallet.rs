//! Documents deposited once and used again: for another application, another document, another year. What was common to the
//! applications of another campaign is taken over like any other.
//!
//! A copy is a deposit like any other: a version of its own with files of its own, so that what happens to one is no
//! business of the other. It was checked when it first came.

use std::collections::HashSet;

use connect::files::FileKey;
use domain::application::document::Event;
use store::Tx;
use store::document::Version;
use store::document::wallet::Held;
use uuid::Uuid;

use super::deposit::{self, Deposited, Refusal};
use super::own::{self, Read};
use crate::Ctx;
use crate::actor::Person;
use crate::dossier::{Dossier, Item};
use crate::error::{Error, Fault};

/// What a person could use again, each file once, the latest first.
#[derive(Clone, Debug, Default)]
pub struct Wallet(Vec<Held>);

impl Wallet {
    /// Everything a person has deposited.
    pub async fn of(ctx: &Ctx, person: &Person) -> store::Result<Self> {
        let mut tx = ctx.db.glance().await?;
        Ok(Self(store::document::wallet::of_account(&mut tx, person.account.0).await?))
    }

    /// What of it may serve for a document: not what stands there already, files for the same document first.
    #[must_use]
    pub fn for_item(&self, item: &Item) -> Vec<&Held> {
        let mut offered: Vec<&Held> = self.0.iter().filter(|held| may_serve(item, held.document_id, &held.sha256)).collect();
        offered.sort_by_key(|held| held.document_type_id != item.kind.id);
        let mut seen = HashSet::new();
        offered.retain(|held| seen.insert(held.sha256.as_str()));
        offered
    }
}

/// Whether a file of a person's documents is another than what stands at an item.
fn may_serve(item: &Item, document: Uuid, sha256: &str) -> bool {
    let is_here = item.document.as_ref().is_some_and(|here| here.id == document);
    !is_here && item.version.as_ref().is_none_or(|standing| standing.sha256 != sha256)
}

/// What tells whether a person could use anything again, without saying what.
#[derive(Clone, Debug, Default)]
pub struct Digests(Vec<(Uuid, String)>);

impl Digests {
    pub async fn of(ctx: &Ctx, person: &Person) -> store::Result<Self> {
        let mut tx = ctx.db.glance().await?;
        Self::read(&mut tx, person).await
    }

    /// Of somebody all of whose documents serve this one.
    pub(super) fn of_this(dossier: &Dossier) -> Self {
        Self(dossier.files.clone())
    }

    pub(super) async fn read(tx: &mut Tx, person: &Person) -> store::Result<Self> {
        Ok(Self(store::document::wallet::digests(tx, person.account.0).await?))
    }

    /// Whether [`Wallet::for_item`] finds something.
    #[must_use]
    pub fn serve(&self, item: &Item) -> bool {
        self.0.iter().any(|(document, sha256)| may_serve(item, *document, sha256))
    }
}

/// Deposits a file of the wallet for a document.
pub async fn reuse(ctx: &Ctx, person: &Person, number: i64, document: &str, version: Uuid) -> Result<Deposited, Error<Refusal>> {
    let Read { mut tx, dossier, .. } = own::read(ctx, person, number).await?;
    let item = deposit::allowed(ctx, &dossier, document.into(), Event::Deposit)?;
    let source = source(&mut tx, person, version).await?;
    if item.version.as_ref().is_some_and(|standing| standing.sha256 == source.sha256) {
        // The button pressed twice.
        return Ok(Deposited { pending: false, all_there: dossier.missing().is_empty() });
    }
    deposit::within_application(ctx, &mut tx, person, &dossier, item, source.received_size).await?;
    tx.rollback().await?;
    let copy = copied(ctx, person, source).await?;
    deposit::save_or_discard(ctx, person, number, item.kind.id, copy, &[]).await
}

/// One of the person's own files, as the wallet offers them.
async fn source(tx: &mut Tx, person: &Person, version: Uuid) -> Result<Version, Error<Refusal>> {
    let held = store::document::wallet::of_account(tx, person.account.0).await?;
    if !held.iter().any(|held| held.version_id == version) {
        return Err(Error::NotFound);
    }
    store::document::lookup_version(tx, version).await?.ok_or(Error::NotFound)
}

/// The same version under an identifier of its own. Files are there before a row names them.
async fn copied(ctx: &Ctx, person: &Person, source: Version) -> Result<Version, Error<Refusal>> {
    let now = ctx.now();
    let id = ctx.ids.uuid(now);
    let mut copy = Version { id, number: 1, deposited_at: now, deposited_by: person.account.0, removed_at: None, ..source };
    for file in &mut copy.received.0 {
        file.key = copy_file(ctx, id, &file.key).await?;
    }
    if let Some(key) = &copy.canonical_key {
        copy.canonical_key = Some(copy_file(ctx, id, key).await?);
    }
    Ok(copy)
}

async fn copy_file(ctx: &Ctx, id: Uuid, key: &str) -> Result<String, Fault> {
    let unreadable = |_| Fault::Internal("file key".to_owned());
    let from: FileKey = key.parse().map_err(unreadable)?;
    let to = FileKey::document(id, from.name()).map_err(unreadable)?;
    ctx.files.put(&to, ctx.files.get(&from).await?).await?;
    Ok(to.as_str().to_owned())
}
