//! An application in the hands of staff: found, permitted, locked. Outside one's scope it does not exist, and to one's own
//! one is an applicant like any other: it is read here and nothing more.

use domain::permissions::{Access, Denied, Permit, Right};
use store::Tx;
use store::application::Application;

use crate::Ctx;
use crate::actor::Person;
use crate::apply::submit::to_review;
use crate::dossier::{self, Dossier, Side, place_of};
use crate::error::Error;
use crate::review::seen_by::seen_by;

/// Whether the person may do this to the application.
pub fn check<R>(person: &Person, application: &Application, right: Right, access: Access) -> Result<Permit, Error<R>> {
    Ok(person.actor.may(right, access, place_of(application))?)
}

/// Whether the application is the person's own.
#[must_use]
pub fn is_own(person: &Person, application: &Application) -> bool {
    application.account_id == person.account.0
}

/// Refuses what staff do for others only: judging, deciding, answering, dates and amounts, notes.
pub fn for_another<R>(person: &Person, application: &Application) -> Result<(), Error<R>> {
    if is_own(person, application) { Err(Error::Denied(Denied::NoRight)) } else { Ok(()) }
}

/// Whether the person may change this of the application, which is somebody else's.
pub fn check_change<R>(person: &Person, application: &Application, right: Right) -> Result<Permit, Error<R>> {
    let permit = check(person, application, right, Access::Write)?;
    for_another(person, application)?;
    Ok(permit)
}

/// Locks an application of somebody else for a change by staff and loads it.
pub async fn lock<R>(ctx: &Ctx, tx: &mut Tx, person: &Person, number: i64, right: Right) -> Result<Dossier, Error<R>> {
    let application = store::application::lock(tx, number).await?.ok_or(Error::NotFound)?;
    check_change(person, &application, right)?;
    Ok(dossier::load(ctx, tx, application, Side::Staff).await?)
}

/// Loads an application for reading by staff, as the person sees it.
pub async fn load<R>(ctx: &Ctx, person: &Person, number: i64, right: Right) -> Result<Dossier, Error<R>> {
    let mut tx = ctx.db.read().await?;
    let (application, around) = store::application::find_around(&mut tx, number).await?.ok_or(Error::NotFound)?;
    check(person, &application, right, Access::Read)?;
    Ok(seen_by(person, dossier::load_with(ctx, &mut tx, application, around, Side::Staff).await?))
}

/// Locks the application together with the person's others in the same centre, always in the same order: a judgement
/// on a common document concerns them all.
pub async fn lock_with_siblings<R>(ctx: &Ctx, tx: &mut Tx, person: &Person, number: i64, right: Right) -> Result<(Dossier, Vec<i64>), Error<R>> {
    let found = store::application::find(tx, number).await?.ok_or(Error::NotFound)?;
    check_change(person, &found, right)?;
    let siblings = store::application::in_centre(tx, found.account_id, found.centre_id, found.campaign_id).await?;
    for sibling in &siblings {
        store::application::lock(tx, *sibling).await?;
    }
    let dossier = lock(ctx, tx, person, number, right).await?;
    Ok((dossier, siblings.into_iter().filter(|n| *n != number).collect()))
}

/// Brings the number of documents to judge up to date on other applications of the person in the centre.
pub async fn refresh_siblings(ctx: &Ctx, tx: &mut Tx, siblings: &[i64]) -> store::Result<()> {
    for number in siblings {
        let Some(application) = store::application::find(tx, *number).await? else { continue };
        let items = dossier::items(ctx, tx, &application, Side::Staff).await?;
        let documents = waiting(&application, &items);
        if documents != application.documents_to_review {
            store::application::set_to_review(tx, application.id, documents).await?;
        }
    }
    Ok(())
}

/// Submitted documents that nobody has judged; none before the first submission.
#[must_use]
pub fn waiting(application: &Application, items: &[dossier::Item]) -> i32 {
    if application.submitted_at.is_some() { to_review(items) } else { 0 }
}
