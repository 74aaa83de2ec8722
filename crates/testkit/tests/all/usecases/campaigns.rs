//! Archiving a campaign: when it may be, what it says beforehand, and that nothing goes on in it afterwards.

use app::Error;
use app::apply::overview::{self, Task};
use app::decide::publish::{LeftOut, When, publish};
use app::setup::campaign::put_in_service;
use app::setup::campaign_archive::{archive, ask};
use app::setup::{Refusal, campaign_programmes, programme};
use chrono::{Days, TimeDelta};
use domain::application::{DecisionKind, Refusal as StateRefusal};
use domain::form::FieldKind;
use store::catalogue::session;
use testkit::people::Client;
use testkit::{World, both_engines};

use super::{Staffed, applied};

/// The next campaign in service, and the first one over.
async fn a_year_later(world: &World) {
    world.campaign("2027", world.ctx.today(), world.ctx.today() + Days::new(500)).await;
    world.ctx.clock.advance(TimeDelta::days(201));
}

/// The same person with a session of today.
async fn again(world: &World, client: &Client) -> Client {
    world.sign_in(client.person.clone()).await
}

/// How many changes of a campaign the trace holds.
async fn traced(world: &World, code: &str) -> usize {
    const SQL: &str = "SELECT action FROM audit_line WHERE object = $1";
    let object = format!("campaign:{code}");
    let lines: Vec<(String,)> = match &world.ctx.db {
        store::Db::Sqlite { writer, .. } => sqlx::query_as(SQL).bind(object).fetch_all(&mut *writer.get().await.unwrap()).await.unwrap(),
        store::Db::Postgres(pool) => sqlx::query_as(SQL).bind(object).fetch_all(&mut *pool.get().await.unwrap()).await.unwrap(),
    };
    lines.len()
}

/// The names of applicants in the lines about an application.
async fn applicants_named(world: &World, number: i64) -> Vec<String> {
    const SQL: &str = "SELECT actor_name FROM audit_line WHERE object = $1 AND actor_kind = 'applicant'";
    let object = format!("application:{number}");
    let names: Vec<(String,)> = match &world.ctx.db {
        store::Db::Sqlite { writer, .. } => sqlx::query_as(SQL).bind(object).fetch_all(&mut *writer.get().await.unwrap()).await.unwrap(),
        store::Db::Postgres(pool) => sqlx::query_as(SQL).bind(object).fetch_all(&mut *pool.get().await.unwrap()).await.unwrap(),
    };
    names.into_iter().map(|(name,)| name).collect()
}

/// The key of the sentence that says why it stays as it is.
fn kept<T: std::fmt::Debug>(outcome: Result<T, Error<Refusal>>) -> &'static str {
    match outcome {
        Err(Error::Refused(Refusal::Kept(key))) => key,
        other => panic!("{other:?}"),
    }
}

