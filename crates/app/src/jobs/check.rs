//! The check of a deposited file that did not finish while the person waited, or that the antivirus could not see.
//!
//! Submitting is allowed meanwhile. When the check fails afterwards, the document is refused with its reason, the
//! file becomes incomplete, and one mail tells the applicant.

use connect::scan::Verdict;
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
use crate::accounts::erase::DELETE_FILES;
use crate::apply::{deposit, effects, own};
use crate::audit::{self, Entry, Who};
use crate::dossier::{self, Side};
use crate::error::Error;
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
            Verdict::Infected { .. } => return fail(ctx, version, json!({ "code": "infected" })).await,
            Verdict::Unavailable { reason } => return Err(JobError::Retry(format!("antivirus: {reason:?}"))),
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
    "failed".clone_into(&mut version.check_state);
    version.refusal = Some(Json(reason));
    let mut tx = ctx.db.write().await?;
    if !store::document::set_checked(&mut tx, &version).await? {
        return Ok(());
    }
    for number in store::document::submitted_with(&mut tx, version.id).await? {
        reopen(ctx, &mut tx, number).await.map_err(|error| JobError::Retry(format!("{error:?}")))?;
    }
    tx.commit().await?;
    Ok(())
}

/// Puts an application that was submitted with an unusable file back to « Incomplet ».
async fn reopen(ctx: &Ctx, tx: &mut store::Tx, number: i64) -> Result<(), Error> {
    let Some(application) = store::application::lock(tx, number).await? else { return Ok(()) };
    let mut dossier = dossier::load(ctx, tx, application, Side::Staff).await?;
    let Ok((status, done)) = step(TABLE, dossier.file_status(), Event::CheckFailed, &dossier.facts(ctx, By::System)) else { return Ok(()) };
    let before = dossier.file_status();
    let now = ctx.now();
    status.code().clone_into(&mut dossier.application.file_status);
    dossier.application.file_status_at = now;
    dossier.application.incomplete_on = Some(ctx.zone.today(now));
    own::save(ctx, tx, &mut dossier.application).await?;
    effects::write(ctx, tx, &dossier, done, &effects::With::default()).await?;
    let entry = Entry {
        action: "application.check_failed",
        application: Some(dossier.application.id),
        object: format!("application:{number}"),
        before: Some(json!({ "file_status": before.code() })),
        after: Some(json!({ "file_status": status.code() })),
    };
    audit::record(ctx, tx, &Who::System, entry).await?;
    Ok(())
}
