//! A form whose transaction stood in another one's way is handled again, so that nobody has to press the button twice.
//!
//! The database rolls such a transaction back as a whole, and effects are rows of the same transaction: nothing happened
//! yet. A handler that saw half of somebody else's change sees all of it the second time, and says what there is to say.
//! Uploads are not kept for this; they end with a page that asks to try again.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::Method;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::Problem;
use super::posted::MAX_FORM;

/// How often a form is handled in all.
const TIMES: u32 = 4;
/// The first pause; each further one is twice as long.
const PAUSE: Duration = Duration::from_millis(15);

fn is_conflict(response: &Response) -> bool {
    response.extensions().get::<Arc<Problem>>().is_some_and(|problem| matches!(**problem, Problem::Conflict(_)))
}

fn is_form(request: &Request) -> bool {
    let header = |name| request.headers().get(name).and_then(|value| value.to_str().ok());
    request.method() == Method::POST && header(CONTENT_TYPE).is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
}

/// Runs what is inside, again when it ended in a conflict.
pub async fn on_conflict(request: Request, next: Next) -> Response {
    if !is_form(&request) {
        return next.run(request).await;
    }
    let announced = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > MAX_FORM) {
        return Problem::TooLarge.into_response();
    }
    let (parts, body) = request.into_parts();
    let Ok(bytes) = axum::body::to_bytes(body, MAX_FORM).await else { return Problem::TooLarge.into_response() };
    let mut response = next.clone().run(Request::from_parts(parts.clone(), Body::from(bytes.clone()))).await;
    for time in 1..TIMES {
        if !is_conflict(&response) {
            break;
        }
        tracing::info!(time, "a form is handled again after a conflict");
        tokio::time::sleep(PAUSE * 2_u32.pow(time - 1)).await;
        response = next.clone().run(Request::from_parts(parts.clone(), Body::from(bytes.clone()))).await;
    }
    response
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use axum::Router;
    use axum::http::StatusCode;
    use axum::middleware::from_fn;
    use axum::routing::post;
    use tower::ServiceExt as _;

    use super::*;

    /// Posts a form to a handler that ends in a conflict so many times. Gives the status, the runs, and what each run read.
    async fn ask(conflicts: u32, kind: &str) -> (StatusCode, u32, String) {
        let runs = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&runs);
        let handler = move |body: String| async move {
            let run = counted.fetch_add(1, Ordering::Relaxed);
            if run < conflicts { Err(Problem::Conflict("deadlock".to_owned())) } else { Ok(body) }
        };
        let router = Router::new().route("/", post(handler)).layer(from_fn(on_conflict));
        let request = Request::builder().method(Method::POST).uri("/").header(CONTENT_TYPE, kind).body(Body::from("a=1&b=2")).unwrap();
        let response = router.oneshot(request).await.unwrap();
        let status = response.status();
        let body = axum::body::to_bytes(response.into_body(), MAX_FORM).await.unwrap();
        (status, runs.load(Ordering::Relaxed), String::from_utf8(body.to_vec()).unwrap())
    }

    const FORM: &str = "application/x-www-form-urlencoded";

    #[tokio::test(start_paused = true)]
    async fn a_conflict_is_tried_again_with_the_same_form() {
        assert_eq!(ask(0, FORM).await, (StatusCode::OK, 1, "a=1&b=2".to_owned()));
        assert_eq!(ask(2, FORM).await, (StatusCode::OK, 3, "a=1&b=2".to_owned()));
    }

    #[tokio::test(start_paused = true)]
    async fn a_conflict_that_stays_is_told() {
        assert_eq!(ask(9, FORM).await, (StatusCode::SERVICE_UNAVAILABLE, TIMES, String::new()));
        assert_eq!(ask(1, "multipart/form-data; boundary=x").await, (StatusCode::SERVICE_UNAVAILABLE, 1, String::new()), "uploads are not held");
    }
}
