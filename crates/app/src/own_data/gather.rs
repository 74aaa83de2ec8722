//! Everything a person may have of their own, as files of one archive: what they typed and what was decided as JSON, each
//! application as the PDF they know, what was submitted with its receipt, their letters, and every file they ever deposited
//! as it was received. A file that is gone from the store does not keep the others from them: the JSON names it.
//!
//! What staff note among themselves and what is not published is not theirs yet; nobody else is named.

use std::collections::HashSet;

use bytes::Bytes;
use connect::files::{FileKey, FilesError};
use domain::application::DecisionKind;
use domain::complementary_list::RankShown;
use serde_json::{Value, json};
use store::account::Account;
use store::application::message::Message;
use store::application::submission::Submission;
use store::decision::Decision;
use store::own_data::{Deposit, Erasure};
use tokio::io::AsyncWrite;
use uuid::Uuid;

use super::consulted;
use super::zip::Writer;
use crate::apply::journal::{self, Event};
use crate::apply::waiting::{self, Waiting};
use crate::dossier::{self, Dossier, Side};
use crate::error::{Error, Fault};
use crate::i18n::Lang;
use crate::wording::document_words;
use crate::{Ctx, letters, papers, profile};

/// Where an archive that cannot be written ends.
fn broken(error: &std::io::Error) -> Fault {
    Fault::Unavailable(format!("the copy cannot be written: {error}"))
}

/// Writes the archive of an account.
pub(super) async fn write(ctx: &Ctx, account: &Account, out: impl AsyncWrite + Unpin) -> Result<(), Fault> {
    let lang = ctx.languages().pick(&account.language);
    let now = ctx.zone.local(ctx.now());
    let mut zip = Writer::new(out);
    let mut tx = ctx.db.read().await?;
    let mut dossiers = Vec::new();
    for own in store::application::of_account(&mut tx, account.id).await? {
        let Some(application) = store::application::lookup(&mut tx, own.id).await? else { continue };
        dossiers.push(dossier::load(ctx, &mut tx, application, Side::Applicant).await?);
    }
    let deposits = store::own_data::deposits(&mut tx, account.id).await?;
    drop(tx);
    let mut missing = Vec::new();
    let name = lang.t("own-data-file-readme");
    let readme = lang.t_with("own-data-readme", &[("institution", ctx.settings().institution_name.clone().into())]);
    zip.add(&name, readme.as_bytes(), now).await.map_err(|error| broken(&error))?;
    let folder = lang.t("own-data-folder-applications");
    for dossier in &dossiers {
        let folder = format!("{folder}/{}", dossier.application.number);
        let paper = papers::dossier::make(ctx, account.id, dossier).await.map_err(fault)?;
        zip.add(&format!("{folder}/{}", paper.name), &paper.pdf, now).await.map_err(|error| broken(&error))?;
        submitted(ctx, dossier, lang, &folder, &mut zip).await?;
    }
    let folder = lang.t("own-data-folder-documents");
    // Documents of two campaigns may name the same file.
    let mut written = HashSet::new();
    for deposit in deposits.iter().filter(|deposit| is_handed_out(deposit)) {
        let modified = ctx.zone.local(deposit.deposited_at);
        for file in &deposit.received.0 {
            if !written.insert(file.key.as_str()) {
                continue;
            }
            let name = format!("{folder}/{}/{}-{}", deposit.code, deposit.number, file.name);
            match stored(ctx, &file.key).await? {
                Some(bytes) => zip.add(&name, &bytes, modified).await.map_err(|error| broken(&error))?,
                None => missing.push(name),
            }
        }
    }
    for dossier in &dossiers {
        sent(ctx, dossier, lang, &mut zip, &mut missing).await?;
        joined(ctx, dossier, lang, &mut zip, &mut missing).await?;
    }
    // At the end: it names the files that were not there.
    let data = data(ctx, account, &dossiers, &deposits, &missing).await?;
    let text = serde_json::to_string_pretty(&data).map_err(|error| Fault::Internal(error.to_string()))?;
    zip.add(&lang.t("own-data-file-json"), text.as_bytes(), now).await.map_err(|error| broken(&error))?;
    zip.finish().await.map_err(|error| broken(&error))
}

