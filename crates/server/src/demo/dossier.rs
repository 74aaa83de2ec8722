//! One application with everything around it, as its story tells: who it is about, and the order in which things happen.
//! What the applicant hands in is in `deposits`, what staff make of it in `examination` and `outcome`, what it leaves
//! behind in `traces`.

use std::collections::{BTreeMap, HashMap};

use app::{Ctx, Ids};
use chrono::TimeDelta;
use domain::application::treatment::Treatment;
use domain::application::{Acceptance, DocumentStatus, Existence, FileStatus, MailCode, TreatmentType};
use domain::time::Instant;
use rand::Rng as _;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use serde_json::{Value, json};
use store::application::Application;
use store::application::note::Note;
use store::bulk::NoteRow;
use uuid::Uuid;

use super::pool::Pool;
use super::rows::Rows;
use super::staff::{Member, Staff};
use super::story::{Deposits, Story};
use super::university::{Offered, University};

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
    /// Common documents by campaign and type: the version, or none when declared « Non concerné ».
    pub common: BTreeMap<(Uuid, Uuid), Option<Uuid>>,
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

/// Who did something.
#[derive(Clone, Copy, Debug)]
pub enum Actor<'a> {
    Applicant,
    Staff(&'a Member),
}

const NOTES: [&str; 5] = [
    "Appel du candidat le matin : demande un délai pour le relevé du semestre 5.",
    "Moyenne recalculée sur les UE scientifiques : 13,4.",
    "À revoir avec la responsable de la mention.",
    "Candidat déjà venu en échange l’an dernier.",
    "Boursier, dossier social transmis au service concerné.",
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
        if plan.story == Story::Waiting(Deposits::All) {
            self.forms(who, a.id, plan, last);
            self.answers(who, a.id, plan, last);
        }
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

    /// Until when the committee's work on this session can have happened.
    pub fn horizon(&self, plan: &Plan<'_>) -> Instant {
        let publication = plan.offered.session.publication_on.map(|day| self.ctx.zone.start_of(day));
        publication.map_or(self.ctx.now(), |at| at.min(self.ctx.now()))
    }

    /// A moment after another, at most so many days later and before `until`.
    pub fn later(&mut self, from: Instant, days: i64, until: Instant) -> Instant {
        let end = until.min(from + TimeDelta::days(days));
        let span = (end - from).num_seconds().max(2);
        from + TimeDelta::seconds(self.rng.random_range(1..span))
    }

    pub fn pick(&mut self, list: &[&'static str]) -> &'static str {
        list.choose(&mut self.rng).copied().unwrap_or_default()
    }
}
