//! `/admin/campagnes/{code}/detruire`: what destroying the applications of an archived campaign does, the code to type, then
//! having it done.

use app::Error;
use app::setup::Refusal;
use app::setup::campaign_destroy::{self as campaign, Asked};
use askama::Template;
use axum::extract::{Path, State};
use serde::Deserialize;

use super::editor::kept;
use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Staff, render};
use crate::ui::{Form, Page};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "admin/campaign_destroy.html")]
struct QuestionPage {
    page: Page,
    form: Form,
    question: String,
    /// How many applications there are.
    concerned: String,
    /// What has to be typed.
    code: String,
    action: String,
    back: String,
    /// The version of the campaign that the question is about.
    seen: i64,
}

pub async fn get(staff: Staff, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let page = staff.visit.page_t("setup-campaign-destroy");
    let form = Form::new(&page);
    ask(&staff, &app, page, form, &code).await
}

async fn ask(staff: &Staff, app: &App, page: Page, form: Form, code: &str) -> Answer {
    let back = paths::item_in(paths::ADMIN_CAMPAIGNS, code);
    let Asked { label, applications, version } = match campaign::ask(&app.ctx, &staff.person, code).await {
        Ok(asked) => asked,
        Err(error) => return kept(app, error, &back),
    };
    let status = form.status();
    let template = QuestionPage {
        question: page.t1("setup-campaign-destroy-title", "name", page.tr(&label)),
        concerned: page.t1("setup-campaign-destroy-count", "count", applications),
        code: code.to_owned(),
        action: paths::fill(paths::ADMIN_CAMPAIGN_DESTROY, &[code]),
        back,
        seen: version,
        page: page.failed(form.has_errors()),
        form,
    };
    render(&template, status)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    typed: String,
    seen: i64,
}

pub async fn post(staff: Staff, State(app): State<App>, Path(code): Path<String>, Posted(fields): Posted<Fields>) -> Answer {
    let back = paths::item_in(paths::ADMIN_CAMPAIGNS, &code);
    let page = staff.visit.page_t("setup-campaign-destroy");
    let mut form = Form::new(&page).with("typed", &fields.typed);
    match campaign::destroy(&app.ctx, &staff.person, &code, &fields.typed, fields.seen).await {
        Ok(()) => return Ok(Flash::ok("setup-campaign-destroy-asked").to(&app, &back)),
        Err(Error::Refused(Refusal::Invalid(_))) => form.wrong("typed", "setup-campaign-destroy-code-wrong"),
        Err(Error::Stale) => {
            let words = page.t("setup-campaign-archive-stale");
            form.wrong_meanwhile(words);
        }
        Err(error) => return kept(&app, error, &back),
    }
    ask(&staff, &app, page, form, &code).await
}
