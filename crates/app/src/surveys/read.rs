//! The job: when the surveys in service are read, and in what portions. Safe to run twice: what is kept already is not
//! newer.
//!
//! A response gets its number when it is begun, so one with a lower number may be submitted after one with a higher. Each
//! reading therefore goes back a little, and once a day to the beginning.
//!
//! What is new comes first, of all surveys together within a short time, since other jobs wait. Going back to the beginning
//! has a turn of its own: one survey a run, after everything that is new, in rotation, and tried once a day whether it
//! succeeds or not.
//!
//! A survey that is more than one export holds is gone through in slices by number, each noted once it is kept: the turn
//! of the next run goes on where this one ended, and no more than a slice is held at a time.

use std::time::Duration;

use chrono::TimeDelta;
use connect::surveys::{SurveyError, Visit};
use domain::time::Instant;
use store::survey::Survey;
use uuid::Uuid;

use super::take::take;
use crate::Ctx;
use crate::error::describe;
use crate::jobs::JobError;

/// How far below the highest number each reading begins.
const BACK: i64 = 200;
/// How often a survey is read from its beginning.
const WHOLE: TimeDelta = TimeDelta::hours(24);
/// What is new of all surveys is read within this time; those that are left wait for the next run.
const PATIENCE: Duration = Duration::from_secs(30);
/// What is new of one survey is read within this time when somebody asks for it.
const MOMENT: Duration = Duration::from_secs(10);
/// How long going back to the beginning of one survey may take.
const TURN: Duration = Duration::from_secs(60);
/// How many numbers the first slice of a survey has. One that is too much is tried with half as many, and after each that
/// succeeds the next has twice as many, so that an hour in which the server was slow is made up for.
const SLICE: i64 = 1_000;
/// Most numbers of a slice.
const LARGEST: i64 = 1_000_000;
/// How long a slice may take.
const SLICE_TIME: Duration = Duration::from_secs(20);

/// Why a survey was not read. No text carries anything of a person.
#[derive(Debug)]
pub(super) enum Trouble {
    Survey(SurveyError),
    Store(store::Error),
    /// It took longer than we wait.
    Late,
}

impl From<SurveyError> for Trouble {
    fn from(error: SurveyError) -> Self {
        Self::Survey(error)
    }
}

impl From<store::Error> for Trouble {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

impl Trouble {
    /// Whether asking for less may help: it was too long or too slow. A server that is away is left in peace.
    const fn may_be_the_size(&self) -> bool {
        matches!(self, Self::Late | Self::Survey(SurveyError::TooMuch(_)))
    }

    fn words(&self) -> String {
        match self {
            Self::Survey(error) => error.to_string(),
            Self::Store(error) => describe(error),
            Self::Late => "it takes too long".to_owned(),
        }
    }
}

/// How much of a survey a reading asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    Whole,
    /// What is new, and a little before it.
    New,
}

/// Reads every survey in service. What cannot be read is noted and tried again at the next run.
pub async fn run(ctx: &Ctx) -> Result<(), JobError> {
    let Some(mut visit) = ctx.surveys.visit() else { return Ok(()) };
    let mut tx = ctx.db.read().await?;
    let mut surveys = store::survey::to_read(&mut tx).await?;
    drop(tx);
    // Those in trouble last, else the one that was not read for longest first.
    surveys.sort_by_key(|survey| (survey.trouble_at.is_some(), survey.read_at));
    let began = tokio::time::Instant::now();
    // Those of which only a part was asked for, or too much.
    let mut partly = Vec::new();
    // Those that turned out to be too much just now.
    let mut behind = Vec::new();
    for survey in &surveys {
        let left = PATIENCE.saturating_sub(began.elapsed());
        if left.is_zero() {
            tracing::warn!("surveys are left for the next run: this one took too long");
            break;
        }
        if survey.is_behind() {
            partly.push(survey);
            continue;
        }
        let trouble = match within(left, one(ctx, &mut visit, survey, Extent::New)).await {
            Ok(Extent::Whole) => continue,
            Ok(Extent::New) => {
                partly.push(survey);
                continue;
            }
            Err(trouble) => trouble,
        };
        tracing::warn!(survey = survey.survey_id, reason = trouble.words(), "the answers of a survey were not read");
        if !visit.is_in() && matches!(trouble, Trouble::Survey(_)) {
            // Nobody is let in: no other survey fares better.
            away(ctx, &surveys).await?;
            partly.clear();
            break;
        }
        if trouble.may_be_the_size() {
            // What was asked for now is gone through in slices; all of it where that is due anyway, since it might never be
            // the turn of the whole while what is new is too much each time.
            let extent = if is_old(ctx, survey) { Extent::Whole } else { Extent::New };
            let mut tx = ctx.db.write().await?;
            store::survey::outgrown(&mut tx, survey, SLICE, first_of(survey, extent)).await?;
            tx.commit().await?;
            behind.push(survey.form_id);
            partly.push(survey);
        }
        away(ctx, std::slice::from_ref(survey)).await?;
    }
    let is_due = |survey: &&Survey| is_old(ctx, survey) || survey.is_under_way() || behind.contains(&survey.form_id);
    // One that had its turn has waited for the shortest time, however much of it is left.
    let due = partly.into_iter().filter(is_due).min_by_key(|survey| survey.turn_at);
    if let Some(survey) = due {
        from_the_beginning(ctx, &mut visit, survey.form_id).await?;
    }
    visit.end().await;
    Ok(())
}

