//! Refusals of use cases as sentences: what happened and what to do.

use app::apply::deposit;
use app::file_check::RefusalReason;

use crate::ui::{Page, format};

/// A refusal of a state table.
#[must_use]
pub fn state(page: &Page, refusal: domain::application::Refusal) -> String {
    page.t(refusal.key())
}

/// Why a deposit was not taken; quotes the file, the limit and what was found.
#[must_use]
pub fn deposit(page: &Page, refusal: &deposit::Refusal) -> String {
    let limit_of = |bytes: u64| format::limit(page.lang, i64::try_from(bytes).unwrap_or(i64::MAX));
    let size = |bytes: u64| format::size(page.lang, i64::try_from(bytes).unwrap_or(i64::MAX));
    match refusal {
        deposit::Refusal::NoFile => page.t("deposit-no-file"),
        deposit::Refusal::Unfinished => page.t("deposit-unfinished"),
        deposit::Refusal::State(refusal) => state(page, *refusal),
        deposit::Refusal::ApplicationTooLarge { found, limit } => {
            page.t2("deposit-application-too-large", "found", format::size(page.lang, *found), "limit", format::limit(page.lang, *limit))
        }
        deposit::Refusal::NotChecked => page.t("deposit-not-checked"),
        deposit::Refusal::TooOften => page.t("deposit-too-often"),
        deposit::Refusal::Infected => page.t("deposit-infected"),
        deposit::Refusal::File(refusal) => {
            let name = refusal.file.as_ref().map_or_else(|| page.t("deposit-the-file"), |file| file.name.clone());
            match &refusal.reason {
                RefusalReason::NotAnAcceptedFormat { detected } => page.t2("deposit-format", "name", name, "kind", detected.code()),
                RefusalReason::PasswordProtected => page.t1("deposit-password", "name", name),
                RefusalReason::Empty => page.t1("deposit-empty", "name", name),
                RefusalReason::Truncated { .. } => page.t1("deposit-truncated", "name", name),
                RefusalReason::ImageTruncated => page.t1("deposit-image-truncated", "name", name),
                RefusalReason::ImageTooLarge { found, limit } => page.t3("deposit-image-too-large", "name", name, "found", *found, "limit", *limit),
                RefusalReason::TooManyPages { found, limit } => page.t2("deposit-too-many-pages", "found", *found, "limit", *limit),
                RefusalReason::TooLarge { found, limit } => page.t2("deposit-too-large", "found", size(*found), "limit", limit_of(*limit)),
                RefusalReason::TooManyFiles { found, limit } => page.t2("deposit-too-many-files", "found", *found, "limit", *limit),
                RefusalReason::Unreadable => page.t1("deposit-unreadable", "name", name),
            }
        }
    }
}
