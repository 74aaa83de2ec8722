//! « Valider les avis »: what would be published and to whom, then validating and publishing now, at an hour, or later.
//!
//! What is published is what was shown: decisions are named one by one, and one that was changed meanwhile is left out.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use domain::application::dates::effective_confirmation;
use domain::application::decision::{Event, TABLE};
use domain::application::facts::By;
use domain::application::machine::step;
use domain::application::{Acceptance, DecisionKind, DecisionState, FileStatus, Refusal as StateRefusal};
use domain::permissions::{Access, Right};
use domain::time::Instant;
use serde_json::json;
use store::Tx;
use store::application::Applicant;
use store::decision::{Batch, Decision};
use uuid::Uuid;

use super::release;
use crate::actor::Person;
use crate::apply::own::save;
use crate::audit::{self, Entry};
use crate::dossier::{self, Dossier, Side};
use crate::error::Error;
use crate::letters::{self, Announced};
use crate::review::staff;
use crate::{Ctx, outbox};

/// Most decisions published at once.
pub const MAX_AT_ONCE: usize = 200;
/// How far ahead a publication may be planned.
const FURTHEST: TimeDelta = TimeDelta::days(366);

/// When validated decisions become visible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Now,
    At(Instant),
    /// Validated only.
    Later,
}

/// Something worth a second look before publishing; never a refusal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    FileNotComplete,
    /// Another decision is published already and will be replaced.
    Replaces(DecisionKind),
    /// The answer given to the earlier decision will no longer stand.
    ResetsAnswer(Acceptance),
    /// A second person has to publish it; this one may only validate.
    NeedsSecondSignature,
    /// The confirmation date is over: whoever is admitted gets `DAYS_TO_ANSWER` (see `domain::application::dates`) from the publication.
    ConfirmationOver,
    /// The letter that goes with it has neither a signatory nor a signature.
    UnsignedLetter,
}

/// One recipient.
#[derive(Clone, Debug)]
pub struct Line {
    pub number: i64,
    pub applicant: Applicant,
    pub programme: String,
    pub decision: Decision,
    /// Code of the mail they will get.
    pub template: String,
    /// The letter issued with it, and whether the mail carries it.
    pub letter: Option<Announced>,
    pub oddities: Vec<Oddity>,
}

/// Why one application is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// No decision is waiting, or not the one that was shown.
    NoDecision,
    /// Its publication is planned already.
    Planned,
    NotAllowed,
    /// Whoever validated it does not publish it.
    SecondSignature,
    State(StateRefusal),
}

/// Several people at the same rank of a complementary list: to be settled before anybody is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    pub programme: String,
    pub rank: i32,
    pub numbers: Vec<i64>,
}

/// What publishing would do.
#[derive(Clone, Debug, Default)]
pub struct Simulated {
    pub lines: Vec<Line>,
    pub left_out: Vec<(i64, LeftOut)>,
    pub ties: Vec<Tie>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    Nothing,
    Ties(Vec<Tie>),
    /// Not in the future, or too far in it.
    BadHour,
}

/// What became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Done {
    pub decisions: usize,
    pub left_out: Vec<(i64, LeftOut)>,
}

/// Shows what would be published for these applications. Reading only.
pub async fn simulate(ctx: &Ctx, person: &Person, numbers: &[i64]) -> Result<Simulated, Error> {
    let mut tx = ctx.db.read().await?;
    let mut simulated = Simulated::default();
    let mut chosen = Vec::new();
    for number in numbers.iter().take(MAX_AT_ONCE) {
        let Some(application) = store::application::find(&mut tx, *number).await? else { continue };
        if !visible(person, &application) {
            continue;
        }
        let dossier = dossier::load(ctx, &mut tx, application, Side::Staff).await?;
        match publishable(ctx, person, &dossier, None) {
            Ok(decision) => {
                let decision = decision.clone();
                let applicant = store::application::applicant(&mut tx, dossier.application.id).await?;
                let template = release::template(&mut tx, &decision).await?;
                let programme = dossier.session.programme_label.clone();
                let letter = letters::announced(ctx, &dossier, DecisionKind::from_code(&decision.kind));
                let mut oddities = oddities(ctx, person, &dossier);
                if letter.is_some() && letters::content::signature(&mut tx, &dossier.committee).await?.is_missing() {
                    oddities.push(Oddity::UnsignedLetter);
                }
                simulated.lines.push(Line { number: *number, applicant, programme, oddities, decision, template, letter });
                chosen.push(dossier);
            }
            Err(why) => simulated.left_out.push((*number, why)),
        }
    }
    simulated.ties = ties(&mut tx, person, &chosen).await?;
    Ok(simulated)
}

fn visible(person: &Person, application: &store::application::Application) -> bool {
    person.actor.may(Right::Applications, Access::Read, dossier::place_of(application)).is_ok()
}

