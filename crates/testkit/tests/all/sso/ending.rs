//! What ends: sessions with the sign-on they began with, and attempts that are over.

use app::accounts::sso::Facts;
use chrono::TimeDelta;
use connect::sso::SsoScript;
use testkit::both_engines;

use super::{create, signed_on};

both_engines! {
    /// The sign-on server says on one node that a ticket is over; the session it began ends on every node, no other does.
    async fn the_end_of_the_sign_on_ends_the_session_on_any_node(world: World) {
        let world = signed_on(&world).await;
        let mut first = create(&world).await;
        let first_ticket = world.sign_on.last_ticket();
        let mut second = world.browser();
        second.open("/connexion/ent").await;
        second.expect_at("/tableau-de-bord");

        let other_node = world.another_node().await;
        let mut server = other_node.browser();
        for message in [SsoScript::end_of("ST-999"), "n’importe quoi".to_owned(), String::new(), SsoScript::end_of(&first_ticket)] {
            let answer = server.send(axum::http::Method::POST, "/connexion/ent/retour", Some("application/x-www-form-urlencoded".to_owned()), message.into()).await;
            assert_eq!((answer.status.as_u16(), answer.text().as_str()), (200, ""), "the sender learns nothing");
        }
        first.open("/tableau-de-bord").await;
        first.expect_at("/connexion");
        second.open("/tableau-de-bord").await;
        second.expect_at("/tableau-de-bord");
    }

    /// « Déconnexion » leaves the sign-on too, for sessions that began there.
    async fn signing_out_leaves_the_sign_on(world: World) {
        let world = signed_on(&world).await;
        let mut browser = create(&world).await;
        browser.press("Déconnexion").await;
        browser.see("Vous êtes déconnecté d’eCandidat");
        assert!(browser.html().contains("http-equiv=\"refresh\"") && !browser.has_button("Déconnexion"));
        browser.follow("Continuer").await;
        browser.expect_at("/");
        browser.follow("Connexion ENT").await;
        browser.expect_status(403).see("L’ENT ne vous a pas connecté");

        let mut client = world.sign_in(world.person("Noé", "Petit").await).await;
        client.open("/").await;
        client.open("/tableau-de-bord").await;
        client.press("Déconnexion").await;
        client.expect_at("/");
    }

    /// Each sign-on has a session of its own; the session before it in the same browser ends.
    async fn the_session_is_new(world: World) {
        let world = signed_on(&world).await;
        let mut browser = create(&world).await;
        let before = browser.cookie("ec_session").unwrap().to_owned();
        // The attempt was begun before the session existed, in another window.
        let mut window = world.browser();
        let target = window.fetch("/connexion/ent").await.location().unwrap().to_owned();
        let attempt = window.cookie("ec_signon").unwrap().to_owned();
        browser.set_cookie("ec_signon", &attempt);
        browser.open(target.strip_prefix("http://localhost").unwrap()).await;
        browser.expect_at("/tableau-de-bord");
        assert_ne!(browser.cookie("ec_session").unwrap(), before);
        assert!(browser.cookie("ec_signon").is_none());
        let mut old = world.browser();
        old.set_cookie("ec_session", &before);
        old.open("/tableau-de-bord").await;
        old.expect_at("/connexion");
    }

    /// What is over is forgotten with the night's purge.
    async fn old_attempts_are_forgotten(world: World) {
        let world = signed_on(&world).await;
        world.browser().fetch("/connexion/ent").await;
        world.sign_on.signs_on("nouveau", Facts::default());
        world.browser().open("/connexion/ent").await;
        world.advance(TimeDelta::days(2)).await;
        let mut tx = world.ctx.db.write().await.unwrap();
        assert_eq!(store::sso::purge(&mut tx, world.now()).await.unwrap(), 0, "the purge has passed already");
    }
}
