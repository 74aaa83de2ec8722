//! The queue under many hands.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use serde_json::json;
use testkit::both_engines;
use tokio::task::JoinSet;

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
}
