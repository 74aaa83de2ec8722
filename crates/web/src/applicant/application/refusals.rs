//! Refusals of use cases as sentences: what happened and what to do.

use app::apply::{deposit, refused};

use crate::ui::{Page, format};

/// A refusal of a state table.
#[must_use]
pub fn state(page: &Page, refusal: domain::application::Refusal) -> String {
    page.t(refusal.key())
}

/// Why a deposit was not taken; quotes the file, the limit and what was found.
#[must_use]
pub fn deposit(page: &Page, refusal: &deposit::Refusal) -> String {
    match refusal {
        deposit::Refusal::NoFile => page.t("deposit-no-file"),
        deposit::Refusal::Unfinished => page.t("deposit-unfinished"),
        deposit::Refusal::State(refusal) => state(page, *refusal),
        deposit::Refusal::ApplicationTooLarge { found, limit } => {
            page.t2("deposit-application-too-large", "found", format::size(page.lang, *found), "limit", format::limit(page.lang, *limit))
        }
        deposit::Refusal::VersionsTooLarge { found, limit } => {
            page.t2("deposit-versions-too-large", "found", format::size(page.lang, *found), "limit", format::limit(page.lang, *limit))
        }
        deposit::Refusal::NotChecked => page.t("deposit-not-checked"),
        deposit::Refusal::TooOften => page.t("deposit-too-often"),
        deposit::Refusal::Infected => page.t("deposit-infected"),
        deposit::Refusal::File(refusal) => refused::sentence(page.lang, refusal),
    }
}
