//! `/admin/mails`: the wording of mails, and how they will be read.

use app::Error;
use app::setup::mail::Preview;
use app::setup::{Opened, mail, mail_preview};
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::routing::get;
use axum_extra::extract::Query;
use serde::Deserialize;

use super::editor::{Action, Editor, use_cases};
use super::panels::{Draw, Panel};
use crate::http::{Page as Answer, Staff, render};
use crate::ui::field::Markup;
use crate::ui::{Form, Page};
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
    form: Form,
    code: String,
    action: String,
    back: String,
    /// Of a real application.
    is_real: bool,
    previews: Vec<(String, &'static str, String, Markup)>,
}

/// For which application; none = for somebody who does not exist.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Wanted {
    numero: String,
}

async fn preview(staff: Staff, State(app): State<App>, Path(code): Path<String>, Query(wanted): Query<Wanted>) -> Answer {
    let page = staff.visit.page_t("setup-mail-preview");
    let mut form = Form::new(&page).with("numero", &wanted.numero);
    let asked = wanted.numero.trim();
    let real = if asked.is_empty() {
        None
    } else {
        // What is no number is the number of no application.
        match mail_preview::preview_of(&app.ctx, &staff.person, &code, asked.parse().unwrap_or(0)).await {
            Ok(previews) => Some(previews),
            Err(Error::Refused(_)) => {
                form.wrong("numero", "setup-mail-preview-unknown");
                None
            }
            Err(error) => return Err(error.into()),
        }
    };
    let is_real = real.is_some();
    let previews = match real {
        Some(previews) => previews,
        None => mail::preview(&app.ctx, &staff.person, &code).await?,
    };
    // The body was cleaned when it was filled in: nothing in it acts.
    let previews = previews.into_iter().map(|(lang, subject, body): Preview| (lang.name(), lang.code(), subject, Markup(body))).collect();
    let status = form.status();
    let action = paths::fill(paths::ADMIN_MAIL_PREVIEW, &[&code]);
    let page = page.failed(form.has_errors());
    render(&PreviewPage { page, form, back: paths::item_in(paths::ADMIN_MAILS, &code), action, code, is_real, previews }, status)
}
