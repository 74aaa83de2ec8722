//! « Renvoyer »: a mail that was refused for good is sent again by staff, once, to the address that counts now.

use app::Error;
use app::jobs::JobError;
use app::jobs::worker::carry_out;
use app::review::resend::again;
use chrono::TimeDelta;
use connect::mail::SendError;
use domain::permissions::Denied;
use store::mail::MailLine;
use testkit::{World, both_engines};
use uuid::Uuid;

use super::{Staffed, applied, traced};

/// The mails about an application.
async fn mails(world: &World, number: i64) -> Vec<MailLine> {
    let application = world.dossier_for_staff(number).await.application.id;
    let mut tx = world.ctx.db.read().await.unwrap();
    store::mail::of_application(&mut tx, application).await.unwrap()
}

async fn moves(world: &World, account: Uuid, email: &str) {
    let mut tx = world.ctx.db.write().await.unwrap();
    store::account::set_email(&mut tx, account, email, email).await.unwrap();
    tx.commit().await.unwrap();
}

both_engines! {
    async fn a_refused_mail_is_sent_again_to_the_address_of_today(world: World) {
        const TODAY: &str = "ines@courriel.example";
        let mut staffed = Staffed::open(&world).await;
        world.mails.fail_next(SendError::Permanent { code: 550, text: "5.1.1 no such user".to_owned() });
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        world.run_jobs().await;
        let refused: Vec<MailLine> = mails(&world, number).await.into_iter().filter(|mail| mail.state == "failed").collect();
        assert_eq!(refused.len(), 1);
        let id = refused[0].id;
        let manager = world.identify(&staffed.manager).await;

        moves(&world, client.person.account, TODAY).await;
        let tab = format!("/gestion/candidatures/{number}/mails");
        staffed.manager.open(&tab).await.see("Non remis");
        let subject = refused[0].subject.clone().unwrap();
        staffed.manager.press(&format!("Renvoyer – {subject}")).await.see("Le mail repart.").see("En attente d’envoi").not_see("Renvoyer");
        // The other half of a double click.
        again(&world.ctx, &manager, number, id).await.unwrap();
        let sent = world.mails_to(TODAY).await;
        assert_eq!((sent.len(), sent[0].subject.as_str()), (1, subject.as_str()));
        assert!(world.mails_to(&client.person.email).await.is_empty());
        staffed.manager.open(&tab).await.see("Envoyé").not_see("Renvoyer");
        staffed.manager.open(&format!("/gestion/candidatures/{number}/historique")).await.see("Mail renvoyé");

        // What was sent is not sent again.
        again(&world.ctx, &manager, number, id).await.unwrap();
        assert_eq!((world.mails_to(TODAY).await.len(), traced(&world, number, "mail.resend").await), (1, 1));
    }

    /// A mail whose job was given up does not wait for ever. Sent again, nothing is left of that job to send it twice.
    async fn a_mail_that_was_given_up_is_sent_again(world: World) {
        world.expect_error("job failed");
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let now = world.now();
        let mut tx = world.ctx.db.write().await.unwrap();
        let job = store::job::claim(&mut tx, now, now + TimeDelta::seconds(60), "a worker").await.unwrap().unwrap();
        tx.commit().await.unwrap();
        assert_eq!(job.kind, "mail");
        carry_out(&world.ctx, "a worker", &job, async { Err(JobError::Fail("its words cannot be put together".to_owned())) }).await.unwrap();
        let given_up = mails(&world, number).await;
        assert_eq!((given_up.len(), given_up[0].state.as_str()), (1, "failed"));

        again(&world.ctx, &world.identify(&staffed.manager).await, number, given_up[0].id).await.unwrap();
        let mut tx = world.ctx.db.read().await.unwrap();
        assert_eq!(store::job::failed(&mut tx).await.unwrap().len(), 0);
        drop(tx);
        assert_eq!(world.mails_to(&client.person.email).await.len(), 1);
    }

    async fn nobody_sends_what_is_not_theirs_to_send(world: World) {
        let staffed = Staffed::open(&world).await;
        world.mails.fail_next(SendError::Permanent { code: 550, text: "5.1.1 no such user".to_owned() });
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        world.run_jobs().await;
        let other = applied(&world, "Zoé", "Autre").await.1;
        world.run_jobs().await;
        let id = mails(&world, number).await.into_iter().find(|mail| mail.state == "failed").unwrap().id;
        let elsewhere = world.centre("LETTRES", "Lettres").await;
        let stranger = world.manager(elsewhere).await;
        for foreign in [&client, &stranger] {
            let refused = again(&world.ctx, &world.identify(foreign).await, number, id).await;
            assert!(matches!(refused, Err(Error::Denied(Denied::OutOfScope))), "{refused:?}");
        }
        let manager = world.identify(&staffed.manager).await;
        for (number, id) in [(other, id), (number, world.ctx.id())] {
            let missing = again(&world.ctx, &manager, number, id).await;
            assert!(matches!(missing, Err(Error::NotFound)), "{missing:?}");
        }
        assert_eq!((traced(&world, number, "mail.resend").await, traced(&world, other, "mail.resend").await), (0, 0));
        assert!(mails(&world, number).await.iter().any(|mail| mail.id == id && mail.state == "failed"));
    }
}
