//! Requests that a script sends without a form: the token of the page comes in a header.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::{Problem, SignedIn};

/// Name of the header with the token that forms carry as a field.
pub const HEADER: &str = "x-csrf-token";

/// A signed-in person whose own page sends the request.
#[derive(Clone)]
pub struct ByScript(pub SignedIn);

impl<S: Send + Sync> FromRequestParts<S> for ByScript {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let who = SignedIn::from_request_parts(parts, state).await?;
        let token = parts.headers.get(HEADER).and_then(|value| value.to_str().ok()).unwrap_or_default();
        if who.visit.csrf_holds(token) { Ok(Self(who)) } else { Err(Problem::Forged) }
    }
}
