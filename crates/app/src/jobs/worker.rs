//! The loop around the queue. Any number of these run on any number of nodes.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use chrono::TimeDelta;
use futures::FutureExt as _;
use store::job::Job;
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;

use super::{Done, JobError, MAX_ATTEMPTS, SCHEDULE, is_endless, run};
use crate::Ctx;

/// How long a claimed job is ours; extended while it runs.
const LEASE: TimeDelta = TimeDelta::seconds(60);
/// How often that happens. Two beats may fail before a lease ends.
pub const BEAT: Duration = Duration::from_secs(20);
/// As many attempts as waiting for a service counts at most: the pauses are at their longest, and enough attempts are left
/// for what fails once the service is back. So a job that is tried without end is given up all the same when the end of so
/// many attempts in a row was never written: it ends its workers.
const MOST_WAITED: i32 = 12;
/// Longest time between two looks at the queue when nothing wakes the worker.
const LOOK: Duration = Duration::from_secs(2);

/// Declares the schedule; done once at start.
pub async fn declare_schedule(ctx: &Ctx) -> store::Result<()> {
    let now = ctx.now();
    let mut tx = ctx.db.write().await?;
    for (name, cron) in SCHEDULE {
        if let Some(next) = next_run(cron, now, ctx.zone) {
            store::job::put_schedule(&mut tx, name, cron, next).await?;
        }
    }
    tx.commit().await
}

/// The next moment of a cron text after `now`, in the institution's zone.
#[must_use]
pub fn next_run(cron: &str, now: domain::time::Instant, zone: domain::time::Zone) -> Option<domain::time::Instant> {
    use std::str::FromStr as _;
    let cron = croner::Cron::from_str(cron).ok()?;
    cron.find_next_occurrence(&now.with_timezone(&zone.0), false).ok().map(|at| at.with_timezone(&chrono::Utc))
}

/// Works until told to stop, then finishes the job at hand and gives the rest back.
pub async fn work(ctx: Ctx, name: String, stop: CancellationToken) {
    while !stop.is_cancelled() {
        let found = match AssertUnwindSafe(tick(&ctx, &name)).catch_unwind().await {
            Ok(Ok(found)) => found,
            Ok(Err(error)) => {
                tracing::warn!(error = crate::error::describe(&error), "the queue cannot be read");
                false
            }
            // Its place is in the log already. Whatever job was at hand comes back when its lease ends.
            Err(_panic) => false,
        };
        if found {
            continue;
        }
        tokio::select! {
            () = stop.cancelled() => {}
            () = ctx.wake.notified() => {}
            () = tokio::time::sleep(LOOK) => {}
        }
    }
    if let Ok(mut tx) = ctx.db.write().await
        && store::job::release(&mut tx, &name).await.is_ok()
    {
        let _ = tx.commit().await;
    }
}

/// Moves the schedule on and runs at most one job; whether there was one.
pub async fn tick(ctx: &Ctx, name: &str) -> store::Result<bool> {
    let now = ctx.now();
    let mut look = ctx.db.glance().await?;
    let due = store::job::due(&mut look, now).await?;
    let tasks = if due.task { store::job::due_schedules(&mut look, now).await? } else { Vec::new() };
    drop(look);
    if !tasks.is_empty() {
        enqueue_due(ctx, &tasks).await?;
    } else if !due.job {
        return Ok(false);
    }
    let mut tx = ctx.db.write().await?;
    let Some(job) = store::job::claim(&mut tx, now, now + LEASE, name).await? else { return Ok(false) };
    tx.commit().await?;
    carry_out(ctx, name, &job, run(ctx, &job.kind, &job.payload.0)).await?;
    Ok(true)
}

/// Runs jobs until none is due; for tests and commands that must not leave any behind. Returns how many ran.
pub async fn drain(ctx: &Ctx, name: &str) -> store::Result<usize> {
    let mut ran = 0;
    while tick(ctx, name).await? {
        ran += 1;
    }
    Ok(ran)
}

async fn enqueue_due(ctx: &Ctx, due: &[store::job::Scheduled]) -> store::Result<()> {
    let now = ctx.now();
    let mut tx = ctx.db.write().await?;
    for task in due {
        let Some(next) = next_run(&task.cron, now, ctx.zone) else { continue };
        // Whoever moves the date owns the run; a late worker catches up with one run, not with all it missed.
        if store::job::advance(&mut tx, &task.name, task.next_run_at, next, now).await? {
            crate::outbox::job(ctx, &mut tx, &task.name, serde_json::json!({}), None, Some(&task.name)).await?;
        }
    }
    tx.commit().await
}

