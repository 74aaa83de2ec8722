//! What people ask about their own data: copies, erasure, and who opened their applications.

use chrono::{DateTime, NaiveDate, Utc};
use domain::translated::Translated;
use sqlx::types::Json;
use uuid::Uuid;

use crate::document::ReceivedFile;
use crate::{Result, Tx, exec, fetch, statements};

/// A copy somebody asked for.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Export {
    pub id: Uuid,
    pub account_id: Uuid,
    /// `waiting`, `ready` or `over`.
    pub state: String,
    pub asked_at: DateTime<Utc>,
    pub ready_at: Option<DateTime<Utc>>,
    pub expires_at: Option<DateTime<Utc>>,
    pub file_key: Option<String>,
    pub size: Option<i64>,
}

/// A request to be erased.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Erasure {
    pub id: Uuid,
    pub account_id: Uuid,
    /// `waiting`, `accepted` (once the law allows it), `refused`, `withdrawn` or `done`.
    pub state: String,
    pub reason: String,
    pub asked_at: DateTime<Utc>,
    pub answered_at: Option<DateTime<Utc>>,
    pub answered_by: Option<Uuid>,
    pub answer: String,
    pub kept_until: Option<NaiveDate>,
    pub done_at: Option<DateTime<Utc>>,
    pub version: i64,
}

/// A request in the list of all.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct ErasureLine {
    pub id: Uuid,
    pub state: String,
    pub asked_at: DateTime<Utc>,
    /// Empty once erased.
    pub email: String,
    pub last_name: String,
    pub first_name: String,
}

/// A file that somebody deposited, with the document it is for.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Deposit {
    pub id: Uuid,
    pub code: String,
    pub label: Json<Translated>,
    /// The campaign whose applications it serves; none where it serves one application.
    pub campaign: Option<Json<Translated>>,
    pub number: i32,
    pub received: Json<Vec<ReceivedFile>>,
    pub check_state: String,
    pub deposited_at: DateTime<Utc>,
    pub removed_at: Option<DateTime<Utc>>,
}

/// Somebody of the staff opened an application.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Opening {
    pub at: DateTime<Utc>,
    pub number: i64,
    pub programme: String,
    /// As what, never who: `role` and `place`.
    pub after: Option<Json<serde_json::Value>>,
}

/// A mail as its recipient got it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Received {
    pub template_code: String,
    pub recipient: String,
    pub subject: Option<String>,
    pub body_text: Option<String>,
    pub sent_at: Option<DateTime<Utc>>,
}

/// A file number with its campaign.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct FileNumber {
    pub campaign: String,
    pub file_number: String,
}

statements! {
    ADD_EXPORT = "INSERT INTO data_export (id, account_id, state, asked_at) VALUES ($1, $2, 'waiting', $3)";
    EXPORT = "SELECT id, account_id, state, asked_at, ready_at, expires_at, file_key, size FROM data_export WHERE id = $1";
    EXPORTS = "SELECT id, account_id, state, asked_at, ready_at, expires_at, file_key, size FROM data_export WHERE account_id = $1 ORDER BY asked_at DESC, id DESC LIMIT 10";
    READY = "UPDATE data_export SET state = 'ready', ready_at = $2, expires_at = $3, file_key = $4, size = $5 WHERE id = $1 AND state = 'waiting'";
    OVERDUE = "SELECT id, account_id, state, asked_at, ready_at, expires_at, file_key, size FROM data_export WHERE expires_at <= $1 AND file_key IS NOT NULL ORDER BY expires_at, id LIMIT 100";
    OVER = "UPDATE data_export SET state = 'over', file_key = NULL WHERE id = $1";
    GIVE_UP = "UPDATE data_export SET state = 'over' WHERE account_id = $1 AND state = 'waiting' AND asked_at < $2";
    DEPOSITS = "SELECT v.id, t.code, t.label, v.number, v.received, v.check_state, v.deposited_at, v.removed_at, c.label AS campaign FROM document_version v JOIN document d ON d.id = v.document_id JOIN document_type t ON t.id = d.document_type_id LEFT JOIN campaign c ON c.id = d.campaign_id WHERE d.account_id = $1 UNION ALL SELECT x.id, f.code, f.label, CAST(ROW_NUMBER() OVER (PARTITION BY x.form_id ORDER BY x.deposited_at, x.id) AS INTEGER), x.received, 'checked', x.deposited_at, NULL, NULL FROM form_file x JOIN form f ON f.id = x.form_id WHERE x.account_id = $1 ORDER BY 2, 4, 1";
    OPENINGS = "SELECT l.at, a.number, p.label AS programme, l.after FROM application a JOIN audit_line l ON l.application_id = a.id JOIN programme_session s ON s.id = a.session_id JOIN programme p ON p.id = s.programme_id WHERE a.account_id = $1 AND l.action = 'application.open' ORDER BY l.at DESC, l.id LIMIT $2";
    MAILS = "SELECT template_code, recipient, subject, body_text, sent_at FROM mail WHERE account_id = $1 AND sent_at IS NOT NULL ORDER BY sent_at, id";
    FILE_NUMBERS = "SELECT c.code AS campaign, f.file_number FROM campaign_file f JOIN campaign c ON c.id = f.campaign_id WHERE f.account_id = $1 ORDER BY f.created_at, f.id";
    ADD_ERASURE = "INSERT INTO erasure_request (id, account_id, state, reason, asked_at, answer, version) VALUES ($1, $2, 'waiting', $3, $4, '', 1)";
    ERASURE = "SELECT id, account_id, state, reason, asked_at, answered_at, answered_by, answer, kept_until, done_at, version FROM erasure_request WHERE id = $1";
    LATEST_ERASURE = "SELECT id, account_id, state, reason, asked_at, answered_at, answered_by, answer, kept_until, done_at, version FROM erasure_request WHERE account_id = $1 ORDER BY asked_at DESC, id DESC LIMIT 1";
    ERASURES_OF = "SELECT id, account_id, state, reason, asked_at, answered_at, answered_by, answer, kept_until, done_at, version FROM erasure_request WHERE account_id = $1 ORDER BY asked_at, id";
    ERASURES = "SELECT r.id, r.state, r.asked_at, k.email, k.last_name, k.first_name FROM erasure_request r JOIN account k ON k.id = r.account_id ORDER BY CASE r.state WHEN 'waiting' THEN 0 WHEN 'accepted' THEN 1 ELSE 2 END, r.asked_at DESC, r.id LIMIT 200";
    ACCEPTED = "SELECT id FROM erasure_request WHERE state = 'accepted' AND id > $1 ORDER BY id LIMIT 100";
    SAVE_ERASURE = "UPDATE erasure_request SET state = $3, answered_at = $4, answered_by = $5, answer = $6, kept_until = $7, done_at = $8, version = version + 1 WHERE id = $1 AND version = $2";
    PURGE_LAST_MAILS = "DELETE FROM mail WHERE template_code = $1 AND COALESCE(sent_at, created_at) < $2";
}

