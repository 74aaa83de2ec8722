//! The catalogue, and whether one may apply.

use app::Error;
use app::apply::{answer, cancel, create::apply};
use app::review::treatment;
use app::setup::programme;
use chrono::{Days, TimeDelta};
use domain::application::apply::Refusal;
use domain::application::{DecisionKind, TreatmentType};
use testkit::both_engines;
use testkit::build::NewOffer;

use super::reason;
use crate::usecases::{Staffed, applied, subjects};

both_engines! {
    // rule: 40
    // covers: M2.11
    /// What is not open is listed with its dates, says so, and is refused when somebody applies.
    async fn a_closed_programme_is_listed_and_refused(world: World) {
        let institution = world.institution().await;
        let later = world.ctx.today() + Days::new(20);
        let offer = NewOffer { opens_at: world.ctx.zone.start_of(later), ..world.new_offer("M1TARD", "Master 1 qui ouvre plus tard") };
        world.offer(institution.campaign, institution.committee, institution.decision(DecisionKind::Favourable), &offer).await;
        let client = world.applicant("Inès", "Marchetti").await;
        world.fill_profile(&client).await;
        let mut browser = client.browser.clone();
        browser.open("/offre").await;
        browser.see("Master 1 qui ouvre plus tard").see(&later.format("%d/%m/%Y").to_string());
        browser.open("/candidatures/nouvelle?formation=M1TARD").await;
        browser.expect_status(422).see("Les candidatures à cette formation ouvrent le");
        let person = world.identify(&client).await;
        assert!(matches!(apply(&world.ctx, &person, "M1TARD").await, Err(Error::Refused(Refusal::NotYetOpen { .. }))));
        world.ctx.clock.set(world.ctx.zone.start_of(later));
        let client = world.sign_in(client.person).await;
        world.apply(&client, "M1TARD").await;
    }

    // rule: 42, 43
    /// Refused and withdrawn applications count towards the limit, cancelled ones do not; a centre's own by default, the
    /// institution's where it wants that.
    async fn the_limit_counts_what_is_not_cancelled(world: World) {
        let staffed = Staffed::open(&world).await;
        let institution = &staffed.institution;
        let favourable = institution.decision(DecisionKind::Favourable);
        let elsewhere = world.centre("LETTRES", "Lettres").await;
        let letters = world.committee_of(elsewhere, "HIST", "Commission histoire").await;
        for (committee, code) in [(institution.committee, "M1A"), (institution.committee, "M1B"), (letters, "M1HIST"), (letters, "M1GEO")] {
            world.offer(institution.campaign, committee, favourable, &world.new_offer(code, code)).await;
        }
        let mut tx = world.ctx.db.write().await.unwrap();
        let mut centre = store::catalogue::lookup_centre(&mut tx, institution.centre.0).await.unwrap().unwrap();
        centre.max_applications = 2;
        assert!(store::catalogue::update_centre(&mut tx, &centre).await.unwrap());
        tx.commit().await.unwrap();

        let (mut client, refused) = applied(&world, "Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        client.open("/offre/M1A").await.see("Une candidature sur 2 autorisées dans ce centre");
        client.open("/tableau-de-bord").await.not_see("autorisées");
        let withdrawn = world.apply(&client, "M1A").await;
        let third = async || apply(&world.ctx, &person, "M1B").await;
        assert!(matches!(third().await, Err(Error::Refused(Refusal::TooMany { limit: 2 }))));
        staffed.refuse(&world, refused, reason(&world).await).await;
        staffed.decide(&world, withdrawn, DecisionKind::Favourable, None).await;
        answer::withdraw(&world.ctx, &person, withdrawn).await.unwrap();
        assert!(matches!(third().await, Err(Error::Refused(Refusal::TooMany { limit: 2 }))), "refused and withdrawn ones count");

        // The other centre counts for itself; a cancelled one makes room.
        let other = world.apply(&client, "M1HIST").await;
        world.set("applications.limit_perimeter", "institution".into()).await;
        world.set("applications.limit", 3.into()).await;
        assert!(matches!(apply(&world.ctx, &person, "M1GEO").await, Err(Error::Refused(Refusal::TooMany { limit: 3 }))));
        client.open("/tableau-de-bord").await.see("3 sur 3 autorisées");
        cancel::cancel(&world.ctx, &person, other).await.unwrap();
        client.open("/offre/M1GEO").await.see("2 candidatures sur 3 autorisées");
        world.apply(&client, "M1GEO").await;
    }

    // rule: 44, 45
    /// Direct access is never given by applying; controlled access validates itself, and mails when it comes later.
    async fn access_is_controlled_unless_somebody_decides(world: World) {
        let staffed = Staffed::open(&world).await;
        let institution = &staffed.institution;
        let offer = NewOffer { default_treatment: TreatmentType::Direct, ..world.new_offer("L2DIRECT", "Licence 2") };
        world.offer(institution.campaign, institution.committee, institution.decision(DecisionKind::Favourable), &offer).await;
        let (client, controlled) = applied(&world, "Inès", "Marchetti").await;
        let direct = world.apply(&client, "L2DIRECT").await;
        let state = async |number| {
            let application = world.dossier_for_staff(number).await.application;
            (application.treatment, application.treatment_validated)
        };
        assert_eq!((state(controlled).await, state(direct).await), (("AC".to_owned(), true), ("AT".to_owned(), false)));
        let email = client.person.email.clone();
        assert_eq!(subjects(&world, &email).await, ["Candidature - enregistrée"; 2]);
        let staff = world.identify(&staffed.manager).await;
        let seen = treatment::standing(&world.dossier_for_staff(direct).await.application);
        treatment::set(&world.ctx, &staff, direct, TreatmentType::Controlled, &seen).await.unwrap();
        assert_eq!(state(direct).await, ("AC".to_owned(), true));
        assert_eq!(subjects(&world, &email).await.len(), 3);

        // A programme may also leave it open from the beginning.
        let waiting = programme::open(&world.ctx, &staff, Some("L2DIRECT")).await.unwrap().typed.with("default_treatment", TreatmentType::Waiting.code());
        programme::save(&world.ctx, &staff, Some("L2DIRECT"), &waiting).await.unwrap();
        let other = world.applicant("Paul", "Durand").await;
        world.fill_profile(&other).await;
        let open = world.apply(&other, "L2DIRECT").await;
        assert_eq!(state(open).await, ("AT".to_owned(), false));
    }

    /// The page of a programme promises no direct access, which is granted one by one, and says nothing of what is still open.
    async fn a_programme_promises_no_direct_access(world: World) {
        let institution = world.institution().await;
        let programmes = [
            ("L2CONTROLE", TreatmentType::Controlled, Some("Accès contrôlé, avis de la commission")),
            ("L2DIRECT", TreatmentType::Direct, Some("Accès direct possible, accordé après examen du dossier")),
            ("L2ATTENTE", TreatmentType::Waiting, None),
        ];
        for (code, default_treatment, _) in programmes {
            let offer = NewOffer { default_treatment, ..world.new_offer(code, code) };
            world.offer(institution.campaign, institution.committee, institution.decision(DecisionKind::Favourable), &offer).await;
        }
        let mut browser = world.browser();
        for (code, _, said) in programmes {
            browser.open(&format!("/offre/{code}")).await.expect_heading(code);
            match said {
                Some(words) => browser.expect_fact("Type de traitement", words),
                None => browser.not_see("Type de traitement"),
            };
        }
    }

    // rule: 48
    /// The catalogue follows its editor: a new title, a new committee, a programme out of service.
    async fn the_catalogue_follows_its_editor(world: World) {
        world.institution().await;
        let central = world.central().await;
        let staff = world.identify(&central).await;
        let mut browser = world.browser();
        browser.open("/offre").await;
        browser.see("Master 1 Informatique").see("Sciences");
        let save = async |change: &dyn Fn(app::setup::Typed) -> app::setup::Typed| {
            let opened = programme::open(&world.ctx, &staff, Some("M1INFO")).await.unwrap();
            programme::save(&world.ctx, &staff, Some("M1INFO"), &change(opened.typed)).await.unwrap();
        };
        save(&|typed| typed.with("label", "Master 1 Intelligence artificielle")).await;
        browser.reload().await;
        browser.see("Master 1 Intelligence artificielle").not_see("Master 1 Informatique");
        // The only programme of its centre: the centre goes with it.
        save(&|typed| typed.with_flag("in_service", false)).await;
        world.ctx.clock.advance(TimeDelta::minutes(1));
        browser.reload().await;
        browser.not_see("Master 1 Intelligence artificielle").not_see("Sciences");
    }
}
