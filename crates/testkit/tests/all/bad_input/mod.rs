//! Every form × every kind of bad input and bad luck: posted empty, too long, with control characters, with what no list
//! offers, with somebody else's object, twice at once, with a stale version, after the deadline, after signing out.
//!
//! The forms are those that people of every kind are shown, found by reading the pages of an installation with dossiers
//! in every state; a new form is attacked as soon as a page shows it. Three sides have an installation each, with the
//! people who belong there, and are tests of their own that run side by side. Pages are read once for each side and
//! engine. What had an effect is done in an installation of its own, a copy of the one that was read; what had none, in
//! the same one as the attacks before.
//!
//! On PostgreSQL, where a copy costs more, every form is posted as meant and twice at once, in one installation each, in
//! the same order, and must have the same effects; and with bad values, of which none may make the server fail. What
//! pages say about bad values does not depend on the engine and is judged on SQLite.

mod answers;
mod asked;
mod attacks;
mod cast;
mod crawl;
mod exceptions;
mod forms;
mod honest;
mod staff;
mod stage;

use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;
use testkit::World;

use crate::permissions::routes::{self, Route};
use attacks::{Bad, Report};
use cast::Cast;
use crawl::{Found, crawl};
use forms::{Form, Key};
use stage::Stage;

/// Whose forms a test attacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Applicants, and visitors without a session.
    Applicants,
    /// Those who treat dossiers.
    Staff,
    /// Those who set the institution up.
    Administration,
}

impl Side {
    /// The side whose pages show the form of a route.
    fn of(route: &str) -> Self {
        if route.starts_with("/admin") {
            Self::Administration
        } else if ["/gestion", "/commission"].iter().any(|prefix| route.starts_with(prefix)) {
            Self::Staff
        } else {
            Self::Applicants
        }
    }
}

/// The first of each kind of form, whoever sees it.
fn distinct(forms: &[Form]) -> Vec<&Form> {
    let mut seen: BTreeSet<Key> = BTreeSet::new();
    forms.iter().filter(|form| seen.insert(form.key())).collect()
}

/// Routes that take a form and that no page of this installation shows, each with its reason.
const NOT_SHOWN: &[(&str, &str)] = &[
    ("/connexion/ent/retour", "a message of the sign-on server that somebody signed out there"),
    ("/mon-compte/brouillon", "the script of a page of the profile posts it while fields are typed"),
    ("/candidatures/{number}/pieces/{code}/envois", "the script of the deposit posts the blocks of a file"),
    ("/admin/messages/nouveau", "the messages are those of the product: none can be made"),
    ("/admin/messages/{code}/supprimer", "the messages are those of the product: none can be removed"),
    ("/admin/types-de-statut/nouveau", "the statuses are those of the product: none can be made"),
    ("/admin/types-de-statut/{code}/supprimer", "the statuses are those of the product: none can be removed"),
];

/// Every route of the side that takes a form is on some page, or says why not.
fn demand_all(world: &World, side: Side, forms: &[Form], report: &mut Report) {
    let shown: BTreeSet<&str> = forms.iter().map(|form| form.route.as_str()).collect();
    let takes_a_form = |route: &&Route| route.method == Method::POST && Side::of(&route.path) == side;
    for route in routes::registered(world).iter().filter(takes_a_form) {
        let is_excused = NOT_SHOWN.iter().any(|(known, _)| *known == route.path);
        if shown.contains(route.path.as_str()) == is_excused {
            let what = if is_excused { "is shown, and listed as not shown" } else { "takes a form that was found on no page" };
            report.lines.push(format!("[found] {} {what}", route.path));
        }
    }
}

/// The installation of a side, with everybody in it.
async fn begin(world: &World, side: Side) -> (World, Cast, Found) {
    let world = world.with_sign_on().with_student_record();
    let cast = cast::make(&world, side).await;
    let found = crawl(&world, &cast).await;
    (world, cast, found)
}

