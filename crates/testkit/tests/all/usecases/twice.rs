//! A form sent twice at once, as a double click or a browser that sends again does: one effect. A form of another page is
//! somebody who asks once more.

use app::accounts::limit::comes_first;
use app::accounts::sso::Facts;
use app::apply::agenda;
use chrono::{Days, DurationRound as _, NaiveDate, TimeDelta};
use store::account::Account;
use testkit::browser::Answer;
use testkit::people::PASSWORD;
use testkit::{Browser, World, both_engines};
use uuid::Uuid;

use super::{Staffed, subjects, traced};
use crate::sso::traces;

const EMAIL: &str = "noe.petit@courriel.example";
const COMPLETE: &str = "Candidature - dossier complet";

/// What the form of the page with this address sends, filled in with these values.
pub(super) fn filled(browser: &Browser, action: &str, values: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut fields = browser.typed(action);
    fields.retain(|(name, _)| values.iter().all(|(given, _)| given != name));
    fields.extend(values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    fields
}

async fn once(browser: &Browser, action: &str, fields: &[(String, String)]) -> Answer {
    browser.clone().post_contents(action, false, fields, &[]).await
}

async fn twice(browser: &Browser, action: &str, fields: &[(String, String)]) -> [Answer; 2] {
    tokio::join!(once(browser, action, fields), once(browser, action, fields)).into()
}

/// The statuses of both answers, the smaller first: nobody knows which came first.
fn statuses(answers: &[Answer; 2]) -> [u16; 2] {
    let mut statuses = answers.each_ref().map(|answer| answer.status.as_u16());
    statuses.sort_unstable();
    statuses
}

pub(super) fn written(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// How many mails say that the file is complete.
async fn completions(world: &World, email: &str) -> usize {
    subjects(world, email).await.iter().filter(|subject| subject.as_str() == COMPLETE).count()
}

async fn account(world: &World, id: Uuid) -> Account {
    let mut tx = world.ctx.db.read().await.unwrap();
    store::account::lookup(&mut tx, id).await.unwrap().unwrap()
}

/// A form that asks for a mail to this address: twice at once and once more brings one, another page brings another.
async fn brings_one(world: &World, browser: &mut Browser, page: &str, action: &str, values: &[(&str, &str)], to: &str) {
    let before = world.mails_to(to).await.len();
    browser.open(page).await;
    let fields = filled(browser, action, values);
    let answers = twice(browser, action, &fields).await;
    assert_eq!(statuses(&answers), [303, 303], "{action}");
    assert_eq!(answers[0].location(), answers[1].location(), "{action}");
    assert_eq!(world.mails_to(to).await.len(), before + 1, "{action}");
    // The job of the first copy is done.
    assert_eq!(once(browser, action, &fields).await.status.as_u16(), 303, "{action}");
    assert_eq!(world.mails_to(to).await.len(), before + 1, "{action}");
    browser.open(page).await;
    let again = filled(browser, action, values);
    assert_eq!(once(browser, action, &again).await.status.as_u16(), 303, "{action}");
    assert_eq!(world.mails_to(to).await.len(), before + 2, "{action}");
}

both_engines! {
    /// The window in which copies are counted may end between two of them.
    async fn a_copy_after_the_end_of_a_window_is_one(world: World) {
        let ends = world.now().duration_trunc(TimeDelta::minutes(10)).unwrap() + TimeDelta::minutes(10);
        for (form, second) in [("near", 1), ("far", 590)] {
            for (at, is_first) in [(-1, true), (0, false), (second, false), (1_300, true)] {
                world.ctx.clock.set(ends + TimeDelta::seconds(at));
                let mut tx = world.ctx.db.write().await.unwrap();
                assert_eq!(comes_first(&world.ctx, &mut tx, form, "a wish").await.unwrap(), is_first, "{form} {at}");
                tx.commit().await.unwrap();
            }
        }
    }

    /// One change, one line of the history, one mail; another day is another change.
    async fn a_status_is_set_once(world: World) {
        let mut manager = Staffed::open(&world).await.manager;
        let (client, number) = world.submitted("Inès", "Marchetti").await;
        let (page, today) = (format!("/gestion/candidatures/{number}"), world.ctx.today());
        let action = format!("{page}/statut");
        for (changes, day) in [(1, today.pred_opt().unwrap()), (2, today)] {
            manager.open(&page).await;
            let fields = filled(&manager, &action, &[("status", "CO"), ("status_on", &written(day))]);
            let answers = twice(&manager, &action, &fields).await;
            assert_eq!(statuses(&answers), [303, 303]);
            assert_eq!((traced(&world, number, "application.file_status").await, completions(&world, &client.person.email).await), (changes, changes));
        }
        manager.open(&page).await;
        let fields = filled(&manager, &action, &[("status", "CO"), ("status_on", &written(today))]);
        let answer = once(&manager, &action, &fields).await;
        manager.follow_answer(&action, answer).await;
        assert_eq!(completions(&world, &client.person.email).await, 2);
        // « En attente » has no day.
        manager.open(&page).await;
        let fields = filled(&manager, &action, &[("status", "AT"), ("status_on", "")]);
        twice(&manager, &action, &fields).await;
        assert_eq!(traced(&world, number, "application.file_status").await, 3);
    }

    /// The second of two is told that it is so already.
    async fn a_status_that_is_there_is_told(world: World) {
        let mut manager = Staffed::open(&world).await.manager;
        let (_, number) = world.submitted("Inès", "Marchetti").await;
        let page = format!("/gestion/candidatures/{number}");
        let action = format!("{page}/statut");
        manager.open(&page).await;
        let fields = filled(&manager, &action, &[("status", "CO")]);
        for words in ["Le statut du dossier est enregistré et un mail part.", "Le dossier a déjà ce statut à cette date."] {
            let answer = manager.post_contents(&action, false, &fields, &[]).await;
            manager.follow_answer(&action, answer).await.expect_at(&page).see(words);
        }
    }

    /// Several ticked applications: each is changed once.
    async fn several_statuses_are_set_once(world: World) {
        const ACTION: &str = "/gestion/candidatures/statut";
        let mut manager = Staffed::open(&world).await.manager;
        let (ines, first) = world.submitted("Inès", "Marchetti").await;
        let (paul, second) = world.submitted("Paul", "Durand").await;
        manager.open(&format!("{ACTION}?n={first}&n={second}")).await;
        let fields = filled(&manager, ACTION, &[("status", "CO"), ("status_on", &written(world.ctx.today()))]);
        let answers = twice(&manager, ACTION, &fields).await;
        assert_eq!(statuses(&answers), [303, 303]);
        for (number, client) in [(first, &ines), (second, &paul)] {
            assert_eq!((traced(&world, number, "application.file_status").await, completions(&world, &client.person.email).await), (1, 1));
        }
        let answer = manager.post_contents(ACTION, false, &fields, &[]).await;
        manager.follow_answer(ACTION, answer).await.see("Aucun statut n’a été modifié.").see("2 candidatures avaient déjà ce statut à cette date.");
    }

    /// Both dates of one application.
    async fn a_date_is_given_once(world: World) {
        let mut manager = Staffed::open(&world).await.manager;
        let (_, number) = world.submitted("Inès", "Marchetti").await;
        let page = format!("/gestion/candidatures/{number}");
        let (action, return_on) = (format!("{page}/dates"), world.dossier(number).await.return_on);
        let dates = [("retour", "return_day", "application.return_date", 3), ("confirmation", "confirmation_day", "application.confirmation_date", 60)];
        for (which, field, line, later) in dates {
            manager.open(&page).await;
            let day = return_on + Days::new(later);
            let fields = filled(&manager, &action, &[("quelle", which), (field, &written(day))]);
            let answers = twice(&manager, &action, &fields).await;
            assert_eq!((statuses(&answers), traced(&world, number, line).await), ([303, 303], 1), "{which}");
        }
        let application = world.dossier(number).await.application;
        assert_eq!((application.new_return_on, application.new_confirmation_on), (Some(return_on + Days::new(3)), Some(return_on + Days::new(60))));
    }

    /// The link of the one mail works: a second one would have ended it.
    async fn an_account_is_created_once(world: World) {
        world.institution().await;
        let mut browser = world.browser();
        let values = [("last_name", "Petit"), ("first_name", "Noé"), ("email", EMAIL), ("email_again", EMAIL)];
        browser.open("/compte/creer").await;
        let fields = filled(&browser, "/compte/creer", &values);
        let answers = twice(&browser, "/compte/creer", &fields).await;
        assert_eq!(statuses(&answers), [303, 303]);
        assert_eq!(subjects(&world, EMAIL).await, ["eCandidat - activez votre compte"]);
        let link = world.last_mail_to(EMAIL).await.link_to("/compte/valider/");
        browser.open(&link).await.expect_status(200);
        browser.open("/compte/creer").await;
        let again = filled(&browser, "/compte/creer", &values);
        once(&browser, "/compte/creer", &again).await;
        assert_eq!(subjects(&world, EMAIL).await, ["eCandidat - activez votre compte", "eCandidat - vous avez déjà un compte"]);
    }

    /// Forgotten credentials and a lost activation link.
    async fn what_was_lost_is_mailed_once(world: World) {
        world.institution().await;
        for (path, first_name) in [("/compte/identifiants-oublies", "Ada"), ("/compte/code-perdu", "Bob")] {
            let person = world.person(first_name, "Autre").await;
            brings_one(&world, &mut world.browser(), path, path, &[("email", &person.email)], &person.email).await;
        }
    }

    /// A new address: one link to it, one warning to the old one.
    async fn a_new_address_is_asked_for_once(world: World) {
        const NEW: &str = "ailleurs@courriel.example";
        let mut client = world.applicant("Inès", "Marchetti").await;
        let values = [("email", NEW), ("email_again", NEW)];
        brings_one(&world, &mut client.browser, "/mon-compte/acces", "/mon-compte/acces/mail", &values, NEW).await;
        assert_eq!(world.mails_to(&client.person.email).await.len(), 2, "one for each link");
        let link = world.last_mail_to(NEW).await.link_to("/compte/mail/");
        client.open(&link).await.expect_status(200);
    }

    /// One new password; whoever sends the same again hears that it is done, and only for a moment.
    async fn a_password_is_changed_once(world: World) {
        const NEW: &str = "lampadaire-cerise-58";
        const ACTION: &str = "/mon-compte/acces/mot-de-passe";
        let mut client = world.applicant("Inès", "Marchetti").await;
        let before = account(&world, client.person.account).await.version;
        client.open("/mon-compte/acces").await;
        let fields = filled(&client, ACTION, &[("old_password", PASSWORD), ("password", NEW), ("password_again", NEW)]);
        let answers = twice(&client, ACTION, &fields).await;
        assert_eq!(statuses(&answers), [303, 303]);
        assert_eq!(once(&client, ACTION, &fields).await.status.as_u16(), 303);
        assert_eq!(account(&world, client.person.account).await.version, before + 1);
        // Neither the old password nor the new one: a wrong guess.
        let wrong = filled(&client, ACTION, &[("old_password", PASSWORD), ("password", "girafe-tambour-3071"), ("password_again", "girafe-tambour-3071")]);
        assert_eq!(once(&client, ACTION, &wrong).await.status.as_u16(), 422);
        world.ctx.clock.advance(TimeDelta::minutes(2));
        assert_eq!(once(&client, ACTION, &fields).await.status.as_u16(), 422);
        assert_eq!(account(&world, client.person.account).await.version, before + 1);
    }

    /// The address that the first copy made stays; a form of the page after it makes another.
    async fn an_agenda_is_opened_once(world: World) {
        const ACTION: &str = "/tableau-de-bord/agenda";
        let mut client = world.applicant("Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        let mut addresses = Vec::new();
        for opened in 1..=2 {
            client.open(ACTION).await;
            let fields = filled(&client, ACTION, &[]);
            let answers = twice(&client, ACTION, &fields).await;
            assert_eq!(statuses(&answers), [303, 303]);
            let address = agenda::own(&world.ctx, &person).await.unwrap().unwrap();
            once(&client, ACTION, &fields).await;
            assert_eq!(agenda::own(&world.ctx, &person).await.unwrap().as_deref(), Some(address.as_str()));
            assert_eq!(traces(&world, client.person.account).await, vec!["account.calendar_open"; opened]);
            addresses.push(address);
        }
        assert_ne!(addresses[0], addresses[1]);
    }

    /// On a first visit through the sign-on: one account, and the second copy leads to it.
    async fn a_first_visit_creates_one_account(world: World) {
        const ACTION: &str = "/connexion/ent/compte";
        let world = world.with_sign_on();
        world.institution().await;
        let named = Facts { last_name: Some("Lefèvre".to_owned()), first_name: Some("Éloïse".to_owned()), ..Facts::default() };
        let other = world.person("Ada", "Autre").await;
        world.sign_on.signs_on("elefevre", Facts { email: Some("eloise.lefevre@etu.univ.example".to_owned()), ..named.clone() });
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;

        // Somebody else's address: its owner is told once, and the person may go on.
        browser.open(ACTION).await;
        let fields = filled(&browser, ACTION, &[("email", &other.email), ("email_again", &other.email)]);
        let answers = twice(&browser, ACTION, &fields).await;
        assert_eq!(statuses(&answers), [303, 303]);
        assert_eq!(subjects(&world, &other.email).await, ["eCandidat - vous avez déjà un compte"]);

        browser.open(ACTION).await;
        let fields = filled(&browser, ACTION, &[]);
        let answers = twice(&browser, ACTION, &fields).await;
        assert_eq!(statuses(&answers), [303, 409]);
        let second = answers.into_iter().find(|answer| answer.status.as_u16() == 409).unwrap();
        browser.follow_answer(ACTION, second).await.see("Ce formulaire est déjà arrivé une première fois.");
        browser.follow("Recommencer la connexion ENT").await.expect_at("/tableau-de-bord");
        assert_eq!(created(&world, "elefevre").await, ["account.sso_create"]);

        // An address that has to be confirmed: one mail, and the account stays linked.
        world.sign_on.signs_on("eloise2", named);
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;
        browser.open(ACTION).await;
        let fields = filled(&browser, ACTION, &[("email", EMAIL), ("email_again", EMAIL)]);
        let answers = twice(&browser, ACTION, &fields).await;
        assert_eq!(statuses(&answers), [303, 409]);
        assert_eq!(subjects(&world, EMAIL).await, ["eCandidat - activez votre compte"]);
        assert_eq!(created(&world, "eloise2").await, ["account.sso_create"]);
    }
}

/// What the trace says of the account with this login of the sign-on.
async fn created(world: &World, login: &str) -> Vec<String> {
    let mut tx = world.ctx.db.read().await.unwrap();
    let account = store::account::find_by_sso_login(&mut tx, login).await.unwrap().unwrap();
    drop(tx);
    traces(world, account.id).await
}
