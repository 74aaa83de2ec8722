//! Files that could not be checked while their sender waited: how long that goes on, and what becomes of those that turn
//! out to be unusable after they were submitted.

use app::apply::deposit::{self, Upload};
use app::i18n::Lang;
use chrono::{Days, TimeDelta};
use connect::files::{FileKey, FilesError};
use connect::scan::{ScanProblem, Verdict};
use domain::application::dates::CORRECTION_DAYS;
use domain::application::{DocumentStatus, FileStatus};
use domain::translated::Translated;
use store::Json;
use store::document::Version;
use testkit::browser::plain;
use testkit::dossiers::pdf;
use testkit::people::Client;
use testkit::{World, both_engines};

use super::{Staffed, applied, traced};

fn away() -> Verdict {
    Verdict::Unavailable { reason: ScanProblem::TimedOut }
}

fn infected() -> Verdict {
    Verdict::Infected { signature: "Eicar-Test-Signature".to_owned() }
}

/// Deposits a file while the antivirus is away.
async fn deposit_unseen(world: &World, client: &Client, number: i64, document: &str, bytes: Vec<u8>) {
    world.scans.answer_always(away());
    let person = world.identify(client).await;
    let kind = world.document_of(number, document).await;
    let upload = Upload { name: format!("{document}.pdf"), bytes: bytes.into() };
    let done = deposit::deposit(&world.ctx, &person, number, kind, vec![upload]).await.unwrap();
    assert!(done.pending);
}

/// The version of a document that counts for staff.
async fn version(world: &World, number: i64, document: &str) -> Version {
    let dossier = world.dossier_for_staff(number).await;
    dossier.items.into_iter().find(|item| item.kind.code == document).unwrap().version.unwrap()
}

/// What an applicant and a member of the staff are answered who ask for the file, each with a session of now.
async fn asked_for(world: &World, (client, staffed): (&Client, &Staffed), number: i64, document: &str) -> [u16; 2] {
    let mut client = world.sign_in(client.person.clone()).await;
    let mut manager = world.sign_in(staffed.manager.person.clone()).await;
    let own = client.fetch(&format!("/candidatures/{number}/pieces/{document}/fichier")).await;
    let theirs = manager.fetch(&format!("/gestion/candidatures/{number}/pieces/{document}/document.pdf")).await;
    [own.status.as_u16(), theirs.status.as_u16()]
}

/// Whether the store of files has what was received.
async fn is_kept(world: &World, version: &Version) -> bool {
    let key: FileKey = version.received.0[0].key.parse().unwrap();
    match world.ctx.files.get(&key).await {
        Ok(_) => true,
        Err(FilesError::NotFound) => false,
        Err(error) => panic!("{error:?}"),
    }
}

