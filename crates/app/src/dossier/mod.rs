//! An application with everything around it: session, committee, documents with their status, forms and questions
//! with their answers, decisions, dates.
//!
//! Pages, papers, guards and mails all read this one picture, so that they cannot disagree.

pub mod items;
pub mod set_up;

use std::sync::Arc;

use chrono::NaiveDate;
use domain::application::dates::{effective_confirmation, effective_return};
use domain::application::document::is_editable;
use domain::application::facts::{By, Facts};
use domain::application::submit::{Held, Missing};
use domain::application::{Acceptance, DecisionKind, DocumentStatus, Existence, FileStatus, TreatmentType};
use domain::permissions::Place;
use domain::time::{Instant, Zone};
use store::Tx;
use store::application::submission::{self, Shown, SubmittedDocument};
use store::application::{Addressee, Application, Around};
use store::catalogue::Committee;
use store::catalogue::session::Session;
use store::decision::Decision;
use store::document::Serving;
use store::form::Answered;

use items::Loaded;
pub use items::{Item, Which};

use crate::Ctx;
use crate::forms;
use crate::i18n::Lang;
use crate::questions::{self, Asked};

/// From which side a dossier is looked at: which version of a replaced document shows depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Applicant,
    Staff,
}

#[derive(Clone, Debug)]
pub struct Dossier {
    pub application: Application,
    /// Of the campaign of the application: pages and papers name it, whatever number the person has since.
    pub file_number: String,
    /// Its applicant, as mails address them.
    pub addressee: Addressee,
    /// The counter of the reference data when it was read.
    pub reference_data: i64,
    pub session: Arc<Session>,
    pub committee: Arc<Committee>,
    pub items: Vec<Item>,
    /// Document and digest of every checked file that serves the application, asked or not.
    pub files: Vec<(uuid::Uuid, String)>,
    pub forms: Vec<forms::Asked>,
    pub questions: Vec<Asked>,
    /// The decision the applicant sees.
    pub published: Option<Decision>,
    /// The draft or validated decision nobody outside sees.
    pub unpublished: Option<Decision>,
    pub return_on: NaiveDate,
    pub confirmation_on: Option<NaiveDate>,
    pub campaign_archived: bool,
}

/// Loads the dossier of an application already read (and locked, by use cases that write).
pub async fn load(ctx: &Ctx, tx: &mut Tx, application: Application, side: Side) -> store::Result<Dossier> {
    let around = store::application::around(tx, application.id).await?;
    load_with(ctx, tx, application, around, side).await
}

/// The same, of an application that was read with what it stands in.
pub async fn load_with(ctx: &Ctx, tx: &mut Tx, application: Application, around: Around, side: Side) -> store::Result<Dossier> {
    let serving = items::serving(tx, &application).await?;
    load_read(ctx, tx, application, (around, ReadWith { serving, answers: None }), side).await
}

/// What an application was read with.
#[derive(Debug)]
pub struct ReadWith {
    pub serving: Serving,
    /// None where the answers to forms were not read.
    pub answers: Option<Vec<Answered>>,
}

/// The same, of an application that was read with more.
pub async fn load_read(ctx: &Ctx, tx: &mut Tx, application: Application, (around, read): (Around, ReadWith), side: Side) -> store::Result<Dossier> {
    let set_up = ctx.caches.set_up.of(tx, &application, around.set_up).await?;
    let (published, unpublished) = decisions(tx, &application).await?;
    let (submitted, kept) = submitted(tx, &application, side).await?;
    let Loaded { items, files } = items::load(tx, &application, (&set_up, &around), (read.serving, submitted), side).await?;
    let forms = forms::load(ctx, tx, &application, (&set_up, &around), (kept.forms.as_deref(), read.answers)).await?;
    let questions = questions::load(tx, &application, (&set_up, &around), kept.questions.as_deref()).await?;
    let (session, committee, campaign_archived) = (Arc::clone(&set_up.session), Arc::clone(&set_up.committee), set_up.campaign_archived);
    let favourable_since = published.as_ref().filter(|d| d.kind == DecisionKind::Favourable.code()).and_then(|d| d.published_at);
    let return_on = effective_return(session.return_on, application.new_return_on);
    let confirmation_on = effective_confirmation(session.confirmation_rule(), application.new_confirmation_on, favourable_since, ctx.zone);
    Ok(Dossier {
        application,
        file_number: around.file_number,
        addressee: around.addressee,
        reference_data: around.reference_data,
        session,
        committee,
        items,
        files,
        forms,
        questions,
        published,
        unpublished,
        return_on,
        confirmation_on,
        campaign_archived,
    })
}

/// The documents of the latest submission, and what else it kept where that is what shows: to staff as soon as there is one,
/// to applicants while their file is closed.
async fn submitted(tx: &mut Tx, application: &Application, side: Side) -> store::Result<(Vec<SubmittedDocument>, Shown)> {
    let is_open = FileStatus::from_code(&application.file_status).is_some_and(FileStatus::is_open);
    if application.submitted_at.is_none() || (side == Side::Applicant && is_open) {
        return Ok((submitted_documents(tx, application).await?, Shown::default()));
    }
    submission::latest_parts(tx, application.id).await
}

