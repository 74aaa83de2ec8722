//! Texts of the institution: messages with a place of their own, frequent questions, the wording of statuses and of a button.

use domain::application::{DocumentStatus, FileStatus};
use domain::permissions::Access;
use store::text::{self as rows, Faq, Message, StatusWording};
use store::{Json, Tx};
use uuid::Uuid;

use super::common::{Cell, Line, Listed, Opened, Refusal, central, fresh, may_central, trace};
use super::typed::{Reader, Typed};
use crate::Ctx;
use crate::actor::Person;
use crate::error::Error;
use crate::i18n::Lang;
use crate::texts::{self, MESSAGES};
use crate::wording::{ACTION, DOCUMENT, FILE, NOT_CONCERNED};

fn message_key(code: &str) -> &'static str {
    match code {
        texts::HOME => "setup-message-home",
        texts::PERSONAL_DATA => "setup-message-personal-data",
        texts::LEGAL => "setup-message-legal",
        _ => "setup-message-maintenance",
    }
}

pub async fn messages(ctx: &Ctx, person: &Person) -> Result<Listed, Error<Refusal>> {
    central(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let stored = rows::messages(&mut tx).await?;
    let shown = |code: &str| stored.iter().any(|m| m.code == code && m.in_service && !m.body.0.is_empty());
    let lines = MESSAGES
        .iter()
        .map(|code| Line { code: (*code).to_owned(), label: Lang::translated(message_key(code)), cells: vec![Cell::InService(shown(code))] })
        .collect();
    Ok(Listed { lines, may_add: false })
}

async fn message(tx: &mut Tx, code: &str) -> Result<Message, Error<Refusal>> {
    if !MESSAGES.contains(&code) {
        return Err(Error::NotFound);
    }
    let stored = rows::message(tx, code).await?;
    Ok(stored.unwrap_or_else(|| Message { code: code.to_owned(), body: Json::default(), in_service: false, version: 0 }))
}

fn message_typed(m: &Message) -> Typed {
    Typed::default().with("version", m.version).with_words("body", &m.body).with_flag("in_service", m.in_service)
}

pub async fn open_message(ctx: &Ctx, person: &Person, code: &str) -> Result<Opened, Error<Refusal>> {
    central(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let found = message(&mut tx, code).await?;
    Ok(Opened { typed: message_typed(&found), may_save: may_central(person), title: Lang::translated(message_key(code)), ..Opened::default() })
}

pub async fn save_message(ctx: &Ctx, person: &Person, code: &str, form: &Typed) -> Result<String, Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let mut found = message(&mut tx, code).await?;
    let before = message_typed(&found);
    let mut reader = Reader::new(form);
    found.body = Json(reader.text("body", &found.body, &ctx.languages(), 5000, false));
    found.in_service = reader.flag("in_service");
    reader.finish()?;
    found.version = form.version("version");
    fresh(rows::put_message(&mut tx, &found).await?)?;
    trace(ctx, &mut tx, person, format!("message:{code}"), Some(&before), Some(&message_typed(&found))).await?;
    texts::changed(&mut tx).await?;
    tx.commit().await?;
    Ok(code.to_owned())
}

pub async fn questions(ctx: &Ctx, person: &Person) -> Result<Listed, Error<Refusal>> {
    central(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let lines = rows::faq(&mut tx)
        .await?
        .into_iter()
        .map(|f| Line { code: f.id.to_string(), label: f.question.0, cells: vec![Cell::Text(f.position.to_string()), Cell::Words(f.category.0)] })
        .collect();
    Ok(Listed { lines, may_add: may_central(person) })
}

async fn question(tx: &mut Tx, code: &str) -> Result<Faq, Error<Refusal>> {
    let id: Uuid = code.parse().map_err(|_| Error::NotFound)?;
    rows::lookup_faq(tx, id).await?.ok_or(Error::NotFound)
}

fn question_typed(f: &Faq) -> Typed {
    Typed::default()
        .with("version", f.version)
        .with("position", f.position)
        .with_words("category", &f.category)
        .with_words("question", &f.question)
        .with_words("answer", &f.answer)
}

pub async fn open_question(ctx: &Ctx, person: &Person, code: Option<&str>) -> Result<Opened, Error<Refusal>> {
    central(person, if code.is_some() { Access::Read } else { Access::Write })?;
    let may_save = may_central(person);
    let mut tx = ctx.db.read().await?;
    let Some(code) = code else {
        let last = rows::faq(&mut tx).await?.iter().map(|f| f.position).max().unwrap_or(0);
        return Ok(Opened { typed: Typed::default().with("position", last + 1), may_save, ..Opened::default() });
    };
    let found = question(&mut tx, code).await?;
    Ok(Opened { typed: question_typed(&found), may_save, may_remove: may_save, title: found.question.0, ..Opened::default() })
}

pub async fn save_question(ctx: &Ctx, person: &Person, code: Option<&str>, form: &Typed) -> Result<String, Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    // First of all, so that whoever saves a text at the same moment waits.
    texts::changed(&mut tx).await?;
    let (mut found, before) = match code {
        Some(code) => {
            let stored = question(&mut tx, code).await?;
            let before = question_typed(&stored);
            (Faq { version: form.version("version"), ..stored }, Some(before))
        }
        None => (Faq { id: ctx.id(), position: 0, question: Json::default(), answer: Json::default(), category: Json::default(), version: 0 }, None),
    };
    let mut reader = Reader::new(form);
    found.position = i32::try_from(reader.number("position", 1, 10_000)).unwrap_or(1);
    found.category = Json(reader.words("category", &found.category, &ctx.languages(), 60, false));
    found.question = Json(reader.words("question", &found.question, &ctx.languages(), 500, true));
    found.answer = Json(reader.text("answer", &found.answer, &ctx.languages(), 5000, true));
    reader.finish()?;
    // The same question with the same answer at the same place is one whose form came twice.
    let said = |f: &Faq| (f.position, f.category.0.clone(), f.question.0.clone(), f.answer.0.clone());
    if code.is_none()
        && let Some(same) = rows::faq(&mut tx).await?.iter().find(|f| said(f) == said(&found))
    {
        return Ok(same.id.to_string());
    }
    fresh(rows::put_faq(&mut tx, &found).await?)?;
    trace(ctx, &mut tx, person, format!("faq:{}", found.id), before.as_ref(), Some(&question_typed(&found))).await?;
    tx.commit().await?;
    Ok(found.id.to_string())
}

pub async fn remove_question(ctx: &Ctx, person: &Person, code: &str) -> Result<(), Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let found = question(&mut tx, code).await?;
    fresh(rows::remove_faq(&mut tx, found.id, found.version).await?)?;
    trace(ctx, &mut tx, person, format!("faq:{code}"), Some(&question_typed(&found)), None).await?;
    texts::changed(&mut tx).await?;
    tx.commit().await?;
    Ok(())
}

