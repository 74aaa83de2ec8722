//! Every route × everybody: what each answers to whom, as `docs/reference/permissions.md`.
//!
//! The routes are those of the router itself: one that is added and has no line here fails the test. Nothing is allowed
//! that the page does not show, and nothing denied leaves a trace.

mod addresses;
mod people;
pub mod routes;
pub mod trace;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use axum::http::Method;
use testkit::{Browser, World, both_engines};

use addresses::{Body, Objects};
use people::{EVERYBODY, Somebody};
use routes::Route;
use trace::Trace;

/// What somebody got, and whether anything was different afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Outcome {
    status: u16,
    to_sign_in: bool,
    changed: bool,
}

impl Outcome {
    /// Whether the door stayed shut.
    const fn is_denied(self) -> bool {
        self.to_sign_in || matches!(self.status, 403 | 404)
    }

    /// A cell of the page.
    fn words(self) -> String {
        let answer = if self.to_sign_in { "sign in".to_owned() } else { self.status.to_string() };
        if self.changed { format!("**{answer} ✎**") } else { answer }
    }
}

/// Routes that a person without a session may use; everything else sends to the sign-in page or does not exist.
const PUBLIC: [&str; 34] = [
    "/",
    "/accessibilite",
    "/agenda/{file}",
    "/apparence/{name}",
    "/assistance",
    "/assistance/faq",
    "/compte/code-perdu",
    "/compte/cree",
    "/compte/creer",
    "/compte/identifiants-oublies",
    "/compte/mail/{token}",
    "/compte/mot-de-passe/{token}",
    "/compte/valider/{token}",
    "/connexion",
    "/connexion/ent",
    "/connexion/ent/compte",
    "/connexion/ent/lier",
    "/connexion/ent/nouveau",
    "/connexion/ent/retour",
    "/deconnexion",
    "/donnees-personnelles",
    "/health/live",
    "/health/ready",
    "/institution/logo",
    "/langue/{code}",
    "/mentions-legales",
    "/offre",
    "/offre/centre/{code}",
    "/offre/{code}",
    "/robots.txt",
    "/session/prolonger",
    "/static/{name}",
    "/verification",
    "/verification/{code}",
];

/// Routes on which everybody acts on their own things, never on somebody else's.
const OWN: [&str; 6] =
    ["/mon-compte/", "/tableau-de-bord/agenda", "/candidatures/nouvelle", "/deconnexion", "/gestion/candidatures/vues", "/gestion/candidatures/colonnes"];

async fn probe(world: &World, who: &Somebody, route: &Route, objects: &Objects, before: &mut Trace) -> Outcome {
    let mut browser = who.browser(world).await;
    let path = objects.path(route, who.position);
    let answer = if route.method == Method::GET {
        browser.fetch(&path).await
    } else {
        send(world, &mut browser, route, &path, &objects.body(world, route, who).await).await
    };
    let to_sign_in = answer.location().is_some_and(|to| to.starts_with("/connexion"));
    // What is only looked at is measured once, after the last person.
    let is_measured = route.method != Method::GET || who.position + 1 == EVERYBODY.len();
    let after = if is_measured { trace::of(&world.ctx.db).await } else { before.clone() };
    let changed = after != *before;
    *before = after;
    Outcome { status: answer.status.as_u16(), to_sign_in, changed }
}

/// Posts with the token that this visitor's own pages carry.
async fn send(world: &World, browser: &mut Browser, route: &Route, path: &str, body: &Body) -> testkit::browser::Answer {
    let visitor = ["ec_session", "ec_visit"].iter().find_map(|name| browser.cookie(name)).unwrap_or_default().to_owned();
    let token = web::http::csrf::issue(&world.ctx, &visitor);
    match body {
        Body::Fields(fields) => {
            let mut all: Vec<(&str, &str)> = vec![("_csrf", &token)];
            all.extend(fields.iter().map(|(name, value)| (*name, value.as_str())));
            browser.post_raw(path, &all).await
        }
        Body::Script(headers) => {
            let mut all = headers.clone();
            all.push((web::http::script::HEADER, &token));
            browser.send_with(route.method.clone(), path, &all, "bloc".into()).await
        }
        Body::EmptyUpload => {
            let body = format!("--x\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n{token}\r\n--x--\r\n");
            browser.send(Method::POST, path, Some("multipart/form-data; boundary=x".to_owned()), body.into()).await
        }
    }
}

type Table = BTreeMap<(String, String), Vec<Outcome>>;

