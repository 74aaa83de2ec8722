//! `/gestion/formulaires`: complementary forms. Their fields have pages of their own, in `form_fields`.

use app::Ctx;
use app::actor::Person;
use app::setup::{Listed, Opened, Typed, form};
use axum::Router;

use super::form_fields;
use super::questions::{OBLIGATIONS, YES_NO};
use crate::admin::editor::{self, Action, Done, Editor};
use crate::admin::panels::{Draw, Panel};
use crate::{App, paths};

pub struct Forms;

impl Editor for Forms {
    const LIST: &'static str = paths::MANAGER_FORMS;
    const TITLE: &'static str = "nav-staff-forms";
    const LEAD: &'static str = "setup-forms-lead";
    const NEW: &'static str = "setup-form-new";
    const COLUMNS: &'static [&'static str] = &["setup-centre", "setup-obligation", "setup-shared", "form-version", "setup-in-service"];

    fn list<'a>(ctx: &'a Ctx, person: &'a Person) -> Done<'a, Listed> {
        Box::pin(form::list(ctx, person))
    }
    fn open<'a>(ctx: &'a Ctx, person: &'a Person, code: Option<&'a str>) -> Done<'a, Opened> {
        Box::pin(form::open(ctx, person, code))
    }
    fn save<'a>(ctx: &'a Ctx, person: &'a Person, code: Option<&'a str>, typed: &'a Typed) -> Done<'a, String> {
        Box::pin(form::save(ctx, person, code, typed))
    }
    fn remove<'a>(ctx: &'a Ctx, person: &'a Person, code: &'a str) -> Done<'a, ()> {
        Box::pin(form::remove(ctx, person, code))
    }

    fn panels(draw: &Draw<'_>) -> Vec<Panel> {
        let mut identity = Panel::new("setup-panel-identity");
        if draw.opened.variant == "new" {
            identity = identity.lead("setup-form-new-lead").one(draw.choice("centre").required());
        }
        vec![
            identity
                .row([draw.code(), draw.number("position")])
                .pairs(draw.lines("label", 500, true))
                .pairs(draw.areas("introduction", 4, false))
                .one(draw.flag("in_service")),
            Panel::new("setup-panel-asked")
                .one(draw.words("obligation", &OBLIGATIONS).required())
                .one(draw.words("is_shared", &YES_NO).required())
                .one(draw.words("per_application", &YES_NO).hint("setup-per-application-answer-hint").required()),
            Panel::new("setup-panel-form-paper").one(draw.choice("document_type")),
        ]
    }

    fn actions(code: &str, _opened: &Opened) -> Vec<Action> {
        vec![Action { href: paths::fill(paths::MANAGER_FORM_FIELDS, &[code]), key: "form-fields", icon: "list-checks", of: String::new() }]
    }
}

pub fn routes() -> Router<App> {
    editor::routes::<Forms>().merge(form_fields::routes())
}
