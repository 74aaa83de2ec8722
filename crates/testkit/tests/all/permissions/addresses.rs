//! What every route is asked with: an object that exists, and as little of a form as gets past its reading.

use chrono::{Days, TimeDelta};
use domain::application::{DecisionKind, MailCode};
use domain::form::{Definition, Field, FieldKind};
use domain::ids::{CentreId, CommitteeId};
use domain::translated::Translated;
use serde_json::json;
use store::Json;
use store::form::Form;
use store::question::Question;
use testkit::World;
use testkit::build::Institution;
use testkit::people::{Client, Person};
use uuid::Uuid;

use super::people::{EVERYBODY, Somebody};
use super::routes::Route;

/// What a POST carries beside its token.
pub enum Body {
    Fields(Vec<(&'static str, String)>),
    /// A form with files, without any.
    EmptyUpload,
    /// A request of a script: its headers, and a few bytes.
    Script(Vec<(&'static str, &'static str)>),
}

/// Things that the routes are about. What a request may use up exists once for every person.
pub struct Objects {
    pub institution: Institution,
    pub other_committee: CommitteeId,
    pub elsewhere: CentreId,
    pub owner: Client,
    pub other: Client,
    pub manager: Person,
    number: i64,
    version: Uuid,
    mail: Uuid,
    /// Planned publications, one for each person.
    batches: Vec<Uuid>,
    /// Decisions entered and not validated, one for each person, with their applications.
    drafts: Vec<(i64, Uuid)>,
    notes: Vec<Uuid>,
    /// Mails about the application that were refused for good, one for each person.
    refused: Vec<Uuid>,
    /// Files of the owner on their way, one for each person.
    uploads: Vec<Uuid>,
    records: Vec<[(&'static str, Uuid); 3]>,
    sessions: Vec<Uuid>,
    questions: Vec<Uuid>,
    target: Person,
    grants: Vec<Uuid>,
    /// A copy of their data that the owner can download.
    message: Uuid,
    export: Uuid,
    /// Letters that the manager can download.
    bundle: Uuid,
    /// Requests to be erased, one for each person to answer.
    erasures: Vec<Uuid>,
    /// Lines of the history with an earlier value of a setting, one for each person to restore.
    changes: Vec<Uuid>,
}

impl Objects {
    pub async fn make(world: &World) -> Self {
        let institution = world.institution().await;
        let other_committee = world.committee_of(institution.centre, "MATH", "Commission mathématiques").await;
        let elsewhere = world.centre("LETTRES", "Lettres").await;
        let optional = Question { obligation: "facultative".to_owned(), ..world.question("AVIS", FieldKind::LongText, "Autre chose ?") };
        world.ask(institution.programme.session, &[optional]).await;
        let form = Form { obligation: "facultative".to_owned(), ..world.form("SUITE", "Et ensuite ?", fields()) };
        world.ask_form(institution.programme.session, &form).await;
        let (owner, number) = world.submitted("Olive", "Propriétaire").await;
        let other = world.applicant("Autre", "Candidate").await;
        world.fill_profile(&other).await;
        world.apply(&other, "M1INFO").await;
        let manager = world.manager(institution.centre).await;
        let version = world.dossier_for_staff(number).await.items.iter().find(|item| item.kind.code == "CV").and_then(|item| item.version.as_ref()).unwrap().id;
        let (batches, drafts) = decisions(world, &institution, &manager).await;
        let mut made = Self {
            other_committee,
            elsewhere,
            number,
            version,
            mail: Uuid::nil(),
            batches,
            drafts,
            notes: Vec::new(),
            refused: Vec::new(),
            uploads: Vec::new(),
            records: Vec::new(),
            sessions: Vec::new(),
            questions: Vec::new(),
            target: world.person("Cible", "Personnel").await,
            grants: Vec::new(),
            message: world.ctx.id(),
            export: world.ctx.id(),
            bundle: world.ctx.id(),
            erasures: Vec::new(),
            changes: Vec::new(),
            manager: manager.person,
            institution,
            owner,
            other,
        };
        made.rows(world).await;
        made
    }

    /// What has no use case worth calling here.
    async fn rows(&mut self, world: &World) {
        let now = world.now();
        let cv = world.document_of(self.number, "CV").await;
        for _ in EVERYBODY {
            self.sessions.push(session(world, &self.owner).await);
        }
        let mut asking = Vec::new();
        for position in 0..EVERYBODY.len() {
            asking.push(world.person("Ancien", &format!("Candidat {position}")).await);
        }
        let archive = connect::files::FileKey::new(connect::files::Area::Export, self.export, "donnees.zip").unwrap();
        world.ctx.files.put(&archive, "PK".into()).await.unwrap();
        let letters = connect::files::FileKey::new(connect::files::Area::Export, self.bundle, "lettres.zip").unwrap();
        world.ctx.files.put(&letters, "PK".into()).await.unwrap();
        let letter = connect::files::FileKey::document(self.message, "document.pdf").unwrap();
        world.ctx.files.put(&letter, testkit::dossiers::pdf("Lettre").into()).await.unwrap();
        let mut tx = world.ctx.db.write().await.unwrap();
        let key = connect::files::FileKey::document(self.message, "document.pdf").unwrap();
        let joined =
            store::application::message::Joined { name: "lettre.pdf".to_owned(), key: key.to_string(), sha256: None, pages: Some(1), received: Vec::new() };
        let message = store::application::message::Message {
            id: self.message,
            application_id: store::application::find(&mut tx, self.number).await.unwrap().unwrap().id,
            from_staff: true,
            author_id: self.manager.account,
            author_name: "Gaëlle Gestion".to_owned(),
            author_seat: "Gestion, Sciences".to_owned(),
            body: "Voir la lettre.".to_owned(),
            joined: Some(Json(joined)),
            sent_at: now,
            read_at: Some(now),
        };
        store::application::message::add(&mut tx, &message).await.unwrap();
        store::own_data::add_export(&mut tx, self.export, self.owner.person.account, now).await.unwrap();
        assert!(store::own_data::ready(&mut tx, self.export, now, now + TimeDelta::days(7), archive.as_str(), 2).await.unwrap());
        let application = store::application::find(&mut tx, self.number).await.unwrap().unwrap().id;
        store::letter_bundle::add(&mut tx, self.bundle, self.manager.account, &[application], now).await.unwrap();
        assert!(store::letter_bundle::ready(&mut tx, self.bundle, now + TimeDelta::days(3), letters.as_str(), 2).await.unwrap());
        for person in &asking {
            let erasure = world.ctx.id();
            store::own_data::add_erasure(&mut tx, erasure, person.account, "", now).await.unwrap();
            self.erasures.push(erasure);
        }
        self.mail = store::mail::of_account(&mut tx, self.owner.person.account, 1).await.unwrap()[0].id;
        for position in 0..EVERYBODY.len() {
            let [note, question, grant]: [Uuid; 3] = std::array::from_fn(|_| world.ctx.id());
            let note_row = store::application::note::Note {
                id: note,
                author_id: self.manager.account,
                author_name: "Gaëlle Gestion".to_owned(),
                message: "Rappeler lundi".to_owned(),
                created_at: now,
            };
            store::application::note::add(&mut tx, application, &note_row).await.unwrap();
            self.refused.push(refused_mail(world, &mut tx, application).await);
            let words = |text: &str| Json(Translated::fr(text));
            let faq =
                store::text::Faq { id: question, position: 1, question: words("Combien ?"), answer: words("Deux."), category: Json::default(), version: 0 };
            assert!(store::text::put_faq(&mut tx, &faq).await.unwrap());
            let role = store::rights::NewGrant {
                id: grant,
                account: self.target.account,
                role: "manager",
                centre: Some(self.elsewhere.0),
                committee: None,
                only_committees: None,
                is_chair: false,
                comment: "",
                now,
                by: None,
            };
            store::rights::add(&mut tx, &role).await.unwrap();
            self.grants.push(grant);
            self.notes.push(note);
            self.questions.push(question);
            self.changes.push(change(world, &mut tx, position).await);
            let code = format!("MOTIF-{position}");
            let reason = store::decision::setup::Reason { id: world.ctx.id(), code, label: words("Niveau"), centre_id: None, in_service: true, version: 1 };
            store::decision::setup::add_reason(&mut tx, &reason).await.unwrap();
            let held = [store::rights::RoleRight { right: "GEST_CANDIDATURE".to_owned(), access: "read".to_owned() }];
            store::rights::put_role(&mut tx, &format!("PROFIL-{position}"), "manager", "Lecture", &held, false, true).await.unwrap();
            let campaign = store::catalogue::campaign::Campaign {
                id: world.ctx.id(),
                code: format!("PASSEE-{position}"),
                label: words("Campagne passée"),
                starts_on: world.ctx.today() - Days::new(500),
                ends_on: world.ctx.today() - Days::new(200),
                applicant_ends_on: None,
                in_service: false,
                archived_at: None,
                version: 1,
            };
            store::catalogue::campaign::add(&mut tx, &campaign).await.unwrap();
            self.records.push(records(world, &mut tx, self.owner.person.account).await);
            let upload = store::upload::Upload {
                id: world.ctx.id(),
                account_id: self.owner.person.account,
                application_id: application,
                document_type_id: cv,
                name: "CV.pdf".to_owned(),
                size: 100,
                received: 0,
                created_at: now,
            };
            store::upload::add(&mut tx, &upload).await.unwrap();
            self.uploads.push(upload.id);
        }
        tx.commit().await.unwrap();
        for position in 0..EVERYBODY.len() {
            document_of_the_centre(world, self.institution.centre, &format!("LETTRE-{position}")).await;
            form_of_the_centre(world, self.institution.centre, &format!("FORMULAIRE-{position}")).await;
            question_of_the_centre(world, self.institution.centre, &format!("QUESTION-{position}")).await;
        }
        survey_of_the_centre(world, self.institution.centre, "ENQUETE").await;
    }

    /// The address of a route for somebody.
    pub fn path(&self, route: &Route, position: usize) -> String {
        let mut path = route.path.clone();
        while let Some((before, rest)) = path.clone().split_once('{') {
            let (name, after) = rest.split_once('}').unwrap();
            path = format!("{before}{}{after}", self.value(&route.path, before, name, position));
        }
        if route.path == "/gestion/candidatures/{number}/pieces/{code}/page/{page}" {
            path.push_str(&format!("?v={}", self.version));
        }
        path
    }

    fn value(&self, route: &str, before: &str, name: &str, position: usize) -> String {
        match (before, name) {
            (_, "number") if route.ends_with("/retirer") => self.drafts[position].0.to_string(),
            (_, "number") => self.number.to_string(),
            (_, "survey") => "123456".to_owned(),
            (_, "token") => "0000".to_owned(),
            (_, "page") => "1.png".to_owned(),
            (_, "file") => "lettre.eml".to_owned(),
            ("/static/", _) => "app.css".to_owned(),
            ("/apparence/", _) => "dark".to_owned(),
            ("/langue/", _) => "fr".to_owned(),
            ("/offre/", _) | ("/gestion/formations/", _) => "M1INFO".to_owned(),
            ("/offre/centre/", _) | ("/admin/centres/", _) => "SCI".to_owned(),
            ("/commission/", _) | ("/gestion/commissions/", _) => "INFO".to_owned(),
            ("/gestion/pieces-justificatives/", _) => format!("LETTRE-{position}"),
            ("/gestion/formulaires/", _) if route.ends_with("/questionnaire") => "ENQUETE".to_owned(),
            ("/gestion/formulaires/", _) => format!("FORMULAIRE-{position}"),
            (_, "key") => "f1".to_owned(),
            (_, "code") if route.contains("/formulaires/") => "SUITE".to_owned(),
            ("/gestion/questions/", _) => format!("QUESTION-{position}"),
            ("/admin/campagnes/", _) if route.ends_with("/archiver") => format!("PASSEE-{position}"),
            ("/admin/campagnes/", _) => "2026".to_owned(),
            ("/admin/types-de-decision/", _) => format!("T-{}", DecisionKind::Favourable.code()),
            ("/admin/lettres/", _) => "LETTRE_ADMISSION".to_owned(),
            ("/verification/", _) => "ABCD".to_owned(),
            (_, "kind") => "admission".to_owned(),
            ("/admin/mails/", _) => MailCode::ApplicationCreated.code().to_owned(),
            ("/admin/types-de-statut/", _) => "file-AT".to_owned(),
            ("/admin/messages/", _) => "MSG_ACCUEIL".to_owned(),
            ("/admin/motivations/", _) => format!("MOTIF-{position}"),
            ("/admin/profils/", _) => format!("PROFIL-{position}"),
            ("/admin/faq/", _) => self.questions[position].to_string(),
            ("/admin/droits/", "id") => self.target.account.to_string(),
            (_, "grant") => self.grants[position].to_string(),
            ("/admin/batchs/", _) => Uuid::nil().to_string(),
            _ if route.contains("/messages/") && route.ends_with("/piece") => self.message.to_string(),
            ("/mon-compte/donnees/copie/", _) => self.export.to_string(),
            ("/admin/effacements/", _) => self.erasures[position].to_string(),
            ("/admin/historique/", _) => self.changes[position].to_string(),
            ("/messages/", _) => self.mail.to_string(),
            ("/mon-compte/acces/sessions/", _) => self.sessions[position].to_string(),
            ("/gestion/lettres/", _) => self.bundle.to_string(),
            ("/gestion/publications/", _) => self.batches[position].to_string(),
            _ if route.contains("/bloc-notes/") => self.notes[position].to_string(),
            _ if route.ends_with("/renvoyer") => self.refused[position].to_string(),
            _ if route.ends_with("/retirer") => self.drafts[position].1.to_string(),
            (_, "id") if route.contains("/envois/") => self.uploads[position].to_string(),
            _ if route.contains("/pieces/") => "CV".to_owned(),
            _ => {
                let found = self.records[position].iter().find(|(list, _)| before.starts_with(list));
                found.unwrap_or_else(|| panic!("say which {name} {route} is asked with")).1.to_string()
            }
        }
    }

    /// What a page opened now would say that it showed: the status, the treatment type, the return date.
    async fn standing(&self, world: &World) -> (String, String, String) {
        let mut tx = world.ctx.db.read().await.unwrap();
        let application = store::application::find(&mut tx, self.number).await.unwrap().unwrap();
        let day = application.new_return_on.map(|day| day.format("%d/%m/%Y").to_string()).unwrap_or_default();
        (app::review::file_status::standing(&application), app::review::treatment::standing(&application), day)
    }

    /// The smallest form that reaches the use case.
    pub async fn body(&self, world: &World, route: &Route, who: &Somebody) -> Body {
        if route.path.contains("/envois") {
            let name = ("upload-metadata", "filename Q1YucGRm");
            return Body::Script(vec![("content-type", "application/offset+octet-stream"), ("upload-offset", "0"), ("upload-length", "100"), name]);
        }
        let uploads = [
            "/candidatures/{number}/messages",
            "/gestion/candidatures/{number}/messages",
            "/admin/etablissement/logo",
            "/admin/centres/{code}/signature",
            "/gestion/commissions/{code}/signature",
            "/gestion/pieces-justificatives/{code}/modele",
            "/candidatures/{number}/pieces/{code}",
            "/candidatures/{number}/formulaires/{code}/champs/{key}",
        ];
        if uploads.contains(&route.path.as_str()) {
            return Body::EmptyUpload;
        }
        // A day of one's own: what is so already leaves no trace.
        let day = |month: &str| format!("{:02}/{month}/2026", who.position + 1);
        let (number, draft) = (self.number.to_string(), self.drafts[who.position]);
        let (seen_status, seen_treatment, seen_day) = self.standing(world).await;
        Body::Fields(match route.path.as_str() {
            "/candidatures/nouvelle" => vec![("formation", "M1INFO".to_owned())],
            "/gestion/candidatures/{number}/statut" => {
                vec![("status", "CO".to_owned()), ("status_on", day("03")), ("seen_status", seen_status)]
            }
            "/gestion/candidatures/{number}/traitement" => {
                vec![("treatment", ["AD", "AT"][who.position % 2].to_owned()), ("seen_treatment", seen_treatment)]
            }
            "/gestion/candidatures/{number}/traitement/valider" => vec![("seen_treatment", seen_treatment)],
            "/gestion/candidatures/{number}/dates" => {
                vec![("quelle", "retour".to_owned()), ("return_day", day("05")), ("seen_return_day", seen_day)]
            }
            "/gestion/candidatures/{number}/droits" => vec![("fee", "170,50".to_owned())],
            "/gestion/candidatures/{number}/identifiant" => vec![("code", "OPI-1".to_owned())],
            "/gestion/candidatures/pour-un-candidat" => {
                vec![("candidate", self.other.person.email.clone()), ("programme", "M1INFO".to_owned()), ("sure", "oui".to_owned())]
            }
            "/gestion/candidatures/archiver" | "/gestion/candidatures/lettres" => vec![("n", number)],
            "/gestion/candidatures/droits" => vec![("n", number), ("fee", "170,50".to_owned())],
            "/gestion/candidatures/{number}/bloc-notes" => vec![("message", "Rappeler mardi".to_owned())],
            "/gestion/candidatures/{number}/pieces/{code}" => vec![("version", self.version.to_string()), ("verdict", "VA".to_owned())],
            "/gestion/candidatures/statut" => vec![("n", number), ("status", "CO".to_owned()), ("status_on", day("03"))],
            "/gestion/candidatures/avis" => vec![("n", number), ("decision_type", self.institution.decision(DecisionKind::WaitingList).to_string())],
            "/gestion/candidatures/publication" => vec![("d", draft.1.to_string()), ("n", draft.0.to_string()), ("when", "plus-tard".to_owned())],
            "/gestion/formations/{code}/dupliquer" => vec![("code", format!("COPIE-{}", who.position)), ("label", "Master 1 Copie".to_owned())],
            "/commission/{code}/candidatures/{number}/rang" => vec![("sens", "monter".to_owned()), ("rang", "1".to_owned())],
            "/admin/historique/{id}/retablir" => vec![("cle", COURT.to_owned())],
            "/admin/campagnes/{code}/archiver" => vec![("seen", "1".to_owned())],
            "/admin/campagnes/{code}/formations" => vec![("from", "PASSEE-0".to_owned())],
            "/admin/effacements/{id}" => {
                vec![("version", "1".to_owned()), ("decision", "refuse".to_owned()), ("answer", "Un recours est en cours.".to_owned())]
            }
            "/mon-compte/brouillon" | "/mon-compte/brouillon/effacer" => vec![("brouillon-de", "/mon-compte/adresse".to_owned())],
            "/mon-compte/donnees/effacement" => vec![("sure", "yes".to_owned())],
            "/admin/droits/{id}/activation" => vec![("active", "yes".to_owned())],
            _ => Vec::new(),
        })
    }
}

/// The parts of the page, by how the paths of their routes begin; what fits none is for everybody.
pub const SECTIONS: [(&str, &str); 11] = [
    ("/", "For everybody"),
    ("/compte", "Accounts, before signing in"),
    ("/mon-compte", "One’s account and profile"),
    ("/tableau-de-bord", "One’s dashboard"),
    ("/messages", "One’s mails"),
    ("/candidatures", "One’s applications"),
    ("/gestion", "What a centre sets up"),
    ("/gestion/candidatures", "Applications in the hands of staff"),
    ("/gestion/publications", "Publications"),
    ("/commission", "Committees"),
    ("/admin", "Set-up and administration"),
];

/// The part of the page a route stands in: the longest beginning.
pub fn section(path: &str) -> &'static str {
    SECTIONS.iter().filter(|(beginning, _)| path.starts_with(beginning)).max_by_key(|(beginning, _)| beginning.len()).map_or("", |(_, name)| name)
}

/// One application for each person with a planned publication, and one with a draft.
async fn decisions(world: &World, institution: &Institution, manager: &Client) -> (Vec<Uuid>, Vec<(i64, Uuid)>) {
    use app::decide::{enter, publish};
    let staff = world.identify(manager).await;
    let (mut batches, mut drafts) = (Vec::new(), Vec::new());
    for position in 0..EVERYBODY.len() * 2 {
        let applicant = world.applicant("Aline", &format!("Numéro {position}")).await;
        world.fill_profile(&applicant).await;
        let number = world.apply(&applicant, "M1INFO").await;
        let entered = enter::Entered { decision_type: institution.decision(DecisionKind::WaitingList), ..enter::Entered::default() };
        let decision = enter::enter(&world.ctx, &staff, number, &entered).await.unwrap();
        if position % 2 == 0 {
            drafts.push((number, decision));
            continue;
        }
        let at = publish::When::At(world.now() + TimeDelta::hours(5));
        publish::publish(&world.ctx, &staff, &[decision], at).await.unwrap();
        let mut tx = world.ctx.db.read().await.unwrap();
        batches.push(store::decision::lookup(&mut tx, decision).await.unwrap().unwrap().batch_id.unwrap());
    }
    (batches, drafts)
}

/// A setting that nothing depends on.
const COURT: &str = "institution.court";

/// A line of the history with an earlier value of that setting.
async fn change(world: &World, tx: &mut store::Tx, position: usize) -> Uuid {
    let id = world.ctx.id();
    let line = store::audit::NewLine {
        id,
        at: world.now(),
        actor_kind: "system",
        actor: None,
        actor_name: "system",
        action: app::settings::CHANGE,
        application: None,
        object: "settings",
        before: Some(json!({ COURT: format!("Tribunal n°{position}") })),
        after: Some(json!({ COURT: "" })),
    };
    store::audit::add(tx, &line).await.unwrap();
    id
}

/// A mail about an application that was refused for good.
async fn refused_mail(world: &World, tx: &mut store::Tx, application: Uuid) -> Uuid {
    let id: Uuid = world.ctx.id();
    let mail = store::mail::NewMail {
        id,
        message_id: &format!("<{id}@candidatures.univ.example>"),
        template_code: MailCode::ApplicationCreated.code(),
        language: "fr",
        account: None,
        application: Some(application),
        decision: None,
        recipient: "commission@univ.example",
        recipient_name: "Commission informatique",
        extra: std::collections::BTreeMap::new(),
        now: world.now(),
        not_before: world.now(),
        letter: None,
    };
    store::mail::add(tx, &mail).await.unwrap();
    store::mail::set_failed(tx, id, "refused by the mail server: 550 5.1.1 no such user").await.unwrap();
    id
}

/// An internship, a work experience and a year of studies of somebody, by the addresses of their lists.
async fn records(world: &World, tx: &mut store::Tx, account: Uuid) -> [(&'static str, Uuid); 3] {
    let made = [
        (
            "/mon-compte/stages/",
            "internship",
            json!({ "year": 2025, "duration": "6 mois", "hours_per_week": null, "organisation": "EDF", "description": "Mesures" }),
        ),
        (
            "/mon-compte/experiences-pro/",
            "work",
            json!({ "year": 2025, "title": "Vendeuse", "duration": "1 an", "organisation": "Librairie", "description": null }),
        ),
        (
            "/mon-compte/cursus-externe/",
            "external",
            json!({ "place": { "where": "abroad", "country": "IT" }, "year": 2025, "diploma": "X", "label": "L1", "obtained": "O", "honours": null }),
        ),
    ];
    let mut found = [("", Uuid::nil()); 3];
    for (at, (list, kind, content)) in made.into_iter().enumerate() {
        let id = world.ctx.id();
        store::profile::add_record(tx, id, account, kind, 2025, &content, world.now()).await.unwrap();
        found[at] = (list, id);
    }
    found
}

/// A session of somebody, to be ended.
async fn session(world: &World, of: &Client) -> Uuid {
    let client = world.sign_in(of.person.clone()).await;
    world.identify(&client).await.session
}

/// A file, so that every address of a field has one.
fn fields() -> Definition {
    let words = || Translated::fr("Attestation");
    let kind = FieldKind::File;
    Definition(vec![Field { key: "f1".to_owned(), kind, label: words(), help: words(), is_mandatory: false, choices: Vec::new(), shown_if: None }])
}

async fn form_of_the_centre(world: &World, centre: CentreId, code: &str) {
    let form = Form { centre_id: Some(centre.0), ..world.form(code, "Votre projet", fields()) };
    let mut tx = world.ctx.db.write().await.unwrap();
    store::form::add(&mut tx, &form).await.unwrap();
    tx.commit().await.unwrap();
}

async fn survey_of_the_centre(world: &World, centre: CentreId, code: &str) {
    form_of_the_centre(world, centre, code).await;
    let address = Translated::fr("https://enquetes.univ.example/?numDossier=${numDossier}&signature=${signature}");
    let mut tx = world.ctx.db.write().await.unwrap();
    let form = store::form::find(&mut tx, code).await.unwrap().unwrap();
    store::survey::put(&mut tx, form.id, 1, &address).await.unwrap();
    tx.commit().await.unwrap();
}

async fn question_of_the_centre(world: &World, centre: CentreId, code: &str) {
    let question = Question { centre_id: Some(centre.0), ..world.question(code, FieldKind::YesNo, "Avez-vous un logement ?") };
    let mut tx = world.ctx.db.write().await.unwrap();
    store::question::add(&mut tx, &question).await.unwrap();
    tx.commit().await.unwrap();
}

async fn document_of_the_centre(world: &World, centre: CentreId, code: &str) {
    let kind = store::catalogue::requirement::DocumentType {
        id: world.ctx.id(),
        code: code.to_owned(),
        centre_id: Some(centre.0),
        label: Json(Translated::fr("Lettre de motivation")),
        help: Json(Translated::default()),
        is_shared: false,
        per_application: false,
        obligation: "facultative".to_owned(),
        treatment: None,
        asked_of: Json(domain::application::requirement::AskedOf::default()),
        position: None,
        template_file_id: None,
        in_service: true,
        version: 1,
    };
    let mut tx = world.ctx.db.write().await.unwrap();
    store::catalogue::requirement::add(&mut tx, &kind).await.unwrap();
    tx.commit().await.unwrap();
}
