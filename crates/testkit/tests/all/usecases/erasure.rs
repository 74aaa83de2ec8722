//! Taking a person out: nothing of them is left anywhere, what counts stays, and what the law keeps is kept.

use std::collections::BTreeSet;

use app::accounts::erase::{self, Outcome, Why};
use app::audit::{Entry, Who};
use chrono::TimeDelta;
use domain::application::{Acceptance, DecisionKind};
use sqlx::{AssertSqlSafe, SqlSafeStr};
use store::Db;
use testkit::people::Client;
use testkit::{TestDb, World, both_engines};
use uuid::Uuid;

use super::Staffed;

async fn erase(world: &World, account: Uuid) -> Outcome {
    let mut tx = world.ctx.db.write().await.unwrap();
    let outcome = erase::erase(&world.ctx, &mut tx, account, &Who::System, Why::Unused).await.unwrap();
    tx.commit().await.unwrap();
    outcome
}

/// Every row of every table as text.
pub async fn everything(db: &Db) -> Vec<String> {
    let mut rows = Vec::new();
    for table in crate::schema::of(db).await.into_keys() {
        let found: Vec<(String,)> = match db {
            Db::Sqlite { writer, .. } => {
                let columns: Vec<(String,)> =
                    sqlx::query_as("SELECT name FROM pragma_table_info($1)").bind(&table).fetch_all(&mut *writer.get().await.unwrap()).await.unwrap();
                let all: Vec<String> = columns.into_iter().map(|(name,)| format!("quote(\"{name}\")")).collect();
                let sql = format!("SELECT {} FROM \"{table}\"", all.join(" || ' ' || "));
                sqlx::query_as(AssertSqlSafe(sql)).fetch_all(&mut *writer.get().await.unwrap()).await.unwrap()
            }
            Db::Postgres(pool) => {
                sqlx::query_as(AssertSqlSafe(format!("SELECT t::text FROM \"{table}\" t"))).fetch_all(&mut *pool.get().await.unwrap()).await.unwrap()
            }
        };
        rows.extend(found.into_iter().map(|(row,)| format!("{table}: {row}")));
    }
    rows
}

/// Rows in which one of these words stands, whatever the case.
async fn naming(world: &World, words: &[&str]) -> Vec<String> {
    let words: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    everything(&world.ctx.db).await.into_iter().filter(|row| words.iter().any(|word| row.to_lowercase().contains(word))).collect()
}

/// Three more applications of somebody: one confirmed, one withdrawn, one cancelled.
async fn answered(world: &World, staffed: &Staffed, client: &Client) -> [i64; 3] {
    let institution = &staffed.institution;
    let favourable = institution.decision(DecisionKind::Favourable);
    let mut numbers = [0; 3];
    for (number, code) in numbers.iter_mut().zip(["M1OUI", "M1NON", "M1PLUS"]) {
        world.offer(institution.campaign, institution.committee, favourable, &world.new_offer(code, &format!("Master {code}"))).await;
        *number = world.apply(client, code).await;
        world.submit(client, *number).await;
    }
    let [confirmed, withdrawn, cancelled] = numbers;
    staffed.decide(world, confirmed, DecisionKind::Favourable, None).await;
    staffed.decide(world, withdrawn, DecisionKind::Favourable, None).await;
    let person = world.identify(client).await;
    app::apply::answer::confirm(&world.ctx, &person, confirmed).await.unwrap();
    app::apply::answer::withdraw(&world.ctx, &person, withdrawn).await.unwrap();
    app::apply::cancel::cancel(&world.ctx, &person, cancelled).await.unwrap();
    numbers
}

/// Runs the statements of a script.
pub async fn run(db: &Db, script: impl SqlSafeStr) {
    match db {
        Db::Sqlite { writer, .. } => sqlx::raw_sql(script).execute(&mut *writer.get().await.unwrap()).await.map(drop).unwrap(),
        Db::Postgres(pool) => sqlx::raw_sql(script).execute(&mut *pool.get().await.unwrap()).await.map(drop).unwrap(),
    }
}

