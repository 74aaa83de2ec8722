//! The institution's own words for the statuses of files and documents, and for « Non concerné par cette pièce ». Where it
//! has none, the interface's sentences are used.

use std::collections::HashMap;

use domain::application::{DocumentStatus, FileStatus, Shown};
use domain::translated::{Translated, Wanted};

use crate::i18n::Lang;
use crate::{Ctx, texts};

/// Stored kind of file statuses.
pub const FILE: &str = "file";
/// Stored kind of document statuses.
pub const DOCUMENT: &str = "document";
/// Stored kind of buttons.
pub const ACTION: &str = "action";
/// Stored code of the button with which a document is declared not to concern somebody.
pub const NOT_CONCERNED: &str = "not-concerned";

#[derive(Clone, Debug, Default)]
pub struct Wording(HashMap<(String, String), Translated>);

impl Wording {
    pub(crate) fn of(rows: Vec<store::text::StatusWording>) -> Self {
        Self(rows.into_iter().filter(|row| !row.label.0.is_empty()).map(|row| ((row.kind, row.code), row.label.0)).collect())
    }

    /// The words for a file status, when the institution has its own.
    #[must_use]
    pub fn file_status<'w>(&self, status: FileStatus, wanted: impl Into<Wanted<'w>>) -> Option<&str> {
        self.label(FILE, status.code(), wanted.into())
    }

    /// The words for a document status, when the institution has its own. What reads « Déposée » before submission has
    /// no row: see the setting `documents.submitted_from_deposit`.
    #[must_use]
    pub fn document_status<'w>(&self, status: DocumentStatus, wanted: impl Into<Wanted<'w>>) -> Option<&str> {
        self.label(DOCUMENT, status.code(), wanted.into())
    }

    /// The words of the button that declares a document not to concern somebody, when the institution has its own.
    #[must_use]
    pub fn not_concerned<'w>(&self, wanted: impl Into<Wanted<'w>>) -> Option<&str> {
        self.label(ACTION, NOT_CONCERNED, wanted.into())
    }

    fn label(&self, kind: &str, code: &str, wanted: Wanted<'_>) -> Option<&str> {
        self.0.get(&(kind.to_owned(), code.to_owned())).map(|label| label.get(wanted))
    }
}

/// The status of a document in words, where there is no page: the institution's own, else the interface's.
#[must_use]
pub fn document_words(ctx: &Ctx, lang: Lang, shown: Shown) -> String {
    let (status, key) = match shown {
        Shown::Waiting => (DocumentStatus::Waiting, "document-status-waiting"),
        Shown::DepositedNotYetSubmitted if !ctx.settings().submitted_from_deposit => return lang.t("document-status-deposited"),
        Shown::DepositedNotYetSubmitted | Shown::Submitted => (DocumentStatus::Deposited, "document-status-submitted"),
        Shown::Validated => (DocumentStatus::Validated, "document-status-validated"),
        Shown::Refused => (DocumentStatus::Refused, "document-status-refused"),
        Shown::NotConcerned => (DocumentStatus::NotConcerned, "document-status-not-concerned"),
    };
    let texts = texts::current(ctx);
    texts.wording.document_status(status, lang).map_or_else(|| lang.t(key), str::to_owned)
}

#[cfg(test)]
mod tests {
    use store::Json;
    use store::text::StatusWording;

    use super::*;

    #[test]
    fn only_statuses_with_words_of_their_own_are_told() {
        let row = |code: &str, label: &str| StatusWording { kind: FILE.to_owned(), code: code.to_owned(), label: Json(Translated::fr(label)), version: 1 };
        let wording = Wording::of(vec![row("CO", "Dossier complet, prêt à être examiné"), row("IN", " ")]);
        assert_eq!(wording.file_status(FileStatus::Complete, "en"), Some("Dossier complet, prêt à être examiné"));
        assert_eq!(wording.file_status(FileStatus::Incomplete, "fr"), None);
        assert_eq!(wording.document_status(DocumentStatus::Waiting, "fr"), None);
    }
}
