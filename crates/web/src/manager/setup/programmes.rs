//! `/gestion/formations`: programmes with their session in the campaign in service.

use app::setup::Opened;
use axum::Router;
use axum::routing::get;

use super::duplicate;
use crate::admin::editor::{Action, Editor, use_cases};
use crate::admin::gantt;
use crate::admin::panels::{Draw, Panel};
use crate::{App, paths};

pub struct Programmes;

impl Editor for Programmes {
    const LIST: &'static str = paths::MANAGER_PROGRAMMES;
    const TITLE: &'static str = "nav-staff-programmes";
    const LEAD: &'static str = "setup-programmes-lead";
    const NEW: &'static str = "setup-programme-new";
    const COLUMNS: &'static [&'static str] = &["setup-centre", "setup-committee", "setup-opening", "setup-closing", "setup-in-service"];

    use_cases!(programme);

    fn panels(draw: &Draw<'_>) -> Vec<Panel> {
        let identity = Panel::new("setup-panel-identity")
            .row([draw.code(), draw.choice("diploma_type"), draw.choice("committee").required()])
            .one(draw.text("label", 500).required())
            .row([draw.text("keywords", 500), draw.text("url", 255)])
            .one(draw.flag("in_service"));
        if draw.opened.variant == "no-campaign" {
            return vec![identity.lead("setup-no-campaign")];
        }
        vec![
            Panel::new("setup-panel-dates")
                .lead("setup-dates-lead")
                .raw(&gantt::drawing(draw.page, draw.form).0)
                .row([draw.day("opening").required(), draw.text("opening_time", 8), draw.day("closing").required(), draw.text("closing_time", 8)])
                .row([draw.day("return_on").required(), draw.day("pre_analysis"), draw.day("jury"), draw.day("publication")])
                .row([draw.day("confirmation"), draw.number("confirmation_delay")])
                .row([draw.day("list_confirmation"), draw.number("list_confirmation_delay")]),
            identity,
            Panel::new("setup-panel-treatment")
                .one(draw.words("default_treatment", &TREATMENTS).required())
                .one(draw.choice("favourable_type").required())
                .row([draw.number("capacity"), draw.number("over_offer")])
                .one(draw.flag("is_electronic"))
                .one(draw.flag("uses_list"))
                .one(draw.choice("list_favourable_type"))
                .one(draw.words("list_rank", &crate::admin::RANKS_OR_WIDER))
                .one(draw.number("previous_last_rank")),
            Panel::new("setup-panel-receipt").one(draw.words("own_silence", &crate::admin::SILENCES_OR_WIDER)).one(draw.number("own_silence_months")),
            Panel::new("setup-panel-requirements").one(draw.boxes("requirements")),
            Panel::new("setup-panel-forms").one(draw.boxes("forms")),
            Panel::new("setup-panel-questions").one(draw.boxes("questions")),
            Panel::new("setup-panel-convocation").row([draw.day("convocation_on"), draw.text("convocation_at", 5), draw.text("convocation_place", 100)]),
            Panel::new("setup-panel-information").each(draw.areas("information", 8, false)),
        ]
    }

    fn actions(code: &str, opened: &Opened) -> Vec<Action> {
        let is_offered = opened.typed.get("in_service") == "yes" && opened.variant.is_empty();
        let action = |path: &str, key, icon| Action { href: paths::fill(path, &[code]), key, icon, of: String::new() };
        let see = is_offered.then(|| action(paths::PROGRAMME, "setup-programme-see", "eye"));
        let copy = opened.may_save.then(|| action(paths::MANAGER_PROGRAMME_DUPLICATE, "setup-programme-duplicate", "copy"));
        see.into_iter().chain(copy).collect()
    }
}

pub fn routes() -> Router<App> {
    crate::admin::editor::routes::<Programmes>().route(paths::MANAGER_PROGRAMME_DUPLICATE, get(duplicate::get).post(duplicate::post))
}

const TREATMENTS: [(&str, &str); 3] = [("AC", "setup-treatment-controlled"), ("AD", "setup-treatment-direct"), ("AT", "setup-treatment-waiting")];
