//! The list of applications as staff filter it.

use app::review::list::{Wanted, numbers};
use domain::application::DecisionKind;
use testkit::both_engines;

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

    /// An application stays in the centre where it was made when its programme moves, and is found there by its code.
    async fn a_programme_that_moved_is_still_known(world: World) {
        let mut staffed = Staffed::open(&world).await;
        let centre = world.centre("LETTRES", "Lettres").await;
        let committee = world.committee_of(centre, "HIST", "Commission histoire").await;
        let (_, number) = world.submitted("Inès", "Marchetti").await;
        let mut tx = world.ctx.db.write().await.unwrap();
        let mut programme = store::catalogue::find_programme(&mut tx, "M1INFO").await.unwrap().unwrap();
        programme.committee_id = committee.0;
        assert!(store::catalogue::update_programme(&mut tx, &programme).await.unwrap());
        tx.commit().await.unwrap();
        staffed.manager.open("/gestion/candidatures?formation=M1INFO").await.see("Marchetti").not_see("Aucune formation de vos centres");
        let person = world.identify(&staffed.manager).await;
        let wanted = Wanted { programme: "M1INFO".to_owned(), ..Wanted::default() };
        assert_eq!(numbers(&world.ctx, &person, &wanted, 10).await.unwrap(), [number]);
    }
}
