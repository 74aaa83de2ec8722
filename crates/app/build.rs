//! Lists the languages of the program: every folder of `i18n/`, the source first, with the texts of its mails and letters,
//! with its sentences that are always the same, those that are made by joining texts, and what is left for the bundle.

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
    let sentences = codes.iter().map(|code| messages(&folder.join(code))).collect::<io::Result<Vec<_>>>()?;
    list.push_str("/// For each language the sentences without anything to fill in, by key.\nstatic PLAIN: &[phf::Map<&str, &str>] = &[\n");
    for messages in &sentences {
        let mut plain = phf_codegen::Map::new();
        for (key, text) in messages.iter().filter_map(Message::plain) {
            plain.entry(key, format!("{text:?}"));
        }
        writeln!(list, "{},", plain.build()).map_err(io::Error::other)?;
    }
    list.push_str("];\n\n");
    list.push_str("/// For each language the sentences with nothing but values to fill in, by key: text, name of a value, text, and so on.\n");
    list.push_str("static JOINED: &[phf::Map<&str, &[&str]>] = &[\n");
    for messages in &sentences {
        let mut joined = phf_codegen::Map::new();
        for message in messages {
            if let Some(pieces) = message.pieces() {
                joined.entry(message.key.as_str(), format!("&{pieces:?}"));
            }
        }
        writeln!(list, "{},", joined.build()).map_err(io::Error::other)?;
    }
    list.push_str("];\n\n");
    list.push_str("/// For each language the sentences that are not plain, as its files have them.\nconst BUNDLED: &[&str] = &[\n");
    for messages in &sentences {
        let rest: String = messages.iter().filter(|message| message.plain().is_none()).map(|message| message.source.as_str()).collect();
        writeln!(list, "    {rest:?},").map_err(io::Error::other)?;
    }
    list.push_str("];\n");
    fs::write(Path::new(&variable("OUT_DIR")?).join("languages.rs"), list)
}

/// A sentence as its file has it.
struct Message {
    key: String,
    /// What stands in the line of the key.
    sentence: String,
    /// All its lines.
    source: String,
    is_one_line: bool,
}

impl Message {
    /// Key and text, where no brace opens.
    fn plain(&self) -> Option<(&str, &str)> {
        (self.is_one_line && !self.sentence.contains('{')).then(|| (self.key.as_str(), self.sentence.trim_matches(' ')))
    }

    /// Text, name of a value, text, and so on; none of a sentence that chooses, calculates or takes another one in.
    fn pieces(&self) -> Option<Vec<&str>> {
        let mut pieces = Vec::new();
        let mut rest = self.sentence.trim_matches(' ');
        while let Some((text, opened)) = rest.split_once('{') {
            let (inside, after) = opened.split_once('}')?;
            let name = inside.trim_matches(' ').strip_prefix('$')?;
            if !name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')) {
                return None;
            }
            pieces.extend([text, name]);
            rest = after;
        }
        pieces.push(rest);
        (self.is_one_line && pieces.len() > 1).then_some(pieces)
    }
}

/// The sentences of a language by key. A message begins at the margin, its further lines are indented.
fn messages(folder: &Path) -> io::Result<Vec<Message>> {
    let mut messages = Vec::new();
    for entry in fs::read_dir(folder)? {
        let file = entry?.path();
        if file.extension().is_none_or(|extension| extension != "ftl") {
            continue;
        }
        let text = fs::read_to_string(file)?;
        let mut open: Option<Message> = None;
        for line in text.lines() {
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                messages.extend(open.take());
                open = line.split_once('=').map(|(key, sentence)| Message {
                    key: key.trim().to_owned(),
                    sentence: sentence.to_owned(),
                    source: format!("{line}\n"),
                    is_one_line: true,
                });
            } else if let Some(message) = open.as_mut().filter(|_| !line.starts_with('#')) {
                message.is_one_line &= line.trim().is_empty();
                message.source.push_str(line);
                message.source.push('\n');
            }
        }
        messages.extend(open);
    }
    messages.sort_unstable_by(|a, b| a.key.cmp(&b.key));
    Ok(messages)
}
