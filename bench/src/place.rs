//! Where a measurement runs: a loaded database of an engine, the files beside it, and servers started on a copy.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::Context as _;

use crate::process::{Program, free_port};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// What all places share.
#[derive(Clone, Debug)]
pub struct Machine {
    pub server: PathBuf,
    pub folder: PathBuf,
    /// Address of a PostgreSQL server, with a final slash.
    pub postgres: String,
    /// Databases of an earlier run are taken as they are.
    pub reuse: bool,
}

/// A loaded database that is never written to again; servers get copies.
#[derive(Clone, Debug)]
pub struct Loaded {
    pub engine: Engine,
    machine: Machine,
    name: String,
    /// How long the load took, in seconds.
    pub seconds: f64,
}

impl Loaded {
    /// Loads the large demonstration with so many applications.
    pub fn make(machine: &Machine, engine: Engine, applications: usize) -> anyhow::Result<Self> {
        let name = format!("ecandidat_bench_{applications}");
        let mut loaded = Self { engine, machine: machine.clone(), name, seconds: 0.0 };
        let mark = machine.folder.join(format!("{}-{}.loaded", loaded.name, engine.name()));
        if let Some(seconds) = std::fs::read_to_string(&mark).ok().filter(|_| machine.reuse) {
            loaded.seconds = seconds.trim().parse()?;
            return Ok(loaded);
        }
        let _ = std::fs::remove_file(&mark);
        if let Engine::Sqlite = engine {
            remove_database(&loaded.file(&loaded.name));
        } else {
            loaded.psql(&format!("DROP DATABASE IF EXISTS {}", loaded.name))?;
            loaded.psql(&format!("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0", loaded.name))?;
        }
        let begun = Instant::now();
        let status = loaded
            .command(&loaded.name)
            .args(["demo", "load", "--size", "large", "--applications", &applications.to_string()])
            .env("ECANDIDAT__DEMO__ENABLED", "true")
            .stdout(std::fs::File::create(machine.folder.join("logins.txt"))?)
            .status()?;
        anyhow::ensure!(status.success(), "the demonstration cannot be loaded ({status})");
        loaded.seconds = begun.elapsed().as_secs_f64();
        std::fs::write(mark, loaded.seconds.to_string())?;
        Ok(loaded)
    }

    /// Makes a fresh copy for servers to write to.
    pub fn copied(&self) -> anyhow::Result<()> {
        match self.engine {
            Engine::Sqlite => {
                remove_database(&self.file(COPY));
                std::fs::copy(self.file(&self.name), self.file(COPY)).context("the database cannot be copied")?;
            }
            Engine::Postgres => {
                self.psql(&format!("DROP DATABASE IF EXISTS {COPY}"))?;
                self.psql(&format!("CREATE DATABASE {COPY} TEMPLATE {}", self.name))?;
                // A copy comes as it is; a database that has been in use for a while is vacuumed.
                self.psql_in(COPY, "VACUUM")?;
            }
        }
        let status = Command::new("sync").status()?;
        anyhow::ensure!(status.success(), "sync failed");
        Ok(())
    }

    /// The server on the copy.
    pub async fn serve(&self, arguments: &[&str]) -> anyhow::Result<Program> {
        let port = free_port()?;
        let mut command = self.command(COPY);
        command.args(["serve"]).args(arguments).env("ECANDIDAT__SERVER__LISTEN", format!("127.0.0.1:{port}")).env("ECANDIDAT__SERVER__METRICS_LISTEN", "off");
        Program::start(command, port, "/offre", &self.machine.folder.join("server.log")).await
    }

    /// A worker on the copy, with its page of measurements.
    pub async fn work(&self) -> anyhow::Result<Program> {
        let port = free_port()?;
        let mut command = self.command(COPY);
        command.args(["worker"]).env("ECANDIDAT__SERVER__METRICS_LISTEN", format!("127.0.0.1:{port}"));
        Program::start(command, port, "/metrics", &self.machine.folder.join("worker.log")).await
    }

    fn file(&self, name: &str) -> PathBuf {
        self.machine.folder.join(format!("{name}.db"))
    }

    fn command(&self, database: &str) -> Command {
        let folder = &self.machine.folder;
        let address = match self.engine {
            Engine::Sqlite => format!("sqlite:{}", self.file(database).display()),
            // Nobody listens between two programs of one machine.
            Engine::Postgres => format!("{}{database}?sslmode=disable", self.machine.postgres),
        };
        let mut command = Command::new(&self.machine.server);
        command
            .current_dir(folder)
            .env("ECANDIDAT__DATABASE__URL", address)
            .env("ECANDIDAT__FILES__URL", format!("file:{}", folder.join(format!("files-{}", self.engine.name())).display()))
            .env("ECANDIDAT__MAIL__URL", format!("folder:{}", folder.join("outbox").display()))
            .env("ECANDIDAT__SECURITY__SECRET_KEY_FILE", folder.join("secret.key"))
            .env("ECANDIDAT__SERVER__TRUSTED_PROXIES", "127.0.0.1")
            .env("ECANDIDAT__LOG__FORMAT", "json");
        command
    }

    fn psql(&self, text: &str) -> anyhow::Result<()> {
        self.psql_in("postgres", text)
    }

    fn psql_in(&self, database: &str, text: &str) -> anyhow::Result<()> {
        let address = format!("{}{database}", self.machine.postgres);
        let output = Command::new("psql").args(["--quiet", "--no-psqlrc", "--set", "ON_ERROR_STOP=1", &address, "--command", text]).output().context("psql")?;
        anyhow::ensure!(output.status.success(), "psql: {}", String::from_utf8_lossy(&output.stderr));
        Ok(())
    }
}

/// The database that servers write to.
const COPY: &str = "ecandidat_bench_run";

fn remove_database(file: &Path) {
    for ending in ["db", "db-wal", "db-shm"] {
        let _ = std::fs::remove_file(file.with_extension(ending));
    }
}
