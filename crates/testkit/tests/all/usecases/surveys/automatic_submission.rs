//! The automatic submission where answers of a survey are asked: it waits for those given in time, and not for ever.

use chrono::{Days, NaiveDate, TimeDelta};
use domain::application::FileStatus;
use testkit::survey_server::Fault;
use testkit::{World, both_engines};

use super::{OWN, answer, open, read};
use crate::usecases::applied;

/// Applications that lack nothing but the answers, and are submitted by themselves.
async fn accepted<const N: usize>(world: &World, names: [&str; N]) -> Vec<i64> {
    world.set("applications.automatic_submission", true.into()).await;
    let mut numbers = Vec::new();
    for name in names {
        let (client, number) = applied(world, "Inès", name).await;
        for document in ["CV", "RELEVES"] {
            world.deposit(&client, number, document, document).await;
        }
        let person = world.identify(&client).await;
        app::deadlines::submit::answer(&world.ctx, &person, number, true).await.unwrap();
        numbers.push(number);
    }
    numbers
}

/// The return date for which it was decided whether an application is submitted.
async fn decided_on(world: &World, number: i64) -> Option<NaiveDate> {
    const SQL: &str = "SELECT accepted.decided_on FROM automatic_submission accepted JOIN application a ON a.id = accepted.application_id WHERE a.number = $1";
    let (day,): (Option<NaiveDate>,) = match &world.ctx.db {
        store::Db::Sqlite { writer, .. } => sqlx::query_as(SQL).bind(number).fetch_one(&mut *writer.get().await.unwrap()).await.unwrap(),
        store::Db::Postgres(pool) => sqlx::query_as(SQL).bind(number).fetch_one(&mut *pool.get().await.unwrap()).await.unwrap(),
    };
    day
}

both_engines! {
    /// Answers given in time and read later count for the automatic submission, which waits for a reading that began after the
    /// deadline. Who answered too late, or not at all, is decided then.
    async fn the_automatic_submission_waits_for_the_answers(world: World) {
        let (world, _staffed, server) = open(&world, OWN, |_| {}).await;
        let applicants = accepted(&world, ["Marchetti", "Berthaud"]).await;
        let (in_time, late) = (applicants[0], applicants[1]);
        let return_on = world.dossier(in_time).await.return_on;
        let end = world.ctx.zone.end_of(return_on);
        world.ctx.clock.set(end - TimeDelta::minutes(4));
        world.run_jobs().await;
        let (before, after) = (format!("{return_on} 23:58:00"), format!("{} 00:30:00", return_on + Days::new(1)));
        answer(&world, &server, in_time, (1, before.as_str()), "Une thèse").await;
        server.fails(Fault::Away);
        world.ctx.clock.set(end + TimeDelta::minutes(3));
        world.run_jobs().await;
        world.advance(TimeDelta::hours(1)).await;
        for number in [in_time, late] {
            assert_eq!(decided_on(&world, number).await, None);
        }
        server.fails(Fault::None);
        answer(&world, &server, late, (2, after.as_str()), "Trop tard").await;
        read(&world).await;
        world.advance(TimeDelta::hours(1)).await;
        let dossier = world.dossier(in_time).await;
        assert_eq!(dossier.file_status(), FileStatus::Received);
        assert_eq!(dossier.application.submitted_at.map(|at| world.ctx.zone.today(at)), Some(return_on));
        assert_eq!(world.dossier(late).await.file_status(), FileStatus::Waiting);
        assert_eq!(decided_on(&world, late).await, Some(return_on));
    }

    /// A survey that is gone through in slices is not read since the deadline while some of them were read before it.
    async fn the_automatic_submission_waits_for_slices_begun_after_the_deadline(world: World) {
        let (world, _staffed, server) = open(&world, OWN, |_| {}).await;
        let applicants = accepted(&world, ["Marchetti", "Berthaud"]).await;
        let (in_time, never) = (applicants[0], applicants[1]);
        let return_on = world.dossier(in_time).await.return_on;
        let end = world.ctx.zone.end_of(return_on);
        world.ctx.clock.set(end - TimeDelta::minutes(4));
        // The first slice was read before the answer that it would hold.
        let mut tx = world.ctx.db.write().await.unwrap();
        let survey = store::survey::all(&mut tx).await.unwrap().remove(0);
        store::survey::outgrown(&mut tx, &survey, 1_000, 1).await.unwrap();
        store::survey::sliced(&mut tx, &survey, 0, 1_001, 1_000).await.unwrap();
        store::survey::begun(&mut tx, &survey, world.now()).await.unwrap();
        tx.commit().await.unwrap();
        let submitted = format!("{return_on} 23:58:00");
        answer(&world, &server, in_time, (1, submitted.as_str()), "Une thèse").await;
        // The slices come to their end at first; then all of it is read.
        for (minutes, decided) in [(3, None), (8, Some(return_on))] {
            world.ctx.clock.set(end + TimeDelta::minutes(minutes));
            app::surveys::read::run(&world.ctx).await.unwrap();
            app::deadlines::submit::run(&world.ctx).await.unwrap();
            assert_eq!(decided_on(&world, never).await, decided, "{minutes} minutes after the deadline");
        }
        assert_eq!(server.slices(), [(1_001, 2_000)]);
        assert_eq!(world.dossier(in_time).await.file_status(), FileStatus::Received);
        assert_eq!(world.dossier(never).await.file_status(), FileStatus::Waiting);
    }

    /// A survey that stays away is not waited for without end, and not at all where something else is missing too.
    async fn the_automatic_submission_does_not_wait_for_ever(world: World) {
        let (world, _staffed, server) = open(&world, OWN, |_| {}).await;
        let number = accepted(&world, ["Marchetti"]).await[0];
        let (client, lacking) = applied(&world, "Tom", "Berthaud").await;
        let person = world.identify(&client).await;
        app::deadlines::submit::answer(&world.ctx, &person, lacking, true).await.unwrap();
        server.fails(Fault::Away);
        let return_on = world.dossier(number).await.return_on;
        let end = world.ctx.zone.end_of(return_on);
        world.ctx.clock.set(end + TimeDelta::hours(71));
        world.run_jobs().await;
        assert_eq!((decided_on(&world, number).await, decided_on(&world, lacking).await), (None, Some(return_on)));
        world.advance(TimeDelta::hours(2)).await;
        assert_eq!(decided_on(&world, number).await, Some(return_on));
        assert_eq!(world.dossier(number).await.file_status(), FileStatus::Waiting);
    }
}
