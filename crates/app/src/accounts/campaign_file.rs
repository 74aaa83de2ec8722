//! The file number (« n° de dossier ») of an account in a campaign.

use domain::file_number::{FileNumber, FileNumberPrefix};
use domain::settings::AccountLifetime;
use store::Tx;
use store::account::CampaignFile;
use store::catalogue::campaign::Campaign;
use uuid::Uuid;

use crate::Ctx;

/// Gives the account its file of the campaign in service, when there is a campaign and the account may take part in
/// it. Called when an account is created and at each sign-in; who applies without one, as staff do, gets it by
/// `ensure_in`.
///
/// Where accounts are yearly, one of an earlier campaign gets no new file: its owner creates another account.
pub async fn ensure(ctx: &Ctx, tx: &mut Tx, account: Uuid) -> store::Result<Option<CampaignFile>> {
    match open_campaign(ctx, tx).await? {
        Some(campaign) => ensure_in(ctx, tx, account, campaign.id).await,
        None => Ok(None),
    }
}

/// The same for whoever has read the campaign in service already and found it open to whoever applies: the applicant, or
/// staff for them.
pub(crate) async fn ensure_in(ctx: &Ctx, tx: &mut Tx, account: Uuid, campaign: Uuid) -> store::Result<Option<CampaignFile>> {
    if let Some(file) = store::account::find_campaign_file(tx, account, campaign).await? {
        return Ok(Some(file));
    }
    if store::account::latest_campaign_file(tx, account).await?.is_some() && !outlives_campaigns(ctx, tx, account).await? {
        return Ok(None);
    }
    give(ctx, tx, account, campaign).await.map(Some)
}

/// The same for an account that is used for the first time: whatever earlier campaign it was made in, nobody took part there.
/// One that never had a file gets none.
pub(super) async fn begin(ctx: &Ctx, tx: &mut Tx, account: Uuid) -> store::Result<()> {
    if let Some(campaign) = open_campaign(ctx, tx).await?
        && store::account::latest_campaign_file(tx, account).await?.is_some_and(|file| file.campaign_id != campaign.id)
        && store::account::find_campaign_file(tx, account, campaign.id).await?.is_none()
    {
        give(ctx, tx, account, campaign.id).await?;
    }
    Ok(())
}

async fn give(ctx: &Ctx, tx: &mut Tx, account: Uuid, campaign: Uuid) -> store::Result<CampaignFile> {
    // A number that exists already, or a second request of the same person, adds nothing: look, then try another.
    for _ in 0..20 {
        let number = FileNumber::from_random(&prefix(ctx), ctx.ids.bytes::<8>());
        store::account::add_campaign_file(tx, ctx.ids.uuid(ctx.now()), account, campaign, number.as_str(), ctx.now()).await?;
        if let Some(file) = store::account::find_campaign_file(tx, account, campaign).await? {
            return Ok(file);
        }
    }
    Err(store::Error::Stored("no free file number in twenty draws".to_owned()))
}

/// The campaign in service when applicants may act in it today; none between campaigns.
pub async fn open_campaign(ctx: &Ctx, tx: &mut Tx) -> store::Result<Option<Campaign>> {
    Ok(store::catalogue::campaign::in_service(tx).await?.filter(|campaign| campaign.is_open_to_applicants(ctx.today())))
}

/// The same at sign-in: staff who never applied get no file number by signing in.
pub(super) async fn at_sign_in(ctx: &Ctx, tx: &mut Tx, account: Uuid) -> store::Result<()> {
    let is_applicant = store::account::latest_campaign_file(tx, account).await?.is_some() || store::rights::of_account(tx, account).await?.is_empty();
    if is_applicant {
        ensure(ctx, tx, account).await?;
    }
    Ok(())
}

/// Whether the account goes on in the next campaign: all do by default, those of staff always.
pub(super) async fn outlives_campaigns(ctx: &Ctx, tx: &mut Tx, account: Uuid) -> store::Result<bool> {
    Ok(ctx.settings().account_lifetime == AccountLifetime::Persistent || !store::rights::of_account(tx, account).await?.is_empty())
}

/// Whether an account belongs to an earlier campaign only: accounts are yearly, and it has no file in the one in service.
pub(crate) async fn is_of_an_earlier_campaign(ctx: &Ctx, tx: &mut Tx, account: Uuid) -> store::Result<bool> {
    let Some(campaign) = store::catalogue::campaign::in_service(tx).await? else { return Ok(false) };
    let has_file = store::account::find_campaign_file(tx, account, campaign.id).await?.is_some();
    Ok(!has_file && !outlives_campaigns(ctx, tx, account).await?)
}

/// A prefix that cannot be read is none: a mistyped setting must not keep people from creating accounts.
fn prefix(ctx: &Ctx) -> FileNumberPrefix {
    FileNumberPrefix::parse(&ctx.settings().file_number_prefix).unwrap_or_default()
}
