//! One application with everything around it, as its story tells: documents, submissions, reviews, decisions, traces.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use app::{Ctx, Ids};
use chrono::TimeDelta;
use domain::application::requirement::{Asked, Obligation};
use domain::application::treatment::Treatment;
use domain::application::{Acceptance, DecisionKind, DecisionState, DocumentStatus, Existence, FileStatus, MailCode, TreatmentType};
use domain::time::Instant;
use domain::translated::Translated;
use rand::Rng as _;
use rand::rngs::StdRng;
use rand::seq::{IndexedRandom as _, SliceRandom as _};
use serde_json::{Value, json};
use store::Json;
use store::application::Application;
use store::application::note::Note;
use store::application::submission::{Submission, SubmittedDocument};
use store::bulk::{DocumentRow, NoteRow, SubmittedDocumentRow};
use store::catalogue::session::Convocation;
use store::decision::{Batch, Decision};
use store::document::{Document, Review, Version};
use uuid::Uuid;

use super::pool::Pool;
use super::rows::Rows;
use super::staff::{Member, Staff};
use super::story::{Deposits, Story};
use super::university::{Offered, PaperRow, University};

/// An applicant while dossiers are written.
#[derive(Clone, Debug)]
pub struct Applicant {
    pub account: Uuid,
    pub campaign_file: Uuid,
    pub first_name: String,
    pub last_name: String,
    pub name_key: String,
    pub email: String,
    pub language: &'static str,
    pub nationality: String,
    pub bac_series: String,
    /// The profile as a submission keeps it.
    pub sections: Value,
    /// Common documents by type: the version, or none when declared « Non concerné ».
    pub common: BTreeMap<Uuid, Option<Uuid>>,
    /// Judgements that stand, by version, centre and application for a document of its own.
    pub judged: HashMap<(Uuid, Uuid, Option<Uuid>), DocumentStatus>,
    /// The places of this person's applications in [`Rows::applications`], with what was submitted last.
    pub submitted: Vec<(usize, Vec<(Uuid, bool)>)>,
}

impl Applicant {
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}

/// What is to be written.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    pub story: Story,
    pub offered: &'a Offered,
    pub campaign: Uuid,
    pub created_at: Instant,
    /// No other application of the person to the same centre.
    pub is_alone_in_centre: bool,
    pub is_archived: bool,
    /// Code of the document to refuse, instead of some by chance.
    pub refused: Option<&'static str>,
}

/// Writes dossiers into rows.
pub struct Author<'a> {
    pub ctx: &'a Ctx,
    pub ids: &'a Ids,
    pub rng: StdRng,
    pub university: &'a University,
    pub staff: &'a Staff,
    pub pool: &'a Pool,
    pub rows: Rows,
    pub next_number: i64,
    pub ranks: HashMap<Uuid, i32>,
    pub batches: HashMap<Uuid, Uuid>,
}

/// Why a document was refused, as managers write it.
const COMMENTS: [&str; 6] = [
    "scan illisible",
    "il manque le relevé du second semestre",
    "le document est coupé en bas de page",
    "ce n’est pas la pièce demandée",
    "toutes les pages sont nécessaires, recto et verso",
    "document périmé, merci de déposer une version en cours de validité",
];

const NOTES: [&str; 5] = [
    "Appel du candidat le matin : demande un délai pour le relevé du semestre 5.",
    "Moyenne recalculée sur les UE scientifiques : 13,4.",
    "À revoir avec la responsable de la mention.",
    "Candidat déjà venu en échange l’an dernier.",
    "Boursier, dossier social transmis au service concerné.",
];

const REMARKS: [&str; 4] = [
    "Très bon dossier, projet cohérent avec la formation.",
    "Résultats justes dans les matières fondamentales.",
    "Dossier solide ; le stage reste à trouver.",
    "",
];

