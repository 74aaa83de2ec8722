//! Accounts, links and signing in.

use app::Error;
use app::accounts::activate::{self, Activation, activate};
use app::accounts::create::{Creation, create};
use app::accounts::sign_in::{Refusal, SignIn, sign_in};
use app::accounts::sso::Facts;
use app::accounts::{access, change_email, change_password, purge, recover, set_password};
use app::passwords::{Cost, Passwords};
use app::review::apply_for::{Refusal as ApplyFor, Wanted, apply_for};
use app::setup::Typed;
use base64::Engine as _;
use chrono::{Days, TimeDelta};
use domain::application::apply;
use store::account::Account;
use testkit::people::{Client, PASSWORD, Person};
use testkit::{World, both_engines};

use super::kept_links;

const EMAIL: &str = "noe.petit@courriel.example";
const NETWORK: &str = "203.0.113.7";

fn creation(email: &str) -> Creation<'_> {
    Creation { last_name: "Petit", first_name: "Noé", email, email_again: email, keep_email: true, language: "fr", network: NETWORK, form: "" }
}

fn asked(email: &str) -> recover::Request<'_> {
    recover::Request { email, network: NETWORK, form: "" }
}

fn choice(token: &str) -> Activation<'_> {
    Activation { token, password: PASSWORD, password_again: PASSWORD, user_agent: "" }
}

async fn account(world: &World, email: &str) -> Option<Account> {
    let mut tx = world.ctx.db.read().await.unwrap();
    store::account::find_by_email(&mut tx, email).await.unwrap()
}

/// The token behind the latest mail's link to this path.
async fn token(world: &World, email: &str, path: &str) -> String {
    world.last_mail_to(email).await.link_to(path).rsplit('/').next().unwrap().to_owned()
}

/// Whether somebody gets in; why not, otherwise.
async fn enters(world: &World, login: &str, password: &str) -> Result<(), Refusal> {
    enters_from(world, NETWORK, login, password).await
}

async fn enters_from(world: &World, network: &str, login: &str, password: &str) -> Result<(), Refusal> {
    match sign_in(&world.ctx, &SignIn { login, password, network, user_agent: "" }).await {
        Ok(_) => Ok(()),
        Err(Error::Refused(refusal)) => Err(refusal),
        Err(error) => panic!("{error:?}"),
    }
}

/// The file number of an account's latest campaign.
async fn file_number(world: &World, email: &str) -> String {
    let id = account(world, email).await.unwrap().id;
    let mut tx = world.ctx.db.read().await.unwrap();
    store::account::latest_campaign_file(&mut tx, id).await.unwrap().unwrap().file_number
}

