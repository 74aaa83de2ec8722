//! Mails that are read again: « Tous les messages », whose they are, and what is for the mailbox alone.

use std::collections::BTreeMap;

use app::accounts::activate::{Activation, activate};
use app::accounts::create::{Creation, create};
use app::accounts::recover;
use app::mails::own;
use chrono::{DateTime, TimeDelta, Utc};
use connect::mail::SendError;
use domain::application::MailCode;
use store::mail::{Mail, NewMail};
use testkit::people::{Client, PASSWORD, Person};
use testkit::{World, both_engines};
use uuid::Uuid;

const ALL: &str = "Tous les messages";
const NETWORK: &str = "203.0.113.7";

/// A mail to somebody, of this moment, not sent yet.
fn mail<'a>(client: &'a Client, id: Uuid, message_id: &'a str, at: DateTime<Utc>) -> NewMail<'a> {
    NewMail {
        id,
        message_id,
        template_code: MailCode::ApplicationCreated.code(),
        language: "fr",
        account: Some(client.person.account),
        application: None,
        decision: None,
        recipient: &client.person.email,
        recipient_name: "Inès Marchetti",
        extra: BTreeMap::new(),
        now: at,
        not_before: at,
        letter: None,
    }
}

/// Puts mails to somebody into the outbox as they are once they were sent, each a minute after the one before.
async fn sent(world: &World, client: &Client, numbers: std::ops::Range<usize>) -> Vec<Uuid> {
    let mut made = Vec::new();
    let mut tx = world.ctx.db.write().await.unwrap();
    for number in numbers {
        let id: Uuid = world.ctx.id();
        let at = world.now() + TimeDelta::minutes(i64::try_from(number).unwrap());
        let message_id = format!("<{id}@candidatures.univ.example>");
        store::mail::add(&mut tx, &mail(client, id, &message_id, at)).await.unwrap();
        assert!(store::mail::set_rendered(&mut tx, id, &subject(number), "Bonjour.", "<p>Bonjour.</p>").await.unwrap());
        store::mail::set_sent(&mut tx, id, at).await.unwrap();
        made.push(id);
    }
    tx.commit().await.unwrap();
    made
}

fn subject(number: usize) -> String {
    format!("Mail {number:02}")
}

/// The subjects of a page, in its order.
async fn listed(world: &World, client: &Client, number: u64) -> Vec<String> {
    let found = own::page(&world.ctx, &world.identify(client).await, number).await.unwrap();
    found.mails.into_iter().map(|mail| mail.subject.unwrap()).collect()
}

/// The row of the latest mail to an account.
async fn latest(world: &World, account: Uuid) -> Mail {
    let mut tx = world.ctx.db.read().await.unwrap();
    let id = store::mail::of_account(&mut tx, account, 1).await.unwrap()[0].id;
    store::mail::lookup(&mut tx, id).await.unwrap().unwrap()
}

