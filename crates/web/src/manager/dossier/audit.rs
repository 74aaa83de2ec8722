//! The trace of a dossier as sentences: who did what, when, from what to what.

use app::apply::late;
use app::dossier::Dossier;
use domain::application::{Acceptance, DecisionKind, DocumentStatus, FileStatus, Shown, TreatmentType};
use serde_json::Value;
use store::audit::Line;

use crate::manager::words as staff_words;
use crate::ui::Page;
use crate::ui::{format, words};

/// One line of the history.
pub struct Event {
    pub at: String,
    pub who: String,
    pub what: String,
    pub detail: String,
}

/// Lines that this version has no sentence for show their identifier rather than nothing.
#[must_use]
pub fn events(page: &Page, dossier: &Dossier, lines: &[Line]) -> Vec<Event> {
    lines
        .iter()
        .map(|line| Event {
            at: page.date_time(&line.at),
            who: match line.actor_kind.as_str() {
                "system" => page.t("audit-system"),
                "applicant" => page.t1("audit-applicant", "name", &line.actor_name),
                _ => line.actor_name.clone(),
            },
            what: what(page, dossier, line),
            detail: detail(page, dossier, line),
        })
        .collect()
}

fn what(page: &Page, dossier: &Dossier, line: &Line) -> String {
    let Some(key) = key(&line.action) else { return line.action.clone() };
    page.t1(key, "document", document(page, dossier, &line.object))
}

/// The label of the document type, or of the form, that an object names.
fn document(page: &Page, dossier: &Dossier, object: &str) -> String {
    if let Some(code) = object.strip_prefix("form:") {
        let form = dossier.forms.iter().find(|asked| asked.code == code);
        return form.map_or_else(|| code.to_owned(), |asked| page.tr(&asked.label));
    }
    let Some(code) = object.strip_prefix("document_type:") else { return String::new() };
    let item = dossier.items.iter().find(|item| item.kind.code == code);
    item.map_or_else(|| code.to_owned(), |item| item.kind.label.get(page.lang).to_owned())
}

fn key(action: &str) -> Option<&'static str> {
    Some(match action {
        "application.create" => "audit-application-create",
        "application.submit" => "audit-application-submit",
        "application.cancel" => "audit-application-cancel",
        "application.cancel_undo" => "audit-application-cancel-undo",
        "application.automatic_submission" => "audit-application-automatic-submission",
        late::FAILED => "audit-application-automatic-submission-failed",
        "application.answer" => "audit-application-answer",
        "application.file_status" => "audit-application-file-status",
        "application.ask_corrections" => "audit-application-ask-corrections",
        "application.treatment" => "audit-application-treatment",
        "application.treatment_validate" => "audit-application-treatment-validate",
        "application.return_date" => "audit-application-return-date",
        "application.confirmation_date" => "audit-application-confirmation-date",
        "application.archive" => "audit-application-archive",
        "application.restore" => "audit-application-restore",
        "application.fees" => "audit-application-fees",
        "application.registration_code" => "audit-application-registration-code",
        "document.deposit" => "audit-document-deposit",
        "document.replace" => "audit-document-replace",
        "document.remove" => "audit-document-remove",
        "document.declare" | "document.not_concerned" | "document.concerned" => "audit-document-declare",
        "document.judge" => "audit-document-judge",
        "form.draft" => "audit-form-draft",
        "form.complete" => "audit-form-complete",
        "form.survey" => "audit-form-survey",
        "form.not_concerned" => "audit-form-not-concerned",
        "form.concerned" => "audit-form-concerned",
        "form.remind" => "audit-form-remind",
        "form.file" => "audit-form-file",
        "form.file_remove" => "audit-form-file-remove",
        "questions.answer" => "audit-questions-answer",
        "decision.enter" => "audit-decision-enter",
        "decision.rank" => "audit-decision-rank",
        "decision.discard" => "audit-decision-discard",
        "decision.validate" => "audit-decision-validate",
        "decision.publish" => "audit-decision-publish",
        "decision.direct_access" => "audit-decision-direct-access",
        "decision.promote" => "audit-decision-promote",
        "list.promote" => "audit-list-promote",
        "letter.issue" => "audit-letter-issue",
        "mail.resend" => "audit-mail-resend",
        "message.send" => "audit-message-send",
        "note.add" => "audit-note-add",
        "note.remove" => "audit-note-remove",
        "student_record.ask" => "audit-student-record-ask",
        _ => return None,
    })
}

/// What changed, in words: status, type, date, comment.
fn detail(page: &Page, dossier: &Dossier, line: &Line) -> String {
    let after = line.after.as_ref().map(|json| &json.0);
    let text = |name: &str| after.and_then(|v| v.get(name)).and_then(Value::as_str).unwrap_or_default();
    let mut parts = Vec::new();
    if let Some(status) = FileStatus::from_code(text("file_status")) {
        parts.push(words::file_status(page, status).text);
    }
    if let Some(status) = DocumentStatus::from_code(text("status")) {
        parts.push(words::document_status(page, Shown::of(status, true), "checked", false).text);
    }
    if let Some(treatment) = TreatmentType::from_code(text("treatment")) {
        parts.push(staff_words::treatment(page, treatment));
    }
    if let Some(kind) = DecisionKind::from_code(text("kind")) {
        parts.push(staff_words::kind(page, kind));
    }
    if let Some(cents) = after.and_then(|v| v.get("cents")).and_then(Value::as_i64) {
        parts.push(format::amount(page.lang, cents));
    }
    if let Some(answer) = Acceptance::from_code(text("acceptance")) {
        parts.push(staff_words::acceptance(page, answer));
    }
    for name in ["on", "return_on"] {
        if let Ok(day) = text(name).parse::<chrono::NaiveDate>() {
            parts.push(page.date(&day));
        }
    }
    if let Ok(at) = text("as_of").parse::<domain::time::Instant>() {
        parts.push(page.t1("audit-as-of", "date", page.date_time(&at)));
    }
    if after.and_then(|v| v.get("profile_changed")).and_then(Value::as_bool) == Some(true) {
        parts.push(page.t("audit-profile-changed"));
    }
    if line.action == late::FAILED {
        parts.push(late::words(dossier, &late::lacked(line), page.lang));
    }
    for name in ["name", "comment", "message"] {
        if !text(name).is_empty() {
            parts.push(text(name).to_owned());
        }
    }
    parts.join(" · ")
}
