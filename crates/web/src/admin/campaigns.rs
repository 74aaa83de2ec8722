//! `/admin/campagnes`: campaigns, and the one in service.

use app::setup::{Opened, campaign};
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;

use super::editor::{self, Action, Editor, Question, ask, kept, use_cases};
use super::panels::{Draw, Panel};
use super::{campaign_archive, campaign_destroy, campaign_programmes};
use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, Problem, Staff};
use crate::{App, paths};

struct Campaigns;

impl Editor for Campaigns {
    const LIST: &'static str = paths::ADMIN_CAMPAIGNS;
    const TITLE: &'static str = "nav-staff-campaigns";
    const LEAD: &'static str = "setup-campaigns-lead";
    const NEW: &'static str = "setup-campaign-new";
    const COLUMNS: &'static [&'static str] = &["setup-starts-on", "setup-ends-on", "setup-in-service"];

    use_cases!(campaign);

    fn panels(draw: &Draw<'_>) -> Vec<Panel> {
        let identity = Panel::new("setup-panel-identity");
        let identity = match draw.opened.variant {
            "archived" => identity.lead("setup-campaign-is-archived"),
            "destroyed" => identity.lead("setup-campaign-is-destroyed"),
            _ => identity,
        };
        vec![identity.one(draw.code()).pairs(draw.lines("label", 50, true)).row([
            draw.day("starts_on").required(),
            draw.day("ends_on").required(),
            draw.day("applicant_ends_on"),
        ])]
    }

    fn actions(code: &str, opened: &Opened) -> Vec<Action> {
        let start = Action { href: paths::fill(paths::ADMIN_CAMPAIGN_SERVICE, &[code]), key: "setup-campaign-start", icon: "power", of: String::new() };
        let archive = Action { href: paths::fill(paths::ADMIN_CAMPAIGN_ARCHIVE, &[code]), key: "setup-campaign-archive", icon: "archive", of: String::new() };
        let destroy = Action { href: paths::fill(paths::ADMIN_CAMPAIGN_DESTROY, &[code]), key: "setup-campaign-destroy", icon: "trash-2", of: String::new() };
        let programmes =
            Action { href: paths::fill(paths::ADMIN_CAMPAIGN_PROGRAMMES, &[code]), key: "setup-campaign-programmes", icon: "copy", of: String::new() };
        match opened.variant {
            "archived" if opened.may_save => vec![destroy],
            "in-service" if opened.may_save => vec![programmes],
            "" if opened.may_save => vec![programmes, start],
            "over" if opened.may_save => vec![start, archive],
            _ => Vec::new(),
        }
    }
}

pub fn routes() -> Router<App> {
    editor::routes::<Campaigns>()
        .route(paths::ADMIN_CAMPAIGN_SERVICE, get(ask_service).post(post_service))
        .route(paths::ADMIN_CAMPAIGN_PROGRAMMES, get(campaign_programmes::get).post(campaign_programmes::post))
        .route(paths::ADMIN_CAMPAIGN_DESTROY, get(campaign_destroy::get).post(campaign_destroy::post))
        .route(paths::ADMIN_CAMPAIGN_ARCHIVE, get(campaign_archive::get).post(campaign_archive::post))
}

async fn ask_service(staff: Staff, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let opened = campaign::open(&app.ctx, &staff.person, Some(&code)).await?;
    if !opened.may_save {
        return Err(Problem::Forbidden);
    }
    if matches!(opened.variant, "archived" | "destroyed") {
        return Ok(Flash::error("setup-campaign-is-archived").to(&app, &paths::item_in(paths::ADMIN_CAMPAIGNS, &code)));
    }
    let page = staff.visit.page_t("setup-campaign-start");
    let question = Question {
        title: page.t1("setup-campaign-start-title", "name", page.tr(&opened.title)),
        consequence: page.t("setup-campaign-start-lead"),
        yes: "setup-campaign-start-yes",
        class: "btn-primary",
        action: paths::fill(paths::ADMIN_CAMPAIGN_SERVICE, &[&code]),
        back: paths::item_in(paths::ADMIN_CAMPAIGNS, &code),
    };
    ask(page, question)
}

async fn post_service(staff: Staff, State(app): State<App>, Path(code): Path<String>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    let back = paths::item_in(paths::ADMIN_CAMPAIGNS, &code);
    match campaign::put_in_service(&app.ctx, &staff.person, &code).await {
        Ok(()) => Ok(Flash::ok("setup-campaign-started").to(&app, &back)),
        Err(error) => kept(&app, error, &back),
    }
}
