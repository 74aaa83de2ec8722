//! Whoever treats dossiers and sets the institution up: managers, members of a committee, central admissions, technical
//! administration, each with dossiers in every state and with objects that may be changed or taken away.

use app::decide::{enter, publish};
use app::setup::Typed;
use chrono::TimeDelta;
use domain::application::requirement::Obligation;
use domain::application::{DecisionKind, MailCode, TreatmentType};
use domain::form::FieldKind;
use domain::ids::CentreId;
use domain::letters::Wanted;
use domain::permissions::{Right, RoleKind};
use domain::translated::Translated;
use serde_json::json;
use store::Json;
use store::catalogue::campaign::Campaign;
use store::form::Form;
use store::question::Question;
use store::rights::RoleRight;
use testkit::World;
use testkit::build::Institution;
use testkit::people::{Client, Place};
use uuid::Uuid;

use super::asked::fields;
use super::cast::{Cast, applied, decided, submitted};

const MANAGER: &[&str] = &["/gestion", "/commission"];
const MEMBER: &[&str] = &["/commission"];
const CENTRE: &[&str] = &["/gestion"];
const ADMIN: &[&str] = &["/admin"];
const ELSEWHERE: Option<&str> = Some("manager elsewhere");

/// Numbers of dossiers in states that offer different forms.
struct Dossiers {
    /// Submitted, nothing judged.
    fresh: i64,
    /// With a decision that waits.
    drafted: i64,
    planned: i64,
    admitted: i64,
    withdrawn: i64,
    cancelled: i64,
    /// Nothing is to come any more.
    refused: i64,
    archived: i64,
    /// With a letter that was issued.
    lettered: i64,
    /// Asked for a form that was not answered.
    asked: i64,
}

async fn dossiers(world: &World, institution: &Institution, manager: &Client) -> Dossiers {
    let (favourable, waiting) = (institution.decision(DecisionKind::Favourable), institution.decision(DecisionKind::WaitingList));
    let fresh = submitted(world, "Fraîche").await.1;
    let asked = asked(world, institution).await;
    let drafted = applied(world, "Proposée").await.1;
    draft(world, manager, drafted, enter::Entered { decision_type: waiting, ..enter::Entered::default() }).await;
    let planned = applied(world, "Planifiée").await.1;
    decided(world, manager, planned, waiting, publish::When::At(world.now() + TimeDelta::hours(5))).await;
    let admitted = applied(world, "Admise").await.1;
    decided(world, manager, admitted, favourable, publish::When::Now).await;
    let (client, withdrawn) = applied(world, "Désistée").await;
    decided(world, manager, withdrawn, favourable, publish::When::Now).await;
    app::apply::answer::withdraw(&world.ctx, &world.identify(&client).await, withdrawn).await.unwrap();
    let (client, cancelled) = applied(world, "Annulée").await;
    app::apply::cancel::cancel(&world.ctx, &world.identify(&client).await, cancelled).await.unwrap();
    let refused = refused(world, institution, manager, "Refusée").await;
    let archived = self::refused(world, institution, manager, "Archivée").await;
    app::review::archive::archive(&world.ctx, &world.identify(manager).await, archived).await.unwrap();
    for (rank, first_name) in [(1, "Première"), (2, "Deuxième")] {
        let number = applied(world, first_name).await.1;
        let decision_type = institution.decision(DecisionKind::ComplementaryList);
        draft(world, manager, number, enter::Entered { decision_type, rank: Some(rank), ..enter::Entered::default() }).await;
    }
    // Last: no job runs any more, so that nothing is typeset here.
    world
        .change_committee(institution.committee, |committee| {
            committee.letters.0 = Wanted::ALL.into_iter().map(|wanted| wanted.code().to_owned()).collect();
        })
        .await;
    let lettered = applied(world, "Lettrée").await.1;
    decided(world, manager, lettered, favourable, publish::When::Now).await;
    note(world, manager, fresh).await;
    undelivered(world, fresh).await;
    let seen = app::review::treatment::standing(&world.dossier_for_staff(fresh).await.application);
    app::review::treatment::set(&world.ctx, &world.identify(manager).await, fresh, TreatmentType::Direct, &seen).await.unwrap();
    Dossiers { fresh, drafted, planned, admitted, withdrawn, cancelled, refused, archived, lettered, asked }
}

/// An application to a programme with a form.
async fn asked(world: &World, institution: &Institution) -> i64 {
    let wanted = world.new_offer("M1FORM", "Master 1 Formulaires");
    let offer = world.offer(institution.campaign, institution.committee, institution.decision(DecisionKind::Favourable), &wanted).await;
    world.ask_form(offer.session, &world.form("SUITE", "Et ensuite ?", fields())).await;
    let client = world.applicant("Interrogée", "Simple").await;
    world.fill_profile(&client).await;
    world.apply(&client, "M1FORM").await
}

