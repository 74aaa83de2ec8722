//! The date by which an admission is to be answered, when nothing ran while it came near, and when staff change it: nobody
//! loses a place over a date that no mail told them.

use app::Error;
use app::apply::answer::{confirm, undo_withdrawal, withdraw};
use app::apply::cancel::cancel;
use app::apply::submit::submit;
use app::i18n::Lang;
use app::review::dates::{self, Refusal, Which};
use app::setup::mail;
use app::setup::mail_preview::preview_of;
use chrono::{Days, NaiveDate, TimeDelta};
use domain::application::{Acceptance, DecisionKind, MailCode};
use testkit::browser::plain;
use testkit::people::Client;
use testkit::{World, both_engines};

use super::deadlines::{EXPECTED, at_days_before, count};
use super::{Staffed, applied, traced};

const MOVED: &str = "application.confirmation_date";
const NEW_RETURN: &str = "nouvelle date limite de retour";
const NEW_ANSWER: &str = "nouvelle date de confirmation";
const UNDONE: &str = "désistement repris";
const AWAITED: &str = "Votre réponse est attendue avant la fin du";

/// Takes a mail of the product out of service.
async fn out_of_service(world: &World, code: MailCode) {
    let central = world.identify(&world.central().await).await;
    let typed = mail::open(&world.ctx, &central, Some(code.code())).await.unwrap().typed.with_flag("in_service", false);
    mail::save(&world.ctx, &central, Some(code.code()), &typed).await.unwrap();
}

/// What the latest mail with these words in its subject says.
async fn said(world: &World, client: &Client, subject: &str) -> String {
    let mails = world.mails_to(&client.person.email).await;
    let mail = mails.iter().rev().find(|mail| plain(&mail.subject).contains(&plain(subject)));
    plain(&mail.unwrap_or_else(|| panic!("no mail « {subject} »")).text)
}

/// Has the manager give an application a date in place of the one it has, and says whether its applicant is written to.
async fn give(world: &World, staffed: &Staffed, number: i64, which: Which, day: Option<NaiveDate>) -> Result<bool, Error<Refusal>> {
    let manager = world.sign_in(staffed.manager.person.clone()).await;
    let application = world.dossier_for_staff(number).await.application;
    let seen = if which == Which::Return { application.new_return_on } else { application.new_confirmation_on };
    dates::set(&world.ctx, &world.identify(&manager).await, number, which, day, seen).await
}

async fn acceptance(world: &World, number: i64) -> Acceptance {
    world.dossier(number).await.acceptance()
}

