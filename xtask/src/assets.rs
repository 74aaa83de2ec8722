//! Style sheets and scripts: `frontend/` built to `frontend/dist`.

use std::path::Path;
use std::time::SystemTime;

use crate::machine::require_node;
use crate::run::{program, root, say};

/// Builds when something changed since the last time, or always when `force`.
pub fn build(force: bool) -> anyhow::Result<()> {
    install("frontend")?;
    let folder = root().join("frontend");
    let built = modified(&folder.join("dist/manifest.json"));
    if force || built.is_none_or(|built| newest_source(&folder).is_some_and(|edited| edited > built)) {
        say("building style sheets and scripts");
        program("npm").args(["run", "--silent", "build"]).within("frontend").done()?;
    }
    Ok(())
}

/// Types, tests and budgets of the front end.
pub fn check() -> anyhow::Result<()> {
    program("npm").args(["run", "--silent", "check"]).within("frontend").done()
}

/// `npm ci` in a package whose lock file is newer than what is installed.
pub fn install(package: &str) -> anyhow::Result<()> {
    require_node()?;
    let folder = root().join(package);
    let installed = modified(&folder.join("node_modules/.package-lock.json"));
    let locked = modified(&folder.join("package-lock.json"));
    if installed.is_none() || installed < locked {
        say(&format!("installing the packages of {package}/"));
        program("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).within(package).done()?;
    }
    Ok(())
}

fn modified(file: &Path) -> Option<SystemTime> {
    std::fs::metadata(file).ok()?.modified().ok()
}

fn newest_source(folder: &Path) -> Option<SystemTime> {
    let entries = std::fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    let sources = entries.filter(|path| !path.ends_with("node_modules") && !path.ends_with("dist"));
    sources.filter_map(|path| if path.is_dir() { newest_source(&path) } else { modified(&path) }).max()
}
