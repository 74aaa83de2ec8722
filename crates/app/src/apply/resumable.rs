//! Files that arrive in blocks and survive a cut: begun, continued where they were, and named by the form that deposits
//! them.
//!
//! A block is in the store of files before its row counts it, so that any node goes on from there and a kill loses one
//! block at most. What nobody finishes within a day is removed.

use bytes::{Bytes, BytesMut};
use connect::files::{Area, FileKey, FilesError};
use domain::application::document::Event;
use futures::TryStreamExt as _;
use paper::RefusalReason;
use std::collections::HashSet;
use uuid::Uuid;

use super::deposit::{self, Deposited};
use super::own;
use crate::Ctx;
use crate::actor::Person;
use crate::error::{Error, Fault, describe};

/// The most bytes of one block.
pub const BLOCK: usize = 256 * 1024;
/// How long an unfinished file is kept.
pub const HOURS: i64 = 24;

/// Which document of which application a file is for.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub number: i64,
    pub document: &'a str,
}

/// How much of a file is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub received: i64,
    pub size: i64,
}

/// Why a file or a block was not taken.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// What would refuse the deposit later refuses the file at once.
    Deposit(deposit::Refusal),
    /// This person has too much on its way already.
    TooMany,
    /// The block is too large, or goes beyond the announced size.
    Block,
    /// The next block begins elsewhere.
    Offset(i64),
}

/// Begins a file of this name and size; its identifier is for the person who began it.
pub async fn begin(ctx: &Ctx, person: &Person, place: Place<'_>, name: &str, size: i64) -> Result<Uuid, Error<Refusal>> {
    let settings = ctx.settings();
    fits(name, size, settings.max_item_bytes())?;
    let mut tx = ctx.db.write().await?;
    let dossier = own::lock(ctx, &mut tx, person, place.number).await?;
    let item = deposit::allowed(ctx, &dossier, place.document.into(), Event::Deposit).map_err(|error| error.map_refusal(Refusal::Deposit))?;
    let (count, announced) = store::upload::open_of(&mut tx, person.account.0).await?;
    if count >= settings.open_uploads || announced + size > settings.open_upload_bytes() {
        return Err(Error::Refused(Refusal::TooMany));
    }
    let now = ctx.now();
    let upload = store::upload::Upload {
        id: ctx.ids.uuid(now),
        account_id: person.account.0,
        application_id: dossier.application.id,
        document_type_id: item.kind.id,
        name: deposit::shown_name(name),
        size,
        received: 0,
        created_at: now,
    };
    store::upload::add(&mut tx, &upload).await?;
    tx.commit().await?;
    Ok(upload.id)
}

fn fits(name: &str, size: i64, limit: i64) -> Result<(), Error<Refusal>> {
    let bytes = |n: i64| u64::try_from(n).unwrap_or(0);
    let reason = match size {
        i64::MIN..=0 => RefusalReason::Empty,
        _ if size > limit => RefusalReason::TooLarge { found: bytes(size), limit: bytes(limit) },
        _ => return Ok(()),
    };
    let file = Some(paper::FileRef { index: 0, name: deposit::shown_name(name) });
    Err(Error::Refused(Refusal::Deposit(deposit::Refusal::File(paper::Refusal { reason, file }))))
}

/// Adds a block that begins at this byte; tells where the next one begins.
pub async fn append(ctx: &Ctx, person: &Person, place: Place<'_>, id: Uuid, offset: i64, block: Bytes) -> Result<i64, Error<Refusal>> {
    let upload = find(ctx, person, place, id).await?;
    if offset != upload.received {
        return Err(Error::Refused(Refusal::Offset(upload.received)));
    }
    let next = offset + i64::try_from(block.len()).unwrap_or(i64::MAX);
    if block.len() > BLOCK || next > upload.size {
        return Err(Error::Refused(Refusal::Block));
    }
    if block.is_empty() {
        return Ok(offset);
    }
    let key = key_at(id, offset)?;
    ctx.files.put(&key, block).await?;
    let mut tx = ctx.db.write().await?;
    if store::upload::advance(&mut tx, id, offset, next).await? {
        tx.commit().await?;
        return Ok(next);
    }
    drop(tx);
    // The same block came twice, or the upload ended meanwhile and nothing of it may stay.
    match find(ctx, person, place, id).await {
        Ok(upload) => Err(Error::Refused(Refusal::Offset(upload.received))),
        Err(error) => {
            ctx.files.delete(&key).await?;
            Err(error)
        }
    }
}

/// How much of a file is there.
pub async fn progress(ctx: &Ctx, person: &Person, place: Place<'_>, id: Uuid) -> Result<Progress, Error> {
    let upload = find(ctx, person, place, id).await?;
    Ok(Progress { received: upload.received, size: upload.size })
}

