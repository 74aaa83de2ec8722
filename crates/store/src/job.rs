//! The queue and the schedule. Jobs are added in the transaction of the change that wants them, claimed with a lease,
//! and come back by themselves when the worker that held them is gone.

use chrono::{DateTime, Utc};
use sqlx::types::Json;
use uuid::Uuid;

use crate::{Result, Tx, exec, fetch, statements};

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Job {
    pub id: Uuid,
    pub kind: String,
    pub payload: Json<serde_json::Value>,
    pub attempts: i32,
}

/// A job as the administration page lists it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct JobLine {
    pub id: Uuid,
    pub kind: String,
    pub state: String,
    pub attempts: i32,
    pub last_error: Option<String>,
    pub run_at: DateTime<Utc>,
    pub created_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
}

#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Scheduled {
    pub name: String,
    pub cron: String,
    pub next_run_at: DateTime<Utc>,
}

statements! {
    ADD = "INSERT INTO job (id, kind, payload, run_at, priority, attempts, dedupe_key, state, created_at) VALUES ($1, $2, $3, $4, $5, 0, $6, 'queued', $7) ON CONFLICT (dedupe_key) DO NOTHING";
    CLAIM_SQLITE = "UPDATE job SET locked_until = $2, locked_by = $3, attempts = attempts + 1 WHERE id = (SELECT id FROM job WHERE state = 'queued' AND run_at <= $1 AND (locked_until IS NULL OR locked_until < $1) ORDER BY priority, run_at, id LIMIT 1) RETURNING id, kind, payload, attempts";
    CLAIM_POSTGRES = "UPDATE job SET locked_until = $2, locked_by = $3, attempts = attempts + 1 WHERE id = (SELECT id FROM job WHERE state = 'queued' AND run_at <= $1 AND (locked_until IS NULL OR locked_until < $1) ORDER BY priority, run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id, kind, payload, attempts";
    EXTEND = "UPDATE job SET locked_until = $3 WHERE id = $1 AND locked_by = $2 AND state = 'queued'";
    FINISH = "UPDATE job SET state = 'done', finished_at = $3, locked_until = NULL, dedupe_key = NULL, last_error = NULL WHERE id = $1 AND locked_by = $2 AND state = 'queued'";
    RETRY = "UPDATE job SET run_at = $3, locked_until = NULL, last_error = $4 WHERE id = $1 AND locked_by = $2 AND state = 'queued'";
    /// The same, and no more attempts are counted than these.
    WAIT = "UPDATE job SET run_at = $3, locked_until = NULL, attempts = CASE WHEN attempts > $4 THEN $4 ELSE attempts END, last_error = $5 WHERE id = $1 AND locked_by = $2 AND state = 'queued'";
    FAIL = "UPDATE job SET state = 'failed', finished_at = $3, locked_until = NULL, dedupe_key = NULL, last_error = $4 WHERE id = $1 AND locked_by = $2 AND state = 'queued'";
    RELEASE = "UPDATE job SET locked_until = NULL, attempts = attempts - 1 WHERE locked_by = $1 AND state = 'queued' AND locked_until IS NOT NULL";
    /// Whether there is a job to claim, and a task whose time has come.
    DUE = "SELECT EXISTS (SELECT 1 FROM job WHERE state = 'queued' AND run_at <= $1 AND (locked_until IS NULL OR locked_until < $1)) AS job, EXISTS (SELECT 1 FROM schedule WHERE in_service AND next_run_at <= $1) AS task";
    WAITING = "SELECT COUNT(*) FROM job WHERE state = 'queued' AND run_at <= $1";
    /// How mails fare: how many wait for their turn, how many for another attempt, when the last one left.
    MAILS = "SELECT (SELECT COUNT(*) FROM job WHERE state = 'queued' AND kind = 'mail' AND run_at <= $1 AND last_error IS NULL) AS waiting, (SELECT COUNT(*) FROM job WHERE state = 'queued' AND kind = 'mail' AND last_error IS NOT NULL) AS put_off, (SELECT MAX(sent_at) FROM mail WHERE state = 'sent') AS sent_at";
    /// Why mails could not leave, the most frequent reason first.
    MAIL_REASONS = "SELECT last_error AS reason, COUNT(*) AS mails FROM job WHERE state = 'queued' AND kind = 'mail' AND last_error IS NOT NULL GROUP BY last_error ORDER BY 2 DESC, 1 LIMIT 5";
    /// What the schedule began and did not end yet.
    QUEUED_TASKS = "SELECT id, kind, state, attempts, last_error, run_at, created_at, finished_at FROM job WHERE state = 'queued' AND kind IN (SELECT name FROM schedule) ORDER BY created_at, id";
    /// What the schedule began and was given up. Failed jobs are kept: those that ended before the oldest of the last runs are not read.
    FAILED_TASKS = "SELECT id, kind, state, attempts, last_error, run_at, created_at, finished_at FROM job WHERE state = 'failed' AND kind IN (SELECT name FROM schedule) AND finished_at >= (SELECT MIN(last_run_at) FROM schedule WHERE in_service) ORDER BY finished_at DESC, id";
    FAILED = "SELECT id, kind, state, attempts, last_error, run_at, created_at, finished_at FROM job WHERE state = 'failed' ORDER BY finished_at DESC, id LIMIT 100";
    FORGET_FAILED_MAIL = "DELETE FROM job WHERE state = 'failed' AND kind = 'mail' AND payload ->> 'mail' = $1";
    REQUEUE = "UPDATE job SET state = 'queued', run_at = $2, attempts = 0, finished_at = NULL WHERE id = $1 AND state = 'failed'";
    HASTEN = "UPDATE job SET run_at = $2 WHERE dedupe_key = $1 AND state = 'queued' AND run_at > $2";
    PURGE = "DELETE FROM job WHERE state = 'done' AND finished_at < $1";
    PUT_SCHEDULE = "INSERT INTO schedule (name, cron, next_run_at, in_service) VALUES ($1, $2, $3, TRUE) ON CONFLICT (name) DO UPDATE SET cron = excluded.cron, next_run_at = CASE WHEN schedule.cron = excluded.cron THEN schedule.next_run_at ELSE excluded.next_run_at END";
    DUE_SCHEDULES = "SELECT name, cron, next_run_at FROM schedule WHERE in_service AND next_run_at <= $1 ORDER BY name";
    ADVANCE = "UPDATE schedule SET next_run_at = $3, last_run_at = $4 WHERE name = $1 AND next_run_at = $2";
}

