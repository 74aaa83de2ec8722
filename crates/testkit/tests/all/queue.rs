//! The queue under many hands.

use std::cell::Cell;
use std::collections::BTreeMap;

use app::jobs::worker::{BEAT, carry_out};
use app::jobs::{Done, JobError, MAX_ATTEMPTS};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use store::job::Job;
use store::{Db, PoolSize};
use testkit::{World, both_engines};
use tokio::task::JoinSet;

use crate::usecases::erasure::run;

/// As whom these tests hold jobs.
const WORKER: &str = "testkit";

/// Takes whatever job is next, for a minute.
async fn taken_by(world: &World, worker: &str, now: DateTime<Utc>) -> Job {
    let mut tx = world.ctx.db.write().await.unwrap();
    let job = store::job::claim(&mut tx, now, now + TimeDelta::seconds(60), worker).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    job
}

/// A new job, taken by [`WORKER`].
async fn taken(world: &World, kind: &str) -> Job {
    let mut tx = world.ctx.db.write().await.unwrap();
    app::outbox::job(&world.ctx, &mut tx, kind, json!({}), None, None).await.unwrap();
    tx.commit().await.unwrap();
    taken_by(world, WORKER, world.now()).await
}

/// The same once nobody holds it any more, without a word of how that attempt ended.
async fn taken_after_its_lease(world: &World) -> Job {
    world.ctx.clock.advance(TimeDelta::seconds(61));
    taken_by(world, WORKER, world.now()).await
}

/// Ends an attempt for want of a service, and takes the job again when it is due.
async fn put_off(world: &World, job: &Job) -> Job {
    carry_out(&world.ctx, WORKER, job, async { Err(JobError::Retry("away".to_owned())) }).await.unwrap();
    world.ctx.clock.advance(TimeDelta::hours(2));
    taken_by(world, WORKER, world.now()).await
}

/// Whether somebody could take a job at a moment.
async fn is_one_free(world: &World, at: DateTime<Utc>) -> bool {
    let mut look = world.ctx.db.glance().await.unwrap();
    store::job::due(&mut look, at).await.unwrap().job
}

/// How many jobs are to be tried again, and how many were given up.
async fn unfinished(world: &World) -> (i64, usize) {
    let mut tx = world.ctx.db.read().await.unwrap();
    let waiting = store::job::waiting(&mut tx, world.now() + TimeDelta::days(1)).await.unwrap();
    (waiting, store::job::failed(&mut tx).await.unwrap().len())
}

/// Lets the next beat of the job that asks begin. It is not waited for.
async fn a_beat_is_due() {
    tokio::time::pause();
    tokio::time::advance(BEAT + std::time::Duration::from_secs(1)).await;
    tokio::time::resume();
    tokio::task::yield_now().await;
}

/// The same installation over connections of its own, which somebody may close.
async fn over_other_connections(world: &World) -> World {
    let mut node = world.another_node().await;
    node.ctx.db = Db::open(world.database_url(), PoolSize { sqlite_readers: 1, postgres: 2 }).await.unwrap();
    node
}

async fn panics() -> Result<Done, JobError> {
    panic!("in the dossier of Inès Marchetti")
}

