//! What is between members of the staff stays there.

use domain::application::DecisionKind;
use testkit::both_engines;

use super::Staffed;

const NOTE: &str = "Candidate recommandée par le laboratoire";
const COMMENT: &str = "Avis réservé du rapporteur";

both_engines! {
    // covers: M4.20
    // rule: 74
    /// « Bloc-notes » and unpublished decisions: on no page of the applicant, in no mail, in no paper.
    async fn notes_and_drafts_never_reach_the_applicant(world: World) {
        let mut staffed = Staffed::open(&world).await;
        let (mut client, number) = world.submitted("Inès", "Marchetti").await;
        staffed.manager.open(&format!("/gestion/candidatures/{number}/bloc-notes")).await;
        staffed.manager.fill("Nouvelle note", NOTE).press("Ajouter la note").await.see(NOTE);
        staffed.manager.open(&format!("/gestion/candidatures/{number}/avis")).await;
        staffed.manager.choose("Type de décision", "Favorable").fill("Commentaire", COMMENT).press("Enregistrer").await;
        let base = format!("/candidatures/{number}");
        let pages = ["/tableau-de-bord".to_owned(), "/candidatures".to_owned(), base.clone(), format!("{base}/transmettre"), format!("{base}/pieces/CV")];
        for page in &pages {
            client.open(page).await.expect_status(200).not_see(NOTE).not_see(COMMENT);
            assert!(!client.html().contains(NOTE) && !client.html().contains(COMMENT), "{page}");
        }
        client.open(&base).await.expect_fact("Décision", "En attente");
        for what in ["bloc-notes", "avis", "historique"] {
            let answer = client.fetch(&format!("/gestion/candidatures/{number}/{what}")).await;
            assert_eq!(answer.status.as_u16(), 404, "{what}");
        }
        assert!(world.mails_to(&client.person.email).await.iter().all(|mail| !mail.text.contains(NOTE) && !mail.text.contains(COMMENT)));
        // Published, the comment is the applicant's to read; the note still is not.
        let draft = world.dossier_for_staff(number).await.unpublished.unwrap();
        assert_eq!(draft.kind, DecisionKind::Favourable.code());
        let staff = world.identify(&staffed.manager).await;
        app::decide::publish::publish(&world.ctx, &staff, &[draft.id], app::decide::publish::When::Now).await.unwrap();
        client.open(&base).await.see(COMMENT).not_see(NOTE);
    }
}
