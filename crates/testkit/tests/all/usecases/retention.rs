//! Accounts that nobody used for years: warned a month before, kept by a sign-in, removed with everything they held.

use chrono::{Months, TimeDelta};
use connect::files::Area;
use domain::application::DecisionKind;
use futures::StreamExt as _;
use testkit::{World, both_engines};

use super::{Staffed, applied, subjects};

const WARNED: &str = "va être supprimé";

async fn warnings(world: &World, address: &str) -> usize {
    subjects(world, address).await.iter().filter(|subject| subject.contains(WARNED)).count()
}

/// Whether somebody is still behind the account.
async fn exists(world: &World, account: uuid::Uuid) -> bool {
    let mut tx = world.ctx.db.read().await.unwrap();
    store::account::lookup(&mut tx, account).await.unwrap().is_some_and(|found| !app::accounts::erase::is_erased(&found))
}

/// How many files the store holds for documents.
async fn files(world: &World) -> usize {
    world.ctx.files.list(Area::Document).count().await
}

/// The moment so long after the beginning, with the jobs of that moment.
async fn at(world: &World, years: u32, days: i64) {
    world.ctx.clock.set(testkit::world::beginning().checked_add_months(Months::new(years * 12)).unwrap() + TimeDelta::days(days));
    world.run_jobs().await;
}

/// A new campaign in service, so that nobody takes part in the one in service.
async fn next_campaign(world: &World, code: &str) {
    let today = world.ctx.today();
    world.campaign(code, today, today + chrono::Days::new(300)).await;
}

async fn archive(world: &World, campaign: uuid::Uuid) {
    let mut tx = world.ctx.db.write().await.unwrap();
    let version = store::catalogue::campaign::lookup(&mut tx, campaign).await.unwrap().unwrap().version;
    assert!(store::catalogue::campaign::archive(&mut tx, campaign, version, world.now()).await.unwrap());
    tx.commit().await.unwrap();
}

both_engines! {
    /// Three years without a sign-in: a warning, thirty days, nothing left but a line that names nobody.
    async fn an_unused_account_goes_with_everything(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = world.submitted("Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::WaitingList, None).await;
        let manager = world.identify(&staffed.manager).await;
        app::review::notes::add(&world.ctx, &manager, number, "Rappeler lundi").await.unwrap();
        world.run_jobs().await;
        let (account, address) = (client.person.account, client.person.email.clone());
        assert!(files(&world).await > 0);

        at(&world, 3, -21).await;
        assert_eq!(warnings(&world, &address).await, 0, "whoever has applied in the campaign in service stays");
        next_campaign(&world, "2029").await;
        at(&world, 3, -20).await;
        assert_eq!(warnings(&world, &address).await, 0, "they may still be called from the waiting list");
        archive(&world, staffed.institution.campaign).await;
        at(&world, 3, -19).await;
        assert_eq!(warnings(&world, &address).await, 1);
        let mail = world.mails_to(&address).await.pop().unwrap();
        // Warned nineteen days before the three years are over: thirty days from the warning.
        assert!(mail.text.contains("27 mars 2029"), "{}", mail.text);
        at(&world, 3, 10).await;
        assert_eq!(warnings(&world, &address).await, 1, "one warning is enough");
        assert!(exists(&world, account).await, "three years are over, the thirty days are not");

        at(&world, 3, 12).await;
        assert!(!exists(&world, account).await);
        assert_eq!(files(&world).await, 0, "the files went with it");
        let sql = "SELECT actor_name, before IS NULL, CAST(after AS TEXT) FROM audit_line WHERE action = 'account.erase'";
        let lines: Vec<(String, bool, String)> = match &world.ctx.db {
            store::Db::Sqlite { writer, .. } => sqlx::query_as(sql).fetch_all(&mut *writer.get().await.unwrap()).await.unwrap(),
            store::Db::Postgres(pool) => sqlx::query_as(sql).fetch_all(&mut *pool.get().await.unwrap()).await.unwrap(),
        };
        let [(actor, true, after)] = lines.as_slice() else { panic!("{lines:?}") };
        assert!(actor == "system" && after.contains("unused") && !after.contains("Marchetti") && !after.contains('@'), "{after}");
        assert!(exists(&world, staffed.manager.person.account).await, "whoever holds a role stays");
    }

    /// Whoever was warned stays all the same while an application of theirs goes on, whichever campaign is in service.
    async fn an_application_under_way_keeps_whoever_was_warned(world: World) {
        let institution = world.institution().await;
        let (client, _) = applied(&world, "Inès", "Marchetti").await;
        at(&world, 3, -20).await;
        next_campaign(&world, "2029").await;
        let mut tx = world.ctx.db.write().await.unwrap();
        store::account::removal::announced(&mut tx, client.person.account, world.now()).await.unwrap();
        tx.commit().await.unwrap();
        at(&world, 3, 15).await;
        assert!(exists(&world, client.person.account).await);
        archive(&world, institution.campaign).await;
        at(&world, 3, 16).await;
        assert!(!exists(&world, client.person.account).await);
    }

    /// Signing in after the warning keeps the account for as long again.
    async fn a_sign_in_keeps_the_account(world: World) {
        let client = world.applicant("Paul", "Durand").await;
        let (account, address) = (client.person.account, client.person.email.clone());
        at(&world, 3, -29).await;
        assert_eq!(warnings(&world, &address).await, 1);
        world.ctx.clock.advance(TimeDelta::minutes(1));
        let mut tx = world.ctx.db.write().await.unwrap();
        store::account::signed_in(&mut tx, account, world.now()).await.unwrap();
        tx.commit().await.unwrap();
        at(&world, 3, 40).await;
        assert!(exists(&world, account).await);
        at(&world, 5, 300).await;
        assert_eq!(warnings(&world, &address).await, 1, "less than three years since");
        at(&world, 6, -20).await;
        assert_eq!(warnings(&world, &address).await, 2);
        at(&world, 6, 15).await;
        assert!(!exists(&world, account).await);
    }

    /// The years are the institution's to set; a job that slept for long warns first all the same.
    async fn nobody_goes_without_a_warning(world: World) {
        world.set("accounts.retention_years", serde_json::json!(1)).await;
        let client = world.applicant("Paul", "Durand").await;
        let (account, address) = (client.person.account, client.person.email.clone());
        at(&world, 8, 0).await;
        assert!(exists(&world, account).await);
        assert_eq!(warnings(&world, &address).await, 1);
        at(&world, 8, 29).await;
        assert!(exists(&world, account).await);
        at(&world, 8, 31).await;
        assert!(!exists(&world, account).await);
    }
}
