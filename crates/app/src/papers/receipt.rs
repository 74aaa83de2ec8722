//! The receipt of a submission: date, digest of what was submitted, the mentions that administrative law asks for.

use chrono::NaiveDate;
use domain::silence::{Rule, Silence, arises_on};
use domain::time::Instant;
use paper::ReceiptData;
use paper::typeset::{Row, Table};
use serde_json::Value;
use store::catalogue::session::Session;
use uuid::Uuid;

use super::dossier::fault;
use super::{Paper, frame};
use crate::dossier::Dossier;
use crate::error::Error;
use crate::i18n::Lang;
use crate::{Ctx, format, letters};

/// The receipt of the latest submission in the language its applicant prefers; none before the first.
pub async fn make(ctx: &Ctx, dossier: &Dossier) -> Result<Option<Paper>, Error> {
    made_at(ctx, dossier, None, ctx.now()).await
}

/// The same of one submission, the latest where none is named, printed as if made at a moment: for a mail whose repeat is
/// identical.
pub async fn made_at(ctx: &Ctx, dossier: &Dossier, submission: Option<Uuid>, at: Instant) -> Result<Option<Paper>, Error> {
    let mut tx = ctx.db.read().await?;
    let application = dossier.application.id;
    let found = match submission {
        Some(id) => store::application::submission::lookup(&mut tx, id).await?.filter(|found| found.application_id == application),
        None => store::application::submission::latest(&mut tx, application).await?,
    };
    let Some(submission) = found else { return Ok(None) };
    let account = store::account::lookup(&mut tx, dossier.application.account_id).await?.ok_or(Error::NotFound)?;
    drop(tx);
    let lang = ctx.languages().pick(&account.language);
    let submitted = format::date_time(lang, ctx.zone.local(submission.submitted_at));
    let row = |key: &str, value: String| Row::new(lang.t(key), value);
    let empty = Vec::new();
    let documents = submission.snapshot.0.get("documents").and_then(Value::as_array).unwrap_or(&empty);
    let text = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let rows = documents
        .iter()
        .map(|d| {
            let labels = d.get("label").cloned().and_then(|l| serde_json::from_value::<domain::translated::Translated>(l).ok()).unwrap_or_default();
            vec![labels.get(lang).to_owned(), text(d, "name"), text(d, "sha256")]
        })
        .collect();
    let reception = Reception::of_submission(ctx, dossier, submission.submitted_at, submission.snapshot.0.get("silence"));
    let data = ReceiptData {
        frame: frame::made_at(ctx, lang, lang.t("paper-receipt-title"), at),
        introduction: lang.t_with("paper-receipt-introduction", &[("date", submitted.clone().into())]),
        rows: vec![
            row("paper-applicant", format!("{} {}", account.first_name, account.last_name)),
            row("paper-file-number", dossier.file_number.clone()),
            row("paper-application-number", dossier.application.number.to_string()),
            row("paper-programme", dossier.session.programme_label.clone()),
            row("paper-centre", dossier.session.centre_label.clone()),
            row("paper-committee", dossier.committee.label.clone()),
            row("paper-receipt-date", submitted),
        ],
        digest: row("paper-receipt-digest", submission.digest.clone()),
        documents_title: lang.t("tab-documents"),
        documents: Table {
            columns: ["column-document", "column-file", "paper-receipt-digest-column"].map(|key| lang.t(key)).to_vec(),
            widths: vec![3, 2, 4],
            rows,
        },
        legal_title: lang.t("paper-receipt-legal-title"),
        legal_mentions: mentions(ctx, dossier, lang, reception),
    };
    let pdf = ctx.sandbox.receipt(&data).await.map_err(fault)?;
    let name = frame::file_name("accuse-reception", &dossier.file_number, &account.last_name, &account.first_name, &dossier.session.programme_code);
    Ok(Some(Paper { pdf, name }))
}

/// How an application was received, as far as the law wants it to be told.
#[derive(Clone, Copy, Debug)]
pub struct Reception {
    pub on: NaiveDate,
    pub rule: Rule,
    /// Whether a submission proves it.
    pub has_digest: bool,
}

impl Reception {
    /// By a submission, with the rule that its snapshot keeps: what is ruled later is for later ones. Where none is kept,
    /// the rule of today stands in.
    #[must_use]
    pub fn of_submission(ctx: &Ctx, dossier: &Dossier, at: Instant, kept: Option<&Value>) -> Self {
        let kept = kept.and_then(|kept| serde_json::from_value(kept.clone()).ok());
        Self { on: ctx.zone.today(at), rule: kept.unwrap_or_else(|| rule(ctx, &dossier.session)), has_digest: true }
    }

    /// On paper, which keeps no rule.
    #[must_use]
    pub fn on_paper(ctx: &Ctx, dossier: &Dossier, on: NaiveDate) -> Self {
        Self { on, rule: rule(ctx, &dossier.session), has_digest: false }
    }
}

/// What silence means for whatever a session receives now.
#[must_use]
pub fn rule(ctx: &Ctx, session: &Session) -> Rule {
    let settings = ctx.settings();
    let institution = Rule { silence: settings.silence, months: settings.silence_months };
    Rule::closest(session.silence.as_deref(), session.silence_months, institution)
}

/// What the law wants to be said when an application was received: who examines it, what silence means and from when on,
/// how to appeal; and what the digest above proves, where there is one.
#[must_use]
pub fn mentions(ctx: &Ctx, dossier: &Dossier, lang: Lang, reception: Reception) -> Vec<String> {
    let Reception { on, rule, has_digest } = reception;
    let arises = format::long_date(lang, arises_on(on, rule.months));
    let silence = match rule.silence {
        Silence::Refusal => "paper-receipt-silence-refusal",
        Silence::Acceptance => "paper-receipt-silence-acceptance",
    };
    let mut mentions = vec![
        lang.t_with("paper-receipt-legal-service", &[("service", service(dossier, lang).into())]),
        lang.t_with(silence, &[("date", arises.into()), ("months", rule.months.into())]),
        lang.t_with("paper-receipt-legal-appeal", &[("court", letters::appeal::court(ctx, lang).into())]),
    ];
    mentions.extend(has_digest.then(|| lang.t("paper-receipt-legal-digest")));
    mentions
}

/// Who examines the file and how to reach them: the law wants name, address, telephone and mail.
fn service(dossier: &Dossier, lang: Lang) -> String {
    let committee = &dossier.committee;
    let address = &committee.address.0;
    let town = format!("{} {}", address.postal_code, address.town);
    let phone = if committee.phone.is_empty() { String::new() } else { format!("{} {}", lang.t("paper-phone"), committee.phone) };
    let parts = std::iter::once(&committee.label).chain(&address.lines).chain([&town, &phone, &committee.email]);
    parts.map(|part| part.trim()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