both_engines! {
    /// Of somebody erased before anybody thought of it, the names beside the answers go too; of others they stay.
    async fn names_beside_answers_of_people_erased_before_go(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, _) = world.submitted("Zénobie", "Quatrefages").await;
        let numbers = answered(&world, &staffed, &client).await;
        let script = match &world.ctx.db {
            Db::Sqlite { .. } => include_str!("../../../../store/migrations/sqlite/0050_erased_answers.sql"),
            Db::Postgres(_) => include_str!("../../../../store/migrations/postgres/0050_erased_answers.sql"),
        };
        let names = async || {
            let mut tx = world.ctx.db.read().await.unwrap();
            let mut names = Vec::new();
            for number in numbers {
                let found = store::application::find(&mut tx, number).await.unwrap().unwrap();
                names.extend(found.accepted_by.into_iter().chain(found.cancelled_by));
            }
            names
        };
        run(&world.ctx.db, script).await;
        assert_eq!(names().await, ["Zénobie Quatrefages"; 3]);
        run(&world.ctx.db, "UPDATE account SET email = '' WHERE last_name = 'Quatrefages'").await;
        run(&world.ctx.db, script).await;
        assert_eq!(names().await, ["—"; 3]);
    }

    /// No row names the person afterwards and no file is left; the application still counts, with its dates and its
    /// published decision.
    async fn nothing_of_the_person_is_left(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = world.submitted("Zénobie", "Quatrefages").await;
        staffed.decide(&world, number, DecisionKind::Unfavourable, None).await;
        let [confirmed, withdrawn, cancelled] = answered(&world, &staffed, &client).await;
        let manager = world.identify(&staffed.manager).await;
        app::review::notes::add(&world.ctx, &manager, number, "Quatrefages : dossier solide").await.unwrap();
        world.run_jobs().await;
        let words = ["quatrefages", "zenobie", "zénobie", "torino"];
        assert!(naming(&world, &words).await.len() > 10, "there is something to take out");
        let version = world.dossier(number).await.items[0].version.clone().unwrap();
        let key = version.canonical_key.unwrap().parse().unwrap();
        assert!(world.ctx.files.exists(&key).await.unwrap());

        // The day after the end of the campaign.
        world.advance(TimeDelta::days(201)).await;
        let account = client.person.account;
        assert_eq!(erase(&world, account).await, Outcome::Erased);
        world.run_jobs().await;
        assert_eq!(naming(&world, &words).await, Vec::<String>::new());
        for area in connect::files::Area::ALL {
            let left: Vec<_> = futures::StreamExt::collect(world.ctx.files.list(area)).await;
            assert!(left.is_empty(), "{area:?}: {left:?}");
        }
        let mut tx = world.ctx.db.read().await.unwrap();
        let application = store::application::find(&mut tx, number).await.unwrap().unwrap();
        assert_eq!(application.published_kind.as_deref(), Some(DecisionKind::Unfavourable.code()));
        assert!(application.submitted_at.is_some());
        for (number, acceptance, accepted_by, cancelled_by) in [
            (confirmed, Acceptance::Confirmed, Some("—"), None),
            (withdrawn, Acceptance::Withdrawn, Some("—"), None),
            (cancelled, Acceptance::Unanswered, None, Some("—")),
        ] {
            let kept = store::application::find(&mut tx, number).await.unwrap().unwrap();
            assert_eq!(
                (kept.acceptance.as_str(), kept.accepted_by.as_deref(), kept.cancelled_by.as_deref()),
                (acceptance.code(), accepted_by, cancelled_by),
                "{number}"
            );
        }
        let submission = store::application::submission::latest(&mut tx, application.id).await.unwrap().unwrap();
        assert_eq!(submission.digest.len(), 64);
        assert_eq!(store::audit::of_application(&mut tx, application.id).await.unwrap().iter().filter(|line| line.action == "application.submit").count(), 1);
        drop(tx);
        // The second time there is nobody.
        assert_eq!(erase(&world, account).await, Outcome::Unknown);
        // Staff still open the dossier, which names nobody.
        let mut manager = world.sign_in(staffed.manager.person.clone()).await;
        manager.open(&format!("/gestion/candidatures/{number}")).await.expect_status(200).not_see("Quatrefages");
    }

    /// What was submitted in the campaign under way is kept until its last day, the person with it; a draft is not.
    async fn a_submitted_application_is_kept_until_the_campaign_ends(world: World) {
        world.institution().await;
        let (client, number) = world.submitted("Inès", "Marchetti").await;
        let until = world.ctx.today() + TimeDelta::days(200);
        assert_eq!(erase(&world, client.person.account).await, Outcome::Kept { until });
        assert_eq!(world.dossier(number).await.application.account_id, client.person.account);
        assert!(!naming(&world, &["marchetti"]).await.is_empty());

        let draft = world.applicant("Noé", "Delalande").await;
        world.fill_profile(&draft).await;
        let number = world.apply(&draft, "M1INFO").await;
        assert_eq!(erase(&world, draft.person.account).await, Outcome::Erased);
        assert_eq!(world.dossier_for_staff(number).await.application.existence, "cancelled");
        assert_eq!(naming(&world, &["delalande"]).await, Vec::<String>::new());
    }

    /// Who holds a role is not taken out: the trace of what they did names them.
    async fn staff_are_not_taken_out(world: World) {
        let staffed = Staffed::open(&world).await;
        assert_eq!(erase(&world, staffed.manager.person.account).await, Outcome::Staff);
        assert_eq!(erase(&world, Uuid::nil()).await, Outcome::Unknown);
    }

    /// What somebody did while they were staff is the institution's: it stays as it was, under their name.
    async fn what_was_done_as_staff_stays(world: World) {
        world.institution().await;
        let client = world.applicant("Noé", "Delalande").await;
        let account = client.person.account;
        let mut tx = world.ctx.db.write().await.unwrap();
        for who in [Who::Staff { account, name: "Noé Delalande".to_owned() }, Who::Applicant { account, name: "Noé Delalande".to_owned() }] {
            let entry = Entry { action: "test.done", application: None, object: "test:1".to_owned(), before: None, after: Some(serde_json::json!({ "worth": 7 })) };
            app::audit::record(&world.ctx, &mut tx, &who, entry).await.unwrap();
        }
        tx.commit().await.unwrap();
        assert_eq!(erase(&world, account).await, Outcome::Erased);
        let lines: Vec<String> = everything(&world.ctx.db).await.into_iter().filter(|row| row.contains("test.done")).collect();
        assert_eq!(lines.len(), 2);
        let kept = |word: &str| lines.iter().filter(|line| line.contains(word)).map(|line| line.contains("staff")).collect::<Vec<_>>();
        assert_eq!((kept("Delalande"), kept("worth")), (vec![true], vec![true]), "{lines:?}");
    }

    /// A form that was on its way when its person was erased brings nothing back.
    async fn nothing_is_written_of_somebody_erased(world: World) {
        world.institution().await;
        let client = world.applicant("Noé", "Delalande").await;
        world.fill_profile(&client).await;
        let number = world.apply(&client, "M1INFO").await;
        let cv = world.document_of(number, "CV").await;
        let person = world.identify(&client).await;
        assert_eq!(erase(&world, client.person.account).await, Outcome::Erased);
        let removed = app::apply::deposit::remove(&world.ctx, &person, number, cv).await;
        assert!(matches!(removed, Err(app::Error::NotFound)), "{removed:?}");
        let applied = app::apply::create::apply(&world.ctx, &person, "M1INFO").await;
        assert!(matches!(applied, Err(app::Error::NotFound)), "{applied:?}");
        let saved = app::profile::sections::save::<domain::profile::Bac>(&world.ctx, &person, &domain::profile::BacInput::default(), 0).await;
        assert!(matches!(saved, Err(app::Error::NotFound)), "{saved:?}");
        assert_eq!(naming(&world, &["delalande"]).await, Vec::<String>::new());
    }

    /// A store of files that is down delays the deletion; nothing is forgotten.
    async fn files_go_when_the_store_answers_again(world: World) {
        world.institution().await;
        let client = world.applicant("Inès", "Marchetti").await;
        world.fill_profile(&client).await;
        let number = world.apply(&client, "M1INFO").await;
        world.deposit(&client, number, "CV", "cv").await;
        let key = world.dossier(number).await.items.iter().find_map(|item| item.version.clone()).unwrap().canonical_key.unwrap().parse().unwrap();
        world.file_faults.fail_always(connect::files::FilesError::Unavailable { text: "scripted".to_owned() });
        assert_eq!(erase(&world, client.person.account).await, Outcome::Erased);
        world.run_jobs().await;
        world.file_faults.heal();
        assert!(world.ctx.files.exists(&key).await.unwrap());
        world.advance(TimeDelta::hours(2)).await;
        assert!(!world.ctx.files.exists(&key).await.unwrap());
    }
}

/// Whoever adds a table that points at a person or an application says what becomes of it.
#[tokio::test]
async fn every_table_of_a_person_is_known_to_the_erasure() {
    let database = TestDb::open(testkit::Engine::Sqlite).await.unwrap();
    let schema = crate::schema::of(&database.db).await;
    let known: BTreeSet<&str> = store::account::erase::TABLES.iter().copied().collect();
    let pointing: BTreeSet<&str> =
        schema.iter().filter(|(_, table)| table.points_at("account") || table.points_at("application")).map(|(name, _)| name.as_str()).collect();
    assert_eq!(pointing, known, "crates/store/src/account/erase.rs: TABLES and what becomes of their rows");
}
