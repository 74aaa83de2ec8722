//! The file of a letter: made once from the row that froze its content, kept with its digest, never made again.

use bytes::Bytes;
use connect::files::{Area, FileKey};
use paper::{LetterData, Pictures, SandboxError};
use store::letter::Letter;
use uuid::Uuid;

use crate::error::Fault;
use crate::jobs::JobError;
use crate::keys::sha256_hex;
use crate::papers::{Paper, files, frame};
use crate::{Ctx, error};

/// Runs the job `letter.make`.
pub(crate) async fn run(ctx: &Ctx, id: Uuid) -> Result<(), JobError> {
    match file(ctx, id).await? {
        Some(_) => Ok(()),
        None => Err(JobError::Fail("the letter cannot be typeset".to_owned())),
    }
}

/// The letter as it was issued; makes its file when nobody did yet. None when it cannot be made at all.
pub async fn file(ctx: &Ctx, id: Uuid) -> Result<Option<Paper>, Fault> {
    let mut tx = ctx.db.read().await?;
    let Some(letter) = store::letter::lookup(&mut tx, id).await? else { return Ok(None) };
    let name = name(&mut tx, &letter).await?;
    drop(tx);
    let letter = match letter.file_key {
        Some(_) => letter,
        None => match make(ctx, letter).await? {
            Some(letter) => letter,
            None => return Ok(None),
        },
    };
    let pdf = files::read(ctx, letter.file_key.as_deref().unwrap_or_default()).await.map_err(fault)?;
    if letter.sha256.as_deref() != Some(sha256_hex(&pdf).as_str()) {
        return Err(Fault::Internal(format!("the stored file of letter {id} is not the one that was issued")));
    }
    Ok(Some(Paper { pdf: pdf.to_vec(), name }))
}

/// « lettre_admission-K7QD2XTL_Marchetti_Ines-M1BIO.pdf ».
async fn name(tx: &mut store::Tx, letter: &Letter) -> store::Result<String> {
    let kind = if letter.kind == domain::letters::LetterKind::Admission.code() { "lettre_admission" } else { "lettre_refus" };
    let applicant = store::application::applicant(tx, letter.application_id).await?;
    let session = match store::application::lookup(tx, letter.application_id).await? {
        Some(application) => store::catalogue::session::lookup(tx, application.session_id).await?,
        None => None,
    };
    let programme = session.map(|session| session.programme_code).unwrap_or_default();
    Ok(frame::file_name(kind, &applicant.file_number, &applicant.last_name, &applicant.first_name, &programme))
}

async fn make(ctx: &Ctx, letter: Letter) -> Result<Option<Letter>, Fault> {
    let data: LetterData = serde_json::from_value(letter.content.0.clone()).map_err(|error| Fault::Internal(error::describe(&error)))?;
    let Some(pdf) = typeset(ctx, &data, letter.logo_file_id, letter.signature_file_id).await? else { return Ok(None) };
    // Whoever is second throws their own file away, so each has a key of its own.
    let key = FileKey::new(Area::Letter, ctx.ids.uuid(ctx.now()), "letter.pdf").map_err(|_| Fault::Internal("file key".to_owned()))?;
    let (size, sha256) = (i64::try_from(pdf.len()).unwrap_or(i64::MAX), sha256_hex(&pdf));
    ctx.files.put(&key, Bytes::from(pdf)).await?;
    let mut tx = ctx.db.write().await?;
    let is_first = store::letter::set_made(&mut tx, letter.id, key.as_str(), size, &sha256).await?;
    let kept = store::letter::lookup(&mut tx, letter.id).await?;
    tx.commit().await?;
    if !is_first {
        ctx.files.delete(&key).await?;
    }
    Ok(kept)
}

/// Typesets with the pictures that are stored under these names. None when that can never work.
pub(super) async fn typeset(ctx: &Ctx, data: &LetterData, logo: Option<Uuid>, signature: Option<Uuid>) -> Result<Option<Vec<u8>>, Fault> {
    let (logo, signature) = (picture(ctx, logo).await?, picture(ctx, signature).await?);
    let pictures = Pictures { logo: logo.as_deref(), signature: signature.as_deref() };
    match ctx.sandbox.letter(data, pictures).await {
        Ok(pdf) => Ok(Some(pdf)),
        Err(SandboxError::Unreadable { detail, .. }) => {
            tracing::error!(detail, "a letter cannot be typeset");
            Ok(None)
        }
        Err(error) => Err(Fault::Unavailable(error.to_string())),
    }
}

/// A picture that staff uploaded; one that is gone is left out.
async fn picture(ctx: &Ctx, id: Option<Uuid>) -> Result<Option<Bytes>, Fault> {
    let Some(id) = id else { return Ok(None) };
    match files::uploaded(ctx, id).await {
        Ok(row) if row.content_type == "image/png" => files::read(ctx, &row.file_key).await.map(Some).map_err(fault),
        Ok(_) => Ok(None),
        Err(crate::Error::NotFound) => Ok(None),
        Err(other) => Err(fault(other)),
    }
}

fn fault(error: crate::Error) -> Fault {
    match error {
        crate::Error::Fault(fault) => fault,
        other => Fault::Internal(format!("a stored file: {other:?}")),
    }
}
