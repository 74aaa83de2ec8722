//! States in words, with the tag and icon that go with them. Staff may change the wording; these are the defaults.

use domain::application::{Acceptance, DecisionKind, DocumentStatus, FileStatus, Shown};
use domain::permissions::RoleKind;

use super::format;
use super::page::Page;
use crate::App;
use crate::i18n::Lang;

/// A state as a tag: words, tone and icon, so that colour never speaks alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    pub text: String,
    /// Class of the tone, empty for the neutral one.
    pub class: &'static str,
    pub icon: &'static str,
}

impl Tag {
    fn new(text: String, class: &'static str, icon: &'static str) -> Self {
        Self { text, class, icon }
    }
}

/// A role as the institution calls it, or in the reader's language until somebody renames it.
#[must_use]
pub fn role(lang: Lang, label: &str) -> String {
    match app::setup::defaults::role_as_made(label) {
        Some(RoleKind::Admin) => lang.t("role-admin"),
        Some(RoleKind::Central) => lang.t("role-central"),
        Some(RoleKind::Manager) => lang.t("role-manager"),
        Some(RoleKind::Committee) => lang.t("role-committee"),
        None => label.to_owned(),
    }
}

#[must_use]
pub fn file_status(page: &Page, status: FileStatus) -> Tag {
    let words = |key: &str| page.texts().wording.file_status(status, page.lang).map_or_else(|| page.t(key), str::to_owned);
    match status {
        FileStatus::Waiting => Tag::new(words("file-status-waiting"), "", "circle-dashed"),
        FileStatus::Received => Tag::new(words("file-status-received"), "ec-tag--info", "inbox"),
        FileStatus::Incomplete => Tag::new(words("file-status-incomplete"), "ec-tag--warn", "triangle-alert"),
        FileStatus::Complete => Tag::new(words("file-status-complete"), "ec-tag--ok", "check"),
    }
}

/// The status of a document; a check that still runs, or failed, is said instead.
#[must_use]
pub fn document_status(page: &Page, shown: Shown, check_state: &str, submitted_from_deposit: bool) -> Tag {
    if check_state == "pending" || check_state == "quarantined" {
        return Tag::new(page.t("document-status-checking"), "ec-tag--info", "loader-circle");
    }
    let words = |status: DocumentStatus, key: &str| page.texts().wording.document_status(status, page.lang).map_or_else(|| page.t(key), str::to_owned);
    match shown {
        Shown::Waiting => Tag::new(words(DocumentStatus::Waiting, "document-status-waiting"), "", "circle-dashed"),
        Shown::DepositedNotYetSubmitted if !submitted_from_deposit => Tag::new(page.t("document-status-deposited"), "ec-tag--info", "file-check"),
        Shown::DepositedNotYetSubmitted | Shown::Submitted => Tag::new(words(DocumentStatus::Deposited, "document-status-submitted"), "ec-tag--info", "send"),
        Shown::Validated => Tag::new(words(DocumentStatus::Validated, "document-status-validated"), "ec-tag--ok", "check"),
        Shown::Refused => Tag::new(words(DocumentStatus::Refused, "document-status-refused"), "ec-tag--danger", "x"),
        Shown::NotConcerned => Tag::new(words(DocumentStatus::NotConcerned, "document-status-not-concerned"), "ec-tag--plain", "minus"),
    }
}

/// What the button says that declares a document not to concern somebody.
#[must_use]
pub fn not_concerned(page: &Page) -> String {
    page.texts().wording.not_concerned(page.lang).map_or_else(|| page.t("action-not-concerned"), str::to_owned)
}

/// What a document and an application may hold besides the size of a document, from the limits in force.
#[must_use]
pub fn document_limits(app: &App, page: &Page) -> String {
    let limits = app::apply::deposit::limits(&app.ctx);
    let total = format::limit(page.lang, app.ctx.settings().max_application_bytes());
    page.t3("documents-limits", "files", limits.max_files, "pages", limits.max_pages, "total", total)
}

/// The status of a question, or of a form.
#[must_use]
pub fn question_status(page: &Page, status: DocumentStatus, was_submitted: bool) -> Tag {
    match status {
        DocumentStatus::Waiting => Tag::new(page.t("question-status-waiting"), "", "circle-dashed"),
        DocumentStatus::NotConcerned => Tag::new(page.t("question-status-not-concerned"), "ec-tag--plain", "minus"),
        _ if was_submitted => Tag::new(page.t("question-status-submitted"), "ec-tag--info", "send"),
        _ => Tag::new(page.t("question-status-answered"), "ec-tag--info", "check"),
    }
}

/// The tone of a decision; its words are the decision type's.
#[must_use]
pub fn decision(text: String, kind: DecisionKind) -> Tag {
    match kind {
        DecisionKind::Favourable => Tag::new(text, "ec-tag--ok", "check"),
        DecisionKind::Unfavourable => Tag::new(text, "ec-tag--danger", "x"),
        DecisionKind::ComplementaryList | DecisionKind::WaitingList => Tag::new(text, "ec-tag--violet", "list-ordered"),
        DecisionKind::Preselection => Tag::new(text, "ec-tag--info", "calendar-check"),
    }
}

/// « : CONFIRME », « : DESISTE », as the guides print them.
#[must_use]
pub fn acceptance_suffix(page: &Page, acceptance: Acceptance) -> String {
    match acceptance {
        Acceptance::Unanswered => String::new(),
        Acceptance::Confirmed => page.t("acceptance-confirmed-suffix"),
        Acceptance::Withdrawn => page.t("acceptance-withdrawn-suffix"),
    }
}
