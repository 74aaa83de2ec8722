//! « Comment candidater », Poitiers: every page of « Mon compte », electronic and paper procedure, a decision published at
//! an hour, cancelling.

use chrono::{NaiveDate, TimeDelta};
use domain::letters::LetterCode;
use testkit::build::NewOffer;
use testkit::{Browser, both_engines};

use super::post::says;
use super::steps::{Applicant, COMPLETE, FAVOURABLE, INE, pdf};
use super::university::{ALERTS, CV, LANGUAGE, OTHER, SUPPLEMENT, TRANSCRIPTS, University};

const PROGRAMME: &str = "M1 Administration Économique et Sociale";
const PAPER: &str = "M2 Droit de la Montagne, formation continue";

/// « Connexion » by the ENT, « Je n'ai pas de compte eCandidat », the address that was filled in and may be changed: then its
/// link has to be followed before anything else.
async fn student(university: &mut University, student: &mut Applicant) {
    student.open("/connexion").await.see("Connexion ENT").see("Veuillez vous connecter avec votre compte eCandidat");
    student.first_visit().await;
    student.change_the_address(&mut university.post, "aline.texier@courriel.example").await;
    student.see("Bonjour Aline");
    student.leave_and_sign_on_again().await;
}

/// The same address twice: the same answer, and a mail to whoever it belongs to.
async fn account(university: &mut University, me: &mut Applicant) {
    me.create_account().await;
    me.activate(&mut university.post).await;
    let mut again = copy(me);
    again.browser.forget_cookies();
    again.create_account().await;
    university.post.brings_one(&me.email, "eCandidat - vous avez déjà un compte").await;
    me.open("/tableau-de-bord").await.see("Vous êtes connecté avec le login");
    for page in ["Informations perso.", "Adresse", "Baccalauréat", "Cursus interne", "Cursus externe", "Stages", "Expériences pro."] {
        me.see(page);
    }
}

fn copy(me: &Applicant) -> Applicant {
    Applicant {
        world: me.world.clone(),
        browser: me.browser.clone(),
        first_name: me.first_name.clone(),
        last_name: me.last_name.clone(),
        email: me.email.clone(),
        file_number: me.file_number.clone(),
        application: me.application.clone(),
    }
}

/// « Suivant » leads from page to page.
async fn profile(me: &mut Applicant) {
    me.follow("Informations perso.").await.expect_heading("Édition des informations personnelles");
    me.see("nationalité française").see("se trouve sur votre relevé de notes de baccalauréat");
    me.choose("Nationalité", "Française").fill("INE et clé INE", INE).press("Suivant").await;
    me.choose("Civilité", "Monsieur").fill("Date naissance (jj/mm/aa)", "03/02/1999").fill("Téléphone portable", "06 39 98 41 27");
    me.choose("Département de naissance", "86 - Vienne").fill("Ville de naissance", "Poitiers").press("Suivant").await;
    me.expect_heading("Édition d’adresse");
    me.fill("Code postal", "86000").fill("Adresse", "2 rue de l’église").fill("Complément d’adresse 1", "Bâtiment B").press("Actualiser").await;
    me.choose("Commune", "Poitiers").press("Suivant").await;
    me.expect_heading("Édition du baccalauréat").see("La liste de série du bac se met à jour avec l’année d’obtention");
    me.choose("Votre situation", super::steps::BAC_HELD).fill("Année d’obtention", "2017").press("Actualiser").await;
    me.choose("Série du bac ou équivalence", "ES – Économique et social").choose("Mention", "Assez bien");
    me.choose("Département", "86 - Vienne").press("Actualiser").await;
    me.choose("Commune", "Poitiers").press("Actualiser").await;
    let school = me.choices("Établissement").into_iter().find(|school| school.contains("Bois d")).unwrap();
    me.choose("Établissement", &school).press("Enregistrer").await;
    me.see("Votre baccalauréat est enregistré.").see("Assez bien").see(&school);
    me.follow("Cursus interne").await.see("Aucune année d’études enregistrée");
}

async fn documents(me: &mut Applicant) {
    me.deposit(CV, &[("cv.pdf", pdf("Curriculum vitae", 1))]).await;
    me.decline(LANGUAGE).await;
    me.see_status(TRANSCRIPTS, "En attente");
    me.deposit(OTHER, &[("autre.pdf", pdf("Autre document", 1))]).await;
    me.deposit(TRANSCRIPTS, &[("releves.pdf", pdf("Relevés de notes", 1))]).await;
    me.see("Un dossier non transmis ne constitue pas une candidature");
    me.deposit(SUPPLEMENT, &[("dossier.pdf", pdf("Dossier complété", 1))]).await;
}

/// « Valider les avis » at an hour: the page and the mail change together, at that hour and not before.
async fn published_at_an_hour(world: &testkit::World, university: &mut University, me: &mut Applicant) {
    let number = me.number();
    university.manager.decide(number, "Favorable", &[]).await;
    university.manager.open_publication(number).await;
    university.manager.see(&me.email);
    university.manager.choose("Publication", "Publier à une date").fill("Jour", "16/03/2026").fill("Heure", "10:20").press("Valider les avis").await;
    university.manager.see("validé, publication planifiée");
    university.post.brings_nothing().await;
    me.open_application().await;
    me.expect_fact("Décision", "En attente");
    world.advance(TimeDelta::minutes(19)).await;
    university.post.brings_nothing().await;
    world.advance(TimeDelta::minutes(1)).await;
    let mail = university.post.brings_one(&me.email, FAVOURABLE).await;
    says(&mail, PROGRAMME);
    me.open_application().await;
    me.expect_fact("Décision", "Favorable");
}

