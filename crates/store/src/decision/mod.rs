//! Decisions of applications and the batches that publish them.

pub mod setup;

use chrono::{DateTime, Utc};
use domain::translated::Translated;
use sqlx::types::Json;
use uuid::Uuid;

use crate::catalogue::session::Convocation;
use crate::{Result, Tx, exec, fetch, statements};

/// A decision with the wording of its type and reason.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Decision {
    pub id: Uuid,
    pub application_id: Uuid,
    pub decision_type_id: Uuid,
    pub kind: String,
    pub state: String,
    pub reason_id: Option<Uuid>,
    pub comment: String,
    pub rank: Option<i32>,
    pub preselection: Json<Convocation>,
    pub is_appeal: bool,
    pub created_at: DateTime<Utc>,
    pub created_by: Option<Uuid>,
    pub validated_at: Option<DateTime<Utc>>,
    pub validated_by: Option<Uuid>,
    pub published_at: Option<DateTime<Utc>>,
    pub batch_id: Option<Uuid>,
    pub version: i64,
    pub type_label: Json<Translated>,
    pub show_comment: bool,
    pub is_final: bool,
    pub reason_label: Option<Json<Translated>>,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Batch {
    pub id: Uuid,
    pub centre_id: Uuid,
    pub created_at: DateTime<Utc>,
    pub created_by: Uuid,
    pub release_at: DateTime<Utc>,
    pub released_at: Option<DateTime<Utc>>,
    pub stopped_at: Option<DateTime<Utc>>,
}

statements! {
    BY_ID = "SELECT d.id, d.application_id, d.decision_type_id, d.kind, d.state, d.reason_id, d.comment, d.rank, d.preselection, d.is_appeal, d.created_at, d.created_by, d.validated_at, d.validated_by, d.published_at, d.batch_id, d.version, t.label AS type_label, t.show_comment, t.is_final, r.label AS reason_label FROM decision d JOIN decision_type t ON t.id = d.decision_type_id LEFT JOIN decision_reason r ON r.id = d.reason_id WHERE d.id = $1";
    OF_APPLICATION = "SELECT d.id, d.application_id, d.decision_type_id, d.kind, d.state, d.reason_id, d.comment, d.rank, d.preselection, d.is_appeal, d.created_at, d.created_by, d.validated_at, d.validated_by, d.published_at, d.batch_id, d.version, t.label AS type_label, t.show_comment, t.is_final, r.label AS reason_label FROM decision d JOIN decision_type t ON t.id = d.decision_type_id LEFT JOIN decision_reason r ON r.id = d.reason_id WHERE d.application_id = $1 ORDER BY d.created_at DESC, d.id DESC";
    PUBLISHED = "SELECT d.id, d.application_id, d.decision_type_id, d.kind, d.state, d.reason_id, d.comment, d.rank, d.preselection, d.is_appeal, d.created_at, d.created_by, d.validated_at, d.validated_by, d.published_at, d.batch_id, d.version, t.label AS type_label, t.show_comment, t.is_final, r.label AS reason_label FROM decision d JOIN decision_type t ON t.id = d.decision_type_id LEFT JOIN decision_reason r ON r.id = d.reason_id WHERE d.application_id = $1 AND d.state = 'published' ORDER BY d.published_at DESC, d.id DESC LIMIT 1";
    UNPUBLISHED = "SELECT d.id, d.application_id, d.decision_type_id, d.kind, d.state, d.reason_id, d.comment, d.rank, d.preselection, d.is_appeal, d.created_at, d.created_by, d.validated_at, d.validated_by, d.published_at, d.batch_id, d.version, t.label AS type_label, t.show_comment, t.is_final, r.label AS reason_label FROM decision d JOIN decision_type t ON t.id = d.decision_type_id LEFT JOIN decision_reason r ON r.id = d.reason_id WHERE d.application_id = $1 AND d.state IN ('draft', 'validated') ORDER BY d.created_at DESC, d.id DESC LIMIT 1";
    PUBLISHED_OF_ACCOUNT = "SELECT d.id, d.application_id, d.decision_type_id, d.kind, d.state, d.reason_id, d.comment, d.rank, d.preselection, d.is_appeal, d.created_at, d.created_by, d.validated_at, d.validated_by, d.published_at, d.batch_id, d.version, t.label AS type_label, t.show_comment, t.is_final, r.label AS reason_label FROM decision d JOIN decision_type t ON t.id = d.decision_type_id LEFT JOIN decision_reason r ON r.id = d.reason_id JOIN application a ON a.id = d.application_id WHERE a.account_id = $1 AND d.state = 'published' ORDER BY d.published_at, d.id";
    ADD = "INSERT INTO decision (id, application_id, decision_type_id, kind, state, reason_id, comment, rank, preselection, is_appeal, created_at, created_by, validated_at, validated_by, published_at, batch_id, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)";
    SAVE = "UPDATE decision SET decision_type_id = $3, kind = $4, state = $5, reason_id = $6, comment = $7, rank = $8, preselection = $9, is_appeal = $10, validated_at = $11, validated_by = $12, published_at = $13, batch_id = $14, version = version + 1 WHERE id = $1 AND version = $2";
    OF_BATCH = "SELECT id FROM decision WHERE batch_id = $1 ORDER BY id";
    /// Those of a complementary list that stand: published, ranked, not withdrawn or cancelled, in the order of promotion.
    RANKED = "SELECT d.id, d.application_id, d.rank FROM decision d JOIN application a ON a.id = d.application_id WHERE a.session_id = $1 AND a.existence = 'active' AND a.published_kind = 'LC' AND d.state = 'published' AND d.kind = 'LC' AND d.rank IS NOT NULL AND d.id = (SELECT e.id FROM decision e WHERE e.application_id = a.id AND e.state = 'published' ORDER BY e.published_at DESC, e.id DESC LIMIT 1) ORDER BY d.rank, d.id";
    ADD_BATCH = "INSERT INTO publication_batch (id, centre_id, created_at, created_by, release_at) VALUES ($1, $2, $3, $4, $5)";
    BATCH = "SELECT id, centre_id, created_at, created_by, release_at, released_at, stopped_at FROM publication_batch WHERE id = $1";
    RELEASED = "UPDATE publication_batch SET released_at = $2 WHERE id = $1 AND released_at IS NULL AND stopped_at IS NULL";
    STOPPED = "UPDATE publication_batch SET stopped_at = $2 WHERE id = $1 AND released_at IS NULL AND stopped_at IS NULL";
}

