//! Lists the languages of the program: every folder of `i18n/`, the source first, with the texts of its mails and letters.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

/// The language that everything exists in.
const SOURCE: &str = "fr";

#[expect(clippy::disallowed_methods, reason = "cargo tells a build script its surroundings through the environment")]
fn variable(name: &str) -> io::Result<String> {
    env::var(name).map_err(io::Error::other)
}

fn main() -> io::Result<()> {
    let folder = Path::new(&variable("CARGO_MANIFEST_DIR")?).join("../../i18n").canonicalize()?;
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut codes = Vec::new();
    for entry in fs::read_dir(&folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            codes.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    codes.sort_by_key(|code| (code != SOURCE, code.clone()));
    let mut list =
        "/// Code of each language, the texts of its mails and of its letters, empty when it has none.\nconst LANGUAGES: &[(&str, &str, &str)] = &[\n"
            .to_owned();
    for code in codes {
        let texts = |name: &str| {
            let file = folder.join(&code).join(name);
            if file.is_file() { format!("include_str!({:?})", file.display().to_string()) } else { "\"\"".to_owned() }
        };
        writeln!(list, "    ({code:?}, {}, {}),", texts("mails.html"), texts("letters.html")).map_err(io::Error::other)?;
    }
    list.push_str("];\n");
    fs::write(Path::new(&variable("OUT_DIR")?).join("languages.rs"), list)
}
