//! What happens because a date comes or is over: reminders once each, the automatic submission as of the deadline, the
//! automatic withdrawal with its promotion; a job that missed its hour catches up. What becomes of a confirmation date that
//! nobody was reminded of, or that staff change, is in `answer_dates`.

use std::collections::BTreeMap;

use app::deadlines;
use app::forms::complete::{Aim, save};
use app::i18n::Lang;
use app::questions::answer::{Typed, answer};
use app::review::judge::{Judgement, Verdict, judge};
use chrono::{Days, TimeDelta};
use domain::application::requirement::Obligation;
use domain::application::{Acceptance, DecisionKind, FileStatus, Refusal};
use domain::form::{Definition, Field, FieldKind};
use domain::profile::ExternalRecord;
use domain::translated::Translated;
use testkit::browser::plain;
use testkit::build::NewOffer;
use testkit::{World, both_engines};

use super::{Staffed, applied, subjects, traced};

/// Of the mail, of the journal and of the page.
const FAILED: &str = "transmission automatique n’a pas eu lieu";
const REMINDED: &str = "n’est pas transmis";
const LATE_PROFILE: &str = "le profil avait été modifié entre-temps";
const NOT_THERE: &str = "votre dossier papier est attendu";
pub(super) const EXPECTED: &str = "réponse est attendue";

/// Moves the clock to 08:30 of the day so many days before (or, negative, after) a date.
pub(super) async fn at_days_before(world: &World, date: chrono::NaiveDate, days: i64) {
    let day = date - TimeDelta::days(days);
    world.ctx.clock.set(world.ctx.zone.start_of(day) + TimeDelta::minutes(510));
    world.run_jobs().await;
}

pub(super) async fn count(world: &World, address: &str, words: &str) -> usize {
    let words = plain(words);
    subjects(world, address).await.iter().filter(|subject| subject.contains(&words)).count()
}

/// Gives an application a return date of its own, or takes it away.
async fn set_return(world: &World, number: i64, day: Option<chrono::NaiveDate>) {
    let mut tx = world.ctx.db.write().await.unwrap();
    let mut application = store::application::lock(&mut tx, number).await.unwrap().unwrap();
    application.new_return_on = day;
    assert!(store::application::save(&mut tx, &application).await.unwrap());
    tx.commit().await.unwrap();
}

/// The same verdict on every document with a file.
pub(super) async fn judgements(world: &World, number: i64, verdict: Verdict) -> Vec<Judgement> {
    let dossier = world.dossier_for_staff(number).await;
    let judged = dossier.items.iter().filter_map(|item| item.version.as_ref().map(|version| (item, version.id)));
    judged
        .map(|(item, version)| Judgement {
            document: item.kind.code.clone(),
            verdict,
            comment: if verdict == Verdict::Refuse { "illisible".to_owned() } else { String::new() },
            version,
            standing: item.review.as_ref().map(|review| review.id),
        })
        .collect()
}

