//! The thread between an applicant and the staff: both read it, each is told once, nobody else sees it.

use app::Error;
use app::apply::deposit::Upload;
use app::messages::{Refusal, of_applicant, of_staff, send_by_applicant, send_by_staff, waiting};
use chrono::TimeDelta;
use connect::files::Area;
use futures::StreamExt as _;
use store::application::message::Message;
use store::{Db, PoolSize};
use testkit::dossiers::pdf;
use testkit::{World, both_engines};

use super::{Staffed, applied, sent_document, subjects};

/// Where the committee of the small institution gets its alerts.
const ALERTS: &str = "alertes@univ.example";

async fn told(world: &World, address: &str, subject: &str) -> usize {
    world.run_jobs().await;
    subjects(world, address).await.iter().filter(|found| found.starts_with(subject)).count()
}

/// A node with one connection to read over: whoever asks for it next has it next.
async fn narrow(world: &World) -> World {
    let mut node = world.another_node().await;
    node.ctx.db = Db::open(world.database_url(), PoolSize { sqlite_readers: 1, postgres: 1 }).await.unwrap();
    node
}

/// Opens a thread on a narrow node; something else happens after it was read and before that is noted.
async fn interrupted<T>(node: &World, opening: impl Future<Output = T>, interruption: impl Future<Output = ()>) -> T {
    let writer = match &node.ctx.db {
        Db::Sqlite { writer, .. } => Some(writer.get().await.unwrap()),
        Db::Postgres(_) => None,
    };
    let beside = async {
        // The dossier is read, then the thread.
        drop(node.ctx.db.glance().await.unwrap());
        let reader = node.ctx.db.glance().await.unwrap();
        interruption.await;
        drop((reader, writer));
    };
    futures::join!(opening, beside).0
}

