//! Decisions in several hands: whoever is second is told, nothing is overwritten unseen, nothing typed is lost.

use app::Error;
use app::decide::enter::{Entered, Refusal, enter};
use domain::application::{Acceptance, DecisionKind};
use testkit::both_engines;

use super::{Staffed, applied, traced};

both_engines! {
    /// Two managers at the same instant: one decision stands, the other manager is told which.
    async fn two_decisions_at_once(world: World) {
        let staffed = Staffed::open(&world).await;
        let second = world.manager(staffed.institution.centre).await;
        let (_, number) = applied(&world, "Inès", "Marchetti").await;
        let (one, other) = (world.identify(&staffed.manager).await, world.identify(&second).await);
        let of = |kind| Entered { decision_type: staffed.institution.decision(kind), ..Entered::default() };
        let (favourable, waiting) = (of(DecisionKind::Favourable), of(DecisionKind::WaitingList));
        let outcomes = tokio::join!(enter(&world.ctx, &one, number, &favourable), enter(&world.ctx, &other, number, &waiting));
        let refused: Vec<_> = [outcomes.0, outcomes.1].into_iter().filter_map(Result::err).collect();
        assert!(matches!(refused.as_slice(), [Error::Refused(Refusal::ChangedMeanwhile { .. })]), "{refused:?}");
        assert_eq!(traced(&world, number, "decision.enter").await, 1);
    }

    /// On the page the second answer is 409, with both values; saving again replaces.
    async fn the_second_manager_sees_the_first_decision(world: World) {
        let mut staffed = Staffed::open(&world).await;
        let mut second = world.manager(staffed.institution.centre).await;
        let (_, number) = applied(&world, "Inès", "Marchetti").await;
        let page = format!("/gestion/candidatures/{number}/avis");
        staffed.manager.open(&page).await;
        second.open(&page).await;
        staffed.manager.choose("Type de décision", "Favorable").press("Enregistrer").await;
        second.choose("Type de décision", "Liste d’attente").fill("Commentaire", "À revoir en juin").press("Enregistrer").await;
        second.expect_status(409).see("Un autre avis a été saisi entre-temps : Favorable.").see("Rien n’a été remplacé");
        assert_eq!(second.value("Commentaire"), "À revoir en juin");
        second.press("Enregistrer").await;
        second.see("L’avis est saisi.").see("Liste d’attente");
        let dossier = world.dossier_for_staff(number).await;
        assert_eq!(dossier.unpublished.map(|decision| decision.kind), Some("LA".to_owned()));
    }

    /// Two managers judge one document: the second is told 409 and loses nothing.
    async fn the_second_judgement_is_told(world: World) {
        let mut staffed = Staffed::open(&world).await;
        let mut second = world.manager(staffed.institution.centre).await;
        let (_, number) = world.submitted("Inès", "Marchetti").await;
        let page = format!("/gestion/candidatures/{number}/pieces/RELEVES");
        staffed.manager.open(&page).await;
        second.open(&page).await;
        staffed.manager.press("Enregistrer et suivante").await.see("Choisissez un statut.");
        let html = staffed.manager.html();
        assert!(html.contains("role=\"radiogroup\" aria-required=\"true\" aria-describedby=\"e-verdict\" aria-invalid=\"true\"") && html.contains("id=\"e-verdict\""), "{html}");
        staffed.manager.choose("Statut de la pièce", "Validée").press("Enregistrer et suivante").await;
        second.choose("Statut de la pièce", "Refusée").fill("Commentaire au candidat", "floue").press("Enregistrer et suivante").await;
        second.expect_status(409).see("a été contrôlée entre-temps par");
        assert_eq!(second.value("Commentaire au candidat"), "floue");
    }

    // rule: 74, 75
    /// A draft changes nothing for the applicant who answered; publishing it takes the answer back.
    async fn a_draft_resets_nothing_and_its_publication_does(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        let person = world.identify(&client).await;
        app::apply::answer::confirm(&world.ctx, &person, number).await.unwrap();
        let draft = staffed.draft(&world, number, DecisionKind::WaitingList, None).await;
        let before = world.dossier(number).await;
        assert_eq!((before.published_kind(), before.acceptance()), (Some(DecisionKind::Favourable), Acceptance::Confirmed));
        assert_eq!(before.unpublished.map(|decision| decision.id), Some(draft));
        world.ctx.clock.advance(chrono::TimeDelta::minutes(1));
        let staff = world.identify(&staffed.manager).await;
        app::decide::publish::publish(&world.ctx, &staff, &[draft], app::decide::publish::When::Now).await.unwrap();
        let after = world.dossier(number).await;
        assert_eq!((after.published_kind(), after.acceptance()), (Some(DecisionKind::WaitingList), Acceptance::Unanswered));
        assert_eq!((after.published.map(|decision| decision.id), after.unpublished.map(|decision| decision.id)), (Some(draft), None));
    }
}
