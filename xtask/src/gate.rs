//! Everything a contribution must pass, in the order in which failures are cheapest to learn of.

use std::time::Instant;

use crate::cluster::{self, Cluster};
use crate::run::{cargo, complain, find, is_ci, program, root, say, variable};
use crate::{assets, e2e, machine, peers};

/// One step: its name, what mends it, and whether it passes.
type Step<'a> = (&'a str, &'a str, Box<dyn FnOnce() -> anyhow::Result<()> + 'a>);

pub fn run(with_browser: bool) -> anyhow::Result<()> {
    let started = Instant::now();
    let mut steps: Vec<Step<'_>> = vec![
        ("front end", "see the message above; `cargo xtask assets` builds it", Box::new(front_end)),
        ("format", "cargo xtask fmt", Box::new(|| cargo().args(["fmt", "--all", "--check"]).done())),
        (
            "lints",
            "mend the code; an exception is #[expect(lint, reason = \"…\")]",
            Box::new(|| cargo().args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]).done()),
        ),
        ("documentation of the code", "mend the comment that is named", Box::new(code_documentation)),
        ("supply chain", "see deny.toml", Box::new(supply_chain)),
        ("tests", "run the named test alone: cargo test --package … name", Box::new(tests)),
        ("reference tables", "python3 data/check.py", Box::new(reference_tables)),
    ];
    if with_browser {
        steps.push(("journeys in a browser", "run the named journey alone: cargo xtask e2e 002; pictures are in e2e/output", Box::new(|| e2e::run(&[]))));
    }
    let all = steps.len();
    for (number, (name, mend, check)) in steps.into_iter().enumerate() {
        say(&format!("\n=== {}/{all} {name}", number + 1));
        let begun = Instant::now();
        if let Err(error) = check() {
            complain(&format!("\n*** {name}: {error:#}\n*** to mend it: {mend}"));
            anyhow::bail!("the gate is closed at « {name} »");
        }
        say(&format!("    {} s", begun.elapsed().as_secs()));
    }
    say(&format!("\neverything passes, in {} min", started.elapsed().as_secs().div_ceil(60)));
    Ok(())
}

fn front_end() -> anyhow::Result<()> {
    assets::build(false)?;
    assets::check()
}

/// Links in comments lead somewhere.
fn code_documentation() -> anyhow::Result<()> {
    cargo().args(["doc", "--quiet", "--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings").done()
}

fn supply_chain() -> anyhow::Result<()> {
    if find("cargo-deny").is_some() {
        cargo().args(["deny", "--log-level", "error", "check", "bans", "licenses", "sources"]).done()?;
    } else {
        say("    cargo-deny is not installed: licences and bans were not looked at");
    }
    if find("cargo-machete").is_some() {
        cargo().args(["machete"]).done()?;
    } else {
        say("    cargo-machete is not installed: unused dependencies were not looked for");
    }
    Ok(())
}

fn tests() -> anyhow::Result<()> {
    // Tests start it as a child; built once here rather than by whichever test comes first.
    cargo().args(["build", "--quiet", "--workspace", "--bins"]).done()?;
    peers::provide()?;
    let cluster = own_server()?;
    let mut tests = if find("cargo-nextest").is_some() {
        cargo().args(["nextest", "run", "--workspace", "--no-fail-fast"]).args(if is_ci() { &["--profile", "ci"][..] } else { &[] })
    } else {
        // Some look for the children of their process: one at a time.
        cargo().args(["test", "--quiet", "--workspace", "--no-fail-fast", "--", "--test-threads=1"])
    };
    if let Some(cluster) = &cluster {
        tests = tests.env("ECANDIDAT_TEST_POSTGRES", cluster.address("postgres"));
    }
    // Snapshots are never written by the gate.
    tests.env("INSTA_UPDATE", "no").done()
}

/// A PostgreSQL for this run, unless one is named: it does not wait for the disk, which halves the time of the tests that
/// ask it. Where it cannot be started, the tests take the local one.
fn own_server() -> anyhow::Result<Option<Cluster>> {
    if variable("ECANDIDAT_TEST_POSTGRES").is_some() {
        return Ok(None);
    }
    if cluster::programs().is_none() && (local_server_takes_us() || machine::provide(machine::POSTGRES).is_none()) {
        anyhow::ensure!(!is_ci() || local_server_takes_us(), "no PostgreSQL to test with");
        return Ok(None);
    }
    say("    starting a PostgreSQL of our own");
    match Cluster::start() {
        Ok(cluster) => Ok(Some(cluster)),
        Err(reason) if local_server_takes_us() => {
            say(&format!("    it does not start, the local one is taken: {reason}"));
            Ok(None)
        }
        Err(reason) => Err(reason.into()),
    }
}

/// Whether a PostgreSQL at the usual port lets the tests in. Where `psql` cannot ask, nobody knows: the answer is no.
fn local_server_takes_us() -> bool {
    let ask = ["-h", "127.0.0.1", "-U", "postgres", "-d", "postgres", "-w", "-q", "-c", "SELECT 1", "-o", "/dev/null"];
    find("psql").is_some_and(|psql| program(psql).args(ask).env("PGCONNECT_TIMEOUT", "5").works())
}

fn reference_tables() -> anyhow::Result<()> {
    if machine::provide(machine::PYTHON).is_none() {
        anyhow::ensure!(!is_ci(), "python3 is missing (Debian: apt-get install python3)");
        say("    python3 is not installed: the tables were not looked at");
        return Ok(());
    }
    anyhow::ensure!(root().join("data/check.py").is_file(), "data/check.py is missing");
    program("python3").args(["data/check.py"]).done()
}
