//! Why the check of a file refused it, in words. Pages and mails say the same, at once and when the check ended later.

use paper::{Refusal, RefusalReason};
use serde::Deserialize as _;
use serde_json::{Value, json};
use store::document::Version;

use crate::format;
use crate::i18n::Lang;

/// What is stored of a version in which the antivirus found something; everything else is a [`Refusal`].
#[must_use]
pub fn infected() -> Value {
    json!({ "code": "infected" })
}

/// What the check has against a deposit, and what to do; quotes the file, the limit and what was found.
#[must_use]
pub fn sentence(lang: Lang, refusal: &Refusal) -> String {
    let limit_of = |bytes: u64| format::limit(lang, i64::try_from(bytes).unwrap_or(i64::MAX));
    let size = |bytes: u64| format::size(lang, i64::try_from(bytes).unwrap_or(i64::MAX));
    let name = refusal.file.as_ref().map_or_else(|| lang.t("deposit-the-file"), |file| file.name.clone());
    match &refusal.reason {
        RefusalReason::NotAnAcceptedFormat { detected } => lang.t_with("deposit-format", &[("name", name.into()), ("kind", detected.code().into())]),
        RefusalReason::PasswordProtected => lang.t_with("deposit-password", &[("name", name.into())]),
        RefusalReason::Empty => lang.t_with("deposit-empty", &[("name", name.into())]),
        RefusalReason::Truncated { .. } => lang.t_with("deposit-truncated", &[("name", name.into())]),
        RefusalReason::ImageTruncated => lang.t_with("deposit-image-truncated", &[("name", name.into())]),
        RefusalReason::ImageTooLarge { found, limit } => {
            lang.t_with("deposit-image-too-large", &[("name", name.into()), ("found", (*found).into()), ("limit", (*limit).into())])
        }
        RefusalReason::TooManyPages { found, limit } => lang.t_with("deposit-too-many-pages", &[("found", (*found).into()), ("limit", (*limit).into())]),
        RefusalReason::TooLarge { found, limit } => lang.t_with("deposit-too-large", &[("found", size(*found).into()), ("limit", limit_of(*limit).into())]),
        RefusalReason::TooManyFiles { found, limit } => lang.t_with("deposit-too-many-files", &[("found", (*found).into()), ("limit", (*limit).into())]),
        RefusalReason::Unreadable => lang.t_with("deposit-unreadable", &[("name", name.into())]),
    }
}

/// Why the check of a version failed after it was deposited; in general words where the reason was not kept.
#[must_use]
pub fn stored(lang: Lang, version: &Version) -> String {
    let Some(reason) = version.refusal.as_ref().map(|reason| &reason.0) else { return lang.t("document-check-failed") };
    if *reason == infected() {
        return lang.t("deposit-infected");
    }
    match Refusal::deserialize(reason) {
        Ok(refusal) => sentence(lang, &refusal),
        Err(_) => lang.t("document-check-failed"),
    }
}

#[cfg(test)]
mod tests {
    use paper::FileRef;

    use super::*;

    fn refused(refusal: Option<Value>) -> String {
        let version = Version {
            id: uuid::Uuid::nil(),
            document_id: uuid::Uuid::nil(),
            number: 1,
            name: "cv.pdf".to_owned(),
            received: store::Json(Vec::new()),
            received_size: 0,
            canonical_key: None,
            canonical_size: None,
            sha256: String::new(),
            pages: None,
            check_state: "failed".to_owned(),
            refusal: refusal.map(store::Json),
            observations: store::Json(json!([])),
            deposited_at: chrono::DateTime::UNIX_EPOCH,
            deposited_by: uuid::Uuid::nil(),
            removed_at: None,
        };
        stored(Lang::FR, &version)
    }

    #[test]
    fn a_stored_reason_says_what_it_would_have_said_at_once() {
        let file = Some(FileRef { index: 0, name: "cv.pdf".to_owned() });
        let locked = Refusal { reason: RefusalReason::PasswordProtected, file };
        assert_eq!(refused(Some(serde_json::to_value(&locked).unwrap())), sentence(Lang::FR, &locked));
        assert_eq!(refused(Some(infected())), Lang::FR.t("deposit-infected"));
        let unreadable = Refusal { reason: RefusalReason::Unreadable, file: None };
        assert_eq!(refused(Some(json!({ "reason": { "code": "unreadable" } }))), sentence(Lang::FR, &unreadable));
        for unknown in [None, Some(json!({ "reason": { "code": "of a later version" } }))] {
            assert_eq!(refused(unknown), Lang::FR.t("document-check-failed"));
        }
    }
}
