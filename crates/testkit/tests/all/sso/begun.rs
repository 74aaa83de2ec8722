//! Addresses that an account has already: one that nobody activated, one that staff made, one of an earlier campaign.

use app::accounts::activate::{Activation, activate};
use app::accounts::create::Creation;
use app::accounts::first_rights::{self, Wanted};
use app::accounts::purge;
use app::accounts::sso::Facts;
use app::actor::Person as Staff;
use app::setup::{Typed, defaults, people};
use chrono::TimeDelta;
use domain::permissions::RoleKind;
use store::Db;
use testkit::people::{PASSWORD, Person};
use testkit::{World, both_engines};
use uuid::Uuid;

use super::{ADDRESS, LOGIN, account, begin_with, by_address, create, facts, is_dead, signed_on, traces};
use crate::usecases::erasure::run;

/// Begins to create an account without the sign-on, and gives the link that was mailed.
async fn begin_locally(world: &World, address: &str) -> String {
    let typed = Creation {
        last_name: "Lefèvre",
        first_name: "Éloïse",
        email: address,
        email_again: address,
        keep_email: true,
        language: "fr",
        network: "203.0.113.7",
        form: "",
    };
    app::accounts::create::create(&world.ctx, &typed).await.unwrap();
    world.last_mail_to(address).await.link_to("/compte/valider/")
}

/// « Créer un compte pour un collègue », by somebody of the staff.
async fn make_for_a_colleague(world: &World, staff: &Staff, address: &str) -> Uuid {
    let typed = Typed::default().with("last_name", "Le Fèvre").with("first_name", "Elo").with("email", address);
    people::create_staff(&world.ctx, staff, &typed).await.unwrap()
}

/// Gives the role of central admissions on the page of rights.
async fn make_central(world: &World, staff: &Staff, account: Uuid) {
    people::grant(&world.ctx, staff, account, &Typed::default().with("role", defaults::CENTRAL)).await.unwrap();
}

async fn keep_number(world: &World, account: Uuid) {
    let mut tx = world.ctx.db.write().await.unwrap();
    store::account::set_student_number(&mut tx, account, "21900345").await.unwrap();
    tx.commit().await.unwrap();
}

