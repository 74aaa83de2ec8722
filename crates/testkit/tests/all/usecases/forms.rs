//! Complementary forms: branching, drafts, completion, versions, files, the PDF on its document.

use std::collections::BTreeMap;

use app::Error;
use app::apply::deposit::{Refusal as TooLarge, Upload};
use app::forms::complete::{Aim, Saved, save};
use app::forms::file::{Place, put_file, remove_file};
use app::forms::{Asked, declare, place, remind};
use app::review::file_status;
use app::setup::form_field::publish;
use axum::http::Method;
use bytes::Bytes;
use chrono::TimeDelta;
use domain::application::requirement::Obligation;
use domain::application::submit::Missing;
use domain::application::{DecisionKind, DocumentStatus, FileStatus, Refusal as StateRefusal};
use domain::form::{Condition, Definition, Field, FieldKind, field};
use domain::permissions::Denied;
use domain::translated::Translated;
use store::Json;
use store::form::Form;
use testkit::dossiers::pdf;
use testkit::people::Client;
use testkit::{World, both_engines};

use super::{Staffed, applied, printed, subjects, traced};

const CODE: &str = "PARCOURS";

fn question(key: &str, kind: FieldKind, label: &str) -> Field {
    let choices = if kind.has_choices() { field::read_choices(&[], "Recherche\nEntreprise", "") } else { Vec::new() };
    Field { key: key.to_owned(), kind, label: Translated::fr(label), help: Translated::default(), is_mandatory: true, choices, shown_if: None }
}

/// A choice, for « Recherche » a text, and a file that is not mandatory.
fn definition() -> Definition {
    let condition = Some(Condition { field: "f1".to_owned(), values: vec!["recherche".to_owned()] });
    Definition(vec![
        question("f1", FieldKind::Choice, "Quelle suite ?"),
        Field { shown_if: condition, ..question("f2", FieldKind::LongText, "Quel sujet ?") },
        Field { is_mandatory: false, ..question("f3", FieldKind::File, "Attestation") },
    ])
}

/// A published form that the programme of the small institution asks for.
async fn asked(world: &World, staffed: &Staffed, change: impl FnOnce(&mut Form)) -> Form {
    let mut form = world.form(CODE, "Votre parcours", definition());
    change(&mut form);
    world.ask_form(staffed.institution.programme.session, &form).await;
    form
}

async fn fill(world: &World, client: &Client, number: i64, answers: &[(&str, &str)], aim: Aim) -> Result<Saved, Error<StateRefusal>> {
    let person = world.identify(client).await;
    let seen = form(world, number).await.seen();
    let typed: BTreeMap<String, Vec<String>> = answers.iter().map(|(key, value)| ((*key).to_owned(), vec![(*value).to_owned()])).collect();
    save(&world.ctx, &person, (number, CODE), &typed, (seen, "a page"), aim).await
}

async fn form(world: &World, number: i64) -> Asked {
    world.dossier(number).await.forms[0].clone()
}

