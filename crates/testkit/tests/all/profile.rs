//! « Mon compte », page by page, as an applicant fills it in without script.

use app::reference::import::{Dataset, replace};
use chrono::Days;
use domain::profile::{Address, Bac, PersonalDetails, ProfilePage};
use store::reference::load::Contents;
use testkit::both_engines;
use testkit::filled::{address, personal};

/// The first choice heading the bac, with its explanation.
pub const HELD: &str = "J’ai le bac ou une équivalence Bac français ou européen, DAEU, capacité en droit, titre étranger équivalent";

/// The lists of one department and everything that is not a place.
pub fn contents() -> Contents {
    let mut contents = Dataset::Embedded.read().unwrap();
    contents.towns.retain(|town| town.department_code == "81");
    contents.schools.retain(|school| school.department_code == "81");
    let towns: Vec<String> = contents.towns.iter().map(|town| town.code.clone()).collect();
    contents.postal_codes.retain(|(_, town)| towns.contains(town));
    contents
}

pub async fn load_lists(world: &testkit::World) {
    let mut tx = world.ctx.db.write().await.unwrap();
    replace(&mut tx, &contents(), "test", world.now()).await.unwrap();
    tx.commit().await.unwrap();
}

both_engines! {
    /// Two steps, errors beside their fields, nothing typed lost, number and key shown apart.
    async fn personal_details_in_two_steps(world: World) {
        load_lists(&world).await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        client.open("/mon-compte/informations-perso").await;
        client.expect_heading("Édition des informations personnelles");
        assert_eq!(client.value("Nationalité"), "Française");

        client.fill("INE et clé INE", "1234567890A").press("Suivant").await;
        client.expect_status(422);
        assert!(client.described("INE et clé INE").contains("ne vont pas ensemble"));
        client.fill("INE et clé INE", "1234 567 890v").press("Suivant").await;
        client.expect_status(200);
        assert_eq!((client.value("Nom patronymique"), client.value("Prénom")), ("Marchetti".to_owned(), "Inès".to_owned()));

        client.fill("Date naissance (jj/mm/aa)", "31/02/2004").fill("Téléphone", "05 63 00 00 00").press("Enregistrer").await;
        client.expect_status(422);
        client.see("Le 31/2/2004 n’existe pas");
        assert_eq!(client.value("Téléphone"), "05 63 00 00 00");

        // Back to the first step and on again: what was typed is still there.
        client.press("Précédent").await;
        assert_eq!(client.value("INE et clé INE"), "1234 567 890v");
        client.press("Suivant").await;
        assert_eq!(client.value("Téléphone"), "05 63 00 00 00");

        client.choose("Civilité", "Madame").fill("Date naissance (jj/mm/aa)", "07/11/2004");
        client.choose("Département de naissance", "81 - Tarn").fill("Ville de naissance", "Albi").press("Enregistrer").await;
        client.expect_at("/mon-compte/informations-perso");
        client.see("Encore 2 rubriques obligatoires").see("1234567890").see("Clé INE").see("Madame").see("81 - Tarn");

        let mut tx = world.ctx.db.read().await.unwrap();
        let applicant = store::profile::applicant(&mut tx, client.person.account).await.unwrap().unwrap();
        assert_eq!((applicant.ine.as_deref(), applicant.name_key.as_str()), (Some("1234567890V"), "marchetti ines"));
    }

    // rule: 26
    /// An INE belongs to one applicant; whoever types it second is told so.
    async fn an_ine_is_used_once(world: World) {
        load_lists(&world).await;
        let mut first = world.applicant("Inès", "Marchetti").await;
        personal(&mut first, "1234567890V").await;
        let mut second = world.applicant("Paul", "Durand").await;
        second.open("/mon-compte/informations-perso").await;
        second.fill("INE et clé INE", "1234567890V").press("Suivant").await;
        second.expect_status(422);
        assert!(second.described("INE et clé INE").contains("déjà utilisé"));
        second.fill("INE et clé INE", "").press("Suivant").await;
        second.expect_status(200);
    }

    // covers: M2.01, M3.01
    // rule: 26
    /// Where accounts are yearly, last year's account lends its INE no longer; one of this campaign keeps it.
    async fn a_yearly_account_gives_its_ine_again(world: World) {
        load_lists(&world).await;
        world.set("accounts.lifetime", "campaign".into()).await;
        world.campaign("2025", world.ctx.today(), world.ctx.today() + Days::new(30)).await;
        let mut earlier = world.applicant("Inès", "Marchetti").await;
        personal(&mut earlier, "1234567890V").await;
        world.campaign("2026", world.ctx.today(), world.ctx.today() + Days::new(60)).await;
        let mut now = world.applicant("Inès", "Marchetti-Roy").await;
        personal(&mut now, "1234567890V").await;
        now.open("/mon-compte/informations-perso").await;
        now.see("1234567890");
        let mut third = world.applicant("Paul", "Durand").await;
        third.open("/mon-compte/informations-perso").await;
        third.fill("INE et clé INE", "1234567890V").press("Suivant").await;
        third.expect_status(422);
        earlier.open("/mon-compte/informations-perso").await;
        earlier.see("1234567890");
    }

    /// What was changed after a submission is told apart from what was submitted.
    async fn later_changes_are_known(world: World) {
        load_lists(&world).await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        personal(&mut client, "").await;
        address(&mut client).await;
        let (ctx, account) = (&world.ctx, client.person.account);
        let mut tx = ctx.db.read().await.unwrap();
        let copy = app::profile::snapshot(ctx, &mut tx, account).await.unwrap();
        let now = app::profile::summary(ctx, &mut tx, account, app::i18n::Lang::FR).await.unwrap();
        assert!(app::profile::since::changes(&now, &copy, app::i18n::Lang::FR).is_empty());
        drop(tx);
        client.open("/mon-compte/adresse/modifier").await;
        client.fill("Adresse", "3 place du Marché").fill("Complément d’adresse 1", "Bâtiment C").press("Enregistrer").await;
        let mut tx = ctx.db.read().await.unwrap();
        let now = app::profile::summary(ctx, &mut tx, account, app::i18n::Lang::FR).await.unwrap();
        let changes = app::profile::since::changes(&now, &copy, app::i18n::Lang::FR);
        assert_eq!(changes.before(ProfilePage::Address, None, "line1"), Some("2 rue de l’église"));
        assert_eq!(changes.before(ProfilePage::Address, None, "line2"), Some(""));
        assert_eq!(changes.before(ProfilePage::Address, None, "town"), None);
    }

    /// The towns follow the postal code, and abroad a name is typed.
    async fn an_address_in_france_and_abroad(world: World) {
        load_lists(&world).await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        client.open("/mon-compte/adresse").await;
        client.expect_heading("Édition d’adresse");
        client.fill("Code postal", "81000").fill("Adresse", "2 rue de l’église").press("Actualiser").await;
        client.expect_status(200);
        assert!(client.choices("Commune").iter().any(|town| town == "Albi"));
        assert_eq!(client.value("Adresse"), "2 rue de l’église");
        client.press("Enregistrer").await;
        client.expect_status(422);
        client.choose("Commune", "Albi").press("Enregistrer").await;
        client.expect_at("/mon-compte/adresse");
        client.see("81000").see("Albi");

        client.follow("Modifier – Adresse").await;
        client.choose("Pays", "Italie").press("Actualiser").await;
        client.fill("Commune étrangère", "10121 Torino").press("Enregistrer").await;
        client.see("10121 Torino").see("Italie").not_see("81000");
    }

    /// The series follow the year, specialities the series; a school that is not listed is typed.
    async fn a_bac_with_its_lists(world: World) {
        load_lists(&world).await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        client.open("/mon-compte/baccalaureat").await;
        client.choose("Votre situation", HELD).fill("Année d’obtention", "2022").press("Actualiser").await;
        let series = client.choices("Série du bac ou équivalence");
        assert!(series.contains(&"Général".to_owned()) && !series.iter().any(|label| label.starts_with("S – ")));
        client.choose("Série du bac ou équivalence", "Général").choose("Département", "81 - Tarn").press("Actualiser").await;
        client.choose("Commune", "Albi").press("Enregistrer").await;
        client.expect_status(422);
        assert!(client.described("Spécialité terminale 1").contains("Choisissez une spécialité"));
        let offered: Vec<String> = client.choices("Spécialité terminale 1").into_iter().filter(|label| label != "Choisir").collect();
        client.choose("Spécialité terminale 1", &offered[0]).choose("Spécialité terminale 2", &offered[1]);
        client.choose("Spécialité première abandonnée", &offered[2]).choose("Établissement", "Autre établissement");
        client.fill("Autre établissement", "Lycée du Bout du Monde").press("Enregistrer").await;
        client.expect_at("/mon-compte/baccalaureat");
        client.see("Lycée du Bout du Monde").see("Général").see(&offered[2]);
    }

    /// Without a bac the situation is asked, and that is all.
    async fn without_a_bac(world: World) {
        load_lists(&world).await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        client.open("/mon-compte/baccalaureat").await;
        client.press("Enregistrer").await;
        client.expect_status(422);
        client.choose("Votre situation", "Je n’ai pas le bac Ou je le passe cette année").press("Enregistrer").await;
        client.expect_status(422);
        assert!(client.described("Précisez votre situation").contains("choisissez dans la liste"));
        client.choose("Précisez votre situation", "Baccalauréat en préparation cette année").press("Enregistrer").await;
        client.expect_at("/mon-compte/baccalaureat");
        client.see("Je n’ai pas le bac").see("Baccalauréat en préparation cette année");
    }

    // rule: 38, 95
    /// Two tabs: the second save shows what the first stored and keeps what was typed; saving again wins.
    async fn a_stale_page_shows_both_values(world: World) {
        load_lists(&world).await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        address(&mut client).await;
        let mut other = client.browser.clone();
        client.open("/mon-compte/adresse/modifier").await;
        other.open("/mon-compte/adresse/modifier").await;
        client.fill("Adresse", "3 place du Marché").press("Enregistrer").await;
        other.fill("Adresse", "4 quai de la Rivière").press("Enregistrer").await;
        other.expect_status(409);
        other.see("Enregistré : 3 place du Marché").see("Votre saisie : 4 quai de la Rivière");
        assert_eq!(other.value("Adresse"), "4 quai de la Rivière");
        other.press("Enregistrer").await;
        other.expect_at("/mon-compte/adresse");
        other.see("4 quai de la Rivière");
    }

    /// The first step of two is told before the second is typed, and keeps what both steps hold.
    async fn a_stale_first_step_is_told_at_once(world: World) {
        load_lists(&world).await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        personal(&mut client, "").await;
        let mut other = client.browser.clone();
        client.open("/mon-compte/informations-perso/modifier").await;
        other.open("/mon-compte/informations-perso/modifier").await;
        client.press("Suivant").await;
        client.fill("Ville de naissance", "Castres").press("Enregistrer").await;
        client.expect_at("/mon-compte/informations-perso");
        other.fill("INE et clé INE", "1234567890V").press("Suivant").await;
        other.expect_status(409);
        other.see("Enregistré : Castres").see("Votre saisie : Albi");
        assert_eq!(other.value("INE et clé INE"), "1234567890V");
        other.press("Suivant").await;
        other.expect_status(200);
        assert_eq!(other.value("Ville de naissance"), "Albi");
    }

    // covers: M4.13
    /// Entries are added, changed and removed after a question.
    async fn entries_come_and_go(world: World) {
        load_lists(&world).await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        client.open("/mon-compte/stages").await;
        client.follow("Nouveau stage").await;
        client.expect_heading("Saisie d’un nouveau stage");
        client.fill("Année", "2025").fill("Durée", "6 mois").fill("Nombre d’heures/semaine", "200").fill("Employeur/organisme", "EDF");
        client.fill("Descriptif", "Gestion du fichier client").press("Enregistrer").await;
        client.expect_status(422);
        client.fill("Nombre d’heures/semaine", "35").press("Enregistrer").await;
        client.expect_at("/mon-compte/stages");
        client.see("2025 · EDF");
        client.follow("Modifier – 2025 · EDF").await;
        client.fill("Durée", "5 mois").press("Enregistrer").await;
        client.see("5 mois");
        client.follow("Supprimer – 2025 · EDF").await;
        client.press("Oui, supprimer").await;
        client.see("Aucun stage");

        client.open("/mon-compte/cursus-externe/nouveau").await;
        client.choose("Pays", "Italie").fill("Année d’obtention", "2024").choose("Obtenu", "En cours").fill("Libellé et niveau de la formation", "L1 Chimie");
        let diploma = client.choices("Formation").into_iter().find(|label| label.contains("(BTS)")).unwrap();
        client.choose("Formation", &diploma).press("Enregistrer").await;
        client.see("2024 · L1 Chimie").see("En cours").see(&diploma);

        client.open("/mon-compte/experiences-pro/nouvelle").await;
        client.fill("Année", "2015").fill("Intitulé", "Commercial").fill("Durée", "2 ans").fill("Employeur/organisme", "Renault").press("Enregistrer").await;
        client.see("2015 · Commercial");
        client.open("/mon-compte/cursus-interne").await;
        client.see("Cursus externe");

        // Somebody else's entry does not exist.
        let mut tx = world.ctx.db.read().await.unwrap();
        let entry = store::profile::records(&mut tx, client.person.account).await.unwrap().into_iter().find(|row| row.kind == "work").unwrap().id;
        drop(tx);
        let mut stranger = world.applicant("Paul", "Durand").await;
        stranger.open(&format!("/mon-compte/experiences-pro/{entry}")).await;
        stranger.expect_status(404);
    }

    /// Where « Cursus interne » is no page, one page is for all studies: it is called so wherever it is named, and sends nobody
    /// to the other.
    async fn without_studies_here_one_page_is_for_all(world: World) {
        load_lists(&world).await;
        world.institution().await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        world.fill_profile(&client).await;
        let number = world.apply(&client, "M1INFO").await;
        client.open("/mon-compte/cursus-externe").await.see("Aucun cursus enregistré");
        client.open("/mon-compte/cursus-externe/nouveau").await;
        client.choose("Pays", "Italie").fill("Année d’obtention", "2024").choose("Obtenu", "En cours").fill("Libellé et niveau de la formation", "L1 Chimie");
        let diploma = client.choices("Formation").into_iter().find(|label| label.contains("(BTS)")).unwrap();
        client.choose("Formation", &diploma).press("Enregistrer").await;
        let mut central = world.central().await;
        for (is_shown, title, other, lead) in [
            (true, "Cursus externe", "Cursus post-bac", "qui n’apparaissent pas dans « Cursus interne »"),
            (false, "Cursus post-bac", "Cursus externe", "dans l’établissement ou ailleurs"),
        ] {
            world.set("catalogue.show_internal_records", is_shown.into()).await;
            client.open("/mon-compte/cursus-externe").await.expect_heading(title).see(lead).not_see(other);
            assert_eq!(client.sees("Cursus interne"), is_shown);
            for page in ["/mon-compte/stages", "/tableau-de-bord"] {
                client.open(page).await.see(title).not_see(other);
            }
            central.open(&format!("/gestion/candidatures/{number}/profil")).await.see(title).not_see(other);
            let sections = app::papers::profile::sections(&world.ctx, client.person.account, app::i18n::Lang::FR).await.unwrap();
            assert!(sections.iter().any(|section| section.title == title), "the dossier as PDF, {title}");
        }
    }

    /// The lists that the script asks for.
    async fn the_script_gets_its_lists(world: World) {
        load_lists(&world).await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        let towns = client.fetch("/mon-compte/listes/communes-du-code-postal?postal_code=81000").await.text();
        assert!(towns.contains(r#"{"value":"81004","label":"Albi"}"#), "{towns}");
        let schools = client.fetch("/mon-compte/listes/lycees?town=81004").await.text();
        assert!(schools.contains("Autre établissement"), "{schools}");
        assert!(client.fetch("/mon-compte/listes/series?year=2022").await.text().contains("GEN"));
        assert!(client.fetch("/mon-compte/listes/specialites?series=GEN&year=2022").await.text().len() > 100);
        assert_eq!(client.fetch("/mon-compte/listes/specialites?series=GEN&year=").await.text(), "[]");
        let mut nobody = world.browser();
        assert_eq!(nobody.fetch("/mon-compte/listes/series?year=2022").await.status.as_u16(), 303);
    }

    /// What other parts read: the state of the pages, the words of everything, the copy of a submission.
    async fn overview_summary_and_snapshot(world: World) {
        load_lists(&world).await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        personal(&mut client, "").await;
        address(&mut client).await;
        let (ctx, account) = (&world.ctx, client.person.account);
        let mut tx = ctx.db.read().await.unwrap();
        let overview = app::profile::overview(ctx, &mut tx, account).await.unwrap();
        assert_eq!(overview.missing().collect::<Vec<_>>(), [ProfilePage::Bac]);
        let facts = app::profile::facts(ctx, &mut tx, account).await.unwrap();
        assert!(facts.has_personal && facts.has_address && !facts.has_bac && !facts.has_ine);
        assert_eq!(facts.nationality.as_deref(), Some("FR"));
        let summary = app::profile::summary(ctx, &mut tx, account, app::i18n::Lang::named("en").unwrap()).await.unwrap();
        let address = summary.section(ProfilePage::Address).unwrap();
        assert!(address.rows.iter().any(|row| row.field == "town" && row.value == "Albi") && address.version == 1);
        let snapshot = app::profile::snapshot(ctx, &mut tx, account).await.unwrap();
        assert_eq!(snapshot["address"]["content"]["place"]["town"], "81004");
        assert_eq!(snapshot["address"]["words"]["fr"]["town"], "Albi");
        assert_eq!(snapshot["personal"]["words"]["en"]["nationality"], "French");
        assert!(app::profile::sections::load::<PersonalDetails>(&mut tx, account).await.unwrap().is_some());
        assert!(app::profile::sections::load::<Address>(&mut tx, account).await.unwrap().is_some());
        assert!(app::profile::sections::load::<Bac>(&mut tx, account).await.unwrap().is_none());
    }
}
