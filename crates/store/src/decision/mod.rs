//! Decisions of applications and the batches that publish them.

mod found;
pub mod setup;

use chrono::{DateTime, Utc};
use domain::translated::Translated;
use sqlx::types::Json;
use uuid::Uuid;

use crate::catalogue::session::Convocation;
use crate::{Result, Tx, exec, fetch, statements};

pub use found::found;

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
    STANDING = "SELECT d.id, d.application_id, d.decision_type_id, d.kind, d.state, d.reason_id, d.comment, d.rank, d.preselection, d.is_appeal, d.created_at, d.created_by, d.validated_at, d.validated_by, d.published_at, d.batch_id, d.version, t.label AS type_label, t.show_comment, t.is_final, r.label AS reason_label FROM decision d JOIN decision_type t ON t.id = d.decision_type_id LEFT JOIN decision_reason r ON r.id = d.reason_id WHERE d.application_id = $1 AND d.state IN ('draft', 'validated', 'published') ORDER BY d.created_at DESC, d.id DESC";
    ADD = "INSERT INTO decision (id, application_id, decision_type_id, kind, state, reason_id, comment, rank, preselection, is_appeal, created_at, created_by, validated_at, validated_by, published_at, batch_id, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)";
    SAVE = "UPDATE decision SET decision_type_id = $3, kind = $4, state = $5, reason_id = $6, comment = $7, rank = $8, preselection = $9, is_appeal = $10, validated_at = $11, validated_by = $12, published_at = $13, batch_id = $14, version = version + 1 WHERE id = $1 AND version = $2";
    OF_BATCH = "SELECT id FROM decision WHERE batch_id = $1 ORDER BY id";
    /// Those of a complementary list that stand: published, ranked, not withdrawn or cancelled, in the order of promotion.
    RANKED = "SELECT d.id, d.application_id, d.rank FROM decision d JOIN application a ON a.id = d.application_id WHERE a.session_id = $1 AND a.existence = 'active' AND a.published_kind = 'LC' AND d.state = 'published' AND d.kind = 'LC' AND d.rank IS NOT NULL AND d.id = (SELECT e.id FROM decision e WHERE e.application_id = a.id AND e.state = 'published' ORDER BY e.published_at DESC, e.id DESC LIMIT 1) ORDER BY d.rank, d.id";
    /// Ranks given in a session that are published or about to be, with the application that holds each. Of the viewer's own
    /// only what is published.
    RANKS = "SELECT a.number, d.id, d.rank FROM decision d JOIN application a ON a.id = d.application_id WHERE a.session_id = $1 AND a.existence = 'active' AND d.kind = 'LC' AND d.rank IS NOT NULL AND ((d.state = 'published' AND a.published_kind = 'LC' AND d.id = (SELECT e.id FROM decision e WHERE e.application_id = a.id AND e.state = 'published' ORDER BY e.published_at DESC, e.id DESC LIMIT 1)) OR (d.state = 'validated' AND d.batch_id IS NOT NULL AND a.account_id <> $2)) ORDER BY d.rank, d.id";
    /// What is ranked in a session and nobody outside has seen, in the order in which committees see it, without the viewer's own.
    TO_RANK = "SELECT a.number, d.id, d.rank, d.state FROM decision d JOIN application a ON a.id = d.application_id WHERE a.session_id = $1 AND a.existence = 'active' AND a.draft_kind = 'LC' AND d.kind = 'LC' AND d.rank IS NOT NULL AND d.state IN ('draft', 'validated') AND a.account_id <> $2 ORDER BY d.rank, a.name_key, a.number";
    PENDING_BATCHES = "SELECT b.id, b.release_at, COUNT(*) AS decisions FROM publication_batch b JOIN decision d ON d.batch_id = b.id JOIN application a ON a.id = d.application_id WHERE a.committee_id = $1 AND a.account_id <> $2 AND b.released_at IS NULL AND b.stopped_at IS NULL GROUP BY b.id, b.release_at ORDER BY b.release_at, b.id";
    LEAVE_BATCH = "UPDATE decision SET batch_id = NULL, version = version + 1 WHERE batch_id = $1 AND state = 'validated' AND application_id NOT IN (SELECT id FROM application WHERE account_id = $2)";
    /// In what follows the viewer's own application has no decision but a published one.
    COUNTS_BY_COMMITTEE = "SELECT committee_id, COUNT(*) AS applications, CAST(COALESCE(SUM(CASE WHEN published_kind = 'FA' AND acceptance <> 'withdrawn' THEN 1 ELSE 0 END), 0) AS BIGINT) AS admitted, CAST(COALESCE(SUM(CASE WHEN account_id <> $2 AND draft_kind = 'FA' AND (published_kind IS NULL OR published_kind <> 'FA') THEN 1 ELSE 0 END), 0) AS BIGINT) AS favourable_to_publish, CAST(COALESCE(SUM(CASE WHEN published_kind = 'LC' THEN 1 ELSE 0 END), 0) AS BIGINT) AS listed, CAST(COALESCE(SUM(CASE WHEN published_kind = 'DE' THEN 1 ELSE 0 END), 0) AS BIGINT) AS unfavourable, CAST(COALESCE(SUM(CASE WHEN published_kind IS NULL AND (draft_kind IS NULL OR account_id = $2) THEN 1 ELSE 0 END), 0) AS BIGINT) AS undecided, CAST(COALESCE(SUM(CASE WHEN account_id <> $2 AND draft_state = 'draft' THEN 1 ELSE 0 END), 0) AS BIGINT) AS to_validate, CAST(COALESCE(SUM(CASE WHEN account_id <> $2 AND draft_state = 'validated' THEN 1 ELSE 0 END), 0) AS BIGINT) AS to_publish FROM application WHERE campaign_id = $1 AND existence = 'active' GROUP BY committee_id ORDER BY committee_id";
    COUNTS_OF_COMMITTEE = "SELECT COUNT(*) AS applications, CAST(COALESCE(SUM(CASE WHEN published_kind = 'FA' AND acceptance <> 'withdrawn' THEN 1 ELSE 0 END), 0) AS BIGINT) AS admitted, CAST(COALESCE(SUM(CASE WHEN account_id <> $3 AND draft_kind = 'FA' AND (published_kind IS NULL OR published_kind <> 'FA') THEN 1 ELSE 0 END), 0) AS BIGINT) AS favourable_to_publish, CAST(COALESCE(SUM(CASE WHEN published_kind = 'LC' THEN 1 ELSE 0 END), 0) AS BIGINT) AS listed, CAST(COALESCE(SUM(CASE WHEN published_kind = 'DE' THEN 1 ELSE 0 END), 0) AS BIGINT) AS unfavourable, CAST(COALESCE(SUM(CASE WHEN published_kind IS NULL AND (draft_kind IS NULL OR account_id = $3) THEN 1 ELSE 0 END), 0) AS BIGINT) AS undecided, CAST(COALESCE(SUM(CASE WHEN account_id <> $3 AND draft_state = 'draft' THEN 1 ELSE 0 END), 0) AS BIGINT) AS to_validate, CAST(COALESCE(SUM(CASE WHEN account_id <> $3 AND draft_state = 'validated' THEN 1 ELSE 0 END), 0) AS BIGINT) AS to_publish FROM application WHERE committee_id = $1 AND campaign_id = $2 AND existence = 'active'";
    COUNTS_OF_SESSION = "SELECT COUNT(*) AS applications, CAST(COALESCE(SUM(CASE WHEN published_kind = 'FA' AND acceptance <> 'withdrawn' THEN 1 ELSE 0 END), 0) AS BIGINT) AS admitted, CAST(COALESCE(SUM(CASE WHEN account_id <> $2 AND draft_kind = 'FA' AND (published_kind IS NULL OR published_kind <> 'FA') THEN 1 ELSE 0 END), 0) AS BIGINT) AS favourable_to_publish, CAST(COALESCE(SUM(CASE WHEN published_kind = 'LC' THEN 1 ELSE 0 END), 0) AS BIGINT) AS listed, CAST(COALESCE(SUM(CASE WHEN published_kind = 'DE' THEN 1 ELSE 0 END), 0) AS BIGINT) AS unfavourable, CAST(COALESCE(SUM(CASE WHEN published_kind IS NULL AND (draft_kind IS NULL OR account_id = $2) THEN 1 ELSE 0 END), 0) AS BIGINT) AS undecided, CAST(COALESCE(SUM(CASE WHEN account_id <> $2 AND draft_state = 'draft' THEN 1 ELSE 0 END), 0) AS BIGINT) AS to_validate, CAST(COALESCE(SUM(CASE WHEN account_id <> $2 AND draft_state = 'validated' THEN 1 ELSE 0 END), 0) AS BIGINT) AS to_publish FROM application WHERE session_id = $1 AND existence = 'active'";
    RANKING_OF_COMMITTEE = "SELECT a.number, a.account_id, f.file_number, k.last_name, k.first_name, p.code AS programme_code, p.label AS programme_label, a.file_status, a.draft_kind, a.draft_state, a.published_kind, a.acceptance, a.published_at, (SELECT d.rank FROM decision d WHERE d.application_id = a.id AND (d.state = 'published' OR (d.state IN ('draft', 'validated') AND a.account_id <> $4)) ORDER BY d.created_at DESC, d.id DESC LIMIT 1) AS rank FROM application a JOIN campaign_file f ON f.id = a.campaign_file_id JOIN account k ON k.id = a.account_id JOIN programme_session s ON s.id = a.session_id JOIN programme p ON p.id = s.programme_id WHERE a.committee_id = $1 AND a.campaign_id = $2 AND a.existence = 'active' ORDER BY CASE WHEN a.account_id = $4 AND a.published_kind IS NULL THEN 6 ELSE CASE COALESCE(CASE WHEN a.account_id <> $4 THEN a.draft_kind END, a.published_kind, '') WHEN 'FA' THEN 0 WHEN 'LC' THEN 1 WHEN 'LA' THEN 2 WHEN 'PR' THEN 3 WHEN '' THEN 4 ELSE 5 END END, rank NULLS LAST, a.name_key, a.number LIMIT $3";
    RANKING_OF_SESSION = "SELECT a.number, a.account_id, f.file_number, k.last_name, k.first_name, p.code AS programme_code, p.label AS programme_label, a.file_status, a.draft_kind, a.draft_state, a.published_kind, a.acceptance, a.published_at, (SELECT d.rank FROM decision d WHERE d.application_id = a.id AND (d.state = 'published' OR (d.state IN ('draft', 'validated') AND a.account_id <> $3)) ORDER BY d.created_at DESC, d.id DESC LIMIT 1) AS rank FROM application a JOIN campaign_file f ON f.id = a.campaign_file_id JOIN account k ON k.id = a.account_id JOIN programme_session s ON s.id = a.session_id JOIN programme p ON p.id = s.programme_id WHERE a.session_id = $1 AND a.existence = 'active' ORDER BY CASE WHEN a.account_id = $3 AND a.published_kind IS NULL THEN 6 ELSE CASE COALESCE(CASE WHEN a.account_id <> $3 THEN a.draft_kind END, a.published_kind, '') WHEN 'FA' THEN 0 WHEN 'LC' THEN 1 WHEN 'LA' THEN 2 WHEN 'PR' THEN 3 WHEN '' THEN 4 ELSE 5 END END, rank NULLS LAST, a.name_key, a.number LIMIT $2";
    ADD_BATCH = "INSERT INTO publication_batch (id, centre_id, created_at, created_by, release_at) VALUES ($1, $2, $3, $4, $5)";
    BATCH = "SELECT id, centre_id, created_at, created_by, release_at, released_at, stopped_at FROM publication_batch WHERE id = $1";
    RELEASED = "UPDATE publication_batch SET released_at = $2 WHERE id = $1 AND released_at IS NULL AND stopped_at IS NULL";
    /// Changes nothing: whoever publishes or stops the batch waits for the end of the transaction.
    HELD = "UPDATE publication_batch SET release_at = release_at WHERE id = $1 AND released_at IS NULL AND stopped_at IS NULL";
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

