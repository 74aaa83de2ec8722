//! Depositing files for a document: checked, bound into one PDF, kept beside the files as received; and removing them.
//!
//! The work on the files is done before the transaction opens; inside it everything is checked again, so that a
//! deposit that took long cannot slip past a deadline or into a submitted file.

use bytes::Bytes;
use connect::files::FileKey;
use connect::scan::Verdict;
use domain::application::DocumentStatus;
use domain::application::document::{Event, TABLE};
use domain::application::facts::{By, Facts};
use domain::application::machine::step;
use paper::{Outcome, PrepareLimits, Prepared, SandboxError};
use serde_json::json;
use store::document::{Document, ReceivedFile, Version};
use store::{Json, Tx};
use uuid::Uuid;

use super::own::{self, Read};
use crate::accounts::limit::{self, What};
use crate::actor::Person;
use crate::audit::{self, Entry};
use crate::dossier::{Dossier, Item, Which};
use crate::error::{Error, Fault};
use crate::keys::digest_of_file;
use crate::{Ctx, outbox};

/// How many times the limit of an application its documents may be with everything they replaced, which is kept.
const WITH_REPLACED: i64 = 5;

/// A file as uploaded.
#[derive(Clone, Debug)]
pub struct Upload {
    pub name: String,
    pub bytes: Bytes,
}

impl Upload {
    /// What a browser sends for a file field that was left empty.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.name.is_empty() && self.bytes.is_empty()
    }
}

/// Why a deposit was not taken.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    NoFile,
    /// Some of the files named by the form have not arrived whole.
    Unfinished,
    State(domain::application::Refusal),
    /// All items of the application together would be too large; in bytes.
    ApplicationTooLarge {
        found: i64,
        limit: i64,
    },
    /// The application's documents together with all that they replaced would be too large; in bytes.
    VersionsTooLarge {
        found: i64,
        limit: i64,
    },
    Infected,
    /// The check did not end in time, and what the file is for does not wait.
    NotChecked,
    /// Too many files within an hour.
    TooOften,
    File(paper::Refusal),
}

impl From<domain::application::Refusal> for Refusal {
    fn from(refusal: domain::application::Refusal) -> Self {
        Self::State(refusal)
    }
}

/// What became of the deposit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deposited {
    /// The check is still running: « vérification en cours ».
    pub pending: bool,
    /// Everything that is asked is there now.
    pub all_there: bool,
}

/// The limits in force, as settings say.
#[must_use]
pub fn limits(ctx: &Ctx) -> PrepareLimits {
    let settings = ctx.settings();
    PrepareLimits {
        max_bytes: u64::try_from(settings.max_item_bytes()).unwrap_or(u64::MAX),
        max_pages: usize::try_from(settings.max_item_pages).unwrap_or(usize::MAX),
        ..PrepareLimits::default()
    }
}

/// Deposits files for a document: a first version, or one in place of an earlier one.
pub async fn deposit<'a>(ctx: &Ctx, person: &Person, number: i64, document: impl Into<Which<'a>>, uploads: Vec<Upload>) -> Result<Deposited, Error<Refusal>> {
    take(ctx, person, number, document.into(), uploads, &[]).await
}

/// [`deposit`] of files that arrived in blocks before: their uploads end in the same transaction.
pub(super) async fn take(
    ctx: &Ctx,
    person: &Person,
    number: i64,
    document: Which<'_>,
    uploads: Vec<Upload>,
    arrived: &[Uuid],
) -> Result<Deposited, Error<Refusal>> {
    let Read { mut tx, dossier, .. } = own::read(ctx, person, number).await?;
    let item = allowed(ctx, &dossier, document, Event::Deposit)?;
    let uploads: Vec<Upload> = uploads.into_iter().filter(|upload| !upload.is_nothing()).collect();
    if uploads.is_empty() {
        return Err(Error::Refused(Refusal::NoFile));
    }
    within_application(ctx, &mut tx, person, &dossier, item, received_size(&uploads)).await?;
    tx.rollback().await?;
    let checked = inspect(ctx, &uploads).await?;
    let version = keep(ctx, person, &uploads, checked).await?;
    // Stored: nobody waits for the database with files in memory.
    drop(uploads);
    save_or_discard(ctx, person, number, item.kind.id, version, arrived).await
}

pub(super) fn allowed<'a>(ctx: &Ctx, dossier: &'a Dossier, document: Which<'_>, event: Event) -> Result<&'a Item, Error<Refusal>> {
    let item = dossier.item(document).ok_or(Error::NotFound)?;
    step(TABLE, item.status, event, &dossier.facts(ctx, By::Applicant)).map_err(|refusal| Error::Refused(refusal.into()))?;
    Ok(item)
}

