//! What a page answers when it cannot do what was asked: one status, one sentence, one thing to do next.
//!
//! Handlers return a [`Problem`]; the visit layer renders it in the visitor's language. Faults are logged here, once.
//! The page shows the reference under which the log has the request, except where there is nothing to look up: a page
//! that does not exist.

use std::sync::Arc;

use app::{Error, Fault};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use domain::permissions::Denied;

use super::Visit;
use crate::paths;
use crate::ui::Page;

#[derive(Debug)]
pub enum Problem {
    SignInFirst {
        back: String,
    },
    NotFound,
    Forbidden,
    /// The form's token does not belong to this visitor.
    Forged,
    /// The form was posted without or after a session.
    FormExpired,
    BadRequest,
    TooLarge,
    TooManyRequests,
    /// Somebody changed the object meanwhile and the form could not show both values.
    Stale,
    Unavailable(String),
    /// Somebody else changed the same things at the same moment, again and again.
    Conflict(String),
    Internal(String),
}

impl Problem {
    pub fn internal(what: impl Into<String>) -> Self {
        Self::Internal(what.into())
    }

    const fn status(&self) -> StatusCode {
        match self {
            Self::SignInFirst { .. } => StatusCode::SEE_OTHER,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::Forged | Self::FormExpired => StatusCode::FORBIDDEN,
            Self::BadRequest => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
            Self::Stale => StatusCode::CONFLICT,
            Self::Unavailable(_) | Self::Conflict(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    const fn keys(&self) -> (&'static str, &'static str) {
        match self {
            Self::SignInFirst { .. } | Self::FormExpired => ("problem-form-expired-title", "problem-form-expired"),
            Self::NotFound => ("problem-not-found-title", "problem-not-found"),
            Self::Forbidden => ("problem-forbidden-title", "problem-forbidden"),
            Self::Forged => ("problem-forged-title", "problem-forged"),
            Self::BadRequest => ("problem-bad-request-title", "problem-bad-request"),
            Self::TooLarge => ("problem-too-large-title", "problem-too-large"),
            Self::TooManyRequests => ("problem-too-many-title", "problem-too-many"),
            Self::Stale => ("problem-stale-title", "problem-stale"),
            Self::Unavailable(_) => ("problem-unavailable-title", "problem-unavailable"),
            Self::Conflict(_) => ("problem-conflict-title", "problem-conflict"),
            Self::Internal(_) => ("problem-internal-title", "problem-internal"),
        }
    }
}

/// Errors of use cases whose refusals were handled before. A refusal that arrives here is a programming error.
impl<R: std::fmt::Debug> From<Error<R>> for Problem {
    fn from(error: Error<R>) -> Self {
        match error {
            Error::Refused(refusal) => Self::internal(format!("unhandled refusal: {}", kind_of(&refusal))),
            Error::Denied(Denied::OutOfScope) | Error::NotFound => Self::NotFound,
            Error::Denied(Denied::NoRight) => Self::Forbidden,
            Error::Stale => Self::Stale,
            Error::Fault(fault) => fault.into(),
        }
    }
}

/// The name of a refusal without what it carries, such as the names of files.
fn kind_of(refusal: &impl std::fmt::Debug) -> String {
    format!("{refusal:?}").split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned()
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Unavailable(text) => Self::Unavailable(text),
            Fault::Conflict(text) => Self::Conflict(text),
            Fault::Internal(text) => Self::Internal(text),
        }
    }
}

impl From<store::Error> for Problem {
    fn from(error: store::Error) -> Self {
        Fault::from(error).into()
    }
}

impl From<Denied> for Problem {
    fn from(denied: Denied) -> Self {
        Error::<std::convert::Infallible>::from(denied).into()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Arc::new(self));
        response
    }
}

#[derive(Template)]
#[template(path = "ui/problem.html")]
struct ProblemPage {
    page: Page,
    words: Words,
}

/// The same within the side of the staff, whose navigation has no room in the header of the others.
#[derive(Template)]
#[template(path = "ui/problem_staff.html")]
struct StaffProblemPage {
    page: Page,
    words: Words,
}

struct Words {
    explanation: String,
    reference: Option<String>,
    retry: bool,
}

/// The page of a problem, in the visitor's language.
pub fn page(visit: &Visit, problem: &Problem) -> Response {
    if let Problem::SignInFirst { back } = problem {
        let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("suite", back).finish();
        return super::see_other(&format!("{}?{query}", paths::SIGN_IN));
    }
    match problem {
        Problem::Unavailable(cause) => tracing::error!(cause, "unavailable"),
        Problem::Conflict(cause) => tracing::error!(cause, "a conflict that trying again did not resolve"),
        Problem::Internal(cause) => tracing::error!(cause, "internal error"),
        _ => {}
    }
    let (title, explanation) = problem.keys();
    let page = visit.page_t(title);
    let words = Words {
        explanation: visit.lang().t(explanation),
        reference: crate::layers::request_reference().filter(|_| !matches!(problem, Problem::NotFound)),
        retry: matches!(problem, Problem::Unavailable(_) | Problem::Conflict(_) | Problem::Stale | Problem::FormExpired | Problem::Forged),
    };
    let body = if page.nav.is_side_staff() { StaffProblemPage { page, words }.render() } else { ProblemPage { page, words }.render() };
    let body = body.unwrap_or_else(|_| "Erreur".to_owned());
    let mut response = (problem.status(), Html(body)).into_response();
    if matches!(problem, Problem::Unavailable(_) | Problem::Conflict(_)) {
        response.headers_mut().insert(axum::http::header::RETRY_AFTER, axum::http::HeaderValue::from_static("30"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unhandled_refusal_tells_its_kind_and_nobodys_name() {
        #[derive(Debug)]
        enum Refusal {
            #[expect(dead_code, reason = "read by its Debug alone")]
            File {
                name: &'static str,
            },
            #[expect(dead_code, reason = "read by its Debug alone")]
            Taken(&'static str),
            NoFile,
        }
        for (refusal, kind) in [(Refusal::File { name: "cv zoe.pdf" }, "File"), (Refusal::Taken("zoe@courriel.example"), "Taken"), (Refusal::NoFile, "NoFile")]
        {
            let problem = Problem::from(Error::Refused(refusal));
            assert!(matches!(&problem, Problem::Internal(cause) if *cause == format!("unhandled refusal: {kind}")), "{problem:?}");
        }
    }
}
