//! Committees of admissions centres.

use domain::application::MailCode;
use domain::ids::{CentreId, CommitteeId};
use domain::letters::Wanted;
use domain::mailing::AlertMode;
use domain::permissions::{Access, Denied, Permit, Place, Right};
use domain::text::ErrorKey;
use domain::translated::Translated;
use store::catalogue::{self as rows, Alerts, Committee, PostalAddress};
use store::{Json, Tx};

use super::common::{Cell, Line, Listed, Opened, Refusal, existed, fresh, in_use, taken, trace};
use super::typed::{Reader, Typed};
use super::{signature, stored_file};
use crate::Ctx;
use crate::actor::Person;
use crate::apply::deposit::Upload;
use crate::error::Error;

const RIGHT: Right = Right::Committees;
const ALERT_MODES: [&str; 3] = [AlertMode::Nobody.code(), AlertMode::Address.code(), AlertMode::Members.code()];

fn at(c: &Committee) -> Place {
    Place::Committee { centre: CentreId(c.centre_id), committee: CommitteeId(c.id) }
}

/// Making a committee takes the whole centre: a manager restricted to some committees cannot widen their own reach.
fn may_add(person: &Person, centre: CentreId) -> Result<Permit, Denied> {
    let permit = person.actor.may(RIGHT, Access::Write, Place::Centre(centre))?;
    let reach = person.actor.reach(RIGHT, Access::Write);
    if reach.everything || reach.centres.contains(&centre) { Ok(permit) } else { Err(Denied::NoRight) }
}

pub async fn list(ctx: &Ctx, person: &Person) -> Result<Listed, Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    let centres = rows::centres(&mut tx).await?;
    let name = |id| centres.iter().find(|c| c.id == id).map(|c| c.label.clone()).unwrap_or_default();
    let lines = rows::committees(&mut tx)
        .await?
        .into_iter()
        .filter(|c| person.actor.may(RIGHT, Access::Read, at(c)).is_ok())
        .map(|c| Line {
            cells: vec![Cell::Text(name(c.centre_id)), Cell::Text(c.email), Cell::InService(c.in_service)],
            code: c.code,
            label: Translated::fr(c.label),
        })
        .collect();
    if !person.actor.holds(RIGHT, Access::Read) {
        return Err(Denied::NoRight.into());
    }
    Ok(Listed { lines, may_add: centres.iter().any(|c| may_add(person, CentreId(c.id)).is_ok()) })
}

pub async fn open(ctx: &Ctx, person: &Person, code: Option<&str>) -> Result<Opened, Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    let Some(code) = code else {
        let centres: Vec<_> =
            rows::centres(&mut tx).await?.into_iter().filter(|c| may_add(person, CentreId(c.id)).is_ok()).map(|c| (c.code, Translated::fr(c.label))).collect();
        if centres.is_empty() {
            return Err(Denied::NoRight.into());
        }
        let wanted = MailCode::ALL.iter().filter(|code| code.is_for_committee()).map(|code| code.code().to_owned()).collect();
        let typed = Typed::default().with_flag("in_service", true).with("alert_mode", AlertMode::default().code()).with_all("alerts", wanted);
        let typed = if let [(only, _)] = centres.as_slice() { typed.with("centre", only) } else { typed };
        return Ok(Opened { typed, may_save: true, choices: [("centre", centres)].into(), variant: "new", ..Opened::default() });
    };
    let committee = find(&mut tx, code).await?;
    person.actor.may(RIGHT, Access::Read, at(&committee))?;
    let may_save = person.actor.may(RIGHT, Access::Write, at(&committee)).is_ok();
    let may_remove = may_save && may_add(person, CentreId(committee.centre_id)).is_ok();
    let signature = signature::name(&mut tx, committee.signature_file_id).await?;
    Ok(Opened { typed: typed(&committee).with_some("signature", signature), may_save, may_remove, title: Translated::fr(committee.label), ..Opened::default() })
}

async fn find(tx: &mut Tx, code: &str) -> Result<Committee, Error<Refusal>> {
    rows::find_committee(tx, code).await?.ok_or(Error::NotFound)
}

fn typed(c: &Committee) -> Typed {
    let line = |i: usize| c.address.lines.get(i).cloned().unwrap_or_default();
    Typed::default()
        .with("version", c.version)
        .with("code", &c.code)
        .with("label", &c.label)
        .with_flag("in_service", c.in_service)
        .with("address_1", line(0))
        .with("address_2", line(1))
        .with("address_3", line(2))
        .with("postal_code", &c.address.postal_code)
        .with("town", &c.address.town)
        .with("email", &c.email)
        .with("phone", &c.phone)
        .with("fax", &c.fax)
        .with("url", &c.url)
        .with("signatory", &c.signatory)
        .with_words("return_comment", &c.return_comment)
        .with("alert_mode", &c.alert_mode)
        .with("alert_email", &c.alert_email)
        .with_all("alerts", c.alerts.0.0.clone())
        .with_all("letters", c.letters.0.clone())
}

