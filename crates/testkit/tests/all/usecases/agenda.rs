//! « Ajouter à mon agenda »: an address that cannot be guessed, says nothing of the person, moves with the dates and ends
//! when its owner wants.

use app::apply::agenda;
use app::decide::enter::{Entered, enter};
use app::review::dates;
use chrono::{Days, NaiveDate};
use domain::application::DecisionKind;
use store::catalogue::session::Convocation;
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

/// The day of the only event, its identifier and its sequence.
fn only(text: &str) -> (String, String, i64) {
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1, "{text}");
    let value = |property: &str| text.lines().find_map(|line| line.strip_prefix(property)).unwrap().to_owned();
    (value("DTSTART;VALUE=DATE:"), value("UID:"), value("SEQUENCE:").parse().unwrap())
}

fn written(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
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

    /// A date moved by the programme, then by the manager: the same event on another day, and programs hear that it changed.
    async fn an_event_moves_with_its_date(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        let manager = world.identify(&staffed.manager).await;
        agenda::open(&world.ctx, &person, "").await.unwrap();
        let address = agenda::own(&world.ctx, &person).await.unwrap().unwrap();
        let dossier = world.dossier(number).await;
        let (first, uid, sequence) = only(&read(&world, &address).await.1);
        assert_eq!(first, written(dossier.return_on));
        let later = dossier.return_on + Days::new(3);
        world.change_session(dossier.session.id, |session| session.return_on = later).await;
        let (moved, same, next) = only(&read(&world, &address).await.1);
        assert_eq!((moved, &same), (written(later), &uid));
        assert!(next > sequence, "{next} after {sequence}");
        dates::set(&world.ctx, &manager, number, dates::Which::Return, Some(later + Days::new(2)), None).await.unwrap();
        let (moved, same, last) = only(&read(&world, &address).await.1);
        assert_eq!((moved, &same), (written(later + Days::new(2)), &uid));
        assert!(last > next, "{last} after {next}");
    }

    /// A day that is over is in no calendar, whether or not somebody is withdrawn for it.
    async fn what_is_over_leaves_the_calendar(world: World) {
        let staffed = Staffed::open(&world).await;
        world.set("decisions.automatic_withdrawal", false.into()).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        agenda::open(&world.ctx, &person, "").await.unwrap();
        let address = agenda::own(&world.ctx, &person).await.unwrap().unwrap();
        for document in ["CV", "RELEVES"] {
            world.deposit(&client, number, document, document).await;
        }
        world.submit(&client, number).await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        let until = world.dossier(number).await.confirmation_on.unwrap();
        world.ctx.clock.set(world.ctx.zone.start_of(until));
        assert_eq!(only(&read(&world, &address).await.1).0, written(until));
        world.ctx.clock.set(world.ctx.zone.end_of(until));
        assert!(!read(&world, &address).await.1.contains("BEGIN:VEVENT"));
    }

    /// Whoever is preselected finds the day, hour and place they are convened to; not before it is published.
    async fn a_convocation_is_in_the_calendar(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = world.submitted("Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        let manager = world.identify(&staffed.manager).await;
        agenda::open(&world.ctx, &person, "").await.unwrap();
        let address = agenda::own(&world.ctx, &person).await.unwrap().unwrap();
        let day = world.ctx.today() + Days::new(20);
        let convocation = Convocation { on: Some(day), at: "14:30".to_owned(), place: "Amphi B".to_owned() };
        let entered = Entered { decision_type: staffed.institution.decision(DecisionKind::Preselection), convocation, ..Entered::default() };
        let draft = enter(&world.ctx, &manager, number, &entered).await.unwrap();
        assert!(!read(&world, &address).await.1.contains("BEGIN:VEVENT"));
        staffed.publish(&world, draft).await;
        let (_, text) = read(&world, &address).await;
        assert_eq!(only(&text).0, written(day));
        for expected in ["SUMMARY:Convocation\u{a0}: Master 1 Informatique", "DESCRIPTION:14:30\\nAmphi B\\n"] {
            assert!(text.contains(expected), "{expected} in {text}");
        }
        world.ctx.clock.set(world.ctx.zone.end_of(day));
        assert!(!read(&world, &address).await.1.contains("BEGIN:VEVENT"));
    }
}
