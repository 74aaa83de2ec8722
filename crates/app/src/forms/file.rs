//! A file as an answer: checked and bound into one PDF like a document, before the transaction that names it.
//!
//! Unlike a document it is not taken while its check is still running: a form is complete or it is not.

use domain::application::DocumentStatus;
use domain::form::{Answer, Field, FieldKind};
use serde_json::json;
use store::Tx;
use uuid::Uuid;

use super::complete::find;
use super::{Asked, put};
use crate::Ctx;
use crate::accounts::limit::{self, What};
use crate::actor::Person;
use crate::apply::deposit::{self, Refusal, Upload};
use crate::apply::own;
use crate::asked::allowed;
use crate::audit::{self, Entry};
use crate::dossier::Dossier;
use crate::error::Error;
use crate::papers::files::{self, StoredFile};

/// The field a file belongs to.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub number: i64,
    pub form: &'a str,
    pub field: &'a str,
}

fn asked<'a>(ctx: &Ctx, dossier: &'a Dossier, place: Place<'_>) -> Result<&'a Asked, Error<Refusal>> {
    let asked = find(dossier, place.form)?;
    asked.definition.find(place.field).filter(|field| field.kind == FieldKind::File).ok_or(Error::NotFound)?;
    allowed(ctx, dossier).map_err(|refusal| Error::Refused(refusal.into()))?;
    Ok(asked)
}

/// Answers with files, bound into one PDF, in place of earlier ones.
pub async fn put_file(ctx: &Ctx, person: &Person, place: Place<'_>, uploads: Vec<Upload>) -> Result<(), Error<Refusal>> {
    let dossier = own::load(ctx, person, place.number).await?;
    let form = asked(ctx, &dossier, place)?;
    let uploads: Vec<Upload> = uploads.into_iter().filter(|upload| !upload.is_nothing()).collect();
    if uploads.is_empty() {
        return Err(Error::Refused(Refusal::NoFile));
    }
    if !limit::allow(ctx, What::FormFile, &person.account.to_string()).await? {
        return Err(Error::Refused(Refusal::TooOften));
    }
    let mut tx = ctx.db.read().await?;
    let replaced = size(&mut tx, form, place.field).await?;
    deposit::room(ctx, &mut tx, &dossier, replaced, deposit::received_size(&uploads)).await?;
    drop(tx);
    let kept = deposit::attachment(ctx, person, &uploads).await?.ok_or(Error::Refused(Refusal::NotChecked))?;
    let stored = kept.clone();
    let (Some(canonical_key), Some(canonical_size), Some(pages)) = (kept.canonical_key, kept.canonical_size, kept.pages) else {
        return Err(Error::Refused(Refusal::NotChecked));
    };
    let file = store::form::File {
        id: kept.id,
        account_id: person.account.0,
        form_id: form.id,
        name: kept.name,
        received: kept.received,
        received_size: kept.received_size,
        canonical_key,
        canonical_size,
        sha256: kept.sha256,
        pages,
        deposited_at: kept.deposited_at,
    };
    let changed = change(ctx, person, place, Some(file)).await;
    // A fault may be one of the commit: its row may be there.
    if matches!(changed, Ok(Changed::Nothing)) || changed.as_ref().is_err_and(|error| !matches!(error, Error::Fault(_))) {
        deposit::discard(ctx, &stored).await;
    }
    changed.map(|_| ())
}

/// Answers with nothing again; the file stays stored with whatever was submitted with it.
pub async fn remove_file(ctx: &Ctx, person: &Person, place: Place<'_>) -> Result<(), Error<Refusal>> {
    change(ctx, person, place, None).await.map(|_| ())
}

/// What a change came to.
enum Changed {
    Answers,
    /// The same files stand there already, or nothing was to be removed: the second half of a double click.
    Nothing,
}