async fn draft(world: &World, manager: &Client, number: i64, entered: enter::Entered) -> Uuid {
    enter::enter(&world.ctx, &world.identify(manager).await, number, &entered).await.unwrap()
}

async fn refused(world: &World, institution: &Institution, manager: &Client, first_name: &str) -> i64 {
    let number = applied(world, first_name).await.1;
    let mut tx = world.ctx.db.read().await.unwrap();
    // A refusal has a reason.
    let reason = store::decision::setup::reasons(&mut tx).await.unwrap().first().map(|reason| reason.id);
    drop(tx);
    let decision_type = institution.decision(DecisionKind::Unfavourable);
    let decision = draft(world, manager, number, enter::Entered { decision_type, reason, ..enter::Entered::default() }).await;
    publish::publish(&world.ctx, &world.identify(manager).await, &[decision], publish::When::Now).await.unwrap();
    number
}

async fn note(world: &World, manager: &Client, number: i64) {
    let application = world.dossier_for_staff(number).await.application.id;
    let note = store::application::note::Note {
        id: world.ctx.id(),
        author_id: manager.person.account,
        author_name: "Gaëlle Gestion".to_owned(),
        message: "Rappeler lundi".to_owned(),
        created_at: world.now(),
    };
    let mut tx = world.ctx.db.write().await.unwrap();
    store::application::note::add(&mut tx, application, &note).await.unwrap();
    tx.commit().await.unwrap();
}

/// A mail that was refused for good.
async fn undelivered(world: &World, number: i64) {
    let application = world.dossier_for_staff(number).await.application.id;
    let mut tx = world.ctx.db.write().await.unwrap();
    let mail = store::mail::of_application(&mut tx, application).await.unwrap().remove(0);
    store::mail::set_failed(&mut tx, mail.id, "refused by the mail server: 550 5.1.1 no such user").await.unwrap();
    tx.commit().await.unwrap();
}

/// A document, a question, a form of two fields that was not published, and a survey: nothing asks for them.
async fn set_up_centre(world: &World, centre: CentreId) {
    let kind = store::catalogue::requirement::DocumentType {
        id: world.ctx.id(),
        code: "LETTRE".to_owned(),
        centre_id: Some(centre.0),
        label: Json(Translated::fr("Lettre de motivation")),
        help: Json(Translated::default()),
        is_shared: false,
        per_application: false,
        obligation: Obligation::Facultative.code().to_owned(),
        treatment: None,
        asked_of: Json(domain::application::requirement::AskedOf::default()),
        position: None,
        template_file_id: None,
        in_service: true,
        version: 1,
    };
    let question = Question { centre_id: Some(centre.0), ..world.question("QUESTION", FieldKind::YesNo, "Avez-vous un logement ?") };
    let form = Form { centre_id: Some(centre.0), ..world.form("FORMULAIRE", "Votre projet", fields()) };
    let survey = Form { centre_id: Some(centre.0), ..world.form("ENQUETE", "Votre avis", fields()) };
    let address = Translated::fr("https://enquetes.univ.example/?numDossier=${numDossier}&signature=${signature}");
    let mut tx = world.ctx.db.write().await.unwrap();
    store::catalogue::requirement::add(&mut tx, &kind).await.unwrap();
    store::question::add(&mut tx, &question).await.unwrap();
    store::form::add(&mut tx, &form).await.unwrap();
    store::form::add(&mut tx, &survey).await.unwrap();
    store::survey::put(&mut tx, survey.id, 1, &address).await.unwrap();
    tx.commit().await.unwrap();
}

