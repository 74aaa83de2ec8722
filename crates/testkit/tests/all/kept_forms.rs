//! Forms that come after the end of their session: kept for their own account, shown again after sign-in.

use chrono::TimeDelta;
use testkit::both_engines;
use testkit::people::{Client, PASSWORD};

use testkit::filled::{applied, personal};

const KEPT: &str = "Ce que vous aviez saisi avant la fin de votre session a été conservé";

/// Long enough for any session to end by idleness, short enough for forms to be kept.
const LUNCH: TimeDelta = TimeDelta::hours(2);

/// Signs in on the page at hand, as the person of the client.
async fn sign_in_again(client: &mut Client) {
    let email = client.person.email.clone();
    client.fill("Utilisateur", &email).fill("Mot de passe", PASSWORD).press("Connexion").await;
}

/// What the table holds.
async fn kept_rows(world: &testkit::World, client: &Client) -> Vec<store::account::kept_form::KeptRow> {
    let mut tx = world.ctx.db.read().await.unwrap();
    store::account::kept_form::of_account(&mut tx, client.person.account, world.now()).await.unwrap()
}

both_engines! { with reference tables;
    /// The address was typed before lunch; after sign-in it stands in its fields, with its lists, and can be saved.
    async fn a_profile_form_survives_the_end_of_the_session(world: World) {
        let mut client = world.applicant("Inès", "Marchetti").await;
        client.open("/mon-compte/adresse").await;
        client.fill("Code postal", "81000").fill("Adresse", "2 rue de l’église").press("Actualiser").await;
        client.choose("Commune", "Albi").fill("Adresse", "14 quai \"Choiseul\" <b>");
        world.ctx.clock.advance(LUNCH);
        client.press("Enregistrer").await;
        assert_eq!(client.trail(), [303, 200]);
        client.expect_at("/connexion").see("Votre saisie est conservée pendant 24 heures");
        let rows = kept_rows(&world, &client).await;
        assert_eq!(rows.len(), 1);
        assert!(!rows[0].sealed.windows(8).any(|part| part == b"Choiseul"), "the table holds no readable text");

        sign_in_again(&mut client).await;
        client.expect_at("/mon-compte/adresse").see(KEPT);
        assert_eq!((client.value("Adresse"), client.value("Commune"), client.value("Code postal")), ("14 quai \"Choiseul\" <b>".to_owned(), "Albi".to_owned(), "81000".to_owned()));
        // Looking elsewhere and coming back loses nothing.
        client.open("/tableau-de-bord").await;
        client.not_see(KEPT);
        client.open("/mon-compte/adresse").await;
        client.see(KEPT);
        client.press("Enregistrer").await;
        client.expect_at("/mon-compte/adresse").see("14 quai \"Choiseul\" <b>").not_see(KEPT);
        assert!(kept_rows(&world, &client).await.is_empty(), "posted again, it is not kept any longer");
    }

    /// A section changed from elsewhere meanwhile: the kept form is as stale as any other and shows both values.
    async fn a_kept_form_knows_what_it_had_seen(world: World) {
        let mut client = world.applicant("Inès", "Marchetti").await;
        client.open("/mon-compte/adresse").await;
        client.fill("Code postal", "81000").fill("Adresse", "1 rue Haute").press("Actualiser").await;
        client.choose("Commune", "Albi").press("Enregistrer").await;
        client.open("/mon-compte/adresse/modifier").await;
        client.fill("Adresse", "2 rue Basse");
        world.ctx.clock.advance(LUNCH);
        client.press("Enregistrer").await;
        client.expect_at("/connexion");
        let mut phone = world.sign_in(client.person.clone()).await;
        phone.open("/mon-compte/stages").await;
        let token = phone.page().controls.iter().find(|control| control.name == "_csrf").unwrap().value.clone();
        let fields = [("country", "FR"), ("postal_code", "81000"), ("town", "81004"), ("line1", "3 rue du Milieu"), ("version", "1"), ("_csrf", &token)];
        sign_in_again(&mut client).await;
        assert_eq!(client.value("Adresse"), "2 rue Basse");
        assert_eq!(phone.post_raw("/mon-compte/adresse", &fields).await.status.as_u16(), 303);
        client.press("Enregistrer").await;
        client.expect_status(409);
        client.see("Enregistré : 3 rue du Milieu").see("Votre saisie : 2 rue Basse");
    }

    /// The second step of the personal details comes back as the second step, the new entry as a new entry.
    async fn steps_and_entries_come_back_where_they_were(world: World) {
        let mut client = world.applicant("Inès", "Marchetti").await;
        client.open("/mon-compte/informations-perso").await;
        client.fill("INE et clé INE", "1234567890V").press("Suivant").await;
        client.choose("Civilité", "Madame").fill("Ville de naissance", "Albi").fill("Téléphone", "0563000000");
        world.ctx.clock.advance(LUNCH);
        client.press("Enregistrer").await;
        sign_in_again(&mut client).await;
        client.expect_at("/mon-compte/informations-perso").see(KEPT);
        assert_eq!((client.value("Ville de naissance"), client.value("Téléphone")), ("Albi".to_owned(), "0563000000".to_owned()));
        client.press("Précédent").await;
        assert_eq!(client.value("INE et clé INE"), "1234567890V");

        client.open("/mon-compte/stages/nouveau").await;
        client.fill("Année", "2025").fill("Employeur/organisme", "EDF");
        world.ctx.clock.advance(LUNCH);
        client.press("Enregistrer").await;
        sign_in_again(&mut client).await;
        client.expect_at("/mon-compte/stages/nouveau");
        assert_eq!(client.value("Employeur/organisme"), "EDF");
    }

    /// Whoever else signs in on the same browser sees nothing of it; the owner still finds it the next morning, and
    /// after a day it is gone for good.
    async fn a_kept_form_is_for_its_own_account(world: World) {
        let mut client = world.applicant("Inès", "Marchetti").await;
        let other = world.person("Paul", "Durand").await;
        client.open("/mon-compte/stages/nouveau").await;
        client.fill("Employeur/organisme", "Secret & Fils");
        world.ctx.clock.advance(LUNCH);
        client.press("Enregistrer").await;
        client.fill("Utilisateur", &other.email).fill("Mot de passe", PASSWORD).press("Connexion").await;
        client.expect_at("/mon-compte/stages/nouveau");
        client.not_see(KEPT);
        assert_eq!(client.value("Employeur/organisme"), "");
        client.press("Déconnexion").await;

        world.ctx.clock.advance(TimeDelta::hours(20));
        let mut client = world.sign_in(client.person.clone()).await;
        client.open("/mon-compte/stages/nouveau").await;
        assert_eq!(client.value("Employeur/organisme"), "Secret & Fils");

        let mut tx = world.ctx.db.read().await.unwrap();
        let early = chrono::DateTime::<chrono::Utc>::UNIX_EPOCH;
        assert_eq!(store::account::kept_form::of_account(&mut tx, client.person.account, early).await.unwrap().len(), 1);
        drop(tx);
        world.advance(TimeDelta::hours(5)).await;
        let mut tx = world.ctx.db.read().await.unwrap();
        assert!(store::account::kept_form::of_account(&mut tx, client.person.account, early).await.unwrap().is_empty(), "the hourly purge removed it");
        drop(tx);
        let mut client = world.sign_in(client.person.clone()).await;
        client.open("/mon-compte/stages/nouveau").await;
        client.not_see(KEPT);
    }

    /// Signed out in one window, saved in another: kept as well. Signed in again elsewhere: the old window still saves.
    async fn two_windows_of_one_browser(world: World) {
        let mut client = world.applicant("Inès", "Marchetti").await;
        client.open("/mon-compte/stages/nouveau").await;
        client.fill("Année", "2025").fill("Durée", "6 mois").fill("Nombre d’heures/semaine", "35").fill("Employeur/organisme", "EDF").fill("Descriptif", "Saisie");
        let mut second = client.clone();
        second.open("/tableau-de-bord").await;
        second.press("Déconnexion").await;
        // The windows share their cookies.
        let mut form = client.clone();
        for name in ["ec_session", "ec_former", "ec_visit", "ec_flash"] {
            match second.cookie(name).map(str::to_owned) {
                Some(value) => form.set_cookie(name, &value),
                None => form.forget_cookie(name),
            }
        }
        form.press("Enregistrer").await;
        form.expect_at("/connexion");
        form.see("Votre saisie est conservée");
        sign_in_again(&mut form).await;
        form.expect_at("/mon-compte/stages/nouveau").see(KEPT);
        assert_eq!(form.value("Employeur/organisme"), "EDF");

        // The first window has the new session's cookies now, and still the old form.
        for name in ["ec_session", "ec_former"] {
            let value = form.cookie(name).unwrap_or_default().to_owned();
            client.set_cookie(name, &value);
        }
        client.press("Enregistrer").await;
        client.expect_at("/mon-compte/stages").see("2025 · EDF");
    }

    /// Passwords are never kept, and a form without its token is nobody's.
    async fn what_is_not_kept(world: World) {
        let mut client = world.applicant("Inès", "Marchetti").await;
        client.open("/mon-compte/acces").await;
        client.fill("Mot de passe actuel", PASSWORD).fill("Nouveau mot de passe", "a-new-one-42").fill("Confirmation mot de passe", "a-new-one-42");
        let mut forger = client.clone();
        world.ctx.clock.advance(LUNCH);
        client.press("Modifier le mot de passe").await;
        client.expect_at("/connexion");
        assert!(kept_rows(&world, &client).await.is_empty());
        let answer = forger.post_raw("/mon-compte/stages/nouveau", &[("organisation", "forged"), ("_csrf", "0000000000000000.00")]).await;
        assert_eq!(answer.status.as_u16(), 303);
        assert!(kept_rows(&world, &client).await.is_empty());
        // Signing out after the end is no reproach.
        let mut late = world.sign_in(client.person.clone()).await;
        late.open("/tableau-de-bord").await;
        world.ctx.clock.advance(LUNCH);
        late.press("Déconnexion").await;
        late.expect_at("/").expect_status(200);
    }

    /// The staff's forms: a note, a decision, corrections, a set-up screen.
    async fn what_staff_typed(world: World) {
        let institution = world.institution().await;
        let (_applicant, number) = applied(&world, "Inès", "Marchetti").await;
        let mut manager = world.manager(institution.centre).await;

        let notes = format!("/gestion/candidatures/{number}/bloc-notes");
        manager.open(&notes).await;
        let label = manager.page().controls.iter().find(|control| control.name == "message").unwrap().label.clone();
        manager.fill(&label, "Bon dossier,\nà revoir avec la commission.");
        let form = manager.page().forms.iter().position(|form| form.action == notes).unwrap();
        let button = manager.page().buttons.iter().find(|button| button.form == Some(form)).unwrap().words.clone();
        world.ctx.clock.advance(LUNCH);
        manager.press(&button).await;
        sign_in_again(&mut manager).await;
        manager.expect_at(&notes).see(KEPT);
        assert_eq!(manager.value(&label).replace("\r\n", "\n"), "Bon dossier,\nà revoir avec la commission.");
        manager.press(&button).await;
        manager.see("à revoir avec la commission.").not_see(KEPT);

        let mut central = world.central().await;
        central.open("/admin/centres/SCI").await;
        let label = central.page().controls.iter().find(|control| control.name == "label").unwrap().label.clone();
        central.fill(&label, "Sciences et techniques");
        world.ctx.clock.advance(LUNCH);
        central.press("Enregistrer").await;
        sign_in_again(&mut central).await;
        central.expect_at("/admin/centres/SCI").see(KEPT);
        assert_eq!(central.value(&label), "Sciences et techniques");
        central.press("Enregistrer").await;
        central.expect_status(200).see("Sciences et techniques").not_see(KEPT);
    }

    /// Five minutes before the end every page of a session knows how to warn, and staying prolongs it.
    async fn staying_signed_in(world: World) {
        let mut client = world.applicant("Inès", "Marchetti").await;
        personal(&mut client, "").await;
        client.open("/mon-compte/adresse").await;
        let page = client.html();
        assert!(page.contains("data-session-warn=\"300\"") && page.contains("data-session-seconds=\"2700\""), "the script is told when to warn");
        world.ctx.clock.advance(TimeDelta::minutes(40));
        let token = client.page().controls.iter().find(|control| control.name == "_csrf").unwrap().value.clone();
        assert_eq!(client.post_raw("/session/prolonger", &[("_csrf", &token)]).await.status.as_u16(), 204);
        world.ctx.clock.advance(TimeDelta::minutes(40));
        client.open("/mon-compte/adresse").await;
        client.expect_status(200);
    }
}
