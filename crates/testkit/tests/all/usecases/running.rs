//! « Mise en service » says how the installation runs: services, mails, scheduled tasks, the latest changes. Nobody waits
//! for a service that does not answer.

use std::time::Duration;

use app::outbox::{self, Letter};
use app::services::{self, Answer, Port, Service};
use chrono::TimeDelta;
use connect::directory::Directory;
use connect::mail::{MailSettings, Mailer, SendError};
use connect::scan::{ScanProblem, ScanSettings, Scanner, Verdict};
use connect::sso::{Sso, SsoSettings};
use connect::student_record::RecordError;
use connect::surveys::{SurveySettings, Surveys};
use domain::application::MailCode;
use serde_json::json;
use testkit::ports::OwnPort;
use testkit::{World, both_engines};
use tokio::net::TcpListener;
use uuid::Uuid;

const PAGE: &str = "/admin";
const WORKER: &str = "testkit";

/// A job that a worker holds; it has the key that the schedule gives.
async fn held(world: &World, kind: &str) -> Uuid {
    let mut tx = world.ctx.db.write().await.unwrap();
    outbox::job(&world.ctx, &mut tx, kind, json!({}), None, Some(kind)).await.unwrap();
    tx.commit().await.unwrap();
    claimed(world, kind).await
}

/// The job of this kind that is next, as a worker takes it.
async fn claimed(world: &World, kind: &str) -> Uuid {
    let now = world.now();
    let mut tx = world.ctx.db.write().await.unwrap();
    let job = store::job::claim(&mut tx, now, now + TimeDelta::seconds(60), WORKER).await.unwrap().unwrap();
    assert_eq!(job.kind, kind);
    tx.commit().await.unwrap();
    job.id
}

/// The end of a job that did not succeed: another attempt at a later moment, or none.
async fn ended_in_vain(world: &World, job: Uuid, again_in: Option<TimeDelta>) {
    let now = world.now();
    let mut tx = world.ctx.db.write().await.unwrap();
    match again_in {
        Some(pause) => store::job::retry(&mut tx, job, WORKER, now + pause, "plus de place").await.unwrap(),
        None => store::job::fail(&mut tx, job, WORKER, now, "plus de place").await.unwrap(),
    }
    tx.commit().await.unwrap();
}

/// A mail in the outbox.
async fn written(world: &World, code: MailCode) {
    let mut tx = world.ctx.db.write().await.unwrap();
    outbox::mail(&world.ctx, &mut tx, &Letter::new(code, "fr", "ines@exemple.fr", "Inès")).await.unwrap();
    tx.commit().await.unwrap();
}