/// [`published`] and [`unpublished`] in one reading, for pages that need both.
pub async fn standing(tx: &mut Tx, application: Uuid) -> Result<(Option<Decision>, Option<Decision>)> {
    let found = fetch!(all, tx, Decision, STANDING, application)?;
    let (published, unpublished): (Vec<Decision>, Vec<Decision>) = found.into_iter().partition(|decision| decision.state == "published");
    Ok((published.into_iter().max_by_key(|decision| (decision.published_at, decision.id)), unpublished.into_iter().next()))
}

/// Adds a decision; the wording columns are ignored.
pub async fn add(tx: &mut Tx, d: &Decision) -> Result<()> {
    exec!(
        tx,
        ADD,
        d.id,
        d.application_id,
        d.decision_type_id,
        &d.kind,
        &d.state,
        d.reason_id,
        &d.comment,
        d.rank,
        &d.preselection,
        d.is_appeal,
        d.created_at,
        d.created_by,
        d.validated_at,
        d.validated_by,
        d.published_at,
        d.batch_id
    )?;
    Ok(())
}

/// Saves a decision at the version it was read; false when somebody was faster.
pub async fn save(tx: &mut Tx, d: &Decision) -> Result<bool> {
    let n = exec!(
        tx,
        SAVE,
        d.id,
        d.version,
        d.decision_type_id,
        &d.kind,
        &d.state,
        d.reason_id,
        &d.comment,
        d.rank,
        &d.preselection,
        d.is_appeal,
        d.validated_at,
        d.validated_by,
        d.published_at,
        d.batch_id
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

/// Number of the application, decision and rank of everybody ranked in a session, published or scheduled; whoever looks finds
/// their own only when it is published.
pub async fn ranks(tx: &mut Tx, session: Uuid, viewer: Uuid) -> Result<Vec<(i64, Uuid, i32)>> {
    fetch!(all, tx, (i64, Uuid, i32), RANKS, session, viewer)
}

/// Number of the application, decision, rank and state of everybody on the complementary list of a session who is not
/// published yet, in order; whoever looks is not among them.
pub async fn to_rank(tx: &mut Tx, session: Uuid, viewer: Uuid) -> Result<Vec<(i64, Uuid, i32, String)>> {
    fetch!(all, tx, (i64, Uuid, i32, String), TO_RANK, session, viewer)
}

/// How the places of a committee or a session stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Counts {
    pub applications: i64,
    /// Published favourable, not withdrawn.
    pub admitted: i64,
    /// Favourable, entered or validated, not published yet.
    pub favourable_to_publish: i64,
    pub listed: i64,
    pub unfavourable: i64,
    pub undecided: i64,
    /// Drafts of any kind.
    pub to_validate: i64,
    /// Validated, not published.
    pub to_publish: i64,
}

#[derive(sqlx::FromRow)]
struct OfCommittee {
    committee_id: Uuid,
    #[sqlx(flatten)]
    counts: Counts,
}

/// The counts of every committee with applications in a campaign, as the person of an account sees them.
pub async fn counts_by_committee(tx: &mut Tx, campaign: Uuid, viewer: Uuid) -> Result<Vec<(Uuid, Counts)>> {
    Ok(fetch!(all, tx, OfCommittee, COUNTS_BY_COMMITTEE, campaign, viewer)?.into_iter().map(|row| (row.committee_id, row.counts)).collect())
}

/// The counts of a committee, or of one of its sessions, as the person of an account sees them.
pub async fn counts(tx: &mut Tx, committee: Uuid, campaign: Uuid, session: Option<Uuid>, viewer: Uuid) -> Result<Counts> {
    match session {
        Some(session) => fetch!(one, tx, Counts, COUNTS_OF_SESSION, session, viewer),
        None => fetch!(one, tx, Counts, COUNTS_OF_COMMITTEE, committee, campaign, viewer),
    }
}

/// An application as a committee ranks it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Ranked {
    pub number: i64,
    /// Whose it is.
    pub account_id: Uuid,
    pub file_number: String,
    pub last_name: String,
    pub first_name: String,
    pub programme_code: String,
    pub programme_label: String,
    pub file_status: String,
    pub draft_kind: Option<String>,
    pub draft_state: Option<String>,
    pub published_kind: Option<String>,
    pub acceptance: String,
    pub published_at: Option<DateTime<Utc>>,
    pub rank: Option<i32>,
}

