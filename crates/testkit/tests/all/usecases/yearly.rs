//! What is common to the applications of a person is so within a campaign: the next one begins without it, and offers it.

use std::collections::BTreeMap;

use app::apply::declare::declare;
use app::dossier::Item;
use app::forms::complete::{self, Aim};
use app::questions::answer::{Typed, answer};
use app::review::judge::{Judgement, Verdict, judge};
use chrono::{Days, TimeDelta};
use domain::application::requirement::Obligation;
use domain::application::{DecisionKind, DocumentStatus};
use domain::form::{Definition, Field, FieldKind};
use domain::translated::Translated;
use sqlx::AssertSqlSafe;
use store::Db;
use store::form::Form;
use store::question::Question;
use testkit::people::Client;
use testkit::{World, both_engines};
use uuid::Uuid;

use super::Staffed;
use super::erasure::run;

fn item(items: Vec<Item>, document: &str) -> Item {
    items.into_iter().find(|item| item.kind.code == document).unwrap()
}

/// The document of this code as its applicant sees it.
async fn own(world: &World, number: i64, document: &str) -> Item {
    item(world.dossier(number).await.items, document)
}

/// The same as staff see it.
async fn staffs(world: &World, number: i64, document: &str) -> Item {
    item(world.dossier_for_staff(number).await.items, document)
}

async fn judged(world: &World, staffed: &Staffed, number: i64, document: &str, verdict: Verdict) {
    let held = staffs(world, number, document).await;
    let version = held.version.unwrap().id;
    let judgement = Judgement { document: document.to_owned(), verdict, comment: "Vu".to_owned(), version, standing: None };
    let manager = world.identify(&staffed.manager).await;
    judge(&world.ctx, &manager, number, &[judgement]).await.unwrap();
}

/// A year later, in the next campaign, with a programme of the same centre; the person applies to it.
async fn next_year(world: &World, staffed: &Staffed, client: &Client) -> (Client, i64) {
    world.ctx.clock.advance(TimeDelta::days(365));
    let (institution, today) = (&staffed.institution, world.ctx.today());
    let campaign = world.campaign("2027", today - Days::new(30), today + Days::new(200)).await;
    let wanted = world.new_offer("M2INFO", "Master 2 Informatique");
    world.offer(campaign, institution.committee, institution.decision(DecisionKind::Favourable), &wanted).await;
    let client = world.sign_in(client.person.clone()).await;
    let number = world.apply(&client, "M2INFO").await;
    (client, number)
}

/// How many documents the database holds.
async fn documents(world: &World) -> usize {
    super::erasure::everything(&world.ctx.db).await.iter().filter(|row| row.starts_with("document: ")).count()
}

