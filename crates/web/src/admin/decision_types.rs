//! `/admin/types-de-decision`: decision types.

use super::editor::{Editor, use_cases};
use super::panels::{Draw, Panel};
use crate::paths;

pub struct DecisionTypes;

impl Editor for DecisionTypes {
    const LIST: &'static str = paths::ADMIN_DECISION_TYPES;
    const TITLE: &'static str = "nav-staff-decision-types";
    const LEAD: &'static str = "setup-decision-types-lead";
    const NEW: &'static str = "setup-decision-type-new";
    const COLUMNS: &'static [&'static str] = &["setup-kind", "setup-in-service"];

    use_cases!(decision_type);

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
