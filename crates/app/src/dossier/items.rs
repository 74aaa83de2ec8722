//! The documents of a dossier: what is asked, what was deposited, which version counts, how it was judged.
//!
//! A common document serves the applications of its campaign: what was deposited, declared or judged in another one does not
//! count. While the file is open the latest deposit counts; once submitted, the version that was submitted, until the next
//! submission. A version that the centre has validated stays the one that counts there, whatever is deposited
//! for other applications.

use std::collections::HashMap;
use std::sync::Arc;

use domain::application::requirement::{Asked, Obligation, Requirement};
use domain::application::{DocumentStatus, FileStatus, Shown, TreatmentType};
use domain::profile::bac::Bac;
use domain::time::Instant;
use serde::Deserialize as _;
use store::Tx;
use store::application::submission::SubmittedDocument;
use store::application::{Application, Around};
use store::catalogue::requirement::DocumentType;
use store::document::{Document, Review, Serving, Version};
use uuid::Uuid;

use super::Side;
use super::set_up::{self, SetUp};

/// How a document of a dossier is named: by its type, or by the code in its address.
#[derive(Clone, Copy, Debug)]
pub enum Which<'a> {
    Type(Uuid),
    Code(&'a str),
}

impl From<Uuid> for Which<'_> {
    fn from(document_type: Uuid) -> Self {
        Self::Type(document_type)
    }
}

impl<'a> From<&'a str> for Which<'a> {
    fn from(code: &'a str) -> Self {
        Self::Code(code)
    }
}

/// One document of a dossier.
#[derive(Clone, Debug)]
pub struct Item {
    pub kind: Arc<DocumentType>,
    pub obligation: Obligation,
    /// One copy for all applications of the person in the campaign.
    pub is_common: bool,
    pub document: Option<Document>,
    /// The version that counts.
    pub version: Option<Version>,
    pub status: DocumentStatus,
    pub shown: Shown,
    /// The judgement that stands on that version.
    pub review: Option<Review>,
    /// A newer deposit exists that was not submitted yet (staff) or does not count here (applicant).
    pub newer: Option<Version>,
    /// Earlier versions with their judgements, latest first.
    pub history: Vec<(Version, Vec<Review>)>,
}

impl Item {
    /// Whether the check of the file found it unusable after it was accepted.
    #[must_use]
    pub fn check_failed(&self) -> bool {
        self.version.as_ref().is_some_and(|v| v.check_state == "failed")
    }

    #[must_use]
    pub fn is_missing(&self) -> bool {
        domain::application::requirement::is_missing(self.obligation, self.status)
    }

    /// Bytes received in all its versions, those that were replaced or removed too.
    pub(crate) fn received_ever(&self) -> i64 {
        self.version.iter().chain(self.history.iter().map(|(version, _)| version)).map(|version| version.received_size).sum()
    }

    /// The number of its next version: none is given twice, whatever was removed since.
    pub(crate) fn next_number(&self) -> i32 {
        let versions = self.version.iter().chain(self.history.iter().map(|(version, _)| version));
        versions.map(|version| version.number).max().unwrap_or(0) + 1
    }

    /// Its status once files were deposited while the dossier is open: what the centre validated goes on to count.
    pub(crate) fn status_after(&self, deposited: &Version) -> DocumentStatus {
        let is_validated = self.review.as_ref().is_some_and(|review| review.status == DocumentStatus::Validated.code());
        if is_validated { self.status } else { status(Some(deposited), None, false) }
    }

    /// Puts a document back to what it was at a moment, by the judgements given until then, oldest first. Of one that was
    /// touched since, the version deposited last before it counts, unless it had been taken away by then; what was declared
    /// of it before is not known any more and does not count.
    pub(crate) fn rewind(&mut self, moment: Instant, application: Uuid, is_touched: bool, reviews: &[Review]) {
        let own = if self.is_common { None } else { Some(application) };
        let judged = |version: &Version| reviews.iter().rfind(|r| r.document_version_id == version.id && r.application_id == own);
        let all = self.version.iter().chain(self.history.iter().map(|(version, _)| version));
        let there: Vec<&Version> = all.filter(|version| version.deposited_at < moment).collect();
        let is_valid = |version: &Version| judged(version).is_some_and(|r| r.status == DocumentStatus::Validated.code());
        let validated = there.iter().copied().filter(|version| is_valid(version)).max_by_key(|version| version.number);
        let latest = there.iter().copied().max_by_key(|version| version.number);
        let current = self.document.as_ref().and_then(|document| document.current_version_id);
        let standing = if is_touched {
            latest.filter(|version| version.removed_at.is_none_or(|at| at >= moment))
        } else {
            there.iter().copied().find(|version| Some(version.id) == current)
        };
        let version = validated.or(standing).cloned();
        let review = version.as_ref().and_then(judged).cloned();
        let declared = !is_touched && self.document.as_ref().is_some_and(|document| document.is_not_concerned);
        self.status = status(version.as_ref(), review.as_ref(), declared);
        self.shown = Shown::of(self.status, false);
        self.version = version;
        self.review = review;
    }

