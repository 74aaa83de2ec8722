//! « Bloc-notes ».

use app::Error;
use app::review::{notes, open};
use axum::extract::{Path, State};
use domain::permissions::{Access, Right};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::page::{NoteLine, Tab, frame, show};
use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, Staff};
use crate::ui::Form;
use crate::{App, paths};

#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Fields {
    message: String,
}

pub async fn get(staff: Staff, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    tab(&staff, &app, number, None).await
}

async fn tab(staff: &Staff, app: &App, number: i64, wrong: Option<(Fields, &'static str)>) -> Answer {
    let opened = open::open(&app.ctx, &staff.person, number).await?;
    let notes = open::notes(&app.ctx, &staff.person, number).await?;
    let page = frame(staff, &opened);
    let any = staff.person.actor.holds(Right::Administration, Access::Write);
    let lines = notes
        .into_iter()
        .map(|note| NoteLine {
            id: note.id.to_string(),
            at: page.date_time(&note.created_at),
            removable: opened.may.write_notes && (any || note.author_id == staff.person.account.0),
            author: note.author_name,
            message: note.message,
        })
        .collect();
    let form = wrong.map(|(fields, key)| {
        let mut form = Form::new(&page).filled(&fields);
        form.wrong("message", key);
        form
    });
    show(app, page, &opened, Tab::Notes(lines), form)
}

pub async fn add(staff: Staff, State(app): State<App>, Path(number): Path<i64>, Posted(fields): Posted<Fields>) -> Answer {
    match notes::add(&app.ctx, &staff.person, number, &fields.message).await {
        Ok(()) => Ok(Flash::ok("note-added").to(&app, &paths::fill(paths::MANAGER_APPLICATION_NOTES, &[&number.to_string()]))),
        Err(Error::Refused(notes::Refusal::Empty)) => tab(&staff, &app, number, Some((fields, "note-empty"))).await,
        Err(Error::Refused(notes::Refusal::Unreadable)) => tab(&staff, &app, number, Some((fields, "text-control-character"))).await,
        Err(Error::Refused(notes::Refusal::TooLong)) => tab(&staff, &app, number, Some((fields, "note-too-long"))).await,
        Err(error) => Err(error.into()),
    }
}

pub async fn remove(staff: Staff, State(app): State<App>, Path((number, id)): Path<(i64, Uuid)>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    notes::remove(&app.ctx, &staff.person, number, id).await?;
    Ok(Flash::ok("note-removed").to(&app, &paths::fill(paths::MANAGER_APPLICATION_NOTES, &[&number.to_string()])))
}
