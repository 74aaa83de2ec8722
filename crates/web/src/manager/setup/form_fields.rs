//! The fields of a form: the list with its order, one field, publishing, and what applicants will see.

use app::accounts::Wrong;
use app::setup::form_field::{self, Draft, Way};
use app::setup::question::kind_key;
use app::setup::{Opened, Refusal, Typed};
use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use domain::form::{Field, FieldKind};
use serde::Deserialize;

use super::questions::answer_panel;
use crate::admin::editor::{complain, kept};
use crate::admin::panels::{Draw, Panel};
use crate::applicant::application::form::{Block, blocks};
use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, Staff, html, render};
use crate::ui::{Form, Page};
use crate::{App, paths};

pub fn routes() -> Router<App> {
    Router::new()
        .route(paths::MANAGER_FORM_FIELDS, get(list))
        .route(paths::MANAGER_FORM_FIELD_NEW, get(get_new).post(post_new))
        .route(paths::MANAGER_FORM_FIELD, get(get_one).post(post_one))
        .route(paths::MANAGER_FORM_FIELD_REMOVE, post(remove))
        .route(paths::MANAGER_FORM_FIELD_MOVE, post(shift))
        .route(paths::MANAGER_FORM_PUBLISH, post(publish))
        .route(paths::MANAGER_FORM_PREVIEW, get(preview))
}

#[derive(Template)]
#[template(path = "manager/setup/form_fields.html")]
struct FieldsPage {
    page: Page,
    code: String,
    lines: Vec<Line>,
    published: String,
    is_changed: bool,
    problems: Vec<(String, String)>,
    may_save: bool,
}

struct Line {
    key: String,
    label: String,
    kind: String,
    is_mandatory: bool,
    condition: String,
    is_first: bool,
    is_last: bool,
}

fn line(page: &Page, draft: &Draft, at: usize, field: &Field) -> Line {
    let condition = field.shown_if.as_ref().and_then(|condition| {
        let on = draft.definition.find(&condition.field)?;
        let answers: Vec<String> = on
            .deciding()
            .into_iter()
            .filter(|(value, _)| condition.values.contains(value))
            .map(|(_, words)| page.t1("quoted", "text", page.tr(&words)))
            .collect();
        Some(page.t2("form-when", "answers", answers.join(", "), "question", page.tr(&on.label)))
    });
    Line {
        key: field.key.clone(),
        label: page.tr(&field.label),
        kind: page.t(kind_key(field.kind)),
        is_mandatory: field.is_mandatory,
        condition: condition.unwrap_or_default(),
        is_first: at == 0,
        is_last: at + 1 == draft.definition.0.len(),
    }
}

async fn list(staff: Staff, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let draft = form_field::draft(&app.ctx, &staff.person, &code).await?;
    let page = staff.visit.page(draft.label.get(staff.visit.lang()).to_owned());
    let lines = draft.definition.0.iter().enumerate().map(|(at, field)| line(&page, &draft, at, field)).collect();
    let problems = draft
        .problems
        .iter()
        .map(|(key, problem)| {
            let label = draft.definition.find(key).map(|field| page.tr(&field.label)).unwrap_or_default();
            (key.clone(), page.t1(problem.key(), "field", label))
        })
        .collect();
    let published = match draft.published {
        Some((number, at)) => page.t2("form-published", "number", i64::from(number), "date", page.date_time(&at)),
        None => page.t("form-never-published"),
    };
    html(&FieldsPage { code, lines, published, is_changed: draft.is_changed, problems, may_save: draft.may_save, page })
}

#[derive(Template)]
#[template(path = "manager/setup/form_field.html")]
struct FieldPage {
    page: Page,
    form: Form,
    panels: Vec<Panel>,
    version: String,
    code: String,
    action: String,
    may_save: bool,
    removal: Option<String>,
}

fn show(staff: &Staff, (code, key): (&str, Option<&str>), opened: Opened, wrong: &[Wrong], status: StatusCode) -> Answer {
    let title = opened.title.get(staff.visit.lang()).to_owned();
    let title = if title.is_empty() { staff.visit.lang().t("form-field-new") } else { title };
    let page = staff.visit.page(title).failed(status != StatusCode::OK);
    let mut form = Form::new(&page).filled(&opened.typed);
    if status == StatusCode::CONFLICT {
        form.wrong("", "setup-stale");
    }
    complain(&page, &mut form, wrong);
    let panels = panels(&Draw { page: &page, form: &form, opened: &opened });
    let answer = FieldPage {
        panels,
        version: opened.typed.get("version").to_owned(),
        code: code.to_owned(),
        action: key.map_or_else(|| paths::fill(paths::MANAGER_FORM_FIELD_NEW, &[code]), |key| paths::fill(paths::MANAGER_FORM_FIELD, &[code, key])),
        may_save: opened.may_save,
        removal: key.filter(|_| opened.may_remove).map(|key| paths::fill(paths::MANAGER_FORM_FIELD_REMOVE, &[code, key])),
        form,
        page,
    };
    render(&answer, status)
}

