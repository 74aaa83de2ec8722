//! The profile: when it may be changed, and which lists its pages offer.

use app::reference::import::replace;
use chrono::Datelike as _;
use testkit::both_engines;
use testkit::filled::personal;

use crate::profile::{HELD, contents, load_lists};

both_engines! {
    // rule: 21
    /// Every page stays open to change, after a submission as well; the submission keeps what it was made with.
    async fn the_profile_never_freezes_and_submissions_do(world: World) {
        load_lists(&world).await;
        let institution = world.institution().await;
        let (mut client, number) = world.submitted("Inès", "Marchetti").await;
        client.open("/mon-compte/adresse/modifier").await;
        client.fill("Adresse", "9 via Milano").press("Enregistrer").await;
        client.expect_at("/mon-compte/adresse").see("9 via Milano");
        client.open("/mon-compte/informations-perso/modifier").await;
        client.press("Suivant").await.fill("Téléphone", "05 63 00 00 00").press("Enregistrer").await;
        client.expect_at("/mon-compte/informations-perso").see("05 63 00 00 00");
        let application = world.dossier(number).await.application.id;
        let mut tx = world.ctx.db.read().await.unwrap();
        let kept = store::application::submission::latest(&mut tx, application).await.unwrap().unwrap().snapshot.0;
        drop(tx);
        assert_eq!(kept["profile"]["address"]["content"]["line1"], "2 via Roma");
        let mut manager = world.manager(institution.centre).await;
        manager.open(&format!("/gestion/candidatures/{number}/profil")).await;
        manager.see("Le candidat a modifié son profil depuis la transmission.").see("9 via Milano").see("À la transmission : 2 via Roma");
    }

    // rule: 26
    /// An INE is somebody else's at « Suivant » and again at « Enregistrer », whatever its letters.
    async fn an_ine_is_checked_twice(world: World) {
        load_lists(&world).await;
        let mut first = world.applicant("Inès", "Marchetti").await;
        let mut second = world.applicant("Paul", "Durand").await;
        second.open("/mon-compte/informations-perso").await;
        second.fill("INE et clé INE", "1234567890v").press("Suivant").await;
        second.expect_status(200);
        personal(&mut first, "1234567890V").await;
        second.choose("Civilité", "Monsieur").fill("Date naissance (jj/mm/aa)", "7/11/2004");
        second.choose("Département de naissance", "81 - Tarn").fill("Ville de naissance", "Albi").press("Enregistrer").await;
        second.expect_status(422).see("déjà utilisé");
        second.open("/mon-compte/informations-perso").await;
        second.fill("INE et clé INE", "1234567890v").press("Suivant").await;
        second.expect_status(422);
    }

    /// An INES is accepted. Where the institution advises the INE of the bac transcript instead, the pages say so, and go on.
    async fn an_ines_is_accepted_with_an_advice(world: World) {
        const ADVICE: &str = "veuillez prendre l’INE de votre relevé de note du bac";
        const PAGE: &str = "/mon-compte/informations-perso";
        load_lists(&world).await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        personal(&mut client, "123456789AB").await;
        client.open(PAGE).await.see("123456789").not_see(ADVICE);
        client.open(&format!("{PAGE}/modifier")).await.not_see(ADVICE);
        client.press("Suivant").await.not_see(ADVICE);
        let mut central = world.central().await;
        central.open("/admin/etablissement").await.tick("Conseiller à ceux qui ont un INES de donner l’INE de leur relevé de notes du bac");
        central.press("Enregistrer").await.see("Vos modifications sont enregistrées.");
        client.open(PAGE).await.see(ADVICE);
        client.open(&format!("{PAGE}/modifier")).await.see(ADVICE);
        client.press("Suivant").await.expect_status(200).see(ADVICE);
        client.press("Enregistrer").await.expect_status(200).see(ADVICE);
        client.open(&format!("{PAGE}/modifier")).await.fill("INE et clé INE", "1234567890V").press("Suivant").await.not_see(ADVICE);
    }

    // rule: 29
    /// A department withdrawn from the lists stays with whoever had chosen it, and is offered to nobody else.
    async fn a_withdrawn_department_stays_with_its_owner(world: World) {
        load_lists(&world).await;
        let mut owner = world.applicant("Inès", "Marchetti").await;
        personal(&mut owner, "").await;
        let mut fewer = contents();
        fewer.departments.retain(|department| department.code != "081" && department.code != "81");
        let mut tx = world.ctx.db.write().await.unwrap();
        replace(&mut tx, &fewer, "test", world.now()).await.unwrap();
        tx.commit().await.unwrap();
        owner.open("/mon-compte/informations-perso/modifier").await;
        owner.press("Suivant").await;
        assert!(owner.choices("Département de naissance").iter().any(|label| label == "81 - Tarn"));
        owner.press("Enregistrer").await;
        owner.expect_at("/mon-compte/informations-perso").see("81 - Tarn");
        let mut other = world.applicant("Paul", "Durand").await;
        other.open("/mon-compte/informations-perso").await;
        other.press("Suivant").await;
        assert!(!other.choices("Département de naissance").iter().any(|label| label == "81 - Tarn"));
    }

    // rule: 30
    /// Another year empties a series that it does not have, without any script, and chooses none in its place; one that the
    /// year has stays.
    async fn a_series_that_does_not_fit_is_emptied(world: World) {
        const SERIES: &str = "Série du bac ou équivalence";
        const ES: &str = "ES – Économique et social";
        load_lists(&world).await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        client.open("/mon-compte/baccalaureat").await;
        client.choose("Votre situation", HELD).fill("Année d’obtention", "2019").press("Actualiser").await;
        client.choose(SERIES, ES).fill("Année d’obtention", "2018").press("Actualiser").await;
        assert_eq!(client.value(SERIES), ES);
        client.fill("Année d’obtention", "2023").press("Actualiser").await;
        assert_eq!(client.value(SERIES), "Choisir");
        assert!(client.choices(SERIES).len() > 1, "there was something to choose");
        client.press("Enregistrer").await;
        client.expect_status(422);
        assert!(client.described(SERIES).contains("Choisissez la série de votre bac"), "{}", client.described(SERIES));
        assert_eq!(client.value(SERIES), "Choisir");

        // The same of a bac that was saved before.
        client.fill("Année d’obtention", "2019").press("Actualiser").await;
        client.choose(SERIES, ES).choose("Département", "81 - Tarn").press("Actualiser").await;
        client.choose("Commune", "Albi").press("Actualiser").await;
        client.choose("Établissement", "Autre établissement").fill("Autre établissement", "Lycée du Bout du Monde").press("Enregistrer").await;
        client.expect_at("/mon-compte/baccalaureat").see(ES);
        client.open("/mon-compte/baccalaureat/modifier").await;
        client.fill("Année d’obtention", "2023").press("Actualiser").await;
        assert_eq!(client.value(SERIES), "Choisir");
    }

    // rule: 35
    /// A bac is of this year at the latest; studies, internships and jobs may be of the next year, and of no later one.
    async fn studies_and_jobs_may_be_of_next_year(world: World) {
        load_lists(&world).await;
        let mut client = world.applicant("Inès", "Marchetti").await;
        let year = world.ctx.today().year();
        let too_late = |latest: i32| format!("{latest} au plus tard");
        client.open("/mon-compte/baccalaureat").await;
        client.choose("Votre situation", HELD).fill("Année d’obtention", &(year + 1).to_string()).press("Enregistrer").await;
        client.expect_status(422).see(&too_late(year));
        type Values<'a> = &'a [(&'a str, &'a str)];
        let pages: [(&str, &str, &str, Values<'_>); 3] = [
            ("cursus-externe", "Nouveau cursus", "Année d’obtention", &[("Libellé et niveau de la formation", "BTS1")]),
            ("stages", "Nouveau stage", "Année", &[("Durée", "2 mois"), ("Employeur/organisme", "Aquarium"), ("Descriptif", "Relevés")]),
            (
                "experiences-pro",
                "Nouvelle expérience professionnelle",
                "Année",
                &[("Intitulé", "Animatrice"), ("Durée", "1 an"), ("Employeur/organisme", "Aquarium")],
            ),
        ];
        for (page, new, label, rest) in pages {
            client.open(&format!("/mon-compte/{page}")).await.follow(new).await;
            if page == "cursus-externe" {
                let diploma = client.choices("Formation").into_iter().find(|label| label.contains("(BTS)")).unwrap();
                client.choose("Pays", "Italie").choose("Formation", &diploma).choose("Obtenu", "Non");
            }
            for (field, words) in rest {
                client.fill(field, words);
            }
            client.fill(label, &(year + 2).to_string()).press("Enregistrer").await;
            client.expect_status(422).see(&too_late(year + 1));
            client.fill(label, &(year + 1).to_string()).press("Enregistrer").await;
            client.expect_at(&format!("/mon-compte/{page}")).see(&format!("{} · ", year + 1));
        }
    }

    // rule: 31
    /// Towns of a bac are those with a school in the department; towns of an address are those of the postal code.
    async fn towns_follow_what_they_are_asked_for(world: World) {
        load_lists(&world).await;
        let client = world.applicant("Inès", "Marchetti").await;
        let all = contents();
        let with_school = |code: &str| all.schools.iter().any(|school| school.town_code.as_deref() == Some(code));
        let bare = all.towns.iter().find(|town| !with_school(&town.code)).unwrap();
        let mut browser = client.browser.clone();
        let of_department = browser.fetch(&format!("/mon-compte/listes/communes?department={}", bare.department_code)).await.text();
        assert!(of_department.contains("\"label\":\"Albi\"") && !of_department.contains(&format!("\"{}\"", bare.code)), "{of_department}");
        let (postal_code, _) = all.postal_codes.iter().find(|(_, town)| *town == bare.code).unwrap();
        let of_postal_code = browser.fetch(&format!("/mon-compte/listes/communes-du-code-postal?postal_code={postal_code}")).await.text();
        assert!(of_postal_code.contains(&format!("\"{}\"", bare.code)), "{of_postal_code}");
    }
}
