//! Pictures of the pages of a document, drawn once in the limited child process and kept beside the file.

use bytes::Bytes;
use connect::files::{FileKey, FilesError};
use domain::permissions::Right;
use paper::SandboxError;
use store::document::Version;
use uuid::Uuid;

use super::staff;
use crate::Ctx;
use crate::actor::Person;
use crate::error::{Error, Fault};
use crate::papers::files::read;

/// Width of a drawn page, in pixels: sharp at twice the width of the viewer.
const WIDTH: u32 = 1_240;
/// Pages shown in the viewer; longer documents are read in the PDF.
pub const MOST_PAGES: i32 = 60;

/// The version of a document in a dossier that the person may open: the one that counts, or an earlier one by its
/// identifier.
pub async fn version(ctx: &Ctx, person: &Person, number: i64, document: &str, id: Option<Uuid>) -> Result<Version, Error> {
    let dossier = staff::load::<std::convert::Infallible>(ctx, person, number, Right::Dossier).await?;
    super::open::seen(ctx, person, &dossier.application).await?;
    let item = dossier.items.into_iter().find(|item| item.kind.code == document).ok_or(Error::NotFound)?;
    let mut versions = item.version.into_iter().chain(item.newer).chain(item.history.into_iter().map(|(version, _)| version));
    match id {
        None => versions.next(),
        Some(id) => versions.find(|version| version.id == id),
    }
    .ok_or(Error::NotFound)
}

/// The picture of a page (from 1) as PNG.
pub async fn page(ctx: &Ctx, version: &Version, page: usize) -> Result<Bytes, Error> {
    let pages = usize::try_from(version.pages.unwrap_or(0).min(MOST_PAGES)).unwrap_or(0);
    if page == 0 || page > pages {
        return Err(Error::NotFound);
    }
    let key = FileKey::document(version.id, &format!("page-{page}.png")).map_err(|_| Error::internal("file key"))?;
    match ctx.files.get(&key).await {
        Ok(bytes) => return Ok(bytes),
        Err(FilesError::NotFound) => {}
        Err(error) => return Err(error.into()),
    }
    let pdf = read(ctx, version.canonical_key.as_deref().ok_or(Error::NotFound)?).await?;
    let drawn = match ctx.sandbox.preview(&pdf, page, WIDTH).await {
        Ok(drawn) => Bytes::from(drawn.png),
        Err(SandboxError::Unavailable(error)) => return Err(Error::Fault(Fault::Unavailable(format!("document worker: {error}")))),
        Err(SandboxError::TimedOut(_) | SandboxError::Unreadable { .. }) => return Err(Error::NotFound),
    };
    // A picture that cannot be kept is drawn again next time.
    if let Err(error) = ctx.files.put(&key, drawn.clone()).await {
        tracing::warn!(error = crate::error::describe(&error), "a drawn page was not kept");
    }
    Ok(drawn)
}
