//! `backup`: a consistent copy of an SQLite database while it is in use.

use std::path::Path;
use std::process::ExitCode;

use crate::config::Config;
use crate::out::{complain, say};
use crate::wiring;

pub async fn run(config: &Config, to: &Path) -> anyhow::Result<ExitCode> {
    let db = wiring::open_database(&config.database).await?;
    if db.engine() == "postgres" {
        complain("a PostgreSQL database is copied with its own tool: pg_dump --format=custom --file=ecandidat.dump <database.url>");
        return Ok(ExitCode::FAILURE);
    }
    anyhow::ensure!(!to.exists(), "--to: {} exists already", super::shown(to));
    let path = to.to_str().ok_or_else(|| anyhow::anyhow!("--to: the path must be valid UTF-8"))?;
    db.copy_to(path).await?;
    db.close().await;
    say(format!("written {}; copy the folder of files.url after it, never before: files are only ever added", super::shown(to)));
    Ok(ExitCode::SUCCESS)
}
