//! `import reference`: towns, schools, countries and the other tables that forms choose from.

use std::path::Path;
use std::process::ExitCode;

use app::Ctx;
use app::reference::import::{self, Dataset, Loaded};

use crate::config::Config;
use crate::out::{complain, say};

pub async fn reference(config: &Config, from: Option<&Path>) -> anyhow::Result<ExitCode> {
    let dataset = from.map_or(Dataset::Embedded, |folder| Dataset::Folder(folder.to_path_buf()));
    let ctx = super::ready_context(config).await?;
    let outcome = import::import(&ctx, &dataset).await;
    ctx.db.close().await;
    match outcome {
        Ok(loaded) => {
            tell(&loaded);
            Ok(ExitCode::SUCCESS)
        }
        Err(app::Error::Refused(refusal)) => {
            complain(format!("nothing was changed: {refusal}"));
            Ok(ExitCode::FAILURE)
        }
        Err(error) => anyhow::bail!("{error:?}"),
    }
}

/// Loads the tables of this version where none were ever loaded.
pub async fn first_time(ctx: &Ctx) -> anyhow::Result<()> {
    if import::is_loaded(&ctx.db).await? {
        return Ok(());
    }
    let loaded = import::import(ctx, &Dataset::Embedded).await.map_err(|error| anyhow::anyhow!("the reference tables cannot be loaded: {error:?}"))?;
    tell(&loaded);
    Ok(())
}

fn tell(loaded: &Loaded) {
    for (table, rows) in &loaded.rows {
        say(format!("{table}: {rows} rows"));
    }
    if loaded.retired > 0 {
        say(format!("{} rows put out of service", loaded.retired));
    }
}
