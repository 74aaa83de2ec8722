//! The applicant's answer: until when, what silence does, who is told.

use app::Error;
use app::apply::answer::{confirm, withdraw};
use app::apply::cancel::{cancel, undo};
use app::deadlines;
use app::review::dates;
use chrono::{Days, TimeDelta};
use domain::application::{Acceptance, DecisionKind, MailCode, Refusal};
use domain::permissions::{Right, RoleKind};
use store::Json;
use store::catalogue::Alerts;
use testkit::people::Place;
use testkit::{World, both_engines};

use crate::usecases::{Staffed, applied, subjects};

const EXPECTED: &str = "réponse est attendue";

/// Makes the committee want every alert, at its alert address or at its own.
async fn all_alerts(world: &World, staffed: &Staffed, alert_email: &str) {
    let wanted = MailCode::ALL.iter().filter(|code| code.is_for_committee()).map(|code| code.code().to_owned()).collect();
    let address = alert_email.to_owned();
    world
        .change_committee(staffed.institution.committee, |committee| {
            committee.alerts = Json(Alerts(wanted));
            committee.alert_email = address;
        })
        .await;
}

async fn reminders(world: &World, address: &str) -> usize {
    subjects(world, address).await.iter().filter(|subject| subject.contains(&testkit::browser::plain(EXPECTED))).count()
}