/// Adds a job; with a key already waiting nothing is added.
pub async fn add(tx: &mut Tx, job: &NewJob<'_>) -> Result<()> {
    exec!(tx, ADD, job.id, job.kind, Json(&job.payload), job.run_at, job.priority, job.dedupe_key, job.now)?;
    Ok(())
}

#[derive(Clone, Debug)]
pub struct NewJob<'a> {
    pub id: Uuid,
    pub kind: &'a str,
    pub payload: serde_json::Value,
    pub run_at: DateTime<Utc>,
    /// Smaller runs first.
    pub priority: i32,
    pub dedupe_key: Option<&'a str>,
    pub now: DateTime<Utc>,
}

/// Takes the next due job under a lease.
pub async fn claim(tx: &mut Tx, now: DateTime<Utc>, until: DateTime<Utc>, worker: &str) -> Result<Option<Job>> {
    if tx.is_postgres() { fetch!(optional, tx, Job, CLAIM_POSTGRES, now, until, worker) } else { fetch!(optional, tx, Job, CLAIM_SQLITE, now, until, worker) }
}

/// Prolongs the lease; false when the job was taken away.
pub async fn extend(tx: &mut Tx, id: Uuid, worker: &str, until: DateTime<Utc>) -> Result<bool> {
    Ok(exec!(tx, EXTEND, id, worker, until)? == 1)
}

pub async fn finish(tx: &mut Tx, id: Uuid, worker: &str, now: DateTime<Utc>) -> Result<bool> {
    Ok(exec!(tx, FINISH, id, worker, now)? == 1)
}

pub async fn retry(tx: &mut Tx, id: Uuid, worker: &str, at: DateTime<Utc>, error: &str) -> Result<()> {
    exec!(tx, RETRY, id, worker, at, error)?;
    Ok(())
}

