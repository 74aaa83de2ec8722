//! Applications: the row that holds the state of all dimensions. Submissions, notes and the staff list stand beside.

pub mod deadlines;
pub mod destroy;
pub mod listing;
pub mod message;
pub mod note;
pub mod submission;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use crate::document::{self, Serving};
use crate::{Result, Tx, exec, fetch, statements};

/// An application as stored; codes are those of the domain's enums.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Application {
    pub id: Uuid,
    pub number: i64,
    pub account_id: Uuid,
    pub campaign_file_id: Uuid,
    pub session_id: Uuid,
    pub campaign_id: Uuid,
    pub centre_id: Uuid,
    pub committee_id: Uuid,
    pub name_key: String,
    pub programme_key: String,
    pub existence: String,
    pub file_status: String,
    pub file_status_at: DateTime<Utc>,
    pub treatment: String,
    pub treatment_validated: bool,
    pub is_offer: bool,
    pub acceptance: String,
    /// The answer that stood before a withdrawal that can still be undone.
    pub acceptance_before: Option<String>,
    pub accepted_at: Option<DateTime<Utc>>,
    pub accepted_by: Option<String>,
    pub cancelled_at: Option<DateTime<Utc>>,
    pub cancelled_by: Option<String>,
    pub undo_until: Option<DateTime<Utc>>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub received_on: Option<NaiveDate>,
    pub complete_on: Option<NaiveDate>,
    pub incomplete_on: Option<NaiveDate>,
    pub new_return_on: Option<NaiveDate>,
    pub new_confirmation_on: Option<NaiveDate>,
    pub reminder_sent: bool,
    /// Kind and state of the decision that nobody outside sees yet.
    pub draft_kind: Option<String>,
    pub draft_state: Option<String>,
    /// Kind of the last published decision.
    pub published_kind: Option<String>,
    pub published_at: Option<DateTime<Utc>>,
    pub registration_code: Option<String>,
    pub fee_cents: Option<i64>,
    pub fee_note: String,
    /// Submitted documents that nobody has judged yet, for the lists.
    pub documents_to_review: i32,
    pub version: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// An application in its owner's list.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct OwnLine {
    pub id: Uuid,
    pub number: i64,
    pub session_id: Uuid,
    pub programme_code: String,
    pub programme_label: String,
    pub centre_label: String,
    pub campaign_id: Uuid,
    pub existence: String,
    pub file_status: String,
    pub acceptance: String,
    pub cancelled_at: Option<DateTime<Utc>>,
    pub undo_until: Option<DateTime<Utc>>,
    pub submitted_at: Option<DateTime<Utc>>,
    pub published_kind: Option<String>,
    pub published_at: Option<DateTime<Utc>>,
    pub return_on: NaiveDate,
    pub new_return_on: Option<NaiveDate>,
    pub confirmation_on: Option<NaiveDate>,
    pub confirmation_delay_days: Option<i32>,
    pub new_confirmation_on: Option<NaiveDate>,
    pub publication_on: Option<NaiveDate>,
    pub is_electronic: bool,
    pub campaign_archived_at: Option<DateTime<Utc>>,
    /// Of the application.
    pub version: i64,
    /// Of its session.
    pub session_version: i64,
}

