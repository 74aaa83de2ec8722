//! Whoever has forms in front of them: applicants at every step of an application, staff of every kind with dossiers to
//! treat, visitors with links from their mails, somebody who arrives from the institution's sign-on.

use app::accounts::recover;
use app::accounts::sso::Facts;
use app::decide::{enter, publish};
use chrono::TimeDelta;
use domain::application::requirement::Obligation;
use domain::application::{DecisionKind, MailCode};
use domain::ids::{CentreId, CommitteeId};
use domain::permissions::{Right, RoleKind};
use domain::translated::Translated;
use serde_json::json;
use store::Json;
use store::rights::{NewGrant, RoleRight};
use testkit::build::Institution;
use testkit::people::Client;
use testkit::{Browser, World, filled};
use uuid::Uuid;

/// Somebody in front of a browser.
pub struct Member {
    pub name: &'static str,
    pub browser: Browser,
    pub account: Option<Uuid>,
    /// Pages to begin with, whatever leads to them.
    pub starts: Vec<String>,
    /// Where following links goes on; nowhere beyond the first pages when empty.
    pub within: &'static [&'static str],
    /// Whoever must not get at what is theirs.
    pub stranger: Option<&'static str>,
}

/// Everybody.
pub struct Cast {
    pub members: Vec<Member>,
}

impl Cast {
    pub fn find(&self, name: &str) -> &Member {
        self.members.iter().find(|member| member.name == name).unwrap_or_else(|| panic!("nobody is called {name}"))
    }