both_engines! {
    // rule: 64
    /// A draft is kept whatever it lacks; completing asks for what is shown and no more; only complete forms let the
    /// application go.
    async fn a_form_is_a_draft_until_it_is_complete(world: World) {
        let staffed = Staffed::open(&world).await;
        asked(&world, &staffed, |_| {}).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        for document in ["CV", "RELEVES"] {
            world.deposit(&client, number, document, document).await;
        }
        fill(&world, &client, number, &[("f1", "recherche")], Aim::Draft).await.unwrap();
        assert!(form(&world, number).await.is_draft());
        let saved = fill(&world, &client, number, &[("f1", "recherche")], Aim::Complete).await.unwrap();
        assert_eq!((saved.missing, saved.is_complete), (vec!["f2".to_owned()], false));
        let person = world.identify(&client).await;
        let refused = app::apply::submit::submit(&world.ctx, &person, number).await;
        assert!(
            matches!(&refused, Err(Error::Refused(app::apply::submit::Refusal::Missing(missing))) if matches!(missing.as_slice(), [Missing::Form { .. }])),
            "{refused:?}"
        );
        assert!(fill(&world, &client, number, &[("f1", "entreprise")], Aim::Complete).await.unwrap().is_complete, "what is hidden is not asked");
        assert!(!fill(&world, &client, number, &[("f1", "recherche")], Aim::Draft).await.unwrap().is_complete, "a draft again");
        assert!(fill(&world, &client, number, &[("f1", "recherche"), ("f2", "Les mares")], Aim::Complete).await.unwrap().is_complete);
        world.submit(&client, number).await;
        let late = fill(&world, &client, number, &[("f1", "entreprise")], Aim::Draft).await;
        assert!(matches!(late, Err(Error::Refused(StateRefusal::NotInThisState))), "{late:?}");
        let kept = &world.dossier_for_staff(number).await.forms[0];
        assert_eq!((kept.answers.get("f2").first(), kept.status), ("Les mares", DocumentStatus::Deposited));
        assert_eq!(traced(&world, number, "form.complete").await, 2);
    }

    /// A complete form whose page saves on the way is told to be a draft while an answer is empty, and is complete again
    /// once it is whole; a draft never becomes complete that way.
    async fn an_answer_that_is_empty_for_a_moment(world: World) {
        let staffed = Staffed::open(&world).await;
        asked(&world, &staffed, |_| {}).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let path = format!("/candidatures/{number}/formulaires/{CODE}");
        client.open(&path).await;
        assert!(!client.html().contains("v-complete"));
        let whole = [("f1", "recherche"), ("f2", "Les mares")];
        assert!(!fill(&world, &client, number, &whole, Aim::Draft).await.unwrap().is_complete, "nobody declared it complete");
        assert!(fill(&world, &client, number, &whole, Aim::Complete).await.unwrap().is_complete);

        let missing = [("f1", "recherche")];
        let saved = fill(&world, &client, number, &missing, Aim::StayComplete).await.unwrap();
        assert_eq!((saved.is_complete, saved.is_draft_again, saved.missing.len()), (false, true, 0));
        assert!(fill(&world, &client, number, &whole, Aim::StayComplete).await.unwrap().is_complete);

        // As the script of the page posts it.
        client.open(&path).await;
        let fields = client.typed(&path);
        assert!(fields.contains(&("v-complete".to_owned(), "yes".to_owned())), "{fields:?}");
        let body = |answer: &str| -> Bytes {
            let typed = fields.iter().map(|(name, value)| (name.as_str(), if name == "q-f2" { answer } else { value.as_str() }));
            url::form_urlencoded::Serializer::new(String::new()).extend_pairs(typed).finish().into()
        };
        let headers = [("hx-request", "true"), ("content-type", "application/x-www-form-urlencoded")];
        for _ in 0..2 {
            let emptied = client.send_with(Method::POST, &path, &headers, body("")).await;
            assert_eq!(emptied.status.as_u16(), 200);
            assert!(emptied.text().contains("data-said=\"draft\"") && emptied.text().contains("de nouveau un brouillon"), "{}", emptied.text());
            assert!(form(&world, number).await.is_draft());
        }
        let filled = client.send_with(Method::POST, &path, &headers, body("Les étangs")).await;
        assert!(filled.text().contains("data-said=\"saved\""), "{}", filled.text());
        let kept = form(&world, number).await;
        assert_eq!((kept.answers.get("f2").first(), kept.status), ("Les étangs", DocumentStatus::Deposited));
        assert!(kept.completed_at.is_some());
    }

    /// Two windows: what only one of them changed is saved, a file too; where both did, the slower one reads both answers, keeps
    /// what was typed, and replaces the other one only then.
    async fn two_windows_of_one_form(world: World) {
        let staffed = Staffed::open(&world).await;
        let notes = Field { is_mandatory: false, ..question("f4", FieldKind::LongText, "Une remarque ?") };
        asked(&world, &staffed, |form| form.draft.0.0.push(notes)).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let path = format!("/candidatures/{number}/formulaires/{CODE}");
        client.open(&path).await;
        let (mut other, mut third) = (client.browser.clone(), client.browser.clone());
        other.open(&path).await;
        third.open(&path).await;
        let upload = Upload { name: "attestation.pdf".into(), bytes: pdf("attestation").into() };
        put_file(&world.ctx, &world.identify(&client).await, Place { number, form: CODE, field: "f3" }, vec![upload]).await.unwrap();
        client.choose("Quelle suite ?", "Recherche").fill("Quel sujet ?", "Les mares\net les étangs").press("Enregistrer le brouillon").await;
        client.expect_status(200).see("Vos réponses sont enregistrées.");
        let answers = async || {
            let form = form(&world, number).await;
            ["f1", "f2", "f4"].map(|key| form.answers.get(key).first().to_owned())
        };

        third.fill("Une remarque ?", "Aucune").press("Enregistrer le brouillon").await;
        third.expect_status(200).see("Vos réponses sont enregistrées.");
        assert_eq!(answers().await, ["recherche", "Les mares\net les étangs", "Aucune"]);

        other.choose("Quelle suite ?", "Recherche").fill("Quel sujet ?", "Les dunes").press("Valider mes réponses").await;
        other.expect_status(409).see("dans une autre fenêtre").not_see("Rechargez").not_see("Enregistré : Recherche").not_see("Enregistré : Aucune");
        assert!(other.html().contains("Les mares<br/>et les étangs"), "{}", other.html());
        assert_eq!((other.value("Quel sujet ?"), other.value("Une remarque ?")), ("Les dunes".to_owned(), "Aucune".to_owned()));
        assert!(form(&world, number).await.is_draft(), "not complete before both were read");
        assert_eq!(answers().await, ["recherche", "Les mares\net les étangs", "Aucune"]);
        other.press("Valider mes réponses").await.see("Votre formulaire est complet.").see("attestation.pdf");
        assert_eq!(answers().await, ["recherche", "Les dunes", "Aucune"]);
    }

    /// Completed answers stay with their version; a draft moves to the next and keeps what fits.
    async fn a_version_does_not_change_under_answers(world: World) {
        let staffed = Staffed::open(&world).await;
        asked(&world, &staffed, |_| {}).await;
        let (done, first) = applied(&world, "Inès", "Marchetti").await;
        let (draft, second) = applied(&world, "Tom", "Berthaud").await;
        fill(&world, &done, first, &[("f1", "entreprise")], Aim::Complete).await.unwrap();
        fill(&world, &draft, second, &[("f1", "entreprise")], Aim::Draft).await.unwrap();

        let manager = world.identify(&world.central().await).await;
        let mut tx = world.ctx.db.write().await.unwrap();
        let mut stored = store::form::find(&mut tx, CODE).await.unwrap().unwrap();
        stored.draft = Json(Definition(vec![question("f1", FieldKind::Choice, "Quelle suite ?"), question("f4", FieldKind::YesNo, "Permis ?")]));
        assert!(store::form::update(&mut tx, &stored).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(publish(&world.ctx, &manager, CODE).await.unwrap(), 2);
        assert_eq!(publish(&world.ctx, &manager, CODE).await.unwrap(), 2, "the same again is no new version");

        let (kept, moved) = (form(&world, first).await, form(&world, second).await);
        assert_eq!((kept.number, kept.status), (1, DocumentStatus::Deposited));
        assert_eq!((moved.number, moved.answers.get("f1").first()), (2, "entreprise"));
        let saved = fill(&world, &draft, second, &[("f1", "entreprise")], Aim::Complete).await.unwrap();
        assert_eq!(saved.missing, ["f4"]);
    }

    // rule: 65
    /// A form shared by all applications is answered once, and what was submitted stays as it was.
    async fn one_set_of_answers_for_all_applications(world: World) {
        let staffed = Staffed::open(&world).await;
        asked(&world, &staffed, |form| form.is_shared = true).await;
        let institution = &staffed.institution;
        let favourable = institution.decision(domain::application::DecisionKind::Favourable);
        world.offer(institution.campaign, institution.committee, favourable, &world.new_offer("M2INFO", "Master 2 Informatique")).await;
        let (client, first) = applied(&world, "Inès", "Marchetti").await;
        for document in ["CV", "RELEVES"] {
            world.deposit(&client, first, document, document).await;
        }
        fill(&world, &client, first, &[("f1", "entreprise")], Aim::Complete).await.unwrap();
        world.submit(&client, first).await;
        let second = world.apply(&client, "M2INFO").await;
        assert_eq!(form(&world, second).await.status, DocumentStatus::Deposited);
        fill(&world, &client, second, &[("f1", "recherche"), ("f2", "Les mares")], Aim::Complete).await.unwrap();
        assert_eq!(world.dossier_for_staff(first).await.forms[0].answers.get("f1").first(), "entreprise");
        assert_eq!(form(&world, second).await.answers.get("f1").first(), "recherche");
    }

    /// « Non concerné » only where the form says so; the draft comes back with it.
    async fn a_conditional_form_may_be_declined(world: World) {
        let staffed = Staffed::open(&world).await;
        asked(&world, &staffed, |form| Obligation::Conditional.code().clone_into(&mut form.obligation)).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        fill(&world, &client, number, &[("f1", "recherche")], Aim::Draft).await.unwrap();
        let person = world.identify(&client).await;
        declare::declare(&world.ctx, &person, number, CODE, true).await.unwrap();
        assert_eq!(form(&world, number).await.status, DocumentStatus::NotConcerned);
        declare::declare(&world.ctx, &person, number, CODE, false).await.unwrap();
        assert_eq!(form(&world, number).await.answers.get("f1").first(), "recherche");
    }

    /// A file is an answer like another; the answers as a PDF stand on the document that takes them.
    async fn files_and_the_paper(world: World) {
        let staffed = Staffed::open(&world).await;
        let document = world.document_type("FORM-PDF", "Formulaire complémentaire à télécharger en PDF", Obligation::Mandatory, true).await;
        asked(&world, &staffed, |form| form.document_type_id = Some(document)).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        let at = |field| Place { number, form: CODE, field };
        let upload = || vec![Upload { name: "attestation.pdf".into(), bytes: pdf("attestation").into() }];
        put_file(&world.ctx, &person, at("f3"), upload()).await.unwrap();
        let wrong = put_file(&world.ctx, &person, at("f2"), upload()).await;
        assert!(matches!(wrong, Err(Error::NotFound)), "a text takes no file: {wrong:?}");
        fill(&world, &client, number, &[("f1", "entreprise")], Aim::Complete).await.unwrap();
        let url = format!("/candidatures/{number}/formulaires/{CODE}");
        let file = client.fetch(&format!("{url}/champs/f3/fichier")).await;
        assert!(file.body.starts_with(b"%PDF-"));
        assert_eq!(file.headers["accept-ranges"], "bytes");

        client.open(&format!("{url}/reponses")).await.expect_fact("Quelle suite ?", "Entreprise").see("attestation.pdf");
        let paper = client.fetch(&format!("{url}/reponses.pdf")).await;
        let words = printed(&world, &paper.body).await;
        for said in ["Votre parcours", "Quelle suite ?", "Entreprise", "Attestation", "attestation.pdf"] {
            assert!(words.contains(said), "{said}: {words}");
        }
        assert!(!words.contains("Quel sujet ?"), "what is hidden is not printed: {words}");
        // Before the answers stand in it as a document too.
        let words = printed(&world, &client.fetch(&format!("/candidatures/{number}/dossier.pdf")).await.body).await;
        let (_, answers) = words.split_once("Formulaire complémentaire – Votre parcours").unwrap_or_else(|| panic!("{words}"));
        assert!(answers.contains("Quelle suite ?") && answers.contains("Entreprise") && answers.contains("attestation.pdf"), "{words}");
        client.press("Déposer ce PDF dans « Formulaire complémentaire à télécharger en PDF »").await.expect_at(&format!("/candidatures/{number}"));
        world.run_jobs().await;
        let dossier = world.dossier(number).await;
        let item = dossier.items.iter().find(|item| item.kind.id == document).unwrap();
        assert_eq!(item.status, DocumentStatus::Deposited);
        let key = item.version.as_ref().and_then(|version| version.canonical_key.clone()).unwrap();
        let words = printed(&world, &world.ctx.files.get(&key.parse().unwrap()).await.unwrap()).await;
        assert!(words.contains("Quelle suite ?") && words.contains("Entreprise"), "{words}");

        remove_file(&world.ctx, &person, at("f3")).await.unwrap();
        assert_eq!(client.fetch(&format!("{url}/champs/f3/fichier")).await.status.as_u16(), 404);
        let stranger = world.applicant("Zoé", "Lefèvre").await;
        let stranger = world.identify(&stranger).await;
        let foreign = place::place(&world.ctx, &stranger, number, CODE).await;
        assert!(matches!(foreign, Err(Error::NotFound | Error::Denied(_))), "{foreign:?}");
    }

    /// An application that is destroyed takes the files that answer its forms, and leaves those of the person's others.
    async fn a_destroyed_application_takes_its_own_files(world: World) {
        let staffed = Staffed::open(&world).await;
        asked(&world, &staffed, |form| (form.is_shared, form.per_application) = (true, true)).await;
        let favourable = staffed.institution.decision(DecisionKind::Favourable);
        world.offer(staffed.institution.campaign, staffed.institution.committee, favourable, &world.new_offer("M2INFO", "M2INFO")).await;
        let (client, first) = applied(&world, "Inès", "Marchetti").await;
        let second = world.apply(&client, "M2INFO").await;
        let person = world.identify(&client).await;
        for (number, name) in [(first, "a"), (first, "b"), (second, "c")] {
            let upload = Upload { name: format!("{name}.pdf"), bytes: pdf(name).into() };
            put_file(&world.ctx, &person, Place { number, form: CODE, field: "f3" }, vec![upload]).await.unwrap();
        }
        let kept: uuid::Uuid = form(&world, second).await.answers.get("f3").first().parse().unwrap();
        let application = world.dossier(first).await.application.id;
        let mut tx = world.ctx.db.write().await.unwrap();
        let gone: Vec<uuid::Uuid> = store::application::destroy::form_files(&mut tx, application).await.unwrap().iter().map(|file| file.id).collect();
        assert!(gone.len() == 2 && !gone.contains(&kept), "the one that was replaced too: {gone:?}");
        store::application::destroy::rows(&mut tx, application, &gone).await.unwrap();
        for file in &gone {
            assert!(store::form::file(&mut tx, *file).await.unwrap().is_none());
        }
        assert!(store::form::file(&mut tx, kept).await.unwrap().is_some());
        tx.commit().await.unwrap();
    }

    /// Staff read what was answered for good and is shown: nothing of a draft, no file of a hidden field; nor does a
    /// submission keep it. The applicant's own page keeps everything.
    async fn staff_read_what_was_given(world: World) {
        let mut staffed = Staffed::open(&world).await;
        let shown_if = definition().0[1].shown_if.clone();
        asked(&world, &staffed, |form| form.draft.0.0[2].shown_if = shown_if).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        for document in ["CV", "RELEVES"] {
            world.deposit(&client, number, document, document).await;
        }
        let (page, file) = (format!("/gestion/candidatures/{number}/formulaires"), format!("/candidatures/{number}/formulaires/{CODE}/champs/f3/fichier"));
        let managed = format!("/gestion{file}");
        let research = [("f1", "recherche"), ("f2", "Les mares")];
        fill(&world, &client, number, &research, Aim::Draft).await.unwrap();
        let upload = Upload { name: "attestation.pdf".into(), bytes: pdf("attestation").into() };
        put_file(&world.ctx, &person, Place { number, form: CODE, field: "f3" }, vec![upload]).await.unwrap();
        staffed.manager.open(&page).await.not_see("Les mares").not_see("attestation.pdf");
        assert_eq!(staffed.manager.fetch(&managed).await.status.as_u16(), 404, "of a draft");
        fill(&world, &client, number, &research, Aim::Complete).await.unwrap();
        staffed.manager.open(&page).await.see("Les mares").see("attestation.pdf");
        assert_eq!(staffed.manager.fetch(&managed).await.status.as_u16(), 200);
        fill(&world, &client, number, &[("f1", "entreprise"), ("f2", "Les mares")], Aim::Complete).await.unwrap();
        staffed.manager.open(&page).await.not_see("Les mares").not_see("attestation.pdf");
        assert_eq!(staffed.manager.fetch(&managed).await.status.as_u16(), 404, "of a hidden field");
        assert_eq!(client.fetch(&file).await.status.as_u16(), 200);
        world.submit(&client, number).await;
        let kept = &world.dossier_for_staff(number).await.forms[0].answers;
        assert_eq!(kept.0.keys().collect::<Vec<_>>(), ["f1"]);
    }

    /// « Relancer »: one mail with the forms that can still be answered, however often the button is pressed within a
    /// minute; nothing once all are answered, nothing by whoever only reads, nothing about somebody else's application.
    async fn a_manager_reminds_of_forms(world: World) {
        let mut staffed = Staffed::open(&world).await;
        asked(&world, &staffed, |_| {}).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        world.run_jobs().await;
        let before = subjects(&world, &client.person.email).await.len();
        let tab = format!("/gestion/candidatures/{number}/formulaires");
        let manager = world.identify(&staffed.manager).await;
        staffed.manager.open(&tab).await.see("Un formulaire attend une réponse");
        staffed.manager.press("Relancer").await.see("La relance est envoyée.");
        world.ctx.clock.advance(TimeDelta::seconds(59));
        remind::remind(&world.ctx, &manager, number).await.unwrap();
        assert_eq!((subjects(&world, &client.person.email).await.len(), traced(&world, number, "form.remind").await), (before + 1, 1));
        let mail = world.last_mail_to(&client.person.email).await;
        assert!(mail.subject.ends_with("un formulaire attend votre réponse") && mail.text.contains("- Votre parcours ("), "{mail:?}");
        assert_eq!(mail.links()[0], world.ctx.link(&format!("/candidatures/{number}/formulaires/{CODE}")));
        staffed.manager.open(&format!("/gestion/candidatures/{number}/historique")).await.see("Relance des formulaires envoyée");

        world.ctx.clock.advance(TimeDelta::seconds(1));
        remind::remind(&world.ctx, &manager, number).await.unwrap();
        assert_eq!(subjects(&world, &client.person.email).await.len(), before + 2);

        fill(&world, &client, number, &[("f1", "entreprise")], Aim::Complete).await.unwrap();
        staffed.manager.open(&tab).await.not_see("Relancer");
        let late = remind::remind(&world.ctx, &manager, number).await;
        assert!(matches!(late, Err(Error::Refused(remind::Refusal::NothingToAnswer))), "{late:?}");
        fill(&world, &client, number, &[("f1", "recherche")], Aim::Draft).await.unwrap();
        let applicant = remind::remind(&world.ctx, &world.identify(&client).await, number).await;
        let elsewhere = world.centre("LETTRES", "Lettres").await;
        let stranger = remind::remind(&world.ctx, &world.identify(&world.manager(elsewhere).await).await, number).await;
        for foreign in [applicant, stranger] {
            assert!(matches!(foreign, Err(Error::Denied(Denied::OutOfScope))), "{foreign:?}");
        }
        assert_eq!(traced(&world, number, "form.remind").await, 2);
    }

    /// Of a file that is incomplete, what its applicant is asked counts and not what was submitted: on the page of staff, in
    /// the mail, and when the mail is sent after everything was answered.
    async fn a_reminder_is_about_what_the_applicant_sees(world: World) {
        let mut staffed = Staffed::open(&world).await;
        asked(&world, &staffed, |_| {}).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        for document in ["CV", "RELEVES"] {
            world.deposit(&client, number, document, document).await;
        }
        fill(&world, &client, number, &[("f1", "entreprise")], Aim::Complete).await.unwrap();
        world.submit(&client, number).await;
        let tab = format!("/gestion/candidatures/{number}/formulaires");
        staffed.manager.open(&tab).await.not_see("Relancer");
        let manager = world.identify(&staffed.manager).await;
        file_status::set(&world.ctx, &manager, number, FileStatus::Incomplete, Some(world.ctx.today()), None).await.unwrap();
        fill(&world, &client, number, &[("f1", "recherche")], Aim::Draft).await.unwrap();
        staffed.manager.open(&tab).await.see("Un formulaire attend une réponse");
        staffed.manager.press("Relancer").await.see("La relance est envoyée.");
        let mail = world.last_mail_to(&client.person.email).await;
        assert!(mail.subject.ends_with("un formulaire attend votre réponse") && mail.text.contains("- Votre parcours ("), "{mail:?}");

        let before = subjects(&world, &client.person.email).await.len();
        world.ctx.clock.advance(TimeDelta::minutes(1));
        remind::remind(&world.ctx, &manager, number).await.unwrap();
        fill(&world, &client, number, &[("f1", "entreprise")], Aim::Complete).await.unwrap();
        assert_eq!(subjects(&world, &client.person.email).await.len(), before, "a reminder of nothing is not sent");
        staffed.manager.open(&tab).await.not_see("Relancer");
    }

    /// What is joined to a form counts in the room of the application, for documents and messages too.
    async fn files_of_forms_take_room(world: World) {
        let staffed = Staffed::open(&world).await;
        asked(&world, &staffed, |_| {}).await;
        world.set("documents.max_application_mib", 1.into()).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        let place = Place { number, form: CODE, field: "f3" };
        let small = pdf("attestation");
        let (length, large) = (i64::try_from(small.len()).unwrap(), vec![b'x'; 1 << 20]);
        put_file(&world.ctx, &person, place, vec![Upload { name: "a.pdf".into(), bytes: small.into() }]).await.unwrap();
        let upload = || vec![Upload { name: "b.pdf".into(), bytes: large.clone().into() }];
        let all = length + (1 << 20);
        let kind = world.document_of(number, "CV").await;
        let refused = app::apply::deposit::deposit(&world.ctx, &person, number, kind, upload()).await;
        assert!(matches!(refused, Err(Error::Refused(TooLarge::ApplicationTooLarge { found, .. })) if found == all), "{refused:?}");
        let refused = app::messages::send_by_applicant(&world.ctx, &person, number, "", upload()).await;
        let is_refused = matches!(
            &refused,
            Err(Error::Refused(app::messages::Refusal::Document(TooLarge::ApplicationTooLarge { found, .. }))) if *found == all
        );
        assert!(is_refused, "{refused:?}");
        // In place of the one there is.
        let larger = vec![Upload { name: "c.pdf".into(), bytes: vec![b'x'; (1 << 20) + 1].into() }];
        let refused = put_file(&world.ctx, &person, place, larger).await;
        assert!(matches!(refused, Err(Error::Refused(TooLarge::ApplicationTooLarge { found, .. })) if found == (1 << 20) + 1), "{refused:?}");
    }

    /// A manager makes a form on its pages; an applicant fills it in without script.
    async fn from_the_set_up_to_the_answers(world: World) {
        let staffed = Staffed::open(&world).await;
        let mut manager = world.sign_in(staffed.manager.person.clone()).await;
        manager.open("/gestion/formulaires/nouveau").await.expect_status(200);
        manager.fill("Code", "STAGE").fill("Libellé (Français)", "Votre stage").press("Enregistrer").await.see("Vos modifications sont enregistrées.");
        manager.open("/gestion/formulaires/STAGE/champs").await.see("jamais publié").see("n’a pas encore de question");
        manager.follow("Nouvelle question").await;
        manager.fill("Libellé (Français)", "Avez-vous un stage ?").choose("Type de réponse", "Oui ou non").tick("Réponse obligatoire").press("Enregistrer").await;
        manager.follow("Nouvelle question").await;
        manager.fill("Libellé (Français)", "Chez qui ?").choose("Type de réponse", "Texte d’une ligne").tick("Réponse obligatoire");
        manager.tick("Avez-vous un stage ? : Oui").press("Enregistrer").await.expect_status(200);
        manager.see("À remplir si vous avez répondu « Oui » à « Avez-vous un stage ? »");
        manager.open("/gestion/formulaires/STAGE/apercu").await.see("Chez qui ?");
        manager.open("/gestion/formulaires/STAGE/champs").await.press("Publier le formulaire").await.see("Le formulaire est publié.").see("version 1");
        manager.open("/gestion/formations/M1INFO").await.tick("Votre stage").press("Enregistrer").await.see("Vos modifications sont enregistrées.");

        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        client.open(&format!("/candidatures/{number}")).await.see("N’oubliez pas de consulter l’onglet « Formulaires complémentaires »");
        client.follow("Formulaires complémentaires 0 / 1").await.see("cliquez sur son Url");
        client.follow("Ouvrir – Votre stage").await;
        client.choose("Avez-vous un stage ?", "Oui").press("Valider mes réponses").await.expect_status(422).see("« Chez qui ? » : répondez à cette question");
        client.fill("Chez qui ?", "EDF").press("Enregistrer le brouillon").await.see("Vos réponses sont enregistrées.").see("Brouillon");
        client.press("Valider mes réponses").await.see("Votre formulaire est complet.").expect_fact("Chez qui ?", "EDF");

        manager.open(&format!("/gestion/candidatures/{number}/formulaires")).await.expect_fact("Chez qui ?", "EDF");
        manager.open("/gestion/formulaires/STAGE/supprimer").await.press("Oui, supprimer").await.see("encore");
        let elsewhere = world.centre("LETTRES", "Lettres").await;
        let mut stranger = world.manager(elsewhere).await;
        for path in ["/gestion/formulaires/STAGE", "/gestion/formulaires/STAGE/champs"] {
            assert_eq!(stranger.fetch(path).await.status.as_u16(), 404, "{path}");
        }
    }
}
