//! Admissions centres.

use domain::mailing::CopyMode;
use domain::permissions::Access;
use domain::translated::Translated;
use store::Tx;
use store::catalogue::{self as rows, Centre};

use super::common::{Cell, Line, Listed, Opened, Refusal, central, existed, fresh, in_use, may_central, taken, trace};
use super::programme::RANKS;
use super::typed::{Reader, Typed};
use super::{signature, stored_file};
use crate::Ctx;
use crate::actor::Person;
use crate::apply::deposit::Upload;
use crate::error::Error;

const COPY_MODES: [&str; 3] = [CopyMode::Nobody.code(), CopyMode::Contact.code(), CopyMode::Managers.code()];

pub async fn list(ctx: &Ctx, person: &Person) -> Result<Listed, Error<Refusal>> {
    central(person, Access::Read)?;
    let mut tx = ctx.db.read().await?;
    let lines = rows::centres(&mut tx)
        .await?
        .into_iter()
        .map(|c| Line { cells: vec![Cell::Text(c.contact_email), Cell::InService(c.in_service)], code: c.code, label: Translated::fr(c.label) })
        .collect();
    Ok(Listed { lines, may_add: may_central(person) })
}

pub async fn open(ctx: &Ctx, person: &Person, code: Option<&str>) -> Result<Opened, Error<Refusal>> {
    central(person, if code.is_some() { Access::Read } else { Access::Write })?;
    let may_save = may_central(person);
    let Some(code) = code else {
        let typed = Typed::default()
            .with_flag("in_service", true)
            .with("max_applications", ctx.settings().application_limit)
            .with("copy_mode", CopyMode::default().code());
        return Ok(Opened { typed, may_save, ..Opened::default() });
    };
    let mut tx = ctx.db.read().await?;
    let centre = find(&mut tx, code).await?;
    let signature = signature::name(&mut tx, centre.signature_file_id).await?;
    Ok(Opened {
        typed: typed(&centre).with_some("signature", signature),
        may_save,
        may_remove: may_save,
        title: Translated::fr(centre.label),
        ..Opened::default()
    })
}

async fn find(tx: &mut Tx, code: &str) -> Result<Centre, Error<Refusal>> {
    rows::find_centre(tx, code).await?.ok_or(Error::NotFound)
}

fn typed(c: &Centre) -> Typed {
    Typed::default()
        .with("version", c.version)
        .with("code", &c.code)
        .with("label", &c.label)
        .with_flag("in_service", c.in_service)
        .with("max_applications", c.max_applications)
        .with("contact_email", &c.contact_email)
        .with("copy_mode", &c.copy_mode)
        .with("signatory", &c.signatory)
        .with_some("list_rank", c.list_rank.as_ref())
}

fn read(typed: &Typed, mut centre: Centre) -> Result<Centre, Error<Refusal>> {
    let mut reader = Reader::new(typed);
    let given = (!centre.code.is_empty()).then(|| centre.code.clone());
    centre.code = reader.code("code", given.as_deref());
    centre.label = reader.line("label", 200);
    centre.in_service = reader.flag("in_service");
    centre.max_applications = reader.number("max_applications", 1, 1000);
    centre.contact_email = reader.optional_email("contact_email");
    centre.copy_mode = reader.optional_choice("copy_mode", &COPY_MODES).unwrap_or(centre.copy_mode);
    centre.signatory = reader.optional_line("signatory", 255);
    centre.list_rank = reader.optional_choice("list_rank", &RANKS);
    reader.finish()?;
    centre.version = typed.version("version");
    Ok(centre)
}

pub async fn save(ctx: &Ctx, person: &Person, code: Option<&str>, form: &Typed) -> Result<String, Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let (saved, before) = match code {
        Some(code) => {
            let stored = find(&mut tx, code).await?;
            let before = typed(&stored);
            let centre = read(form, stored)?;
            fresh(rows::update_centre(&mut tx, &centre).await.map_err(taken)?)?;
            (centre, Some(before))
        }
        None => {
            let blank = Centre {
                id: ctx.id(),
                code: String::new(),
                label: String::new(),
                in_service: true,
                max_applications: 1,
                contact_email: String::new(),
                copy_mode: CopyMode::default().code().to_owned(),
                signatory: String::new(),
                signature_file_id: None,
                list_rank: None,
                version: 0,
            };
            let centre = read(form, blank)?;
            rows::add_centre(&mut tx, &centre).await.map_err(taken)?;
            (centre, None)
        }
    };
    trace(ctx, &mut tx, person, format!("centre:{}", saved.code), before.as_ref(), Some(&typed(&saved))).await?;
    tx.commit().await?;
    Ok(saved.code)
}

/// Keeps the picture of the signature used where committees have none; without a file, none any more.
pub async fn put_signature(ctx: &Ctx, person: &Person, code: &str, upload: Option<Upload>) -> Result<(), Error<stored_file::Refusal>> {
    central(person, Access::Write)?;
    let file = signature::keep(ctx, upload).await?;
    let mut tx = ctx.db.write().await?;
    let mut now = rows::find_centre(&mut tx, code).await?.ok_or(Error::NotFound)?;
    now.signature_file_id = signature::put(ctx, &mut tx, person, format!("centre:{code}"), now.signature_file_id, file).await?;
    if !rows::update_centre(&mut tx, &now).await? {
        return Err(Error::Stale);
    }
    tx.commit().await?;
    Ok(())
}

/// Removes a centre that owns nothing and in which nobody holds a role.
pub async fn remove(ctx: &Ctx, person: &Person, code: &str) -> Result<(), Error<Refusal>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    let centre = find(&mut tx, code).await?;
    existed(store::setup::remove_centre(&mut tx, centre.id).await.map_err(in_use)?)?;
    trace(ctx, &mut tx, person, format!("centre:{code}"), Some(&typed(&centre)), None).await?;
    tx.commit().await?;
    Ok(())
}
