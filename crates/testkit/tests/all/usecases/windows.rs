//! Two windows of one page that saves on the way: nothing typed is dropped unsaid, and nothing is replaced unseen.

use app::forms::complete::{Aim, save};
use app::setup::form_field::publish;
use axum::http::Method;
use domain::form::{Definition, Field, FieldKind};
use domain::translated::Translated;
use store::Json;
use testkit::browser::{Answer, Browser};
use testkit::people::Client;
use testkit::{World, both_engines};

use super::{Staffed, applied};

const CODE: &str = "PARCOURS";
const TOPIC: &str = "Quel sujet ?";
const REMARK: &str = "Une remarque ?";
const PROJECT: &str = "Quel est votre projet ?";
const YEARS: &str = "Combien d’années ?";
const SAVE: &str = "Enregistrer mes réponses";
const SAVE_DRAFT: &str = "Enregistrer le brouillon";

fn field(key: &str, label: &str, is_mandatory: bool) -> Field {
    Field {
        key: key.to_owned(),
        kind: FieldKind::LongText,
        label: Translated::fr(label),
        help: Translated::default(),
        is_mandatory,
        choices: Vec::new(),
        shown_if: None,
    }
}

/// A form of two texts, the first of them mandatory, answered as a draft; with its application and the address of its page.
async fn form(world: &World) -> (Client, i64, String) {
    let staffed = Staffed::open(world).await;
    let form = world.form(CODE, "Votre parcours", Definition(vec![field("f1", TOPIC, true), field("f2", REMARK, false)]));
    world.ask_form(staffed.institution.programme.session, &form).await;
    let (mut client, number) = applied(world, "Inès", "Marchetti").await;
    let path = format!("/candidatures/{number}/formulaires/{CODE}");
    client.open(&path).await;
    client.fill(TOPIC, "Les mares").fill(REMARK, "Une").press(SAVE_DRAFT).await;
    client.expect_status(200);
    (client, number, path)
}

/// Two questions, with an application and the address of their page.
async fn questions(world: &World) -> (Client, i64, String) {
    let staffed = Staffed::open(world).await;
    let asked = [world.question("PROJET", FieldKind::LongText, PROJECT), world.question("NOMBRE", FieldKind::Number, YEARS)];
    world.ask(staffed.institution.programme.session, &asked).await;
    let (mut client, number) = applied(world, "Inès", "Marchetti").await;
    let path = format!("/candidatures/{number}/questions");
    client.open(&path).await;
    (client, number, path)
}

async fn answers(world: &World, number: i64) -> [String; 2] {
    let form = world.dossier(number).await.forms[0].clone();
    ["f1", "f2"].map(|key| form.answers.get(key).first().to_owned())
}

async fn answer(world: &World, number: i64, code: &str) -> String {
    let dossier = world.dossier(number).await;
    dossier.questions.iter().find(|asked| asked.code == code).unwrap().answer.first().to_owned()
}

/// Posts the form of a page as its script does while it is filled in: the marks of the fields that were touched say so.
async fn on_the_way(browser: &mut Browser, path: &str, touched: &[&str]) -> Answer {
    let html = browser.html();
    let shows = |name: &str, value: &str| -> String {
        let beginning = format!("name=\"{name}\" value=\"{value}\" data-shows=\"");
        let after = html.split_once(&beginning).map(|(_, after)| after).unwrap_or_default();
        after.split('"').next().unwrap_or_default().to_owned()
    };
    let mut fields = browser.typed(path);
    for (name, value) in &mut fields {
        if shows(name, value).split(' ').any(|field| touched.contains(&field)) {
            value.push('~');
        }
    }
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let headers = [("hx-request", "true"), ("content-type", "application/x-www-form-urlencoded")];
    browser.send_with(Method::POST, path, &headers, body.into()).await
}

fn said(answer: &Answer, status: u16, words: &str) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text());
    assert!(answer.text().contains(words), "{words}: {}", answer.text());
}

