//! Documents of applicants, their versions, and the reviews of versions.

pub mod serving;
pub mod wallet;

use chrono::{DateTime, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use crate::application::Application;
use crate::{Result, Tx, exec, fetch, statements};

pub use serving::{Serving, serving};

/// A document: what an applicant holds for a document type, for all applications of a campaign or for one.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Document {
    pub id: Uuid,
    pub account_id: Uuid,
    pub document_type_id: Uuid,
    pub application_id: Option<Uuid>,
    /// Of one that serves all applications: the campaign in which it does.
    pub campaign_id: Option<Uuid>,
    pub current_version_id: Option<Uuid>,
    pub is_not_concerned: bool,
    pub version: i64,
}

/// A file as it was received.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ReceivedFile {
    pub name: String,
    pub content_type: String,
    pub size: i64,
    pub sha256: String,
    pub key: String,
}

/// One deposit: the files as received, and the one PDF made of them.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Version {
    pub id: Uuid,
    pub document_id: Uuid,
    pub number: i32,
    /// Name shown, of the first file received.
    pub name: String,
    pub received: Json<Vec<ReceivedFile>>,
    pub received_size: i64,
    pub canonical_key: Option<String>,
    pub canonical_size: Option<i64>,
    /// Digest of the canonical PDF, or of the received file while the check is pending.
    pub sha256: String,
    pub pages: Option<i32>,
    /// `pending`, `checked`, `failed` or `quarantined`.
    pub check_state: String,
    pub refusal: Option<Json<serde_json::Value>>,
    pub observations: Json<serde_json::Value>,
    pub deposited_at: DateTime<Utc>,
    pub deposited_by: Uuid,
    pub removed_at: Option<DateTime<Utc>>,
}

/// A judgement on a version, by a centre; for documents of one application, on that application.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Review {
    pub id: Uuid,
    pub document_version_id: Uuid,
    pub centre_id: Uuid,
    pub application_id: Option<Uuid>,
    pub status: String,
    pub comment: String,
    pub reviewer_id: Option<Uuid>,
    pub reviewer_name: String,
    pub reviewed_at: DateTime<Utc>,
}

statements! {
    BY_ID = "SELECT id, account_id, document_type_id, application_id, campaign_id, current_version_id, is_not_concerned, version FROM document WHERE id = $1";
    ADD = "INSERT INTO document (id, account_id, document_type_id, application_id, campaign_id, current_version_id, is_not_concerned, version, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8)";
    SAVE = "UPDATE document SET current_version_id = $3, is_not_concerned = $4, updated_at = $5, version = version + 1 WHERE id = $1 AND version = $2";
    VERSION = "SELECT id, document_id, number, name, received, received_size, canonical_key, canonical_size, sha256, pages, check_state, refusal, observations, deposited_at, deposited_by, removed_at FROM document_version WHERE id = $1";
    VERSIONS = "SELECT id, document_id, number, name, received, received_size, canonical_key, canonical_size, sha256, pages, check_state, refusal, observations, deposited_at, deposited_by, removed_at FROM document_version WHERE document_id = $1 ORDER BY number DESC";
    ADD_VERSION = "INSERT INTO document_version (id, document_id, number, name, received, received_size, canonical_key, canonical_size, sha256, pages, check_state, refusal, observations, deposited_at, deposited_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    CHECKED = "UPDATE document_version SET canonical_key = $2, canonical_size = $3, sha256 = $4, pages = $5, check_state = $6, refusal = $7, observations = $8 WHERE id = $1";
    REMOVED = "UPDATE document_version SET removed_at = $2 WHERE id = $1";
    USERS = "SELECT DISTINCT a.number FROM submitted_document d JOIN submission s ON s.id = d.submission_id JOIN application a ON a.id = s.application_id WHERE d.document_version_id = $1 AND a.cancelled_at IS NULL ORDER BY a.number";
    ADD_REVIEW = "INSERT INTO review (id, document_version_id, centre_id, application_id, status, comment, reviewer_id, reviewer_name, reviewed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    /// Every judgement on the versions that may serve an application, oldest first. Left to itself, SQLite would go through all
    /// judgements of the centre.
    REVIEWS_FOR_APPLICATION_SQLITE = "SELECT r.id, r.document_version_id, r.centre_id, r.application_id, r.status, r.comment, r.reviewer_id, r.reviewer_name, r.reviewed_at FROM review r JOIN document_version v ON v.id = r.document_version_id JOIN document d ON d.id = v.document_id WHERE ((d.campaign_id = $4 AND d.account_id = $1) OR d.application_id = $2) AND +r.centre_id = $3 ORDER BY r.reviewed_at, r.id";
    REVIEWS_FOR_APPLICATION_POSTGRES = "SELECT r.id, r.document_version_id, r.centre_id, r.application_id, r.status, r.comment, r.reviewer_id, r.reviewer_name, r.reviewed_at FROM review r JOIN document_version v ON v.id = r.document_version_id JOIN document d ON d.id = v.document_id WHERE ((d.campaign_id = $4 AND d.account_id = $1) OR d.application_id = $2) AND r.centre_id = $3 ORDER BY r.reviewed_at, r.id";
    TOTAL_SIZE = "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM (SELECT v.received_size AS size FROM document_version v JOIN document d ON d.current_version_id = v.id WHERE (d.campaign_id = $3 AND d.account_id = $1) OR d.application_id = $2 UNION ALL SELECT joined_size FROM application_message WHERE application_id = $2 AND NOT from_staff) held";
    ADD_STORED_FILE = "INSERT INTO stored_file (id, file_key, name, content_type, size, sha256, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    STORED_FILE = "SELECT id, file_key, name, content_type, size, sha256 FROM stored_file WHERE id = $1";
}

