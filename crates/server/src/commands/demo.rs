//! `demo load`: the demonstration university.

use std::process::ExitCode;

use crate::cli::DemoSize;
use crate::config::Config;
use crate::demo;
use crate::out::say;

pub async fn load(config: &Config, size: DemoSize, seed: u64, if_empty: bool) -> anyhow::Result<ExitCode> {
    let ctx = super::ready_context(config).await?;
    if !demo::is_empty(&ctx).await? {
        anyhow::ensure!(if_empty, "the database has data already; the demonstration is loaded into an empty one");
        ctx.db.close().await;
        return Ok(ExitCode::SUCCESS);
    }
    super::import::first_time(&ctx).await?;
    let loaded = demo::load(&ctx, &demo::Options { size, seed }).await?;
    for line in loaded.logins {
        say(line.to_string());
    }
    ctx.db.close().await;
    Ok(ExitCode::SUCCESS)
}
