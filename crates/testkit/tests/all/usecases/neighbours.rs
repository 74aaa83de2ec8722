//! « Suivant » and « Précédent » of the staff: from one dossier to judge to the other, from document to document, down the
//! ranking of a committee.

use app::apply::cancel::cancel;
use app::review::judge::{Judgement, Verdict, judge};
use app::review::list::to_review_around;
use chrono::TimeDelta;
use domain::application::requirement::Obligation;
use domain::application::{DecisionKind, Existence};
use domain::permissions::Reach;
use store::application::listing::{self, Filter, Neighbours, Sort};
use testkit::people::Client;
use testkit::{World, both_engines};

use super::{Staffed, applied};

/// Somebody who has deposited everything and submitted nothing.
async fn ready(world: &World, first_name: &str, last_name: &str, programme: &str) -> (Client, i64) {
    let client = world.applicant(first_name, last_name).await;
    world.fill_profile(&client).await;
    let number = world.apply(&client, programme).await;
    let asked: Vec<String> = world.dossier(number).await.items.iter().map(|item| item.kind.code.clone()).collect();
    for document in &asked {
        world.deposit(&client, number, document, document).await;
    }
    (client, number)
}

/// Submits a minute after whatever came before.
async fn submit_later(world: &World, client: &Client, number: i64) {
    world.ctx.clock.advance(TimeDelta::minutes(1));
    world.submit(client, number).await;
}

async fn validate(world: &World, staff: &Client, number: i64, documents: &[&str]) {
    let person = world.identify(staff).await;
    let dossier = world.dossier_for_staff(number).await;
    let judgement = |document: &&str| {
        let item = dossier.items.iter().find(|item| item.kind.code == *document).unwrap();
        Judgement {
            document: item.kind.code.clone(),
            verdict: Verdict::Validate,
            comment: String::new(),
            version: item.version.as_ref().unwrap().id,
            standing: item.review.as_ref().map(|review| review.id),
        }
    };
    let judgements: Vec<Judgement> = documents.iter().map(judgement).collect();
    judge(&world.ctx, &person, number, &judgements).await.unwrap();
}

/// Where an application stands among those whose documents this person may judge.
async fn around(world: &World, staff: &Client, number: i64) -> Neighbours {
    let person = world.identify(staff).await;
    to_review_around(&world.ctx, &person, number).await.unwrap()
}

