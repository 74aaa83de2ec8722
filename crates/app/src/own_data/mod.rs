//! What people may ask about their own data: a copy of it, its erasure, and who looked at it.

pub mod consulted;
pub mod erasure;
pub mod export;
mod gather;
pub(crate) mod zip;

use domain::time::Instant;
use store::own_data::{Erasure, Export};

use crate::Ctx;
use crate::actor::Person;
use crate::error::Error;
use consulted::Consultation;

/// Most consultations on the page.
const SHOWN: usize = 500;

/// The page « Mes données ».
#[derive(Clone, Debug)]
pub struct OwnData {
    /// Copies that are being made or can be downloaded, the latest first.
    pub exports: Vec<Export>,
    /// The latest request to be erased.
    pub erasure: Option<Erasure>,
    /// Who opened an application, the latest first.
    pub consultations: Vec<Consultation>,
    /// There are more than these, which the copy has.
    pub more_consultations: bool,
    /// Holds a role: what they did for the institution is not theirs to erase.
    pub is_staff: bool,
}

/// Reads the page of a person.
pub async fn open(ctx: &Ctx, person: &Person) -> Result<OwnData, Error> {
    let own = person.actor.own(person.account)?;
    let account = own.account().0;
    let mut tx = ctx.db.read().await?;
    let exports = store::own_data::exports(&mut tx, account).await?;
    let mut consultations = consulted::of(&mut tx, account, i64::try_from(SHOWN + 1).unwrap_or(i64::MAX)).await?;
    let more_consultations = consultations.len() > SHOWN;
    consultations.truncate(SHOWN);
    Ok(OwnData {
        exports: exports.into_iter().filter(|export| is_there(export, ctx.now())).collect(),
        erasure: store::own_data::latest_erasure(&mut tx, account).await?,
        consultations,
        more_consultations,
        is_staff: person.is_staff(),
    })
}

/// Whether a copy is under way, or ready and not over.
fn is_there(export: &Export, now: Instant) -> bool {
    match export.state.as_str() {
        "waiting" => export::is_under_way(export, now),
        "ready" => export.expires_at.is_some_and(|end| now < end),
        _ => false,
    }
}
