//! `/gestion/formulaires`: complementary forms. Their fields have pages of their own, in `form_fields`; a form that is
//! answered in LimeSurvey has one in `form_survey`.

use app::Ctx;
use app::actor::Person;
use app::setup::form_survey::{HERE, SURVEY};
use app::setup::{Listed, Opened, Typed, form};
use axum::Router;

use super::questions::{OBLIGATIONS, YES_NO};
use super::{form_fields, form_survey};
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
        let mut asked = Panel::new("setup-panel-asked").one(draw.words("obligation", &OBLIGATIONS).required()).one(draw.words("is_shared", &YES_NO).required());
        // The address of a survey says whether its answers are those of one application.
        if draw.opened.variant != SURVEY {
            asked = asked.one(draw.words("per_application", &YES_NO).hint("setup-per-application-answer-hint").required());
        }
        let mut all = vec![
            identity
                .row([draw.code(), draw.number("position")])
                .pairs(draw.lines("label", 500, true))
                .pairs(draw.areas("introduction", 4, false))
                .one(draw.flag("in_service")),
        ];
        all.extend(survey_panel(draw));
        all.extend([asked, Panel::new("setup-panel-form-paper").one(draw.choice("document_type"))]);
        all
    }

    fn actions(code: &str, opened: &Opened) -> Vec<Action> {
        if opened.variant == SURVEY {
            return vec![Action { href: paths::fill(paths::MANAGER_FORM_SURVEY, &[code]), key: "survey-page", icon: "eye", of: String::new() }];
        }
        vec![Action { href: paths::fill(paths::MANAGER_FORM_FIELDS, &[code]), key: "form-fields", icon: "list-checks", of: String::new() }]
    }
}

/// Where a form is answered: chosen when it is made; then the survey, for those that are one.
fn survey_panel(draw: &Draw<'_>) -> Option<Panel> {
    let panel = Panel::new("survey-panel").lead("survey-panel-lead");
    match draw.opened.variant {
        SURVEY => Some(panel.one(draw.number("survey_id").required()).each(draw.lines("survey_address", 1000, true))),
        "new" => {
            let panel = panel.one(draw.words("form_kind", &[(HERE, "form-kind-here"), (SURVEY, "form-kind-survey")]).required());
            let panel = panel.raw(&format!("<div data-show-when=\"form_kind={SURVEY}\">"));
            // Needed only for this kind, so not marked as such.
            Some(panel.one(draw.number("survey_id")).each(draw.lines("survey_address", 1000, false)).raw("</div>"))
        }
        _ => None,
    }
}

pub fn routes() -> Router<App> {
    editor::routes::<Forms>().merge(form_fields::routes()).merge(form_survey::routes())
}
