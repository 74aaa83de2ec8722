//! The outbox. A row is written with the change it tells about; the worker renders, sends and records.

use chrono::{DateTime, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Mail {
    pub id: Uuid,
    pub message_id: String,
    pub template_code: String,
    pub language: String,
    pub account_id: Option<Uuid>,
    pub application_id: Option<Uuid>,
    pub decision_id: Option<Uuid>,
    pub recipient: String,
    pub recipient_name: String,
    pub extra: Json<std::collections::BTreeMap<String, String>>,
    pub subject: Option<String>,
    pub body_text: Option<String>,
    pub body_html: Option<String>,
    pub state: String,
    pub attempts: i32,
    /// The moment written in the message: the same at each attempt.
    pub not_before: DateTime<Utc>,
    /// The letter attached to it.
    pub letter_id: Option<Uuid>,
}

/// A mail as the person it was sent to finds it on the dashboard and on « Tous les messages ».
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct MailLine {
    pub id: Uuid,
    pub template_code: String,
    pub subject: Option<String>,
    pub state: String,
    pub created_at: DateTime<Utc>,
    pub sent_at: Option<DateTime<Utc>>,
    pub application_id: Option<Uuid>,
}

statements! {
    ADD = "INSERT INTO mail (id, message_id, template_code, language, account_id, application_id, decision_id, recipient, recipient_name, extra, state, attempts, created_at, not_before, letter_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'queued', 0, $11, $12, $13)";
    BY_ID = "SELECT id, message_id, template_code, language, account_id, application_id, decision_id, recipient, recipient_name, extra, subject, body_text, body_html, state, attempts, not_before, letter_id FROM mail WHERE id = $1";
    RENDERED = "UPDATE mail SET subject = $2, body_text = $3, body_html = $4 WHERE id = $1";
    CLEARED = "UPDATE mail SET body_text = $2, body_html = $3, extra = $4 WHERE id = $1";
    SENT = "UPDATE mail SET state = 'sent', sent_at = $2, attempts = attempts + 1, last_error = NULL WHERE id = $1";
    DELAYED = "UPDATE mail SET attempts = attempts + 1, last_error = $2 WHERE id = $1";
    FAILED = "UPDATE mail SET state = 'failed', attempts = attempts + 1, last_error = $2 WHERE id = $1";
    GIVEN_UP = "UPDATE mail SET state = 'failed', last_error = $2 WHERE id = $1 AND state = 'queued'";
    AGAIN = "UPDATE mail SET state = 'queued', attempts = 0, last_error = NULL, recipient = $2 WHERE id = $1 AND state = 'failed'";
    DROP_UNSENT = "UPDATE mail SET state = 'dropped' WHERE application_id = $1 AND template_code = $2 AND state = 'queued' AND not_before > $3";
    DROPPED = "UPDATE mail SET state = 'dropped' WHERE id = $1 AND state = 'queued'";
    OF_ACCOUNT = "SELECT id, template_code, subject, state, created_at, sent_at, application_id FROM mail WHERE account_id = $1 AND state <> 'dropped' ORDER BY created_at DESC, id DESC LIMIT $2 OFFSET $3";
    COUNT_OF_ACCOUNT = "SELECT COUNT(*) FROM mail WHERE account_id = $1 AND state <> 'dropped'";
    OF_APPLICATION = "SELECT id, template_code, subject, state, created_at, sent_at, application_id FROM mail WHERE application_id = $1 AND state <> 'dropped' ORDER BY created_at DESC, id DESC LIMIT 100";
    ONE_OF_ACCOUNT = "SELECT id, message_id, template_code, language, account_id, application_id, decision_id, recipient, recipient_name, extra, subject, body_text, body_html, state, attempts, not_before, letter_id FROM mail WHERE id = $1 AND account_id = $2 AND state <> 'dropped'";
}

#[derive(Clone, Debug)]
pub struct NewMail<'a> {
    pub id: Uuid,
    pub message_id: &'a str,
    pub template_code: &'a str,
    pub language: &'a str,
    pub account: Option<Uuid>,
    pub application: Option<Uuid>,
    pub decision: Option<Uuid>,
    pub recipient: &'a str,
    pub recipient_name: &'a str,
    pub extra: std::collections::BTreeMap<String, String>,
    pub now: DateTime<Utc>,
    pub not_before: DateTime<Utc>,
    pub letter: Option<Uuid>,
}

