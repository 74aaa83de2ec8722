//! The applicant's profile: sections with one content, records with many, and the columns that are searched or unique.
//!
//! Contents are validated documents of the domain, stored as they are.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::Value;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

/// A section as stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Section {
    pub section: String,
    pub content: Json<Value>,
    pub version: i64,
    pub updated_at: DateTime<Utc>,
}

/// One of several records of a kind.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Record {
    pub id: Uuid,
    pub kind: String,
    pub year: i32,
    pub content: Json<Value>,
    pub version: i64,
    pub updated_at: DateTime<Utc>,
}

/// What is searched or must be unique.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Applicant {
    pub account_id: Uuid,
    pub name_key: String,
    pub birth_date: NaiveDate,
    pub nationality: String,
    /// Number and key in one run.
    pub ine: Option<String>,
    /// The identity comes from the student record.
    pub is_from_sis: bool,
}

statements! {
    APPLICANT = "SELECT account_id, name_key, birth_date, nationality, ine, is_from_sis FROM applicant WHERE account_id = $1";
    PUT_APPLICANT = "INSERT INTO applicant (account_id, name_key, birth_date, nationality, ine, is_from_sis) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (account_id) DO UPDATE SET name_key = excluded.name_key, birth_date = excluded.birth_date, nationality = excluded.nationality, ine = excluded.ine, is_from_sis = excluded.is_from_sis";
    INE_HOLDER = "SELECT account_id FROM applicant WHERE ine = $1 AND account_id <> $2";
    RELEASE_INE = "UPDATE applicant SET ine = NULL WHERE account_id = $1";
    RENAME_ACCOUNT = "UPDATE account SET last_name = $2, first_name = $3, name_key = $4 WHERE id = $1";
    SECTION = "SELECT section, content, version, updated_at FROM profile_section WHERE account_id = $1 AND section = $2";
    SECTIONS = "SELECT section, content, version, updated_at FROM profile_section WHERE account_id = $1 ORDER BY section";
    ADD_SECTION = "INSERT INTO profile_section (account_id, section, content, version, updated_at) VALUES ($1, $2, $3, 1, $4)";
    SET_SECTION = "UPDATE profile_section SET content = $3, version = version + 1, updated_at = $4 WHERE account_id = $1 AND section = $2 AND version = $5";
    RECORD = "SELECT id, kind, year, content, version, updated_at FROM study_record WHERE account_id = $1 AND kind = $2 AND id = $3";
    RECORDS = "SELECT id, kind, year, content, version, updated_at FROM study_record WHERE account_id = $1 ORDER BY kind, year DESC, id DESC";
    ADD_RECORD = "INSERT INTO study_record (id, account_id, kind, year, content, version, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, 1, $6, $6)";
    SET_RECORD = "UPDATE study_record SET year = $4, content = $5, version = version + 1, updated_at = $6 WHERE account_id = $1 AND kind = $2 AND id = $3 AND version = $7";
    REMOVE_RECORD = "DELETE FROM study_record WHERE account_id = $1 AND kind = $2 AND id = $3";
}

pub async fn applicant(tx: &mut Tx, account: Uuid) -> Result<Option<Applicant>> {
    fetch!(optional, tx, Applicant, APPLICANT, account)
}

pub async fn put_applicant(tx: &mut Tx, a: &Applicant) -> Result<()> {
    exec!(tx, PUT_APPLICANT, a.account_id, &a.name_key, a.birth_date, &a.nationality, a.ine.as_deref(), a.is_from_sis)?;
    Ok(())
}

/// The other applicant who has this INE.
pub async fn ine_holder(tx: &mut Tx, ine: &str, account: Uuid) -> Result<Option<Uuid>> {
    Ok(fetch!(optional, tx, (Uuid,), INE_HOLDER, ine, account)?.map(|(holder,)| holder))
}

/// Empties the searchable INE of an account that steps aside; the profile itself keeps it.
pub async fn release_ine(tx: &mut Tx, account: Uuid) -> Result<()> {
    exec!(tx, RELEASE_INE, account)?;
    Ok(())
}

/// Carries a name over to the account, for mails and the header.
pub async fn rename_account(tx: &mut Tx, account: Uuid, last_name: &str, first_name: &str, name_key: &str) -> Result<()> {
    exec!(tx, RENAME_ACCOUNT, account, last_name, first_name, name_key)?;
    Ok(())
}

pub async fn section(tx: &mut Tx, account: Uuid, section: &str) -> Result<Option<Section>> {
    fetch!(optional, tx, Section, SECTION, account, section)
}

pub async fn sections(tx: &mut Tx, account: Uuid) -> Result<Vec<Section>> {
    fetch!(all, tx, Section, SECTIONS, account)
}

/// Writes a section when its version is still `seen` (0 = there was none). False when somebody was faster.
pub async fn put_section(tx: &mut Tx, account: Uuid, section: &str, content: &(impl Serialize + Sync), seen: i64, now: DateTime<Utc>) -> Result<bool> {
    if seen > 0 {
        return Ok(exec!(tx, SET_SECTION, account, section, Json(content), now, seen)? == 1);
    }
    match exec!(tx, ADD_SECTION, account, section, Json(content), now) {
        Ok(_) => Ok(true),
        Err(error) if error.is_unique_violation() => Ok(false),
        Err(error) => Err(error),
    }
}

pub async fn record(tx: &mut Tx, account: Uuid, kind: &str, id: Uuid) -> Result<Option<Record>> {
    fetch!(optional, tx, Record, RECORD, account, kind, id)
}

/// Every record of an account, by kind, the latest year first.
pub async fn records(tx: &mut Tx, account: Uuid) -> Result<Vec<Record>> {
    fetch!(all, tx, Record, RECORDS, account)
}

pub async fn add_record(tx: &mut Tx, id: Uuid, account: Uuid, kind: &str, year: i32, content: &(impl Serialize + Sync), now: DateTime<Utc>) -> Result<()> {
    exec!(tx, ADD_RECORD, id, account, kind, year, Json(content), now)?;
    Ok(())
}

/// What replaces a record.
#[derive(Clone, Copy, Debug)]
pub struct Change<'a, T> {
    pub account: Uuid,
    pub kind: &'a str,
    pub id: Uuid,
    pub year: i32,
    pub content: &'a T,
    pub seen: i64,
}

/// Writes a record when its version is still the one seen; false when it is not, or the record is gone.
pub async fn set_record<T: Serialize + Sync>(tx: &mut Tx, c: &Change<'_, T>, now: DateTime<Utc>) -> Result<bool> {
    Ok(exec!(tx, SET_RECORD, c.account, c.kind, c.id, c.year, Json(c.content), now, c.seen)? == 1)
}

pub async fn remove_record(tx: &mut Tx, account: Uuid, kind: &str, id: Uuid) -> Result<bool> {
    Ok(exec!(tx, REMOVE_RECORD, account, kind, id)? == 1)
}
