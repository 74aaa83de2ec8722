//! What the log knows of a story from the account to the admission, with everything that goes wrong on the way: nothing of
//! anybody in it. Read are all fields of all lines: of our own crates down to DEBUG, of libraries as in production.

use chrono::TimeDelta;
use connect::mail::{MailSettings, Mailer};
use connect::student_record::{Bac, Home, Student};
use domain::text::fold_key;
use testkit::logs::Line;
use testkit::people::PASSWORD;
use testkit::smtp_sink::{Answer, SmtpSink, Stage};
use testkit::{World, both_engines};

use super::steps::{Applicant, pdf};
use super::university::{ALERTS, CV, LANGUAGE, SUPPLEMENT, TRANSCRIPTS, University};

const PROGRAMME: &str = "Master 1 - Silence et discrétion";
const FIRST_NAME: &str = "Philomène";
const LAST_NAME: &str = "Zarembowicz";
const INE: &str = "1234567890V";
const WRONG_INE: &str = "9876543210Z";
const PHONE: &str = "06 39 98 41 27";
const STREET: &str = "17 impasse du Korrigan";
const WRONG_PASSWORD: &str = "pamplemousse-rate-77";
const TRANSCRIPTS_FILE: &str = "relevés de Philomène Zarembowicz.pdf";
const CORRECTED_FILE: &str = "tampon relu Zarembowicz.pdf";
const REFUSED_FILE: &str = "photo de famille Zarembowicz.pdf";
const SEARCHED: &str = "ornithorynque";
const MESSAGE: &str = "Ma tante Cunégonde est souffrante.";
const ANSWER: &str = "Nos pensées vont à Cunégonde.";
const REVIEW: &str = "le tampon de la mairie de Trifouilly manque";
const NOTE: &str = "Recommandée par le professeur Tournesol";
const DECISION: &str = "Bravo pour le mémoire sur les coelacanthes";
const RECORD_NUMBER: &str = "21909876";

/// What of the story must stand in no line.
#[derive(Default)]
struct Private(Vec<String>);

impl Private {
    fn keep(&mut self, words: impl Into<String>) {
        let words = words.into();
        assert!(fold_key(&words).len() > 4, "too short to be looked for: {words:?}");
        self.0.push(words);
    }

    /// The lines that give something away, accents, capitals and punctuation aside.
    fn found_in(&self, lines: &[Line]) -> Vec<String> {
        let wanted: Vec<(&String, String, String)> = self.0.iter().map(|words| (words, fold_key(words), bare(words))).collect();
        let mut found = Vec::new();
        for line in lines {
            let said = format!("{} {} {}", line.target, line.text, line.around);
            let (folded, pressed) = (fold_key(&said), bare(&said));
            found.extend(
                wanted.iter().filter(|(_, key, bare)| folded.contains(key) || pressed.contains(bare)).map(|(words, ..)| format!("{words:?} in {said}")),
            );
        }
        found
    }
}

/// Letters and digits alone: a telephone number reads the same however it is written.
fn bare(text: &str) -> String {
    fold_key(text).replace(' ', "")
}

/// Account, activation, wrong passwords, a profile with an INE that is none.
async fn arrive(world: &World, university: &mut University, private: &mut Private) -> Applicant {
    let mut me = Applicant::new(world, FIRST_NAME, LAST_NAME);
    me.create_account().await;
    let email = me.email.clone();
    let link = me.activate(&mut university.post).await;
    private.keep(link.rsplit('/').next().unwrap_or_default());
    private.keep(&me.file_number);
    private.keep(&email);
    me.press("Déconnexion").await;
    me.sign_in(&email, WRONG_PASSWORD).await;
    me.expect_status(422);
    me.sign_in("inconnue.au.bataillon@courriel.example", PASSWORD).await;
    me.expect_status(422);
    private.keep("inconnue.au.bataillon");
    // A link that is used up.
    me.open(&link).await;
    me.come_back().await;
    private.keep(me.cookie(web::http::visit::session_cookie(&world.app)).unwrap());

    me.open("/mon-compte/informations-perso").await;
    me.choose("Nationalité", "Française").fill("INE et clé INE", WRONG_INE).press("Suivant").await;
    me.expect_status(422);
    me.open("/mon-compte/informations-perso").await;
    me.choose("Nationalité", "Française").fill("INE et clé INE", INE).press("Suivant").await;
    me.choose("Civilité", "Madame").fill("Date naissance (jj/mm/aa)", "07/11/2001").fill("Téléphone portable", PHONE);
    me.choose("Département de naissance", "81 - Tarn").fill("Ville de naissance", "Albi").press("Enregistrer").await;
    me.see("Vos informations personnelles sont enregistrées.");
    me.open("/mon-compte/adresse").await;
    me.fill("Code postal", "81000").fill("Adresse", STREET).press("Actualiser").await;
    me.choose("Commune", "Albi").press("Enregistrer").await;
    me.see("Votre adresse est enregistrée.");
    me.fill_bac().await;
    me
}