/// « Télécharger lettre d'admission »: somebody else types the code printed on it, and reads what was issued and to whom no more
/// than initials.
async fn letter(world: &testkit::World, me: &mut Applicant) -> Browser {
    let letter = me.href("Télécharger lettre d’admission");
    let answer = me.fetch(&letter).await;
    assert!(answer.body.starts_with(b"%PDF-") && answer.disposition().is_some_and(|name| name.contains("lettre_admission-")), "{:?}", answer.status);
    let printed = world.ctx.sandbox.page_text(&answer.body, 1).await.unwrap();
    let code = printed.split_whitespace().find(|word| word.len() == 14 && word.matches('-').count() == 2 && LetterCode::parse(word).is_some());
    let code = code.unwrap_or_else(|| panic!("no code on {printed}"));
    let mut reader = world.browser();
    check(&mut reader, code).await;
    reader.see("Cette lettre est valable.").expect_fact("Formation", PROGRAMME).expect_fact("Code de vérification", code).see("T. D.").not_see("Dupontel");
    reader
}

/// The page anyone may type a code into.
async fn check(reader: &mut Browser, code: &str) {
    reader.open("/verification").await;
    reader.fill("Code de vérification", code).press("Vérifier").await;
    reader.expect_status(200);
}

/// « candidature papier »: the dossier to print, and where to send it; cancelling, coming back, cancelling for good.
async fn on_paper(world: &testkit::World, university: &mut University, me: &mut Applicant) {
    me.apply(&mut university.post, "montagne", PAPER).await;
    me.see("Dossier papier : téléchargez votre dossier").see("1, rue de l’Essai");
    assert!(!me.has_link("Transmettre ma candidature"));
    let dossier = me.download("dossier.pdf").await;
    assert!(dossier.body.starts_with(b"%PDF-"));
    let cancelled = "Candidature - annulée";
    for back in [true, false] {
        me.open_application().await;
        me.follow("Annuler la candidature").await.see("ensuite, cette action est définitive");
        me.press("Oui, annuler").await;
        me.see("Votre candidature est annulée.");
        university.post.brings_one(&me.email, cancelled).await;
        if back {
            me.press("Revenir sur l’annulation").await;
            me.see("Votre candidature est rétablie.");
            university.post.brings_one(&me.email, "Candidature - annulation reprise").await;
        }
    }
    world.advance(TimeDelta::minutes(10)).await;
    let alert = format!("Commission - candidature annulée : {} {}", me.last_name, me.first_name);
    university.post.brings_one(ALERTS, &alert).await;
    me.reload().await;
    assert!(!me.has_button("Revenir sur l’annulation"));
}

both_engines! { with reference tables;
    // covers: M4.01, M4.03, M4.04, M4.05, M4.06, M4.07, M4.09, M4.10, M4.11, M4.14, M4.15, M4.16, M4.21, M4.22, M4.24, M4.25, M4.26, M4.28, M4.30, M4.32
    /// The whole manual; the confirmed applicant withdraws and nobody waits for the place.
    async fn the_applicant_applies_twice_and_cancels_once(world: World) {
        let world = world.with_sign_on();
        let mut university = University::open(&world, "M1-AES", PROGRAMME).await;
        let paper = NewOffer { is_electronic: false, return_on: NaiveDate::from_ymd_opt(2026, 5, 4).unwrap(), ..world.new_offer("M2-DM-FC", PAPER) };
        university.another(&world, &paper).await;
        student(&mut university, &mut Applicant::student(&world, "Aline", "Texier")).await;
        let mut me = Applicant::new(&world, "Thomas", "Dupontel");
        account(&mut university, &mut me).await;
        profile(&mut me).await;
        me.open("/offre").await.see("Titre").see("Mode de candidature").see("Dossier dématérialisé").see("Dossier papier");
        me.apply(&mut university.post, "administration economique", PROGRAMME).await;
        me.expect_fact("Date limite de retour", "30/04/2026").expect_fact("Date de confirmation", "14/06/2026");
        documents(&mut me).await;
        me.submit(&mut university.post, ALERTS).await;
        me.open("/candidatures").await.see(PROGRAMME).see("Réceptionné").see("30/04/2026");

        let number = me.number();
        university.manager.note(number, "Rappeler lundi").await;
        me.open_application().await;
        me.not_see("Rappeler lundi");
        university.manager.review(number, &[]).await;
        university.manager.declare_complete(number).await;
        university.post.brings_one(&me.email, COMPLETE).await;
        published_at_an_hour(&world, &mut university, &mut me).await;
        me.confirm(&mut university.post).await;
        me.expect_fact("Décision", "Favorable : CONFIRME");
        let mut reader = letter(&world, &mut me).await;
        me.withdraw(&mut university.post).await;
        world.advance(TimeDelta::minutes(10)).await;
        assert!(!me.has_link("Télécharger lettre d’admission"));
        let code = reader.fact("Code de vérification").to_owned();
        check(&mut reader, &code).await;
        reader.see("Cette lettre n’a plus d’effet").not_see("Cette lettre est valable.");
        let alert = format!("Commission - désistement : {} {}", me.last_name, me.first_name);
        university.post.brings_one(ALERTS, &alert).await;
        on_paper(&world, &mut university, &mut me).await;
    }
}
