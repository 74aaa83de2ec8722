//! `/admin/motivations`: reasons of unfavourable decisions.

use app::Ctx;
use app::actor::Person;
use app::setup::{Listed, Opened, Typed, reason};

use super::editor::{Done, Editor};
use super::panels::{Draw, Panel};
use crate::paths;

pub struct Reasons;

impl Editor for Reasons {
    const LIST: &'static str = paths::ADMIN_REASONS;
    const TITLE: &'static str = "nav-staff-reasons";
    const LEAD: &'static str = "setup-reasons-lead";
    const NEW: &'static str = "setup-reason-new";
    const COLUMNS: &'static [&'static str] = &["setup-in-service"];

    fn list<'a>(ctx: &'a Ctx, person: &'a Person) -> Done<'a, Listed> {
        Box::pin(reason::list(ctx, person))
    }
    fn open<'a>(ctx: &'a Ctx, person: &'a Person, code: Option<&'a str>) -> Done<'a, Opened> {
        Box::pin(reason::open(ctx, person, code))
    }
    fn save<'a>(ctx: &'a Ctx, person: &'a Person, code: Option<&'a str>, typed: &'a Typed) -> Done<'a, String> {
        Box::pin(reason::save(ctx, person, code, typed))
    }
    fn remove<'a>(ctx: &'a Ctx, person: &'a Person, code: &'a str) -> Done<'a, ()> {
        Box::pin(reason::remove(ctx, person, code))
    }

    fn panels(draw: &Draw<'_>) -> Vec<Panel> {
        vec![Panel::new("setup-panel-identity").one(draw.code()).pairs(draw.lines("label", 500, true)).one(draw.flag("in_service"))]
    }
}
