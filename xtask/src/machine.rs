//! What must be on the machine: found, or named with the package that brings it; installed where that is allowed.

use std::path::{Path, PathBuf};

use crate::cluster;
use crate::run::{complain, find, program, say};

/// Something that is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    pub what: &'static str,
    pub package: &'static str,
    find: fn() -> Option<PathBuf>,
}

pub const CHROMIUM: Wanted = Wanted { what: "Chromium, for the journeys in a browser", package: "chromium-headless-shell", find: chromium };
pub const POSTGRES: Wanted = Wanted { what: "PostgreSQL, for the tests on both engines", package: "postgresql", find: cluster::programs };
pub const NGINX: Wanted = Wanted { what: "nginx, to measure beside the server", package: "nginx-light", find: nginx };

pub const TESSERACT: Wanted = Wanted { what: "Tesseract, to read what photos of pages became", package: "tesseract-ocr", find: tesseract };
pub const POPPLER: Wanted = Wanted { what: "Poppler, to draw the pages of a PDF for it", package: "poppler-utils", find: poppler };

fn tesseract() -> Option<PathBuf> {
    find("tesseract")
}

fn poppler() -> Option<PathBuf> {
    find("pdftoppm")
}

/// Debian keeps it where only root's shell looks.
fn nginx() -> Option<PathBuf> {
    find("nginx").or_else(|| Some(PathBuf::from("/usr/sbin/nginx")).filter(|file| file.is_file()))
}

pub const SLAPD: Wanted = Wanted { what: "OpenLDAP, for the tests with a directory", package: "slapd", find: slapd };
pub const OPENSSL: Wanted = Wanted { what: "openssl, for the certificates of the tests with a directory and a mail server", package: "openssl", find: openssl };
pub const CLAMD: Wanted = Wanted { what: "ClamAV's daemon, for the tests with an antivirus", package: "clamav-daemon", find: clamd };
pub const PYTHON: Wanted = Wanted { what: "Python, for the servers of others in the tests", package: "python3", find: python };
pub const PYTHON_VENV: Wanted =
    Wanted { what: "virtual environments of Python, for the tests with a CAS server and a mail server", package: "python3-venv", find: nothing };

/// Debian keeps servers out of the path of ordinary people.
fn slapd() -> Option<PathBuf> {
    find("slapd").or_else(|| Some(PathBuf::from("/usr/sbin/slapd"))).filter(|path| path.is_file())
}

/// Where the tests look for it.
fn clamd() -> Option<PathBuf> {
    Some(PathBuf::from("/usr/sbin/clamd")).filter(|path| path.is_file())
}

fn python() -> Option<PathBuf> {
    find("python3")
}

fn openssl() -> Option<PathBuf> {
    Some(PathBuf::from("/usr/bin/openssl")).filter(|path| path.is_file())
}

/// A part of a program cannot be found by its file.
const fn nothing() -> Option<PathBuf> {
    None
}

/// The one without windows first: journeys take two thirds of the time in it.
fn chromium() -> Option<PathBuf> {
    ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].into_iter().find_map(find)
}

/// Node.js and npm must be there beforehand.
pub fn require_node() -> anyhow::Result<()> {
    for name in ["node", "npm"] {
        anyhow::ensure!(find(name).is_some(), "{name} is missing: install Node.js 20 or newer (https://nodejs.org, or Debian's packages nodejs and npm)");
    }
    Ok(())
}

/// Finds it, or installs it as root on Debian, or says what to do.
pub fn provide(wanted: Wanted) -> Option<PathBuf> {
    if let Some(found) = (wanted.find)() {
        return Some(found);
    }
    if Path::new("/etc/debian_version").exists() && is_root() {
        say(&format!("installing the Debian package {} ({})", wanted.package, wanted.what));
        let _quiet = NoDaemons::ask();
        let apt = || program("apt-get").env("DEBIAN_FRONTEND", "noninteractive");
        let install = ["install", "--yes", "--quiet", "--no-install-recommends", wanted.package];
        if apt().args(install).works() || (apt().args(["update", "--quiet"]).done().is_ok() && apt().args(install).done().is_ok()) {
            return (wanted.find)();
        }
    }
    complain(&format!("missing: {}. On Debian: apt-get install {}", wanted.what, wanted.package));
    None
}

/// Asks Debian not to start what is being installed: tests start servers of their own. Undone when dropped.
struct NoDaemons(Option<&'static Path>);

impl NoDaemons {
    fn ask() -> Self {
        use std::os::unix::fs::PermissionsExt as _;
        let policy = Path::new("/usr/sbin/policy-rc.d");
        let made = !policy.exists()
            && std::fs::write(policy, "#!/bin/sh\nexit 101\n").is_ok()
            && std::fs::set_permissions(policy, std::fs::Permissions::from_mode(0o755)).is_ok();
        Self(made.then_some(policy))
    }
}

impl Drop for NoDaemons {
    fn drop(&mut self) {
        if let Some(policy) = self.0 {
            let _ = std::fs::remove_file(policy);
        }
    }
}

fn is_root() -> bool {
    program("id").args(["-u"]).output().is_ok_and(|id| id.trim() == "0")
}
