//! `/gestion/questions`: questions that applicants answer inside their application.

use app::setup::question::kind_key;
use domain::form::FieldKind;

use crate::admin::editor::{Editor, use_cases};
use crate::admin::panels::{Draw, Panel};
use crate::paths;

pub struct Questions;

impl Editor for Questions {
    const LIST: &'static str = paths::MANAGER_QUESTIONS;
    const TITLE: &'static str = "nav-staff-questions";
    const LEAD: &'static str = "setup-questions-lead";
    const NEW: &'static str = "setup-question-new";
    const COLUMNS: &'static [&'static str] = &["setup-centre", "setup-answer-kind", "setup-obligation", "setup-shared", "setup-in-service"];

    use_cases!(question);

    fn panels(draw: &Draw<'_>) -> Vec<Panel> {
        let mut identity = Panel::new("setup-panel-identity");
        if draw.opened.variant == "new" {
            identity = identity.one(draw.choice("centre").required());
        }
        vec![
            identity
                .row([draw.code(), draw.number("position")])
                .pairs(draw.lines("label", 500, true))
                .pairs(draw.areas("help", 3, false))
                .one(draw.flag("in_service")),
            answer_panel(draw, FieldKind::OF_QUESTIONS),
            Panel::new("setup-panel-asked")
                .one(draw.words("obligation", &OBLIGATIONS).required())
                .one(draw.words("is_shared", &YES_NO).required())
                .one(draw.words("per_application", &YES_NO).hint("setup-per-application-answer-hint").required()),
        ]
    }
}

pub const YES_NO: [(&str, &str); 2] = [("yes", "form-yes"), ("no", "form-no")];
pub const OBLIGATIONS: [(&str, &str); 3] =
    [("mandatory", "setup-obligation-mandatory"), ("conditional", "question-obligation-conditional"), ("facultative", "setup-obligation-facultative")];

/// What is answered, with the choices where it is one of a list.
pub fn answer_panel(draw: &Draw<'_>, kinds: &[FieldKind]) -> Panel {
    let offered: Vec<(&str, &str)> = kinds.iter().map(|kind| (kind.code(), kind_key(*kind))).collect();
    let lists: Vec<&str> = kinds.iter().filter(|kind| kind.has_choices()).map(|kind| kind.code()).collect();
    Panel::new("setup-panel-answer")
        .one(draw.words("answer_kind", &offered).required())
        .raw(&format!("<div data-show-when=\"answer_kind={}\">", lists.join("|")))
        .pairs(draw.areas("choices", 6, false))
        .raw("</div>")
}
