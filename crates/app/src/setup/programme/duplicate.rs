//! « Dupliquer »: another programme that is what this one is, under a code and a label of its own. What happened in it, its
//! applications, their decisions and what was called from its complementary list, stays behind.

use domain::catalogue::Shift;
use domain::permissions::Access;
use store::Tx;
use store::catalogue::campaign::Campaign;
use store::catalogue::session::Session;
use store::catalogue::{self as rows, Programme};

use super::session::{Named, continued};
use super::{Found, find, may, proposal, typed};
use crate::Ctx;
use crate::actor::Person;
use crate::error::Error;
use crate::setup::common::{Refusal, taken, trace};
use crate::setup::typed::{Reader, Typed};

/// The programme as it stands, for whoever may make another one of its committee.
async fn original(tx: &mut Tx, person: &Person, code: &str, campaign: Option<&Campaign>) -> Result<Found, Error<Refusal>> {
    let found = find(tx, code, campaign).await?;
    may(person, Access::Write, found.committee.centre_id, found.committee.id)?;
    Ok(found)
}

/// The label of the programme that would be copied.
pub async fn ask(ctx: &Ctx, person: &Person, code: &str) -> Result<String, Error<Refusal>> {
    let mut tx = ctx.db.read().await?;
    Ok(original(&mut tx, person, code, None).await?.programme.label)
}

/// A copy that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duplicate {
    pub code: String,
    /// Whether there was a session to copy; without one, everything but the programme itself is still to be typed.
    pub has_session: bool,
}

/// Makes the copy, with the session that the programme has in the campaign in service, or would begin it with. It is out of
/// service until somebody has looked at it and says otherwise.
pub async fn duplicate(ctx: &Ctx, person: &Person, code: &str, form: &Typed) -> Result<Duplicate, Error<Refusal>> {
    let mut tx = ctx.db.write().await?;
    let campaign = rows::campaign::in_service(&mut tx).await?;
    let Found { programme, committee, session, .. } = original(&mut tx, person, code, campaign.as_ref()).await?;
    let mut reader = Reader::new(form);
    let (new_code, label) = (reader.code("code", None), reader.line("label", 500));
    reader.finish()?;
    let begun = match (session, &campaign) {
        (Some(session), Some(campaign)) => {
            let same_dates = Shift::between(campaign.starts_on, campaign.starts_on);
            Some((session.id, continued(ctx, &session, campaign.id, same_dates)))
        }
        (None, Some(campaign)) => proposal(ctx, &mut tx, programme.id, campaign).await?,
        (_, None) => None,
    };
    let copy = Programme { id: ctx.id(), code: new_code, label, in_service: false, version: 0, ..programme };
    rows::add_programme(&mut tx, &copy).await.map_err(taken)?;
    let mut saved = Found { programme: copy, committee, session: None, named: Named::default() };
    if let Some((earlier, begun)) = begun {
        let session = Session { programme_id: saved.programme.id, in_service: false, ..begun };
        rows::session::add(&mut tx, &session).await?;
        rows::session::ask_the_same(&mut tx, earlier, session.id).await?;
        saved.named = Named::by(&mut tx, session.id).await?;
        saved.session = Some(session);
    }
    let after = typed(ctx, &mut tx, &saved).await?.with("duplicate_of", code);
    trace(ctx, &mut tx, person, format!("programme:{}", saved.programme.code), None, Some(&after)).await?;
    tx.commit().await?;
    Ok(Duplicate { code: saved.programme.code, has_session: saved.session.is_some() })
}