fn read(ctx: &Ctx, typed: &Typed, mut c: Committee) -> Result<Committee, Error<Refusal>> {
    let mut reader = Reader::new(typed);
    let given = (!c.code.is_empty()).then(|| c.code.clone());
    c.code = reader.code("code", given.as_deref());
    c.label = reader.line("label", 200);
    c.in_service = reader.flag("in_service");
    let first = reader.line("address_1", 60);
    let lines = [first, reader.optional_line("address_2", 60), reader.optional_line("address_3", 60)];
    c.address = Json(PostalAddress {
        lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        postal_code: reader.line("postal_code", 10),
        town: reader.line("town", 60),
    });
    c.email = reader.optional_email("email");
    c.phone = reader.optional_phone("phone");
    c.fax = reader.optional_phone("fax");
    c.url = reader.optional_url("url");
    c.signatory = reader.optional_line("signatory", 255);
    c.return_comment = Json(reader.text("return_comment", &c.return_comment, &ctx.languages(), 5000, false));
    c.letters = Json(Wanted::ALL.iter().map(|wanted| wanted.code().to_owned()).filter(|code| typed.list("letters").contains(code)).collect());
    c.alert_mode = reader.optional_choice("alert_mode", &ALERT_MODES).unwrap_or(c.alert_mode);
    c.alert_email = reader.optional_email("alert_email");
    let known = |code: &&String| MailCode::from_code(code).is_some_and(MailCode::is_for_committee);
    c.alerts = Json(Alerts(typed.list("alerts").iter().filter(known).cloned().collect()));
    let needs_address = c.alert_mode == AlertMode::Address.code();
    if needs_address && !c.alerts.0.0.is_empty() && c.alert_email.is_empty() && typed.get("alert_email").trim().is_empty() && c.email.is_empty() {
        reader.fail("alert_email", ErrorKey::new("setup-alert-address"));
    }
    reader.finish()?;
    c.version = typed.version("version");
    Ok(c)
}

pub async fn save(ctx: &Ctx, person: &Person, code: Option<&str>, form: &Typed) -> Result<String, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let (saved, before) = match code {
        Some(code) => {
            let stored = find(&mut tx, code).await?;
            person.actor.may(RIGHT, Access::Write, at(&stored))?;
            let before = typed(&stored);
            let committee = read(ctx, form, stored)?;
            fresh(rows::update_committee(&mut tx, &committee).await.map_err(taken)?)?;
            (committee, Some(before))
        }
        None => {
            let committee = read(ctx, form, blank(ctx, &mut tx, person, form).await?)?;
            rows::add_committee(&mut tx, &committee).await.map_err(taken)?;
            (committee, None)
        }
    };
    trace(ctx, &mut tx, person, format!("committee:{}", saved.code), before.as_ref(), Some(&typed(&saved))).await?;
    tx.commit().await?;
    Ok(saved.code)
}

async fn blank(ctx: &Ctx, tx: &mut Tx, person: &Person, form: &Typed) -> Result<Committee, Error<Refusal>> {
    let centre = rows::find_centre(tx, form.get("centre")).await?;
    let Some(centre) = centre else {
        let mut reader = Reader::new(form);
        reader.choice("centre", &[]);
        reader.finish()?;
        return Err(Error::NotFound);
    };
    may_add(person, CentreId(centre.id))?;
    Ok(Committee {
        id: ctx.id(),
        centre_id: centre.id,
        code: String::new(),
        label: String::new(),
        in_service: true,
        address: Json::default(),
        email: String::new(),
        phone: String::new(),
        fax: String::new(),
        url: String::new(),
        signatory: String::new(),
        return_comment: Json::default(),
        alert_email: String::new(),
        alert_mode: AlertMode::default().code().to_owned(),
        alerts: Json::default(),
        letters: Json::default(),
        signature_file_id: None,
        version: 0,
    })
}

/// Keeps the picture of the signature of its letters, in place of an earlier one; without a file, the centre's counts.
pub async fn put_signature(ctx: &Ctx, person: &Person, code: &str, upload: Option<Upload>) -> Result<(), Error<stored_file::Refusal>> {
    let mut tx = ctx.db.read().await?;
    let stored = rows::find_committee(&mut tx, code).await?.ok_or(Error::NotFound)?;
    drop(tx);
    person.actor.may(RIGHT, Access::Write, at(&stored))?;
    let file = signature::keep(ctx, upload).await?;
    let mut tx = ctx.db.write().await?;
    let mut now = rows::find_committee(&mut tx, code).await?.ok_or(Error::NotFound)?;
    now.signature_file_id = signature::put(ctx, &mut tx, person, format!("committee:{code}"), now.signature_file_id, file).await?;
    if !rows::update_committee(&mut tx, &now).await? {
        return Err(Error::Stale);
    }
    tx.commit().await?;
    Ok(())
}

/// Removes a committee without programmes and members.
pub async fn remove(ctx: &Ctx, person: &Person, code: &str) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let committee = find(&mut tx, code).await?;
    may_add(person, CentreId(committee.centre_id))?;
    existed(store::setup::remove_committee(&mut tx, committee.id).await.map_err(in_use)?)?;
    trace(ctx, &mut tx, person, format!("committee:{code}"), Some(&typed(&committee)), None).await?;
    tx.commit().await?;
    Ok(())
}
