//! What staff make of a file before any decision: judgements of documents, corrections asked for, the status of the file.

use std::collections::BTreeSet;

use domain::application::{DocumentStatus, FileStatus, MailCode};
use domain::time::Instant;
use rand::Rng as _;
use rand::seq::IndexedRandom as _;
use serde_json::json;
use store::application::Application;
use store::document::Review;
use uuid::Uuid;

use super::deposits::Deposit;
use super::dossier::{Actor, Applicant, Author, Plan};
use super::staff::Member;
use super::story::Story;

/// Why a document was refused, as managers write it.
const COMMENTS: [&str; 6] = [
    "scan illisible",
    "il manque le relevé du second semestre",
    "le document est coupé en bas de page",
    "ce n’est pas la pièce demandée",
    "toutes les pages sont nécessaires, recto et verso",
    "document périmé, merci de déposer une version en cours de validité",
];

impl Author<'_> {
    /// What the manager makes of a submitted file.
    pub fn examine(
        &mut self,
        who: &mut Applicant,
        a: &mut Application,
        plan: &Plan<'_>,
        papers: &[Deposit],
        manager: &Member,
        last: Instant,
    ) -> anyhow::Result<Instant> {
        let until = self.horizon(plan);
        match plan.story {
            Story::Incomplete | Story::Resubmitted => {
                let at = self.later(last, 6, until);
                let refused = self.refuse(papers, plan);
                for paper in papers {
                    match refused.contains(&paper.row.id) {
                        true => self.judge(who, a, paper, DocumentStatus::Refused, manager, at),
                        false if self.rng.random_bool(0.7) => self.judge(who, a, paper, DocumentStatus::Validated, manager, at),
                        false => {}
                    }
                }
                self.set_status(a, FileStatus::Incomplete, at);
                self.trace(who, a, Actor::Staff(manager), "application.ask_corrections", at, json!({ "file_status": FileStatus::Incomplete.code() }));
                self.mail(who, a, plan, MailCode::StatusIncomplete, at, None);
                if plan.story == Story::Incomplete { Ok(at) } else { self.resubmit(who, a, plan, papers, &refused, at) }
            }
            // Somebody has begun to look at one received file in three.
            Story::Received if self.rng.random_bool(0.34) => {
                let at = self.later(last, 6, until);
                for paper in papers.iter().take(papers.len() / 2) {
                    self.judge(who, a, paper, DocumentStatus::Validated, manager, at);
                }
                Ok(at)
            }
            Story::Received | Story::CancelledLate | Story::DirectGranted => Ok(last),
            _ => {
                let at = self.later(last, 12, until);
                for paper in papers {
                    self.judge(who, a, paper, DocumentStatus::Validated, manager, at);
                }
                self.set_status(a, FileStatus::Complete, at);
                self.trace(who, a, Actor::Staff(manager), "application.file_status", at, json!({ "file_status": FileStatus::Complete.code() }));
                self.mail(who, a, plan, MailCode::StatusComplete, at, None);
                Ok(at)
            }
        }
    }

    /// One or two documents of the application's own; a common one only where no other dossier of the centre shows it.
    fn refuse(&mut self, papers: &[Deposit], plan: &Plan<'_>) -> BTreeSet<Uuid> {
        if let Some(code) = plan.refused {
            return papers.iter().filter(|paper| paper.row.paper.code == code).map(|paper| paper.row.id).collect();
        }
        let may: Vec<Uuid> = papers
            .iter()
            .filter(|paper| paper.version.is_some())
            .filter(|paper| !paper.row.requirement.is_common() || (plan.is_alone_in_centre && plan.story == Story::Incomplete))
            .map(|paper| paper.row.id)
            .collect();
        let count = if self.rng.random_bool(0.3) { 2 } else { 1 };
        may.choose_multiple(&mut self.rng, count).copied().collect()
    }

    fn resubmit(
        &mut self,
        who: &mut Applicant,
        a: &mut Application,
        plan: &Plan<'_>,
        papers: &[Deposit],
        refused: &BTreeSet<Uuid>,
        last: Instant,
    ) -> anyhow::Result<Instant> {
        let mut last = last;
        let mut again = papers.to_vec();
        for paper in again.iter_mut().filter(|paper| refused.contains(&paper.row.id)) {
            let Some(document) = paper.document else { continue };
            last = self.later(last, 2, self.horizon(plan));
            let row = paper.row.clone();
            let version = self.version(who, document, &row, 2, last)?;
            paper.version = Some(version);
            if let Some(stored) = self.rows.documents.iter_mut().rev().find(|stored| stored.document.id == document) {
                stored.document.current_version_id = Some(version);
                stored.updated_at = last;
            }
        }
        self.submit(who, a, plan, &again, last, 2)
    }

    fn judge(&mut self, who: &mut Applicant, a: &Application, paper: &Deposit, status: DocumentStatus, manager: &Member, at: Instant) {
        let Some(version) = paper.version else { return };
        // An identity card expires; a transcript does not.
        let comments = if paper.row.paper.code == "IDENTITE" { COMMENTS.len() } else { COMMENTS.len() - 1 };
        let application = (!paper.row.requirement.is_common()).then_some(a.id);
        let perimeter = (version, a.centre_id, application);
        if status == DocumentStatus::Validated && who.judged.contains_key(&perimeter) {
            return;
        }
        who.judged.insert(perimeter, status);
        let comment = if status == DocumentStatus::Refused { self.pick(&COMMENTS[..comments]).to_owned() } else { String::new() };
        self.rows.reviews.push(Review {
            id: self.ids.uuid(at),
            document_version_id: version,
            centre_id: a.centre_id,
            application_id: application,
            status: status.code().to_owned(),
            comment,
            reviewer_id: Some(manager.id),
            reviewer_name: manager.name.clone(),
            reviewed_at: at,
        });
    }

    pub fn paper_status(&mut self, who: &Applicant, a: &mut Application, plan: &Plan<'_>, status: FileStatus, manager: &Member, last: Instant) -> Instant {
        if status == FileStatus::Waiting {
            return last;
        }
        let at = self.later(last, 12, self.ctx.now());
        self.set_status(a, status, at);
        self.trace(who, a, Actor::Staff(manager), "application.file_status", at, json!({ "file_status": status.code() }));
        self.mail(who, a, plan, MailCode::StatusComplete, at, None);
        at
    }

    pub fn set_status(&self, a: &mut Application, status: FileStatus, at: Instant) {
        let day = Some(self.ctx.zone.today(at));
        status.code().clone_into(&mut a.file_status);
        a.file_status_at = at;
        match status {
            FileStatus::Received => a.received_on = day,
            FileStatus::Complete => a.complete_on = day,
            FileStatus::Incomplete => a.incomplete_on = day,
            FileStatus::Waiting => {}
        }
    }
}