impl Author<'_> {
    /// Writes one application; returns its number.
    pub fn write(&mut self, who: &mut Applicant, plan: &Plan<'_>) -> anyhow::Result<i64> {
        let number = self.next_number;
        self.next_number += 1;
        let manager = self.staff.manager(plan.offered.session.centre_id)?.clone();
        let mut a = self.blank(who, plan, number);
        self.trace(who, &a, Actor::Applicant, "application.create", plan.created_at, json!({ "programme": plan.offered.session.programme_code }));
        if !plan.story.is_offer() {
            self.mail(who, &a, plan, MailCode::ApplicationCreated, plan.created_at, None);
        }
        let mut last = plan.created_at;
        let papers = self.deposits(who, &a, plan, &mut last)?;
        if plan.story.is_submitted() {
            last = self.submit(who, &mut a, plan, &papers, last, 1)?;
            last = self.examine(who, &mut a, plan, &papers, &manager, last)?;
        } else if let Story::Paper(status) = plan.story {
            last = self.paper_status(who, &mut a, plan, status, &manager, last);
        }
        if plan.story == Story::DirectGranted {
            TreatmentType::Direct.code().clone_into(&mut a.treatment);
            a.treatment_validated = true;
        }
        last = self.decide(who, &mut a, plan, &manager, last);
        last = self.answer(who, &mut a, plan, last);
        last = self.cancel(who, &mut a, plan, last);
        if self.rng.random_bool(0.12) && plan.story.is_submitted() {
            let at = self.later(last, 6, self.ctx.now());
            let note =
                Note { id: self.ids.uuid(at), author_id: manager.id, author_name: manager.name.clone(), message: self.pick(&NOTES).to_owned(), created_at: at };
            self.rows.notes.push(NoteRow { application_id: a.id, note });
        }
        if plan.is_archived {
            Existence::Archived.code().clone_into(&mut a.existence);
        }
        a.updated_at = last;
        self.rows.applications.push(a);
        Ok(number)
    }

    /// Counts, for every application of a person, the submitted documents that nobody has judged.
    pub fn settle(&mut self, who: &Applicant) {
        for (at, versions) in &who.submitted {
            let Some(a) = self.rows.applications.get_mut(*at) else { continue };
            let open = versions.iter().filter(|(version, is_common)| {
                let perimeter = (*version, a.centre_id, (!is_common).then_some(a.id));
                !who.judged.contains_key(&perimeter)
            });
            a.documents_to_review = i32::try_from(open.count()).unwrap_or(i32::MAX);
        }
    }

    fn blank(&mut self, who: &Applicant, plan: &Plan<'_>, number: i64) -> Application {
        let session = &plan.offered.session;
        let treatment = Treatment::initial(TreatmentType::from_code(&session.default_treatment).unwrap_or(TreatmentType::Waiting));
        let is_offer = plan.story.is_offer();
        let at = plan.created_at;
        Application {
            id: self.ids.uuid(at),
            number,
            account_id: who.account,
            campaign_file_id: who.campaign_file,
            session_id: session.id,
            campaign_id: plan.campaign,
            centre_id: session.centre_id,
            committee_id: session.committee_id,
            name_key: who.name_key.clone(),
            programme_key: plan.offered.programme_key.clone(),
            existence: Existence::Active.code().to_owned(),
            file_status: FileStatus::initial(is_offer).code().to_owned(),
            file_status_at: at,
            treatment: treatment.kind.code().to_owned(),
            treatment_validated: treatment.validated || is_offer,
            is_offer,
            acceptance: Acceptance::Unanswered.code().to_owned(),
            acceptance_before: None,
            accepted_at: None,
            accepted_by: None,
            cancelled_at: None,
            cancelled_by: None,
            undo_until: None,
            submitted_at: None,
            received_on: None,
            complete_on: is_offer.then(|| self.ctx.zone.today(at)),
            incomplete_on: None,
            new_return_on: None,
            new_confirmation_on: None,
            reminder_sent: false,
            draft_kind: None,
            draft_state: None,
            published_kind: None,
            published_at: None,
            registration_code: None,
            fee_cents: None,
            fee_note: String::new(),
            documents_to_review: 0,
            version: 1,
            created_at: at,
            updated_at: at,
        }
    }

    /// Deposits what the story says; returns what is asked with the version deposited for it.
    fn deposits(&mut self, who: &mut Applicant, a: &Application, plan: &Plan<'_>, last: &mut Instant) -> anyhow::Result<Vec<Deposit>> {
        let wanted = match plan.story {
            Story::Waiting(deposits) => deposits,
            Story::Paper(_) | Story::Offer | Story::OfferPublished => Deposits::None,
            Story::Missed | Story::CancelledEarly | Story::Direct => Deposits::Some,
            _ => Deposits::All,
        };
        if wanted == Deposits::None {
            return Ok(Vec::new());
        }
        let university = self.university;
        let (nationality, series) = (who.nationality.clone(), who.bac_series.clone());
        let asked = Asked { nationality: Some(&nationality), bac_series: Some(&series) };
        let treatment = TreatmentType::from_code(&a.treatment).unwrap_or(TreatmentType::Waiting);
        let mut papers: Vec<&PaperRow> = university.asked(plan.offered, treatment, &asked).collect();
        if wanted == Deposits::Some {
            papers.shuffle(&mut self.rng);
            papers.truncate(papers.len() / 2);
        }
        let mut out = Vec::new();
        for row in papers {
            let is_common = row.requirement.is_common();
            if let Some(held) = who.common.get(&row.id).filter(|_| is_common) {
                out.push(Deposit { row: row.clone(), document: None, version: *held });
                continue;
            }
            let chance = match row.paper.obligation {
                Obligation::Mandatory => 1.0,
                Obligation::Conditional => {
                    if nationality != "FR" && row.paper.code.starts_with("LANGUE") {
                        0.9
                    } else {
                        0.25
                    }
                }
                Obligation::Facultative => 0.3,
            };
            let deposits = self.rng.random_bool(chance);
            if !deposits && row.paper.obligation == Obligation::Facultative {
                continue;
            }
            *last = self.later(*last, 1, plan_end(self.ctx, a, plan));
            let document = self.ids.uuid(*last);
            let version = if deposits { Some(self.version(who, document, row, 1, *last)?) } else { None };
            self.rows.documents.push(DocumentRow {
                document: Document {
                    id: document,
                    account_id: who.account,
                    document_type_id: row.id,
                    application_id: (!is_common).then_some(a.id),
                    current_version_id: version,
                    is_not_concerned: !deposits,
                    version: 1,
                },
                updated_at: *last,
            });
            if is_common {
                who.common.insert(row.id, version);
            }
            out.push(Deposit { row: row.clone(), document: (!is_common).then_some(document), version });
        }
        Ok(out)
    }

    fn version(&mut self, who: &Applicant, document: Uuid, row: &PaperRow, number: i32, at: Instant) -> anyhow::Result<Uuid> {
        let sample = self.pool.get(row.paper.kind, self.rng.random_range(0..1_000))?;
        let id = self.ids.uuid(at);
        self.rows.versions.push(Version {
            id,
            document_id: document,
            number,
            name: sample.received.first().map(|file| file.name.clone()).unwrap_or_default(),
            received: Json(sample.received.clone()),
            received_size: sample.received_size,
            canonical_key: Some(sample.canonical_key.clone()),
            canonical_size: Some(sample.canonical_size),
            sha256: sample.sha256.clone(),
            pages: Some(sample.pages),
            check_state: "checked".to_owned(),
            refusal: None,
            observations: Json(sample.observations.clone()),
            deposited_at: at,
            deposited_by: who.account,
            removed_at: None,
        });
        Ok(id)
    }

    /// Submits what is there, before the return date.
    fn submit(&mut self, who: &mut Applicant, a: &mut Application, plan: &Plan<'_>, papers: &[Deposit], last: Instant, nth: i32) -> anyhow::Result<Instant> {
        let at = self.later(last, 8, plan_end(self.ctx, a, plan));
        let snapshot = json!({
            "application": a.number,
            "programme": { "code": plan.offered.session.programme_code, "label": plan.offered.session.programme_label },
            "submitted_at": at,
            "profile": who.sections,
            "documents": papers.iter().map(|paper| self.frozen(paper)).collect::<Vec<_>>(),
        });
        let submission = Submission {
            id: self.ids.uuid(at),
            application_id: a.id,
            number: nth,
            submitted_at: at,
            actor: "applicant".to_owned(),
            digest: app::keys::sha256_hex(snapshot.to_string().as_bytes()),
            snapshot: Json(snapshot),
        };
        for paper in papers {
            let document = SubmittedDocument { document_type_id: paper.row.id, document_version_id: paper.version, is_not_concerned: paper.version.is_none() };
            self.rows.submitted.push(SubmittedDocumentRow { submission_id: submission.id, document });
        }
        let versions = papers.iter().filter_map(|paper| Some((paper.version?, paper.row.requirement.is_common()))).collect();
        let place = self.rows.applications.len();
        who.submitted.retain(|(at, _)| *at != place);
        who.submitted.push((place, versions));
        self.set_status(a, FileStatus::Received, at);
        a.submitted_at = Some(at);
        let digest = submission.digest.clone();
        self.rows.submissions.push(submission);
        self.trace(who, a, Actor::Applicant, "application.submit", at, json!({ "file_status": FileStatus::Received.code(), "digest": digest }));
        self.mail(who, a, plan, MailCode::StatusReceived, at, None);
        Ok(at)
    }

    fn frozen(&self, paper: &Deposit) -> Value {
        let version = paper.version.and_then(|id| self.rows.versions.iter().rev().find(|version| version.id == id));
        json!({
            "code": paper.row.paper.code,
            "label": paper.row.paper.label(),
            "status": if paper.version.is_some() { DocumentStatus::Deposited } else { DocumentStatus::NotConcerned }.code(),
            "name": version.map(|v| &v.name),
            "pages": version.and_then(|v| v.pages),
            "sha256": version.map(|v| &v.sha256),
        })
    }

    /// What the manager makes of a submitted file.
    fn examine(
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

    fn paper_status(&mut self, who: &Applicant, a: &mut Application, plan: &Plan<'_>, status: FileStatus, manager: &Member, last: Instant) -> Instant {
        if status == FileStatus::Waiting {
            return last;
        }
        let at = self.later(last, 12, self.ctx.now());
        self.set_status(a, status, at);
        self.trace(who, a, Actor::Staff(manager), "application.file_status", at, json!({ "file_status": status.code() }));
        self.mail(who, a, plan, MailCode::StatusComplete, at, None);
        at
    }

    fn set_status(&self, a: &mut Application, status: FileStatus, at: Instant) {
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

    fn decide(&mut self, who: &Applicant, a: &mut Application, plan: &Plan<'_>, manager: &Member, last: Instant) -> Instant {
        let (published, unpublished) = plan.story.decisions();
        let mut last = last;
        if let Some(kind) = published {
            let entered = self.later(last, 10, self.horizon(plan));
            let validated = self.later(entered, 3, self.horizon(plan));
            let on_the_day = plan.offered.session.publication_on.map(|day| self.ctx.zone.start_of(day) + TimeDelta::hours(10));
            let at = on_the_day.filter(|at| *at > validated && *at < self.ctx.now()).unwrap_or_else(|| self.later(validated, 2, self.ctx.now()));
            let mut decision = self.decision(a, plan, kind, entered, manager);
            DecisionState::Published.code().clone_into(&mut decision.state);
            decision.validated_at = Some(validated);
            decision.validated_by = Some(manager.id);
            decision.published_at = Some(at);
            decision.batch_id = Some(self.batch(a.centre_id, manager, validated, at));
            a.published_kind = Some(kind.code().to_owned());
            a.published_at = Some(at);
            self.trace(who, a, Actor::Staff(manager), "decision.publish", at, json!({ "kind": kind.code() }));
            self.mail(who, a, plan, domain::mailing::default_mail(kind), at, Some(decision.id));
            self.rows.decisions.push(decision);
            last = at;
        }
        if let Some((kind, is_validated)) = unpublished {
            let at = self.later(last, 10, self.ctx.now());
            let mut decision = self.decision(a, plan, kind, at, manager);
            decision.is_appeal = plan.story == Story::Appealed;
            let state = if is_validated { DecisionState::Validated } else { DecisionState::Draft };
            state.code().clone_into(&mut decision.state);
            last = at;
            if is_validated {
                last = self.later(at, 2, self.ctx.now());
                decision.validated_at = Some(last);
                decision.validated_by = Some(manager.id);
            }
            a.draft_kind = Some(kind.code().to_owned());
            a.draft_state = Some(decision.state.clone());
            self.trace(who, a, Actor::Staff(manager), "decision.enter", at, json!({ "kind": kind.code() }));
            self.rows.decisions.push(decision);
        }
        last
    }

    fn decision(&mut self, a: &Application, plan: &Plan<'_>, kind: DecisionKind, at: Instant, manager: &Member) -> Decision {
        let rank = (kind == DecisionKind::ComplementaryList).then(|| {
            let rank = self.ranks.entry(a.session_id).or_default();
            *rank += 1;
            *rank
        });
        let reason = if kind == DecisionKind::Unfavourable { self.university.reasons.choose(&mut self.rng).copied() } else { None };
        Decision {
            id: self.ids.uuid(at),
            application_id: a.id,
            decision_type_id: self.university.decision_types.get(&kind).copied().unwrap_or_default(),
            kind: kind.code().to_owned(),
            state: DecisionState::Draft.code().to_owned(),
            reason_id: reason,
            comment: self.pick(&REMARKS).to_owned(),
            rank,
            preselection: if kind == DecisionKind::Preselection { plan.offered.session.preselection.clone() } else { Json(Convocation::default()) },
            is_appeal: false,
            created_at: at,
            created_by: Some(manager.id),
            validated_at: None,
            validated_by: None,
            published_at: None,
            batch_id: None,
            version: 1,
            type_label: Json(Translated::default()),
            show_comment: true,
            is_final: false,
            reason_label: None,
        }
    }

    /// One batch by centre stands for all that was published there.
    fn batch(&mut self, centre: Uuid, manager: &Member, created_at: Instant, released_at: Instant) -> Uuid {
        *self.batches.entry(centre).or_insert_with(|| {
            let id = self.ids.uuid(created_at);
            self.rows.batches.push(Batch {
                id,
                centre_id: centre,
                created_at,
                created_by: manager.id,
                release_at: released_at,
                released_at: Some(released_at),
                stopped_at: None,
            });
            id
        })
    }

    fn answer(&mut self, who: &Applicant, a: &mut Application, plan: &Plan<'_>, last: Instant) -> Instant {
        let (answer, before) = match plan.story {
            Story::Confirmed => (Acceptance::Confirmed, None),
            Story::Withdrawn => (Acceptance::Withdrawn, Some(Acceptance::Unanswered)),
            Story::WithdrawnAfterAll => (Acceptance::Withdrawn, Some(Acceptance::Confirmed)),
            _ => return last,
        };
        let at = self.later(last, 8, self.ctx.now());
        answer.code().clone_into(&mut a.acceptance);
        a.acceptance_before = before.map(|before| before.code().to_owned());
        a.accepted_at = Some(at);
        a.accepted_by = Some(who.full_name());
        a.undo_until = before.map(|_| at + TimeDelta::minutes(10));
        self.trace(who, a, Actor::Applicant, "application.answer", at, json!({ "acceptance": answer.code() }));
        self.mail(who, a, plan, if answer == Acceptance::Confirmed { MailCode::Confirmed } else { MailCode::Withdrawn }, at, None);
        at
    }

    fn cancel(&mut self, who: &Applicant, a: &mut Application, plan: &Plan<'_>, last: Instant) -> Instant {
        if !matches!(plan.story, Story::CancelledEarly | Story::CancelledLate) {
            return last;
        }
        let at = self.later(last, 10, self.ctx.now() - TimeDelta::hours(1));
        Existence::Cancelled.code().clone_into(&mut a.existence);
        a.cancelled_at = Some(at);
        a.cancelled_by = Some(who.full_name());
        a.undo_until = Some(at + TimeDelta::minutes(10));
        self.trace(who, a, Actor::Applicant, "application.cancel", at, json!({ "existence": Existence::Cancelled.code() }));
        self.mail(who, a, plan, MailCode::ApplicationCancelled, at, None);
        at
    }

    /// Until when the committee's work on this session can have happened.
    fn horizon(&self, plan: &Plan<'_>) -> Instant {
        let publication = plan.offered.session.publication_on.map(|day| self.ctx.zone.start_of(day));
        publication.map_or(self.ctx.now(), |at| at.min(self.ctx.now()))
    }

    /// A moment after another, at most so many days later and before `until`.
    pub fn later(&mut self, from: Instant, days: i64, until: Instant) -> Instant {
        let end = until.min(from + TimeDelta::days(days));
        let span = (end - from).num_seconds().max(2);
        from + TimeDelta::seconds(self.rng.random_range(1..span))
    }

    fn pick(&mut self, list: &[&'static str]) -> &'static str {
        list.choose(&mut self.rng).copied().unwrap_or_default()
    }
}

/// The last moment at which the applicant can have acted on documents.
fn plan_end(ctx: &Ctx, a: &Application, plan: &Plan<'_>) -> Instant {
    let return_on = domain::application::dates::effective_return(plan.offered.session.return_on, a.new_return_on);
    ctx.zone.end_of(return_on).min(ctx.now())
}

/// What was deposited for something asked.
#[derive(Clone, Debug)]
pub struct Deposit {
    row: PaperRow,
    /// The document, when it is the application's own and was made by this one.
    document: Option<Uuid>,
    version: Option<Uuid>,
}

/// Who did something.
#[derive(Clone, Copy, Debug)]
pub enum Actor<'a> {
    Applicant,
    Staff(&'a Member),
}
