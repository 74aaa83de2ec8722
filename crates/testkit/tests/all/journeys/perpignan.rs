//! « Guide utilisateur eCandidat », Perpignan: add, remove and replace documents, the form to fill in, a refused
//! document, then confirming and changing one's mind within the delay.

use chrono::{Days, TimeDelta};
use testkit::{World, both_engines};

use super::post::says;
use super::steps::{Applicant, COMPLETE, FAVOURABLE, INCOMPLETE, INE, pdf, photo};
use super::university::{ALERTS, CV, LANGUAGE, OTHER, SUPPLEMENT, TRANSCRIPTS, University};

const PROGRAMME: &str = "MASTER 1 - CALCUL HAUTE PERFORMANCE, SIMULATION";

/// « Je suis étudiant à l'Université »: the login of the ENT, the window filled in, the validation link copied into the browser.
async fn student(university: &mut University, student: &mut Applicant) {
    student.open("/").await.see("Comptes annuels").see("Les comptes sont annuels : recréez un compte à chaque campagne");
    student.first_visit().await;
    student.change_the_address(&mut university.post, "jordi.vidal@courriel.example").await;
    student.see("Bonjour Jordi");
    student.leave_and_sign_on_again().await;
}

/// « Les comptes sont annuels »: with the next campaign everybody creates an account again, with the same address and the same
/// INE; last year's still opens what it was.
async fn another_year(world: &World, university: &mut University, me: &mut Applicant, student: &mut Applicant) {
    let today = world.ctx.today();
    world.campaign("2027", today, today + Days::new(200)).await;
    let mut again = Applicant::new(world, &me.first_name, &me.last_name);
    again.create_account().await;
    again.activate(&mut university.post).await;
    assert_ne!(again.file_number, me.file_number);
    again.open("/candidatures").await.not_see(PROGRAMME);
    again.fill_profile(INE).await;
    me.come_back().await;
    me.open_application().await;
    me.expect_fact("Décision", "Favorable : CONFIRME");

    let before = student.file_number.clone();
    student.browser.forget_cookies();
    student.first_visit().await;
    student.keep_the_address().await;
    assert_ne!(student.file_number, before);
    university.post.brings_nothing().await;
}

/// « Je dépose mes pièces justificatives »: add, remove, the template, « Non concerné » and back.
async fn documents(me: &mut Applicant) {
    me.deposit(TRANSCRIPTS, &[("releve.jpg", photo(4))]).await;
    me.remove(TRANSCRIPTS, "releve.jpg").await;
    me.deposit(TRANSCRIPTS, &[("releve du bac.pdf", pdf("Relevé du bac", 1))]).await;
    me.replace(TRANSCRIPTS, "releve du bac.pdf", "tous les releves.pdf", pdf("Tous les relevés", 2)).await;
    let template = me.href(&format!("Modèle à compléter – {SUPPLEMENT}"));
    let form = me.fetch(&template).await;
    assert!(form.body.starts_with(b"%PDF-"));
    me.deposit(SUPPLEMENT, &[("dossier complété.pdf", form.body.to_vec())]).await;
    me.decline(LANGUAGE).await;
    me.press(&format!("Concerné par cette pièce – {LANGUAGE}")).await;
    me.see_status(LANGUAGE, "En attente");
    me.decline(LANGUAGE).await;
    me.see_status(OTHER, "En attente");
}

/// The button is not green while something is missing, and says what; a posted form is refused alike.
async fn too_early(me: &mut Applicant) {
    me.follow("Transmettre ma candidature").await.see("avant de transmettre").see(CV).not_see(OTHER);
    assert!(!me.has_button("Transmettre ma candidature"), "nothing to press while something is missing");
    me.follow("Revenir à la candidature").await;
    me.deposit(CV, &[("cv.pdf", pdf("Curriculum vitae", 1))]).await;
    me.see("Toutes les pièces sont là.");
}

