//! Actions on several applications, some of them out of reach.

use domain::application::{DecisionKind, FileStatus};
use testkit::both_engines;

use super::{Staffed, applied};

both_engines! {
    /// What is out of reach stays as it is, and the page says how many were left out.
    async fn what_is_out_of_reach_is_left_out_and_counted(world: World) {
        let staffed = Staffed::open(&world).await;
        let (_, mine) = applied(&world, "Inès", "Marchetti").await;
        let centre = world.centre("LETTRES", "Lettres").await;
        let committee = world.committee_of(centre, "HIST", "Commission histoire").await;
        let favourable = staffed.institution.decision(DecisionKind::Favourable);
        world.offer(staffed.institution.campaign, committee, favourable, &world.new_offer("M1HIST", "Master 1 Histoire")).await;
        let elsewhere = world.applicant("Paul", "Durand").await;
        world.fill_profile(&elsewhere).await;
        let foreign = world.apply(&elsewhere, "M1HIST").await;

        let mut manager = world.sign_in(staffed.manager.person.clone()).await;
        manager.open(&format!("/gestion/candidatures/statut?n={mine}&n={foreign}")).await.see("Marchetti").not_see("Durand");
        let token = manager.page().controls.iter().find(|control| control.name == "_csrf").unwrap().value.clone();
        let (one, two, status) = (mine.to_string(), foreign.to_string(), FileStatus::Received.code());
        let fields = [("_csrf", token.as_str()), ("n", &one), ("n", &two), ("status", status), ("status_on", "16/03/2026"), ("suite", "/gestion/candidatures")];
        assert_eq!(manager.post_raw("/gestion/candidatures/statut", &fields).await.status.as_u16(), 303);
        manager.open("/gestion/candidatures").await.see("Le statut de 1 candidature est modifié.").see("1 n’a pas été traitée.");
        let status_of = async |number| world.dossier_for_staff(number).await.application.file_status;
        assert_eq!((status_of(mine).await.as_str(), status_of(foreign).await.as_str()), (status, FileStatus::Waiting.code()));
    }
}