both_engines! {
    /// Words and a document one way, an answer the other; each side is told by one mail until it reads, and sees what is
    /// new. The applicant learns the role of who answers, not the name.
    async fn a_question_and_its_answer(world: World) {
        let mut staffed = Staffed::open(&world).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        client.open(&format!("/candidatures/{number}/messages")).await;
        client.see("Aucun message");
        client.fill("Message", "Mon relevé arrive lundi.").attach("Joindre un document", "attestation.pdf", "application/pdf", pdf("Attestation"));
        client.press("Envoyer").await.see("Votre message est envoyé.").see("Pas encore lu").see("attestation.pdf");
        let person = world.identify(&client).await;
        send_by_applicant(&world.ctx, &person, number, "Ou mardi.", Vec::new()).await.unwrap();
        assert_eq!(told(&world, ALERTS, "Candidature - message de Inès Marchetti").await, 1, "one mail for two messages");

        staffed.manager.open("/gestion/messages").await;
        staffed.manager.see("Marchetti Inès");
        staffed.manager.open(&format!("/gestion/candidatures/{number}")).await;
        staffed.manager.see("2 non lus");
        staffed.manager.open(&format!("/gestion/candidatures/{number}/messages")).await;
        staffed.manager.see("Mon relevé arrive lundi.").see("Ou mardi.").see("Nouveau").see("Inès Marchetti");
        staffed.manager.fill("Message", "Merci, c’est noté.").press("Envoyer").await.see("Le message est envoyé au candidat.").not_see("Nouveau");
        assert_eq!(told(&world, &client.person.email, "Candidature - un message vous attend").await, 1);
        staffed.manager.open("/gestion/messages").await;
        staffed.manager.see("Aucun message à lire.");

        client.open("/tableau-de-bord").await;
        client.see("1 nouveau message");
        client.open(&format!("/candidatures/{number}")).await;
        client.see("1 non lu");
        client.open(&format!("/candidatures/{number}/messages")).await;
        client.see("Merci, c’est noté.").see("Sciences").not_see("Gaëlle").see("Lu le");
        client.open(&format!("/candidatures/{number}")).await;
        client.not_see("non lu");
        // Read, so the next message is told again.
        let manager = world.identify(&staffed.manager).await;
        send_by_staff(&world.ctx, &manager, number, "Il est arrivé.", Vec::new()).await.unwrap();
        assert_eq!(told(&world, &client.person.email, "Candidature - un message vous attend").await, 2);
        // The history says that something was sent, not what; the dossier on paper says nothing of it.
        staffed.manager.open(&format!("/gestion/candidatures/{number}/historique")).await;
        staffed.manager.see("Message envoyé").not_see("c’est noté");
        let sections = app::papers::profile::sections(&world.ctx, client.person.account, app::i18n::Lang::FR).await.unwrap();
        assert!(!format!("{sections:?}").contains("c’est noté"));
    }

    /// The joined document is for the two sides alone; somebody else finds neither thread nor document.
    async fn nobody_else_reads_a_thread(world: World) {
        let mut staffed = Staffed::open(&world).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let own = sent_document(&world, &client, number).await;
        let managed = format!("/gestion{own}");
        assert_eq!(client.fetch(&own).await.status.as_u16(), 200);
        assert_eq!(staffed.manager.fetch(&managed).await.status.as_u16(), 200);
        let elsewhere = world.centre("LETTRES", "Lettres").await;
        let mut other = world.manager(elsewhere).await;
        let mut stranger = world.applicant("Paul", "Durand").await;
        for (who, path) in [(&mut stranger, &own), (&mut other, &managed)] {
            assert_eq!(who.fetch(path).await.status.as_u16(), 404);
            assert_eq!(who.fetch(path.rsplit_once("/piece").unwrap().0.rsplit_once('/').unwrap().0).await.status.as_u16(), 404);
        }
        let person = world.identify(&other).await;
        assert!(waiting(&world.ctx, &person).await.unwrap().is_empty(), "a thread of another centre");
        let person = world.identify(&stranger).await;
        assert!(waiting(&world.ctx, &person).await.is_err(), "not a member of the staff");
    }

    /// The other half of a double click adds nothing and keeps no file; the same words later are said again.
    async fn a_double_click_sends_once(world: World) {
        world.institution().await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        let bytes = bytes::Bytes::from(pdf("Attestation"));
        let upload = || vec![Upload { name: "attestation.pdf".to_owned(), bytes: bytes.clone() }];
        send_by_applicant(&world.ctx, &person, number, "Voici", upload()).await.unwrap();
        let files = world.ctx.files.list(Area::Document).count().await;
        send_by_applicant(&world.ctx, &person, number, "Voici", upload()).await.unwrap();
        assert_eq!(of_applicant(&world.ctx, &person, number).await.unwrap().1.lines.len(), 1);
        assert_eq!(world.ctx.files.list(Area::Document).count().await, files);
        send_by_applicant(&world.ctx, &person, number, "Voici", Vec::new()).await.unwrap();
        world.ctx.clock.advance(TimeDelta::minutes(2));
        send_by_applicant(&world.ctx, &person, number, "Voici", Vec::new()).await.unwrap();
        assert_eq!(of_applicant(&world.ctx, &person, number).await.unwrap().1.lines.len(), 3);
    }

    /// A page shows the end of a long thread, and a thread ends some day.
    async fn a_thread_is_not_without_end(world: World) {
        world.institution().await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        let application = world.dossier(number).await.application.id;
        let mut tx = world.ctx.db.write().await.unwrap();
        for n in 1..=1_999 {
            let message = Message {
                id: world.ctx.id(),
                application_id: application,
                from_staff: false,
                author_id: client.person.account,
                author_name: "Inès Marchetti".to_owned(),
                author_seat: String::new(),
                body: format!("n° {n}"),
                joined: None,
                sent_at: world.ctx.now() - TimeDelta::seconds(3_000 - n),
                read_at: None,
            };
            store::application::message::add(&mut tx, &message).await.unwrap();
        }
        tx.commit().await.unwrap();
        send_by_applicant(&world.ctx, &person, number, "n° 2000", Vec::new()).await.unwrap();
        let lines = of_applicant(&world.ctx, &person, number).await.unwrap().1.lines;
        assert_eq!((lines.len(), lines[0].body.as_str(), lines[199].body.as_str()), (200, "n° 1801", "n° 2000"));
        let refused = send_by_applicant(&world.ctx, &person, number, "n° 2001", Vec::new()).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::Full))), "{refused:?}");
    }

    /// What is refused says why and keeps what was typed.
    async fn what_cannot_be_sent_is_said(world: World) {
        world.institution().await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        client.open(&format!("/candidatures/{number}/messages")).await;
        client.press("Envoyer").await.expect_status(422).see("Écrivez un message ou joignez un document.");
        client.fill("Message", "Voici").attach("Joindre un document", "vide.pdf", "application/pdf", Vec::new());
        client.press("Envoyer").await.expect_status(422);
        assert_eq!(client.value("Message"), "Voici");
        let person = world.identify(&client).await;
        let long = "x".repeat(app::messages::LONGEST + 1);
        let refused = send_by_applicant(&world.ctx, &person, number, &long, Vec::new()).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::TooLong))), "{refused:?}");
        // An antivirus that is away: the words can go without the document.
        let away = connect::scan::ScanProblem::Unreachable("scripted".to_owned());
        world.scans.answer_always(connect::scan::Verdict::Unavailable { reason: away });
        let upload = || vec![Upload { name: "a.pdf".to_owned(), bytes: pdf("a").into() }];
        let refused = send_by_applicant(&world.ctx, &person, number, "Voici", upload()).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::NotChecked))), "{refused:?}");
        send_by_applicant(&world.ctx, &person, number, "Sans la pièce", Vec::new()).await.unwrap();
    }

    /// A message that arrives while the thread is being opened was not seen: it is new still, and its reader is told.
    async fn what_arrives_while_a_thread_is_opened_stays_new(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let (person, manager) = (world.identify(&client).await, world.identify(&staffed.manager).await);
        let mut tx = world.ctx.db.write().await.unwrap();
        store::setting::next(&mut tx, store::setting::SET_UP, 1).await.unwrap();
        tx.commit().await.unwrap();
        let node = narrow(&world).await;
        // What is set up, which is counted now, is in the memory of the node from here on.
        of_staff(&node.ctx, &manager, number).await.unwrap();
        of_applicant(&node.ctx, &person, number).await.unwrap();

        send_by_applicant(&world.ctx, &person, number, "Lundi.", Vec::new()).await.unwrap();
        assert_eq!(told(&world, ALERTS, "Candidature - message de Inès Marchetti").await, 1);
        let sending = async { send_by_applicant(&world.ctx, &person, number, "Ou mardi.", Vec::new()).await.unwrap() };
        let thread = interrupted(&node, of_staff(&node.ctx, &manager, number), sending).await.unwrap();
        assert_eq!(thread.lines.iter().map(|line| line.body.as_str()).collect::<Vec<_>>(), ["Lundi."]);
        assert_eq!(told(&world, ALERTS, "Candidature - message de Inès Marchetti").await, 2);
        let lines = of_staff(&world.ctx, &manager, number).await.unwrap().lines;
        assert_eq!(lines.iter().map(|line| (line.body.as_str(), line.is_new)).collect::<Vec<_>>(), [("Lundi.", false), ("Ou mardi.", true)]);
        assert!(of_staff(&world.ctx, &manager, number).await.unwrap().lines.iter().all(|line| !line.is_new));
        assert_eq!(told(&world, ALERTS, "Candidature - message de Inès Marchetti").await, 2, "told once");

        send_by_staff(&world.ctx, &manager, number, "Bien reçu.", Vec::new()).await.unwrap();
        assert_eq!(told(&world, &client.person.email, "Candidature - un message vous attend").await, 1);
        let sending = async { send_by_staff(&world.ctx, &manager, number, "Il manque une page.", Vec::new()).await.unwrap() };
        let (_, thread) = interrupted(&node, of_applicant(&node.ctx, &person, number), sending).await.unwrap();
        assert_eq!(thread.lines.last().map(|line| line.body.as_str()), Some("Bien reçu."));
        assert_eq!(told(&world, &client.person.email, "Candidature - un message vous attend").await, 2);
        let lines = of_applicant(&world.ctx, &person, number).await.unwrap().1.lines;
        assert_eq!(lines.iter().filter(|line| line.is_new).map(|line| line.body.as_str()).collect::<Vec<_>>(), ["Il manque une page."]);
        node.ctx.db.close().await;
    }
}
