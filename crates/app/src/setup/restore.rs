//! « Rétablir la valeur d’avant »: a setting takes again the value that it had before a line of the history.

use domain::permissions::Access;
use serde_json::Value;
use store::Tx;
use uuid::Uuid;

use super::common::central;
use super::institution;
use crate::actor::Person;
use crate::error::Error;
use crate::{Ctx, settings};

/// The setting does not take the value any more: another kind of value, other limits, a file that is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotTaken;

/// Restores what a setting was before a line of the history; its default where it had no value.
pub async fn restore(ctx: &Ctx, person: &Person, line: Uuid, key: &str) -> Result<(), Error<NotTaken>> {
    central(person, Access::Write)?;
    let mut tx = ctx.db.write().await?;
    // First of all, so that whoever changes the settings at the same moment waits.
    store::setting::next(&mut tx, settings::VERSION, 1).await?;
    let line = store::audit::lookup(&mut tx, line).await?.filter(|line| line.action == settings::CHANGE).ok_or(Error::NotFound)?;
    let earlier = line.before.as_ref().and_then(|fields| fields.0.get(key)).cloned().ok_or(Error::NotFound)?;
    if !is_taken(&mut tx, key, &earlier).await? {
        return Err(Error::Refused(NotTaken));
    }
    settings::put(ctx, &mut tx, &person.as_staff(), &[(key.to_owned(), earlier)].into()).await.map_err(|error| error.map_refusal(|_| NotTaken))?;
    tx.commit().await?;
    settings::refresh(ctx).await?;
    Ok(())
}

/// Whether the setting still exists and takes this value, beside the others as they are now.
async fn is_taken(tx: &mut Tx, key: &str, value: &Value) -> store::Result<bool> {
    if !settings::accepts(key, value) {
        return Ok(false);
    }
    if key == institution::LOGO
        && let Some(id) = value.as_str().filter(|id| !id.is_empty())
    {
        return match id.parse() {
            Ok(id) => Ok(store::document::stored_file(tx, id).await?.is_some()),
            Err(_) => Ok(false),
        };
    }
    let stored = settings::stored(tx).await?;
    let mut restored = stored.clone();
    if value.is_null() {
        restored.remove(key);
    } else {
        restored.insert(key.to_owned(), value.clone());
    }
    // What the form would complain about already has other causes.
    let standing = institution::complaints(&settings::made_of(&stored));
    Ok(institution::complaints(&settings::made_of(&restored)).iter().all(|wrong| standing.contains(wrong)))
}
