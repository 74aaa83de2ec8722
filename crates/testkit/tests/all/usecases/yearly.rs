//! What is common to the applications of a person is so within a campaign: the next one begins without it, and offers it.

use std::collections::BTreeMap;

use app::apply::cancel::cancel;
use app::apply::declare::declare;
use app::dossier::Item;
use app::forms::complete::{self, Aim};
use app::own_data::export;
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
use super::own_data::{bytes_of, data_of, entries, latest};

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

/// A question and a form that are asked of everybody, and answered once for all applications.
async fn ask_everybody(world: &World, staffed: &Staffed) {
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
}

/// An answer to the question, and one to the form.
fn project(words: &str) -> BTreeMap<String, Typed> {
    BTreeMap::from([("PROJET".to_owned(), Typed { values: vec![words.to_owned()], ..Typed::default() })])
}

fn terrain(words: &str) -> BTreeMap<String, Vec<String>> {
    BTreeMap::from([("f1".to_owned(), vec![words.to_owned()])])
}

/// Answers both for good.
async fn answer_both(world: &World, client: &Client, number: i64) {
    let person = world.identify(client).await;
    assert!(answer(&world.ctx, &person, number, &project("Enseigner"), "une page").await.unwrap().is_whole());
    complete::save(&world.ctx, &person, (number, "TERRAIN"), &terrain("La lande"), (0, "une page"), Aim::Complete).await.unwrap();
}

/// What takes the database back to when nothing named a campaign.
fn before_campaigns() -> String {
    let mut script = "ALTER TABLE form_survey DROP COLUMN begun_at;\n".to_owned();
    for (table, of) in [("document", "document_type_id"), ("question_answer", "question_id"), ("form_answer", "form_id")] {
        script += &format!("DROP INDEX {table}_common;\nALTER TABLE {table} DROP COLUMN campaign_id;\n");
        script += &format!("CREATE UNIQUE INDEX {table}_common ON {table} (account_id, {of}) WHERE application_id IS NULL;\n");
    }
    script
}

