//! « Valider les avis »: simulated, signed by a second person where that is asked, released now or at an hour, stopped.

use app::Error;
use app::decide::publish::{LeftOut, Oddity, When, publish, simulate};
use app::decide::stop;
use chrono::{Days, TimeDelta};
use domain::application::DecisionKind;
use testkit::both_engines;

use super::{Staffed, applied, subjects};

both_engines! {
    /// The simulation says who gets which mail and what is odd, and changes nothing.
    async fn a_simulation_only_shows(world: World) {
        let staffed = Staffed::open(&world).await;
        let (first, one) = applied(&world, "Inès", "Marchetti").await;
        let (_, two) = applied(&world, "Paul", "Durand").await;
        staffed.draft(&world, one, DecisionKind::Favourable, None).await;
        let staff = world.identify(&staffed.manager).await;
        let simulated = simulate(&world.ctx, &staff, &[one, two]).await.unwrap();
        assert_eq!(simulated.left_out, [(two, LeftOut::NoDecision)]);
        let [line] = simulated.lines.as_slice() else { panic!("{:?}", simulated.lines) };
        assert_eq!((line.number, line.applicant.email.as_str()), (one, first.person.email.as_str()));
        assert_eq!(line.oddities, [Oddity::FileNotComplete]);
        world.run_jobs().await;
        assert!(world.dossier(one).await.published.is_none());
        assert_eq!(subjects(&world, &first.person.email).await, ["Candidature - enregistrée"]);
    }

    /// Whoever is admitted once the confirmation date is over is named, with the week there will be to answer; nobody else is.
    async fn a_confirmation_date_that_is_over_is_said(world: World) {
        const WEEK: &str = "La date limite de confirmation est passée : le candidat aura une semaine pour répondre";
        let mut staffed = Staffed::open(&world).await;
        let (_, one) = applied(&world, "Inès", "Marchetti").await;
        let (_, two) = applied(&world, "Paul", "Durand").await;
        let draft = staffed.draft(&world, one, DecisionKind::Favourable, None).await;
        staffed.draft(&world, two, DecisionKind::WaitingList, None).await;
        let today = world.ctx.today();
        let session = staffed.institution.programme.session;
        let staff = world.identify(&staffed.manager).await;
        let numbered = [(Some(today), None, false), (Some(today - Days::new(1)), Some(3), false), (Some(today - Days::new(1)), None, true)];
        for (on, delay, is_over) in numbered {
            world.change_session(session, |session| (session.confirmation_on, session.confirmation_delay_days) = (on, delay)).await;
            let simulated = simulate(&world.ctx, &staff, &[one, two]).await.unwrap();
            let named: Vec<i64> =
                simulated.lines.iter().filter(|line| line.oddities.contains(&Oddity::ConfirmationOver)).map(|line| line.number).collect();
            assert_eq!(named, if is_over { vec![one] } else { Vec::new() }, "{on:?} {delay:?}");
        }
        staffed.manager.open(&format!("/gestion/candidatures/publication?n={one}")).await.see(WEEK);
        publish(&world.ctx, &staff, &[draft], When::Now).await.unwrap();
        assert_eq!(world.dossier(one).await.confirmation_on, Some(today + Days::new(7)), "a week, as was said");
    }

    /// At the hour everybody's page and mail change together, once, even when two nodes look at the queue.
    async fn an_hour_is_kept(world: World) {
        let staffed = Staffed::open(&world).await;
        let (first, one) = applied(&world, "Inès", "Marchetti").await;
        let (second, two) = applied(&world, "Paul", "Durand").await;
        let drafts = [staffed.draft(&world, one, DecisionKind::Favourable, None).await, staffed.draft(&world, two, DecisionKind::WaitingList, None).await];
        let staff = world.identify(&staffed.manager).await;
        let past = publish(&world.ctx, &staff, &drafts, When::At(world.now())).await;
        assert!(matches!(past, Err(Error::Refused(app::decide::publish::Refusal::BadHour))), "{past:?}");
        let at = world.now() + TimeDelta::hours(20);
        assert_eq!(publish(&world.ctx, &staff, &drafts, When::At(at)).await.unwrap().decisions, 2);
        world.advance(TimeDelta::hours(20) - TimeDelta::seconds(1)).await;
        assert!(world.dossier(one).await.published.is_none() && world.dossier(two).await.published.is_none());
        let other = world.another_node().await;
        world.ctx.clock.advance(TimeDelta::seconds(1));
        tokio::join!(world.run_jobs(), other.run_jobs());
        world.run_jobs().await;
        let published = [world.dossier(one).await.published, world.dossier(two).await.published].map(|decision| decision.and_then(|d| d.published_at));
        assert_eq!(published, [Some(at), Some(at)]);
        assert_eq!(subjects(&world, &first.person.email).await, ["Candidature - avis favorable", "Candidature - enregistrée"]);
        assert_eq!(subjects(&world, &second.person.email).await, ["Candidature - enregistrée", "Candidature - liste d'attente"]);
    }

    /// A stopped publication never happens; the decisions stay validated and can be published later.
    async fn a_stopped_publication_stays_stopped(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let draft = staffed.draft(&world, number, DecisionKind::Favourable, None).await;
        let staff = world.identify(&staffed.manager).await;
        publish(&world.ctx, &staff, &[draft], When::At(world.now() + TimeDelta::hours(1))).await.unwrap();
        let batch = world.dossier_for_staff(number).await.unpublished.and_then(|decision| decision.batch_id).unwrap();
        let elsewhere = world.manager(world.centre("LETTRES", "Lettres").await).await;
        let stranger = world.identify(&elsewhere).await;
        assert!(matches!(stop::stop(&world.ctx, &stranger, batch).await, Err(Error::Denied(_))));
        assert_eq!(stop::stop(&world.ctx, &staff, batch).await.unwrap(), 1);
        assert!(matches!(stop::stop(&world.ctx, &staff, batch).await, Err(Error::Refused(stop::Refusal::TooLate) | Error::NotFound)));
        world.advance(TimeDelta::hours(2)).await;
        assert!(world.dossier(number).await.published.is_none());
        assert_eq!(subjects(&world, &client.person.email).await, ["Candidature - enregistrée"]);
        let manager = world.sign_in(staffed.manager.person.clone()).await;
        let staff = world.identify(&manager).await;
        assert_eq!(publish(&world.ctx, &staff, &[draft], When::Now).await.unwrap().decisions, 1);
        assert!(world.dossier(number).await.published.is_some());
    }

    /// Where two people are asked: neither the one who enters nor the one who validates publishes alone.
    async fn a_second_person_signs(world: World) {
        let staffed = Staffed::open(&world).await;
        let mut central = world.central().await;
        central.open("/admin/etablissement").await;
        central.tick("Deux personnes pour un avis : l’une le valide, une autre le publie").press("Enregistrer").await;
        central.see("Vos modifications sont enregistrées.");
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let draft = staffed.draft(&world, number, DecisionKind::Favourable, None).await;
        let (first, second) = (world.identify(&staffed.manager).await, world.manager(staffed.institution.centre).await);
        let second = world.identify(&second).await;
        let both = [&first, &second];
        for person in both {
            let done = publish(&world.ctx, person, &[draft], When::Now).await.unwrap();
            assert_eq!((done.decisions, done.left_out), (0, vec![(number, LeftOut::SecondSignature)]), "not validated yet");
        }
        publish(&world.ctx, &first, &[draft], When::Later).await.unwrap();
        let alone = publish(&world.ctx, &first, &[draft], When::At(world.now() + TimeDelta::hours(1))).await.unwrap();
        assert_eq!(alone.left_out, [(number, LeftOut::SecondSignature)]);
        let simulated = simulate(&world.ctx, &first, &[number]).await.unwrap();
        assert!(simulated.lines[0].oddities.contains(&Oddity::NeedsSecondSignature));
        assert!(world.dossier(number).await.published.is_none());
        assert_eq!(publish(&world.ctx, &second, &[draft], When::Now).await.unwrap().decisions, 1);
        assert_eq!(subjects(&world, &client.person.email).await, ["Candidature - avis favorable", "Candidature - enregistrée"]);
    }
}
