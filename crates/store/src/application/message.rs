//! The thread of an application: messages between its applicant and the staff, each with at most one joined document.

use chrono::{DateTime, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use crate::document::ReceivedFile;
use crate::{Result, Tx, exec, fetch, statements};

/// A document joined to a message: the files as received, and the one PDF made of them.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Joined {
    pub name: String,
    pub key: String,
    pub pages: Option<i32>,
    pub received: Vec<ReceivedFile>,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Message {
    pub id: Uuid,
    pub application_id: Uuid,
    /// Written by a member of the staff, else by the applicant.
    pub from_staff: bool,
    pub author_id: Uuid,
    pub author_name: String,
    /// As what a member of the staff wrote: role and service, the only thing the applicant is told.
    pub author_seat: String,
    pub body: String,
    pub joined: Option<Json<Joined>>,
    pub sent_at: DateTime<Utc>,
    /// When the other side first saw it.
    pub read_at: Option<DateTime<Utc>>,
}

/// A thread with something that the staff have not read.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Waiting {
    pub application_id: Uuid,
    pub number: i64,
    pub centre_id: Uuid,
    pub committee_id: Uuid,
    pub last_name: String,
    pub first_name: String,
    pub programme: String,
    pub unread: i64,
    pub latest_at: DateTime<Utc>,
}

statements! {
    ADD = "INSERT INTO application_message (id, application_id, from_staff, author_id, author_name, author_seat, body, joined, sent_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    OF_APPLICATION = "SELECT id, application_id, from_staff, author_id, author_name, author_seat, body, joined, sent_at, read_at FROM application_message WHERE application_id = $1 ORDER BY sent_at, id";
    BY_ID = "SELECT id, application_id, from_staff, author_id, author_name, author_seat, body, joined, sent_at, read_at FROM application_message WHERE id = $1 AND application_id = $2";
    READ = "UPDATE application_message SET read_at = $3 WHERE application_id = $1 AND from_staff = $2 AND read_at IS NULL";
    UNREAD = "SELECT COUNT(*) FROM application_message WHERE application_id = $1 AND from_staff = $2 AND read_at IS NULL";
    UNREAD_OF_ACCOUNT = "SELECT a.number, COUNT(*) FROM application_message m JOIN application a ON a.id = m.application_id WHERE a.account_id = $1 AND m.from_staff AND m.read_at IS NULL GROUP BY a.number ORDER BY a.number";
    /// Threads that wait for the staff, the longest first.
    WAITING = "SELECT a.id AS application_id, a.number, a.centre_id, a.committee_id, k.last_name, k.first_name, p.label AS programme, COUNT(*) AS unread, MAX(m.sent_at) AS latest_at FROM application_message m JOIN application a ON a.id = m.application_id JOIN account k ON k.id = a.account_id JOIN programme_session s ON s.id = a.session_id JOIN programme p ON p.id = s.programme_id WHERE NOT m.from_staff AND m.read_at IS NULL GROUP BY a.id, a.number, a.centre_id, a.committee_id, k.last_name, k.first_name, p.label ORDER BY MIN(m.sent_at), a.number LIMIT 1000";
}

pub async fn add(tx: &mut Tx, m: &Message) -> Result<()> {
    exec!(tx, ADD, m.id, m.application_id, m.from_staff, m.author_id, &m.author_name, &m.author_seat, &m.body, &m.joined, m.sent_at)?;
    Ok(())
}

/// The whole thread, oldest first.
pub async fn of_application(tx: &mut Tx, application: Uuid) -> Result<Vec<Message>> {
    fetch!(all, tx, Message, OF_APPLICATION, application)
}

pub async fn find(tx: &mut Tx, id: Uuid, application: Uuid) -> Result<Option<Message>> {
    fetch!(optional, tx, Message, BY_ID, id, application)
}

/// Notes that what one side wrote was seen by the other.
pub async fn read(tx: &mut Tx, application: Uuid, from_staff: bool, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, READ, application, from_staff, now)?;
    Ok(())
}

/// How much of what one side wrote the other has not seen.
pub async fn unread(tx: &mut Tx, application: Uuid, from_staff: bool) -> Result<i64> {
    Ok(fetch!(one, tx, (i64,), UNREAD, application, from_staff)?.0)
}

/// Unread messages of the staff by the number of a person's application.
pub async fn unread_of_account(tx: &mut Tx, account: Uuid) -> Result<Vec<(i64, i64)>> {
    fetch!(all, tx, (i64, i64), UNREAD_OF_ACCOUNT, account)
}

pub async fn waiting(tx: &mut Tx) -> Result<Vec<Waiting>> {
    fetch!(all, tx, Waiting, WAITING)
}
