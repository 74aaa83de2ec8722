//! The page of one programme: when, with which documents, whom to ask, and « Candidater ». Its address stays the same
//! from one campaign to the next.

mod view;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use domain::settings::LimitPerimeter;

use crate::App;
use crate::applicant::application::apply::{reason, remedy};
use crate::http::visitor_pages::VisitorPage;
use crate::http::{Page as Answer, Problem, Visit, html};
use crate::ui::Page;
use crate::ui::words::document_limits;
use view::View;

#[derive(Template)]
#[template(path = "public/programme/page.html")]
struct ProgrammePage {
    page: Page,
    view: View,
    /// Whether the person signed in may apply; nothing for visitors, for closed programmes, and when they have applied.
    may_apply: Option<MayApply>,
}

/// The answer of the checks before applying.
struct MayApply {
    /// Why not, with what mends it.
    obstacle: Option<(String, Option<(&'static str, String)>)>,
    /// How many applications are made of how many; empty beside an obstacle.
    allowed: String,
}

#[derive(Template)]
#[template(path = "public/programme/not_offered.html")]
struct NotOfferedPage {
    page: Page,
    search: String,
}

pub async fn get(visit: Visit, State(app): State<App>, headers: HeaderMap, Path(code): Path<String>) -> Answer {
    let catalogue = app::catalogue::current(&app.ctx).await?;
    let kept = VisitorPage::of(&visit, &app, &headers, &catalogue);
    if let Some(response) = kept.answer() {
        return Ok(response);
    }
    let Some(programme) = catalogue.programme(&code) else { return not_offered(&visit, &app, &code).await };
    let own = super::catalogue::own(&app, &visit).await?;
    let page = visit.page(&programme.title);
    let formats = page.t2("programme-documents-formats", "limit", app.ctx.settings().max_item_mib, "limits", document_limits(&app, &page));
    let view = View::of(&page, &catalogue, programme, own.get(&programme.session).copied(), formats);
    let may_apply = may_apply(&app, &visit, &page, &view, &code).await?;
    kept.keep(&ProgrammePage { page, view, may_apply })
}

async fn may_apply(app: &App, visit: &Visit, page: &Page, view: &View, code: &str) -> Result<Option<MayApply>, Problem> {
    let Some(person) = visit.person().filter(|_| view.is_open && view.own.is_none()) else { return Ok(None) };
    match app::apply::create::may_apply(&app.ctx, person, code).await {
        Ok(checked) => {
            let key = match app.ctx.settings().limit_perimeter {
                LimitPerimeter::Institution => "programme-allowed",
                LimitPerimeter::Centre => "programme-allowed-centre",
            };
            Ok(Some(MayApply { obstacle: None, allowed: page.t2(key, "count", checked.counted, "limit", checked.limit) }))
        }
        Err(app::Error::Refused(refusal)) => Ok(Some(MayApply { obstacle: Some((reason(page, refusal), remedy(page, refusal))), allowed: String::new() })),
        Err(error) => Err(error.into()),
    }
}

/// Known, but not this year: the address people kept still says something.
async fn not_offered(visit: &Visit, app: &App, code: &str) -> Answer {
    let known = app::catalogue::not_offered(&app.ctx, code).await?.ok_or(Problem::NotFound)?;
    let page = if known.title.is_empty() { visit.page_t("programme-not-offered-title") } else { visit.page(&known.title) };
    let search = super::catalogue::address::of(&app::catalogue::Query { text: known.title, ..app::catalogue::Query::default() }, 1);
    html(&NotOfferedPage { page, search })
}
