//! Release builds carry style sheets and scripts: without them there is none. Debug builds read them while they run.

use std::io::Write as _;
use std::path::Path;
use std::{env, fs, io};

/// What the front-end build writes, seen from this package.
const DIST: &str = "../../frontend/dist";

fn main() -> io::Result<()> {
    let mut cargo = io::stdout().lock();
    writeln!(cargo, "cargo::rerun-if-changed=build.rs")?;
    // Other builds read the folder while they run.
    if env::var_os("PROFILE").is_some_and(|profile| profile == "release") {
        writeln!(cargo, "cargo::rerun-if-changed={DIST}")?;
        if let Some(words) = complaint(Path::new(DIST)) {
            writeln!(cargo, "cargo::error={words}")?;
        }
    } else {
        // The code that reads the folder takes note of where it stands: styles built after the program would not be found.
        fs::create_dir_all(DIST)?;
    }
    Ok(())
}

/// Why no release can be made of what stands in this folder; none when one can.
pub fn complaint(dist: &Path) -> Option<String> {
    let manifest = fs::read_to_string(dist.join("manifest.json")).unwrap_or_default();
    // `"app.css": "app-1a2b3c4d.css"`: what stands between quotes are the names, each logical one before its hashed one.
    let hashed: Vec<&str> = manifest.split('"').skip(3).step_by(4).collect();
    if hashed.is_empty() {
        return Some("the front end is not built, and a release carries it: run `cargo xtask assets` first".to_owned());
    }
    let lost = hashed.iter().find(|name| !dist.join(name).is_file())?;
    Some(format!("the front end is not whole, {lost} is missing: run `cargo xtask assets` first"))
}
