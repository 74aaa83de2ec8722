//! The applicant's answer: until when, what silence does, who is told.

use app::Error;
use app::apply::answer::{confirm, withdraw};
use app::apply::cancel::cancel;
use app::calendar;
use app::review::dates;
use chrono::{Days, TimeDelta};
use domain::application::{Acceptance, DecisionKind, MailCode, Refusal};
use store::Json;
use store::catalogue::Alerts;
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

    // rule: 88
    /// A reminder whose day was missed is sent on the next one; once, even if the date is moved afterwards.
    async fn a_missed_reminder_is_sent_once(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        let until = world.dossier(number).await.confirmation_on.unwrap();
        // Two days before, nobody worked.
        world.ctx.clock.set(world.ctx.zone.start_of(until - Days::new(1)) + TimeDelta::hours(12));
        calendar::remind_answer::run(&world.ctx).await.unwrap();
        assert_eq!(reminders(&world, &client.person.email).await, 1);
        let manager = world.sign_in(staffed.manager.person.clone()).await;
        dates::set(&world.ctx, &world.identify(&manager).await, number, dates::Which::Confirmation, Some(until + Days::new(20)), None).await.unwrap();
        world.ctx.clock.set(world.ctx.zone.start_of(until + Days::new(19)) + TimeDelta::hours(12));
        calendar::remind_answer::run(&world.ctx).await.unwrap();
        assert_eq!(reminders(&world, &client.person.email).await, 1);
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
        client.see("Réponse attendue avant le").expect_fact("Date limite de retour", &return_on);
        confirm(&world.ctx, &world.identify(&client).await, number).await.unwrap();
        for page in ["/candidatures".to_owned(), format!("/candidatures/{number}")] {
            client.open(&page).await;
            client.expect_fact("Décision", "Favorable : CONFIRME");
        }
    }
}