both_engines! {
    // rule: 79, 80
    /// One may withdraw after confirming, until the end of the confirmation date; the clock decides when the button is
    /// pressed, not when the page was opened.
    async fn an_answer_can_be_changed_until_its_date(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let (other, late) = applied(&world, "Paul", "Durand").await;
        for application in [number, late] {
            staffed.decide(&world, application, DecisionKind::Favourable, None).await;
        }
        let end = world.ctx.zone.end_of(world.dossier(number).await.confirmation_on.unwrap());
        world.ctx.clock.set(end - TimeDelta::minutes(10));
        let (client, mut other) = (world.sign_in(client.person).await, world.sign_in(other.person).await);
        let person = world.identify(&client).await;
        confirm(&world.ctx, &person, number).await.unwrap();
        withdraw(&world.ctx, &person, number).await.unwrap();
        other.open(&format!("/candidatures/{late}/confirmer")).await;
        world.ctx.clock.set(end);
        other.press("Oui, je confirme").await;
        other.see("La date limite de confirmation est passée");
        assert_eq!(world.dossier(late).await.acceptance(), Acceptance::Unanswered);
        let person = world.identify(&other).await;
        let refused = withdraw(&world.ctx, &person, late).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::ConfirmationDateOver))), "{refused:?}");
    }

    // rule: 79, 81
    /// Whoever is admitted after the programme's confirmation date has a week to answer, and is not withdrawn overnight.
    async fn an_admission_after_the_date_can_be_answered(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let today = world.ctx.today();
        world.change_session(staffed.institution.programme.session, |session| session.confirmation_on = Some(today - Days::new(1))).await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        assert_eq!(world.dossier(number).await.confirmation_on, Some(today + Days::new(7)));
        world.run_jobs().await;
        let mails = world.mails_to(&client.person.email).await;
        let until = app::format::date(app::i18n::Lang::FR, today + Days::new(7));
        assert!(mails.iter().any(|mail| testkit::browser::plain(&mail.text).contains(&until)), "{until}: {mails:?}");
        world.advance(TimeDelta::days(1)).await;
        world.run_jobs().await;
        assert_eq!(world.dossier(number).await.acceptance(), Acceptance::Unanswered);
        confirm(&world.ctx, &world.identify(&world.sign_in(client.person).await).await, number).await.unwrap();
        assert_eq!(world.dossier(number).await.acceptance(), Acceptance::Confirmed);
    }

    /// An admission without a date to answer by is the next thing to do all the same.
    async fn an_admission_without_a_date_is_to_be_answered(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        world
            .change_session(staffed.institution.programme.session, |session| (session.confirmation_on, session.confirmation_delay_days) = (None, None))
            .await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        assert_eq!(world.dossier(number).await.confirmation_on, None);
        client.open("/tableau-de-bord").await.see("Répondez à la proposition").not_see("avant la fin");
        client.open("/candidatures").await.see("Répondre");
    }

    /// What was mailed is read again on the site, with what was told in it.
    async fn a_mail_is_read_again(world: World) {
        Staffed::open(&world).await;
        let (mut client, _) = world.submitted("Inès", "Marchetti").await;
        world.run_jobs().await;
        let mails = world.mails_to(&client.person.email).await;
        assert!(!mails.is_empty());
        for mail in mails {
            client.open("/tableau-de-bord").await.follow(&format!("{} · Master 1 Informatique", mail.subject)).await.expect_status(200);
            let said = testkit::browser::plain(&mail.text);
            let line = said.lines().map(str::trim).find(|line| line.len() > 40).unwrap();
            client.see(line);
        }
    }

    // rule: 81
    /// Silence withdraws with a mail of its own, tells no committee, and calls the next of the list.
    async fn silence_tells_the_applicant_and_calls_the_next(world: World) {
        let staffed = Staffed::open(&world).await;
        all_alerts(&world, &staffed, "alertes@univ.example").await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let (_, next) = applied(&world, "Paul", "Durand").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        staffed.decide(&world, next, DecisionKind::ComplementaryList, Some(1)).await;
        let until = world.dossier(number).await.confirmation_on.unwrap();
        world.ctx.clock.set(world.ctx.zone.end_of(until) - TimeDelta::hours(1));
        assert_eq!(reminders(&world, &client.person.email).await, 1);
        world.ctx.clock.set(world.ctx.zone.end_of(until) + TimeDelta::hours(1));
        world.run_jobs().await;
        let told = subjects(&world, &client.person.email).await;
        assert!(told.iter().any(|subject| subject.contains("désistement automatique")), "{told:?}");
        assert!(!told.iter().any(|subject| subject.contains("désistement enregistré")), "{told:?}");
        let alerts = subjects(&world, "alertes@univ.example").await;
        assert_eq!(alerts.len(), 1, "{alerts:?}");
        assert!(alerts[0].contains("passage en liste principale"), "{alerts:?}");
        assert_eq!(world.dossier(next).await.published_kind(), Some(DecisionKind::Favourable));
    }

    // rule: 82
    /// All alerts of a committee go the same way: to its alert address, else to its own.
    async fn all_alerts_go_the_same_way(world: World) {
        let staffed = Staffed::open(&world).await;
        for (alert_email, address) in [("alertes@univ.example", "alertes@univ.example"), ("", "commission@univ.example")] {
            all_alerts(&world, &staffed, alert_email).await;
            let suffix = if alert_email.is_empty() { "Deux" } else { "Un" };
            let (withdrawn, one) = world.submitted("Inès", suffix).await;
            staffed.decide(&world, one, DecisionKind::Favourable, None).await;
            let (cancelled, two) = applied(&world, "Paul", suffix).await;
            withdraw(&world.ctx, &world.identify(&withdrawn).await, one).await.unwrap();
            cancel(&world.ctx, &world.identify(&cancelled).await, two).await.unwrap();
            world.advance(TimeDelta::minutes(11)).await;
            let told = subjects(&world, address).await;
            for words in ["candidature transmise", "désistement", "candidature annulée"] {
                assert!(told.iter().any(|subject| subject.contains(words)), "{words} to {address}: {told:?}");
            }
            assert_eq!(told.len(), 3, "{told:?}");
        }
    }

    /// Where no time is given to come back, cancelling and withdrawing are final at once, and nobody reads anything else.
    async fn without_a_delay_cancelling_and_withdrawing_are_final(world: World) {
        const BACK: &str = "revenir en arrière";
        let mut staffed = Staffed::open(&world).await;
        world.set("applications.undo_minutes", 0.into()).await;
        let (mut gives_up, first) = applied(&world, "Anne", "Annule").await;
        let (mut withdraws, second) = applied(&world, "Denis", "Desiste").await;
        staffed.decide(&world, second, DecisionKind::Favourable, None).await;
        staffed.manager.open(&format!("/gestion/candidatures/{first}/annuler")).await.see("qui ne peut pas revenir en arrière").not_see("jusqu’au");
        staffed.manager.open(&format!("/gestion/candidatures/{second}/desister")).await.see("Seul un nouvel avis").not_see(BACK);

        gives_up.open(&format!("/candidatures/{first}/annuler")).await.see("Cette action est définitive").not_see(BACK);
        gives_up.press("Oui, annuler").await.see("Votre candidature est annulée. Un mail vous le confirme.").not_see(BACK);
        withdraws.open(&format!("/candidatures/{second}/desister")).await.see("Cette action est définitive").not_see(BACK);
        withdraws.press("Oui, me désister").await.see("Votre désistement est enregistré.").not_see(BACK);
        for (client, subject) in [(&gives_up, "annulée"), (&withdraws, "désistement enregistré")] {
            assert!(!client.has_button("Revenir sur l’annulation") && !client.has_button("Revenir sur le désistement"));
            let mails = world.mails_to(&client.person.email).await;
            let mail = mails.iter().find(|mail| mail.subject.contains(subject)).unwrap();
            assert!(!testkit::browser::plain(&mail.text).contains(BACK), "{}", mail.text);
        }
    }

    // rule: 82
    /// Each member of the committee who can sign in gets the alerts, or nobody, whatever address is stored. What was taken back
    /// within the delay is told to none of them.
    async fn alerts_go_to_all_members_or_to_nobody(world: World) {
        let staffed = Staffed::open(&world).await;
        let committee = staffed.institution.committee;
        let (first, second, gone) = (world.committee(committee).await, world.committee(committee).await, world.committee(committee).await);
        let mut tx = world.ctx.db.write().await.unwrap();
        store::account::set_deactivated(&mut tx, gone.person.account, Some(world.now())).await.unwrap();
        tx.commit().await.unwrap();
        // Without the right to see who applied, a member learns of it from nobody.
        let blind = world.person("Aude", "Aveugle").await;
        let place = Place { committee: Some(committee), ..Place::default() };
        world.grant_these(&blind, RoleKind::Committee, ("notes", "write"), &[Right::Notes], place).await;
        all_alerts(&world, &staffed, "alertes@univ.example").await;
        let mut manager = world.sign_in(staffed.manager.person.clone()).await;
        manager.open("/gestion/commissions/INFO").await.choose("Destinataires des alertes", "Tous les membres de la commission").press("Enregistrer").await;
        manager.expect_status(200);
        let (client, number) = applied(&world, "Paul", "Durand").await;
        let person = world.identify(&client).await;
        cancel(&world.ctx, &person, number).await.unwrap();
        undo(&world.ctx, &person, number).await.unwrap();
        world.submitted("Inès", "Marchetti").await;
        world.advance(TimeDelta::minutes(11)).await;
        for (address, count) in [
            (first.person.email.as_str(), 1),
            (second.person.email.as_str(), 1),
            (gone.person.email.as_str(), 0),
            (blind.email.as_str(), 0),
            ("alertes@univ.example", 0),
            ("commission@univ.example", 0),
        ] {
            let told = subjects(&world, address).await;
            assert_eq!(told.len(), count, "{address}: {told:?}");
            assert!(told.iter().all(|subject| subject.contains("candidature transmise")), "{address}: {told:?}");
        }
        manager.choose("Destinataires des alertes", "Personne").press("Enregistrer").await.expect_status(200);
        let sent = world.mails.sent().len();
        let (untold, _) = world.submitted("Zoé", "Petit").await;
        world.run_jobs().await;
        let told = world.mails.sent();
        assert!(told.len() > sent && told[sent..].iter().all(|mail| mail.to.address == untold.person.email));
    }

    /// Mails about an application are copied to the centre's address, to whoever manages the centre, or to nobody; alerts and
    /// the person they are written to get no copy.
    async fn a_centre_gets_the_copies_it_wants(world: World) {
        let staffed = Staffed::open(&world).await;
        all_alerts(&world, &staffed, "alertes@univ.example").await;
        let centre = staffed.institution.centre;
        let elsewhere = world.committee_of(centre, "MATHS", "Commission de mathématiques").await;
        // Limited to another committee, one manager may not open the application; limited to its own, one may.
        let restricted = world.person("Rita", "Restreinte").await;
        let limited = world.person("Lise", "Limitée").await;
        for (person, only) in [(&restricted, elsewhere), (&limited, elsewhere), (&limited, staffed.institution.committee)] {
            let place = Place { centre: Some(centre), only: Some(only), ..Place::default() };
            world.grant_all(person, RoleKind::Manager, ("restricted", "write"), place).await;
        }
        // Who only sets up programmes may not open the application; with a second role that may, they get one copy.
        let (planner, both) = (world.person("Paul", "Planificateur").await, world.person("Béa", "Bivalente").await);
        let place = Place { centre: Some(centre), ..Place::default() };
        for (person, code, right) in [(&planner, "planner", Right::Programmes), (&both, "planner", Right::Programmes), (&both, "reader", Right::Dossier)] {
            world.grant_these(person, RoleKind::Manager, (code, "read"), &[right], place).await;
        }
        let mut managers = vec![staffed.manager.person.email.clone(), limited.email, both.email];
        managers.sort();
        let mut central = world.central().await;
        central.open("/admin/centres/SCI").await;
        for (name, mode, expected) in [
            ("Un", "Au mail de contact", vec!["scolarite@univ.example".to_owned()]),
            ("Deux", "Aux gestionnaires du centre, chacun selon ses commissions", managers),
            ("Trois", "À personne", Vec::new()),
        ] {
            central.choose("Copie cachée des mails aux candidats", mode).press("Enregistrer").await.expect_status(200);
            let before = world.mails.sent().len();
            let (client, _) = world.submitted("Inès", name).await;
            world.run_jobs().await;
            let sent = world.mails.sent().split_off(before);
            let (own, alerts): (Vec<_>, Vec<_>) = sent.into_iter().partition(|mail| mail.to.address == client.person.email);
            assert_eq!((own.len(), alerts.len()), (2, 1), "{mode}");
            for mail in own {
                let mut copies: Vec<String> = mail.bcc.into_iter().map(|copy| copy.address).collect();
                copies.sort();
                assert_eq!(copies, expected, "{mode}");
            }
            assert!(alerts[0].bcc.is_empty(), "{mode}");
        }
    }

    // rule: 88
    /// A reminder whose day was missed is sent on the next one; once for each date that staff give.
    async fn a_missed_reminder_is_sent_once_for_each_date(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        let until = world.dossier(number).await.confirmation_on.unwrap();
        // Two days before, nobody worked.
        world.ctx.clock.set(world.ctx.zone.start_of(until - Days::new(1)) + TimeDelta::hours(12));
        for _ in 0..2 {
            deadlines::remind_answer::run(&world.ctx).await.unwrap();
            assert_eq!(reminders(&world, &client.person.email).await, 1);
        }
        let manager = world.sign_in(staffed.manager.person.clone()).await;
        dates::set(&world.ctx, &world.identify(&manager).await, number, dates::Which::Confirmation, Some(until + Days::new(20)), None).await.unwrap();
        deadlines::remind_answer::run(&world.ctx).await.unwrap();
        assert_eq!(reminders(&world, &client.person.email).await, 1);
        world.ctx.clock.set(world.ctx.zone.start_of(until + Days::new(19)) + TimeDelta::hours(12));
        for _ in 0..2 {
            deadlines::remind_answer::run(&world.ctx).await.unwrap();
            assert_eq!(reminders(&world, &client.person.email).await, 2);
        }
    }

    // rule: 90
    // covers: M4.23
    /// The list and the page say the same of a decision and its answer.
    async fn the_list_says_what_the_page_says(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut client, number) = world.submitted("Inès", "Marchetti").await;
        client.open("/candidatures").await;
        let return_on = world.dossier(number).await.return_on.format("%d/%m/%Y").to_string();
        client.see("Master 1 Informatique").expect_fact("Date limite de retour", &return_on);
        client.expect_fact("Statut du dossier", "Réceptionné").expect_fact("Décision", "En attente");
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        client.reload().await;
        client.see("Réponse attendue avant la fin du").expect_fact("Date limite de retour", &return_on);
        confirm(&world.ctx, &world.identify(&client).await, number).await.unwrap();
        for page in ["/candidatures".to_owned(), format!("/candidatures/{number}")] {
            client.open(&page).await;
            client.expect_fact("Décision", "Favorable : CONFIRME");
        }
    }
}
