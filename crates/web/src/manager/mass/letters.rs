//! The letters of several applications in one archive.

use app::Error;
use app::letters::bundle::{self, One, Refusal};
use app::review::file_status::MAX_AT_ONCE;
use askama::Template;
use axum::extract::State;
use axum_extra::extract::Query;
use serde::Deserialize;

use crate::http::flash::Flash;
use crate::http::{Page as Answer, Posted, Staff, html};
use crate::manager::decision::publish::{Selection, chosen};
use crate::manager::list::query::Params;
use crate::ui::Page;
use crate::{App, paths};

#[derive(Template)]
#[template(path = "manager/mass/letters.html")]
struct LettersPage {
    page: Page,
    lines: Vec<One>,
    left_out: Vec<One>,
    back: String,
    too_many: bool,
    days: i64,
}

pub async fn get(staff: Staff, State(app): State<App>, Query(selection): Query<Selection>, Query(params): Query<Params>) -> Answer {
    let numbers = chosen(&app, &staff, &selection, &params).await?;
    let back = params.link(paths::MANAGER_APPLICATIONS, &[]);
    if numbers.is_empty() {
        return Ok(Flash::error("mass-nothing").to(&app, &back));
    }
    let picked = bundle::pick(&app.ctx, &staff.person, &numbers).await?;
    let (lines, left_out) = picked.into_iter().partition(|one| one.has_letter);
    let page = staff.visit.page_t("mass-letters-title");
    html(&LettersPage { page, lines, left_out, back, too_many: numbers.len() > MAX_AT_ONCE, days: bundle::DAYS })
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    n: Vec<i64>,
    suite: String,
}

pub async fn post(staff: Staff, State(app): State<App>, Posted(fields): Posted<Fields>) -> Answer {
    let back = paths::local_or(&fields.suite, paths::MANAGER_APPLICATIONS).to_owned();
    match bundle::ask(&app.ctx, &staff.person, &fields.n).await {
        Ok(count) => {
            let left = fields.n.len().saturating_sub(count);
            Ok(Flash::ok("mass-letters-done").arg("count", count).arg("left", left).to(&app, paths::MANAGER_LETTERS))
        }
        Err(Error::Refused(Refusal::Nothing)) => Ok(Flash::error("mass-letters-nothing").to(&app, &back)),
        Err(Error::Refused(Refusal::UnderWay)) => Ok(Flash::info("mass-letters-under-way").to(&app, paths::MANAGER_LETTERS)),
        Err(error) => Err(error.into()),
    }
}
