//! `/admin/types-de-statut`: the institution's own words for statuses and for « Non concerné par cette pièce ».

use app::Ctx;
use app::actor::Person;
use app::setup::{Listed, Opened, Typed, text};

use super::editor::{Done, Editor};
use super::panels::{Draw, Panel};
use crate::paths;

pub struct Wordings;

impl Editor for Wordings {
    const LIST: &'static str = paths::ADMIN_WORDING;
    const TITLE: &'static str = "nav-staff-wording";
    const LEAD: &'static str = "setup-wording-lead";
    const NEW: &'static str = "";
    const COLUMNS: &'static [&'static str] = &["setup-wording-kind", "setup-wording-own"];

    fn list<'a>(ctx: &'a Ctx, person: &'a Person) -> Done<'a, Listed> {
        Box::pin(text::wordings(ctx, person))
    }
    fn open<'a>(ctx: &'a Ctx, person: &'a Person, code: Option<&'a str>) -> Done<'a, Opened> {
        Box::pin(text::open_wording(ctx, person, code.unwrap_or_default()))
    }
    fn save<'a>(ctx: &'a Ctx, person: &'a Person, code: Option<&'a str>, typed: &'a Typed) -> Done<'a, String> {
        Box::pin(text::save_wording(ctx, person, code.unwrap_or_default(), typed))
    }
    fn remove<'a>(_ctx: &'a Ctx, _person: &'a Person, _code: &'a str) -> Done<'a, ()> {
        Box::pin(async { Err(app::Error::NotFound) })
    }

    fn panels(draw: &Draw<'_>) -> Vec<Panel> {
        vec![Panel::new("setup-panel-text").lead("setup-wording-hint").pairs(draw.lines("label", 60, false))]
    }
}
