//! What a process keeps in memory of the set-up: never older, never newer than what the transaction at hand sees.

use app::dossier::{self, Side};
use chrono::TimeDelta;
use domain::application::requirement::Obligation;
use domain::form::FieldKind;
use testkit::both_engines;

both_engines! {
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
}
