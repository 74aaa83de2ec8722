//! Programmes, each with its session in the campaign in service.

pub mod duplicate;
mod offered;
mod session;

use domain::application::TreatmentType;
use domain::catalogue::Shift;
use domain::ids::{CentreId, CommitteeId};
use domain::permissions::{Access, Denied, Place, Right};
use domain::text::ErrorKey;
use domain::translated::Translated;
use store::Tx;
use store::catalogue::campaign::Campaign;
use store::catalogue::session::Session;
use store::catalogue::{self as rows, Committee, Programme};
use uuid::Uuid;

use self::offered::Offered;
use self::session::Named;
use super::common::{Cell, Line, Listed, Opened, Refusal, existed, fresh, in_use, taken, trace};
use super::typed::{Reader, Typed};
use crate::Ctx;
use crate::actor::Person;
use crate::error::Error;

pub(super) use session::{RANKS, continued, silences};

const RIGHT: Right = Right::Programmes;

fn may(person: &Person, access: Access, centre: Uuid, committee: Uuid) -> Result<(), Denied> {
    let place = Place::Committee { centre: CentreId(centre), committee: CommitteeId(committee) };
    person.actor.may(RIGHT, access, place).map(|_| ())
}

/// The programmes of one's committees, with their dates in the campaign in service.
pub async fn list(ctx: &Ctx, person: &Person) -> Result<Listed, Error<Refusal>> {
    if !person.actor.holds(RIGHT, Access::Read) {
        return Err(Denied::NoRight.into());
    }
    let mut tx = ctx.db.read().await?;
    let campaign = rows::campaign::in_service(&mut tx).await?.map(|c| c.id);
    let lines = store::setup::programmes(&mut tx, campaign)
        .await?
        .into_iter()
        .filter(|p| may(person, Access::Read, p.centre_id, p.committee_id).is_ok())
        .map(|p| Line {
            cells: vec![
                Cell::Text(p.centre_label),
                Cell::Text(p.committee_label),
                Cell::Day(p.opens_at.map(|at| ctx.zone.today(at))),
                Cell::Day(p.closes_at.map(|at| ctx.zone.last_day(at))),
                Cell::InService(p.in_service && p.opens_at.is_some()),
            ],
            code: p.code,
            label: Translated::fr(p.label),
        })
        .collect();
    let may_add = rows::committees(&mut tx).await?.iter().any(|c| may(person, Access::Write, c.centre_id, c.id).is_ok());
    Ok(Listed { lines, may_add })
}

/// A programme with everything its form needs.
struct Found {
    programme: Programme,
    committee: Committee,
    /// Its session in the campaign in service.
    session: Option<Session>,
    named: Named,
}

async fn find(tx: &mut Tx, code: &str, campaign: Option<&Campaign>) -> Result<Found, Error<Refusal>> {
    let programme = rows::find_programme(tx, code).await?.ok_or(Error::NotFound)?;
    let committee = rows::lookup_committee(tx, programme.committee_id).await?.ok_or(Error::NotFound)?;
    let session = match campaign {
        Some(campaign) => rows::session::find(tx, code, campaign.id).await?,
        None => None,
    };
    let named = match &session {
        Some(session) => Named::by(tx, session.id).await?,
        None => Named::default(),
    };
    Ok(Found { programme, committee, session, named })
}

pub async fn open(ctx: &Ctx, person: &Person, code: Option<&str>) -> Result<Opened, Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    let campaign = rows::campaign::in_service(&mut tx).await?;
    let offered = Offered::load(&mut tx, person).await?;
    let variant = if campaign.is_some() { "" } else { "no-campaign" };
    let Some(code) = code else {
        if offered.committees.is_empty() {
            return Err(Denied::NoRight.into());
        }
        let mut typed =
            Typed::default().with_flag("in_service", true).with_flag("is_electronic", true).with("default_treatment", TreatmentType::Controlled.code());
        if let Some(first) = offered.types.first() {
            typed = typed.with("favourable_type", &first.code);
        }
        return Ok(Opened { typed, choices: offered.choices(None), may_save: true, variant, ..Opened::default() });
    };
    let found = find(&mut tx, code, campaign.as_ref()).await?;
    may(person, Access::Read, found.committee.centre_id, found.committee.id)?;
    let may_save = may(person, Access::Write, found.committee.centre_id, found.committee.id).is_ok();
    let mut typed = typed(ctx, &mut tx, &found).await?;
    if found.session.is_none()
        && let Some(campaign) = &campaign
        && let Some((earlier, proposed)) = proposal(ctx, &mut tx, found.programme.id, campaign).await?
    {
        let named = Named::by(&mut tx, earlier).await?;
        typed = session::typed(ctx, &mut tx, typed, &proposed, &named).await?;
    }
    let mut choices = offered.choices(Some(found.committee.centre_id));
    if !may_save {
        choices.insert("committee", vec![(found.committee.code.clone(), Translated::fr(&found.committee.label))]);
    }
    Ok(Opened { typed, choices, may_save, may_remove: may_save, title: Translated::fr(found.programme.label), variant })
}

/// What a programme that is not open in a campaign yet starts from there: what it was in the one before, its dates shifted;
/// with the session that this comes from.
async fn proposal(ctx: &Ctx, tx: &mut Tx, programme: Uuid, campaign: &Campaign) -> store::Result<Option<(Uuid, Session)>> {
    let Some(earlier) = store::setup::latest_session(tx, programme).await? else { return Ok(None) };
    let Some(earlier) = rows::session::lookup(tx, earlier).await? else { return Ok(None) };
    let Some(before) = rows::campaign::lookup(tx, earlier.campaign_id).await? else { return Ok(None) };
    let shift = Shift::between(before.starts_on, campaign.starts_on);
    Ok(Some((earlier.id, continued(ctx, &earlier, campaign.id, shift))))
}