/// The row of a document nobody said anything about yet: of this application, or of all of the person in its campaign.
pub(super) fn first_document(ctx: &Ctx, person: &Person, dossier: &Dossier, item: &Item) -> Document {
    Document {
        id: ctx.ids.uuid(ctx.now()),
        account_id: person.account.0,
        document_type_id: item.kind.id,
        application_id: (!item.is_common).then_some(dossier.application.id),
        campaign_id: item.is_common.then_some(dossier.application.campaign_id),
        current_version_id: None,
        is_not_concerned: false,
        version: 1,
    }
}

/// Whether the person may deposit anything more within the hour, and so many bytes more fit in the application, in place of
/// the version there is.
pub(super) async fn within_application(ctx: &Ctx, tx: &mut Tx, person: &Person, dossier: &Dossier, item: &Item, size: i64) -> Result<(), Error<Refusal>> {
    if limit::is_spent(ctx, tx, What::Deposit, &person.account.to_string()).await? {
        return Err(Error::Refused(Refusal::TooOften));
    }
    room(ctx, tx, dossier, item.version.as_ref().map_or(0, |v| v.received_size), size).await?;
    room_beside_replaced(ctx, dossier, size)
}

/// Whether so many bytes more fit beside everything that was ever deposited.
fn room_beside_replaced(ctx: &Ctx, dossier: &Dossier, size: i64) -> Result<(), Error<Refusal>> {
    let found = dossier.items.iter().map(Item::received_ever).sum::<i64>() + size;
    let limit = ctx.settings().max_application_bytes() * WITH_REPLACED;
    if found > limit { Err(Error::Refused(Refusal::VersionsTooLarge { found, limit })) } else { Ok(()) }
}

/// Whether so many bytes more fit in the application, in place of so many: with its documents, the files of its forms and
/// what its applicant joined to messages.
pub(crate) async fn room(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier, replaced: i64, size: i64) -> Result<(), Error<Refusal>> {
    let mut held = store::document::total_size(tx, &dossier.application).await?;
    for asked in &dossier.forms {
        held += crate::forms::file::total_size(tx, asked).await?;
    }
    let found = held - replaced + size;
    let limit = ctx.settings().max_application_bytes();
    if found > limit { Err(Error::Refused(Refusal::ApplicationTooLarge { found, limit })) } else { Ok(()) }
}

pub(crate) fn received_size(uploads: &[Upload]) -> i64 {
    uploads.iter().map(|u| i64::try_from(u.bytes.len()).unwrap_or(i64::MAX)).sum()
}

/// The outcome of the check: a PDF, or the promise of one.
enum Checked {
    Ready(Box<Prepared>),
    Pending,
    Quarantined,
}

async fn inspect(ctx: &Ctx, uploads: &[Upload]) -> Result<Checked, Error<Refusal>> {
    let mut quarantined = false;
    for upload in uploads {
        match ctx.scanner.scan(&upload.bytes[..]).await {
            Verdict::Infected { .. } => return Err(Error::Refused(Refusal::Infected)),
            Verdict::Unavailable { .. } => quarantined = true,
            Verdict::Clean | Verdict::NotConfigured => {}
        }
    }
    if quarantined {
        return Ok(Checked::Quarantined);
    }
    let files: Vec<_> = uploads.iter().map(|u| paper::ReceivedFile { name: u.name.clone(), bytes: u.bytes.clone() }).collect();
    match ctx.sandbox.within(ctx.patience).prepare(&files, &limits(ctx)).await {
        Ok(Outcome::Prepared(prepared)) => Ok(Checked::Ready(Box::new(prepared))),
        Ok(Outcome::Refused(refusal)) => Err(Error::Refused(Refusal::File(refusal))),
        Err(SandboxError::TimedOut(_)) => Ok(Checked::Pending),
        Err(SandboxError::Unreadable { .. }) => Err(Error::Refused(Refusal::File(paper::Refusal { reason: paper::RefusalReason::Unreadable, file: None }))),
        Err(SandboxError::Unavailable(error)) => Err(Error::Fault(Fault::Unavailable(format!("document worker: {error}")))),
    }
}

