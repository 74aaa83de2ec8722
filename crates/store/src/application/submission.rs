//! What was submitted, when, by whom: an immutable snapshot with the version of every document.

use chrono::{DateTime, Utc};
use sea_query::{Expr, Query};
use serde_json::value::RawValue;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Error, Result, Tx, exec_built, fetch, statements};

/// Documents added by one statement, far below the 32,766 values that SQLite allows.
const AT_ONCE: usize = 500;

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Submission {
    pub id: Uuid,
    pub application_id: Uuid,
    pub number: i32,
    pub submitted_at: DateTime<Utc>,
    /// `applicant`, `staff` or `system`.
    pub actor: String,
    /// SHA-256 of the snapshot, as printed on the receipt.
    pub digest: String,
    pub snapshot: Json<serde_json::Value>,
}

/// What of a snapshot shows in its application, as it stands there: whoever reads it knows its types. The rest, often large,
/// is passed over and not kept.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub struct Shown {
    pub forms: Option<Box<RawValue>>,
    pub questions: Option<Box<RawValue>>,
}

/// What of a submission its receipt tells in a mail.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Receipt {
    pub submitted_at: DateTime<Utc>,
    pub digest: String,
    /// What silence means for it; none where the snapshot does not say.
    pub silence: Option<Json<serde_json::Value>>,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct SubmittedDocument {
    pub document_type_id: Uuid,
    pub document_version_id: Option<Uuid>,
    pub is_not_concerned: bool,
}

/// The snapshot of a submission with its documents: type, version, whether it was declared not to concern.
#[derive(sqlx::FromRow)]
struct Parts {
    snapshot: Json<Shown>,
    documents: Json<Vec<(Uuid, Option<Uuid>, u8)>>,
}

statements! {
    ADD = "INSERT INTO submission (id, application_id, number, submitted_at, actor, digest, snapshot) VALUES ($1, $2, (SELECT COUNT(*) + 1 FROM submission WHERE application_id = $2), $3, $4, $5, $6) RETURNING number";
    LATEST = "SELECT id, application_id, number, submitted_at, actor, digest, snapshot FROM submission WHERE application_id = $1 ORDER BY number DESC LIMIT 1";
    LATEST_RECEIPT = "SELECT submitted_at, digest, snapshot -> 'silence' AS silence FROM submission WHERE application_id = $1 ORDER BY number DESC LIMIT 1";
    BY_ID = "SELECT id, application_id, number, submitted_at, actor, digest, snapshot FROM submission WHERE id = $1";
    RECEIPT = "SELECT submitted_at, digest, snapshot -> 'silence' AS silence FROM submission WHERE id = $1";
    LATEST_ID = "SELECT id FROM submission WHERE application_id = $1 ORDER BY number DESC LIMIT 1";
    DOCUMENTS = "SELECT document_type_id, document_version_id, is_not_concerned FROM submitted_document WHERE submission_id = $1 ORDER BY document_type_id";
    LATEST_DOCUMENTS = "SELECT d.document_type_id, d.document_version_id, d.is_not_concerned FROM submitted_document d JOIN submission s ON s.id = d.submission_id WHERE s.application_id = $1 AND s.number = (SELECT MAX(number) FROM submission WHERE application_id = $1) ORDER BY d.document_type_id";
    LATEST_PARTS_SQLITE = "SELECT s.snapshot, (SELECT json_group_array(json_array(hex(d.document_type_id), nullif(hex(d.document_version_id), ''), d.is_not_concerned)) FROM submitted_document d WHERE d.submission_id = s.id) AS documents FROM submission s WHERE s.application_id = $1 ORDER BY s.number DESC LIMIT 1";
    LATEST_PARTS_POSTGRES = "SELECT s.snapshot, (SELECT COALESCE(json_agg(json_build_array(d.document_type_id, d.document_version_id, CAST(d.is_not_concerned AS INTEGER))), '[]') FROM submitted_document d WHERE d.submission_id = s.id) AS documents FROM submission s WHERE s.application_id = $1 ORDER BY s.number DESC LIMIT 1";
    ALL_OF = "SELECT id, application_id, number, submitted_at, actor, digest, snapshot FROM submission WHERE application_id = $1 ORDER BY number";
}

/// Adds a submission, which gets the next number of its application, locked by the caller.
pub async fn add(tx: &mut Tx, s: &mut Submission, documents: &[SubmittedDocument]) -> Result<()> {
    (s.number,) = fetch!(one, tx, (i32,), ADD, s.id, s.application_id, s.submitted_at, &s.actor, &s.digest, &s.snapshot)?;
    for batch in documents.chunks(AT_ONCE) {
        let mut insert = Query::insert();
        insert.into_table("submitted_document").columns(["submission_id", "document_type_id", "document_version_id", "is_not_concerned"]);
        for d in batch {
            let row = [Expr::val(s.id), Expr::val(d.document_type_id), Expr::val(d.document_version_id), Expr::val(d.is_not_concerned)];
            insert.values(row).map_err(|e| Error::Stored(e.to_string()))?;
        }
        exec_built!(tx, insert)?;
    }
    Ok(())
}

pub async fn latest(tx: &mut Tx, application: Uuid) -> Result<Option<Submission>> {
    fetch!(optional, tx, Submission, LATEST, application)
}

/// What the receipt of the latest submission tells.
pub async fn latest_receipt(tx: &mut Tx, application: Uuid) -> Result<Option<Receipt>> {
    fetch!(optional, tx, Receipt, LATEST_RECEIPT, application)
}

pub async fn lookup(tx: &mut Tx, id: Uuid) -> Result<Option<Submission>> {
    fetch!(optional, tx, Submission, BY_ID, id)
}

/// What the receipt of a submission tells.
pub async fn receipt(tx: &mut Tx, id: Uuid) -> Result<Option<Receipt>> {
    fetch!(optional, tx, Receipt, RECEIPT, id)
}

pub async fn latest_id(tx: &mut Tx, application: Uuid) -> Result<Option<Uuid>> {
    Ok(fetch!(optional, tx, (Uuid,), LATEST_ID, application)?.map(|(id,)| id))
}

pub async fn all_of(tx: &mut Tx, application: Uuid) -> Result<Vec<Submission>> {
    fetch!(all, tx, Submission, ALL_OF, application)
}

pub async fn documents(tx: &mut Tx, submission: Uuid) -> Result<Vec<SubmittedDocument>> {
    fetch!(all, tx, SubmittedDocument, DOCUMENTS, submission)
}

/// The documents of the latest submission, none before the first.
pub async fn latest_documents(tx: &mut Tx, application: Uuid) -> Result<Vec<SubmittedDocument>> {
    fetch!(all, tx, SubmittedDocument, LATEST_DOCUMENTS, application)
}

/// The same in no order, with the forms and questions of that submission as they were answered.
pub async fn latest_parts(tx: &mut Tx, application: Uuid) -> Result<(Vec<SubmittedDocument>, Shown)> {
    let sql = if tx.is_postgres() { LATEST_PARTS_POSTGRES } else { LATEST_PARTS_SQLITE };
    let Some(parts) = fetch!(optional, tx, Parts, sql, application)? else { return Ok(<_>::default()) };
    let document = |(document_type_id, document_version_id, declared): (Uuid, Option<Uuid>, u8)| SubmittedDocument {
        document_type_id,
        document_version_id,
        is_not_concerned: declared != 0,
    };
    Ok((parts.documents.0.into_iter().map(document).collect(), parts.snapshot.0))
}
