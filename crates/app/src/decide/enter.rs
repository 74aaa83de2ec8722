//! « Saisie de l’avis »: the draft of a decision, in place of an earlier draft. What is published stays as it is.

use domain::application::decision::{DecisionFields, Event, FieldProblem, TABLE, check_fields};
use domain::application::facts::By;
use domain::application::machine::step;
use domain::application::{DecisionKind, DecisionState, Refusal as StateRefusal};
use domain::permissions::Right;
use serde_json::json;
use store::Json;
use store::Tx;
use store::catalogue::session::Convocation;
use store::decision::Decision;
use store::decision::setup::DecisionType;
use uuid::Uuid;

use crate::Ctx;
use crate::actor::Person;
use crate::apply::own::save;
use crate::audit::{self, Entry};
use crate::dossier::Dossier;
use crate::error::Error;
use crate::review::staff;

/// A decision as typed. Fields that its kind has no use for are dropped.
#[derive(Clone, Debug, Default)]
pub struct Entered {
    pub decision_type: Uuid,
    pub reason: Option<Uuid>,
    pub rank: Option<i32>,
    pub comment: String,
    pub convocation: Convocation,
    pub is_appeal: bool,
    /// The unpublished decision that the form showed; none = there was none.
    pub seen: Option<Uuid>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    State(StateRefusal),
    /// The type does not exist, is out of service, or belongs to another centre.
    UnknownType,
    UnknownReason,
    Fields(Vec<FieldProblem>),
    /// Somebody entered another decision meanwhile.
    ChangedMeanwhile {
        label: String,
    },
    /// The earlier one waits for its publication, which has to be stopped first.
    AwaitsPublication,
}

/// Enters a draft and returns its identifier.
pub async fn enter(ctx: &Ctx, person: &Person, number: i64, entered: &Entered) -> Result<Uuid, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let mut dossier = staff::lock(ctx, &mut tx, person, number, Right::EditDecision).await?;
    step(TABLE, DecisionState::Draft, Event::Correct, &dossier.facts(ctx, By::Staff)).map_err(|r| Error::Refused(Refusal::State(r)))?;
    not_changed(&dossier, entered.seen).map_err(Error::Refused)?;
    let kind = type_of(&mut tx, &dossier, entered.decision_type).await?;
    let decision = draft(ctx, &mut tx, person, &dossier, &kind, entered).await?;
    if let Some(earlier) = dossier.unpublished.take() {
        let label = earlier.type_label.get("fr").to_owned();
        if !store::decision::save(&mut tx, &Decision { state: DecisionState::Discarded.code().into(), batch_id: None, ..earlier }).await? {
            return Err(Error::Refused(Refusal::ChangedMeanwhile { label }));
        }
    }
    store::decision::add(&mut tx, &decision).await?;
    let application = &mut dossier.application;
    application.draft_kind = Some(decision.kind.clone());
    application.draft_state = Some(decision.state.clone());
    save(ctx, &mut tx, application).await?;
    let entry = Entry {
        action: "decision.enter",
        application: Some(dossier.application.id),
        object: format!("decision:{}", decision.id),
        before: None,
        after: Some(json!({ "type": kind.code, "rank": decision.rank, "comment": decision.comment })),
    };
    audit::record(ctx, &mut tx, &person.as_staff(), entry).await?;
    tx.commit().await?;
    Ok(decision.id)
}

fn not_changed(dossier: &Dossier, seen: Option<Uuid>) -> Result<(), Refusal> {
    let Some(now) = &dossier.unpublished else { return Ok(()) };
    if Some(now.id) != seen {
        return Err(Refusal::ChangedMeanwhile { label: now.type_label.get("fr").to_owned() });
    }
    if now.batch_id.is_some() { Err(Refusal::AwaitsPublication) } else { Ok(()) }
}

async fn type_of(tx: &mut Tx, dossier: &Dossier, id: Uuid) -> Result<DecisionType, Error<Refusal>> {
    let types = store::decision::setup::types_for(tx, dossier.application.centre_id).await?;
    types.into_iter().find(|t| t.id == id).ok_or(Error::Refused(Refusal::UnknownType))
}

pub(crate) async fn draft(ctx: &Ctx, tx: &mut Tx, person: &Person, dossier: &Dossier, t: &DecisionType, entered: &Entered) -> Result<Decision, Error<Refusal>> {
    let kind = DecisionKind::from_code(&t.kind).ok_or_else(|| Error::internal("a decision type of no kind"))?;
    let comment = entered.comment.trim().to_owned();
    let fields = DecisionFields { has_reason: entered.reason.is_some(), rank: entered.rank, comment: comment.clone() };
    let problems = check_fields(kind, &fields);
    if !problems.is_empty() {
        return Err(Error::Refused(Refusal::Fields(problems)));
    }
    let reason = entered.reason.filter(|_| kind == DecisionKind::Unfavourable);
    if let Some(reason) = reason {
        let known = store::decision::setup::reasons_for(tx, dossier.application.centre_id).await?.iter().any(|r| r.id == reason);
        if !known {
            return Err(Error::Refused(Refusal::UnknownReason));
        }
    }
    let now = ctx.now();
    Ok(Decision {
        id: ctx.ids.uuid(now),
        application_id: dossier.application.id,
        decision_type_id: t.id,
        kind: kind.code().to_owned(),
        state: DecisionState::Draft.code().to_owned(),
        reason_id: reason,
        comment,
        rank: entered.rank.filter(|_| kind == DecisionKind::ComplementaryList),
        preselection: Json(if kind == DecisionKind::Preselection { entered.convocation.clone() } else { Convocation::default() }),
        is_appeal: entered.is_appeal && may_appeal(ctx, dossier),
        created_at: now,
        created_by: Some(person.account.0),
        validated_at: None,
        validated_by: None,
        published_at: None,
        batch_id: None,
        version: 1,
        type_label: t.label.clone(),
        show_comment: t.show_comment,
        is_final: t.is_final,
        reason_label: None,
    })
}

/// An appeal is against a published, final decision.
#[must_use]
pub fn may_appeal(ctx: &Ctx, dossier: &Dossier) -> bool {
    ctx.settings().appeals && dossier.published.as_ref().is_some_and(|decision| decision.is_final)
}
