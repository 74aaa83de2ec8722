//! Putting several applications away at once.

use app::review::archive::{archive_many, can_archive};
use app::review::file_status::MAX_AT_ONCE;
use app::review::several::several;
use askama::Template;
use axum::extract::State;
use axum_extra::extract::Query;
use domain::permissions::Right;
use serde::Deserialize;

use super::lines::{Line, line, parted};
use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Staff, html};
use crate::manager::decision::publish::{Selection, chosen};
use crate::manager::list::query::Params;
use crate::ui::Page;
use crate::{App, paths};

#[derive(Template)]
#[template(path = "manager/mass/archive.html")]
struct ArchivePage {
    page: Page,
    lines: Vec<Line>,
    left_out: Vec<Line>,
    back: String,
    back_label: &'static str,
    too_many: bool,
}

/// The list that the applications were ticked in; anything that is none of ours is the usual one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Origin {
    suite: String,
}

impl Origin {
    /// Its address and the key of its name.
    fn list(&self) -> (&'static str, &'static str) {
        if self.suite == paths::MANAGER_CANCELLED { (paths::MANAGER_CANCELLED, "list-cancelled-title") } else { (paths::MANAGER_APPLICATIONS, "list-title") }
    }
}

pub async fn get(
    staff: Staff,
    State(app): State<App>,
    Query(selection): Query<Selection>,
    Query(params): Query<Params>,
    Query(origin): Query<Origin>,
) -> Answer {
    let numbers = chosen(&app, &staff, &selection, &params).await?;
    let (base, back_label) = origin.list();
    let back = params.link(base, &[]);
    if numbers.is_empty() {
        return Ok(Flash::error("mass-nothing").to(&app, &back));
    }
    let found = several(&app.ctx, &staff.person, &numbers, Right::Dossier).await?;
    let now = app.ctx.now();
    let page = staff.visit.page_t("mass-archive-title");
    let (allowed, left_out) = parted(&page, &found, |one| one.may && can_archive(&staff.person, &one.application, now));
    html(&ArchivePage {
        lines: allowed.into_iter().map(|one| line(&page, one)).collect(),
        left_out,
        too_many: numbers.len() > MAX_AT_ONCE,
        back,
        back_label,
        page,
    })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    n: Vec<i64>,
    suite: String,
}

pub async fn post(staff: Staff, State(app): State<App>, Posted(fields): Posted<Fields>) -> Answer {
    let back = paths::local_or(&fields.suite, paths::MANAGER_APPLICATIONS).to_owned();
    let outcome = archive_many(&app.ctx, &staff.person, &fields.n).await?;
    Ok(Flash::ok("mass-archive-done").arg("count", outcome.done).arg("left", outcome.left()).to(&app, &back))
}
