//! « Enregistrer mes réponses en PDF »: the answers of one form as a paper.

use domain::application::DocumentStatus;
use paper::AnswersData;
use paper::typeset::Row;

use super::dossier::fault;
use super::{Paper, frame};
use crate::dossier::Dossier;
use crate::error::Error;
use crate::forms::{Asked, words};
use crate::{Ctx, format};

/// Makes the paper in the language its applicant prefers, of a draft too: it says so.
pub async fn make(ctx: &Ctx, dossier: &Dossier, asked: &Asked) -> Result<Paper, Error> {
    let mut tx = ctx.db.read().await?;
    let account = store::account::lookup(&mut tx, dossier.application.account_id).await?.ok_or(Error::NotFound)?;
    drop(tx);
    let lang = ctx.languages().pick(&account.language);
    let row = |key: &str, value: String| Row::new(lang.t(key), value);
    let mut rows = vec![
        row("paper-applicant", format!("{} {}", account.first_name, account.last_name)),
        row("paper-file-number", dossier.file_number.clone()),
        row("paper-application-number", dossier.application.number.to_string()),
        row("paper-programme", dossier.session.programme_label.clone()),
    ];
    if let Some(at) = asked.completed_at {
        rows.push(row("paper-answers-completed", format::date_time(lang, ctx.zone.local(at))));
    }
    let notice = match asked.status {
        DocumentStatus::NotConcerned => lang.t("question-status-not-concerned"),
        DocumentStatus::Waiting => lang.t("paper-answers-draft"),
        _ => String::new(),
    };
    let nothing = lang.t("question-no-answer");
    let answers = words::lines(ctx, asked, lang)
        .await?
        .into_iter()
        .map(|line| Row::new(line.label, if line.answer.is_empty() { nothing.clone() } else { line.answer }))
        .collect();
    let data = AnswersData { frame: frame::frame(ctx, lang, asked.label.get(lang).to_owned()), rows, notice, answers };
    let pdf = ctx.sandbox.answers(&data).await.map_err(fault)?;
    let name = frame::file_name("formulaire", &dossier.file_number, &account.last_name, &account.first_name, &asked.code);
    Ok(Paper { pdf, name })
}