statements! {
    BY_ID = "SELECT id, number, account_id, campaign_file_id, session_id, campaign_id, centre_id, committee_id, name_key, programme_key, existence, file_status, file_status_at, treatment, treatment_validated, is_offer, acceptance, acceptance_before, accepted_at, accepted_by, cancelled_at, cancelled_by, undo_until, submitted_at, received_on, complete_on, incomplete_on, new_return_on, new_confirmation_on, reminder_sent, draft_kind, draft_state, published_kind, published_at, registration_code, fee_cents, fee_note, documents_to_review, version, created_at, updated_at FROM application WHERE id = $1";
    BY_NUMBER = "SELECT id, number, account_id, campaign_file_id, session_id, campaign_id, centre_id, committee_id, name_key, programme_key, existence, file_status, file_status_at, treatment, treatment_validated, is_offer, acceptance, acceptance_before, accepted_at, accepted_by, cancelled_at, cancelled_by, undo_until, submitted_at, received_on, complete_on, incomplete_on, new_return_on, new_confirmation_on, reminder_sent, draft_kind, draft_state, published_kind, published_at, registration_code, fee_cents, fee_note, documents_to_review, version, created_at, updated_at FROM application WHERE number = $1";
    /// [`BY_NUMBER`], locked. Who waited for the lock gets the row as it was left.
    LOCK_POSTGRES = "SELECT id, number, account_id, campaign_file_id, session_id, campaign_id, centre_id, committee_id, name_key, programme_key, existence, file_status, file_status_at, treatment, treatment_validated, is_offer, acceptance, acceptance_before, accepted_at, accepted_by, cancelled_at, cancelled_by, undo_until, submitted_at, received_on, complete_on, incomplete_on, new_return_on, new_confirmation_on, reminder_sent, draft_kind, draft_state, published_kind, published_at, registration_code, fee_cents, fee_note, documents_to_review, version, created_at, updated_at FROM application WHERE number = $1 FOR UPDATE";
    ADD = "INSERT INTO application (id, number, account_id, campaign_file_id, session_id, campaign_id, centre_id, committee_id, name_key, programme_key, existence, file_status, file_status_at, treatment, treatment_validated, is_offer, acceptance, reminder_sent, fee_note, documents_to_review, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, FALSE, '', 0, 1, $13, $13)";
    SAVE = "UPDATE application SET existence = $3, file_status = $4, file_status_at = $5, treatment = $6, treatment_validated = $7, acceptance = $8, acceptance_before = $9, accepted_at = $10, accepted_by = $11, cancelled_at = $12, cancelled_by = $13, undo_until = $14, submitted_at = $15, received_on = $16, complete_on = $17, incomplete_on = $18, new_return_on = $19, new_confirmation_on = $20, reminder_sent = $21, draft_kind = $22, draft_state = $23, published_kind = $24, published_at = $25, registration_code = $26, fee_cents = $27, fee_note = $28, documents_to_review = $29, updated_at = $30, version = version + 1 WHERE id = $1 AND version = $2";
    /// What of [`SAVE`] a submission changes: SQLite writes every index anew that has a column which is named here.
    SAVE_SUBMITTED = "UPDATE application SET file_status = $3, file_status_at = $4, submitted_at = $5, received_on = $6, documents_to_review = $7, updated_at = $8, version = version + 1 WHERE id = $1 AND version = $2";
    OF_ACCOUNT = "SELECT a.id, a.number, a.session_id, p.code AS programme_code, p.label AS programme_label, c.label AS centre_label, a.campaign_id, a.existence, a.file_status, a.acceptance, a.cancelled_at, a.undo_until, a.submitted_at, a.published_kind, a.published_at, s.return_on, a.new_return_on, s.confirmation_on, s.confirmation_delay_days, a.new_confirmation_on, s.publication_on, s.is_electronic, m.archived_at AS campaign_archived_at, a.version, s.version AS session_version FROM application a JOIN programme_session s ON s.id = a.session_id JOIN programme p ON p.id = s.programme_id JOIN centre c ON c.id = a.centre_id JOIN campaign m ON m.id = a.campaign_id WHERE a.account_id = $1 ORDER BY a.created_at, a.id";
    COUNT_SAME = "SELECT COUNT(*) FROM application WHERE account_id = $1 AND session_id = $2 AND cancelled_at IS NULL";
    COUNT_ADMITTED = "SELECT COUNT(*) FROM application WHERE session_id = $1 AND existence = 'active' AND published_kind = 'FA' AND acceptance <> 'withdrawn'";
    /// What the checks before applying ask about a person, in one journey to the database.
    CANDIDATE = "SELECT COALESCE((SELECT value FROM counter WHERE name = 'set_up_version'), 0) AS set_up, p.name_key, p.nationality, p.ine IS NOT NULL AS has_ine, EXISTS (SELECT 1 FROM profile_section s WHERE s.account_id = a.id AND s.section = 'personal') AS has_personal, EXISTS (SELECT 1 FROM profile_section s WHERE s.account_id = a.id AND s.section = 'address') AS has_address, (SELECT s.content FROM profile_section s WHERE s.account_id = a.id AND s.section = 'bac') AS bac, (SELECT b.ine_checked_from FROM profile_section s JOIN bac_series b ON b.code = s.content ->> 'series' WHERE s.account_id = a.id AND s.section = 'bac') AS ine_checked_from, (SELECT f.id FROM campaign_file f WHERE f.account_id = a.id AND f.campaign_id = $2) AS campaign_file, EXISTS (SELECT 1 FROM application o WHERE o.account_id = a.id AND o.session_id = $3 AND o.cancelled_at IS NULL) AS already_applied, (SELECT COUNT(CASE WHEN o.campaign_id = $2 AND (o.centre_id = $4 OR $4 IS NULL) THEN 1 END) FROM application o WHERE o.account_id = a.id AND o.cancelled_at IS NULL) AS counted FROM account a LEFT JOIN applicant p ON p.account_id = a.id WHERE a.id = $1";
    /// What of its surroundings decides what an application asks and has, in one journey to the database.
    AROUND = "SELECT COALESCE((SELECT value FROM counter WHERE name = 'set_up_version'), 0) AS set_up, COALESCE((SELECT value FROM counter WHERE name = 'reference_version'), 0) AS reference_data, f.file_number, k.email, k.language, k.first_name, k.last_name, p.nationality, (SELECT s.content FROM profile_section s WHERE s.account_id = a.account_id AND s.section = 'bac') AS bac, EXISTS (SELECT 1 FROM form_answer g WHERE (g.account_id = a.account_id AND g.application_id IS NULL) OR g.application_id = a.id) AS answers_forms, EXISTS (SELECT 1 FROM question_answer q WHERE (q.account_id = a.account_id AND q.application_id IS NULL) OR q.application_id = a.id) AS answers_questions FROM application a JOIN campaign_file f ON f.id = a.campaign_file_id JOIN account k ON k.id = a.account_id LEFT JOIN applicant p ON p.account_id = a.account_id WHERE a.id = $1";
    /// [`BY_NUMBER`] and [`AROUND`] at once.
    BY_NUMBER_AROUND = "SELECT a.id, a.number, a.account_id, a.campaign_file_id, a.session_id, a.campaign_id, a.centre_id, a.committee_id, a.name_key, a.programme_key, a.existence, a.file_status, a.file_status_at, a.treatment, a.treatment_validated, a.is_offer, a.acceptance, a.acceptance_before, a.accepted_at, a.accepted_by, a.cancelled_at, a.cancelled_by, a.undo_until, a.submitted_at, a.received_on, a.complete_on, a.incomplete_on, a.new_return_on, a.new_confirmation_on, a.reminder_sent, a.draft_kind, a.draft_state, a.published_kind, a.published_at, a.registration_code, a.fee_cents, a.fee_note, a.documents_to_review, a.version, a.created_at, a.updated_at, COALESCE((SELECT value FROM counter WHERE name = 'set_up_version'), 0) AS set_up, COALESCE((SELECT value FROM counter WHERE name = 'reference_version'), 0) AS reference_data, f.file_number, k.email, k.language, k.first_name, k.last_name, p.nationality, (SELECT s.content FROM profile_section s WHERE s.account_id = a.account_id AND s.section = 'bac') AS bac, EXISTS (SELECT 1 FROM form_answer g WHERE (g.account_id = a.account_id AND g.application_id IS NULL) OR g.application_id = a.id) AS answers_forms, EXISTS (SELECT 1 FROM question_answer q WHERE (q.account_id = a.account_id AND q.application_id IS NULL) OR q.application_id = a.id) AS answers_questions FROM application a JOIN campaign_file f ON f.id = a.campaign_file_id JOIN account k ON k.id = a.account_id LEFT JOIN applicant p ON p.account_id = a.account_id WHERE a.number = $1";
    /// The same with the messages of the staff that were not read, other applications under way, the acceptance of the automatic
    /// submission, whether there are documents that do not serve this one, what serves it, and what was answered to forms.
    OPENED_SQLITE = "SELECT a.id, a.number, a.account_id, a.campaign_file_id, a.session_id, a.campaign_id, a.centre_id, a.committee_id, a.name_key, a.programme_key, a.existence, a.file_status, a.file_status_at, a.treatment, a.treatment_validated, a.is_offer, a.acceptance, a.acceptance_before, a.accepted_at, a.accepted_by, a.cancelled_at, a.cancelled_by, a.undo_until, a.submitted_at, a.received_on, a.complete_on, a.incomplete_on, a.new_return_on, a.new_confirmation_on, a.reminder_sent, a.draft_kind, a.draft_state, a.published_kind, a.published_at, a.registration_code, a.fee_cents, a.fee_note, a.documents_to_review, a.version, a.created_at, a.updated_at, COALESCE((SELECT value FROM counter WHERE name = 'set_up_version'), 0) AS set_up, COALESCE((SELECT value FROM counter WHERE name = 'reference_version'), 0) AS reference_data, f.file_number, k.email, k.language, k.first_name, k.last_name, p.nationality, (SELECT s.content FROM profile_section s WHERE s.account_id = a.account_id AND s.section = 'bac') AS bac, EXISTS (SELECT 1 FROM form_answer g WHERE (g.account_id = a.account_id AND g.application_id IS NULL) OR g.application_id = a.id) AS answers_forms, EXISTS (SELECT 1 FROM question_answer q WHERE (q.account_id = a.account_id AND q.application_id IS NULL) OR q.application_id = a.id) AS answers_questions, (SELECT COUNT(*) FROM application_message m WHERE m.application_id = a.id AND m.from_staff AND m.read_at IS NULL) AS unread, (SELECT COUNT(*) FROM application o WHERE o.account_id = a.account_id AND o.id <> a.id AND o.existence = 'active' AND o.acceptance <> 'withdrawn' AND EXISTS (SELECT 1 FROM campaign c WHERE c.id = o.campaign_id AND c.archived_at IS NULL)) AS others, EXISTS (SELECT 1 FROM automatic_submission t WHERE t.application_id = a.id) AS is_automatic, EXISTS (SELECT 1 FROM document d WHERE d.account_id = a.account_id AND (d.application_id <> a.id OR d.campaign_id <> a.campaign_id)) AS has_others_documents, (SELECT json_group_array(json_array(hex(d.id), hex(d.document_type_id), d.application_id IS NOT NULL, d.is_not_concerned, d.version, nullif(hex(v.id), ''), COALESCE(v.id = d.current_version_id, 0), v.number, v.name, json(v.received), v.received_size, v.canonical_key, v.canonical_size, v.sha256, v.pages, v.check_state, json(v.refusal), json(v.observations), v.deposited_at, nullif(hex(v.deposited_by), ''), v.removed_at, EXISTS (SELECT 1 FROM review r WHERE r.document_version_id = v.id AND r.centre_id = a.centre_id))) FROM document d LEFT JOIN document_version v ON v.document_id = d.id WHERE (d.campaign_id = a.campaign_id AND d.account_id = a.account_id) OR d.application_id = a.id) AS serving, (SELECT json_group_array(json_array(hex(g.id), hex(g.account_id), hex(g.form_id), nullif(hex(g.application_id), ''), nullif(hex(g.campaign_id), ''), hex(g.form_version_id), json(g.answers), g.completed_at, g.is_not_concerned, g.saved_by, g.version, g.updated_at)) FROM form_answer g WHERE (g.account_id = a.account_id AND g.application_id IS NULL AND EXISTS (SELECT 1 FROM campaign own JOIN campaign e ON e.id = own.id OR e.starts_on < own.starts_on WHERE own.id = a.campaign_id AND e.id = g.campaign_id)) OR g.application_id = a.id) AS answers FROM application a JOIN campaign_file f ON f.id = a.campaign_file_id JOIN account k ON k.id = a.account_id LEFT JOIN applicant p ON p.account_id = a.account_id WHERE a.number = $1";
    OPENED_POSTGRES = "SELECT a.id, a.number, a.account_id, a.campaign_file_id, a.session_id, a.campaign_id, a.centre_id, a.committee_id, a.name_key, a.programme_key, a.existence, a.file_status, a.file_status_at, a.treatment, a.treatment_validated, a.is_offer, a.acceptance, a.acceptance_before, a.accepted_at, a.accepted_by, a.cancelled_at, a.cancelled_by, a.undo_until, a.submitted_at, a.received_on, a.complete_on, a.incomplete_on, a.new_return_on, a.new_confirmation_on, a.reminder_sent, a.draft_kind, a.draft_state, a.published_kind, a.published_at, a.registration_code, a.fee_cents, a.fee_note, a.documents_to_review, a.version, a.created_at, a.updated_at, COALESCE((SELECT value FROM counter WHERE name = 'set_up_version'), 0) AS set_up, COALESCE((SELECT value FROM counter WHERE name = 'reference_version'), 0) AS reference_data, f.file_number, k.email, k.language, k.first_name, k.last_name, p.nationality, (SELECT s.content FROM profile_section s WHERE s.account_id = a.account_id AND s.section = 'bac') AS bac, EXISTS (SELECT 1 FROM form_answer g WHERE (g.account_id = a.account_id AND g.application_id IS NULL) OR g.application_id = a.id) AS answers_forms, EXISTS (SELECT 1 FROM question_answer q WHERE (q.account_id = a.account_id AND q.application_id IS NULL) OR q.application_id = a.id) AS answers_questions, (SELECT COUNT(*) FROM application_message m WHERE m.application_id = a.id AND m.from_staff AND m.read_at IS NULL) AS unread, (SELECT COUNT(*) FROM application o WHERE o.account_id = a.account_id AND o.id <> a.id AND o.existence = 'active' AND o.acceptance <> 'withdrawn' AND EXISTS (SELECT 1 FROM campaign c WHERE c.id = o.campaign_id AND c.archived_at IS NULL)) AS others, EXISTS (SELECT 1 FROM automatic_submission t WHERE t.application_id = a.id) AS is_automatic, EXISTS (SELECT 1 FROM document d WHERE d.account_id = a.account_id AND (d.application_id <> a.id OR d.campaign_id <> a.campaign_id)) AS has_others_documents, (SELECT COALESCE(json_agg(json_build_array(d.id, d.document_type_id, CAST(d.application_id IS NOT NULL AS INTEGER), CAST(d.is_not_concerned AS INTEGER), d.version, v.id, CAST(COALESCE(v.id = d.current_version_id, FALSE) AS INTEGER), v.number, v.name, v.received, v.received_size, v.canonical_key, v.canonical_size, v.sha256, v.pages, v.check_state, v.refusal, v.observations, v.deposited_at, v.deposited_by, v.removed_at, CAST(EXISTS (SELECT 1 FROM review r WHERE r.document_version_id = v.id AND r.centre_id = a.centre_id) AS INTEGER))), '[]') FROM document d LEFT JOIN document_version v ON v.document_id = d.id WHERE (d.campaign_id = a.campaign_id AND d.account_id = a.account_id) OR d.application_id = a.id) AS serving, (SELECT COALESCE(json_agg(json_build_array(g.id, g.account_id, g.form_id, g.application_id, g.campaign_id, g.form_version_id, g.answers, g.completed_at, CAST(g.is_not_concerned AS INTEGER), g.saved_by, g.version, g.updated_at)), '[]') FROM form_answer g WHERE (g.account_id = a.account_id AND g.application_id IS NULL AND EXISTS (SELECT 1 FROM campaign own JOIN campaign e ON e.id = own.id OR e.starts_on < own.starts_on WHERE own.id = a.campaign_id AND e.id = g.campaign_id)) OR g.application_id = a.id) AS answers FROM application a JOIN campaign_file f ON f.id = a.campaign_file_id JOIN account k ON k.id = a.account_id LEFT JOIN applicant p ON p.account_id = a.account_id WHERE a.number = $1";
    RENAME = "UPDATE application SET name_key = $2 WHERE account_id = $1";
    /// Active applications of a person in a centre, in one order, so that locking them all never ends in a deadlock.
    IN_CENTRE = "SELECT number FROM application WHERE account_id = $1 AND centre_id = $2 AND campaign_id = $3 AND existence = 'active' ORDER BY number";
    SET_TO_REVIEW = "UPDATE application SET documents_to_review = $2 WHERE id = $1";
    SEEN_SINCE = "SELECT COUNT(*) FROM presence WHERE application_id = $1 AND account_id = $2 AND seen_at >= $3";
    ACCOUNT_OF_INE = "SELECT account_id FROM applicant WHERE ine = $1";
    APPLICANT = "SELECT k.last_name, k.first_name, k.email, k.language, f.file_number, p.birth_date, p.ine FROM application a JOIN account k ON k.id = a.account_id JOIN campaign_file f ON f.id = a.campaign_file_id LEFT JOIN applicant p ON p.account_id = k.id WHERE a.id = $1";
    SEE = "INSERT INTO presence (application_id, account_id, seen_at) VALUES ($1, $2, $3) ON CONFLICT (application_id, account_id) DO UPDATE SET seen_at = excluded.seen_at";
    PRESENT = "SELECT a.first_name, a.last_name FROM presence p JOIN account a ON a.id = p.account_id WHERE p.application_id = $1 AND p.account_id <> $2 AND p.seen_at >= $3 ORDER BY a.last_name, a.id";
}