both_engines! {
    /// Last year's document is missing this year, offered, and taken over with two clicks; nobody has judged it yet. Last
    /// year's application keeps its file and its judgement, whatever happens this year.
    async fn last_years_common_document_is_offered_and_does_not_count(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, before) = world.submitted("Inès", "Marchetti").await;
        judged(&world, &staffed, before, "CV", Verdict::Validate).await;
        let validated = own(&world, before, "CV").await.version.unwrap();
        let (mut client, now) = next_year(&world, &staffed, &client).await;
        for held in [own(&world, now, "CV").await, staffs(&world, now, "CV").await] {
            assert_eq!((held.status, held.is_missing(), held.version.is_none(), held.history.len()), (DocumentStatus::Waiting, true, true, 0));
        }

        client.open(&format!("/candidatures/{now}")).await;
        client.follow("Utiliser un document déjà déposé – Curriculum vitae").await;
        client.see("CV.pdf").see("commun à vos candidatures – Campagne 2026");
        client.press("Utiliser – Curriculum vitae, CV.pdf").await.see("Toutes les pièces sont là");
        let taken = own(&world, now, "CV").await;
        let version = taken.version.unwrap();
        assert_eq!((taken.status, taken.review.is_none(), version.number, &version.sha256), (DocumentStatus::Deposited, true, 1, &validated.sha256));
        assert_ne!(version.id, validated.id);

        // It is common to this year's applications, and another file may take its place.
        world.deposit(&client, now, "CV", "CV de l’année").await;
        assert_eq!(own(&world, now, "CV").await.version.unwrap().name, "CV de l’année.pdf");
        for held in [own(&world, before, "CV").await, staffs(&world, before, "CV").await] {
            let review = held.review.unwrap();
            assert_eq!((held.status, held.version.unwrap().id, review.comment.as_str()), (DocumentStatus::Validated, validated.id, "Vu"));
            assert!(held.newer.is_none() && held.history.is_empty());
        }
        let mut manager = world.sign_in(staffed.manager.person.clone()).await;
        manager.open(&format!("/gestion/candidatures/{before}/pieces")).await.expect_status(200).see("Validée");

        // This year's judgement is this year's alone.
        world.submit(&client, now).await;
        let staffed = Staffed { manager, ..staffed };
        judged(&world, &staffed, now, "CV", Verdict::Refuse).await;
        assert_eq!(staffs(&world, now, "CV").await.status, DocumentStatus::Refused);
        assert_eq!(staffs(&world, before, "CV").await.status, DocumentStatus::Validated);
    }

    /// A declaration on one's honour and a refusal end with their campaign; the earlier application keeps both.
    async fn declarations_and_refusals_end_with_their_campaign(world: World) {
        let staffed = Staffed::open(&world).await;
        world.document_type("LANGUE", "Certificat de langue", Obligation::Conditional, true).await;
        let (client, before) = super::applied(&world, "Inès", "Marchetti").await;
        for document in ["CV", "RELEVES"] {
            world.deposit(&client, before, document, document).await;
        }
        let person = world.identify(&client).await;
        declare(&world.ctx, &person, before, "LANGUE", true).await.unwrap();
        world.submit(&client, before).await;
        judged(&world, &staffed, before, "CV", Verdict::Refuse).await;

        let (client, now) = next_year(&world, &staffed, &client).await;
        for document in ["CV", "LANGUE"] {
            let held = own(&world, now, document).await;
            assert_eq!((held.status, held.is_missing()), (DocumentStatus::Waiting, true), "{document}");
        }
        world.deposit(&client, now, "LANGUE", "Certificat").await;
        for (document, status) in [("CV", DocumentStatus::Refused), ("LANGUE", DocumentStatus::NotConcerned)] {
            assert_eq!(staffs(&world, before, document).await.status, status, "{document}");
            assert_eq!(own(&world, before, document).await.status, status, "{document}");
        }
        assert_eq!(own(&world, now, "LANGUE").await.status, DocumentStatus::Deposited);
    }

    /// Common answers of last year are proposed to be read again and count once they are saved; last year's stay as they
    /// were.
    async fn common_answers_are_read_again_each_year(world: World) {
        let staffed = Staffed::open(&world).await;
        let session = staffed.institution.programme.session;
        let question = Question { is_shared: true, ..world.question("PROJET", FieldKind::Text, "Quel est votre projet ?") };
        world.ask(session, &[question]).await;
        let field = Field {
            key: "f1".to_owned(),
            kind: FieldKind::Text,
            label: Translated::fr("Quel milieu étudier ?"),
            help: Translated::default(),
            is_mandatory: true,
            choices: Vec::new(),
            shown_if: None,
        };
        let form = Form { is_shared: true, ..world.form("TERRAIN", "Terrain", Definition(vec![field])) };
        world.ask_form(session, &form).await;
        let (client, before) = super::applied(&world, "Inès", "Marchetti").await;
        let project = |words: &str| BTreeMap::from([("PROJET".to_owned(), Typed { values: vec![words.to_owned()], ..Typed::default() })]);
        let terrain = |words: &str| BTreeMap::from([("f1".to_owned(), vec![words.to_owned()])]);
        let person = world.identify(&client).await;
        assert!(answer(&world.ctx, &person, before, &project("Enseigner"), "une page").await.unwrap().is_empty());
        complete::save(&world.ctx, &person, (before, "TERRAIN"), &terrain("La lande"), (0, "une page"), Aim::Complete).await.unwrap();

        let (mut client, now) = next_year(&world, &staffed, &client).await;
        let dossier = world.dossier(now).await;
        let (asked, form) = (&dossier.questions[0], &dossier.forms[0]);
        assert_eq!((asked.status, asked.answer.is_empty(), asked.earlier.first()), (DocumentStatus::Waiting, true, "Enseigner"));
        assert_eq!((form.status, form.is_draft(), form.is_earlier, form.answers.get("f1").first()), (DocumentStatus::Waiting, true, true, "La lande"));
        assert!(asked.is_missing() && form.is_missing());
        client.open(&format!("/candidatures/{now}/questions")).await;
        client.see("C’est votre réponse d’une campagne précédente");
        client.press("Enregistrer mes réponses").await.not_see("C’est votre réponse d’une campagne précédente");
        client.open(&format!("/candidatures/{now}/formulaires/TERRAIN")).await;
        client.see("Ce sont vos réponses d’une campagne précédente");
        client.press("Valider mes réponses").await;

        let person = world.identify(&client).await;
        let dossier = world.dossier(now).await;
        assert_eq!((dossier.questions[0].status, dossier.questions[0].answer.first()), (DocumentStatus::Deposited, "Enseigner"));
        assert_eq!((dossier.forms[0].status, dossier.forms[0].is_earlier), (DocumentStatus::Deposited, false));
        let seen = dossier.questions[0].seen();
        let changed = BTreeMap::from([("PROJET".to_owned(), Typed { values: vec!["Chercher".to_owned()], seen, ..Typed::default() })]);
        assert!(answer(&world.ctx, &person, now, &changed, "une page").await.unwrap().is_empty());
        let last = world.dossier(before).await;
        assert_eq!((last.questions[0].status, last.questions[0].answer.first()), (DocumentStatus::Deposited, "Enseigner"));
        assert_eq!((last.forms[0].status, last.forms[0].answers.get("f1").first()), (DocumentStatus::Deposited, "La lande"));
        assert_eq!(world.dossier(now).await.questions[0].answer.first(), "Chercher");
    }

    /// Where one document served two campaigns before, the earlier keeps it and the later one has a document of its own, with
    /// what was submitted and how it was judged.
    async fn what_was_submitted_in_two_campaigns_stays_in_both(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, before) = world.submitted("Inès", "Marchetti").await;
        judged(&world, &staffed, before, "CV", Verdict::Validate).await;
        let (client, now) = next_year(&world, &staffed, &client).await;
        world.deposit(&client, now, "CV", "CV").await;
        world.submit(&client, now).await;
        let (old, new) = (staffs(&world, before, "CV").await.version.unwrap(), staffs(&world, now, "CV").await.version.unwrap());
        let all = documents(&world).await;

        // As it was before documents named a campaign.
        let (old_id, version, document) = (literal(&world, old.id), literal(&world, new.id), literal(&world, new.document_id));
        let mut script = format!("UPDATE submitted_document SET document_version_id = {old_id} WHERE document_version_id = {version};\n");
        script += &format!("DELETE FROM document_version WHERE id = {version};\nDELETE FROM document WHERE id = {document};\n");
        for (table, of) in [("document", "document_type_id"), ("question_answer", "question_id"), ("form_answer", "form_id")] {
            script += &format!("DROP INDEX {table}_common;\nALTER TABLE {table} DROP COLUMN campaign_id;\n");
            script += &format!("CREATE UNIQUE INDEX {table}_common ON {table} (account_id, {of}) WHERE application_id IS NULL;\n");
        }
        run(&world.ctx.db, AssertSqlSafe(script)).await;
        let migration = match &world.ctx.db {
            Db::Sqlite { .. } => include_str!("../../../../store/migrations/sqlite/0053_common_by_campaign.sql"),
            Db::Postgres(_) => include_str!("../../../../store/migrations/postgres/0053_common_by_campaign.sql"),
        };
        run(&world.ctx.db, migration).await;

        assert_eq!(documents(&world).await, all);
        let (first, second) = (staffs(&world, before, "CV").await, staffs(&world, now, "CV").await);
        assert_eq!((first.status, first.version.unwrap().id), (DocumentStatus::Validated, old.id));
        let version = second.version.unwrap();
        assert_eq!((second.status, &version.sha256, &version.canonical_key), (DocumentStatus::Validated, &old.sha256, &old.canonical_key));
        assert_ne!((version.id, version.document_id), (old.id, old.document_id));
        assert_eq!(second.document.unwrap().current_version_id, Some(version.id));
    }
}

/// An identifier as a script names it.
fn literal(world: &World, id: Uuid) -> String {
    match world.ctx.db {
        Db::Sqlite { .. } => format!("X'{}'", id.simple()),
        Db::Postgres(_) => format!("'{id}'"),
    }
}
