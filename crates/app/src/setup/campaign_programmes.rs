//! Opening in one campaign the programmes of an earlier one: each that is in service and is not there yet gets the session
//! it had then, with its documents, questions and forms, all dates shifted by whole weeks.

use domain::catalogue::Shift;
use domain::permissions::Access;
use domain::translated::Translated;
use store::Tx;
use store::catalogue::campaign::{self as rows, Campaign};
use store::catalogue::session;

use super::campaign::find;
use super::common::{Refusal, central, trace};
use super::programme::continued;
use super::typed::Typed;
use crate::Ctx;
use crate::accounts::Wrong;
use crate::actor::Person;
use crate::error::Error;

/// Sessions opened in one transaction. Whoever has more does it once more.
const AT_ONCE: usize = 2_000;

/// An earlier campaign, and what would be taken from it.
#[derive(Clone, Debug)]
pub struct Earlier {
    pub code: String,
    pub label: Translated,
    pub programmes: usize,
    pub weeks: i64,
}

/// What the question is about.
#[derive(Clone, Debug)]
pub struct Asked {
    pub label: Translated,
    /// Those with anything to take, the latest first.
    pub earlier: Vec<Earlier>,
}

/// How many programmes were opened, and how many are left for another time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    pub done: usize,
    pub left: usize,
}

/// A campaign in which programmes can be opened, with the earlier ones that have some.
pub async fn ask(ctx: &Ctx, person: &Person, code: &str) -> Result<Asked, Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.read().await?;
    let campaign = target(&mut tx, code).await?;
    let mut earlier = Vec::new();
    for before in rows::all(&mut tx).await?.into_iter().filter(|before| before.starts_on < campaign.starts_on) {
        let programmes = session::uncontinued(&mut tx, before.id, campaign.id).await?.len();
        if programmes > 0 {
            let weeks = Shift::between(before.starts_on, campaign.starts_on).weeks();
            earlier.push(Earlier { code: before.code, label: before.label.0, programmes, weeks });
        }
    }
    Ok(Asked { label: campaign.label.0, earlier })
}

/// What is archived is read only.
async fn target(tx: &mut Tx, code: &str) -> Result<Campaign, Error<Refusal>> {
    let campaign = find(tx, code).await?;
    if campaign.archived_at.is_some() {
        return Err(Error::Refused(Refusal::Kept("setup-campaign-is-archived")));
    }
    Ok(campaign)
}

/// Opens them. Asked twice, the second time finds nothing left to open.
pub async fn open(ctx: &Ctx, person: &Person, code: &str, from: &str) -> Result<Opened, Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let campaign = target(&mut tx, code).await?;
    let before = rows::all(&mut tx).await?.into_iter().find(|before| before.code == from && before.starts_on < campaign.starts_on);
    let Some(before) = before else {
        return Err(Error::Refused(Refusal::Invalid(vec![Wrong::key("from", if from.is_empty() { "setup-missing" } else { "setup-not-offered" })])));
    };
    let shift = Shift::between(before.starts_on, campaign.starts_on);
    let found = session::uncontinued(&mut tx, before.id, campaign.id).await?;
    let left = found.len().saturating_sub(AT_ONCE);
    let mut done = 0;
    for id in found.into_iter().take(AT_ONCE) {
        let Some(earlier) = session::lookup(&mut tx, id).await? else { continue };
        let opened = continued(ctx, &earlier, campaign.id, shift);
        session::add(&mut tx, &opened).await?;
        session::ask_the_same(&mut tx, earlier.id, opened.id).await?;
        done += 1;
    }
    if done > 0 {
        let after = Typed::default().with("programmes", done).with("from", &before.code).with("weeks", shift.weeks());
        trace(ctx, &mut tx, person, format!("campaign:{code}"), Some(&Typed::default()), Some(&after)).await?;
    }
    tx.commit().await?;
    Ok(Opened { done, left })
}