/// Forgets a file that will not be deposited.
pub async fn give_up(ctx: &Ctx, person: &Person, place: Place<'_>, id: Uuid) -> Result<(), Error> {
    find::<std::convert::Infallible>(ctx, person, place, id).await?;
    let mut tx = ctx.db.write().await?;
    store::upload::remove(&mut tx, id, person.account.0).await?;
    tx.commit().await?;
    destroy(ctx, id).await;
    Ok(())
}

/// Deposits files that have arrived, in this order. Whatever becomes of them, they do not wait any longer; only when
/// something is out of reach may the same form be sent again.
pub async fn deposit(ctx: &Ctx, person: &Person, place: Place<'_>, ids: &[Uuid]) -> Result<Deposited, Error<deposit::Refusal>> {
    let mut uploads = Vec::with_capacity(ids.len());
    let mut document_type = Uuid::nil();
    let mut seen = HashSet::new();
    for id in ids {
        let upload = find(ctx, person, place, *id).await?;
        if !seen.insert(*id) {
            return Err(Error::NotFound);
        }
        if upload.received != upload.size {
            return Err(Error::Refused(deposit::Refusal::Unfinished));
        }
        document_type = upload.document_type_id;
        let Some(bytes) = joined(ctx, &upload).await? else {
            // Another form may have been faster and taken the blocks with it.
            find(ctx, person, place, *id).await?;
            return Err(Error::Refused(deposit::Refusal::Unfinished));
        };
        uploads.push(deposit::Upload { name: upload.name, bytes });
    }
    let done = deposit::take(ctx, person, place.number, document_type.into(), uploads, ids).await;
    match &done {
        Ok(_) => {}
        Err(Error::Refused(_)) => {
            let mut tx = ctx.db.write().await?;
            for id in ids {
                store::upload::remove(&mut tx, *id, person.account.0).await?;
            }
            tx.commit().await?;
        }
        Err(_) => return done,
    }
    for id in ids {
        destroy(ctx, *id).await;
    }
    done
}

/// Removes the blocks of uploads that are over: finished, given up, purged, or cut off by a kill.
pub async fn sweep(ctx: &Ctx) -> Result<(), Fault> {
    // Listed before the rows are read: a block that is listed had its row already.
    let listed: Vec<FileKey> = ctx.files.list(Area::Upload).map_ok(|(key, _)| key).try_collect().await?;
    if listed.is_empty() {
        return Ok(());
    }
    let mut tx = ctx.db.read().await?;
    let living: HashSet<Uuid> = store::upload::living(&mut tx).await?.into_iter().collect();
    drop(tx);
    for key in listed.iter().filter(|key| key.id().is_none_or(|id| !living.contains(&id))) {
        ctx.files.delete(key).await?;
    }
    Ok(())
}

async fn find<R>(ctx: &Ctx, person: &Person, place: Place<'_>, id: Uuid) -> Result<store::upload::Upload, Error<R>> {
    let mut tx = ctx.db.read().await?;
    store::upload::find(&mut tx, id, person.account.0, place.number, place.document).await?.ok_or(Error::NotFound)
}

fn key_at(id: Uuid, offset: i64) -> Result<FileKey, Fault> {
    FileKey::block(id, u64::try_from(offset).unwrap_or(0)).map_err(|_| Fault::Internal("file key".to_owned()))
}

/// The whole file; none when its blocks do not make it up.
async fn joined(ctx: &Ctx, upload: &store::upload::Upload) -> Result<Option<Bytes>, Fault> {
    let mut whole = BytesMut::with_capacity(usize::try_from(upload.size).unwrap_or(0));
    let mut offset = 0;
    while offset < upload.size {
        let block = match ctx.files.get(&key_at(upload.id, offset)?).await {
            Ok(block) if !block.is_empty() => block,
            Ok(_) | Err(FilesError::NotFound) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        offset += i64::try_from(block.len()).unwrap_or(i64::MAX);
        whole.extend_from_slice(&block);
    }
    Ok((offset == upload.size).then(|| whole.freeze()))
}

/// Deletes the blocks of an upload that is over; what a failure leaves behind is swept up within the hour.
async fn destroy(ctx: &Ctx, id: Uuid) {
    if let Err(fault) = delete_blocks(ctx, id).await {
        tracing::warn!(cause = describe(&fault), "blocks of an upload stay until the next sweep");
    }
}

async fn delete_blocks(ctx: &Ctx, id: Uuid) -> Result<(), FilesError> {
    let mut offset = 0;
    while let Ok(key) = FileKey::block(id, offset) {
        let length = match ctx.files.head(&key).await {
            Ok(info) => info.size,
            Err(FilesError::NotFound) => return Ok(()),
            Err(error) => return Err(error),
        };
        ctx.files.delete(&key).await?;
        offset += length.max(1);
    }
    Ok(())
}