pub async fn lookup(tx: &mut Tx, id: Uuid) -> Result<Option<Application>> {
    fetch!(optional, tx, Application, BY_ID, id)
}

pub async fn find(tx: &mut Tx, number: i64) -> Result<Option<Application>> {
    fetch!(optional, tx, Application, BY_NUMBER, number)
}

/// The application, locked until the end of the transaction. On SQLite the write transaction itself is the lock.
pub async fn lock(tx: &mut Tx, number: i64) -> Result<Option<Application>> {
    if tx.is_postgres() { fetch!(optional, tx, Application, LOCK_POSTGRES, number) } else { find(tx, number).await }
}

/// [`lock`], with what the application stands in once it is locked. On PostgreSQL that takes a statement of its own: the
/// one that waits for the lock sees of all other rows what was there before it waited.
pub async fn lock_around(tx: &mut Tx, number: i64) -> Result<Option<(Application, Around)>> {
    if !tx.is_postgres() {
        return find_around(tx, number).await;
    }
    let Some(application) = lock(tx, number).await? else { return Ok(None) };
    let around = around(tx, application.id).await?;
    Ok(Some((application, around)))
}

/// Adds a new application: only its identity, places, and first states are read.
pub async fn add(tx: &mut Tx, a: &Application) -> Result<()> {
    exec!(
        tx,
        ADD,
        a.id,
        a.number,
        a.account_id,
        a.campaign_file_id,
        a.session_id,
        a.campaign_id,
        a.centre_id,
        a.committee_id,
        &a.name_key,
        &a.programme_key,
        &a.existence,
        &a.file_status,
        a.created_at,
        &a.treatment,
        a.treatment_validated,
        a.is_offer,
        &a.acceptance
    )?;
    Ok(())
}

