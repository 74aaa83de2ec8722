//! Transactions and requests that go away.

use std::time::{Duration, Instant};

use store::Db;
use testkit::both_engines;

/// Longest wait for what must come. Far longer than needed, so that a busy machine is no failure.
const PATIENCE: Duration = Duration::from_secs(120);

/// Connections that stand inside a transaction nobody is in.
async fn left_open(db: &Db) -> i64 {
    match db {
        Db::Postgres(pool) => {
            let sql = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'";
            sqlx::query_as::<_, (i64,)>(sql).fetch_one(&mut *pool.get().await.unwrap()).await.unwrap().0
        }
        // One writer: if it stood inside a transaction, the next one could not begin.
        Db::Sqlite { .. } => {
            db.write().await.unwrap().commit().await.unwrap();
            0
        }
    }
}

/// Rollbacks of dropped transactions run on their own; each look gives them a turn.
async fn left_open_at_last(db: &Db) -> i64 {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let open = left_open(db).await;
        if open == 0 || Instant::now() > deadline {
            return open;
        }
    }
}

both_engines! {
    /// A request dropped while `BEGIN` is on its way leaves no connection inside a transaction.
    async fn a_cancelled_begin_leaves_nothing_open(world: World) {
        let db = world.ctx.db.clone();
        for turn in 0..300 {
            let patience = async {
                for _ in 0..turn % 12 {
                    tokio::task::yield_now().await;
                }
            };
            tokio::select! {
                biased;
                () = patience => {}
                opened = db.write() => drop(opened.unwrap()),
            }
        }
        assert_eq!(left_open_at_last(&db).await, 0);
    }

    /// A request dropped while a statement is on its way leaves a connection that answers the next question, and no other.
    async fn a_cancelled_statement_answers_nobody_else(world: World) {
        let db = world.ctx.db.clone();
        for turn in 0..300_i64 {
            let patience = async {
                for _ in 0..turn % 9 {
                    tokio::task::yield_now().await;
                }
            };
            let mut tx = if turn % 2 == 0 { db.glance().await.unwrap() } else { db.write().await.unwrap() };
            tokio::select! {
                biased;
                () = patience => {}
                found = store::setting::current(&mut tx, "test") => assert_eq!(found.unwrap(), turn),
            }
            drop(tx);
            let mut next = db.write().await.unwrap();
            assert_eq!(store::setting::next(&mut next, "test", 1).await.unwrap(), turn + 1);
            next.commit().await.unwrap();
        }
    }

    /// More requests than connections: everybody is served, and every connection comes back.
    async fn a_crowd_waits_for_its_turn(world: World) {
        let mut crowd = tokio::task::JoinSet::new();
        for turn in 0..100 {
            let db = world.ctx.db.clone();
            crowd.spawn(async move {
                let mut tx = if turn % 3 == 0 { db.read().await.unwrap() } else { db.glance().await.unwrap() };
                let found = store::setting::current(&mut tx, "test").await.unwrap();
                if turn % 2 == 0 {
                    tx.rollback().await.unwrap();
                }
                found
            });
        }
        assert_eq!(crowd.join_all().await, [0; 100]);
        assert_eq!(left_open_at_last(&world.ctx.db).await, 0);
    }

    /// Closing waits for a transaction that is under way, even while other connections are idle.
    async fn closing_waits_for_what_is_under_way(world: World) {
        let db = world.ctx.db.clone();
        let mut tx = db.write().await.unwrap();
        drop((db.glance().await.unwrap(), db.read().await.unwrap()));
        let mut working = tokio::task::JoinSet::new();
        working.spawn(async move {
            for number in 1..=50 {
                assert_eq!(store::setting::next(&mut tx, "test", 1).await.unwrap(), number);
                tokio::task::yield_now().await;
            }
            tx.commit().await.unwrap();
        });
        db.close().await;
        assert!(working.try_join_next().is_some_and(|written| written.is_ok()), "closed under somebody who was writing");
        assert!(db.glance().await.is_err_and(|error| error.is_unavailable()));
    }

    /// A transaction that only reads cannot write.
    async fn a_reading_transaction_cannot_write(world: World) {
        let mut tx = world.ctx.db.read().await.unwrap();
        assert!(store::setting::next(&mut tx, "test", 1).await.is_err());
    }

    /// Dropped without commit, a transaction leaves no trace.
    async fn what_is_not_committed_never_was(world: World) {
        let mut tx = world.ctx.db.write().await.unwrap();
        store::setting::next(&mut tx, "test", 1).await.unwrap();
        drop(tx);
        let mut tx = world.ctx.db.read().await.unwrap();
        assert_eq!(store::setting::current(&mut tx, "test").await.unwrap(), 0);
    }

    /// Sixteen people at once take different numbers.
    async fn a_counter_gives_each_number_once(world: World) {
        let mut takers = tokio::task::JoinSet::new();
        for _ in 0..16 {
            let db = world.ctx.db.clone();
            takers.spawn(async move {
                let mut tx = db.write().await.unwrap();
                let number = store::setting::next(&mut tx, "test", 100).await.unwrap();
                tx.commit().await.unwrap();
                number
            });
        }
        let mut numbers = takers.join_all().await;
        numbers.sort_unstable();
        assert_eq!(numbers, (100..116).collect::<Vec<i64>>());
    }

    /// A second node sees a changed setting at its next look.
    async fn nodes_follow_each_others_settings(world: World) {
        let other = world.another_node().await;
        let mut tx = world.ctx.db.write().await.unwrap();
        let change = [("institution.name".to_owned(), serde_json::json!("Université de l’Ouest"))].into();
        app::settings::put(&world.ctx, &mut tx, &app::audit::Who::System, &change).await.unwrap();
        tx.commit().await.unwrap();
        app::settings::refresh(&other.ctx).await.unwrap();
        assert_eq!(other.ctx.settings().institution_name, "Université de l’Ouest");
    }
}

