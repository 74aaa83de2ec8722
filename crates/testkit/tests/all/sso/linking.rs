//! Linking an account to a login and undoing it, by its owner or for staff.

use app::accounts::sso::Facts;
use chrono::TimeDelta;
use connect::sso::How;
use domain::permissions::RoleKind;
use testkit::both_engines;
use testkit::people::PASSWORD;

use super::{LOGIN, account, create, facts, signed_on, traces};

both_engines! {
    /// The same address is never enough to get at somebody's account.
    async fn the_same_address_links_nothing(world: World) {
        let world = signed_on(&world).await;
        let person = world.person("Éloïse", "Lefèvre").await;
        world.sign_on.signs_on(LOGIN, Facts { email: Some(person.email.clone()), ..facts() });
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;
        browser.expect_at("/connexion/ent/nouveau");
        browser.open("/connexion/ent/compte").await;
        browser.press("Enregistrer").await;
        browser.expect_status(422).see("Un compte eCandidat utilise déjà cette adresse");
        assert!(account(&world, LOGIN).await.is_none());

        // An address the institution does not vouch for gets the neutral answer, and its owner a mail.
        let other = world.person("Noé", "Petit").await;
        browser.fill("Adresse mail", &other.email).fill("Confirmation Adresse Mail", &other.email).press("Enregistrer").await;
        browser.expect_at("/compte/cree");
        assert!(account(&world, LOGIN).await.is_none());
        assert_eq!(world.last_mail_to(&other.email).await.subject, "eCandidat - vous avez déjà un compte");
    }

    /// « J'ai déjà un compte eCandidat »: its password links it.
    async fn the_password_links_an_account(world: World) {
        let world = signed_on(&world).await;
        let person = world.person("Éloïse", "Lefèvre").await;
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;
        browser.fill("Utilisateur", &person.email).fill("Mot de passe", "autre chose").press("Lier mon compte").await;
        browser.expect_status(422).see("Utilisateur ou mot de passe incorrect");
        assert!(account(&world, LOGIN).await.is_none() && !browser.has_link("Connexion ENT"));
        browser.fill("Mot de passe", PASSWORD).press("Lier mon compte").await;
        browser.expect_at("/tableau-de-bord");
        assert_eq!(account(&world, LOGIN).await.map(|account| account.id), Some(person.account));

        // One login, one account; one account, one login.
        let mut again = world.browser();
        again.open("/connexion/ent").await;
        again.expect_at("/tableau-de-bord");
        world.sign_on.signs_on("autre", Facts::default());
        let mut other = world.browser();
        other.open("/connexion/ent").await;
        other.fill("Utilisateur", &person.email).fill("Mot de passe", PASSWORD).press("Lier mon compte").await;
        other.expect_status(422).see("déjà lié à un autre identifiant ENT");
    }

    /// A directory that was away when an account was linked is asked for the student number once it is back.
    async fn linking_asks_for_the_number_later(world: World) {
        let world = signed_on(&world).await;
        world.sign_on.signs_on(LOGIN, Facts { student_number: None, ..facts() });
        world.directory.is_down(true);
        let person = world.person("Éloïse", "Lefèvre").await;
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;
        browser.fill("Utilisateur", &person.email).fill("Mot de passe", PASSWORD).press("Lier mon compte").await;
        browser.expect_at("/tableau-de-bord");
        world.run_jobs().await;
        assert_eq!(account(&world, LOGIN).await.unwrap().student_number, None);
        world.directory.is_down(false);
        world.directory.knows(LOGIN, facts());
        world.advance(TimeDelta::minutes(1)).await;
        assert_eq!(account(&world, LOGIN).await.unwrap().student_number.as_deref(), Some("21900345"));
    }

    /// On « Accès »: the sign-on is asked anew, the password is asked, and both ways are undone by their owner alone.
    async fn linking_and_unlinking_are_explicit(world: World) {
        let world = signed_on(&world).await;
        let person = world.person("Éloïse", "Lefèvre").await;
        let mut client = world.sign_in(person.clone()).await;
        client.open("/mon-compte/acces").await;
        client.follow("Lier à mon identifiant ENT").await;
        client.expect_at("/mon-compte/acces/ent").see(LOGIN);
        assert_eq!(world.sign_on.asked().last(), Some(&How::Anew));
        client.fill("Mot de passe actuel", "autre chose").press("Lier mon compte").await;
        client.expect_status(422).see("Ce n’est pas votre mot de passe actuel");
        client.fill("Mot de passe actuel", PASSWORD).press("Lier mon compte").await;
        client.expect_at("/mon-compte/acces").see("Votre compte est lié à l’ENT.").see(LOGIN);
        assert_eq!(account(&world, LOGIN).await.map(|account| account.id), Some(person.account));
        // What was asked once is not answered twice.
        client.open("/mon-compte/acces/ent").await;
        client.expect_at("/mon-compte/acces").see("Recommencez");

        // Somebody else cannot take the login.
        let mut other = world.sign_in(world.person("Noé", "Petit").await).await;
        other.open("/mon-compte/acces/ent/lier").await;
        other.fill("Mot de passe actuel", PASSWORD).press("Lier mon compte").await;
        other.expect_at("/mon-compte/acces").see("déjà lié à un autre compte");

        client.open("/mon-compte/acces").await;
        client.press("Délier de l’ENT").await;
        client.see("Votre compte n’est plus lié à l’ENT");
        assert!(account(&world, LOGIN).await.is_none());
        assert_eq!(traces(&world, person.account).await, ["account.sso_link", "account.sso_unlink"]);
    }

    /// Without a password, unlinking would lock the owner out.
    async fn the_last_way_in_stays(world: World) {
        let world = signed_on(&world).await;
        let mut browser = create(&world).await;
        browser.open("/mon-compte/acces").await;
        browser.press("Délier de l’ENT").await;
        browser.see("Choisissez d’abord un mot de passe");
        assert!(account(&world, LOGIN).await.is_some());
    }

    /// Staff sign on the same way and land on their side, once somebody entitled said which login is theirs.
    async fn staff_sign_on_the_same_way(world: World) {
        let world = signed_on(&world).await;
        let person = world.person("Gaëlle", "Gestion").await;
        let mut admin = world.admin().await;
        let page = format!("/admin/droits/{}", person.account);
        admin.open(&page).await;
        assert!(!admin.has_field("Identifiant ENT"), "applicants link their accounts themselves");
        world.grant(&person, RoleKind::Central, None, None).await;
        admin.open(&page).await;
        admin.fill("Identifiant ENT", " ELefevre ").press_within("Identifiant ENT", "Enregistrer").await;
        admin.see("L’identifiant ENT est enregistré.");
        assert_eq!(admin.value("Identifiant ENT"), LOGIN);
        let mut browser = world.browser();
        browser.open("/connexion/ent").await;
        browser.expect_at("/admin");

        // Central admissions give nobody a way into an administrator's account.
        let mut central = world.central().await;
        central.open(&format!("/admin/droits/{}", admin.person.account)).await;
        let token = central.page().controls.iter().find(|control| control.name == "_csrf").unwrap().value.clone();
        let answer = central.post_raw(&format!("/admin/droits/{}/ent", admin.person.account), &[("_csrf", &token), ("login", "pirate")]).await;
        assert_eq!(answer.status.as_u16(), 403);
        assert!(account(&world, "pirate").await.is_none());
        // One login, one account.
        let other = world.person("Marc", "Membre").await;
        world.grant(&other, RoleKind::Central, None, None).await;
        admin.open(&format!("/admin/droits/{}", other.account)).await;
        admin.fill("Identifiant ENT", LOGIN).press_within("Identifiant ENT", "Enregistrer").await;
        admin.see("déjà lié à un autre compte");
    }
}