pub async fn lookup(tx: &mut Tx, id: Uuid) -> Result<Option<Decision>> {
    fetch!(optional, tx, Decision, BY_ID, id)
}

/// All decisions of an application, latest first.
pub async fn of_application(tx: &mut Tx, application: Uuid) -> Result<Vec<Decision>> {
    fetch!(all, tx, Decision, OF_APPLICATION, application)
}

/// The one the applicant sees: the last published.
pub async fn published(tx: &mut Tx, application: Uuid) -> Result<Option<Decision>> {
    fetch!(optional, tx, Decision, PUBLISHED, application)
}

/// The draft or validated one that nobody outside sees yet.
pub async fn unpublished(tx: &mut Tx, application: Uuid) -> Result<Option<Decision>> {
    fetch!(optional, tx, Decision, UNPUBLISHED, application)
}

/// Every published decision of a person's applications, oldest first.
pub async fn published_of_account(tx: &mut Tx, account: Uuid) -> Result<Vec<Decision>> {
    fetch!(all, tx, Decision, PUBLISHED_OF_ACCOUNT, account)
}

/// Adds a decision; the wording columns are ignored.
pub async fn add(tx: &mut Tx, d: &Decision) -> Result<()> {
    exec!(
        tx, ADD, d.id, d.application_id, d.decision_type_id, &d.kind, &d.state, d.reason_id, &d.comment, d.rank, &d.preselection, d.is_appeal,
        d.created_at, d.created_by, d.validated_at, d.validated_by, d.published_at, d.batch_id
    )?;
    Ok(())
}

/// Saves a decision at the version it was read; false when somebody was faster.
pub async fn save(tx: &mut Tx, d: &Decision) -> Result<bool> {
    let n = exec!(
        tx, SAVE, d.id, d.version, d.decision_type_id, &d.kind, &d.state, d.reason_id, &d.comment, d.rank, &d.preselection, d.is_appeal, d.validated_at,
        d.validated_by, d.published_at, d.batch_id
    )?;
    Ok(n == 1)
}

pub async fn of_batch(tx: &mut Tx, batch: Uuid) -> Result<Vec<Uuid>> {
    Ok(fetch!(all, tx, (Uuid,), OF_BATCH, batch)?.into_iter().map(|(id,)| id).collect())
}

/// Decision, application and rank of the complementary list of a session, first to be promoted first.
pub async fn ranked(tx: &mut Tx, session: Uuid) -> Result<Vec<(Uuid, Uuid, i32)>> {
    fetch!(all, tx, (Uuid, Uuid, i32), RANKED, session)
}

pub async fn add_batch(tx: &mut Tx, b: &Batch) -> Result<()> {
    exec!(tx, ADD_BATCH, b.id, b.centre_id, b.created_at, b.created_by, b.release_at)?;
    Ok(())
}

pub async fn batch(tx: &mut Tx, id: Uuid) -> Result<Option<Batch>> {
    fetch!(optional, tx, Batch, BATCH, id)
}

/// Marks a batch released; false when it was released or stopped before.
pub async fn set_released(tx: &mut Tx, id: Uuid, now: DateTime<Utc>) -> Result<bool> {
    Ok(exec!(tx, RELEASED, id, now)? == 1)
}

pub async fn set_stopped(tx: &mut Tx, id: Uuid, now: DateTime<Utc>) -> Result<bool> {
    Ok(exec!(tx, STOPPED, id, now)? == 1)
}
