//! A PostgreSQL server of one's own, from the installed programs, gone when it is no longer needed.
//!
//! Made for tests that stop, kill and restart the server, and for machines where none is running. As root the server
//! runs as the `postgres` system user, because PostgreSQL refuses to run as root. Only the standard library and
//! `ports.rs` are used, so that other tools can include this file.

use std::io::Write as _;
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::ports::OwnPort;

/// Longest wait for a server that starts. Far longer than needed, so that a busy machine is no failure.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running server. Dropped, it stops and its data is removed; so it does when this process dies.
#[derive(Debug)]
pub struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    /// Its own also while it is stopped.
    port: OwnPort,
    owner: Option<(u32, u32)>,
    /// Whether commits wait for the disk. Tests need no such care; measurements do.
    durable: bool,
    guard: Option<Child>,
}

/// Why there is no server.
#[derive(Debug)]
pub enum NoCluster {
    /// `initdb` is not installed.
    NotInstalled,
    Failed(String),
}

impl std::fmt::Display for NoCluster {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotInstalled => f.write_str("PostgreSQL is not installed (Debian: apt-get install postgresql)"),
            Self::Failed(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for NoCluster {}

impl From<std::io::Error> for NoCluster {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

/// The folder of PostgreSQL's server programs, newest version first.
#[must_use]
pub fn programs() -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path().join("bin")).collect();
    versions.sort_by_key(|path| path.parent().and_then(Path::file_name).and_then(|name| name.to_str()?.parse::<u32>().ok()));
    versions.reverse();
    let others = ["/usr/bin", "/usr/local/bin", "/usr/local/pgsql/bin", "/opt/homebrew/bin"].map(PathBuf::from);
    versions.into_iter().chain(others).find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
}

impl Cluster {
    /// Makes a cluster in a temporary folder and starts it on a port of its own of 127.0.0.1, role `postgres`, no password.
    pub fn start() -> Result<Self, NoCluster> {
        Self::make(false)
    }

    /// The same with commits that wait for the disk, as in service.
    pub fn start_durable() -> Result<Self, NoCluster> {
        Self::make(true)
    }

    fn make(durable: bool) -> Result<Self, NoCluster> {
        let programs = programs().ok_or(NoCluster::NotInstalled)?;
        let owner = if is_root() { Some(system_user()?) } else { None };
        let port = OwnPort::take()?;
        let folder = std::env::temp_dir().join(format!("ecandidat-postgres-{}-{}", std::process::id(), port.number()));
        std::fs::create_dir_all(&folder)?;
        if let Some((uid, gid)) = owner {
            std::os::unix::fs::chown(&folder, Some(uid), Some(gid))?;
        }
        let mut cluster = Self { programs, port, folder, owner, durable, guard: None };
        let data = cluster.data();
        let made = cluster
            .command("initdb")
            .args(["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "-D"])
            .arg(&data)
            .stdout(Stdio::null())
            .output()?;
        if !made.status.success() {
            return Err(NoCluster::Failed(format!("initdb: {}", String::from_utf8_lossy(&made.stderr))));
        }
        cluster.resume()?;
        Ok(cluster)
    }

    /// `postgres://postgres@127.0.0.1:port/` followed by a database name.
    #[must_use]
    pub fn address(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port.number())
    }

    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port.number()
    }

    /// Starts the server again after [`Cluster::stop`] or [`Cluster::kill`]; returns once it takes connections.
    pub fn resume(&mut self) -> Result<(), NoCluster> {
        // The shell waits for its input to end, which happens when this process lets go of it in whatever way, and
        // then takes the server down.
        let script = r#""$1" -D "$2" -p "$3" -k "$2" -c listen_addresses=127.0.0.1 -c fsync="$5" -c full_page_writes="$5" -c max_connections=200 -c shared_buffers=64MB -c log_min_messages=fatal >"$2/server.log" 2>&1 </dev/null & server=$!
            read -r how
            if [ "$how" = kill ]; then kill -QUIT $server; else kill -INT $server; fi
            wait $server
            [ -n "$how" ] || rm -rf "$4""#;
        let mut command = self.as_owner("sh");
        command.arg("-c").arg(script).arg("sh").arg(self.programs.join("postgres")).arg(self.data()).arg(self.port.number().to_string()).arg(&self.folder);
        command.arg(if self.durable { "on" } else { "off" });
        self.guard = Some(command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?);
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            let ready = Command::new(self.programs.join("pg_isready")).args(["-q", "-h", "127.0.0.1", "-p"]).arg(self.port.number().to_string()).status();
            let answers = match ready {
                Ok(status) => status.success(),
                Err(_) => TcpStream::connect(("127.0.0.1", self.port.number())).is_ok(),
            };
            if answers {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        let log = std::fs::read_to_string(self.data().join("server.log")).unwrap_or_default();
        Err(NoCluster::Failed(format!("the server did not start: {log}")))
    }

    /// Stops the server properly, cutting connections; the data stays.
    pub fn stop(&mut self) {
        self.end("stop");
    }

    /// Ends the server at once, as a crash would; the data stays.
    pub fn kill(&mut self) {
        self.end("kill");
    }

    fn end(&mut self, how: &str) {
        if let Some(mut guard) = self.guard.take() {
            if let Some(mut input) = guard.stdin.take() {
                let _ = writeln!(input, "{how}");
            }
            let _ = guard.wait();
        }
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn command(&self, program: &str) -> Command {
        self.as_owner(self.programs.join(program))
    }

    fn as_owner(&self, program: impl AsRef<std::ffi::OsStr>) -> Command {
        use std::os::unix::process::CommandExt as _;
        let mut command = Command::new(program);
        command.current_dir("/");
        if let Some((uid, gid)) = self.owner {
            command.uid(uid).gid(gid);
        }
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Some(mut guard) = self.guard.take() {
            drop(guard.stdin.take());
            let _ = guard.wait();
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn is_root() -> bool {
    id(&["-u"]) == Some(0)
}

fn system_user() -> Result<(u32, u32), NoCluster> {
    let missing = || NoCluster::Failed("running as root, but there is no system user postgres (Debian: apt-get install postgresql)".to_owned());
    Ok((id(&["-u", "postgres"]).ok_or_else(missing)?, id(&["-g", "postgres"]).ok_or_else(missing)?))
}

fn id(args: &[&str]) -> Option<u32> {
    let output = Command::new("id").args(args).stderr(Stdio::null()).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}