/// Puts a job off that waits for a service: it has no more than `most` attempts behind it, however often it comes back.
pub async fn wait(tx: &mut Tx, id: Uuid, worker: &str, at: DateTime<Utc>, most: i32, error: &str) -> Result<()> {
    exec!(tx, WAIT, id, worker, at, most, error)?;
    Ok(())
}

pub async fn fail(tx: &mut Tx, id: Uuid, worker: &str, now: DateTime<Utc>, error: &str) -> Result<()> {
    exec!(tx, FAIL, id, worker, now, error)?;
    Ok(())
}

/// Gives back what a stopping worker still holds.
pub async fn release(tx: &mut Tx, worker: &str) -> Result<u64> {
    exec!(tx, RELEASE, worker)
}

/// What a look at the queue finds.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Due {
    /// A job that nobody holds.
    pub job: bool,
    /// A task of the schedule.
    pub task: bool,
}

pub async fn due(tx: &mut Tx, now: DateTime<Utc>) -> Result<Due> {
    fetch!(one, tx, Due, DUE, now)
}

pub async fn waiting(tx: &mut Tx, now: DateTime<Utc>) -> Result<i64> {
    let (n,): (i64,) = fetch!(one, tx, (i64,), WAITING, now)?;
    Ok(n)
}

/// How mails fare.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Mails {
    /// Not tried yet, though it is their time.
    pub waiting: i64,
    /// Tried in vain, to be tried again.
    pub put_off: i64,
    /// When the last one left.
    pub sent_at: Option<DateTime<Utc>>,
}

pub async fn mails(tx: &mut Tx, now: DateTime<Utc>) -> Result<Mails> {
    fetch!(one, tx, Mails, MAILS, now)
}

/// What keeps mails from leaving, as the queue notes it: without words that quote anybody.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct MailReason {
    pub reason: String,
    /// How many are put off for it.
    pub mails: i64,
}

pub async fn mail_reasons(tx: &mut Tx) -> Result<Vec<MailReason>> {
    fetch!(all, tx, MailReason, MAIL_REASONS)
}

pub async fn queued_tasks(tx: &mut Tx) -> Result<Vec<JobLine>> {
    fetch!(all, tx, JobLine, QUEUED_TASKS)
}

/// The tasks of the schedule that were given up lately, the latest first.
pub async fn failed_tasks(tx: &mut Tx) -> Result<Vec<JobLine>> {
    fetch!(all, tx, JobLine, FAILED_TASKS)
}

pub async fn failed(tx: &mut Tx) -> Result<Vec<JobLine>> {
    fetch!(all, tx, JobLine, FAILED)
}

/// Forgets the failed jobs of a mail that gets another one.
pub async fn forget_failed_mail(tx: &mut Tx, mail: Uuid) -> Result<()> {
    exec!(tx, FORGET_FAILED_MAIL, mail.to_string())?;
    Ok(())
}

pub async fn requeue(tx: &mut Tx, id: Uuid, now: DateTime<Utc>) -> Result<bool> {
    Ok(exec!(tx, REQUEUE, id, now)? == 1)
}

/// Brings a waiting job forward: somebody asks for it now.
pub async fn hasten(tx: &mut Tx, dedupe_key: &str, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, HASTEN, dedupe_key, now)?;
    Ok(())
}

pub async fn purge(tx: &mut Tx, before: DateTime<Utc>) -> Result<u64> {
    exec!(tx, PURGE, before)
}

/// Declares a scheduled task; a changed cron text takes effect, an unchanged one keeps its next date.
pub async fn put_schedule(tx: &mut Tx, name: &str, cron: &str, next: DateTime<Utc>) -> Result<()> {
    exec!(tx, PUT_SCHEDULE, name, cron, next)?;
    Ok(())
}

pub async fn due_schedules(tx: &mut Tx, now: DateTime<Utc>) -> Result<Vec<Scheduled>> {
    fetch!(all, tx, Scheduled, DUE_SCHEDULES, now)
}

/// Moves a task to its next date; false when another node was faster.
pub async fn advance(tx: &mut Tx, name: &str, from: DateTime<Utc>, to: DateTime<Utc>, now: DateTime<Utc>) -> Result<bool> {
    Ok(exec!(tx, ADVANCE, name, from, to, now)? == 1)
}