both_engines! {
    /// A week, two days before and on the last day; once each whatever runs twice; with what is missing; never after.
    async fn people_are_reminded_of_the_return_date(world: World) {
        let _staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        world.deposit(&client, number, "CV", "cv").await;
        let return_on = world.dossier(number).await.return_on;
        let mail = client.person.email.clone();
        for (days, sent) in [(8, 0), (7, 1), (5, 1), (2, 2), (1, 2), (0, 3), (-1, 3)] {
            at_days_before(&world, return_on, days).await;
            deadlines::remind_return::run(&world.ctx).await.unwrap();
            world.run_jobs().await;
            assert_eq!(count(&world, &mail, REMINDED).await, sent, "{days} days before");
        }
        let mails = world.mails_to(&mail).await;
        let reminder = mails.iter().find(|mail| plain(&mail.subject).contains(&plain(REMINDED))).unwrap();
        assert!(reminder.text.contains("Relevés de notes") && !reminder.text.contains("Curriculum"), "{}", reminder.text);
    }

    /// Whoever submitted is left alone; a worker that slept through a week sends one reminder, not two.
    async fn reminders_fit_the_day_they_leave(world: World) {
        let _staffed = Staffed::open(&world).await;
        let (done, _) = world.submitted("Paul", "Durand").await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let return_on = world.dossier(number).await.return_on;
        at_days_before(&world, return_on, 1).await;
        assert_eq!(count(&world, &client.person.email, REMINDED).await, 1);
        assert_eq!(count(&world, &done.person.email, REMINDED).await, 0);
    }

    /// A dossier that is posted: reminded as anybody is, of what to post and where to, until the service says that it came;
    /// one that came and is incomplete is reminded of what it lacks.
    async fn whoever_posts_the_dossier_is_reminded(world: World) {
        let staffed = Staffed::open(&world).await;
        let institution = &staffed.institution;
        let offer = NewOffer { is_electronic: false, ..world.new_offer("M2PAPIER", "Master 2 sur papier") };
        let paper = world.offer(institution.campaign, institution.committee, institution.decision(DecisionKind::Favourable), &offer).await;
        let form = world.document_type("DOSSIER", "Dossier à compléter", Obligation::Mandatory, false).await;
        world.require(paper.session, &[form]).await;
        let mut people = Vec::new();
        for (first, last) in [("Inès", "Marchetti"), ("Paul", "Durand"), ("Aya", "Keita")] {
            let client = world.applicant(first, last).await;
            world.fill_profile(&client).await;
            let number = world.apply(&client, "M2PAPIER").await;
            people.push((client, number));
        }
        let [(silent, one), (posted, two), (lacking, three)] = people.as_slice() else { panic!("three people") };
        let staff = world.identify(&staffed.manager).await;
        world.ctx.clock.advance(TimeDelta::minutes(1));
        for (number, status) in [(*two, FileStatus::Received), (*three, FileStatus::Incomplete)] {
            app::review::file_status::set(&world.ctx, &staff, number, status, Some(world.ctx.today()), None).await.unwrap();
        }
        let return_on = world.dossier(*one).await.return_on;
        for (days, sent) in [(8, 0), (7, 1), (2, 2), (0, 3), (-1, 3)] {
            at_days_before(&world, return_on, days).await;
            for client in [silent, lacking] {
                assert_eq!(count(&world, &client.person.email, NOT_THERE).await, sent, "{days} days before");
            }
        }
        assert_eq!(count(&world, &posted.person.email, NOT_THERE).await, 0);
        let until = format!("avant la fin du {}", app::format::date(Lang::FR, return_on));
        for client in [silent, lacking] {
            let mails = world.mails_to(&client.person.email).await;
            let text = plain(&mails.iter().find(|mail| plain(&mail.subject).contains(&plain(NOT_THERE))).unwrap().text);
            assert!(text.contains("1, rue de l'Essai") && text.contains(&plain(&until)) && text.contains("Dossier à compléter") && !text.contains("ransmet"), "{text}");
            // True of a dossier that came without everything too.
            assert!(text.contains(&plain("n’a pas encore enregistré un dossier papier complet")) && text.contains("ce qui y manque"), "{text}");
        }
    }

    /// Forms and questions beside a dossier that is posted are answered here until it came; the reminder names those without
    /// an answer apart from what is posted.
    async fn what_is_answered_beside_a_posted_dossier(world: World) {
        let staffed = Staffed::open(&world).await;
        let institution = &staffed.institution;
        let offer = NewOffer { is_electronic: false, ..world.new_offer("M2PAPIER", "Master 2 sur papier") };
        let paper = world.offer(institution.campaign, institution.committee, institution.decision(DecisionKind::Favourable), &offer).await;
        let document = world.document_type("DOSSIER", "Dossier à compléter", Obligation::Mandatory, false).await;
        world.require(paper.session, &[document]).await;
        world.ask(paper.session, &[world.question("PROJET", FieldKind::LongText, "Quel est votre projet ?")]).await;
        let (label, help) = (Translated::fr("Quelle suite ?"), Translated::default());
        let field = Field { key: "f1".to_owned(), kind: FieldKind::Text, label, help, is_mandatory: true, choices: Vec::new(), shown_if: None };
        world.ask_form(paper.session, &world.form("PARCOURS", "Votre parcours", Definition(vec![field]))).await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        world.fill_profile(&client).await;
        let number = world.apply(&client, "M2PAPIER").await;
        client.open(&format!("/candidatures/{number}/questions")).await.see("elles ne sont pas à imprimer").not_see("rien n’est transmis avant");
        client.open(&format!("/candidatures/{number}/formulaires/PARCOURS")).await.see("Quelle suite ?");
        let (person, staff) = (world.identify(&client).await, world.identify(&staffed.manager).await);

        let return_on = world.dossier(number).await.return_on;
        at_days_before(&world, return_on, 7).await;
        let typed = |words: &str| BTreeMap::from([("PROJET".to_owned(), Typed { values: vec![words.to_owned()], ..Typed::default() })]);
        assert!(answer(&world.ctx, &person, number, &typed("Enseigner"), "a page").await.unwrap().is_whole());
        let typed_in_form = BTreeMap::from([("f1".to_owned(), vec!["La recherche".to_owned()])]);
        assert!(save(&world.ctx, &person, (number, "PARCOURS"), &typed_in_form, (0, "a page"), Aim::Complete).await.unwrap().is_complete);
        at_days_before(&world, return_on, 2).await;
        let mails = world.mails_to(&client.person.email).await;
        let reminders: Vec<String> = mails.iter().filter(|mail| plain(&mail.subject).contains(&plain(NOT_THERE))).map(|mail| plain(&mail.text)).collect();
        let saying = |words: &str| reminders.iter().filter(|text| text.contains(&plain(words))).count();
        assert_eq!((reminders.len(), saying("Dossier à compléter"), saying("Dossier à compléter,")), (2, 2, 0), "{reminders:?}");
        assert_eq!((saying("À remplir dans votre candidature"), saying("Votre parcours, Quel est votre projet ?")), (1, 1), "{reminders:?}");

        app::review::file_status::set(&world.ctx, &staff, number, FileStatus::Received, Some(world.ctx.today()), None).await.unwrap();
        let late = answer(&world.ctx, &person, number, &typed("Chercher"), "a page").await;
        assert!(matches!(late, Err(app::Error::Refused(Refusal::NotInThisState))), "{late:?}");
        assert_eq!(world.dossier_for_staff(number).await.questions[0].answer.first(), "Enseigner");
    }

    /// Whoever accepted the automatic submission is told when it comes while nothing is missing, else what is missing as
    /// anybody is. No mail says that it will not be examined.
    async fn a_reminder_says_what_happens_by_itself(world: World) {
        let _staffed = Staffed::open(&world).await;
        world.set("applications.automatic_submission", true.into()).await;
        let (complete, one) = applied(&world, "Inès", "Marchetti").await;
        let (lacking, two) = applied(&world, "Paul", "Durand").await;
        let (silent, three) = applied(&world, "Zoé", "Lefèvre").await;
        for (client, number) in [(&complete, one), (&lacking, two)] {
            let person = world.identify(client).await;
            deadlines::submit::answer(&world.ctx, &person, number, true).await.unwrap();
        }
        for document in ["CV", "RELEVES"] {
            world.deposit(&complete, one, document, document).await;
            world.deposit(&silent, three, document, document).await;
        }
        let return_on = world.dossier(one).await.return_on;
        at_days_before(&world, return_on, 2).await;
        let mails = world.mails_to(&complete.person.email).await;
        let announced = format!("transmission automatique le {}", app::format::date(Lang::FR, return_on));
        let mail = mails.iter().find(|mail| plain(&mail.subject).contains(&announced)).unwrap();
        let text = plain(&mail.text);
        assert!(text.contains("elle sera transmise automatiquement le") && !text.contains("ne sera pas examiné"), "{text}");
        assert_eq!(count(&world, &complete.person.email, REMINDED).await, 0);
        for client in [&lacking, &silent] {
            assert_eq!(count(&world, &client.person.email, REMINDED).await, 1);
            assert_eq!(count(&world, &client.person.email, "transmission automatique").await, 0);
        }
    }

    /// Campaigns overlap: dates of the earlier one count until it is archived, whichever is in service.
    async fn the_dates_of_an_earlier_campaign_count(world: World) {
        let staffed = Staffed::open(&world).await;
        world.set("applications.automatic_submission", true.into()).await;
        let (complete, one) = applied(&world, "Inès", "Marchetti").await;
        for document in ["CV", "RELEVES"] {
            world.deposit(&complete, one, document, document).await;
        }
        let person = world.identify(&complete).await;
        deadlines::submit::answer(&world.ctx, &person, one, true).await.unwrap();
        let (lacking, two) = applied(&world, "Paul", "Durand").await;
        let (admitted, three) = world.submitted("Aya", "Keita").await;
        staffed.decide(&world, three, DecisionKind::Favourable, None).await;
        world.campaign("2027", world.ctx.today(), world.ctx.today() + Days::new(500)).await;
        let return_on = world.dossier(one).await.return_on;
        at_days_before(&world, return_on, 2).await;
        assert_eq!(count(&world, &lacking.person.email, REMINDED).await, 1);
        at_days_before(&world, return_on, -1).await;
        assert_eq!(world.dossier(one).await.file_status(), FileStatus::Received);
        assert_eq!(world.dossier(two).await.file_status(), FileStatus::Waiting);
        let until = world.dossier(three).await.confirmation_on.unwrap();
        at_days_before(&world, until, 2).await;
        assert_eq!(count(&world, &admitted.person.email, EXPECTED).await, 1);
        at_days_before(&world, until, -1).await;
        assert_eq!(world.dossier(three).await.acceptance(), Acceptance::Withdrawn);
    }

    /// Accepted and complete: submitted as of the deadline by a job that came late. Not accepted, or incomplete: never.
    async fn a_complete_application_is_submitted_at_its_deadline(world: World) {
        let staffed = Staffed::open(&world).await;
        world.set("applications.automatic_submission", true.into()).await;
        let (mut complete, one) = applied(&world, "Inès", "Marchetti").await;
        let (mut lacking, two) = applied(&world, "Paul", "Durand").await;
        let (silent, three) = applied(&world, "Zoé", "Lefèvre").await;
        for document in ["CV", "RELEVES"] {
            world.deposit(&complete, one, document, document).await;
            world.deposit(&silent, three, document, document).await;
        }
        for (client, number) in [(&mut complete, one), (&mut lacking, two)] {
            client.open(&format!("/candidatures/{number}")).await;
            client.press("Accepter la transmission automatique").await;
            client.see("Sera transmise automatiquement le");
        }
        let return_on = world.dossier(one).await.return_on;
        at_days_before(&world, return_on, 0).await;
        assert_eq!(world.dossier(one).await.file_status(), FileStatus::Waiting);
        // Nobody worked for three days.
        at_days_before(&world, return_on, -3).await;
        let dossier = world.dossier(one).await;
        assert_eq!(dossier.file_status(), FileStatus::Received);
        assert_eq!(dossier.application.submitted_at.map(|at| world.ctx.zone.today(at)), Some(return_on));
        let mut tx = world.ctx.db.read().await.unwrap();
        let submission = store::application::submission::latest(&mut tx, dossier.application.id).await.unwrap().unwrap();
        drop(tx);
        assert_eq!((submission.actor.as_str(), Some(submission.submitted_at)), ("system", dossier.application.submitted_at));
        for number in [two, three] {
            assert_eq!(world.dossier(number).await.file_status(), FileStatus::Waiting);
        }
        assert_eq!(count(&world, &complete.person.email, "réceptionné").await, 1);
        let mut manager = world.sign_in(staffed.manager.person.clone()).await;
        manager.open(&format!("/gestion/candidatures/{one}/profil")).await.expect_status(200).not_see(LATE_PROFILE);
    }

    /// What came after the deadline does not count for a job that runs late: a document replaced since is submitted as it
    /// was, one that was not there before is missing. The trace has the moment at which it was done. A profile has no earlier
    /// versions, so staff are told beside it that it was changed.
    async fn what_came_after_the_deadline_does_not_count(world: World) {
        let staffed = Staffed::open(&world).await;
        world.set("applications.automatic_submission", true.into()).await;
        let (complete, one) = applied(&world, "Inès", "Marchetti").await;
        let (lacking, two) = applied(&world, "Paul", "Durand").await;
        for (client, number, documents) in [(&complete, one, ["CV", "RELEVES"].as_slice()), (&lacking, two, ["CV"].as_slice())] {
            for document in documents {
                world.deposit(client, number, document, document).await;
            }
            let person = world.identify(client).await;
            deadlines::submit::answer(&world.ctx, &person, number, true).await.unwrap();
        }
        let before = world.dossier(one).await;
        let kept = before.items.iter().find(|item| item.kind.code == "CV").and_then(|item| item.version.clone()).unwrap();
        // While the date of an application is moved, its documents can be changed: as those shared with another one could.
        world.ctx.clock.set(world.ctx.zone.end_of(before.return_on) + TimeDelta::hours(9));
        for (client, number, document) in [(&complete, one, "CV"), (&lacking, two, "RELEVES")] {
            let client = world.sign_in(client.person.clone()).await;
            set_return(&world, number, before.return_on.checked_add_days(Days::new(30))).await;
            world.deposit(&client, number, document, "après la date").await;
            set_return(&world, number, None).await;
        }
        let mut tx = world.ctx.db.write().await.unwrap();
        let section = store::profile::section(&mut tx, complete.person.account, "personal").await.unwrap().unwrap();
        assert!(store::profile::put_section(&mut tx, complete.person.account, "personal", &section.content.0, section.version, world.now()).await.unwrap());
        tx.commit().await.unwrap();
        world.ctx.clock.advance(TimeDelta::hours(1));
        deadlines::submit::run(&world.ctx).await.unwrap();
        assert_eq!(world.dossier(two).await.file_status(), FileStatus::Waiting);
        let dossier = world.dossier(one).await;
        assert_eq!(dossier.file_status(), FileStatus::Received);
        assert_eq!(dossier.application.submitted_at.map(|at| world.ctx.zone.today(at)), Some(before.return_on));
        let mut tx = world.ctx.db.read().await.unwrap();
        let documents = store::application::submission::latest_documents(&mut tx, dossier.application.id).await.unwrap();
        assert!(documents.iter().any(|document| document.document_version_id == Some(kept.id)), "{documents:?}");
        let line = store::audit::latest(&mut tx, dossier.application.id).await.unwrap().unwrap();
        assert_eq!((line.action.as_str(), line.actor_kind.as_str(), line.at), ("application.submit", "system", world.now()));
        assert_eq!(line.after.unwrap().0["profile_changed"], true);
        drop(tx);
        let mut manager = world.sign_in(staffed.manager.person.clone()).await;
        manager.open(&format!("/gestion/candidatures/{one}/profil")).await.see(LATE_PROFILE);
        // Nothing was submitted of the other one.
        manager.open(&format!("/gestion/candidatures/{two}/profil")).await.expect_status(200).not_see(LATE_PROFILE);
    }

    /// What staff judge after the deadline makes no file complete in retrospect, however late the job runs; a new date is
    /// decided anew.
    async fn what_is_judged_after_the_deadline_does_not_count(world: World) {
        let staffed = Staffed::open(&world).await;
        world.set("applications.automatic_submission", true.into()).await;
        let (client, number) = world.submitted("Inès", "Marchetti").await;
        let (person, staff) = (world.identify(&client).await, world.identify(&staffed.manager).await);
        let until = world.dossier(number).await.return_on + Days::new(5);
        let refused = judgements(&world, number, Verdict::Refuse).await;
        app::review::corrections::ask(&world.ctx, &staff, number, &refused, Some(until)).await.unwrap();
        deadlines::submit::answer(&world.ctx, &person, number, true).await.unwrap();
        world.ctx.clock.set(world.ctx.zone.end_of(until) + TimeDelta::hours(9));
        let validated = judgements(&world, number, Verdict::Validate).await;
        judge(&world.ctx, &staff, number, &validated).await.unwrap();
        deadlines::submit::run(&world.ctx).await.unwrap();
        assert_eq!(world.dossier(number).await.file_status(), FileStatus::Incomplete);
        world.run_jobs().await;
        let mails = world.mails_to(&client.person.email).await;
        let told = plain(&mails.iter().find(|mail| plain(&mail.subject).contains(&plain(FAILED))).unwrap().text);
        // What was submitted once may be examined.
        assert!(told.contains("Il manquait : Curriculum vitae, Relevés de notes") && !told.contains("examiné"), "{told}");
        let later = until + Days::new(10);
        set_return(&world, number, Some(later)).await;
        world.ctx.clock.set(world.ctx.zone.end_of(later) + TimeDelta::hours(1));
        deadlines::submit::run(&world.ctx).await.unwrap();
        let dossier = world.dossier(number).await;
        assert_eq!(dossier.file_status(), FileStatus::Received);
        assert_eq!(dossier.application.submitted_at.map(|at| world.ctx.zone.today(at)), Some(later));
        assert_eq!(dossier.application.documents_to_review, 0);
    }

    /// An accepted submission that does not happen is told with what was missing: on the page, in the journal, and by one mail
    /// however many dates are missed. Until it is decided, nobody reads that it was not submitted.
    async fn an_automatic_submission_that_does_not_happen_is_told(world: World) {
        const NOT_EXAMINED: &str = "elle ne sera pas examinée";
        let _staffed = Staffed::open(&world).await;
        world.set("applications.automatic_submission", true.into()).await;
        let (client, number) = applied(&world, "Paul", "Durand").await;
        world.deposit(&client, number, "CV", "cv").await;
        let person = world.identify(&client).await;
        deadlines::submit::answer(&world.ctx, &person, number, true).await.unwrap();
        let return_on = world.dossier(number).await.return_on;
        let page = format!("/candidatures/{number}");

        world.ctx.clock.set(world.ctx.zone.end_of(return_on) + TimeDelta::minutes(1));
        let mut client = world.sign_in(client.person.clone()).await;
        client.open(&page).await.see("son résultat s’affichera ici").see("Transmission automatique en cours").not_see(NOT_EXAMINED);
        client.open("/candidatures").await.expect_status(200).not_see("Non transmise avant la date limite");

        at_days_before(&world, return_on, -1).await;
        let mut client = world.sign_in(client.person.clone()).await;
        client.open(&page).await.see(NOT_EXAMINED).see("La transmission automatique n’a pas eu lieu : il manquait Relevés de notes.");
        client.open(&format!("{page}/journal")).await.see("La transmission automatique n’a pas eu lieu : il manquait Relevés de notes");
        let mails = world.mails_to(&client.person.email).await;
        let told = plain(&mails.iter().find(|mail| plain(&mail.subject).contains(&plain(FAILED))).unwrap().text);
        assert!(told.contains("Il manquait : Relevés de notes") && told.contains(&plain(NOT_EXAMINED)) && !told.contains("Curriculum"), "{told}");

        let later = return_on + Days::new(10);
        set_return(&world, number, Some(later)).await;
        at_days_before(&world, later, -1).await;
        deadlines::submit::run(&world.ctx).await.unwrap();
        world.run_jobs().await;
        let told = traced(&world, number, "application.automatic_submission_failed").await;
        assert_eq!((told, count(&world, &client.person.email, FAILED).await), (2, 1));
    }

    /// A file that staff open again after its date was submitted in time: nothing is submitted in its place.
    async fn a_file_opened_again_after_its_date_is_left(world: World) {
        let staffed = Staffed::open(&world).await;
        world.set("applications.automatic_submission", true.into()).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        deadlines::submit::answer(&world.ctx, &person, number, true).await.unwrap();
        for document in ["CV", "RELEVES"] {
            world.deposit(&client, number, document, document).await;
        }
        app::apply::submit::submit(&world.ctx, &person, number).await.unwrap();
        let end = world.ctx.zone.end_of(world.dossier(number).await.return_on);
        let staff = world.identify(&staffed.manager).await;
        world.ctx.clock.set(end + TimeDelta::hours(9));
        app::review::file_status::set(&world.ctx, &staff, number, FileStatus::Incomplete, Some(world.ctx.today()), None).await.unwrap();
        deadlines::submit::run(&world.ctx).await.unwrap();
        let dossier = world.dossier(number).await;
        assert_eq!(dossier.file_status(), FileStatus::Incomplete);
        assert!(dossier.application.submitted_at.is_some_and(|at| at < end - TimeDelta::hours(1)));
    }

    /// A line taken out of the profile changes it, though only its trace is left.
    async fn a_removed_line_is_a_change_of_the_profile(world: World) {
        world.institution().await;
        let client = world.applicant("Inès", "Marchetti").await;
        world.fill_profile(&client).await;
        let (account, id) = (client.person.account, world.ctx.id::<uuid::Uuid>());
        let studies = serde_json::json!({ "place": { "where": "abroad", "country": "IT" }, "year": 2025, "diploma": "BTS", "label": "L1", "obtained": "N", "honours": null });
        let mut tx = world.ctx.db.write().await.unwrap();
        store::profile::add_record(&mut tx, id, account, "external", 2025, &studies, world.now()).await.unwrap();
        tx.commit().await.unwrap();
        world.ctx.clock.advance(TimeDelta::minutes(5));
        let (since, person) = (world.now(), world.identify(&client).await);
        for is_touched in [false, true] {
            let mut tx = world.ctx.db.read().await.unwrap();
            assert_eq!(store::application::deadlines::profile_touched(&mut tx, account, since).await.unwrap(), is_touched);
            drop(tx);
            app::profile::records::remove::<ExternalRecord>(&world.ctx, &person, id).await.unwrap();
        }
    }

    /// A date that staff moved on is not over.
    async fn a_date_that_was_moved_is_waited_for(world: World) {
        let _staffed = Staffed::open(&world).await;
        world.set("applications.automatic_submission", true.into()).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        for document in ["CV", "RELEVES"] {
            world.deposit(&client, number, document, document).await;
        }
        let person = world.identify(&client).await;
        deadlines::submit::answer(&world.ctx, &person, number, true).await.unwrap();
        let return_on = world.dossier(number).await.return_on;
        set_return(&world, number, return_on.checked_add_days(Days::new(10))).await;
        at_days_before(&world, return_on, -3).await;
        assert_eq!(world.dossier(number).await.file_status(), FileStatus::Waiting);
        at_days_before(&world, return_on, -12).await;
        assert_eq!(world.dossier(number).await.file_status(), FileStatus::Received);
    }

    /// Turned off, nothing is offered and nothing can be posted.
    async fn nothing_is_automatic_unless_turned_on(world: World) {
        let _staffed = Staffed::open(&world).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        client.open(&format!("/candidatures/{number}")).await;
        assert!(!client.has_button("Accepter la transmission automatique"));
        let person = world.identify(&client).await;
        let answered = deadlines::submit::answer(&world.ctx, &person, number, true).await;
        assert!(matches!(answered, Err(app::Error::NotFound)), "{answered:?}");
    }

    // covers: M3.14
    // rule: 81
    /// Reminded once before the date, withdrawn after it, and the first of the list is promoted at once.
    async fn who_does_not_answer_gives_the_place_up(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let (_, next) = applied(&world, "Paul", "Durand").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        staffed.decide(&world, next, DecisionKind::ComplementaryList, Some(1)).await;
        let until = world.dossier(number).await.confirmation_on.unwrap();
        let mail = client.person.email.clone();
        for (days, sent) in [(3, 0), (2, 1), (1, 1), (0, 1)] {
            at_days_before(&world, until, days).await;
            assert_eq!(count(&world, &mail, EXPECTED).await, sent, "{days} days before");
            assert_eq!(world.dossier(number).await.acceptance(), Acceptance::Unanswered);
        }
        at_days_before(&world, until, -1).await;
        assert_eq!(world.dossier(number).await.acceptance(), Acceptance::Withdrawn);
        assert_eq!(count(&world, &mail, "désistement automatique").await, 1);
        assert_eq!(world.dossier(next).await.published_kind(), Some(DecisionKind::Favourable));
        // The place is gone: there is nothing to undo.
        let client = world.sign_in(client.person).await;
        let person = world.identify(&client).await;
        assert!(app::apply::answer::undo_withdrawal(&world.ctx, &person, number).await.is_err());
    }

    /// Turned off, a date that is over withdraws nobody.
    async fn withdrawing_can_be_turned_off(world: World) {
        let staffed = Staffed::open(&world).await;
        world.set("decisions.automatic_withdrawal", false.into()).await;
        let (_, number) = applied(&world, "Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        let until = world.dossier(number).await.confirmation_on.unwrap() + Days::new(1);
        at_days_before(&world, until, -1).await;
        assert_eq!(world.dossier(number).await.acceptance(), Acceptance::Unanswered);
    }

    /// What follows no answer is said as the institution set it, by the decision and by its reminder.
    async fn mails_threaten_with_nothing_that_is_turned_off(world: World) {
        let staffed = Staffed::open(&world).await;
        let (offered, risk) = (plain("la place sera proposée à quelqu’un d’autre"), plain("vous risquez de perdre votre place"));
        let mut admitted = Vec::new();
        for (is_on, last_name) in [(true, "Marchetti"), (false, "Durand")] {
            world.set("decisions.automatic_withdrawal", is_on.into()).await;
            let (client, number) = applied(&world, "Inès", last_name).await;
            staffed.decide(&world, number, DecisionKind::Favourable, None).await;
            // Mails say what is set when they leave.
            world.run_jobs().await;
            admitted.push((client, number));
        }
        let until = world.dossier(admitted[0].1).await.confirmation_on.unwrap();
        at_days_before(&world, until, 2).await;
        let mut said = Vec::new();
        for (client, _) in &admitted {
            for subject in ["avis favorable", EXPECTED] {
                let mails = world.mails_to(&client.person.email).await;
                let mail = mails.iter().find(|mail| plain(&mail.subject).contains(&plain(subject))).unwrap();
                let text = plain(&mail.text);
                said.push((text.contains(&offered), text.contains(&risk)));
            }
        }
        // Turned off by then: both reminders say so.
        assert_eq!(said, [(true, false), (false, true), (false, true), (false, true)]);
    }
}
