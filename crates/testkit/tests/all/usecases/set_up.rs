//! What staff set up: what forms take, and what a process keeps of it in memory, never older and never newer than what the
//! transaction at hand sees.

use std::sync::Arc;

use app::dossier::{self, Side};
use app::setup::restore::restore as restore_setting;
use chrono::TimeDelta;
use domain::application::requirement::Obligation;
use domain::form::FieldKind;
use domain::profile::bac::Bac;
use domain::profile::reference::Code;
use testkit::{World, both_engines};

use super::{Staffed, applied};

const SAVED: &str = "Vos modifications sont enregistrées.";

both_engines! {
    /// Opening and closing are instants: a time is typed beside the day, the pages say it, and the minute decides.
    async fn a_programme_opens_and_closes_at_a_time_of_the_day(world: World) {
        let Staffed { mut manager, .. } = Staffed::open(&world).await;
        let (opening, closing) = ("Heure début dépôt", "Heure fin dépôt");
        manager.open("/gestion/formations/M1INFO").await;
        assert_eq!((manager.value(opening), manager.value(closing)), (String::new(), String::new()));
        for (time, words) in [("midi", "Indiquez une heure, par exemple 14:30."), ("0:00", "Pour fermer à minuit, indiquez la veille")] {
            manager.fill(closing, time).press("Enregistrer").await.expect_status(422).see(words);
            assert_eq!(manager.value(closing), time);
        }
        manager.fill("Date début dépôt", "16/03/2026").fill(opening, "14 h 30").fill("Date fin dépôt", "16/03/2026").fill(closing, "10:00");
        manager.press("Enregistrer").await.expect_status(422).see("« Heure fin dépôt » ne peut pas précéder « Heure début dépôt ».");
        manager.fill("Date fin dépôt", "15/04/2026").fill(closing, "23:59").press("Enregistrer").await.see(SAVED);
        assert_eq!((manager.value(opening), manager.value(closing)), ("14:30".to_owned(), String::new()));
        manager.fill(closing, "12h").press("Enregistrer").await.see(SAVED);
        assert_eq!(manager.value(closing), "12:00");

        let mut browser = world.browser();
        browser.open("/offre/M1INFO").await.see("Ouvre le lundi 16 mars 2026 à 14 h 30.").see("15/04/2026 à 12 h 00");
        world.ctx.clock.advance(TimeDelta::hours(5));
        browser.reload().await.see("Ouverte jusqu’au mercredi 15 avril 2026 à 12 h 00.");
        browser.open("/offre?q=informatique").await.see("15/04/2026 à 12 h 00");
        let noon = world.ctx.zone.instant(chrono::NaiveDate::from_ymd_opt(2026, 4, 15).unwrap().and_hms_opt(12, 0, 0).unwrap());
        let client = world.applicant("Inès", "Marchetti").await;
        world.fill_profile(&client).await;
        world.ctx.clock.set(noon - TimeDelta::seconds(1));
        let person = world.identify(&world.sign_in(client.person.clone()).await).await;
        app::apply::create::may_apply(&world.ctx, &person, "M1INFO").await.unwrap();
        world.ctx.clock.set(noon);
        let late = app::apply::create::may_apply(&world.ctx, &person, "M1INFO").await;
        assert!(matches!(late, Err(app::Error::Refused(domain::application::apply::Refusal::Closed { .. }))), "{late:?}");
        browser.open("/offre/M1INFO").await.see("Fermée depuis le mercredi 15 avril 2026 à 12 h 00.");
        browser.speak("en");
        browser.reload().await.see("15 April 2026 at 12:00");
    }

    /// Central admissions read who changed which setting and which part of the set-up, from what to what.
    async fn changes_of_the_set_up_have_a_history(world: World) {
        let Staffed { mut manager, .. } = Staffed::open(&world).await;
        let mut central = world.central().await;
        world.set("institution.contact_email", "avant@univ.example".into()).await;
        central.open("/admin/historique").await.see("Automatique").see("institution.contact_email").see("valeur par défaut → avant@univ.example");
        central.open("/admin/etablissement").await.fill("Mail de contact", "apres@univ.example").press("Enregistrer").await;
        manager.open("/gestion/formations/M1INFO").await.fill("Capacité d’accueil", "31").press("Enregistrer").await.see(SAVED);
        let given = app::setup::Typed::default().with("role", app::setup::defaults::COMMITTEE).with("committee", "INFO");
        let person = world.identify(&central).await;
        app::setup::people::grant(&world.ctx, &person, manager.person.account, &given).await.unwrap();
        central.open("/admin/historique").await;
        central.see("Céline Centrale").see("avant@univ.example → apres@univ.example");
        central.see("Gaëlle Gestion").see("Formations · M1INFO").see("vide → 31").see("Profil donné").see("Droits · Gaëlle Gestion");
        central.follow("Paramètres").await.see("apres@univ.example").not_see("M1INFO");
        central.follow("Mise en place").await.see("M1INFO").not_see("apres@univ.example");
        // Older pages, and addresses nobody was given.
        world.ctx.clock.advance(TimeDelta::minutes(1));
        for change in 0..50 {
            world.set("institution.contact_email", format!("a{change}@univ.example").into()).await;
        }
        central.open("/admin/historique").await.not_see("M1INFO");
        central.follow("Plus ancien").await.see("M1INFO");
        central.follow("Plus récent").await.expect_at("/admin/historique").not_see("M1INFO");
        central.open("/admin/historique?quoi=rien&page=-3").await.expect_status(200).see("a49@univ.example");
        assert_eq!(manager.fetch("/admin/historique").await.status.as_u16(), 404);
    }

    /// A setting takes an earlier value again, or its default where it had none: once, with a line of its own in the
    /// history, and not a value that its form would refuse today.
    async fn an_earlier_value_of_a_setting_comes_back(world: World) {
        let Staffed { manager, .. } = Staffed::open(&world).await;
        let mut central = world.central().await;
        let changes = async || {
            let mut tx = world.ctx.db.read().await.unwrap();
            store::audit::by_action(&mut tx, [app::settings::CHANGE; 3], 100, 0).await.unwrap().len()
        };
        let restore = |key: &str| format!("Rétablir la valeur d’avant ({key})");
        for court in ["Tribunal de Lyon", "Tribunal de Paris"] {
            world.set("institution.court", court.into()).await;
        }
        let before = changes().await;
        central.open("/admin/historique?quoi=parametres").await;
        central.press_within("Tribunal de Lyon → Tribunal de Paris", &restore("institution.court")).await;
        assert_eq!(central.at(), "/admin/historique?quoi=parametres");
        central.see("Le paramètre institution.court a retrouvé sa valeur d’avant.").see("Tribunal de Paris → Tribunal de Lyon").see("Céline Centrale");
        assert_eq!((world.ctx.settings().institution_court.as_str(), changes().await), ("Tribunal de Lyon", before + 1));
        central.press_within("valeur par défaut → Tribunal de Lyon", &restore("institution.court")).await.see("Tribunal de Lyon → valeur par défaut");
        let mut tx = world.ctx.db.read().await.unwrap();
        assert!(store::setting::all(&mut tx).await.unwrap().iter().all(|row| row.key != "institution.court"), "a default is not stored");
        drop(tx);
        assert_eq!((world.ctx.settings().institution_court.as_str(), changes().await), ("", before + 2));

        // What was taken once is no longer: a limit that is lower by now, a value of another kind, a setting that is gone.
        for limit in [500, 20] {
            world.set("documents.max_item_mib", limit.into()).await;
        }
        central.open("/admin/historique").await;
        central.press_within("500 → 20", &restore("documents.max_item_mib")).await.expect_at("/admin/historique");
        central.see("Le paramètre documents.max_item_mib n’accepte plus sa valeur d’avant. Rien n’a été modifié.");
        let id = world.ctx.id::<uuid::Uuid>();
        let fields = |limit: serde_json::Value| Some(serde_json::json!({ "applications.limit": limit, "applications.gone": 1, "institution.logo": id }));
        let line = store::audit::NewLine {
            id,
            at: world.now(),
            actor_kind: "system",
            actor: None,
            actor_name: "system",
            action: app::settings::CHANGE,
            application: None,
            object: "settings",
            before: fields("beaucoup".into()),
            after: fields(20.into()),
        };
        let mut tx = world.ctx.db.write().await.unwrap();
        store::audit::add(&mut tx, &line).await.unwrap();
        tx.commit().await.unwrap();
        let (before, person) = (changes().await, world.identify(&central).await);
        for key in ["applications.limit", "applications.gone", "institution.logo"] {
            let refused = restore_setting(&world.ctx, &person, id, key).await;
            assert!(matches!(refused, Err(app::Error::Refused(_))), "{key}: {refused:?}");
        }
        // No button for what the setting could not take: another kind of value.
        central.open("/admin/historique").await.see("beaucoup → 20").not_see("(applications.limit)");
        let missing = restore_setting(&world.ctx, &person, id, "institution.name").await;
        assert!(matches!(missing, Err(app::Error::NotFound)), "{missing:?}");
        let denied = restore_setting(&world.ctx, &world.identify(&manager).await, id, "applications.limit").await;
        assert!(matches!(denied, Err(app::Error::Denied(_))), "{denied:?}");
        assert_eq!((world.ctx.settings().max_item_mib, changes().await), (20, before));
    }

    /// A mail is previewed with the data of an application, which leaves the same trace as any other look at it.
    async fn a_mail_is_previewed_with_real_data(world: World) {
        Staffed::open(&world).await;
        let (_, number) = applied(&world, "Inès", "Marchetti").await;
        let mut central = world.central().await;
        let page = "/admin/mails/CANDIDATURE_TEST";
        let typed = app::setup::Typed::default()
            .with("code", "CANDIDATURE_TEST")
            .with("label", "Essai")
            .with("kind", "FA")
            .with("in_service", "yes")
            .with("subject_fr", "Dossier {{ dossier.numero }}")
            .with("body_fr", "<p>Bonjour {{ candidat.prenom }} {{ candidat.nomPat }}, {{ formation.libelle }}</p>");
        let person = world.identify(&central).await;
        app::setup::mail::save(&world.ctx, &person, None, &typed).await.unwrap();
        central.open(&format!("{page}/apercu")).await.see("Inès Martin").see("candidat imaginaire");
        world.ctx.clock.advance(TimeDelta::minutes(1));
        central.fill("Numéro de candidature", &number.to_string()).press("Afficher").await;
        central.see("Inès Marchetti, Master 1 Informatique").see(&format!("Dossier {number}")).not_see("imaginaire");
        let application = world.dossier_for_staff(number).await.application.id;
        let mut tx = world.ctx.db.read().await.unwrap();
        assert_eq!(store::audit::latest(&mut tx, application).await.unwrap().unwrap().action, "application.open");
        drop(tx);
        for unknown in ["99999", "abc"] {
            central.fill("Numéro de candidature", unknown).press("Afficher").await;
            central.expect_status(422).see("Aucune candidature que vous gérez n’a ce numéro.").see("Inès Martin");
        }
        let manager = world.identify(&world.manager(world.centre("LETTRES", "Lettres").await).await).await;
        let denied = app::setup::mail_preview::preview_of(&world.ctx, &manager, "CANDIDATURE_TEST", number).await;
        assert!(matches!(denied, Err(app::Error::Denied(_))), "{denied:?}");
    }

    async fn a_change_on_another_node_shows_at_once(world: World) {
        let institution = world.institution().await;
        let other = world.another_node().await;
        let client = world.applicant("Inès", "Marchetti").await;
        world.fill_profile(&client).await;
        let number = world.apply(&client, "M1INFO").await;
        let before = world.dossier(number).await;
        let session = before.session.id;
        other.change_session(session, |session| session.return_on += TimeDelta::days(3)).await;
        assert_eq!(world.dossier(number).await.return_on, before.return_on + TimeDelta::days(3), "the date");
        other.change_committee(institution.committee, |committee| committee.phone = "01 02 03 04 05".to_owned()).await;
        assert_eq!(world.dossier(number).await.committee.phone, "01 02 03 04 05", "the committee");
        other.document_type("PROJET", "Projet", Obligation::Mandatory, true).await;
        assert_eq!(world.dossier(number).await.items.len(), before.items.len() + 1, "a document more");
        other.ask(session, &[other.question("POURQUOI", FieldKind::Text, "Pourquoi ?")]).await;
        assert_eq!(world.dossier(number).await.questions.len(), before.questions.len() + 1, "a question more");
    }

    async fn what_was_never_committed_is_not_kept(world: World) {
        world.institution().await;
        let client = world.applicant("Inès", "Marchetti").await;
        world.fill_profile(&client).await;
        let number = world.apply(&client, "M1INFO").await;
        let before = world.dossier(number).await;
        let mut tx = world.ctx.db.write().await.unwrap();
        let mut session = store::catalogue::session::lookup(&mut tx, before.session.id).await.unwrap().unwrap();
        session.return_on += TimeDelta::days(3);
        assert!(store::catalogue::session::update(&mut tx, &session).await.unwrap());
        let application = store::application::find(&mut tx, number).await.unwrap().unwrap();
        let inside = dossier::load(&world.ctx, &mut tx, application, Side::Applicant).await.unwrap();
        assert_eq!(inside.return_on, before.return_on + TimeDelta::days(3), "its own change");
        tx.rollback().await.unwrap();
        // The counter takes the number that was given back.
        world.document_type("PROJET", "Projet", Obligation::Mandatory, true).await;
        let after = world.dossier(number).await;
        assert_eq!((after.return_on, after.items.len()), (before.return_on, before.items.len() + 1));
    }

    /// A database that lost its latest commits gives their numbers again: what was kept under them is not used.
    async fn a_counter_that_went_back_is_believed(world: World) {
        world.institution().await;
        let (_, number) = applied(&world, "Inès", "Marchetti").await;
        let application = world.dossier(number).await.application;
        let kept = dossier::set_up::SetUps::default();
        let mut tx = world.ctx.db.read().await.unwrap();
        let lost = kept.of(&mut tx, &application, 10).await.unwrap();
        assert!(Arc::ptr_eq(&lost, &kept.of(&mut tx, &application, 10).await.unwrap()), "kept");
        let back = kept.of(&mut tx, &application, 8).await.unwrap();
        assert!(Arc::ptr_eq(&back, &kept.of(&mut tx, &application, 8).await.unwrap()), "kept");
        assert!(!Arc::ptr_eq(&lost, &kept.of(&mut tx, &application, 10).await.unwrap()), "read anew");
    }
}

