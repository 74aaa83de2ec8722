//! Pages that are whole in memory are compressed at once, each thread with an encoder that it keeps: a new one for each
//! page takes as long to prepare as a page takes to compress. What flows (exports, archives) is compressed as it goes, by
//! the layer around this one.

use std::cell::RefCell;

use axum::body::{Body, HttpBody as _};
use axum::extract::Request;
use axum::http::header::{ACCEPT_RANGES, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, VARY};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use flate2::{Compress, Compression, FlushCompress, Status};

use super::assets::takes;

/// Below this many bytes the headers weigh more than what is won.
const WORTH_IT: u64 = 512;

/// Largest page compressed in one go, in bytes: a thread is held for a few milliseconds at most.
const LARGEST: u64 = 1024 * 1024;

/// How far back repetitions are looked for: 2 to the power of this, in bytes.
const WINDOW: u8 = 15;

thread_local! {
    static ENCODER: RefCell<Compress> = RefCell::new(Compress::new_gzip(Compression::fast(), WINDOW));
}

/// Compresses the answer when it is a page, whole, and the browser takes gzip.
pub async fn pages(request: Request, next: Next) -> Response {
    let is_taken = takes(request.headers(), "gzip");
    let mut response = next.run(request).await;
    if !is_page(&response) {
        return response;
    }
    if !is_taken {
        response.headers_mut().append(VARY, HeaderValue::from_static("accept-encoding"));
        return response;
    }
    let (mut parts, body) = response.into_parts();
    // Whole already, as its size tells: this waits for nothing.
    let Ok(bytes) = axum::body::to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let Some(packed) = gzip(&bytes) else { return Response::from_parts(parts, Body::from(bytes)) };
    parts.headers.remove(CONTENT_LENGTH);
    parts.headers.remove(ACCEPT_RANGES);
    parts.headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    parts.headers.append(VARY, HeaderValue::from_static("accept-encoding"));
    Response::from_parts(parts, Body::from(packed))
}

/// Whether this is HTML, not compressed yet, of a size that is known and worth it.
fn is_page(response: &Response) -> bool {
    let headers = response.headers();
    let is_html = headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    let is_plain = !headers.contains_key(CONTENT_ENCODING);
    is_html && is_plain && response.body().size_hint().exact().is_some_and(|size| (WORTH_IT..=LARGEST).contains(&size))
}

/// The bytes as gzip; none if they do not get smaller than they were.
pub fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    ENCODER.with_borrow_mut(|encoder| {
        encoder.reset();
        // What does not fit is given up: it would not be smaller.
        let mut packed = Vec::with_capacity(bytes.len());
        let status = encoder.compress_vec(bytes, &mut packed, FlushCompress::Finish).ok()?;
        packed.shrink_to_fit();
        (status == Status::StreamEnd).then_some(packed)
    })
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use axum::Router;
    use axum::http::header::ACCEPT_ENCODING;
    use axum::middleware::from_fn;
    use axum::response::Html;
    use axum::routing::get;
    use tower::ServiceExt as _;

    use super::*;

    async fn asked(path: &str, encoding: &str) -> Response {
        let long = || async { Html("une phrase qui revient ".repeat(200)) };
        let short = || async { Html("bonjour") };
        let text = || async { "une phrase qui revient ".repeat(200) };
        let packed = || async { ([(CONTENT_ENCODING, "gzip")], Html("x".repeat(5_000))).into_response() };
        let pages = Router::new().route("/long", get(long)).route("/short", get(short)).route("/text", get(text)).route("/packed", get(packed));
        let request = Request::builder().uri(path).header(ACCEPT_ENCODING, encoding).body(Body::empty()).unwrap();
        pages.layer(from_fn(self::pages)).oneshot(request).await.unwrap()
    }

    async fn body(response: Response) -> Vec<u8> {
        axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()
    }

    #[tokio::test]
    async fn a_page_comes_out_as_it_went_in_one_after_the_other() {
        for _ in 0..3 {
            let response = asked("/long", "gzip, br").await;
            assert_eq!(response.status(), StatusCode::OK);
            assert_eq!(response.headers()[CONTENT_ENCODING], "gzip");
            assert_eq!(response.headers()[VARY], "accept-encoding");
            let packed = body(response).await;
            assert!(packed.len() < 500, "{}", packed.len());
            let mut read = String::new();
            flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut read).unwrap();
            assert_eq!(read, "une phrase qui revient ".repeat(200));
        }
    }

    #[tokio::test]
    async fn what_is_not_a_page_to_compress_is_left_alone() {
        for (path, encoding, size) in
            [("/long", "br", 4_600), ("/long", "gzip;q=0", 4_600), ("/short", "gzip", 7), ("/text", "gzip", 4_600), ("/packed", "gzip", 5_000)]
        {
            let response = asked(path, encoding).await;
            assert_eq!(body(response).await.len(), size, "{path} {encoding}");
        }
    }

    #[test]
    fn what_does_not_get_smaller_stays() {
        let noise: Vec<u8> = (0..2_000_u32).map(|n| u8::try_from(n.wrapping_mul(2_654_435_761) >> 24).unwrap()).collect();
        assert!(gzip(&noise).is_none_or(|packed| packed.len() < noise.len()));
        assert!(gzip(&[b'a'; 2_000]).is_some_and(|packed| packed.len() < 50));
    }
}
