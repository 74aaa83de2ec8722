//! Reasons of unfavourable decisions (« motivations d'avis »).

use domain::permissions::Access;
use store::decision::setup::{self as rows, Reason};
use store::{Json, Tx};

use super::common::{Cell, Line, Listed, Opened, Refusal, central, existed, fresh, in_use, may_central, taken, trace};
use super::typed::{Reader, Typed};
use crate::Ctx;
use crate::actor::Person;
use crate::error::Error;

pub async fn list(ctx: &Ctx, person: &Person) -> Result<Listed, Error<Refusal>> {
    central(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let lines =
        rows::reasons(&mut tx).await?.into_iter().map(|r| Line { cells: vec![Cell::InService(r.in_service)], code: r.code, label: r.label.0 }).collect();
    Ok(Listed { lines, may_add: may_central(person) })
}

pub async fn open(ctx: &Ctx, person: &Person, code: Option<&str>) -> Result<Opened, Error<Refusal>> {
    central(person, if code.is_some() { Access::Read } else { Access::Write })?;
    let may_save = may_central(person);
    let Some(code) = code else { return Ok(Opened { typed: Typed::default().with_flag("in_service", true), may_save, ..Opened::default() }) };
    let mut tx = ctx.db.read().await?;
    let found = find(&mut tx, code).await?;
    Ok(Opened { typed: typed(&found), may_save, may_remove: may_save, title: found.label.0, ..Opened::default() })
}

async fn find(tx: &mut Tx, code: &str) -> Result<Reason, Error<Refusal>> {
    rows::reasons(tx).await?.into_iter().find(|r| r.code == code).ok_or(Error::NotFound)
}

fn typed(r: &Reason) -> Typed {
    Typed::default().with("version", r.version).with("code", &r.code).with_words("label", &r.label).with_flag("in_service", r.in_service)
}

fn read(ctx: &Ctx, typed: &Typed, mut r: Reason) -> Result<Reason, Error<Refusal>> {
    let mut reader = Reader::new(typed);
    let given = (!r.code.is_empty()).then(|| r.code.clone());
    r.code = reader.code("code", given.as_deref());
    r.label = Json(reader.words("label", &r.label, &ctx.languages(), 500, true));
    r.in_service = reader.flag("in_service");
    reader.finish()?;
    r.version = typed.version("version");
    Ok(r)
}

pub async fn save(ctx: &Ctx, person: &Person, code: Option<&str>, form: &Typed) -> Result<String, Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let (saved, before) = match code {
        Some(code) => {
            let stored = find(&mut tx, code).await?;
            let before = typed(&stored);
            let reason = read(ctx, form, stored)?;
            fresh(rows::update_reason(&mut tx, &reason).await.map_err(taken)?)?;
            (reason, Some(before))
        }
        None => {
            let blank = Reason { id: ctx.id(), code: String::new(), label: Json::default(), centre_id: None, in_service: true, version: 0 };
            let reason = read(ctx, form, blank)?;
            rows::add_reason(&mut tx, &reason).await.map_err(taken)?;
            (reason, None)
        }
    };
    trace(ctx, &mut tx, person, format!("reason:{}", saved.code), before.as_ref(), Some(&typed(&saved))).await?;
    tx.commit().await?;
    Ok(saved.code)
}

pub async fn remove(ctx: &Ctx, person: &Person, code: &str) -> Result<(), Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let found = find(&mut tx, code).await?;
    existed(store::setup::remove_reason(&mut tx, found.id).await.map_err(in_use)?)?;
    trace(ctx, &mut tx, person, format!("reason:{code}"), Some(&typed(&found)), None).await?;
    tx.commit().await?;
    Ok(())
}