/// Favourable first, then the complementary list by rank, the other kinds, those without a decision, refusals, and last of all
/// the viewer's own that is not published. Neither place nor rank of their own tell of a decision that is not; the kind and the
/// state of it are there.
pub async fn ranking(tx: &mut Tx, committee: Uuid, campaign: Uuid, session: Option<Uuid>, viewer: Uuid, limit: i64) -> Result<Vec<Ranked>> {
    match session {
        Some(session) => fetch!(all, tx, Ranked, RANKING_OF_SESSION, session, limit, viewer),
        None => fetch!(all, tx, Ranked, RANKING_OF_COMMITTEE, committee, campaign, limit, viewer),
    }
}

/// A publication that waits for its hour.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct PendingBatch {
    pub id: Uuid,
    pub release_at: DateTime<Utc>,
    pub decisions: i64,
}

/// Publications with decisions of a committee that are still to come, as the person of an account finds them: their own is none
/// of these.
pub async fn pending_batches(tx: &mut Tx, committee: Uuid, viewer: Uuid) -> Result<Vec<PendingBatch>> {
    fetch!(all, tx, PendingBatch, PENDING_BATCHES, committee, viewer)
}

/// Takes the decisions out of a batch, but one on the applications of an account; they stay validated.
pub async fn leave_batch(tx: &mut Tx, batch: Uuid, but: Uuid) -> Result<u64> {
    exec!(tx, LEAVE_BATCH, batch, but)
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

/// Keeps a batch from being published or stopped until the end of the transaction; false when it was before.
pub async fn hold(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(exec!(tx, HELD, id)? == 1)
}

pub async fn set_stopped(tx: &mut Tx, id: Uuid, now: DateTime<Utc>) -> Result<bool> {
    Ok(exec!(tx, STOPPED, id, now)? == 1)
}
