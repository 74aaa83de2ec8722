//! The thread of an application: messages between its applicant and the staff, each with at most one joined document.

use chrono::{DateTime, Utc};
use domain::permissions::Reach;
use sea_query::{Alias, Expr, ExprTrait as _, Func, JoinType, Order, Query};
use sqlx::types::Json;
use uuid::Uuid;

use super::listing::within;
use crate::document::ReceivedFile;
use crate::{Result, Tx, exec, fetch, fetch_built, statements};

/// A document joined to a message: the files as received, and the one PDF made of them.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Joined {
    pub name: String,
    pub key: String,
    /// Digest of the PDF; messages from before it was kept have none.
    #[serde(default)]
    pub sha256: Option<String>,
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

impl Message {
    /// How many bytes were received with it.
    #[must_use]
    pub fn joined_size(&self) -> i64 {
        self.joined.iter().flat_map(|joined| &joined.0.received).map(|file| file.size).sum()
    }
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
    ADD = "INSERT INTO application_message (id, application_id, from_staff, author_id, author_name, author_seat, body, joined, joined_size, sent_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    OF_APPLICATION = "SELECT id, application_id, from_staff, author_id, author_name, author_seat, body, joined, sent_at, read_at FROM application_message WHERE application_id = $1 ORDER BY sent_at, id";
    LATEST = "SELECT id, application_id, from_staff, author_id, author_name, author_seat, body, joined, sent_at, read_at FROM application_message WHERE application_id = $1 ORDER BY sent_at DESC, id DESC LIMIT 200";
    LATEST_BY = "SELECT id, application_id, from_staff, author_id, author_name, author_seat, body, joined, sent_at, read_at FROM application_message WHERE application_id = $1 AND from_staff = $2 AND author_id = $3 ORDER BY sent_at DESC, id DESC LIMIT 1";
    COUNT = "SELECT COUNT(*) FROM application_message WHERE application_id = $1";
    BY_ID = "SELECT id, application_id, from_staff, author_id, author_name, author_seat, body, joined, sent_at, read_at FROM application_message WHERE id = $1 AND application_id = $2";
    /// What came after the message that was seen last stays new, and is told of.
    READ = "UPDATE application_message SET read_at = CASE WHEN (sent_at, id) <= ($4, $5) THEN $3 ELSE read_at END WHERE application_id = $1 AND from_staff = $2 AND read_at IS NULL RETURNING read_at IS NOT NULL";
    UNREAD = "SELECT COUNT(*) FROM application_message WHERE application_id = $1 AND from_staff = $2 AND read_at IS NULL";
    UNREAD_OF_ACCOUNT = "SELECT a.number, COUNT(*) FROM application_message m JOIN application a ON a.id = m.application_id WHERE a.account_id = $1 AND m.from_staff AND m.read_at IS NULL GROUP BY a.number ORDER BY a.number";
}

pub async fn add(tx: &mut Tx, m: &Message) -> Result<()> {
    exec!(tx, ADD, m.id, m.application_id, m.from_staff, m.author_id, &m.author_name, &m.author_seat, &m.body, &m.joined, m.joined_size(), m.sent_at)?;
    Ok(())
}

/// The whole thread, oldest first.
pub async fn of_application(tx: &mut Tx, application: Uuid) -> Result<Vec<Message>> {
    fetch!(all, tx, Message, OF_APPLICATION, application)
}

/// The end of the thread, oldest first: nobody reads more on one page.
pub async fn latest(tx: &mut Tx, application: Uuid) -> Result<Vec<Message>> {
    let mut messages = fetch!(all, tx, Message, LATEST, application)?;
    messages.reverse();
    Ok(messages)
}

/// What somebody wrote last from one side.
pub async fn latest_by(tx: &mut Tx, application: Uuid, from_staff: bool, author: Uuid) -> Result<Option<Message>> {
    fetch!(optional, tx, Message, LATEST_BY, application, from_staff, author)
}

/// How many messages the thread has.
pub async fn count(tx: &mut Tx, application: Uuid) -> Result<i64> {
    Ok(fetch!(one, tx, (i64,), COUNT, application)?.0)
}

pub async fn find(tx: &mut Tx, id: Uuid, application: Uuid) -> Result<Option<Message>> {
    fetch!(optional, tx, Message, BY_ID, id, application)
}

/// What was new on one side when the other saw the thread up to some message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Something up to that message: it is new no more.
    pub before: bool,
    /// Something that came later: it still is.
    pub after: bool,
}

/// Notes that what one side wrote was seen by the other, up to the message of this moment and identifier.
pub async fn read(tx: &mut Tx, application: Uuid, from_staff: bool, latest: (DateTime<Utc>, Uuid), now: DateTime<Utc>) -> Result<Seen> {
    let are_read = fetch!(all, tx, (bool,), READ, application, from_staff, now, latest.0, latest.1)?;
    Ok(Seen { before: are_read.contains(&(true,)), after: are_read.contains(&(false,)) })
}

/// How much of what one side wrote the other has not seen.
pub async fn unread(tx: &mut Tx, application: Uuid, from_staff: bool) -> Result<i64> {
    Ok(fetch!(one, tx, (i64,), UNREAD, application, from_staff)?.0)
}

/// Unread messages of the staff by the number of a person's application.
pub async fn unread_of_account(tx: &mut Tx, account: Uuid) -> Result<Vec<(i64, i64)>> {
    fetch!(all, tx, (i64, i64), UNREAD_OF_ACCOUNT, account)
}

/// Threads of a reach that wait for the staff, the longest first.
pub async fn waiting(tx: &mut Tx, reach: &Reach) -> Result<Vec<Waiting>> {
    let named = [("a", "number"), ("a", "centre_id"), ("a", "committee_id"), ("k", "last_name"), ("k", "first_name")];
    let mut statement = Query::select();
    for column in named {
        statement.column(column);
    }
    statement
        .expr_as(Expr::col(("a", "id")), Alias::new("application_id"))
        .expr_as(Expr::col(("p", "label")), Alias::new("programme"))
        .expr_as(Func::count(Expr::col(("m", "id"))), Alias::new("unread"))
        .expr_as(Func::max(Expr::col(("m", "sent_at"))), Alias::new("latest_at"))
        .from_as("application_message", "m")
        .join_as(JoinType::InnerJoin, "application", "a", Expr::col(("a", "id")).equals(("m", "application_id")))
        .join_as(JoinType::InnerJoin, "account", "k", Expr::col(("k", "id")).equals(("a", "account_id")))
        .join_as(JoinType::InnerJoin, "programme_session", "s", Expr::col(("s", "id")).equals(("a", "session_id")))
        .join_as(JoinType::InnerJoin, "programme", "p", Expr::col(("p", "id")).equals(("s", "programme_id")))
        .and_where(Expr::col(("m", "from_staff")).eq(false))
        .and_where(Expr::col(("m", "read_at")).is_null())
        .group_by_columns(named)
        .group_by_columns([("a", "id"), ("p", "label")])
        .order_by_expr(Expr::from(Func::min(Expr::col(("m", "sent_at")))), Order::Asc)
        .order_by(("a", "number"), Order::Asc)
        .limit(1_000);
    if let Some(reach) = within(reach) {
        statement.cond_where(reach);
    }
    fetch_built!(all, tx, Waiting, statement)
}