/// Whether it is time to read all of a survey.
fn is_old(ctx: &Ctx, survey: &Survey) -> bool {
    survey.full_at.is_none_or(|at| ctx.now() - at >= WHOLE)
}

/// Reads what is new of one survey, for somebody who waits. What cannot be read now is left to the next run.
pub async fn run_one(ctx: &Ctx, form: Uuid) -> Result<(), JobError> {
    let Some(mut visit) = ctx.surveys.visit() else { return Ok(()) };
    let mut tx = ctx.db.read().await?;
    let found = store::survey::of(&mut tx, form).await?;
    drop(tx);
    let Some(survey) = found.filter(|survey| !survey.is_behind()) else { return Ok(()) };
    if let Err(trouble) = within(MOMENT, one(ctx, &mut visit, &survey, Extent::New)).await {
        tracing::warn!(survey = survey.survey_id, reason = trouble.words(), "the answers of a survey were not read");
    }
    visit.end().await;
    Ok(())
}

/// Reads a whole survey, in its turn: at once, or as many slices as it has time for. Where that fails what is new is read
/// all the same, so nobody needs to be told but the operator.
async fn from_the_beginning(ctx: &Ctx, visit: &mut Visit, form: Uuid) -> store::Result<()> {
    // As the reading of what is new left it.
    let mut tx = ctx.db.write().await?;
    let Some(survey) = store::survey::of(&mut tx, form).await? else { return Ok(()) };
    // A turn that is cut short counts too: the others wait.
    store::survey::turn(&mut tx, &survey, ctx.now()).await?;
    tx.commit().await?;
    let outcome = match survey.slice {
        None => within(TURN, one(ctx, visit, &survey, Extent::Whole)).await.map(|_| ()),
        // Each slice has its own time.
        Some(slice) => in_slices(ctx, visit, &survey, slice).await,
    };
    let Err(trouble) = outcome else { return Ok(()) };
    let mut tx = ctx.db.write().await?;
    if survey.slice.is_none() && trouble.may_be_the_size() && visit.is_in() {
        tracing::info!(survey = survey.survey_id, reason = trouble.words(), "a survey is read in slices from now on");
        store::survey::outgrown(&mut tx, &survey, SLICE, 1).await?;
    } else {
        tracing::warn!(survey = survey.survey_id, reason = trouble.words(), "a survey was not read from its beginning; it is tried again later");
        // Slices of what is new say nothing of the whole.
        if survey.is_from_the_beginning() {
            store::survey::tried(&mut tx, &survey, ctx.now()).await?;
        }
    }
    tx.commit().await
}

