//! How the scheduled tasks fare: when each ran last, how that ended, when it runs next.

use chrono::TimeDelta;
use domain::time::Instant;
use store::Tx;
use store::job::JobLine;
use store::setup::ScheduleLine;

use crate::Ctx;

/// Workers look every few seconds: a task whose date passed this long ago has none.
const LATE: TimeDelta = TimeDelta::minutes(10);

/// How the last run of a task ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It never ran here.
    Never,
    Done,
    /// It runs, or is about to.
    Waiting,
    /// It did not succeed and is tried again by itself.
    PutOff,
    /// It was given up; a person has to look.
    Failed,
    /// Its date passed and nobody took it: no worker runs.
    Overdue,
}

impl Outcome {
    /// Whether somebody should know.
    #[must_use]
    pub const fn is_trouble(self) -> bool {
        matches!(self, Self::PutOff | Self::Failed | Self::Overdue)
    }
}

/// A task of the schedule.
#[derive(Clone, Debug)]
pub struct Task {
    pub name: String,
    pub outcome: Outcome,
    pub last_run_at: Option<Instant>,
    pub next_run_at: Instant,
}

/// The tasks in service, those in trouble first. Those of a service that is not there are left out.
pub async fn tasks(ctx: &Ctx, tx: &mut Tx, failed: &[JobLine]) -> store::Result<Vec<Task>> {
    let now = ctx.now();
    let queued = store::job::queued_tasks(tx).await?;
    let mut tasks: Vec<Task> = Vec::new();
    for line in store::setup::schedules(tx).await? {
        if line.in_service && (line.name != crate::surveys::READ || ctx.surveys.is_configured()) {
            let outcome = outcome(&line, &queued, failed, now);
            tasks.push(Task { name: line.name, outcome, last_run_at: line.last_run_at, next_run_at: line.next_run_at });
        }
    }
    tasks.sort_by_key(|task| !task.outcome.is_trouble());
    Ok(tasks)
}

fn outcome(task: &ScheduleLine, queued: &[JobLine], failed: &[JobLine], now: Instant) -> Outcome {
    if task.next_run_at + LATE < now {
        return Outcome::Overdue;
    }
    if let Some(job) = queued.iter().find(|job| job.kind == task.name) {
        return if job.last_error.is_some() { Outcome::PutOff } else { Outcome::Waiting };
    }
    let Some(last) = task.last_run_at else { return Outcome::Never };
    // An earlier run that was given up is still on the list of failures; the last one counts.
    if failed.iter().any(|job| job.kind == task.name && job.created_at >= last) { Outcome::Failed } else { Outcome::Done }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn at(minutes: i64) -> Instant {
        Instant::from_timestamp(1_790_000_000 + minutes * 60, 0).unwrap()
    }

    fn task(last: Option<i64>, next: i64) -> ScheduleLine {
        ScheduleLine { name: "retention".into(), cron: "40 3 * * *".into(), next_run_at: at(next), last_run_at: last.map(at), in_service: true }
    }

    fn job(kind: &str, created: i64, error: Option<&str>) -> JobLine {
        let last_error = error.map(str::to_owned);
        JobLine { id: Uuid::nil(), kind: kind.into(), state: String::new(), attempts: 1, last_error, run_at: at(created), created_at: at(created) }
    }

    #[test]
    fn the_last_run_says_how_a_task_fares() {
        let of = |task: ScheduleLine, queued: &[JobLine], failed: &[JobLine]| outcome(&task, queued, failed, at(0));
        assert_eq!(of(task(None, 5), &[], &[]), Outcome::Never);
        assert_eq!(of(task(Some(-5), 5), &[], &[]), Outcome::Done);
        assert_eq!(of(task(Some(-5), 5), &[], &[job("retention", -5, Some("no"))]), Outcome::Failed);
        assert_eq!(of(task(Some(-5), 5), &[], &[job("retention", -90, Some("no")), job("mail", -5, Some("no"))]), Outcome::Done);
        assert_eq!(of(task(Some(-5), 5), &[job("retention", -5, None)], &[]), Outcome::Waiting);
        assert_eq!(of(task(Some(-5), 5), &[job("retention", -5, Some("no"))], &[]), Outcome::PutOff);
        assert_eq!((of(task(Some(-90), -10), &[], &[]), of(task(Some(-90), -11), &[], &[])), (Outcome::Done, Outcome::Overdue));
    }
}
