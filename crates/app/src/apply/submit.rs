//! « Transmettre ma candidature »: one transaction that freezes what was submitted and tells who has to know.

use domain::application::facts::By;
use domain::application::file_status::{Event, TABLE};
use domain::application::machine::step;
use domain::application::submit::Missing;
use domain::application::{DocumentStatus, Refusal as StateRefusal};
use domain::time::Instant;
use serde_json::{Value, json};
use store::Json;
use store::application::submission::{Submission, SubmittedDocument};

use super::{effects, own};
use crate::Ctx;
use crate::actor::Person;
use crate::audit::{self, Entry};
use crate::dossier::Dossier;
use crate::error::Error;
use crate::keys::sha256_hex;
use crate::papers::receipt;

/// Why the application was not submitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// What is missing, in the order of the list.
    Missing(Vec<Missing>),
    /// It was submitted already, perhaps by the other half of a double click.
    AlreadySubmitted,
    State(StateRefusal),
}

/// Submits the person's application.
pub async fn submit(ctx: &Ctx, person: &Person, number: i64) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let mut dossier = own::lock(ctx, &mut tx, person, number).await?;
    if !dossier.file_status().is_open() && dossier.application.submitted_at.is_some() {
        return Err(Error::Refused(Refusal::AlreadySubmitted));
    }
    let facts = dossier.facts(ctx, By::Applicant);
    let (status, done) = match step(TABLE, dossier.file_status(), Event::Submit, &facts) {
        Ok(next) => next,
        Err(StateRefusal::SomethingMissing) => return Err(Error::Refused(Refusal::Missing(dossier.missing()))),
        Err(refusal) => return Err(Error::Refused(Refusal::State(refusal))),
    };
    let now = ctx.now();
    let before = dossier.file_status();
    let submission = freeze(ctx, &mut tx, &dossier, "applicant", now).await?;
    let application = &mut dossier.application;
    status.code().clone_into(&mut application.file_status);
    application.file_status_at = now;
    application.submitted_at = Some(now);
    application.received_on = Some(ctx.zone.today(now));
    application.documents_to_review = to_review(&dossier.items);
    own::save_submitted(ctx, &mut tx, application).await?;
    effects::write(ctx, &mut tx, &dossier, done, &effects::With { submission: Some(submission.id), ..effects::With::default() }).await?;
    let entry = Entry {
        action: "application.submit",
        application: Some(dossier.application.id),
        object: format!("application:{number}"),
        before: Some(json!({ "file_status": before.code() })),
        after: Some(json!({ "file_status": status.code(), "digest": submission.digest })),
    };
    audit::record(ctx, &mut tx, &person.as_applicant(), entry).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

/// Deposited documents that nobody has judged.
#[must_use]
pub fn to_review(items: &[crate::dossier::Item]) -> i32 {
    i32::try_from(items.iter().filter(|item| item.status == DocumentStatus::Deposited).count()).unwrap_or(i32::MAX)
}

/// Stores the immutable snapshot as of an instant: profile, answers, the digest of every document, and
/// what silence means for it.
pub(crate) async fn freeze(ctx: &Ctx, tx: &mut store::Tx, dossier: &Dossier, actor: &str, at: Instant) -> store::Result<Submission> {
    let reference = crate::reference::at(ctx, tx, dossier.reference_data).await?;
    let profile = crate::profile::snapshot_with(ctx, tx, dossier.application.account_id, &reference).await?;
    let documents: Vec<Value> = dossier
        .items
        .iter()
        .map(|item| {
            json!({
                "code": item.kind.code,
                "label": item.kind.label.0,
                "status": item.status.code(),
                "name": item.version.as_ref().map(|v| &v.name),
                "pages": item.version.as_ref().and_then(|v| v.pages),
                "sha256": item.version.as_ref().map(|v| &v.sha256),
            })
        })
        .collect();
    let snapshot = json!({
        "application": dossier.application.number,
        "programme": { "code": dossier.session.programme_code, "label": dossier.session.programme_label },
        "submitted_at": at,
        "taken_at": ctx.now(),
        "profile": profile,
        "documents": documents,
        "forms": dossier.forms.iter().map(crate::forms::Asked::given).collect::<Vec<_>>(),
        "questions": dossier.questions,
        "silence": receipt::rule(ctx, &dossier.session),
    });
    let mut submission = Submission {
        id: ctx.ids.uuid(ctx.now()),
        application_id: dossier.application.id,
        number: 0,
        submitted_at: at,
        actor: actor.to_owned(),
        digest: sha256_hex(snapshot.to_string().as_bytes()),
        snapshot: Json(snapshot),
    };
    let documents: Vec<SubmittedDocument> = dossier
        .items
        .iter()
        .filter(|item| item.version.is_some() || item.status == DocumentStatus::NotConcerned)
        .map(|item| SubmittedDocument {
            document_type_id: item.kind.id,
            document_version_id: item.version.as_ref().map(|v| v.id),
            is_not_concerned: item.status == DocumentStatus::NotConcerned,
        })
        .collect();
    store::application::submission::add(tx, &mut submission, &documents).await?;
    Ok(submission)
}
