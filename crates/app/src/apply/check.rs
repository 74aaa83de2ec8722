//! The ordered checks before applying, with everything they need read in the caller's transaction.

use domain::application::apply::{self, Candidate, Refusal};
use domain::profile::bac::Bac;
use domain::settings::LimitPerimeter;
use store::Tx;
use store::catalogue::campaign::Campaign;
use store::catalogue::session::Session;
use uuid::Uuid;

use crate::Ctx;
use crate::error::Error;

/// A session one may apply to now.
#[derive(Clone, Debug)]
pub struct Checked {
    pub session: Session,
    pub campaign: Campaign,
}

/// The session of a programme in the campaign in service; closed, unknown or withdrawn ones included.
pub async fn session<R>(tx: &mut Tx, programme_code: &str) -> Result<(Session, Campaign), Error<R>> {
    let campaign = store::catalogue::campaign::in_service(tx).await?.ok_or(Error::NotFound)?;
    let session = store::catalogue::session::find(tx, programme_code, campaign.id).await?.ok_or(Error::NotFound)?;
    Ok((session, campaign))
}

/// Runs the checks for an account.
pub async fn check(ctx: &Ctx, tx: &mut Tx, account: Uuid, programme_code: &str, by_staff: bool) -> Result<Checked, Error<Refusal>> {
    let (session, campaign) = session(tx, programme_code).await?;
    let settings = ctx.settings();
    let sections = store::application::profile_sections(tx, account).await?;
    let has = |name: &str| sections.iter().any(|(section, _)| section == name);
    let bac: Option<Bac> = sections.iter().find(|(section, _)| section == "bac").and_then(|(_, content)| serde_json::from_value(content.clone()).ok());
    let facts = store::application::profile_facts(tx, account, bac.as_ref().map_or("", |b| b.series().as_str())).await?;
    let (perimeter, limit) = match settings.limit_perimeter {
        LimitPerimeter::Institution => (None, settings.application_limit),
        LimitPerimeter::Centre => (Some(session.centre_id), session.centre_max_applications),
    };
    let candidate = Candidate {
        now: ctx.now(),
        campaign_open: campaign.is_open_to_applicants(ctx.today()),
        has_personal: has("personal"),
        has_address: has("address"),
        has_bac: has("bac"),
        bac_year: bac.as_ref().and_then(Bac::year),
        ine_checked_from: facts.ine_checked_from,
        nationality: facts.nationality.as_deref(),
        has_ine: facts.ine.is_some(),
        ine_required_for_french: settings.ine_required_for_french,
        programme_in_service: session.is_offered(),
        already_applied: store::application::already_applied(tx, account, session.id).await?,
        opens_at: session.opens_at,
        closes_at: session.closes_at,
        counted: store::application::count_alive(tx, account, campaign.id, perimeter).await?,
        limit,
        by_staff,
    };
    apply::check(&candidate).map_err(Error::Refused)?;
    Ok(Checked { session, campaign })
}
