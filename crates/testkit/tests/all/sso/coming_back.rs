//! Coming back from the sign-on server: by whom, where to, and what when it does not answer.

use app::accounts::sso::Facts;
use axum::http::Method;
use bytes::Bytes;
use chrono::TimeDelta;
use connect::sso::How;
use testkit::people::PASSWORD;
use testkit::{Browser, both_engines};

use super::{LOGIN, account, create, signed_on};

both_engines! {
    /// Tickets of somebody else's browser, made up, used or late open nothing.
    async fn only_the_browser_that_left_comes_back(world: World) {
        let world = signed_on(&world).await;
        create(&world).await;
        let refused = async |browser: &mut Browser, path: &str, words: &str| {
            browser.open(path).await;
            browser.expect_status(403).see(words);
            assert!(browser.cookie("ec_session").is_none(), "{path}");
        };

        // The victim's browser never left: the address of somebody's return does not sign it in as somebody.
        let mut left = world.browser();
        let target = left.fetch("/connexion/ent").await.location().unwrap().to_owned();
        let path = target.strip_prefix("http://localhost").unwrap().to_owned();
        refused(&mut world.browser(), &path, "n’a pas été commencée dans ce navigateur").await;
        // It still belongs to the browser that left, once.
        let kept = left.clone();
        left.open(&path).await;
        left.expect_at("/tableau-de-bord");
        refused(&mut kept.clone(), &path, "n’a pas été commencée").await;

        // Forged, and with another state.
        for change in [path.replace("ST-", "ST-9"), path.replace("state=", "state=x"), "/connexion/ent/retour".to_owned(), "/connexion/ent/retour?ticket=".to_owned()] {
            let mut browser = world.browser();
            browser.fetch("/connexion/ent").await;
            browser.open(&change).await;
            browser.expect_status(403);
            assert!(browser.cookie("ec_session").is_none(), "{change}");
        }

        // Late.
        let mut slow = world.browser();
        let target = slow.fetch("/connexion/ent").await.location().unwrap().to_owned();
        world.ctx.clock.advance(TimeDelta::minutes(11));
        refused(&mut slow, target.strip_prefix("http://localhost").unwrap(), "duré trop longtemps").await;

        // A first visit left alone for too long begins again.
        world.sign_on.signs_on("nouveau", Facts::default());
        let mut newcomer = world.browser();
        newcomer.open("/connexion/ent").await;
        newcomer.expect_at("/connexion/ent/nouveau");
        world.ctx.clock.advance(TimeDelta::minutes(61));
        newcomer.open("/connexion/ent/compte").await;
        newcomer.expect_status(403).see("duré trop longtemps");
    }

    /// The page says that the sign-on is down; the password works as ever.
    async fn a_silent_server_stops_nobody_with_a_password(world: World) {
        let world = signed_on(&world).await;
        let person = world.person("Noé", "Petit").await;
        let mut browser = world.browser();
        browser.tolerate_faults();
        let target = browser.fetch("/connexion/ent").await.location().unwrap().to_owned();
        world.sign_on.is_down(true);
        browser.open(target.strip_prefix("http://localhost").unwrap()).await;
        browser.expect_status(503).see("La connexion ENT ne répond pas");
        browser.open("/connexion/ent").await;
        browser.expect_status(503).see("La connexion ENT ne répond pas");
        browser.follow("Se connecter avec un compte eCandidat").await;
        browser.fill("Utilisateur", &person.email).fill("Mot de passe", PASSWORD).press("Connexion").await;
        browser.expect_at("/tableau-de-bord");
    }

    /// Where to go afterwards is a page of this site.
    async fn nobody_is_sent_elsewhere(world: World) {
        let world = signed_on(&world).await;
        create(&world).await;
        for wish in ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"] {
            let mut browser = world.browser();
            let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("suite", wish).finish();
            browser.open(&format!("/connexion/ent?{query}")).await;
            browser.expect_at("/tableau-de-bord");
        }
    }

    /// A portal's link asks nothing: it signs in who is signed on and leaves the others where they wanted to go.
    async fn a_quiet_attempt_bothers_nobody(world: World) {
        let world = signed_on(&world).await;
        create(&world).await;
        let mut browser = world.browser();
        browser.open("/connexion/ent?discret=1&suite=%2Fcandidatures").await;
        browser.expect_at("/candidatures");
        assert_eq!(world.sign_on.asked().last(), Some(&How::Quiet));
        world.sign_on.nobody();
        let mut browser = world.browser();
        browser.open("/connexion/ent?discret=1&suite=%2Foffre").await;
        browser.expect_at("/offre").expect_status(200);
    }

    /// People whose access was closed stay out, whatever the institution says of them.
    async fn the_deactivated_stay_out(world: World) {
        let world = signed_on(&world).await;
        create(&world).await;
        let id = account(&world, LOGIN).await.unwrap().id;
        let mut tx = world.ctx.db.write().await.unwrap();
        store::account::set_deactivated(&mut tx, id, Some(world.now())).await.unwrap();
        tx.commit().await.unwrap();
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;
        browser.expect_status(403).see("Votre accès à eCandidat est fermé");
        assert!(browser.cookie("ec_session").is_none());
    }

    /// Somebody who tries again and again is asked to wait.
    async fn attempts_are_counted(world: World) {
        let world = signed_on(&world).await;
        let limit = world.ctx.settings().sign_in_attempts * 40;
        let mut browser = world.browser();
        for _ in 0..limit {
            browser.fetch("/connexion/ent").await;
        }
        assert_eq!(browser.fetch("/connexion/ent").await.status.as_u16(), 429);
    }

    /// A page elsewhere that has a browser load the sign-on, as a picture say, uses up nobody's attempts.
    async fn what_a_page_loads_is_no_attempt(world: World) {
        let world = signed_on(&world).await;
        let limit = world.ctx.settings().sign_in_attempts * 40;
        let mut browser = world.browser();
        for n in 0..=limit {
            let path = if n % 2 == 0 { "/connexion/ent" } else { "/connexion/ent/retour?ticket=ST-1" };
            let answer = browser.send_with(Method::GET, path, &[("sec-fetch-dest", "image")], Bytes::new()).await;
            assert_eq!((answer.status.as_u16(), answer.location()), (403, None), "{path}");
        }
        let answer = browser.send_with(Method::GET, "/connexion/ent", &[("sec-fetch-dest", "document")], Bytes::new()).await;
        assert_eq!(answer.status.as_u16(), 303);
    }

    /// Without a sign-on nothing speaks of one.
    async fn without_a_sign_on_there_is_none(world: World) {
        world.institution().await;
        let mut browser = world.browser();
        browser.open("/").await;
        assert!(!browser.has_link("Connexion ENT"));
        browser.open("/connexion/ent").await;
        browser.expect_status(404);
        let mut client = world.sign_in(world.person("Noé", "Petit").await).await;
        client.open("/mon-compte/acces").await;
        client.not_see("ENT");
    }
}
