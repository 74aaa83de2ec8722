//! `/admin/faq`: frequent questions.

use app::Ctx;
use app::actor::Person;
use app::setup::{Listed, Opened, Typed, text};

use super::editor::{Done, Editor};
use super::panels::{Draw, Panel};
use crate::paths;

pub struct Questions;

impl Editor for Questions {
    const LIST: &'static str = paths::ADMIN_FAQ;
    const TITLE: &'static str = "nav-staff-faq";
    const LEAD: &'static str = "setup-faq-lead";
    const NEW: &'static str = "setup-faq-new";
    const COLUMNS: &'static [&'static str] = &["setup-position", "setup-category"];

    fn list<'a>(ctx: &'a Ctx, person: &'a Person) -> Done<'a, Listed> {
        Box::pin(text::questions(ctx, person))
    }
    fn open<'a>(ctx: &'a Ctx, person: &'a Person, code: Option<&'a str>) -> Done<'a, Opened> {
        Box::pin(text::open_question(ctx, person, code))
    }
    fn save<'a>(ctx: &'a Ctx, person: &'a Person, code: Option<&'a str>, typed: &'a Typed) -> Done<'a, String> {
        Box::pin(text::save_question(ctx, person, code, typed))
    }
    fn remove<'a>(ctx: &'a Ctx, person: &'a Person, code: &'a str) -> Done<'a, ()> {
        Box::pin(text::remove_question(ctx, person, code))
    }

    fn panels(draw: &Draw<'_>) -> Vec<Panel> {
        vec![
            Panel::new("setup-panel-text")
                .one(draw.number("position").required())
                .each(draw.lines("category", 60, false))
                .each(draw.in_turn([draw.lines("question", 500, true), draw.areas("answer", 8, true)])),
        ]
    }
}
