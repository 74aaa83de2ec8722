//! The complementary list: ranks without ties, promotion in order, never beyond the places there are.

use app::Error;
use app::apply::answer;
use app::decide::publish::{Refusal, When, publish};
use chrono::TimeDelta;
use domain::application::DecisionKind;
use testkit::people::Client;
use testkit::{World, both_engines};

use super::{Staffed, applied, traced};

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

    /// « Monter » and « Descendre » change drafts only, say when the list is another one by now, and leave a trace.
    async fn a_draft_passes_its_neighbour(world: World) {
        use app::decide::shift::{Refusal as Stays, shift};
        use domain::application::ranking::Direction::{Down, Up};
        let staffed = Staffed::open(&world).await;
        let mut numbers = Vec::new();
        for (rank, name) in [(1, "Un"), (2, "Deux"), (3, "Trois")] {
            let (_, number) = applied(&world, "Rang", name).await;
            staffed.draft(&world, number, DecisionKind::ComplementaryList, Some(rank)).await;
            numbers.push(number);
        }
        let [one, two, three] = numbers[..] else { unreachable!() };
        let staff = world.identify(&staffed.manager).await;
        assert_eq!(shift(&world.ctx, &staff, three, Up, 3).await.unwrap(), 2);
        assert_eq!(shift(&world.ctx, &staff, one, Down, 1).await.unwrap(), 2);
        let mut ranks = Vec::new();
        for number in [three, one, two] {
            ranks.push(world.dossier_for_staff(number).await.unpublished.unwrap().rank);
        }
        assert_eq!(ranks, [Some(1), Some(2), Some(3)]);
        assert_eq!((traced(&world, three, "decision.rank").await, traced(&world, two, "decision.rank").await), (2, 1));
        let stale = shift(&world.ctx, &staff, one, Up, 1).await;
        assert!(matches!(stale, Err(Error::Refused(Stays::ChangedMeanwhile))), "{stale:?}");
        let end = shift(&world.ctx, &staff, three, Up, 1).await;
        assert!(matches!(end, Err(Error::Refused(Stays::NoRoom))), "{end:?}");
        let first = world.dossier_for_staff(three).await.unpublished.unwrap().id;
        publish(&world.ctx, &staff, &[first], When::Now).await.unwrap();
        let settled = shift(&world.ctx, &staff, one, Up, 2).await;
        assert!(matches!(settled, Err(Error::Refused(Stays::NoRoom))), "{settled:?}");
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

    /// With one place and one admission agreed on beyond it, the first withdrawal of two promotes already.
    async fn somebody_is_promoted_beyond_the_capacity_as_agreed(world: World) {
        let staffed = Staffed::open(&world).await;
        world.change_session(staffed.institution.programme.session, |session| (session.capacity, session.over_offer) = (Some(1), 1)).await;
        let (first, one) = applied(&world, "Camille", "Un").await;
        let (_, two) = applied(&world, "Camille", "Deux").await;
        let (_, waiting) = applied(&world, "Camille", "Liste").await;
        let (_, next) = applied(&world, "Camille", "Suivante").await;
        for number in [one, two] {
            staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        }
        for (rank, number) in [(1, waiting), (2, next)] {
            staffed.decide(&world, number, DecisionKind::ComplementaryList, Some(rank)).await;
        }
        let mut member = world.committee(staffed.institution.committee).await;
        member.open("/commission/INFO/candidatures").await.see("2 places pourvues sur 1").see("et 1 au-delà possible");
        withdraw(&world, &first, one).await;
        world.advance(TimeDelta::minutes(11)).await;
        assert_eq!(kind(&world, waiting).await, Some(DecisionKind::Favourable));
        assert_eq!(kind(&world, next).await, Some(DecisionKind::ComplementaryList), "one withdrawal, one admission");
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
