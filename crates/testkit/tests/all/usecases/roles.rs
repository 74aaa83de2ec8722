//! Profiles made and changed on « Profils et droits »: what they give counts at the next request, and nobody is left
//! without one to give.

use domain::permissions::RoleKind;
use testkit::people::{Client, Place};
use testkit::{Browser, World, both_engines};

use super::{applied, traced};
use crate::sso::traces_of;

const LIST: &str = "/admin/profils";
const NEW: &str = "/admin/profils/nouveau";
const JURY: &str = "/admin/profils/JURY";
const SCREENS: &str = "Écrans";
const ACTS: &str = "Actions sur une candidature";

/// Makes the profile of members who read dossiers and decide nothing.
async fn make(central: &mut Client) {
    central.open(NEW).await;
    central.fill("Code", "jury").choose("Type de profil", "Membre de commission").fill("Libellé", "Jury");
    central.choose(SCREENS, "Liste des candidatures : Lecture").choose(ACTS, "Dossier et contrôle des pièces : Lecture");
    central.press("Enregistrer").await;
    central.expect_at(JURY).see("Vos modifications sont enregistrées.");
}

async fn role(world: &World, code: &str) -> Option<store::rights::Role> {
    let mut tx = world.ctx.db.read().await.unwrap();
    store::rights::find_role(&mut tx, code).await.unwrap()
}

/// What a form is answered with.
async fn status(browser: &Browser, action: &str, fields: &[(String, String)]) -> u16 {
    browser.clone().post_contents(action, false, fields, &[]).await.status.as_u16()
}

fn access(role: &store::rights::Role, right: &str) -> Option<String> {
    role.rights.0.iter().find(|held| held.right == right).map(|held| held.access.clone())
}

