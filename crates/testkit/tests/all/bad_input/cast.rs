//! Whoever has forms in front of them. Here: applicants at every step of an application, visitors with links from their
//! mails, somebody who arrives from the institution's sign-on. Those who are asked more than documents stand in `asked`,
//! those who treat dossiers and set up in `staff`.

use app::accounts::recover;
use app::accounts::sso::Facts;
use app::decide::{enter, publish};
use domain::application::DecisionKind;
use domain::application::requirement::Obligation;
use serde_json::json;
use testkit::build::Institution;
use testkit::people::Client;
use testkit::{Browser, World};
use uuid::Uuid;

use super::{Side, asked, staff};

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

/// Everybody of one side.
pub struct Cast {
    pub members: Vec<Member>,
}

impl Cast {
    pub fn find(&self, name: &str) -> &Member {
        self.members.iter().find(|member| member.name == name).unwrap_or_else(|| panic!("nobody is called {name}"))
    }

    pub fn add(&mut self, name: &'static str, client: Client, starts: Vec<String>, within: &'static [&'static str], stranger: Option<&'static str>) {
        self.members.push(Member { name, account: Some(client.person.account), browser: client.browser, starts, within, stranger });
    }
}

const PROFILE: &[&str] = &["/mon-compte", "/tableau-de-bord", "/candidatures"];
pub const APPLICATION: &[&str] = &["/candidatures/"];
pub const BEGINNER: Option<&str> = Some("beginner");

/// Makes those of one side. The installation has a sign-on, and limits that many requests do not reach.
pub async fn make(world: &World, side: Side) -> Cast {
    for (key, most) in [("security.sign_in_attempts", 1_000), ("security.accounts_per_hour", 100_000)] {
        world.set(key, json!(most)).await;
    }
    world.set("applications.automatic_submission", json!(true)).await;
    let institution = world.institution().await;
    let favourable = institution.decision(DecisionKind::Favourable);
    world.offer(institution.campaign, institution.committee, favourable, &world.new_offer("M2DATA", "Master 2 Données")).await;
    world.document_type("IDENTITE", "Pièce d’identité", Obligation::Conditional, true).await;
    let mut cast = Cast { members: Vec::new() };
    match side {
        Side::Applicants => {
            let manager = world.manager(institution.centre).await;
            applicants(world, &mut cast, &institution, &manager).await;
            asked::add(world, &mut cast, &institution).await;
            visitors(world, &mut cast).await;
        }
        Side::Staff => staff::of_the_centre(world, &mut cast, &institution).await,
        Side::Administration => staff::administration(world, &mut cast, &institution).await,
    }
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

pub async fn submitted(world: &World, first_name: &str) -> (Client, i64) {
    let (client, number) = complete(world, first_name).await;
    world.submit(&client, number).await;
    (client, number)
}

/// An application of somebody that nothing was deposited for.
pub async fn applied(world: &World, first_name: &str) -> (Client, i64) {
    let client = world.applicant(first_name, "Simple").await;
    world.fill_profile(&client).await;
    let number = world.apply(&client, "M1INFO").await;
    (client, number)
}

pub async fn decided(world: &World, manager: &Client, number: i64, decision_type: Uuid, when: publish::When) -> Uuid {
    let staff = world.identify(manager).await;
    let decision = enter::enter(&world.ctx, &staff, number, &enter::Entered { decision_type, ..enter::Entered::default() }).await.unwrap();
    publish::publish(&world.ctx, &staff, &[decision], when).await.unwrap();
    decision
}

async fn applicants(world: &World, cast: &mut Cast, institution: &Institution, manager: &Client) {
    let beginner = world.applicant("Nina", "Nouvelle").await;
    cast.add("beginner", beginner, vec!["/tableau-de-bord".to_owned()], PROFILE, None);
    let (busy, number) = testkit::filled::applied(world, "Inès", "Marchetti").await;
    world.deposit(&busy, number, "CV", "CV").await;
    records(world, busy.person.account).await;
    // A second session, to be ended from the first.
    world.sign_in(busy.person.clone()).await;
    let mut starts = ["/tableau-de-bord", "/mon-compte/cursus-interne", "/candidatures/nouvelle?formation=M2DATA"].map(str::to_owned).to_vec();
    starts.push(format!("/candidatures/{number}"));
    cast.add("applicant", busy, starts, PROFILE, BEGINNER);
    let (ready, number) = complete(world, "Prêt").await;
    cast.add("ready applicant", ready, vec![format!("/candidatures/{number}")], APPLICATION, BEGINNER);
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
        cast.add(name, client, vec![format!("/candidatures/{number}")], APPLICATION, BEGINNER);
    }
    let (client, number) = complete(world, "Annulée").await;
    app::apply::cancel::cancel(&world.ctx, &world.identify(&client).await, number).await.unwrap();
    cast.add("cancelled applicant", client, vec![format!("/candidatures/{number}")], APPLICATION, BEGINNER);
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
