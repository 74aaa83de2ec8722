//! « Journal de ma candidature »: the trace of an application as its applicant may read it.
//!
//! Only what is named here is told. What staff note, judge among themselves or have not published is not, and nobody of the
//! staff is named.

use domain::application::facts::By;
use domain::application::{Acceptance, DocumentStatus, FileStatus, Shown};
use domain::time::Instant;
use serde_json::Value;
use store::Tx;
use store::audit::Line;
use store::decision::Decision;

use super::{late, own};
use crate::actor::Person;
use crate::dossier::Dossier;
use crate::error::Error;
use crate::i18n::Lang;
use crate::wording::document_words;
use crate::{Ctx, format, texts};

/// One thing that happened, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub at: Instant,
    pub by: By,
    pub what: String,
    /// The name of a file, or how a date counts; often empty.
    pub detail: String,
}

impl Event {
    /// Who did it, for programs.
    #[must_use]
    pub const fn by_code(&self) -> &'static str {
        match self.by {
            By::Applicant => "applicant",
            By::Staff => "staff",
            By::System => "system",
        }
    }
}

/// The journal of one's own application, the latest first.
pub async fn of_own(ctx: &Ctx, person: &Person, number: i64, lang: Lang) -> Result<(Dossier, Vec<Event>), Error> {
    let dossier = own::load::<std::convert::Infallible>(ctx, person, number).await?;
    let mut tx = ctx.db.read().await?;
    let events = events(ctx, &mut tx, &dossier, lang).await?;
    Ok((dossier, events))
}

/// What happened to an application in the words of a language, the latest first.
pub async fn events(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier, lang: Lang) -> store::Result<Vec<Event>> {
    let lines = store::audit::whole(tx, dossier.application.id).await?;
    let decisions = store::decision::of_application(tx, dossier.application.id).await?;
    let teller = Teller { ctx, dossier, decisions, lang };
    Ok(lines.iter().filter_map(|line| teller.tell(line)).collect())
}

struct Teller<'a> {
    ctx: &'a Ctx,
    dossier: &'a Dossier,
    decisions: Vec<Decision>,
    lang: Lang,
}

/// A text of what a line says was there afterwards; empty when it says nothing.
fn after<'a>(line: &'a Line, name: &str) -> &'a str {
    line.after.as_ref().and_then(|json| json.0.get(name)).and_then(Value::as_str).unwrap_or_default()
}

fn before<'a>(line: &'a Line, name: &str) -> &'a str {
    line.before.as_ref().and_then(|json| json.0.get(name)).and_then(Value::as_str).unwrap_or_default()
}