/// Kind, code, and the product's own words of everything that can be reworded.
fn reworded() -> Vec<(&'static str, &'static str, &'static str)> {
    let file = |status: FileStatus| match status {
        FileStatus::Waiting => "file-status-waiting",
        FileStatus::Received => "file-status-received",
        FileStatus::Incomplete => "file-status-incomplete",
        FileStatus::Complete => "file-status-complete",
    };
    let document = |status: DocumentStatus| match status {
        DocumentStatus::Waiting => "document-status-waiting",
        DocumentStatus::Deposited => "document-status-submitted",
        DocumentStatus::Validated => "document-status-validated",
        DocumentStatus::Refused => "document-status-refused",
        DocumentStatus::NotConcerned => "document-status-not-concerned",
    };
    let files = FileStatus::ALL.iter().map(|status| (FILE, status.code(), file(*status)));
    let documents = DocumentStatus::ALL.iter().map(|status| (DOCUMENT, status.code(), document(*status)));
    files.chain(documents).chain([(ACTION, NOT_CONCERNED, "action-not-concerned")]).collect()
}

pub async fn wordings(ctx: &Ctx, person: &Person) -> Result<Listed, Error<Refusal>> {
    central(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let stored = rows::wordings(&mut tx).await?;
    let own = |kind: &str, code: &str| stored.iter().find(|w| w.kind == kind && w.code == code).map(|w| w.label.0.clone()).unwrap_or_default();
    let sort = |kind: &str| match kind {
        FILE => "setup-wording-file",
        DOCUMENT => "setup-wording-document",
        _ => "setup-wording-action",
    };
    let lines = reworded()
        .into_iter()
        .map(|(kind, code, key)| Line {
            code: format!("{kind}-{code}"),
            label: Lang::translated(key),
            cells: vec![Cell::Key(sort(kind)), Cell::Words(own(kind, code))],
        })
        .collect();
    Ok(Listed { lines, may_add: false })
}

async fn wording(tx: &mut Tx, path: &str) -> Result<(StatusWording, &'static str), Error<Refusal>> {
    let (kind, code, key) = reworded().into_iter().find(|(kind, code, _)| format!("{kind}-{code}") == path).ok_or(Error::NotFound)?;
    let stored = rows::wording(tx, kind, code).await?;
    Ok((stored.unwrap_or_else(|| StatusWording { kind: kind.to_owned(), code: code.to_owned(), label: Json::default(), version: 0 }), key))
}

fn wording_typed(w: &StatusWording) -> Typed {
    Typed::default().with("version", w.version).with_words("label", &w.label)
}

pub async fn open_wording(ctx: &Ctx, person: &Person, path: &str) -> Result<Opened, Error<Refusal>> {
    central(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let (found, key) = wording(&mut tx, path).await?;
    Ok(Opened { typed: wording_typed(&found), may_save: may_central(person), title: Lang::translated(key), ..Opened::default() })
}

/// Saves the institution's words for a status or a button; left empty, the product's own are shown.
pub async fn save_wording(ctx: &Ctx, person: &Person, path: &str, form: &Typed) -> Result<String, Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let (mut found, _) = wording(&mut tx, path).await?;
    let before = wording_typed(&found);
    let mut reader = Reader::new(form);
    found.label = Json(reader.words("label", &found.label, &ctx.languages(), 60, false));
    reader.finish()?;
    found.version = form.version("version");
    fresh(rows::put_wording(&mut tx, &found).await?)?;
    trace(ctx, &mut tx, person, format!("wording:{path}"), Some(&before), Some(&wording_typed(&found))).await?;
    texts::changed(&mut tx).await?;
    tx.commit().await?;
    Ok(path.to_owned())
}
