//! The worker: claims jobs under a lease, runs them, records the outcome; moves the schedule on.
//!
//! A job holds identifiers only and must be safe to run twice: a worker may die between the work and its record.

pub mod check;
pub mod tasks;
pub mod worker;

use serde_json::Value;
use uuid::Uuid;

use crate::Ctx;
use crate::error::Fault;

/// How a job ended when it did not succeed.
#[derive(Debug)]
pub enum JobError {
    /// Try again later, with growing pauses.
    Retry(String),
    /// The same without an end: a service around is away, and what waits for it is not to be lost.
    Wait(String),
    /// Trying again cannot help; a person has to look.
    Fail(String),
}

/// What a job that succeeded leaves to be written in the transaction of its end.
pub enum Done {
    Nothing,
    /// What became of a mail: that it left and that its job is done are one thing, and one journey to the disk.
    Mail(Box<crate::mails::send::Handed>),
}

impl From<store::Error> for JobError {
    fn from(error: store::Error) -> Self {
        Self::Retry(crate::error::describe(&error))
    }
}

impl From<Fault> for JobError {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Unavailable(text) | Fault::Conflict(text) | Fault::Internal(text) => Self::Retry(text),
        }
    }
}

/// Smaller runs first: what a person waits for before what nobody waits for.
#[must_use]
pub fn priority(kind: &str) -> i32 {
    match kind {
        "document.check" => 0,
        "account.forgotten" | "account.lost_link" | crate::student_record::READ => 5,
        "letter.make" | "mail" | crate::surveys::READ_ONE => 10,
        crate::letters::bundle::MAKE => 20,
        _ => 50,
    }
}

/// The mail that a job sends.
fn mail_of(job: &store::job::Job) -> Option<Uuid> {
    (job.kind == "mail").then(|| job.payload.0.get("mail")?.as_str()?.parse().ok()).flatten()
}

/// How often a job is tried before it counts as failed. What waits counts few of its attempts, see [`worker`].
pub const MAX_ATTEMPTS: i32 = 20;

/// Whether [`JobError::Retry`] of a job is [`JobError::Wait`]. A mail decides for itself when to give up; a student record or
/// a directory that is away for a week is read after that week.
#[must_use]
pub fn is_endless(kind: &str) -> bool {
    matches!(kind, "mail" | crate::student_record::READ | crate::accounts::sso::number::ASK)
}

/// The tasks that run by the clock, with their cron text in the institution's zone.
pub const SCHEDULE: &[(&str, &str)] = &[
    // Each hour: what waits for the answers of a survey is looked at again.
    ("calendar.submit", "2 * * * *"),
    ("calendar.withdraw", "5 0 * * *"),
    ("calendar.remind_return", "0 8 * * *"),
    ("calendar.remind_answer", "10 8 * * *"),
    ("own_data.erase_due", "40 2 * * *"),
    ("purge.accounts", "30 3 * * *"),
    ("purge.expired", "17 * * * *"),
    ("retention", "40 3 * * *"),
    (crate::surveys::READ, "*/5 * * * *"),
];

/// Runs one job; the caller writes its end, and with it what [`Done`] holds.
pub async fn run(ctx: &Ctx, kind: &str, payload: &Value) -> Result<Done, JobError> {
    let ended = match kind {
        "account.forgotten" | "account.lost_link" => crate::accounts::recover::answer(ctx, kind, payload).await,
        crate::accounts::sso::number::ASK => crate::accounts::sso::number::run(ctx, id_in(payload, "account")?).await,
        "calendar.remind_answer" => crate::deadlines::remind_answer::run(ctx).await,
        "calendar.remind_return" => crate::deadlines::remind_return::run(ctx).await,
        "calendar.submit" => crate::deadlines::submit::run(ctx).await,
        "calendar.withdraw" => crate::deadlines::withdraw::run(ctx).await,
        crate::setup::campaign_destroy::DESTROY => crate::setup::campaign_destroy::run(ctx, id_in(payload, "campaign")?).await,
        "document.check" => check::run(ctx, id_in(payload, "version")?).await,
        crate::letters::bundle::MAKE => crate::letters::bundle::make(ctx, id_in(payload, "bundle")?).await,
        "letter.make" => crate::letters::make::run(ctx, id_in(payload, "letter")?).await,
        crate::accounts::erase::DELETE_FILES => crate::accounts::erase::delete_files(ctx, payload).await,
        "list.promote" => crate::decide::promote::run(ctx, id_in(payload, "application")?).await,
        "mail" => return crate::mails::send::run(ctx, payload).await,
        "own_data.erase_due" => crate::own_data::erasure::due(ctx).await,
        crate::own_data::export::MAKE => crate::own_data::export::make(ctx, id_in(payload, "export")?).await,
        "publication.release" => crate::decide::release::run(ctx, id_in(payload, "batch")?).await,
        crate::student_record::READ => crate::student_record::read::run(ctx, id_in(payload, "account")?).await,
        crate::surveys::READ => crate::surveys::read::run(ctx).await,
        crate::surveys::READ_ONE => crate::surveys::read::run_one(ctx, id_in(payload, "form")?).await,
        "purge.accounts" => Ok(crate::accounts::purge::never_activated(ctx).await.map(|_| ())?),
        "purge.expired" => purge_expired(ctx).await,
        "retention" => crate::accounts::retention::run(ctx).await,
        _ => Err(JobError::Fail(format!("no such job: {kind}"))),
    };
    ended.map(|()| Done::Nothing)
}

/// Reads an identifier from a payload.
pub(crate) fn id_in(payload: &Value, name: &str) -> Result<Uuid, JobError> {
    payload.get(name).and_then(Value::as_str).and_then(|text| text.parse().ok()).ok_or_else(|| JobError::Fail(format!("the job names no {name}")))
}

/// Removes sessions, kept forms, unfinished uploads, links and counters that are over, and finished jobs after a month.
async fn purge_expired(ctx: &Ctx) -> Result<(), JobError> {
    let now = ctx.now();
    let idle = chrono::TimeDelta::minutes(ctx.settings().session_idle_minutes);
    let mut tx = ctx.db.write().await?;
    store::sso::purge(&mut tx, now).await?;
    // An ended session tells for a day whose form comes too late.
    let day = chrono::TimeDelta::hours(crate::accounts::kept_form::HOURS);
    store::session::purge(&mut tx, now - day, now - day - idle).await?;
    store::account::kept_form::purge(&mut tx, now).await?;
    store::upload::purge(&mut tx, now - chrono::TimeDelta::hours(crate::apply::resumable::HOURS)).await?;
    store::account::token::purge(&mut tx, now - chrono::TimeDelta::days(7)).await?;
    store::account::attempt::purge(&mut tx, now - chrono::TimeDelta::days(1)).await?;
    store::job::purge(&mut tx, now - chrono::TimeDelta::days(30)).await?;
    crate::own_data::erasure::purge_last_mails(ctx, &mut tx).await?;
    tx.commit().await?;
    crate::apply::resumable::sweep(ctx).await?;
    crate::letters::bundle::purge(ctx).await?;
    crate::own_data::export::purge(ctx).await
}
