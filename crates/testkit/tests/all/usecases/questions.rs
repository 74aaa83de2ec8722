//! Questions inside an application: what blocks, what is kept, what a submission freezes.

use std::collections::BTreeMap;

use app::Error;
use app::questions::answer::{Saved, Typed, answer};
use axum::http::Method;
use domain::application::requirement::Obligation;
use domain::application::submit::Missing;
use domain::application::{DocumentStatus, Refusal as StateRefusal};
use domain::form::{FieldKind, field};
use store::Json;
use store::question::Question;
use testkit::people::Client;
use testkit::{World, both_engines};

use super::{Staffed, applied, printed, traced};

fn given(answers: &[(&str, &[&str])]) -> BTreeMap<String, Typed> {
    answers.iter().map(|(code, values)| ((*code).to_owned(), Typed { values: values.iter().map(|v| (*v).to_owned()).collect(), ..Typed::default() })).collect()
}

/// A common question of the institution, a list and a conditional one of the programme.
async fn asked(world: &World, staffed: &Staffed) {
    let common = Question { is_shared: true, ..world.question("PROJET", FieldKind::LongText, "Quel est votre projet ?") };
    let languages =
        Question { choices: Json(field::read_choices(&[], "Anglais\nEspagnol", "")), ..world.question("LANGUE", FieldKind::Choice, "Quelle langue ?") };
    let obligation = Obligation::Conditional.code().to_owned();
    let partner = Question { obligation, ..world.question("ALTERNANCE", FieldKind::Text, "Quelle entreprise ?") };
    world.ask(staffed.institution.programme.session, &[common, languages, partner]).await;
}

async fn save(world: &World, client: &Client, number: i64, answers: &BTreeMap<String, Typed>) -> Result<Saved, Error<StateRefusal>> {
    let person = world.identify(client).await;
    answer(&world.ctx, &person, number, answers, "one page").await
}

/// How many answers are stored, and what the application makes of each question.
async fn standing(world: &World, client: &Client, number: i64) -> (usize, Vec<(String, DocumentStatus, bool, i64)>) {
    let dossier = world.dossier(number).await;
    let mut tx = world.ctx.db.read().await.unwrap();
    let rows = store::question::given(&mut tx, client.person.account, dossier.application.id).await.unwrap();
    (rows.len(), dossier.questions.iter().map(|asked| (asked.code.clone(), asked.status, asked.answer.is_empty(), asked.seen())).collect())
}

