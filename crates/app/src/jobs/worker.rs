//! The loop around the queue. Any number of these run on any number of nodes.

use std::time::Duration;

use chrono::TimeDelta;
use tokio_util::sync::CancellationToken;

use super::{Done, JobError, SCHEDULE, max_attempts, run};
use crate::Ctx;

/// How long a claimed job is ours; extended while it runs.
const LEASE: TimeDelta = TimeDelta::seconds(60);
/// As many attempts as waiting for a service counts at most: the pauses are at their longest, and enough attempts are left
/// for what fails once the service is back.
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
        let found = match tick(&ctx, &name).await {
            Ok(found) => found,
            Err(error) => {
                tracing::warn!(error = crate::error::describe(&error), "the queue cannot be read");
                false
            }
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
    let outcome = with_heartbeat(ctx, name, &job).await;
    record(ctx, name, &job, outcome).await?;
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

async fn with_heartbeat(ctx: &Ctx, name: &str, job: &store::job::Job) -> Result<Done, JobError> {
    let work = run(ctx, &job.kind, &job.payload.0);
    tokio::pin!(work);
    let mut beat = tokio::time::interval(Duration::from_secs(20));
    beat.tick().await;
    loop {
        tokio::select! {
            outcome = &mut work => return outcome,
            _ = beat.tick() => {
                let mut tx = ctx.db.write().await?;
                let ours = store::job::extend(&mut tx, job.id, name, ctx.now() + LEASE).await?;
                tx.commit().await?;
                if !ours {
                    return Err(JobError::Retry("the lease was lost".into()));
                }
            }
        }
    }
}

async fn record(ctx: &Ctx, name: &str, job: &store::job::Job, ended: Result<Done, JobError>) -> store::Result<()> {
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
    match outcome {
        Ok(()) => {
            store::job::finish(&mut tx, job.id, name, now).await?;
            metrics::counter!("jobs_done", "kind" => job.kind.clone()).increment(1);
        }
        Err(JobError::Retry(reason)) if job.attempts < max_attempts(&job.kind) => {
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
