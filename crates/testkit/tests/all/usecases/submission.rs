//! Submitting: once however often it is asked, and never after the return date.

use app::Error;
use app::apply::deposit::{Upload, deposit};
use app::apply::submit::{Refusal, submit};
use app::papers::receipt::{Reception, made_at, mentions};
use app::review::{dates, file_status};
use chrono::{Days, TimeDelta};
use domain::application::{FileStatus, Refusal as StateRefusal};
use testkit::both_engines;
use testkit::dossiers::pdf;

use super::{Staffed, applied, subjects, traced};

/// What the mentions of a receipt say of silence.
fn silence(mentions: Vec<String>) -> String {
    mentions.into_iter().find(|mention| mention.contains("réputée")).unwrap()
}

both_engines! {
    /// A double click at the same instant: one submission, one receipt, one line of trace.
    async fn two_submissions_at_once_are_one(world: World) {
        world.institution().await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        for document in ["CV", "RELEVES"] {
            world.deposit(&client, number, document, document).await;
        }
        let person = world.identify(&client).await;
        let (one, other) = tokio::join!(submit(&world.ctx, &person, number), submit(&world.ctx, &person, number));
        let refused: Vec<_> = [one, other].into_iter().filter_map(Result::err).collect();
        assert!(matches!(refused.as_slice(), [Error::Refused(Refusal::AlreadySubmitted)]), "{refused:?}");
        assert_eq!(traced(&world, number, "application.submit").await, 1);
        let receipts = subjects(&world, &client.person.email).await.into_iter().filter(|subject| subject == "Candidature - dossier réceptionné").count();
        assert_eq!(receipts, 1);
    }

    /// The mail of a submission is its receipt: digest, who examines, what silence means and from which day on, how to
    /// appeal. The institution says the rule, and whether the PDF goes with it.
    async fn the_mail_of_a_submission_is_its_receipt(world: World) {
        world.institution().await;
        for (silence, months, words, is_attached) in [("refusal", 2, "réputée rejetée", false), ("acceptance", 4, "réputée acceptée", true)] {
            world.set("receipts.silence", silence.into()).await;
            world.set("receipts.silence_months", months.into()).await;
            world.set("receipts.attached", is_attached.into()).await;
            let (client, number) = world.submitted("Inès", silence).await;
            let day = world.ctx.today();
            world.run_jobs().await;
            let mails = world.mails_to(&client.person.email).await;
            let mail = mails.iter().find(|mail| mail.subject == "Candidature - dossier réceptionné").unwrap();
            let application = world.dossier(number).await.application.id;
            let mut tx = world.ctx.db.read().await.unwrap();
            let submission = store::application::submission::latest(&mut tx, application).await.unwrap().unwrap();
            let arises = app::format::long_date(app::i18n::Lang::FR, domain::silence::arises_on(day, months));
            let is_there = "se trouve dans votre candidature";
            for part in [submission.digest.as_str(), words, arises.as_str(), "Service chargé de votre dossier", "recours gracieux", is_there] {
                assert!(mail.text.contains(part), "{part}: {}", mail.text);
            }
            assert_eq!(mail.attachments.iter().filter(|name| name.starts_with("accuse-reception-")).count(), usize::from(is_attached));
        }
    }

    /// A programme has a rule of its own, or the institution's; on its form too, where half a rule is refused. What was
    /// submitted before keeps the rule of its day, in the mail and on paper.
    async fn a_programme_says_what_silence_means(world: World) {
        const SILENCE: &str = "Sans réponse de l’établissement, la demande est";
        const DELAY: &str = "Délai avant cette décision implicite, en mois";
        const SAVED: &str = "Vos modifications sont enregistrées.";
        let Staffed { mut manager, institution } = Staffed::open(&world).await;
        let (_, number) = world.submitted("Inès", "Marchetti").await;
        let day = world.ctx.today();
        let rule = async || {
            let dossier = world.dossier(number).await;
            silence(mentions(&world.ctx, &dossier, app::i18n::Lang::FR, Reception::on_paper(&world.ctx, &dossier, day)))
        };
        // Of the submission: as its mail says it, and all the words of its receipt.
        let at = world.now();
        let kept = async || {
            let dossier = world.dossier(number).await;
            let mut tx = world.ctx.db.read().await.unwrap();
            let told = store::application::submission::latest_receipt(&mut tx, dossier.application.id).await.unwrap().unwrap();
            drop(tx);
            let reception = Reception::of_submission(&world.ctx, &dossier, told.submitted_at, told.silence.as_ref().map(|kept| &kept.0));
            let paper = made_at(&world.ctx, &dossier, None, at).await.unwrap().unwrap();
            let mut words = String::new();
            for page in 1..=world.ctx.sandbox.page_count(&paper.pdf).await.unwrap() {
                words += &world.ctx.sandbox.page_text(&paper.pdf, page).await.unwrap();
            }
            (silence(mentions(&world.ctx, &dossier, app::i18n::Lang::FR, reception)), words)
        };
        let first = kept().await;
        let says = |mention: &str, words: &str, months: i64| {
            let arises = app::format::long_date(app::i18n::Lang::FR, domain::silence::arises_on(day, months));
            assert!(mention.contains(words) && mention.contains(&arises), "{words}, {months}: {mention}");
        };
        // The institution's: refused after two months.
        says(&rule().await, "réputée rejetée", 2);
        says(&first.0, "réputée rejetée", 2);
        // Half a rule, or a bad one, changes nothing.
        manager.open("/gestion/formations/M1INFO").await;
        assert_eq!(manager.value(DELAY), "");
        manager.fill(DELAY, "4").press("Enregistrer").await.expect_status(422).see("dites aussi ce que vaut l’absence de réponse");
        assert_eq!(manager.value(DELAY), "4");
        manager.choose(SILENCE, "acceptée").fill(DELAY, "").press("Enregistrer").await.expect_status(422).see("Renseignez « Délai avant cette décision");
        for delay in ["0", "25", "deux"] {
            manager.fill(DELAY, delay).press("Enregistrer").await.expect_status(422).see("saisissez un nombre entier entre 1 et 24");
        }
        let staff = world.identify(&manager).await;
        let typed = app::setup::programme::open(&world.ctx, &staff, Some("M1INFO")).await.unwrap().typed.with("own_silence", "maybe").with("own_silence_months", 4);
        let refused = app::setup::programme::save(&world.ctx, &staff, Some("M1INFO"), &typed).await;
        assert!(matches!(refused, Err(Error::Refused(app::setup::Refusal::Invalid(_)))), "{refused:?}");
        says(&rule().await, "réputée rejetée", 2);
        // Its own, whatever the institution says then.
        manager.fill(DELAY, "4").press("Enregistrer").await.see(SAVED);
        assert_eq!(manager.value(DELAY), "4");
        says(&rule().await, "réputée acceptée", 4);
        world.set("receipts.silence_months", 3.into()).await;
        says(&rule().await, "réputée acceptée", 4);
        assert_eq!(kept().await, first);
        let (other, _) = world.submitted("Aya", "Keita").await;
        let mails = world.mails_to(&other.person.email).await;
        assert!(mails.iter().any(|mail| mail.text.contains("réputée acceptée")) && !mails.iter().any(|mail| mail.text.contains("réputée rejetée")));
        let mut central = world.central().await;
        central.open("/admin/historique").await.see("Formations · M1INFO").see(DELAY).see("vide → 4");
        // What is cleared goes back to the institution's.
        let mut tx = world.ctx.db.read().await.unwrap();
        let session = store::catalogue::session::lookup(&mut tx, institution.programme.session).await.unwrap().unwrap();
        drop(tx);
        assert_eq!((session.silence.as_deref(), session.silence_months), (Some("acceptance"), Some(4)));
        manager.choose(SILENCE, "ce que dit la règle de l’établissement").fill(DELAY, "").press("Enregistrer").await.see(SAVED);
        says(&rule().await, "réputée rejetée", 3);
    }

    /// Two mails that wait while the application is submitted again: each tells about its own submission.
    async fn a_late_mail_tells_about_its_own_submission(world: World) {
        let staffed = Staffed::open(&world).await;
        world.set("receipts.attached", true.into()).await;
        let (client, number) = world.submitted("Inès", "Marchetti").await;
        let staff = world.identify(&staffed.manager).await;
        file_status::set(&world.ctx, &staff, number, FileStatus::Incomplete, Some(world.ctx.today()), None).await.unwrap();
        world.ctx.clock.advance(TimeDelta::minutes(1));
        world.submit(&client, number).await;
        let application = world.dossier(number).await.application.id;
        let mut tx = world.ctx.db.read().await.unwrap();
        let submissions = store::application::submission::all_of(&mut tx, application).await.unwrap();
        drop(tx);
        let mails = world.mails_to(&client.person.email).await;
        let receipts: Vec<_> = mails.iter().filter(|mail| mail.subject == "Candidature - dossier réceptionné").collect();
        assert_eq!((submissions.len(), receipts.len()), (2, 2));
        for submission in &submissions {
            assert_eq!(receipts.iter().filter(|mail| mail.text.contains(&submission.digest)).count(), 1, "{}", submission.number);
        }
        assert!(receipts.iter().all(|mail| mail.attachments.len() == 1));
        // The PDF of the former one is still to be had, printed for its mail.
        let dossier = world.dossier(number).await;
        let at = world.now();
        let former = app::papers::receipt::made_at(&world.ctx, &dossier, Some(submissions[0].id), at).await.unwrap().unwrap();
        let latest = app::papers::receipt::made_at(&world.ctx, &dossier, None, at).await.unwrap().unwrap();
        assert_ne!(former.pdf, latest.pdf);
    }

    // rule: 95
    /// The same double click through two windows: both land on the application, the second is told it was done.
    async fn the_second_window_is_told(world: World) {
        world.institution().await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        for document in ["CV", "RELEVES"] {
            world.deposit(&client, number, document, document).await;
        }
        let path = format!("/candidatures/{number}/transmettre");
        let mut other = client.browser.clone();
        client.open(&path).await;
        other.open(&path).await;
        client.press("Transmettre ma candidature").await.see("Votre candidature est transmise.");
        other.press("Transmettre ma candidature").await.see("Votre candidature était déjà transmise.").expect_at(&format!("/candidatures/{number}"));
    }

    // rule: 57
    /// The last second of the return date is in time; the next is not, for documents and submission alike. The staff may
    /// give a later date, never an earlier one.
    async fn the_return_date_is_the_whole_day(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        world.deposit(&client, number, "CV", "cv").await;
        let return_on = world.dossier(number).await.return_on;
        let last = world.ctx.zone.end_of(return_on) - TimeDelta::seconds(1);
        world.ctx.clock.advance(last - world.now());
        let client = world.sign_in(client.person.clone()).await;
        world.deposit(&client, number, "RELEVES", "releves").await;

        world.ctx.clock.advance(TimeDelta::seconds(1));
        let person = world.identify(&client).await;
        let kind = world.document_of(number, "CV").await;
        let late = deposit(&world.ctx, &person, number, kind, vec![Upload { name: "cv.pdf".into(), bytes: pdf("cv").into() }]).await;
        assert!(matches!(late, Err(Error::Refused(app::apply::deposit::Refusal::State(StateRefusal::ReturnDateOver)))), "{late:?}");
        let late = submit(&world.ctx, &person, number).await;
        assert!(matches!(late, Err(Error::Refused(Refusal::State(StateRefusal::ReturnDateOver)))), "{late:?}");
        assert_eq!(world.dossier(number).await.file_status(), FileStatus::Waiting);

        let manager = world.sign_in(staffed.manager.person.clone()).await;
        let staff = world.identify(&manager).await;
        let earlier = dates::set(&world.ctx, &staff, number, dates::Which::Return, Some(return_on - Days::new(1)), None).await;
        assert!(matches!(earlier, Err(Error::Refused(dates::Refusal::EarlierThanProgramme { .. }))), "{earlier:?}");
        dates::set(&world.ctx, &staff, number, dates::Which::Return, Some(return_on + Days::new(3)), None).await.unwrap();
        submit(&world.ctx, &person, number).await.unwrap();
        assert_eq!(world.dossier(number).await.file_status(), FileStatus::Received);
    }

    // covers: M1.14, M2.16
    /// Something is missing: nothing changes, and every missing document is named.
    async fn an_incomplete_application_is_never_sent(world: World) {
        world.institution().await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        world.deposit(&client, number, "CV", "cv").await;
        let person = world.identify(&client).await;
        match submit(&world.ctx, &person, number).await {
            Err(Error::Refused(Refusal::Missing(missing))) => assert_eq!(missing.len(), 1),
            other => panic!("{other:?}"),
        }
        assert_eq!(traced(&world, number, "application.submit").await, 0);
    }
}