both_engines! {
    /// Neither the campaign in service nor one that is not over is archived; one that is, once and for good.
    async fn only_a_campaign_that_is_over_is_archived(world: World) {
        world.institution().await;
        let central = world.identify(&world.central().await).await;
        let ctx = &world.ctx;
        assert_eq!(kept(archive(ctx, &central, "2026", 2).await), "setup-campaign-archive-in-service");
        world.campaign("2027", ctx.today(), ctx.today() + Days::new(500)).await;
        assert_eq!(kept(ask(ctx, &central, "2026").await), "setup-campaign-archive-not-over");
        // On its last day it is not over.
        ctx.clock.advance(TimeDelta::days(200));
        assert_eq!(kept(ask(ctx, &central, "2026").await), "setup-campaign-archive-not-over");
        ctx.clock.advance(TimeDelta::days(1));
        let seen = ask(ctx, &central, "2026").await.unwrap().version;
        let stale = archive(ctx, &central, "2026", seen - 1).await;
        assert!(matches!(stale, Err(Error::Stale)), "{stale:?}");
        assert_eq!(traced(&world, "2026").await, 0);
        for _ in 0..2 {
            archive(ctx, &central, "2026", seen).await.unwrap();
            assert_eq!(traced(&world, "2026").await, 1);
        }
        assert_eq!(kept(ask(ctx, &central, "2026").await), "setup-campaign-is-archived");
        assert_eq!(kept(put_in_service(ctx, &central, "2026").await), "setup-campaign-is-archived");
        let mut tx = ctx.db.read().await.unwrap();
        assert_eq!(store::catalogue::campaign::in_service(&mut tx).await.unwrap().unwrap().code, "2027");
    }

    /// The question counts who waits for what; afterwards nobody's application takes another step, and everybody reads theirs.
    async fn nothing_goes_on_in_an_archived_campaign(world: World) {
        let staffed = Staffed::open(&world).await;
        let late = world.ctx.today() + Days::new(300);
        world.change_session(staffed.institution.programme.session, |session| session.confirmation_on = Some(late)).await;
        let (waiting, open) = applied(&world, "Inès", "Marchetti").await;
        let (_, drafted) = world.submitted("Paul", "Durand").await;
        let draft = staffed.draft(&world, drafted, DecisionKind::WaitingList, None).await;
        let (admitted, favourable) = world.submitted("Aya", "Keita").await;
        staffed.decide(&world, favourable, DecisionKind::Favourable, None).await;
        a_year_later(&world).await;
        let mut admitted = again(&world, &admitted).await;
        let person = world.identify(&admitted).await;
        let before = overview::lines(&world.ctx, &person).await.unwrap();
        assert_eq!(before[0].task(world.ctx.today()), Some((Task::Answer, Some(late))));

        let mut central = world.central().await;
        central.open("/admin/campagnes/2027/archiver").await.expect_at("/admin/campagnes/2027").see("La campagne en service ne peut pas être archivée");
        central.open("/admin/campagnes/2026").await.follow("Archiver").await;
        central.see("3 candidatures passent").see("1 n’est pas transmise").see("1 a un avis non publié").see("1 est admise").not_see("attend un avis");
        central.press("Oui, archiver la campagne").await.expect_at("/admin/campagnes/2026").see("La campagne est archivée.");
        assert!(!central.has_link("Archiver") && !central.has_link("Mettre en service"));
        central.open("/admin/campagnes/2026/mise-en-service").await.expect_at("/admin/campagnes/2026").see("ne revient pas en service");
        central.open("/admin/campagnes").await.see("Archivée");

        let mut manager = again(&world, &staffed.manager).await;
        let staff = world.identify(&manager).await;
        let done = publish(&world.ctx, &staff, &[draft], When::Now).await.unwrap();
        assert_eq!((done.decisions, done.left_out), (0, vec![(drafted, LeftOut::State(StateRefusal::Archived))]));
        manager.open("/gestion/candidatures/archivees").await.see("Marchetti").see("Durand").see("Keita");
        manager.open(&format!("/gestion/candidatures/{open}")).await.see("Cette candidature est archivée");

        let answer = app::apply::answer::confirm(&world.ctx, &person, favourable).await;
        assert!(matches!(answer, Err(Error::Refused(StateRefusal::Archived))), "{answer:?}");
        let after = overview::lines(&world.ctx, &person).await.unwrap();
        assert_eq!(after[0].task(world.ctx.today()), None);
        let card = format!("href=\"/candidatures/{favourable}\"");
        admitted.open("/tableau-de-bord").await;
        assert!(!admitted.html().contains(&card));
        admitted.open("/candidatures").await.see("Campagnes précédentes");
        assert!(admitted.html().contains(&card));
        admitted.open(&format!("/candidatures/{favourable}")).await.see("La campagne de cette candidature est archivée").expect_fact("Décision", "Favorable");
        let mut waiting = again(&world, &waiting).await;
        waiting.open(&format!("/candidatures/{open}")).await.see("La campagne de cette candidature est archivée");
        assert!(!waiting.has_link("Transmettre ma candidature"));
    }

    /// A new campaign takes over the programmes of the one before: dates shifted by whole weeks, with what they asked. What is
    /// there already stays, what is out of service is left, and a second time there is nothing to do.
    async fn the_programmes_of_the_campaign_before_are_taken_over(world: World) {
        let institution = world.institution().await;
        let favourable = institution.decision(DecisionKind::Favourable);
        for code in ["M2INFO", "M2VIEUX"] {
            world.offer(institution.campaign, institution.committee, favourable, &world.new_offer(code, code)).await;
        }
        let (today, earlier) = (world.ctx.today(), institution.programme.session);
        world.ask(earlier, &[world.question("POURQUOI", FieldKind::Text, "Pourquoi ?")]).await;
        let noon = world.ctx.zone.instant((today - Days::new(15)).and_hms_opt(12, 0, 0).unwrap());
        world.change_session(earlier, |session| {
            (session.opens_at, session.previous_last_rank) = (noon, Some(7));
            (session.silence, session.silence_months) = (Some("refusal".to_owned()), Some(4));
            (session.capacity, session.over_offer) = (Some(20), 5);
        }).await;
        let mut central = world.central().await;
        let person = world.identify(&central).await;
        let old = programme::open(&world.ctx, &person, Some("M2VIEUX")).await.unwrap().typed.with_flag("in_service", false);
        programme::save(&world.ctx, &person, Some("M2VIEUX"), &old).await.unwrap();
        let starts = today - Days::new(60) + Days::new(365);
        let next = world.campaign("2027", starts, starts + Days::new(300)).await;

        // One by one: the form proposes the shifted dates.
        let proposed = programme::open(&world.ctx, &person, Some("M2INFO")).await.unwrap().typed;
        let (opening, closing) = (today - Days::new(15) + Days::new(364), today + Days::new(30) + Days::new(364));
        assert_eq!((proposed.get("opening"), proposed.get("closing")), (app::format::typed_date(opening).as_str(), app::format::typed_date(closing).as_str()));
        let alone = programme::save(&world.ctx, &person, Some("M2INFO"), &proposed.clone().with("over_offer", 3)).await;
        assert!(matches!(&alone, Err(Error::Refused(Refusal::Invalid(wrong))) if wrong[0].field == "over_offer"), "{alone:?}");
        programme::save(&world.ctx, &person, Some("M2INFO"), &proposed.with("capacity", 12).with("over_offer", 3)).await.unwrap();
        let before = traced(&world, "2027").await;

        // All the others at once.
        central.open("/admin/campagnes/2027").await.follow("Reprendre les formations de la campagne précédente").await;
        central.see("Campagne 2026 : 1 formation").see("Dates décalées de 52 semaines");
        central.press("Reprendre les formations").await;
        central.expect_at("/admin/campagnes/2027").see("1 formation est ouverte dans la campagne.");
        assert_eq!(traced(&world, "2027").await, before + 1);
        let mut tx = world.ctx.db.read().await.unwrap();
        let was = session::lookup(&mut tx, earlier).await.unwrap().unwrap();
        let is = session::find(&mut tx, "M1INFO", next).await.unwrap().unwrap();
        assert_eq!(is.opens_at, world.ctx.zone.instant(opening.and_hms_opt(12, 0, 0).unwrap()));
        assert_eq!((is.closes_at, is.return_on), (world.ctx.zone.end_of(closing), was.return_on + Days::new(364)));
        assert_eq!((is.confirmation_on, is.pre_analysis_on), (was.confirmation_on.map(|day| day + Days::new(364)), None));
        assert_eq!((is.favourable_type_id, is.previous_last_rank), (was.favourable_type_id, None));
        assert_eq!((is.silence.as_deref(), is.silence_months), (Some("refusal"), Some(4)));
        assert_eq!((is.capacity, is.over_offer), (Some(20), 5));
        let asked = store::catalogue::requirement::named_by(&mut tx, is.id).await.unwrap();
        assert_eq!((asked.len(), &asked), (2, &store::catalogue::requirement::named_by(&mut tx, earlier).await.unwrap()));
        assert_eq!(store::question::named_by(&mut tx, is.id).await.unwrap().len(), 1);
        let taken_over = session::find(&mut tx, "M2INFO", next).await.unwrap().unwrap();
        assert_eq!((taken_over.capacity, taken_over.over_offer), (Some(12), 3));
        assert!(session::find(&mut tx, "M2VIEUX", next).await.unwrap().is_none());
        drop(tx);
        let again = campaign_programmes::open(&world.ctx, &person, "2027", "2026").await.unwrap();
        assert_eq!((again.done, again.left), (0, 0));
        assert_eq!(traced(&world, "2027").await, before + 1);
        central.open("/admin/campagnes/2027/formations").await.see("Aucune campagne antérieure n’a de formation à reprendre.");
        // Nothing comes from a campaign that is later, or that does not exist.
        for from in ["2027", "1999", ""] {
            let refused = campaign_programmes::open(&world.ctx, &person, "2026", from).await;
            assert!(matches!(refused, Err(Error::Refused(Refusal::Invalid(_)))), "{refused:?}");
        }
        let manager = world.identify(&world.manager(institution.centre).await).await;
        let denied = campaign_programmes::open(&world.ctx, &manager, "2027", "2026").await;
        assert!(matches!(denied, Err(Error::Denied(_))), "{denied:?}");
    }

    /// The applications of an archived campaign are destroyed after its code was typed: their rows and files go, the person
    /// stays with what is theirs.
    async fn an_archived_campaign_is_destroyed(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, admitted) = world.submitted("Aya", "Keita").await;
        staffed.decide(&world, admitted, DecisionKind::Favourable, None).await;
        let (_, open) = applied(&world, "Inès", "Marchetti").await;
        world.run_jobs().await;
        let application = world.dossier_for_staff(admitted).await.application.id;
        let mut tx = world.ctx.db.read().await.unwrap();
        let own = store::application::destroy::files(&mut tx, application).await.unwrap();
        let held = store::account::erase::files(&mut tx, client.person.account).await.unwrap();
        drop(tx);
        assert!(!own.is_empty() && own.len() < held.len(), "{} of {}", own.len(), held.len());
        a_year_later(&world).await;
        let mut central = world.central().await;
        central.open("/admin/campagnes/2026/detruire").await.expect_at("/admin/campagnes/2026").see("Seules les candidatures d’une campagne archivée");
        central.open("/admin/campagnes/2026/archiver").await.press("Oui, archiver la campagne").await;
        central.follow("Détruire les candidatures").await.see("2 candidatures seront supprimées.");
        central.fill("Code de la campagne", "2027").press("Oui, détruire les candidatures").await;
        central.expect_status(422).see("Ce n’est pas le code de cette campagne");
        central.fill("Code de la campagne", "2026").press("Oui, détruire les candidatures").await;
        central.expect_at("/admin/campagnes/2026").see("La destruction est lancée");
        world.run_jobs().await;
        central.open("/admin/campagnes/2026").await.see("sont détruites");
        assert!(!central.has_link("Détruire les candidatures"));
        assert_eq!(traced(&world, "2026").await, 2, "archived, destroyed");
        let named = applicants_named(&world, admitted).await;
        assert!(!named.is_empty() && named.iter().all(|name| name == store::account::erase::NOBODY), "{named:?}");

        let mut tx = world.ctx.db.read().await.unwrap();
        for number in [admitted, open] {
            assert!(store::application::find(&mut tx, number).await.unwrap().is_none(), "{number}");
        }
        assert!(store::account::lookup(&mut tx, client.person.account).await.unwrap().is_some());
        let left = store::account::erase::files(&mut tx, client.person.account).await.unwrap();
        drop(tx);
        assert_eq!(left.len(), held.len() - own.len(), "what is the person's for all applications stays");
        let is_own = |version: uuid::Uuid| own.iter().any(|one| one.id == version);
        for version in &held {
            for file in &version.received.0 {
                let key: connect::files::FileKey = file.key.parse().unwrap();
                assert_eq!(world.ctx.files.get(&key).await.is_err(), is_own(version.id), "{key}");
            }
        }
        let mut client = again(&world, &client).await;
        client.open("/tableau-de-bord").await.expect_status(200);
        assert_eq!(client.fetch(&format!("/candidatures/{admitted}")).await.status.as_u16(), 404);
        let mut manager = again(&world, &staffed.manager).await;
        manager.open("/gestion/candidatures/archivees").await.not_see("Keita");
        assert_eq!(manager.fetch("/admin/campagnes/2026/detruire").await.status.as_u16(), 404);
    }

    /// Somebody changed the campaign while the question stood: it is asked again about what is there now.
    async fn a_campaign_that_changed_is_asked_about_again(world: World) {
        let institution = world.institution().await;
        a_year_later(&world).await;
        let mut central = world.central().await;
        central.open("/admin/campagnes/2026/archiver").await.see("Cette campagne n’a aucune candidature.");
        let mut tx = world.ctx.db.write().await.unwrap();
        let campaign = store::catalogue::campaign::lookup(&mut tx, institution.campaign).await.unwrap().unwrap();
        assert!(store::catalogue::campaign::update(&mut tx, &campaign).await.unwrap());
        tx.commit().await.unwrap();
        central.press("Oui, archiver la campagne").await.expect_status(409).see("La campagne a changé entre-temps");
        let mut tx = world.ctx.db.read().await.unwrap();
        assert!(store::catalogue::campaign::lookup(&mut tx, institution.campaign).await.unwrap().unwrap().archived_at.is_none());
        drop(tx);
        central.press("Oui, archiver la campagne").await.see("La campagne est archivée.");
    }
}
