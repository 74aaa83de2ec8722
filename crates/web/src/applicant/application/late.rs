//! What an application's page says once a date is over: that it was not submitted in time, or not again, or that an
//! admission can no longer be answered.

use app::apply::late::{Late, words};
use app::dossier::Dossier;
use domain::application::{Acceptance, DecisionKind};

use super::view::{is_alive, is_answerable};
use crate::ui::Page;

/// A notice above the page.
pub struct Notice {
    pub what: String,
    /// Why the automatic submission did not happen; empty where there is none.
    pub why: String,
    /// Nothing more happens by itself: what leads to the address of the committee, or to the contact where it has none. Empty
    /// while something is still to come.
    pub write_to: String,
}

impl Notice {
    /// Whether nothing more happens by itself.
    #[must_use]
    pub fn is_over(&self) -> bool {
        !self.write_to.is_empty()
    }
}

/// None while nothing is over.
#[must_use]
pub fn notice(page: &Page, dossier: &Dossier, late: Option<&Late>) -> Option<Notice> {
    let return_on = || page.long_date(&dossier.return_on);
    let has_address = !dossier.committee.email.is_empty();
    let questions = || page.t(if has_address { "write-to" } else { "write-to-contact" });
    match late {
        Some(Late::Undecided) => Some(Notice { what: page.t1("not-submitted-undecided", "date", return_on()), why: String::new(), write_to: String::new() }),
        Some(Late::Lapsed(lacked)) => {
            Some(Notice { what: page.t1("not-submitted-late", "date", return_on()), why: why(page, dossier, lacked), write_to: questions() })
        }
        Some(Late::WaitsAgain(lacked)) => {
            let write_to = page.t(if has_address { "incomplete-write-to" } else { "incomplete-write-to-contact" });
            Some(Notice { what: page.t1("incomplete-too-late", "date", return_on()), why: why(page, dossier, lacked), write_to })
        }
        None => {
            let is_unanswered = dossier.published_kind() == Some(DecisionKind::Favourable) && dossier.acceptance() == Acceptance::Unanswered;
            let day = dossier.confirmation_on.filter(|_| is_unanswered && is_alive(dossier) && !is_answerable(page, dossier))?;
            Some(Notice { what: page.t1("answer-late", "date", page.long_date(&day)), why: String::new(), write_to: questions() })
        }
    }
}

/// Why the automatic submission did not happen.
fn why(page: &Page, dossier: &Dossier, lacked: &[String]) -> String {
    let missing = words(dossier, lacked, page.lang);
    if missing.is_empty() { String::new() } else { page.t1("not-submitted-why", "missing", missing) }
}
