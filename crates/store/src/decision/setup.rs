//! Decision types and reasons: the institution's wording of the five kinds.

use domain::translated::Translated;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct DecisionType {
    pub id: Uuid,
    pub code: String,
    pub kind: String,
    pub label: Json<Translated>,
    pub mail_template_id: Option<Uuid>,
    pub is_final: bool,
    pub push_to_sis: bool,
    pub show_comment: bool,
    pub centre_id: Option<Uuid>,
    pub in_service: bool,
    pub position: i32,
    pub version: i64,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Reason {
    pub id: Uuid,
    pub code: String,
    pub label: Json<Translated>,
    pub centre_id: Option<Uuid>,
    pub in_service: bool,
    pub version: i64,
}

statements! {
    TYPES = "SELECT id, code, kind, label, mail_template_id, is_final, push_to_sis, show_comment, centre_id, in_service, position, version FROM decision_type ORDER BY position, code, id";
    TYPE = "SELECT id, code, kind, label, mail_template_id, is_final, push_to_sis, show_comment, centre_id, in_service, position, version FROM decision_type WHERE id = $1";
    TYPES_FOR = "SELECT id, code, kind, label, mail_template_id, is_final, push_to_sis, show_comment, centre_id, in_service, position, version FROM decision_type WHERE in_service AND (centre_id IS NULL OR centre_id = $1) ORDER BY position, code, id";
    TEMPLATE_OF = "SELECT m.code FROM decision_type t JOIN mail_template m ON m.id = t.mail_template_id WHERE t.id = $1";
    ADD_TYPE = "INSERT INTO decision_type (id, code, kind, label, mail_template_id, is_final, push_to_sis, show_comment, centre_id, in_service, position, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)";
    UPDATE_TYPE = "UPDATE decision_type SET code = $3, label = $4, mail_template_id = $5, is_final = $6, push_to_sis = $7, show_comment = $8, in_service = $9, position = $10, version = version + 1 WHERE id = $1 AND version = $2";
    REASONS = "SELECT id, code, label, centre_id, in_service, version FROM decision_reason ORDER BY code, id";
    REASONS_FOR = "SELECT id, code, label, centre_id, in_service, version FROM decision_reason WHERE in_service AND (centre_id IS NULL OR centre_id = $1) ORDER BY code, id";
    ADD_REASON = "INSERT INTO decision_reason (id, code, label, centre_id, in_service, version) VALUES ($1, $2, $3, $4, $5, 1)";
    UPDATE_REASON = "UPDATE decision_reason SET code = $3, label = $4, in_service = $5, version = version + 1 WHERE id = $1 AND version = $2";
}

pub async fn types(tx: &mut Tx) -> Result<Vec<DecisionType>> {
    fetch!(all, tx, DecisionType, TYPES)
}

pub async fn lookup_type(tx: &mut Tx, id: Uuid) -> Result<Option<DecisionType>> {
    fetch!(optional, tx, DecisionType, TYPE, id)
}

/// The types a centre may use.
pub async fn types_for(tx: &mut Tx, centre: Uuid) -> Result<Vec<DecisionType>> {
    fetch!(all, tx, DecisionType, TYPES_FOR, centre)
}

/// Code of the mail template of a decision type, when it has one.
pub async fn template_of(tx: &mut Tx, decision_type: Uuid) -> Result<Option<String>> {
    Ok(fetch!(optional, tx, (String,), TEMPLATE_OF, decision_type)?.map(|(code,)| code))
}

pub async fn add_type(tx: &mut Tx, t: &DecisionType) -> Result<()> {
    exec!(
        tx,
        ADD_TYPE,
        t.id,
        &t.code,
        &t.kind,
        &t.label,
        t.mail_template_id,
        t.is_final,
        t.push_to_sis,
        t.show_comment,
        t.centre_id,
        t.in_service,
        t.position
    )?;
    Ok(())
}

pub async fn update_type(tx: &mut Tx, t: &DecisionType) -> Result<bool> {
    let n =
        exec!(tx, UPDATE_TYPE, t.id, t.version, &t.code, &t.label, t.mail_template_id, t.is_final, t.push_to_sis, t.show_comment, t.in_service, t.position)?;
    Ok(n == 1)
}

pub async fn reasons(tx: &mut Tx) -> Result<Vec<Reason>> {
    fetch!(all, tx, Reason, REASONS)
}

/// The reasons a centre may give.
pub async fn reasons_for(tx: &mut Tx, centre: Uuid) -> Result<Vec<Reason>> {
    fetch!(all, tx, Reason, REASONS_FOR, centre)
}

pub async fn add_reason(tx: &mut Tx, r: &Reason) -> Result<()> {
    exec!(tx, ADD_REASON, r.id, &r.code, &r.label, r.centre_id, r.in_service)?;
    Ok(())
}

pub async fn update_reason(tx: &mut Tx, r: &Reason) -> Result<bool> {
    Ok(exec!(tx, UPDATE_REASON, r.id, r.version, &r.code, &r.label, r.in_service)? == 1)
}
