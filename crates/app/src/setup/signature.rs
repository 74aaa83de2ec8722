//! The picture of a signature, of a committee or of a centre.

use store::Tx;
use store::document::StoredFile;
use uuid::Uuid;

use super::common::trace;
use super::stored_file::{self, Refusal};
use super::typed::Typed;
use crate::Ctx;
use crate::actor::Person;
use crate::apply::deposit::Upload;
use crate::error::Error;

/// Name of the file that is there.
pub(super) async fn name(tx: &mut Tx, id: Option<Uuid>) -> store::Result<Option<String>> {
    match id {
        Some(id) => Ok(store::document::stored_file(tx, id).await?.map(|file| file.name)),
        None => Ok(None),
    }
}

/// Checks and stores an upload, if there is one.
pub(super) async fn keep(ctx: &Ctx, upload: Option<Upload>) -> Result<Option<StoredFile>, Error<Refusal>> {
    match upload {
        Some(upload) => Ok(Some(stored_file::keep(ctx, &upload, stored_file::Kind::Signature).await?)),
        None => Ok(None),
    }
}

/// Writes the file's row and the line of the trace; returns what the owner points to now. Letters that were issued with
/// the earlier picture keep it.
pub(super) async fn put<R>(
    ctx: &Ctx,
    tx: &mut Tx,
    person: &Person,
    object: String,
    before: Option<Uuid>,
    file: Option<StoredFile>,
) -> Result<Option<Uuid>, Error<R>> {
    let before = name(tx, before).await?;
    if let Some(file) = &file {
        store::document::add_stored_file(tx, file, ctx.now()).await?;
    }
    let (id, after) = file.map_or((None, None), |file| (Some(file.id), Some(file.name)));
    let (before, after) = (Typed::default().with_some("signature", before), Typed::default().with_some("signature", after));
    trace(ctx, tx, person, object, Some(&before), Some(&after)).await?;
    Ok(id)
}
