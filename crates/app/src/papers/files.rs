//! Reading stored files: the PDF of a document version, or the file as received while it is being checked.

use bytes::Bytes;
use connect::files::{FileKey, FoundFile};
use store::document::Version;
use uuid::Uuid;

use crate::Ctx;
use crate::error::Error;

/// A file ready to be sent, whole or in part.
#[derive(Debug)]
pub struct StoredFile {
    pub content: FoundFile,
    pub content_type: String,
    pub name: String,
    /// SHA-256 of the content in hexadecimal, where a row has it.
    pub sha256: Option<String>,
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
        return bound(ctx, key, &version.name, Some(version.sha256.clone())).await;
    }
    if !is_readable(version) {
        return Err(Error::NotFound);
    }
    let file = version.received.0.first().ok_or(Error::NotFound)?;
    let content = find(ctx, &file.key).await?;
    Ok(StoredFile { content, content_type: file.content_type.clone(), name: file.name.clone(), sha256: Some(file.sha256.clone()) })
}

/// The PDF made of files that were received under this name, with its digest.
pub async fn bound(ctx: &Ctx, key: &str, received: &str, sha256: Option<String>) -> Result<StoredFile, Error> {
    Ok(StoredFile { content: find(ctx, key).await?, content_type: "application/pdf".to_owned(), name: pdf_name(received), sha256 })
}

/// The name of the PDF made of files that were received under this name: `relevé.jpg` becomes `relevé.pdf`.
#[must_use]
pub fn pdf_name(received: &str) -> String {
    let stem = received.rsplit_once('.').map_or(received, |(stem, _)| stem);
    format!("{stem}.pdf")
}

/// A file that staff uploaded.
pub async fn stored(ctx: &Ctx, id: Uuid) -> Result<StoredFile, Error> {
    let row = uploaded(ctx, id).await?;
    Ok(StoredFile { content: find(ctx, &row.file_key).await?, content_type: row.content_type, name: row.name, sha256: Some(row.sha256) })
}

/// What is known of a file that staff uploaded.
pub(crate) async fn uploaded(ctx: &Ctx, id: Uuid) -> Result<store::document::StoredFile, Error> {
    let mut tx = ctx.db.read().await?;
    store::document::stored_file(&mut tx, id).await?.ok_or(Error::NotFound)
}

/// The bytes under a stored key.
pub async fn read(ctx: &Ctx, key: &str) -> Result<Bytes, Error> {
    Ok(ctx.files.get(&parsed(key)?).await?)
}

async fn find(ctx: &Ctx, key: &str) -> Result<FoundFile, Error> {
    Ok(ctx.files.find(&parsed(key)?).await?)
}

fn parsed(key: &str) -> Result<FileKey, Error> {
    key.parse().map_err(|_| Error::internal("a stored key that is none"))
}