/// A connection that PostgreSQL ended is noticed by whoever uses it next, and given to nobody after that.
#[tokio::test]
async fn a_connection_that_was_ended_is_replaced() {
    testkit::run(testkit::Engine::Postgres, |world| async move {
        let Db::Postgres(pool) = &world.ctx.db else { panic!("a PostgreSQL database") };
        let end_others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
        let one = world.ctx.db.glance().await.unwrap();
        let mut other = pool.get().await.unwrap();
        drop(one);
        sqlx::query(end_others).execute(&mut *other).await.unwrap();
        // Those that were ended come first, each once.
        let mut served = 0;
        for _ in 0..40 {
            let mut tx = world.ctx.db.glance().await.unwrap();
            match store::setting::current(&mut tx, "test").await {
                Ok(found) => served += 1 - found,
                Err(error) => assert!(error.is_unavailable() && served == 0, "given out again after it was lost: {error:?}"),
            }
        }
        assert!(served > 20, "{served} of 40 were served");
        drop(other);
    })
    .await;
}

/// Two people change the same two rows in opposite order: PostgreSQL undoes one of them, and the product knows that for
/// what it is, so that the form is handled again.
#[tokio::test]
async fn a_deadlock_is_a_conflict() {
    testkit::run(testkit::Engine::Postgres, |world| async move {
        let (one, two) = (world.person("Inès", "Marchetti").await.account, world.person("Paul", "Durand").await.account);
        let (mut left, mut right) = (world.ctx.db.write().await.unwrap(), world.ctx.db.write().await.unwrap());
        store::account::set_language(&mut left, one, "en").await.unwrap();
        store::account::set_language(&mut right, two, "en").await.unwrap();
        let (first, second) = tokio::join!(store::account::set_language(&mut left, two, "en"), async {
            let done = store::account::set_language(&mut right, one, "en").await;
            drop(right);
            done
        });
        let lost: Vec<store::Error> = [first, second].into_iter().filter_map(Result::err).collect();
        let [error] = lost.as_slice() else { panic!("one of them is undone: {lost:?}") };
        assert!(error.is_conflict() && !error.is_unavailable(), "{error:?}");
    })
    .await;
}

/// Whoever promotes or publishes in a session keeps out others who do, not people who apply to it.
#[tokio::test]
async fn a_session_that_is_held_takes_applications() {
    testkit::run(testkit::Engine::Postgres, |world| async move {
        let institution = world.institution().await;
        let client = world.applicant("Inès", "Marchetti").await;
        world.fill_profile(&client).await;
        let mut holder = world.ctx.db.write().await.unwrap();
        store::catalogue::session::lock(&mut holder, institution.programme.session).await.unwrap();
        let applied = tokio::time::timeout(PATIENCE, world.apply(&client, "M1INFO")).await;
        assert!(applied.is_ok(), "an application waits for a session that somebody holds");
        drop(holder);
    })
    .await;
}