async fn typed(ctx: &Ctx, tx: &mut Tx, found: &Found) -> store::Result<Typed> {
    let p = &found.programme;
    let typed = Typed::default()
        .with("version", p.version)
        .with("session_version", 0)
        .with("code", &p.code)
        .with("label", &p.label)
        .with("committee", &found.committee.code)
        .with_some("diploma_type", p.diploma_type_code.as_ref())
        .with("keywords", &p.keywords)
        .with("url", &p.url)
        .with_flag("in_service", p.in_service);
    match &found.session {
        Some(session) => session::typed(ctx, tx, typed, session, &found.named).await,
        None => Ok(typed),
    }
}

fn read_programme(reader: &mut Reader<'_>, p: &mut Programme, offered: &Offered) -> Option<Committee> {
    let given = (!p.code.is_empty()).then(|| p.code.clone());
    p.code = reader.code("code", given.as_deref());
    p.label = reader.line("label", 500);
    p.keywords = reader.optional_line("keywords", 500);
    p.url = reader.optional_url("url");
    p.in_service = reader.flag("in_service");
    let diplomas: Vec<&str> = offered.diplomas.iter().map(|(code, _)| code.as_str()).chain(p.diploma_type_code.as_deref()).collect();
    let diploma = reader.optional_choice("diploma_type", &diplomas);
    p.diploma_type_code = diploma;
    let committees: Vec<&str> = offered.committees.iter().map(|c| c.code.as_str()).collect();
    let chosen = reader.choice("committee", &committees);
    offered.committees.iter().find(|c| c.code == chosen).cloned()
}

/// Saves a programme and its session in the campaign in service; without such a campaign, the programme alone.
pub async fn save(ctx: &Ctx, person: &Person, code: Option<&str>, form: &Typed) -> Result<String, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let campaign = rows::campaign::in_service(&mut tx).await?;
    let offered = Offered::load(&mut tx, person).await?;
    let found = match code {
        Some(code) => Some(find(&mut tx, code, campaign.as_ref()).await?),
        None => None,
    };
    let before = match &found {
        Some(found) => {
            may(person, Access::Write, found.committee.centre_id, found.committee.id)?;
            Some(typed(ctx, &mut tx, found).await?)
        }
        None if offered.committees.is_empty() => return Err(Denied::NoRight.into()),
        None => None,
    };
    let is_new = before.is_none();
    let (mut programme, mut session, mut named, centre_before) = match found {
        Some(found) => (found.programme, found.session, found.named, Some(found.committee.centre_id)),
        None => (blank(ctx), None, Named::default(), None),
    };
    let session_is_new = session.is_none();
    let mut reader = Reader::new(form);
    let committee = read_programme(&mut reader, &mut programme, &offered);
    let centre = committee.as_ref().map(|c| c.centre_id);
    if let (Some(held), Some(centre)) = (centre_before, centre)
        && centre != held
    {
        // Documents and decisions of the applications belong to the centre.
        reader.fail("committee", ErrorKey::new("setup-other-centre"));
    }
    if let Some(campaign) = &campaign {
        let mut typed = session.take().unwrap_or_else(|| session::blank(ctx, programme.id, campaign.id));
        session::read(ctx, &mut reader, &mut typed, &offered, centre);
        named = offered.named(form, centre);
        typed.version = form.version("session_version");
        session = Some(typed);
    }
    reader.finish()?;
    let committee = committee.ok_or(Error::NotFound)?;
    programme.committee_id = committee.id;
    programme.version = form.version("version");
    let saved = Found { programme, committee, session, named };
    store_all(&mut tx, &saved, is_new, session_is_new).await?;
    let after = typed(ctx, &mut tx, &saved).await?;
    trace(ctx, &mut tx, person, format!("programme:{}", saved.programme.code), before.as_ref(), Some(&after)).await?;
    tx.commit().await?;
    Ok(saved.programme.code)
}

async fn store_all(tx: &mut Tx, saved: &Found, is_new: bool, session_is_new: bool) -> Result<(), Error<Refusal>> {
    if is_new {
        rows::add_programme(tx, &saved.programme).await.map_err(taken)?;
    } else {
        fresh(rows::update_programme(tx, &saved.programme).await.map_err(taken)?)?;
    }
    let Some(session) = &saved.session else { return Ok(()) };
    if session_is_new {
        rows::session::add(tx, session).await?;
    } else {
        fresh(rows::session::update(tx, session).await?)?;
    }
    Ok(saved.named.ask(tx, session.id).await?)
}

fn blank(ctx: &Ctx) -> Programme {
    Programme {
        id: ctx.id(),
        code: String::new(),
        committee_id: Uuid::nil(),
        label: String::new(),
        diploma_type_code: None,
        keywords: String::new(),
        url: String::new(),
        in_service: true,
        version: 0,
    }
}

/// Removes a programme that nobody ever applied to, with its sessions.
pub async fn remove(ctx: &Ctx, person: &Person, code: &str) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let campaign = rows::campaign::in_service(&mut tx).await?;
    let found = find(&mut tx, code, campaign.as_ref()).await?;
    may(person, Access::Write, found.committee.centre_id, found.committee.id)?;
    let before = typed(ctx, &mut tx, &found).await?;
    existed(store::setup::remove_programme(&mut tx, found.programme.id).await.map_err(in_use)?)?;
    trace(ctx, &mut tx, person, format!("programme:{code}"), Some(&before), None).await?;
    tx.commit().await?;
    Ok(())
}