async fn migrate(world: &World) {
    let migration = match &world.ctx.db {
        Db::Sqlite { .. } => include_str!("../../../../store/migrations/sqlite/0053_common_by_campaign.sql"),
        Db::Postgres(_) => include_str!("../../../../store/migrations/postgres/0053_common_by_campaign.sql"),
    };
    run(&world.ctx.db, migration).await;
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
        ask_everybody(&world, &staffed).await;
        let (client, before) = super::applied(&world, "Inès", "Marchetti").await;
        answer_both(&world, &client, before).await;
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
        assert!(answer(&world.ctx, &person, now, &changed, "une page").await.unwrap().is_whole());
        let last = world.dossier(before).await;
        assert_eq!((last.questions[0].status, last.questions[0].answer.first()), (DocumentStatus::Deposited, "Enseigner"));
        assert_eq!((last.forms[0].status, last.forms[0].answers.get("f1").first()), (DocumentStatus::Deposited, "La lande"));
        assert_eq!(world.dossier(now).await.questions[0].answer.first(), "Chercher");
    }

    /// What is proposed and emptied stays empty, whatever is saved after it: nothing is submitted that its applicant took away.
    async fn an_emptied_proposal_stays_empty(world: World) {
        let staffed = Staffed::open(&world).await;
        ask_everybody(&world, &staffed).await;
        let place = Question { is_shared: true, ..world.question("LIEU", FieldKind::Text, "Où étudier ?") };
        world.ask(staffed.institution.programme.session, &[place]).await;
        let (client, before) = super::applied(&world, "Inès", "Marchetti").await;
        answer_both(&world, &client, before).await;
        let (mut client, now) = next_year(&world, &staffed, &client).await;
        let path = format!("/candidatures/{now}/questions");
        client.open(&path).await.see("C’est votre réponse d’une campagne précédente");
        assert_eq!(client.value("Quel est votre projet ?"), "Enseigner");
        // Emptied at once, and once more after it was answered.
        for words in ["", "Chercher", ""] {
            client.fill("Quel est votre projet ?", words).press("Enregistrer mes réponses").await;
            client.open(&path).await.not_see("C’est votre réponse d’une campagne précédente");
            assert_eq!(client.value("Quel est votre projet ?"), words);
        }
        client.fill("Où étudier ?", "À Pau").press("Enregistrer mes réponses").await;
        let dossier = world.dossier(now).await;
        let held = |code: &str| dossier.questions.iter().find(|asked| asked.code == code).map(|asked| (asked.status, asked.answer.first()));
        assert_eq!(held("PROJET"), Some((DocumentStatus::Waiting, "")));
        assert_eq!(held("LIEU"), Some((DocumentStatus::Deposited, "À Pau")));

        let person = world.identify(&client).await;
        for (words, aim) in [("", Aim::Draft), ("La dune", Aim::Complete), ("", Aim::Draft)] {
            complete::save(&world.ctx, &person, (now, "TERRAIN"), &terrain(words), (0, "une page"), aim).await.unwrap();
            let form = world.dossier(now).await.forms[0].clone();
            assert_eq!((form.answers.get("f1").first(), form.is_earlier), (words, false));
            assert_eq!(form.status == DocumentStatus::Deposited, !words.is_empty());
        }
        let last = world.dossier(before).await;
        assert_eq!(last.forms[0].answers.get("f1").first(), "La lande");
        assert!(last.questions.iter().any(|asked| asked.answer.first() == "Enseigner"));
    }

    /// What is answered in a campaign is proposed in those that began after it, and in no other.
    async fn what_a_later_campaign_holds_is_not_proposed(world: World) {
        let staffed = Staffed::open(&world).await;
        ask_everybody(&world, &staffed).await;
        let (client, before) = super::applied(&world, "Inès", "Marchetti").await;
        let (mut client, now) = next_year(&world, &staffed, &client).await;
        answer_both(&world, &client, now).await;
        let dossier = world.dossier(before).await;
        let (asked, form) = (&dossier.questions[0], &dossier.forms[0]);
        assert!(asked.answer.is_empty() && asked.earlier.is_empty());
        assert!(form.answers.is_empty() && !form.is_earlier);
        client.open(&format!("/candidatures/{now}/formulaires")).await.see("Voir les réponses");
        client.open(&format!("/candidatures/{before}/formulaires")).await.not_see("Voir les réponses");
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
        script += &before_campaigns();
        run(&world.ctx.db, AssertSqlSafe(script)).await;
        migrate(&world).await;

        assert_eq!(documents(&world).await, all);
        let (first, second) = (staffs(&world, before, "CV").await, staffs(&world, now, "CV").await);
        assert_eq!((first.status, first.version.unwrap().id), (DocumentStatus::Validated, old.id));
        let version = second.version.unwrap();
        assert_eq!((second.status, &version.sha256, &version.canonical_key), (DocumentStatus::Validated, &old.sha256, &old.canonical_key));
        assert_ne!((version.id, version.document_id), (old.id, old.document_id));
        assert_eq!(second.document.unwrap().current_version_id, Some(version.id));

        // The file they share is in the copy of one's data once; each document says of which campaign it is.
        export::ask(&world.ctx, &world.identify(&client).await).await.unwrap();
        world.run_jobs().await;
        let entries = entries(&bytes_of(&world, &client, latest(&world, &client).await.id).await);
        let files: Vec<&str> = entries.iter().map(|(name, _)| name.as_str()).filter(|name| name.starts_with("documents/CV/")).collect();
        assert_eq!(files, ["documents/CV/1-CV.pdf"]);
        let data = data_of(&entries);
        let campaign_of = |document: &serde_json::Value| document["campaign"]["fr"].as_str().map(str::to_owned);
        let listed = data["documents"].as_array().unwrap();
        let mut campaigns: Vec<_> = listed.iter().filter(|document| document["code"] == "CV").map(campaign_of).collect();
        campaigns.sort_unstable();
        assert_eq!(campaigns, [Some("Campagne 2026".to_owned()), Some("Campagne 2027".to_owned())]);
        assert!(listed.iter().filter(|document| document["code"] == "RELEVES").all(|document| document["campaign"].is_null()));
    }

    /// What was changed last in one campaign served an application of another that goes on: it still does. A cancelled one needs
    /// nothing, and a file that is not checked yet stays where it is.
    async fn what_served_an_application_that_goes_on_still_does(world: World) {
        let staffed = Staffed::open(&world).await;
        world.document_type("LANGUE", "Certificat de langue", Obligation::Conditional, true).await;
        world.document_type("DIPLOME", "Diplôme", Obligation::Mandatory, true).await;
        ask_everybody(&world, &staffed).await;
        let (client, before) = super::applied(&world, "Inès", "Marchetti").await;
        let (other, cancelled) = super::applied(&world, "Paul", "Durand").await;
        cancel(&world.ctx, &world.identify(&other).await, cancelled).await.unwrap();
        let (client, now) = next_year(&world, &staffed, &client).await;
        let other = world.sign_in(other.person.clone()).await;
        let others = world.apply(&other, "M2INFO").await;
        for (client, number) in [(&client, now), (&other, others)] {
            for document in ["CV", "DIPLOME"] {
                world.deposit(client, number, document, document).await;
            }
            let person = world.identify(client).await;
            declare(&world.ctx, &person, number, "LANGUE", true).await.unwrap();
            answer_both(&world, client, number).await;
        }
        let all = documents(&world).await;
        let unchecked = literal(&world, own(&world, now, "DIPLOME").await.version.unwrap().id);
        let script = format!("UPDATE document_version SET check_state = 'quarantined' WHERE id = {unchecked};\n") + &before_campaigns();
        run(&world.ctx.db, AssertSqlSafe(script)).await;
        migrate(&world).await;

        assert_eq!(documents(&world).await, all + 3);
        let (first, second) = (own(&world, before, "CV").await, own(&world, now, "CV").await);
        assert_eq!((first.status, second.status), (DocumentStatus::Deposited, DocumentStatus::Deposited));
        let (first, second) = (first.version.unwrap(), second.version.unwrap());
        assert_eq!(first.canonical_key, second.canonical_key);
        assert_ne!((first.id, first.document_id), (second.id, second.document_id));
        for number in [before, now] {
            assert_eq!(own(&world, number, "LANGUE").await.status, DocumentStatus::NotConcerned);
            let dossier = world.dossier(number).await;
            assert_eq!((dossier.questions[0].status, dossier.questions[0].answer.first()), (DocumentStatus::Deposited, "Enseigner"));
            assert_eq!((dossier.forms[0].status, dossier.forms[0].answers.get("f1").first()), (DocumentStatus::Deposited, "La lande"));
        }
        assert!(own(&world, before, "DIPLOME").await.version.is_none() && own(&world, now, "DIPLOME").await.version.is_some());
        let dossier = world.dossier(cancelled).await;
        assert!(own(&world, cancelled, "CV").await.version.is_none());
        assert!(dossier.questions[0].answer.is_empty() && dossier.forms[0].answers.is_empty());
    }
}

/// An identifier as a script names it.
fn literal(world: &World, id: Uuid) -> String {
    match world.ctx.db {
        Db::Sqlite { .. } => format!("X'{}'", id.simple()),
        Db::Postgres(_) => format!("'{id}'"),
    }
}