/// Asks for a copy; a unique violation when one is being made already.
pub async fn add_export(tx: &mut Tx, id: Uuid, account: Uuid, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, ADD_EXPORT, id, account, now)?;
    Ok(())
}

pub async fn export(tx: &mut Tx, id: Uuid) -> Result<Option<Export>> {
    fetch!(optional, tx, Export, EXPORT, id)
}

/// The copies of a person, the latest first.
pub async fn exports(tx: &mut Tx, account: Uuid) -> Result<Vec<Export>> {
    fetch!(all, tx, Export, EXPORTS, account)
}

/// Notes that a copy is ready; false when it was made meanwhile.
pub async fn ready(tx: &mut Tx, id: Uuid, now: DateTime<Utc>, expires_at: DateTime<Utc>, file_key: &str, size: i64) -> Result<bool> {
    Ok(exec!(tx, READY, id, now, expires_at, file_key, size)? == 1)
}

/// Copies whose time is over and whose file is still there.
pub async fn overdue(tx: &mut Tx, now: DateTime<Utc>) -> Result<Vec<Export>> {
    fetch!(all, tx, Export, OVERDUE, now)
}

pub async fn over(tx: &mut Tx, id: Uuid) -> Result<()> {
    exec!(tx, OVER, id)?;
    Ok(())
}

/// Gives up the copy of a person that was asked for before a moment and never came.
pub async fn give_up(tx: &mut Tx, account: Uuid, before: DateTime<Utc>) -> Result<()> {
    exec!(tx, GIVE_UP, account, before)?;
    Ok(())
}

/// Everything the person ever deposited, replaced and removed files included.
pub async fn deposits(tx: &mut Tx, account: Uuid) -> Result<Vec<Deposit>> {
    fetch!(all, tx, Deposit, DEPOSITS, account)
}

/// Who opened the applications of a person, the latest first, so many at most.
pub async fn openings(tx: &mut Tx, account: Uuid, limit: i64) -> Result<Vec<Opening>> {
    fetch!(all, tx, Opening, OPENINGS, account, limit)
}

/// The mails a person got, at whatever address they had then.
pub async fn mails(tx: &mut Tx, account: Uuid) -> Result<Vec<Received>> {
    fetch!(all, tx, Received, MAILS, account)
}

pub async fn file_numbers(tx: &mut Tx, account: Uuid) -> Result<Vec<FileNumber>> {
    fetch!(all, tx, FileNumber, FILE_NUMBERS, account)
}

/// Adds a request; a unique violation when one is open already.
pub async fn add_erasure(tx: &mut Tx, id: Uuid, account: Uuid, reason: &str, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, ADD_ERASURE, id, account, reason, now)?;
    Ok(())
}

pub async fn erasure(tx: &mut Tx, id: Uuid) -> Result<Option<Erasure>> {
    fetch!(optional, tx, Erasure, ERASURE, id)
}

pub async fn latest_erasure(tx: &mut Tx, account: Uuid) -> Result<Option<Erasure>> {
    fetch!(optional, tx, Erasure, LATEST_ERASURE, account)
}

/// What a person asked, the earliest first.
pub async fn erasures_of(tx: &mut Tx, account: Uuid) -> Result<Vec<Erasure>> {
    fetch!(all, tx, Erasure, ERASURES_OF, account)
}

/// Requests, those to answer first.
pub async fn erasures(tx: &mut Tx) -> Result<Vec<ErasureLine>> {
    fetch!(all, tx, ErasureLine, ERASURES)
}

/// Some of the requests that wait for the law: those that come after one, in order.
pub async fn accepted_erasures(tx: &mut Tx, after: Uuid) -> Result<Vec<Uuid>> {
    Ok(fetch!(all, tx, (Uuid,), ACCEPTED, after)?.into_iter().map(|(id,)| id).collect())
}

/// Saves the answer at the version the request was read; false when somebody was faster.
pub async fn save_erasure(tx: &mut Tx, e: &Erasure) -> Result<bool> {
    Ok(exec!(tx, SAVE_ERASURE, e.id, e.version, &e.state, e.answered_at, e.answered_by, &e.answer, e.kept_until, e.done_at)? == 1)
}

/// Removes mails of a kind some time after they were sent, or written and never sent: the last trace of an address.
pub async fn purge_mails(tx: &mut Tx, template: &str, before: DateTime<Utc>) -> Result<()> {
    exec!(tx, PURGE_LAST_MAILS, template, before)?;
    Ok(())
}
