//! `/admin/types-de-decision`: decision types.

use app::Ctx;
use app::actor::Person;
use app::setup::{Listed, Opened, Typed, decision_type};

use super::editor::{Done, Editor};
use super::panels::{Draw, Panel};
use crate::paths;

pub struct DecisionTypes;

impl Editor for DecisionTypes {
    const LIST: &'static str = paths::ADMIN_DECISION_TYPES;
    const TITLE: &'static str = "nav-staff-decision-types";
    const LEAD: &'static str = "setup-decision-types-lead";
    const NEW: &'static str = "setup-decision-type-new";
    const COLUMNS: &'static [&'static str] = &["setup-kind", "setup-in-service"];

    fn list<'a>(ctx: &'a Ctx, person: &'a Person) -> Done<'a, Listed> {
        Box::pin(decision_type::list(ctx, person))
    }
    fn open<'a>(ctx: &'a Ctx, person: &'a Person, code: Option<&'a str>) -> Done<'a, Opened> {
        Box::pin(decision_type::open(ctx, person, code))
    }
    fn save<'a>(ctx: &'a Ctx, person: &'a Person, code: Option<&'a str>, typed: &'a Typed) -> Done<'a, String> {
        Box::pin(decision_type::save(ctx, person, code, typed))
    }
    fn remove<'a>(ctx: &'a Ctx, person: &'a Person, code: &'a str) -> Done<'a, ()> {
        Box::pin(decision_type::remove(ctx, person, code))
    }

    fn panels(draw: &Draw<'_>) -> Vec<Panel> {
        let mut identity = Panel::new("setup-panel-identity").one(draw.code());
        if draw.opened.variant == "new" {
            identity = identity.one(draw.words("kind", &super::KINDS).required());
        }
        vec![
            identity.pairs(draw.lines("label", 500, true)).row([draw.number("position").required(), draw.choice("mail_template")]),
            Panel::new("setup-panel-effects")
                .one(draw.flag("is_final"))
                .one(draw.flag("push_to_sis"))
                .one(draw.flag("show_comment"))
                .one(draw.flag("in_service")),
        ]
    }
}
