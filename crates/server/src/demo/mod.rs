//! The demonstration university: what `demo load` puts into an empty database.

use app::Ctx;
use app::accounts::first_rights;
use chrono::{Datelike as _, Days, NaiveDate};
use domain::permissions::RoleKind;
use domain::translated::Translated;
use store::catalogue::campaign::Campaign;

use crate::cli::DemoSize;

/// What to make.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub size: DemoSize,
    /// The same seed gives the same people.
    pub seed: u64,
}

/// A way into the demonstration, printed for whoever starts it.
#[derive(Clone, Copy, Debug)]
pub struct Login {
    pub who: &'static str,
    pub login: &'static str,
    pub password: &'static str,
}

impl std::fmt::Display for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:<44} {:<34} {}", self.who, self.login, self.password)
    }
}

const PASSWORD: &str = "corbeau-violet-18";
const ADMIN: Login = Login { who: "Administrateur", login: "admin@univ.example", password: PASSWORD };

/// Every way in.
pub fn logins() -> Vec<Login> {
    vec![ADMIN]
}

/// Whether nothing was loaded yet.
pub async fn is_empty(ctx: &Ctx) -> anyhow::Result<bool> {
    let mut tx = ctx.db.read().await?;
    Ok(store::account::find_by_email(&mut tx, ADMIN.login).await?.is_none())
}

/// Fills an empty database.
pub async fn load(ctx: &Ctx, options: Options) -> anyhow::Result<()> {
    tracing::info!(size = ?options.size, seed = options.seed, "loading the demonstration");
    campaign(ctx).await?;
    // Last: its presence says that the rest is there.
    administrator(ctx).await
}

/// The campaign in service: from the last to the next first of September.
async fn campaign(ctx: &Ctx) -> anyhow::Result<()> {
    let today = ctx.today();
    let first = NaiveDate::from_ymd_opt(if today.month() >= 9 { today.year() } else { today.year() - 1 }, 9, 1).unwrap_or(today);
    let last = first.checked_add_days(Days::new(364)).unwrap_or(first);
    let label = format!("{}-{}", first.year() + 1, first.year() + 2);
    let campaign = Campaign {
        id: ctx.id(),
        code: label.clone(),
        label: store::Json(Translated::fr_en(format!("Campagne {label}"), format!("Campaign {label}"))),
        starts_on: first,
        ends_on: last,
        applicant_ends_on: None,
        in_service: false,
        archived_at: None,
        version: 1,
    };
    let mut tx = ctx.db.write().await?;
    store::catalogue::campaign::add(&mut tx, &campaign).await?;
    store::catalogue::campaign::put_in_service(&mut tx, campaign.id).await?;
    tx.commit().await?;
    Ok(())
}

async fn administrator(ctx: &Ctx) -> anyhow::Result<()> {
    let wanted = first_rights::Wanted { email: ADMIN.login, last_name: Some("Technique"), first_name: Some("Administration"), role: RoleKind::Admin };
    let granted = first_rights::grant(ctx, &wanted).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let hash = ctx.passwords.hash(ADMIN.password).await.map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    let mut tx = ctx.db.write().await?;
    store::account::set_password(&mut tx, granted.account, &hash, ctx.now()).await?;
    tx.commit().await?;
    Ok(())
}