both_engines! {
    /// Two days without an antivirus: the file is waited for, and nobody has to look after it.
    async fn an_antivirus_that_is_away_for_days_loses_nothing(world: World) {
        let _staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        deposit_unseen(&world, &client, number, "CV", pdf("CV")).await;
        for _ in 0..25 {
            world.advance(TimeDelta::hours(2)).await;
        }
        assert!(world.scans.scans() > 20, "{} attempts", world.scans.scans());
        assert_eq!(version(&world, number, "CV").await.check_state, "quarantined");
        world.scans.answer_always(Verdict::Clean);
        world.advance(TimeDelta::hours(2)).await;
        assert_eq!(version(&world, number, "CV").await.check_state, "checked");
    }

    /// Found infected when the return date is over: never handed out, deleted, told with its document and its reason, and
    /// there is time to put it right.
    async fn an_infected_file_is_told_and_deleted(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        world.deposit(&client, number, "RELEVES", "RELEVES").await;
        deposit_unseen(&world, &client, number, "CV", pdf("CV")).await;
        world.submit(&client, number).await;
        let held = version(&world, number, "CV").await;
        assert_eq!((held.check_state.as_str(), is_kept(&world, &held).await), ("quarantined", true));
        assert_eq!(asked_for(&world, (&client, &staffed), number, "CV").await, [404, 404]);
        let return_on = world.dossier(number).await.return_on;
        world.ctx.clock.set(world.ctx.zone.end_of(return_on) + TimeDelta::hours(9));
        world.run_jobs().await;
        assert_eq!(world.dossier(number).await.file_status(), FileStatus::Received);

        world.scans.answer_always(infected());
        world.advance(TimeDelta::hours(2)).await;
        let until = world.ctx.today() + Days::new(CORRECTION_DAYS);
        let dossier = world.dossier(number).await;
        assert_eq!((dossier.file_status(), dossier.return_on), (FileStatus::Incomplete, until));
        assert_eq!(dossier.application.documents_to_review, 1);
        assert_eq!(traced(&world, number, "application.check_failed").await, 1);
        let failed = version(&world, number, "CV").await;
        assert_eq!((failed.check_state.as_str(), is_kept(&world, &failed).await), ("failed", false));
        assert_eq!(asked_for(&world, (&client, &staffed), number, "CV").await, [404, 404]);
        let mails = world.mails_to(&client.person.email).await;
        let told: Vec<String> = mails.iter().filter(|mail| mail.subject.contains("incomplet")).map(|mail| plain(&mail.text)).collect();
        assert_eq!(told.len(), 1);
        for words in ["Curriculum vitae", "contient un virus", &app::format::date(Lang::FR, until)] {
            assert!(told[0].contains(words), "{words:?} is missing in {}", told[0]);
        }
        let mut client = world.sign_in(client.person).await;
        client.open(&format!("/candidatures/{number}")).await.see("Ce fichier contient un virus").not_see("n’est pas utilisable");
        let mut manager = world.sign_in(staffed.manager.person).await;
        manager.open(&format!("/gestion/candidatures/{number}")).await.see("Ce fichier contient un virus");

        world.scans.reset();
        world.deposit(&client, number, "CV", "CV sain").await;
        world.submit(&client, number).await;
        assert_eq!(world.dossier(number).await.file_status(), FileStatus::Received);
    }

    /// Not what is asked for, while there is still time: the reason, and the date as it was. The file stays, and nobody opens
    /// it.
    async fn an_unusable_file_is_told_with_its_reason(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        world.deposit(&client, number, "RELEVES", "RELEVES").await;
        deposit_unseen(&world, &client, number, "CV", b"Ceci n'est pas un PDF.".to_vec()).await;
        world.submit(&client, number).await;
        let return_on = world.dossier(number).await.return_on;
        world.scans.answer_always(Verdict::Clean);
        world.advance(TimeDelta::minutes(5)).await;
        let dossier = world.dossier(number).await;
        assert_eq!((dossier.file_status(), dossier.return_on), (FileStatus::Incomplete, return_on));
        let failed = version(&world, number, "CV").await;
        assert_eq!((failed.check_state.as_str(), is_kept(&world, &failed).await), ("failed", true));
        assert_eq!(asked_for(&world, (&client, &staffed), number, "CV").await, [404, 404]);
        let reason = "« CV.pdf » n’est pas au bon format";
        let mails = world.mails_to(&client.person.email).await;
        let mail = mails.iter().find(|mail| mail.subject.contains("incomplet")).unwrap();
        assert!(plain(&mail.text).contains(&plain(reason)), "{}", mail.text);
        let mut client = world.sign_in(client.person).await;
        client.open(&format!("/candidatures/{number}")).await.see(reason);
    }

    /// The name of the document, the reason and the sentences around them are in the language of the reader.
    async fn an_unusable_file_is_told_in_the_language_of_its_reader(world: World) {
        let _staffed = Staffed::open(&world).await;
        world.change_document_type("CV", |kind| kind.label = Json(Translated::fr_en("Parcours", "Your studies"))).await;
        let (client, number) = applied(&world, "Paul", "Durand").await;
        let mut tx = world.ctx.db.write().await.unwrap();
        store::account::set_language(&mut tx, client.person.account, "en").await.unwrap();
        tx.commit().await.unwrap();
        world.deposit(&client, number, "RELEVES", "RELEVES").await;
        deposit_unseen(&world, &client, number, "CV", b"This is not a PDF.".to_vec()).await;
        world.submit(&client, number).await;
        world.scans.answer_always(Verdict::Clean);
        world.advance(TimeDelta::minutes(5)).await;
        let mails = world.mails_to(&client.person.email).await;
        let mail = mails.iter().find(|mail| mail.subject.contains("incomplete file")).unwrap();
        let text = plain(&mail.text);
        assert_eq!(mail.language, "en");
        for words in ["is incomplete.", "To be corrected:", "Your studies: “CV.pdf” is not in an accepted format", "Save it as PDF, JPG or PNG"] {
            assert!(text.contains(words), "{words:?} is missing in {text}");
        }
        assert!(!text.contains("Parcours") && !text.contains("n'est pas"), "{text}");
    }

    /// Whoever submitted again with another file meanwhile is not bothered with the first one.
    async fn a_file_that_was_replaced_counts_no_more(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        world.deposit(&client, number, "RELEVES", "RELEVES").await;
        deposit_unseen(&world, &client, number, "CV", pdf("CV")).await;
        world.submit(&client, number).await;
        let first = version(&world, number, "CV").await.id;
        let staff = world.identify(&staffed.manager).await;
        app::review::file_status::set(&world.ctx, &staff, number, FileStatus::Incomplete, Some(world.ctx.today()), None).await.unwrap();
        world.scans.answer_next(Verdict::Clean);
        world.deposit(&client, number, "CV", "Un autre CV").await;
        world.submit(&client, number).await;
        world.scans.answer_always(infected());
        world.advance(TimeDelta::minutes(5)).await;
        let mut tx = world.ctx.db.read().await.unwrap();
        assert_eq!(store::document::lookup_version(&mut tx, first).await.unwrap().unwrap().check_state, "failed");
        drop(tx);
        let dossier = world.dossier_for_staff(number).await;
        assert_eq!(dossier.file_status(), FileStatus::Received);
        assert!(dossier.items.iter().all(|item| item.status == DocumentStatus::Deposited));
        assert_eq!(traced(&world, number, "application.check_failed").await, 0);
    }
}
