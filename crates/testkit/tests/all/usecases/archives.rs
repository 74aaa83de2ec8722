//! What is put away by hand keeps its meaning: what was cancelled counts no more, what was refused is still told.

use app::Error;
use app::accounts::erase::{self, Outcome, Why};
use app::actor::Person;
use app::apply::cancel;
use app::audit::Who;
use app::decide::publish::{When, publish};
use app::review::acts::{Act, act};
use app::review::archive::{archive, restore};
use chrono::TimeDelta;
use domain::application::{DecisionKind, Existence, Refusal};
use testkit::people::Client;
use testkit::{World, both_engines};

use super::{Staffed, applied};

async fn staff(world: &World, staffed: &Staffed) -> Person {
    world.identify(&world.sign_in(staffed.manager.person.clone()).await).await
}

/// Cancels, and lets the time to take it back go by.
async fn cancel_for_good(world: &World, client: &Client, number: i64) {
    let person = world.identify(client).await;
    cancel::cancel(&world.ctx, &person, number).await.unwrap();
    world.advance(TimeDelta::minutes(11)).await;
}

both_engines! {
    /// Somebody who applied again keeps the new application while the cancelled one is put away and taken out.
    async fn a_cancelled_application_is_put_away_beside_a_new_one(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut client, first) = applied(&world, "Inès", "Marchetti").await;
        cancel_for_good(&world, &client, first).await;
        let second = world.apply(&client, "M1INFO").await;
        let person = staff(&world, &staffed).await;
        archive(&world.ctx, &person, first).await.unwrap();
        assert_eq!(world.dossier(first).await.existence(), Existence::Archived);
        assert_eq!(world.dossier(second).await.existence(), Existence::Active);
        // To the applicant it is what it was: cancelled, and nothing to go back on.
        client.open(&format!("/candidatures/{first}")).await.see("Cette candidature est annulée.").not_see("Revenir sur");
        client.open("/candidatures").await.see("Candidatures annulées");

        restore(&world.ctx, &person, first).await.unwrap();
        let seen = world.dossier_for_staff(first).await.application.version;
        let twice = act(&world.ctx, &person, first, Act::Reopen, seen).await;
        assert!(matches!(twice, Err(Error::Refused(Refusal::AppliedAgain))), "{twice:?}");
        assert_eq!(world.dossier(first).await.existence(), Existence::Cancelled);
    }

    /// What was cancelled and put away keeps nobody from applying again, and keeps nothing of anybody.
    async fn what_was_cancelled_counts_no_more_once_put_away(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, first) = world.submitted("Inès", "Marchetti").await;
        cancel_for_good(&world, &client, first).await;
        let person = staff(&world, &staffed).await;
        archive(&world.ctx, &person, first).await.unwrap();
        let second = world.apply(&client, "M1INFO").await;
        assert_ne!(first, second);
        cancel_for_good(&world, &client, second).await;
        archive(&world.ctx, &person, second).await.unwrap();
        let mut tx = world.ctx.db.write().await.unwrap();
        let outcome = erase::erase(&world.ctx, &mut tx, client.person.account, &Who::System, Why::Unused).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(outcome, Outcome::Erased);
    }

    /// Somebody refused who appealed is not put away under the decision that is on its way to them.
    async fn a_decision_on_its_way_keeps_an_application_out_of_the_archive(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Unfavourable, None).await;
        world.ctx.clock.advance(TimeDelta::minutes(1));
        let appeal = staffed.draft(&world, number, DecisionKind::Favourable, None).await;
        let person = staff(&world, &staffed).await;
        let early = archive(&world.ctx, &person, number).await;
        assert!(matches!(early, Err(Error::Refused(Refusal::NotSettled))), "{early:?}");
        let mut manager = world.sign_in(staffed.manager.person.clone()).await;
        manager.open(&format!("/gestion/candidatures/archiver?n={number}")).await.not_see("Oui, archiver");
        world.ctx.clock.advance(TimeDelta::minutes(1));
        publish(&world.ctx, &person, &[appeal], When::Now).await.unwrap();
        client.open(&format!("/candidatures/{number}")).await.expect_fact("Décision", "Favorable");
    }

    /// From « Candidatures annulées » one comes back to « Candidatures annulées ».
    async fn archiving_leads_back_to_the_list_it_began_in(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        cancel_for_good(&world, &client, number).await;
        let mut manager = world.sign_in(staffed.manager.person.clone()).await;
        let shelf = "/gestion/candidatures/annulees";
        manager.open(shelf).await;
        let sent = manager.typed("/gestion/candidatures/statut");
        assert!(sent.contains(&("suite".to_owned(), shelf.to_owned())), "the list names itself: {sent:?}");
        manager.open(&format!("/gestion/candidatures/archiver?n={number}&suite={shelf}")).await;
        assert_eq!(manager.href("Candidatures annulées"), shelf);
        manager.press("Oui, archiver 1 candidature").await.expect_at(shelf).see("1 candidature est archivée");
        // Nothing leads out of the lists.
        manager.open(&format!("/gestion/candidatures/archiver?n={number}&suite=https://ailleurs.example/")).await;
        assert_eq!(manager.href("Précédent"), "/gestion/candidatures");
    }

    /// Whoever was refused still finds it on their own pages after it was put away.
    async fn a_refusal_put_away_stays_with_whoever_was_refused(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Unfavourable, None).await;
        let person = staff(&world, &staffed).await;
        archive(&world.ctx, &person, number).await.unwrap();
        let card = format!("href=\"/candidatures/{number}\"");
        client.open("/tableau-de-bord").await;
        assert!(client.html().contains(&card));
        client.open("/candidatures").await.not_see("Candidatures annulées");
        assert!(client.html().contains(&card));
    }
}
