//! `/admin/mails`: the wording of mails, and how they will be read.

use app::setup::mail::Preview;
use app::setup::{Opened, mail};
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;

use super::editor::{Action, Editor, use_cases};
use super::panels::{Draw, Panel};
use crate::http::{Page as Answer, Staff, html};
use crate::ui::Page;
use crate::ui::field::Markup;
use crate::{App, paths};

pub struct Mails;

impl Editor for Mails {
    const LIST: &'static str = paths::ADMIN_MAILS;
    const TITLE: &'static str = "nav-staff-mails";
    const LEAD: &'static str = "setup-mails-lead";
    const NEW: &'static str = "setup-mail-new";
    const COLUMNS: &'static [&'static str] = &["setup-kind", "setup-in-service"];

    use_cases!(mail);

    fn panels(draw: &Draw<'_>) -> Vec<Panel> {
        let mut identity = Panel::new("setup-panel-identity");
        if draw.opened.variant == "new" {
            identity = identity.one(draw.code()).one(draw.words("kind", &super::KINDS).required());
        }
        if draw.opened.variant != "model" {
            identity = identity.one(draw.text("label", 100).required());
        }
        vec![
            identity.one(draw.flag("in_service")),
            Panel::new("setup-panel-text").lead("setup-mail-variables").each(draw.in_turn([draw.lines("subject", 200, true), draw.areas("body", 16, true)])),
        ]
    }

    fn actions(code: &str, _opened: &Opened) -> Vec<Action> {
        vec![Action { href: paths::fill(paths::ADMIN_MAIL_PREVIEW, &[code]), key: "setup-mail-preview", icon: "eye", of: String::new() }]
    }
}

pub fn routes() -> Router<App> {
    super::editor::routes::<Mails>().route(paths::ADMIN_MAIL_PREVIEW, get(preview))
}

#[derive(Template)]
#[template(path = "admin/mail_preview.html")]
struct PreviewPage {
    page: Page,
    code: String,
    back: String,
    previews: Vec<(String, &'static str, String, Markup)>,
}

async fn preview(staff: Staff, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let previews = mail::preview(&app.ctx, &staff.person, &code).await?;
    // The body was cleaned when it was filled in: nothing in it acts.
    let previews = previews.into_iter().map(|(lang, subject, body): Preview| (lang.name(), lang.code(), subject, Markup(body))).collect();
    html(&PreviewPage { page: staff.visit.page_t("setup-mail-preview"), back: paths::item_in(paths::ADMIN_MAILS, &code), code, previews })
}
