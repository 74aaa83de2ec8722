//! `/admin/centres`: admissions centres.

use app::Ctx;
use app::actor::Person;
use app::setup::{Listed, Opened, Typed, centre};

use super::editor::{Done, Editor};
use super::panels::{Draw, Panel};
use crate::paths;

pub struct Centres;

impl Editor for Centres {
    const LIST: &'static str = paths::ADMIN_CENTRES;
    const TITLE: &'static str = "nav-staff-centres";
    const LEAD: &'static str = "setup-centres-lead";
    const NEW: &'static str = "setup-centre-new";
    const COLUMNS: &'static [&'static str] = &["setup-contact-email", "setup-in-service"];

    fn list<'a>(ctx: &'a Ctx, person: &'a Person) -> Done<'a, Listed> {
        Box::pin(centre::list(ctx, person))
    }
    fn open<'a>(ctx: &'a Ctx, person: &'a Person, code: Option<&'a str>) -> Done<'a, Opened> {
        Box::pin(centre::open(ctx, person, code))
    }
    fn save<'a>(ctx: &'a Ctx, person: &'a Person, code: Option<&'a str>, typed: &'a Typed) -> Done<'a, String> {
        Box::pin(centre::save(ctx, person, code, typed))
    }
    fn remove<'a>(ctx: &'a Ctx, person: &'a Person, code: &'a str) -> Done<'a, ()> {
        Box::pin(centre::remove(ctx, person, code))
    }

    fn panels(draw: &Draw<'_>) -> Vec<Panel> {
        vec![
            Panel::new("setup-panel-identity")
                .one(draw.code())
                .one(draw.text("label", 200).required())
                .row([draw.email("contact_email"), draw.number("max_applications").required()])
                .one(draw.flag("in_service")),
        ]
    }
}
