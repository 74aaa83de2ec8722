//! `/admin/motivations`: reasons of unfavourable decisions.

use super::editor::{Editor, use_cases};
use super::panels::{Draw, Panel};
use crate::paths;

pub struct Reasons;

impl Editor for Reasons {
    const LIST: &'static str = paths::ADMIN_REASONS;
    const TITLE: &'static str = "nav-staff-reasons";
    const LEAD: &'static str = "setup-reasons-lead";
    const NEW: &'static str = "setup-reason-new";
    const COLUMNS: &'static [&'static str] = &["setup-in-service"];

    use_cases!(reason);

    fn panels(draw: &Draw<'_>) -> Vec<Panel> {
        vec![Panel::new("setup-panel-identity").one(draw.code()).pairs(draw.lines("label", 500, true)).one(draw.flag("in_service"))]
    }
}
