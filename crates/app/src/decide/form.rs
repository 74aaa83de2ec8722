//! What the form of a decision offers: the types and reasons of the centre, whether an appeal is possible.

use domain::permissions::Right;
use store::application::Applicant;
use store::decision::setup::{DecisionType, Reason};

use super::enter::may_appeal;
use crate::Ctx;
use crate::actor::Person;
use crate::dossier::{self, Dossier, Side};
use crate::error::Error;
use crate::review::staff;

/// Everything the form needs.
#[derive(Clone, Debug)]
pub struct Offered {
    pub dossier: Dossier,
    pub applicant: Applicant,
    pub types: Vec<DecisionType>,
    pub reasons: Vec<Reason>,
    pub may_appeal: bool,
    pub may_validate: bool,
}

/// Opens the form for an application that the person may decide on.
pub async fn open(ctx: &Ctx, person: &Person, number: i64) -> Result<Offered, Error> {
    let mut tx = ctx.db.read().await?;
    let (application, around) = store::application::find_around(&mut tx, number).await?.ok_or(Error::NotFound)?;
    staff::check_change::<std::convert::Infallible>(person, &application, Right::EditDecision)?;
    let may_validate = staff::check_change::<std::convert::Infallible>(person, &application, Right::ValidateDecision).is_ok();
    let applicant = store::application::applicant(&mut tx, application.id).await?;
    let types = store::decision::setup::types_for(&mut tx, application.centre_id).await?;
    let reasons = store::decision::setup::reasons_for(&mut tx, application.centre_id).await?;
    let dossier = dossier::load_with(ctx, &mut tx, application, around, Side::Staff).await?;
    Ok(Offered { may_appeal: may_appeal(ctx, &dossier), dossier, applicant, types, reasons, may_validate })
}

/// The types and reasons a centre may use, for a form about several applications.
pub async fn offered(ctx: &Ctx, centre: Option<uuid::Uuid>) -> Result<(Vec<DecisionType>, Vec<Reason>), Error> {
    let Some(centre) = centre else { return Ok((Vec::new(), Vec::new())) };
    let mut tx = ctx.db.read().await?;
    Ok((store::decision::setup::types_for(&mut tx, centre).await?, store::decision::setup::reasons_for(&mut tx, centre).await?))
}