both_engines! {
    /// What can be read is saved whatever is missing; mandatory questions without an answer keep the application here.
    async fn unanswered_questions_block_the_submission(world: World) {
        let staffed = Staffed::open(&world).await;
        asked(&world, &staffed).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        for document in ["CV", "RELEVES"] {
            world.deposit(&client, number, document, document).await;
        }
        assert_eq!(world.dossier(number).await.missing().len(), 3, "the documents are there, the answers are not");
        let mut visitor = world.browser();
        visitor.open("/offre/M1INFO").await;
        visitor.see("3 questions sont posées dans la candidature.");

        world.ctx.clock.advance(chrono::TimeDelta::minutes(1));
        let saved = save(&world, &client, number, &given(&[("PROJET", &["Enseigner"]), ("LANGUE", &["italien"])])).await.unwrap();
        assert_eq!(saved.wrong.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["LANGUE"]);
        let person = world.identify(&client).await;
        match app::apply::submit::submit(&world.ctx, &person, number).await {
            Err(Error::Refused(app::apply::submit::Refusal::Missing(missing))) => {
                assert!(missing.len() == 2 && missing.iter().all(|missing| matches!(missing, Missing::Question { .. })), "{missing:?}");
            }
            other => panic!("{other:?}"),
        }
        let mut all = given(&[("PROJET", &["Enseigner"]), ("LANGUE", &["anglais"])]);
        all.insert("ALTERNANCE".to_owned(), Typed { not_concerned: true, ..Typed::default() });
        save(&world, &client, number, &all).await.unwrap();
        let paper = app::papers::dossier::make(&world.ctx, client.person.account, &world.dossier(number).await).await.unwrap();
        let words = printed(&world, &paper.pdf).await;
        let (_, answers) = words.split_once("Questions complémentaires").unwrap_or_else(|| panic!("{words}"));
        for said in ["Quel est votre projet ?", "Enseigner", "Quelle langue ?", "Anglais", "Quelle entreprise ?", "Non concerné"] {
            assert!(answers.contains(said), "{said}: {words}");
        }
        world.submit(&client, number).await;
        assert_eq!(traced(&world, number, "questions.answer").await, 1, "one line for a series");
        let late = save(&world, &client, number, &all).await;
        assert!(matches!(late, Err(Error::Refused(StateRefusal::NotInThisState))), "{late:?}");
    }

    // rule: 70
    /// Never answered, answered with nothing, answered and emptied again, « non concerné » and then not: one and the same, in
    /// the database as on the pages.
    async fn no_answer_is_stored_in_one_way(world: World) {
        let staffed = Staffed::open(&world).await;
        asked(&world, &staffed).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let never = standing(&world, &client, number).await;
        assert_eq!((never.0, never.1.len()), (0, 3));
        let blanks: [&[&str]; 4] = [&[], &[""], &["   "], &[" \r\n\t"]];
        for blank in blanks {
            let nothing = given(&[("PROJET", blank), ("LANGUE", blank), ("ALTERNANCE", blank)]);
            save(&world, &client, number, &nothing).await.unwrap();
            assert_eq!(standing(&world, &client, number).await, never, "{blank:?} where nothing was");
            let mut all = given(&[("PROJET", &["Enseigner"]), ("LANGUE", &["anglais"])]);
            all.insert("ALTERNANCE".to_owned(), Typed { not_concerned: true, ..Typed::default() });
            save(&world, &client, number, &all).await.unwrap();
            assert_eq!(standing(&world, &client, number).await.0, 3);
            save(&world, &client, number, &nothing).await.unwrap();
            assert_eq!(standing(&world, &client, number).await, never, "{blank:?} in place of an answer");
        }
        let question = world.dossier(number).await.questions[0].id;
        let mut tx = world.ctx.db.read().await.unwrap();
        assert!(!store::question::is_answered(&mut tx, question).await.unwrap(), "its kind may be changed again");
    }

    /// A common answer changed for another application does not change what was submitted with the first.
    async fn a_submission_keeps_its_answers(world: World) {
        let staffed = Staffed::open(&world).await;
        let common = Question { is_shared: true, ..world.question("PROJET", FieldKind::LongText, "Quel est votre projet ?") };
        world.ask(staffed.institution.programme.session, &[common]).await;
        let institution = &staffed.institution;
        let offer = world.new_offer("M2INFO", "Master 2 Informatique");
        world.offer(institution.campaign, institution.committee, institution.decision(domain::application::DecisionKind::Favourable), &offer).await;
        let (client, first) = applied(&world, "Inès", "Marchetti").await;
        for document in ["CV", "RELEVES"] {
            world.deposit(&client, first, document, document).await;
        }
        save(&world, &client, first, &given(&[("PROJET", &["Enseigner"])])).await.unwrap();
        world.submit(&client, first).await;

        let second = world.apply(&client, "M2INFO").await;
        assert_eq!(world.dossier(second).await.questions[0].answer.first(), "Enseigner", "answered once for all");
        save(&world, &client, second, &given(&[("PROJET", &["Chercher"])])).await.unwrap();
        for dossier in [world.dossier_for_staff(first).await, world.dossier(first).await] {
            assert_eq!(dossier.questions[0].answer.first(), "Enseigner");
        }
        assert_eq!(world.dossier(second).await.questions[0].answer.first(), "Chercher");
    }

    // rule: 69
    /// Two windows: the slower one reads what the faster one saved beside what it typed, and replaces it only then. What it did
    /// not touch stands as the other one left it, and refuses nothing.
    async fn another_window_was_faster(world: World) {
        let staffed = Staffed::open(&world).await;
        asked(&world, &staffed).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let path = format!("/candidatures/{number}/questions");
        client.open(&path).await.expect_status(200);
        let mut other = client.browser.clone();
        other.open(&path).await;
        let mut third = client.browser.clone();
        third.open(&path).await;
        let project = "Quel est votre projet ?";
        client.fill(project, "Enseigner\nau <collège>").choose("Quelle langue ?", "Anglais").press("Enregistrer mes réponses").await;
        client.see("Vos réponses sont enregistrées.");

        // Saved on the way, it says so; the rest is saved.
        other.fill(project, "Chercher").fill("Quelle entreprise ?", "EDF");
        let typed = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(other.typed(&path)).finish();
        let headers = [("hx-request", "true"), ("content-type", "application/x-www-form-urlencoded")];
        let told = other.send_with(Method::POST, &path, &headers, typed.into()).await;
        assert_eq!(told.status.as_u16(), 409);
        assert!(told.text().contains("data-said=\"refused\"") && told.text().contains("<strong>«\u{a0}Quel est votre projet ?\u{a0}»</strong>"), "{}", told.text());
        let answers = async || {
            let dossier = world.dossier(number).await;
            ["PROJET", "LANGUE", "ALTERNANCE"].map(|code| dossier.questions.iter().find(|asked| asked.code == code).unwrap().answer.first().to_owned())
        };
        assert_eq!(answers().await, ["Enseigner\nau <collège>", "anglais", "EDF"]);

        other.press("Enregistrer mes réponses").await.expect_status(409).see("dans une autre fenêtre");
        other.not_see("Rechargez").see("Enregistré : Enseigner").not_see("Enregistré : Anglais").not_see("Enregistré : EDF");
        assert!(other.html().contains("Enseigner<br/>au &#60;collège&#62;"), "{}", other.html());
        assert_eq!(other.value(project), "Chercher", "what was typed is not lost");
        assert!(other.is_ticked("Anglais"), "what was not touched is shown as it is stored");
        assert_eq!(answers().await, ["Enseigner\nau <collège>", "anglais", "EDF"]);
        other.press("Enregistrer mes réponses").await.expect_status(200).see("Vos réponses sont enregistrées.");
        assert_eq!(answers().await, ["Chercher", "anglais", "EDF"]);

        // Opened before any of it, and about something else.
        let question = "Je ne suis pas concerné par cette question";
        third.fill(project, "Chercher").choose("Quelle langue ?", "Espagnol").press("Enregistrer mes réponses").await;
        third.expect_status(409).see("Enregistré : Anglais").not_see("Enregistré : Chercher").not_see("Enregistré : EDF");
        assert!(!third.is_ticked(question) && third.value("Quelle entreprise ?") == "EDF");
        third.press("Enregistrer mes réponses").await.expect_status(200);
        assert_eq!(answers().await, ["Chercher", "espagnol", "EDF"]);
    }

    /// A question that was answered in another window and not touched in this one refuses nothing and stays as it is; what is
    /// put right after a mistake does not replace unseen what the other window saved.
    async fn what_was_not_touched_refuses_nothing(world: World) {
        let staffed = Staffed::open(&world).await;
        let number_of = world.question("NOMBRE", FieldKind::Number, "Combien d’années ?");
        world.ask(staffed.institution.programme.session, &[world.question("PROJET", FieldKind::LongText, "Quel est votre projet ?"), number_of]).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let path = format!("/candidatures/{number}/questions");
        client.open(&path).await;
        let mut other = client.browser.clone();
        other.open(&path).await;
        let mut third = client.browser.clone();
        third.open(&path).await;
        client.fill("Quel est votre projet ?", "Enseigner").press("Enregistrer mes réponses").await;
        other.fill("Combien d’années ?", "2").press("Enregistrer mes réponses").await;
        other.expect_status(200).see("Vos réponses sont enregistrées.");
        assert_eq!(other.value("Quel est votre projet ?"), "Enseigner");

        third.fill("Combien d’années ?", "deux").press("Enregistrer mes réponses").await;
        third.expect_status(409).see("Enregistré : 2");
        assert_eq!((third.value("Combien d’années ?"), third.value("Quel est votre projet ?")), ("deux".to_owned(), "Enseigner".to_owned()));
        let dossier = world.dossier(number).await;
        let answers: BTreeMap<&str, &str> = dossier.questions.iter().map(|asked| (asked.code.as_str(), asked.answer.first())).collect();
        assert_eq!(answers, BTreeMap::from([("NOMBRE", "2"), ("PROJET", "Enseigner")]));
    }

    /// What a script saves on the way is no conflict for the same page, and one for another.
    async fn answers_are_saved_on_the_way(world: World) {
        let staffed = Staffed::open(&world).await;
        asked(&world, &staffed).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let path = format!("/candidatures/{number}/questions");
        client.open(&path).await;
        let html = client.html();
        assert!(html.contains("hx-post=\"/candidatures/") && html.contains("data-saves"), "{html}");
        let person = world.identify(&client).await;
        let on_the_way = given(&[("LANGUE", &["anglais"])]);
        answer(&world.ctx, &person, number, &on_the_way, "a page").await.unwrap();
        answer(&world.ctx, &person, number, &given(&[("LANGUE", &["espagnol"])]), "a page").await.unwrap();
        let other = answer(&world.ctx, &person, number, &on_the_way, "another page").await.unwrap();
        assert_eq!(other.stale, ["LANGUE"]);
        assert_eq!(world.dossier(number).await.questions.iter().find(|asked| asked.code == "LANGUE").unwrap().answer.first(), "espagnol");
        client.open(&path).await;
        client.choose("Quelle langue ?", "Espagnol").tick("Je ne suis pas concerné par cette question").press("Enregistrer mes réponses").await;
        let dossier = world.dossier(number).await;
        let status = |code: &str| dossier.questions.iter().find(|asked| asked.code == code).map(|asked| asked.status);
        assert_eq!(status("LANGUE"), Some(DocumentStatus::Deposited));
        assert_eq!(status("ALTERNANCE"), Some(DocumentStatus::NotConcerned));
        assert_eq!(status("PROJET"), Some(DocumentStatus::Waiting));
        client.open(&format!("/candidatures/{number}")).await.see("N’oubliez pas de consulter l’onglet « Questions complémentaires »");
        client.follow("Quel est votre projet ?").await.expect_at(&path);
    }

    /// A question that was answered keeps its kind, one that programmes ask is not removed, and other centres see neither.
    async fn answered_questions_keep_their_kind(world: World) {
        let staffed = Staffed::open(&world).await;
        let mut manager = world.sign_in(staffed.manager.person.clone()).await;
        manager.open("/gestion/questions/nouveau").await.expect_status(200);
        manager.fill("Code", "MOTIF").fill("Libellé (Français)", "Pourquoi cette formation ?").choose("Type de réponse", "Texte de plusieurs lignes");
        manager.press("Enregistrer").await.see("Vos modifications sont enregistrées.");
        manager.open("/gestion/formations/M1INFO").await.tick("Pourquoi cette formation ?").press("Enregistrer").await;
        manager.see("Vos modifications sont enregistrées.");
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        save(&world, &client, number, &given(&[("MOTIF", &["Par goût"])])).await.unwrap();

        manager.open("/gestion/questions/MOTIF").await.choose("Type de réponse", "Un choix dans une liste").press("Enregistrer").await;
        manager.expect_status(422).see("Des candidats ont déjà répondu").see("Proposez deux réponses au moins");
        manager.open("/gestion/questions/MOTIF/supprimer").await.press("Oui, supprimer").await.see("encore");
        manager.open(&format!("/gestion/candidatures/{number}/questions")).await.expect_fact("Pourquoi cette formation ?", "Par goût");

        let elsewhere = world.centre("LETTRES", "Lettres").await;
        let mut stranger = world.manager(elsewhere).await;
        assert_eq!(stranger.fetch("/gestion/questions/MOTIF").await.status.as_u16(), 404);
    }
}
