//! A file as an answer to a field of a form: its own page, so that it works without script like every other upload.

use app::apply::{deposit, own};
use app::dossier::Dossier;
use app::forms::file::{self, Place};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::form::FieldKind;

use super::{refusals, view};
use crate::http::download::send_stored;
use crate::http::flash::Flash;
use crate::http::range::Wanted;
use crate::http::{Nothing, Page as Answer, Posted, Problem, SignedIn, Uploaded, render};
use crate::ui::{Page, format};
use crate::{App, paths};

#[derive(Template)]
#[template(path = "applicant/application/form_file.html")]
struct FilePage {
    page: Page,
    form_label: String,
    form_url: String,
    action: String,
    help: String,
    formats: String,
    present: Option<String>,
    file_url: String,
    refusal: String,
}

async fn show(who: &SignedIn, app: &App, dossier: &Dossier, place: Place<'_>, refusal: String) -> Answer {
    let asked = dossier.forms.iter().find(|asked| asked.code == place.form).ok_or(Problem::NotFound)?;
    let field = asked.definition.find(place.field).filter(|field| field.kind == FieldKind::File).ok_or(Problem::NotFound)?;
    let status = if refusal.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = who.visit.page(field.label.get(who.visit.lang()).to_owned()).failed(!refusal.is_empty());
    let present = file::one(&app.ctx, asked, place.field).await.map_err(app::Error::<deposit::Refusal>::from)?;
    let number = place.number.to_string();
    let parts = [number.as_str(), place.form, place.field];
    let template = FilePage {
        form_label: page.tr(&asked.label),
        form_url: paths::fill(paths::APPLICATION_FORM, parts.get(..2).unwrap_or_default()),
        action: paths::fill(paths::APPLICATION_FORM_FILE, &parts),
        help: page.tr(&field.help),
        formats: view::formats(app, &page),
        present: present.map(|file| file.name),
        file_url: paths::fill(paths::APPLICATION_FORM_FILE_READ, &parts),
        refusal,
        page,
    };
    render(&template, status)
}

pub async fn get(who: SignedIn, State(app): State<App>, Path((number, form, field)): Path<(i64, String, String)>) -> Answer {
    let dossier = own::load::<deposit::Refusal>(&app.ctx, &who.person, number).await?;
    show(&who, &app, &dossier, Place { number, form: &form, field: &field }, String::new()).await
}

pub async fn post(who: SignedIn, State(app): State<App>, Path((number, form, field)): Path<(i64, String, String)>, uploaded: Uploaded) -> Answer {
    let dossier = own::load::<deposit::Refusal>(&app.ctx, &who.person, number).await?;
    let place = Place { number, form: &form, field: &field };
    let page = who.visit.page(String::new());
    if let Some(limit) = uploaded.too_large {
        let refusal = page.t1("deposit-much-too-large", "limit", format::limit(page.lang, limit));
        return show(&who, &app, &dossier, place, refusal).await;
    }
    match file::put_file(&app.ctx, &who.person, place, uploaded.files).await {
        Ok(()) => Ok(Flash::ok("form-file-kept").to(&app, &paths::fill(paths::APPLICATION_FORM, &[&number.to_string(), &form]))),
        Err(app::Error::Refused(refusal)) => show(&who, &app, &dossier, place, refusals::deposit(&page, &refusal)).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn remove(
    who: SignedIn,
    State(app): State<App>,
    Path((number, form, field)): Path<(i64, String, String)>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Answer {
    let back = paths::fill(paths::APPLICATION_FORM, &[&number.to_string(), &form]);
    let page = who.visit.page(String::new());
    match file::remove_file(&app.ctx, &who.person, Place { number, form: &form, field: &field }).await {
        Ok(()) => Ok(Flash::ok("remove-done").to(&app, &back)),
        Err(app::Error::Refused(refusal)) => {
            let dossier = own::load::<deposit::Refusal>(&app.ctx, &who.person, number).await?;
            show(&who, &app, &dossier, Place { number, form: &form, field: &field }, refusals::deposit(&page, &refusal)).await
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn read(who: SignedIn, State(app): State<App>, Path((number, form, field)): Path<(i64, String, String)>, wanted: Wanted) -> Answer {
    let dossier = own::load::<deposit::Refusal>(&app.ctx, &who.person, number).await?;
    let file = file::read(&app.ctx, &dossier, &form, &field).await?;
    send_stored(file, &wanted, true)
}
