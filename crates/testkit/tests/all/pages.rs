//! The harness on the pages that every installation has.

use testkit::both_engines;
use testkit::people::PASSWORD;

both_engines! {
    /// The form tells what is missing, keeps the login and opens the session.
    async fn somebody_signs_in_and_out(world: World) {
        let person = world.person("Zoé", "Lefèvre").await;
        let mut browser = world.browser();
        browser.open("/connexion").await;
        let login = browser.page().controls.iter().find(|control| control.name == "login").unwrap().label.clone();
        let password = browser.page().controls.iter().find(|control| control.name == "password").unwrap().label.clone();
        let button = browser.page().buttons.iter().find(|button| button.around.iter().any(|text| text.contains(&password))).unwrap().words.clone();

        browser.fill(&login, &person.email).fill(&password, "autre chose").press(&button).await;
        browser.expect_status(422);
        assert_eq!(browser.value(&login), person.email);
        assert_eq!(browser.value(&password), "");

        browser.fill(&password, PASSWORD).press(&button).await;
        assert_eq!(browser.trail()[0], 303);
        assert!(browser.cookie("ec_session").is_some());
        assert!(browser.has_button("Déconnexion"));

        browser.press("Déconnexion").await;
        assert!(browser.cookie("ec_session").is_none());
    }

    /// What nobody wrote answers with the frame of every page.
    async fn an_unknown_page_is_a_page(world: World) {
        let mut browser = world.browser();
        browser.open("/nulle-part").await;
        browser.expect_status(404).not_see("Référence");
        let mut client = world.sign_in(world.person("Noé", "Petit").await).await;
        client.open("/candidatures/douze").await;
        client.expect_status(404);
        assert!(client.has_button("Déconnexion"), "a word where a number belongs");
    }

    /// What a member of the staff may not open keeps the frame of their side: its navigation has no room in the other one.
    async fn a_page_that_staff_may_not_open_keeps_their_frame(world: World) {
        let institution = world.institution().await;
        let mut manager = world.manager(institution.centre).await;
        for path in ["/admin", "/gestion/nulle-part"] {
            let answer = manager.fetch(path).await;
            assert_eq!(answer.status.as_u16(), 404);
            assert!(answer.text().contains("class=\"ec-side\""), "{path}");
        }
    }

    /// Keys of one character that somebody switched off are off on the next page too, and wherever there are some the
    /// switch stands beside them and says so.
    async fn shortcuts_stay_off(world: World) {
        let institution = world.institution().await;
        let (_, number) = world.submitted("Inès", "Marchetti").await;
        let base = format!("/gestion/candidatures/{number}");
        let own = [format!("{base}/pieces/RELEVES"), format!("{base}/avis"), "/gestion/candidatures".to_owned()];
        let mut manager = world.manager(institution.centre).await;
        let mut member = world.committee(institution.committee).await;
        let mut visitor = world.browser();
        for is_on in [true, false] {
            if !is_on {
                manager.set_cookie("raccourcis", "off");
                member.set_cookie("raccourcis", "off");
                visitor.set_cookie("raccourcis", "off");
            }
            for path in &own {
                manager.open(path).await;
                assert_eq!(manager.is_ticked("raccourcis d’un seul caractère actifs"), is_on, "{path}");
                assert_eq!(manager.html().contains("data-shortcuts=\"off\""), !is_on, "{path}");
            }
            member.open(&format!("/commission/INFO/candidatures/{number}")).await;
            assert_eq!(member.is_ticked("raccourcis d’un seul caractère actifs"), is_on);
            // A page that is kept for whoever comes is another one for them.
            visitor.open("/offre").await;
            assert_eq!(visitor.html().contains("data-shortcuts=\"off\""), !is_on);
        }
    }

    /// A forged form changes nothing.
    async fn a_form_without_its_token_is_refused(world: World) {
        let mut browser = world.browser();
        let answer = browser.post_raw("/connexion", &[("login", "a@b.example"), ("password", "x")]).await;
        assert_eq!(answer.status.as_u16(), 403);
        let reference = answer.headers.get("x-request-id").unwrap().to_str().unwrap();
        assert!(answer.text().contains(reference), "the page says what to look for in the log");
        let lines = world.logs.lines();
        assert!(lines.iter().any(|line| line.text.contains("status=403") && line.around.contains(reference)), "{lines:#?}");
    }

    /// A node that lost its database says so and comes back by itself; here the pool is closed for good.
    async fn health_follows_the_database(world: World) {
        let mut browser = world.browser();
        assert_eq!(browser.fetch("/health/live").await.status.as_u16(), 200);
        assert_eq!(browser.fetch("/health/ready").await.status.as_u16(), 200);
        world.ctx.db.close().await;
        browser.tolerate_faults();
        assert_eq!(browser.fetch("/health/live").await.status.as_u16(), 200);
        assert_eq!(browser.fetch("/health/ready").await.status.as_u16(), 503);
    }
}

both_engines! { with reference tables;
    /// An institution can be made, and its people see their side.
    async fn everybody_lands_on_their_side(world: World) {
        let institution = world.institution().await;
        let mut applicant = world.applicant("Éloïse", "Martin").await;
        assert!(applicant.person.file_number.is_some());
        let mut manager = world.manager(institution.centre).await;
        let mut member = world.committee(institution.committee).await;
        let mut admin = world.admin().await;
        for client in [&mut applicant, &mut manager, &mut member, &mut admin] {
            // Signed in already: the form gives way to the person's own side.
            client.open("/connexion").await;
            assert_eq!(client.trail()[0], 303, "{}", client.person.email);
        }
        let mut tx = world.ctx.db.read().await.unwrap();
        let tables = app::reference::current(&world.ctx, &mut tx).await.unwrap();
        assert!(format!("{tables:?}").len() > 10_000, "the tables are there");
    }
}
