//! Letters of admission and refusal as they were issued. A row is never changed but for its file, made once, and the
//! moment a later version takes its place.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Letter {
    pub id: Uuid,
    pub application_id: Uuid,
    pub decision_id: Uuid,
    pub kind: String,
    /// Counts the letters of an application from 1.
    pub number: i32,
    /// The code printed on it.
    pub code: String,
    pub language: String,
    /// What whoever checks the code is told.
    pub institution: String,
    pub programme: String,
    pub initials: String,
    pub template_code: String,
    pub template_version: i64,
    /// Everything printed but the pictures.
    pub content: Json<Value>,
    pub logo_file_id: Option<Uuid>,
    pub signature_file_id: Option<Uuid>,
    pub issued_at: DateTime<Utc>,
    /// None = issued by the system, with a publication.
    pub issued_by: Option<Uuid>,
    pub replaced_at: Option<DateTime<Utc>>,
    /// None until the file is made.
    pub file_key: Option<String>,
    pub size: Option<i64>,
    pub sha256: Option<String>,
}

/// A letter as a list shows it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct LetterLine {
    pub id: Uuid,
    pub decision_id: Uuid,
    pub kind: String,
    pub number: i32,
    pub code: String,
    pub issued_at: DateTime<Utc>,
    pub replaced_at: Option<DateTime<Utc>>,
    pub sha256: Option<String>,
    pub last_name: Option<String>,
    pub first_name: Option<String>,
}

statements! {
    ADD = "INSERT INTO letter (id, application_id, decision_id, kind, number, code, language, institution, programme, initials, template_code, template_version, content, logo_file_id, signature_file_id, issued_at, issued_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    BY_ID = "SELECT id, application_id, decision_id, kind, number, code, language, institution, programme, initials, template_code, template_version, content, logo_file_id, signature_file_id, issued_at, issued_by, replaced_at, file_key, size, sha256 FROM letter WHERE id = $1";
    BY_CODE = "SELECT id, application_id, decision_id, kind, number, code, language, institution, programme, initials, template_code, template_version, content, logo_file_id, signature_file_id, issued_at, issued_by, replaced_at, file_key, size, sha256 FROM letter WHERE code = $1";
    CURRENT = "SELECT id, application_id, decision_id, kind, number, code, language, institution, programme, initials, template_code, template_version, content, logo_file_id, signature_file_id, issued_at, issued_by, replaced_at, file_key, size, sha256 FROM letter WHERE decision_id = $1 AND replaced_at IS NULL ORDER BY number DESC LIMIT 1";
    OF_APPLICATION = "SELECT l.id, l.decision_id, l.kind, l.number, l.code, l.issued_at, l.replaced_at, l.sha256, k.last_name, k.first_name FROM letter l LEFT JOIN account k ON k.id = l.issued_by WHERE l.application_id = $1 ORDER BY l.number DESC";
    LAST_NUMBER = "SELECT CAST(COALESCE(MAX(number), 0) AS BIGINT) FROM letter WHERE application_id = $1";
    REPLACED = "UPDATE letter SET replaced_at = $3 WHERE application_id = $1 AND kind = $2 AND replaced_at IS NULL";
    MADE = "UPDATE letter SET file_key = $2, size = $3, sha256 = $4 WHERE id = $1 AND file_key IS NULL";
}

/// Adds a letter without a file.
pub async fn add(tx: &mut Tx, l: &Letter) -> Result<()> {
    exec!(
        tx,
        ADD,
        l.id,
        l.application_id,
        l.decision_id,
        &l.kind,
        l.number,
        &l.code,
        &l.language,
        &l.institution,
        &l.programme,
        &l.initials,
        &l.template_code,
        l.template_version,
        &l.content,
        l.logo_file_id,
        l.signature_file_id,
        l.issued_at,
        l.issued_by
    )?;
    Ok(())
}

pub async fn lookup(tx: &mut Tx, id: Uuid) -> Result<Option<Letter>> {
    fetch!(optional, tx, Letter, BY_ID, id)
}

pub async fn find(tx: &mut Tx, code: &str) -> Result<Option<Letter>> {
    fetch!(optional, tx, Letter, BY_CODE, code)
}

/// The letter that stands for a decision.
pub async fn current(tx: &mut Tx, decision: Uuid) -> Result<Option<Letter>> {
    fetch!(optional, tx, Letter, CURRENT, decision)
}

/// Every letter of an application, the latest first.
pub async fn of_application(tx: &mut Tx, application: Uuid) -> Result<Vec<LetterLine>> {
    fetch!(all, tx, LetterLine, OF_APPLICATION, application)
}

/// The number of the latest letter of an application; 0 before the first.
pub async fn last_number(tx: &mut Tx, application: Uuid) -> Result<i64> {
    let (number,): (i64,) = fetch!(one, tx, (i64,), LAST_NUMBER, application)?;
    Ok(number)
}

/// Marks the letters of a kind that stood until now.
pub async fn set_replaced(tx: &mut Tx, application: Uuid, kind: &str, now: DateTime<Utc>) -> Result<u64> {
    exec!(tx, REPLACED, application, kind, now)
}

/// Keeps the file of a letter; false when it has one already.
pub async fn set_made(tx: &mut Tx, id: Uuid, file_key: &str, size: i64, sha256: &str) -> Result<bool> {
    Ok(exec!(tx, MADE, id, file_key, size, sha256)? == 1)
}
