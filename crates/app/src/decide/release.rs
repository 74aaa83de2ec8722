//! The moment a decision becomes visible: the page, the answer awaited and the mail change in one transaction.

use std::collections::BTreeSet;

use domain::application::dates::{admitted_until, effective_confirmation, not_over};
use domain::application::decision::{Event, TABLE};
use domain::application::facts::By;
use domain::application::machine::step;
use domain::application::{Acceptance, DecisionKind, DecisionState, Effect, MailCode, acceptance};
use domain::mailing::default_mail;
use serde_json::json;
use store::Json;
use store::Tx;
use store::application::Application;
use store::catalogue::session::Convocation;
use store::decision::Decision;
use uuid::Uuid;

use crate::Ctx;
use crate::apply::{effects, own::save};
use crate::audit::{self, Entry, Who};
use crate::dossier::{self, Dossier, Side};
use crate::error::Error;
use crate::jobs::JobError;
use crate::letters;

/// How a decision came to be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// By a batch, of one or many.
    Publication,
    /// By validating direct access: the mail of the treatment type says it.
    DirectAccess,
    /// From the complementary list.
    Promotion,
}

impl Origin {
    const fn action(self) -> &'static str {
        match self {
            Self::Publication => "decision.publish",
            Self::DirectAccess => "decision.direct_access",
            Self::Promotion => "decision.promote",
        }
    }
}

