//! « Journal de ma candidature »: everything that concerns its applicant, nothing that does not, no name of the staff.

use app::apply::journal;
use app::i18n::Lang;
use app::review::notes;
use domain::application::DecisionKind;
use testkit::{World, both_engines};

use super::Staffed;

/// What the journal of an application says, the latest first.
async fn told(world: &World, client: &testkit::people::Client, number: i64) -> Vec<String> {
    let person = world.identify(client).await;
    let (_, events) = journal::of_own(&world.ctx, &person, number, Lang::FR).await.unwrap();
    events.into_iter().map(|event| testkit::browser::plain(&format!("{} ({})", event.what, event.by_code()))).collect()
}

fn has(lines: &[String], words: &str) -> bool {
    lines.contains(&testkit::browser::plain(words))
}

both_engines! {
    /// From the beginning to the published decision: who did what, in words. A draft, a note and names of staff are not told.
    async fn a_journal_tells_what_concerns_its_applicant(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut client, number) = world.submitted("Inès", "Marchetti").await;
        let manager = world.identify(&staffed.manager).await;
        notes::add(&world.ctx, &manager, number, "note entre nous").await.unwrap();
        app::messages::send_by_staff(&world.ctx, &manager, number, "Bonjour", Vec::new()).await.unwrap();
        let person = world.identify(&client).await;
        app::messages::send_by_applicant(&world.ctx, &person, number, "Merci", Vec::new()).await.unwrap();
        let draft = staffed.draft(&world, number, DecisionKind::Favourable, None).await;
        let lines = told(&world, &client, number).await;
        for words in [
            "Candidature créée (applicant)",
            "Pièce déposée : Curriculum vitae (applicant)",
            "Candidature transmise (applicant)",
            "Message reçu (staff)",
            "Message envoyé (applicant)",
        ] {
            assert!(has(&lines, words), "{words}: {lines:#?}");
        }
        assert!(!lines.iter().any(|line| line.contains("Décision") || line.contains("entre nous")), "{lines:#?}");

        staffed.publish(&world, draft).await;
        let lines = told(&world, &client, number).await;
        assert_eq!(lines.iter().filter(|line| line.starts_with("Décision publiée")).count(), 1, "{lines:#?}");
        let page = format!("/candidatures/{number}/journal");
        client.open(&page).await;
        client.see("Journal de ma candidature").see("Le service").see("Vous").not_see("Gaëlle").not_see("note entre nous");
        client.open(&format!("/candidatures/{number}")).await;
        client.see("Journal de ma candidature").not_see("Message reçu");

        let mut stranger = world.applicant("Paul", "Durand").await;
        assert_eq!(stranger.fetch(&page).await.status.as_u16(), 404);
        let mut manager = staffed.manager;
        assert_eq!(manager.fetch(&page).await.status.as_u16(), 404);
    }
}