/// Saves everything that can change, at the version it was read; false when somebody was faster.
pub async fn save(tx: &mut Tx, a: &Application) -> Result<bool> {
    let n = exec!(
        tx,
        SAVE,
        a.id,
        a.version,
        &a.existence,
        &a.file_status,
        a.file_status_at,
        &a.treatment,
        a.treatment_validated,
        &a.acceptance,
        &a.acceptance_before,
        a.accepted_at,
        &a.accepted_by,
        a.cancelled_at,
        &a.cancelled_by,
        a.undo_until,
        a.submitted_at,
        a.received_on,
        a.complete_on,
        a.incomplete_on,
        a.new_return_on,
        a.new_confirmation_on,
        a.reminder_sent,
        &a.draft_kind,
        &a.draft_state,
        &a.published_kind,
        a.published_at,
        &a.registration_code,
        a.fee_cents,
        &a.fee_note,
        a.documents_to_review,
        a.updated_at
    )?;
    Ok(n == 1)
}

/// [`save`] of what a submission changes: the status of the file and its moment, when it was submitted and received, the
/// documents to judge.
pub async fn save_submitted(tx: &mut Tx, a: &Application) -> Result<bool> {
    let n = exec!(tx, SAVE_SUBMITTED, a.id, a.version, &a.file_status, a.file_status_at, a.submitted_at, a.received_on, a.documents_to_review, a.updated_at)?;
    Ok(n == 1)
}

