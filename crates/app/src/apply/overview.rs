//! A person's applications as lists and the dashboard show them.

use chrono::NaiveDate;
use domain::application::{Acceptance, DecisionKind, Existence, FileStatus};
use domain::translated::Translated;
use uuid::Uuid;

use super::late;
use crate::Ctx;
use crate::actor::Person;
use crate::dossier::{self, Dossier, Side};

/// One application.
#[derive(Clone, Debug)]
pub struct Line {
    pub id: Uuid,
    pub number: i64,
    pub programme: String,
    pub centre: String,
    pub existence: Existence,
    /// Cancelled, wherever it stands since.
    pub is_cancelled: bool,
    pub campaign: Uuid,
    pub campaign_archived: bool,
    pub status: FileStatus,
    /// Wording and kind of the last published decision.
    pub decision: Option<(Translated, DecisionKind)>,
    pub acceptance: Acceptance,
    pub is_electronic: bool,
    pub return_on: NaiveDate,
    pub confirmation_on: Option<NaiveDate>,
    pub publication_on: Option<NaiveDate>,
    /// Whether the person may still change documents.
    pub is_open: bool,
    /// It was not submitted in time: nobody examines it.
    pub is_lapsed: bool,
    pub asked: usize,
    pub missing: usize,
    pub refused: usize,
    /// What is missing, documents first.
    pub lacking: Vec<Lacking>,
}

/// Where something that is missing is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Documents,
    Forms,
    Questions,
}

/// Something that is missing.
#[derive(Clone, Debug)]
pub struct Lacking {
    pub place: Place,
    pub code: String,
    pub label: Translated,
}

/// What the person has to do next about an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    Replace,
    Deposit,
    Submit,
    /// Print the dossier and send it.
    Post,
    Answer,
}

impl Line {
    /// Whether it belongs to what the person has under way or was told in a campaign that is not archived. What staff put
    /// away by hand stays: a refusal does not vanish for whoever was refused.
    #[must_use]
    pub fn is_current(&self) -> bool {
        match self.existence {
            Existence::Active => !self.campaign_archived,
            Existence::Archived => !self.is_cancelled && !self.campaign_archived,
            Existence::Cancelled => false,
        }
    }

    /// Whether the decision is one to answer, and was not answered.
    #[must_use]
    pub fn awaits_answer(&self) -> bool {
        matches!(&self.decision, Some((_, DecisionKind::Favourable))) && self.acceptance == Acceptance::Unanswered
    }

    /// Whether somebody still waits for something of it: the applicant for the university, or the university for the
    /// applicant. Not once it is refused, given up, or its date passed without a submission or an answer.
    #[must_use]
    pub fn is_under_way(&self, today: NaiveDate) -> bool {
        if self.existence != Existence::Active || self.campaign_archived || self.acceptance == Acceptance::Withdrawn {
            return false;
        }
        match &self.decision {
            None => !self.is_lapsed,
            Some((_, DecisionKind::Unfavourable)) => false,
            Some((_, DecisionKind::Favourable)) => self.acceptance == Acceptance::Confirmed || self.task(today).is_some(),
            Some((_, DecisionKind::ComplementaryList | DecisionKind::WaitingList | DecisionKind::Preselection)) => true,
        }
    }

    /// The next thing to do and by when; an offer may wait without a date.
    #[must_use]
    pub fn task(&self, today: NaiveDate) -> Option<(Task, Option<NaiveDate>)> {
        if self.existence != Existence::Active || self.campaign_archived {
            return None;
        }
        if self.awaits_answer() {
            return self.confirmation_on.is_none_or(|day| day >= today).then_some((Task::Answer, self.confirmation_on));
        }
        if !self.is_open {
            return None;
        }
        if !self.is_electronic {
            return Some((Task::Post, Some(self.return_on)));
        }
        let task = match (self.refused, self.missing) {
            (1.., _) => Task::Replace,
            (0, 0) => Task::Submit,
            (0, _) => Task::Deposit,
        };
        Some((task, Some(self.return_on)))
    }
}

/// All applications of the person in the order they were made, cancelled ones included.
pub async fn lines(ctx: &Ctx, person: &Person) -> store::Result<Vec<Line>> {
    let mut tx = ctx.db.read().await?;
    let own = store::application::of_account(&mut tx, person.account.0).await?;
    let now = ctx.now();
    let mut lines = Vec::with_capacity(own.len());
    for line in own {
        let Some((application, around)) = store::application::find_around(&mut tx, line.number).await? else { continue };
        let dossier = dossier::load_with(ctx, &mut tx, application, around, Side::Applicant).await?;
        let is_lapsed = late::is_lapsed(ctx, &mut tx, &dossier).await?;
        let missing = dossier.missing().len();
        let refused = dossier.items.iter().filter(|item| item.status == domain::application::DocumentStatus::Refused).count();
        lines.push(Line {
            id: dossier.application.id,
            number: line.number,
            programme: line.programme_label,
            centre: line.centre_label,
            existence: dossier.existence(),
            is_cancelled: dossier.is_cancelled(),
            campaign: dossier.application.campaign_id,
            campaign_archived: dossier.campaign_archived,
            status: dossier.file_status(),
            decision: dossier.published.as_ref().and_then(|d| Some((d.type_label.0.clone(), DecisionKind::from_code(&d.kind)?))),
            acceptance: dossier.acceptance(),
            is_electronic: line.is_electronic,
            return_on: dossier.return_on,
            confirmation_on: dossier.confirmation_on,
            publication_on: dossier.session.publication_on,
            is_open: dossier.is_open(now, ctx.zone),
            is_lapsed,
            asked: dossier.asked(),
            missing,
            refused,
            lacking: lacking(&dossier),
        });
    }
    Ok(lines)
}

fn lacking(dossier: &Dossier) -> Vec<Lacking> {
    let documents = dossier.items.iter().filter(|item| item.is_missing()).map(|item| (Place::Documents, &item.kind.code, &item.kind.label.0));
    let forms = dossier.forms.iter().filter(|asked| asked.is_missing()).map(|asked| (Place::Forms, &asked.code, &asked.label));
    let questions = dossier.questions.iter().filter(|asked| asked.is_missing()).map(|asked| (Place::Questions, &asked.code, &asked.label));
    let all = documents.chain(forms).chain(questions);
    all.map(|(place, code, label)| Lacking { place, code: code.clone(), label: label.clone() }).collect()
}
