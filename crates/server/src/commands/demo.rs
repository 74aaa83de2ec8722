//! `demo load`: the demonstration university.

use std::process::ExitCode;

use crate::config::Config;
use crate::demo;
use crate::out::say;

pub async fn load(config: &Config, options: &demo::Options, if_empty: bool) -> anyhow::Result<ExitCode> {
    let ctx = super::ready_context(config).await?;
    if !demo::is_empty(&ctx).await? {
        anyhow::ensure!(if_empty, "the database has data already; the demonstration is loaded into an empty one");
        ctx.db.close().await;
        return Ok(ExitCode::SUCCESS);
    }
    super::import::first_time(&ctx).await?;
    let loaded = demo::load(&ctx, options).await?;
    for line in loaded.logins {
        say(line.to_string());
    }
    ctx.db.close().await;
    Ok(ExitCode::SUCCESS)
}
