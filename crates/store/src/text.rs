//! Texts that staff write: messages of the institution, frequent questions, the wording of statuses.
//!
//! A text is saved at the version it was read; a version of 0 means that it does not exist yet.

use domain::translated::Translated;
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

/// A message shown in a fixed place: its code says where (`MSG_ACCUEIL`, `MSG_DONNEES`, …).
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Message {
    pub code: String,
    pub body: Json<Translated>,
    pub in_service: bool,
    pub version: i64,
}

/// A question people ask often, with its answer.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Faq {
    pub id: Uuid,
    pub position: i32,
    pub question: Json<Translated>,
    pub answer: Json<Translated>,
    /// The heading it stands under; empty = before all headings.
    pub category: Json<Translated>,
    pub version: i64,
}

/// The institution's own words for a status or a button: kind `file`, `document` or `action`, and the code of the status or of
/// the button.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct StatusWording {
    pub kind: String,
    pub code: String,
    pub label: Json<Translated>,
    pub version: i64,
}

statements! {
    MESSAGES = "SELECT code, body, in_service, version FROM message ORDER BY code";
    MESSAGE = "SELECT code, body, in_service, version FROM message WHERE code = $1";
    ADD_MESSAGE = "INSERT INTO message (code, body, in_service, version) VALUES ($1, $2, $3, 1) ON CONFLICT (code) DO NOTHING";
    UPDATE_MESSAGE = "UPDATE message SET body = $3, in_service = $4, version = version + 1 WHERE code = $1 AND version = $2";
    FAQ = "SELECT id, position, question, answer, category, version FROM faq ORDER BY position, id";
    FAQ_BY_ID = "SELECT id, position, question, answer, category, version FROM faq WHERE id = $1";
    ADD_FAQ = "INSERT INTO faq (id, position, question, answer, category, version) VALUES ($1, $2, $3, $4, $5, 1) ON CONFLICT (id) DO NOTHING";
    UPDATE_FAQ = "UPDATE faq SET position = $3, question = $4, answer = $5, category = $6, version = version + 1 WHERE id = $1 AND version = $2";
    REMOVE_FAQ = "DELETE FROM faq WHERE id = $1 AND version = $2";
    WORDINGS = "SELECT kind, code, label, version FROM status_wording ORDER BY kind, code";
    WORDING = "SELECT kind, code, label, version FROM status_wording WHERE kind = $1 AND code = $2";
    ADD_WORDING = "INSERT INTO status_wording (kind, code, label, version) VALUES ($1, $2, $3, 1) ON CONFLICT (kind, code) DO NOTHING";
    UPDATE_WORDING = "UPDATE status_wording SET label = $4, version = version + 1 WHERE kind = $1 AND code = $2 AND version = $3";
}

pub async fn messages(tx: &mut Tx) -> Result<Vec<Message>> {
    fetch!(all, tx, Message, MESSAGES)
}

pub async fn message(tx: &mut Tx, code: &str) -> Result<Option<Message>> {
    fetch!(optional, tx, Message, MESSAGE, code)
}

/// Saves a message at the version it was read (0 = new); false when somebody was faster.
pub async fn put_message(tx: &mut Tx, m: &Message) -> Result<bool> {
    let n = if m.version == 0 {
        exec!(tx, ADD_MESSAGE, &m.code, &m.body, m.in_service)?
    } else {
        exec!(tx, UPDATE_MESSAGE, &m.code, m.version, &m.body, m.in_service)?
    };
    Ok(n == 1)
}

/// Every question in its order.
pub async fn faq(tx: &mut Tx) -> Result<Vec<Faq>> {
    fetch!(all, tx, Faq, FAQ)
}

pub async fn lookup_faq(tx: &mut Tx, id: Uuid) -> Result<Option<Faq>> {
    fetch!(optional, tx, Faq, FAQ_BY_ID, id)
}

/// Saves a question at the version it was read (0 = new); false when somebody was faster.
pub async fn put_faq(tx: &mut Tx, f: &Faq) -> Result<bool> {
    let n = if f.version == 0 {
        exec!(tx, ADD_FAQ, f.id, f.position, &f.question, &f.answer, &f.category)?
    } else {
        exec!(tx, UPDATE_FAQ, f.id, f.version, f.position, &f.question, &f.answer, &f.category)?
    };
    Ok(n == 1)
}

pub async fn remove_faq(tx: &mut Tx, id: Uuid, version: i64) -> Result<bool> {
    Ok(exec!(tx, REMOVE_FAQ, id, version)? == 1)
}

pub async fn wordings(tx: &mut Tx) -> Result<Vec<StatusWording>> {
    fetch!(all, tx, StatusWording, WORDINGS)
}

pub async fn wording(tx: &mut Tx, kind: &str, code: &str) -> Result<Option<StatusWording>> {
    fetch!(optional, tx, StatusWording, WORDING, kind, code)
}

/// Saves a wording at the version it was read (0 = new); false when somebody was faster.
pub async fn put_wording(tx: &mut Tx, w: &StatusWording) -> Result<bool> {
    let n =
        if w.version == 0 { exec!(tx, ADD_WORDING, &w.kind, &w.code, &w.label)? } else { exec!(tx, UPDATE_WORDING, &w.kind, &w.code, w.version, &w.label)? };
    Ok(n == 1)
}
