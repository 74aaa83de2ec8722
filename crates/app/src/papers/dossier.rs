//! « Télécharger mon dossier »: one PDF with the data of the application and its documents.
//!
//! Paper procedures get the list of what to post and the committee's form instead of the documents.

use domain::application::DocumentStatus;
use domain::application::requirement::Obligation;
use paper::typeset::dossier::{Checklist, DecisionGrid, DecisionGroup, DossierData};
use paper::typeset::{Row, Section, Table};
use paper::{Assembly, Part, SandboxError};
use store::account::Account;
use store::catalogue::campaign::Campaign;
use uuid::Uuid;

use super::{Paper, files, frame};
use crate::dossier::{Dossier, Item};
use crate::error::{Error, Fault};
use crate::i18n::Lang;
use crate::wording::document_words;
use crate::{Ctx, format};

/// Makes the dossier for the person who asked, one at a time, in the language its applicant prefers. Documents that cannot
/// be read are left out and named on the cover's last page.
pub async fn make(ctx: &Ctx, whose: Uuid, dossier: &Dossier) -> Result<Paper, Error> {
    let mut tx = ctx.db.read().await?;
    let account = store::account::lookup(&mut tx, dossier.application.account_id).await?.ok_or(Error::NotFound)?;
    let types = store::decision::setup::types_for(&mut tx, dossier.application.centre_id).await?;
    let reasons = store::decision::setup::reasons_for(&mut tx, dossier.application.centre_id).await?;
    let campaign = store::catalogue::campaign::lookup(&mut tx, dossier.application.campaign_id).await?;
    drop(tx);
    let lang = ctx.languages().pick(&account.language);
    let applicant = super::profile::sections(ctx, account.id, lang).await?;
    let name = frame::file_name("dossier", &dossier.file_number, &account.last_name, &account.first_name, &dossier.session.programme_code);
    let title = lang.t_with("paper-dossier-title", &[("programme", dossier.session.programme_label.clone().into())]);
    let electronic = dossier.session.is_electronic;
    let mut data = DossierData {
        frame: frame::frame(ctx, lang, title.clone()),
        identification: identification(dossier, lang, &account, campaign.as_ref()),
        notice: (!electronic).then(|| lang.t_with("paper-dossier-post", &[("date", format::long_date(lang, dossier.return_on).into())])),
        applicant,
        application: application(ctx, dossier, lang).await?,
        documents: electronic.then(|| documents(ctx, dossier, lang)),
        documents_to_send: (!electronic).then(|| to_send(dossier, lang)),
        decision_grid: (!electronic).then(|| grid(lang, &types, &reasons)),
        legal_notes: vec![lang.t("paper-dossier-legal")],
    };
    // Before anything is read that is large, and until all of it is bound.
    let _turn = ctx.papers.take(whose).await?;
    let (parts, missing) = if electronic { parts(ctx, dossier, lang).await? } else { (Vec::new(), Vec::new()) };
    let mut skipped = missing;
    let assembled = assemble(ctx, &data, &title, lang, &parts).await?;
    skipped.extend(assembled.skipped.clone());
    if skipped.is_empty() {
        return Ok(Paper { pdf: assembled.pdf, name });
    }
    // Nothing is dropped silently: the cover says which documents could not be joined.
    data.legal_notes.push(lang.t_with("paper-dossier-skipped", &[("documents", skipped.join(", ").into())]));
    let kept: Vec<Part> = parts.into_iter().filter(|part| !skipped.contains(&part.title)).collect();
    Ok(Paper { pdf: assemble(ctx, &data, &title, lang, &kept).await?.pdf, name })
}

async fn assemble(ctx: &Ctx, data: &DossierData, title: &str, lang: Lang, parts: &[Part]) -> Result<paper::Assembled, Error> {
    let cover = ctx.sandbox.dossier(data).await.map_err(fault)?;
    let assembly = Assembly {
        cover,
        cover_title: lang.t("paper-dossier-cover"),
        title: title.to_owned(),
        author: ctx.settings().institution_name.clone(),
        subject: lang.t("paper-dossier-subject"),
        language: lang.code().to_owned(),
    };
    ctx.sandbox.assemble(&assembly, parts).await.map_err(fault)
}

