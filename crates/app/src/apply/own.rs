//! One's own application: anybody else's does not exist.

use store::Tx;
use store::application::{Application, Beside, Found};

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
    let Read { tx, dossier, .. } = read(ctx, person, number).await?;
    tx.rollback().await?;
    Ok(dossier)
}

/// One's own application as it is read without a lock.
pub(super) struct Read {
    /// For what else is to be asked.
    pub tx: Tx,
    pub dossier: Dossier,
    pub beside: Beside,
}

/// Reads one's own application.
///
/// What is set up is kept in memory, nearly always. The rest is a few statements that need not agree with each other to the
/// millisecond: whatever a page offers is looked at again, under a lock, when it is asked for.
pub(super) async fn read<R>(ctx: &Ctx, person: &Person, number: i64) -> Result<Read, Error<R>> {
    let mut tx = ctx.db.glance().await?;
    let mut found = find(&mut tx, person, number).await?;
    if !ctx.caches.set_up.knows(&found.application, found.around.set_up) {
        drop(tx);
        // Read in one transaction, it is kept for the next page.
        tx = ctx.db.read().await?;
        found = find(&mut tx, person, number).await?;
    }
    let Found { application, around, beside, serving, answers } = found;
    let read = dossier::ReadWith { serving, answers: Some(answers) };
    let dossier = dossier::load_read(ctx, &mut tx, application, (around, read), Side::Applicant).await?;
    Ok(Read { tx, dossier, beside })
}

/// Reads its row with what it stands in, what stands beside it, what serves it, and what was answered.
async fn find<R>(tx: &mut Tx, person: &Person, number: i64) -> Result<Found, Error<R>> {
    let found = store::application::open(tx, number).await?.ok_or(Error::NotFound)?;
    check(person, &found.application)?;
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
