//! `/verification`: whether a letter with this code was issued, for anyone who holds one.

use app::Error;
use app::letters::verify::{Refusal, Verified, verify};
use app::setup::letter::kind_key;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum_extra::extract::Query;
use domain::letters::{LetterCode, Verdict};
use serde::Deserialize;

use crate::App;
use crate::http::{Page as Answer, Visit, html, render};
use crate::ui::{Form, Page};

#[derive(Template)]
#[template(path = "public/verification.html")]
struct VerificationPage {
    page: Page,
    /// What was typed or followed, as codes are printed.
    form: Form,
    found: Option<Found>,
}

impl VerificationPage {
    /// What the alert says, whether or not it is about the code itself.
    fn wrong(&self) -> Option<&str> {
        self.form.error("code").or_else(|| self.form.error(""))
    }
}

/// A letter that was issued, in words.
struct Found {
    /// Class and icon of the notice.
    notice: (&'static str, &'static str),
    verdict: String,
    rows: Vec<(&'static str, String)>,
}

/// What the form sends.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    code: String,
}

pub async fn get(visit: Visit, State(app): State<App>, Query(typed): Query<Typed>) -> Answer {
    if typed.code.trim().is_empty() {
        let page = visit.page_t("verification-title");
        return html(&VerificationPage { form: Form::new(&page), page, found: None });
    }
    show(&visit, &app, &typed.code).await
}

pub async fn by_code(visit: Visit, State(app): State<App>, Path(code): Path<String>) -> Answer {
    show(&visit, &app, &code).await
}

async fn show(visit: &Visit, app: &App, typed: &str) -> Answer {
    let (status, wrong, found) = match verify(&app.ctx, typed, visit.network()).await {
        Ok(verified) => (StatusCode::OK, None, Some(verified)),
        Err(Error::Refused(Refusal::NoCode)) => (StatusCode::UNPROCESSABLE_ENTITY, Some("verification-no-code"), None),
        Err(Error::Refused(Refusal::Unknown)) => (StatusCode::NOT_FOUND, Some("verification-unknown"), None),
        Err(Error::Refused(Refusal::TooMany)) => (StatusCode::TOO_MANY_REQUESTS, Some("verification-too-many"), None),
        Err(error) => return Err(error.into()),
    };
    let page = visit.page_t("verification-title").failed(wrong.is_some());
    let shown = LetterCode::parse(typed).map_or_else(|| typed.chars().take(30).collect(), |code| code.to_string());
    let mut form = Form::new(&page).with("code", shown);
    if let Some(key) = wrong {
        // A code that comes after too many may well be right.
        form.wrong(if status == StatusCode::TOO_MANY_REQUESTS { "" } else { "code" }, key);
    }
    let answer = VerificationPage { form, found: found.map(|verified| in_words(&page, &verified)), page };
    render(&answer, status)
}

fn in_words(page: &Page, verified: &Verified) -> Found {
    let (notice, verdict) = match verified.verdict {
        Verdict::Stands => (("ec-notice--ok", "badge-check"), page.t("verification-stands")),
        Verdict::Replaced => {
            let on = verified.replaced_on.map(|day| page.long_date(&day)).unwrap_or_default();
            (("ec-notice--warn", "triangle-alert"), page.t1("verification-replaced", "date", on))
        }
        Verdict::Over => (("ec-notice--danger", "circle-x"), page.t("verification-over")),
    };
    let rows = [
        ("verification-institution", verified.institution.clone()),
        ("verification-kind", page.t(kind_key(verified.kind))),
        ("paper-programme", verified.programme.clone()),
        ("verification-initials", verified.initials.clone()),
        ("verification-issued-on", page.long_date(&verified.issued_on)),
        ("verification-code", verified.code.to_string()),
        ("paper-receipt-digest", verified.sha256.clone().unwrap_or_default()),
    ];
    Found { notice, verdict, rows: rows.into_iter().filter(|(_, value)| !value.is_empty()).collect() }
}