both_engines! {
    /// Undoing a withdrawal brings back the answer before it. The mail says which, whatever was answered by the time it leaves.
    async fn the_mail_of_an_undone_withdrawal_says_what_stands_again(world: World) {
        const RESTORED: &str = "Votre confirmation est rétablie, vous n’avez rien à faire.";
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        let person = world.identify(&client).await;
        let central = world.identify(&world.central().await).await;
        let previewed = async || plain(&preview_of(&world.ctx, &central, MailCode::WithdrawalUndone.code(), number).await.unwrap()[0].2);
        assert!(previewed().await.contains(&plain(AWAITED)));
        world.ctx.clock.advance(TimeDelta::minutes(1));
        withdraw(&world.ctx, &person, number).await.unwrap();
        undo_withdrawal(&world.ctx, &person, number).await.unwrap();
        confirm(&world.ctx, &person, number).await.unwrap();
        let text = said(&world, &client, UNDONE).await;
        assert!(text.contains(&plain(AWAITED)) && !text.contains(&plain(RESTORED)), "{text}");
        assert!(previewed().await.contains(&plain(RESTORED)));

        world.ctx.clock.advance(TimeDelta::minutes(1));
        withdraw(&world.ctx, &person, number).await.unwrap();
        undo_withdrawal(&world.ctx, &person, number).await.unwrap();
        withdraw(&world.ctx, &person, number).await.unwrap();
        let text = said(&world, &client, UNDONE).await;
        assert!(text.contains(&plain(RESTORED)) && !text.contains(&plain(AWAITED)), "{text}");
    }

    /// Undone in the first minutes after the last day, a withdrawal leaves nothing to answer by a date that is over.
    async fn an_undone_withdrawal_asks_for_nothing_by_a_date_that_is_over(world: World) {
        let staffed = Staffed::open(&world).await;
        world.set("decisions.automatic_withdrawal", false.into()).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        let until = world.dossier(number).await.confirmation_on.unwrap();
        at_days_before(&world, until, 2).await;
        let end = world.ctx.zone.end_of(until);
        world.ctx.clock.set(end - TimeDelta::minutes(4));
        let client = world.sign_in(client.person).await;
        let person = world.identify(&client).await;
        withdraw(&world.ctx, &person, number).await.unwrap();
        world.ctx.clock.set(end + TimeDelta::minutes(4));
        undo_withdrawal(&world.ctx, &person, number).await.unwrap();
        let text = said(&world, &client, UNDONE).await;
        assert!(!text.contains(&plain(AWAITED)), "{text}");
        assert_eq!(acceptance(&world, number).await, Acceptance::Unanswered);
        let central = world.identify(&world.central().await).await;
        let previewed = plain(&preview_of(&world.ctx, &central, MailCode::WithdrawalUndone.code(), number).await.unwrap()[0].2);
        assert!(!previewed.contains(&plain(AWAITED)), "{previewed}");
    }

    // rule: 81, 88
    /// Nobody worked from before the reminder until days after the date: it is sent now and names a date that can be kept,
    /// once. Whoever lets that one pass too is withdrawn.
    async fn a_reminder_that_was_missed_comes_with_a_last_chance(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let (answers, other) = applied(&world, "Aya", "Keita").await;
        let (_, next) = applied(&world, "Paul", "Durand").await;
        for admitted in [number, other] {
            staffed.decide(&world, admitted, DecisionKind::Favourable, None).await;
        }
        staffed.decide(&world, next, DecisionKind::ComplementaryList, Some(1)).await;
        world.run_jobs().await;
        let until = world.dossier(number).await.confirmation_on.unwrap();
        at_days_before(&world, until, -5).await;
        let last = world.ctx.today() + Days::new(3);
        for (person, application) in [(&client, number), (&answers, other)] {
            let dossier = world.dossier(application).await;
            assert_eq!((dossier.acceptance(), dossier.confirmation_on), (Acceptance::Unanswered, Some(last)));
            assert_eq!(count(&world, &person.person.email, EXPECTED).await, 1);
        }
        let text = said(&world, &client, EXPECTED).await;
        assert!(text.contains(&format!("avant la fin du {}", app::format::date(Lang::FR, last))), "{text}");
        let application = world.dossier(number).await.application.id;
        let mut tx = world.ctx.db.read().await.unwrap();
        let lines = store::audit::of_application(&mut tx, application).await.unwrap();
        drop(tx);
        let line = lines.iter().find(|line| line.action == MOVED).unwrap();
        let on = |json: Option<&store::Json<serde_json::Value>>| json.map(|json| json.0["on"].clone());
        let moved = (line.actor_kind.as_str(), on(line.before.as_ref()), on(line.after.as_ref()));
        assert_eq!(moved, ("system", Some(serde_json::Value::Null), Some(serde_json::json!(last))));

        let answers = world.sign_in(answers.person).await;
        confirm(&world.ctx, &world.identify(&answers).await, other).await.unwrap();
        for days in [2, 1, 0] {
            at_days_before(&world, last, days).await;
            assert_eq!(acceptance(&world, number).await, Acceptance::Unanswered, "{days} days before");
        }
        at_days_before(&world, last, -1).await;
        assert_eq!((acceptance(&world, number).await, acceptance(&world, other).await), (Acceptance::Withdrawn, Acceptance::Confirmed));
        assert_eq!((count(&world, &client.person.email, EXPECTED).await, traced(&world, number, MOVED).await), (1, 1));
        assert_eq!(world.dossier(next).await.published_kind(), Some(DecisionKind::Favourable));
    }

    // rule: 81
    /// Admitted when the reminder was due already: the decision named the date no earlier, and its end is the end.
    async fn who_was_admitted_too_late_to_be_reminded_has_the_date_of_the_decision(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let until = world.ctx.today() + Days::new(2);
        world.change_session(staffed.institution.programme.session, |session| session.confirmation_on = Some(until)).await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        at_days_before(&world, until, -1).await;
        assert_eq!(acceptance(&world, number).await, Acceptance::Withdrawn);
        assert_eq!((count(&world, &client.person.email, EXPECTED).await, traced(&world, number, MOVED).await), (0, 0));
    }

    // rule: 81
    /// Where the reminder is out of service nothing is waited for.
    async fn where_nobody_is_reminded_the_date_is_the_end(world: World) {
        let staffed = Staffed::open(&world).await;
        out_of_service(&world, MailCode::ReminderFavourable).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        world.run_jobs().await;
        let until = world.dossier(number).await.confirmation_on.unwrap();
        at_days_before(&world, until, -1).await;
        assert_eq!(acceptance(&world, number).await, Acceptance::Withdrawn);
        assert_eq!((count(&world, &client.person.email, EXPECTED).await, traced(&world, number, MOVED).await), (0, 0));
    }

    /// A return date is told to whoever has still to submit; to nobody else, and not when the date stays what it was.
    async fn a_new_return_date_is_told_to_whoever_prepares_the_file(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let (done, submitted) = world.submitted("Paul", "Durand").await;
        let programme = world.dossier(number).await.return_on;
        give(&world, &staffed, number, Which::Return, Some(programme)).await.unwrap();
        assert_eq!(count(&world, &client.person.email, NEW_RETURN).await, 0);
        let later = programme + Days::new(4);
        for application in [number, submitted] {
            give(&world, &staffed, application, Which::Return, Some(later)).await.unwrap();
        }
        let text = said(&world, &client, NEW_RETURN).await;
        assert!(text.contains(&format!("c'est maintenant le {}", app::format::date(Lang::FR, later))), "{text}");
        assert_eq!(count(&world, &done.person.email, NEW_RETURN).await, 0);
        give(&world, &staffed, number, Which::Return, None).await.unwrap();
        assert_eq!(count(&world, &client.person.email, NEW_RETURN).await, 2);
        assert!(said(&world, &client, NEW_RETURN).await.contains(&app::format::date(Lang::FR, programme)));
    }

    /// Taking a date back closes no file that is still open; of one that is closed anyway, or decided on, nobody is told.
    async fn a_file_is_not_closed_by_taking_its_date_back(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let over = world.dossier(number).await.return_on;
        let later = over + Days::new(10);
        let (_, decided) = applied(&world, "Paul", "Durand").await;
        for application in [number, decided] {
            give(&world, &staffed, application, Which::Return, Some(later)).await.unwrap();
        }
        staffed.decide(&world, decided, DecisionKind::Unfavourable, None).await;
        at_days_before(&world, over, -2).await;
        assert!(!give(&world, &staffed, decided, Which::Return, None).await.unwrap());
        let refused = give(&world, &staffed, number, Which::Return, None).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::ProgrammeOver { programme })) if programme == over), "{refused:?}");
        assert_eq!((world.dossier(number).await.return_on, count(&world, &client.person.email, NEW_RETURN).await), (later, 1));
        at_days_before(&world, later, -1).await;
        assert!(!give(&world, &staffed, number, Which::Return, None).await.unwrap());
        assert_eq!((world.dossier(number).await.return_on, count(&world, &client.person.email, NEW_RETURN).await), (over, 1));
    }

    /// What is done before the mail about a new date finds its words is not asked for.
    async fn whoever_has_answered_is_not_asked_to(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let (slower, other) = applied(&world, "Paul", "Durand").await;
        for admitted in [number, other] {
            staffed.decide(&world, admitted, DecisionKind::Favourable, None).await;
        }
        world.run_jobs().await;
        let later = world.dossier(number).await.confirmation_on.unwrap() + Days::new(3);
        for admitted in [number, other] {
            assert!(give(&world, &staffed, admitted, Which::Confirmation, Some(later)).await.unwrap());
        }
        confirm(&world.ctx, &world.identify(&client).await, number).await.unwrap();
        let told = [&client, &slower].map(|who| who.person.email.clone());
        assert_eq!((count(&world, &told[0], NEW_ANSWER).await, count(&world, &told[1], NEW_ANSWER).await), (0, 1));
    }

    /// Nor is a file asked for that was submitted, given up or decided on by then.
    async fn whoever_has_submitted_is_not_asked_to(world: World) {
        let staffed = Staffed::open(&world).await;
        let (submits, first) = applied(&world, "Inès", "Marchetti").await;
        let (cancels, second) = applied(&world, "Anne", "Annule").await;
        let (decided, third) = applied(&world, "Aya", "Keita").await;
        let (slower, fourth) = applied(&world, "Paul", "Durand").await;
        // A pre-selection settles nothing: the file is still the applicant's to submit.
        let (preselected, fifth) = applied(&world, "Noé", "Petit").await;
        for document in ["CV", "RELEVES"] {
            world.deposit(&submits, first, document, document).await;
        }
        let later = world.dossier(first).await.return_on + Days::new(3);
        for awaited in [first, second, third, fourth, fifth] {
            assert!(give(&world, &staffed, awaited, Which::Return, Some(later)).await.unwrap());
        }
        submit(&world.ctx, &world.identify(&submits).await, first).await.unwrap();
        cancel(&world.ctx, &world.identify(&cancels).await, second).await.unwrap();
        staffed.decide(&world, third, DecisionKind::Unfavourable, None).await;
        staffed.decide(&world, fifth, DecisionKind::Preselection, None).await;
        for (who, told) in [(&submits, 0), (&cancels, 0), (&decided, 0), (&slower, 1), (&preselected, 1)] {
            assert_eq!(count(&world, &who.person.email, NEW_RETURN).await, told, "{}", who.person.email);
        }
    }

    // rule: 88
    /// A confirmation date is told while an admission waits for its answer, and reminded of again; not before, not after.
    async fn a_new_confirmation_date_is_told_while_an_answer_is_awaited(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let mail = client.person.email.clone();
        let programme = world.dossier(number).await.confirmation_on.unwrap();
        // Nothing is decided.
        give(&world, &staffed, number, Which::Confirmation, Some(programme - Days::new(1))).await.unwrap();
        give(&world, &staffed, number, Which::Confirmation, None).await.unwrap();
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        // The date that applies already, as one's own.
        assert!(!give(&world, &staffed, number, Which::Confirmation, Some(programme)).await.unwrap());
        assert_eq!(count(&world, &mail, NEW_ANSWER).await, 0);

        let sooner = programme - Days::new(20);
        assert!(give(&world, &staffed, number, Which::Confirmation, Some(sooner)).await.unwrap());
        let text = said(&world, &client, NEW_ANSWER).await;
        assert!(text.contains(&format!("avant la fin du {}", app::format::date(Lang::FR, sooner))), "{text}");
        at_days_before(&world, sooner, 2).await;
        assert_eq!(count(&world, &mail, EXPECTED).await, 1);
        let later = sooner + Days::new(10);
        give(&world, &staffed, number, Which::Confirmation, Some(later)).await.unwrap();
        assert_eq!(count(&world, &mail, NEW_ANSWER).await, 2);
        for (days, reminded) in [(3, 1), (2, 2), (1, 2)] {
            at_days_before(&world, later, days).await;
            assert_eq!(count(&world, &mail, EXPECTED).await, reminded, "{days} days before");
        }
        let client = world.sign_in(client.person).await;
        confirm(&world.ctx, &world.identify(&client).await, number).await.unwrap();
        give(&world, &staffed, number, Which::Confirmation, Some(later + Days::new(1))).await.unwrap();
        assert_eq!(count(&world, &mail, NEW_ANSWER).await, 2);
    }

    // rule: 88
    /// A date that is nearer than the reminder: the mail that names it takes its place, and its end is the end. Where that mail
    /// is out of service the reminder stays owed.
    async fn a_date_of_today_is_told_once(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let (untold, other) = applied(&world, "Paul", "Durand").await;
        for admitted in [number, other] {
            staffed.decide(&world, admitted, DecisionKind::Favourable, None).await;
        }
        world.advance(chrono::TimeDelta::days(10)).await;
        let today = world.ctx.today();
        give(&world, &staffed, number, Which::Confirmation, Some(today)).await.unwrap();
        assert_eq!(count(&world, &client.person.email, NEW_ANSWER).await, 1);
        out_of_service(&world, MailCode::NewConfirmationDate).await;
        assert!(!give(&world, &staffed, other, Which::Confirmation, Some(today)).await.unwrap());
        assert_eq!(count(&world, &untold.person.email, NEW_ANSWER).await, 0);
        let reminded = count(&world, &untold.person.email, EXPECTED).await;
        at_days_before(&world, today, -1).await;
        assert_eq!((acceptance(&world, number).await, count(&world, &client.person.email, EXPECTED).await), (Acceptance::Withdrawn, 0));
        assert_eq!((reminded, acceptance(&world, other).await, count(&world, &untold.person.email, EXPECTED).await), (0, Acceptance::Unanswered, 1));
    }

    // rule: 79
    /// The date of whoever was admitted late is not taken back for one of the programme that is over.
    async fn an_admission_does_not_go_back_to_a_date_that_is_over(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        let over = world.ctx.today() - Days::new(1);
        world.change_session(staffed.institution.programme.session, |session| session.confirmation_on = Some(over)).await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        let given = world.dossier(number).await.application.new_confirmation_on;
        let refused = give(&world, &staffed, number, Which::Confirmation, None).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::ProgrammeOver { programme })) if programme == over), "{refused:?}");
        assert!(given.is_some() && world.dossier(number).await.application.new_confirmation_on == given);
        assert_eq!(count(&world, &client.person.email, NEW_ANSWER).await, 0);
        // Whoever has answered waits for no date.
        confirm(&world.ctx, &world.identify(&client).await, number).await.unwrap();
        give(&world, &staffed, number, Which::Confirmation, None).await.unwrap();
    }
}