pub(crate) fn fault(error: SandboxError) -> Error {
    let text = error.to_string();
    match error {
        SandboxError::Unavailable(_) | SandboxError::TimedOut(_) => Error::Fault(Fault::Unavailable(text)),
        SandboxError::Unreadable { .. } => Error::Fault(Fault::Internal(text)),
    }
}

fn row(lang: Lang, key: &str, value: impl Into<String>) -> Row {
    Row::new(lang.t(key), value)
}

/// The rows that have something to say.
fn filled<const N: usize>(lang: Lang, rows: [(&str, String); N]) -> Vec<Row> {
    rows.into_iter().filter(|(_, value)| !value.trim().is_empty()).map(|(key, value)| row(lang, key, value)).collect()
}

fn identification(dossier: &Dossier, lang: Lang, account: &Account, campaign: Option<&Campaign>) -> Vec<Row> {
    let rows = [
        ("paper-applicant", format!("{} {}", account.first_name, account.last_name)),
        ("paper-mail", account.email.clone()),
        ("paper-student-number", account.student_number.clone().unwrap_or_default()),
        ("paper-campaign", campaign.map(|campaign| campaign.label.get(lang).to_owned()).unwrap_or_default()),
        ("paper-file-number", dossier.file_number.clone()),
        ("paper-application-number", dossier.application.number.to_string()),
        ("paper-programme", format!("{} ({})", dossier.session.programme_label, dossier.session.programme_code)),
        ("paper-centre", dossier.session.centre_label.clone()),
        ("paper-committee", dossier.committee.label.clone()),
        ("paper-return-date", format::date(lang, dossier.return_on)),
    ];
    filled(lang, rows)
}

async fn application(ctx: &Ctx, dossier: &Dossier, lang: Lang) -> Result<Vec<Section>, Error> {
    let session = &dossier.session;
    let dates = [
        ("date-return", Some(dossier.return_on)),
        ("date-jury", session.jury_on),
        ("date-publication", session.publication_on),
        ("date-confirmation", dossier.confirmation_on),
    ];
    let dates = dates.into_iter().filter_map(|(key, day)| Some(row(lang, key, format::date(lang, day?)))).collect();
    let committee = &dossier.committee;
    let address = &committee.address.0;
    let mut lines = address.lines.clone();
    lines.push(format!("{} {}", address.postal_code, address.town).trim().to_owned());
    let contact = [
        ("paper-address", lines.join("\n")),
        ("paper-mail", committee.email.clone()),
        ("paper-phone", committee.phone.clone()),
        ("paper-fax", committee.fax.clone()),
        ("paper-url", committee.url.clone()),
        ("paper-comment", committee.return_comment.get(lang).to_owned()),
    ];
    let mut sections = vec![Section::of_rows(lang.t("paper-dates"), dates), Section::of_rows(lang.t("paper-contact"), filled(lang, contact))];
    for asked in &dossier.forms {
        sections.push(form(ctx, asked, lang).await?);
    }
    sections.push(questions(dossier, lang));
    Ok(sections)
}

/// A complementary form with its answers.
async fn form(ctx: &Ctx, asked: &crate::forms::Asked, lang: Lang) -> Result<Section, Error> {
    let title = format!("{} – {}", lang.t("paper-form"), asked.label.get(lang));
    let status = |key: &str| Section::of_rows(title.clone(), vec![row(lang, "column-status", lang.t(key))]);
    Ok(match asked.status {
        DocumentStatus::NotConcerned => status("question-status-not-concerned"),
        DocumentStatus::Waiting => status("question-status-waiting"),
        _ => {
            let nothing = lang.t("question-no-answer");
            let lines = crate::forms::words::lines(ctx, asked, lang).await?;
            let rows = lines.into_iter().map(|line| Row::new(line.label, if line.answer.is_empty() { nothing.clone() } else { line.answer }));
            Section::of_rows(title, rows.collect())
        }
    })
}

