//! Documents: whose they are, what stays of them, who may change them when.

use app::Error;
use app::accounts::limit;
use app::apply::cancel::cancel;
use app::apply::deposit::{Refusal, Upload, deposit, remove};
use app::apply::submit::{self, submit};
use app::review::corrections;
use app::review::dates;
use app::review::file_status;
use app::review::judge::Verdict;
use app::review::treatment;
use chrono::{Days, TimeDelta};
use connect::files::Area;
use domain::application::requirement::Obligation;
use domain::application::{DecisionKind, DocumentStatus, FileStatus, Refusal as StateRefusal, Shown, TreatmentType};
use futures::TryStreamExt as _;
use store::document::Version;
use testkit::build::NewOffer;
use testkit::dossiers::pdf;
use testkit::people::Client;
use testkit::{World, both_engines};

use super::{judged, judgement};
use crate::usecases::{Staffed, applied};

/// What is said below the status of a document that goes with the submission to come.
const HINT: &str = "sera transmise avec votre candidature";

/// The status of a document for its applicant; none when it is not asked.
async fn status(world: &World, number: i64, document: &str) -> Option<DocumentStatus> {
    world.dossier(number).await.items.iter().find(|item| item.kind.code == document).map(|item| item.status)
}

async fn try_deposit(world: &World, client: &Client, number: i64, document: &str) -> Result<(), Refusal> {
    let person = world.identify(client).await;
    let kind = world.document_of(number, document).await;
    match deposit(&world.ctx, &person, number, kind, vec![Upload { name: "nouveau.pdf".into(), bytes: pdf("nouveau").into() }]).await {
        Ok(_) => Ok(()),
        Err(Error::Refused(refusal)) => Err(refusal),
        Err(error) => panic!("{error:?}"),
    }
}

/// A second programme of the same centre.
async fn second_programme(world: &World, staffed: &Staffed) {
    let institution = &staffed.institution;
    world.offer(institution.campaign, institution.committee, institution.decision(DecisionKind::Favourable), &world.new_offer("M1BIS", "Master 1 bis")).await;
}