/// Carries out a claimed job, whose work is given, and writes how it ended. Its lease is prolonged meanwhile.
pub async fn carry_out(ctx: &Ctx, name: &str, job: &Job, work: impl Future<Output = Result<Done, JobError>>) -> store::Result<()> {
    let ended = if job.attempts > MAX_ATTEMPTS {
        // The last attempts that it had were not written down: it may be what ends its workers.
        Err(JobError::Fail("its workers ended before it did".to_owned()))
    } else {
        // Both are looked at whenever one of them moves: a beat may wait for a connection that the work holds.
        tokio::select! {
            ended = AssertUnwindSafe(work).catch_unwind() => ended.unwrap_or_else(|_panic| Err(JobError::Retry("it panicked".to_owned()))),
            lost = beats(ctx, name, job) => Err(lost),
        }
    };
    record(ctx, name, job, ended).await
}

/// Prolongs the lease of a job again and again, and says why once that is over. Both are counted from here on, however late
/// the work lets this be looked at.
fn beats<'a>(ctx: &'a Ctx, name: &'a str, job: &'a Job) -> impl Future<Output = JobError> + 'a {
    let mut until = ctx.now() + LEASE;
    let mut turns = tokio::time::interval_at(tokio::time::Instant::now() + BEAT, BEAT);
    turns.set_missed_tick_behavior(MissedTickBehavior::Delay);
    async move {
        loop {
            turns.tick().await;
            match beat(ctx, name, job).await {
                Ok(Some(prolonged)) => until = prolonged,
                Ok(None) => return JobError::Retry("the lease was lost".to_owned()),
                // Nobody else takes the job before its lease is over.
                Err(error) if ctx.now() < until => {
                    tracing::warn!(job.kind, error = crate::error::describe(&error), "a lease could not be prolonged");
                }
                Err(error) => return error.into(),
            }
        }
    }
}

/// Until when the job is ours now; none when it was taken away.
async fn beat(ctx: &Ctx, name: &str, job: &Job) -> store::Result<Option<domain::time::Instant>> {
    let mut tx = ctx.db.write().await?;
    let until = ctx.now() + LEASE;
    let is_ours = store::job::extend(&mut tx, job.id, name, until).await?;
    tx.commit().await?;
    Ok(is_ours.then_some(until))
}

async fn record(ctx: &Ctx, name: &str, job: &Job, ended: Result<Done, JobError>) -> store::Result<()> {
    let now = ctx.now();
    // A connection may turn out to be dead just here: what was done is not done again for that.
    let mut tx = match ctx.db.write().await {
        Ok(tx) => tx,
        Err(_) => ctx.db.write().await?,
    };
    let outcome = match ended {
        Ok(Done::Nothing) => Ok(()),
        Ok(Done::Mail(handed)) => handed.record(ctx, &mut tx).await?,
        Err(error) => Err(error),
    };
    let outcome = match outcome {
        Err(JobError::Retry(reason)) if is_endless(&job.kind) => Err(JobError::Wait(reason)),
        outcome => outcome,
    };
    match outcome {
        Ok(()) => {
            store::job::finish(&mut tx, job.id, name, now).await?;
            metrics::counter!("jobs_done", "kind" => job.kind.clone()).increment(1);
        }
        Err(JobError::Retry(reason)) if job.attempts < MAX_ATTEMPTS => {
            tracing::info!(job.kind, job.attempts, reason, "job put off");
            store::job::retry(&mut tx, job.id, name, now + pause(job.attempts, job.id), &reason).await?;
        }
        Err(JobError::Wait(reason)) => {
            tracing::info!(job.kind, job.attempts, reason, "job put off");
            store::job::wait(&mut tx, job.id, name, now + pause(job.attempts, job.id), MOST_WAITED, &reason).await?;
        }
        Err(JobError::Retry(reason) | JobError::Fail(reason)) => {
            tracing::error!(job.kind, job.attempts, reason, "job failed");
            metrics::counter!("jobs_failed", "kind" => job.kind.clone()).increment(1);
            store::job::fail(&mut tx, job.id, name, now, &reason).await?;
            // Staff who look at the application see it as well, and can have it sent again.
            if let Some(mail) = super::mail_of(job) {
                store::mail::given_up(&mut tx, mail, &reason).await?;
            }
        }
    }
    tx.commit().await
}

/// Growing pauses, from two seconds to an hour, spread by the job's identifier so that many do not return at once.
fn pause(attempts: i32, id: uuid::Uuid) -> TimeDelta {
    let exponent = u32::try_from(attempts.clamp(1, 12)).unwrap_or(1);
    let base = 2_i64.pow(exponent).min(3_600);
    let spread = i64::from(id.as_bytes()[15]) % (base / 2 + 1);
    TimeDelta::seconds(base + spread)
}