/// Validates these decisions and publishes them, now, later or at an hour.
pub async fn publish(ctx: &Ctx, person: &Person, decisions: &[Uuid], when: When) -> Result<Done, Error<Refusal>> {
    let now = ctx.now();
    if let When::At(at) = when
        && (at <= now || at > now + FURTHEST)
    {
        return Err(Error::Refused(Refusal::BadHour));
    }
    let mut tx = ctx.db.write().await?;
    let (chosen, mut done) = lock(ctx, &mut tx, person, decisions, when).await?;
    let ties = ties(&mut tx, person, &chosen).await?;
    if !ties.is_empty() {
        return Err(Error::Refused(Refusal::Ties(ties)));
    }
    if chosen.is_empty() {
        return if done.left_out.is_empty() { Err(Error::Refused(Refusal::Nothing)) } else { Ok(done) };
    }
    let mut batches: BTreeMap<Uuid, Uuid> = BTreeMap::new();
    let release_at = if let When::At(at) = when { at } else { now };
    for mut dossier in chosen {
        let batch = match when {
            When::Later => None,
            When::Now | When::At(_) => Some(batch_of(ctx, &mut tx, person, &mut batches, dossier.application.centre_id, release_at).await?),
        };
        validate(ctx, &mut tx, person, &mut dossier, batch).await?;
        done.decisions += 1;
    }
    for batch in batches.into_values() {
        match when {
            When::Now => {
                release::release(ctx, &mut tx, batch, &person.as_staff()).await?;
            }
            When::At(at) => outbox::job(ctx, &mut tx, "publication.release", json!({ "batch": batch }), Some(at), None).await?,
            When::Later => {}
        }
    }
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(done)
}

/// Locks the applications of these decisions in one order, and keeps those that can be published.
async fn lock<R>(ctx: &Ctx, tx: &mut Tx, person: &Person, decisions: &[Uuid], when: When) -> Result<(Vec<Dossier>, Done), Error<R>> {
    let mut numbered: BTreeMap<i64, Uuid> = BTreeMap::new();
    let mut sessions = BTreeSet::new();
    for id in decisions.iter().take(MAX_AT_ONCE) {
        let Some(decision) = store::decision::lookup(tx, *id).await? else { continue };
        let Some(application) = store::application::lookup(tx, decision.application_id).await? else { continue };
        if visible(person, &application) {
            numbered.insert(application.number, *id);
            if decision.kind == DecisionKind::ComplementaryList.code() || release::calls(&application, &decision) {
                sessions.insert(application.session_id);
            }
        }
    }
    for session in sessions {
        store::catalogue::session::lock(tx, session).await?;
    }
    let (mut chosen, mut done) = (Vec::new(), Done::default());
    for (number, id) in numbered {
        let Some(application) = store::application::lock(tx, number).await? else { continue };
        let dossier = dossier::load(ctx, tx, application, Side::Staff).await?;
        match publishable(ctx, person, &dossier, Some(id)) {
            Ok(decision) if when != When::Later && needs_another(ctx, person, decision) => done.left_out.push((number, LeftOut::SecondSignature)),
            Ok(_) => chosen.push(dossier),
            Err(why) => done.left_out.push((number, why)),
        }
    }
    Ok((chosen, done))
}

/// The decision that can be published, or why none can.
fn publishable<'a>(ctx: &Ctx, person: &Person, dossier: &'a Dossier, seen: Option<Uuid>) -> Result<&'a Decision, LeftOut> {
    if staff::check_change::<std::convert::Infallible>(person, &dossier.application, Right::ValidateDecision).is_err() {
        return Err(LeftOut::NotAllowed);
    }
    let decision = dossier.unpublished.as_ref().filter(|d| seen.is_none_or(|id| id == d.id)).ok_or(LeftOut::NoDecision)?;
    if decision.batch_id.is_some() {
        return Err(LeftOut::Planned);
    }
    step(TABLE, DecisionState::Validated, Event::Publish, &dossier.facts(ctx, By::Staff)).map_err(LeftOut::State)?;
    Ok(decision)
}

/// Whether a second person has to publish: nobody validated it yet, or this person did.
fn needs_another(ctx: &Ctx, person: &Person, decision: &Decision) -> bool {
    ctx.settings().second_signature && decision.validated_by.is_none_or(|by| by == person.account.0)
}

fn oddities(ctx: &Ctx, person: &Person, dossier: &Dossier) -> Vec<Oddity> {
    let mut odd = Vec::new();
    if dossier.unpublished.as_ref().is_some_and(|decision| needs_another(ctx, person, decision)) {
        odd.push(Oddity::NeedsSecondSignature);
    }
    if dossier.file_status() != FileStatus::Complete {
        odd.push(Oddity::FileNotComplete);
    }
    odd.extend(dossier.published_kind().map(Oddity::Replaces));
    if dossier.acceptance() != Acceptance::Unanswered {
        odd.push(Oddity::ResetsAnswer(dossier.acceptance()));
    }
    if confirmation_is_over(ctx, dossier) {
        odd.push(Oddity::ConfirmationOver);
    }
    odd
}