both_engines! {
    // rule: 50
    /// Deposited while the file waits; « Déposée » until it is submitted, « Transmise » before where institutions want it.
    async fn deposited_is_not_submitted(world: World) {
        world.institution().await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        world.deposit(&client, number, "CV", "cv").await;
        let dossier = world.dossier(number).await;
        let item = dossier.items.iter().find(|item| item.kind.code == "CV").unwrap();
        assert_eq!((item.status, item.shown, dossier.file_status()), (DocumentStatus::Deposited, Shown::DepositedNotYetSubmitted, FileStatus::Waiting));
        client.open(&format!("/candidatures/{number}")).await;
        assert!(client.row("Curriculum vitae").ends_with(&format!("Déposée {HINT}")));
        world.set("documents.submitted_from_deposit", true.into()).await;
        client.reload().await;
        assert!(client.row("Curriculum vitae").ends_with(&format!("Transmise {HINT}")));
        world.deposit(&client, number, "RELEVES", "releves").await;
        world.submit(&client, number).await;
        client.reload().await;
        assert!(client.row("Curriculum vitae").ends_with("Transmise") && !client.sees(HINT));
    }

    // rule: 52, 72
    /// Cancelling deletes nothing: common documents serve the next application, the others stay with the cancelled one.
    async fn a_cancellation_deletes_no_document(world: World) {
        world.institution().await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        for document in ["CV", "RELEVES"] {
            world.deposit(&client, number, document, document).await;
        }
        let person = world.identify(&client).await;
        cancel(&world.ctx, &person, number).await.unwrap();
        world.advance(TimeDelta::minutes(11)).await;
        let again = world.apply(&client, "M1INFO").await;
        for (application, document, expected) in [
            (number, "CV", DocumentStatus::Deposited),
            (number, "RELEVES", DocumentStatus::Deposited),
            (again, "CV", DocumentStatus::Deposited),
            (again, "RELEVES", DocumentStatus::Waiting),
        ] {
            assert_eq!(status(&world, application, document).await, Some(expected), "{application} {document}");
        }
    }

    // rule: 53, 54
    /// A common document is the applicant's, one copy for all applications; a unique one is deposited in each.
    async fn common_documents_belong_to_the_applicant(world: World) {
        let staffed = Staffed::open(&world).await;
        second_programme(&world, &staffed).await;
        world.document_type("LETTRE", "Lettre de motivation", Obligation::Mandatory, true).await;
        world.change_document_type("LETTRE", |kind| kind.per_application = true).await;
        let (client, one) = applied(&world, "Inès", "Marchetti").await;
        let two = world.apply(&client, "M1BIS").await;
        for document in ["CV", "LETTRE"] {
            world.deposit(&client, one, document, document).await;
        }
        assert_eq!((status(&world, two, "CV").await, status(&world, two, "LETTRE").await), (Some(DocumentStatus::Deposited), Some(DocumentStatus::Waiting)));
        world.deposit(&client, two, "CV", "CV relu").await;
        let name = world.dossier(one).await.items.iter().find(|item| item.kind.code == "CV").and_then(|item| item.version.clone()).unwrap().name;
        assert_eq!(name, "CV relu.pdf");
        let stranger = world.applicant("Paul", "Durand").await;
        world.fill_profile(&stranger).await;
        let theirs = world.apply(&stranger, "M1BIS").await;
        assert_eq!(status(&world, theirs, "CV").await, Some(DocumentStatus::Waiting));
    }

    // rule: 55
    /// Removing and replacing a refused file leaves the file, the refusal and its comment to be read by both sides.
    async fn a_refused_file_stays_readable(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut client, number) = world.submitted("Inès", "Marchetti").await;
        let staff = world.identify(&staffed.manager).await;
        let refused = [judgement(&world, number, "CV", Verdict::Refuse, "sans date").await];
        corrections::ask(&world.ctx, &staff, number, &refused, None).await.unwrap();
        let person = world.identify(&client).await;
        remove(&world.ctx, &person, number, world.document_of(number, "CV").await).await.unwrap();
        world.deposit(&client, number, "CV", "CV daté").await;
        world.submit(&client, number).await;
        let dossier = world.dossier_for_staff(number).await;
        let item = dossier.items.iter().find(|item| item.kind.code == "CV").unwrap();
        let (earlier, reviews) = &item.history[0];
        assert_eq!((earlier.name.as_str(), reviews[0].comment.as_str(), reviews[0].status.as_str()), ("CV.pdf", "sans date", "RE"));
        client.open(&format!("/candidatures/{number}/pieces/CV")).await;
        client.see("CV daté.pdf").see("sans date");
    }

    // rule: 56
    /// What a centre validated is not changed any more; the rest of an incomplete file is.
    async fn a_validated_document_is_frozen(world: World) {
        let staffed = Staffed::open(&world).await;
        let (mut client, number) = world.submitted("Inès", "Marchetti").await;
        judged(&world, &staffed.manager, number, "CV", Verdict::Validate, "").await;
        let staff = world.identify(&staffed.manager).await;
        let refused = [judgement(&world, number, "RELEVES", Verdict::Refuse, "floue").await];
        corrections::ask(&world.ctx, &staff, number, &refused, None).await.unwrap();
        assert_eq!(try_deposit(&world, &client, number, "CV").await, Err(Refusal::State(StateRefusal::NotInThisState)));
        let person = world.identify(&client).await;
        let kind = world.document_of(number, "CV").await;
        assert!(matches!(remove(&world.ctx, &person, number, kind).await, Err(Error::Refused(Refusal::State(StateRefusal::NotInThisState)))));
        client.open(&format!("/candidatures/{number}")).await;
        assert!(!client.has_link("Remplacer CV.pdf") && client.has_link("Remplacer RELEVES.pdf"));
        assert_eq!(try_deposit(&world, &client, number, "RELEVES").await, Ok(()));
        assert_eq!(status(&world, number, "CV").await, Some(DocumentStatus::Validated));
    }

    // rule: 57
    /// Incomplete after the return date: nothing moves until a later date is given. A confirmation date of one's own may
    /// be earlier than the programme's.
    async fn incomplete_too_late_waits_for_a_date(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = world.submitted("Inès", "Marchetti").await;
        staffed.decide(&world, number, DecisionKind::Favourable, None).await;
        let staff = world.identify(&staffed.manager).await;
        let earlier = world.ctx.today() + Days::new(60);
        assert!(world.dossier(number).await.confirmation_on.unwrap() > earlier);
        dates::set(&world.ctx, &staff, number, dates::Which::Confirmation, Some(earlier), None).await.unwrap();
        assert_eq!(world.dossier(number).await.confirmation_on, Some(earlier));

        let return_on = world.dossier(number).await.return_on;
        world.ctx.clock.set(world.ctx.zone.end_of(return_on));
        let (client, manager) = (world.sign_in(client.person).await, world.sign_in(staffed.manager.person.clone()).await);
        let staff = world.identify(&manager).await;
        file_status::set(&world.ctx, &staff, number, FileStatus::Incomplete, Some(world.ctx.today()), None).await.unwrap();
        assert_eq!(try_deposit(&world, &client, number, "CV").await, Err(Refusal::State(StateRefusal::ReturnDateOver)));
        let person = world.identify(&client).await;
        let late = submit(&world.ctx, &person, number).await;
        assert!(matches!(late, Err(Error::Refused(submit::Refusal::State(StateRefusal::ReturnDateOver)))), "{late:?}");
        assert!(dates::set(&world.ctx, &staff, number, dates::Which::Return, return_on.pred_opt(), None).await.is_err());
        dates::set(&world.ctx, &staff, number, dates::Which::Return, Some(return_on + Days::new(3)), None).await.unwrap();
        assert_eq!(try_deposit(&world, &client, number, "CV").await, Ok(()));
        submit(&world.ctx, &person, number).await.unwrap();
    }

    // rule: 58
    /// The list follows the treatment type; what an application holds already stays on it.
    async fn the_treatment_type_narrows_the_list(world: World) {
        let staffed = Staffed::open(&world).await;
        for code in ["CV", "RELEVES"] {
            world.change_document_type(code, |kind| kind.treatment = Some(TreatmentType::Controlled.code().to_owned())).await;
        }
        let (_, submitted) = world.submitted("Inès", "Marchetti").await;
        let (_, empty) = applied(&world, "Paul", "Durand").await;
        assert_eq!(status(&world, empty, "CV").await, Some(DocumentStatus::Waiting));
        let staff = world.identify(&staffed.manager).await;
        for number in [submitted, empty] {
            let seen = treatment::standing(&world.dossier_for_staff(number).await.application);
            treatment::set(&world.ctx, &staff, number, TreatmentType::Direct, &seen).await.unwrap();
        }
        assert_eq!((status(&world, empty, "CV").await, status(&world, empty, "RELEVES").await), (None, None));
        for code in ["CV", "RELEVES"] {
            assert_eq!(status(&world, submitted, code).await, Some(DocumentStatus::Deposited), "{code}");
        }
    }

    // rule: 59
    /// A document type out of service is asked of nobody new, stays where it was used, and still blocks when it was refused.
    async fn a_document_out_of_service_stays_where_it_was_used(world: World) {
        let staffed = Staffed::open(&world).await;
        let (client, number) = world.submitted("Inès", "Marchetti").await;
        let (_, empty) = applied(&world, "Paul", "Durand").await;
        let staff = world.identify(&staffed.manager).await;
        let mut refused = Vec::new();
        for code in ["CV", "RELEVES"] {
            refused.push(judgement(&world, number, code, Verdict::Refuse, "floue").await);
        }
        corrections::ask(&world.ctx, &staff, number, &refused, None).await.unwrap();
        for code in ["CV", "RELEVES"] {
            world.change_document_type(code, |kind| kind.in_service = false).await;
        }
        assert_eq!(world.dossier(empty).await.items.len(), 0);
        for code in ["CV", "RELEVES"] {
            assert_eq!(status(&world, number, code).await, Some(DocumentStatus::Refused), "{code}");
        }
        assert_eq!(world.dossier_for_staff(number).await.items.len(), 2);
        let person = world.identify(&client).await;
        let blocked = submit(&world.ctx, &person, number).await;
        assert!(matches!(&blocked, Err(Error::Refused(submit::Refusal::Missing(missing))) if missing.len() == 2), "{blocked:?}");
        for code in ["CV", "RELEVES"] {
            world.deposit(&client, number, code, "net").await;
        }
        submit(&world.ctx, &person, number).await.unwrap();
    }

    // rule: 60, 61
    /// Any name, and whatever kind the browser announces: the content decides.
    async fn names_and_announced_kinds_do_not_matter(world: World) {
        world.institution().await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        let page = format!("/candidatures/{number}");
        client.open(&page).await;
        client.attach("Choisir Fichier – Curriculum vitae", "cv.pdf", "application/pdf", b"PK\x03\x04 not a pdf".to_vec());
        client.press("Déposer – Curriculum vitae").await;
        client.expect_status(422).see("n’est pas au bon format");
        client.open(&page).await;
        let name = format!("{}.docx", "Curriculum vitæ de mars « définitif » (2) ".repeat(8));
        client.attach("Choisir Fichier – Curriculum vitae", &name, "application/octet-stream", pdf("cv"));
        client.press("Déposer – Curriculum vitae").await;
        world.run_jobs().await;
        assert_eq!(status(&world, number, "CV").await, Some(DocumentStatus::Deposited), "{}", client.text());
    }

    // rule: 62, 63
    // covers: M4.22
    /// Each programme says for itself whether it is on paper: then templates are there, and no file is taken.
    async fn a_paper_procedure_takes_no_file(world: World) {
        let staffed = Staffed::open(&world).await;
        let institution = &staffed.institution;
        let offer = NewOffer { is_electronic: false, ..world.new_offer("M2PAPIER", "Master 2 sur papier") };
        let paper = world.offer(institution.campaign, institution.committee, institution.decision(DecisionKind::Favourable), &offer).await;
        let form = world.document_type("DOSSIER", "Dossier à compléter", Obligation::Mandatory, false).await;
        for session in [paper.session, institution.programme.session] {
            world.require(session, &[form]).await;
        }
        let mut central = world.central().await;
        central.open("/gestion/pieces-justificatives/DOSSIER").await;
        central.attach("Fichier", "modele.pdf", "application/pdf", pdf("Dossier à compléter")).press("Envoyer le fichier").await;
        let (mut client, electronic) = applied(&world, "Inès", "Marchetti").await;
        let number = world.apply(&client, "M2PAPIER").await;
        client.open(&format!("/candidatures/{number}")).await;
        client.see("Dossier papier : téléchargez votre dossier").see("1, rue de l’Essai");
        let template = client.href("Modèle à compléter – Dossier à compléter");
        assert!(client.fetch(&template).await.body.starts_with(b"%PDF-"));
        assert!(!client.has_button("Déposer – Dossier à compléter") && !client.has_link("Transmettre ma candidature"));
        assert_eq!(try_deposit(&world, &client, number, "DOSSIER").await, Err(Refusal::State(StateRefusal::PaperProcedure)));
        client.open(&format!("/candidatures/{electronic}")).await;
        assert!(client.has_button("Déposer – Dossier à compléter"));
    }

    // rule: 73
    /// « Non concerné » said in one window after the file came in through another: nothing changes, and the page says why.
    async fn not_concerned_beside_a_file_is_explained(world: World) {
        let staffed = Staffed::open(&world).await;
        second_programme(&world, &staffed).await;
        world.document_type("LANGUE", "Attestation de langue", Obligation::Conditional, true).await;
        let (mut client, one) = applied(&world, "Inès", "Marchetti").await;
        let two = world.apply(&client, "M1BIS").await;
        client.open(&format!("/candidatures/{two}")).await;
        client.follow("Non concerné par cette pièce – Attestation de langue").await;
        world.deposit(&client, one, "LANGUE", "attestation").await;
        client.press("Oui, je le certifie").await;
        client.expect_at(&format!("/candidatures/{two}")).see("Un fichier pour cette pièce est déjà là").see("pour une autre de vos candidatures");
        client.see("Rien n’est changé.").see("supprimez d’abord ce fichier, puis recommencez").not_see("état actuel de la candidature");
        assert!(client.row("Attestation de langue").ends_with(&format!("Déposée {HINT}")));
        assert_eq!(status(&world, one, "LANGUE").await, Some(DocumentStatus::Deposited));
        // What the sentence says leads there.
        client.follow("Supprimer attestation.pdf").await.press("Oui, supprimer").await;
        client.follow("Non concerné par cette pièce – Attestation de langue").await.press("Oui, je le certifie").await;
        client.see("La pièce est déclarée « Non concerné ».");
        assert_eq!(status(&world, one, "LANGUE").await, Some(DocumentStatus::NotConcerned));
    }

    // rule: 73
    /// The same of a document of this application alone, deposited in another window; not once it is too late.
    async fn not_concerned_beside_a_file_of_another_window(world: World) {
        let staffed = Staffed::open(&world).await;
        let kind = world.document_type("LANGUE", "Attestation de langue", Obligation::Conditional, false).await;
        world.require(staffed.institution.programme.session, &[kind]).await;
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        client.open(&format!("/candidatures/{number}")).await;
        client.follow("Non concerné par cette pièce – Attestation de langue").await;
        world.deposit(&client, number, "LANGUE", "attestation").await;
        client.press("Oui, je le certifie").await;
        client.see("Un fichier pour cette pièce est déjà là").not_see("pour une autre de vos candidatures");
        world.ctx.clock.advance(TimeDelta::days(46));
        let mut late = world.sign_in(client.person).await;
        late.open(&format!("/candidatures/{number}/pieces/LANGUE/non-concerne")).await;
        late.press("Oui, je le certifie").await;
        late.see("état actuel de la candidature").not_see("Un fichier pour cette pièce est déjà là");
    }

    /// Nobody fills the store: so many deposits within an hour, and so much with everything that was replaced. What is refused
    /// leaves no file.
    async fn deposits_are_bounded(world: World) {
        world.institution().await;
        world.set("documents.max_application_mib", 1.into()).await;
        let (client, number) = applied(&world, "Inès", "Marchetti").await;
        world.deposit(&client, number, "CV", "cv").await;
        let kept = world.ctx.files.list(Area::Document).try_collect::<Vec<_>>().await.unwrap().len();
        let person = world.identify(&client).await;
        for n in 2..=120 {
            assert!(limit::allow(&world.ctx, limit::What::Deposit, &person.account.to_string()).await.unwrap(), "{n}");
        }
        assert_eq!(try_deposit(&world, &client, number, "CV").await, Err(Refusal::TooOften));
        world.ctx.clock.advance(TimeDelta::hours(1));
        let client = world.sign_in(client.person).await;

        let held = world.dossier(number).await.items.iter().find_map(|item| item.version.clone()).unwrap();
        let replaced = Version { id: world.ctx.id(), number: 7, received_size: 5 << 20, ..held };
        let mut tx = world.ctx.db.write().await.unwrap();
        store::document::add_version(&mut tx, &replaced).await.unwrap();
        tx.commit().await.unwrap();
        let refused = try_deposit(&world, &client, number, "RELEVES").await;
        assert!(matches!(refused, Err(Refusal::VersionsTooLarge { limit, .. }) if limit == 5 << 20), "{refused:?}");
        assert_eq!(world.ctx.files.list(Area::Document).try_collect::<Vec<_>>().await.unwrap().len(), kept);
        world.set("documents.max_application_mib", 2.into()).await;
        assert_eq!(try_deposit(&world, &client, number, "RELEVES").await, Ok(()));
    }

    /// The limits in force are said before anything is refused: where files are deposited, and on the page of a programme.
    async fn the_limits_in_force_are_said(world: World) {
        world.institution().await;
        for (key, most) in [("documents.max_item_mib", 12), ("documents.max_application_mib", 48), ("documents.max_item_pages", 60)] {
            world.set(key, most.into()).await;
        }
        let files = app::apply::deposit::limits(&world.ctx).max_files;
        let said = format!("Par pièce : {files} fichiers et 60 pages au plus. Par candidature : 48 Mo au plus.");
        let (mut client, number) = applied(&world, "Inès", "Marchetti").await;
        for page in [format!("/candidatures/{number}"), format!("/candidatures/{number}/pieces/CV")] {
            client.open(&page).await.see("12 Mo au plus par pièce.").see(&said);
        }
        world.browser().open("/offre/M1INFO").await.see("PDF, JPG ou PNG, 12 Mo par pièce.").see(&said);
    }
}