both_engines! {
    /// A login may be tried so often, a network twenty times as often; what a network may not try any more counts for no
    /// login, and whoever gets in begins anew.
    async fn attempts_to_sign_in_are_counted_by_login_and_by_network(world: World) {
        world.institution().await;
        world.set("security.sign_in_attempts", serde_json::json!(3)).await;
        let noe = world.person("Noé", "Petit").await;
        let login = noe.email;
        let wrong = "pas-le-bon-mot";
        for _ in 0..2 {
            assert_eq!(enters(&world, &login, wrong).await, Err(Refusal::WrongLoginOrPassword));
        }
        assert_eq!(enters(&world, &login, PASSWORD).await, Ok(()));
        for _ in 0..3 {
            assert_eq!(enters(&world, &login, wrong).await, Err(Refusal::WrongLoginOrPassword), "counted anew");
        }
        assert_eq!(enters(&world, &login, PASSWORD).await, Err(Refusal::TooMany));
        world.advance(TimeDelta::minutes(16)).await;
        let crowded = "198.51.100.9";
        for n in 0..60 {
            assert_eq!(enters_from(&world, crowded, &format!("personne{n}@courriel.example"), wrong).await, Err(Refusal::WrongLoginOrPassword));
        }
        for _ in 0..4 {
            assert_eq!(enters_from(&world, crowded, &login, PASSWORD).await, Err(Refusal::TooMany));
        }
        assert_eq!(enters(&world, &login, PASSWORD).await, Ok(()), "nothing was counted for the login");
    }

    /// Who signs in with a session open in the same browser has one session afterwards: the one before would go on unseen.
    async fn signing_in_again_ends_the_session_before(world: World) {
        world.institution().await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        let other = world.person("Noé", "Petit").await;
        for login in [client.person.email.clone(), other.email] {
            let before = client.cookie("ec_session").unwrap().to_owned();
            let fields = [("_csrf", web::http::csrf::issue(&world.ctx, &before)), ("login", login), ("password", PASSWORD.to_owned())];
            let fields = fields.map(|(name, value)| (name.to_owned(), value));
            assert_eq!(client.post_contents("/connexion", false, &fields, &[]).await.status.as_u16(), 303);
            assert_ne!(client.cookie("ec_session").unwrap(), before);
            client.open("/mon-compte/acces").await.expect_status(200);
            let mut left = world.browser();
            left.set_cookie("ec_session", &before);
            left.open("/tableau-de-bord").await;
            left.expect_at("/connexion");
        }
    }

    /// What finds an account is what its attempts are counted under: whoever owns an address that looks alike makes none of
    /// them forgotten, and no other spelling of a login escapes the count.
    async fn logins_that_look_alike_are_counted_apart(world: World) {
        const ALIKE: &str = "jean.dupont@courriel.example";
        world.institution().await;
        world.set("security.sign_in_attempts", serde_json::json!(3)).await;
        let victim = world.person("Jean", "Dupont").await.email;
        assert_eq!(victim, "jean-dupont@courriel.example");
        create(&world.ctx, &creation(ALIKE)).await.unwrap();
        activate(&world.ctx, &choice(&token(&world, ALIKE, "/compte/valider/").await)).await.unwrap();
        let wrong = "pas-le-bon-mot";
        for _ in 0..3 {
            assert_eq!(enters(&world, &victim, wrong).await, Err(Refusal::WrongLoginOrPassword));
            assert_eq!(enters(&world, ALIKE, PASSWORD).await, Ok(()), "nor do attempts on others keep anybody out");
        }
        for spelling in [victim.as_str(), " JEAN-DUPONT@Courriel.Example "] {
            assert_eq!(enters(&world, spelling, PASSWORD).await, Err(Refusal::TooMany), "{spelling}");
        }
        // What is no address, and a number that nobody has, are counted too.
        for unknown in ["jean dupont@courriel.example", "z0000000"] {
            for _ in 0..3 {
                assert_eq!(enters(&world, unknown, wrong).await, Err(Refusal::WrongLoginOrPassword), "{unknown}");
            }
            assert_eq!(enters(&world, &unknown.to_uppercase(), wrong).await, Err(Refusal::TooMany), "{unknown}");
        }
        // A new password lets its owner in at once.
        recover::forgotten(&world.ctx, asked(&victim)).await.unwrap();
        let link = token(&world, &victim, "/compte/mot-de-passe/").await;
        set_password::set(&world.ctx, &link, "savane-horloge-melon-42", "savane-horloge-melon-42").await.unwrap();
        assert_eq!(enters(&world, &victim, "savane-horloge-melon-42").await, Ok(()));
    }

    /// Whoever asks for somebody's links again and again keeps nobody from reading that a mail was sent: the owner is told
    /// nothing of others, and has the mails of before. A network that asks for too many is told.
    async fn an_address_asked_for_too_often_is_answered_as_ever(world: World) {
        world.institution().await;
        let owner = world.person("Noé", "Petit").await;
        let before = world.mails_to(&owner.email).await.len();
        for n in 1..=7 {
            let mut browser = world.browser();
            browser.open("/compte/identifiants-oublies").await;
            browser.fill("Adresse mail", &owner.email).press("Envoyer").await;
            browser.expect_status(200).see("Saisir une autre adresse");
            assert_eq!(world.mails_to(&owner.email).await.len(), before + n.min(5));
        }
        let limit = world.ctx.settings().accounts_per_hour * 2;
        for n in 0..limit {
            recover::forgotten(&world.ctx, asked(&format!("personne{n}@courriel.example"))).await.unwrap();
        }
        let refused = recover::forgotten(&world.ctx, asked(&owner.email)).await;
        assert!(matches!(refused, Err(Error::Refused(recover::Refusal::TooMany))), "{refused:?}");
    }

    // rule: 1
    /// A number belongs to one person over all campaigns; that of a purged account is free again.
    async fn a_file_number_is_one_persons(world: World) {
        let earlier = world.campaign("2025", world.ctx.today(), world.ctx.today() + Days::new(10)).await;
        world.institution().await;
        create(&world.ctx, &creation(EMAIL)).await.unwrap();
        let number = file_number(&world, EMAIL).await;
        let other = world.person("Ada", "Autre").await;
        let mut tx = world.ctx.db.write().await.unwrap();
        assert!(!store::account::add_campaign_file(&mut tx, world.ctx.id(), other.account, earlier, &number, world.now()).await.unwrap());
        tx.commit().await.unwrap();
        world.ctx.clock.advance(TimeDelta::days(7));
        assert_eq!(purge::never_activated(&world.ctx).await.unwrap(), 1);
        let mut tx = world.ctx.db.write().await.unwrap();
        assert!(store::account::add_campaign_file(&mut tx, world.ctx.id(), other.account, earlier, &number, world.now()).await.unwrap());
    }

    // rule: 2
    /// The prefix is part of the number, which is unique as a whole.
    async fn a_prefix_is_part_of_the_number(world: World) {
        let earlier = world.campaign("2025", world.ctx.today(), world.ctx.today() + Days::new(10)).await;
        world.institution().await;
        world.set("accounts.file_number_prefix", "u2".into()).await;
        create(&world.ctx, &creation(EMAIL)).await.unwrap();
        let number = file_number(&world, EMAIL).await;
        assert!(number.starts_with("U2") && number.len() == 8, "{number}");
        let other = world.person("Ada", "Autre").await;
        let elsewhere = format!("W9{}", &number[2..]);
        let mut tx = world.ctx.db.write().await.unwrap();
        for (taken, is_free) in [(&number, false), (&elsewhere, true)] {
            let done = store::account::add_campaign_file(&mut tx, world.ctx.id(), other.account, earlier, taken, world.now()).await.unwrap();
            assert_eq!(done, is_free, "{taken}");
        }
    }

    // rule: 3
    /// The deadline is a clock time; the link works until the account is purged, and not after.
    async fn the_link_works_until_the_purge(world: World) {
        world.institution().await;
        create(&world.ctx, &creation(EMAIL)).await.unwrap();
        create(&world.ctx, &creation("late@courriel.example")).await.unwrap();
        let deadline = account(&world, EMAIL).await.unwrap().activation_deadline;
        assert_eq!(world.ctx.zone.local(deadline).to_string(), format!("{} 23:00:00", world.ctx.today() + Days::new(5)));
        let (mine, late) = (token(&world, EMAIL, "/compte/valider/").await, token(&world, "late@courriel.example", "/compte/valider/").await);
        world.ctx.clock.set(deadline + TimeDelta::minutes(1));
        activate(&world.ctx, &choice(&mine)).await.unwrap();
        assert_eq!(purge::never_activated(&world.ctx).await.unwrap(), 1);
        assert!(matches!(activate(&world.ctx, &choice(&late)).await, Err(Error::Refused(activate::Refusal::NotValid))));
        assert!(account(&world, "late@courriel.example").await.is_none());
    }

    // rule: 4
    /// An account whose profile was begun is not purged.
    async fn the_purge_spares_whoever_has_a_profile(world: World) {
        world.institution().await;
        for email in [EMAIL, "bare@courriel.example"] {
            create(&world.ctx, &creation(email)).await.unwrap();
        }
        let kept = account(&world, EMAIL).await.unwrap();
        let person = Person { account: kept.id, email: kept.email, first_name: kept.first_name, last_name: kept.last_name, file_number: None };
        let client = world.sign_in(person).await;
        world.fill_profile(&client).await;
        world.ctx.clock.advance(TimeDelta::days(7));
        assert_eq!(purge::never_activated(&world.ctx).await.unwrap(), 1);
        assert!(account(&world, EMAIL).await.is_some() && account(&world, "bare@courriel.example").await.is_none());
    }

    // rule: 5
    /// Another activation link ends the one before and prolongs nothing.
    async fn another_link_ends_the_one_before(world: World) {
        world.institution().await;
        create(&world.ctx, &creation(EMAIL)).await.unwrap();
        let first = token(&world, EMAIL, "/compte/valider/").await;
        let deadline = account(&world, EMAIL).await.unwrap().activation_deadline;
        world.advance(TimeDelta::days(1)).await;
        recover::lost_link(&world.ctx, asked(EMAIL)).await.unwrap();
        let second = token(&world, EMAIL, "/compte/valider/").await;
        assert_ne!(first, second);
        assert!(matches!(activate(&world.ctx, &choice(&first)).await, Err(Error::Refused(activate::Refusal::NotValid))));
        assert_eq!(account(&world, EMAIL).await.unwrap().activation_deadline, deadline);
        activate(&world.ctx, &choice(&second)).await.unwrap();
    }

    // rule: 6, 14
    /// A new password opens no account that waits for its activation; only whoever knows the password is told so.
    async fn a_new_password_does_not_activate(world: World) {
        world.institution().await;
        create(&world.ctx, &creation(EMAIL)).await.unwrap();
        // Mails of one instant leave in any order.
        world.run_jobs().await;
        recover::forgotten(&world.ctx, asked(EMAIL)).await.unwrap();
        let link = token(&world, EMAIL, "/compte/mot-de-passe/").await;
        let done = set_password::set(&world.ctx, &link, PASSWORD, PASSWORD).await.unwrap();
        assert!(!done.is_active && account(&world, EMAIL).await.unwrap().activated_at.is_none());
        assert_eq!(enters(&world, EMAIL, PASSWORD).await, Err(Refusal::NotActivated));
        assert_eq!(enters(&world, EMAIL, "autre chose").await, Err(Refusal::WrongLoginOrPassword));
        assert_eq!(enters(&world, "inconnue@courriel.example", PASSWORD).await, Err(Refusal::WrongLoginOrPassword));
    }

    // rule: 7
    /// A link that never was, was used, or is too old: one page for all three.
    async fn dead_links_are_not_told_apart(world: World) {
        let person = world.person("Ada", "Autre").await;
        recover::forgotten(&world.ctx, asked(&person.email)).await.unwrap();
        let used = token(&world, &person.email, "/compte/mot-de-passe/").await;
        set_password::set(&world.ctx, &used, "savane-horloge-melon-42", "savane-horloge-melon-42").await.unwrap();
        recover::forgotten(&world.ctx, asked(&person.email)).await.unwrap();
        let old = token(&world, &person.email, "/compte/mot-de-passe/").await;
        world.ctx.clock.advance(TimeDelta::hours(2));
        let mut browser = world.browser();
        let mut told = Vec::new();
        for dead in [used.as_str(), old.as_str(), "jamais-vu"] {
            browser.open(&format!("/compte/mot-de-passe/{dead}")).await;
            browser.expect_status(410);
            told.push(browser.text().to_owned());
        }
        assert!(told.windows(2).all(|pair| pair[0] == pair[1]), "{told:#?}");
    }

    // rule: 7
    /// The link to a new address works for a day and once; used, too old and never issued are one page.
    async fn a_link_to_a_new_address_works_once_and_for_a_day(world: World) {
        world.institution().await;
        let client = world.applicant("Inès", "Marchetti").await;
        let person = world.identify(&client).await;
        let mut links = Vec::new();
        for new in ["ailleurs@courriel.example", "plus.loin@courriel.example"] {
            change_email::request(&world.ctx, &person, new, new, new).await.unwrap();
            links.push(token(&world, new, "/compte/mail/").await);
            if links.len() == 1 {
                let mut browser = world.browser();
                browser.open(&format!("/compte/mail/{}", links[0])).await;
                browser.see(new);
                browser.press("Confirmer cette adresse").await;
                browser.expect_at("/connexion");
            }
        }
        world.ctx.clock.advance(TimeDelta::hours(24));
        let mut told = Vec::new();
        for dead in [links[0].as_str(), links[1].as_str(), "jamais-vu"] {
            let mut browser = world.browser();
            browser.open(&format!("/compte/mail/{dead}")).await;
            browser.expect_status(410);
            told.push(browser.text().to_owned());
            assert!(change_email::confirm(&world.ctx, dead).await.is_err(), "{dead}");
        }
        assert!(told.windows(2).all(|pair| pair[0] == pair[1]), "{told:#?}");
        assert!(account(&world, "ailleurs@courriel.example").await.is_some() && account(&world, "plus.loin@courriel.example").await.is_none());
    }

    // rule: 7
    /// An activation link works once: followed again it opens nothing and changes no password. One that is too old and one that
    /// never was are one page.
    async fn an_activation_link_works_once(world: World) {
        world.institution().await;
        create(&world.ctx, &creation(EMAIL)).await.unwrap();
        create(&world.ctx, &creation("late@courriel.example")).await.unwrap();
        let (used, old) = (token(&world, EMAIL, "/compte/valider/").await, token(&world, "late@courriel.example", "/compte/valider/").await);
        activate(&world.ctx, &choice(&used)).await.unwrap();
        let again = Activation { password: "savane-horloge-melon-42", password_again: "savane-horloge-melon-42", ..choice(&used) };
        assert!(matches!(activate(&world.ctx, &again).await, Err(Error::Refused(activate::Refusal::AlreadyActive))));
        assert_eq!(enters(&world, EMAIL, PASSWORD).await, Ok(()));
        let mut browser = world.browser();
        browser.open(&format!("/compte/valider/{used}")).await;
        browser.expect_status(410);
        assert!(!browser.has_field("Mot de passe"));

        // Older than any activation may be; the purge, which removes the account long before, did not run.
        world.ctx.clock.set(account(&world, "late@courriel.example").await.unwrap().activation_deadline + TimeDelta::days(30));
        let mut told = Vec::new();
        for dead in [old.as_str(), "jamais-vu"] {
            assert!(matches!(activate(&world.ctx, &choice(dead)).await, Err(Error::Refused(activate::Refusal::NotValid))), "{dead}");
            browser.open(&format!("/compte/valider/{dead}")).await;
            browser.expect_status(410);
            told.push(browser.text().to_owned());
        }
        assert_eq!(told[0], told[1]);
    }

    // rule: 8
    /// Where nobody may create an account, those who have one still sign in.
    async fn closing_the_creation_leaves_the_sign_in(world: World) {
        let person = world.person("Ada", "Autre").await;
        let mut browser = world.browser();
        browser.open("/").await.see("Vous pouvez créer un compte et consulter vos candidatures").see("Créez un compte");
        world.set("accounts.local_creation", false.into()).await;
        browser.reload().await.see("Vous pouvez vous connecter et consulter vos candidatures").see("Avec le compte que vous avez déjà.");
        browser.not_see("créer un compte").not_see("Créez un compte");
        browser.open("/compte/creer").await;
        browser.see("La création de compte n’est pas ouverte sur ce site.");
        assert!(!browser.has_field("Adresse mail"));
        assert!(matches!(create(&world.ctx, &creation(EMAIL)).await, Err(Error::Refused(app::accounts::create::Refusal::Closed))));
        for page in ["/connexion", "/offre", "/"] {
            browser.open(page).await;
            assert!(!browser.has_link("Créer un compte"), "{page}");
        }
        browser.fill("Utilisateur", &person.email).fill("Mot de passe", PASSWORD).press("Connexion").await;
        browser.expect_at("/tableau-de-bord");
    }

    // rule: 9
    /// The same address twice at the same instant, in whatever letters: one account, and its owner is told.
    async fn one_address_is_one_account(world: World) {
        world.institution().await;
        let other = world.another_node().await;
        let (typed, again) = (creation(EMAIL), creation("Noe.PETIT@courriel.example"));
        let (one, two) = tokio::join!(create(&world.ctx, &typed), create(&other.ctx, &again));
        assert!(one.is_ok() && two.is_ok(), "nobody learns who has an account: {one:?} {two:?}");
        let mails: Vec<String> = world.all_mails().await.into_iter().map(|mail| mail.subject).collect();
        let count = |words: &str| mails.iter().filter(|subject| subject.contains(words)).count();
        assert_eq!((count("activez votre compte"), count("vous avez déjà un compte")), (1, 1), "{mails:?}");
    }

    // rule: 10
    /// An address as long as any can be is typed twice and confirmed.
    async fn a_long_address_can_be_confirmed(world: World) {
        world.institution().await;
        let long = format!("{}@{}.example", "a".repeat(60), "b".repeat(31));
        assert_eq!(long.len(), 100);
        let mut browser = world.browser();
        browser.open("/compte/creer").await;
        browser.fill("Nom", "Petit").fill("Prénom", "Noé").fill("Adresse mail", &long).fill("Confirmation Adresse Mail", &long).press("Enregistrer").await;
        browser.expect_at("/compte/cree");
        let link = token(&world, &long, "/compte/valider/").await;
        activate(&world.ctx, &choice(&link)).await.unwrap();
        assert_eq!(enters(&world, &long, PASSWORD).await, Ok(()));
    }

    // rule: 12, 13
    /// The old address stays in force until the link in the mail to the new one is followed; nobody guesses that link, it is
    /// followed once, and whoever reads the store does not find it there.
    async fn an_address_changes_when_its_link_is_followed(world: World) {
        const NEW: &str = "ailleurs@courriel.example";
        world.institution().await;
        let client = world.applicant("Inès", "Marchetti").await;
        let old = client.person.email.clone();
        let person = world.identify(&client).await;
        change_email::request(&world.ctx, &person, NEW, NEW, "").await.unwrap();
        assert_eq!((enters(&world, &old, PASSWORD).await, account(&world, NEW).await.is_none()), (Ok(()), true));
        assert_eq!(client.person.file_number.as_deref(), Some("T0000001"));
        // The file number as it stands, and in the letters that links of earlier versions had.
        for guess in ["T0000001", "VDAwMDAwMDE"] {
            assert!(change_email::confirm(&world.ctx, guess).await.is_err(), "{guess}");
        }
        let link = token(&world, NEW, "/compte/mail/").await;
        assert!(link.len() >= 40, "{link}");
        let kept = kept_links(&world).await;
        assert_eq!(kept, [(app::keys::token_hash(&link),)], "the digest alone");
        let drawn = base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(&link).unwrap();
        assert!(kept[0].0 != link.as_bytes() && kept[0].0 != drawn, "in clear: {kept:?}");
        change_email::confirm(&world.ctx, &link).await.unwrap();
        let again = change_email::confirm(&world.ctx, &link).await;
        assert!(matches!(again, Err(Error::Refused(change_email::NotConfirmed::NotValid))), "{again:?}");
        assert_eq!((enters(&world, NEW, PASSWORD).await, enters(&world, &old, PASSWORD).await), (Ok(()), Err(Refusal::WrongLoginOrPassword)));
    }

    /// Whoever locks others out of their account ends the link to a new address too that these may have asked for: by a
    /// password chosen anew, a changed one, or the end of the other sessions.
    async fn locking_others_out_ends_their_link_to_a_new_address(world: World) {
        const LATER: &str = "savane-horloge-melon-42";
        world.institution().await;
        let client = world.applicant("Inès", "Marchetti").await;
        let owner = world.identify(&client).await;
        for (n, new) in ["un@courriel.example", "deux@courriel.example", "trois@courriel.example"].into_iter().enumerate() {
            change_email::request(&world.ctx, &owner, new, new, "").await.unwrap();
            let link = token(&world, new, "/compte/mail/").await;
            assert!(change_email::look(&world.ctx, &link).await.is_ok());
            match n {
                0 => access::end_other_sessions(&world.ctx, &owner).await.unwrap(),
                1 => change_password::change(&world.ctx, &owner, PASSWORD, LATER, LATER).await.unwrap(),
                _ => {
                    recover::forgotten(&world.ctx, asked(&client.person.email)).await.unwrap();
                    let own = token(&world, &client.person.email, "/compte/mot-de-passe/").await;
                    set_password::set(&world.ctx, &own, PASSWORD, PASSWORD).await.unwrap();
                }
            }
            assert!(change_email::confirm(&world.ctx, &link).await.is_err(), "{new}");
            assert!(account(&world, new).await.is_none());
        }
        assert_eq!(enters(&world, &client.person.email, PASSWORD).await, Ok(()));
    }

    // rule: 15
    /// Somebody of the staff who applies has both sides, by either way in: the address decides, never the session.
    async fn staff_may_be_applicants_too(world: World) {
        let world = world.with_sign_on();
        let institution = world.institution().await;
        let manager = world.manager(institution.centre).await;
        world.fill_profile(&manager).await;
        let number = world.apply(&manager, "M1INFO").await;
        let mut tx = world.ctx.db.write().await.unwrap();
        store::account::set_sso_login(&mut tx, manager.person.account, Some("ggestion")).await.unwrap();
        tx.commit().await.unwrap();
        world.sign_on.signs_on("ggestion", Facts::default());
        let mut signed_on = world.browser();
        signed_on.open("/connexion/ent").await;
        for mut browser in [manager.browser.clone(), signed_on] {
            browser.open("/gestion/candidatures").await;
            browser.expect_status(200).expect_heading("Candidatures");
            browser.open(&format!("/candidatures/{number}")).await;
            browser.expect_status(200).see("Récapitulatif de votre candidature");
        }
    }

    // rule: 16
    /// A campaign that is over for applicants: they still sign in and read, staff work on, and they alone apply for somebody,
    /// until the campaign itself is over.
    async fn over_for_applicants_is_not_over_for_staff(world: World) {
        let institution = world.institution().await;
        let (mut client, number) = world.submitted("Inès", "Marchetti").await;
        let mut tx = world.ctx.db.write().await.unwrap();
        let mut campaign = store::catalogue::campaign::lookup(&mut tx, institution.campaign).await.unwrap().unwrap();
        campaign.applicant_ends_on = world.ctx.today().pred_opt();
        assert!(store::catalogue::campaign::update(&mut tx, &campaign).await.unwrap());
        tx.commit().await.unwrap();
        assert_eq!(enters(&world, &client.person.email, PASSWORD).await, Ok(()));
        client.open(&format!("/candidatures/{number}")).await;
        client.expect_status(200);
        let other = world.applicant("Paul", "Durand").await;
        world.fill_profile(&other).await;
        let person = world.identify(&other).await;
        let refused = app::apply::create::apply(&world.ctx, &person, "M1INFO").await;
        assert!(matches!(refused, Err(Error::Refused(apply::Refusal::NoCampaign))), "{refused:?}");
        let mut manager = world.manager(institution.centre).await;
        manager.open(&format!("/gestion/candidatures/{number}")).await;
        manager.expect_status(200);
        let staff = world.identify(&manager).await;
        let wanted = |client: &Client| Wanted { candidate: client.person.email.clone(), programme: "M1INFO".to_owned(), ..Wanted::default() };
        let made = apply_for(&world.ctx, &staff, &wanted(&other)).await.unwrap();
        assert_eq!(world.dossier(made).await.application.account_id, other.person.account);
        let late = world.applicant("Zoé", "Petit").await;
        world.fill_profile(&late).await;
        world.ctx.clock.advance(TimeDelta::days(201));
        let refused = apply_for(&world.ctx, &staff, &wanted(&late)).await;
        assert!(matches!(refused, Err(Error::Refused(ApplyFor::Apply(apply::Refusal::NoCampaign)))), "{refused:?}");
    }

    // rule: 17
    /// An account outlives its campaign: mail, login and file number work between campaigns, and no one applies.
    async fn accounts_live_between_campaigns(world: World) {
        world.institution().await;
        let client = world.applicant("Inès", "Marchetti").await;
        world.fill_profile(&client).await;
        world.ctx.clock.advance(TimeDelta::days(201));
        let number = client.person.file_number.clone().unwrap();
        assert_eq!((enters(&world, &client.person.email, PASSWORD).await, enters(&world, &number, PASSWORD).await), (Ok(()), Ok(())));
        let mut client = world.sign_in(client.person).await;
        client.open("/mon-compte/acces").await;
        client.expect_status(200).see(&number);
        let person = world.identify(&client).await;
        let refused = app::apply::create::apply(&world.ctx, &person, "M1INFO").await;
        assert!(matches!(refused, Err(Error::Refused(apply::Refusal::NoCampaign))), "{refused:?}");
    }

    // rule: 18
    /// The old password is checked the way it was hashed, and a hash of another cost is made anew at sign-in.
    async fn a_password_is_checked_as_it_was_hashed(world: World) {
        let client = world.applicant("Inès", "Marchetti").await;
        let dearer = Passwords::new(Cost { memory_kib: 16, passes: 2, at_once: 1 }).unwrap();
        let hash = dearer.hash("ancien-mot-de-passe-51").await.unwrap();
        let mut tx = world.ctx.db.write().await.unwrap();
        store::account::set_password(&mut tx, client.person.account, &hash, world.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(enters(&world, &client.person.email, "ancien-mot-de-passe-51").await, Ok(()));
        assert_ne!(account(&world, &client.person.email).await.unwrap().password_hash, Some(hash.clone()), "made anew");
        let mut tx = world.ctx.db.write().await.unwrap();
        store::account::set_password(&mut tx, client.person.account, &hash, world.now()).await.unwrap();
        tx.commit().await.unwrap();
        let client = world.sign_in(client.person).await;
        let person = world.identify(&client).await;
        change_password::change(&world.ctx, &person, "ancien-mot-de-passe-51", PASSWORD, PASSWORD).await.unwrap();
        assert_eq!(enters(&world, &client.person.email, PASSWORD).await, Ok(()));
    }

    // rule: 18
    /// A hash of the eCandidat before opens the door once; from then on there is one of ours.
    async fn a_hash_of_the_system_before_is_made_anew(world: World) {
        let imported = [
            "$2a$04$N9qo8uLOickgx2ZMRZoMyejmGAszfkZy5SoNkUvTzTYjPCKPJD.4W",
            "1000:000102030405060708090a0b0c0d0e0f1011121314151617:d0a7bbca1a1c261ac60052ffa02bb56212b1b42f04aa1ff7",
        ];
        let client = world.applicant("Inès", "Marchetti").await;
        let email = &client.person.email;
        for hash in imported {
            let mut tx = world.ctx.db.write().await.unwrap();
            store::account::set_password(&mut tx, client.person.account, hash, world.now()).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(enters(&world, email, "girafe-tambour-30").await, Err(Refusal::WrongLoginOrPassword));
            assert_eq!(account(&world, email).await.unwrap().password_hash.as_deref(), Some(hash), "a wrong password changes nothing");
            assert_eq!(enters(&world, email, PASSWORD).await, Ok(()));
            assert!(account(&world, email).await.unwrap().password_hash.unwrap().starts_with("$argon2id$"));
            assert_eq!(enters(&world, email, PASSWORD).await, Ok(()));
        }
    }

    // rule: 19
    /// Whoever came through the sign-on gets a password of their own by asking for one.
    async fn an_account_of_the_sign_on_may_get_a_password(world: World) {
        let world = world.with_sign_on();
        world.institution().await;
        world.sign_on.signs_on("npetit", Facts { last_name: Some("Petit".into()), first_name: Some("Noé".into()), email: Some(EMAIL.into()), student_number: None });
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;
        browser.follow_within("Je n’ai pas de compte eCandidat", "Créer un compte").await;
        browser.press("Enregistrer").await;
        assert_eq!(account(&world, EMAIL).await.unwrap().password_hash, None);
        recover::forgotten(&world.ctx, asked(EMAIL)).await.unwrap();
        let link = token(&world, EMAIL, "/compte/mot-de-passe/").await;
        assert!(set_password::set(&world.ctx, &link, PASSWORD, PASSWORD).await.unwrap().is_active);
        assert_eq!(enters(&world, EMAIL, PASSWORD).await, Ok(()));
        let mut again = world.browser();
        again.open("/connexion/ent").await;
        again.expect_at("/tableau-de-bord");
    }

    // rule: 20
    /// An account that staff make for somebody brings the ordinary mail; the password is chosen behind its link.
    async fn an_account_made_by_staff_is_activated_by_its_owner(world: World) {
        let central = world.central().await;
        let staff = world.identify(&central).await;
        let typed = Typed::default().with("last_name", "Petit").with("first_name", "Noé").with("email", EMAIL);
        app::setup::people::create_staff(&world.ctx, &staff, &typed).await.unwrap();
        assert_eq!(account(&world, EMAIL).await.unwrap().password_hash, None);
        assert_eq!(world.last_mail_to(EMAIL).await.subject, "eCandidat - activez votre compte");
        let link = token(&world, EMAIL, "/compte/valider/").await;
        activate(&world.ctx, &choice(&link)).await.unwrap();
        assert_eq!(enters(&world, EMAIL, PASSWORD).await, Ok(()));
    }
}
