//! « Dupliquer »: a programme with all that it asks under another code, and nothing of what happened in it.

use app::Error;
use app::setup::programme;
use app::setup::programme::duplicate::{Duplicate, duplicate};
use app::setup::{Refusal, Typed};
use chrono::{Days, TimeDelta};
use domain::form::{Definition, FieldKind};
use store::Tx;
use store::catalogue::{requirement, session};
use testkit::both_engines;
use uuid::Uuid;

use super::Staffed;

/// What a form types.
fn named(code: &str, label: &str) -> Typed {
    Typed::default().with("code", code).with("label", label)
}

/// Documents, questions and forms that a session names.
async fn asked(tx: &mut Tx, session: Uuid) -> [Vec<Uuid>; 3] {
    let mut asked = [
        requirement::named_by(tx, session).await.unwrap(),
        store::question::named_by(tx, session).await.unwrap(),
        store::form::named_by(tx, session).await.unwrap(),
    ];
    asked.iter_mut().for_each(|list| list.sort_unstable());
    asked
}

both_engines! {
    /// What is wrong with the code or the label comes back beside its field; then the copy opens in its editor, out of service.
    async fn a_programme_is_copied_with_all_that_it_asks(world: World) {
        let Staffed { institution, mut manager } = Staffed::open(&world).await;
        let original = institution.programme.session;
        world.submitted("Inès", "Marchetti").await;
        world.ask(original, &[world.question("POURQUOI", FieldKind::Text, "Pourquoi ?")]).await;
        world.ask_form(original, &world.form("STAGE", "Votre stage", Definition(Vec::new()))).await;
        world.change_session(original, |session| {
            (session.capacity, session.previous_last_rank) = (Some(31), Some(7));
            (session.silence, session.silence_months) = (Some("refusal".to_owned()), Some(4));
        }).await;
        let mut tx = world.ctx.db.write().await.unwrap();
        session::rank_called(&mut tx, original, 3, world.now()).await.unwrap();
        tx.commit().await.unwrap();

        manager.open("/gestion/formations/M1INFO").await.follow("Dupliquer").await;
        manager.expect_at("/gestion/formations/M1INFO/dupliquer").see("Dupliquer « Master 1 Informatique »");
        assert_eq!((manager.value("Code"), manager.value("Libellé")), (String::new(), "Master 1 Informatique".to_owned()));
        manager.fill("Libellé", "Master 1 Robotique").press("Créer la copie").await;
        manager.expect_status(422).see("Renseignez « Code ».");
        manager.fill("Code", "m1info").press("Créer la copie").await;
        manager.expect_status(422).see("Ce code est déjà utilisé.");
        assert_eq!((manager.value("Code"), manager.value("Libellé")), ("m1info".to_owned(), "Master 1 Robotique".to_owned()));
        manager.fill("Code", "m1robot").press("Créer la copie").await;
        manager.expect_at("/gestion/formations/M1ROBOT").see("La copie est créée, hors service.");
        assert_eq!((manager.value("Libellé"), manager.value("Capacité d’accueil")), ("Master 1 Robotique".to_owned(), "31".to_owned()));
        assert!(!manager.has_link("Voir comme un candidat"));

        let mut tx = world.ctx.db.read().await.unwrap();
        let was = session::lookup(&mut tx, original).await.unwrap().unwrap();
        let is = session::find(&mut tx, "M1ROBOT", institution.campaign).await.unwrap().unwrap();
        assert_eq!((is.in_service, is.programme_in_service, is.committee_id), (false, false, was.committee_id));
        assert_eq!((is.opens_at, is.closes_at, is.return_on, is.confirmation_on), (was.opens_at, was.closes_at, was.return_on, was.confirmation_on));
        assert_eq!((is.favourable_type_id, &is.default_treatment, is.is_electronic), (was.favourable_type_id, &was.default_treatment, was.is_electronic));
        assert_eq!((is.capacity, is.silence.as_deref(), is.silence_months), (Some(31), Some("refusal"), Some(4)));
        assert_eq!((was.last_rank_called, is.last_rank_called, is.list_moved_at, is.previous_last_rank), (Some(3), None, None, None));
        let (theirs, own) = (asked(&mut tx, original).await, asked(&mut tx, is.id).await);
        assert_eq!((theirs.each_ref().map(Vec::len), &theirs), ([2, 1, 1], &own));
        drop(tx);
        let mut central = world.central().await;
        central.open("/admin/historique").await.see("Formations · M1ROBOT").see("Copie de");

        world.browser().open("/offre").await.see("Master 1 Informatique").not_see("Master 1 Robotique");
        manager.tick("En service").press("Enregistrer").await.see("Vos modifications sont enregistrées.");
        world.ctx.clock.advance(TimeDelta::minutes(1));
        world.browser().open("/offre").await.see("Master 1 Robotique");
        // Nobody applied to it.
        let staff = world.identify(&manager).await;
        programme::remove(&world.ctx, &staff, "M1ROBOT").await.unwrap();
        let kept = programme::remove(&world.ctx, &staff, "M1INFO").await;
        assert!(matches!(kept, Err(Error::Refused(Refusal::InUse))), "{kept:?}");
    }

    /// Asked twice, there is one copy; whoever may not change the programme makes none.
    async fn a_copy_is_made_once_and_by_whoever_may(world: World) {
        let institution = world.institution().await;
        let manager = world.identify(&world.manager(institution.centre).await).await;
        let copy = named("M1COPIE", "Master 1 Copie");
        assert_eq!(duplicate(&world.ctx, &manager, "M1INFO", &copy).await.unwrap(), Duplicate { code: "M1COPIE".to_owned(), has_session: true });
        let again = duplicate(&world.ctx, &manager, "M1INFO", &copy).await;
        assert!(matches!(again, Err(Error::Refused(Refusal::Invalid(_)))), "{again:?}");
        let unknown = duplicate(&world.ctx, &manager, "RIEN", &named("M1AUTRE", "Autre")).await;
        assert!(matches!(unknown, Err(Error::NotFound)), "{unknown:?}");
        let member = world.identify(&world.committee(institution.committee).await).await;
        let elsewhere = world.identify(&world.manager(world.centre("LETTRES", "Lettres").await).await).await;
        for person in [member, elsewhere] {
            let denied = duplicate(&world.ctx, &person, "M1INFO", &named("M1AUTRE", "Autre")).await;
            assert!(matches!(denied, Err(Error::Denied(_))), "{denied:?}");
        }
        let mut tx = world.ctx.db.read().await.unwrap();
        assert!(store::catalogue::find_programme(&mut tx, "M1AUTRE").await.unwrap().is_none());
    }

    /// A programme that is not open in the campaign in service yet: its copy is what its own form would propose there.
    async fn a_copy_begins_the_campaign_as_its_original_would(world: World) {
        let institution = world.institution().await;
        let earlier = institution.programme.session;
        let central = world.identify(&world.central().await).await;
        let starts = world.ctx.today() - Days::new(60) + Days::new(364);
        let next = world.campaign("2027", starts, starts + Days::new(300)).await;
        duplicate(&world.ctx, &central, "M1INFO", &named("M1COPIE", "Master 1 Copie")).await.unwrap();
        let mut tx = world.ctx.db.read().await.unwrap();
        let was = session::lookup(&mut tx, earlier).await.unwrap().unwrap();
        let is = session::find(&mut tx, "M1COPIE", next).await.unwrap().unwrap();
        assert_eq!((is.return_on, is.in_service), (was.return_on + Days::new(364), false));
        assert_eq!(asked(&mut tx, is.id).await, asked(&mut tx, earlier).await);
        for (code, campaign) in [("M1INFO", next), ("M1COPIE", institution.campaign)] {
            assert!(session::find(&mut tx, code, campaign).await.unwrap().is_none(), "{code}");
        }
    }

    /// A programme that was never open in any campaign: its copy is the programme alone, and one is told what is missing.
    async fn a_copy_of_what_was_never_open_says_so(world: World) {
        let mut manager = Staffed::open(&world).await.manager;
        let mut tx = world.ctx.db.write().await.unwrap();
        let known = store::catalogue::find_programme(&mut tx, "M1INFO").await.unwrap().unwrap();
        let new = store::catalogue::Programme { id: world.ctx.id(), code: "M1NEUF".to_owned(), version: 0, ..known };
        store::catalogue::add_programme(&mut tx, &new).await.unwrap();
        tx.commit().await.unwrap();
        manager.open("/gestion/formations/M1NEUF/dupliquer").await;
        manager.fill("Code", "M1COPIE").press("Créer la copie").await.expect_at("/gestion/formations/M1COPIE");
        manager.see("La copie est créée, hors service. Ses dates restent à saisir.").not_see("Vérifiez ses dates");
    }
}
