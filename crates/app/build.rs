//! Lists the languages of the program: every folder of `i18n/`, the source first, with the texts of its mails and letters,
//! and with the keys of its sentences that are always the same.

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
    for code in &codes {
        let texts = |name: &str| {
            let file = folder.join(code).join(name);
            if file.is_file() { format!("include_str!({:?})", file.display().to_string()) } else { "\"\"".to_owned() }
        };
        writeln!(list, "    ({code:?}, {}, {}),", texts("mails.html"), texts("letters.html")).map_err(io::Error::other)?;
    }
    list.push_str("];\n\n");
    list.push_str("/// For each language the keys of the sentences without anything to fill in, sorted.\nconst PLAIN_KEYS: &[&[&str]] = &[\n");
    for code in &codes {
        writeln!(list, "    &{:?},", plain_keys(&folder.join(code))?).map_err(io::Error::other)?;
    }
    list.push_str("];\n");
    fs::write(Path::new(&variable("OUT_DIR")?).join("languages.rs"), list)
}

/// The keys of sentences in which no brace opens. A message begins at the margin, its further lines are indented.
fn plain_keys(folder: &Path) -> io::Result<Vec<String>> {
    let mut plain = Vec::new();
    for entry in fs::read_dir(folder)? {
        let file = entry?.path();
        if file.extension().is_none_or(|extension| extension != "ftl") {
            continue;
        }
        let text = fs::read_to_string(file)?;
        let mut message: Option<(&str, bool)> = None;
        for line in text.lines().chain([""]) {
            let starts = line.starts_with(|c: char| c.is_ascii_alphabetic());
            if starts && let Some((key, is_plain)) = message.take() {
                plain.extend(is_plain.then(|| key.to_owned()));
            }
            if starts {
                message = line.split_once('=').map(|(key, _)| (key.trim(), true));
            }
            if let Some((_, is_plain)) = &mut message {
                *is_plain &= !line.contains('{');
            }
        }
        plain.extend(message.filter(|(_, is_plain)| *is_plain).map(|(key, _)| key.to_owned()));
    }
    plain.sort_unstable();
    Ok(plain)
}
