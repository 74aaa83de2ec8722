//! What an applicant hands in: documents with their versions, and submissions with their snapshot.

use app::Ctx;
use domain::application::requirement::{Asked, Obligation};
use domain::application::{DocumentStatus, FileStatus, MailCode, TreatmentType};
use domain::time::Instant;
use rand::Rng as _;
use rand::seq::SliceRandom as _;
use serde_json::{Value, json};
use store::Json;
use store::application::Application;
use store::application::submission::{Submission, SubmittedDocument};
use store::bulk::{DocumentRow, SubmittedDocumentRow};
use store::document::{Document, Version};
use uuid::Uuid;

use super::dossier::{Actor, Applicant, Author, Plan};
use super::papers::Reach;
use super::story::{Deposits, Story};
use super::university::PaperRow;

/// What was deposited for something asked.
#[derive(Clone, Debug)]
pub struct Deposit {
    pub row: PaperRow,
    /// The document, when it is the application's own and was made by this one.
    pub document: Option<Uuid>,
    pub version: Option<Uuid>,
}

/// What a document is for.
#[derive(Clone, Copy, Debug)]
enum Serves {
    /// All applications of the person in a campaign.
    Campaign(Uuid),
    Application(Uuid),
}

impl Author<'_> {
    /// Deposits what the story says; returns what is asked with the version deposited for it.
    pub fn deposits(&mut self, who: &mut Applicant, a: &Application, plan: &Plan<'_>, last: &mut Instant) -> anyhow::Result<Vec<Deposit>> {
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
        let asked = Asked { nationality: Some(&nationality), bac_series: Some(&series), ..Asked::default() };
        let treatment = TreatmentType::from_code(&a.treatment).unwrap_or(TreatmentType::Waiting);
        let mut papers: Vec<&PaperRow> = university.asked(plan.offered, treatment, &asked).collect();
        if wanted == Deposits::Some {
            papers.shuffle(&mut self.rng);
            papers.truncate(papers.len() / 2);
        }
        let mut out = Vec::new();
        for row in papers {
            let is_common = row.requirement.is_common();
            if let Some(held) = who.common.get(&(plan.campaign, row.id)).filter(|_| is_common) {
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
            let reach = if is_common { Serves::Campaign(plan.campaign) } else { Serves::Application(a.id) };
            self.document(who, row, (document, version), reach, *last);
            if is_common {
                who.common.insert((plan.campaign, row.id), version);
            }
            out.push(Deposit { row: row.clone(), document: (!is_common).then_some(document), version });
        }
        Ok(out)
    }

    /// Deposits everything that every programme asks for once.
    pub fn deposit_common(&mut self, who: &mut Applicant, at: Instant) -> anyhow::Result<()> {
        let university = self.university;
        for row in university.papers.iter().filter(|row| row.paper.reach == Reach::Institution) {
            let document = self.ids.uuid(at);
            let version = Some(self.version(who, document, row, 1, at)?);
            self.document(who, row, (document, version), Serves::Campaign(university.campaign), at);
            who.common.insert((university.campaign, row.id), version);
        }
        Ok(())
    }

    fn document(&mut self, who: &Applicant, row: &PaperRow, (id, version): (Uuid, Option<Uuid>), serves: Serves, at: Instant) {
        let (application_id, campaign_id) = match serves {
            Serves::Campaign(campaign) => (None, Some(campaign)),
            Serves::Application(application) => (Some(application), None),
        };
        self.rows.documents.push(DocumentRow {
            document: Document {
                id,
                account_id: who.account,
                document_type_id: row.id,
                application_id,
                campaign_id,
                current_version_id: version,
                is_not_concerned: version.is_none(),
                version: 1,
            },
            updated_at: at,
        });
    }

    pub fn version(&mut self, who: &Applicant, document: Uuid, row: &PaperRow, number: i32, at: Instant) -> anyhow::Result<Uuid> {
        let (pool, kind, first) = (self.pool, row.paper.kind, self.rng.random_range(0..1_000));
        // Nobody sends one file for two documents, as long as there is another of its kind.
        let mut sample = pool.get(kind, first)?;
        for next in first + 1..first + 6 {
            if !was_sent(&self.rows.versions, who.account, &sample.sha256) {
                break;
            }
            sample = pool.get(kind, next)?;
        }
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
    pub fn submit(
        &mut self,
        who: &mut Applicant,
        a: &mut Application,
        plan: &Plan<'_>,
        papers: &[Deposit],
        last: Instant,
        nth: i32,
    ) -> anyhow::Result<Instant> {
        let at = self.later(last, 8, plan_end(self.ctx, a, plan));
        let before = self.rows.submissions.iter().rev().find(|submission| submission.application_id == a.id);
        let kept = |name: &str| before.and_then(|submission| submission.snapshot.0.get(name).cloned());
        let (forms, questions) = match (kept("forms"), kept("questions")) {
            (Some(forms), Some(questions)) => (forms, questions),
            _ => (serde_json::to_value(self.forms(who, a.id, plan, at))?, serde_json::to_value(self.answers(who, a.id, plan, at))?),
        };
        let snapshot = json!({
            "application": a.number,
            "programme": { "code": plan.offered.session.programme_code, "label": plan.offered.session.programme_label },
            "submitted_at": at,
            "profile": who.sections,
            "documents": papers.iter().map(|paper| self.frozen(paper)).collect::<Vec<_>>(),
            "forms": forms,
            "questions": questions,
            "silence": app::papers::receipt::rule(self.ctx, &plan.offered.session),
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
}

/// The last moment at which the applicant can have acted on documents.
fn plan_end(ctx: &Ctx, a: &Application, plan: &Plan<'_>) -> Instant {
    let return_on = domain::application::dates::effective_return(plan.offered.session.return_on, a.new_return_on);
    ctx.zone.end_of(return_on).min(ctx.now())
}

/// Whether the person whose versions come last has sent this file already.
fn was_sent(versions: &[Version], account: Uuid, sha256: &str) -> bool {
    versions.iter().rev().take_while(|version| version.deposited_by == account).any(|version| version.sha256 == sha256)
}
