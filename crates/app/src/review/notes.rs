//! « Bloc-notes »: notes between members of the staff. No applicant reads them, nor does a member of the staff who is one.

use domain::permissions::{Access, Right};
use domain::text::{self, TextError};
use serde_json::json;
use store::application::note::Note;
use uuid::Uuid;

use super::staff;
use crate::Ctx;
use crate::actor::Person;
use crate::audit::{self, Entry};
use crate::error::Error;

/// Longest note, in characters.
pub const MAX_MESSAGE: usize = 255;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    Empty,
    TooLong,
    /// Characters that nobody sees.
    Unreadable,
}

/// The notes of an application, latest first.
pub async fn of(ctx: &Ctx, person: &Person, number: i64) -> Result<Vec<Note>, Error> {
    let mut tx = ctx.db.read().await?;
    let application = store::application::find(&mut tx, number).await?.ok_or(Error::NotFound)?;
    staff::check::<std::convert::Infallible>(person, &application, Right::Notes, Access::Read)?;
    staff::for_another::<std::convert::Infallible>(person, &application)?;
    Ok(store::application::note::of_application(&mut tx, application.id).await?)
}

/// The same words of the same person within this time are one note whose form came twice.
const SAME_NOTE: chrono::TimeDelta = chrono::TimeDelta::minutes(1);

/// Adds a note.
pub async fn add(ctx: &Ctx, person: &Person, number: i64, message: &str) -> Result<(), Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let application = store::application::lock(&mut tx, number).await?.ok_or(Error::NotFound)?;
    staff::check_change(person, &application, Right::Notes)?;
    let message = text::paragraph(message, MAX_MESSAGE).map_err(|error| {
        Error::Refused(match error {
            TextError::Missing => Refusal::Empty,
            TextError::TooLong { .. } => Refusal::TooLong,
            TextError::ControlCharacter => Refusal::Unreadable,
        })
    })?;
    let now = ctx.now();
    let before = store::application::note::of_application(&mut tx, application.id).await?;
    if before.iter().any(|note| note.author_id == person.account.0 && note.message == message && now - note.created_at < SAME_NOTE) {
        return Ok(());
    }
    let note = Note { id: ctx.ids.uuid(now), author_id: person.account.0, author_name: person.full_name(), message: message.clone(), created_at: now };
    store::application::note::add(&mut tx, application.id, &note).await?;
    record(ctx, &mut tx, person, application.id, "note.add", note.id, &message).await?;
    tx.commit().await?;
    Ok(())
}

/// Removes one's own note; administrators may remove anybody's.
pub async fn remove(ctx: &Ctx, person: &Person, number: i64, note: Uuid) -> Result<(), Error> {
    let mut tx = ctx.db.write().await?;
    let application = store::application::find(&mut tx, number).await?.ok_or(Error::NotFound)?;
    staff::check_change::<std::convert::Infallible>(person, &application, Right::Notes)?;
    let message = store::application::note::of_application(&mut tx, application.id).await?.into_iter().find(|n| n.id == note).map(|n| n.message);
    let removed = if person.actor.holds(Right::Administration, Access::Write) {
        store::application::note::remove_any(&mut tx, note, application.id).await?
    } else {
        store::application::note::remove(&mut tx, note, application.id, person.account.0).await?
    };
    if !removed {
        return Err(Error::NotFound);
    }
    record(ctx, &mut tx, person, application.id, "note.remove", note, &message.unwrap_or_default()).await?;
    tx.commit().await?;
    Ok(())
}

async fn record(ctx: &Ctx, tx: &mut store::Tx, person: &Person, application: Uuid, action: &str, note: Uuid, message: &str) -> store::Result<()> {
    let content = Some(json!({ "message": message }));
    let (before, after) = if action == "note.remove" { (content, None) } else { (None, content) };
    let entry = Entry { action, application: Some(application), object: format!("note:{note}"), before, after };
    audit::record(ctx, tx, &person.as_staff(), entry).await
}