async fn submitted_documents(tx: &mut Tx, application: &Application) -> store::Result<Vec<SubmittedDocument>> {
    if application.submitted_at.is_none() { Ok(Vec::new()) } else { submission::latest_documents(tx, application.id).await }
}

/// The decision that is published and the one that is not; the application says whether there is any.
async fn decisions(tx: &mut Tx, application: &Application) -> store::Result<(Option<Decision>, Option<Decision>)> {
    if application.published_kind.is_none() && application.draft_state.is_none() {
        return Ok((None, None));
    }
    store::decision::standing(tx, application.id).await
}

/// The documents of an application alone, read anew.
pub async fn items(ctx: &Ctx, tx: &mut Tx, application: &Application, side: Side) -> store::Result<Vec<Item>> {
    let around = store::application::around(tx, application.id).await?;
    let set_up = ctx.caches.set_up.of(tx, application, around.set_up).await?;
    let submitted = submitted_documents(tx, application).await?;
    let serving = items::serving(tx, application).await?;
    Ok(items::load(tx, application, (&set_up, &around), (serving, submitted), side).await?.items)
}

impl Dossier {
    /// The document of this name, where it is asked.
    #[must_use]
    pub fn item(&self, which: Which<'_>) -> Option<&Item> {
        self.items.iter().find(|item| match which {
            Which::Type(id) => item.kind.id == id,
            Which::Code(code) => item.kind.code == code,
        })
    }

    #[must_use]
    pub fn existence(&self) -> Existence {
        Existence::from_code(&self.application.existence).unwrap_or(Existence::Archived)
    }