/// What was asked beside the documents; a section without rows is not printed.
fn questions(dossier: &Dossier, lang: Lang) -> Section {
    let rows = dossier.questions.iter().map(|asked| Row::new(asked.label.get(lang), crate::questions::words::outcome(lang, asked))).collect();
    Section::of_rows(lang.t("tab-questions"), rows)
}

fn label(item: &Item, lang: Lang) -> String {
    item.kind.label.get(lang).to_owned()
}

fn documents(ctx: &Ctx, dossier: &Dossier, lang: Lang) -> Section {
    let rows = dossier
        .items
        .iter()
        .map(|item| {
            vec![
                label(item, lang),
                document_words(ctx, lang, item.shown),
                item.version.as_ref().map(|v| v.name.clone()).unwrap_or_default(),
                item.review.as_ref().map(|r| r.comment.clone()).unwrap_or_default(),
            ]
        })
        .collect();
    let columns = ["column-document", "column-status", "column-file", "column-comment-short"].map(|key| lang.t(key)).to_vec();
    Section::of_table(lang.t("tab-documents"), Table { columns, widths: vec![4, 2, 3, 3], rows })
}

fn to_send(dossier: &Dossier, lang: Lang) -> Checklist {
    let items = dossier
        .items
        .iter()
        .filter(|item| item.status != DocumentStatus::NotConcerned)
        .map(|item| {
            let label = label(item, lang);
            if item.obligation == Obligation::Facultative { format!("{label} {}", lang.t("form-optional")) } else { label }
        })
        .collect();
    Checklist { title: lang.t("paper-to-send"), introduction: lang.t("paper-to-send-introduction"), items }
}

fn grid(lang: Lang, types: &[store::decision::setup::DecisionType], reasons: &[store::decision::setup::Reason]) -> DecisionGrid {
    DecisionGrid {
        title: lang.t("paper-grid"),
        groups: vec![
            DecisionGroup { label: lang.t("paper-grid-decision"), options: types.iter().map(|t| t.label.get(lang).to_owned()).collect() },
            DecisionGroup { label: lang.t("paper-grid-reason"), options: reasons.iter().map(|r| r.label.get(lang).to_owned()).collect() },
        ],
        lines: ["paper-grid-rank", "paper-grid-comment", "paper-grid-date", "paper-grid-signature"].map(|key| lang.t(key)).to_vec(),
    }
}

/// The canonical PDFs in the order of the list, and the labels of those that have none.
async fn parts(ctx: &Ctx, dossier: &Dossier, lang: Lang) -> Result<(Vec<Part>, Vec<String>), Error> {
    let mut parts = Vec::new();
    let mut missing = Vec::new();
    for item in &dossier.items {
        let Some(version) = &item.version else { continue };
        match &version.canonical_key {
            Some(key) => match files::read(ctx, key).await {
                Ok(bytes) => parts.push(Part { title: label(item, lang), pdf: bytes.to_vec() }),
                Err(_) => missing.push(label(item, lang)),
            },
            None => missing.push(label(item, lang)),
        }
    }
    for asked in dossier.forms.iter().filter(|asked| asked.status == DocumentStatus::Deposited) {
        for (key, file) in crate::forms::file::shown(ctx, asked).await? {
            let field = asked.definition.find(&key).map(|field| field.label.get(lang)).unwrap_or_default();
            let title = format!("{} – {field}", asked.label.get(lang));
            match files::read(ctx, &file.canonical_key).await {
                Ok(bytes) => parts.push(Part { title, pdf: bytes.to_vec() }),
                Err(_) => missing.push(title),
            }
        }
    }
    Ok((parts, missing))
}
