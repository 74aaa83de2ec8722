//! `import reference`: towns, schools, countries and the other tables that forms choose from.

use std::path::Path;
use std::process::ExitCode;

use crate::config::Config;
use crate::wiring;

pub async fn reference(config: &Config, from: Option<&Path>) -> anyhow::Result<ExitCode> {
    let folder = from
        .map(Path::to_path_buf)
        .or_else(wiring::reference_folder)
        .ok_or_else(|| anyhow::anyhow!("--from: name the folder of the reference tables (towns.csv, schools.csv, …)"))?;
    anyhow::ensure!(folder.join("towns.csv").is_file(), "--from: {} holds no towns.csv", super::shown(&folder));
    let ctx = super::ready_context(config).await?;
    ctx.db.close().await;
    anyhow::bail!("this version has no import of reference tables")
}
