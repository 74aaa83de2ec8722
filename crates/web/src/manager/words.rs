//! What staff read of states: kinds of decisions, treatment types, refusals of their use cases.

use app::review::{corrections, judge};
use domain::application::{Acceptance, DecisionKind, TreatmentType};

use crate::ui::words::{self, Tag};
use crate::ui::{Form, Page};

/// « Favorable », « Liste complémentaire »…: the kind, whatever wording the institution gave its types.
#[must_use]
pub fn kind(page: &Page, kind: DecisionKind) -> String {
    page.t(match kind {
        DecisionKind::Favourable => "decision-kind-favourable",
        DecisionKind::Unfavourable => "decision-kind-unfavourable",
        DecisionKind::ComplementaryList => "decision-kind-complementary-list",
        DecisionKind::WaitingList => "decision-kind-waiting-list",
        DecisionKind::Preselection => "decision-kind-preselection",
    })
}

#[must_use]
pub fn kind_tag(page: &Page, of: DecisionKind) -> Tag {
    words::decision(kind(page, of), of)
}

#[must_use]
pub fn treatment(page: &Page, of: TreatmentType) -> String {
    page.t(match of {
        TreatmentType::Controlled => "treatment-controlled",
        TreatmentType::Direct => "treatment-direct",
        TreatmentType::Waiting => "treatment-waiting",
    })
}

#[must_use]
pub fn acceptance(page: &Page, of: Acceptance) -> String {
    page.t(match of {
        Acceptance::Unanswered => "acceptance-none",
        Acceptance::Confirmed => "acceptance-confirmed",
        Acceptance::Withdrawn => "acceptance-withdrawn",
    })
}

/// Puts on the form why a judgement was not taken.
pub fn judge_wrong(form: &mut Form, page: &Page, refusal: &judge::Refusal) {
    judge_wrong_at(form, page, refusal, |_| "comment".to_owned());
}

/// The same where each document has a comment of its own: `field` names it by the code of the document.
fn judge_wrong_at(form: &mut Form, page: &Page, refusal: &judge::Refusal, field: impl Fn(&str) -> String) {
    let sentence = judge_refusal(page, refusal);
    match refusal {
        refusal if refusal.is_stale() => form.wrong_meanwhile(sentence),
        judge::Refusal::CommentTooLong { code, .. } | judge::Refusal::CommentUnreadable { code, .. } => form.wrong_text(&field(code), sentence),
        _ => form.wrong_text("", sentence),
    }
}

fn judge_refusal(page: &Page, refusal: &judge::Refusal) -> String {
    match refusal {
        judge::Refusal::State(refusal) => page.t(refusal.key()),
        judge::Refusal::Nothing => page.t("judge-nothing"),
        judge::Refusal::NoFile { document } => page.t1("judge-no-file", "document", document),
        judge::Refusal::CommentTooLong { document, .. } => page.t1("judge-comment-too-long", "document", document),
        judge::Refusal::CommentUnreadable { document, .. } => page.t1("judge-comment-unreadable", "document", document),
        judge::Refusal::Replaced { document } => page.t1("judge-replaced", "document", document),
        judge::Refusal::JudgedMeanwhile { document, by, at, status, comment } => {
            let shown = domain::application::Shown::of(*status, true);
            let status = words::document_status(page, shown, "checked", false).text;
            let sentence = page.lang.t_with(
                "judge-meanwhile",
                &[("document", document.as_str().into()), ("by", by.as_str().into()), ("at", page.date_time(at).into()), ("status", status.into())],
            );
            if comment.is_empty() { sentence } else { format!("{sentence} {}", page.t1("judge-meanwhile-comment", "comment", comment)) }
        }
    }
}

/// Puts on the form why corrections were not asked for.
pub fn corrections_wrong(form: &mut Form, page: &Page, refusal: &corrections::Refusal) {
    match refusal {
        corrections::Refusal::Judge(refusal) => judge_wrong_at(form, page, refusal, |code| format!("c-{code}")),
        corrections::Refusal::State(refusal) => form.wrong("", refusal.key()),
        corrections::Refusal::NothingRefused => form.wrong("", "corrections-nothing-refused"),
        corrections::Refusal::DeadlineMissing => form.wrong("deadline", "corrections-deadline-missing"),
        corrections::Refusal::DeadlineTooEarly { programme } => {
            form.wrong_with("deadline", "corrections-deadline-too-early", &[("date", page.date(programme))]);
        }
        corrections::Refusal::DeadlineOver => form.wrong("deadline", "corrections-deadline-over"),
    }
}
