//! One's own application: anybody else's does not exist.

use store::Tx;
use store::application::{Application, Around, Beside};
use store::document::Serving;

use crate::Ctx;
use crate::accounts::erase::is_nobodys;
use crate::actor::Person;
use crate::dossier::{self, Dossier, Side};
use crate::error::Error;

/// Locks one's own application for a change and loads it.
pub async fn lock<R>(ctx: &Ctx, tx: &mut Tx, person: &Person, number: i64) -> Result<Dossier, Error<R>> {
    let (application, around) = store::application::lock_around(tx, number).await?.ok_or(Error::NotFound)?;
    check(person, &application)?;
    // Whoever erases somebody waits for their applications: this one comes before or after it.
    if is_nobodys(&around.addressee.email) {
        return Err(Error::NotFound);
    }
    Ok(dossier::load_with(ctx, tx, application, around, Side::Applicant).await?)
}

/// Loads one's own application for reading.
pub async fn load<R>(ctx: &Ctx, person: &Person, number: i64) -> Result<Dossier, Error<R>> {
    let mut tx = ctx.db.read().await?;
    read(ctx, &mut tx, person, number).await
}

/// The same within the caller's transaction.
pub(super) async fn read<R>(ctx: &Ctx, tx: &mut Tx, person: &Person, number: i64) -> Result<Dossier, Error<R>> {
    let (application, around) = store::application::find_around(tx, number).await?.ok_or(Error::NotFound)?;
    check(person, &application)?;
    Ok(dossier::load_with(ctx, tx, application, around, Side::Applicant).await?)
}

/// Reads one's own application with what it stands in, what stands beside it, and what serves it.
pub(super) async fn find<R>(tx: &mut Tx, person: &Person, number: i64) -> Result<(Application, Around, Beside, Serving), Error<R>> {
    let found = store::application::open(tx, number).await?.ok_or(Error::NotFound)?;
    check(person, &found.0)?;
    Ok(found)
}

fn check<R>(person: &Person, application: &Application) -> Result<domain::permissions::Own, Error<R>> {
    Ok(person.actor.own(application.account_id.into())?)
}

/// Saves the application; somebody faster makes the change stale.
pub async fn save<R>(ctx: &Ctx, tx: &mut Tx, application: &mut Application) -> Result<(), Error<R>> {
    application.updated_at = ctx.now();
    let is_saved = store::application::save(tx, application).await?;
    saved(is_saved, application)
}

/// The same, of an application of which nothing changed but what a submission changes.
pub(crate) async fn save_submitted<R>(ctx: &Ctx, tx: &mut Tx, application: &mut Application) -> Result<(), Error<R>> {
    application.updated_at = ctx.now();
    let is_saved = store::application::save_submitted(tx, application).await?;
    saved(is_saved, application)
}

fn saved<R>(is_saved: bool, application: &mut Application) -> Result<(), Error<R>> {
    if is_saved {
        application.version += 1;
        Ok(())
    } else {
        Err(Error::Stale)
    }
}
