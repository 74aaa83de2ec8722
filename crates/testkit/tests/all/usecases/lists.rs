//! The complementary list: ranks without ties, promotion in order, never beyond the places there are.

use app::Error;
use app::apply::answer;
use app::decide::publish::{Refusal, When, publish};
use chrono::TimeDelta;
use domain::application::DecisionKind;
use testkit::people::Client;
use testkit::{World, both_engines};

use super::{Staffed, applied};

async fn withdraw(world: &World, client: &Client, number: i64) {
    let person = world.identify(client).await;
    answer::withdraw(&world.ctx, &person, number).await.unwrap();
}

async fn kind(world: &World, number: i64) -> Option<DecisionKind> {
    world.dossier(number).await.published_kind()
}

both_engines! {
    /// Two people at one rank are settled before anybody is told; also when the first one is published already.
    async fn ties_are_settled_before_publication(world: World) {
        let staffed = Staffed::open(&world).await;
        let (_, one) = applied(&world, "Inès", "Marchetti").await;
        let (_, two) = applied(&world, "Paul", "Durand").await;
        let drafts =
            [staffed.draft(&world, one, DecisionKind::ComplementaryList, Some(1)).await, staffed.draft(&world, two, DecisionKind::ComplementaryList, Some(1)).await];
        let staff = world.identify(&staffed.manager).await;
        for when in [When::Now, When::Later, When::At(world.now() + TimeDelta::hours(1))] {
            match publish(&world.ctx, &staff, &drafts, when).await {
                Err(Error::Refused(Refusal::Ties(ties))) => assert_eq!((ties[0].rank, ties[0].numbers.as_slice()), (1, [one, two].as_slice())),
                other => panic!("{when:?}: {other:?}"),
            }
        }
        publish(&world.ctx, &staff, &drafts[..1], When::Now).await.unwrap();
        let tied = publish(&world.ctx, &staff, &drafts[1..], When::Now).await;
        assert!(matches!(tied, Err(Error::Refused(Refusal::Ties(_)))), "{tied:?}");
        assert_eq!((kind(&world, one).await, kind(&world, two).await), (Some(DecisionKind::ComplementaryList), None));
    }

    /// Without a capacity each withdrawal promotes one person, in order of rank, also when two come at once.
    async fn two_withdrawals_promote_two_people(world: World) {
        let staffed = Staffed::open(&world).await;
        let (first, one) = applied(&world, "Inès", "Marchetti").await;
        let (second, two) = applied(&world, "Paul", "Durand").await;
        for number in [one, two] {
            staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        }
        let mut listed = Vec::new();
        for (rank, name) in [(3, "Trois"), (1, "Un"), (2, "Deux")] {
            let (_, number) = applied(&world, "Rang", name).await;
            staffed.decide(&world, number, DecisionKind::ComplementaryList, Some(rank)).await;
            listed.push((rank, number));
        }
        listed.sort_unstable();
        withdraw(&world, &first, one).await;
        withdraw(&world, &second, two).await;
        let other = world.another_node().await;
        world.ctx.clock.advance(TimeDelta::minutes(10));
        tokio::join!(world.run_jobs(), other.run_jobs());
        world.advance(TimeDelta::minutes(1)).await;
        let mut kinds = Vec::new();
        for (_, number) in &listed {
            kinds.push(kind(&world, *number).await);
        }
        assert_eq!(kinds, [Some(DecisionKind::Favourable), Some(DecisionKind::Favourable), Some(DecisionKind::ComplementaryList)]);
    }

    /// With one place and two admitted, the first withdrawal frees nothing; the second promotes the first of the list.
    async fn nobody_is_promoted_beyond_the_capacity(world: World) {
        let staffed = Staffed::open(&world).await;
        let institution = &staffed.institution;
        let offer = testkit::build::NewOffer { capacity: Some(1), ..world.new_offer("M1RARE", "Master 1 à une place") };
        world.offer(institution.campaign, institution.committee, institution.decision(DecisionKind::Favourable), &offer).await;
        let mut people = Vec::new();
        for name in ["Un", "Deux", "Liste"] {
            let client = world.applicant("Camille", name).await;
            world.fill_profile(&client).await;
            let number = world.apply(&client, "M1RARE").await;
            people.push((client, number));
        }
        for (_, number) in &people[..2] {
            staffed.decide(&world, *number, DecisionKind::Favourable, None).await;
        }
        let waiting = people[2].1;
        staffed.decide(&world, waiting, DecisionKind::ComplementaryList, Some(1)).await;
        withdraw(&world, &people[0].0, people[0].1).await;
        world.advance(TimeDelta::minutes(11)).await;
        assert_eq!(kind(&world, waiting).await, Some(DecisionKind::ComplementaryList), "the other admitted person holds the place");
        withdraw(&world, &people[1].0, people[1].1).await;
        world.advance(TimeDelta::minutes(11)).await;
        assert_eq!(kind(&world, waiting).await, Some(DecisionKind::Favourable));
    }

    /// A withdrawal taken back within the delay promotes nobody, however late the job runs.
    async fn an_undone_withdrawal_promotes_nobody(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let (_, waiting) = applied(&world, "Paul", "Durand").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        staffed.decide(&world, waiting, DecisionKind::ComplementaryList, Some(1)).await;
        withdraw(&world, &client, number).await;
        world.ctx.clock.advance(TimeDelta::minutes(9));
        let person = world.identify(&client).await;
        answer::undo_withdrawal(&world.ctx, &person, number).await.unwrap();
        world.advance(TimeDelta::hours(2)).await;
        assert_eq!(kind(&world, waiting).await, Some(DecisionKind::ComplementaryList));
        assert_eq!(kind(&world, number).await, Some(DecisionKind::Favourable));
    }
}
