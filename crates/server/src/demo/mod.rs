//! The demonstration university: what `demo load` puts into an empty database.

use app::Ctx;

use crate::cli::DemoSize;

/// What to make.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    pub size: DemoSize,
    /// The same seed gives the same people.
    pub seed: u64,
}

/// A way into the demonstration, printed for whoever starts it.
#[derive(Clone, Debug)]
pub struct Login {
    pub who: String,
    pub login: String,
    pub password: String,
}

impl std::fmt::Display for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:<40} {:<40} {}", self.who, self.login, self.password)
    }
}

/// What was made.
#[derive(Clone, Debug, Default)]
pub struct Loaded {
    pub logins: Vec<Login>,
}

const ADMIN_MAIL: &str = "admin@univ.example";
const ADMIN_PASSWORD: &str = "corbeau-violet-18";

/// Whether nothing was loaded yet.
pub async fn is_empty(ctx: &Ctx) -> anyhow::Result<bool> {
    let mut tx = ctx.db.read().await?;
    Ok(store::account::find_by_email(&mut tx, ADMIN_MAIL).await?.is_none())
}

/// Fills an empty database.
pub async fn load(ctx: &Ctx, options: Options) -> anyhow::Result<Loaded> {
    tracing::info!(size = ?options.size, seed = options.seed, "loading the demonstration");
    let wanted = app::accounts::first_rights::Wanted {
        email: ADMIN_MAIL,
        last_name: Some("Administration"),
        first_name: Some("Technique"),
        role: domain::permissions::RoleKind::Admin,
    };
    let granted = app::accounts::first_rights::grant(ctx, &wanted).await.map_err(|error| anyhow::anyhow!("{error:?}"))?;
    let hash = ctx.passwords.hash(ADMIN_PASSWORD).await.map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    let mut tx = ctx.db.write().await?;
    store::account::set_password(&mut tx, granted.account, &hash, ctx.now()).await?;
    store::account::activate(&mut tx, granted.account, ctx.now()).await?;
    tx.commit().await?;
    Ok(Loaded { logins: vec![Login { who: "Administrateur technique".into(), login: ADMIN_MAIL.into(), password: ADMIN_PASSWORD.into() }] })
}
