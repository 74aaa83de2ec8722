//! Pages of the profile that are typed in and not saved: kept while they are typed, shown again, given up.

use app::accounts::erase::{self, Outcome, Why};
use app::accounts::kept_form::{self, KeptForm, LONGEST_DRAFT};
use app::accounts::limit::{What, allow_within};
use app::audit::Who;
use chrono::TimeDelta;
use testkit::World;
use testkit::both_engines;
use testkit::browser::Answer;
use testkit::filled;
use testkit::people::{Client, PASSWORD};

const KEEP: &str = "/mon-compte/brouillon";
const ADDRESS: &str = "/mon-compte/adresse";
const EDIT: &str = "/mon-compte/adresse/modifier";
const NEW: &str = "/mon-compte/stages/nouveau";
const SHOWN: &str = "Ce que vous aviez saisi sans l’enregistrer se trouve de nouveau dans le formulaire";
const UNFINISHED: &str = "Vous avez saisi des informations sans les enregistrer";

/// Posts a form as the script does while it is typed in. `page` stands for the window, `known` for the draft it showed.
async fn keep(client: &mut Client, form: &str, (page, known): (&str, &str), more: &[(&str, &str)]) -> Answer {
    let mut fields = client.typed(form);
    let about = [("brouillon-de", form), ("brouillon-page", page), ("brouillon-vu", known)];
    fields.extend(about.iter().chain(more).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    client.post_contents(KEEP, false, &fields, &[]).await
}

/// Whether another window had kept something else.
async fn is_elsewhere(client: &mut Client, form: &str, window: (&str, &str)) -> bool {
    let answer = keep(client, form, window, &[]).await;
    assert_eq!(answer.status.as_u16(), 200, "{}", answer.text());
    let told: serde_json::Value = serde_json::from_str(&answer.text()).unwrap();
    told["elsewhere"].as_bool().unwrap()
}

async fn rows(world: &World, client: &Client) -> Vec<store::account::kept_form::KeptRow> {
    let mut tx = world.ctx.db.read().await.unwrap();
    store::account::kept_form::of_account(&mut tx, client.person.account, world.now()).await.unwrap()
}

both_engines! { with reference tables;
    /// Typed and left: the profile stays as it is saved and says so, the form shows what was typed, saving ends it.
    async fn what_is_typed_comes_back_until_it_is_saved(world: World) {
        let mut client = world.applicant("Inès", "Marchetti").await;
        filled::address(&mut client).await;
        client.open(EDIT).await;
        assert!(client.html().contains(&format!("data-autosave=\"{KEEP}\"")));
        client.fill("Adresse", "14 quai \"Choiseul\" <b>");
        assert!(!is_elsewhere(&mut client, ADDRESS, ("a", "")).await);
        let kept = rows(&world, &client).await;
        assert_eq!(kept.len(), 1);
        assert!(!kept[0].sealed.windows(8).any(|part| part == b"Choiseul"), "the table holds no readable text");

        client.open(ADDRESS).await;
        client.see("2 rue de l’église").not_see("Choiseul").see(UNFINISHED);
        client.follow("Reprendre ma saisie").await;
        client.expect_at(EDIT).see(SHOWN);
        assert_eq!((client.value("Adresse"), client.value("Commune")), ("14 quai \"Choiseul\" <b>".to_owned(), "Albi".to_owned()));
        client.press("Enregistrer").await;
        client.expect_at(ADDRESS).see("14 quai \"Choiseul\" <b>").not_see(UNFINISHED);
        assert!(rows(&world, &client).await.is_empty(), "saved, it is no draft any longer");
    }

    async fn a_draft_is_given_up(world: World) {
        let mut client = world.applicant("Inès", "Marchetti").await;
        filled::address(&mut client).await;
        for page in [EDIT, ADDRESS] {
            client.open(EDIT).await;
            client.fill("Adresse", "14 quai Choiseul");
            is_elsewhere(&mut client, ADDRESS, ("a", "")).await;
            client.open(page).await;
            client.press("Abandonner cette saisie").await;
            client.expect_at(ADDRESS).see("Votre saisie est abandonnée").see("2 rue de l’église").not_see(UNFINISHED);
            assert!(rows(&world, &client).await.is_empty());
        }
        client.open(EDIT).await;
        assert_eq!(client.value("Adresse"), "2 rue de l’église");
    }

    /// Nothing is checked before it is saved; what was refused is kept again from the page that says so.
    async fn a_draft_may_be_wrong(world: World) {
        let mut client = world.applicant("Inès", "Marchetti").await;
        client.open(NEW).await;
        assert!(!client.html().contains("data-autosave-now"));
        client.fill("Année", "bientôt").fill("Descriptif", "</textarea>À suivre");
        is_elsewhere(&mut client, NEW, ("a", "")).await;
        client.open("/mon-compte/stages").await;
        client.see(UNFINISHED);
        client.follow("Reprendre ma saisie").await;
        client.expect_at(NEW).see(SHOWN);
        assert_eq!((client.value("Année"), client.value("Descriptif")), ("bientôt".to_owned(), "</textarea>À suivre".to_owned()));
        client.press("Enregistrer").await;
        client.expect_status(422);
        assert!(client.html().contains("data-autosave-now"), "the script keeps it again at once");
        is_elsewhere(&mut client, NEW, ("b", "")).await;
        client.open(NEW).await;
        assert_eq!(client.value("Année"), "bientôt");
    }

    async fn the_second_step_comes_back_as_the_second_step(world: World) {
        let mut client = world.applicant("Inès", "Marchetti").await;
        client.open("/mon-compte/informations-perso").await;
        client.fill("INE et clé INE", "1234567890V").press("Suivant").await;
        client.fill("Ville de naissance", "Albi");
        is_elsewhere(&mut client, "/mon-compte/informations-perso", ("a", "")).await;
        client.open("/mon-compte/informations-perso").await;
        client.see(SHOWN);
        assert_eq!(client.value("Ville de naissance"), "Albi");
        client.press("Précédent").await;
        assert_eq!(client.value("INE et clé INE"), "1234567890V");
    }

    /// What is typed last counts, and the window that overwrites another one is told.
    async fn two_windows_of_one_form(world: World) {
        let mut first = world.applicant("Inès", "Marchetti").await;
        first.open(NEW).await;
        let mut second = first.clone();
        first.fill("Employeur/organisme", "EDF");
        assert!(!is_elsewhere(&mut first, NEW, ("a", "")).await);
        assert!(!is_elsewhere(&mut first, NEW, ("a", "")).await, "its own draft is nobody else's");
        second.fill("Employeur/organisme", "CNRS");
        assert!(is_elsewhere(&mut second, NEW, ("b", "")).await);
        assert!(is_elsewhere(&mut first, NEW, ("a", "")).await);
        // A window opened now shows the last draft and goes on from it.
        second.open(NEW).await;
        assert_eq!(second.value("Employeur/organisme"), "EDF");
        assert!(second.html().contains("data-autosave-seen=\"a\""));
        assert!(!is_elsewhere(&mut second, NEW, ("c", "a")).await);
    }

    /// Only forms of the profile, of somebody signed in, not too large and not too often.
    async fn what_is_not_kept_as_a_draft(world: World) {
        let mut client = world.applicant("Inès", "Marchetti").await;
        client.open(NEW).await;
        for form in ["/mon-compte/acces/mot-de-passe", "/connexion", "/mon-compte/stages", "https://ailleurs.example/", ""] {
            let answer = client.clone().post_raw(KEEP, &[("_csrf", &token(&client)), ("brouillon-de", form)]).await;
            assert_eq!(answer.status.as_u16(), 404, "{form}");
            let answer = client.clone().post_raw("/mon-compte/brouillon/effacer", &[("_csrf", &token(&client)), ("brouillon-de", form)]).await;
            assert_eq!(answer.status.as_u16(), 404, "{form}");
        }
        assert_eq!(client.clone().post_raw(KEEP, &[("brouillon-de", NEW)]).await.status.as_u16(), 403, "without the token of the page");
        let long = "x".repeat(LONGEST_DRAFT);
        assert_eq!(keep(&mut client, NEW, ("a", ""), &[("description", &long)]).await.status.as_u16(), 413);
        let mut tx = world.ctx.db.write().await.unwrap();
        while allow_within(&world.ctx, &mut tx, What::Draft, &client.person.account.to_string()).await.unwrap() {}
        tx.commit().await.unwrap();
        assert_eq!(keep(&mut client, NEW, ("a", ""), &[]).await.status.as_u16(), 429);
        assert!(rows(&world, &client).await.is_empty());
    }

    /// The session ends while somebody types: what they type on is kept for them, as a form would be, and nobody else
    /// keeps anything there.
    async fn a_draft_after_the_end_of_the_session(world: World) {
        let mut client = world.applicant("Inès", "Marchetti").await;
        client.open(NEW).await;
        client.fill("Employeur/organisme", "EDF");
        world.ctx.clock.advance(TimeDelta::hours(2));
        let forged = client.clone().post_raw(KEEP, &[("_csrf", "x"), ("brouillon-de", NEW), ("organisation", "CNRS")]).await;
        assert_eq!(forged.status.as_u16(), 303, "without the token of the page");
        assert!(rows(&world, &client).await.is_empty());
        let answer = keep(&mut client, NEW, ("a", ""), &[]).await;
        assert_eq!(answer.status.as_u16(), 200, "{}", answer.text());
        let told: serde_json::Value = serde_json::from_str(&answer.text()).unwrap();
        assert_eq!(told, serde_json::json!({ "elsewhere": false, "late": true }));
        assert_eq!(rows(&world, &client).await.len(), 1);
        client.open(NEW).await;
        client.expect_at("/connexion").not_see("EDF");
        let email = client.person.email.clone();
        client.fill("Utilisateur", &email).fill("Mot de passe", PASSWORD).press("Connexion").await;
        client.expect_at(NEW).see(SHOWN);
        assert_eq!(client.value("Employeur/organisme"), "EDF");
        let answer = keep(&mut client, NEW, ("b", "a"), &[]).await;
        assert!(answer.text().contains("\"late\":false"), "{}", answer.text());
    }

    /// What was typed in the form of an entry goes with the entry.
    async fn a_draft_goes_with_its_entry(world: World) {
        let mut client = world.applicant("Inès", "Marchetti").await;
        client.open(NEW).await;
        client.fill("Année", "2025").fill("Durée", "6 mois").fill("Nombre d’heures/semaine", "35").fill("Employeur/organisme", "EDF");
        client.fill("Descriptif", "Saisie").press("Enregistrer").await;
        client.follow("Modifier – 2025 · EDF").await;
        let form = client.at().to_owned();
        client.fill("Employeur/organisme", "CNRS");
        is_elsewhere(&mut client, &form, ("a", "")).await;
        let mut window = client.clone();
        assert_eq!(rows(&world, &client).await.len(), 1);
        client.open("/mon-compte/stages").await;
        client.see(UNFINISHED);
        client.follow("Supprimer – 2025 · EDF").await;
        client.press("Oui, supprimer").await;
        client.expect_at("/mon-compte/stages").not_see(UNFINISHED);
        assert!(rows(&world, &client).await.is_empty());
        // Another window is still open on it.
        assert_eq!(keep(&mut window, &form, ("b", ""), &[]).await.status.as_u16(), 404);
        assert!(rows(&world, &client).await.is_empty());
    }

    /// Nothing that was typed outlives its person, and a form that was on its way brings nothing back.
    async fn a_draft_goes_with_its_person(world: World) {
        let mut client = world.applicant("Inès", "Marchetti").await;
        client.open(NEW).await;
        client.fill("Employeur/organisme", "EDF");
        is_elsewhere(&mut client, NEW, ("a", "")).await;
        assert_eq!(rows(&world, &client).await.len(), 1);
        let account = client.person.account;
        let mut tx = world.ctx.db.write().await.unwrap();
        assert_eq!(erase::erase(&world.ctx, &mut tx, account, &Who::System, Why::Unused).await.unwrap(), Outcome::Erased);
        tx.commit().await.unwrap();
        assert!(rows(&world, &client).await.is_empty());

        let fields = vec![("employer".to_owned(), "EDF".to_owned())];
        let form = KeptForm { action: NEW.to_owned(), page: NEW.to_owned(), fields, draft: Some("a".to_owned()) };
        assert!(!kept_form::draft(&world.ctx, account, &form, "", None).await.unwrap());
        kept_form::keep(&world.ctx, account, &form).await.unwrap();
        assert!(rows(&world, &client).await.is_empty());
    }

    /// A message that was typed and not sent is there again, for whoever typed it; sending it ends it.
    async fn a_message_is_kept_until_it_is_sent(world: World) {
        world.institution().await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        world.fill_profile(&client).await;
        let number = world.apply(&client, "M1INFO").await;
        let thread = format!("/candidatures/{number}/messages");
        client.open(&thread).await;
        assert!(client.html().contains(&format!("data-autosave=\"{KEEP}\"")));
        client.fill("Message", "Mon relevé arrive lundi.");
        assert!(!is_elsewhere(&mut client, &thread, ("a", "")).await);
        client.open(&thread).await;
        client.see(SHOWN).see("Aucun message");
        assert_eq!(client.value("Message"), "Mon relevé arrive lundi.");
        client.press("Envoyer").await.see("Votre message est envoyé.").not_see(SHOWN);
        assert_eq!(client.value("Message"), "");
        assert!(rows(&world, &client).await.is_empty());
    }

    /// A draft is for its own account and for a day, and does not decide where one lands.
    async fn a_draft_waits_a_day(world: World) {
        let mut client = world.applicant("Inès", "Marchetti").await;
        let mut other = world.applicant("Paul", "Durand").await;
        client.open(NEW).await;
        client.fill("Employeur/organisme", "EDF");
        is_elsewhere(&mut client, NEW, ("a", "")).await;
        other.open(NEW).await;
        other.not_see(SHOWN);
        client.press("Déconnexion").await;
        client.open("/connexion").await;
        let email = client.person.email.clone();
        client.fill("Utilisateur", &email).fill("Mot de passe", PASSWORD).press("Connexion").await;
        client.expect_at("/tableau-de-bord");
        client.open(NEW).await;
        client.see(SHOWN);
        world.advance(TimeDelta::hours(25)).await;
        let mut tx = world.ctx.db.read().await.unwrap();
        let early = chrono::DateTime::<chrono::Utc>::UNIX_EPOCH;
        assert!(store::account::kept_form::of_account(&mut tx, client.person.account, early).await.unwrap().is_empty(), "the hourly purge removed it");
        drop(tx);
        let mut client = world.sign_in(client.person.clone()).await;
        client.open(NEW).await;
        client.not_see(SHOWN);
    }
}

fn token(client: &Client) -> String {
    client.page().controls.iter().find(|control| control.name == "_csrf").map(|control| control.value.clone()).unwrap_or_default()
}
