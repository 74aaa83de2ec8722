//! The address the sign-on server sends browsers back to, and posts its own messages to.

use app::Error;
use app::accounts::sso::arrive::{self, Arrived, Failed, Refusal, Return};
use app::accounts::sso::{Returned, leave};
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum_extra::extract::Query;
use serde::Deserialize;

use super::{address, is_gone_to, keep, token, trouble};
use crate::account::sign_in::{end_before, start};
use crate::http::{Page as Answer, Problem, Visit, see_other, user_agent};
use crate::{App, paths};

/// Longest message of the server.
const LONGEST_MESSAGE: usize = 16 * 1024;

/// The parameters of both protocols; others are passed over.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Parameters {
    ticket: Option<String>,
    code: Option<String>,
    state: Option<String>,
    iss: Option<String>,
    error: Option<String>,
}

pub async fn get(visit: Visit, State(app): State<App>, headers: HeaderMap, Query(parameters): Query<Parameters>) -> Answer {
    if !is_gone_to(&headers) {
        return Err(Problem::Forbidden);
    }
    let Parameters { ticket, code, state, iss, error } = parameters;
    let returned = Returned { ticket, code, state, iss, error };
    let back = Return {
        token: token(&app, &headers),
        returned: &returned,
        account: visit.person().map(|person| person.account.0),
        network: visit.network(),
        user_agent: user_agent(&headers),
    };
    let (mut response, token) = match arrive::arrive(&app.ctx, &back).await {
        Ok(Arrived::SignedIn { opened, return_path }) => {
            end_before(&app, &visit).await?;
            (start(&app, &opened, &return_path).await?, None)
        }
        Ok(Arrived::FirstVisit { token }) => (see_other(paths::SSO_NEW), Some(token)),
        Ok(Arrived::ToLink { token }) => (see_other(paths::ACCESS_SSO), Some(token)),
        Ok(Arrived::Nobody { return_path }) => (see_other(paths::local_or(&return_path, paths::HOME)), None),
        Err(Error::Refused(failed)) => (refused(&visit, &failed)?, None),
        Err(error) => return Err(error.into()),
    };
    keep(&app, &mut response, token.as_deref());
    Ok(response)
}

fn refused(visit: &Visit, failed: &Failed) -> Answer {
    let (status, explanation, retry) = match failed.why {
        Refusal::TooMany => return Err(Problem::TooManyRequests),
        Refusal::NoAttempt => (StatusCode::FORBIDDEN, "sso-no-attempt", true),
        Refusal::GaveUp => (StatusCode::FORBIDDEN, "sso-gave-up", true),
        Refusal::Refused => (StatusCode::FORBIDDEN, "sso-refused", true),
        Refusal::Down => (StatusCode::SERVICE_UNAVAILABLE, "sso-down", true),
        Refusal::Deactivated => (StatusCode::FORBIDDEN, "sso-deactivated", false),
        Refusal::AnotherPerson => (StatusCode::FORBIDDEN, "sso-another-person", false),
    };
    trouble(visit, status, explanation, retry.then(|| address(&failed.link)))
}

/// A message from server to server: no browser, no session, no token of a form. The answer tells nothing.
pub async fn ended(State(app): State<App>, body: Body) -> Result<Response, Problem> {
    let message = axum::body::to_bytes(body, LONGEST_MESSAGE).await.map_err(|_| Problem::TooLarge)?;
    leave::ended(&app.ctx, &message).await?;
    Ok(StatusCode::OK.into_response())
}
