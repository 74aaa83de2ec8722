//! What an application's page says once a date is over: that it was not submitted in time, or that an admission can no
//! longer be answered.

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
    /// Nothing more happens by itself: it is said whom to write to.
    pub is_over: bool,
}

/// None while nothing is over.
#[must_use]
pub fn notice(page: &Page, dossier: &Dossier, late: Option<&Late>) -> Option<Notice> {
    let return_on = || page.long_date(&dossier.return_on);
    match late {
        Some(Late::Undecided) => Some(Notice { what: page.t1("not-submitted-undecided", "date", return_on()), why: String::new(), is_over: false }),
        Some(Late::Lapsed(lacked)) => {
            let missing = words(dossier, lacked, page.lang);
            let why = if missing.is_empty() { String::new() } else { page.t1("not-submitted-why", "missing", missing) };
            Some(Notice { what: page.t1("not-submitted-late", "date", return_on()), why, is_over: true })
        }
        None => {
            let is_unanswered = dossier.published_kind() == Some(DecisionKind::Favourable) && dossier.acceptance() == Acceptance::Unanswered;
            let day = dossier.confirmation_on.filter(|_| is_unanswered && is_alive(dossier) && !is_answerable(page, dossier))?;
            Some(Notice { what: page.t1("answer-late", "date", page.long_date(&day)), why: String::new(), is_over: true })
        }
    }
}
