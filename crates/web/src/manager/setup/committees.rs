//! `/gestion/commissions`: the committees of one's centres.

use app::Ctx;
use app::actor::Person;
use app::setup::{Listed, Opened, Typed, committee};

use crate::admin::editor::{Done, Editor};
use crate::admin::panels::{Draw, Panel};
use crate::paths;

pub struct Committees;

impl Editor for Committees {
    const LIST: &'static str = paths::MANAGER_COMMITTEES;
    const TITLE: &'static str = "nav-staff-committees";
    const LEAD: &'static str = "setup-committees-lead";
    const NEW: &'static str = "setup-committee-new";
    const COLUMNS: &'static [&'static str] = &["setup-centre", "setup-email", "setup-in-service"];

    fn list<'a>(ctx: &'a Ctx, person: &'a Person) -> Done<'a, Listed> {
        Box::pin(committee::list(ctx, person))
    }
    fn open<'a>(ctx: &'a Ctx, person: &'a Person, code: Option<&'a str>) -> Done<'a, Opened> {
        Box::pin(committee::open(ctx, person, code))
    }
    fn save<'a>(ctx: &'a Ctx, person: &'a Person, code: Option<&'a str>, typed: &'a Typed) -> Done<'a, String> {
        Box::pin(committee::save(ctx, person, code, typed))
    }
    fn remove<'a>(ctx: &'a Ctx, person: &'a Person, code: &'a str) -> Done<'a, ()> {
        Box::pin(committee::remove(ctx, person, code))
    }

    fn panels(draw: &Draw<'_>) -> Vec<Panel> {
        let mut identity = Panel::new("setup-panel-identity");
        if draw.opened.variant == "new" {
            identity = identity.one(draw.choice("centre").required());
        }
        vec![
            identity.one(draw.code()).one(draw.text("label", 200).required()).one(draw.flag("in_service")),
            Panel::new("setup-panel-address")
                .one(draw.text("address_1", 60).required())
                .one(draw.text("address_2", 60))
                .one(draw.text("address_3", 60))
                .row([draw.text("postal_code", 10).required(), draw.text("town", 60).required()]),
            Panel::new("setup-panel-contact").row([draw.email("email"), draw.text("url", 255)]).row([draw.text("phone", 20), draw.text("fax", 20)]),
            Panel::new("setup-panel-return").lead("setup-panel-return-lead").pairs(draw.areas("return_comment", 6, false)),
            Panel::new("setup-panel-alerts").one(draw.email("alert_email")).one(draw.alerts()),
            Panel::new("setup-panel-letters").one(draw.text("signatory", 255)),
        ]
    }
}