async fn change(ctx: &Ctx, person: &Person, place: Place<'_>, file: Option<store::form::File>) -> Result<Changed, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let dossier = own::lock(ctx, &mut tx, person, place.number).await?;
    let before = asked(ctx, &dossier, place)?;
    let standing = match before.answers.get(place.field).first().parse::<Uuid>() {
        Ok(id) => store::form::file(&mut tx, id).await?,
        Err(_) => None,
    };
    let digests = |file: &store::form::File| file.received.0.iter().map(|received| received.sha256.clone()).collect::<Vec<_>>();
    if standing.as_ref().map(digests) == file.as_ref().map(digests) {
        return Ok(Changed::Nothing);
    }
    let now = ctx.now();
    let mut after = before.clone();
    after.answers.set(place.field, Answer::from_stored(file.iter().map(|file| file.id.to_string()).collect()));
    if !after.definition.missing(&after.answers).is_empty() {
        after.completed_at = None;
        after.status = DocumentStatus::Waiting;
    } else if after.status == DocumentStatus::NotConcerned {
        after.status = DocumentStatus::Waiting;
    }
    if let Some(file) = &file {
        store::form::add_file(&mut tx, file).await?;
    }
    if !put(&mut tx, before, &after.row(ctx.ids.uuid(now), &dossier.application, (String::new(), now))).await? {
        return Err(Error::Stale);
    }
    let entry = Entry {
        action: if file.is_some() { "form.file" } else { "form.file_remove" },
        application: Some(dossier.application.id),
        object: format!("form:{}", place.form),
        before: None,
        after: file.as_ref().map(|file| json!({ "name": file.name, "sha256": file.sha256, "pages": file.pages })),
    };
    audit::record(ctx, &mut tx, &person.as_applicant(), entry).await?;
    tx.commit().await?;
    Ok(Changed::Answers)
}

/// The file that answers a field, for staff: only of a form that was answered for good, and of a field that is shown.
pub async fn given(ctx: &Ctx, dossier: &Dossier, form: &str, field: &str) -> Result<StoredFile, Error> {
    let asked = find(dossier, form)?;
    if asked.status != DocumentStatus::Deposited || !asked.definition.shown(&asked.answers).iter().any(|shown| shown.key == field) {
        return Err(Error::NotFound);
    }
    read(ctx, dossier, form, field).await
}

/// The file that answers a field, for the applicant.
pub async fn read(ctx: &Ctx, dossier: &Dossier, form: &str, field: &str) -> Result<StoredFile, Error> {
    let asked = find(dossier, form)?;
    let stored = one(ctx, asked, field).await?.ok_or(Error::NotFound)?;
    files::bound(ctx, &stored.canonical_key, &stored.name, Some(stored.sha256)).await
}

/// The row of the file that answers a field.
pub async fn one(ctx: &Ctx, asked: &Asked, field: &str) -> store::Result<Option<store::form::File>> {
    let Some(id) = named(asked, field) else { return Ok(None) };
    let mut tx = ctx.db.read().await?;
    row(&mut tx, asked, id).await
}

/// The file that an answer names.
fn named(asked: &Asked, field: &str) -> Option<Uuid> {
    asked.answers.get(field).first().parse().ok()
}

async fn row(tx: &mut Tx, asked: &Asked, id: Uuid) -> store::Result<Option<store::form::File>> {
    Ok(store::form::file(tx, id).await?.filter(|file| file.form_id == asked.id))
}

/// Bytes received for the file that answers a field.
async fn size(tx: &mut Tx, asked: &Asked, field: &str) -> store::Result<i64> {
    let Some(id) = named(asked, field) else { return Ok(0) };
    Ok(row(tx, asked, id).await?.map_or(0, |file| file.received_size))
}

/// Bytes received for all answers of a form, hidden ones too.
pub(crate) async fn total_size(tx: &mut Tx, asked: &Asked) -> store::Result<i64> {
    let mut total = 0;
    for field in asked.definition.0.iter().filter(|field| field.kind == FieldKind::File) {
        total += size(tx, asked, &field.key).await?;
    }
    Ok(total)
}

/// The file rows of the answers that are shown, by field.
pub async fn shown(ctx: &Ctx, asked: &Asked) -> store::Result<Vec<(String, store::form::File)>> {
    rows(ctx, asked, asked.definition.shown(&asked.answers)).await
}

/// The file rows of all answers of a form, hidden ones too, by field: the applicant's own page keeps them.
pub async fn all(ctx: &Ctx, asked: &Asked) -> store::Result<Vec<(String, store::form::File)>> {
    rows(ctx, asked, asked.definition.0.iter().collect()).await
}

async fn rows(ctx: &Ctx, asked: &Asked, fields: Vec<&Field>) -> store::Result<Vec<(String, store::form::File)>> {
    let mut out = Vec::new();
    for field in fields.into_iter().filter(|field| field.kind == FieldKind::File) {
        if let Some(file) = one(ctx, asked, &field.key).await? {
            out.push((field.key.clone(), file));
        }
    }
    Ok(out)
}
