//! « Télécharger lettre d’admission » and « Télécharger lettre de refus », for applicants and for staff.

use domain::letters::{Channel, LetterKind};
use domain::permissions::{Access, Right};
use store::letter::LetterLine;
use uuid::Uuid;

use super::{issue, make, with_standing};
use crate::Ctx;
use crate::accounts::erase::is_erased;
use crate::actor::Person;
use crate::apply::own;
use crate::audit::Who;
use crate::dossier::{self, Dossier, Side};
use crate::error::{Error, Fault};
use crate::papers::Paper;
use crate::review::staff;

/// The letter that an applicant finds on the page of the application.
#[must_use]
pub fn offered(ctx: &Ctx, dossier: &Dossier) -> Option<LetterKind> {
    with_standing(ctx, dossier, |standing| standing.available(Channel::Download))
}

/// The letter that staff find in the dossier, however it reaches the applicant.
#[must_use]
pub fn offered_to_staff(ctx: &Ctx, dossier: &Dossier) -> Option<LetterKind> {
    with_standing(ctx, dossier, |standing| standing.exists())
}

/// One's own letter. A decision published before its committee wanted letters gets its letter now.
pub async fn own(ctx: &Ctx, person: &Person, number: i64) -> Result<Paper, Error> {
    let dossier = own::load::<std::convert::Infallible>(ctx, person, number).await?;
    let kind = offered(ctx, &dossier).ok_or(Error::NotFound)?;
    if let Some(letter) = standing(ctx, &dossier).await? {
        return paper(ctx, letter).await;
    }
    let mut tx = ctx.db.write().await?;
    let dossier = own::lock::<std::convert::Infallible>(ctx, &mut tx, person, number).await?;
    let letter = first(ctx, &mut tx, &dossier, offered(ctx, &dossier).filter(|now| *now == kind)).await?;
    tx.commit().await?;
    paper(ctx, letter).await
}

/// The letter of an application for staff, or an earlier version of it.
pub async fn of_staff(ctx: &Ctx, person: &Person, number: i64, version: Option<Uuid>) -> Result<Paper, Error> {
    let dossier = staff::load::<std::convert::Infallible>(ctx, person, number, Right::Dossier).await?;
    crate::review::open::seen(ctx, person, &dossier.application).await?;
    if let Some(id) = version {
        let mut tx = ctx.db.read().await?;
        let letter = store::letter::lookup(&mut tx, id).await?.filter(|letter| letter.application_id == dossier.application.id);
        drop(tx);
        return paper(ctx, letter.ok_or(Error::NotFound)?.id).await;
    }
    let kind = offered_to_staff(ctx, &dossier).ok_or(Error::NotFound)?;
    if let Some(letter) = standing(ctx, &dossier).await? {
        return paper(ctx, letter).await;
    }
    let mut tx = ctx.db.write().await?;
    let application = store::application::lock(&mut tx, number).await?.ok_or(Error::NotFound)?;
    staff::check::<std::convert::Infallible>(person, &application, Right::Dossier, Access::Read)?;
    let dossier = dossier::load(ctx, &mut tx, application, Side::Staff).await?;
    let letter = first(ctx, &mut tx, &dossier, offered_to_staff(ctx, &dossier).filter(|now| *now == kind)).await?;
    tx.commit().await?;
    paper(ctx, letter).await
}

/// The letter of an application for an archive that somebody of the staff asked for; none when it has none any more. One that
/// cannot be read or typeset is an internal fault.
pub(super) async fn of_application(ctx: &Ctx, application: Uuid) -> Result<Option<Paper>, Fault> {
    let mut tx = ctx.db.read().await?;
    let Some(found) = store::application::lookup(&mut tx, application).await? else { return Ok(None) };
    if store::account::lookup(&mut tx, found.account_id).await?.is_none_or(|account| is_erased(&account)) {
        return Ok(None);
    }
    let number = found.number;
    let dossier = dossier::load(ctx, &mut tx, found, Side::Staff).await?;
    drop(tx);
    if offered_to_staff(ctx, &dossier).is_none() {
        return Ok(None);
    }
    if let Some(letter) = standing(ctx, &dossier).await? {
        return file(ctx, letter).await.map(Some);
    }
    let mut tx = ctx.db.write().await?;
    let Some(application) = store::application::lock(&mut tx, number).await? else { return Ok(None) };
    let dossier = dossier::load(ctx, &mut tx, application, Side::Staff).await?;
    let letter = match first(ctx, &mut tx, &dossier, offered_to_staff(ctx, &dossier)).await {
        Ok(letter) => letter,
        Err(Error::Fault(fault)) => return Err(fault),
        Err(_) => return Ok(None),
    };
    tx.commit().await?;
    file(ctx, letter).await.map(Some)
}

/// Every letter of an application that staff have open, the latest first.
pub async fn all(ctx: &Ctx, dossier: &Dossier) -> Result<Vec<LetterLine>, Error> {
    let mut tx = ctx.db.read().await?;
    Ok(store::letter::of_application(&mut tx, dossier.application.id).await?)
}

async fn standing(ctx: &Ctx, dossier: &Dossier) -> store::Result<Option<Uuid>> {
    let Some(decision) = &dossier.published else { return Ok(None) };
    let mut tx = ctx.db.read().await?;
    Ok(store::letter::current(&mut tx, decision.id).await?.map(|letter| letter.id))
}

/// Issues the letter unless somebody did meanwhile.
async fn first(ctx: &Ctx, tx: &mut store::Tx, dossier: &Dossier, kind: Option<LetterKind>) -> Result<Uuid, Error> {
    let (Some(kind), Some(decision)) = (kind, &dossier.published) else { return Err(Error::NotFound) };
    if let Some(letter) = store::letter::current(tx, decision.id).await? {
        return Ok(letter.id);
    }
    issue::issue(ctx, tx, dossier, kind, &Who::System).await?.ok_or(Error::NotFound)
}

async fn paper(ctx: &Ctx, letter: Uuid) -> Result<Paper, Error> {
    Ok(file(ctx, letter).await?)
}

async fn file(ctx: &Ctx, letter: Uuid) -> Result<Paper, Fault> {
    make::file(ctx, letter).await?.ok_or_else(|| Fault::Internal("a letter that cannot be typeset".to_owned()))
}
