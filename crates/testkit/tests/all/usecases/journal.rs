//! « Journal de ma candidature »: everything that concerns its applicant, nothing that does not, no name of the staff.

use std::collections::BTreeMap;

use app::apply::deposit::{self, Upload};
use app::apply::{answer, cancel, declare, journal};
use app::forms::complete::{Aim, save};
use app::forms::file::{Place, put_file, remove_file};
use app::i18n::Lang;
use app::questions::answer::Typed;
use app::review::corrections;
use app::review::dates::{self, Which};
use app::review::fees::{self, Fees};
use app::review::judge::{Judgement, Verdict, judge};
use app::review::registration::{self, Sent};
use app::review::{file_status, notes};
use chrono::{Days, TimeDelta};
use domain::application::requirement::Obligation;
use domain::application::{DecisionKind, FileStatus};
use domain::form::{Definition, Field, FieldKind};
use domain::translated::Translated;
use testkit::dossiers::pdf;
use testkit::{World, both_engines};

use super::{Staffed, applied};

const FORM: &str = "PARCOURS";

/// What the journal of an application says, the latest first.
async fn told(world: &World, client: &testkit::people::Client, number: i64) -> Vec<String> {
    let person = world.identify(client).await;
    let (_, events) = journal::of_own(&world.ctx, &person, number, Lang::FR).await.unwrap();
    events.into_iter().map(|event| testkit::browser::plain(&format!("{} ({})", event.what, event.by_code()))).collect()
}

fn has(lines: &[String], words: &str) -> bool {
    lines.contains(&testkit::browser::plain(words))
}

/// A conditional form with a text and a file, a question, a conditional document, letters of admission.
async fn ask_everything(world: &World, staffed: &Staffed) {
    let session = staffed.institution.programme.session;
    let field = |key: &str, kind, label: &str, is_mandatory| Field {
        key: key.to_owned(),
        kind,
        label: Translated::fr(label),
        help: Translated::default(),
        is_mandatory,
        choices: Vec::new(),
        shown_if: None,
    };
    let fields = vec![field("f1", FieldKind::Text, "Quelle suite ?", true), field("f2", FieldKind::File, "Attestation", false)];
    let mut form = world.form(FORM, "Votre parcours", Definition(fields));
    Obligation::Conditional.code().clone_into(&mut form.obligation);
    world.ask_form(session, &form).await;
    world.ask(session, &[world.question("PROJET", FieldKind::LongText, "Quel est votre projet ?")]).await;
    world.document_type("BOURSE", "Attestation de bourse", Obligation::Conditional, true).await;
    let mut tx = world.ctx.db.write().await.unwrap();
    let mut committee = store::catalogue::lookup_committee(&mut tx, staffed.institution.committee.0).await.unwrap().unwrap();
    committee.letters.0 = domain::letters::Wanted::ALL.iter().map(|wanted| wanted.code().to_owned()).collect();
    assert!(store::catalogue::update_committee(&mut tx, &committee).await.unwrap());
    tx.commit().await.unwrap();
    world.set("applications.automatic_submission", true.into()).await;
}

/// How a document is judged as it stands.
async fn judgement(world: &World, number: i64, document: &str, verdict: Verdict, comment: &str) -> Judgement {
    let item = world.dossier_for_staff(number).await.items.into_iter().find(|item| item.kind.code == document).unwrap();
    Judgement { document: document.to_owned(), verdict, comment: comment.to_owned(), version: item.version.unwrap().id, standing: None }
}

