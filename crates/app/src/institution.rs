//! What pages show of the institution besides its name: the logo it uploaded.

use bytes::Bytes;
use connect::files::FileKey;

use crate::Ctx;
use crate::error::Error;

/// A picture that browsers may show.
#[derive(Clone, Debug)]
pub struct Logo {
    pub bytes: Bytes,
    pub content_type: &'static str,
    /// Changes with the content.
    pub etag: String,
}

/// Pictures accepted as a logo.
const TYPES: [&str; 3] = ["image/svg+xml", "image/png", "image/jpeg"];

/// The logo of the setting `institution.logo`: the identifier of a stored file. `NotFound` while there is none.
pub async fn logo(ctx: &Ctx) -> Result<Logo, Error> {
    let id = ctx.settings().institution_logo.parse().map_err(|_| Error::NotFound)?;
    let mut tx = ctx.db.read().await?;
    let file = store::document::stored_file(&mut tx, id).await?.ok_or(Error::NotFound)?;
    drop(tx);
    let content_type = TYPES.into_iter().find(|known| *known == file.content_type).ok_or(Error::NotFound)?;
    let key: FileKey = file.file_key.parse().map_err(|_| Error::NotFound)?;
    let bytes = ctx.files.get(&key).await?;
    Ok(Logo { bytes, content_type, etag: file.sha256 })
}
