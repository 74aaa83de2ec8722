//! `/gestion` leads to the work a person holds; with several roles, `/gestion/profils` lists them.

use app::actor::Person;
use askama::Template;
use domain::permissions::RoleKind;

use crate::http::{Page as Answer, Staff, html, see_other};
use crate::paths;
use crate::ui::{Page, words};

#[derive(Template)]
#[template(path = "manager/roles.html")]
struct RolesPage {
    page: Page,
    roles: Vec<Role>,
}

/// One role: what it is, where it holds, where its work is.
struct Role {
    label: String,
    place: String,
    href: &'static str,
    icon: &'static str,
}

pub async fn home(staff: Staff) -> Answer {
    let first = staff.person.actor.grants.first().map(|grant| start_of(grant.kind));
    let same = staff.person.actor.grants.iter().all(|grant| Some(start_of(grant.kind)) == first);
    Ok(see_other(if same { first.unwrap_or(paths::MY_ROLES) } else { paths::MY_ROLES }))
}

pub async fn get(staff: Staff) -> Answer {
    let page = staff.visit.page_t("roles-title");
    html(&RolesPage { roles: roles(&staff.person, &page), page })
}

fn roles(person: &Person, page: &Page) -> Vec<Role> {
    person
        .roles
        .iter()
        .zip(&person.actor.grants)
        .map(|((label, place), grant)| Role {
            label: words::role(page.lang, label),
            place: place.clone().unwrap_or_else(|| page.institution.clone()),
            href: start_of(grant.kind),
            icon: icon_of(grant.kind),
        })
        .collect()
}

/// Where the work of a kind of role begins.
const fn start_of(kind: RoleKind) -> &'static str {
    match kind {
        RoleKind::Admin | RoleKind::Central => paths::ADMIN,
        RoleKind::Manager => paths::MANAGER_APPLICATIONS,
        RoleKind::Committee => paths::COMMITTEE,
    }
}

const fn icon_of(kind: RoleKind) -> &'static str {
    match kind {
        RoleKind::Admin | RoleKind::Central => "settings",
        RoleKind::Manager => "folder-open",
        RoleKind::Committee => "users",
    }
}