    /// Whether it was cancelled, even when it was put away since.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.application.cancelled_at.is_some()
    }

    #[must_use]
    pub fn file_status(&self) -> FileStatus {
        FileStatus::from_code(&self.application.file_status).unwrap_or(FileStatus::Waiting)
    }

    #[must_use]
    pub fn acceptance(&self) -> Acceptance {
        Acceptance::from_code(&self.application.acceptance).unwrap_or(Acceptance::Unanswered)
    }

    #[must_use]
    pub fn treatment(&self) -> TreatmentType {
        TreatmentType::from_code(&self.application.treatment).unwrap_or(TreatmentType::Waiting)
    }

    #[must_use]
    pub fn published_kind(&self) -> Option<DecisionKind> {
        self.published.as_ref().and_then(|d| DecisionKind::from_code(&d.kind))
    }

    /// The documents as the submission check sees them.
    #[must_use]
    pub fn held(&self) -> Vec<Held> {
        self.items.iter().map(|item| Held { document_type: item.kind.id.into(), obligation: item.obligation, status: item.status }).collect()
    }

    #[must_use]
    pub fn missing(&self) -> Vec<Missing> {
        let questions: Vec<_> = self.questions.iter().map(Asked::held).collect();
        let forms: Vec<_> = self.forms.iter().map(forms::Asked::held).collect();
        domain::application::submit::missing(&self.held(), &forms, &questions)
    }

    /// What is missing in words, in the order of [`Self::missing`].
    #[must_use]
    pub fn missing_labels(&self, lang: Lang) -> Vec<String> {
        self.labels(&self.missing(), lang)
    }

    /// The same of a part of what is missing.
    #[must_use]
    pub fn labels(&self, missing: &[Missing], lang: Lang) -> Vec<String> {
        let words = |missing: &Missing| match missing {
            Missing::Document { document_type, .. } => {
                self.items.iter().find(|item| item.kind.id == document_type.0).map(|item| item.kind.label.get(lang).to_owned())
            }
            Missing::Form { form } => self.forms.iter().find(|asked| asked.id == form.0).map(|asked| asked.words(lang)),
            Missing::Question { question } => self.questions.iter().find(|asked| asked.id == question.0).map(|asked| asked.label.get(lang).to_owned()),
        };
        missing.iter().filter_map(words).collect()
    }

    /// What is missing as the trace names it, in the order of [`Self::missing`].
    #[must_use]
    pub fn missing_objects(&self) -> Vec<String> {
        let object = |missing: &Missing| match missing {
            Missing::Document { document_type, .. } => {
                self.items.iter().find(|item| item.kind.id == document_type.0).map(|item| format!("document_type:{}", item.kind.code))
            }
            Missing::Form { form } => self.forms.iter().find(|asked| asked.id == form.0).map(|asked| format!("form:{}", asked.code)),
            Missing::Question { question } => self.questions.iter().find(|asked| asked.id == question.0).map(|asked| format!("question:{}", asked.code)),
        };
        self.missing().iter().filter_map(object).collect()
    }

    /// The label of a document, form or question that a line of the trace names; its code where it is asked no more.
    #[must_use]
    pub fn object_label(&self, object: &str, lang: Lang) -> String {
        let (kind, code) = object.split_once(':').unwrap_or_default();
        let found = match kind {
            "form" => self.forms.iter().find(|asked| asked.code == code).map(|asked| asked.label.get(lang)),
            "question" => self.questions.iter().find(|asked| asked.code == code).map(|asked| asked.label.get(lang)),
            _ => self.items.iter().find(|item| item.kind.code == code).map(|item| item.kind.label.get(lang)),
        };
        found.unwrap_or(code).to_owned()
    }

    /// The other documents of this application that the same files stand for. Asked about wherever the files came from:
    /// somebody who took them from the documents deposited before may have taken the wrong line too.
    pub fn with_the_same_files<'a>(&'a self, item: &'a Item) -> impl Iterator<Item = &'a Item> {
        self.items.iter().filter(move |other| other.kind.id != item.kind.id && other.has_the_files_of(item))
    }

    /// How many things are asked in all.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.items.len() + self.forms.len() + self.questions.len()
    }

    /// What the guards of the state tables read.
    #[must_use]
    pub fn facts(&self, ctx: &Ctx, by: By) -> Facts {
        let now = ctx.now();
        Facts {
            now,
            by,
            existence: self.existence(),
            file_status: self.file_status(),
            acceptance: self.acceptance(),
            published: self.published_kind(),
            has_decision: self.published.is_some() || self.unpublished.is_some(),
            has_unpublished: self.unpublished.is_some(),
            is_electronic: self.session.is_electronic,
            return_ends: ctx.zone.end_of(self.return_on),
            confirmation_ends: self.confirmation_on.map(|day| ctx.zone.end_of(day)),
            undo_until: self.application.undo_until,
            missing: self.missing().len(),
            cancel_only_while_waiting: ctx.settings().cancel_only_while_waiting,
            campaign_archived: self.campaign_archived,
            has_file: false,
            status_day: None,
            today: ctx.zone.today(now),
        }
    }

    /// Whether the return date is over.
    #[must_use]
    pub fn return_is_over(&self, now: Instant, zone: Zone) -> bool {
        now >= zone.end_of(self.return_on)
    }

    /// Whether the file is its applicant's to submit, and may still change what is decided: an admission or a refusal settles it.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        let is_settled = matches!(self.published_kind(), Some(DecisionKind::Favourable | DecisionKind::Unfavourable));
        self.file_status().is_open() && !is_settled
    }

    /// Whether the staff ever had the file: offered by them, submitted, received, found complete or incomplete as it stood, or decided on.
    #[must_use]
    pub fn reached_staff(&self) -> bool {
        let application = &self.application;
        let taken_on = application.received_on.or(application.complete_on).or(application.incomplete_on);
        application.is_offer || application.submitted_at.is_some() || taken_on.is_some() || self.published.is_some()
    }

    /// Whether a file that reached the staff once waits again when it can be submitted no more: only another date helps.
    #[must_use]
    pub fn waits_again_too_late(&self, now: Instant, zone: Zone) -> bool {
        let waits_again = self.reached_staff() && self.is_awaited();
        let is_under_way = self.existence() == Existence::Active && !self.campaign_archived;
        self.session.is_electronic && waits_again && is_under_way && self.return_is_over(now, zone)
    }

    /// Whether the file was in the hands of its applicant when the return date ended: what staff opened again since is not
    /// submitted in its place.
    #[must_use]
    pub fn was_open_at_return(&self, zone: Zone) -> bool {
        self.application.file_status_at < zone.end_of(self.return_on)
    }

    /// Whether the person may still change documents.
    #[must_use]
    pub fn is_open(&self, now: Instant, zone: Zone) -> bool {
        self.existence() == Existence::Active && !self.campaign_archived && self.file_status().is_open() && now < zone.end_of(self.return_on)
    }

    /// Whether the return date passed over an electronic application that never reached the staff. One that did may be judged
    /// as it is, and a dossier on paper may be on its way.
    #[must_use]
    pub fn never_came(&self, now: Instant, zone: Zone) -> bool {
        let is_awaited = self.session.is_electronic && self.existence() == Existence::Active && self.file_status().is_open();
        is_awaited && !self.reached_staff() && self.return_is_over(now, zone)
    }

    /// Whether the person may still change a document here, where [`Self::is_open`] was asked once for all of them: finding
    /// the end of a day takes its time. A dossier on paper has none.
    #[must_use]
    pub fn is_editable(&self, item: &Item, is_open: bool) -> bool {
        self.session.is_electronic && is_editable(item.status, self.file_status(), is_open)
    }

    /// Whether a file can be deposited for a document.
    #[must_use]
    pub fn takes(&self, item: &Item, now: Instant, zone: Zone) -> bool {
        item.status != DocumentStatus::NotConcerned && self.is_editable(item, self.is_open(now, zone))
    }
}

/// Where an application lives.
#[must_use]
pub fn place_of(application: &Application) -> Place {
    Place::Committee { centre: application.centre_id.into(), committee: application.committee_id.into() }
}
