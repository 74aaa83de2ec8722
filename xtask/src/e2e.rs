//! The journeys in a real browser, against a server and a database of their own.

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context as _;

use crate::run::{build_server, is_ci, program, root, say, target_folder};
use crate::{assets, machine};

/// Whether there are journeys at all.
pub fn exists() -> bool {
    root().join("e2e/package.json").is_file()
}

pub fn run(args: &[String]) -> anyhow::Result<()> {
    anyhow::ensure!(exists(), "there are no journeys: e2e/package.json is missing");
    let Some(chromium) = machine::provide(machine::CHROMIUM) else {
        anyhow::ensure!(!is_ci(), "no browser to test with");
        say("*** NOT TESTED IN A BROWSER ***");
        return Ok(());
    };
    assets::build(false)?;
    assets::install("e2e")?;
    let server = build_server()?;
    let folder = target_folder()?.join("e2e");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
    let url = format!("http://127.0.0.1:{port}");
    let configured = |args: &[&str]| -> Command {
        let mut command = Command::new(&server);
        command
            .args(args)
            .current_dir(&folder)
            .env("ECANDIDAT__DEMO__ENABLED", "true")
            .env("ECANDIDAT__INSTITUTION__NAME", "Université de Démonstration")
            .env("ECANDIDAT__SERVER__LISTEN", format!("127.0.0.1:{port}"))
            .env("ECANDIDAT__SERVER__PUBLIC_URL", &url)
            .env("ECANDIDAT__SERVER__METRICS_LISTEN", "off")
            .env("ECANDIDAT__LOG__FILTER", "warn");
        command
    };
    let loaded = configured(&["demo", "load"]).stdout(Stdio::null()).status()?;
    anyhow::ensure!(loaded.success(), "the demonstration could not be loaded");
    let log = std::fs::File::create(folder.join("server.log"))?;
    let mut running = Running(configured(&["serve"]).stdout(log.try_clone()?).stderr(log).spawn()?);
    running.wait_for(port)?;
    let outcome = program("npm")
        .args(["test", "--silent", "--"])
        .args(args)
        .within("e2e")
        .env("ECANDIDAT_URL", &url)
        .env("ECANDIDAT_OUTBOX", folder.join("var/outbox"))
        .env("CHROMIUM", chromium)
        .done();
    drop(running);
    outcome.with_context(|| format!("a journey failed; the server's log is {}", folder.join("server.log").display()))
}

/// The server, told to stop when it is no longer needed.
struct Running(Child);

impl Running {
    fn wait_for(&mut self, port: u16) -> anyhow::Result<()> {
        let deadline = Instant::now() + Duration::from_secs(60);
        while Instant::now() < deadline {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(());
            }
            anyhow::ensure!(self.0.try_wait()?.is_none(), "the server ended at once");
            std::thread::sleep(Duration::from_millis(100));
        }
        anyhow::bail!("the server did not start in time")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let told = program("kill").args(["-TERM", &self.0.id().to_string()]).works();
        if !told {
            let _ = self.0.kill();
        }
        let _ = self.0.wait();
    }
}