/// « Je remplace une pièce justificative refusée », after the return date: the manager gives a new one.
async fn a_refused_document(world: &World, university: &mut University, me: &mut Applicant) {
    let number = me.number();
    world.advance(TimeDelta::days(46)).await;
    university.manager.come_back().await;
    me.come_back().await;
    let manager = &mut university.manager;
    manager.open_dossier(number).await;
    manager.follow("Demander des corrections").await;
    manager.tick(TRANSCRIPTS).fill(&format!("Commentaire au candidat – {TRANSCRIPTS}"), "scan illisible");
    manager.press("Demander des corrections").await;
    manager.expect_status(422).see("La date limite de retour est passée. Donnez une nouvelle date.");
    assert!(manager.is_ticked(TRANSCRIPTS), "nothing typed is lost");
    assert_eq!(manager.value(&format!("Commentaire au candidat – {TRANSCRIPTS}")), "scan illisible");
    manager.fill("Nouvelle date limite de retour", "10/05/2026").press("Demander des corrections").await;
    manager.see("Les corrections sont demandées");
    let mail = university.post.brings_one(&me.email, INCOMPLETE).await;
    says(&mail, "scan illisible");
    says(&mail, "10/05/2026");
    me.open_application().await;
    me.expect_fact("Statut du dossier", "Incomplet").expect_fact("Date limite de retour", "10/05/2026");
    me.see_status(TRANSCRIPTS, "Refusée");
    me.replace(TRANSCRIPTS, "tous les releves.pdf", "releves lisibles.pdf", pdf("Relevés lisibles", 2)).await;
    me.submit(&mut university.post, ALERTS).await;
    university.manager.review(number, &[]).await;
    university.manager.declare_complete(number).await;
    university.post.brings_one(&me.email, COMPLETE).await;
}

/// « Je confirme ou je me désiste suite à un avis favorable »: a withdrawal taken back within the delay, then no more.
async fn answer(world: &World, university: &mut University, me: &mut Applicant) {
    me.confirm(&mut university.post).await;
    me.expect_fact("Décision", "Favorable : CONFIRME");
    me.withdraw(&mut university.post).await;
    me.expect_fact("Décision", "Favorable : DESISTE").see("Vous vous êtes désisté.");
    world.advance(TimeDelta::minutes(9)).await;
    me.press("Revenir sur le désistement").await;
    me.see("Votre désistement est annulé.").expect_fact("Décision", "Favorable : CONFIRME");
    let mail = university.post.brings_one(&me.email, "Candidature - désistement repris").await;
    says(&mail, "Votre confirmation est rétablie, vous n’avez rien à faire.");
    assert!(!mail.text.contains("réponse est attendue"), "{}", mail.text);
    // The alert that waited for the end of the delay never leaves.
    world.advance(TimeDelta::minutes(30)).await;
    university.post.brings_nothing().await;
}

both_engines! { with reference tables;
    // covers: M1.14, M2.01, M2.02, M2.06, M2.07, M2.09, M2.10, M2.13, M2.14, M2.16, M2.17, M2.18, M2.19
    /// The whole guide, chapter by chapter.
    async fn the_applicant_replaces_confirms_and_changes_their_mind(world: World) {
        let world = world.with_sign_on();
        world.set("accounts.lifetime", "campaign".into()).await;
        let mut university = University::open(&world, "M1-CHPS", PROGRAMME).await;
        let mut jordi = Applicant::student(&world, "Jordi", "Vidal");
        student(&mut university, &mut jordi).await;
        let mut me = Applicant::new(&world, "Estelle", "Guerrin");
        me.create_account().await;
        me.activate(&mut university.post).await;
        me.press("Déconnexion").await;
        me.come_back().await;
        me.see("Bonjour Estelle");
        me.fill_profile(INE).await;
        me.open("/mon-compte/adresse/modifier").await.see("Les champs marqués d’un * sont obligatoires.");
        me.fill("Complément d’adresse 1", "Bâtiment C").press("Enregistrer").await;
        me.see("Votre adresse est enregistrée").see("Bâtiment C");

        me.open("/offre").await.see("Titre").see("Mots clés").see("Dates de candidature").see("Mode de candidature").see("Dossier dématérialisé");
        me.see("Vous pouvez consulter les formations en dépliant les menus et candidater à une formation en cliquant dessus.");
        me.apply(&mut university.post, "calcul performance", PROGRAMME).await;
        documents(&mut me).await;
        too_early(&mut me).await;
        me.submit(&mut university.post, ALERTS).await;
        a_refused_document(&world, &mut university, &mut me).await;

        let number = me.number();
        university.manager.decide(number, "Favorable", &[]).await;
        university.manager.publish(number).await;
        let mail = university.post.brings_one(&me.email, FAVOURABLE).await;
        says(&mail, "14/06/2026");
        me.open("/candidatures").await.follow(PROGRAMME).await;
        answer(&world, &mut university, &mut me).await;
        another_year(&world, &mut university, &mut me, &mut jordi).await;
    }
}
