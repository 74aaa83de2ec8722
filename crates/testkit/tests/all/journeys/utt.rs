//! « Guide d’utilisation », UTT: every status with its mail, the place given up, and the next of the complementary list.

use chrono::TimeDelta;
use testkit::both_engines;
use testkit::people::PASSWORD;

use super::post::says;
use super::steps::{Applicant, COMPLETE, FAVOURABLE, INCOMPLETE, pdf};
use super::university::{ALERTS, CV, LANGUAGE, OTHER, SUPPLEMENT, TRANSCRIPTS, University};

const PROGRAMME: &str = "MASTER 1 - ÉLECTRONIQUE, ÉNERGIE ÉLECTRIQUE, AUTOMATIQUE";
const NEW_PASSWORD: &str = "savane-horloge-melon-42";

/// « Vous êtes déjà étudiant »: the login of the ENT; « Je n'ai pas de compte eCandidat », « Créer un compte », and the ENT from
/// then on, until a password is asked for as well.
async fn student(university: &mut University, student: &mut Applicant) {
    student.first_visit().await;
    student.keep_the_address().await;
    university.post.brings_nothing().await;
    student.leave_and_sign_on_again().await;
    let (login, email) = (student.file_number.clone(), student.email.clone());
    student.browser.forget_cookies();
    student.open("/connexion").await.follow("J’ai oublié mes identifiants").await;
    student.fill("Adresse mail", &email).press("Envoyer").await;
    let mail = university.post.brings_one(&email, "eCandidat - vos identifiants").await;
    student.open(&mail.link_to("/compte/mot-de-passe/")).await;
    student.fill("Nouveau mot de passe", PASSWORD).fill("Confirmation mot de passe", PASSWORD).press("Enregistrer").await;
    student.sign_in(&login, PASSWORD).await;
    student.expect_at("/tableau-de-bord").see("Bonjour Malik");
    student.browser.forget_cookies();
    student.open("/connexion").await;
    student.sign_on().await;
    student.expect_at("/tableau-de-bord").see(&login);
}

/// Without activation there is no sign-in, and the page says what to do; afterwards two windows at once, nothing locked.
async fn account(world: &testkit::World, university: &mut University, me: &mut Applicant) {
    me.create_account().await;
    let email = me.email.clone();
    me.sign_in(&email, PASSWORD).await;
    me.expect_status(422).see("J’ai perdu mon code d’activation").not_see("Bonjour");
    me.activate(&mut university.post).await;
    me.press("Déconnexion").await;
    me.open("/candidatures").await.see("Veuillez vous connecter avec votre compte eCandidat");
    me.come_back().await;
    let mut elsewhere = Applicant::new(world, "Karim", "Aubertin");
    elsewhere.sign_in(&me.file_number, PASSWORD).await;
    elsewhere.see("Bonjour Karim").not_see("verrouillée par un autre utilisateur");
}

/// An INE that is none says why; an INES of nine digits and two letters is accepted.
async fn ines(me: &mut Applicant) {
    me.open("/mon-compte/informations-perso").await;
    me.fill("INE et clé INE", "1234567890A").press("Suivant").await;
    me.expect_status(422);
    assert!(me.described("INE et clé INE").contains("Le numéro et la clé ne vont pas ensemble"));
    me.fill_profile("012345678AB").await;
    me.open("/mon-compte/informations-perso").await.expect_fact("Clé INE", "AB");
}

async fn documents(me: &mut Applicant) {
    me.deposit(TRANSCRIPTS, &[("releves.pdf", pdf("Relevés de notes", 1))]).await;
    me.remove(TRANSCRIPTS, "releves.pdf").await;
    me.deposit(TRANSCRIPTS, &[("releves.pdf", pdf("Relevés de notes", 1))]).await;
    me.decline(LANGUAGE).await;
    me.deposit(CV, &[("cv.pdf", pdf("Curriculum vitae", 1))]).await;
    me.deposit(SUPPLEMENT, &[("dossier.pdf", pdf("Dossier complété", 1))]).await;
    me.see_status(OTHER, "En attente");
}

/// « Les étapes de mon dossier de candidature »: a mail at each change of status.
async fn statuses(university: &mut University, me: &mut Applicant) {
    let number = me.number();
    university.manager.review(number, &[(TRANSCRIPTS, "la signature manque")]).await;
    university.manager.follow("Déclarer incomplet").await.press("Demander des corrections").await;
    university.manager.see("Les corrections sont demandées");
    let mail = university.post.brings_one(&me.email, INCOMPLETE).await;
    says(&mail, "la signature manque");
    me.open_application().await;
    me.replace(TRANSCRIPTS, "releves.pdf", "releves signes.pdf", pdf("Relevés signés", 1)).await;
    me.submit(&mut university.post, ALERTS).await;
    university.manager.review(number, &[]).await;
    university.manager.declare_complete(number).await;
    university.post.brings_one(&me.email, COMPLETE).await;
    me.open("/tableau-de-bord").await;
    for subject in ["Candidature - dossier complet", "Candidature - dossier réceptionné", "Candidature - dossier incomplet"] {
        me.see(subject);
    }
}