pub async fn lookup(tx: &mut Tx, id: Uuid) -> Result<Option<Document>> {
    fetch!(optional, tx, Document, BY_ID, id)
}

pub async fn add(tx: &mut Tx, d: &Document, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, ADD, d.id, d.account_id, d.document_type_id, d.application_id, d.campaign_id, d.current_version_id, d.is_not_concerned, now)?;
    Ok(())
}

/// Saves the current version and the declaration, at the version it was read; false when somebody was faster.
pub async fn save(tx: &mut Tx, d: &Document, now: DateTime<Utc>) -> Result<bool> {
    Ok(exec!(tx, SAVE, d.id, d.version, d.current_version_id, d.is_not_concerned, now)? == 1)
}

pub async fn lookup_version(tx: &mut Tx, id: Uuid) -> Result<Option<Version>> {
    fetch!(optional, tx, Version, VERSION, id)
}

/// All versions of a document, latest first.
pub async fn versions(tx: &mut Tx, document: Uuid) -> Result<Vec<Version>> {
    fetch!(all, tx, Version, VERSIONS, document)
}

pub async fn add_version(tx: &mut Tx, v: &Version) -> Result<()> {
    exec!(
        tx,
        ADD_VERSION,
        v.id,
        v.document_id,
        v.number,
        &v.name,
        &v.received,
        v.received_size,
        &v.canonical_key,
        v.canonical_size,
        &v.sha256,
        v.pages,
        &v.check_state,
        &v.refusal,
        &v.observations,
        v.deposited_at,
        v.deposited_by
    )?;
    Ok(())
}

/// Records the outcome of the check; false when the version was erased meanwhile.
pub async fn set_checked(tx: &mut Tx, v: &Version) -> Result<bool> {
    Ok(exec!(tx, CHECKED, v.id, &v.canonical_key, v.canonical_size, &v.sha256, v.pages, &v.check_state, &v.refusal, &v.observations)? == 1)
}

pub async fn set_removed(tx: &mut Tx, version: Uuid, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, REMOVED, version, now)?;
    Ok(())
}

/// Numbers of the applications that were submitted with this version.
pub async fn submitted_with(tx: &mut Tx, version: Uuid) -> Result<Vec<i64>> {
    Ok(fetch!(all, tx, (i64,), USERS, version)?.into_iter().map(|(n,)| n).collect())
}

pub async fn add_review(tx: &mut Tx, r: &Review) -> Result<()> {
    exec!(tx, ADD_REVIEW, r.id, r.document_version_id, r.centre_id, r.application_id, &r.status, &r.comment, r.reviewer_id, &r.reviewer_name, r.reviewed_at)?;
    Ok(())
}

/// Judgements of its centre on whatever may serve an application, oldest first.
pub async fn reviews_for_application(tx: &mut Tx, a: &Application) -> Result<Vec<Review>> {
    let sql = if tx.is_postgres() { REVIEWS_FOR_APPLICATION_POSTGRES } else { REVIEWS_FOR_APPLICATION_SQLITE };
    fetch!(all, tx, Review, sql, a.account_id, a.id, a.centre_id, a.campaign_id)
}

/// Bytes received in the current versions that serve an application.
pub async fn total_size(tx: &mut Tx, a: &Application) -> Result<i64> {
    let (n,): (i64,) = fetch!(one, tx, (i64,), TOTAL_SIZE, a.account_id, a.id, a.campaign_id)?;
    Ok(n)
}

/// A file that staff uploaded: a template to fill, a logo.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct StoredFile {
    pub id: Uuid,
    pub file_key: String,
    pub name: String,
    pub content_type: String,
    pub size: i64,
    pub sha256: String,
}

pub async fn add_stored_file(tx: &mut Tx, f: &StoredFile, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, ADD_STORED_FILE, f.id, &f.file_key, &f.name, &f.content_type, f.size, &f.sha256, now)?;
    Ok(())
}

pub async fn stored_file(tx: &mut Tx, id: Uuid) -> Result<Option<StoredFile>> {
    fetch!(optional, tx, StoredFile, STORED_FILE, id)
}
