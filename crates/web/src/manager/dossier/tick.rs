//! « Modification statut »: one status and one comment for all ticked documents.

use app::Error;
use app::review::judge::{Judgement, Verdict, judge};
use app::review::open;
use axum::extract::{Path, State};
use domain::application::DocumentStatus;

use super::page::{Tab, Ticked, address, frame, show};
use crate::http::flash::Flash;
use crate::http::posted::{value, values};
use crate::http::{Page as Answer, Posted, Staff, see_other};
use crate::manager::words::judge_wrong;
use crate::ui::Form;
use crate::{App, paths};

/// Fields as posted: `piece` for each ticked document, `v-{code}` and `r-{code}` for what was shown of it.
pub type Fields = Vec<(String, String)>;

/// The judgement on one ticked document; none when the hidden fields were tampered with.
#[must_use]
pub fn judgement(fields: &Fields, code: &str, verdict: Verdict, comment: &str) -> Option<Judgement> {
    Some(Judgement {
        document: code.to_owned(),
        verdict,
        comment: comment.to_owned(),
        version: value(fields, &format!("v-{code}")).parse().ok()?,
        standing: value(fields, &format!("r-{code}")).parse().ok(),
    })
}

/// Codes of the ticked documents.
#[must_use]
pub fn ticked(fields: &Fields) -> Vec<String> {
    values(fields, "piece")
}

/// The first document that waits for a judgement, else the first with a file, else the dossier.
pub async fn first(staff: Staff, State(app): State<App>, Path(number): Path<i64>) -> Answer {
    let dossier = open::open(&app.ctx, &staff.person, number).await?.dossier;
    let next = dossier.items.iter().find(|item| item.status == DocumentStatus::Deposited).or_else(|| dossier.items.iter().find(|item| item.version.is_some()));
    Ok(see_other(&next.map_or_else(|| address(number), |item| paths::fill(paths::MANAGER_DOCUMENT, &[&number.to_string(), &item.kind.code]))))
}

pub async fn post(staff: Staff, State(app): State<App>, Path(number): Path<i64>, Posted(fields): Posted<Fields>) -> Answer {
    let codes = ticked(&fields);
    let comment = value(&fields, "comment");
    let verdict = Verdict::from_code(value(&fields, "verdict"));
    let judgements: Vec<Judgement> = codes.iter().filter_map(|code| judgement(&fields, code, verdict?, comment)).collect();
    let refusal = match judge(&app.ctx, &staff.person, number, &judgements).await {
        Ok(()) => return Ok(Flash::ok("judge-done").arg("count", judgements.len()).to(&app, &address(number))),
        Err(Error::Refused(refusal)) => refusal,
        Err(error) => return Err(error.into()),
    };
    let opened = open::open(&app.ctx, &staff.person, number).await?;
    let page = frame(&staff, &opened);
    let mut form = Form::new(&page).with("comment", comment).with("verdict", value(&fields, "verdict"));
    if verdict.is_none() && !codes.is_empty() {
        form.wrong("verdict", "judge-no-verdict");
    } else {
        judge_wrong(&mut form, &page, &refusal);
    }
    show(&app, page, &opened, Tab::Documents(Ticked { codes }), Some(form))
}
