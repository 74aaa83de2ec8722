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

pub const CHROMIUM: Wanted = Wanted { what: "Chromium, for the journeys in a browser", package: "chromium", find: chromium };
pub const POSTGRES: Wanted = Wanted { what: "PostgreSQL, for the tests on both engines", package: "postgresql", find: cluster::programs };
pub const NGINX: Wanted = Wanted { what: "nginx, to measure beside the server", package: "nginx-light", find: nginx };

/// Debian keeps it where only root's shell looks.
fn nginx() -> Option<PathBuf> {
    find("nginx").or_else(|| Some(PathBuf::from("/usr/sbin/nginx")).filter(|file| file.is_file()))
}

fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].into_iter().find_map(find)
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
        let apt = || program("apt-get").env("DEBIAN_FRONTEND", "noninteractive");
        let install = ["install", "--yes", "--quiet", "--no-install-recommends", wanted.package];
        if apt().args(install).works() || (apt().args(["update", "--quiet"]).done().is_ok() && apt().args(install).done().is_ok()) {
            return (wanted.find)();
        }
    }
    complain(&format!("missing: {}. On Debian: apt-get install {}", wanted.what, wanted.package));
    None
}

fn is_root() -> bool {
    program("id").args(["-u"]).output().is_ok_and(|id| id.trim() == "0")
}
