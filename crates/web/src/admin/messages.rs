//! `/admin/messages`: messages with a place of their own.

use app::Ctx;
use app::actor::Person;
use app::setup::{Listed, Opened, Typed, text};

use super::editor::{Done, Editor};
use super::panels::{Draw, Panel};
use crate::paths;

pub struct Messages;

impl Editor for Messages {
    const LIST: &'static str = paths::ADMIN_MESSAGES;
    const TITLE: &'static str = "nav-staff-messages";
    const LEAD: &'static str = "setup-messages-lead";
    const NEW: &'static str = "";
    const COLUMNS: &'static [&'static str] = &["setup-in-service"];

    fn list<'a>(ctx: &'a Ctx, person: &'a Person) -> Done<'a, Listed> {
        Box::pin(text::messages(ctx, person))
    }
    fn open<'a>(ctx: &'a Ctx, person: &'a Person, code: Option<&'a str>) -> Done<'a, Opened> {
        Box::pin(text::open_message(ctx, person, code.unwrap_or_default()))
    }
    fn save<'a>(ctx: &'a Ctx, person: &'a Person, code: Option<&'a str>, typed: &'a Typed) -> Done<'a, String> {
        Box::pin(text::save_message(ctx, person, code.unwrap_or_default(), typed))
    }
    fn remove<'a>(_ctx: &'a Ctx, _person: &'a Person, _code: &'a str) -> Done<'a, ()> {
        Box::pin(async { Err(app::Error::NotFound) })
    }

    fn panels(draw: &Draw<'_>) -> Vec<Panel> {
        vec![Panel::new("setup-panel-text").lead("setup-rich-hint").each(draw.areas("body", 12, false)).one(draw.flag("in_service"))]
    }
}
