//! « Manuel du candidat », OSU Institut Pythéas: the profile page by page, photos, a refused document, an unfavourable
//! decision.

use connect::student_record::{Student, Studied};
use domain::application::requirement::Obligation;
use domain::form::{Definition, Field, FieldKind};
use domain::translated::Translated;
use testkit::{World, both_engines};

use super::post::says;
use super::steps::{Applicant, COMPLETE, INCOMPLETE, INE, STUDENT_NUMBER, pdf, photo};
use super::university::{ALERTS, CV, LANGUAGE, SUPPLEMENT, TRANSCRIPTS, University};

const PROGRAMME: &str = "MASTER 1 - BEE - Biodiversité, Écologie et Évolution";

const FORM: &str = "Formulaire complémentaire du master BEE";
const FORM_PDF: &str = "Formulaire complémentaire à télécharger en PDF";

/// The committee wants to know more, and to have it as a document.
async fn ask_more(world: &World, university: &University) {
    let question = |key: &str, kind, label: &str| Field {
        key: key.to_owned(),
        kind,
        label: Translated::fr(label),
        help: Translated::default(),
        is_mandatory: true,
        choices: Vec::new(),
        shown_if: None,
    };
    let definition = Definition(vec![question("f1", FieldKind::LongText, "Quel milieu étudier ?"), question("f2", FieldKind::YesNo, "Permis de conduire ?")]);
    let mut form = world.form("TERRAIN", FORM, definition);
    form.document_type_id = Some(world.document_type("FORM-PDF", FORM_PDF, Obligation::Mandatory, true).await);
    world.ask_form(university.programme.session, &form).await;
}

/// The tab, the address, the answers at once, and their PDF as a document.
async fn complementary_form(me: &mut Applicant) {
    me.open_application().await;
    me.see("N’oubliez pas de consulter l’onglet « Formulaires complémentaires »");
    me.see_status(FORM_PDF, "En attente");
    me.follow("Formulaires complémentaires 0 / 1").await.see("Pour remplir un formulaire, cliquez sur son Url et répondez aux questions.");
    me.see_status(FORM, "En attente");
    me.follow(&format!("Ouvrir – {FORM}")).await;
    me.fill("Quel milieu étudier ?", "Les herbiers").press("Valider mes réponses").await;
    me.expect_status(422).see("« Permis de conduire ? » : répondez à cette question");
    me.choose("Permis de conduire ?", "Non").press("Valider mes réponses").await;
    me.see("Votre formulaire est complet.").expect_fact("Quel milieu étudier ?", "Les herbiers").expect_fact("Permis de conduire ?", "Non");
    let paper = me.download("formulaires/TERRAIN/reponses.pdf").await;
    assert!(paper.body.starts_with(b"%PDF-"));
    me.press(&format!("Déposer ce PDF dans « {FORM_PDF} »")).await;
    me.world.run_jobs().await;
    me.open_application().await;
    me.see_status(FORM_PDF, "Déposée");
    let forms = format!("{}/formulaires", me.application);
    me.open(&forms).await.follow(&format!("Voir les réponses – {FORM}")).await.see("Les herbiers");
}

/// « Ancien étudiant »: the login of the ENT, and what the student system knows is there.
async fn former_student(world: &World, university: &mut University) {
    let text = str::to_owned;
    let (first_name, birth_name) = (text("MAUD"), text("RIVIERE"));
    world.student_record.knows(Student {
        number: text(STUDENT_NUMBER),
        ine: text("0000000023A"),
        birth_name,
        first_name,
        nationality: text("100"),
        ..here_before()
    });
    let mut student = Applicant::student(world, "Maud", "Rivière");
    student.first_visit().await;
    student.keep_the_address().await;
    university.post.brings_nothing().await;
    student.open("/mon-compte/informations-perso").await.see("Rivière").see("0000000023").see("viennent du logiciel de scolarité");
    student.open("/mon-compte/cursus-interne").await.see("Licence 3 Sciences de la mer");
    student.open("/tableau-de-bord").await;
    student.leave_and_sign_on_again().await;
}

/// « Création du dossier »: the link of the mail copied into the browser, then the login.
async fn account(university: &mut University, me: &mut Applicant) {
    me.create_account().await;
    me.activate(&mut university.post).await;
    me.press("Déconnexion").await;
    me.come_back().await;
    me.see("Bonjour Vanessa");
}

