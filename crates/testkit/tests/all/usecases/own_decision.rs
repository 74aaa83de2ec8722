//! Whoever of the staff applied learns of a decision on themselves when it is published: nothing that staff read tells whether
//! there is one before.

use app::actor::Person;
use app::decide::discard::discard;
use app::decide::publish::{When, publish, simulate};
use app::decide::ranking;
use app::decide::shift::shift;
use app::review::file_status;
use app::review::list::{View, Wanted, list, numbers};
use app::review::several::several;
use app::setup::mail_preview::preview_of;
use chrono::TimeDelta;
use domain::application::ranking::Direction;
use domain::application::{DecisionKind, FileStatus};
use domain::permissions::{Right, RoleKind};
use store::decision::Decision;
use testkit::people::Client;
use testkit::{World, both_engines};
use uuid::Uuid;

use super::{Staffed, applied};

/// Somebody with an application and the role of the manager, who is signed in.
async fn manager_who_applied(world: &World, staffed: &Staffed) -> (Client, Person, i64) {
    let (both, own) = applied(world, "Inès", "Marchetti").await;
    world.grant(&both.person, RoleKind::Manager, Some(staffed.institution.centre), None).await;
    let person = world.identify(&both).await;
    (both, person, own)
}

/// A second programme of the committee, so that its ranking is not that of one programme.
async fn second_programme(world: &World, staffed: &Staffed) {
    let institution = &staffed.institution;
    let favourable = institution.decision(DecisionKind::Favourable);
    world.offer(institution.campaign, institution.committee, favourable, &world.new_offer("M2IMAGE", "Master 2 Image")).await;
}

/// What is asked of the list.
fn wanted(view: View, decision: &str) -> Wanted {
    Wanted { view, decision: decision.to_owned(), size: 25, page: 1, ..Wanted::default() }
}

/// All that lists, rankings, counts and simulations tell somebody, line by line.
async fn told(world: &World, staffed: &Staffed, person: &Person, own: i64) -> Vec<String> {
    // Counts are kept for a minute.
    world.ctx.clock.advance(TimeDelta::minutes(2));
    let ctx = &world.ctx;
    let mut told = Vec::new();
    for view in View::ALL {
        for decision in ["", "none", "draft", "validated", "LC"] {
            let wanted = wanted(view, decision);
            let listed = list(ctx, person, &wanted).await.unwrap();
            told.push(format!("{view:?} {decision}: {:?}, {}, {:?}", listed.lines, listed.total, listed.views));
            told.push(format!("{view:?} {decision}: {:?}", numbers(ctx, person, &wanted, 10).await.unwrap()));
        }
    }
    for (programme, text) in [("", ""), ("M1INFO", ""), ("", "Marchetti"), ("M1INFO", "Marchetti")] {
        let ranking = ranking::open(ctx, person, "INFO", programme, text).await.unwrap();
        let moves: Vec<(bool, bool)> = ranking.lines.iter().map(|line| ranking.moves(line.number)).collect();
        told.push(format!("ranking {programme} {text}: {:?}, {:?}, {:?}, {moves:?}", ranking.counts, ranking.lines, ranking.found));
        told.push(format!("pending {programme} {text}: {:?}", ranking.pending));
    }
    told.push(format!("mine: {:?}", ranking::mine(ctx, person).await.unwrap()));
    told.push(format!("simulated: {:?}", simulate(ctx, person, &[own]).await.unwrap()));
    let mass = several(ctx, person, &[own], Right::EditDecision).await.unwrap();
    told.extend(mass.iter().map(|one| format!("mass: {:?}, {:?}, {:?}", one.unpublished, one.application.draft_kind, one.application.draft_state)));
    let mut tx = ctx.db.read().await.unwrap();
    let held = store::catalogue::campaign::held(&mut tx, staffed.institution.campaign, person.account.0).await.unwrap();
    told.push(format!("campaign: {held:?}"));
    told
}

/// The bodies of the test's mail in each language, for an application.
async fn previewed(world: &World, person: &Person, number: i64) -> Vec<String> {
    preview_of(&world.ctx, person, "AVIS_TEST", number).await.unwrap().into_iter().map(|(_, _, body)| body).collect()
}

/// The rank entered for an application.
async fn rank(world: &World, number: i64) -> Option<i32> {
    world.dossier_for_staff(number).await.unpublished.and_then(|decision| decision.rank)
}