both_engines! {
    /// Each has the one submitted before it and the one after, whatever the names and the numbers; the first has none
    /// before it and the last none after. What does not wait for a judgement, or is of another centre, is skipped.
    async fn dossiers_to_judge_follow_each_other(world: World) {
        let staffed = Staffed::open(&world).await;
        let institution = &staffed.institution;
        // The curriculum vitæ, which everybody is asked for, is enough here.
        world.require(institution.programme.session, &[]).await;
        let centre = world.centre("LETTRES", "Lettres").await;
        let committee = world.committee_of(centre, "HIST", "Commission histoire").await;
        world.offer(institution.campaign, committee, institution.decision(DecisionKind::Favourable), &world.new_offer("M1HIST", "Master 1 Histoire")).await;
        // By name they are four, three, five, one, two: no two that follow by submission do so by name or by number.
        let (mila, one) = ready(&world, "Mila", "Mercier", "M1INFO").await;
        let (adam, two) = ready(&world, "Adam", "Zola", "M1INFO").await;
        let (ines, three) = ready(&world, "Inès", "Barre", "M1INFO").await;
        let (jade, four) = ready(&world, "Jade", "Avril", "M1INFO").await;
        let (paul, five) = ready(&world, "Paul", "Caron", "M1INFO").await;
        let (nora, judged) = ready(&world, "Nora", "Blanc", "M1INFO").await;
        let (leo, cancelled) = ready(&world, "Léo", "Petit", "M1INFO").await;
        let (_, unsent) = ready(&world, "Sara", "Morel", "M1INFO").await;
        let (hugo, foreign) = ready(&world, "Hugo", "Faure", "M1HIST").await;
        assert_eq!(around(&world, &staffed.manager, one).await, Neighbours::default(), "nobody has submitted anything");
        for (client, number) in [(&ines, three), (&nora, judged), (&mila, one), (&hugo, foreign), (&jade, four), (&leo, cancelled), (&adam, two), (&paul, five)]
        {
            submit_later(&world, client, number).await;
        }
        let found = around(&world, &staffed.manager, judged).await;
        assert_eq!(found, Neighbours { before: Some(three), after: Some(one), position: Some(2), total: 7 });
        validate(&world, &staffed.manager, judged, &["CV"]).await;
        let person = world.identify(&leo).await;
        cancel(&world.ctx, &person, cancelled).await.unwrap();

        let expected = [
            (three, None, Some(one)),
            (one, Some(three), Some(four)),
            (four, Some(one), Some(two)),
            (two, Some(four), Some(five)),
            (five, Some(two), None),
        ];
        for (position, (number, before, after)) in (1..).zip(expected) {
            let found = around(&world, &staffed.manager, number).await;
            assert_eq!(found, Neighbours { before, after, position: Some(position), total: 5 }, "{number}");
        }
        // From one that is not among them the way leads to the first.
        for number in [judged, cancelled, unsent, foreign] {
            let found = around(&world, &staffed.manager, number).await;
            assert_eq!(found, Neighbours { before: None, after: Some(three), position: None, total: 5 }, "{number}");
        }

        // Who may see every centre is led through all of them, who sees one committee through its own alone.
        let central = world.central().await;
        for (position, number, before, after) in [(2, one, three, foreign), (3, foreign, one, four), (4, four, foreign, two)] {
            let found = around(&world, &central, number).await;
            assert_eq!(found, Neighbours { before: Some(before), after: Some(after), position: Some(position), total: 6 }, "{number}");
        }
        let member = world.committee(committee).await;
        assert_eq!(around(&world, &member, foreign).await, Neighbours { before: None, after: None, position: Some(1), total: 1 });
        assert_eq!(around(&world, &member, one).await, Neighbours { before: None, after: Some(foreign), position: None, total: 1 });
    }

    /// In every order of the list, both ways, the ones before and after are those that the list shows there.
    async fn neighbours_are_those_of_the_list(world: World) {
        let institution = world.institution().await;
        world.require(institution.programme.session, &[]).await;
        let favourable = institution.decision(DecisionKind::Favourable);
        world.offer(institution.campaign, institution.committee, favourable, &world.new_offer("M2IMAGE", "Master 2 Image")).await;
        let (_, one) = ready(&world, "Mila", "Mercier", "M1INFO").await;
        let (adam, two) = ready(&world, "Adam", "Zola", "M1INFO").await;
        let (_, three) = ready(&world, "Inès", "Barre", "M2IMAGE").await;
        let (jade, four) = ready(&world, "Jade", "Avril", "M2IMAGE").await;
        submit_later(&world, &jade, four).await;
        submit_later(&world, &adam, two).await;
        let reach = Reach { everything: true, ..Reach::default() };
        let filter = Filter { campaign: institution.campaign, existence: Existence::Active.code(), reach, ..Filter::default() };
        let mut tx = world.ctx.db.read().await.unwrap();
        for (sort, descending, expected) in [
            (Sort::Number, false, [one, two, three, four]),
            (Sort::Number, true, [four, three, two, one]),
            (Sort::Name, false, [four, three, one, two]),
            (Sort::Name, true, [two, one, three, four]),
            (Sort::Programme, false, [one, two, four, three]),
            (Sort::Programme, true, [three, four, two, one]),
            // « En attente » has the first code.
            (Sort::FileStatus, false, [three, one, four, two]),
            (Sort::FileStatus, true, [two, four, one, three]),
            // Those never submitted come last both ways.
            (Sort::Submitted, false, [four, two, one, three]),
            (Sort::Submitted, true, [two, four, three, one]),
        ] {
            assert_eq!(listing::numbers(&mut tx, &filter, sort, descending, 10).await.unwrap(), expected, "{sort:?}, descending: {descending}");
            for (at, number) in expected.iter().enumerate() {
                let found = listing::neighbours(&mut tx, &filter, sort, descending, *number).await.unwrap();
                let before = at.checked_sub(1).map(|before| expected[before]);
                let wanted = Neighbours { before, after: expected.get(at + 1).copied(), position: Some(at + 1), total: expected.len() };
                assert_eq!(found, wanted, "{number} by {sort:?}, descending: {descending}");
            }
        }
    }

    /// The page of a document leads to the dossiers around its own. Submitted at one instant, they follow by number.
    async fn the_page_of_a_document_leads_to_the_dossiers_around(world: World) {
        let mut staffed = Staffed::open(&world).await;
        let manager = &mut staffed.manager;
        let (adam, one) = ready(&world, "Adam", "Zola", "M1INFO").await;
        let (mila, two) = ready(&world, "Mila", "Mercier", "M1INFO").await;
        let (jade, three) = ready(&world, "Jade", "Avril", "M1INFO").await;
        for (client, number) in [(&jade, three), (&mila, two), (&adam, one)] {
            world.submit(client, number).await;
        }
        let page = |number: i64, document: &str| format!("/gestion/candidatures/{number}/pieces/{document}");
        manager.open(&page(one, "CV")).await.see("1 sur 3");
        assert!(!manager.has_link("Dossier précédent"), "nothing stands before the first");
        manager.follow("Dossier suivant").await.expect_at(&page(two, "CV")).see("2 sur 3");
        manager.follow("Dossier suivant").await.expect_at(&page(three, "CV")).see("3 sur 3");
        assert!(!manager.has_link("Dossier suivant"), "nothing stands after the last");
        manager.follow("Dossier précédent").await.expect_at(&page(two, "CV"));
        manager.follow("Dossier précédent").await.expect_at(&page(one, "CV"));

        // One document is left to judge of the last, none of the second.
        validate(&world, manager, two, &["CV", "RELEVES"]).await;
        validate(&world, manager, three, &["CV"]).await;
        manager.reload().await;
        manager.follow("Dossier suivant").await.expect_at(&page(three, "RELEVES")).see("2 sur 2");
        manager.follow("Dossier précédent").await.expect_at(&page(one, "CV")).see("1 sur 2");
        manager.open(&page(two, "CV")).await;
        assert!(!manager.has_link("Dossier précédent"), "nothing stands before what is judged");
        manager.follow("Dossier suivant").await.expect_at(&page(one, "CV"));
    }

    /// Documents follow in the order of the dossier; a judgement leads to the next that waits, around the end.
    async fn documents_of_a_dossier_follow_each_other(world: World) {
        let mut staffed = Staffed::open(&world).await;
        let manager = &mut staffed.manager;
        world.document_type("LETTRE", "Lettre de motivation", Obligation::Mandatory, true).await;
        let (client, number) = ready(&world, "Inès", "Marchetti", "M1INFO").await;
        world.submit(&client, number).await;
        let page = |document: &str| format!("/gestion/candidatures/{number}/pieces/{document}");
        manager.open(&page("CV")).await;
        assert!(!manager.has_link("Pièce précédente"));
        manager.follow("Pièce suivante").await.expect_at(&page("LETTRE"));
        manager.follow("Pièce suivante").await.expect_at(&page("RELEVES"));
        assert!(!manager.has_link("Pièce suivante"));
        manager.follow("Pièce précédente").await.expect_at(&page("LETTRE"));
        manager.follow("Pièce précédente").await.expect_at(&page("CV"));

        manager.open(&page("LETTRE")).await;
        for next in ["RELEVES", "CV"] {
            manager.choose("Statut de la pièce", "Validée").press("Enregistrer et suivante").await;
            manager.see("Voici la pièce suivante.").expect_at(&page(next));
        }
        manager.choose("Statut de la pièce", "Validée").press("Enregistrer et suivante").await;
        manager.see("Toutes les pièces déposées sont contrôlées.").expect_at(&page("CV"));
    }

    /// Candidates follow in the order of the ranking, within what is filtered; a decision leads to the next candidate
    /// without one, around the end.
    async fn candidates_of_a_ranking_follow_each_other(world: World) {
        let staffed = Staffed::open(&world).await;
        let (_, one) = applied(&world, "Mila", "Mercier").await;
        let (_, two) = applied(&world, "Adam", "Zola").await;
        let (_, three) = applied(&world, "Inès", "Barre").await;
        let (_, four) = applied(&world, "Paul", "Caron").await;
        let (_, five) = applied(&world, "Jade", "Avril").await;
        for (number, kind, rank) in [
            (one, DecisionKind::ComplementaryList, Some(2)),
            (two, DecisionKind::Favourable, None),
            (three, DecisionKind::ComplementaryList, Some(1)),
        ] {
            staffed.draft(&world, number, kind, rank).await;
        }
        let page = |number: i64| format!("/commission/INFO/candidatures/{number}");
        let mut member = world.committee(staffed.institution.committee).await;
        member.open(&page(two)).await.see("candidat suivant, précédent").see("choisir l’avis").see("Entrée enregistrer");
        assert!(!member.has_link("Précédent"));
        for number in [three, one, five, four] {
            member.follow("Suivant").await.expect_at(&page(number));
        }
        assert!(!member.has_link("Suivant"));
        for number in [five, one, three, two] {
            member.follow("Précédent").await.expect_at(&page(number));
        }

        member.open(&format!("{}?avis=sans", page(five))).await;
        assert!(!member.has_link("Précédent"), "only those without a decision are listed");
        member.follow("Suivant").await;
        assert_eq!(member.at(), format!("{}?avis=sans", page(four)));
        assert!(!member.has_link("Suivant"));
        for next in [five, five] {
            member.choose("Type de décision", "Liste d’attente").press("Enregistrer et suivant").await;
            member.see("L’avis est saisi.").expect_at(&page(next));
        }
    }
}
