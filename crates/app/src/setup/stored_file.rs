//! Files that staff upload: templates to fill in; the logo and signatures, which are decoded and written anew by the
//! limited child before anything shows them.

use bytes::Bytes;
use connect::files::{Area, FileKey};
use connect::scan::Verdict;
use paper::SandboxError;
use store::document::StoredFile;

use crate::Ctx;
use crate::apply::deposit::Upload;
use crate::error::{Error, Fault};
use crate::keys::sha256_hex;

/// What a place accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Pdf,
    Logo,
    Signature,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    NoFile,
    WrongKind,
    /// A picture that does not decode to its last row.
    Unreadable,
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
            Self::Unreadable => "setup-file-unreadable",
            Self::TooLarge => "setup-file-too-large",
            Self::Infected => "setup-file-infected",
        }
    }
}

impl Kind {
    const fn limit(self) -> usize {
        match self {
            Self::Pdf => 10 << 20,
            Self::Logo => 512 << 10,
            Self::Signature => 2 << 20,
        }
    }

    /// Beginnings of the files accepted.
    const fn beginnings(self) -> &'static [&'static [u8]] {
        match self {
            Self::Pdf => &[b"%PDF-"],
            Self::Logo => &[b"\x89PNG\r\n\x1a\n"],
            Self::Signature => &[b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"],
        }
    }

    /// Longer side of a picture in pixels; none for what is no picture.
    const fn side(self) -> Option<u32> {
        match self {
            Self::Pdf => None,
            Self::Logo => Some(1_200),
            Self::Signature => Some(1_600),
        }
    }

    const fn content_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Logo | Self::Signature => "image/png",
        }
    }

    const fn file(self) -> &'static str {
        match self {
            Self::Pdf => "template.pdf",
            Self::Logo => "logo.png",
            Self::Signature => "signature.png",
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
        () if !kind.beginnings().iter().any(|beginning| upload.bytes.starts_with(beginning)) => Some(Refusal::WrongKind),
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
    let bytes = match kind.side() {
        Some(side) => picture(ctx, upload, side).await?,
        None => upload.bytes.clone(),
    };
    let id = ctx.ids.uuid(ctx.now());
    let key = FileKey::new(Area::Institution, id, kind.file()).map_err(|_| Error::internal("file key"))?;
    ctx.files.put(&key, bytes.clone()).await?;
    let base = upload.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = base.chars().filter(|c| !c.is_control()).take(150).collect();
    Ok(StoredFile {
        id,
        file_key: key.as_str().to_owned(),
        name: if name.trim().is_empty() { kind.file().to_owned() } else { name },
        content_type: kind.content_type().to_owned(),
        size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        sha256: sha256_hex(&bytes),
    })
}

/// The picture as the child wrote it anew; what it cannot read is not of the kind expected.
async fn picture(ctx: &Ctx, upload: &Upload, side: u32) -> Result<Bytes, Error<Refusal>> {
    match ctx.sandbox.picture(&upload.bytes, side).await {
        Ok(picture) => Ok(picture.png.into()),
        Err(SandboxError::Unreadable { .. }) => Err(Error::Refused(Refusal::Unreadable)),
        Err(error) => Err(Error::Fault(Fault::Unavailable(error.to_string()))),
    }
}