    fn add(&mut self, name: &'static str, client: Client, starts: Vec<String>, within: &'static [&'static str], stranger: Option<&'static str>) {
        self.members.push(Member { name, account: Some(client.person.account), browser: client.browser, starts, within, stranger });
    }
}

const PROFILE: &[&str] = &["/mon-compte", "/tableau-de-bord", "/candidatures"];
const APPLICATION: &[&str] = &["/candidatures/"];
const STAFF: &[&str] = &["/gestion", "/commission"];
const CENTRAL: &[&str] = &["/admin", "/gestion"];
const ADMIN: &[&str] = &["/admin"];

/// Makes them all. The installation has a sign-on, and limits that many requests do not reach.
pub async fn make(world: &World) -> Cast {
    for (key, most) in [("security.sign_in_attempts", 1_000), ("security.accounts_per_hour", 100_000)] {
        world.set(key, json!(most)).await;
    }
    world.set("applications.automatic_submission", json!(true)).await;
    let institution = world.institution().await;
    let favourable = institution.decision(DecisionKind::Favourable);
    world.offer(institution.campaign, institution.committee, favourable, &world.new_offer("M2DATA", "Master 2 Données")).await;
    world.document_type("IDENTITE", "Pièce d’identité", Obligation::Conditional, true).await;
    let mut cast = Cast { members: Vec::new() };
    let manager = world.manager(institution.centre).await;
    applicants(world, &mut cast, &institution, &manager).await;
    let dossiers = staff_dossiers(world, &institution, &manager).await;
    staff(world, &mut cast, &institution, manager, &dossiers).await;
    visitors(world, &mut cast).await;
    cast
}

/// An application of somebody with everything deposited.
async fn complete(world: &World, first_name: &str) -> (Client, i64) {
    let client = world.applicant(first_name, "Complet").await;
    world.fill_profile(&client).await;
    let number = world.apply(&client, "M1INFO").await;
    for document in ["CV", "RELEVES", "IDENTITE"] {
        world.deposit(&client, number, document, document).await;
    }
    (client, number)
}

async fn submitted(world: &World, first_name: &str) -> (Client, i64) {
    let (client, number) = complete(world, first_name).await;
    world.submit(&client, number).await;
    (client, number)
}

async fn decided(world: &World, manager: &Client, number: i64, decision_type: Uuid, when: publish::When) -> Uuid {
    let staff = world.identify(manager).await;
    let decision = enter::enter(&world.ctx, &staff, number, &enter::Entered { decision_type, ..enter::Entered::default() }).await.unwrap();
    publish::publish(&world.ctx, &staff, &[decision], when).await.unwrap();
    decision
}

async fn applicants(world: &World, cast: &mut Cast, institution: &Institution, manager: &Client) {
    let beginner = world.applicant("Nina", "Nouvelle").await;
    cast.add("beginner", beginner, vec!["/tableau-de-bord".to_owned()], PROFILE, None);
    let (busy, number) = filled::applied(world, "Inès", "Marchetti").await;
    world.deposit(&busy, number, "CV", "CV").await;
    records(world, busy.person.account).await;
    // A second session, to be ended from the first.
    world.sign_in(busy.person.clone()).await;
    let starts = vec!["/tableau-de-bord".to_owned(), "/candidatures/nouvelle?formation=M2DATA".to_owned(), format!("/candidatures/{number}")];
    cast.add("applicant", busy, starts, PROFILE, Some("beginner"));
    let (ready, number) = complete(world, "Prêt").await;
    cast.add("ready applicant", ready, vec![format!("/candidatures/{number}")], APPLICATION, Some("beginner"));
    let favourable = institution.decision(DecisionKind::Favourable);
    for (name, first_name) in [("admitted applicant", "Admise"), ("confirmed applicant", "Confirmée"), ("withdrawn applicant", "Désistée")] {
        let (client, number) = submitted(world, first_name).await;
        decided(world, manager, number, favourable, publish::When::Now).await;
        let person = world.identify(&client).await;
        match name {
            "confirmed applicant" => app::apply::answer::confirm(&world.ctx, &person, number).await.unwrap(),
            "withdrawn applicant" => drop(app::apply::answer::withdraw(&world.ctx, &person, number).await.unwrap()),
            _ => {}
        }
        cast.add(name, client, vec![format!("/candidatures/{number}")], APPLICATION, Some("beginner"));
    }
    let (client, number) = complete(world, "Annulée").await;
    app::apply::cancel::cancel(&world.ctx, &world.identify(&client).await, number).await.unwrap();
    cast.add("cancelled applicant", client, vec![format!("/candidatures/{number}")], APPLICATION, Some("beginner"));
}

/// A year of studies, an internship and a job.
async fn records(world: &World, account: Uuid) {
    let made = [
        ("internship", json!({ "year": 2025, "duration": "6 mois", "hours_per_week": null, "organisation": "EDF", "description": "Mesures" })),
        ("work", json!({ "year": 2025, "title": "Vendeuse", "duration": "1 an", "organisation": "Librairie", "description": null })),
        ("external", json!({ "place": { "where": "abroad", "country": "IT" }, "year": 2025, "diploma": "X", "label": "L1", "obtained": "O", "honours": null })),
    ];
    let mut tx = world.ctx.db.write().await.unwrap();
    for (kind, content) in made {
        store::profile::add_record(&mut tx, world.ctx.id(), account, kind, 2025, &content, world.now()).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Pages of dossiers in states that offer different forms.
struct Dossiers {
    /// Submitted, nothing judged.
    fresh: i64,
    /// With a decision that waits.
    drafted: i64,
    planned: i64,
}

async fn staff_dossiers(world: &World, institution: &Institution, manager: &Client) -> Dossiers {
    let (_, fresh) = submitted(world, "Fraîche").await;
    let (_, drafted) = submitted(world, "Proposée").await;
    let (_, planned) = submitted(world, "Planifiée").await;
    let staff = world.identify(manager).await;
    let waiting = institution.decision(DecisionKind::WaitingList);
    enter::enter(&world.ctx, &staff, drafted, &enter::Entered { decision_type: waiting, ..enter::Entered::default() }).await.unwrap();
    decided(world, manager, planned, waiting, publish::When::At(world.now() + TimeDelta::hours(5))).await;
    let now = world.now();
    let application = world.dossier_for_staff(fresh).await.application.id;
    let mut tx = world.ctx.db.write().await.unwrap();
    let note = store::application::note::Note {
        id: world.ctx.id(),
        author_id: manager.person.account,
        author_name: "Gaëlle Gestion".to_owned(),
        message: "Rappeler lundi".to_owned(),
        created_at: now,
    };
    store::application::note::add(&mut tx, application, &note).await.unwrap();
    tx.commit().await.unwrap();
    set_up(world, institution.centre).await;
    Dossiers { fresh, drafted, planned }
}

/// What staff may change or take away without breaking a dossier.
async fn set_up(world: &World, centre: CentreId) {
    let words = |text: &str| Json(Translated::fr(text));
    let mut tx = world.ctx.db.write().await.unwrap();
    let faq = store::text::Faq { id: world.ctx.id(), position: 1, question: words("Combien ?"), answer: words("Deux."), version: 0 };
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
    let today = world.ctx.today();
    let campaign = store::catalogue::campaign::Campaign {
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
    let over = store::catalogue::campaign::Campaign {
        id: world.ctx.id(),
        code: "2025".to_owned(),
        label: words("Campagne 2025"),
        starts_on: today - chrono::Days::new(500),
        ends_on: today - chrono::Days::new(200),
        ..campaign
    };
    store::catalogue::campaign::add(&mut tx, &over).await.unwrap();
    let gone = store::catalogue::campaign::Campaign { id: world.ctx.id(), code: "2024".to_owned(), label: words("Campagne 2024"), ..over };
    store::catalogue::campaign::add(&mut tx, &gone).await.unwrap();
    assert!(store::catalogue::campaign::archive(&mut tx, gone.id, 1, world.now()).await.unwrap());
    let kind = store::catalogue::requirement::DocumentType {
        id: world.ctx.id(),
        code: "LETTRE".to_owned(),
        centre_id: Some(centre.0),
        label: words("Lettre de motivation"),
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
    store::catalogue::requirement::add(&mut tx, &kind).await.unwrap();
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

/// A role with every right its kind may hold.
async fn holder(world: &World, name: &str, kind: RoleKind, access: &str, place: (Option<CentreId>, Option<CommitteeId>)) -> Client {
    let person = world.person(name, "Personnel").await;
    let code = format!("{}-{access}", kind.code());
    let fits = |right: &&Right| right.is_assignable() && (kind == RoleKind::Manager || right.fits_committee());
    let rights: Vec<RoleRight> = Right::ALL.iter().filter(fits).map(|right| RoleRight { right: right.code().to_owned(), access: access.to_owned() }).collect();
    let mut tx = world.ctx.db.write().await.unwrap();
    store::rights::put_role(&mut tx, &code, kind.code(), &code, &rights, false, true).await.unwrap();
    let grant = NewGrant {
        id: world.ctx.id(),
        account: person.account,
        role: &code,
        centre: place.0.map(|id| id.0),
        committee: place.1.map(|id| id.0),
        only_committees: None,
        is_chair: false,
        comment: "",
        now: world.now(),
        by: None,
    };
    store::rights::add(&mut tx, &grant).await.unwrap();
    tx.commit().await.unwrap();
    world.sign_in(person).await
}

async fn staff(world: &World, cast: &mut Cast, institution: &Institution, manager: Client, dossiers: &Dossiers) {
    let Dossiers { fresh, drafted, planned } = *dossiers;
    let person = world.identify(&manager).await;
    app::review::preferences::save_view(&world.ctx, &person, "À revoir", "statut=RE").await.unwrap();
    let several = format!("n={fresh}&n={drafted}");
    let mut starts: Vec<String> = [fresh, drafted, planned].iter().map(|number| format!("/gestion/candidatures/{number}")).collect();
    starts.extend(
        ["", "/profil", "/historique", "/mails", "/bloc-notes", "/pieces/CV", "/corrections", "/avis"].map(|tab| format!("/gestion/candidatures/{fresh}{tab}")),
    );
    starts.extend(["statut", "avis", "publication", "archiver", "droits", "lettres"].map(|mass| format!("/gestion/candidatures/{mass}?{several}")));
    starts.extend(["/gestion/candidatures", "/gestion/candidatures?statut=RE", "/gestion/candidatures/annulees", "/gestion/profils"].map(str::to_owned));
    let committee = ["/commission", "/commission/INFO/candidatures"].map(str::to_owned);
    let chosen = [fresh, drafted].map(|number| format!("/commission/INFO/candidatures/{number}"));
    starts.extend(committee.into_iter().chain(chosen));
    let (here, there) = (Some(institution.centre), Some(world.centre("LETTRES", "Lettres").await));
    let elsewhere = holder(world, "Ailleurs", RoleKind::Manager, "write", (there, None)).await;
    let reading = holder(world, "Lectrice", RoleKind::Manager, "read", (here, None)).await;
    let (deciding, observing) = (
        holder(world, "Jurée", RoleKind::Committee, "write", (None, Some(institution.committee))).await,
        holder(world, "Observatrice", RoleKind::Committee, "read", (None, Some(institution.committee))).await,
    );
    let colleague = world.manager(institution.centre).await.person.account;
    cast.add("manager", manager, starts.clone(), STAFF, Some("manager elsewhere"));
    cast.add("reading manager", reading, starts.clone(), STAFF, None);
    cast.add("deciding member", deciding, starts.clone(), &["/commission"], Some("manager elsewhere"));
    cast.add("reading member", observing, starts, &["/commission"], None);
    cast.add("manager elsewhere", elsewhere, Vec::new(), &[], None);
    let central = world.central().await;
    let admin = world.admin().await;
    let own = admin.person.account;
    let mut starts = vec!["/admin".to_owned()];
    starts.extend([colleague, own].map(|account| format!("/admin/droits/{account}")));
    starts.extend(
        [
            "/admin/campagnes/2025/archiver",
            "/admin/campagnes/2024/detruire",
            "/admin/campagnes/2027",
            "/admin/campagnes/2027/formations",
            "/admin/motivations/EFFECTIF",
            "/gestion/pieces-justificatives/LETTRE",
            "/gestion/formations/M1INFO",
        ]
        .map(str::to_owned),
    );
    starts.push(format!("/admin/mails/{}", MailCode::ApplicationCreated.code()));
    cast.add("central", central, starts.clone(), CENTRAL, Some("manager elsewhere"));
    cast.add("admin", admin, starts, ADMIN, Some("manager elsewhere"));
}

async fn visitors(world: &World, cast: &mut Cast) {
    let mut starts = ["/connexion", "/compte/creer", "/compte/identifiants-oublies", "/compte/code-perdu", "/offre/M1INFO"].map(str::to_owned).to_vec();
    let waiting = app::accounts::create::Creation {
        last_name: "Attente",
        first_name: "Alix",
        email: "alix.attente@courriel.example",
        email_again: "alix.attente@courriel.example",
        keep_email: true,
        language: "fr",
        network: "test",
        form: "",
    };
    app::accounts::create::create(&world.ctx, &waiting).await.unwrap();
    starts.push(world.mails_to(waiting.email).await[0].link_to("/compte/valider/"));
    let forgetful = world.person("Océane", "Oublie").await;
    recover::forgotten(&world.ctx, recover::Request { email: &forgetful.email, network: "test", form: "" }).await.unwrap();
    starts.push(world.mails_to(&forgetful.email).await[0].link_to("/compte/mot-de-passe/"));
    let mover = world.applicant("Maud", "Change").await;
    app::accounts::change_email::request(&world.ctx, &world.identify(&mover).await, "maud@courriel.example", "maud@courriel.example", "").await.unwrap();
    starts.push(world.mails_to("maud@courriel.example").await[0].link_to("/compte/mail/"));
    let mut browser = world.browser();
    browser.open("/connexion").await;
    cast.members.push(Member { name: "visitor", browser, account: None, starts, within: &[], stranger: None });

    let facts = Facts {
        last_name: Some("Lefèvre".to_owned()),
        first_name: Some("Éloïse".to_owned()),
        email: Some("eloise.lefevre@etu.univ.example".to_owned()),
        student_number: Some("21900345".to_owned()),
    };
    world.sign_on.signs_on("elefevre", facts);
    let mut browser = world.browser();
    browser.open("/connexion/ent").await;
    let starts = ["/connexion/ent/nouveau", "/connexion/ent/compte"].map(str::to_owned).to_vec();
    cast.members.push(Member { name: "newcomer", browser, account: None, starts, within: &[], stranger: None });
}
