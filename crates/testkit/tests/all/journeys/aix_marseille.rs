//! « Procédure étudiant eCandidat », Aix-Marseille: from the home page to the confirmed application.

use testkit::people::PASSWORD;
use testkit::{World, both_engines};

use super::colleague::Colleague;
use super::post::says;
use super::steps::{Applicant, COMPLETE, FAVOURABLE, INE, pdf, photo};
use super::university::{ALERTS, CV, LANGUAGE, OTHER, SUPPLEMENT, TRANSCRIPTS, University};

const PROGRAMME: &str = "Master 1 Biologie Santé (hors parcours conseil génétique)";

/// « Connexion ENT », then the account: students create it over there, without a password, and come back the same way.
async fn student(world: &World, university: &mut University) {
    let mut student = Applicant::student(world, "Lina", "Boudjema");
    student.first_visit().await;
    student.keep_the_address().await;
    university.post.brings_nothing().await;
    student.leave_and_sign_on_again().await;
    student.see("Bonjour Lina");
    let login = student.ent_login();
    student.open("/mon-compte/acces").await.see(&login);
}

/// « Créer un compte » with an address mistyped, the mail, the link that serves once.
async fn account(university: &mut University, me: &mut Applicant) {
    me.open("/").await.see("Informations").see("Accueil").see("Assistance").see("Offre de formation");
    me.follow("Créer un compte").await.expect_heading("Création de compte");
    let email = me.email.clone();
    me.fill("Nom", "Gockel").fill("Prénom", "Charlotte").fill("Adresse mail", &email).fill("Confirmation Adresse Mail", "charlote.gockel@courriel.example");
    me.press("Enregistrer").await.expect_status(422).see("Les deux adresses sont différentes");
    assert_eq!((me.value("Nom"), me.value("Adresse mail")), ("Gockel".to_owned(), email));
    university.post.brings_nothing().await;
    me.create_account().await;
    let link = me.activate(&mut university.post).await;
    let mut elsewhere = me.browser.clone();
    elsewhere.open(&link).await.expect_status(410).not_see("Activer mon compte");
}

/// « Déconnexion », then at the foot of the home page: « Utilisateur », « Mot de passe », « Connexion » and three links.
async fn sign_in_at_home(me: &mut Applicant) {
    me.press("Déconnexion").await;
    me.open("/").await.see("Veuillez vous connecter avec votre compte eCandidat");
    for link in ["J’ai oublié mes identifiants", "J’ai perdu mon code d’activation", "Créer un compte"] {
        assert!(me.has_link(link), "{link}");
    }
    let login = me.file_number.clone();
    me.fill("Utilisateur", &login).fill("Mot de passe", PASSWORD).press("Connexion").await;
    me.expect_at("/tableau-de-bord").see("Bonjour Charlotte");
}

/// Personal details, address and bac come before any application, and each missing one says where to fill it in.
async fn profile_first(university: &University, me: &mut Applicant) {
    let programme = format!("/offre/{}", university.programme.code);
    me.open(&programme).await.follow("Candidater").await.expect_status(422).see("Avant de candidater, complétez vos informations personnelles.");
    me.fill_personal(INE).await;
    me.open(&programme).await.follow("Candidater").await.expect_status(422).see("Avant de candidater, complétez votre adresse.");
    me.fill_address().await;
    me.open(&programme).await.follow("Candidater").await.expect_status(422).see("Avant de candidater, complétez votre baccalauréat");
    me.fill_bac().await;
}

/// « Récapitulatif de votre candidature »: three panels and the documents.
fn recap(me: &Applicant) {
    me.see("Informations détaillées").see("Dates utiles").see("Adresse de contact").see("Mail : commission@univ.example");
    me.expect_fact("Formation", PROGRAMME).expect_fact("Statut du dossier", "En attente").expect_fact("Décision", "En attente");
    me.expect_fact("Date limite de retour", "30/04/2026").expect_fact("Date de confirmation", "14/06/2026");
    me.see("Procédure dématérialisée, veuillez déposer vos pièces via les commandes du tableau avant le 30/04/2026.");
    for document in [CV, TRANSCRIPTS, LANGUAGE, SUPPLEMENT, OTHER] {
        me.see_status(document, "En attente");
    }
    for link in ["Fermer", "Annuler la candidature", "Transmettre ma candidature", "Télécharger mon dossier"] {
        assert!(me.has_link(link), "{link}");
    }
}

