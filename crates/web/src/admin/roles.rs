//! `/admin/profils`: profiles, and what they let people do.

use app::setup::role::{NONE, READ, WRITE, field, right_of};
use app::setup::{Opened, Typed};
use askama::Template;
use domain::permissions::{Right, RoleKind};

use super::editor::{Editor, use_cases};
use super::panels::{Draw, Panel};
use crate::paths;
use crate::ui::Page;

const ACCESSES: [(&str, &str); 3] = [(NONE, "setup-access-none"), (READ, "setup-access-read"), (WRITE, "setup-access-write")];
const KINDS: [(&str, &str); 2] = [(RoleKind::Manager.code(), "setup-role-kind-manager"), (RoleKind::Committee.code(), "setup-role-kind-committee")];

pub struct Roles;

impl Editor for Roles {
    const LIST: &'static str = paths::ADMIN_ROLES;
    const TITLE: &'static str = "nav-staff-roles";
    const LEAD: &'static str = "setup-roles-lead";
    const NEW: &'static str = "setup-role-new";
    const COLUMNS: &'static [&'static str] = &["setup-role-kind", "setup-role-holders", "setup-in-service"];

    use_cases!(role);

    fn panels(draw: &Draw<'_>) -> Vec<Panel> {
        let lead = match RoleKind::from_code(draw.opened.variant) {
            Some(RoleKind::Admin) => return vec![Panel::new("setup-rights").lead("setup-role-admin-lead")],
            Some(RoleKind::Central) => return vec![Panel::new("setup-rights").lead("setup-role-central-lead")],
            Some(RoleKind::Manager) => "setup-role-manager-lead",
            Some(RoleKind::Committee) => "setup-role-committee-lead",
            None => "setup-role-new-lead",
        };
        let mut identity = Panel::new("setup-panel-identity").lead(lead);
        if draw.opened.variant == "new" {
            identity = identity.one(draw.code()).one(draw.words("role_kind", &KINDS).required());
        }
        vec![
            identity.one(draw.text("label", 255).required()).one(draw.flag("in_service")),
            rights(draw, "setup-rights-screens", is_screen),
            rights(draw, "setup-rights-acts", |right| !is_screen(right)),
        ]
    }

    fn read_only(opened: &Opened) -> &'static str {
        match RoleKind::from_code(opened.variant) {
            Some(RoleKind::Admin | RoleKind::Central) => "setup-role-fixed",
            _ => "setup-read-only",
        }
    }

    fn told(page: &Page, typed: &Typed) -> Typed {
        let words = |access: &str| ACCESSES.iter().find(|(known, _)| *known == access).map_or_else(|| access.to_owned(), |(_, key)| page.t(key));
        typed.fields().iter().filter(|name| right_of(name).is_some()).fold(typed.clone(), |told, name| told.with(name, words(typed.get(name))))
    }
}

/// Rights that open a screen; the others are about one application.
const fn is_screen(right: Right) -> bool {
    matches!(
        right,
        Right::Settings
            | Right::Statistics
            | Right::Committees
            | Right::DocumentTypes
            | Right::Forms
            | Right::Questions
            | Right::Programmes
            | Right::Applications
            | Right::DecisionSettings
    )
}

#[derive(Template)]
#[template(path = "admin/rights.html")]
struct RightsTable<'a> {
    page: &'a Page,
    title: &'static str,
    /// Heads of the columns.
    accesses: [&'static str; 3],
    lines: Vec<RightLine>,
}

/// One right with its three answers.
struct RightLine {
    name: String,
    label: String,
    /// Shown for one of two kinds, while nobody has said which one it is going to be.
    is_for_managers: bool,
    error: Option<String>,
    choices: Vec<AccessChoice>,
}

struct AccessChoice {
    id: String,
    value: &'static str,
    label: String,
    is_chosen: bool,
}

fn rights(draw: &Draw<'_>, title: &'static str, belongs: impl Fn(Right) -> bool) -> Panel {
    let kind = RoleKind::from_code(draw.opened.variant);
    let fits = |right: &Right| belongs(*right) && kind.map_or_else(|| right.is_assignable(), |kind| kind.may_hold(*right));
    let lines = Right::ALL.iter().copied().filter(fits).map(|right| line(draw, right, kind.is_none() && !right.fits_committee())).collect();
    let table = RightsTable { page: draw.page, title, accesses: ACCESSES.map(|(_, key)| key), lines };
    Panel::new(title).raw(&table.render().unwrap_or_default())
}

fn line(draw: &Draw<'_>, right: Right, is_for_managers: bool) -> RightLine {
    let (name, label) = (field(right), draw.page.t(right_key(right)));
    let choice = |(at, &(value, key)): (usize, &(&'static str, &'static str))| AccessChoice {
        // The first one is where complaints about the field lead.
        id: if at == 0 { format!("f-{name}") } else { format!("f-{name}-{at}") },
        value,
        label: draw.page.t2("setup-right-access", "right", &label, "access", draw.page.t(key)),
        is_chosen: draw.form.has(&name, value),
    };
    let choices = ACCESSES.iter().enumerate().map(choice).collect();
    RightLine { error: draw.form.error(&name).map(str::to_owned), choices, is_for_managers, name, label }
}

/// What a right is called.
#[must_use]
pub const fn right_key(right: Right) -> &'static str {
    match right {
        Right::Settings => "setup-right-settings",
        Right::Statistics => "setup-right-statistics",
        Right::Committees => "setup-right-committees",
        Right::DocumentTypes => "setup-right-document-types",
        Right::Forms => "setup-right-forms",
        Right::Questions => "setup-right-questions",
        Right::Programmes => "setup-right-programmes",
        Right::Applications => "setup-right-applications",
        Right::DecisionSettings => "setup-right-decision-settings",
        Right::Dossier => "setup-right-dossier",
        Right::Notes => "setup-right-notes",
        Right::EditTreatment => "setup-right-edit-treatment",
        Right::ValidateTreatment => "setup-right-validate-treatment",
        Right::EditFileStatus => "setup-right-edit-file-status",
        Right::EditDecision => "setup-right-edit-decision",
        Right::ValidateDecision => "setup-right-validate-decision",
        Right::DecisionHistory => "setup-right-decision-history",
        Right::RegistrationCode => "setup-right-registration-code",
        Right::Tags => "setup-right-tags",
        Right::ConfirmationDate => "setup-right-confirmation-date",
        Right::ReturnDate => "setup-right-return-date",
        Right::Regime => "setup-right-regime",
        Right::Fees => "setup-right-fees",
        Right::Central => "role-central",
        Right::Administration => "role-admin",
    }
}
