//! How a refusal can be contested is told with it: in the mail and on the page, whether there is a letter or not.

use app::accounts::access::change_language;
use app::setup::mail;
use domain::application::DecisionKind;
use testkit::browser::plain;
use testkit::mailbox::Mail;
use testkit::people::Client;
use testkit::{World, both_engines};

use super::{Staffed, applied};

const WAYS: &str = "Voies et délais de recours";

async fn name_the_court(world: &World) {
    world.set("institution.court", "tribunal administratif de Rennes".into()).await;
}

/// Decides, and gives the mail that tells it.
async fn told(world: &World, staffed: &Staffed, client: &Client, number: i64, kind: DecisionKind) -> Mail {
    world.run_jobs().await;
    staffed.decide(world, number, kind, None).await;
    world.last_mail_to(&client.person.email).await
}

both_engines! {
    /// A new committee wants no letters. No other decision is told with it.
    async fn a_refusal_without_a_letter_says_how_to_contest_it(world: World) {
        let staffed = Staffed::open(&world).await;
        name_the_court(&world).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let page = format!("/candidatures/{number}");
        for (kind, is_told) in [(DecisionKind::Favourable, false), (DecisionKind::Unfavourable, true), (DecisionKind::WaitingList, false)] {
            let mail = told(&world, &staffed, &client, number, kind).await;
            assert!(mail.attachments.is_empty(), "{kind:?}: {:?}", mail.attachments);
            client.open(&page).await;
            for words in [WAYS, "devant le tribunal administratif de Rennes"] {
                assert_eq!(plain(&mail.text).contains(&plain(words)), is_told, "{kind:?}: {}", mail.text);
                assert_eq!(plain(&mail.html).contains(&plain(words)), is_told, "{kind:?}: {}", mail.html);
                assert_eq!(client.sees(words), is_told, "{kind:?}: {}", client.text());
            }
        }
    }

    /// In its reader's language, whatever staff made of the template, and beside a letter that might have to be left out.
    async fn no_wording_leaves_it_out(world: World) {
        let staffed = Staffed::open(&world).await;
        name_the_court(&world).await;
        world.change_committee(staffed.institution.committee, |committee| committee.letters.0 = vec!["refusal-mail".to_owned()]).await;
        let central = world.identify(&world.central().await).await;
        let typed = mail::open(&world.ctx, &central, Some("AVIS_DEFAVORABLE")).await.unwrap().typed;
        let typed = typed.with("body_fr", "<p>Refusé.</p><!-- ").with("body_en", "<p>Refused.</p><!-- ");
        mail::save(&world.ctx, &central, Some("AVIS_DEFAVORABLE"), &typed).await.unwrap();
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        change_language(&world.ctx, &person, "en").await.unwrap();
        let mail = told(&world, &staffed, &client, number, DecisionKind::Unfavourable).await;
        assert_eq!(mail.attachments.len(), 1, "{:?}", mail.attachments);
        assert!(mail.text.starts_with("Refused.\n\nWays to appeal: "), "{}", mail.text);
        assert!(plain(&mail.text).contains("before the tribunal administratif de Rennes"), "{}", mail.text);
    }

    /// The preview of a mail shows it where the mail has it, for somebody imagined and for an application.
    async fn what_is_previewed_is_what_is_sent(world: World) {
        Staffed::open(&world).await;
        let (_, number) = applied(&world, "Inès", "Marchetti").await;
        let mut central = world.central().await;
        central.open("/admin/mails/AVIS_DEFAVORABLE/apercu").await;
        central.see("Inès Martin").see(WAYS).see("devant le tribunal administratif compétent").see("Ways to appeal");
        central.fill("Numéro de candidature", &number.to_string()).press("Afficher").await;
        central.see("Inès Marchetti").see(WAYS).see("Ways to appeal");
        central.open("/admin/mails/AVIS_FAVORABLE/apercu").await.see("Inès Martin").not_see(WAYS);
    }
}