/// Several files for one document; what is left is listed until nothing is.
async fn documents(me: &mut Applicant) {
    me.decline(LANGUAGE).await;
    me.deposit(CV, &[("cv.pdf", pdf("Curriculum vitae", 1)), ("certificat.jpg", photo(1)), ("suite.pdf", pdf("Suite", 2))]).await;
    me.follow("Transmettre ma candidature").await.see(TRANSCRIPTS).see(SUPPLEMENT).not_see("vous ne pourrez plus rien modifier");
    me.follow("Revenir à la candidature").await;
    me.deposit(TRANSCRIPTS, &[("releves.pdf", pdf("Relevés de notes", 2))]).await;
    me.see("Il manque :");
    me.deposit(SUPPLEMENT, &[("dossier.pdf", pdf("Dossier complété", 1))]).await;
    me.see("Toutes les pièces sont là.").see("Il reste à transmettre votre candidature, avant la fin du jeudi 30 avril 2026.");
    let dossier = me.download("dossier.pdf").await;
    assert!(dossier.body.starts_with(b"%PDF-") && dossier.body.len() > 10_000);
}

both_engines! { with reference tables;
    // covers: M0.02, M0.04, M0.05, M0.08, M0.09, M0.10, M0.11, M0.12, M0.13, M0.16, M0.17, M0.19, M0.20, M1.11, M1.18, M2.17, M3.17, M4.20
    /// The whole manual: students by the ENT; then account, profile, application, documents, submission, review, the committee's decision, answer.
    async fn the_student_applies_and_confirms(world: World) {
        let world = world.with_sign_on();
        let mut university = University::open(&world, "M1-BIOS", PROGRAMME).await;
        student(&world, &mut university).await;
        let mut me = Applicant::new(&world, "Charlotte", "Gockel");
        account(&mut university, &mut me).await;
        sign_in_at_home(&mut me).await;
        profile_first(&university, &mut me).await;
        me.apply(&mut university.post, "biologie sante genetique", PROGRAMME).await;
        recap(&me);
        documents(&mut me).await;
        me.submit(&mut university.post, ALERTS).await;
        for document in [CV, TRANSCRIPTS, SUPPLEMENT] {
            me.see_status(document, "Transmise");
        }
        let receipt = me.download("accuse.pdf").await;
        assert!(receipt.body.starts_with(b"%PDF-"));

        // The manager finds the dossier, sees four bound pages, judges document by document.
        let number = me.number();
        let manager = &mut university.manager;
        manager.find("Gockel", "Charlotte").await;
        manager.expect_fact("Type de traitement", "Accès contrôlé (validé)").expect_fact("Code OPI", "Non défini");
        manager.expect_fact("Date de réception", "16/03/2026").see("4 pages");
        manager.review(number, &[]).await;
        university.post.brings_nothing().await;
        manager.declare_complete(number).await;
        university.post.brings_one(&me.email, COMPLETE).await;

        // The committee decides; until the decision is published the applicant sees nothing of it.
        let mut member = Colleague::of(&world, world.committee(university.institution.committee).await);
        member.open("/commission").await.see("Gockel Charlotte");
        member.decide(number, "Favorable", &[("Commentaire", "Très bon dossier")]).await;
        university.post.brings_nothing().await;
        me.open_application().await;
        me.expect_fact("Décision", "En attente").not_see("Très bon dossier");
        member.publish(number).await;
        let mail = university.post.brings_one(&me.email, FAVOURABLE).await;
        says(&mail, PROGRAMME);
        me.open_application().await;
        me.see("La commission vous admet en").see("Très bon dossier").see("Répondez avant la fin du dimanche 14 juin 2026");
        me.confirm(&mut university.post).await;
        me.expect_fact("Décision", "Favorable : CONFIRME");
        assert!(!me.has_link("Annuler la candidature"));

        me.open("/assistance").await.follow("Boîte à outils / FAQ").await.expect_heading("FAQ");
    }
}
