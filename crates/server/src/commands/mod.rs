//! One file per command.

mod admin;
mod backup;
mod config;
mod demo;
mod doctor;
mod import;
mod migrate;
mod serve;

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use app::Ctx;

use crate::cli::{AdminCommand, Cli, Command, ConfigCommand, DemoCommand, ImportCommand};
use crate::config::{Config, Loaded};
use crate::{telemetry, wiring};

/// How long what cannot be interrupted may go on after the command ended. Without a limit a job that hangs would keep the
/// process from ending.
const LAST_WORK: Duration = Duration::from_secs(5);

/// Runs what was typed.
pub fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let loaded = Loaded::read(cli.config.as_deref())?;
    match cli.command {
        Command::Config(ConfigCommand::Check) => return config::check(&loaded),
        Command::Config(ConfigCommand::Print { redacted: _ }) => return config::print(&loaded),
        Command::Config(ConfigCommand::Reference) => return config::reference(),
        _ => {}
    }
    let config = loaded.checked()?;
    telemetry::start_log(&config.log)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let ended = runtime.block_on(Box::pin(async move {
        match cli.command {
            Command::Serve(how) => serve::serve(&config, &how).await,
            Command::Worker => serve::worker(&config).await,
            Command::Migrate => migrate::run(&config).await,
            Command::Doctor => doctor::run(&config).await,
            Command::Admin(AdminCommand::Grant { email, role, last_name, first_name }) => {
                admin::grant(&config, &email, role, last_name.as_deref(), first_name.as_deref()).await
            }
            Command::Demo(DemoCommand::Load { size, applications, seed, if_empty }) => {
                demo::load(&config, &crate::demo::Options { size, applications, seed }, if_empty).await
            }
            Command::Import(ImportCommand::Reference { from }) => import::reference(&config, from.as_deref()).await,
            Command::Backup(how) => backup::run(&config, &how.to).await,
            Command::PaperWorker | Command::Config(_) => Ok(ExitCode::SUCCESS),
        }
    }));
    runtime.shutdown_timeout(LAST_WORK);
    ended
}

/// Opens everything for a command that works on data: the schema must be up to date, the settings are loaded.
async fn ready_context(config: &Config) -> anyhow::Result<Ctx> {
    let db = wiring::open_database(&config.database).await?;
    migrate::bring_up_or_refuse(config, &db, false).await?;
    let ctx = wiring::context(config, db, false)?;
    app::seed::ensure(&ctx, config.institution.name.as_deref()).await?;
    app::settings::refresh(&ctx).await?;
    Ok(ctx)
}

/// A path as people read it.
fn shown(path: &Path) -> String {
    path.display().to_string()
}
