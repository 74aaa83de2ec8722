//! `/admin/campagnes/{code}/formations`: how many programmes an earlier campaign has to take over, by how much their dates
//! would move, then taking them over.

use app::setup::Refusal;
use app::setup::campaign_programmes::{self as campaign, Asked};
use app::{Error, settings};
use askama::Template;
use axum::extract::{Path, State};
use serde::Deserialize;

use super::editor::{complain, kept};
use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Staff, render};
use crate::ui::field::Choice;
use crate::ui::{Form, Page};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "admin/campaign_programmes.html")]
struct QuestionPage {
    page: Page,
    form: Form,
    question: String,
    /// Earlier campaigns with something to take; empty = there is none.
    earlier: Vec<Choice>,
    action: String,
    back: String,
}

pub async fn get(staff: Staff, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let page = staff.visit.page_t("setup-campaign-programmes");
    let form = Form::new(&page);
    ask(&staff, &app, page, form, &code).await
}

async fn ask(staff: &Staff, app: &App, page: Page, form: Form, code: &str) -> Answer {
    let back = paths::item_in(paths::ADMIN_CAMPAIGNS, code);
    let Asked { label, earlier } = match campaign::ask(&app.ctx, &staff.person, code).await {
        Ok(asked) => asked,
        Err(error) => return kept(app, error, &back),
    };
    // The latest is what one comes for.
    let form = match earlier.first() {
        Some(latest) if !form.has_errors() => form.with("from", &latest.code),
        _ => form,
    };
    let earlier = earlier
        .into_iter()
        .map(|one| {
            let words = page.t2("setup-campaign-programmes-choice", "name", page.tr(&one.label), "count", one.programmes);
            Choice::new(one.code, words).help(page.t1("setup-campaign-programmes-shift", "weeks", one.weeks))
        })
        .collect();
    let status = form.status();
    let template = QuestionPage {
        question: page.t1("setup-campaign-programmes-title", "name", page.tr(&label)),
        earlier,
        action: paths::fill(paths::ADMIN_CAMPAIGN_PROGRAMMES, &[code]),
        back,
        page: page.failed(form.has_errors()),
        form,
    };
    render(&template, status)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    from: String,
}

pub async fn post(staff: Staff, State(app): State<App>, Path(code): Path<String>, Posted(fields): Posted<Fields>) -> Answer {
    let back = paths::item_in(paths::ADMIN_CAMPAIGNS, &code);
    match campaign::open(&app.ctx, &staff.person, &code, &fields.from).await {
        Ok(opened) => {
            settings::refresh(&app.ctx).await?;
            Ok(Flash::ok("setup-campaign-programmes-done").arg("count", opened.done).arg("left", opened.left).to(&app, &back))
        }
        Err(Error::Refused(Refusal::Invalid(wrong))) => {
            let page = staff.visit.page_t("setup-campaign-programmes");
            let mut form = Form::new(&page).with("from", &fields.from);
            complain(&page, &mut form, &wrong);
            ask(&staff, &app, page, form, &code).await
        }
        Err(error) => kept(&app, error, &back),
    }
}
