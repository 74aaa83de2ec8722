//! `/gestion/formations/{code}/dupliquer`: the code and the label of a copy, then the copy in its editor.

use app::Error;
use app::setup::programme::duplicate as programme;
use app::setup::{Refusal, Typed};
use askama::Template;
use axum::extract::{Path, State};

use crate::admin::editor::complain;
use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Staff, render};
use crate::ui::{Form, Page};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "manager/setup/duplicate.html")]
struct DuplicatePage {
    page: Page,
    form: Form,
    /// Label of the programme that is copied.
    label: String,
    action: String,
    back: String,
}

pub async fn get(staff: Staff, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let page = staff.visit.page_t("setup-programme-duplicate");
    let form = Form::new(&page);
    ask(&staff, &app, page, form, &code).await
}

async fn ask(staff: &Staff, app: &App, page: Page, form: Form, code: &str) -> Answer {
    let label = programme::ask(&app.ctx, &staff.person, code).await?;
    // A label like this one is what a copy mostly begins with.
    let form = if form.has_errors() { form } else { form.with("label", &label) };
    let status = form.status();
    let template = DuplicatePage {
        label,
        action: paths::fill(paths::MANAGER_PROGRAMME_DUPLICATE, &[code]),
        back: paths::item_in(paths::MANAGER_PROGRAMMES, code),
        page: page.failed(form.has_errors()),
        form,
    };
    render(&template, status)
}

pub async fn post(staff: Staff, State(app): State<App>, Path(code): Path<String>, Posted(pairs): Posted<Vec<(String, String)>>) -> Answer {
    let typed = Typed::of(pairs);
    match programme::duplicate(&app.ctx, &staff.person, &code, &typed).await {
        Ok(copy) => {
            app::settings::refresh(&app.ctx).await?;
            let done = if copy.has_session { "setup-programme-duplicated" } else { "setup-programme-duplicated-bare" };
            Ok(Flash::ok(done).to(&app, &paths::item_in(paths::MANAGER_PROGRAMMES, &copy.code)))
        }
        Err(Error::Refused(Refusal::Invalid(wrong))) => {
            let page = staff.visit.page_t("setup-programme-duplicate");
            let mut form = Form::new(&page).filled(&typed);
            complain(&page, &mut form, &wrong);
            ask(&staff, &app, page, form, &code).await
        }
        Err(error) => Err(error.into()),
    }
}