pub async fn add(tx: &mut Tx, m: &NewMail<'_>) -> Result<()> {
    exec!(
        tx,
        ADD,
        m.id,
        m.message_id,
        m.template_code,
        m.language,
        m.account,
        m.application,
        m.decision,
        m.recipient,
        m.recipient_name,
        Json(&m.extra),
        m.now,
        m.not_before,
        m.letter
    )?;
    Ok(())
}

pub async fn lookup(tx: &mut Tx, id: Uuid) -> Result<Option<Mail>> {
    fetch!(optional, tx, Mail, BY_ID, id)
}

/// Keeps what will be sent, so that a repeat is identical and the person can read it again; false when the mail is gone.
pub async fn set_rendered(tx: &mut Tx, id: Uuid, subject: &str, text: &str, html: &str) -> Result<bool> {
    Ok(exec!(tx, RENDERED, id, subject, text, html)? == 1)
}

/// Replaces the kept words of a sent mail by those without its single-use links, and forgets the variables it had.
pub async fn clear_secrets(tx: &mut Tx, id: Uuid, text: &str, html: &str) -> Result<()> {
    exec!(tx, CLEARED, id, text, html, Json(std::collections::BTreeMap::<String, String>::new()))?;
    Ok(())
}

pub async fn set_sent(tx: &mut Tx, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, SENT, id, now)?;
    Ok(())
}

pub async fn set_delayed(tx: &mut Tx, id: Uuid, error: &str) -> Result<()> {
    exec!(tx, DELAYED, id, error)?;
    Ok(())
}

pub async fn set_failed(tx: &mut Tx, id: Uuid, error: &str) -> Result<()> {
    exec!(tx, FAILED, id, error)?;
    Ok(())
}

/// Says of a mail that waits that its job was given up.
pub async fn given_up(tx: &mut Tx, id: Uuid, error: &str) -> Result<()> {
    exec!(tx, GIVEN_UP, id, error)?;
    Ok(())
}

/// Has a failed mail sent again, to this address; false when it is not failed any more.
pub async fn put_back(tx: &mut Tx, id: Uuid, recipient: &str) -> Result<bool> {
    Ok(exec!(tx, AGAIN, id, recipient)? == 1)
}

/// Takes back mails that were waiting for the undo delay.
pub async fn drop_unsent(tx: &mut Tx, application: Uuid, template_code: &str, now: DateTime<Utc>) -> Result<u64> {
    exec!(tx, DROP_UNSENT, application, template_code, now)
}

pub async fn drop_one(tx: &mut Tx, id: Uuid) -> Result<()> {
    exec!(tx, DROPPED, id)?;
    Ok(())
}

/// The latest mails of somebody.
pub async fn of_account(tx: &mut Tx, account: Uuid, limit: i64) -> Result<Vec<MailLine>> {
    page_of_account(tx, account, limit, 0).await
}

/// Some of the mails of somebody, the latest first, after those that are passed over.
pub async fn page_of_account(tx: &mut Tx, account: Uuid, limit: i64, skipped: i64) -> Result<Vec<MailLine>> {
    fetch!(all, tx, MailLine, OF_ACCOUNT, account, limit, skipped)
}

/// How many mails somebody can read again.
pub async fn count_of_account(tx: &mut Tx, account: Uuid) -> Result<i64> {
    let (n,): (i64,) = fetch!(one, tx, (i64,), COUNT_OF_ACCOUNT, account)?;
    Ok(n)
}

pub async fn of_application(tx: &mut Tx, application: Uuid) -> Result<Vec<MailLine>> {
    fetch!(all, tx, MailLine, OF_APPLICATION, application)
}

pub async fn find_own(tx: &mut Tx, id: Uuid, account: Uuid) -> Result<Option<Mail>> {
    fetch!(optional, tx, Mail, ONE_OF_ACCOUNT, id, account)
}
