//! A posted form with files: its token checked first, its size bounded while it is read.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};

use app::apply::deposit::Upload;
use axum::body::{Body, BodyDataStream};
use axum::extract::{FromRequest, FromRequestParts as _, Multipart, Request};
use axum::http::header::CONTENT_LENGTH;
use bytes::{Bytes, BytesMut};
use futures::Stream;

use super::{Problem, Visit, csrf, posted};
use crate::App;

/// Fields and files of one upload.
#[derive(Debug, Default)]
pub struct Uploaded {
    pub files: Vec<Upload>,
    pub fields: Vec<(String, String)>,
    /// The files together were larger than this many bytes and were not kept.
    pub too_large: Option<i64>,
}

impl Uploaded {
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        posted::value(&self.fields, name)
    }
}

/// Largest text field of such a form, in bytes: what is longer than its field allows is said beside the field.
const MAX_FIELD: usize = 64 * 1024;
/// Most bytes of all names and texts of such a form, and most parts of it: they are kept before the token is known.
const MAX_FIELDS: usize = 256 * 1024;
const MAX_PARTS: usize = 200;
/// Most bytes that are read before something comes out of them, a part or a piece of one. The parser keeps all of it and
/// searches it from its beginning each time more arrives: a form that never gets to its first part, or to the end of a
/// part's header, would be kept whole, at a growing cost, for anybody. No header may be longer than all names together.
const MAX_UNREAD: usize = MAX_FIELDS;
/// Most bytes that the parser gets before it has to look for what is in them.
const MOUTHFUL: usize = 64 * 1024;
/// How many times the limit is read and thrown away, so that the browser gets to see the answer.
const PATIENCE: usize = 8;

impl FromRequest<App> for Uploaded {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::from_request_parts(&mut parts, app).await?;
        let announced = parts.headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok()).unwrap_or(0_usize);
        let measure = Arc::new(Measure::default());
        let body = Body::from_stream(Measured { body: body.into_data_stream(), rest: Bytes::new(), given: 0, measure: Arc::clone(&measure) });
        let request = Request::from_parts(parts, body);
        let mut form = Multipart::from_request(request, app).await.map_err(|_| Problem::BadRequest)?;
        let limit = usize::try_from(app.ctx.settings().max_item_bytes()).unwrap_or(usize::MAX);
        let mut out = Self::default();
        let mut verified = false;
        let mut total = 0_usize;
        let (mut count, mut left) = (0_usize, MAX_FIELDS);
        // Of all files, made at once: a buffer that grows is copied again and again, and ends up twice as large as what it
        // holds. Never more than the limit, however many files are announced.
        let mut buffer = BytesMut::new();
        while let Some(field) = form.next_field().await.map_err(|_| measure.problem())? {
            measure.came_out();
            count += 1;
            let name = field.name().unwrap_or_default().to_owned();
            let file_name = field.file_name().map(str::to_owned);
            let names = name.len() + file_name.as_ref().map_or(0, String::len);
            left = left.checked_sub(names).filter(|_| count <= MAX_PARTS).ok_or(Problem::TooLarge)?;
            match file_name {
                None => {
                    let value = text(field, left.min(MAX_FIELD), &measure).await?;
                    left = left.saturating_sub(value.len());
                    if name == csrf::FIELD {
                        verified = visit.csrf_holds(&value);
                    }
                    out.fields.push((name, value));
                }
                // The token stands before the files in our forms: nothing is read for a stranger.
                Some(_) if !verified => return Err(if visit.person().is_none() { Problem::FormExpired } else { Problem::Forged }),
                Some(file_name) => {
                    if buffer.capacity() == 0 {
                        buffer.reserve(announced.min(limit));
                    }
                    let bytes = file(field, limit, &mut total, &mut buffer, &measure).await?;
                    if total > limit {
                        out.too_large = i64::try_from(limit).ok();
                        out.files.clear();
                    } else {
                        out.files.push(Upload { name: file_name, bytes });
                    }
                }
            }
        }
        if verified { Ok(out) } else { Err(Problem::Forged) }
    }
}

async fn text(mut field: axum::extract::multipart::Field<'_>, most: usize, measure: &Measure) -> Result<String, Problem> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = field.chunk().await.map_err(|_| measure.problem())? {
        measure.came_out();
        if bytes.len() + chunk.len() > most {
            return Err(Problem::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    String::from_utf8(bytes.to_vec()).map(|text| text.replace('\0', "")).map_err(|_| Problem::BadRequest)
}

/// Reads a file to the end of the buffer and takes it from there.
async fn file(
    mut field: axum::extract::multipart::Field<'_>,
    limit: usize,
    total: &mut usize,
    buffer: &mut BytesMut,
    measure: &Measure,
) -> Result<Bytes, Problem> {
    while let Some(chunk) = field.chunk().await.map_err(|_| measure.problem())? {
        measure.came_out();
        *total += chunk.len();
        if *total > limit.saturating_mul(PATIENCE) {
            return Err(Problem::TooLarge);
        }
        if *total <= limit {
            buffer.extend_from_slice(&chunk);
        } else {
            buffer.clear();
        }
    }
    Ok(buffer.split().freeze())
}

/// What the parser was given and has not given back: shared by the body it reads and by whoever takes the parts.
#[derive(Debug, Default)]
struct Measure {
    /// Bytes given since a part, or a piece of one, last came out.
    unread: AtomicUsize,
    /// Something has just come out: more may be ready in what the parser has.
    is_fresh: AtomicBool,
}

impl Measure {
    fn came_out(&self) {
        self.unread.store(0, Ordering::Relaxed);
        self.is_fresh.store(true, Ordering::Relaxed);
    }

    /// What a form is told that could not be read on.
    fn problem(&self) -> Problem {
        if self.unread.load(Ordering::Relaxed) > MAX_UNREAD { Problem::TooLarge } else { Problem::BadRequest }
    }
}

/// A body in mouthfuls. The parser takes whatever is there before it looks at any of it; this one lets it look first at
/// what it has, and after each mouthful, and ends when nothing came out for too long.
struct Measured {
    body: BodyDataStream,
    /// What arrived and was not given yet.
    rest: Bytes,
    /// Bytes of this mouthful.
    given: usize,
    measure: Arc<Measure>,
}

impl Stream for Measured {
    type Item = Result<Bytes, axum::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if this.measure.is_fresh.swap(false, Ordering::Relaxed) || this.given >= MOUTHFUL {
            this.given = 0;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        while this.rest.is_empty() {
            match ready!(Pin::new(&mut this.body).poll_next(context)) {
                Some(Ok(bytes)) => this.rest = bytes,
                end => return Poll::Ready(end),
            }
        }
        let piece = this.rest.split_to(this.rest.len().min(MOUTHFUL - this.given));
        this.given += piece.len();
        if this.measure.unread.fetch_add(piece.len(), Ordering::Relaxed) + piece.len() > MAX_UNREAD {
            return Poll::Ready(Some(Err(axum::Error::new("nothing came out of a form for too long"))));
        }
        Poll::Ready(Some(Ok(piece)))
    }
}