both_engines! {
    /// Whatever is decided, validated or planned on their application: to them everything stays as it was, to others not.
    async fn nothing_tells_whoever_it_is_about(world: World) {
        let staffed = Staffed::open(&world).await;
        second_programme(&world, &staffed).await;
        let (_, person, own) = manager_who_applied(&world, &staffed).await;
        let colleague = world.identify(&staffed.manager).await;
        for (name, rank) in [("Durand", 1), ("Petit", 3)] {
            let (_, number) = applied(&world, "Paul", name).await;
            staffed.draft(&world, number, DecisionKind::ComplementaryList, Some(rank)).await;
        }
        // Nothing is decided on the fourth, nor on the file of whoever looks.
        applied(&world, "Zoé", "Avril").await;
        file_status::set(&world.ctx, &colleague, own, FileStatus::Complete, Some(world.ctx.today()), None).await.unwrap();
        let before = told(&world, &staffed, &person, own).await;
        let seen = ranking::open(&world.ctx, &person, "INFO", "M1INFO", "").await.unwrap();
        assert_eq!(seen.lines.last().map(|line| line.number), Some(own), "one's own is the last");
        assert_eq!(numbers(&world.ctx, &person, &wanted(View::ToDecide, ""), 10).await.unwrap(), [own]);

        for (kind, rank) in [(DecisionKind::Favourable, None), (DecisionKind::Unfavourable, None), (DecisionKind::ComplementaryList, Some(2))] {
            let draft = staffed.draft(&world, own, kind, rank).await;
            assert_eq!(told(&world, &staffed, &person, own).await, before, "{kind:?}, entered");
            assert!(numbers(&world.ctx, &colleague, &wanted(View::ToValidate, ""), 10).await.unwrap().contains(&own));
            discard(&world.ctx, &colleague, own, draft).await.unwrap();
            assert_eq!(told(&world, &staffed, &person, own).await, before, "{kind:?}, taken back");
        }
        let draft = staffed.draft(&world, own, DecisionKind::ComplementaryList, Some(2)).await;
        publish(&world.ctx, &colleague, &[draft], When::Later).await.unwrap();
        assert_eq!(told(&world, &staffed, &person, own).await, before, "validated");
        assert_eq!(numbers(&world.ctx, &colleague, &wanted(View::ToPublish, ""), 10).await.unwrap(), [own]);
        publish(&world.ctx, &colleague, &[draft], When::At(world.now() + TimeDelta::hours(1))).await.unwrap();
        assert_eq!(told(&world, &staffed, &person, own).await, before, "planned");
        assert_eq!(ranking::open(&world.ctx, &colleague, "INFO", "", "").await.unwrap().pending.len(), 1);

        world.advance(TimeDelta::hours(2)).await;
        assert_ne!(told(&world, &staffed, &person, own).await, before, "published, it is theirs to read");
        let seen = ranking::open(&world.ctx, &person, "INFO", "M1INFO", "").await.unwrap();
        let line = seen.lines.iter().find(|line| line.number == own).unwrap();
        assert_eq!((line.published_kind.as_deref(), line.rank), (Some("LC"), Some(2)));
        assert_eq!(seen.lines.iter().position(|line| line.number == own), Some(1), "in its place");
    }

    /// Others pass each other as if whoever moves them stood elsewhere, whose own rank stays.
    async fn others_pass_each_other_over_ones_own(world: World) {
        let staffed = Staffed::open(&world).await;
        let (_, person, own) = manager_who_applied(&world, &staffed).await;
        let (_, first) = applied(&world, "Paul", "Durand").await;
        let (_, third) = applied(&world, "Zoé", "Petit").await;
        for (rank, number) in [(1, first), (2, own), (3, third)] {
            staffed.draft(&world, number, DecisionKind::ComplementaryList, Some(rank)).await;
        }
        let list = ranking::open(&world.ctx, &person, "INFO", "", "").await.unwrap();
        assert_eq!(list.lines.iter().map(|line| line.number).collect::<Vec<_>>(), [first, third, own]);
        assert_eq!((list.moves(first), list.moves(third), list.moves(own)), ((false, true), (true, false), (false, false)));
        assert_eq!(shift(&world.ctx, &person, third, Direction::Up, 3).await.unwrap(), 1);
        assert_eq!((rank(&world, third).await, rank(&world, own).await, rank(&world, first).await), (Some(1), Some(2), Some(3)));
        let colleague = world.identify(&staffed.manager).await;
        assert_eq!(shift(&world.ctx, &colleague, own, Direction::Up, 2).await.unwrap(), 1, "colleagues move everybody");
    }

    /// A rank that is planned for whoever looks ties with nobody they publish; to colleagues it does.
    async fn ones_own_rank_is_no_tie(world: World) {
        let staffed = Staffed::open(&world).await;
        let (_, person, own) = manager_who_applied(&world, &staffed).await;
        let (_, other) = applied(&world, "Paul", "Durand").await;
        let colleague = world.identify(&staffed.manager).await;
        let mine = staffed.draft(&world, own, DecisionKind::ComplementaryList, Some(1)).await;
        publish(&world.ctx, &colleague, &[mine], When::At(world.now() + TimeDelta::hours(1))).await.unwrap();
        staffed.draft(&world, other, DecisionKind::ComplementaryList, Some(1)).await;
        assert!(simulate(&world.ctx, &person, &[other]).await.unwrap().ties.is_empty());
        let ties = simulate(&world.ctx, &colleague, &[other]).await.unwrap().ties;
        assert_eq!(ties.iter().map(|tie| (tie.rank, tie.numbers.len())).collect::<Vec<_>>(), [(1, 2)]);
    }

    /// The preview of a mail has the decision that is on its way, but none on whoever previews.
    async fn a_mail_is_previewed_without_ones_own_draft(world: World) {
        let staffed = Staffed::open(&world).await;
        let (both, own) = applied(&world, "Inès", "Marchetti").await;
        world.grant(&both.person, RoleKind::Central, None, None).await;
        let (central, person) = (world.identify(&world.central().await).await, world.identify(&both).await);
        let typed = app::setup::Typed::default()
            .with("code", "AVIS_TEST")
            .with("label", "Essai")
            .with("kind", "FA")
            .with("in_service", "yes")
            .with("subject_fr", "Avis")
            .with("body_fr", "<p>Avis : {{ decision.libelle }}.</p>");
        app::setup::mail::save(&world.ctx, &central, None, &typed).await.unwrap();
        let before = previewed(&world, &person, own).await;
        assert!(!before.is_empty());
        staffed.draft(&world, own, DecisionKind::Favourable, None).await;
        assert_eq!(previewed(&world, &person, own).await, before);
        assert_ne!(previewed(&world, &central, own).await, before, "colleagues read it");
    }

    /// The pages say what they said before, and hold no decision to send back.
    async fn the_pages_say_nothing(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut both, person, own) = manager_who_applied(&world, &staffed).await;
        let colleague = world.identify(&staffed.manager).await;
        file_status::set(&world.ctx, &colleague, own, FileStatus::Complete, Some(world.ctx.today()), None).await.unwrap();
        let pages = [
            "/gestion/candidatures".to_owned(),
            "/gestion/candidatures?avis=a-valider".to_owned(),
            "/gestion/candidatures?vue=avis-a-valider".to_owned(),
            "/gestion/candidatures?vue=avis-a-saisir".to_owned(),
            format!("/gestion/candidatures/avis?n={own}"),
            format!("/gestion/candidatures/publication?n={own}"),
            "/commission/INFO/candidatures".to_owned(),
            "/commission/INFO/candidatures?avis=a-valider".to_owned(),
            format!("/commission/INFO/candidatures/{own}"),
            "/commission/INFO/validation".to_owned(),
        ];
        let mut before = Vec::new();
        world.ctx.clock.advance(TimeDelta::minutes(2));
        for page in &pages {
            before.push(both.open(page).await.text().to_owned());
        }
        let draft: Uuid = staffed.draft(&world, own, DecisionKind::Favourable, None).await;
        world.ctx.clock.advance(TimeDelta::minutes(2));
        for (page, before) in pages.iter().zip(&before) {
            both.open(page).await;
            assert_eq!(both.text(), before, "{page}");
            assert!(!both.html().contains(&draft.to_string()), "{page}");
        }
        let mut manager = world.sign_in(staffed.manager.person.clone()).await;
        manager.open("/gestion/candidatures?vue=avis-a-valider").await.see("Marchetti");
        assert!(numbers(&world.ctx, &person, &wanted(View::ToValidate, ""), 10).await.unwrap().is_empty());
        manager.open("/commission/INFO/candidatures").await.not_see("À saisir");
        both.open("/commission/INFO/candidatures").await.see("À saisir");
    }

    /// On the complementary list those without a rank stand behind those with one.
    async fn those_without_a_rank_stand_behind(world: World) {
        let staffed = Staffed::open(&world).await;
        second_programme(&world, &staffed).await;
        let mut expected = Vec::new();
        // By name, the one without a rank would be the first.
        for (name, rank) in [("Avril", 3), ("Petit", 1), ("Durand", 2)] {
            let (_, number) = applied(&world, "Paul", name).await;
            let draft = staffed.draft(&world, number, DecisionKind::ComplementaryList, Some(rank)).await;
            expected.push((rank, number, draft));
        }
        expected.sort_unstable();
        let mut tx = world.ctx.db.write().await.unwrap();
        let unranked = store::decision::lookup(&mut tx, expected[2].2).await.unwrap().unwrap();
        assert!(store::decision::save(&mut tx, &Decision { rank: None, ..unranked }).await.unwrap());
        tx.commit().await.unwrap();
        let expected: Vec<i64> = expected.into_iter().map(|(_, number, _)| number).collect();
        let person = world.identify(&staffed.manager).await;
        for programme in ["", "M1INFO"] {
            let ranking = ranking::open(&world.ctx, &person, "INFO", programme, "").await.unwrap();
            assert_eq!(ranking.lines.iter().map(|line| line.number).collect::<Vec<_>>(), expected, "of the programme « {programme} »");
        }
    }
}
