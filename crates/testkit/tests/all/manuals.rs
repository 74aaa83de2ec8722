//! Lines of the five manuals that no journey walks through: what an institution words in its own way, what it announces,
//! and what depends on the person.

use app::apply::{answer, cancel};
use app::decide::enter::{Entered, enter};
use app::decide::publish::{When, publish};
use app::setup::{Typed, decision_type};
use chrono::{Days, TimeDelta};
use domain::application::requirement::{AskedOf, Obligation};
use domain::application::{Acceptance, DecisionKind};
use domain::translated::Translated;
use store::Json;
use testkit::both_engines;
use testkit::people::PASSWORD;

use crate::usecases::{Staffed, applied};

const SAVED: &str = "Vos modifications sont enregistrées.";

both_engines! {
    // covers: M0.01, M0.02, M0.03, M0.09, M4.02
    /// Both ways to sign in stand on the home page, the local one with its three links.
    async fn both_ways_stand_on_the_home_page(world: World) {
        let world = world.with_sign_on();
        world.institution().await;
        let mut browser = world.browser();
        browser.open("/").await;
        browser.see("Non connecté").see("Je suis étudiant à l’Université d’Exemple").see("Je ne suis pas étudiant à l’Université d’Exemple");
        browser.see("Veuillez vous connecter avec votre compte eCandidat").see("Informations");
        for link in ["Accueil", "Assistance", "Offre de formation", "Connexion ENT"] {
            assert!(browser.has_link(link), "{link}");
        }
        for link in ["J’ai oublié mes identifiants", "J’ai perdu mon code d’activation", "Créer un compte"] {
            assert!(browser.has_link(link), "{link}");
        }
        assert!(browser.has_field("Utilisateur") && browser.has_field("Mot de passe") && browser.has_button("Connexion"));
    }

    // covers: M0.02
    /// The menu of every page offers both ways, and signing in leads back to the page where it was asked for.
    async fn both_ways_stand_in_every_menu(world: World) {
        let world = world.with_sign_on();
        world.institution().await;
        let person = world.person("Ada", "Autre").await;
        let mut browser = world.browser();
        for (page, back) in [("/", ""), ("/offre", "?suite=%2Foffre"), ("/assistance", "?suite=%2Fassistance"), ("/compte/creer", "")] {
            browser.open(page).await;
            assert_eq!(browser.href("Connexion"), format!("/connexion{back}"), "{page}");
            assert_eq!(browser.href("Connexion ENT"), format!("/connexion/ent{back}"), "{page}");
        }
        browser.open("/assistance").await;
        browser.follow("Connexion").await;
        browser.expect_at("/connexion");
        assert_eq!(browser.href("Connexion ENT"), "/connexion/ent?suite=%2Fassistance");
        browser.fill("Utilisateur", &person.email).fill("Mot de passe", "une phrase fausse").press("Connexion").await;
        assert_eq!(browser.href("Connexion ENT"), "/connexion/ent?suite=%2Fassistance");
        browser.fill("Mot de passe", PASSWORD).press("Connexion").await;
        browser.expect_at("/assistance");
        assert!(!browser.has_link("Connexion") && !browser.has_link("Connexion ENT"));
    }

    // covers: M2.03, M2.05, M2.20
    /// What the administration writes stands where the manuals show it; a maintenance is announced and closes nothing.
    async fn messages_stand_where_people_look(world: World) {
        world.institution().await;
        let mut admin = world.admin().await;
        let messages = [
            ("MSG_ACCUEIL", "Les étudiants passent par l’ENT"),
            ("MSG_DONNEES", "Écrivez au délégué à la protection des données"),
            ("MSG_MAINTENANCE", "Maintenance dimanche de 8 h à 9 h"),
        ];
        for (code, words) in messages {
            admin.open(&format!("/admin/messages/{code}")).await;
            admin.fill("Texte (Français)", words).tick("En service").press("Enregistrer").await;
            admin.see(SAVED);
        }
        // Staff are told of the maintenance too.
        admin.open("/gestion/candidatures").await;
        admin.see("Maintenance dimanche de 8 h à 9 h").not_see("Les étudiants passent par l’ENT");
        let mut browser = world.browser();
        browser.open("/").await;
        for (_, words) in messages {
            browser.see(words);
        }
        browser.see("Informations");
        assert!(browser.has_link("Créer un compte"));
        // Nobody wrote them in English: they say so to whoever has them read aloud.
        assert!(!browser.html().contains("<div lang="), "{}", browser.html());
        browser.speak("en");
        browser.open("/").await;
        assert_eq!(browser.html().matches("<div lang=\"fr\"><p>").count(), messages.len(), "{}", browser.html());
        browser.speak("fr");
        // In the hour in which older versions were closed.
        world.ctx.clock.advance(TimeDelta::hours(13) + TimeDelta::minutes(5));
        browser.open("/offre").await;
        browser.expect_status(200).see("Maintenance dimanche de 8 h à 9 h").not_see("Les étudiants passent par l’ENT");
        browser.see("Vous pouvez consulter les formations en dépliant les menus et candidater à une formation en cliquant dessus.");
    }

    // covers: M0.20, M2.04, M3.08, M3.17, M3.19
    /// « Assistance » leads to the documentation, the questions and the contact; an application to its own service.
    async fn assistance_says_where_to_turn(world: World) {
        world.institution().await;
        world.set("assistance.documentation_url", serde_json::json!({ "fr": "https://aide.univ.example/candidats" })).await;
        world.set("institution.contact_email", "referent@univ.example".into()).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        client.open("/assistance").await;
        assert_eq!(client.href("Aide"), "https://aide.univ.example/candidats");
        assert_eq!(client.href("Envoyer un mail au référent"), "mailto:referent@univ.example");
        client.see("Écrivez au service indiqué sous « Adresse de contact », dans votre candidature");
        client.follow("Boîte à outils / FAQ").await.expect_heading("FAQ");
        client.open(&format!("/candidatures/{number}")).await;
        client.see("Adresse de contact").see("Commission informatique").see("1, rue de l’Essai").see("Tél. : 02 99 00 00 00");
        assert_eq!(client.href("commission@univ.example"), "mailto:commission@univ.example");
    }

    // covers: M3.15
    /// « Dossier complet, prêt à être examiné »: the institution's words for a status, on pages and in lists alike.
    async fn a_status_is_worded_by_the_institution(world: World) {
        const WORDS: &str = "Dossier complet, prêt à être examiné";
        let mut staffed = Staffed::open(&world).await;
        let mut central = world.central().await;
        central.open("/admin/types-de-statut/file-CO").await;
        central.fill("Libellé (Français)", WORDS).press("Enregistrer").await;
        central.see(SAVED);
        let (mut client, number) = world.submitted("Inès", "Marchetti").await;
        let staff = world.identify(&staffed.manager).await;
        app::review::file_status::set(&world.ctx, &staff, number, domain::application::FileStatus::Complete, Some(world.ctx.today()), None).await.unwrap();
        client.open(&format!("/candidatures/{number}")).await;
        client.expect_fact("Statut du dossier", WORDS);
        client.open("/candidatures").await;
        client.see(WORDS);
        staffed.manager.open(&format!("/gestion/candidatures/{number}")).await;
        staffed.manager.see(WORDS);
    }

    // covers: M0.17
    /// « Si vous n’êtes pas concerné par cette pièce, cliquez ici ! »: the button has the institution's words, which the list
    /// of what is missing quotes; the usual ones until there are some.
    async fn the_button_of_whoever_is_not_concerned_is_worded_by_the_institution(world: World) {
        const WORDS: &str = "Si vous n’êtes pas concerné par cette pièce, cliquez ici !";
        world.institution().await;
        world.document_type("LANGUE", "Attestation de langue", Obligation::Conditional, true).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        client.open(&format!("/candidatures/{number}")).await;
        assert!(client.has_link("Non concerné par cette pièce – Attestation de langue"));
        client.see("ou « Non concerné par cette pièce »");
        let mut central = world.central().await;
        central.open("/admin/types-de-statut").await.see("Bouton d’une pièce");
        central.open("/admin/types-de-statut/action-not-concerned").await;
        central.fill("Libellé (Français)", WORDS).press("Enregistrer").await.see(SAVED);
        client.reload().await.see(&format!("ou « {WORDS} »")).not_see("Non concerné par cette pièce");
        client.follow(&format!("{WORDS} – Attestation de langue")).await;
        assert!(client.html().contains(&format!("<title>{WORDS}")));
        client.press("Oui, je le certifie").await;
        client.see("La pièce est déclarée « Non concerné ».");
    }

    // covers: M3.18
    /// What is asked follows the nationality: somebody living under other rules sees one document more.
    async fn documents_depend_on_the_person(world: World) {
        let institution = world.institution().await;
        let visa = world.document_type("VISA", "Titre de séjour", Obligation::Mandatory, false).await;
        world.require(institution.programme.session, &[visa]).await;
        let asked = |nationalities: &[&str]| AskedOf {
            nationalities: nationalities.iter().map(|code| (*code).to_owned()).collect(),
            except_nationalities: true,
            ..AskedOf::default()
        };
        world.change_document_type("VISA", |kind| kind.asked_of = Json(asked(&["FR"]))).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        client.open(&format!("/candidatures/{number}")).await;
        client.see("Titre de séjour");
        world.change_document_type("VISA", |kind| kind.asked_of = Json(asked(&["FR", "IT"]))).await;
        client.reload().await;
        client.not_see("Titre de séjour").see("Curriculum vitae");
    }

    // covers: M4.17, M4.19
    /// Every useful date that is set, and the programme's own information in its tab.
    async fn dates_and_information_of_the_programme(world: World) {
        let institution = world.institution().await;
        let day = |d| world.ctx.today() + Days::new(d);
        let (pre_analysis, jury, publication) = (day(40), day(50), day(60));
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let page = format!("/candidatures/{number}");
        client.open(&page).await;
        assert_eq!((client.fact("Date de pré-analyse"), client.has_link("Informations complémentaires")), ("", false));
        world
            .change_session(institution.programme.session, |session| {
                session.pre_analysis_on = Some(pre_analysis);
                session.jury_on = Some(jury);
                session.publication_on = Some(publication);
                session.information = Json(Translated::fr("Réunion de rentrée le 2 septembre"));
            })
            .await;
        client.reload().await;
        let shown = |date: chrono::NaiveDate| date.format("%d/%m/%Y").to_string();
        client.expect_fact("Date de pré-analyse", &shown(pre_analysis)).expect_fact("Date limite de retour", &shown(day(45)));
        client.expect_fact("Date du jury", &shown(jury)).expect_fact("Date de publication", &shown(publication));
        client.expect_fact("Date de confirmation", &shown(day(90)));
        client.see("N’oubliez pas de consulter l’onglet « Informations complémentaires »");
        client.follow("Informations complémentaires").await.see("Réunion de rentrée le 2 septembre");
        // Staff read the same: the tab, the line that names it, and whom applicants are told to ask.
        let mut manager = world.manager(institution.centre).await;
        manager.open(&format!("/gestion/candidatures/{number}")).await;
        manager.see("N’oubliez pas de consulter l’onglet « Informations complémentaires »");
        manager.see("Adresse de contact").see("1, rue de l’Essai").see("Tél. : 02 99 00 00 00").see("commission@univ.example");
        manager.follow("Informations complémentaires").await.see("Réunion de rentrée le 2 septembre").expect_status(200);
        world.change_session(institution.programme.session, |session| session.information = Json(Translated::default())).await;
        manager.reload().await.expect_status(404);
        manager.open(&format!("/gestion/candidatures/{number}")).await.not_see("Informations complémentaires");
    }

    // covers: M4.31
    /// « Présélection au Concours… » is a favourable decision in other words: it is shown, and it can be confirmed.
    async fn a_favourable_decision_in_other_words_can_be_confirmed(world: World) {
        let staffed = Staffed::open(&world).await;
        let central = world.identify(&world.central().await).await;
        let typed = Typed::default()
            .with("code", "CONCOURS")
            .with("kind", DecisionKind::Favourable.code())
            .with("label_fr", "Présélection au Concours d’entrée")
            .with("label_en", "Preselected for the entrance examination")
            .with("position", 5)
            .with_flag("in_service", true);
        decision_type::save(&world.ctx, &central, None, &typed).await.unwrap();
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let staff = world.identify(&staffed.manager).await;
        let mut tx = world.ctx.db.read().await.unwrap();
        let decision_type = store::setup::find_decision_type(&mut tx, "CONCOURS").await.unwrap().unwrap();
        drop(tx);
        let draft = enter(&world.ctx, &staff, number, &Entered { decision_type, ..Entered::default() }).await.unwrap();
        publish(&world.ctx, &staff, &[draft], When::Now).await.unwrap();
        client.open(&format!("/candidatures/{number}")).await;
        client.expect_fact("Décision", "Présélection au Concours d’entrée");
        client.follow("Confirmation candidature").await;
        client.press("Oui, je confirme").await;
        client.expect_fact("Décision", "Présélection au Concours d’entrée : CONFIRME");
    }

    // covers: M3.09
    /// « Modification statut »: one status for every ticked document, with who set it and when.
    async fn ticked_documents_get_one_status(world: World) {
        let mut staffed = Staffed::open(&world).await;
        let (mut client, number) = world.submitted("Inès", "Marchetti").await;
        let manager = &mut staffed.manager;
        manager.open(&format!("/gestion/candidatures/{number}")).await;
        manager.see("Modification statut").see("Bloc-notes").expect_fact("Code OPI", "Non défini");
        manager.expect_fact("Type de traitement", "Accès contrôlé (validé)");
        manager.tick("Curriculum vitae").tick("Relevés de notes").choose("Statut", "Refusée").fill("Commentaire au candidat", "illisible");
        manager.press("Modifier le statut des pièces cochées").await;
        let name = manager.person.first_name.clone();
        for document in ["Curriculum vitae", "Relevés de notes"] {
            let row = testkit::browser::plain(manager.row(document));
            assert!(row.contains("Refusée") && row.contains(&name) && row.contains("illisible"), "{row}");
        }
        client.open(&format!("/candidatures/{number}")).await;
        client.see("illisible").not_see("Modification statut").not_see("Type de traitement").not_see("Code OPI");
    }

    // covers: M4.28
    /// A cancelled application is over when the delay is; the same programme may be applied to again.
    async fn who_cancelled_may_apply_again(world: World) {
        world.institution().await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        world.run_jobs().await;
        let person = world.identify(&client).await;
        cancel::cancel(&world.ctx, &person, number).await.unwrap();
        assert_eq!(world.last_mail_to(&client.person.email).await.subject, "Candidature - annulée");
        world.advance(TimeDelta::minutes(10)).await;
        assert!(cancel::undo(&world.ctx, &person, number).await.is_err(), "definitive once the delay is over");
        let again = world.apply(&client, "M1INFO").await;
        assert_ne!(again, number);
    }

    // covers: M4.27
    /// A withdrawal can be taken back for ten minutes and never after.
    async fn a_withdrawal_is_definitive_in_the_end(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        world.run_jobs().await;
        let person = world.identify(&client).await;
        answer::confirm(&world.ctx, &person, number).await.unwrap();
        assert_eq!(world.last_mail_to(&client.person.email).await.subject, "Candidature - confirmation enregistrée");
        answer::withdraw(&world.ctx, &person, number).await.unwrap();
        world.advance(TimeDelta::minutes(10)).await;
        assert!(answer::undo_withdrawal(&world.ctx, &person, number).await.is_err());
        assert!(answer::confirm(&world.ctx, &person, number).await.is_err());
        assert_eq!(world.dossier(number).await.acceptance(), Acceptance::Withdrawn);
    }

    // covers: M4.29
    /// Every page after a sending says to look among the junk mails.
    async fn each_sending_names_the_junk_mails(world: World) {
        world.institution().await;
        let mut browser = world.browser();
        browser.open("/compte/creer").await;
        browser.fill("Nom", "Petit").fill("Prénom", "Noé").fill("Adresse mail", "noe@courriel.example");
        browser.fill("Confirmation Adresse Mail", "noe@courriel.example").press("Enregistrer").await;
        browser.see("indésirables");
        for page in ["/compte/identifiants-oublies", "/compte/code-perdu"] {
            browser.open(page).await;
            browser.fill("Adresse mail", "noe@courriel.example").press("Envoyer").await;
            browser.see("indésirables");
        }
        let mut client = world.applicant("Inès", "Marchetti").await;
        client.open("/mon-compte/acces").await;
        client.fill("Nouvelle adresse mail", "ines@courriel.example").fill("Confirmation Adresse Mail", "ines@courriel.example");
        client.press("Modifier l’adresse mail").await;
        client.see("indésirables");
    }
}
