//! Real servers of others on loopback, each started by the test that needs it and ended with it; and a client of others
//! for a server of ours.
//!
//! What is missing is told aloud and its tests do nothing, except where `CI` is set: there they fail.

mod cas;
mod certificate;
mod citric;
mod clamav;
mod http;
mod oidc;
mod s3;
mod slapd;
mod smtp;

use std::io::BufRead as _;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub use cas::CasServer;
pub use citric::citric;
pub use clamav::ClamDaemon;
pub use http::Visitor;
pub use oidc::OidcProvider;
pub use s3::S3Server;
pub use slapd::Slapd;
pub use smtp::MailServer;

use crate::ports::OwnPort;

/// Longest wait for a server that starts. Far longer than needed, so that a busy machine is no failure.
const PATIENCE: Duration = Duration::from_secs(120);

/// The folder with what the peers are made of.
fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("peers")
}

fn installed(what: &str, path: &Path) -> bool {
    if path.exists() {
        return true;
    }
    let text = format!("{what} is not installed ({} is missing): `cargo xtask peers` installs it", path.display());
    assert!(std::env::var_os("CI").is_none(), "{text}");
    eprintln!("\n*** NOT TESTED: {text}\n");
    false
}

fn own_port() -> OwnPort {
    OwnPort::take().expect("a port")
}

/// A program that ends when this is dropped, or when this process dies in whatever way.
#[derive(Debug)]
struct Program {
    guard: Child,
    log: tempfile::NamedTempFile,
    port: OwnPort,
}

impl Program {
    /// Starts it and returns once it takes connections on the port.
    fn start(command: &Command, port: OwnPort) -> Self {
        let log = tempfile::NamedTempFile::new().expect("a file for what it says");
        // The shell waits for its input to end, which happens when this process lets go of it, and then ends the program.
        let mut guarded = Command::new("sh");
        guarded.arg("-c").arg(r#""$@" </dev/null & program=$!; read -r _; kill "$program"; wait "$program""#).arg("sh");
        guarded.arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => guarded.env(name, value),
                None => guarded.env_remove(name),
            };
        }
        let said = || log.reopen().expect("the file opens");
        let guard = guarded.stdin(Stdio::piped()).stdout(said()).stderr(said()).spawn().expect("a shell");
        let program = Self { guard, log, port };
        let deadline = Instant::now() + PATIENCE;
        while TcpStream::connect(("127.0.0.1", program.port.number())).is_err() {
            assert!(Instant::now() < deadline, "{:?} does not answer:\n{}", command.get_program(), program.said());
            std::thread::sleep(Duration::from_millis(50));
        }
        program
    }

    /// What it said so far.
    fn said(&self) -> String {
        let file = self.log.reopen().expect("the file opens");
        std::io::BufReader::new(file).lines().map_while(Result::ok).collect::<Vec<_>>().join("\n")
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
    }
}

/// Runs a program to its end.
fn run(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| panic!("{:?}: {error}", command.get_program()));
    assert!(output.status.success(), "{:?}: {}", command.get_program(), String::from_utf8_lossy(&output.stderr));
}