fn fault(error: Error) -> Fault {
    match error {
        Error::Fault(fault) => fault,
        error => Fault::Internal(format!("{error:?}")),
    }
}

/// What was submitted each time, as the very bytes whose digest is printed on the receipt beside it.
async fn submitted<W: AsyncWrite + Unpin>(ctx: &Ctx, dossier: &Dossier, lang: Lang, folder: &str, zip: &mut Writer<W>) -> Result<(), Fault> {
    let mut tx = ctx.db.read().await?;
    let submissions = store::application::submission::all_of(&mut tx, dossier.application.id).await?;
    drop(tx);
    for one in submissions {
        let modified = ctx.zone.local(one.submitted_at);
        let name = format!("{folder}/{}-{}", one.number, lang.t("own-data-file-submission"));
        zip.add(&name, one.snapshot.0.to_string().as_bytes(), modified).await.map_err(|error| broken(&error))?;
        if let Some(receipt) = papers::receipt::made_at(ctx, dossier, Some(one.id), ctx.now()).await.map_err(fault)? {
            zip.add(&format!("{folder}/{}-{}", one.number, receipt.name), &receipt.pdf, modified).await.map_err(|error| broken(&error))?;
        }
    }
    Ok(())
}

/// A stored file; none when the store has it no longer.
async fn stored(ctx: &Ctx, key: &str) -> Result<Option<Bytes>, Fault> {
    let key: FileKey = key.parse().map_err(|_| Fault::Internal("a stored key that is none".to_owned()))?;
    match ctx.files.get(&key).await {
        Ok(bytes) => Ok(Some(bytes)),
        Err(FilesError::NotFound) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The letters of an application, replaced ones too.
async fn sent<W: AsyncWrite + Unpin>(ctx: &Ctx, dossier: &Dossier, lang: Lang, zip: &mut Writer<W>, missing: &mut Vec<String>) -> Result<(), Fault> {
    let folder = format!("{}/{}", lang.t("own-data-folder-letters"), dossier.application.number);
    let mut tx = ctx.db.read().await?;
    let mut issued = Vec::new();
    for line in store::letter::of_application(&mut tx, dossier.application.id).await? {
        issued.extend(store::letter::lookup(&mut tx, line.id).await?);
    }
    drop(tx);
    for letter in issued {
        let is_gone = match &letter.file_key {
            Some(key) => stored(ctx, key).await?.is_none(),
            None => false,
        };
        let paper = if is_gone { None } else { paper(ctx, letter.id).await? };
        match paper {
            Some(paper) => {
                let modified = ctx.zone.local(letter.issued_at);
                zip.add(&format!("{folder}/{}", paper.name), &paper.pdf, modified).await.map_err(|error| broken(&error))?;
            }
            None => missing.push(format!("{folder}/{}", letter.code)),
        }
    }
    Ok(())
}

/// The file of a letter; none when it cannot be had, which somebody else has to look at.
async fn paper(ctx: &Ctx, letter: Uuid) -> Result<Option<papers::Paper>, Fault> {
    match letters::make::file(ctx, letter).await {
        Err(Fault::Internal(text)) => {
            tracing::error!(%letter, error = text, "a letter is missing from the copy of somebody's data");
            Ok(None)
        }
        other => other,
    }
}

/// The documents joined to the messages of an application.
async fn joined<W: AsyncWrite + Unpin>(ctx: &Ctx, dossier: &Dossier, lang: Lang, zip: &mut Writer<W>, missing: &mut Vec<String>) -> Result<(), Fault> {
    let folder = format!("{}/{}", lang.t("own-data-folder-messages"), dossier.application.number);
    let mut tx = ctx.db.read().await?;
    let thread = store::application::message::of_application(&mut tx, dossier.application.id).await?;
    drop(tx);
    for message in thread {
        let Some(joined) = message.joined else { continue };
        let name = format!("{folder}/{}", papers::files::pdf_name(&joined.0.name));
        match stored(ctx, &joined.0.key).await? {
            Some(bytes) => zip.add(&name, &bytes, ctx.zone.local(message.sent_at)).await.map_err(|error| broken(&error))?,
            None => missing.push(name),
        }
    }
    Ok(())
}

/// A file that was not judged clean is never handed out, not even to whoever sent it.
fn is_handed_out(deposit: &Deposit) -> bool {
    deposit.check_state == "checked"
}

async fn data(ctx: &Ctx, account: &Account, dossiers: &[Dossier], deposits: &[Deposit], missing: &[String]) -> Result<Value, Fault> {
    let (id, lang) = (account.id, ctx.languages().pick(&account.language));
    let mut tx = ctx.db.read().await?;
    let numbers = store::own_data::file_numbers(&mut tx, id).await?;
    let record = store::student_record::of(&mut tx, id).await?;
    let mut applications = Vec::new();
    for dossier in dossiers {
        let around = Around {
            decisions: store::decision::of_application(&mut tx, dossier.application.id).await?,
            waiting: waiting::of(ctx, &mut tx, dossier).await?,
            submissions: store::application::submission::all_of(&mut tx, dossier.application.id).await?,
            thread: store::application::message::of_application(&mut tx, dossier.application.id).await?,
            events: journal::events(ctx, &mut tx, dossier, lang).await?,
        };
        applications.push(application(ctx, dossier, &around, lang));
    }
    let mails = store::own_data::mails(&mut tx, id).await?;
    let consultations = consulted::of(&mut tx, id, i64::MAX).await?;
    let erasures = store::own_data::erasures_of(&mut tx, id).await?;
    let profile = profile::snapshot(ctx, &mut tx, id).await?;
    drop(tx);
    Ok(json!({
        "made_at": ctx.now(),
        "institution": ctx.settings().institution_name,
        "account": {
            "email": account.email,
            "last_name": account.last_name,
            "first_name": account.first_name,
            "language": account.language,
            "created_at": account.created_at,
            "activated_at": account.activated_at,
            "sign_on_login": account.sso_login,
            "student_number": account.student_number,
            "file_numbers": numbers.iter().map(|file| json!({ "campaign": file.campaign, "file_number": file.file_number })).collect::<Vec<_>>(),
        },
        "profile": profile,
        "student_record": record.map(|row| json!({ "state": row.state, "read_at": row.read_at })),
        "applications": applications,
        "documents": deposits.iter().map(document).collect::<Vec<_>>(),
        "mails": mails
            .iter()
            .map(|mail| json!({ "sent_at": mail.sent_at, "to": mail.recipient, "subject": mail.subject, "text": mail.body_text }))
            .collect::<Vec<_>>(),
        "consultations": consultations
            .iter()
            .map(|seen| json!({ "at": seen.at, "application": seen.number, "role": seen.role, "place": seen.place }))
            .collect::<Vec<_>>(),
        "erasure_requests": erasures.iter().map(erasure).collect::<Vec<_>>(),
        "missing_files": missing,
    }))
}

fn erasure(request: &Erasure) -> Value {
    json!({
        "state": request.state,
        "asked_at": request.asked_at,
        "reason": request.reason,
        "answered_at": request.answered_at,
        "answer": request.answer,
        "kept_until": request.kept_until,
        "done_at": request.done_at,
    })
}

fn document(deposit: &Deposit) -> Value {
    json!({
        "code": deposit.code,
        "label": deposit.label.0,
        "campaign": deposit.campaign.as_ref().map(|label| &label.0),
        "version": deposit.number,
        "deposited_at": deposit.deposited_at,
        "removed_at": deposit.removed_at,
        "check": deposit.check_state,
        "files": deposit.received.0.iter().map(|file| json!({ "name": file.name, "type": file.content_type, "size": file.size, "sha256": file.sha256 })).collect::<Vec<_>>(),
    })
}

/// What an application's own row and its dossier do not hold.
struct Around {
    decisions: Vec<Decision>,
    waiting: Option<Waiting>,
    submissions: Vec<Submission>,
    thread: Vec<Message>,
    events: Vec<Event>,
}

/// A published decision as its applicant read it.
fn decision(ctx: &Ctx, dossier: &Dossier, decision: &Decision) -> Value {
    let is_preselection = decision.kind == DecisionKind::Preselection.code();
    json!({
        "kind": decision.kind,
        "label": decision.type_label.0,
        "reason": decision.reason_label.as_ref().map(|label| &label.0),
        "rank": decision.rank.filter(|_| waiting::rank_shown(ctx, &dossier.session) == RankShown::Entered),
        "convocation": is_preselection.then_some(&decision.preselection.0),
        "comment": if decision.show_comment { decision.comment.as_str() } else { "" },
        "published_at": decision.published_at,
    })
}

/// An application as its applicant's pages tell it.
fn application(ctx: &Ctx, dossier: &Dossier, around: &Around, lang: Lang) -> Value {
    let row = &dossier.application;
    let current = dossier.published.as_ref();
    let earlier = around.decisions.iter().filter(|one| one.published_at.is_some() && current.is_none_or(|current| current.id != one.id));
    json!({
        "number": row.number,
        "programme": { "code": dossier.session.programme_code, "label": dossier.session.programme_label },
        "centre": dossier.session.centre_label,
        "committee": dossier.committee.label,
        "existence": row.existence,
        "file_status": row.file_status,
        "file_status_at": row.file_status_at,
        "created_at": row.created_at,
        "submitted_at": row.submitted_at,
        "cancelled_at": row.cancelled_at,
        "acceptance": row.acceptance,
        "accepted_at": row.accepted_at,
        "registration_code": row.registration_code,
        "fee_cents": row.fee_cents,
        "decision": current.map(|current| decision(ctx, dossier, current)),
        "earlier_decisions": earlier.map(|one| decision(ctx, dossier, one)).collect::<Vec<_>>(),
        "complementary_list": around.waiting.map(|place| json!({ "rank": place.rank, "ahead": place.ahead })),
        "documents": dossier.items.iter().map(|item| json!({
            "code": item.kind.code,
            "label": item.kind.label.0,
            "status": document_words(ctx, lang, item.shown),
            "comment": item.review.as_ref().map(|review| review.comment.as_str()),
        })).collect::<Vec<_>>(),
        "forms": dossier.forms,
        "questions": dossier.questions,
        // Staff write as what they are, not under their names.
        "messages": around.thread.iter().map(|one| json!({
            "at": one.sent_at,
            "from": if one.from_staff { one.author_seat.as_str() } else { one.author_name.as_str() },
            "text": one.body,
            "document": one.joined.as_ref().map(|joined| joined.0.name.as_str()),
        })).collect::<Vec<_>>(),
        "journal": around.events.iter().map(|one| json!({ "at": one.at, "by": one.by_code(), "what": one.what, "detail": one.detail })).collect::<Vec<_>>(),
        "submissions": around.submissions.iter().map(|one| json!({ "number": one.number, "at": one.submitted_at, "digest": one.digest })).collect::<Vec<_>>(),
    })
}

/// The archive's name for its owner.
#[must_use]
pub(super) fn name(id: Uuid, lang: Lang) -> String {
    let short = id.simple().to_string();
    format!("{}-{}.zip", lang.t("own-data-file-archive"), &short[24..])
}