fn panels(draw: &Draw<'_>) -> Vec<Panel> {
    let question = Panel::new("form-panel-question").pairs(draw.lines("label", 500, true)).pairs(draw.areas("help", 2, false)).one(draw.flag("is_mandatory"));
    let mut all = vec![question, answer_panel(draw, FieldKind::ALL)];
    if draw.opened.choices.get("shown_if").is_some_and(|offered| !offered.is_empty()) {
        all.push(Panel::new("form-panel-condition").lead("form-panel-condition-lead").one(draw.boxes("shown_if")));
    }
    all
}

async fn get_new(staff: Staff, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let opened = form_field::open(&app.ctx, &staff.person, &code, None).await?;
    show(&staff, (&code, None), opened, &[], StatusCode::OK)
}

async fn get_one(staff: Staff, State(app): State<App>, Path((code, key)): Path<(String, String)>) -> Answer {
    let opened = form_field::open(&app.ctx, &staff.person, &code, Some(&key)).await?;
    show(&staff, (&code, Some(&key)), opened, &[], StatusCode::OK)
}

async fn post_new(staff: Staff, State(app): State<App>, Path(code): Path<String>, Posted(pairs): Posted<Vec<(String, String)>>) -> Answer {
    save(&staff, &app, &code, None, Typed::of(pairs)).await
}

async fn post_one(staff: Staff, State(app): State<App>, Path((code, key)): Path<(String, String)>, Posted(pairs): Posted<Vec<(String, String)>>) -> Answer {
    save(&staff, &app, &code, Some(&key), Typed::of(pairs)).await
}

async fn save(staff: &Staff, app: &App, code: &str, key: Option<&str>, typed: Typed) -> Answer {
    let back = paths::fill(paths::MANAGER_FORM_FIELDS, &[code]);
    let error = match form_field::save(&app.ctx, &staff.person, code, key, &typed).await {
        Ok(_) => return Ok(Flash::ok("setup-saved").to(app, &back)),
        Err(error) => error,
    };
    let (wrong, status) = match error {
        app::Error::Refused(Refusal::Invalid(wrong)) => (wrong, StatusCode::UNPROCESSABLE_ENTITY),
        app::Error::Stale => (Vec::new(), StatusCode::CONFLICT),
        other => return kept(app, other, &back),
    };
    let opened = form_field::open(&app.ctx, &staff.person, code, key).await?;
    let version = if status == StatusCode::CONFLICT { opened.typed.get("version") } else { typed.get("version") }.to_owned();
    show(staff, (code, key), Opened { typed: typed.with("version", version), ..opened }, &wrong, status)
}

async fn remove(staff: Staff, State(app): State<App>, Path((code, key)): Path<(String, String)>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    let back = paths::fill(paths::MANAGER_FORM_FIELDS, &[&code]);
    match form_field::remove(&app.ctx, &staff.person, &code, &key).await {
        Ok(()) => Ok(Flash::ok("setup-removed").to(&app, &back)),
        Err(error) => kept(&app, error, &back),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Move {
    sens: String,
}

async fn shift(staff: Staff, State(app): State<App>, Path((code, key)): Path<(String, String)>, Posted(to): Posted<Move>) -> Answer {
    let way = if to.sens == "haut" { Way::Up } else { Way::Down };
    let back = format!("{}#champ-{key}", paths::fill(paths::MANAGER_FORM_FIELDS, &[&code]));
    match form_field::shift(&app.ctx, &staff.person, &code, &key, way).await {
        Ok(()) => Ok(crate::http::see_other(&back)),
        Err(error) => kept(&app, error, &back),
    }
}

async fn publish(staff: Staff, State(app): State<App>, Path(code): Path<String>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    let back = paths::fill(paths::MANAGER_FORM_FIELDS, &[&code]);
    match form_field::publish(&app.ctx, &staff.person, &code).await {
        Ok(_) => Ok(Flash::ok("form-publish-done").to(&app, &back)),
        Err(error) => kept(&app, error, &back),
    }
}

#[derive(Template)]
#[template(path = "manager/setup/form_preview.html")]
struct PreviewPage {
    page: Page,
    code: String,
    label: String,
    introduction: String,
    blocks: Vec<Block>,
}

/// The draft as applicants will see it; nothing that is typed there is kept.
async fn preview(staff: Staff, State(app): State<App>, Path(code): Path<String>) -> Answer {
    let draft = form_field::draft(&app.ctx, &staff.person, &code).await?;
    let page = staff.visit.page_t("form-preview");
    let form = Form::new(&page);
    let blocks = blocks(&page, &form, &draft.definition, &[]);
    html(&PreviewPage { code, label: page.tr(&draft.label), introduction: page.tr(&draft.introduction), blocks, page })
}
