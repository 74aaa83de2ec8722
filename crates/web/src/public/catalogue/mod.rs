//! « Offre de formation »: the tree of programmes with its filters. The address holds every filter; a script may ask for
//! the changing part only.

pub mod address;
pub mod view;

use app::catalogue::{Query as Filters, own_applications};
use askama::Template;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum_extra::extract::Query;

use crate::App;
use crate::http::visitor_pages::VisitorPage;
use crate::http::{Page as Answer, Problem, Visit, is_fragment, see_other};
use crate::ui::Page;
use address::Params;
use view::{Builder, Centre, Own, View};

#[derive(Template)]
#[template(path = "public/catalogue/page.html")]
struct CataloguePage {
    page: Page,
    view: View,
    fragment: bool,
}

/// What changes with the filters.
#[derive(Template)]
#[template(path = "public/catalogue/fragment.html")]
struct Fragment {
    page: Page,
    view: View,
    fragment: bool,
}

#[derive(Template)]
#[template(path = "public/catalogue/centre.html")]
struct CentreRows {
    page: Page,
    centre: Centre,
}

pub async fn list(visit: Visit, State(app): State<App>, headers: HeaderMap, Query(params): Query<Params>) -> Answer {
    let catalogue = app::catalogue::current(&app.ctx).await?;
    let kept = VisitorPage::of(&visit, &app, &headers, &catalogue);
    if let Some(response) = kept.answer() {
        return Ok(response);
    }
    let own = own(&app, &visit).await?;
    let page = visit.page_t("catalogue-title");
    let query = params.query();
    let view = Builder { page: &page, catalogue: &catalogue, query: &query, own: &own }.view(params.page());
    if is_fragment(&headers) { kept.keep(&Fragment { page, view, fragment: true }) } else { kept.keep(&CataloguePage { page, view, fragment: false }) }
}

/// The rows of one centre, for the tree that unfolds; without a script, the catalogue of that centre.
pub async fn centre(visit: Visit, State(app): State<App>, headers: HeaderMap, Path(code): Path<String>, Query(params): Query<Params>) -> Answer {
    let query = Filters { centres: vec![code], ..params.query() };
    if !is_fragment(&headers) {
        return Ok(see_other(&address::of(&query, 1)));
    }
    let catalogue = app::catalogue::current(&app.ctx).await?;
    let kept = VisitorPage::of(&visit, &app, &headers, &catalogue);
    if let Some(response) = kept.answer() {
        return Ok(response);
    }
    let own = own(&app, &visit).await?;
    let page = visit.page_t("catalogue-title");
    let centre = Builder { page: &page, catalogue: &catalogue, query: &query, own: &own }.centre_alone().ok_or(Problem::NotFound)?;
    kept.keep(&CentreRows { page, centre })
}

/// The visitor's applications, when they are signed in.
pub async fn own(app: &App, visit: &Visit) -> Result<Own, Problem> {
    match visit.person() {
        Some(person) => Ok(own_applications(&app.ctx, person.account).await?),
        None => Ok(Own::new()),
    }
}
