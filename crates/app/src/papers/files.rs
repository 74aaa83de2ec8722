//! Reading stored files: the PDF of a document version, or the file as received while it is being checked.

use bytes::Bytes;
use connect::files::FileKey;
use store::document::Version;
use uuid::Uuid;

use crate::Ctx;
use crate::error::Error;

/// A file ready to be sent.
#[derive(Clone, Debug)]
pub struct StoredFile {
    pub bytes: Bytes,
    pub content_type: String,
    pub name: String,
}

/// Whether a version is handed out: as the PDF made of it, or as it was received while that is made. What waits for its PDF
/// was looked at by the antivirus before it was stored; what is in quarantine was not, and what failed is nobody's to open.
#[must_use]
pub fn is_readable(version: &Version) -> bool {
    version.canonical_key.is_some() || version.check_state == "pending"
}

/// The canonical PDF of a version; while there is none, the first file as received.
pub async fn of_version(ctx: &Ctx, version: &Version) -> Result<StoredFile, Error> {
    if let Some(key) = &version.canonical_key {
        return bound(ctx, key, &version.name).await;
    }
    if !is_readable(version) {
        return Err(Error::NotFound);
    }
    let file = version.received.0.first().ok_or(Error::NotFound)?;
    Ok(StoredFile { bytes: read(ctx, &file.key).await?, content_type: file.content_type.clone(), name: file.name.clone() })
}

/// The PDF made of files that were received under this name.
pub async fn bound(ctx: &Ctx, key: &str, received: &str) -> Result<StoredFile, Error> {
    Ok(StoredFile { bytes: read(ctx, key).await?, content_type: "application/pdf".to_owned(), name: pdf_name(received) })
}

/// The name of the PDF made of files that were received under this name: `relevé.jpg` becomes `relevé.pdf`.
#[must_use]
pub fn pdf_name(received: &str) -> String {
    let stem = received.rsplit_once('.').map_or(received, |(stem, _)| stem);
    format!("{stem}.pdf")
}

/// A file that staff uploaded.
pub async fn stored(ctx: &Ctx, id: Uuid) -> Result<StoredFile, Error> {
    let mut tx = ctx.db.read().await?;
    let row = store::document::stored_file(&mut tx, id).await?.ok_or(Error::NotFound)?;
    drop(tx);
    Ok(StoredFile { bytes: read(ctx, &row.file_key).await?, content_type: row.content_type, name: row.name })
}

/// The bytes under a stored key.
pub async fn read(ctx: &Ctx, key: &str) -> Result<Bytes, Error> {
    let key: FileKey = key.parse().map_err(|_| Error::internal("a stored key that is none"))?;
    Ok(ctx.files.get(&key).await?)
}
