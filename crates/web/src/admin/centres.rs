//! `/admin/centres`: admissions centres, with the signature used where committees have none.

use app::setup::{Opened, centre};
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::post;
use domain::mailing::CopyMode;

use super::editor::{Editor, FileForm, kept_file, use_cases};
use super::panels::{Draw, Panel};
use crate::http::{Page as Answer, Staff, Uploaded};
use crate::{App, paths};

pub struct Centres;

const COPY_MODES: [(&str, &str); 3] = [
    (CopyMode::Nobody.code(), "setup-copy-mode-nobody"),
    (CopyMode::Contact.code(), "setup-copy-mode-contact"),
    (CopyMode::Managers.code(), "setup-copy-mode-managers"),
];

impl Editor for Centres {
    const LIST: &'static str = paths::ADMIN_CENTRES;
    const TITLE: &'static str = "nav-staff-centres";
    const LEAD: &'static str = "setup-centres-lead";
    const NEW: &'static str = "setup-centre-new";
    const COLUMNS: &'static [&'static str] = &["setup-contact-email", "setup-in-service"];

    use_cases!(centre);

    fn panels(draw: &Draw<'_>) -> Vec<Panel> {
        vec![
            Panel::new("setup-panel-identity")
                .one(draw.code())
                .one(draw.text("label", 200).required())
                .row([draw.email("contact_email"), draw.number("max_applications").required()])
                .one(draw.words("copy_mode", &COPY_MODES).required())
                .one(draw.flag("in_service")),
            Panel::new("setup-panel-list").one(draw.words("list_rank", &super::RANKS_OR_WIDER)),
            Panel::new("setup-panel-letters").lead("setup-centre-letters-lead").one(draw.text("signatory", 255)),
        ]
    }

    fn upload(code: &str, opened: &Opened) -> Option<FileForm> {
        Some(signature_form(paths::fill(paths::ADMIN_CENTRE_SIGNATURE, &[code]), opened))
    }
}

/// The form for the picture of a signature.
#[must_use]
pub fn signature_form(action: String, opened: &Opened) -> FileForm {
    let name = opened.typed.get("signature");
    FileForm {
        action,
        title: "setup-signature",
        hint: "setup-signature-hint",
        accept: "image/png,image/jpeg",
        present: (!name.is_empty()).then(|| name.to_owned()),
        removal: Some("setup-signature-remove"),
    }
}

pub fn routes() -> Router<App> {
    super::editor::routes::<Centres>().route(paths::ADMIN_CENTRE_SIGNATURE, post(put_signature))
}

async fn put_signature(staff: Staff, State(app): State<App>, Path(code): Path<String>, uploaded: Uploaded) -> Answer {
    let back = paths::item_in(paths::ADMIN_CENTRES, &code);
    kept_file(&app, &back, uploaded, |file| centre::put_signature(&app.ctx, &staff.person, &code, file)).await
}