    /// Whether the files of this document are, to the byte, those of the other one. Names say nothing: the same
    /// certificate is sent under two.
    #[must_use]
    pub fn has_the_files_of(&self, other: &Self) -> bool {
        let own = self.digests();
        !own.is_empty() && own == other.digests()
    }

    /// What tells its files apart, in one order.
    fn digests(&self) -> Vec<&str> {
        let mut digests: Vec<&str> = self.version.iter().flat_map(|version| version.received.iter().map(|file| file.sha256.as_str())).collect();
        digests.sort_unstable();
        digests
    }
}

/// The documents asked of an application, in the order of the list, and what else it was read with.
pub struct Loaded {
    pub items: Vec<Item>,
    /// Document and digest of every checked file that serves the application, or did while it was asked.
    pub files: Vec<(Uuid, String)>,
}

/// What may serve an application.
pub async fn serving(tx: &mut Tx, application: &Application) -> store::Result<Serving> {
    store::document::serving(tx, application).await
}

/// Loads the documents asked of an application, of what serves it; `submitted` are those of its latest submission.
pub async fn load(
    tx: &mut Tx,
    application: &Application,
    (set_up, around): (&SetUp, &Around),
    (serving, submitted): (Serving, Vec<SubmittedDocument>),
    side: Side,
) -> store::Result<Loaded> {
    let mut profile = ProfileFacts::of(around);
    let (account, id) = (application.account_id, application.id);
    let Serving { documents, versions, is_judged } = serving;
    let reviews = if is_judged { store::document::reviews_for_application(tx, application).await? } else { Vec::new() };
    // What it uses stays, whatever is asked since.
    let is_known = |kind: Uuid| set_up.document_types.iter().any(|known| known.id == kind);
    let mut used = documents.iter().filter(|document| document.application_id.is_some()).map(|document| document.document_type_id);
    let types = if used.all(is_known) && submitted.iter().all(|s| is_known(s.document_type_id)) {
        set_up.document_types.clone()
    } else {
        set_up::document_types(tx, application.session_id, application.centre_id, Some(id)).await?
    };
    if types.iter().any(|kind| !kind.asked_of.diplomas.is_empty()) {
        profile.diplomas = diplomas(tx, account).await?;
    }
    let treatment = TreatmentType::from_code(&application.treatment).unwrap_or(TreatmentType::Waiting);
    let file = FileStatus::from_code(&application.file_status).unwrap_or(FileStatus::Waiting);
    let standing = |document: &Document| versions.iter().find(|version| Some(version.id) == document.current_version_id);
    let checked =
        |document: &Document| standing(document).filter(|version| version.check_state == "checked").map(|version| (document.id, version.sha256.clone()));
    let files = documents.iter().filter_map(checked).collect();
    let sources = Sources { application, documents, versions, reviews, submitted, side, file };
    let mut listed: Vec<(Requirement, Item)> = types
        .into_iter()
        .map(|kind| {
            let mut requirement = requirement(&kind);
            let item = sources.item(kind, &requirement);
            // What was submitted stays in the dossier, whatever is asked of others since.
            requirement.in_use = item.document.as_ref().is_some_and(|d| d.application_id.is_some()) || sources.was_submitted(item.kind.id);
            (requirement, item)
        })
        .filter(|(requirement, _)| requirement.is_listed(treatment, &profile.asked()))
        .collect();
    listed.sort_by(|(a, left), (b, right)| a.sort_key().cmp(&b.sort_key()).then_with(|| left.kind.label.get("fr").cmp(right.kind.label.get("fr"))));
    Ok(Loaded { items: listed.into_iter().map(|(_, item)| item).collect(), files })
}

/// The diplomas of the studies elsewhere that a profile lists.
async fn diplomas(tx: &mut Tx, account: Uuid) -> store::Result<Vec<String>> {
    let records = store::profile::records(tx, account).await?;
    let diploma = |content: &serde_json::Value| content.get("diploma").and_then(serde_json::Value::as_str).map(str::to_owned);
    Ok(records.iter().filter(|record| record.kind == "external").filter_map(|record| diploma(&record.content.0)).collect())
}

/// A document type as the rules of asking read it.
#[must_use]
pub fn requirement(kind: &DocumentType) -> Requirement {
    Requirement {
        document_type: kind.id.into(),
        centre: kind.centre_id.map(Into::into),
        is_shared: kind.is_shared,
        per_application: kind.per_application,
        obligation: Obligation::from_code(&kind.obligation).unwrap_or(Obligation::Mandatory),
        treatment: kind.treatment.as_deref().and_then(TreatmentType::from_code),
        asked_of: kind.asked_of.0.clone(),
        position: kind.position,
        in_service: kind.in_service,
        in_use: false,
    }
}