/// All applications of a person, cancelled ones too, in the order they were made.
pub async fn of_account(tx: &mut Tx, account: Uuid) -> Result<Vec<OwnLine>> {
    fetch!(all, tx, OwnLine, OF_ACCOUNT, account)
}

pub async fn already_applied(tx: &mut Tx, account: Uuid, session: Uuid) -> Result<bool> {
    let (n,): (i64,) = fetch!(one, tx, (i64,), COUNT_SAME, account, session)?;
    Ok(n > 0)
}

/// Admitted and not withdrawn, for the capacity of a session.
pub async fn count_admitted(tx: &mut Tx, session: Uuid) -> Result<i64> {
    let (n,): (i64,) = fetch!(one, tx, (i64,), COUNT_ADMITTED, session)?;
    Ok(n)
}

/// Somebody who wants to apply, as the checks see them.
#[derive(Clone, Debug, Default, sqlx::FromRow)]
pub struct Candidate {
    /// The counter of [`crate::setting::SET_UP`].
    pub set_up: i64,
    /// The folded name of the profile; none before there is one.
    pub name_key: Option<String>,
    pub nationality: Option<String>,
    pub has_ine: bool,
    pub has_personal: bool,
    pub has_address: bool,
    /// The bac of the profile.
    pub bac: Option<sqlx::types::Json<serde_json::Value>>,
    /// The year from which the series of that bac obliges to give an INE.
    pub ine_checked_from: Option<i32>,
    /// Their file of the campaign.
    pub campaign_file: Option<Uuid>,
    /// Whether they have an application to the session that is not cancelled.
    pub already_applied: bool,
    /// Applications that count against the limit, over the campaign or within the centre.
    pub counted: i64,
}

