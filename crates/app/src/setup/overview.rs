//! « Mise en service »: what is there and what is missing; and the jobs of the background worker.

use std::time::Duration;

use chrono::TimeDelta;
use domain::permissions::{Access, Place, Right};
use domain::time::Instant;
use serde_json::json;
use store::job::{JobLine, MailReason, Mails};
use store::setup::{Counts, ScheduleLine};
use uuid::Uuid;

use super::common::{Refusal, central};
use super::history::{Event, latest};
use crate::Ctx;
use crate::actor::Person;
use crate::audit::{self, Entry};
use crate::error::Error;
use crate::jobs::tasks::{Task, tasks};
use crate::services::{self, Answer, Service, State};

/// What the start page of the administration counts.
#[derive(Clone, Debug)]
pub struct Overview {
    pub counts: Counts,
    /// Label of the campaign in service with its days.
    pub campaign: Option<store::catalogue::campaign::Campaign>,
    pub has_name: bool,
    pub has_contact: bool,
    pub failed_jobs: usize,
    pub waiting_jobs: i64,
    /// Every service the configuration can name, whether it does or not.
    pub services: Vec<State>,
    pub mails: Mails,
    /// Why mails are put off.
    pub mail_reasons: Vec<MailReason>,
    pub tasks: Vec<Task>,
    /// What was changed last.
    pub activity: Vec<Event>,
}

/// How long the page waits for services that do not answer, all together.
const PATIENCE: Duration = Duration::from_secs(3);
/// Lines of what was changed last.
const ACTIVITY: i64 = 5;
/// A mail that left this recently proves more than a question.
const PROOF: TimeDelta = TimeDelta::minutes(5);

pub async fn overview(ctx: &Ctx, person: &Person) -> Result<Overview, Error<Refusal>> {
    central(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let campaign = store::catalogue::campaign::in_service(&mut tx).await?;
    let counts = store::setup::counts(&mut tx, campaign.as_ref().map(|c| c.id)).await?;
    let has_name = store::setting::all(&mut tx).await?.iter().any(|setting| setting.key == "institution.name");
    let now = ctx.now();
    let failed = store::job::failed(&mut tx).await?;
    let waiting_jobs = store::job::waiting(&mut tx, now).await?;
    let mails = store::job::mails(&mut tx, now).await?;
    let mail_reasons = store::job::mail_reasons(&mut tx).await?;
    let tasks = tasks(ctx, &mut tx).await?;
    let activity = latest(&mut tx, ACTIVITY).await?;
    // Nobody else waits for the connection while services are asked.
    drop(tx);
    let mut services = services::states(ctx, PATIENCE).await;
    for state in &mut services {
        if state.service == Service::Mail && state.answer == Answer::Late && proves(&mails, now) {
            state.answer = Answer::Works(None);
        }
    }
    let has_contact = !ctx.settings().contact_email.is_empty();
    Ok(Overview { counts, campaign, has_name, has_contact, failed_jobs: failed.len(), waiting_jobs, services, mails, mail_reasons, tasks, activity })
}

/// Whether mails leave: a server that is busy with a thousand of them has no time for a question.
fn proves(mails: &Mails, now: Instant) -> bool {
    mails.sent_at.is_some_and(|at| now - at < PROOF)
}

/// What failed, and what runs next.
#[derive(Clone, Debug)]
pub struct Jobs {
    pub failed: Vec<JobLine>,
    pub waiting: i64,
    /// Why mails are put off.
    pub mails: Vec<MailReason>,
    pub schedule: Vec<ScheduleLine>,
}

fn administration(person: &Person, access: Access) -> Result<(), Error<Refusal>> {
    person.actor.may(Right::Administration, access, Place::Institution)?;
    Ok(())
}

pub async fn jobs(ctx: &Ctx, person: &Person) -> Result<Jobs, Error<Refusal>> {
    administration(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    Ok(Jobs {
        failed: store::job::failed(&mut tx).await?,
        waiting: store::job::waiting(&mut tx, ctx.now()).await?,
        mails: store::job::mail_reasons(&mut tx).await?,
        schedule: store::setup::schedules(&mut tx).await?,
    })
}

/// Puts a failed job back into the queue.
pub async fn requeue(ctx: &Ctx, person: &Person, id: Uuid) -> Result<(), Error<Refusal>> {
    administration(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    if store::job::requeue(&mut tx, id, ctx.now()).await? {
        let entry = Entry { action: "job.requeue", application: None, object: format!("job:{id}"), before: None, after: Some(json!({ "state": "queued" })) };
        audit::record(ctx, &mut tx, &person.as_staff(), entry).await?;
    }
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}