async fn measure(world: &World) -> Table {
    let objects = Objects::make(world).await;
    let everybody = people::all(world, &objects).await;
    let mut table = Table::new();
    let mut before = trace::of(&world.ctx.db).await;
    for route in routes::registered(world) {
        let mut line = Vec::with_capacity(everybody.len());
        for who in &everybody {
            line.push(probe(world, who, &route, &objects, &mut before).await);
        }
        table.insert((route.path.clone(), route.method.to_string()), line);
    }
    table
}

/// What must hold whatever the page says.
fn demand(table: &Table) {
    let at = |name: &str| EVERYBODY.iter().position(|known| *known == name).unwrap();
    let strangers = ["nobody", "other applicant", "manager elsewhere", "manager of another committee", "deactivated"].map(at);
    for ((path, method), line) in table {
        let is_public = PUBLIC.contains(&path.as_str());
        for (position, outcome) in line.iter().enumerate() {
            let whom = EVERYBODY[position];
            assert!(outcome.status < 500, "{method} {path} fails for {whom}");
            assert!(!(outcome.changed && (outcome.is_denied() || outcome.status >= 400)), "{method} {path} refuses {whom} and acts all the same");
            assert!(!(outcome.changed && method == "GET"), "{method} {path} changes something by being looked at, for {whom}");
            if position == at("nobody") || position == at("deactivated") {
                assert!(is_public || outcome.is_denied(), "{method} {path} is open to {whom}: {outcome:?}");
            }
            // Documents, forms and questions are a centre's, whatever committees its managers are restricted to.
            let of_the_centre = ["/gestion/pieces-justificatives", "/gestion/formulaires", "/gestion/questions"];
            let is_of_the_centre = position == at("manager of another committee") && of_the_centre.iter().any(|list| path.starts_with(list));
            let is_own = is_public || is_of_the_centre || OWN.iter().any(|own| path.starts_with(own));
            assert!(is_own || !strangers.contains(&position) || !outcome.changed, "{method} {path} lets {whom} change something");
        }
        // What the applicant's side does to an application is for its owner alone.
        if path.starts_with("/candidatures/{number}") {
            for (position, outcome) in line.iter().enumerate().filter(|(position, _)| *position != at("owner")) {
                assert!(outcome.is_denied(), "{method} {path} opens somebody else's application to {}", EVERYBODY[position]);
            }
        }
    }
    for path in PUBLIC {
        assert!(table.keys().any(|(known, _)| known == path), "{path} is public and does not exist");
    }
}

fn page(table: &Table) -> String {
    let mut out = String::from(
        "# Permissions\n\nMeasured by `crates/testkit/tests/all/permissions`; do not edit by hand.\n\n\
         One line per route, one column per person. « sign in » sends to the sign-in page; 403 is refused within one's scope; 404 does not \
         exist for this person; 303 goes on to another page; 400, 409, 410 and 422 answer a form that was let in and lacks something. \
         **✎** marks what left a trace: a request that was posted with a valid token and as little as the form takes. Whatever their \
         profile, staff change nothing of an application of their own, and read no notes about it: 403.\n\n\
         | person | who that is |\n|---|---|\n",
    );
    for (name, what) in EVERYBODY.iter().zip(people::DESCRIBED) {
        let _ = writeln!(out, "| {name} | {what} |");
    }
    for (_, section) in addresses::SECTIONS {
        let _ = write!(out, "\n## {section}\n\n| route | {} |\n|---|{}\n", EVERYBODY.join(" | "), "---|".repeat(EVERYBODY.len()));
        for ((path, method), line) in table.iter().filter(|((path, _), _)| addresses::section(path) == section) {
            let cells: Vec<String> = line.iter().map(|outcome| outcome.words()).collect();
            let _ = writeln!(out, "| {method} `{path}` | {} |", cells.join(" | "));
        }
    }
    out
}

both_engines! {
    /// Denied by default; `UPDATE_DOCS=1` writes the page anew.
    async fn everybody_gets_what_the_page_says(world: World) {
        let table = measure(&world).await;
        demand(&table);
        check(&page(&table));
    }
}

#[expect(clippy::disallowed_methods, reason = "a switch for people, not configuration")]
fn check(page: &str) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/permissions.md");
    if std::env::var("UPDATE_DOCS").is_ok() {
        std::fs::write(path, page).unwrap();
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    let differing: Vec<String> = page.lines().filter(|line| !written.lines().any(|known| known == *line)).map(str::to_owned).collect();
    assert!(written == page, "run the tests with UPDATE_DOCS=1 and commit docs/reference/permissions.md; now differing:\n{}", differing.join("\n"));
}
