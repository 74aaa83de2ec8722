//! « Ajouter à mon agenda »: an address that cannot be guessed, says nothing of the person, moves with the dates and ends
//! when its owner wants.

use app::apply::agenda;
use domain::application::DecisionKind;
use testkit::{World, both_engines};

use super::{Staffed, applied};

/// The calendar behind an address, as a program without a session reads it.
async fn read(world: &World, address: &str) -> (u16, String) {
    let path = address.strip_prefix("http://localhost").unwrap();
    let answer = world.browser().fetch(path).await;
    (answer.status.as_u16(), answer.text().replace("\r\n ", ""))
}

/// The address that the page shows.
fn shown(html: &str) -> String {
    let rest = html.split_once("http://localhost/agenda/").unwrap().1;
    format!("http://localhost/agenda/{}", rest.split('"').next().unwrap_or_default())
}

both_engines! {
    /// What is still to be done has a day; what is over has none.
    async fn a_calendar_follows_the_dates(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        assert_eq!(agenda::own(&world.ctx, &person).await.unwrap(), None);
        agenda::open(&world.ctx, &person, "").await.unwrap();
        let address = agenda::own(&world.ctx, &person).await.unwrap().unwrap();
        let (status, text) = read(&world, &address).await;
        let return_on = world.dossier(number).await.return_on;
        assert_eq!(status, 200);
        for expected in ["SUMMARY:Date limite de retour\u{a0}: Master 1 Informatique", &format!("DTSTART;VALUE=DATE:{}", return_on.format("%Y%m%d"))] {
            assert!(text.contains(expected), "{expected} in {text}");
        }
        assert!(!text.contains("Marchetti") && !text.contains("Inès"), "{text}");
        for document in ["CV", "RELEVES"] {
            world.deposit(&client, number, document, document).await;
        }
        world.submit(&client, number).await;
        assert!(!read(&world, &address).await.1.contains("BEGIN:VEVENT"));
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        let confirmation = world.dossier(number).await.confirmation_on.unwrap();
        let (_, text) = read(&world, &address).await;
        assert!(text.contains("Réponse attendue") && text.contains(&format!("DTSTART;VALUE=DATE:{}", confirmation.format("%Y%m%d"))), "{text}");
        app::apply::answer::confirm(&world.ctx, &person, number).await.unwrap();
        assert!(!read(&world, &address).await.1.contains("BEGIN:VEVENT"));
    }

    /// A new address ends the one before; a closed calendar, another digest and a deactivated account answer nothing.
    async fn an_address_ends_when_its_owner_wants(world: World) {
        let _staffed = Staffed::open(&world).await;
        let (mut client, _) = applied(&world, "Inès", "Marchetti").await;
        client.open("/tableau-de-bord").await.follow("Ajouter à mon agenda").await;
        client.press("Créer mon adresse d’agenda").await;
        let first = shown(&client.html());
        assert_eq!(read(&world, &first).await.0, 200);
        client.press("Changer d’adresse").await;
        let second = shown(&client.html());
        assert_ne!(first, second);
        assert_eq!((read(&world, &first).await.0, read(&world, &second).await.0), (404, 200));
        let last = second.chars().rev().nth(4).unwrap();
        let forged = second.replace(&format!("{last}.ics"), if last == '0' { "1.ics" } else { "0.ics" });
        for wrong in [forged.as_str(), "http://localhost/agenda/x.ics", "http://localhost/agenda/x"] {
            assert_eq!(read(&world, wrong).await.0, 404, "{wrong}");
        }
        client.press("Supprimer l’adresse").await;
        assert_eq!(read(&world, &second).await.0, 404);
        let once = client.fetch("/tableau-de-bord/agenda.ics").await;
        assert!(once.text().starts_with("BEGIN:VCALENDAR"));
    }
}
