//! Sends what lies in the store of files to the person who may have it, piece by piece as it comes from there.
//!
//! Who may have it was asked by the use case that found it; papers made while a person waits go out whole.

use app::download::Download;
use app::papers::files::StoredFile;
use axum::body::Body;
use axum::http::header::{ACCEPT_RANGES, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderValue};
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse as _;
use futures::TryStreamExt as _;

use super::range::{Part, Wanted};
use super::{Page as Answer, Problem};

/// A ZIP file to save under its name.
pub fn zip(download: Download) -> Answer {
    let disposition = format!("attachment; filename=\"{}\"", download.name);
    let disposition = header(&disposition)?;
    let mut response = Body::from_stream(download.stream.stream).into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    headers.insert(CONTENT_DISPOSITION, disposition);
    headers.insert(CONTENT_LENGTH, HeaderValue::from(download.stream.size));
    Ok(response)
}

/// What browsers are told of a file that people made: shown or saved under its name, never allowed to run anything.
pub fn describe(headers: &mut HeaderMap, content_type: &str, name: &str, inline: bool) -> Result<(), Problem> {
    let ascii: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || "._- ".contains(c) { c } else { '_' }).collect();
    let encoded: String = url::form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>().replace('+', "%20");
    let kind = if inline { "inline" } else { "attachment" };
    let disposition = format!("{kind}; filename=\"{ascii}\"; filename*=UTF-8''{encoded}");
    headers.insert(CONTENT_TYPE, header(content_type)?);
    headers.insert(CONTENT_DISPOSITION, header(&disposition)?);
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox"));
    Ok(())
}

/// A stored file that people made, whole or the part that is wanted.
pub fn send_stored(file: StoredFile, wanted: &Wanted, inline: bool) -> Answer {
    let tag = file.sha256.as_ref().map(|digest| header(&format!("\"{digest}\""))).transpose()?;
    let size = file.content.size;
    let (status, range) = match wanted.part(size, tag.as_ref()) {
        Part::Whole => (StatusCode::OK, 0..size),
        Part::Bytes(range) => (StatusCode::PARTIAL_CONTENT, range),
        Part::Unsatisfiable => {
            let there_is = header(&format!("bytes */{size}"))?;
            return Ok((StatusCode::RANGE_NOT_SATISFIABLE, [(CONTENT_RANGE, there_is)]).into_response());
        }
    };
    let found = file.content.read(range.clone());
    // The browser sees that less came than was announced; nobody else would know.
    let pieces = found.stream.inspect_err(|error| tracing::warn!(error = app::error::describe(error), "a file broke off while it was sent"));
    let mut response = (status, Body::from_stream(pieces)).into_response();
    let headers = response.headers_mut();
    describe(headers, &file.content_type, &file.name, inline)?;
    headers.insert(ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(CONTENT_LENGTH, HeaderValue::from(found.size));
    if status == StatusCode::PARTIAL_CONTENT {
        headers.insert(CONTENT_RANGE, header(&format!("bytes {}-{}/{size}", range.start, range.end - 1))?);
    }
    if let Some(tag) = tag {
        headers.insert(ETAG, tag);
    }
    Ok(response)
}

fn header(text: &str) -> Result<HeaderValue, Problem> {
    HeaderValue::from_str(text).map_err(|_| Problem::internal("a header that cannot be written"))
}
