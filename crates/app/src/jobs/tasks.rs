//! How the scheduled tasks fare: when each ran last, how that ended, when it runs next.

use chrono::TimeDelta;
use domain::time::Instant;
use store::Tx;
use store::job::JobLine;
use store::setup::ScheduleLine;

use crate::Ctx;

/// Workers look every few seconds: a task whose date passed this long ago has none, or none that is free.
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
    /// Its date passed and nobody took it: no worker runs, or none is free.
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
    /// When the run that the outcome tells of began, or was given up.
    pub at: Option<Instant>,
    pub next_run_at: Instant,
}

/// The tasks in service, those in trouble first. Those that have nothing to do here are left out.
pub async fn tasks(ctx: &Ctx, tx: &mut Tx) -> store::Result<Vec<Task>> {
    let now = ctx.now();
    let queued = store::job::queued_tasks(tx).await?;
    let failed = store::job::failed_tasks(tx).await?;
    let mut tasks: Vec<Task> = Vec::new();
    for line in store::setup::schedules(tx).await? {
        if line.in_service && is_used(ctx, &line.name) {
            let (outcome, at) = outcome(&line, &queued, &failed, now);
            tasks.push(Task { name: line.name, outcome, at, next_run_at: line.next_run_at });
        }
    }
    tasks.sort_by_key(|task| !task.outcome.is_trouble());
    Ok(tasks)
}

/// Whether the institution has the service a task asks, or wants what it does.
fn is_used(ctx: &Ctx, name: &str) -> bool {
    match name {
        crate::surveys::READ => ctx.surveys.is_configured(),
        "calendar.submit" => ctx.settings().automatic_submission,
        _ => true,
    }
}

/// How a task fares, and since when. A tick moves the date of the task on although it adds nothing while an earlier run
/// waits, works or is tried again: that run has dates of its own.
fn outcome(task: &ScheduleLine, queued: &[JobLine], failed: &[JobLine], now: Instant) -> (Outcome, Option<Instant>) {
    if task.next_run_at + LATE < now {
        return (Outcome::Overdue, task.last_run_at);
    }
    if let Some(job) = queued.iter().find(|job| job.kind == task.name) {
        let outcome = if job.last_error.is_some() { Outcome::PutOff } else { Outcome::Waiting };
        return (outcome, Some(job.created_at));
    }
    let Some(last) = task.last_run_at else { return (Outcome::Never, None) };
    // A run that was given up before the last tick made way for another, which ended well.
    let given_up = failed.iter().filter(|job| job.kind == task.name).filter_map(|job| job.finished_at).max();
    match given_up.filter(|at| *at >= last) {
        Some(at) => (Outcome::Failed, Some(at)),
        None => (Outcome::Done, Some(last)),
    }
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

    fn queued(created: i64, error: Option<&str>) -> JobLine {
        JobLine {
            id: Uuid::nil(),
            kind: "retention".into(),
            state: String::new(),
            attempts: 1,
            last_error: error.map(str::to_owned),
            run_at: at(created),
            created_at: at(created),
            finished_at: None,
        }
    }

    fn failed(kind: &str, created: i64, finished: i64) -> JobLine {
        JobLine { kind: kind.into(), finished_at: Some(at(finished)), ..queued(created, Some("no")) }
    }

    #[test]
    fn the_last_run_says_how_a_task_fares() {
        let of = |task: ScheduleLine, queued: &[JobLine], failed: &[JobLine]| outcome(&task, queued, failed, at(0));
        let since = |minutes: i64| Some(at(minutes));
        assert_eq!(of(task(None, 5), &[], &[]), (Outcome::Never, None));
        assert_eq!(of(task(Some(-5), 5), &[], &[]), (Outcome::Done, since(-5)));
        assert_eq!(of(task(Some(-5), 5), &[], &[failed("retention", -5, -5)]), (Outcome::Failed, since(-5)));
        assert_eq!(of(task(Some(-5), 5), &[], &[failed("retention", -90, -80), failed("mail", -5, -4)]), (Outcome::Done, since(-5)));
        assert_eq!(of(task(Some(-5), 5), &[queued(-5, None)], &[]), (Outcome::Waiting, since(-5)));
        assert_eq!(of(task(Some(-5), 5), &[queued(-5, Some("no"))], &[]), (Outcome::PutOff, since(-5)));
        assert_eq!(of(task(Some(-90), -10), &[], &[]), (Outcome::Done, since(-90)));
        assert_eq!(of(task(Some(-90), -11), &[], &[]), (Outcome::Overdue, since(-90)));
    }

    #[test]
    fn a_run_that_outlasts_the_next_tick_has_dates_of_its_own() {
        let of = |queued: &[JobLine], failed: &[JobLine]| outcome(&task(Some(-5), 5), queued, failed, at(0));
        assert_eq!(of(&[queued(-90, None)], &[]), (Outcome::Waiting, Some(at(-90))));
        assert_eq!(of(&[queued(-90, Some("no"))], &[]), (Outcome::PutOff, Some(at(-90))));
        assert_eq!(of(&[], &[failed("retention", -90, -3)]), (Outcome::Failed, Some(at(-3))));
        assert_eq!(of(&[], &[failed("retention", -90, -80), failed("retention", -70, -3)]), (Outcome::Failed, Some(at(-3))));
    }
}
