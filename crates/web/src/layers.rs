//! What wraps every page: correlation, logging, limits, security headers, the visitor.

use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate as _};
use tower_http::csrf::CsrfLayer;
use tower_http::timeout::TimeoutLayer;
use tracing::Instrument as _;

use crate::App;
use crate::http::{Problem, again, assets, headers, squeeze, visit};

tokio::task_local! {
    static REFERENCE: String;
}

/// The correlation reference of the request at hand.
#[must_use]
pub fn request_reference() -> Option<String> {
    REFERENCE.try_with(Clone::clone).ok()
}

/// Puts the layers around the pages.
pub fn wrap(pages: Router<App>, app: App) -> Router {
    // Compressed already: another time costs much and wins nothing. What nobody knows is sent in parts, which are of the file
    // as it is stored.
    let worth_it = DefaultPredicate::new()
        .and(NotForContentType::const_new("application/zip"))
        .and(NotForContentType::const_new("application/pdf"))
        .and(NotForContentType::const_new("application/octet-stream"));
    let pages = pages
        .fallback(|| async { Problem::NotFound })
        .method_not_allowed_fallback(|| async { Problem::NotFound })
        .layer(from_fn(in_time))
        .layer(from_fn(again::on_conflict))
        .layer(CatchPanicLayer::custom(|_panic| Problem::internal("a handler panicked").into_response()))
        .layer(CsrfLayer::new().with_rejection_response(|_| Problem::Forged.into_response()))
        .layer(from_fn_with_state(app.clone(), visit::identify))
        .layer(from_fn(squeeze::pages))
        .layer(CompressionLayer::new().gzip(true).quality(tower_http::CompressionLevel::Fastest).compress_when(worth_it))
        .layer(DefaultBodyLimit::disable());
    Router::new()
        .route("/static/{name}", get(assets::get))
        .route("/health/live", get(|| async { "ok" }))
        .route("/health/ready", get(ready))
        .merge(pages)
        .layer(
            ServiceBuilder::new()
                .layer(from_fn(correlate))
                // Whatever hangs outside the pages, such as finding out who asks.
                .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE + Duration::from_secs(20))),
        )
        .with_state(app)
}

/// How long a page may take. Nothing that people wait for takes as long; whatever does will not end well.
const PATIENCE: Duration = Duration::from_secs(100);

/// Gives up what takes too long, with a page that says so.
async fn in_time(request: Request, next: Next) -> Response {
    match tokio::time::timeout(PATIENCE, next.run(request)).await {
        Ok(response) => own_words(response),
        Err(_) => Problem::Unavailable("a page took too long".to_owned()).into_response(),
    }
}

/// An address that no handler can read, such as a word where a number belongs, is a page that does not exist; the
/// framework would say so in a bare line of English.
fn own_words(response: Response) -> Response {
    let is_bare = response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"));
    if response.status() == StatusCode::BAD_REQUEST && is_bare { Problem::NotFound.into_response() } else { response }
}

/// Whether this node can serve: the database answers.
async fn ready(State(app): State<App>) -> Response {
    let answer = async {
        let mut tx = app.ctx.db.read().await?;
        store::setting::current(&mut tx, app::settings::VERSION).await
    };
    match tokio::time::timeout(Duration::from_secs(3), answer).await {
        Ok(Ok(_)) => (StatusCode::OK, "ok").into_response(),
        Ok(Err(error)) => {
            tracing::warn!(error = app::error::describe(&error), "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "database").into_response()
        }
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "database too slow").into_response(),
    }
}

/// Gives the request a reference, logs its end, and counts it; whatever the answer is, it has the headers that keep people
/// safe. The log never has the address: it may hold a token.
async fn correlate(request: Request, next: Next) -> Response {
    let reference = reference();
    let method = request.method().clone();
    let referrer = headers::referrer_policy(request.uri().path());
    let started = tokio::time::Instant::now();
    let span = tracing::info_span!("request", reference, %method);
    let mut response = REFERENCE.scope(reference.clone(), next.run(request).instrument(span.clone())).await;
    let status = response.status().as_u16();
    let duration_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
    span.in_scope(|| tracing::info!(status, duration_ms, "answered"));
    metrics::counter!("http_requests", "status" => status.to_string()).increment(1);
    metrics::histogram!("http_request_duration_seconds").record(started.elapsed().as_secs_f64());
    headers::secure(response.headers_mut(), referrer);
    if let Ok(value) = HeaderValue::from_str(&reference) {
        response.headers_mut().insert("x-request-id", value);
    }
    response
}

/// Short enough to be read out on the telephone.
fn reference() -> String {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1);
    static START: std::sync::OnceLock<u32> = std::sync::OnceLock::new();
    let start = START.get_or_init(|| {
        use std::hash::{BuildHasher as _, Hasher as _};
        let seed = std::collections::hash_map::RandomState::new().build_hasher().finish();
        u32::try_from(seed & 0xFFFF_FFFF).unwrap_or(0)
    });
    format!("{start:08x}-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use tower::ServiceExt as _;

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn what_takes_too_long_ends_on_a_page_with_words() {
        let slow = Router::new().route("/", get(std::future::pending::<&str>)).layer(from_fn(in_time));
        let response = slow.oneshot(Request::new(Body::empty())).await.unwrap_or_else(|never| match never {});
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
        assert!(response.extensions().get::<std::sync::Arc<Problem>>().is_some(), "a problem, which becomes a page");
    }
}
