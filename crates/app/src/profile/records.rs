//! Adding, changing and removing the entries of « Cursus externe », « Stages » and « Expériences pro. ».

use domain::profile::{ErrorKey, FieldError};
use store::Tx;
use uuid::Uuid;

use super::Refused;
use super::lookup;
use super::part::{Entry, values};
use super::sections::{Stored, context, hold, trace};
use crate::actor::Person;
use crate::error::Error;
use crate::{Ctx, reference};

/// Entries of one kind that one person may have.
pub const MOST_ENTRIES: usize = 60;
/// Key of the refusal of one more.
pub const TOO_MANY: &str = "records-too-many";

/// Reads one entry of an account.
pub async fn load<E: Entry>(tx: &mut Tx, account: Uuid, id: Uuid) -> store::Result<Option<Stored<E>>> {
    let Some(row) = store::profile::record(tx, account, E::key(), id).await? else { return Ok(None) };
    let content = serde_json::from_value(row.content.0).map_err(|e| store::Error::unreadable(format_args!("{} {id}", E::key()), &e))?;
    Ok(Some(Stored { content, version: row.version }))
}

async fn check<E: Entry>(ctx: &Ctx, tx: &mut Tx, input: &E::Input, before: Option<&Stored<E>>) -> Result<E, Error<Refused>> {
    let kept = before.map(|stored| values(&stored.content.to_input()));
    let reference = reference::current(ctx, tx).await?;
    let lookup = lookup::of(tx, &reference, E::FIELDS, &values(input), kept.as_ref()).await?;
    E::validate(input, &context(ctx, &ctx.languages().codes(), &lookup, None)).map_err(Error::Refused)
}

/// Adds an entry; one that is there already word for word is left as it is.
pub async fn add<E: Entry>(ctx: &Ctx, person: &Person, input: &E::Input) -> Result<Uuid, Error<Refused>> {
    let own = person.actor.own(person.account)?;
    let account = own.account().0;
    let mut tx = ctx.db.write().await?;
    hold(&mut tx, account).await?;
    let entry = check::<E>(ctx, &mut tx, input, None).await?;
    let existing: Vec<_> = store::profile::records(&mut tx, account).await?.into_iter().filter(|row| row.kind == E::key()).collect();
    // Nobody has the same entry twice: the form came twice.
    let content = serde_json::to_value(&entry).map_err(|error| Error::internal(error.to_string()))?;
    if let Some(same) = existing.iter().find(|row| row.content.0 == content) {
        return Ok(same.id);
    }
    if existing.len() >= MOST_ENTRIES {
        return Err(Error::Refused(vec![FieldError::new("", ErrorKey::new(TOO_MANY).number("max", MOST_ENTRIES))]));
    }
    let id = ctx.ids.uuid(ctx.now());
    store::profile::add_record(&mut tx, id, account, E::key(), entry.year(), &entry, ctx.now()).await?;
    trace(ctx, &mut tx, person, "profile.add", object::<E>(id), None, Some(&values(&entry.to_input()))).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes an entry; [`Error::Stale`] when it was changed since it was `seen`.
pub async fn update<E: Entry>(ctx: &Ctx, person: &Person, id: Uuid, input: &E::Input, seen: i64) -> Result<(), Error<Refused>> {
    let own = person.actor.own(person.account)?;
    let account = own.account().0;
    let mut tx = ctx.db.write().await?;
    let before = load::<E>(&mut tx, account, id).await?.ok_or(Error::NotFound)?;
    let entry = check::<E>(ctx, &mut tx, input, Some(&before)).await?;
    if before.version != seen {
        return Err(Error::Stale);
    }
    let (old, new) = (values(&before.content.to_input()), values(&entry.to_input()));
    if old == new {
        return Ok(());
    }
    let change = store::profile::Change { account, kind: E::key(), id, year: entry.year(), content: &entry, seen };
    if !store::profile::set_record(&mut tx, &change, ctx.now()).await? {
        return Err(Error::Stale);
    }
    trace(ctx, &mut tx, person, "profile.change", object::<E>(id), Some(&old), Some(&new)).await?;
    tx.commit().await?;
    Ok(())
}

/// Removes an entry. Removing one that is gone already succeeds: the person wanted it gone.
pub async fn remove<E: Entry>(ctx: &Ctx, person: &Person, id: Uuid) -> Result<(), Error> {
    let own = person.actor.own(person.account)?;
    let account = own.account().0;
    let mut tx = ctx.db.write().await?;
    // A draft of this entry that is on its way is kept before this, or not at all.
    store::account::lock(&mut tx, account).await?;
    let Some(before) = load::<E>(&mut tx, account, id).await? else { return Ok(()) };
    store::profile::remove_record(&mut tx, account, E::key(), id).await?;
    trace(ctx, &mut tx, person, "profile.remove", object::<E>(id), Some(&values(&before.content.to_input())), None).await?;
    tx.commit().await?;
    Ok(())
}

fn object<E: Entry>(id: Uuid) -> String {
    format!("profile:{}:{id}", E::key())
}