both_engines! {
    /// The dashboard has the last six; the page has all of them, the latest first, and leads to each.
    async fn every_mail_is_found(world: World) {
        world.institution().await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        let six = sent(&world, &client, 0..6).await;
        client.open("/tableau-de-bord").await.see("Mail 00");
        assert!(!client.has_link(ALL), "there are no others");

        let size = usize::try_from(own::PER_PAGE).unwrap();
        let total = size + 3;
        sent(&world, &client, 6..total).await;
        client.open("/tableau-de-bord").await.not_see("Mail 00");
        client.follow(ALL).await.expect_at("/tableau-de-bord/messages").expect_heading(ALL).see(&format!("1 à {size} sur {total}"));
        assert!(client.has_link(&subject(total - 1)) && client.has_link(&subject(3)) && !client.has_link(&subject(2)));
        client.follow("Page 2").await.see(&format!("{} à {total} sur {total}", size + 1));
        assert!(client.has_link(&subject(2)) && !client.has_link(&subject(3)) && !client.has_link("Page suivante"));
        assert_eq!(client.href(&subject(0)), format!("/messages/{}", six[0]));
        client.follow(&subject(0)).await.expect_heading("Mail 00").see("Bonjour.");
        client.follow(ALL).await.expect_at("/tableau-de-bord/messages");

        let newest: Vec<String> = (0..total).rev().map(subject).collect();
        assert_eq!(listed(&world, &client, 1).await, newest[..size]);
        assert_eq!(listed(&world, &client, 2).await, newest[size..]);
        // An old bookmark opens the last page, what is no number the first.
        for (asked, seen) in [("99", 0), ("0", total - 1), ("-1", total - 1), ("deux", total - 1), ("18446744073709551615", 0)] {
            client.open(&format!("/tableau-de-bord/messages?page={asked}")).await.expect_status(200);
            assert!(client.has_link(&subject(seen)), "{asked}");
        }
    }

    /// Nobody finds the mails of others; what was taken back before it left was sent to nobody.
    async fn mails_are_their_owners(world: World) {
        world.institution().await;
        let client = world.applicant("Inès", "Marchetti").await;
        let mut other = world.applicant("Paul", "Durand").await;
        let mine = sent(&world, &client, 0..1).await[0];
        other.open("/tableau-de-bord/messages").await.see("Aucun message pour l’instant.").not_see("Mail 00");
        assert_eq!(other.fetch(&format!("/messages/{mine}")).await.status.as_u16(), 404);

        let waiting = mail(&client, world.ctx.id(), "<dropped@candidatures.univ.example>", world.now());
        let mut tx = world.ctx.db.write().await.unwrap();
        store::mail::add(&mut tx, &waiting).await.unwrap();
        store::mail::drop_one(&mut tx, waiting.id).await.unwrap();
        tx.commit().await.unwrap();
        let found = own::page(&world.ctx, &world.identify(&client).await, 1).await.unwrap();
        assert_eq!((found.total, found.last, found.mails.len()), (1, 1, 1));
        assert_eq!(found.mails[0].id, mine);
    }

    /// The link to a new password is for the mailbox alone: while its mail waits for another attempt, with the link in its
    /// words, the page shows none of them; once it is sent, they are read again without the link.
    async fn a_link_to_a_new_password_is_in_the_mailbox_alone(world: World) {
        const SUBJECT: &str = "eCandidat - vos identifiants";
        world.institution().await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        let email = client.person.email.clone();
        world.mails.fail_next(SendError::Temporary { code: Some(451), text: "4.3.0 later".to_owned() });
        recover::forgotten(&world.ctx, recover::Request { email: &email, network: NETWORK, form: "" }).await.unwrap();
        world.run_jobs().await;
        let waiting = latest(&world, client.person.account).await;
        assert_eq!(waiting.state, "queued");
        assert!(waiting.body_text.unwrap().contains("/compte/mot-de-passe/"), "the next attempt sends the same words");
        client.open("/tableau-de-bord").await.see("Envoi en cours");
        client.follow(SUBJECT).await.expect_heading(SUBJECT).see(&email).not_see("Vous avez demandé vos identifiants");
        assert!(!client.html().contains("/compte/mot-de-passe/"));

        world.advance(TimeDelta::minutes(1)).await;
        let link = world.last_mail_to(&email).await.link_to("/compte/mot-de-passe/");
        let token = link.rsplit('/').next().unwrap();
        client.reload().await.see("Vous avez demandé vos identifiants eCandidat.").see("Choisir un nouveau mot de passe (…)");
        assert!(!client.html().contains("/compte/mot-de-passe/") && !client.html().contains(token));
        let kept = latest(&world, client.person.account).await;
        assert_eq!(kept.state, "sent");
        assert!(kept.extra.0.is_empty(), "{:?}", kept.extra);
        assert!([kept.body_text, kept.body_html].into_iter().all(|body| !body.unwrap().contains(token)));
    }

    /// So is the link that activated the account.
    async fn an_activation_link_is_in_the_mailbox_alone(world: World) {
        const EMAIL: &str = "noe.petit@courriel.example";
        world.institution().await;
        let creation =
            Creation { last_name: "Petit", first_name: "Noé", email: EMAIL, email_again: EMAIL, keep_email: true, language: "fr", network: NETWORK, form: "" };
        create(&world.ctx, &creation).await.unwrap();
        let link = world.last_mail_to(EMAIL).await.link_to("/compte/valider/");
        let token = link.rsplit('/').next().unwrap();
        activate(&world.ctx, &Activation { token, password: PASSWORD, password_again: PASSWORD, user_agent: "" }).await.unwrap();
        let mut tx = world.ctx.db.read().await.unwrap();
        let account = store::account::find_by_email(&mut tx, EMAIL).await.unwrap().unwrap().id;
        drop(tx);
        let person = Person { account, email: EMAIL.to_owned(), first_name: "Noé".to_owned(), last_name: "Petit".to_owned(), file_number: None };
        let mut client = world.sign_in(person).await;
        client.open("/tableau-de-bord").await.follow("eCandidat - activez votre compte").await.see("Activer mon compte (…)");
        assert!(!client.html().contains("/compte/valider/") && !client.html().contains(token));
        let kept = latest(&world, account).await;
        assert!(kept.extra.0.is_empty() && [kept.body_text, kept.body_html].into_iter().all(|body| !body.unwrap().contains(token)));
    }
}
