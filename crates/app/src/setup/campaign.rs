//! Campaigns: made, changed, put in service one at a time.

use domain::permissions::Access;
use domain::text::ErrorKey;
use store::catalogue::campaign::{self as rows, Campaign};
use store::{Json, Tx};

use super::common::{Cell, Line, Listed, Opened, Refusal, central, existed, fresh, in_use, may_central, taken, trace};
use super::typed::{Reader, Typed};
use crate::Ctx;
use crate::actor::Person;
use crate::error::Error;

/// Every campaign, the latest first.
pub async fn list(ctx: &Ctx, person: &Person) -> Result<Listed, Error<Refusal>> {
    central(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let lines = rows::all(&mut tx)
        .await?
        .into_iter()
        .map(|c| {
            let state = if c.archived_at.is_some() { Cell::Key("setup-in-service-archived") } else { Cell::InService(c.in_service) };
            Line { code: c.code, label: c.label.0, cells: vec![Cell::Day(Some(c.starts_on)), Cell::Day(Some(c.ends_on)), state] }
        })
        .collect();
    Ok(Listed { lines, may_add: may_central(person) })
}

pub async fn open(ctx: &Ctx, person: &Person, code: Option<&str>) -> Result<Opened, Error<Refusal>> {
    central(person, if code.is_some() { Access::Read } else { Access::Write })?;
    let may_save = may_central(person);
    let Some(code) = code else { return Ok(Opened { may_save, ..Opened::default() }) };
    let mut tx = ctx.db.read().await?;
    let campaign = find(&mut tx, code).await?;
    let is_destroyed = rows::destruction_asked(&mut tx, campaign.id).await?;
    Ok(Opened {
        typed: typed(&campaign),
        may_save,
        may_remove: may_save && !campaign.in_service,
        variant: if is_destroyed { "destroyed" } else { variant(ctx, &campaign) },
        title: campaign.label.0,
        ..Opened::default()
    })
}

/// What can be done with it depends on where it stands.
fn variant(ctx: &Ctx, campaign: &Campaign) -> &'static str {
    if campaign.archived_at.is_some() {
        "archived"
    } else if campaign.in_service {
        "in-service"
    } else if ctx.today() > campaign.ends_on {
        "over"
    } else {
        ""
    }
}

pub(super) async fn find(tx: &mut Tx, code: &str) -> Result<Campaign, Error<Refusal>> {
    let id = store::setup::find_campaign(tx, code).await?.ok_or(Error::NotFound)?;
    rows::lookup(tx, id).await?.ok_or(Error::NotFound)
}

fn typed(c: &Campaign) -> Typed {
    Typed::default()
        .with("version", c.version)
        .with("code", &c.code)
        .with_words("label", &c.label)
        .with_day("starts_on", Some(c.starts_on))
        .with_day("ends_on", Some(c.ends_on))
        .with_day("applicant_ends_on", c.applicant_ends_on)
}

fn read(ctx: &Ctx, typed: &Typed, mut campaign: Campaign) -> Result<Campaign, Error<Refusal>> {
    let mut reader = Reader::new(typed);
    let given = (!campaign.code.is_empty()).then(|| campaign.code.clone());
    campaign.code = reader.code("code", given.as_deref());
    campaign.label = Json(reader.words("label", &campaign.label, &ctx.languages(), 50, true));
    let (starts, ends) = (reader.day("starts_on"), reader.day("ends_on"));
    campaign.applicant_ends_on = reader.optional_day("applicant_ends_on");
    if let (Some(starts), Some(ends)) = (starts, ends) {
        (campaign.starts_on, campaign.ends_on) = (starts, ends);
        if ends < starts {
            reader.fail("ends_on", ErrorKey::new("setup-date-before").text("other", "starts_on"));
        }
        if campaign.applicant_ends_on.is_some_and(|day| day < starts) {
            reader.fail("applicant_ends_on", ErrorKey::new("setup-date-before").text("other", "starts_on"));
        }
        if campaign.applicant_ends_on.is_some_and(|day| day > ends) {
            reader.fail("applicant_ends_on", ErrorKey::new("setup-date-after").text("other", "ends_on"));
        }
    }
    reader.finish()?;
    campaign.version = typed.version("version");
    Ok(campaign)
}

/// Saves a campaign; the first one ever is put in service at once.
pub async fn save(ctx: &Ctx, person: &Person, code: Option<&str>, form: &Typed) -> Result<String, Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let (saved, before) = match code {
        Some(code) => {
            let stored = find(&mut tx, code).await?;
            let before = typed(&stored);
            let campaign = read(ctx, form, stored)?;
            fresh(rows::update(&mut tx, &campaign).await.map_err(taken)?)?;
            (campaign, Some(before))
        }
        None => {
            let is_first = rows::all(&mut tx).await?.is_empty();
            let campaign = read(ctx, form, blank(ctx, is_first))?;
            rows::add(&mut tx, &campaign).await.map_err(taken)?;
            (campaign, None)
        }
    };
    trace(ctx, &mut tx, person, format!("campaign:{}", saved.code), before.as_ref(), Some(&typed(&saved))).await?;
    tx.commit().await?;
    Ok(saved.code)
}

fn blank(ctx: &Ctx, in_service: bool) -> Campaign {
    Campaign {
        id: ctx.id(),
        code: String::new(),
        label: Json::default(),
        starts_on: ctx.today(),
        ends_on: ctx.today(),
        applicant_ends_on: None,
        in_service,
        archived_at: None,
        version: 0,
    }
}

/// Makes a campaign the one people apply in; the one before is out of service from then on.
pub async fn put_in_service(ctx: &Ctx, person: &Person, code: &str) -> Result<(), Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    // Its counter also makes a second press wait, which then finds the campaign in service.
    store::setting::set_up_changed(&mut tx).await?;
    let campaign = find(&mut tx, code).await?;
    if campaign.archived_at.is_some() {
        return Err(Error::Refused(Refusal::Kept("setup-campaign-is-archived")));
    }
    if campaign.in_service {
        return Ok(());
    }
    let earlier = rows::in_service(&mut tx).await?.map(|c| c.code).unwrap_or_default();
    fresh(rows::put_in_service(&mut tx, campaign.id).await?)?;
    let (before, after) = (Typed::default().with("in_service", earlier), Typed::default().with("in_service", &campaign.code));
    trace(ctx, &mut tx, person, format!("campaign:{code}"), Some(&before), Some(&after)).await?;
    tx.commit().await?;
    Ok(())
}

/// Removes a campaign that nobody took part in and that is not in service.
pub async fn remove(ctx: &Ctx, person: &Person, code: &str) -> Result<(), Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let campaign = find(&mut tx, code).await?;
    if campaign.in_service {
        return Err(Error::Refused(Refusal::Kept("setup-campaign-kept")));
    }
    existed(store::setup::remove_campaign(&mut tx, campaign.id).await.map_err(in_use)?)?;
    trace(ctx, &mut tx, person, format!("campaign:{code}"), Some(&typed(&campaign)), None).await?;
    tx.commit().await?;
    Ok(())
}
