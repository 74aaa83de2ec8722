//! Letters of a dossier: the one that stands, earlier versions, a new version.

use app::Error;
use app::letters::{download, issue};
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::letters::{LetterCode, LetterKind};
use serde::Deserialize;
use store::letter::LetterLine;
use uuid::Uuid;

use super::page::address;
use crate::applicant::application::files::send;
use crate::http::flash::Flash;
use crate::http::{Nothing, Page as Answer, PostedOnce, Staff};
use crate::ui::Page;
use crate::{App, paths};

/// A letter in the history of a dossier.
pub struct LetterView {
    pub url: String,
    pub words: String,
    pub detail: String,
    pub is_replaced: bool,
}

/// « Lettre d’admission, version 2 », with when and by whom.
#[must_use]
pub fn letter_view(page: &Page, number: &str, line: &LetterLine) -> LetterView {
    let kind = LetterKind::from_code(&line.kind).unwrap_or(LetterKind::Admission);
    let words = page.t2("letter-version", "letter", page.t(app::setup::letter::kind_key(kind)), "number", i64::from(line.number));
    let code = LetterCode::parse(&line.code).map(|code| code.to_string()).unwrap_or_default();
    let by = match (&line.first_name, &line.last_name) {
        (Some(first), Some(last)) => format!("{first} {last}"),
        _ => page.t("audit-system"),
    };
    LetterView {
        url: format!("{}?v={}", paths::fill(paths::MANAGER_APPLICATION_LETTER, &[number]), line.id),
        words,
        detail: page.t3("letter-issued", "date", page.date_time(&line.issued_at), "by", by, "code", code),
        is_replaced: line.replaced_at.is_some(),
    }
}

/// Which version is wanted; none = the one that stands.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Which {
    v: Option<Uuid>,
}

pub async fn pdf(staff: Staff, State(app): State<App>, Path(number): Path<i64>, Query(which): Query<Which>) -> Answer {
    let paper = download::of_staff(&app.ctx, &staff.person, number, which.v).await?;
    send(paper.pdf.into(), "application/pdf", &paper.name, false)
}

pub async fn issue_again(staff: Staff, State(app): State<App>, Path(number): Path<i64>, PostedOnce(Nothing {}, form): PostedOnce<Nothing>) -> Answer {
    let back = format!("{}/historique", address(number));
    match issue::again(&app.ctx, &staff.person, number, &form).await {
        Ok(()) => Ok(Flash::ok("letter-issued-again").to(&app, &back)),
        Err(Error::Refused(issue::Refusal::NoLetter)) => Ok(Flash::error("letter-none").to(&app, &back)),
        Err(error) => Err(error.into()),
    }
}
