//! Files that staff upload: templates to fill in, the logo.

use connect::files::{Area, FileKey};
use connect::scan::Verdict;
use store::document::StoredFile;

use crate::Ctx;
use crate::apply::deposit::Upload;
use crate::error::{Error, Fault};
use crate::keys::sha256_hex;

/// What a place accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Pdf,
    Png,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NoFile,
    WrongKind,
    TooLarge,
    Infected,
}

impl Refusal {
    /// Message identifier.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoFile => "setup-file-none",
            Self::WrongKind => "setup-file-kind",
            Self::TooLarge => "setup-file-too-large",
            Self::Infected => "setup-file-infected",
        }
    }
}

impl Kind {
    const fn limit(self) -> usize {
        match self {
            Self::Pdf => 10 * 1_048_576,
            Self::Png => 512 * 1024,
        }
    }

    const fn starts_with(self) -> &'static [u8] {
        match self {
            Self::Pdf => b"%PDF-",
            Self::Png => b"\x89PNG\r\n\x1a\n",
        }
    }

    const fn content_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
        }
    }

    const fn file(self) -> &'static str {
        match self {
            Self::Pdf => "template.pdf",
            Self::Png => "logo.png",
        }
    }
}

/// Whether a file that was sent is the one that is there; nothing sent is the same as nothing there.
#[must_use]
pub fn is_same(held: Option<&StoredFile>, sent: Option<&StoredFile>) -> bool {
    let what = |file: &StoredFile| (file.name.clone(), file.sha256.clone());
    held.map(what) == sent.map(what)
}

/// Checks a file by its content and puts it in the store; the caller adds the row.
pub async fn keep(ctx: &Ctx, upload: &Upload, kind: Kind) -> Result<StoredFile, Error<Refusal>> {
    let refusal = match () {
        () if upload.bytes.is_empty() => Some(Refusal::NoFile),
        () if upload.bytes.len() > kind.limit() => Some(Refusal::TooLarge),
        () if !upload.bytes.starts_with(kind.starts_with()) => Some(Refusal::WrongKind),
        () => None,
    };
    if let Some(refusal) = refusal {
        return Err(Error::Refused(refusal));
    }
    match ctx.scanner.scan(&upload.bytes[..]).await {
        Verdict::Infected { .. } => return Err(Error::Refused(Refusal::Infected)),
        Verdict::Unavailable { .. } => return Err(Error::Fault(Fault::Unavailable("antivirus".to_owned()))),
        Verdict::Clean | Verdict::NotConfigured => {}
    }
    let id = ctx.ids.uuid(ctx.now());
    let key = FileKey::new(Area::Institution, id, kind.file()).map_err(|_| Error::internal("file key"))?;
    ctx.files.put(&key, upload.bytes.clone()).await?;
    let base = upload.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = base.chars().filter(|c| !c.is_control()).take(150).collect();
    Ok(StoredFile {
        id,
        file_key: key.as_str().to_owned(),
        name: if name.trim().is_empty() { kind.file().to_owned() } else { name },
        content_type: kind.content_type().to_owned(),
        size: i64::try_from(upload.bytes.len()).unwrap_or(i64::MAX),
        sha256: sha256_hex(&upload.bytes),
    })
}