impl Teller<'_> {
    fn tell(&self, line: &Line) -> Option<Event> {
        let by = match line.actor_kind.as_str() {
            "applicant" => By::Applicant,
            "staff" => By::Staff,
            _ => By::System,
        };
        Some(Event { at: line.at, by, what: self.what(line, by)?, detail: self.detail(line) })
    }

    /// None of what is not the applicant's to read.
    fn what(&self, line: &Line, by: By) -> Option<String> {
        let lang = self.lang;
        Some(match line.action.as_str() {
            "application.create" => lang.t("journal-create"),
            "application.submit" => lang.t("journal-submit"),
            "application.automatic_submission" => lang.t(if is_true(line, "accepted") { "journal-automatic" } else { "journal-automatic-not" }),
            late::FAILED => self.not_submitted(line),
            "application.cancel" => lang.t("journal-cancel"),
            "application.cancel_undo" => lang.t("journal-cancel-undo"),
            "application.answer" => lang.t(answer(line)?),
            "application.file_status" | "application.check_failed" => {
                lang.t_with("journal-status", &[("status", self.file_status(FileStatus::from_code(after(line, "file_status"))?).into())])
            }
            "application.ask_corrections" => self.dated(line, "return_on", "journal-corrections", "journal-corrections"),
            "application.return_date" => self.dated(line, "on", "journal-return-date", "journal-return-date-gone"),
            "application.confirmation_date" => self.dated(line, "on", "journal-confirmation-date", "journal-confirmation-date-gone"),
            "application.fees" => self.fees(line),
            "application.registration_code" => match after(line, "name") {
                "" => lang.t("journal-registration-code-gone"),
                code => lang.t_with("journal-registration-code", &[("code", code.to_owned().into())]),
            },
            "document.deposit" => self.about(line, "journal-document-deposit"),
            "document.replace" => self.about(line, "journal-document-replace"),
            "document.remove" => self.about(line, "journal-document-remove"),
            "document.not_concerned" | "form.not_concerned" => self.about(line, "journal-not-concerned"),
            "document.concerned" | "form.concerned" => self.about(line, "journal-concerned"),
            "document.judge" => self.judged(line)?,
            "form.draft" => self.about(line, "journal-form-draft"),
            "form.complete" => self.about(line, "journal-form-complete"),
            "form.survey" => self.about(line, "journal-form-survey"),
            "form.remind" => lang.t("journal-form-remind"),
            "form.file" => self.about(line, "journal-form-file"),
            "form.file_remove" => self.about(line, "journal-form-file-remove"),
            "questions.answer" => lang.t("journal-questions"),
            "decision.publish" | "decision.direct_access" | "decision.promote" => self.decided(line)?,
            "letter.issue" => lang.t("journal-letter"),
            "student_record.ask" => lang.t("journal-student-record-ask"),
            "message.send" => lang.t(if by == By::Applicant { "journal-message-sent" } else { "journal-message-received" }),
            _ => return None,
        })
    }

    fn detail(&self, line: &Line) -> String {
        match line.action.as_str() {
            "application.submit" => match after(line, "as_of").parse::<Instant>() {
                Ok(at) => self.lang.t_with("journal-as-of", &[("date", format::date_time(self.lang, self.ctx.zone.local(at)).into())]),
                Err(_) => String::new(),
            },
            "document.deposit" | "document.replace" | "form.file" => after(line, "name").to_owned(),
            "document.remove" => before(line, "name").to_owned(),
            _ => String::new(),
        }
    }

    /// The document or form that a line is about, in a sentence.
    fn about(&self, line: &Line, key: &str) -> String {
        self.lang.t_with(key, &[("document", self.dossier.object_label(&line.object, self.lang).into())])
    }

    /// A sentence with a day, or the one for a day that was taken away.
    fn dated(&self, line: &Line, name: &str, key: &str, gone: &str) -> String {
        let day = after(line, name).parse::<chrono::NaiveDate>().ok();
        let words = day.map(|day| format::long_date(self.lang, day)).unwrap_or_default();
        self.lang.t_with(if day.is_some() { key } else { gone }, &[("date", words.into())])
    }

    /// Why the automatic submission did not happen.
    fn not_submitted(&self, line: &Line) -> String {
        self.lang.t_with("journal-automatic-failed", &[("missing", late::words(self.dossier, &late::lacked(line), self.lang).into())])
    }

    /// What is left to pay, as the summary says it.
    fn fees(&self, line: &Line) -> String {
        let cents = line.after.as_ref().and_then(|json| json.0.get("cents")).and_then(Value::as_i64);
        let amount = cents.map(|cents| format::amount(self.lang, cents)).unwrap_or_default();
        let parts: Vec<&str> = [amount.as_str(), after(line, "comment")].into_iter().filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => self.lang.t("journal-fees-gone"),
            _ => self.lang.t_with("journal-fees", &[("fees", parts.join(" – ").into())]),
        }
    }

    fn file_status(&self, status: FileStatus) -> String {
        let own = texts::current(self.ctx).wording.file_status(status, self.lang).map(str::to_owned);
        own.unwrap_or_else(|| {
            self.lang.t(match status {
                FileStatus::Waiting => "file-status-waiting",
                FileStatus::Received => "file-status-received",
                FileStatus::Incomplete => "file-status-incomplete",
                FileStatus::Complete => "file-status-complete",
            })
        })
    }

    fn judged(&self, line: &Line) -> Option<String> {
        let status = DocumentStatus::from_code(after(line, "status"))?;
        let words = document_words(self.ctx, self.lang, Shown::of(status, true));
        Some(self.lang.t_with("journal-document-judged", &[("document", self.dossier.object_label(&line.object, self.lang).into()), ("status", words.into())]))
    }

    /// What was decided, once it was published.
    fn decided(&self, line: &Line) -> Option<String> {
        let id = line.object.strip_prefix("decision:")?;
        let decision = self.decisions.iter().find(|decision| decision.id.to_string() == id && decision.published_at.is_some())?;
        Some(self.lang.t_with("journal-decision", &[("decision", decision.type_label.0.get(self.lang).to_owned().into())]))
    }
}

fn is_true(line: &Line, name: &str) -> bool {
    line.after.as_ref().and_then(|json| json.0.get(name)).and_then(Value::as_bool).unwrap_or_default()
}

fn answer(line: &Line) -> Option<&'static str> {
    let is_withdrawn = Acceptance::from_code(before(line, "acceptance")) == Some(Acceptance::Withdrawn);
    Some(match Acceptance::from_code(after(line, "acceptance"))? {
        Acceptance::Withdrawn => "journal-withdrawn",
        _ if is_withdrawn => "journal-withdrawn-undo",
        Acceptance::Confirmed => "journal-confirmed",
        Acceptance::Unanswered => "journal-unanswered",
    })
}
