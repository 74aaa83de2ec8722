//! The ordered checks before applying, with everything they need read in the caller's transaction.
//!
//! What staff set up comes from memory where the statement that asks about the person says that it still stands (see
//! [`crate::dossier::set_up`]): one journey to the database answers.

use std::sync::Arc;

use domain::application::apply::{self, Candidate, Refusal};
use domain::profile::bac::Bac;
use domain::settings::LimitPerimeter;
use store::Tx;
use store::application::Target;
use store::catalogue::campaign::Campaign;
use store::catalogue::session::Session;
use uuid::Uuid;

use crate::Ctx;
use crate::dossier::set_up::InService;
use crate::error::Error;

/// A session one may apply to now.
#[derive(Clone, Debug)]
pub struct Checked {
    pub session: Arc<Session>,
    pub campaign: Arc<Campaign>,
    /// The person's file of that campaign; staff who become applicants have none yet.
    pub file: Option<Uuid>,
    /// The folded name of the profile; none before there is one.
    pub name_key: Option<String>,
    /// Applications within the perimeter of the limit, and the limit.
    pub counted: i64,
    pub limit: i64,
}

/// The session of a programme in the campaign in service; closed, unknown or withdrawn ones included.
pub async fn session<R>(tx: &mut Tx, programme_code: &str) -> Result<(Session, Campaign), Error<R>> {
    let campaign = store::catalogue::campaign::in_service(tx).await?.ok_or(Error::NotFound)?;
    let session = store::catalogue::session::find(tx, programme_code, campaign.id).await?.ok_or(Error::NotFound)?;
    Ok((session, campaign))
}

/// Runs the checks for an account.
pub async fn check(ctx: &Ctx, tx: &mut Tx, account: Uuid, programme_code: &str, by_staff: bool) -> Result<Checked, Error<Refusal>> {
    match from_memory(ctx, tx, account, programme_code, by_staff).await? {
        Some(checked) => Ok(checked),
        None => anew(ctx, tx, account, programme_code, by_staff).await,
    }
}

/// The same with the set-up in memory; none when it is not there, or is another now. A single statement.
pub(super) async fn from_memory(ctx: &Ctx, tx: &mut Tx, account: Uuid, programme_code: &str, by_staff: bool) -> Result<Option<Checked>, Error<Refusal>> {
    let Some((number, offer)) = ctx.caches.set_up.in_service(programme_code) else { return Ok(None) };
    let (standing, judged) = judge(ctx, tx, account, offer, by_staff).await?;
    if standing == number { judged.map(Some).map_err(Error::Refused) } else { Ok(None) }
}

/// The same with the set-up read again, which then stays in memory.
pub(super) async fn anew(ctx: &Ctx, tx: &mut Tx, account: Uuid, programme_code: &str, by_staff: bool) -> Result<Checked, Error<Refusal>> {
    let (session, campaign) = session(tx, programme_code).await?;
    let offer = InService { session: session.into(), campaign: campaign.into() };
    let (standing, judged) = judge(ctx, tx, account, offer.clone(), by_staff).await?;
    ctx.caches.set_up.keep_in_service(tx, standing, offer);
    judged.map_err(Error::Refused)
}

/// What the checks say, and the number of the set-up that stood when the person was looked at.
async fn judge(ctx: &Ctx, tx: &mut Tx, account: Uuid, offer: InService, by_staff: bool) -> store::Result<(i64, Result<Checked, Refusal>)> {
    let InService { session, campaign } = offer;
    let settings = ctx.settings();
    let (centre, limit) = match settings.limit_perimeter {
        LimitPerimeter::Institution => (None, settings.application_limit),
        LimitPerimeter::Centre => (Some(session.centre_id), session.centre_max_applications),
    };
    let target = Target { campaign: campaign.id, session: session.id, centre };
    let found = store::application::candidate(tx, account, target).await?;
    let bac: Option<Bac> = found.bac.as_ref().and_then(|content| serde_json::from_value(content.0.clone()).ok());
    let candidate = Candidate {
        now: ctx.now(),
        // The applicants' last day binds applicants alone.
        campaign_open: if by_staff { campaign.is_active(ctx.today()) } else { campaign.is_open_to_applicants(ctx.today()) },
        has_personal: found.has_personal,
        has_address: found.has_address,
        has_bac: found.bac.is_some(),
        bac_year: bac.as_ref().and_then(Bac::year),
        ine_checked_from: found.ine_checked_from,
        nationality: found.nationality.as_deref(),
        has_ine: found.has_ine,
        ine_required_for_french: settings.ine_required_for_french,
        programme_in_service: session.is_offered(),
        already_applied: found.already_applied,
        opens_at: session.opens_at,
        closes_at: session.closes_at,
        counted: found.counted,
        limit,
        by_staff,
    };
    let judged = apply::check(&candidate);
    Ok((found.set_up, judged.map(|()| Checked { session, campaign, file: found.campaign_file, name_key: found.name_key, counted: found.counted, limit })))
}
