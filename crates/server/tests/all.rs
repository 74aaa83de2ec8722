//! The command as operators use it: typed, started, told to stop.

#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "parts/docs.rs"]
mod docs;
#[path = "parts/faults/mod.rs"]
mod faults;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use tempfile::TempDir;
use testkit::{Engine, TestDb};

/// The command in a folder of its own; nothing of the surroundings reaches it.
fn ecandidat(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ecandidat"));
    command.args(args).current_dir(folder).env_clear().env("ECANDIDAT__LOG__FORMAT", "json").stdin(Stdio::null());
    command
}

fn typed(folder: &Path, args: &[&str]) -> Output {
    ecandidat(folder, args).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A server on a database of this engine, with what it stands on; none where the engine is not to be had.
async fn served(engine: Engine) -> Option<(Server, (TestDb, TempDir))> {
    let database = TestDb::open(engine).await?;
    let folder = prepared();
    let mut command = ecandidat(folder.path(), &["serve"]);
    command.env("ECANDIDAT__DATABASE__URL", &database.address);
    Some((Server::start(command), (database, folder)))
}

/// A folder with a secret key, as an administrator prepares it.
fn prepared() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("var")).unwrap();
    std::fs::write(folder.path().join("var/secret.key"), [9_u8; 48]).unwrap();
    folder
}

fn connect(address: &str) -> TcpStream {
    let stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(120))).unwrap();
    stream
}

fn get(address: &str, path: &str) -> String {
    let mut stream = connect(address);
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// A running server, ended when dropped.
struct Server {
    child: Child,
    address: String,
    /// Where the page of measurements is.
    metrics: String,
    log: BufReader<std::process::ChildStderr>,
}

impl Server {
    /// Starts it on a free port and waits until it serves.
    fn start(mut command: Command) -> Self {
        command.env("ECANDIDAT__SERVER__LISTEN", "127.0.0.1:0").env("ECANDIDAT__SERVER__METRICS_LISTEN", "127.0.0.1:0");
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let log = BufReader::new(child.stderr.take().unwrap());
        let mut server = Self { child, address: String::new(), metrics: String::new(), log };
        let mut said = String::new();
        while server.address.is_empty() {
            let mut line = String::new();
            assert!(server.log.read_line(&mut line).unwrap() > 0, "the server ended before it served:\n{said}");
            let event: serde_json::Value = serde_json::from_str(&line).unwrap_or_default();
            if event["message"] == "measuring" {
                event["address"].as_str().unwrap().clone_into(&mut server.metrics);
            }
            if event["message"] == "serving" {
                event["address"].as_str().unwrap().clone_into(&mut server.address);
            }
            said.push_str(&line);
        }
        server
    }

    fn connect(&self) -> TcpStream {
        connect(&self.address)
    }

    fn get(&self, path: &str) -> String {
        get(&self.address, path)
    }

    fn signal(&self, name: &str) {
        assert!(Command::new("kill").args([name, &self.child.id().to_string()]).status().unwrap().success());
    }

    /// Waits for the end and gives the exit code and the rest of the log.
    fn ended(mut self) -> (Option<i32>, String) {
        let mut log = String::new();
        self.log.read_to_string(&mut log).unwrap();
        (self.child.wait().unwrap().code(), log)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_wrong_configuration_is_refused_key_by_key() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("ecandidat.toml"), "[server]\nlisten = \"here\"\n[mail]\nfrom = \"nobody\"\n").unwrap();
    let checked = typed(folder.path(), &["config", "check"]);
    assert_eq!(checked.status.code(), Some(1));
    let said = err(&checked);
    assert!(said.contains("server.listen: expected") && said.contains("mail.from: expected"), "{said}");
    let served = typed(folder.path(), &["serve"]);
    assert_eq!(served.status.code(), Some(1));
    assert!(err(&served).contains("ecandidat.toml") && err(&served).contains("server.listen"), "{}", err(&served));
}

#[test]
fn the_environment_overrides_the_file_and_secrets_stay_hidden() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("ecandidat.toml"), "[institution]\nname = \"Du fichier\"\n").unwrap();
    let printed = ecandidat(folder.path(), &["config", "print", "--redacted"])
        .env("ECANDIDAT__INSTITUTION__NAME", "De l’environnement")
        .env("ECANDIDAT__DATABASE__URL", "postgres://u:hunter2@h/d")
        .output()
        .unwrap();
    let said = out(&printed);
    assert!(said.contains("De l’environnement") && !said.contains("Du fichier"), "{said}");
    assert!(said.contains("postgres://u:…@h/d") && !said.contains("hunter2"), "{said}");
}

