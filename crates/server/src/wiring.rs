//! From the configuration to running parts.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use app::ctx::Parts;
use app::passwords::Passwords;
use app::{Clock, Ctx, Ids};
use connect::directory::Directory;
use connect::files::Files;
use connect::mail::Mailer;
use connect::scan::Scanner;
use connect::sso::Sso;
use connect::student_record::StudentRecord;
use connect::surveys::Surveys;
use paper::Sandbox;
use secrecy::ExposeSecret as _;
use store::Db;

use crate::config::Config;
use crate::config::database::Database;

/// Opens the database, waiting for a server that is still starting.
pub async fn open_database(settings: &Database) -> anyhow::Result<Db> {
    let deadline = tokio::time::Instant::now() + settings.wait;
    loop {
        match Db::open(settings.url.expose_secret(), settings.pool).await {
            Ok(db) => return Ok(db),
            Err(error) if error.is_unavailable() && tokio::time::Instant::now() < deadline => {
                tracing::warn!(error = app::error::describe(&error), "the database does not answer yet");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            Err(error) => return Err(anyhow::Error::new(error).context("database.url: the database cannot be opened")),
        }
    }
}

/// Everything the use cases need, with the database already open. `make_key` creates a missing secret key.
pub fn context(config: &Config, db: Db, make_key: bool) -> anyhow::Result<Ctx> {
    Ok(Ctx::new(Parts {
        db,
        files: Files::open(&config.files)?,
        mailer: Mailer::open(&config.mail.settings)?,
        scanner: Scanner::open(&config.antivirus)?,
        sso: sso(config)?,
        directory: Directory::open(&config.directory)?,
        student_record: StudentRecord::open(&config.student_record)?,
        surveys: Surveys::open(&config.surveys)?,
        sandbox: sandbox(config)?,
        patience: config.paper.patience,
        clock: Clock::System,
        ids: Ids::from_system(),
        keys: config.security.keys(make_key || config.demo.enabled)?,
        passwords: Passwords::new(config.security.cost).map_err(|fault| anyhow::anyhow!("security.password_*: {fault:?}"))?,
        zone: config.institution.zone,
        public_url: config.server.public_url.clone(),
        mail_from: config.mail.from.clone(),
    }))
}

/// The institution's sign-on, with the address of this installation it sends browsers back to.
pub fn sso(config: &Config) -> anyhow::Result<Sso> {
    Ok(Sso::open(&config.sso, &format!("{}{}", config.server.public_url.trim_end_matches('/'), app::links::SIGN_ON_RETURN))?)
}

/// The child processes that open untrusted files: this program, started with another command.
pub fn sandbox(config: &Config) -> anyhow::Result<Sandbox> {
    let this_program = std::env::current_exe().context("the path of this program is unknown")?;
    Ok(Sandbox::new(this_program, [crate::cli::PAPER_WORKER], config.paper.limits.clone()))
}

/// What the web layer is told of the configuration.
pub fn web_options(config: &Config) -> web::state::Options {
    web::state::Options {
        secure_cookies: config.server.is_secure,
        demo: config.demo.enabled,
        trusted_proxies: config.server.trusted_proxies.clone(),
        mail_folder: config.mail.folder.clone(),
    }
}

/// The state of the web layer.
pub fn web_app(config: &Config, ctx: Ctx) -> web::App {
    web::App::new(ctx, Arc::new(web::http::assets::Assets::load()), web_options(config))
}

/// A name for this process in leases and logs.
pub fn node_name() -> String {
    let host = std::fs::read_to_string("/proc/sys/kernel/hostname").map_or_else(|_| "node".to_owned(), |name| name.trim().to_owned());
    format!("{host}-{}", std::process::id())
}
