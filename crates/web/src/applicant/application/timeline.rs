//! « Suivi »: where the application stands, in the order in which things happen.

use app::dossier::Dossier;
use domain::application::{Acceptance, DecisionKind, FileStatus};

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

/// The steps of an application, real dates included.
#[must_use]
pub fn steps(page: &Page, dossier: &Dossier, type_label: &str) -> Vec<Step> {
    let application = &dossier.application;
    let status = dossier.file_status();
    let mut steps = vec![Step { state: "done", title: page.t("timeline-created"), detail: page.date_time(&application.created_at) }];
    if dossier.session.is_electronic {
        let until = page.t1("timeline-documents-until", "date", page.date(&dossier.return_on));
        let state = if status.is_open() && status == FileStatus::Waiting { "now" } else { "done" };
        steps.push(Step { state, title: page.t("timeline-documents"), detail: if state == "now" { until } else { String::new() } });
    }
    steps.extend(arrival(page, dossier, status));
    steps.push(verification(page, dossier, status));
    steps.extend(decision(page, dossier, status, type_label));
    steps
}

/// How the file came: submitted here, or taken by the staff; what is still to come is not said of a file on paper.
fn arrival(page: &Page, dossier: &Dossier, status: FileStatus) -> Option<Step> {
    let done = |key: &str, detail: String| Step { state: "done", title: page.t(key), detail };
    match dossier.application.submitted_at {
        Some(at) if status != FileStatus::Waiting => Some(done("timeline-submitted", page.date_time(&at))),
        // Nobody will submit any more what is received. An offer of the managers never came.
        None if !status.is_open() => dossier.application.received_on.map(|day| done("file-status-received", page.date(&day))),
        _ if dossier.session.is_electronic => Some(Step { state: "next", title: page.t("timeline-submitted"), detail: page.t("timeline-submitted-next") }),
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

fn decision(page: &Page, dossier: &Dossier, status: FileStatus, type_label: &str) -> Vec<Step> {
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
    let mut steps = vec![Step { state, title: type_label.to_owned(), detail: at }];
    if kind == Some(DecisionKind::Favourable) {
        let answered = dossier.application.accepted_at.map(|at| page.date_time(&at)).unwrap_or_default();
        steps.push(match dossier.acceptance() {
            Acceptance::Unanswered => Step {
                state: "now",
                title: page.t("timeline-answer"),
                detail: dossier.confirmation_on.map(|d| page.t1("timeline-answer-before", "date", page.date(&d))).unwrap_or_default(),
            },
            Acceptance::Confirmed => Step { state: "done", title: page.t("timeline-confirmed"), detail: answered },
            Acceptance::Withdrawn => Step { state: "refused", title: page.t("timeline-withdrawn"), detail: answered },
        });
        steps.push(Step { state: "next", title: page.t("timeline-registration"), detail: page.t("timeline-registration-next") });
    }
    steps
}
