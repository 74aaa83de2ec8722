//! Finds the forms by reading the pages: from where people begin, along the links they are shown.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::http::Method;
use testkit::World;
use testkit::browser::{Model, faults};

use super::cast::{Cast, Member};
use super::forms::{Form, Key};
use crate::permissions::routes::{self, Route};

/// Pages of one route that one person opens by following links; where people begin is opened in any case.
const PAGES_OF_A_ROUTE: usize = 1;

/// Links that lead to files, elsewhere, or out.
const NOT_FOLLOWED: [&str; 13] = [
    ".pdf",
    ".ics",
    "/fichier",
    "/modele",
    "/document",
    "/page/",
    "/listes/",
    "/langue/",
    "/apparence/",
    "/deconnexion",
    "/connexion/ent",
    "/acces/ent/lier",
    "/demo/",
];

/// Every form, with whoever sees it; one of each kind for each person.
pub struct Found {
    pub forms: Vec<Form>,
    /// How many pages were read.
    pub pages: usize,
    /// What is wrong with the pages themselves.
    pub faults: Vec<String>,
}

/// The routes by their patterns, to tell which one an address belongs to.
pub struct Routes(Vec<Route>);

impl Routes {
    pub fn of(world: &World) -> Self {
        Self(routes::registered(world))
    }

    /// The pattern of an address; fixed parts go before names.
    pub fn pattern(&self, method: &Method, address: &str) -> Option<String> {
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let parts: Vec<&str> = path.split('/').collect();
        let fits = |route: &&Route| {
            let pattern: Vec<&str> = route.path.split('/').collect();
            pattern.len() == parts.len() && pattern.iter().zip(&parts).all(|(wanted, part)| wanted.starts_with('{') || wanted == part)
        };
        let candidates = self.0.iter().filter(|route| route.method == *method).filter(fits);
        candidates.min_by_key(|route| route.path.matches('{').count()).map(|route| route.path.clone())
    }
}

pub async fn crawl(world: &World, cast: &Cast) -> Found {
    let routes = Routes::of(world);
    let mut found = Found { forms: Vec::new(), pages: 0, faults: Vec::new() };
    let mut seen: BTreeSet<(&'static str, Key)> = BTreeSet::new();
    for member in &cast.members {
        for form in visit(world, &routes, member, &mut found).await {
            if seen.insert((member.name, form.key())) {
                found.forms.push(form);
            }
        }
    }
    found
}

/// Opens the pages of one person.
async fn visit(world: &World, routes: &Routes, member: &Member, found: &mut Found) -> Vec<Form> {
    let mut browser = member.browser.clone().on(world.router.clone());
    browser.tolerate_faults();
    let route_of = |target: &str| routes.pattern(&Method::POST, target).unwrap_or_else(|| target.to_owned());
    let mut forms = Vec::new();
    let mut opened: BTreeMap<String, usize> = BTreeMap::new();
    let mut asked: BTreeSet<String> = BTreeSet::new();
    let mut queue: VecDeque<(String, bool)> = member.starts.iter().map(|start| (start.clone(), true)).collect();
    while let Some((address, is_start)) = queue.pop_front() {
        let Some(pattern) = routes.pattern(&Method::GET, &address) else { continue };
        if !asked.insert(address.clone()) {
            continue;
        }
        let times = opened.entry(pattern).or_default();
        if !is_start && *times >= PAGES_OF_A_ROUTE {
            continue;
        }
        *times += 1;
        let mut at = address.clone();
        let mut answer = browser.fetch(&address).await;
        while let Some(to) = answer.location().filter(|_| answer.status.is_redirection()).map(str::to_owned) {
            answer = browser.fetch(&to).await;
            at = to;
        }
        found.pages += 1;
        if answer.status.is_server_error() {
            found.faults.push(format!("{at} answers {} to {}", answer.status, member.name));
        }
        if !answer.is_html() || !answer.status.is_success() {
            continue;
        }
        let html = answer.text();
        let page = Model::read(&html);
        found.faults.extend(faults(&html, &page).into_iter().map(|fault| format!("{at} of {}: {fault}", member.name)));
        forms.extend(Form::on(&page, member.name, &at, &route_of).into_iter().filter(|form| !form.target.starts_with("http")));
        let links = page.links.iter().map(|link| link.href.as_str()).filter(|href| href.starts_with('/') && !href.starts_with("//"));
        let is_followed = |href: &&str| member.within.iter().any(|prefix| href.starts_with(prefix)) && !NOT_FOLLOWED.iter().any(|part| href.contains(part));
        queue.extend(links.filter(is_followed).map(|href| (href.split('#').next().unwrap_or_default().to_owned(), false)));
    }
    forms
}