/// A search, an application, a file that is none, files named after people.
async fn apply(university: &mut University, private: &mut Private, me: &mut Applicant) {
    me.open("/offre").await.fill("Filtre : titre ou mot clé", SEARCHED).press("Filtrer").await;
    me.expect_status(200);
    me.apply(&mut university.post, "silence discretion", PROGRAMME).await;
    me.attach_files(TRANSCRIPTS, &[(REFUSED_FILE, b"ni un PDF ni une image".to_vec())]);
    me.press(&format!("Déposer – {TRANSCRIPTS}")).await;
    me.expect_status(422);
    me.open_application().await;
    private.keep(&me.page().controls.iter().find(|control| control.name == "_csrf").unwrap().value);
    me.deposit(TRANSCRIPTS, &[(TRANSCRIPTS_FILE, pdf("Relevés de notes", 1))]).await;
    me.deposit(CV, &[("cv.pdf", pdf("Curriculum vitae", 1))]).await;
    me.deposit(SUPPLEMENT, &[("dossier.pdf", pdf("Dossier complété", 1))]).await;
    me.decline(LANGUAGE).await;
    me.submit(&mut university.post, ALERTS).await;
}

/// The student record tells of somebody what cannot be used.
async fn import(world: &World) {
    let world = world.with_student_record();
    let home = Home { country: "100".to_owned(), postal_code: "81000".to_owned(), town: "nulle part".to_owned(), lines: vec![STREET.to_owned()] };
    world.student_record.knows(Student {
        number: RECORD_NUMBER.to_owned(),
        birth_name: "WYSZKOWSKI".to_owned(),
        first_name: "THEODULE".to_owned(),
        birth_date: "1999-13-45".to_owned(),
        mobile: PHONE.to_owned(),
        address: Some(home),
        bac: Some(Bac { year: 2022, series: "sans pareille".to_owned(), ..Bac::default() }),
        ..Student::default()
    });
    let other = world.applicant("Théodule", "Wyszkowski").await;
    let mut tx = world.ctx.db.write().await.unwrap();
    store::account::set_student_number(&mut tx, other.person.account, RECORD_NUMBER).await.unwrap();
    tx.commit().await.unwrap();
    let person = world.identify(&other).await;
    app::student_record::refresh(&world.ctx, &person).await.unwrap();
    world.run_jobs().await;
}

/// Words both ways, while the mail server puts one message off and refuses another, quoting whom they are about.
async fn write(posting: &World, sink: &SmtpSink, university: &mut University, me: &mut Applicant) {
    let thread = format!("{}/messages", me.application);
    me.open(&thread).await;
    me.fill("Message", MESSAGE).press("Envoyer").await.see("Votre message est envoyé.");
    sink.script([Answer::reply(Stage::Content, 451, "4.3.0 Philomene Zarembowicz writes too much")]);
    posting.run_jobs().await;
    assert!(sink.messages().is_empty());
    posting.advance(TimeDelta::minutes(2)).await;
    assert_eq!(sink.messages().len(), 1, "the same once more");
    let manager = &mut university.manager;
    manager.find(LAST_NAME, FIRST_NAME).await;
    manager.open(&format!("/gestion{thread}")).await;
    manager.fill("Message", ANSWER).press("Envoyer").await.see("Le message est envoyé au candidat.");
    sink.script([Answer::reply(Stage::Rcpt, 550, &format!("5.1.1 <{}>: no mailbox of Philomene Zarembowicz here", me.email))]);
    posting.run_jobs().await;
    assert_eq!(sink.messages().len(), 1);
}

