//! Archiving a campaign that is over: everything in it is read only from then on, for everybody, and stands in « Candidatures
//! archivées ». Nothing is removed, and nothing leads back: what is left unpublished or unanswered stays so.

use domain::permissions::Access;
use domain::translated::Translated;
use store::catalogue::campaign::{self as rows, Campaign, Held};

use super::campaign::find;
use super::common::{Refusal, central, fresh, trace};
use super::typed::Typed;
use crate::Ctx;
use crate::actor::Person;
use crate::error::Error;

/// What the question is about.
#[derive(Clone, Debug)]
pub struct Asked {
    pub label: Translated,
    pub held: Held,
    pub version: i64,
}

/// A campaign that can be archived now, with what it holds.
pub async fn ask(ctx: &Ctx, person: &Person, code: &str) -> Result<Asked, Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.read().await?;
    let campaign = find(&mut tx, code).await?;
    if campaign.archived_at.is_some() {
        return Err(Error::Refused(Refusal::Kept("setup-campaign-is-archived")));
    }
    under_way(ctx, &campaign)?;
    let held = rows::held(&mut tx, campaign.id, person.account.0).await?;
    Ok(Asked { held, version: campaign.version, label: campaign.label.0 })
}

/// Archives it. `seen` is the version that the question was about; what is archived already stays as it is.
pub async fn archive(ctx: &Ctx, person: &Person, code: &str, seen: i64) -> Result<(), Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let campaign = find(&mut tx, code).await?;
    if campaign.archived_at.is_some() {
        return Ok(());
    }
    under_way(ctx, &campaign)?;
    fresh(rows::archive(&mut tx, campaign.id, seen, ctx.now()).await?)?;
    let (before, after) = (Typed::default().with_flag("archived", false), Typed::default().with_flag("archived", true));
    trace(ctx, &mut tx, person, format!("campaign:{code}"), Some(&before), Some(&after)).await?;
    tx.commit().await?;
    Ok(())
}

/// Refuses what people still apply in, decide in, or are yet to begin.
fn under_way(ctx: &Ctx, campaign: &Campaign) -> Result<(), Error<Refusal>> {
    if campaign.in_service {
        return Err(Error::Refused(Refusal::Kept("setup-campaign-archive-in-service")));
    }
    if ctx.today() <= campaign.ends_on {
        return Err(Error::Refused(Refusal::Kept("setup-campaign-archive-not-over")));
    }
    Ok(())
}
