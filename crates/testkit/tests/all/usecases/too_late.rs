//! What is said of a file once its return date is over: of one that the staff had before, that only another date helps, and
//! not that nobody examines it; by the page, the lists and mails that leave late.

use app::deadlines::submit;
use app::review::judge::Verdict;
use app::review::{corrections, dates, file_status};
use chrono::{Days, TimeDelta};
use domain::application::{DecisionKind, FileStatus};
use testkit::both_engines;
use testkit::browser::plain;

use super::deadlines::{at_days_before, count, judgements};
use super::{Staffed, applied, traced};

const NOT_SUBMITTED: &str = "n’est pas transmis";

/// Of the mail.
const FAILED: &str = "transmission automatique n’a pas eu lieu";
const FAILURE: &str = "application.automatic_submission_failed";
const PENDING: &str = "son résultat s’affichera ici";
const WHY: &str = "La transmission automatique n’a pas eu lieu : il manquait Curriculum vitae, Relevés de notes.";
const WRITE: &str = "Pour que votre dossier soit encore pris en compte, écrivez à commission@univ.example.";
const NOT_EXAMINED: &str = "elle ne sera pas examinée";

both_engines! {
    /// What came once may still be submitted by itself: until that is decided nobody is sent to the contact. Then the page says
    /// what was missing and whom to write to, and the mail does not say that it is not examined either.
    async fn what_came_once_waits_for_its_automatic_submission(world: World) {
        let staffed = Staffed::open(&world).await;
        world.set("applications.automatic_submission", true.into()).await;
        let (sent_back, one) = world.submitted("Inès", "Marchetti").await;
        let (never_sent, two) = applied(&world, "Paul", "Durand").await;
        let staff = world.identify(&staffed.manager).await;
        world.ctx.clock.advance(TimeDelta::minutes(1));
        let refused = judgements(&world, one, Verdict::Refuse).await;
        corrections::ask(&world.ctx, &staff, one, &refused, None).await.unwrap();
        file_status::set(&world.ctx, &staff, two, FileStatus::Incomplete, Some(world.ctx.today()), None).await.unwrap();
        let people = [(&sent_back, one), (&never_sent, two)];
        for (client, number) in people {
            submit::answer(&world.ctx, &world.identify(client).await, number, true).await.unwrap();
        }
        let return_on = world.dossier(one).await.return_on;
        world.ctx.clock.set(world.ctx.zone.end_of(return_on) + TimeDelta::minutes(1));
        for (client, number) in people {
            let mut client = world.sign_in(client.person.clone()).await;
            client.open(&format!("/candidatures/{number}")).await.see(PENDING).not_see(WRITE).not_see(NOT_EXAMINED);
        }
        at_days_before(&world, return_on, -1).await;
        for (client, number) in people {
            let mut client = world.sign_in(client.person.clone()).await;
            client.open(&format!("/candidatures/{number}")).await.see(WHY).see(WRITE).not_see(NOT_EXAMINED).not_see(PENDING);
            let mails = world.mails_to(&client.person.email).await;
            let told = plain(&mails.iter().find(|mail| plain(&mail.subject).contains(&plain(FAILED))).unwrap().text);
            assert!(told.contains("Il manquait : Curriculum vitae, Relevés de notes") && !told.contains("examiné"), "{told}");
        }
    }

    /// What staff open again after its date is submitted by nobody: there is no outcome to wait for.
    async fn what_is_opened_again_too_late_has_no_outcome_to_come(world: World) {
        let staffed = Staffed::open(&world).await;
        world.set("applications.automatic_submission", true.into()).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        for document in ["CV", "RELEVES"] {
            world.deposit(&client, number, document, document).await;
        }
        let person = world.identify(&client).await;
        submit::answer(&world.ctx, &person, number, true).await.unwrap();
        app::apply::submit::submit(&world.ctx, &person, number).await.unwrap();
        world.ctx.clock.set(world.ctx.zone.end_of(world.dossier(number).await.return_on) + TimeDelta::minutes(1));
        let staff = world.identify(&world.sign_in(staffed.manager.person).await).await;
        file_status::set(&world.ctx, &staff, number, FileStatus::Incomplete, Some(world.ctx.today()), None).await.unwrap();
        let mut client = world.sign_in(client.person).await;
        client.open(&format!("/candidatures/{number}")).await.see(WRITE).not_see(PENDING).not_see(NOT_EXAMINED);
    }

    /// Whatever the staff took it as, without a submission: it came.
    async fn what_the_staff_took_is_not_said_to_have_never_come(world: World) {
        let staffed = Staffed::open(&world).await;
        let staff = world.identify(&staffed.manager).await;
        let mut people = Vec::new();
        for (last_name, status) in [("Marchetti", FileStatus::Received), ("Durand", FileStatus::Incomplete), ("Keita", FileStatus::Complete)] {
            let (client, number) = applied(&world, "Inès", last_name).await;
            for (status, day) in [(status, Some(world.ctx.today())), (FileStatus::Waiting, None)] {
                world.ctx.clock.advance(TimeDelta::minutes(1));
                file_status::set(&world.ctx, &staff, number, status, day, None).await.unwrap();
            }
            people.push((client, number));
        }
        let yesterday = world.ctx.today() - Days::new(1);
        world.change_session(staffed.institution.programme.session, |session| session.return_on = yesterday).await;
        for (client, number) in &mut people {
            client.open(&format!("/candidatures/{number}")).await.see(WRITE).not_see(NOT_EXAMINED).not_see("Date passée, candidature non transmise");
            client.open("/candidatures").await.expect_status(200).not_see("Non transmise avant la date limite");
        }
    }

    /// Whoever is refused is not reminded of a file that changes nothing any more.
    async fn whoever_is_refused_is_not_reminded_to_submit(world: World) {
        let staffed = Staffed::open(&world).await;
        let (refused, first) = applied(&world, "Inès", "Marchetti").await;
        let (awaited, second) = applied(&world, "Paul", "Durand").await;
        staffed.decide(&world, first, DecisionKind::Unfavourable, None).await;
        let until = world.dossier(second).await.return_on;
        at_days_before(&world, until, 2).await;
        let reminded = [&refused, &awaited].map(|who| who.person.email.clone());
        assert_eq!((count(&world, &reminded[0], NOT_SUBMITTED).await, count(&world, &reminded[1], NOT_SUBMITTED).await), (0, 1));
    }

    /// Nobody waits for the submission of what is decided.
    async fn whoever_is_decided_on_is_told_of_no_failure(world: World) {
        let staffed = Staffed::open(&world).await;
        world.set("applications.automatic_submission", true.into()).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        submit::answer(&world.ctx, &world.identify(&client).await, number, true).await.unwrap();
        staffed.decide(&world, number, DecisionKind::Unfavourable, None).await;
        let return_on = world.dossier(number).await.return_on;
        at_days_before(&world, return_on, -1).await;
        assert_eq!(world.dossier(number).await.file_status(), FileStatus::Waiting);
        assert_eq!((traced(&world, number, FAILURE).await, count(&world, &client.person.email, FAILED).await), (0, 0));
    }

    /// A mail that leaves after the date was moved would name one that is not over; the date that is missed then is told.
    async fn a_failure_is_told_while_its_date_is_over(world: World) {
        let staffed = Staffed::open(&world).await;
        world.set("applications.automatic_submission", true.into()).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        submit::answer(&world.ctx, &world.identify(&client).await, number, true).await.unwrap();
        let return_on = world.dossier(number).await.return_on;
        world.ctx.clock.set(world.ctx.zone.end_of(return_on) + TimeDelta::hours(1));
        let staff = world.identify(&world.sign_in(staffed.manager.person).await).await;
        submit::run(&world.ctx).await.unwrap();
        let later = return_on + Days::new(10);
        dates::set(&world.ctx, &staff, number, dates::Which::Return, Some(later), None).await.unwrap();
        assert_eq!((traced(&world, number, FAILURE).await, count(&world, &client.person.email, FAILED).await), (1, 0));
        at_days_before(&world, later, -1).await;
        assert_eq!((traced(&world, number, FAILURE).await, count(&world, &client.person.email, FAILED).await), (2, 1));
    }
}
