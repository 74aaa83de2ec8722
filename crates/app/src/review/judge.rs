//! Judging documents: validated, refused, waited for anew, or an earlier judgement taken back; one or several at a time.
//!
//! A judgement belongs to a document version and a centre — for documents of one application, to that application. It
//! names the version and the judgement its author had in view: what changed meanwhile is told, never overwritten.

use domain::application::document::{Event, TABLE};
use domain::application::facts::{By, Facts};
use domain::application::machine::step;
use domain::application::{DocumentStatus, Refusal as StateRefusal};
use domain::permissions::Right;
use domain::text::{self, TextError};
use domain::time::Instant;
use serde_json::json;
use store::Tx;
use store::document::Review;
use uuid::Uuid;

use super::staff;
use crate::Ctx;
use crate::actor::Person;
use crate::apply::own::save;
use crate::audit::{self, Entry};
use crate::dossier::{Dossier, Item};
use crate::error::Error;

/// Longest comment on a document, in characters.
pub const MAX_COMMENT: usize = 500;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Validate,
    Refuse,
    /// Takes an earlier judgement back.
    Reset,
    /// Waits for the document anew: what is there counts no more, and nobody says that it is wrong.
    Wait,
}

impl Verdict {
    const fn event(self) -> Event {
        match self {
            Self::Validate => Event::ReviewValidate,
            Self::Refuse => Event::ReviewRefuse,
            Self::Reset => Event::ReviewReset,
            Self::Wait => Event::ReviewWait,
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match DocumentStatus::from_code(code)? {
            DocumentStatus::Validated => Some(Self::Validate),
            DocumentStatus::Refused => Some(Self::Refuse),
            DocumentStatus::Deposited => Some(Self::Reset),
            DocumentStatus::Waiting => Some(Self::Wait),
            DocumentStatus::NotConcerned => None,
        }
    }
}

/// One judgement as posted.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// Code of the document type.
    pub document: String,
    pub verdict: Verdict,
    pub comment: String,
    /// The version that was looked at.
    pub version: Uuid,
    /// The judgement that stood on it then.
    pub standing: Option<Uuid>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    State(StateRefusal),
    /// No document was chosen.
    Nothing,
    /// There is no file to judge.
    NoFile {
        document: String,
    },
    CommentTooLong {
        document: String,
        code: String,
    },
    /// The comment holds characters that nobody sees.
    CommentUnreadable {
        document: String,
        code: String,
    },
    /// The applicant submitted another version meanwhile.
    Replaced {
        document: String,
    },
    /// Somebody else judged it meanwhile.
    JudgedMeanwhile {
        document: String,
        by: String,
        at: Instant,
        status: DocumentStatus,
        comment: String,
    },
}

impl Refusal {
    /// Whether the document is no longer as its reviewer saw it.
    #[must_use]
    pub const fn is_stale(&self) -> bool {
        matches!(self, Self::Replaced { .. } | Self::JudgedMeanwhile { .. })
    }
}

impl From<StateRefusal> for Refusal {
    fn from(refusal: StateRefusal) -> Self {
        Self::State(refusal)
    }
}

/// Judges; all of them or none.
pub async fn judge(ctx: &Ctx, person: &Person, number: i64, judgements: &[Judgement]) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let (mut dossier, siblings) = staff::lock_with_siblings(ctx, &mut tx, person, number, Right::Dossier).await?;
    if judgements.is_empty() {
        return Err(Error::Refused(Refusal::Nothing));
    }
    for judgement in judgements {
        write(ctx, &mut tx, person, &dossier, judgement).await?;
    }
    settle(ctx, &mut tx, &mut dossier, &siblings).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes one judgement after all checks, with its line in the trace.
pub(super) async fn write(ctx: &Ctx, tx: &mut Tx, person: &Person, dossier: &Dossier, judgement: &Judgement) -> Result<(), Error<Refusal>> {
    let item = dossier.items.iter().find(|item| item.kind.code == judgement.document).ok_or(Error::NotFound)?;
    let after = check(ctx, dossier, item, judgement).map_err(Error::Refused)?;
    let version = item.version.as_ref().ok_or_else(|| Error::internal("a judged document without a version"))?;
    let now = ctx.now();
    let review = Review {
        id: ctx.ids.uuid(now),
        document_version_id: version.id,
        centre_id: dossier.application.centre_id,
        application_id: (!item.is_common).then_some(dossier.application.id),
        status: after.code().to_owned(),
        comment: judgement.comment.trim().to_owned(),
        reviewer_id: Some(person.account.0),
        reviewer_name: person.full_name(),
        reviewed_at: now,
    };
    store::document::add_review(tx, &review).await?;
    let entry = Entry {
        action: "document.judge",
        application: Some(dossier.application.id),
        object: format!("document_type:{}", item.kind.code),
        before: Some(json!({ "status": item.status.code(), "comment": item.review.as_ref().map(|r| &r.comment) })),
        after: Some(json!({ "status": review.status, "comment": review.comment, "sha256": version.sha256 })),
    };
    audit::record(ctx, tx, &person.as_staff(), entry).await?;
    Ok(())
}

fn check(ctx: &Ctx, dossier: &Dossier, item: &Item, judgement: &Judgement) -> Result<DocumentStatus, Refusal> {
    let document = || item.kind.label.get("fr").to_owned();
    let Some(version) = &item.version else { return Err(Refusal::NoFile { document: document() }) };
    match text::optional_paragraph(&judgement.comment, MAX_COMMENT) {
        Ok(_) => {}
        Err(TextError::TooLong { .. }) => return Err(Refusal::CommentTooLong { document: document(), code: item.kind.code.clone() }),
        Err(_) => return Err(Refusal::CommentUnreadable { document: document(), code: item.kind.code.clone() }),
    }
    if version.id != judgement.version {
        return Err(Refusal::Replaced { document: document() });
    }
    if let Some(review) = item.review.as_ref().filter(|review| Some(review.id) != judgement.standing) {
        return Err(Refusal::JudgedMeanwhile {
            document: document(),
            by: review.reviewer_name.clone(),
            at: review.reviewed_at,
            status: DocumentStatus::from_code(&review.status).unwrap_or(DocumentStatus::Deposited),
            comment: review.comment.clone(),
        });
    }
    let facts = Facts { has_file: true, ..dossier.facts(ctx, By::Staff) };
    let (after, _) = step(TABLE, item.status, judgement.verdict.event(), &facts)?;
    Ok(after)
}

/// Counts anew what is left to judge, here and on the person's other applications in the centre.
pub(super) async fn settle<R>(ctx: &Ctx, tx: &mut Tx, dossier: &mut Dossier, siblings: &[i64]) -> Result<(), Error<R>> {
    dossier.items = crate::dossier::items(ctx, tx, &dossier.application, crate::dossier::Side::Staff).await?;
    dossier.application.documents_to_review = staff::waiting(&dossier.application, &dossier.items);
    save(ctx, tx, &mut dossier.application).await?;
    staff::refresh_siblings(ctx, tx, siblings).await?;
    Ok(())
}