/// Somebody else of the same programme, second on the complementary list.
async fn on_the_list(world: &testkit::World, university: &mut University) -> Applicant {
    let mut other = Applicant::arrive(world, &mut university.post, "Louise", "Seconde", "0000000023A").await;
    other.apply(&mut university.post, "electronique", PROGRAMME).await;
    documents(&mut other).await;
    other.submit(&mut university.post, ALERTS).await;
    university.manager.decide(other.number(), "Liste complémentaire", &[("Rang", "1")]).await;
    university.manager.publish(other.number()).await;
    university.post.brings_one(&other.email, "Candidature - liste complémentaire").await;
    other.open_application().await;
    other.expect_fact("Décision", "Liste complémentaire – rang 1");
    other
}

/// « Je confirme ou désiste ma candidature »: the place goes on when the delay is over, not before.
async fn the_place_goes_on(world: &testkit::World, university: &mut University, me: &mut Applicant, other: &mut Applicant) {
    me.withdraw(&mut university.post).await;
    world.advance(TimeDelta::minutes(9)).await;
    university.post.brings_nothing().await;
    world.advance(TimeDelta::minutes(2)).await;
    let promoted = format!("Commission - passage en liste principale : {} {}", other.last_name, other.first_name);
    let withdrawn = format!("Commission - désistement : {} {}", me.last_name, me.first_name);
    university.post.brings(&[(ALERTS, &withdrawn), (ALERTS, &promoted), (&other.email, FAVOURABLE)]).await;
    me.reload().await;
    me.expect_fact("Décision", "Favorable : DESISTE");
    assert!(!me.has_button("Revenir sur le désistement"));
    other.open_application().await;
    other.expect_fact("Décision", "Favorable").see("La commission vous admet en");
    other.confirm(&mut university.post).await;
}

/// « Besoin d’aide »: forgotten credentials by mail.
async fn forgotten(university: &mut University, me: &mut Applicant) {
    me.press("Déconnexion").await;
    me.open("/connexion").await.follow("J’ai oublié mes identifiants").await;
    me.see("Saisissez l’adresse mail fournie lors de la création de votre compte eCandidat.");
    let email = me.email.clone();
    me.fill("Adresse mail", &email).press("Envoyer").await;
    me.see("Si un compte eCandidat existe pour cette adresse");
    let mail = university.post.brings_one(&email, "eCandidat - vos identifiants").await;
    says(&mail, &me.file_number);
    me.open(&mail.link_to("/compte/mot-de-passe/")).await;
    me.fill("Nouveau mot de passe", NEW_PASSWORD).fill("Confirmation mot de passe", NEW_PASSWORD).press("Enregistrer").await;
    me.see("Votre nouveau mot de passe est enregistré. Connectez-vous.");
    me.sign_in(&email, PASSWORD).await;
    me.expect_status(422);
    me.sign_in(&email, NEW_PASSWORD).await;
    me.see("Bonjour Karim");
}

both_engines! { with reference tables;
    // covers: M3.01, M3.02, M3.03, M3.04, M3.05, M3.06, M3.07, M3.10, M3.11, M3.12, M3.13, M3.14, M3.16
    /// The whole guide; the place that is given up goes to the first of the complementary list.
    async fn the_applicant_withdraws_and_the_next_moves_up(world: World) {
        let world = world.with_sign_on();
        let mut university = University::open(&world, "M1-EEEA", PROGRAMME).await;
        student(&mut university, &mut Applicant::student(&world, "Malik", "Ferrand")).await;
        let mut me = Applicant::new(&world, "Karim", "Aubertin");
        account(&world, &mut university, &mut me).await;
        me.open(&format!("/offre/{}", university.programme.code)).await.follow("Candidater").await.see("Avant de candidater");
        ines(&mut me).await;
        for (path, words) in [("cursus-externe", "Nouveau cursus"), ("stages", "Nouveau stage"), ("experiences-pro", "Nouvelle expérience professionnelle")] {
            assert!(me.open(&format!("/mon-compte/{path}")).await.has_link(words), "{path}");
        }
        me.apply(&mut university.post, "electronique automatique", PROGRAMME).await;
        documents(&mut me).await;
        me.submit(&mut university.post, ALERTS).await;
        statuses(&mut university, &mut me).await;
        university.manager.decide(me.number(), "Favorable", &[]).await;
        university.manager.publish(me.number()).await;
        let mail = university.post.brings_one(&me.email, FAVOURABLE).await;
        assert!(mail.attachments.iter().any(|name| name.starts_with("lettre_admission-")), "{:?}", mail.attachments);
        let mut other = on_the_list(&world, &mut university).await;
        the_place_goes_on(&world, &mut university, &mut me, &mut other).await;
        forgotten(&mut university, &mut me).await;
        me.open("/assistance").await.expect_heading("Assistance");
    }
}