/// What central admissions may change or take away without breaking a dossier, and a job that failed.
async fn set_up_institution(world: &World) {
    let words = |text: &str| Json(Translated::fr(text));
    let mut tx = world.ctx.db.write().await.unwrap();
    let faq = store::text::Faq { id: world.ctx.id(), position: 1, question: words("Combien ?"), answer: words("Deux."), category: Json::default(), version: 0 };
    assert!(store::text::put_faq(&mut tx, &faq).await.unwrap());
    let reason = store::decision::setup::Reason {
        id: world.ctx.id(),
        code: "EFFECTIF".to_owned(),
        label: words("Effectif"),
        centre_id: None,
        in_service: true,
        version: 1,
    };
    store::decision::setup::add_reason(&mut tx, &reason).await.unwrap();
    let held = [RoleRight { right: Right::Applications.code().to_owned(), access: "read".to_owned() }];
    store::rights::put_role(&mut tx, "LECTURE", RoleKind::Manager.code(), "Lecture seule", &held, false, true).await.unwrap();
    let today = world.ctx.today();
    let campaign = Campaign {
        id: world.ctx.id(),
        code: "2027".to_owned(),
        label: words("Campagne 2027"),
        starts_on: today + chrono::Days::new(300),
        ends_on: today + chrono::Days::new(600),
        applicant_ends_on: None,
        in_service: false,
        archived_at: None,
        version: 1,
    };
    store::catalogue::campaign::add(&mut tx, &campaign).await.unwrap();
    let over = Campaign {
        id: world.ctx.id(),
        code: "2025".to_owned(),
        label: words("Campagne 2025"),
        starts_on: today - chrono::Days::new(500),
        ends_on: today - chrono::Days::new(200),
        ..campaign
    };
    store::catalogue::campaign::add(&mut tx, &over).await.unwrap();
    let gone = Campaign { id: world.ctx.id(), code: "2024".to_owned(), label: words("Campagne 2024"), ..over };
    store::catalogue::campaign::add(&mut tx, &gone).await.unwrap();
    assert!(store::catalogue::campaign::archive(&mut tx, gone.id, 1, world.now()).await.unwrap());
    let job = store::job::NewJob {
        id: world.ctx.id(),
        kind: "nothing.such",
        payload: json!({}),
        run_at: world.now(),
        priority: 50,
        dedupe_key: None,
        now: world.now(),
    };
    store::job::add(&mut tx, &job).await.unwrap();
    tx.commit().await.unwrap();
    world.expect_error("job failed");
    world.run_jobs().await;
}

/// Somebody signed in with every right of a kind, to read or to write.
async fn holder(world: &World, name: &str, kind: RoleKind, access: &str, place: Place) -> Client {
    let person = world.person(name, "Personnel").await;
    world.grant_all(&person, kind, (&format!("{}-{access}", kind.code()), access), place).await;
    world.sign_in(person).await
}

/// A manager of a centre that has nothing to do with it.
async fn elsewhere(world: &World, cast: &mut Cast) {
    let there = world.centre("LETTRES", "Lettres").await;
    let manager = holder(world, "Ailleurs", RoleKind::Manager, "write", Place { centre: Some(there), ..Place::default() }).await;
    cast.add("manager elsewhere", manager, Vec::new(), &[], None);
}

/// Those who treat the dossiers of a centre, and set it up.
pub async fn of_the_centre(world: &World, cast: &mut Cast, institution: &Institution) {
    let manager = world.manager(institution.centre).await;
    set_up_centre(world, institution.centre).await;
    let dossiers = dossiers(world, institution, &manager).await;
    let person = world.identify(&manager).await;
    app::review::preferences::save_view(&world.ctx, &person, "À revoir", "statut=RE").await.unwrap();
    elsewhere(world, cast).await;
    let here = Some(institution.centre);
    let on_jury = Place { committee: Some(institution.committee), ..Place::default() };
    let reading = holder(world, "Lectrice", RoleKind::Manager, "read", Place { centre: here, ..Place::default() }).await;
    let (deciding, observing) =
        (holder(world, "Jurée", RoleKind::Committee, "write", on_jury).await, holder(world, "Observatrice", RoleKind::Committee, "read", on_jury).await);
    let starts = pages(&dossiers);
    let mut all = starts.clone();
    all.extend(pages_of_acts(&dossiers));
    all.extend(PAGES_OF_THE_CENTRE.map(str::to_owned));
    cast.add("manager", manager, all, MANAGER, ELSEWHERE);
    cast.add("reading manager", reading, starts.clone(), MANAGER, None);
    cast.add("deciding member", deciding, starts.clone(), MEMBER, ELSEWHERE);
    cast.add("reading member", observing, starts, MEMBER, None);
    let central = world.central().await;
    cast.add("central", central, ["/gestion", "/gestion/formations/M1INFO"].map(str::to_owned).to_vec(), CENTRE, ELSEWHERE);
}

/// Pages of dossiers that all of them open.
fn pages(dossiers: &Dossiers) -> Vec<String> {
    let Dossiers { fresh, drafted, planned, refused, lettered, .. } = *dossiers;
    let mut starts: Vec<String> = [fresh, drafted, planned].iter().map(|number| format!("/gestion/candidatures/{number}")).collect();
    starts.extend(
        ["", "/profil", "/historique", "/mails", "/bloc-notes", "/pieces/CV", "/corrections", "/avis"].map(|tab| format!("/gestion/candidatures/{fresh}{tab}")),
    );
    starts.extend(["statut", "avis", "publication", "droits"].map(|mass| format!("/gestion/candidatures/{mass}?n={fresh}&n={drafted}")));
    starts.push(format!("/gestion/candidatures/archiver?n={fresh}&n={refused}"));
    starts.push(format!("/gestion/candidatures/lettres?n={fresh}&n={lettered}"));
    starts.extend(["/gestion/candidatures", "/gestion/candidatures?statut=RE", "/gestion/candidatures/annulees", "/gestion/profils"].map(str::to_owned));
    starts.extend(["/commission", "/commission/INFO/candidatures", "/commission/INFO/candidatures?formation=M1INFO"].map(str::to_owned));
    starts.extend([fresh, drafted].map(|number| format!("/commission/INFO/candidatures/{number}")));
    starts
}

