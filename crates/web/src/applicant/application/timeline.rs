//! « Suivi »: where the application stands, in the order in which things happen.

use app::apply::late::Late;
use app::dossier::Dossier;
use domain::application::{Acceptance, DecisionKind, FileStatus};

use super::view::is_answerable;
use crate::ui::Page;

/// One step of the timeline.
pub struct Step {
    /// `done`, `now`, `refused` or `next`.
    pub state: &'static str,
    pub title: String,
    pub detail: String,
}

impl Step {
    #[must_use]
    pub fn is(&self, state: &str) -> bool {
        self.state == state
    }
}

/// The steps of an application, real dates included. Nothing is to come of one that was cancelled, or not submitted in time.
#[must_use]
pub fn steps(page: &Page, dossier: &Dossier, late: Option<&Late>) -> Vec<Step> {
    let application = &dossier.application;
    let status = dossier.file_status();
    let mut steps = vec![Step { state: "done", title: page.t("timeline-created"), detail: page.date_time(&application.created_at) }];
    if dossier.session.is_electronic {
        steps.push(documents(page, dossier, status, late));
    }
    steps.extend(arrival(page, dossier, status));
    steps.push(verification(page, dossier, status));
    steps.extend(decision(page, dossier, status));
    if dossier.is_cancelled() || matches!(late, Some(Late::Lapsed(_))) {
        steps.retain(|step| step.is("done") || step.is("refused"));
    }
    steps.extend(application.cancelled_at.map(|at| Step { state: "refused", title: page.t("timeline-cancelled"), detail: page.date_time(&at) }));
    steps
}

fn documents(page: &Page, dossier: &Dossier, status: FileStatus, late: Option<&Late>) -> Step {
    let came = status != FileStatus::Waiting || dossier.reached_staff();
    let (state, detail) = match late {
        Some(Late::Lapsed(_)) => ("refused", page.t("timeline-documents-over")),
        Some(Late::Undecided) => ("now", page.t("timeline-documents-automatic")),
        None if status == FileStatus::Waiting && dossier.is_open(page.now, page.zone) => {
            ("now", page.t1("timeline-documents-until", "date", page.date(&dossier.return_on)))
        }
        Some(Late::WaitsAgain(_)) => ("done", String::new()),
        None if came => ("done", String::new()),
        // Given up before its date.
        None => ("next", String::new()),
    };
    Step { state, title: page.t("timeline-documents"), detail }
}

/// How the file came: submitted here, or taken by the staff; what is still to come is not said of a file on paper.
fn arrival(page: &Page, dossier: &Dossier, status: FileStatus) -> Option<Step> {
    let done = |key: &str, detail: String| Step { state: "done", title: page.t(key), detail };
    let is_open = dossier.is_open(page.now, page.zone);
    match dossier.application.submitted_at {
        Some(at) if status != FileStatus::Waiting || !is_open => Some(done("timeline-submitted", page.date_time(&at))),
        // Nobody will submit any more what is received. An offer of the managers never came.
        None if !status.is_open() => dossier.application.received_on.map(|day| done("file-status-received", page.date(&day))),
        _ if dossier.session.is_electronic && is_open => {
            Some(Step { state: "next", title: page.t("timeline-submitted"), detail: page.t("timeline-submitted-next") })
        }
        _ => None,
    }
}

fn verification(page: &Page, dossier: &Dossier, status: FileStatus) -> Step {
    let application = &dossier.application;
    let day = |day: Option<chrono::NaiveDate>| day.map(|d| page.date(&d)).unwrap_or_default();
    match status {
        FileStatus::Complete => Step { state: "done", title: page.t("file-status-complete"), detail: day(application.complete_on) },
        FileStatus::Incomplete => Step { state: "refused", title: page.t("file-status-incomplete"), detail: day(application.incomplete_on) },
        FileStatus::Received => Step { state: "now", title: page.t("timeline-verification"), detail: page.t("timeline-verification-now") },
        FileStatus::Waiting => Step { state: "next", title: page.t("timeline-verification"), detail: page.t("timeline-verification-next") },
    }
}

fn decision(page: &Page, dossier: &Dossier, status: FileStatus) -> Vec<Step> {
    let Some(published) = &dossier.published else {
        let detail = dossier.session.publication_on.map(|d| page.t1("timeline-decision-on", "date", page.date(&d))).unwrap_or_default();
        let state = if status == FileStatus::Complete { "now" } else { "next" };
        return vec![
            Step { state, title: page.t("timeline-decision"), detail },
            Step { state: "next", title: page.t("timeline-answer"), detail: String::new() },
        ];
    };
    let at = published.published_at.map(|at| page.day_of(&at)).unwrap_or_default();
    let kind = DecisionKind::from_code(&published.kind);
    let state = if kind == Some(DecisionKind::Unfavourable) { "refused" } else { "done" };
    let mut steps = vec![Step { state, title: published.type_label.get(page.lang).to_owned(), detail: at }];
    if kind == Some(DecisionKind::Favourable) {
        let answered = dossier.application.accepted_at.map(|at| page.date_time(&at)).unwrap_or_default();
        let acceptance = dossier.acceptance();
        let is_awaited = acceptance == Acceptance::Unanswered && is_answerable(page, dossier);
        steps.push(match acceptance {
            Acceptance::Unanswered if is_awaited => Step {
                state: "now",
                title: page.t("timeline-answer"),
                detail: dossier.confirmation_on.map(|d| page.t1("timeline-answer-before", "date", page.date(&d))).unwrap_or_default(),
            },
            Acceptance::Unanswered => Step { state: "refused", title: page.t("timeline-answer"), detail: answer_over(page, dossier) },
            Acceptance::Confirmed => Step { state: "done", title: page.t("timeline-confirmed"), detail: answered },
            Acceptance::Withdrawn => Step { state: "refused", title: page.t("timeline-withdrawn"), detail: answered },
        });
        // Nobody registers who gave the place up, or can no longer answer.
        if is_awaited || acceptance == Acceptance::Confirmed {
            steps.push(Step { state: "next", title: page.t("timeline-registration"), detail: page.t("timeline-registration-next") });
        }
    }
    steps
}

/// Why no answer can be given any more; empty where it is not for its date.
fn answer_over(page: &Page, dossier: &Dossier) -> String {
    let is_over = dossier.confirmation_on.is_some_and(|day| page.now >= page.zone.end_of(day));
    if is_over { page.t("timeline-answer-over") } else { String::new() }
}
