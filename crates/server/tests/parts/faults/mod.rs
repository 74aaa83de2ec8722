//! Bad luck that happens to real processes: killed, out of disk, without mail server, without database.
//!
//! Each test runs the command beside a [`World`] on the same database and the same folder of files: the world prepares
//! and looks, the process serves. Nothing sleeps for luck: every wait is for a condition, with a limit.

mod kills;
mod outages;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use tempfile::TempDir;
use testkit::browser::Browser;
use testkit::people::Client;
use testkit::{Content, Engine, World};

use super::{Server, ecandidat, prepared};

/// Longest wait for anything. Far longer than needed, so that a busy machine is no failure.
const PATIENCE: Duration = Duration::from_secs(90);

/// An installation with a small institution, in front of which servers are started and ended.
struct Scene {
    world: World,
    folder: TempDir,
    files: PathBuf,
    mail: String,
}

impl Scene {
    async fn new(world: World) -> Self {
        let folder = prepared();
        let files = folder.path().join("var/files");
        Self::with_files(world, folder, files).await
    }

    /// With the files somewhere else.
    async fn with_files(world: World, folder: TempDir, files: PathBuf) -> Self {
        let world = world.beside_a_server(app::Clock::System.now(), &files);
        world.institution().await;
        Self { world, folder, files, mail: "folder:var/outbox".to_owned() }
    }

    fn start(&self) -> Server {
        let mut command = ecandidat(self.folder.path(), &["serve"]);
        command.env("ECANDIDAT__DATABASE__URL", self.world.database_url());
        command.env("ECANDIDAT__FILES__URL", format!("file:{}", self.files.display())).env("ECANDIDAT__MAIL__URL", &self.mail);
        // One line for each request would fill the pipe that nobody reads while a test goes on.
        command.env("ECANDIDAT__LOG__FILTER", "warn,ecandidat=info").env("ECANDIDAT__SERVER__WORKERS", "1");
        // However busy the machine is, a deposit is checked while the page waits.
        command.env("ECANDIDAT__PAPER__PATIENCE_SECONDS", "90").env("ECANDIDAT__PAPER__WALL_SECONDS", "90");
        Server::start(command)
    }

    /// The person's browser in front of the server.
    fn browser(&self, server: &Server, client: &Client) -> Browser {
        let name = web::http::visit::session_cookie(&self.world.app);
        let mut browser = testkit::remote::browser(&server.address);
        browser.set_cookie(name, client.cookie(name).unwrap());
        browser
    }

    /// Gives back the jobs of a killed process. Their leases would end by themselves within a minute; tests do not wait.
    async fn end_leases(&self, process: u32) {
        let host = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_else(|_| "node".to_owned());
        let mut tx = self.world.ctx.db.write().await.unwrap();
        store::job::release(&mut tx, &format!("{}-{process}-1", host.trim())).await.unwrap();
        tx.commit().await.unwrap();
    }
}

/// Ends a process as a power cut would.
fn kill(server: Server) -> u32 {
    let process = server.child.id();
    server.signal("-KILL");
    let (code, log) = server.ended();
    assert_eq!(code, None, "killed, not stopped: {log}");
    process
}

/// Waits until the condition holds.
async fn until(what: &str, mut holds: impl AsyncFnMut() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !holds().await {
        assert!(Instant::now() < deadline, "waited in vain until {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// Every file below a folder.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

/// The token of a form on the page.
fn token(browser: &Browser) -> String {
    browser.page().controls.iter().find(|control| control.name == "_csrf").unwrap().value.clone()
}

/// Runs a scenario beside servers on an engine.
async fn beside_servers(engine: Engine, scenario: impl AsyncFnOnce(Scene)) {
    testkit::run_with(engine, Content::Reference, |world| async { scenario(Scene::new(world).await).await }).await;
}