/// Pages of dossiers in states of their own, and the questions asked before something is done for an applicant.
fn pages_of_acts(dossiers: &Dossiers) -> Vec<String> {
    let Dossiers { fresh, admitted, withdrawn, cancelled, archived, lettered, asked, .. } = *dossiers;
    let acts = [
        (admitted, ""),
        (admitted, "/confirmer"),
        (admitted, "/desister"),
        (withdrawn, "/desister/revenir"),
        (fresh, "/annuler"),
        (cancelled, "/retablir"),
        (archived, ""),
        (lettered, "/historique"),
        (asked, "/formulaires"),
    ];
    acts.map(|(number, page)| format!("/gestion/candidatures/{number}{page}")).to_vec()
}

/// Pages of what the centre set up, of which a crawl would open another one.
const PAGES_OF_THE_CENTRE: [&str; 10] = [
    "/gestion/candidatures/pour-un-candidat",
    "/gestion/pieces-justificatives/LETTRE",
    "/gestion/questions/QUESTION",
    "/gestion/questions/QUESTION/supprimer",
    "/gestion/formulaires/FORMULAIRE",
    "/gestion/formulaires/FORMULAIRE/supprimer",
    "/gestion/formulaires/FORMULAIRE/champs",
    "/gestion/formulaires/FORMULAIRE/champs/f1",
    "/gestion/formulaires/ENQUETE",
    "/gestion/formulaires/ENQUETE/questionnaire",
];

/// Those who set the institution up.
pub async fn administration(world: &World, cast: &mut Cast, institution: &Institution) {
    set_up_institution(world).await;
    elsewhere(world, cast).await;
    let colleague = world.manager(institution.centre).await.person.account;
    let (central, admin) = (world.central().await, world.admin().await);
    own_wording(world, &central).await;
    // An earlier value of a setting, to be restored.
    world.set("institution.court", "Tribunal administratif de Toulouse".into()).await;
    let leaving = world.applicant("Léa", "Partante").await;
    let erasure = world.ctx.id::<Uuid>();
    let mut tx = world.ctx.db.write().await.unwrap();
    store::own_data::add_erasure(&mut tx, erasure, leaving.person.account, "", world.now()).await.unwrap();
    tx.commit().await.unwrap();
    let mut starts = vec!["/admin".to_owned()];
    starts.extend([colleague, admin.person.account].map(|account| format!("/admin/droits/{account}")));
    starts.extend(
        [
            "/admin/historique?quoi=parametres",
            "/admin/campagnes/2025/archiver",
            "/admin/campagnes/2024/detruire",
            "/admin/campagnes/2027",
            "/admin/campagnes/2027/formations",
            "/admin/campagnes/2027/mise-en-service",
            "/admin/motivations/EFFECTIF",
            "/admin/profils/LECTURE",
            "/admin/lettres/PROPRE",
            "/admin/lettres/PROPRE/supprimer",
            "/admin/mails/PROPRE",
            "/admin/mails/PROPRE/supprimer",
        ]
        .map(str::to_owned),
    );
    starts.push(format!("/admin/mails/{}", MailCode::ApplicationCreated.code()));
    starts.push(format!("/admin/effacements/{erasure}"));
    cast.add("central", central, starts.clone(), ADMIN, ELSEWHERE);
    cast.add("admin", admin, starts, ADMIN, ELSEWHERE);
}

/// A letter and a mail that central admissions wrote, which nothing uses.
async fn own_wording(world: &World, central: &Client) {
    let person = world.identify(central).await;
    let wording = || Typed::default().with("code", "PROPRE").with("label", "Propre").with("subject_fr", "Sujet").with("body_fr", "Corps");
    let letter = wording().with("letter_kind", domain::letters::LetterKind::Admission.code()).with_flag("in_service", true);
    app::setup::letter::save(&world.ctx, &person, None, &letter).await.unwrap();
    let mail = wording().with("kind", DecisionKind::Favourable.code()).with_flag("in_service", true);
    app::setup::mail::save(&world.ctx, &person, None, &mail).await.unwrap();
}
