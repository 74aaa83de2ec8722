//! The small program that opens deposited files, found beside the test's own executable and built when it is not there.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::time::SystemTime;

/// Where the program is; built at the first call of a process when missing or older than its sources.
#[must_use]
pub fn path() -> &'static Path {
    static PATH: OnceLock<PathBuf> = OnceLock::new();
    PATH.get_or_init(|| {
        let test = std::env::current_exe().expect("a test knows its own executable");
        // target/<profile>/deps/<test>
        let folder = test.parent().and_then(Path::parent).expect("tests lie in target/<profile>/deps").to_path_buf();
        let program = folder.join("paper-worker");
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../paper/src");
        if modified(&program).is_none_or(|built| newest(&sources).is_some_and(|edited| edited > built)) {
            build(&folder);
        }
        program
    })
}

fn build(folder: &Path) {
    let mut command = Command::new(option_env!("CARGO").unwrap_or("cargo"));
    command.args(["build", "--quiet", "--package", "paper", "--bin", "paper-worker"]).current_dir(env!("CARGO_MANIFEST_DIR"));
    if folder.file_name().is_some_and(|profile| profile == "release") {
        command.arg("--release");
    }
    if let Some(target) = folder.parent() {
        command.env("CARGO_TARGET_DIR", target);
    }
    let built = command.status().expect("cargo can be started");
    assert!(built.success(), "the paper worker could not be built: run `cargo build -p paper --bin paper-worker`");
}

fn modified(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).ok()?.modified().ok()
}

fn newest(folder: &Path) -> Option<SystemTime> {
    let entries = std::fs::read_dir(folder).ok()?;
    entries.flatten().filter_map(|entry| if entry.path().is_dir() { newest(&entry.path()) } else { modified(&entry.path()) }).max()
}
