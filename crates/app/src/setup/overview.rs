//! « Mise en service »: what is there and what is missing; and the jobs of the background worker.

use domain::permissions::{Access, Place, Right};
use serde_json::json;
use store::job::JobLine;
use store::setup::{Counts, ScheduleLine};
use uuid::Uuid;

use super::common::{Refusal, central};
use crate::Ctx;
use crate::actor::Person;
use crate::audit::{self, Entry};
use crate::error::Error;

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
}

pub async fn overview(ctx: &Ctx, person: &Person) -> Result<Overview, Error<Refusal>> {
    central(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let campaign = store::catalogue::campaign::in_service(&mut tx).await?;
    let counts = store::setup::counts(&mut tx, campaign.as_ref().map(|c| c.id)).await?;
    let has_name = store::setting::all(&mut tx).await?.iter().any(|setting| setting.key == "institution.name");
    let failed_jobs = store::job::failed(&mut tx).await?.len();
    let waiting_jobs = store::job::waiting(&mut tx, ctx.now()).await?;
    Ok(Overview { counts, campaign, has_name, has_contact: !ctx.settings().contact_email.is_empty(), failed_jobs, waiting_jobs })
}

/// What failed, and what runs next.
#[derive(Clone, Debug)]
pub struct Jobs {
    pub failed: Vec<JobLine>,
    pub waiting: i64,
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
