//! Sends what a job made to the person who asked for it, piece by piece as it comes from the store.

use app::download::Download;
use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};
use axum::response::IntoResponse as _;

use super::{Page as Answer, Problem};

/// A ZIP file to save under its name.
pub fn zip(download: Download) -> Answer {
    let disposition = format!("attachment; filename=\"{}\"", download.name);
    let disposition = HeaderValue::from_str(&disposition).map_err(|_| Problem::internal("a header that cannot be written"))?;
    let mut response = Body::from_stream(download.stream.stream).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    headers.insert(CONTENT_DISPOSITION, disposition);
    headers.insert(CONTENT_LENGTH, HeaderValue::from(download.stream.size));
    Ok(response)
}
