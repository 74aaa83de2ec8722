//! What the documentation says of the command: its keys, its commands and their options, as the program itself tells
//! them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{out, typed};

/// Words in code that look like keys and are fields of log lines.
const NOT_KEYS: [&str; 1] = ["mail.template"];
const SKIPPED: [&str; 6] = ["node_modules", "target", "dist", "output", "var", ".git"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Every page of the documentation, and every sample of packaging.
fn pages() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut waiting = vec![root()];
    while let Some(folder) = waiting.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                if !SKIPPED.iter().any(|name| path.ends_with(name)) {
                    waiting.push(path);
                }
            } else if path.extension().is_some_and(|end| end == "md") || path.parent().is_some_and(|folder| folder.ends_with("packaging")) {
                found.push((path.clone(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    assert!(found.len() > 20, "the documentation was read");
    found
}

/// The pieces of a page that are code: lines of blocks, spans between backticks; of a sample, every line.
fn code(path: &Path, text: &str) -> Vec<String> {
    let is_page = path.extension().is_some_and(|end| end == "md");
    let mut pieces = Vec::new();
    let mut in_block = !is_page;
    for line in text.lines() {
        if is_page && line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if in_block {
            pieces.push(line.to_owned());
        } else {
            pieces.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    pieces
}

fn reference() -> String {
    let folder = tempfile::tempdir().unwrap();
    out(&typed(folder.path(), &["config", "reference"]))
}

/// The page `docs/reference/configuration.md` is what the program prints; `UPDATE_DOCS=1` writes it anew.
#[test]
#[expect(clippy::disallowed_methods, reason = "a switch for people, not configuration")]
fn the_reference_of_the_configuration_is_current() {
    let page = format!(
        "# Configuration\n\nPrinted by `ecandidat config reference`; do not edit by hand. What each section is for stands in [OPERATING](../OPERATING.md).\n\n{}",
        reference()
    );
    let path = root().join("docs/reference/configuration.md");
    if std::env::var("UPDATE_DOCS").is_ok() {
        std::fs::write(&path, &page).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), page, "run the tests with UPDATE_DOCS=1 and commit docs/reference/configuration.md");
}

/// A command as a page names it: the words after `ecandidat`, then its long options.
fn named(piece: &str) -> Option<(Vec<String>, Vec<String>)> {
    let mut tokens = piece.split_whitespace().skip_while(|token| {
        let program = token.rsplit_once('=').map_or(*token, |(_, after)| after);
        program != "ecandidat" && !program.ends_with("/bin/ecandidat")
    });
    tokens.next()?;
    let tokens: Vec<&str> = tokens.take_while(|token| !token.starts_with(['#', '&', '|', ';'])).collect();
    let is_word = |token: &str| token.starts_with(|c: char| c.is_ascii_lowercase()) && token.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    let words: Vec<String> = tokens.iter().take_while(|token| is_word(token)).map(|token| (*token).to_owned()).collect();
    let begins_with_option = tokens.first().is_some_and(|token| token.starts_with("--"));
    let options = tokens.iter().filter(|token| token.starts_with("--")).map(|token| token.split('=').next().unwrap_or(token).to_owned());
    (!words.is_empty() || begins_with_option).then(|| (words, options.collect()))
}

#[test]
fn every_command_of_the_documentation_exists() {
    let folder = tempfile::tempdir().unwrap();
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for (path, text) in pages() {
        for piece in code(&path, &text) {
            let Some((words, options)) = named(&piece) else { continue };
            let mut args: Vec<&str> = words.iter().map(String::as_str).collect();
            args.push("--help");
            let help = typed(folder.path(), &args);
            let text = out(&help);
            if !help.status.success() {
                wrong.push(format!("{}: {piece}", path.display()));
            }
            wrong.extend(options.iter().filter(|option| !text.contains(option.as_str())).map(|option| format!("{}: {piece}: no {option}", path.display())));
            seen.insert(words.join(" "));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    for command in ["serve", "worker", "migrate", "doctor", "config check", "config reference", "admin grant", "backup", "import reference"] {
        assert!(seen.contains(command), "no page names `ecandidat {command}`; seen: {seen:?}");
    }
}

#[test]
fn every_key_of_the_documentation_exists() {
    let reference = reference();
    let keys: BTreeSet<&str> = reference.split('`').filter(|word| word.contains('.') && !word.contains([' ', '/', ':'])).collect();
    assert!(keys.contains("server.listen"));
    let settings: BTreeSet<&str> = domain::settings::Settings::KEYS.iter().copied().collect();
    let sections: BTreeSet<&str> = keys.iter().chain(&settings).filter_map(|key| key.split('.').next()).collect();
    let mut wrong = Vec::new();
    for (path, text) in pages() {
        for piece in code(&path, &text) {
            for word in piece.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.')) {
                let looks_like_a_key = word.split_once('.').is_some_and(|(section, name)| {
                    sections.contains(section)
                        && name.len() > 2
                        && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
                        && !["csv", "html", "md", "mjs", "sql"].contains(&name)
                });
                if looks_like_a_key && !keys.contains(word) && !settings.contains(word) && !NOT_KEYS.contains(&word) {
                    wrong.push(format!("{}: {word}", path.display()));
                }
                if word.starts_with("ECANDIDAT__") && !reference.contains(&format!("`{word}`")) {
                    wrong.push(format!("{}: {word}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "neither keys of the configuration nor settings: {wrong:#?}");
}

#[test]
fn commands_are_found_where_they_are_named() {
    let words = |piece: &str| named(piece).map(|(words, options)| (words.join(" "), options.join(" ")));
    let some = |words: &str, options: &str| Some((words.to_owned(), options.to_owned()));
    assert_eq!(words("ecandidat config print --redacted"), some("config print", "--redacted"));
    assert_eq!(words("ExecStart=/usr/bin/ecandidat serve"), some("serve", ""));
    assert_eq!(words("ecandidat admin grant --email … --role admin   # the first"), some("admin grant", "--email --role"));
    assert_eq!(words("  --env-file ecandidat.env ecandidat migrate"), some("migrate", ""));
    assert_eq!(words("journalctl -u ecandidat -o cat"), None);
    assert_eq!(words("install -d -o ecandidat -g ecandidat -m 0700 /var/lib/ecandidat"), None);
}
