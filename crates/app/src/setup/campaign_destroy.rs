//! Destroying the applications of an archived campaign, when nobody may need them any more. Central admissions ask for it
//! and type the campaign's code; a job removes one application after the other, each in a transaction of its own, so that
//! it may end and go on anywhere. Accounts, profiles, file numbers and the campaign itself stay, and no number of an
//! application is given twice.

use std::time::Duration;

use domain::permissions::Access;
use domain::translated::Translated;
use serde_json::json;
use store::Tx;
use store::application::destroy::{self, Doomed};
use store::catalogue::campaign::{self as rows, Campaign};
use uuid::Uuid;

use super::campaign::find;
use super::common::{Refusal, central, fresh, trace};
use super::typed::Typed;
use crate::accounts::Wrong;
use crate::accounts::erase::{delete_later, keys_of_joined, keys_of_version};
use crate::actor::Person;
use crate::error::Error;
use crate::jobs::JobError;
use crate::{Ctx, outbox};

/// The job that removes the applications.
pub const DESTROY: &str = "campaign.destroy";
/// After this time the job lets others go first.
const TURN: Duration = Duration::from_secs(20);

/// What the question is about.
#[derive(Clone, Debug)]
pub struct Asked {
    pub label: Translated,
    pub applications: i64,
    pub version: i64,
}

/// An archived campaign whose applications can be destroyed, with how many they are.
pub async fn ask(ctx: &Ctx, person: &Person, code: &str) -> Result<Asked, Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.read().await?;
    let campaign = find(&mut tx, code).await?;
    archived(&campaign)?;
    if rows::destruction_asked(&mut tx, campaign.id).await? {
        return Err(Error::Refused(Refusal::Kept("setup-campaign-is-destroyed")));
    }
    let held = rows::held(&mut tx, campaign.id, person.account.0).await?;
    Ok(Asked { applications: held.applications, version: campaign.version, label: campaign.label.0 })
}

/// Has them destroyed. `typed` is the code of the campaign, typed by whoever means it; `seen` is the version that the
/// question was about.
pub async fn destroy(ctx: &Ctx, person: &Person, code: &str, typed: &str, seen: i64) -> Result<(), Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let campaign = find(&mut tx, code).await?;
    archived(&campaign)?;
    if rows::destruction_asked(&mut tx, campaign.id).await? {
        // The form sent twice.
        return Ok(());
    }
    if typed.trim() != campaign.code {
        return Err(Error::Refused(Refusal::Invalid(vec![Wrong::key("typed", "setup-campaign-destroy-code-wrong")])));
    }
    fresh(rows::ask_destruction(&mut tx, campaign.id, seen, ctx.now()).await?)?;
    let (before, after) = (Typed::default().with_flag("destroyed", false), Typed::default().with_flag("destroyed", true));
    trace(ctx, &mut tx, person, format!("campaign:{code}"), Some(&before), Some(&after)).await?;
    outbox::job(ctx, &mut tx, DESTROY, json!({ "campaign": campaign.id }), None, None).await?;
    tx.commit().await?;
    ctx.wake.notify_one();
    Ok(())
}

/// Refuses what people still work in.
fn archived(campaign: &Campaign) -> Result<(), Error<Refusal>> {
    if campaign.archived_at.is_none() { Err(Error::Refused(Refusal::Kept("setup-campaign-destroy-not-archived"))) } else { Ok(()) }
}

/// Removes applications until all are gone or the turn is over; whatever is left is for the next job.
pub(crate) async fn run(ctx: &Ctx, campaign: Uuid) -> Result<(), JobError> {
    let began = tokio::time::Instant::now();
    // Rows that were just removed are not passed over again and again.
    let mut after = 0;
    loop {
        let mut tx = ctx.db.write().await?;
        let found = match destroy::next(&mut tx, campaign, after).await? {
            None if after > 0 => destroy::next(&mut tx, campaign, 0).await?,
            found => found,
        };
        let Some(doomed) = found else {
            rows::destroyed(&mut tx, campaign, ctx.now()).await?;
            tx.commit().await?;
            tracing::info!(%campaign, "the applications of a campaign are destroyed");
            return Ok(());
        };
        one(ctx, &mut tx, doomed).await?;
        after = doomed.number;
        let is_over = began.elapsed() >= TURN;
        if is_over {
            outbox::job(ctx, &mut tx, DESTROY, json!({ "campaign": campaign }), None, None).await?;
        }
        tx.commit().await?;
        // Jobs that delete its files wait.
        ctx.wake.notify_one();
        if is_over {
            return Ok(());
        }
    }
}

/// Removes one application; its files are deleted by jobs.
async fn one(ctx: &Ctx, tx: &mut Tx, doomed: Doomed) -> store::Result<()> {
    store::application::lock(tx, doomed.number).await?;
    let mut keys = destroy::letter_keys(tx, doomed.id).await?;
    keys.extend(destroy::joined(tx, doomed.id).await?.into_iter().flat_map(keys_of_joined));
    keys.extend(destroy::files(tx, doomed.id).await?.into_iter().flat_map(keys_of_version));
    let form_files = destroy::form_files(tx, doomed.id).await?;
    let ids: Vec<Uuid> = form_files.iter().map(|file| file.id).collect();
    keys.extend(form_files.into_iter().flat_map(keys_of_version));
    delete_later(ctx, tx, &keys).await?;
    destroy::rows(tx, doomed.id, &ids).await
}
