//! `migrate`, and what other commands do when the schema is not up to date.

use std::process::ExitCode;

use store::Db;

use crate::config::Config;
use crate::out::say;
use crate::wiring;

pub async fn run(config: &Config) -> anyhow::Result<ExitCode> {
    let db = wiring::open_database(&config.database).await?;
    let pending = db.pending().await?;
    db.migrate().await?;
    if pending.is_empty() {
        say("the schema is up to date");
    }
    for name in pending {
        say(format!("applied {name}"));
    }
    let ctx = wiring::context(config, db, false)?;
    app::seed::ensure(&ctx, config.institution.name.as_deref()).await?;
    super::import::first_time(&ctx).await?;
    ctx.db.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Applies what is missing when asked to or in a demonstration; refuses to go on otherwise.
pub async fn bring_up_or_refuse(config: &Config, db: &Db, asked: bool) -> anyhow::Result<()> {
    let pending = db.pending().await?;
    if pending.is_empty() {
        return Ok(());
    }
    if !asked && !config.demo.enabled {
        anyhow::bail!("the database lacks {} migration(s), the first is {}: back it up, then run `ecandidat migrate`", pending.len(), pending[0]);
    }
    db.migrate().await?;
    tracing::info!(applied = pending.len(), "schema brought up to date");
    Ok(())
}