both_engines! {
    /// A member whose profile is given the entry of decisions enters one.
    async fn a_right_given_to_a_profile_counts_at_once(world: World) {
        world.institution().await;
        let (_, number) = applied(&world, "Inès", "Marchetti").await;
        let mut central = world.central().await;
        make(&mut central).await;
        let person = world.person("Marc", "Juré").await;
        central.open(&format!("/admin/droits/{}", person.account)).await;
        central.choose("Profil", "Jury").choose("Commission", "Commission informatique").press("Donner ce profil").await;
        central.see("Le profil est donné.");
        central.open(LIST).await;
        assert_eq!(central.row("JURY"), "JURY Jury Membre de commission 1 En service");
        let mut member = world.sign_in(person).await;
        let page = format!("/gestion/candidatures/{number}/avis");
        member.open(&page).await.expect_status(403);
        central.open(JURY).await;
        central.choose(ACTS, "Saisie des avis : Écriture").press("Enregistrer").await;
        central.see("Vos modifications sont enregistrées.");
        member.open(&page).await;
        member.choose("Type de décision", "Liste d’attente").press("Enregistrer").await;
        member.see("L’avis est saisi.");
        assert_eq!(traced(&world, number, "decision.enter").await, 1);
        assert_eq!(traces_of(&world, "role:JURY").await, ["setup.add", "setup.change"]);
    }

    /// Whoever saves second is shown both, and loses nothing.
    async fn a_profile_saved_meanwhile_is_told(world: World) {
        let (mut first, mut second) = (world.central().await, world.admin().await);
        make(&mut first).await;
        first.open(JURY).await;
        second.open(JURY).await;
        first.choose(ACTS, "Bloc-notes : Lecture").press("Enregistrer").await;
        second.fill("Libellé", "Jury élargi").choose(ACTS, "Bloc-notes : Écriture").press("Enregistrer").await;
        second.expect_status(409).see("Bloc-notes, valeur enregistrée entre-temps : Lecture");
        assert_eq!(second.value("Libellé"), "Jury élargi");
        let stored = role(&world, "JURY").await.unwrap();
        assert_eq!((stored.label.as_str(), access(&stored, "GEST_POST_IT").as_deref()), ("Jury", Some("read")));
        second.press("Enregistrer").await;
        second.see("Vos modifications sont enregistrées.");
        let stored = role(&world, "JURY").await.unwrap();
        assert_eq!((stored.label.as_str(), access(&stored, "GEST_POST_IT").as_deref()), ("Jury élargi", Some("write")));
    }

    /// Members get nothing of what only managers have; a profile without any right is none.
    async fn a_profile_holds_what_its_kind_may(world: World) {
        let mut central = world.central().await;
        central.open(NEW).await;
        central.press("Enregistrer").await;
        central.expect_status(422);
        central.fill("Code", "LECTEURS").choose("Type de profil", "Membre de commission").fill("Libellé", "Lecteurs");
        central.choose(SCREENS, "Formations : Lecture").press("Enregistrer").await;
        central.expect_status(422).see("« Formations » est réservé aux gestionnaires.");
        let html = central.html();
        let row = html.split("<tr").skip(1).find(|row| row.contains("est réservé aux gestionnaires")).unwrap();
        assert!(!row.contains("data-show-when"), "a script would hide the line with what is wrong with it: {row}");
        central.choose(SCREENS, "Formations : Aucun accès").press("Enregistrer").await;
        central.expect_status(422).see("Donnez au moins un droit à ce profil.");
        central.choose(SCREENS, "Liste des candidatures : Lecture").press("Enregistrer").await;
        central.expect_at("/admin/profils/LECTEURS");
        assert!(!central.has_field("Formations : Lecture"), "what its kind may not hold is not asked");
        let stored = role(&world, "LECTEURS").await.unwrap();
        assert_eq!((stored.kind.as_str(), stored.rights.0.len()), (RoleKind::Committee.code(), 1));
        central.open(NEW).await;
        central.fill("Code", "LECTEURS").choose("Type de profil", "Gestionnaire").fill("Libellé", "Autres");
        central.choose(SCREENS, "Formations : Lecture").press("Enregistrer").await;
        central.expect_status(422).see("Ce code est déjà utilisé.");
    }

    /// What comes with the product stays; of each kind one can always be given; what somebody holds is not removed.
    async fn nobody_is_left_without_a_profile_to_give(world: World) {
        let institution = world.institution().await;
        let mut central = world.central().await;
        make(&mut central).await;
        central.open("/admin/profils/scolCentrale").await;
        central.see("Ce profil est fourni avec l’application");
        assert!(!central.has_button("Enregistrer"));
        central.open(JURY).await;
        let fields = central.typed(JURY);
        for fixed in ["/admin/profils/scolCentrale", "/admin/profils/admin"] {
            assert_eq!(central.post_contents(fixed, false, &fields, &[]).await.status.as_u16(), 403, "{fixed}");
        }

        // The other one of its kind goes out of service first; then this one cannot.
        central.open("/admin/profils/commission").await;
        central.untick("En service").press("Enregistrer").await;
        central.see("Vos modifications sont enregistrées.");
        central.open(JURY).await;
        central.untick("En service").press("Enregistrer").await;
        central.expect_status(422).see("C’est le dernier profil en service de ce type");
        central.open(&format!("{JURY}/supprimer")).await;
        central.press("Oui, supprimer").await;
        central.expect_at(JURY).see("C’est le dernier profil en service de ce type");
        central.open("/admin/profils/commission").await;
        central.tick("En service").press("Enregistrer").await;

        let person = world.person("Marc", "Juré").await;
        let grant = world.give(&person, "JURY", Place { committee: Some(institution.committee), ..Place::default() }).await;
        central.open(&format!("{JURY}/supprimer")).await;
        central.press("Oui, supprimer").await;
        central.expect_at(JURY).see("Suppression impossible : cet élément est encore utilisé.");
        let mut tx = world.ctx.db.write().await.unwrap();
        assert!(store::rights::remove(&mut tx, grant).await.unwrap());
        tx.commit().await.unwrap();
        central.open(&format!("{JURY}/supprimer")).await;
        central.press("Oui, supprimer").await;
        central.expect_at(LIST).see("La suppression est faite.");
        assert!(role(&world, "JURY").await.is_none());
    }

    /// Two people at once do not take each other's last profile out of service.
    async fn one_profile_stays_whoever_is_faster(world: World) {
        const OTHER: &str = "/admin/profils/commission";
        let mut central = world.central().await;
        make(&mut central).await;
        let mut forms = Vec::new();
        for page in [JURY, OTHER] {
            central.open(page).await;
            let mut fields = central.typed(page);
            fields.retain(|(name, _)| name != "in_service");
            forms.push(fields);
        }
        let (one, two) = tokio::join!(status(&central, JURY, &forms[0]), status(&central, OTHER, &forms[1]));
        assert!((one == 422) != (two == 422), "{one} {two}");
        let mut tx = world.ctx.db.read().await.unwrap();
        let roles = store::rights::roles(&mut tx).await.unwrap();
        assert_eq!(roles.iter().filter(|role| role.kind == RoleKind::Committee.code() && role.in_service).count(), 1);
    }

    /// A manager, whatever they hold, neither sees nor changes profiles.
    async fn profiles_belong_to_central_admissions(world: World) {
        let institution = world.institution().await;
        make(&mut world.central().await).await;
        let mut manager = world.manager(institution.centre).await;
        for page in [LIST, NEW, JURY] {
            manager.open(page).await.expect_status(404);
        }
    }
}
