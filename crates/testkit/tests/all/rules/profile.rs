//! The profile: when it may be changed, and which lists its pages offer.

use app::reference::import::replace;
use testkit::both_engines;

use crate::profile::{contents, fill_personal, load_lists};

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
        fill_personal(&mut first, "1234567890V").await;
        second.choose("Civilité", "Monsieur").fill("Date naissance (jj/mm/aa)", "7/11/2004");
        second.choose("Département de naissance", "81 - Tarn").fill("Ville de naissance", "Albi").press("Enregistrer").await;
        second.expect_status(422).see("déjà utilisé");
        second.open("/mon-compte/informations-perso").await;
        second.fill("INE et clé INE", "1234567890v").press("Suivant").await;
        second.expect_status(422);
    }

    // rule: 29
    /// A department withdrawn from the lists stays with whoever had chosen it, and is offered to nobody else.
    async fn a_withdrawn_department_stays_with_its_owner(world: World) {
        load_lists(&world).await;
        let mut owner = world.applicant("Inès", "Marchetti").await;
        fill_personal(&mut owner, "").await;
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
