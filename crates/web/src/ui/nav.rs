//! Which navigation a page shows: the side of the product is given by its address, never by the session.

use domain::permissions::{Access, Right};

use crate::http::Visit;
use crate::paths;

#[derive(Clone, Debug)]
pub struct NavItem {
    pub href: &'static str,
    pub key: &'static str,
    pub icon: &'static str,
    pub current: bool,
    /// Title of the group this item opens, in the staff sidebar.
    pub group: Option<&'static str>,
}

/// The side a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Public,
    Applicant,
    Staff,
}

#[derive(Clone, Debug)]
pub struct Nav {
    pub side: Side,
    pub items: Vec<NavItem>,
    pub signed_in: bool,
    pub is_staff: bool,
    /// Whether the search of applications stands in the bar at the top.
    pub searches_applications: bool,
}

fn item(path: &str, href: &'static str, key: &'static str, icon: &'static str) -> NavItem {
    let current = if href == paths::HOME || href == paths::ADMIN {
        path == href
    } else {
        path == href || path.strip_prefix(href).is_some_and(|rest| rest.starts_with('/'))
    };
    NavItem { href, key, icon, current, group: None }
}

impl NavItem {
    const fn opens(mut self, group: &'static str) -> Self {
        self.group = Some(group);
        self
    }
}

impl Nav {
    #[must_use]
    pub fn of(visit: &Visit) -> Self {
        let path = visit.path();
        let person = visit.person();
        let is_staff = person.is_some_and(app::actor::Person::is_staff);
        let side = if is_staff && ["/gestion", "/commission", "/admin"].iter().any(|root| path.starts_with(root)) {
            Side::Staff
        } else if person.is_some() {
            Side::Applicant
        } else {
            Side::Public
        };
        let items = match side {
            Side::Public => public_items(path),
            Side::Applicant => {
                let mut account = item(path, paths::PERSONAL, "nav-account", "user-round");
                account.current = path.starts_with("/mon-compte");
                vec![
                    item(path, paths::DASHBOARD, "nav-home", "house"),
                    item(path, paths::CATALOGUE, "nav-catalogue", "graduation-cap"),
                    item(path, paths::APPLICATIONS, "nav-applications", "folder-open"),
                    account,
                    item(path, paths::ASSISTANCE, "nav-assistance", "life-buoy"),
                ]
            }
            Side::Staff => staff_items(visit, path),
        };
        let searches_applications = person.is_some_and(|p| p.actor.holds(Right::Applications, Access::Read));
        Self { side, items, signed_in: person.is_some(), is_staff, searches_applications }
    }

    /// What a visitor sees whom nobody knows.
    #[must_use]
    pub fn public(path: &str) -> Self {
        Self { side: Side::Public, items: public_items(path), signed_in: false, is_staff: false, searches_applications: false }
    }

    #[must_use]
    pub fn is_side_staff(&self) -> bool {
        self.side == Side::Staff
    }
}

fn public_items(path: &str) -> Vec<NavItem> {
    vec![
        item(path, paths::HOME, "nav-home", "house"),
        item(path, paths::CATALOGUE, "nav-catalogue", "graduation-cap"),
        item(path, paths::ASSISTANCE, "nav-assistance", "life-buoy"),
    ]
}

/// The sidebar: what the person holds anywhere. Pages check again for the object at hand.
fn staff_items(visit: &Visit, path: &str) -> Vec<NavItem> {
    let Some(person) = visit.person() else { return Vec::new() };
    let holds = |right| person.actor.holds(right, Access::Read);
    let mut items = Vec::new();
    if holds(Right::Applications) {
        items.push(item(path, paths::MANAGER_APPLICATIONS, "nav-staff-applications", "folder-open").opens("nav-group-applications"));
        items.push(item(path, paths::COMMITTEE, "nav-staff-committee", "users"));
        items.push(item(path, paths::MANAGER_MESSAGES, "nav-staff-thread", "message-square"));
    }
    if holds(Right::Dossier) {
        items.push(item(path, paths::MANAGER_LETTERS, "nav-staff-bundles", "folder-archive"));
    }
    if holds(Right::Programmes) || holds(Right::DocumentTypes) || holds(Right::Committees) {
        items.push(item(path, paths::MANAGER_PROGRAMMES, "nav-staff-programmes", "graduation-cap").opens("nav-group-setup"));
        items.push(item(path, paths::MANAGER_DOCUMENT_TYPES, "nav-staff-document-types", "file-text"));
        if holds(Right::Forms) {
            items.push(item(path, paths::MANAGER_FORMS, "nav-staff-forms", "clipboard-list"));
        }
        if holds(Right::Questions) {
            items.push(item(path, paths::MANAGER_QUESTIONS, "nav-staff-questions", "circle-help"));
        }
        items.push(item(path, paths::MANAGER_COMMITTEES, "nav-staff-committees", "users"));
    }
    if holds(Right::Central) {
        items.push(item(path, paths::ADMIN, "nav-staff-admin", "settings").opens("nav-group-central"));
        items.push(item(path, paths::ADMIN_INSTITUTION, "nav-staff-institution", "school"));
        items.push(item(path, paths::ADMIN_CAMPAIGNS, "nav-staff-campaigns", "calendar"));
        items.push(item(path, paths::ADMIN_CENTRES, "nav-staff-centres", "landmark"));
        items.push(item(path, paths::ADMIN_DECISION_TYPES, "nav-staff-decision-types", "scale"));
        items.push(item(path, paths::ADMIN_REASONS, "nav-staff-reasons", "message-square"));
        items.push(item(path, paths::ADMIN_MAILS, "nav-staff-mails", "mail"));
        items.push(item(path, paths::ADMIN_LETTERS, "nav-staff-letters", "file-text"));
        items.push(item(path, paths::ADMIN_WORDING, "nav-staff-wording", "tag"));
        items.push(item(path, paths::ADMIN_MESSAGES, "nav-staff-messages", "megaphone"));
        items.push(item(path, paths::ADMIN_FAQ, "nav-staff-faq", "circle-help"));
        items.push(item(path, paths::ADMIN_PEOPLE, "nav-staff-people", "key-round"));
        items.push(item(path, paths::ADMIN_ROLES, "nav-staff-roles", "shield-check"));
        items.push(item(path, paths::ADMIN_ERASURES, "nav-staff-erasures", "trash-2"));
        items.push(item(path, paths::ADMIN_HISTORY, "nav-staff-history", "history"));
    }
    if holds(Right::Administration) {
        items.push(item(path, paths::ADMIN_JOBS, "nav-staff-jobs", "history").opens("nav-group-administration"));
    }
    items
}
