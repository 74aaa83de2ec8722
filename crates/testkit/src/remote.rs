//! The browser of the tests in front of a real server process: what it asks goes over TCP.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::header::{CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING};
use axum::response::{IntoResponse as _, Response};

use crate::Browser;

/// Longest wait for an answer: longer than a server of ours takes to say that it was too long.
const PATIENCE: Duration = Duration::from_secs(180);

/// A browser in front of the server at this address (`127.0.0.1:8080`). A server that does not answer is a 502 with the
/// reason, which fails the test unless the browser tolerates faults.
#[must_use]
pub fn browser(address: &str) -> Browser {
    Browser::new(router(address))
}

/// Passes every request on to the server at this address.
pub fn router(address: &str) -> Router {
    connect::install_tls_provider();
    let builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy().timeout(PATIENCE);
    let client = builder.build().expect("a client without encryption");
    let base = format!("http://{address}");
    Router::new().fallback(move |request: Request| pass_on(client.clone(), base.clone(), request))
}

async fn pass_on(client: reqwest::Client, base: String, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let path = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body in memory");
    let mut headers = parts.headers;
    headers.remove(CONTENT_LENGTH);
    match client.request(parts.method, format!("{base}{path}")).headers(headers).body(bytes).send().await {
        Ok(answer) => {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = answer.status();
            *response.headers_mut() = answer.headers().clone();
            for name in [CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING] {
                response.headers_mut().remove(name);
            }
            match answer.bytes().await {
                Ok(bytes) => *response.body_mut() = Body::from(bytes),
                Err(error) => return (StatusCode::BAD_GATEWAY, format!("the answer was cut: {error}")).into_response(),
            }
            response
        }
        Err(error) => (StatusCode::BAD_GATEWAY, format!("no answer: {error}")).into_response(),
    }
}