/// État civil, coordonnées, baccalauréat: lists follow the year and the town.
async fn civil_status(me: &mut Applicant) {
    me.follow("Informations perso.").await.see("INE et clé INE");
    me.see("relevé de notes de baccalauréat").see("certificat de scolarité des années antérieures").see("relevé de notes universitaire");
    me.fill_personal(INE).await;
    me.expect_fact("INE", "1234567890").expect_fact("Clé INE", "V");
    me.fill_address().await;
    me.open("/mon-compte/baccalaureat").await.see("DAEU").see("capacité en droit").see("titre étranger").see("Je n’ai pas le bac");
    me.choose("Votre situation", super::steps::BAC_HELD).fill("Année d’obtention", "2023").press("Actualiser").await;
    let series = me.choices("Série du bac ou équivalence");
    assert!(series.contains(&"Général".to_owned()) && !series.iter().any(|label| label.starts_with("ES")), "{series:?}");
    me.fill("Année d’obtention", "2019").press("Actualiser").await;
    assert!(!me.choices("Série du bac ou équivalence").contains(&"Général".to_owned()));
    me.fill_bac().await;
}

/// The applicant as the student system knows her from an earlier year.
fn here_before() -> Student {
    let text = str::to_owned;
    let year = Studied {
        year: 2023,
        code: text("L3MER"),
        label: text("Licence 3 Sciences de la mer"),
        honours: text("Assez bien"),
        result: text("Admis"),
        mark: text("13,1"),
        scale: Some(20),
    };
    Student {
        number: text("22301188"),
        ine: text(INE),
        civility: text("Mme"),
        birth_name: text("CALANQUE"),
        first_name: text("VANESSA"),
        birth_date: text("2001-11-07"),
        birth_country: text("100"),
        birth_department: text("081"),
        birth_town: text("ALBI"),
        studies: vec![year],
        ..Student::default()
    }
}

/// Cursus interne says where it comes from; cursus externe, stages and expériences are added one by one.
async fn studies(me: &mut Applicant) {
    me.open("/mon-compte/cursus-interne").await.see("logiciel de scolarité").see("En cas d’erreur, merci de contacter le service de scolarité");
    me.see("Aucune année d’études enregistrée");
    me.world.student_record.knows(here_before());
    me.press("Actualiser").await.see("La lecture du logiciel de scolarité est demandée");
    me.world.run_jobs().await;
    me.open("/mon-compte/cursus-interne").await.see("Licence 3 Sciences de la mer").see("Assez bien").see("13,1 / 20");
    me.open("/mon-compte/informations-perso").await.see("viennent du logiciel de scolarité");
    for (year, label, obtained) in [("2021", "BTS1, Assistant de gestion", "Oui"), ("2022", "BTS2, Assistant de gestion", "Non")] {
        me.open("/mon-compte/cursus-externe").await.follow("Nouveau cursus").await;
        me.see("BTS1, Assistant de gestion");
        me.fill_record(year, label, obtained).await;
    }
    me.see("BTS1, Assistant de gestion").see("BTS2, Assistant de gestion");
    me.open("/mon-compte/stages").await.follow("Nouveau stage").await;
    me.fill("Année", "2021")
        .fill("Durée", "2 mois")
        .fill("Employeur/organisme", "Aquarium")
        .fill("Descriptif", "Relevés de température")
        .press("Enregistrer")
        .await;
    me.see("Votre stage est enregistré.");
    me.open("/mon-compte/experiences-pro").await.follow("Nouvelle expérience professionnelle").await;
    me.fill("Année", "2022").fill("Intitulé", "Animatrice").fill("Durée", "1 an").fill("Employeur/organisme", "Maison de la mer").press("Enregistrer").await;
    me.see("Votre expérience professionnelle est enregistrée.");
}

impl Applicant {
    async fn fill_record(&mut self, year: &str, label: &str, obtained: &str) {
        let diploma = self.choices("Formation").into_iter().find(|label| label.contains("(BTS)")).unwrap();
        self.choose("Pays", "Italie").fill("Année d’obtention", year).choose("Formation", &diploma);
        self.fill("Libellé et niveau de la formation", label).choose("Obtenu", obtained).press("Enregistrer").await;
        self.see("Votre cursus est enregistré.");
    }
}

