//! Files of a dossier for staff: the PDF of a document, and pictures of its pages.

use app::review::pictures;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse as _;
use axum_extra::extract::Query;
use serde::Deserialize;
use uuid::Uuid;

use crate::App;
use crate::http::download::send_stored;
use crate::http::range::Wanted;
use crate::http::{Page as Answer, Problem, Staff};

/// Which version is wanted; none = the one that counts.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Which {
    v: Option<Uuid>,
}

pub async fn document(staff: Staff, State(app): State<App>, Path((number, code)): Path<(i64, String)>, Query(which): Query<Which>, wanted: Wanted) -> Answer {
    let version = pictures::version(&app.ctx, &staff.person, number, &code, which.v).await?;
    let file = app::papers::files::of_version(&app.ctx, &version).await?;
    send_stored(file, &wanted, true)
}

/// `GET …/page/3.png`. The picture of a version never changes, so the browser may keep it for the time of a review.
pub async fn picture(staff: Staff, State(app): State<App>, Path((number, code, name)): Path<(i64, String, String)>, Query(which): Query<Which>) -> Answer {
    let page = name.strip_suffix(".png").and_then(|n| n.parse().ok()).ok_or(Problem::NotFound)?;
    let version = pictures::version(&app.ctx, &staff.person, number, &code, which.v).await?;
    let png = pictures::page(&app.ctx, &version, page).await?;
    let mut response = Body::from(png).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("image/png"));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("private, max-age=900"));
    Ok(response)
}