/// Where somebody wants to apply.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    pub campaign: Uuid,
    pub session: Uuid,
    /// The centre within which applications are counted; none: over the campaign.
    pub centre: Option<Uuid>,
}

/// What the checks ask about an account; nothing at all of one that is gone.
pub async fn candidate(tx: &mut Tx, account: Uuid, target: Target) -> Result<Candidate> {
    Ok(fetch!(optional, tx, Candidate, CANDIDATE, account, target.campaign, target.session, target.centre)?.unwrap_or_default())
}

/// Whom a mail about an application is written to.
#[derive(Clone, Debug, Default, sqlx::FromRow)]
pub struct Addressee {
    /// Empty once nobody is behind the account any more.
    pub email: String,
    pub language: String,
    pub first_name: String,
    pub last_name: String,
}

/// What an application stands in when it is read.
#[derive(Clone, Debug, Default, sqlx::FromRow)]
pub struct Around {
    /// The counter of [`crate::setting::SET_UP`].
    pub set_up: i64,
    /// The counter of [`crate::setting::REFERENCE_DATA`].
    pub reference_data: i64,
    /// Of the campaign of the application.
    pub file_number: String,
    #[sqlx(flatten)]
    pub addressee: Addressee,
    pub nationality: Option<String>,
    /// The bac of the profile.
    pub bac: Option<sqlx::types::Json<serde_json::Value>>,
    /// Whether any form was answered, for this application or for all of the person's.
    pub answers_forms: bool,
    pub answers_questions: bool,
}