/// PDF, JPG; another format is refused with what to do, and nothing is lost.
async fn documents(me: &mut Applicant) {
    me.see("PDF, JPG ou PNG");
    me.see_status(CV, "En attente");
    me.attach(&format!("Choisir Fichier – {CV}"), "lettre.docx", "application/octet-stream", b"PK\x03\x04 not a pdf".to_vec());
    me.press(&format!("Déposer – {CV}")).await;
    me.expect_status(422).see("n’est pas au bon format");
    me.open_application().await;
    me.see_status(CV, "En attente");
    me.deposit(CV, &[("cv.pdf", pdf("Curriculum vitae", 1))]).await;
    me.deposit(TRANSCRIPTS, &[("recto.jpg", photo(1)), ("verso.jpg", photo(2))]).await;
    me.decline(LANGUAGE).await;
    me.deposit(SUPPLEMENT, &[("dossier.pdf", pdf("Dossier complété", 1))]).await;
    let bound = me.download("pieces/RELEVES-BAC/fichier").await;
    assert!(bound.body.starts_with(b"%PDF-"), "two photos are one PDF");
}

/// The manager refuses one document; the applicant reads why, replaces it and submits again.
async fn corrections(university: &mut University, me: &mut Applicant) {
    let number = me.number();
    university.manager.ask_corrections(number, &[(TRANSCRIPTS, "la page 2 est illisible")], "").await;
    let mail = university.post.brings_one(&me.email, INCOMPLETE).await;
    says(&mail, "la page 2 est illisible");
    says(&mail, TRANSCRIPTS);
    me.open("/tableau-de-bord").await.see("Remplacez une pièce refusée");
    me.open_application().await;
    me.expect_fact("Statut du dossier", "Incomplet").see("la page 2 est illisible");
    me.see_status(TRANSCRIPTS, "Refusée");
    assert!(me.href("Voir la pièce").contains("#piece-"), "the notice leads to what was refused");
    // Only the refused document can be replaced; what was accepted at first stays as it is.
    me.replace(TRANSCRIPTS, "recto.jpg", "releves nets.pdf", pdf("Relevés de notes lisibles", 3)).await;
    me.submit(&mut university.post, ALERTS).await;
    university.manager.open_dossier(number).await;
    university.manager.see("releves nets.pdf").see("3 pages");
}

both_engines! { with reference tables;
    // covers: M0.06, M0.14, M0.15, M0.18, M1.01, M1.02, M1.03, M1.04, M1.05, M1.06, M1.07, M1.08, M1.09, M1.10, M1.12, M1.13, M1.15, M1.16, M1.17
    // covers: M1.19, M1.20, M1.21, M2.08, M2.15, M4.18
    /// The whole manual, to an unfavourable decision with its reason.
    async fn the_applicant_corrects_and_is_refused(world: World) {
        let world = world.with_student_record().with_sign_on();
        let mut university = University::open(&world, "M1-BEE", PROGRAMME).await;
        ask_more(&world, &university).await;
        former_student(&world, &mut university).await;
        let mut me = Applicant::new(&world, "Vanessa", "Calanque");
        account(&mut university, &mut me).await;
        civil_status(&mut me).await;
        studies(&mut me).await;
        me.apply(&mut university.post, "biodiversite", PROGRAMME).await;
        documents(&mut me).await;
        complementary_form(&mut me).await;
        me.submit(&mut university.post, ALERTS).await;
        corrections(&mut university, &mut me).await;

        let number = me.number();
        university.manager.review(number, &[]).await;
        university.manager.declare_complete(number).await;
        university.post.brings_one(&me.email, COMPLETE).await;

        let mut central = world.central().await;
        central.open("/admin/motivations/nouveau").await;
        central.fill("Code", "ECOLOGIE").fill("Libellé (Français)", "Niveau insuffisant en écologie").press("Enregistrer").await;
        central.see("Vos modifications sont enregistrées.");
        university.manager.decide(number, "Défavorable", &[("Motivation d’avis", "Niveau insuffisant en écologie")]).await;
        me.world.ctx.clock.advance(chrono::TimeDelta::minutes(1));
        university.manager.publish(number).await;
        let mail = university.post.brings_one(&me.email, "Candidature - avis défavorable").await;
        says(&mail, "Niveau insuffisant en écologie");
        me.open_application().await;
        me.see("Défavorable").see("Niveau insuffisant en écologie");
        assert!(!me.has_link("Confirmation candidature") && !me.has_link("Annuler la candidature"));
        me.open("/tableau-de-bord").await.see("Candidature - avis défavorable");
    }
}