/// Puts the files in the store before the transaction: a row never names a file that is not there.
async fn keep(ctx: &Ctx, person: &Person, uploads: &[Upload], checked: Checked) -> Result<Version, Error<Refusal>> {
    let now = ctx.now();
    let id = ctx.ids.uuid(now);
    let mut received = Vec::with_capacity(uploads.len());
    for (i, upload) in uploads.iter().enumerate() {
        let key = file_key(id, &format!("received-{i}"))?;
        ctx.files.put(&key, upload.bytes.clone()).await?;
        received.push(ReceivedFile {
            name: shown_name(&upload.name),
            content_type: content_type(&upload.bytes).to_owned(),
            size: i64::try_from(upload.bytes.len()).unwrap_or(i64::MAX),
            sha256: digest_of_file(&upload.bytes).await?,
            key: key.as_str().to_owned(),
        });
    }
    let name = received.first().map_or_else(String::new, |file| file.name.clone());
    let mut version = Version {
        id,
        document_id: Uuid::nil(),
        number: 1,
        name,
        received_size: received_size(uploads),
        sha256: received.iter().map(|f| f.sha256.as_str()).collect::<Vec<_>>().join("+"),
        received: Json(received),
        canonical_key: None,
        canonical_size: None,
        pages: None,
        check_state: "pending".to_owned(),
        refusal: None,
        observations: Json(json!([])),
        deposited_at: now,
        deposited_by: person.account.0,
        removed_at: None,
    };
    match checked {
        Checked::Ready(prepared) => keep_canonical(ctx, &mut version, *prepared).await?,
        Checked::Pending => {}
        Checked::Quarantined => "quarantined".clone_into(&mut version.check_state),
    }
    Ok(version)
}

/// Stores the canonical PDF of a version and notes what was observed.
pub(crate) async fn keep_canonical(ctx: &Ctx, version: &mut Version, prepared: Prepared) -> Result<(), Fault> {
    let key = FileKey::document(version.id, "document.pdf").map_err(|_| Fault::Internal("file key".into()))?;
    version.canonical_size = i64::try_from(prepared.size).ok();
    version.pages = i32::try_from(prepared.pages).ok();
    let pdf = Bytes::from(prepared.pdf);
    version.sha256 = digest_of_file(&pdf).await?;
    version.observations = Json(serde_json::to_value(&prepared.observations).unwrap_or_else(|_| json!([])));
    ctx.files.put(&key, pdf).await?;
    version.canonical_key = Some(key.as_str().to_owned());
    "checked".clone_into(&mut version.check_state);
    Ok(())
}

fn file_key(id: Uuid, name: &str) -> Result<FileKey, Error<Refusal>> {
    FileKey::document(id, name).map_err(|_| Error::internal("file key"))
}

/// The name people see: any name is accepted, without path, control characters, or excess length.
pub(super) fn shown_name(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let clean: String = base.chars().filter(|c| !c.is_control()).take(150).collect();
    if clean.trim().is_empty() { "document".to_owned() } else { clean }
}

fn content_type(bytes: &[u8]) -> &'static str {
    match paper::sniff::sniff(bytes) {
        paper::FileKind::Pdf => "application/pdf",
        paper::FileKind::Jpeg => "image/jpeg",
        paper::FileKind::Png => "image/png",
        _ => "application/octet-stream",
    }
}

/// Files joined to something else than a document that was asked for, checked and bound in the same way; none when they
/// cannot be checked at the moment.
pub(crate) async fn attachment(ctx: &Ctx, person: &Person, uploads: &[Upload]) -> Result<Option<Version>, Error<Refusal>> {
    match inspect(ctx, uploads).await? {
        checked @ Checked::Ready(_) => Ok(Some(keep(ctx, person, uploads, checked).await?)),
        Checked::Pending | Checked::Quarantined => Ok(None),
    }
}

/// Deletes the files of a version that no row names: what stays behind is lost room, nothing more.
pub(crate) async fn discard(ctx: &Ctx, version: &Version) {
    for key in version.received.iter().map(|file| &file.key).chain(&version.canonical_key) {
        let Ok(key) = key.parse::<FileKey>() else { continue };
        if let Err(error) = ctx.files.delete(&key).await {
            tracing::warn!(cause = crate::error::describe(&error), "a file that nothing names stays");
        }
    }
}

/// [`save`]; the files of a version that is refused go again. A fault may be one of the commit: its row may be there.
pub(super) async fn save_or_discard(
    ctx: &Ctx,
    person: &Person,
    number: i64,
    document_type: Uuid,
    version: Version,
    arrived: &[Uuid],
) -> Result<Deposited, Error<Refusal>> {
    let stored = version.clone();
    let saved = save(ctx, person, number, document_type, version, arrived).await;
    if saved.as_ref().is_err_and(|error| !matches!(error, Error::Fault(_))) {
        discard(ctx, &stored).await;
    }
    saved
}

