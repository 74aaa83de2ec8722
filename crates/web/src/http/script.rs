//! Requests that a script sends. Without a form, the token of the page comes in a header. A script that deposits asks to be
//! told where to go: it cannot see a redirection, only the page behind, which is then shown to nobody and takes the message
//! along that was meant for the person.

use axum::extract::FromRequestParts;
use axum::http::header::LOCATION;
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::{Problem, SignedIn};

/// Name of the header with the token that forms carry as a field.
pub const HEADER: &str = "x-csrf-token";

/// Name of the header by which a script asks to be told where to go.
const ASKS: &str = "x-tell-address";
/// Name of the header that tells it.
const TOLD: &str = "hx-redirect";

/// Whether the script behind a request goes where the answer says by itself.
#[must_use]
pub fn asks(headers: &HeaderMap) -> bool {
    headers.contains_key(ASKS)
}

/// A redirection as such a script is told of it: 204 with the address, 401 where somebody has to sign in first.
#[must_use]
pub fn told(mut response: Response, is_signed_out: bool) -> Response {
    if response.status() != StatusCode::SEE_OTHER {
        return response;
    }
    if let Some(address) = response.headers_mut().remove(LOCATION) {
        response.headers_mut().insert(TOLD, address);
        *response.status_mut() = if is_signed_out { StatusCode::UNAUTHORIZED } else { StatusCode::NO_CONTENT };
    }
    response
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_redirection_is_told_and_nothing_else() {
        let redirection = || crate::http::see_other("/candidatures/7#piece-CV");
        for (is_signed_out, status) in [(false, StatusCode::NO_CONTENT), (true, StatusCode::UNAUTHORIZED)] {
            let told = told(redirection(), is_signed_out);
            assert_eq!((told.status(), told.headers()[TOLD].to_str().unwrap()), (status, "/candidatures/7#piece-CV"));
            assert!(!told.headers().contains_key(LOCATION));
        }
        let mut page = Response::new(axum::body::Body::empty());
        *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
        assert_eq!(told(page, false).status(), StatusCode::UNPROCESSABLE_ENTITY);
    }
}
