//! The list of applications as staff filter it.

use domain::application::DecisionKind;
use testkit::{World, both_engines};

use super::Staffed;

both_engines! {
    /// The programmes of one's own centres are offered; any other code is told, not answered with an empty list.
    async fn a_programme_is_chosen_among_ones_own(world: World) {
        let mut staffed = Staffed::open(&world).await;
        let centre = world.centre("LETTRES", "Lettres").await;
        let committee = world.committee_of(centre, "HIST", "Commission histoire").await;
        let favourable = staffed.institution.decision(DecisionKind::Favourable);
        world.offer(staffed.institution.campaign, committee, favourable, &world.new_offer("M1HIST", "Master 1 Histoire")).await;
        world.submitted("Inès", "Marchetti").await;
        let manager = &mut staffed.manager;
        let page = manager.fetch("/gestion/candidatures").await.text();
        assert!(page.contains("<option value=\"M1INFO\">") && !page.contains("M1HIST"), "what is offered");
        manager.open("/gestion/candidatures?formation=M1INFO").await;
        manager.see("Marchetti").not_see("Aucune formation de vos centres");
        for code in ["RIEN", "M1HIST"] {
            manager.open(&format!("/gestion/candidatures?formation={code}")).await;
            manager.expect_status(200).not_see("Marchetti");
            assert!(manager.described("Code formation").contains(code), "{code} is told at the field");
        }
        // Central admissions have every centre, and choose one to see fewer.
        let mut central = world.central().await;
        central.open("/gestion/candidatures?formation=M1HIST").await;
        central.not_see("Aucune formation de vos centres");
        let page = central.fetch("/gestion/candidatures?centre=LETTRES").await.text();
        assert!(page.contains("<option value=\"M1HIST\">") && !page.contains("<option value=\"M1INFO\">"));
    }
}
