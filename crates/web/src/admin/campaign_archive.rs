//! `/admin/campagnes/{code}/archiver`: what archiving a campaign does and how many applications it concerns, then doing it.

use app::setup::campaign_archive::{self as campaign, Asked};
use app::{Error, settings};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::Deserialize;

use super::editor::kept;
use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Staff, render};
use crate::ui::Page;
use crate::{App, paths};

#[derive(Template)]
#[template(path = "admin/campaign_archive.html")]
struct QuestionPage {
    page: Page,
    question: String,
    /// How many applications there are.
    concerned: String,
    /// Those that somebody still waits for, by what they wait for.
    waiting: Vec<String>,
    action: String,
    back: String,
    /// The version of the campaign that the question is about.
    seen: i64,
    /// It changed since the question was asked before.
    stale: bool,
}

pub async fn get(staff: Staff, State(app): State<App>, Path(code): Path<String>) -> Answer {
    ask(&staff, &app, &code, false).await
}

async fn ask(staff: &Staff, app: &App, code: &str, stale: bool) -> Answer {
    let back = paths::item_in(paths::ADMIN_CAMPAIGNS, code);
    let Asked { label, held, version } = match campaign::ask(&app.ctx, &staff.person, code).await {
        Ok(asked) => asked,
        Err(error) => return kept(app, error, &back),
    };
    let page = staff.visit.page_t("setup-campaign-archive");
    let waiting = [
        ("setup-campaign-archive-unsubmitted", held.unsubmitted),
        ("setup-campaign-archive-undecided", held.undecided),
        ("setup-campaign-archive-unpublished", held.unpublished),
        ("setup-campaign-archive-unanswered", held.unanswered),
    ];
    let template = QuestionPage {
        question: page.t1("setup-campaign-archive-title", "name", page.tr(&label)),
        concerned: page.t1("setup-campaign-archive-count", "count", held.applications),
        waiting: waiting.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| page.t1(key, "count", count)).collect(),
        action: paths::fill(paths::ADMIN_CAMPAIGN_ARCHIVE, &[code]),
        back,
        seen: version,
        stale,
        page: page.failed(stale),
    };
    render(&template, if stale { StatusCode::CONFLICT } else { StatusCode::OK })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    seen: i64,
}

pub async fn post(staff: Staff, State(app): State<App>, Path(code): Path<String>, Posted(fields): Posted<Fields>) -> Answer {
    let back = paths::item_in(paths::ADMIN_CAMPAIGNS, &code);
    match campaign::archive(&app.ctx, &staff.person, &code, fields.seen).await {
        Ok(()) => {
            settings::refresh(&app.ctx).await?;
            Ok(Flash::ok("setup-campaign-archived").to(&app, &back))
        }
        Err(Error::Stale) => ask(&staff, &app, &code, true).await,
        Err(error) => kept(&app, error, &back),
    }
}