both_engines! {
    /// An answer that is put back to what the page came with, after the page saved it otherwise and another one something else, is
    /// to be compared: it is neither dropped nor called saved.
    async fn an_answer_put_back_is_not_dropped(world: World) {
        let (mut client, number, path) = form(&world).await;
        let mut other = client.browser.clone();
        other.open(&path).await;
        client.fill(TOPIC, "Les dunes");
        said(&on_the_way(&mut client, &path, &["q-f1"]).await, 200, "data-said=\"saved\"");
        other.fill(REMARK, "Aucune").press(SAVE_DRAFT).await.expect_status(200);
        assert_eq!(answers(&world, number).await, ["Les dunes", "Aucune"]);

        client.fill(TOPIC, "Les mares");
        let told = on_the_way(&mut client, &path, &["q-f1"]).await;
        said(&told, 409, "<strong>«\u{a0}Quel sujet ?\u{a0}»</strong>");
        said(&told, 409, "Vos autres réponses sont enregistrées.");
        assert_eq!(answers(&world, number).await, ["Les dunes", "Aucune"]);
    }

    /// Nor is the answer of another page replaced that put it back to what both came with.
    async fn an_answer_that_another_window_puts_back_is_not_replaced(world: World) {
        let (mut client, number, path) = form(&world).await;
        let mut other = client.browser.clone();
        client.fill(TOPIC, "Les dunes");
        said(&on_the_way(&mut client, &path, &["q-f1"]).await, 200, "data-said=\"saved\"");
        other.open(&path).await;
        other.fill(TOPIC, "Les mares").press(SAVE_DRAFT).await.expect_status(200);

        client.fill(REMARK, "Deux");
        said(&on_the_way(&mut client, &path, &["q-f1", "q-f2"]).await, 409, "<strong>«\u{a0}Quel sujet ?\u{a0}»</strong>");
        assert_eq!(answers(&world, number).await, ["Les mares", "Deux"]);
    }

    /// The same among questions.
    async fn an_answer_to_a_question_put_back_is_not_dropped(world: World) {
        let (mut client, number, path) = questions(&world).await;
        client.fill(PROJECT, "Enseigner").press(SAVE).await;
        let mut other = client.browser.clone();
        client.fill(PROJECT, "Chercher");
        said(&on_the_way(&mut client, &path, &["q-PROJET"]).await, 200, "data-said=\"saved\"");
        other.open(&path).await;
        other.fill(PROJECT, "Soigner").press(SAVE).await.expect_status(200);

        client.fill(PROJECT, "Enseigner");
        said(&on_the_way(&mut client, &path, &["q-PROJET"]).await, 409, "<strong>«\u{a0}Quel est votre projet ?\u{a0}»</strong>");
        assert_eq!(answer(&world, number, "PROJET").await, "Soigner");
    }

    /// What a page left to another one it still does not show: its next saves neither put the older answer back nor replace the
    /// newer one unseen.
    async fn what_was_left_to_another_window_stays(world: World) {
        let (mut client, number, path) = form(&world).await;
        let mut other = client.browser.clone();
        other.open(&path).await;
        other.fill(REMARK, "Aucune").press(SAVE_DRAFT).await.expect_status(200);
        for words in ["Les dunes", "Les landes"] {
            client.fill(TOPIC, words);
            said(&on_the_way(&mut client, &path, &["q-f1"]).await, 200, "data-said=\"saved\"");
            assert_eq!(answers(&world, number).await, [words, "Aucune"]);
        }
        client.fill(REMARK, "Deux");
        for words in ["Les landes", "Les bois", "Les prés"] {
            client.fill(TOPIC, words);
            said(&on_the_way(&mut client, &path, &["q-f1", "q-f2"]).await, 409, "<strong>«\u{a0}Une remarque ?\u{a0}»</strong>");
            assert_eq!(answers(&world, number).await, [words, "Aucune"]);
        }
    }

    /// A field that came with a new version after the page was opened is neither a conflict there nor erased by it.
    async fn a_field_that_the_page_never_showed(world: World) {
        let (mut client, number, path) = form(&world).await;
        let manager = world.identify(&world.central().await).await;
        let mut tx = world.ctx.db.write().await.unwrap();
        let mut stored = store::form::find(&mut tx, CODE).await.unwrap().unwrap();
        stored.draft = Json(Definition(vec![field("f1", TOPIC, true), field("f2", REMARK, false), field("f3", "Un souhait ?", false)]));
        assert!(store::form::update(&mut tx, &stored).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(publish(&world.ctx, &manager, CODE).await.unwrap(), 2);
        let mut other = client.browser.clone();
        other.open(&path).await;
        other.fill("Un souhait ?", "Un stage").press(SAVE_DRAFT).await.expect_status(200);

        let wish = async || world.dossier(number).await.forms[0].answers.get("f3").first().to_owned();
        for words in ["Les dunes", "Les landes"] {
            client.fill(TOPIC, words);
            said(&on_the_way(&mut client, &path, &["q-f1"]).await, 200, "data-said=\"saved\"");
            assert_eq!((answers(&world, number).await[0].as_str(), wish().await.as_str()), (words, "Un stage"));
        }
        client.press(SAVE_DRAFT).await.expect_status(200).see("Vos réponses sont enregistrées.");
        assert_eq!(client.value("Un souhait ?"), "Un stage");
    }

    /// What is complete no more says so beside what is to be compared.
    async fn a_draft_again_is_told_with_a_conflict(world: World) {
        let (mut client, number, path) = form(&world).await;
        let person = world.identify(&client).await;
        let typed = [("f1", "Les mares"), ("f2", "Une")].map(|(key, words)| (key.to_owned(), vec![words.to_owned()]));
        let seen = world.dossier(number).await.forms[0].seen();
        assert!(save(&world.ctx, &person, (number, CODE), &typed.into(), (seen, "a page"), Aim::Complete).await.unwrap().is_complete);
        client.open(&path).await;
        let mut other = client.browser.clone();
        other.open(&path).await;
        other.fill(REMARK, "Aucune").press(SAVE_DRAFT).await.expect_status(200);
        client.fill(TOPIC, "").fill(REMARK, "Deux");
        let told = on_the_way(&mut client, &path, &["q-f1", "q-f2"]).await;
        said(&told, 409, "de nouveau un brouillon");
        said(&told, 409, "Vos autres réponses sont enregistrées.");
        assert_eq!(answers(&world, number).await, ["", "Aucune"]);
    }

    /// A question that another window emptied stays empty where this one did not touch it, and takes what is typed where it did.
    async fn what_was_emptied_elsewhere_does_not_come_back(world: World) {
        let (mut client, number, path) = questions(&world).await;
        client.fill(PROJECT, "Enseigner").press(SAVE).await;
        let mut other = client.browser.clone();
        other.open(&path).await;
        other.fill(PROJECT, "").press(SAVE).await.expect_status(200);
        client.fill(YEARS, "2").press(SAVE).await;
        client.expect_status(200).see("Vos réponses sont enregistrées.");
        assert_eq!((client.value(PROJECT), answer(&world, number, "PROJET").await), (String::new(), String::new()));
        assert_eq!(answer(&world, number, "NOMBRE").await, "2");

        // Emptied on the page itself, and typed again as it was.
        client.fill(PROJECT, "Enseigner").press(SAVE).await;
        for words in ["", "Enseigner"] {
            client.fill(PROJECT, words);
            said(&on_the_way(&mut client, &path, &["q-PROJET"]).await, 200, "data-said=\"saved\"");
            assert_eq!(answer(&world, number, "PROJET").await, words);
        }
    }
}
