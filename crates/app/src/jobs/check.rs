//! The check of a deposited file that did not finish while the person waited, or that the antivirus could not see.
//!
//! Submitting is allowed meanwhile. When the check fails afterwards, the document is refused with its reason, the
//! file becomes incomplete with time to correct it, and one mail tells the applicant. What is infected is deleted.
//!
//! An antivirus that is away is waited for without end: a file in quarantine has nobody else to take it out.

use connect::scan::{ScanProblem, Verdict};
use domain::application::dates::corrections_until;
use domain::application::facts::By;
use domain::application::file_status::{Event, TABLE};
use domain::application::machine::step;
use paper::{Outcome, SandboxError};
use serde_json::json;
use store::Json;
use store::document::Version;
use uuid::Uuid;

use super::JobError;
use crate::Ctx;
use crate::accounts::erase::{DELETE_FILES, delete_later};
use crate::apply::submit::to_review;
use crate::apply::{deposit, effects, own, refused};
use crate::audit::{self, Entry, Who};
use crate::dossier::{self, Dossier, Side};
use crate::error::Error;
use crate::i18n::Lang;
use crate::outbox;
use crate::papers::files;

/// Checks one version again, without anybody waiting.
pub async fn run(ctx: &Ctx, version: Uuid) -> Result<(), JobError> {
    let mut tx = ctx.db.read().await?;
    let Some(mut version) = store::document::lookup_version(&mut tx, version).await? else { return Ok(()) };
    drop(tx);
    if version.check_state != "pending" && version.check_state != "quarantined" {
        return Ok(());
    }
    let mut received = Vec::new();
    for file in &version.received.0 {
        let bytes = files::read(ctx, &file.key).await.map_err(|e| JobError::Retry(format!("{e:?}")))?;
        match ctx.scanner.scan(&bytes[..]).await {
            Verdict::Infected { .. } => return fail(ctx, version, refused::infected()).await,
            // Of the content, and not of the antivirus: time alone mends nothing.
            Verdict::Unavailable { reason: reason @ (ScanProblem::TooLong | ScanProblem::Content(_)) } => {
                return Err(JobError::Retry(format!("antivirus: {reason:?}")));
            }
            Verdict::Unavailable { reason } => return Err(JobError::Wait(format!("antivirus: {reason:?}"))),
            Verdict::Clean | Verdict::NotConfigured => {}
        }
        received.push(paper::ReceivedFile { name: file.name.clone(), bytes });
    }
    match ctx.sandbox.prepare(&received, &deposit::limits(ctx)).await {
        Ok(Outcome::Prepared(prepared)) => {
            deposit::keep_canonical(ctx, &mut version, prepared).await?;
            let mut tx = ctx.db.write().await?;
            if !store::document::set_checked(&mut tx, &version).await? {
                // Erased meanwhile: no row names what was stored just now.
                outbox::job(ctx, &mut tx, DELETE_FILES, json!({ "keys": [version.canonical_key] }), None, None).await?;
            }
            tx.commit().await?;
            Ok(())
        }
        Ok(Outcome::Refused(refusal)) => fail(ctx, version, serde_json::to_value(&refusal).unwrap_or_default()).await,
        Err(SandboxError::Unreadable { .. }) => fail(ctx, version, json!({ "reason": { "code": "unreadable" } })).await,
        Err(SandboxError::TimedOut(after)) => Err(JobError::Retry(format!("no answer within {after:?}"))),
        Err(SandboxError::Unavailable(error)) => Err(JobError::Retry(format!("document worker: {error}"))),
    }
}

async fn fail(ctx: &Ctx, mut version: Version, reason: serde_json::Value) -> Result<(), JobError> {
    let is_infected = reason == refused::infected();
    "failed".clone_into(&mut version.check_state);
    version.refusal = Some(Json(reason));
    let mut tx = ctx.db.write().await?;
    if !store::document::set_checked(&mut tx, &version).await? {
        return Ok(());
    }
    if is_infected {
        let keys: Vec<String> = version.received.iter().map(|file| file.key.clone()).collect();
        delete_later(ctx, &mut tx, &keys).await?;
    }
    for number in store::document::submitted_with(&mut tx, version.id).await? {
        reopen(ctx, &mut tx, number, version.id).await.map_err(|error| JobError::Retry(format!("{error:?}")))?;
    }
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

/// Puts an application that was submitted with an unusable file back to « Incomplet ». One whose return date is over, or
/// ends today, gets another: otherwise nobody could put it right.
async fn reopen(ctx: &Ctx, tx: &mut store::Tx, number: i64, version: Uuid) -> Result<(), Error> {
    let Some(application) = store::application::lock(tx, number).await? else { return Ok(()) };
    let mut dossier = dossier::load(ctx, tx, application, Side::Staff).await?;
    // Submitted again meanwhile with another file: this one counts no more.
    if !dossier.items.iter().any(|item| item.version.as_ref().is_some_and(|counted| counted.id == version)) {
        return Ok(());
    }
    let Ok((status, done)) = step(TABLE, dossier.file_status(), Event::CheckFailed, &dossier.facts(ctx, By::System)) else { return Ok(()) };
    let before = dossier.file_status();
    let now = ctx.now();
    let today = ctx.zone.today(now);
    let (return_on, until) = (dossier.return_on, corrections_until(dossier.return_on, today));
    let waiting = to_review(&dossier.items);
    let application = &mut dossier.application;
    status.code().clone_into(&mut application.file_status);
    application.file_status_at = now;
    application.incomplete_on = Some(today);
    application.documents_to_review = waiting;
    if until.is_some() {
        application.new_return_on = until;
    }
    own::save(ctx, tx, application).await?;
    let text = unusable(&dossier, ctx.languages().pick(&dossier.addressee.language));
    let with = effects::With { extra: [("commentaire".to_owned(), text)].into(), ..effects::With::default() };
    effects::write(ctx, tx, &dossier, done, &with).await?;
    let entry = Entry {
        action: "application.check_failed",
        application: Some(dossier.application.id),
        object: format!("application:{number}"),
        before: Some(json!({ "file_status": before.code(), "return_on": return_on })),
        after: Some(json!({ "file_status": status.code(), "return_on": until.unwrap_or(return_on) })),
    };
    audit::record(ctx, tx, &Who::System, entry).await?;
    Ok(())
}

/// What the mail says: each document whose file is unusable, with the reason.
fn unusable(dossier: &Dossier, lang: Lang) -> String {
    let failed = dossier.items.iter().filter(|item| item.check_failed());
    let lines = failed.filter_map(|item| {
        let reason = refused::stored(lang, item.version.as_ref()?);
        Some(lang.t_with("mail-refused-document", &[("document", item.kind.label.get(lang).into()), ("comment", reason.into())]))
    });
    lines.collect::<Vec<_>>().join("\n")
}
