//! `/gestion/pieces-justificatives`: document types and the templates to fill in.

use app::setup::{Opened, document_type};
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::post;

use super::questions::YES_NO;
use crate::admin::editor::{Editor, FileForm, kept_file, use_cases};
use crate::admin::panels::{Draw, Panel};
use crate::http::{Page as Answer, Staff, Uploaded};
use crate::{App, paths};

pub struct DocumentTypes;

impl Editor for DocumentTypes {
    const LIST: &'static str = paths::MANAGER_DOCUMENT_TYPES;
    const TITLE: &'static str = "nav-staff-document-types";
    const LEAD: &'static str = "setup-document-types-lead";
    const NEW: &'static str = "setup-document-type-new";
    const COLUMNS: &'static [&'static str] = &["setup-centre", "setup-obligation", "setup-shared", "setup-in-service"];

    use_cases!(document_type);

    fn panels(draw: &Draw<'_>) -> Vec<Panel> {
        let mut identity = Panel::new("setup-panel-identity");
        if draw.opened.variant == "new" {
            identity = identity.one(draw.choice("centre").required());
        }
        vec![
            identity
                .row([draw.code(), draw.number("position")])
                .pairs(draw.lines("label", 500, true))
                .each(draw.areas("help", 4, false))
                .one(draw.flag("in_service")),
            Panel::new("setup-panel-asked")
                .one(draw.words("obligation", &OBLIGATIONS).required())
                .one(draw.words("is_shared", &YES_NO).required())
                .one(draw.words("per_application", &YES_NO).required()),
            Panel::new("setup-panel-who")
                .one(draw.words("treatment", &TREATMENTS))
                .one(draw.words("nationality_rule", &NATIONALITIES).required())
                .one(draw.text("nationalities", 800)),
            Panel::new("setup-panel-who-bac").lead("setup-panel-who-bac-lead").one(draw.boxes("bac_series")),
            Panel::new("setup-panel-who-diplomas").lead("setup-panel-who-diplomas-lead").one(draw.boxes("diplomas")),
        ]
    }

    fn upload(code: &str, opened: &Opened) -> Option<FileForm> {
        let name = opened.typed.get("template");
        Some(FileForm {
            action: paths::fill(paths::MANAGER_DOCUMENT_TYPE_TEMPLATE, &[code]),
            title: "setup-template-title",
            hint: "setup-template-hint",
            accept: "application/pdf",
            present: (!name.is_empty()).then(|| name.to_owned()),
            removal: Some("setup-template-remove"),
        })
    }
}

const OBLIGATIONS: [(&str, &str); 3] =
    [("mandatory", "setup-obligation-mandatory"), ("conditional", "setup-obligation-conditional"), ("facultative", "setup-obligation-facultative")];
const TREATMENTS: [(&str, &str); 4] =
    [("", "setup-treatment-all"), ("AC", "setup-treatment-controlled"), ("AD", "setup-treatment-direct"), ("AT", "setup-treatment-waiting")];
const NATIONALITIES: [(&str, &str); 3] = [("all", "setup-nationality-all"), ("only", "setup-nationality-only"), ("except", "setup-nationality-except")];

pub fn routes() -> Router<App> {
    crate::admin::editor::routes::<DocumentTypes>().route(paths::MANAGER_DOCUMENT_TYPE_TEMPLATE, post(put_template))
}

async fn put_template(staff: Staff, State(app): State<App>, Path(code): Path<String>, uploaded: Uploaded) -> Answer {
    let back = paths::item_in(paths::MANAGER_DOCUMENT_TYPES, &code);
    kept_file(&app, &back, uploaded, |file| document_type::put_template(&app.ctx, &staff.person, &code, file)).await
}