both_engines! {
    /// Eight workers empty the queue; each job is taken once.
    async fn eight_workers_take_each_job_once(world: World) {
        let now = world.now();
        let mut tx = world.ctx.db.write().await.unwrap();
        for number in 0..200 {
            let job = store::job::NewJob { id: world.ctx.id(), kind: "test", payload: json!({ "n": number }), run_at: now, priority: 1, dedupe_key: None, now };
            store::job::add(&mut tx, &job).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut workers = JoinSet::new();
        for worker in 0..8 {
            let db = world.ctx.db.clone();
            workers.spawn(async move {
                let name = format!("worker-{worker}");
                let mut taken = Vec::new();
                loop {
                    let mut tx = db.write().await.unwrap();
                    let Some(job) = store::job::claim(&mut tx, now, now + TimeDelta::seconds(60), &name).await.unwrap() else { return taken };
                    tx.commit().await.unwrap();
                    let mut tx = db.write().await.unwrap();
                    assert!(store::job::finish(&mut tx, job.id, &name, now).await.unwrap());
                    tx.commit().await.unwrap();
                    taken.push(job.id);
                }
            });
        }
        let mut times: BTreeMap<_, u32> = BTreeMap::new();
        for job in workers.join_all().await.into_iter().flatten() {
            *times.entry(job).or_default() += 1;
        }
        assert_eq!(times.len(), 200);
        assert!(times.values().all(|times| *times == 1));
    }

    /// A worker that dies loses its lease; another takes the job, and the first one's end counts for nothing.
    async fn a_dead_workers_job_comes_back(world: World) {
        let now = world.now();
        let mut tx = world.ctx.db.write().await.unwrap();
        let job = store::job::NewJob { id: world.ctx.id(), kind: "test", payload: json!({}), run_at: now, priority: 1, dedupe_key: None, now };
        store::job::add(&mut tx, &job).await.unwrap();
        let lease = now + TimeDelta::seconds(60);
        let taken = store::job::claim(&mut tx, now, lease, "first").await.unwrap().unwrap();
        assert!(store::job::claim(&mut tx, now, lease, "second").await.unwrap().is_none());
        let later = now + TimeDelta::seconds(61);
        let again = store::job::claim(&mut tx, later, later + TimeDelta::seconds(60), "second").await.unwrap().unwrap();
        assert_eq!((again.id, again.attempts), (taken.id, 2));
        assert!(!store::job::finish(&mut tx, taken.id, "first", later).await.unwrap());
        assert!(store::job::finish(&mut tx, taken.id, "second", later).await.unwrap());
    }

    /// Two jobs of one key never wait beside each other.
    async fn a_key_waits_once(world: World) {
        let mut tx = world.ctx.db.write().await.unwrap();
        for _ in 0..2 {
            app::outbox::job(&world.ctx, &mut tx, "purge.expired", json!({}), None, Some("purge")).await.unwrap();
        }
        tx.commit().await.unwrap();
        assert_eq!(world.run_jobs().await, 1);
        let mut tx = world.ctx.db.write().await.unwrap();
        app::outbox::job(&world.ctx, &mut tx, "purge.expired", json!({}), None, Some("purge")).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(world.run_jobs().await, 1);
    }

    /// A job nobody knows is given up at once and says so in the log.
    async fn an_unknown_job_is_given_up(world: World) {
        world.expect_error("job failed");
        let mut tx = world.ctx.db.write().await.unwrap();
        app::outbox::job(&world.ctx, &mut tx, "no.such.job", json!({}), None, None).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(world.run_jobs().await, 1);
        let mut tx = world.ctx.db.read().await.unwrap();
        let failed = store::job::failed(&mut tx).await.unwrap();
        assert_eq!(failed.len(), 1);
        assert_eq!(failed[0].kind, "no.such.job");
    }

    /// A node that was down runs a missed task once, not once per missed hour.
    async fn a_missed_schedule_catches_up_once(world: World) {
        let missed = world.advance(TimeDelta::hours(30)).await;
        let due = app::jobs::SCHEDULE.len();
        assert!(missed >= 1 && missed <= due, "{missed} runs of {due} tasks");
        assert_eq!(world.run_jobs().await, 0);
    }

    /// A job that writes while its lease is prolonged goes on, and so does its lease.
    async fn a_job_that_writes_and_its_lease_go_on(world: World) {
        let job = taken(&world, "test").await;
        let over = world.now() + TimeDelta::seconds(61);
        let work = async {
            let tx = world.ctx.db.write().await.unwrap();
            world.ctx.clock.advance(TimeDelta::seconds(20));
            a_beat_is_due().await;
            tx.commit().await.unwrap();
            while is_one_free(&world, over).await {}
            Ok(Done::Nothing)
        };
        carry_out(&world.ctx, WORKER, &job, work).await.unwrap();
        assert_eq!(unfinished(&world).await, (0, 0));
    }

    /// While the database is away a job goes on as long as its lease lasts, and no longer.
    async fn a_beat_in_vain_ends_no_job_before_its_lease(world: World) {
        let job = taken(&world, "test").await;
        let node = over_other_connections(&world).await;
        let is_done = Cell::new(false);
        let warnings = || node.logs.lines().iter().filter(|line| line.text.contains("a lease could not be prolonged")).count();
        let work = async {
            node.ctx.db.close().await;
            for beat in 1..=2 {
                a_beat_is_due().await;
                while warnings() < beat {
                    tokio::task::yield_now().await;
                }
            }
            is_done.set(true);
            Ok(Done::Nothing)
        };
        let ended = carry_out(&node.ctx, WORKER, &job, work).await;
        assert!(is_done.get(), "ended within its lease");
        assert!(ended.is_err_and(|error| error.is_unavailable()), "its end cannot be written");

        let node = over_other_connections(&world).await;
        let work = async {
            node.ctx.db.close().await;
            world.ctx.clock.advance(TimeDelta::seconds(60));
            a_beat_is_due().await;
            std::future::pending().await
        };
        assert!(carry_out(&node.ctx, WORKER, &job, work).await.is_err(), "nobody holds it any more");
        // It is done anew.
        assert_eq!(taken_by(&world, "another", world.now() + TimeDelta::seconds(1)).await.attempts, 2);
    }

    /// A job that another worker took meanwhile is ended, and its end counts for nothing.
    async fn a_job_that_was_taken_away_is_ended(world: World) {
        let job = taken(&world, "test").await;
        let work = async {
            taken_by(&world, "another", world.now() + TimeDelta::seconds(61)).await;
            a_beat_is_due().await;
            std::future::pending().await
        };
        carry_out(&world.ctx, WORKER, &job, work).await.unwrap();
        let mut tx = world.ctx.db.write().await.unwrap();
        assert!(store::job::finish(&mut tx, job.id, "another", world.now()).await.unwrap(), "it is still the other's");
    }

    /// A job that panics is tried again later, also one that is tried without end; the log has nothing of what it had at hand.
    async fn a_job_that_panics_is_tried_again_later(world: World) {
        for kind in ["test", "mail"] {
            let job = taken(&world, kind).await;
            carry_out(&world.ctx, WORKER, &job, panics()).await.unwrap();
        }
        assert_eq!(unfinished(&world).await, (2, 0));
        assert!(!is_one_free(&world, world.now()).await, "not at once");
        assert!(is_one_free(&world, world.now() + TimeDelta::seconds(10)).await);
        assert!(world.logs.mention("it panicked") && !world.logs.mention("Marchetti"));
    }

    /// A job whose workers never came to say how it ended is given up before it ends one more, also one that is tried without
    /// end.
    async fn a_job_that_ends_its_workers_is_given_up_unseen(world: World) {
        world.expect_error("job failed");
        for (given_up, kind) in ["purge.expired", "mail"].into_iter().enumerate() {
            let job = taken(&world, kind).await;
            for _ in 1..MAX_ATTEMPTS {
                taken_after_its_lease(&world).await;
            }
            assert_eq!(unfinished(&world).await, (1, given_up));
            world.advance(TimeDelta::seconds(61)).await;
            let mut tx = world.ctx.db.read().await.unwrap();
            let failed = store::job::failed(&mut tx).await.unwrap();
            assert_eq!(failed.len(), given_up + 1);
            let failed = failed.iter().find(|line| line.id == job.id).unwrap();
            assert_eq!((failed.attempts, failed.last_error.as_deref()), (MAX_ATTEMPTS + 1, Some("its workers ended before it did")));
        }
    }

    /// Waiting without end is none of that, however long it takes and whatever became of single attempts. Once nobody writes
    /// any end, that has one.
    async fn a_mail_that_waits_for_long_is_not_given_up_for_it(world: World) {
        world.expect_error("job failed");
        let mut job = taken(&world, "mail").await;
        for _ in 0..MAX_ATTEMPTS {
            taken_after_its_lease(&world).await;
            job = put_off(&world, &taken_after_its_lease(&world).await).await;
            assert!(job.attempts < MAX_ATTEMPTS, "{} attempts", job.attempts);
        }
        assert_eq!(unfinished(&world).await, (1, 0));
        while job.attempts < MAX_ATTEMPTS {
            job = taken_after_its_lease(&world).await;
        }
        world.advance(TimeDelta::seconds(61)).await;
        assert_eq!(unfinished(&world).await.1, 1);
    }

    /// What an earlier version counted is no reason either.
    async fn a_mail_that_waited_in_an_earlier_version_goes_on(world: World) {
        let job = taken(&world, "mail").await;
        put_off(&world, &job).await;
        run(&world.ctx.db, "UPDATE job SET attempts = 50, locked_until = NULL").await;
        let script = match &world.ctx.db {
            Db::Sqlite { .. } => include_str!("../../../store/migrations/sqlite/0054_unfinished_attempts.sql"),
            Db::Postgres(_) => include_str!("../../../store/migrations/postgres/0054_unfinished_attempts.sql"),
        };
        run(&world.ctx.db, script).await;
        let again = taken_by(&world, WORKER, world.now()).await;
        carry_out(&world.ctx, WORKER, &again, async { Ok(Done::Nothing) }).await.unwrap();
        assert_eq!(unfinished(&world).await, (0, 0));
    }
}