both_engines! {
    /// A service that is down is named with what to do, the others are as they were, and it comes back by itself.
    async fn a_service_that_is_down_is_named_with_what_to_do(world: World) {
        let world = world.with_sign_on().with_student_record();
        let mut admin = world.admin().await;
        let mut central = world.central().await;
        admin.open(PAGE).await.expect_fact("Base de données", "En service").expect_fact("Questionnaires (LimeSurvey)", "Non configuré");
        for service in ["Connexion ENT", "Scolarité", "Mails", "Antivirus", "Stockage des pièces", "Annuaire"] {
            admin.expect_fact(service, "En service");
        }
        admin.not_see("dans la configuration");

        let reason = ScanProblem::Unreachable("connection refused".to_owned());
        world.scans.answer_always(Verdict::Unavailable { reason });
        world.directory.is_down(true);
        world.student_record.fails(Some(RecordError::Contract("students.jsonl is cut".to_owned())));
        // Asked a moment ago: nobody is asked again.
        admin.reload().await.expect_fact("Antivirus", "En service");
        world.ctx.clock.advance(TimeDelta::seconds(60));
        admin.reload().await.expect_status(200).expect_fact("Antivirus", "En panne").expect_fact("Annuaire", "En panne");
        admin.expect_fact("Connexion ENT", "En service").expect_fact("Stockage des pièces", "En service");
        admin.see("les pièces déposées restent « vérification en cours »").see("« antivirus.url »").see("« directory.url »").not_see("« files.url »");
        admin.see("antivirus out of reach: connection refused").see("students.jsonl is cut");
        // A broken delivery takes nothing away, nor does a directory what the sign-on tells.
        admin.expect_fact("Scolarité", "En panne").see("la dernière livraison n’est pas utilisée. Une livraison lue avant sert encore");
        admin.see("n’est préremplie qu’avec ce que l’ENT transmet lui-même");
        central.open(PAGE).await.expect_fact("Antivirus", "En panne").see("« antivirus.url »").not_see("out of reach");
        central.speak("en");
        central.reload().await.expect_fact("Antivirus", "Not working").expect_fact("Directory", "Not working").see("“antivirus.url”");
        central.see("the latest delivery is not used. One that was read before still serves").see("only with what the sign-on itself tells");

        world.scans.reset();
        world.directory.is_down(false);
        world.student_record.fails(None);
        world.ctx.clock.advance(TimeDelta::seconds(60));
        admin.reload().await.expect_fact("Antivirus", "En service").expect_fact("Annuaire", "En service").not_see("dans la configuration");
    }

    /// Services that take a connection and say nothing are waited for together, once; the page is there all the same.
    async fn silent_services_are_waited_for_together(world: World) {
        let patience = Duration::from_secs(1);
        let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = silent.local_addr().unwrap();
        let back = world.ctx.link(app::links::SIGN_ON_RETURN);
        let sso = Sso::open(&SsoSettings::cas(format!("http://{address}/cas")), &back).unwrap();
        let mailer = Mailer::open(&MailSettings::new(format!("smtp://{address}?tls=none"))).unwrap();
        let url = format!("http://{address}/index.php/admin/remotecontrol");
        let surveys = Surveys::open(&SurveySettings { url, user: "ecandidat".to_owned(), ..SurveySettings::off() }).unwrap();
        let world = world.with_services(sso, Directory::Off).with_mailer(mailer).with_surveys(surveys);
        let mut admin = world.admin().await;

        tokio::time::pause();
        let began = tokio::time::Instant::now();
        let states = services::states(&world.ctx, patience).await;
        let spent = began.elapsed();
        tokio::time::resume();
        assert!(spent >= patience && spent < patience * 2, "{spent:?}");
        let of = |service| states.iter().find(|state| state.service == service).map(|state| state.answer.clone()).unwrap();
        for service in [Service::Cas, Service::Mail, Service::Surveys] {
            assert_eq!(of(service), Answer::Late, "{service:?}");
        }
        assert_eq!((of(Service::Files), of(Service::Directory)), (Answer::Works(None), Answer::Off));

        admin.open(PAGE).await.expect_status(200).expect_fact("Connexion ENT (CAS)", "Pas de réponse").expect_fact("Mails", "Pas de réponse");
        admin.expect_fact("Stockage des pièces", "En service").expect_fact("Annuaire", "Non configuré");
        // Slow is not broken: what to look at, and nothing of an outage.
        admin.see("pas de réponse à temps : le service est lent ou arrêté").see("« sso.url »").see("« mail.url »").see("« surveys.url »");
        admin.not_see("personne ne peut se connecter").not_see("partiront d’eux-mêmes").not_see("ne sont plus lues").not_see("« files.url »");
    }

    /// Mails that leave count for more than a question: a server that is busy with them has no time for one. A job that
    /// ends without one says nothing.
    async fn mails_that_leave_prove_that_their_server_works(world: World) {
        let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mailer = Mailer::open(&MailSettings::new(format!("smtp://{}?tls=none", silent.local_addr().unwrap()))).unwrap();
        // The same installation, whose worker gets through.
        let worker = world.clone();
        let world = world.with_mailer(mailer);
        assert_eq!(Port::Mail(&world.ctx.mailer).ask(Duration::from_millis(20)).await, Answer::Late);
        services::states(&world.ctx, Duration::from_millis(20)).await;
        let mut admin = world.admin().await;
        admin.open(PAGE).await.expect_fact("Mails", "Pas de réponse").not_see("Dernier mail parti");

        // A reminder of nothing is not sent, and an address may refuse for good: both jobs are done.
        written(&world, MailCode::ReminderForms).await;
        assert_eq!(worker.run_jobs().await, 1);
        written(&world, MailCode::PasswordForgotten).await;
        worker.mails.fail_next(SendError::Permanent { code: 550, text: "no such user".to_owned() });
        assert_eq!(worker.run_jobs().await, 1);
        assert!(worker.mails.sent().is_empty());
        admin.reload().await.expect_fact("Tâches en échec", "0").expect_fact("Mails", "Pas de réponse").not_see("Dernier mail parti");

        written(&world, MailCode::PasswordForgotten).await;
        assert_eq!(worker.run_jobs().await, 1);
        assert_eq!(worker.mails.sent().len(), 1);
        admin.reload().await.expect_fact("Mails", "En service").see("Dernier mail parti le 16/03/2026 à 10 h 00.").not_see("« mail.url »");

        let mail = held(&world, "mail").await;
        ended_in_vain(&world, mail, Some(TimeDelta::hours(1))).await;
        written(&world, MailCode::PasswordForgotten).await;
        admin.reload().await.see("Un mail n’a pas pu partir, un nouvel essai est prévu.").see("Un mail attend son tour.");
    }

    /// A server that refuses the sender says nothing of the recipient: the mail is put off, those who run the installation read
    /// why, and it leaves once that is mended.
    async fn a_refused_sender_is_shown_and_loses_no_mail(world: World) {
        let mut admin = world.admin().await;
        let mut central = world.central().await;
        written(&world, MailCode::PasswordForgotten).await;
        let refusal = SendError::Sender { code: 553, text: "5.7.1 <[address]>: not owned by user agent".to_owned() };
        world.mails.fail_next(refusal);
        assert_eq!(world.run_jobs().await, 1);
        let reason = "sender refused by the mail server: 553 5.7.1";
        admin.open(PAGE).await.see("Un mail n’a pas pu partir, un nouvel essai est prévu.").see(reason).not_see("not owned by");
        admin.expect_fact("Tâches en échec", "0");
        central.open(PAGE).await.see("Un mail n’a pas pu partir").not_see("sender refused");
        admin.follow("Voir les batchs").await.see("Mails à réessayer").see("vérifiez « mail.from » dans la configuration");
        assert_eq!(admin.row(reason).split_whitespace().last(), Some("1"));

        world.advance(TimeDelta::minutes(1)).await;
        assert_eq!(world.mails.sent().len(), 1);
        admin.reload().await.not_see("Mails à réessayer");
        admin.open(PAGE).await.not_see("n’a pas pu partir").not_see(reason);
    }

    /// Each task says how its last run ended and when the next is due: one that nobody runs, one that ran, one that failed.
    async fn tasks_say_how_their_last_run_ended(world: World) {
        let mut admin = world.admin().await;
        let mut central = world.central().await;
        admin.open(PAGE).await.see("Nettoyage des sessions et des liens expirés").see("Prochaine exécution le 16/03/2026 à 10 h 17.");
        admin.not_see("Lecture des questionnaires");
        world.ctx.clock.advance(TimeDelta::minutes(28));
        admin.reload().await.see("Attendue depuis le 16/03/2026 à 10 h 17 et pas exécutée.");
        admin.see("Vérifiez qu’« ecandidat serve » (sans --no-worker) ou « ecandidat worker » est en marche.");
        world.run_jobs().await;
        admin.reload().await.see("Exécutée le 16/03/2026 à 10 h 28. Prochaine exécution le 16/03/2026 à 11 h 17.").not_see("pas exécutée");
        admin.expect_fact("Tâches en échec", "0");

        let task = held(&world, "purge.expired").await;
        admin.reload().await.see("En cours depuis le 16/03/2026 à 10 h 28.");
        ended_in_vain(&world, task, None).await;
        admin.reload().await.see("En échec depuis le 16/03/2026 à 10 h 28.").expect_fact("Tâches en échec", "1");
        // Who does not run the installation is told how many, and has no link to what they may not open.
        central.open(PAGE).await.expect_fact("Tâches en échec", "1").not_see("Nettoyage des sessions");
        assert!(!central.has_link("Voir les batchs"));
        admin.follow("Voir les batchs").await.see("plus de place");
        assert!(admin.row("Nettoyage des sessions et des liens expirés").contains("purge.expired"));
    }

    /// A task that is tried again for hours and then given up: meanwhile its date moves on and nothing else runs. However
    /// much fails after it, it is not said to be done before it runs well.
    async fn a_task_that_was_given_up_late_is_not_done(world: World) {
        let mut admin = world.admin().await;
        let task = held(&world, "purge.expired").await;
        ended_in_vain(&world, task, Some(TimeDelta::minutes(25))).await;
        world.advance(TimeDelta::minutes(17)).await;
        admin.open(PAGE).await.see("Commencée le 16/03/2026 à 10 h 00 et pas encore aboutie, un nouvel essai est prévu.");
        admin.not_see("Exécutée le").expect_fact("Tâches en échec", "0");

        world.ctx.clock.advance(TimeDelta::minutes(8));
        assert_eq!(claimed(&world, "purge.expired").await, task);
        ended_in_vain(&world, task, None).await;
        let given_up = "En échec depuis le 16/03/2026 à 10 h 25.";
        admin.reload().await.see(given_up).not_see("Exécutée le");

        world.ctx.clock.advance(TimeDelta::minutes(1));
        let now = world.now();
        let mut tx = world.ctx.db.write().await.unwrap();
        for _ in 0..100 {
            outbox::job(&world.ctx, &mut tx, "test", json!({}), None, None).await.unwrap();
            let job = store::job::claim(&mut tx, now, now + TimeDelta::seconds(60), WORKER).await.unwrap().unwrap();
            store::job::fail(&mut tx, job.id, WORKER, now, "no").await.unwrap();
        }
        tx.commit().await.unwrap();
        admin.reload().await.expect_fact("Tâches en échec", "100").see(given_up).not_see("Exécutée le");

        // The session lives as long as its pages are opened.
        world.ctx.clock.advance(TimeDelta::minutes(30));
        admin.reload().await.see(given_up);
        world.advance(TimeDelta::minutes(25)).await;
        admin.reload().await.see("Exécutée le 16/03/2026 à 11 h 21.").not_see("En échec");
    }

    /// The latest changes stand on the page, each with the screen it was made on.
    async fn the_latest_changes_lead_to_their_screen(world: World) {
        let institution = world.institution().await;
        let mut manager = world.manager(institution.centre).await;
        let mut central = world.central().await;
        world.ctx.clock.advance(TimeDelta::minutes(1));
        manager.open("/gestion/formations/M1INFO").await.fill("Capacité d’accueil", "31").press("Enregistrer").await;
        central.open(PAGE).await.see("Modification · Gaëlle Gestion").see("· 16/03/2026 à 10 h 01");
        assert_eq!(central.href("Formations · M1INFO"), "/gestion/formations");
        for change in 0..5 {
            world.ctx.clock.advance(TimeDelta::minutes(1));
            world.set("institution.contact_email", format!("a{change}@univ.example").into()).await;
        }
        central.reload().await.see("Modification · Automatique · 16/03/2026 à 10 h 06").not_see("Gaëlle Gestion");
        assert_eq!(central.href("Paramètres"), "/admin/etablissement");
        assert_eq!(manager.fetch(PAGE).await.status.as_u16(), 404);
    }
}

#[tokio::test]
async fn a_service_that_is_gone_is_told_from_one_that_says_nothing() {
    let port = OwnPort::take().unwrap();
    let silent = TcpListener::bind(("127.0.0.1", port.number())).await.unwrap();
    let scanner = Scanner::open(&ScanSettings::new(format!("clamd://{}", silent.local_addr().unwrap()))).unwrap();
    assert_eq!(Port::Antivirus(&scanner).ask(Duration::from_millis(20)).await, Answer::Late);
    drop(silent);
    let answer = Port::Antivirus(&scanner).ask(Duration::from_secs(10)).await;
    assert!(matches!(&answer, Answer::Fails(why) if why.starts_with("antivirus out of reach")), "{answer:?}");
    assert_eq!(Port::Antivirus(&Scanner::Off).ask(Duration::ZERO).await, Answer::Off);
}