/// Whether an application asks for a document.
async fn asks(world: &World, number: i64, code: &str) -> bool {
    world.dossier(number).await.items.iter().any(|item| item.kind.code == code)
}

both_engines! { with reference tables;
    /// A document is asked of those whose bac series, or one of whose diplomas, its page names.
    async fn documents_depend_on_the_bac_and_on_diplomas(world: World) {
        const PAGE: &str = "/gestion/pieces-justificatives/POURSUITE";
        const BTS: &str = "Brevet de technicien supérieur (BTS)";
        let institution = world.institution().await;
        let kind = world.document_type("POURSUITE", "Avis de poursuite d’études", Obligation::Mandatory, false).await;
        world.require(institution.programme.session, &[kind]).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let account = client.person.account;
        assert!(asks(&world, number, "POURSUITE").await, "no condition");
        let mut central = world.central().await;
        central.open(PAGE).await.tick(BTS).press("Enregistrer").await.see(SAVED);
        assert!(central.is_ticked(BTS) && !central.is_ticked("Baccalauréat international (IB)"));
        assert!(!asks(&world, number, "POURSUITE").await, "no studies elsewhere");
        let studies = serde_json::json!({ "place": { "where": "abroad", "country": "IT" }, "year": 2025, "diploma": "BTS", "label": "L1", "obtained": "N", "honours": null });
        let mut tx = world.ctx.db.write().await.unwrap();
        store::profile::add_record(&mut tx, world.ctx.id(), account, "external", 2025, &studies, world.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert!(asks(&world, number, "POURSUITE").await, "one of the diplomas");

        central.tick("Baccalauréat international (IB)").press("Enregistrer").await.see(SAVED);
        assert!(!asks(&world, number, "POURSUITE").await, "another bac");
        let mut tx = world.ctx.db.write().await.unwrap();
        let none = Bac::NotHeld { series: Code::from_stored("0000") };
        assert!(store::profile::put_section(&mut tx, account, "bac", &none, 1, world.now()).await.unwrap());
        tx.commit().await.unwrap();
        central.tick("Sans baccalauréat").press("Enregistrer").await.see(SAVED);
        assert!(asks(&world, number, "POURSUITE").await, "no bac is one of the choices");
        world.browser().open("/offre/M1INFO").await.see("selon votre situation");
    }
}
