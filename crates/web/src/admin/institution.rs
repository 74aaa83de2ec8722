//! `/admin/etablissement`: name, colour with its contrasts, logo, addresses, limits.

use app::setup::{Opened, Refusal, Typed, institution};
use app::{Error, accounts::Wrong};
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use domain::file_number::FileNumberPrefix;
use domain::theme::Theme;

use super::editor::{complain, kept_file};
use super::panels::{Draw, Panel};
use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Staff, Uploaded, render};
use crate::ui::{Form, Page, format};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "admin/institution.html")]
struct InstitutionPage {
    page: Page,
    form: Form,
    panels: Vec<Panel>,
    version: String,
    may_save: bool,
    /// Contrast of each pair, with the key that names it.
    contrasts: Vec<(&'static str, String)>,
    has_logo: bool,
}

pub fn routes() -> Router<App> {
    Router::new().route(paths::ADMIN_INSTITUTION, get(show_stored).post(save)).route(paths::ADMIN_LOGO, post(put_logo))
}

async fn show_stored(staff: Staff, State(app): State<App>) -> Answer {
    let opened = institution::open(&app.ctx, &staff.person).await?;
    show(&staff, &app, &opened, StatusCode::OK, &[])
}

fn show(staff: &Staff, app: &App, opened: &Opened, status: StatusCode, wrong: &[Wrong]) -> Answer {
    let page = staff.visit.page_t("nav-staff-institution").failed(status != StatusCode::OK);
    let mut form = Form::new(&page).filled(&opened.typed);
    complain(&page, &mut form, wrong);
    if status == StatusCode::CONFLICT {
        form.wrong("", "setup-stale");
    }
    let panels = panels(&Draw { page: &page, form: &form, opened });
    let theme = Theme::derive(opened.typed.get("colour")).unwrap_or_default();
    let names = ["setup-contrast-button", "setup-contrast-row", "setup-contrast-ground", "setup-contrast-dark"];
    let contrasts = names.into_iter().zip(theme.contrasts().map(|ratio| decimal(&page, ratio))).collect();
    let answer = InstitutionPage {
        version: opened.typed.get("version").to_owned(),
        may_save: opened.may_save,
        has_logo: !app.ctx.settings().institution_logo.is_empty(),
        contrasts,
        panels,
        page,
        form,
    };
    render(&answer, status)
}

fn decimal(page: &Page, ratio: f64) -> String {
    format::decimal(page.lang, &format!("{ratio:.2}"))
}

fn panels(draw: &Draw<'_>) -> Vec<Panel> {
    vec![
        Panel::new("setup-panel-identity")
            .one(draw.text("institution_name", 120).required())
            .one(draw.area("institution_address", 3))
            .one(draw.text("institution_court", 120))
            .one(draw.text("colour", 7).required()),
        Panel::new("setup-panel-assistance").one(draw.email("contact_email")).row([draw.text("documentation_url", 255), draw.text("helpdesk_url", 255)]),
        Panel::new("setup-panel-languages").one(draw.choice("default_language").required()).one(draw.boxes("offered_languages")),
        Panel::new("setup-panel-accounts")
            .one(draw.words("account_lifetime", &[("persistent", "setup-lifetime-persistent"), ("campaign", "setup-lifetime-campaign")]).required())
            .one(draw.flag("local_creation"))
            .row([draw.number("activation_days").required(), draw.number("reset_hours").required()])
            .row([draw.number("retention_years").required(), draw.text("file_number_prefix", FileNumberPrefix::MAX_LENGTH)]),
        Panel::new("setup-panel-applications")
            .row([draw.number("application_limit").required(), draw.number("undo_minutes").required()])
            .one(draw.words("limit_perimeter", &[("centre", "setup-perimeter-centre"), ("institution", "setup-perimeter-institution")]).required())
            .one(draw.flag("ine_required"))
            .one(draw.flag("advise_bac_ine"))
            .one(draw.flag("cancel_only_while_waiting"))
            .one(draw.flag("automatic_submission")),
        Panel::new("setup-panel-record").one(draw.flag("show_internal_records")).one(draw.flag("record_by_ine")).one(draw.email("record_contact_email")),
        Panel::new("setup-panel-answers")
            .one(draw.number("answer_reminder_days").required())
            .one(draw.flag("automatic_withdrawal"))
            .one(draw.words("list_rank", &super::RANKS).required())
            .one(draw.flag("appeals"))
            .one(draw.flag("second_signature")),
        Panel::new("setup-panel-receipt")
            .one(draw.words("silence", &super::SILENCES).required())
            .one(draw.number("silence_months").required())
            .one(draw.flag("receipt_attached")),
        Panel::new("setup-panel-letters").one(draw.flag("letters_in_service")).one(draw.flag("letters_after_confirmation")),
        Panel::new("setup-panel-documents")
            .row([draw.number("max_item_mib").required(), draw.number("max_application_mib").required(), draw.number("max_item_pages").required()])
            .row([draw.number("open_uploads").required(), draw.number("open_upload_mib").required()])
            .one(draw.flag("submitted_from_deposit")),
        Panel::new("setup-panel-security")
            .row([draw.number("sign_in_attempts").required(), draw.number("accounts_per_hour").required()])
            .row([draw.number("session_idle_minutes").required(), draw.number("session_hours").required()]),
    ]
}

async fn save(staff: Staff, State(app): State<App>, Posted(pairs): Posted<Vec<(String, String)>>) -> Answer {
    let typed = Typed::of(pairs);
    let (status, wrong) = match institution::save(&app.ctx, &staff.person, &typed).await {
        Ok(()) => return Ok(Flash::ok("setup-saved").to(&app, paths::ADMIN_INSTITUTION)),
        Err(Error::Refused(Refusal::Invalid(wrong))) => (StatusCode::UNPROCESSABLE_ENTITY, wrong),
        Err(Error::Stale) => (StatusCode::CONFLICT, Vec::new()),
        Err(error) => return Err(error.into()),
    };
    let stored = institution::open(&app.ctx, &staff.person).await?;
    let version = if status == StatusCode::CONFLICT { stored.typed.get("version").to_owned() } else { typed.get("version").to_owned() };
    let opened = Opened { typed: typed.with("version", version), ..stored };
    show(&staff, &app, &opened, status, &wrong)
}

async fn put_logo(staff: Staff, State(app): State<App>, uploaded: Uploaded) -> Answer {
    kept_file(&app, paths::ADMIN_INSTITUTION, uploaded, |file| institution::put_logo(&app.ctx, &staff.person, file)).await
}
