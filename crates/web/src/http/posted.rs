//! A posted form: its token checked, its fields read.

use axum::body::Bytes;
use axum::extract::{FromRequest, FromRequestParts as _, Request};
use axum::http::header::CONTENT_TYPE;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::{Problem, Visit, csrf};

/// Largest form without files, in bytes: the longest mail in four languages of any script, as browsers encode it, and a
/// text or two that are too long, which the form itself then says beside its field. Somebody whose form is read takes a
/// few times this memory.
pub const MAX_FORM: usize = 1024 * 1024;

/// The fields of a form as posted. Missing fields are the type's business: use `#[serde(default)]`.
pub struct Posted<T>(pub T);

/// The same with the token of the form, for use cases to tell a double click from somebody who asks once more.
pub struct PostedOnce<T>(pub T, pub String);

/// The fields of a form that is a button and no more.
#[derive(Debug, Deserialize)]
pub struct Nothing {}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Posted<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let (bytes, _) = take(request, state).await?;
        parse(bytes).await.map(Self)
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for PostedOnce<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let (bytes, token) = take(request, state).await?;
        parse(bytes).await.map(|fields| Self(fields, token))
    }
}

/// The body of a form whose token holds, and the token.
async fn take<S: Send + Sync>(request: Request, state: &S) -> Result<(Bytes, String), Problem> {
    let (mut parts, body) = request.into_parts();
    let visit = Visit::from_request_parts(&mut parts, state).await?;
    let is_form = parts.headers.get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).is_some_and(|v| v.starts_with("application/x-www-form-urlencoded"));
    if !is_form {
        return Err(Problem::BadRequest);
    }
    let bytes = axum::body::to_bytes(body, MAX_FORM).await.map_err(|_| Problem::TooLarge)?;
    let token = url::form_urlencoded::parse(&bytes).find(|(name, _)| name == csrf::FIELD).map(|(_, value)| value.into_owned());
    match token.filter(|token| visit.csrf_holds(token)) {
        Some(token) => Ok((bytes, token)),
        None => Err(if visit.person().is_none() { Problem::FormExpired } else { Problem::Forged }),
    }
}

/// Reads fields as a handler would.
pub async fn read<T: DeserializeOwned>(fields: &[(String, String)]) -> Option<T> {
    let body: String = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    parse(body.into()).await.ok()
}

/// The first value of a field as it was posted.
#[must_use]
pub fn value<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value.as_str())
}

/// Every value of a field as it was posted.
#[must_use]
pub fn values(pairs: &[(String, String)], name: &str) -> Vec<String> {
    pairs.iter().filter(|(field, _)| field == name).map(|(_, value)| value.clone()).collect()
}

/// What was typed: without the token, which is ours, and without the character NUL, which nobody types and PostgreSQL
/// stores in no text.
fn typed(bytes: &[u8]) -> Bytes {
    let mut out = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in url::form_urlencoded::parse(bytes).filter(|(name, _)| name != csrf::FIELD) {
        out.append_pair(&name.replace('\0', ""), &value.replace('\0', ""));
    }
    out.finish().into()
}

async fn parse<T: DeserializeOwned>(bytes: Bytes) -> Result<T, Problem> {
    let bytes = typed(&bytes);
    let request = Request::builder()
        .method("POST")
        .header(CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(axum::body::Body::from(bytes))
        .map_err(|e| Problem::internal(e.to_string()))?;
    axum_extra::extract::Form::<T>::from_request(request, &()).await.map(|form| form.0).map_err(|_| Problem::BadRequest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_and_nul_are_not_typed() {
        assert_eq!(typed(b"a=%00b%00&_csrf=t&c=d+e&c=%C3%A9"), "a=b&c=d+e&c=%C3%A9");
    }
}