/// What of a profile decides which documents are asked.
#[derive(Clone, Debug, Default)]
pub struct ProfileFacts {
    pub nationality: Option<String>,
    pub bac: Option<Bac>,
    /// Read where a document depends on them.
    pub diplomas: Vec<String>,
}

impl ProfileFacts {
    fn of(around: &Around) -> Self {
        let bac = around.bac.as_ref().and_then(|content| Bac::deserialize(&content.0).ok());
        Self { nationality: around.nationality.clone(), bac, diplomas: Vec::new() }
    }

    #[must_use]
    pub fn asked(&self) -> Asked<'_> {
        Asked { nationality: self.nationality.as_deref(), bac_series: self.bac.as_ref().map(|bac| bac.series().as_str()), diplomas: &self.diplomas }
    }
}

struct Sources<'a> {
    application: &'a Application,
    documents: Vec<Document>,
    versions: Vec<Version>,
    reviews: Vec<Review>,
    submitted: Vec<SubmittedDocument>,
    side: Side,
    file: FileStatus,
}

impl Sources<'_> {
    fn item(&self, kind: Arc<DocumentType>, requirement: &Requirement) -> Item {
        let is_common = requirement.is_common();
        let document = self.documents.iter().find(|d| d.document_type_id == kind.id && d.application_id.is_none() == is_common).cloned();
        let versions: Vec<&Version> = document.as_ref().map_or_else(Vec::new, |d| self.versions.iter().filter(|v| v.document_id == d.id).collect());
        let standing = self.standing(is_common);
        let submitted = self.submitted.iter().find(|s| s.document_type_id == kind.id);
        let current = document.as_ref().and_then(|d| d.current_version_id);
        let counted = self.counted(&versions, &standing, submitted, current);
        let declared = match submitted.filter(|_| self.shows_submission()) {
            Some(s) => s.is_not_concerned,
            None => document.as_ref().is_some_and(|d| d.is_not_concerned),
        };
        let version = counted.and_then(|id| versions.iter().find(|v| v.id == id)).map(|v| (*v).clone());
        let review = version.as_ref().and_then(|v| standing.get(&v.id)).map(|r| (*r).clone());
        let status = status(version.as_ref(), review.as_ref(), declared);
        let was_submitted = version.as_ref().is_some_and(|v| submitted.is_some_and(|s| s.document_version_id == Some(v.id)));
        let newer = current.filter(|id| Some(*id) != counted).and_then(|id| versions.iter().find(|v| v.id == id)).map(|v| (*v).clone());
        let mut history: Vec<(Version, Vec<Review>)> = versions
            .iter()
            .filter(|v| Some(v.id) != counted)
            .map(|v| ((*v).clone(), self.reviews.iter().filter(|r| r.document_version_id == v.id).cloned().collect()))
            .collect();
        history.reverse();
        Item { obligation: requirement.obligation, is_common, document, version, status, shown: Shown::of(status, was_submitted), review, newer, history, kind }
    }

    /// Whether the application was last submitted with this document, or without it because it did not concern the person.
    fn was_submitted(&self, document_type: Uuid) -> bool {
        self.submitted.iter().any(|s| s.document_type_id == document_type)
    }

    /// Staff see what was submitted as soon as something was; applicants while their file is closed.
    fn shows_submission(&self) -> bool {
        !self.submitted.is_empty() && (self.side == Side::Staff || !self.file.is_open())
    }

    /// The latest judgement of each version within this application's perimeter.
    fn standing(&self, is_common: bool) -> HashMap<Uuid, &Review> {
        let own = if is_common { None } else { Some(self.application.id) };
        // Oldest first, so that the last one wins.
        self.reviews.iter().filter(|r| r.application_id == own).map(|r| (r.document_version_id, r)).collect()
    }

    fn counted(&self, versions: &[&Version], standing: &HashMap<Uuid, &Review>, submitted: Option<&SubmittedDocument>, current: Option<Uuid>) -> Option<Uuid> {
        if self.shows_submission() {
            // A version that was taken back by a failed check still shows: it is what was submitted.
            return submitted.map_or(current, |s| s.document_version_id);
        }
        let validated = versions.iter().rev().find(|v| standing.get(&v.id).is_some_and(|r| r.status == DocumentStatus::Validated.code()));
        validated.map(|v| v.id).or(current)
    }
}

fn status(version: Option<&Version>, review: Option<&Review>, declared: bool) -> DocumentStatus {
    let Some(version) = version else {
        return if declared { DocumentStatus::NotConcerned } else { DocumentStatus::Waiting };
    };
    if version.check_state == "failed" {
        return DocumentStatus::Refused;
    }
    review.and_then(|r| DocumentStatus::from_code(&r.status)).unwrap_or(DocumentStatus::Deposited)
}