async fn on_sqlite(world: World, side: Side) {
    let mut report = Report::default();
    let (world, cast, found) = begin(&world, side).await;
    demand_all(&world, side, &found.forms, &mut report);
    report.lines.extend(found.faults);
    let frozen = world.freeze().await;
    let mut stage = Stage::open(&frozen, &cast).await;
    let distinct = distinct(&found.forms);
    for form in &distinct {
        for bad in Bad::ALL {
            attacks::bad_values(&mut stage, form, bad, &mut report).await;
        }
        attacks::stale(&mut stage, form, &mut report).await;
        attacks::by_a_stranger(&mut stage, form, &mut report).await;
        attacks::too_late(&mut stage, form, &mut report).await;
    }
    let keys: BTreeSet<(&str, Key)> = distinct.iter().map(|form| (form.who, form.key())).collect();
    for form in &found.forms {
        let (_, once) = attacks::honestly(&mut stage, form, &mut report).await;
        if keys.contains(&(form.who, form.key())) {
            attacks::twice(&mut stage, form, &once, &mut report).await;
        }
    }
    let mut by_person: BTreeMap<&str, Vec<&Form>> = BTreeMap::new();
    for form in &found.forms {
        by_person.entry(form.who).or_default().push(form);
    }
    for (who, forms) in by_person {
        attacks::after_sign_out(&mut stage, who, &forms, &mut report).await;
    }
    conclude(&report, found.forms.len(), distinct.len(), found.pages, stage.worlds);
}

/// Forms that end sessions.
const ENDS_SESSIONS: [&str; 4] = ["/deconnexion", "/mon-compte/acces/sessions", "/mon-compte/acces/sessions/{id}", "/mon-compte/acces/mot-de-passe"];

async fn on_postgres(world: World, side: Side) {
    let mut report = Report::default();
    let (world, cast, found) = begin(&world, side).await;
    let frozen = world.freeze().await;
    let mut distinct = distinct(&found.forms);
    // Whoever signs out has no form left.
    distinct.sort_by_key(|form| ENDS_SESSIONS.contains(&form.route.as_str()));
    let mut stage = Stage::open(&frozen, &cast).await;
    stage.keep();
    for form in &distinct {
        for bad in Bad::ALL {
            attacks::survives(&mut stage, form, bad, &mut report).await;
        }
    }
    stage.leave().await;
    let mut effects = Vec::new();
    for form in &distinct {
        effects.push(attacks::once(&mut stage, form, &mut report).await);
    }
    stage.leave().await;
    for (form, once) in distinct.iter().zip(&effects) {
        attacks::twice(&mut stage, form, once, &mut report).await;
    }
    conclude(&report, found.forms.len(), distinct.len(), found.pages, stage.worlds);
}

fn conclude(report: &Report, forms: usize, distinct: usize, pages: usize, worlds: usize) {
    let summary = format!("{forms} forms on {pages} pages, {distinct} of them distinct; {:?} in {worlds} installations", report.made);
    assert!(distinct > 30 && report.made.len() > 3, "the pages show fewer forms than they should: {summary}");
    assert!(report.lines.is_empty(), "{summary}; {} things are wrong:\n{}", report.lines.len(), report.lines.join("\n"));
}

/// Tests for one side on each engine.
macro_rules! sides {
    ($($name:ident: $side:ident;)+) => {$(
        mod $name {
            #[tokio::test]
            async fn sqlite() {
                testkit::run_with(testkit::Engine::Sqlite, testkit::Content::Reference, |world| super::on_sqlite(world, super::Side::$side)).await;
            }

            #[tokio::test]
            async fn postgres() {
                testkit::run_with(testkit::Engine::Postgres, testkit::Content::Reference, |world| super::on_postgres(world, super::Side::$side)).await;
            }
        }
    )+};
}

sides! {
    of_applicants: Applicants;
    of_staff: Staff;
    of_administration: Administration;
}
