//! A person's applications in words, for the list and the dashboard.

use app::apply::overview::{Line, Task};
use domain::application::Acceptance;

use super::application::guide;
use crate::paths;
use crate::ui::Page;
use crate::ui::words::{self, Tag};

/// One application card.
pub struct Card {
    pub number: String,
    pub url: String,
    pub programme: String,
    pub centre: String,
    pub status: Tag,
    pub decision: Option<Tag>,
    pub suffix: String,
    pub return_date: String,
    pub is_open: bool,
    pub to_answer: bool,
    pub answer_before: String,
    pub ready: usize,
    pub asked: usize,
    pub refused: usize,
    /// It was not submitted in time.
    pub is_lapsed: bool,
    pub is_cancelled: bool,
    /// Of a campaign that is archived.
    pub is_archived: bool,
    /// What is missing: address and label.
    pub lacking: Vec<(String, String)>,
    /// How much is missing beside.
    pub more: usize,
}

/// Most things that a card names as missing.
const NAMED: usize = 3;

/// Puts one line into words.
#[must_use]
pub fn card(page: &Page, line: &Line) -> Card {
    let task = line.task(page.today);
    let number = line.number.to_string();
    let is_open = line.is_open && line.is_electronic;
    let lacking = if is_open { line.lacking.as_slice() } else { &[] };
    Card {
        url: paths::fill(paths::APPLICATION, &[&number]),
        lacking: lacking.iter().take(NAMED).map(|lacks| (guide::address(lacks.place, &number, &lacks.code), page.tr(&lacks.label))).collect(),
        more: lacking.len().saturating_sub(NAMED),
        number,
        programme: line.programme.clone(),
        centre: line.centre.clone(),
        status: words::file_status(page, line.status),
        decision: line.decision.as_ref().map(|(label, kind)| words::decision(page.tr(label), *kind)),
        suffix: if line.acceptance == Acceptance::Unanswered { String::new() } else { words::acceptance_suffix(page, line.acceptance) },
        return_date: page.date(&line.return_on),
        is_open,
        to_answer: matches!(task, Some((Task::Answer, _))),
        answer_before: line.confirmation_on.map(|day| page.long_date(&day)).unwrap_or_default(),
        ready: line.asked - line.missing,
        asked: line.asked,
        refused: line.refused,
        is_lapsed: line.is_lapsed,
        is_cancelled: line.is_cancelled,
        is_archived: line.campaign_archived,
    }
}
