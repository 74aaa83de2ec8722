//! « Cursus interne »: the years at the institution, read-only, with where they come from and « Actualiser ».

use app::profile::overview;
use app::profile::summary::{self, SummaryEntry};
use app::student_record::{self, Refusal};
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse as _;
use domain::profile::ProfilePage;

use super::nav::ProfileNav;
use super::origin;
use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, Posted, Problem, SignedIn, html, is_fragment};
use crate::ui::Page;
use crate::ui::field::Markup;
use crate::{App, paths};

/// One year.
struct Year {
    year: String,
    code: String,
    label: String,
    result: String,
    honours: String,
    /// With what it is out of.
    mark: String,
}

#[derive(Template)]
#[template(path = "applicant/profile/internal.html")]
struct InternalPage {
    page: Page,
    nav: ProfileNav,
    lead: &'static str,
    body: Markup,
}

/// What changes when the record was read.
#[derive(Template)]
#[template(path = "applicant/profile/internal_body.html")]
struct InternalBody {
    page: Page,
    nav: ProfileNav,
    years: Vec<Year>,
    read_at: String,
    /// A reading was asked for then and is not over; empty otherwise.
    waiting_since: String,
    is_away: bool,
    /// There is a record to read.
    can_refresh: bool,
    contact: String,
    /// Comes in the place of one that waited.
    is_news: bool,
}

fn year_of(entry: &SummaryEntry) -> Year {
    let find = |field: &str| entry.rows.iter().find(|row| row.field == field).map(|row| row.value.clone()).unwrap_or_default();
    let (mark, scale) = (find("mark"), find("scale"));
    let mark = if mark.is_empty() || scale.is_empty() { mark } else { format!("{mark} / {scale}") };
    Year { year: find("year"), code: find("code"), label: find("label"), result: find("result"), honours: find("honours"), mark }
}

/// The page; a script that waits for a reading is told nothing until it is over.
pub async fn show(who: SignedIn, State(app): State<App>, headers: HeaderMap) -> Answer {
    if !app.ctx.settings().show_internal_records {
        return Err(Problem::NotFound);
    }
    let account = who.person.account.0;
    let mut tx = app.ctx.db.read().await?;
    let summary = summary::summary(&app.ctx, &mut tx, account, who.visit.lang()).await?;
    let nav = ProfileNav::new(&overview(&app.ctx, &mut tx, account).await?, ProfilePage::InternalRecords);
    let origin = student_record::origin(&app.ctx, &mut tx, account).await?;
    drop(tx);
    let is_news = is_fragment(&headers);
    if is_news && origin.waiting_since.is_some() {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let page = who.visit.page_t("profile-page-internal");
    let moment = |at: Option<domain::time::Instant>| at.map(|at| page.date_time(&at)).unwrap_or_default();
    let body = InternalBody {
        years: summary.section(ProfilePage::InternalRecords).map(|section| section.entries.iter().map(year_of).collect()).unwrap_or_default(),
        read_at: moment(origin.read_at),
        waiting_since: moment(origin.waiting_since),
        is_away: origin.is_away,
        can_refresh: origin.is_configured,
        contact: origin::contact(&app),
        nav: nav.clone(),
        page: page.clone(),
        is_news,
    };
    if is_news {
        return html(&body);
    }
    let body = Markup::of(&body)?;
    html(&InternalPage { page, nav, lead: "profile-internal-lead", body })
}

/// « Actualiser ». The answer is the same whether or not there is a record of the person.
pub async fn refresh(who: SignedIn, State(app): State<App>, Posted(Nothing {}): Posted<Nothing>) -> Answer {
    if !app.ctx.settings().show_internal_records {
        return Err(Problem::NotFound);
    }
    let flash = match student_record::refresh(&app.ctx, &who.person).await {
        Ok(()) => Flash::info("profile-internal-asked"),
        Err(app::Error::Refused(Refusal::Nothing)) => Flash::error("profile-internal-nothing-to-ask"),
        Err(app::Error::Refused(Refusal::TooMany)) => Flash::error("profile-internal-too-many"),
        Err(error) => return Err(error.into()),
    };
    Ok(flash.to(&app, paths::INTERNAL_RECORDS))
}