/// Makes a version the one that counts, once everything was asked again under the lock.
async fn save(ctx: &Ctx, person: &Person, number: i64, document_type: Uuid, mut version: Version, arrived: &[Uuid]) -> Result<Deposited, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let mut dossier = own::lock(ctx, &mut tx, person, number).await?;
    let item = allowed(ctx, &dossier, document_type.into(), Event::Deposit)?;
    for id in arrived {
        // The same form twice: the second one finds nothing left to deposit.
        if !store::upload::remove(&mut tx, *id, person.account.0).await? {
            return Err(Error::NotFound);
        }
    }
    // The same files once more, before anybody looked at them: the form came twice.
    if let Some(same) = item.version.as_ref().filter(|held| item.status == DocumentStatus::Deposited && same_files(held, &version)) {
        let done = Deposited { pending: same.check_state != "checked", all_there: dossier.missing().is_empty() };
        tx.commit().await?;
        discard(ctx, &version).await;
        return Ok(done);
    }
    // Files that were sent at the same moment do not know of each other before.
    if !limit::allow_within(ctx, &mut tx, What::Deposit, &person.account.to_string()).await? {
        return Err(Error::Refused(Refusal::TooOften));
    }
    room_beside_replaced(ctx, &dossier, version.received_size)?;
    let now = ctx.now();
    // The document before its version: whoever was faster, for another application of the person, took that number too.
    version.document_id = match &item.document {
        Some(document) => {
            let changed = Document { current_version_id: Some(version.id), is_not_concerned: false, ..document.clone() };
            if !store::document::save(&mut tx, &changed, now).await? {
                return Err(Error::Stale);
            }
            document.id
        }
        None => {
            let document = Document { current_version_id: Some(version.id), ..first_document(ctx, person, &dossier, item) };
            store::document::add(&mut tx, &document, now).await?;
            document.id
        }
    };
    version.number = item.next_number();
    store::document::add_version(&mut tx, &version).await?;
    if version.check_state != "checked" {
        outbox::job(ctx, &mut tx, "document.check", json!({ "version": version.id }), None, Some(&format!("check:{}", version.id))).await?;
    }
    let entry = Entry {
        action: if item.version.is_some() { "document.replace" } else { "document.deposit" },
        application: Some(dossier.application.id),
        object: format!("document_type:{}", item.kind.code),
        before: item.version.as_ref().map(|v| json!({ "name": v.name, "sha256": v.sha256, "status": item.status.code() })),
        after: Some(json!({ "name": version.name, "sha256": version.sha256, "pages": version.pages })),
    };
    audit::record(ctx, &mut tx, &person.as_applicant(), entry).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    let status = item.status_after(&version);
    for item in dossier.items.iter_mut().filter(|item| item.kind.id == document_type) {
        item.status = status;
    }
    Ok(Deposited { pending: version.check_state != "checked", all_there: dossier.missing().is_empty() })
}

fn same_files(held: &Version, new: &Version) -> bool {
    let files = |version: &Version| version.received.iter().map(|file| (file.name.clone(), file.sha256.clone())).collect::<Vec<_>>();
    files(held) == files(new)
}

/// Removes the current file; the version and its reviews stay in the history.
pub async fn remove<'a>(ctx: &Ctx, person: &Person, number: i64, document: impl Into<Which<'a>>) -> Result<(), Error<Refusal>> {
    let which = document.into();
    let mut tx = ctx.db.write().await?;
    let dossier = own::lock(ctx, &mut tx, person, number).await?;
    let item = dossier.item(which).ok_or(Error::NotFound)?;
    let (Some(document), Some(version)) = (&item.document, &item.version) else { return Ok(()) };
    step(TABLE, item.status, Event::Remove, &Facts { has_file: true, ..dossier.facts(ctx, By::Applicant) })
        .map_err(|refusal| Error::Refused(refusal.into()))?;
    let now = ctx.now();
    store::document::set_removed(&mut tx, version.id, now).await?;
    if !store::document::save(&mut tx, &Document { current_version_id: None, ..document.clone() }, now).await? {
        return Err(Error::Stale);
    }
    let entry = Entry {
        action: "document.remove",
        application: Some(dossier.application.id),
        object: format!("document_type:{}", item.kind.code),
        before: Some(json!({ "name": version.name, "sha256": version.sha256, "status": item.status.code() })),
        after: None,
    };
    audit::record(ctx, &mut tx, &person.as_applicant(), entry).await?;
    tx.commit().await?;
    Ok(())
}