both_engines! {
    /// An account that nobody ever activated does not keep the institution's own address from whom it was given to: it becomes
    /// theirs.
    async fn an_account_never_activated_becomes_whose_address_it_is(world: World) {
        let world = signed_on(&world).await;
        let link = begin_locally(&world, ADDRESS).await;
        let first = by_address(&world, ADDRESS).await.id;
        create(&world).await;
        let made = account(&world, LOGIN).await.unwrap();
        assert_eq!((made.id, made.activated_at.is_some()), (first, true));
        assert_eq!((made.email.as_str(), made.email_key.as_str(), made.student_number.as_deref()), (ADDRESS, ADDRESS, Some("21900345")));
        assert_eq!(traces(&world, first).await, ["account.sso_link"]);
        is_dead(&world, &link).await;

        // One that was begun behind the sign-on while the directory did not answer, and so waited for a link.
        const LATER: &str = "zoe.lefevre@etu.univ.example";
        world.sign_on.signs_on("zlefevre", Facts { email: None, ..facts() });
        let mut browser = world.browser();
        let link = begin_with(&world, &mut browser, LATER).await;
        let begun = account(&world, "zlefevre").await.unwrap().id;
        world.sign_on.signs_on("zlefevre", Facts { email: Some(LATER.to_owned()), ..facts() });
        create(&world).await;
        let made = account(&world, "zlefevre").await.unwrap();
        assert_eq!((made.id, made.email_key.as_str()), (begun, LATER));
        is_dead(&world, &link).await;

        world.ctx.clock.advance(TimeDelta::days(7));
        assert_eq!(purge::never_activated(&world.ctx).await.unwrap(), 0);
        assert_eq!(by_address(&world, ADDRESS).await.id, first);
    }

    /// Nothing that others put into such an account stays: no name, no password, no login.
    async fn an_account_begun_by_others_brings_nothing_of_theirs(world: World) {
        let world = signed_on(&world).await;
        let mut browser = world.browser();
        world.sign_on.signs_on("intruse", Facts { email: None, last_name: Some("Intruse".to_owned()), student_number: Some("666".to_owned()), ..facts() });
        begin_with(&world, &mut browser, ADDRESS).await;
        let begun = by_address(&world, ADDRESS).await;
        assert_eq!((begun.last_name.as_str(), begun.student_number.as_deref()), ("Intruse", Some("666")));
        let mut tx = world.ctx.db.write().await.unwrap();
        store::account::set_password(&mut tx, begun.id, "a hash", world.now()).await.unwrap();
        tx.commit().await.unwrap();
        world.sign_on.signs_on(LOGIN, facts());
        create(&world).await;
        let made = account(&world, LOGIN).await.unwrap();
        assert_eq!((made.id, made.last_name.as_str(), made.student_number.as_deref(), made.password_hash), (begun.id, "Lefèvre", Some("21900345"), None));
        assert!(account(&world, "intruse").await.is_none());
    }

    /// The account that staff made for a colleague is the one that the colleague uses: a role that it gets later is theirs.
    async fn an_account_that_staff_made_is_the_one_that_is_used(world: World) {
        let world = signed_on(&world).await;
        let staff = world.identify(&world.admin().await).await;
        let made = make_for_a_colleague(&world, &staff, ADDRESS).await;
        let link = world.last_mail_to(ADDRESS).await.link_to("/compte/valider/");
        create(&world).await;
        let used = account(&world, LOGIN).await.unwrap();
        assert_eq!((used.id, used.activated_at.is_some(), used.last_name.as_str(), used.first_name.as_str()), (made, true, "Lefèvre", "Éloïse"));
        assert_eq!(traces(&world, made).await, ["account.create", "account.sso_link"]);
        is_dead(&world, &link).await;
        make_central(&world, &staff, made).await;
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;
        browser.expect_at("/admin");
    }

    /// A role is not for whoever began an account with the address of somebody of the staff: the address gets a link, the login
    /// nothing.
    async fn a_role_is_not_for_whoever_began_the_account(world: World) {
        const COLLEAGUE: &str = "marc.membre@courriel.example";
        let world = signed_on(&world).await;
        let staff = world.identify(&world.admin().await).await;
        let mut browser = world.browser();
        let first = begin_with(&world, &mut browser, COLLEAGUE).await;
        let begun = make_for_a_colleague(&world, &staff, COLLEAGUE).await;
        assert_eq!(account(&world, LOGIN).await.unwrap().id, begun);
        make_central(&world, &staff, begun).await;
        browser.open("/connexion/ent").await;
        browser.expect_at("/connexion/ent/nouveau");
        assert!(account(&world, LOGIN).await.is_none());
        is_dead(&world, &first).await;
        let link = world.last_mail_to(COLLEAGUE).await.link_to("/compte/valider/");
        let token = link.rsplit('/').next().unwrap();
        activate(&world.ctx, &Activation { token, password: PASSWORD, password_again: PASSWORD, user_agent: "" }).await.unwrap();

        // The same from the machine itself.
        const OTHER: &str = "ada.autre@courriel.example";
        let mut browser = world.browser();
        begin_with(&world, &mut browser, OTHER).await;
        first_rights::grant(&world.ctx, &Wanted { email: OTHER, last_name: None, first_name: None, role: RoleKind::Admin }).await.unwrap();
        let given = by_address(&world, OTHER).await;
        assert_eq!((given.activated_at.is_some(), given.sso_login, given.student_number), (true, None, None));
    }

    /// Student numbers that earlier versions left with accounts whose creation was given up are taken out; others stay.
    async fn a_number_that_was_left_behind_goes(world: World) {
        let world = signed_on(&world).await;
        begin_locally(&world, ADDRESS).await;
        let left = by_address(&world, ADDRESS).await.id;
        keep_number(&world, left).await;
        let unlinked = world.person("Noé", "Petit").await.account;
        keep_number(&world, unlinked).await;
        let mut browser = world.browser();
        begin_with(&world, &mut browser, "eloise@courriel.example").await;
        let waiting = account(&world, LOGIN).await.unwrap().id;
        let script = match &world.ctx.db {
            Db::Sqlite { .. } => include_str!("../../../../store/migrations/sqlite/0054_unfinished_attempts.sql"),
            Db::Postgres(_) => include_str!("../../../../store/migrations/postgres/0054_unfinished_attempts.sql"),
        };
        run(&world.ctx.db, script).await;
        let mut tx = world.ctx.db.read().await.unwrap();
        let mut numbers = Vec::new();
        for id in [left, unlinked, waiting] {
            numbers.push(store::account::lookup(&mut tx, id).await.unwrap().unwrap().student_number.is_some());
        }
        assert_eq!(numbers, [false, true, true]);
    }

    /// What staff made for a colleague stays, and so does what was closed, though nobody ever activated it.
    async fn an_address_that_staff_dispose_of_is_not_given_back(world: World) {
        let world = signed_on(&world).await;
        let link = begin_locally(&world, ADDRESS).await;
        let held = by_address(&world, ADDRESS).await;
        let refused = async |world: &World| {
            let mut browser = world.browser();
            browser.open("/connexion/ent").await;
            browser.open("/connexion/ent/compte").await;
            browser.press("Enregistrer").await;
            browser.expect_status(422).see("Un compte eCandidat utilise déjà cette adresse");
            assert!(account(world, LOGIN).await.is_none());
        };
        let deactivate = async |at| {
            let mut tx = world.ctx.db.write().await.unwrap();
            store::account::set_deactivated(&mut tx, held.id, at).await.unwrap();
            tx.commit().await.unwrap();
        };
        deactivate(Some(world.now())).await;
        refused(&world).await;
        deactivate(None).await;
        let colleague =
            Person { account: held.id, email: held.email.clone(), first_name: held.first_name.clone(), last_name: held.last_name.clone(), file_number: None };
        world.grant(&colleague, RoleKind::Central, None, None).await;
        refused(&world).await;
        let mut browser = world.browser();
        browser.open(&link).await;
        browser.expect_status(200);
        assert!(browser.has_field("Mot de passe"));
    }

    /// Where accounts are yearly, one of last year's campaign makes room for another.
    async fn a_yearly_account_makes_room(world: World) {
        let world = signed_on(&world).await;
        create(&world).await;
        let first = account(&world, LOGIN).await.unwrap().id;
        world.set("accounts.lifetime", "campaign".into()).await;
        world.ctx.clock.advance(TimeDelta::days(210));
        world.campaign("2027", world.ctx.today() - TimeDelta::days(1), world.ctx.today() + TimeDelta::days(100)).await;
        create(&world).await;
        let second = account(&world, LOGIN).await.unwrap();
        assert_ne!(second.id, first);
        assert_eq!((second.email.as_str(), second.email_key.as_str()), (ADDRESS, ADDRESS));
    }

    /// The same when another account of that address was begun and never activated.
    async fn a_yearly_account_that_waits_makes_room_too(world: World) {
        let world = signed_on(&world).await;
        create(&world).await;
        world.set("accounts.lifetime", "campaign".into()).await;
        world.ctx.clock.advance(TimeDelta::days(210));
        world.campaign("2027", world.ctx.today() - TimeDelta::days(1), world.ctx.today() + TimeDelta::days(100)).await;
        let link = begin_locally(&world, ADDRESS).await;
        create(&world).await;
        let made = account(&world, LOGIN).await.unwrap();
        assert_eq!((made.email_key.as_str(), made.activated_at.is_some()), (ADDRESS, true));
        is_dead(&world, &link).await;
    }

    /// One that was begun last year and never activated takes part this year, whoever finishes it.
    async fn a_yearly_account_begun_last_year_takes_part(world: World) {
        const OTHER: &str = "noe.petit@courriel.example";
        let world = signed_on(&world).await;
        world.set("accounts.lifetime", "campaign".into()).await;
        begin_locally(&world, ADDRESS).await;
        let link = begin_locally(&world, OTHER).await;
        let campaign = world.campaign("2027", world.ctx.today() - TimeDelta::days(1), world.ctx.today() + TimeDelta::days(100)).await;
        create(&world).await;
        let token = link.rsplit('/').next().unwrap();
        activate(&world.ctx, &Activation { token, password: PASSWORD, password_again: PASSWORD, user_agent: "" }).await.unwrap();
        let mut tx = world.ctx.db.read().await.unwrap();
        for address in [ADDRESS, OTHER] {
            let account = store::account::find_by_email(&mut tx, address).await.unwrap().unwrap();
            assert!(account.activated_at.is_some(), "{address}");
            assert!(store::account::find_campaign_file(&mut tx, account.id, campaign).await.unwrap().is_some(), "{address}");
        }
    }
}
