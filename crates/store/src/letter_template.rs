//! The wording of letters that staff edit: the models of the product and those made for a centre or a type of diploma.

use domain::translated::Translated;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct LetterTemplate {
    pub id: Uuid,
    pub code: String,
    pub kind: String,
    pub label: String,
    pub subject: Json<Translated>,
    pub body: Json<Translated>,
    /// Models come with the product: they fit everywhere and cannot be removed.
    pub is_model: bool,
    pub centre_id: Option<Uuid>,
    pub diploma_type_code: Option<String>,
    /// A wording out of service is passed over.
    pub in_service: bool,
    pub version: i64,
}

statements! {
    BY_CODE = "SELECT id, code, kind, label, subject, body, is_model, centre_id, diploma_type_code, in_service, version FROM letter_template WHERE code = $1";
    ALL = "SELECT id, code, kind, label, subject, body, is_model, centre_id, diploma_type_code, in_service, version FROM letter_template ORDER BY is_model DESC, code, id";
    OF_KIND = "SELECT id, code, kind, label, subject, body, is_model, centre_id, diploma_type_code, in_service, version FROM letter_template WHERE kind = $1 AND in_service ORDER BY is_model DESC, code, id";
    ADD = "INSERT INTO letter_template (id, code, kind, label, subject, body, is_model, centre_id, diploma_type_code, in_service, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1) ON CONFLICT (code) DO NOTHING";
    PUT = "UPDATE letter_template SET label = $3, subject = $4, body = $5, centre_id = $6, diploma_type_code = $7, in_service = $8, version = version + 1 WHERE id = $1 AND version = $2";
    REMOVE = "DELETE FROM letter_template WHERE id = $1 AND NOT is_model";
}

pub async fn find(tx: &mut Tx, code: &str) -> Result<Option<LetterTemplate>> {
    fetch!(optional, tx, LetterTemplate, BY_CODE, code)
}

/// Models first, then by code.
pub async fn list(tx: &mut Tx) -> Result<Vec<LetterTemplate>> {
    fetch!(all, tx, LetterTemplate, ALL)
}

/// Those of a kind of letter that are in service, models first.
pub async fn of_kind(tx: &mut Tx, kind: &str) -> Result<Vec<LetterTemplate>> {
    fetch!(all, tx, LetterTemplate, OF_KIND, kind)
}

/// Whether the template was added; a code that exists already stays as it is.
pub async fn add(tx: &mut Tx, t: &LetterTemplate) -> Result<bool> {
    let n = exec!(tx, ADD, t.id, &t.code, &t.kind, &t.label, &t.subject, &t.body, t.is_model, t.centre_id, &t.diploma_type_code, t.in_service)?;
    Ok(n == 1)
}

/// Saves a template at the version it was read; false when somebody was faster.
pub async fn put(tx: &mut Tx, t: &LetterTemplate) -> Result<bool> {
    let n = exec!(tx, PUT, t.id, t.version, &t.label, &t.subject, &t.body, t.centre_id, &t.diploma_type_code, t.in_service)?;
    Ok(n == 1)
}

/// Removes what staff made.
pub async fn remove(tx: &mut Tx, id: Uuid) -> Result<bool> {
    Ok(exec!(tx, REMOVE, id)? == 1)
}