/// Reviews with a comment, corrections, a note, a decision with its letter, an answer.
async fn decide(posting: &World, university: &mut University, me: &mut Applicant) {
    let number = me.number();
    university.manager.review(number, &[(TRANSCRIPTS, REVIEW)]).await;
    university.manager.follow("Déclarer incomplet").await.press("Demander des corrections").await;
    university.manager.see("Les corrections sont demandées");
    posting.run_jobs().await;
    me.open_application().await;
    me.replace(TRANSCRIPTS, TRANSCRIPTS_FILE, CORRECTED_FILE, pdf("Relevés lisibles", 1)).await;
    me.submit(&mut university.post, ALERTS).await;
    university.manager.review(number, &[]).await;
    university.manager.declare_complete(number).await;
    university.manager.note(number, NOTE).await;
    university.manager.decide(number, "Favorable", &[("Commentaire", DECISION)]).await;
    university.manager.publish(number).await;
    posting.run_jobs().await;
    me.confirm(&mut university.post).await;
}

both_engines! { with reference tables;
    /// Names, addresses, numbers, files, passwords, links, sessions, words typed and searched: none of it is in any line.
    async fn the_log_of_a_whole_story_names_nobody(world: World) {
        let mut private = Private::default();
        for words in [FIRST_NAME, LAST_NAME, "1234567890", WRONG_INE, PHONE, "39 98 41 27", STREET, PASSWORD, WRONG_PASSWORD] {
            private.keep(words);
        }
        for words in [TRANSCRIPTS_FILE, CORRECTED_FILE, REFUSED_FILE, SEARCHED, MESSAGE, "Cunégonde", ANSWER, REVIEW, NOTE, DECISION] {
            private.keep(words);
        }
        for words in ["Lycée de la Préfecture", RECORD_NUMBER, "Wyszkowski", "Théodule", "sans pareille"] {
            private.keep(words);
        }
        let mut university = University::open(&world, "M1-LOG", PROGRAMME).await;
        private.keep(&university.manager.client.person.email);
        private.keep(university.manager.cookie(web::http::visit::session_cookie(&world.app)).unwrap());
        let mut me = arrive(&world, &mut university, &mut private).await;
        apply(&mut university, &mut private, &mut me).await;
        import(&world).await;
        let sink = SmtpSink::start().unwrap();
        let posting = world.with_mailer(Mailer::open(&MailSettings::new(sink.url())).unwrap());
        write(&posting, &sink, &mut university, &mut me).await;
        decide(&posting, &mut university, &mut me).await;
        assert!(sink.messages().len() > 3, "mails left");

        // And the worst: nothing can be read any more, while somebody types.
        world.expect_error("unavailable");
        world.ctx.db.close().await;
        me.tolerate_faults();
        let email = me.email.clone();
        let answer = me.post_raw("/connexion", &[("login", &email), ("password", WRONG_PASSWORD)]).await;
        assert_eq!(answer.status.as_u16(), 503);

        let lines = world.logs.lines();
        for told in ["answered", "mail handed over", "451 4.3.0", "job put off", "550 5.1.1", "a part of a student record cannot be used", "unavailable"] {
            assert!(lines.iter().any(|line| line.text.contains(told)), "the story leaves {told:?} in the log");
        }
        assert!(lines.len() > 100 && lines.iter().filter(|line| line.around.contains("reference=")).count() > 100);
        let found = private.found_in(&lines);
        assert!(found.is_empty(), "{found:#?}");
    }
}

/// A search that cannot find anything proves nothing.
#[test]
fn what_is_given_away_is_found_however_it_is_written() {
    let mut private = Private::default();
    for words in [PHONE, LAST_NAME, TRANSCRIPTS_FILE, "k3-Zq_9x"] {
        private.keep(words);
    }
    let line = |text: &str, around: &str| Line { level: tracing::Level::INFO, target: "app".to_owned(), text: text.to_owned(), around: around.to_owned() };
    for (text, around) in [
        ("reason=06.39.98.41.27", ""),
        ("", "login=ZAREMBOWICZ"),
        ("name=releves_de_Philomene_Zarembowicz.pdf", ""),
        ("answered path=/compte/valider/k3-Zq_9x", ""),
    ] {
        assert!(!private.found_in(&[line(text, around)]).is_empty(), "{text}{around}");
    }
    assert!(private.found_in(&[line("answered status=200 duration_ms=12", "reference=1f0c2a7b-42 method=GET")]).is_empty());
}