/// The job « publication.release »: a batch whose hour has come. A stopped or released batch is left alone.
pub async fn run(ctx: &Ctx, batch: Uuid) -> Result<(), JobError> {
    let mut tx = ctx.db.write().await?;
    match release::<std::convert::Infallible>(ctx, &mut tx, batch, &Who::System).await {
        Ok(_) => {}
        Err(Error::Fault(fault)) => return Err(fault.into()),
        Err(_) => return Err(JobError::Retry("an application changed while its decision was published".into())),
    }
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

/// Publishes every decision of a batch that can still be published; returns how many were.
pub async fn release<R>(ctx: &Ctx, tx: &mut Tx, batch: Uuid, who: &Who) -> Result<usize, Error<R>> {
    if !store::decision::set_released(tx, batch, ctx.now()).await? {
        return Ok(0);
    }
    let (mut held, mut sessions) = (Vec::new(), BTreeSet::new());
    for id in store::decision::of_batch(tx, batch).await? {
        let Some(decision) = store::decision::lookup(tx, id).await? else { continue };
        let Some(application) = store::application::lookup(tx, decision.application_id).await? else { continue };
        held.push((application.number, id));
        if calls(&application, &decision) {
            sessions.insert(application.session_id);
        }
    }
    // Before the applications, as the job that promotes does.
    for session in sessions {
        store::catalogue::session::lock(tx, session).await?;
    }
    held.sort_unstable();
    let mut published = 0;
    for (number, id) in held {
        if one(ctx, tx, number, id, who).await? {
            published += 1;
        }
    }
    Ok(published)
}

/// Whether publishing a decision takes somebody from a complementary list.
pub(super) fn calls(application: &Application, decision: &Decision) -> bool {
    application.published_kind.as_deref() == Some(DecisionKind::ComplementaryList.code()) && decision.kind == DecisionKind::Favourable.code()
}

/// Publishes one decision; false when it cannot be any more, because the application was cancelled meanwhile.
async fn one<R>(ctx: &Ctx, tx: &mut Tx, number: i64, id: Uuid, who: &Who) -> Result<bool, Error<R>> {
    let Some(application) = store::application::lock(tx, number).await? else { return Ok(false) };
    let mut dossier = dossier::load(ctx, tx, application, Side::Staff).await?;
    let Some(mut decision) = dossier.unpublished.clone().filter(|d| d.id == id) else { return Ok(false) };
    let state = DecisionState::from_code(&decision.state).unwrap_or(DecisionState::Discarded);
    let Ok((after, _)) = step(TABLE, state, Event::Publish, &dossier.facts(ctx, By::System)) else {
        store::decision::save(tx, &Decision { batch_id: None, ..decision }).await?;
        return Ok(false);
    };
    after.code().clone_into(&mut decision.state);
    decision.published_at = Some(ctx.now());
    if !store::decision::save(tx, &decision).await? {
        return Err(Error::Stale);
    }
    decision.version += 1;
    apply_as(ctx, tx, &mut dossier, decision, Origin::Publication, who).await?;
    Ok(true)
}

/// Adds a decision that is published as it is made, without having been a draft.
pub async fn published_now(ctx: &Ctx, tx: &mut Tx, dossier: &Dossier, decision_type: Uuid, by: Option<Uuid>) -> store::Result<Decision> {
    let now = ctx.now();
    let id = ctx.ids.uuid(now);
    let kind = store::decision::setup::lookup_type(tx, decision_type).await?.map_or_else(|| DecisionKind::Favourable.code().to_owned(), |t| t.kind);
    let decision = Decision {
        id,
        application_id: dossier.application.id,
        decision_type_id: decision_type,
        kind,
        state: DecisionState::Published.code().to_owned(),
        reason_id: None,
        comment: String::new(),
        rank: None,
        preselection: Json(Convocation::default()),
        is_appeal: false,
        created_at: now,
        created_by: by,
        validated_at: Some(now),
        validated_by: by,
        published_at: Some(now),
        batch_id: None,
        version: 1,
        type_label: Json::default(),
        show_comment: false,
        is_final: false,
        reason_label: None,
    };
    store::decision::add(tx, &decision).await?;
    store::decision::lookup(tx, id).await?.ok_or_else(|| store::Error::Stored("a decision that vanished".into()))
}

/// Makes a published decision the one that counts, in the name of whoever made it.
pub async fn apply<R>(ctx: &Ctx, tx: &mut Tx, dossier: &mut Dossier, decision: Decision, origin: Origin) -> Result<(), Error<R>> {
    let who = match decision.created_by {
        Some(account) => {
            let name = store::account::lookup(tx, account).await?.map(|a| format!("{} {}", a.first_name, a.last_name)).unwrap_or_default();
            Who::Staff { account, name }
        }
        None => Who::System,
    };
    apply_as(ctx, tx, dossier, decision, origin, &who).await
}

async fn apply_as<R>(ctx: &Ctx, tx: &mut Tx, dossier: &mut Dossier, decision: Decision, origin: Origin, who: &Who) -> Result<(), Error<R>> {
    let before = json!({ "kind": dossier.application.published_kind, "acceptance": dossier.application.acceptance });
    let called = dossier.published.as_ref().filter(|_| calls(&dossier.application, &decision)).and_then(|before| before.rank);
    let was_withdrawn = dossier.acceptance() == Acceptance::Withdrawn;
    let reset = step(acceptance::TABLE, dossier.acceptance(), acceptance::Event::Reset, &dossier.facts(ctx, By::System));
    let application = &mut dossier.application;
    reset.map_or(Acceptance::Unanswered, |(after, _)| after).code().clone_into(&mut application.acceptance);
    application.acceptance_before = None;
    application.accepted_at = None;
    application.accepted_by = None;
    application.undo_until = None;
    application.reminder_sent = false;
    application.published_kind = Some(decision.kind.clone());
    application.published_at = decision.published_at;
    // A date given for an earlier admission must not end this one before it began, nor must the programme's.
    application.new_confirmation_on = not_over(application.new_confirmation_on, ctx.today());
    if decision.kind == DecisionKind::Favourable.code() {
        let (rule, since) = (dossier.session.confirmation_rule(), decision.published_at.unwrap_or_else(|| ctx.now()));
        application.new_confirmation_on = admitted_until(rule, application.new_confirmation_on, since, ctx.zone, ctx.today());
        dossier.confirmation_on = effective_confirmation(rule, application.new_confirmation_on, Some(since), ctx.zone);
    }
    if origin == Origin::Publication {
        application.draft_kind = None;
        application.draft_state = None;
        dossier.unpublished = None;
    }
    save(ctx, tx, &mut dossier.application).await?;
    if let Some(rank) = called {
        store::catalogue::session::rank_called(tx, dossier.session.id, rank, ctx.now()).await?;
    }
    if was_withdrawn {
        store::mail::drop_unsent(tx, dossier.application.id, MailCode::AlertWithdrawal.code(), ctx.now()).await?;
    }
    let entry = Entry {
        action: origin.action(),
        application: Some(dossier.application.id),
        object: format!("decision:{}", decision.id),
        before: Some(before),
        after: Some(json!({ "kind": decision.kind, "rank": decision.rank })),
    };
    audit::record(ctx, tx, who, entry).await?;
    let caused: &[Effect] = match origin {
        Origin::Publication => &[Effect::DecisionMail],
        Origin::Promotion => &[Effect::DecisionMail, Effect::Alert(MailCode::AlertPromotion)],
        Origin::DirectAccess => &[],
    };
    let mut with = effects::With { decision: Some(decision.id), decision_template: Some(template(tx, &decision).await?), ..effects::With::default() };
    dossier.published = Some(decision);
    with.letter = letters::issue::with_decision(ctx, tx, dossier, who).await?;
    effects::write(ctx, tx, dossier, caused, &with).await?;
    Ok(())
}

/// The mail of the decision's type, else the usual one of its kind.
pub async fn template(tx: &mut Tx, decision: &Decision) -> store::Result<String> {
    let own = store::decision::setup::template_of(tx, decision.decision_type_id).await?;
    let kind = DecisionKind::from_code(&decision.kind).unwrap_or(DecisionKind::Favourable);
    Ok(own.unwrap_or_else(|| default_mail(kind).code().to_owned()))
}