pub async fn around(tx: &mut Tx, application: Uuid) -> Result<Around> {
    Ok(fetch!(optional, tx, Around, AROUND, application)?.unwrap_or_default())
}

#[derive(sqlx::FromRow)]
struct Standing {
    #[sqlx(flatten)]
    application: Application,
    #[sqlx(flatten)]
    around: Around,
}

/// An application with what it stands in.
pub async fn find_around(tx: &mut Tx, number: i64) -> Result<Option<(Application, Around)>> {
    Ok(fetch!(optional, tx, Standing, BY_NUMBER_AROUND, number)?.map(|found| (found.application, found.around)))
}

/// What its applicant is told beside an application.
#[derive(Clone, Copy, Debug, Default, sqlx::FromRow)]
pub struct Beside {
    /// Messages of the staff that were not read.
    pub unread: i64,
    /// Other applications of the person that are still under way.
    pub others: i64,
    /// Whether the automatic submission was accepted.
    pub is_automatic: bool,
    /// Whether the person has documents that do not serve this one: of other applications, or of other campaigns.
    pub has_others_documents: bool,
}

#[derive(sqlx::FromRow)]
struct Opened {
    #[sqlx(flatten)]
    application: Application,
    #[sqlx(flatten)]
    around: Around,
    #[sqlx(flatten)]
    beside: Beside,
    serving: sqlx::types::Json<document::serving::Column>,
    answers: sqlx::types::Json<Vec<crate::form::Answered>>,
}

