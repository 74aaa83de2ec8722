//! Mail templates that staff edit: the models of the product and the mails made for decision types.

use domain::translated::Translated;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct MailTemplate {
    pub id: Uuid,
    pub code: String,
    pub label: String,
    pub subject: Json<Translated>,
    pub body: Json<Translated>,
    /// Models come with the product: their code and label do not change, and they cannot be removed.
    pub is_model: bool,
    /// Kind of decision (`FA`, `DE` …) a decision mail is for.
    pub decision_kind: Option<String>,
    pub centre_id: Option<Uuid>,
    /// A template out of service is not sent.
    pub in_service: bool,
    pub version: i64,
}

statements! {
    BY_ID = "SELECT id, code, label, subject, body, is_model, decision_kind, centre_id, in_service, version FROM mail_template WHERE id = $1";
    BY_CODE = "SELECT id, code, label, subject, body, is_model, decision_kind, centre_id, in_service, version FROM mail_template WHERE code = $1";
    ALL = "SELECT id, code, label, subject, body, is_model, decision_kind, centre_id, in_service, version FROM mail_template ORDER BY is_model DESC, code, id";
    ADD = "INSERT INTO mail_template (id, code, label, subject, body, is_model, decision_kind, centre_id, in_service, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, TRUE, 1) ON CONFLICT (code) DO NOTHING";
    PUT = "UPDATE mail_template SET label = $3, subject = $4, body = $5, in_service = $6, version = version + 1 WHERE id = $1 AND version = $2";
}

#[derive(Clone, Debug)]
pub struct NewMailTemplate<'a> {
    pub id: Uuid,
    pub code: &'a str,
    pub label: &'a str,
    pub subject: &'a Translated,
    pub body: &'a Translated,
    pub is_model: bool,
    pub decision_kind: Option<&'a str>,
    pub centre: Option<Uuid>,
}

pub async fn lookup(tx: &mut Tx, id: Uuid) -> Result<Option<MailTemplate>> {
    fetch!(optional, tx, MailTemplate, BY_ID, id)
}

pub async fn find(tx: &mut Tx, code: &str) -> Result<Option<MailTemplate>> {
    fetch!(optional, tx, MailTemplate, BY_CODE, code)
}

/// Models first, then by code.
pub async fn list(tx: &mut Tx) -> Result<Vec<MailTemplate>> {
    fetch!(all, tx, MailTemplate, ALL)
}

/// Whether the template was added; a code that exists already stays as it is.
pub async fn add(tx: &mut Tx, t: &NewMailTemplate<'_>) -> Result<bool> {
    Ok(exec!(tx, ADD, t.id, t.code, t.label, Json(t.subject), Json(t.body), t.is_model, t.decision_kind, t.centre)? == 1)
}

/// What an editor may change.
#[derive(Clone, Debug)]
pub struct Edited<'a> {
    pub label: &'a str,
    pub subject: &'a Translated,
    pub body: &'a Translated,
    pub in_service: bool,
}

/// Saves a template; false when somebody else saved it since `version`.
pub async fn put(tx: &mut Tx, id: Uuid, version: i64, t: &Edited<'_>) -> Result<bool> {
    Ok(exec!(tx, PUT, id, version, t.label, Json(t.subject), Json(t.body), t.in_service)? == 1)
}