#[test]
fn an_old_schema_is_not_served() {
    let folder = prepared();
    let refused = typed(folder.path(), &["serve"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(err(&refused).contains("ecandidat migrate"), "{}", err(&refused));
}

#[test]
fn a_missing_secret_key_is_made_for_demonstrations_only() {
    let folder = tempfile::tempdir().unwrap();
    let refused = typed(folder.path(), &["migrate"]);
    assert!(err(&refused).contains("security.secret_key_file"), "{}", err(&refused));
    let made =
        ecandidat(folder.path(), &["admin", "grant", "--email", "a@univ.example", "--role", "admin"]).env("ECANDIDAT__DEMO__ENABLED", "true").output().unwrap();
    assert!(made.status.success(), "{}", err(&made));
    use std::os::unix::fs::PermissionsExt as _;
    assert_eq!(std::fs::metadata(folder.path().join("var/secret.key")).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn the_first_administrator_gets_a_link_once_per_call() {
    let folder = prepared();
    assert!(typed(folder.path(), &["migrate"]).status.success());
    let grant = ["admin", "grant", "--email", "Ada.Admin@univ.example", "--role", "admin"];
    let first = typed(folder.path(), &grant);
    assert!(out(&first).contains("account created") && out(&first).contains("http://127.0.0.1:8080/compte/mot-de-passe/"), "{}", out(&first));
    let second = typed(folder.path(), &grant);
    assert!(out(&second).contains("held already"), "{}", out(&second));
    let wrong = typed(folder.path(), &["admin", "grant", "--email", "nobody", "--role", "central"]);
    assert_eq!(wrong.status.code(), Some(1));
}

#[test]
fn a_backup_is_a_database_and_never_overwrites() {
    let folder = prepared();
    assert!(typed(folder.path(), &["migrate"]).status.success());
    assert!(typed(folder.path(), &["backup", "--to", "copy.db"]).status.success());
    let restored = ecandidat(folder.path(), &["migrate"]).env("ECANDIDAT__DATABASE__URL", "sqlite:copy.db").output().unwrap();
    assert!(out(&restored).contains("up to date"), "{}{}", out(&restored), err(&restored));
    let again = typed(folder.path(), &["backup", "--to", "copy.db"]);
    assert_eq!(again.status.code(), Some(1));
    assert!(err(&again).contains("exists already"));
}

/// Requests under way finish, nothing new begins, the process ends well; on both engines.
#[tokio::test]
async fn told_to_stop_it_finishes_what_it_began() {
    for engine in Engine::ALL {
        let Some((server, _held)) = served(engine).await else { continue };
        assert!(server.get("/health/ready").starts_with("HTTP/1.1 200"));

        let mut slow = server.connect();
        write!(
            slow,
            "POST /connexion HTTP/1.1\r\nHost: {}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 11\r\n\r\nlogin=",
            server.address
        )
        .unwrap();
        // An answer on another connection shows that the server is past the first one's head.
        assert!(server.get("/health/live").starts_with("HTTP/1.1 200"));
        server.signal("-TERM");
        // The listener closes while the slow request is still open.
        while TcpStream::connect(&server.address).is_ok() {
            std::thread::yield_now();
        }
        slow.write_all(b"xxxxx").unwrap();
        let mut answer = String::new();
        slow.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 403"), "{answer}");
        let (code, log) = server.ended();
        assert_eq!(code, Some(0), "{log}");
        assert!(log.contains("stopped") && !log.contains("cut off"), "{log}");
    }
}

/// What OPERATING tells operators to watch is there to be read, at an address of its own, on both engines.
#[tokio::test]
async fn the_page_of_measurements_counts_what_happens() {
    for engine in Engine::ALL {
        let Some((server, _held)) = served(engine).await else { continue };
        let value = |name: &str| -> Option<f64> {
            let page = get(&server.metrics, "/metrics");
            assert!(page.starts_with("HTTP/1.1 200"), "{page}");
            page.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' ')?.trim().parse().ok())
        };
        assert!(server.get("/connexion").starts_with("HTTP/1.1 200"));
        assert!(server.get("/nulle-part").starts_with("HTTP/1.1 404"));
        let (found, unknown) = ("http_requests{status=\"200\"}", "http_requests{status=\"404\"}");
        let (before, lost) = (value(found).unwrap(), value(unknown).unwrap());
        assert!(server.get("/connexion").starts_with("HTTP/1.1 200"));
        assert!(value(found).unwrap() > before, "each answer is counted");
        assert!((value(unknown).unwrap() - lost).abs() < 0.5, "under its own status");
        assert!(value("http_request_duration_seconds_count").unwrap() >= 3.0);
        assert!(value("http_request_duration_seconds_bucket{le=\"+Inf\"}").is_some(), "a histogram, whose buckets can be added up");
        assert!(value("jobs_waiting").unwrap() >= 0.0);
        assert!(value("process_resident_memory_bytes").unwrap() > 1_000_000.0);
        assert!(value(&format!("ecandidat_info{{version=\"{}\"}}", env!("CARGO_PKG_VERSION"))).is_some());
        assert!(server.get("/metrics").starts_with("HTTP/1.1 404"), "visitors are not told");
    }
}

/// What the process writes itself, on every thread, when somebody types a wrong password on the page of the sign-in; the
/// whole story is told in `crates/testkit/tests/all/journeys/log.rs`.
#[tokio::test]
async fn a_refused_sign_in_leaves_nothing_that_was_typed_in_the_log() {
    let folder = prepared();
    assert!(typed(folder.path(), &["migrate"]).status.success());
    let mut command = ecandidat(folder.path(), &["serve"]);
    command.env("ECANDIDAT__LOG__FILTER", "info,app=debug,web=debug,store=debug,connect=debug,hyper=debug,tower_http=debug");
    let server = Server::start(command);
    let mut browser = testkit::remote::browser(&server.address);
    browser.open("/connexion?suite=/secret-path").await.fill("Utilisateur", "zoe.lefevre@courriel.example").fill("Mot de passe", "tres-secret-42");
    browser.press("Connexion").await.expect_status(422);
    server.signal("-TERM");
    let (_, log) = server.ended();
    assert!(log.contains("\"status\":422"), "{log}");
    for private in ["zoe", "lefevre", "tres-secret", "secret-path"] {
        assert!(!log.contains(private), "{private} in\n{log}");
    }
}
