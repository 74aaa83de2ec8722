//! `/gestion/commissions`: the committees of one's centres.

use app::letters::sample;
use app::setup::{Opened, committee};
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::{get, post};
use axum_extra::extract::Query;
use domain::letters::LetterKind;
use domain::mailing::AlertMode;

use crate::admin::centres::signature_form;
use crate::admin::editor::{Action, Editor, FileForm, kept_file, use_cases};
use crate::admin::letters::Wanted;
use crate::admin::panels::{Draw, Panel};
use crate::applicant::application::files::send;
use crate::http::{Page as Answer, Problem, Staff, Uploaded};
use crate::{App, paths};

pub struct Committees;

const ALERT_MODES: [(&str, &str); 3] = [
    (AlertMode::Nobody.code(), "setup-alert-mode-nobody"),
    (AlertMode::Address.code(), "setup-alert-mode-address"),
    (AlertMode::Members.code(), "setup-alert-mode-members"),
];

impl Editor for Committees {
    const LIST: &'static str = paths::MANAGER_COMMITTEES;
    const TITLE: &'static str = "nav-staff-committees";
    const LEAD: &'static str = "setup-committees-lead";
    const NEW: &'static str = "setup-committee-new";
    const COLUMNS: &'static [&'static str] = &["setup-centre", "setup-email", "setup-in-service"];

    use_cases!(committee);

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
            Panel::new("setup-panel-alerts").one(draw.words("alert_mode", &ALERT_MODES).required()).one(draw.email("alert_email")).one(draw.alerts()),
            Panel::new("setup-panel-letters").lead("setup-committee-letters-lead").one(draw.letters()).one(draw.text("signatory", 255)),
        ]
    }

    fn actions(code: &str, _opened: &Opened) -> Vec<Action> {
        let sample = |kind: LetterKind| paths::fill(paths::MANAGER_COMMITTEE_LETTER, &[code, kind.code()]);
        vec![
            Action { href: sample(LetterKind::Admission), key: "setup-test-admission", icon: "eye", of: String::new() },
            Action { href: sample(LetterKind::Refusal), key: "setup-test-refusal", icon: "eye", of: String::new() },
        ]
    }

    fn upload(code: &str, opened: &Opened) -> Option<FileForm> {
        Some(signature_form(paths::fill(paths::MANAGER_COMMITTEE_SIGNATURE, &[code]), opened))
    }
}

pub fn routes() -> Router<App> {
    crate::admin::editor::routes::<Committees>()
        .route(paths::MANAGER_COMMITTEE_SIGNATURE, post(put_signature))
        .route(paths::MANAGER_COMMITTEE_LETTER, get(sample_letter))
}

async fn put_signature(staff: Staff, State(app): State<App>, Path(code): Path<String>, uploaded: Uploaded) -> Answer {
    let back = paths::item_in(paths::MANAGER_COMMITTEES, &code);
    kept_file(&app, &back, uploaded, |file| committee::put_signature(&app.ctx, &staff.person, &code, file)).await
}

/// « Tester la lettre d’admission », « Tester la lettre de refus ».
async fn sample_letter(staff: Staff, State(app): State<App>, Path((code, kind)): Path<(String, String)>, Query(wanted): Query<Wanted>) -> Answer {
    let kind = LetterKind::from_code(&kind).ok_or(Problem::NotFound)?;
    let paper = sample::of_committee(&app.ctx, &staff.person, &code, kind, wanted.lang(&app, &staff)).await?;
    send(paper.pdf.into(), "application/pdf", &paper.name, true)
}