/// An application with what it stands in, what its applicant is told beside it, what serves it, and what was answered to
/// forms.
#[derive(Clone, Debug)]
pub struct Found {
    pub application: Application,
    pub around: Around,
    pub beside: Beside,
    pub serving: Serving,
    pub answers: Vec<crate::form::Answered>,
}

pub async fn open(tx: &mut Tx, number: i64) -> Result<Option<Found>> {
    let sql = if tx.is_postgres() { OPENED_POSTGRES } else { OPENED_SQLITE };
    let found = fetch!(optional, tx, Opened, sql, number)?;
    Ok(found.map(|Opened { application, around, beside, serving, answers }| Found {
        serving: serving.0.of(&application),
        answers: crate::form::in_order(answers.0),
        application,
        around,
        beside,
    }))
}

/// Follows a change of name in the lists of staff.
pub async fn rename(tx: &mut Tx, account: Uuid, name_key: &str) -> Result<()> {
    exec!(tx, RENAME, account, name_key)?;
    Ok(())
}

/// Numbers of a person's active applications in a centre, ascending.
pub async fn in_centre(tx: &mut Tx, account: Uuid, centre: Uuid, campaign: Uuid) -> Result<Vec<i64>> {
    Ok(fetch!(all, tx, (i64,), IN_CENTRE, account, centre, campaign)?.into_iter().map(|(n,)| n).collect())
}

/// Refreshes the number of documents to judge; not a change that makes anybody's form stale.
pub async fn set_to_review(tx: &mut Tx, application: Uuid, documents: i32) -> Result<()> {
    exec!(tx, SET_TO_REVIEW, application, documents)?;
    Ok(())
}

/// Who applied, as staff see it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Applicant {
    pub last_name: String,
    pub first_name: String,
    pub email: String,
    pub language: String,
    pub file_number: String,
    pub birth_date: Option<NaiveDate>,
    pub ine: Option<String>,
}

pub async fn applicant(tx: &mut Tx, application: Uuid) -> Result<Applicant> {
    fetch!(one, tx, Applicant, APPLICANT, application)
}

/// Whose INE this is.
pub async fn account_of_ine(tx: &mut Tx, ine: &str) -> Result<Option<Uuid>> {
    Ok(fetch!(optional, tx, (Uuid,), ACCOUNT_OF_INE, ine)?.map(|(id,)| id))
}

/// Whether this member of the staff was noted on the dossier since a moment.
pub async fn seen_since(tx: &mut Tx, application: Uuid, account: Uuid, since: DateTime<Utc>) -> Result<bool> {
    let (n,): (i64,) = fetch!(one, tx, (i64,), SEEN_SINCE, application, account, since)?;
    Ok(n > 0)
}

/// Notes that somebody of the staff has the dossier open.
pub async fn see(tx: &mut Tx, application: Uuid, account: Uuid, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, SEE, application, account, now)?;
    Ok(())
}

/// First and last names of the others who had it open since a moment.
pub async fn present(tx: &mut Tx, application: Uuid, but: Uuid, since: DateTime<Utc>) -> Result<Vec<(String, String)>> {
    fetch!(all, tx, (String, String), PRESENT, application, but, since)
}