/// Whether the decision admits somebody whom, published today, the confirmation date would leave no day to answer.
fn confirmation_is_over(ctx: &Ctx, dossier: &Dossier) -> bool {
    let admits = dossier.unpublished.as_ref().is_some_and(|decision| decision.kind == DecisionKind::Favourable.code());
    // A date given for an earlier admission that is over is dropped with the publication.
    let extension = dossier.application.new_confirmation_on.filter(|day| *day >= ctx.today());
    let until = effective_confirmation(dossier.session.confirmation_rule(), extension, Some(ctx.now()), ctx.zone);
    admits && until.is_some_and(|day| day < ctx.today())
}

/// Equal ranks among those chosen and those published or planned before, per session, as far as the person sees them.
async fn ties(tx: &mut Tx, person: &Person, chosen: &[Dossier]) -> store::Result<Vec<Tie>> {
    let mut sessions: BTreeMap<Uuid, (String, Vec<(i64, i32)>)> = BTreeMap::new();
    for dossier in chosen {
        if let Some(rank) = dossier.unpublished.as_ref().filter(|d| d.kind == DecisionKind::ComplementaryList.code()).and_then(|d| d.rank) {
            let entry = sessions.entry(dossier.session.id).or_insert_with(|| (dossier.session.programme_label.clone(), Vec::new()));
            entry.1.push((dossier.application.number, rank));
        }
    }
    let mut found = Vec::new();
    for (session, (programme, mut holders)) in sessions {
        // Whoever is decided anew gives the earlier rank up.
        let anew: BTreeSet<i64> = chosen.iter().map(|d| d.application.number).collect();
        let held = store::decision::ranks(tx, session, person.account.0).await?;
        holders.extend(held.into_iter().filter(|(n, ..)| !anew.contains(n)).map(|(n, _, rank)| (n, rank)));
        found.extend(shared_ranks(&holders).into_iter().map(|(rank, numbers)| Tie { programme: programme.clone(), rank, numbers }));
    }
    Ok(found)
}

/// Ranks held more than once, with who holds them.
fn shared_ranks(holders: &[(i64, i32)]) -> Vec<(i32, Vec<i64>)> {
    let mut by_rank: BTreeMap<i32, Vec<i64>> = BTreeMap::new();
    for (number, rank) in holders {
        by_rank.entry(*rank).or_default().push(*number);
    }
    by_rank.into_iter().filter(|(_, numbers)| numbers.len() > 1).collect()
}

async fn batch_of(ctx: &Ctx, tx: &mut Tx, person: &Person, batches: &mut BTreeMap<Uuid, Uuid>, centre: Uuid, release_at: Instant) -> store::Result<Uuid> {
    if let Some(id) = batches.get(&centre) {
        return Ok(*id);
    }
    let now = ctx.now();
    let batch =
        Batch { id: ctx.ids.uuid(now), centre_id: centre, created_at: now, created_by: person.account.0, release_at, released_at: None, stopped_at: None };
    store::decision::add_batch(tx, &batch).await?;
    batches.insert(centre, batch.id);
    Ok(batch.id)
}

/// Validates a draft, or puts a validated decision into the batch.
async fn validate<R>(ctx: &Ctx, tx: &mut Tx, person: &Person, dossier: &mut Dossier, batch: Option<Uuid>) -> Result<(), Error<R>> {
    let Some(mut decision) = dossier.unpublished.take() else { return Ok(()) };
    let was_draft = decision.state == DecisionState::Draft.code();
    if was_draft {
        DecisionState::Validated.code().clone_into(&mut decision.state);
        decision.validated_at = Some(ctx.now());
        decision.validated_by = Some(person.account.0);
    }
    decision.batch_id = batch;
    if !store::decision::save(tx, &decision).await? {
        return Err(Error::Stale);
    }
    if was_draft {
        dossier.application.draft_state = Some(decision.state.clone());
        save(ctx, tx, &mut dossier.application).await?;
        let entry = Entry {
            action: "decision.validate",
            application: Some(dossier.application.id),
            object: format!("decision:{}", decision.id),
            before: None,
            after: Some(json!({ "kind": decision.kind, "rank": decision.rank })),
        };
        audit::record(ctx, tx, &person.as_staff(), entry).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ranks_held_twice_are_ties() {
        assert_eq!(shared_ranks(&[(10, 1), (11, 2), (12, 1), (13, 3)]), vec![(1, vec![10, 12])]);
        assert!(shared_ranks(&[(10, 1), (11, 2)]).is_empty());
    }
}
