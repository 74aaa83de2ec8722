//! Files in blocks, for the script of the deposit form: begun, continued after a cut, given up. Headers and statuses are
//! those of the tus protocol, 1.0; the deposit itself is the form's.

use app::apply::resumable::{self, BLOCK, Place, Refusal};
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_TYPE, LOCATION};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use uuid::Uuid;

use super::refusals;
use crate::http::script::ByScript;
use crate::http::{Page as Answer, Problem, SignedIn};
use crate::{App, paths};

const OFFSET: &str = "upload-offset";
const LENGTH: &str = "upload-length";
const METADATA: &str = "upload-metadata";
const BLOCK_TYPE: &str = "application/offset+octet-stream";

type Error = app::Error<Refusal>;

/// Announces a file: its name and size. Answers where its blocks go.
pub async fn begin(ByScript(who): ByScript, State(app): State<App>, Path((number, code)): Path<(i64, String)>, headers: HeaderMap) -> Answer {
    let size = number_in(&headers, LENGTH).ok_or(Problem::BadRequest)?;
    let name = name_in(&headers).ok_or(Problem::BadRequest)?;
    match resumable::begin(&app.ctx, &who.person, Place { number, document: &code }, &name, size).await {
        Ok(id) => {
            let place = paths::fill(paths::APPLICATION_DOCUMENT_UPLOAD, &[&number.to_string(), &code, &id.to_string()]);
            Ok((StatusCode::CREATED, [(LOCATION.as_str(), place), (OFFSET, "0".to_owned())]).into_response())
        }
        Err(error) => refused(&who, error),
    }
}

/// Adds the block that begins at `Upload-Offset`; answers where the next one begins.
pub async fn append(
    ByScript(who): ByScript,
    State(app): State<App>,
    Path((number, code, id)): Path<(i64, String, String)>,
    headers: HeaderMap,
    body: Body,
) -> Answer {
    let id = identifier(&id)?;
    let offset = number_in(&headers, OFFSET).ok_or(Problem::BadRequest)?;
    if headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()) != Some(BLOCK_TYPE) {
        return Err(Problem::BadRequest);
    }
    // A block that is cut off on its way counts for nothing.
    let block = axum::body::to_bytes(body, BLOCK).await.map_err(|_| Problem::TooLarge)?;
    match resumable::append(&app.ctx, &who.person, Place { number, document: &code }, id, offset, block).await {
        Ok(next) => Ok((StatusCode::NO_CONTENT, [(OFFSET, next.to_string())]).into_response()),
        Err(error) => refused(&who, error),
    }
}

/// Tells how much is there.
pub async fn progress(who: SignedIn, State(app): State<App>, Path((number, code, id)): Path<(i64, String, String)>) -> Answer {
    let progress = resumable::progress(&app.ctx, &who.person, Place { number, document: &code }, identifier(&id)?).await?;
    Ok((StatusCode::OK, [(OFFSET, progress.received.to_string()), (LENGTH, progress.size.to_string())]).into_response())
}

pub async fn give_up(ByScript(who): ByScript, State(app): State<App>, Path((number, code, id)): Path<(i64, String, String)>) -> Answer {
    resumable::give_up(&app.ctx, &who.person, Place { number, document: &code }, identifier(&id)?).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// The uploads that a form names instead of files, in their order.
pub fn named(fields: &[(String, String)]) -> Result<Vec<Uuid>, Problem> {
    fields.iter().filter(|(name, _)| name == "envoi").map(|(_, id)| identifier(id)).collect()
}

fn identifier(text: &str) -> Result<Uuid, Problem> {
    text.parse().map_err(|_| Problem::NotFound)
}

/// A sentence for the person, which the script shows as it is.
fn refused(who: &SignedIn, error: Error) -> Result<Response, Problem> {
    let Error::Refused(refusal) = error else { return Err(error.into()) };
    let page = who.visit.page(String::new());
    Ok(match refusal {
        Refusal::Deposit(refusal) => (StatusCode::UNPROCESSABLE_ENTITY, refusals::deposit(&page, &refusal)).into_response(),
        Refusal::TooMany => (StatusCode::TOO_MANY_REQUESTS, page.t("upload-too-many")).into_response(),
        Refusal::Block => return Err(Problem::TooLarge),
        Refusal::Offset(next) => (StatusCode::CONFLICT, [(OFFSET, next.to_string())]).into_response(),
    })
}

fn number_in(headers: &HeaderMap, name: &str) -> Option<i64> {
    headers.get(name)?.to_str().ok()?.parse().ok().filter(|number| *number >= 0)
}

/// `Upload-Metadata: filename <base64>`, other pairs aside.
fn name_in(headers: &HeaderMap) -> Option<String> {
    let pairs = headers.get(METADATA)?.to_str().ok()?;
    let value = pairs.split(',').find_map(|pair| pair.trim().strip_prefix("filename "))?;
    String::from_utf8(base64::engine::general_purpose::STANDARD.decode(value.trim()).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_comes_in_the_metadata() {
        let name = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(METADATA, text.parse().unwrap());
            name_in(&headers)
        };
        assert_eq!(name("filetype aW1hZ2U=, filename cmVsZXbDqS5wZGY="), Some("relevé.pdf".to_owned()));
        assert_eq!(name("filename *"), None);
        assert_eq!(name("filetype aW1hZ2U="), None);
    }
}