both_engines! {
    /// From the beginning to the published decision: who did what, in words. A draft, a note and names of staff are not told.
    async fn a_journal_tells_what_concerns_its_applicant(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut client, number) = world.submitted("Inès", "Marchetti").await;
        let manager = world.identify(&staffed.manager).await;
        notes::add(&world.ctx, &manager, number, "note entre nous").await.unwrap();
        app::messages::send_by_staff(&world.ctx, &manager, number, "Bonjour", Vec::new()).await.unwrap();
        let person = world.identify(&client).await;
        app::messages::send_by_applicant(&world.ctx, &person, number, "Merci", Vec::new()).await.unwrap();
        let draft = staffed.draft(&world, number, DecisionKind::Favourable, None).await;
        let lines = told(&world, &client, number).await;
        for words in [
            "Candidature créée (applicant)",
            "Pièce déposée : Curriculum vitae (applicant)",
            "Candidature transmise (applicant)",
            "Message reçu (staff)",
            "Message envoyé (applicant)",
        ] {
            assert!(has(&lines, words), "{words}: {lines:#?}");
        }
        assert!(!lines.iter().any(|line| line.contains("Décision") || line.contains("entre nous")), "{lines:#?}");

        staffed.publish(&world, draft).await;
        let lines = told(&world, &client, number).await;
        assert_eq!(lines.iter().filter(|line| line.starts_with("Décision publiée")).count(), 1, "{lines:#?}");
        let page = format!("/candidatures/{number}/journal");
        client.open(&page).await;
        client.see("Journal de ma candidature").see("Le service").see("Vous").not_see("Gaëlle").not_see("note entre nous");
        client.open(&format!("/candidatures/{number}")).await;
        client.see("Journal de ma candidature").not_see("Message reçu");

        let mut stranger = world.applicant("Paul", "Durand").await;
        assert_eq!(stranger.fetch(&page).await.status.as_u16(), 404);
        let mut manager = staffed.manager;
        assert_eq!(manager.fetch(&page).await.status.as_u16(), 404);
    }

    /// One application through all that its applicant, staff and the system do: each step has its line, and nothing that was
    /// recorded is left out but what committees prepare.
    async fn every_step_has_its_line(world: World) {
        let staffed = Staffed::open(&world).await;
        ask_everything(&world, &staffed).await;
        let staff = world.identify(&staffed.manager).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        let ctx = &world.ctx;

        // What the applicant prepares.
        world.deposit(&client, number, "CV", "CV").await;
        world.deposit(&client, number, "CV", "CV 2").await;
        deposit::remove(ctx, &person, number, world.document_of(number, "CV").await).await.unwrap();
        world.deposit(&client, number, "CV", "CV 3").await;
        world.deposit(&client, number, "RELEVES", "Relevés").await;
        for not_concerned in [true, false] {
            declare::declare(ctx, &person, number, world.document_of(number, "BOURSE").await, not_concerned).await.unwrap();
            app::forms::declare::declare(ctx, &person, number, FORM, not_concerned).await.unwrap();
        }
        declare::declare(ctx, &person, number, world.document_of(number, "BOURSE").await, true).await.unwrap();
        app::forms::remind::remind(ctx, &staff, number).await.unwrap();
        let place = || Place { number, form: FORM, field: "f2" };
        let fill = async |aim| {
            let seen = world.dossier(number).await.forms[0].seen();
            let typed = BTreeMap::from([("f1".to_owned(), vec!["La lande".to_owned()])]);
            save(ctx, &person, (number, FORM), &typed, (seen, "a page"), aim).await.unwrap()
        };
        fill(Aim::Draft).await;
        put_file(ctx, &person, place(), vec![Upload { name: "attestation.pdf".to_owned(), bytes: pdf("attestation").into() }]).await.unwrap();
        remove_file(ctx, &person, place()).await.unwrap();
        assert!(fill(Aim::Complete).await.is_complete);
        let typed = BTreeMap::from([("PROJET".to_owned(), Typed { values: vec!["Enseigner".to_owned()], ..Typed::default() })]);
        app::questions::answer::answer(ctx, &person, number, &typed, "one page").await.unwrap();
        for accepts in [true, false] {
            app::deadlines::submit::answer(ctx, &person, number, accepts).await.unwrap();
        }
        cancel::cancel(ctx, &person, number).await.unwrap();
        cancel::undo(ctx, &person, number).await.unwrap();
        world.submit(&client, number).await;

        // What becomes of it.
        app::messages::send_by_staff(ctx, &staff, number, "Bonjour", Vec::new()).await.unwrap();
        app::messages::send_by_applicant(ctx, &person, number, "Merci", Vec::new()).await.unwrap();
        let validated = judgement(&world, number, "RELEVES", Verdict::Validate, "").await;
        judge(ctx, &staff, number, &[validated]).await.unwrap();
        let until = world.dossier(number).await.return_on + Days::new(5);
        let refused = judgement(&world, number, "CV", Verdict::Refuse, "sans date").await;
        corrections::ask(ctx, &staff, number, &[refused], Some(until)).await.unwrap();
        world.deposit(&client, number, "CV", "CV 4").await;
        world.submit(&client, number).await;
        let later = until + Days::new(2);
        dates::set(ctx, &staff, number, Which::Return, Some(later), Some(until)).await.unwrap();
        dates::set(ctx, &staff, number, Which::Return, None, Some(later)).await.unwrap();
        file_status::set(ctx, &staff, number, FileStatus::Complete, Some(ctx.today()), None).await.unwrap();

        // Called from the list.
        let (other, admitted) = applied(&world, "Anne", "Admise").await;
        staffed.decide(&world, admitted, DecisionKind::Favourable, None).await;
        staffed.decide(&world, number, DecisionKind::ComplementaryList, Some(1)).await;
        answer::withdraw(ctx, &world.identify(&other).await, admitted).await.unwrap();
        world.advance(TimeDelta::minutes(10)).await;
        let answers = ctx.today() + Days::new(30);
        let given = world.dossier_for_staff(number).await.application.new_confirmation_on;
        dates::set(ctx, &staff, number, Which::Confirmation, Some(answers), given).await.unwrap();
        dates::set(ctx, &staff, number, Which::Confirmation, None, Some(answers)).await.unwrap();
        let due = Fees { cents: Some(17_050), note: "Boursière".to_owned() };
        fees::set(ctx, &staff, number, &due, &Fees::default()).await.unwrap();
        fees::set(ctx, &staff, number, &Fees::default(), &due).await.unwrap();
        registration::set(ctx, &staff, number, "OPI-4711", Sent::default()).await.unwrap();
        registration::set(ctx, &staff, number, "", Sent { seen: "OPI-4711", ..Sent::default() }).await.unwrap();
        answer::withdraw(ctx, &person, number).await.unwrap();
        answer::undo_withdrawal(ctx, &person, number).await.unwrap();
        answer::confirm(ctx, &person, number).await.unwrap();

        let day = |day| app::format::long_date(Lang::FR, day);
        let expected: &[&str] = &[
            "Candidature créée (applicant)",
            "Pièce déposée : Curriculum vitae (applicant)",
            "Pièce remplacée : Curriculum vitae (applicant)",
            "Fichier supprimé : Curriculum vitae (applicant)",
            "Pièce déposée : Curriculum vitae (applicant)",
            "Pièce déposée : Relevés de notes (applicant)",
            "Non concerné par : Attestation de bourse (applicant)",
            "Non concerné par : Votre parcours (applicant)",
            "De nouveau concerné par : Attestation de bourse (applicant)",
            "De nouveau concerné par : Votre parcours (applicant)",
            "Non concerné par : Attestation de bourse (applicant)",
            "Formulaires complémentaires : relance envoyée (staff)",
            "Formulaire « Votre parcours » : réponses enregistrées (applicant)",
            "Formulaire « Votre parcours » : fichier déposé (applicant)",
            "Formulaire « Votre parcours » : fichier supprimé (applicant)",
            "Formulaire « Votre parcours » : réponses validées (applicant)",
            "Réponses aux questions enregistrées (applicant)",
            "Transmission automatique acceptée (applicant)",
            "Transmission automatique refusée (applicant)",
            "Candidature annulée (applicant)",
            "Candidature rétablie (applicant)",
            "Candidature transmise (applicant)",
            "Message reçu (staff)",
            "Message envoyé (applicant)",
            "Pièce vérifiée : Relevés de notes, Validée (staff)",
            "Pièce vérifiée : Curriculum vitae, Refusée (staff)",
            &format!("Corrections demandées, à transmettre avant la fin du {} (staff)", day(until)),
            "Pièce remplacée : Curriculum vitae (applicant)",
            "Candidature transmise (applicant)",
            &format!("Date limite de retour : {} (staff)", day(later)),
            "Date limite de retour : de nouveau celle de la formation (staff)",
            "Statut du dossier : Complet (staff)",
            "Décision publiée : Liste complémentaire (staff)",
            "Décision publiée : Favorable (system)",
            "Lettre établie (system)",
            &format!("Date limite de confirmation : {} (staff)", day(answers)),
            "Date limite de confirmation : de nouveau celle de la formation (staff)",
            "Montant des droits d’inscription : 170,50 € – Boursière (staff)",
            "Montant des droits d’inscription retiré (staff)",
            "Identifiant d’inscription : OPI-4711 (staff)",
            "Identifiant d’inscription retiré (staff)",
            "Désistement (applicant)",
            "Désistement annulé (applicant)",
            "Admission confirmée (applicant)",
        ];
        // Lines of one instant stand in any order.
        let mut expected: Vec<String> = expected.iter().map(|line| testkit::browser::plain(line)).collect();
        let mut lines = told(&world, &client, number).await;
        expected.sort();
        lines.sort();
        assert_eq!(lines, expected);

        let application = world.dossier(number).await.application.id;
        let mut tx = ctx.db.read().await.unwrap();
        let recorded = store::audit::whole(&mut tx, application).await.unwrap();
        let mut untold: Vec<&str> =
            recorded.iter().map(|line| line.action.as_str()).filter(|action| ["decision.enter", "decision.validate"].contains(action)).collect();
        untold.sort_unstable();
        assert_eq!((untold.as_slice(), recorded.len()), (["decision.enter", "decision.validate"].as_slice(), lines.len() + 2));
    }
}