/// Goes on through a survey slice by slice, until the turn is over or the survey.
async fn in_slices(ctx: &Ctx, visit: &mut Visit, survey: &Survey, mut slice: i64) -> Result<(), Trouble> {
    let began = tokio::time::Instant::now();
    let mut from = survey.next_response;
    let begun = survey.is_at_its_first_slice().then(|| ctx.now());
    // Not again within a turn in which they turned out to be too large.
    let mut may_grow = true;
    while began.elapsed() + SLICE_TIME < TURN {
        let to = from + slice - 1;
        let responses = match visit.responses_between(survey.survey_id, from, to, SLICE_TIME).await {
            Ok(responses) => responses,
            Err(error) => {
                let trouble = Trouble::from(error);
                if slice == 1 || !visit.is_in() || !trouble.may_be_the_size() {
                    return Err(trouble);
                }
                slice = (slice / 2).max(1);
                may_grow = false;
                // The next turn begins with what this one found out, at the price of a time-out.
                note(ctx, survey, (0, from, slice), None).await?;
                continue;
            }
        };
        let highest = take(ctx, visit, survey, &responses).await?;
        if may_grow {
            slice = (slice * 2).min(LARGEST);
        }
        if responses.is_empty() {
            // Nobody, or nobody any more: whatever is left may fit into one export.
            match visit.responses_within(survey.survey_id, to + 1, SLICE_TIME).await {
                Ok(rest) => {
                    let highest = take(ctx, visit, survey, &rest).await?;
                    return finish(ctx, survey, (highest, slice), begun).await;
                }
                Err(error) => {
                    let trouble = Trouble::from(error);
                    if !visit.is_in() || !trouble.may_be_the_size() {
                        return Err(trouble);
                    }
                }
            }
        }
        from = to + 1;
        note(ctx, survey, (highest, from, slice), begun).await?;
    }
    tracing::info!(survey = survey.survey_id, next = from, "a survey is read on at the next run");
    Ok(())
}

/// Notes how far the slices came, and when the first of them was read.
async fn note(ctx: &Ctx, survey: &Survey, (highest, next, slice): (i64, i64, i64), begun: Option<Instant>) -> Result<(), Trouble> {
    let mut tx = ctx.db.write().await?;
    store::survey::sliced(&mut tx, survey, highest, next, slice).await?;
    if let Some(begun) = begun {
        store::survey::begun(&mut tx, survey, begun).await?;
    }
    Ok(tx.commit().await?)
}

/// Notes that the slices came to the end, and the next time begins anew. All of the survey is read if they began there.
async fn finish(ctx: &Ctx, survey: &Survey, (highest, slice): (i64, i64), begun: Option<Instant>) -> Result<(), Trouble> {
    let mut tx = ctx.db.write().await?;
    store::survey::sliced(&mut tx, survey, highest, 1, slice).await?;
    if let Some(begun) = begun {
        store::survey::begun(&mut tx, survey, begun).await?;
    }
    store::survey::read(&mut tx, survey, highest, survey.is_from_the_beginning(), ctx.now()).await?;
    Ok(tx.commit().await?)
}

/// What was kept until then stays kept, and is not new at the next run.
async fn within<T>(time: Duration, reading: impl Future<Output = Result<T, Trouble>>) -> Result<T, Trouble> {
    tokio::time::timeout(time, reading).await.unwrap_or(Err(Trouble::Late))
}

async fn away(ctx: &Ctx, surveys: &[Survey]) -> store::Result<()> {
    let mut tx = ctx.db.write().await?;
    for survey in surveys {
        store::survey::trouble(&mut tx, survey.form_id, ctx.now()).await?;
    }
    tx.commit().await
}

/// The number that a reading begins at.
fn first_of(survey: &Survey, extent: Extent) -> i64 {
    match extent {
        Extent::Whole => 1,
        Extent::New => (survey.last_response - BACK + 1).max(1),
    }
}

/// Reads a survey; how much of it that was.
async fn one(ctx: &Ctx, visit: &mut Visit, survey: &Survey, extent: Extent) -> Result<Extent, Trouble> {
    let from = first_of(survey, extent);
    let extent = if from == 1 { Extent::Whole } else { Extent::New };
    let began = ctx.now();
    let responses = visit.responses(survey.survey_id, from).await?;
    let highest = take(ctx, visit, survey, &responses).await?;
    let mut tx = ctx.db.write().await?;
    store::survey::read(&mut tx, survey, highest, extent == Extent::Whole, ctx.now()).await?;
    if extent == Extent::Whole {
        store::survey::begun(&mut tx, survey, began).await?;
    }
    tx.commit().await?;
    Ok(extent)
}
