//! Every sentence exists in French and English, every sentence of applicants and visitors in the other languages too,
//! and every sentence is said somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::sources::{Literal, files, literals, root, shown, without_tests};

/// Beginnings of keys that are put together from a code at run time, with what supplies the rest.
const PUT_TOGETHER: &[&str] = &[
    // The number of the month.
    "month-",
];

/// Languages in which every sentence exists; the first is the source.
const COMPLETE: [&str; 2] = ["fr", "en"];

/// Files that every language has whole: what applicants and visitors read. The other ones are for staff, who may be
/// shown the institution's default language instead.
const PUBLIC: [&str; 10] =
    ["account.ftl", "application.ftl", "catalogue.ftl", "common.ftl", "decision.ftl", "messages.ftl", "profile.ftl", "public.ftl", "refusal.ftl", "sso.ftl"];

/// What applicants read of a file that is also for staff.
const PUBLIC_KEYS: &str = "own-data-";

/// The languages of the program: the folders of `i18n/`.
fn languages() -> Vec<String> {
    let folders = std::fs::read_dir(root().join("i18n")).unwrap().map(|entry| entry.unwrap());
    let mut codes: Vec<String> = folders.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    codes.sort();
    codes
}

/// One sentence: where it stands and which values it names.
#[derive(Debug)]
struct Sentence {
    file: String,
    values: BTreeSet<String>,
}

/// The sentences of a language.
fn sentences(language: &str) -> BTreeMap<String, Sentence> {
    let mut found: BTreeMap<String, Sentence> = BTreeMap::new();
    for path in files(&root().join("i18n").join(language), &["ftl"]) {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut current: Option<String> = None;
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            let starts = line.starts_with(|c: char| c.is_ascii_alphabetic());
            if let Some((key, _)) = line.split_once('=').filter(|_| starts) {
                let key = key.trim().to_owned();
                if let Some(before) = found.insert(key.clone(), Sentence { file: file.clone(), values: BTreeSet::new() }) {
                    panic!("{language}: {key} stands in {} and in {file}", before.file);
                }
                current = Some(key);
            } else if line.starts_with('#') {
                current = None;
            }
            if let Some(sentence) = current.as_ref().and_then(|key| found.get_mut(key)) {
                for (at, _) in line.match_indices('$') {
                    sentence.values.insert(line[at + 1..].chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == '-').collect());
                }
            }
        }
    }
    assert!(found.len() > 50, "{language} was read");
    found
}

#[test]
fn languages_have_the_same_sentences_with_the_same_values() {
    let french = sentences("fr");
    let languages = languages();
    assert!(COMPLETE.iter().all(|code| languages.iter().any(|known| known == code)));
    let mut wrong = Vec::new();
    for code in languages.iter().filter(|code| *code != "fr") {
        let theirs = sentences(code);
        for (key, sentence) in &french {
            let is_needed = COMPLETE.contains(&code.as_str()) || PUBLIC.contains(&sentence.file.as_str()) || key.starts_with(PUBLIC_KEYS);
            match theirs.get(key) {
                None if is_needed => wrong.push(format!("{key} ({}) is missing in {code}", sentence.file)),
                Some(other) if other.values != sentence.values => wrong.push(format!("{key}: fr names {:?}, {code} {:?}", sentence.values, other.values)),
                Some(other) if other.file != sentence.file => wrong.push(format!("{key} stands in fr/{} and {code}/{}", sentence.file, other.file)),
                None | Some(_) => {}
            }
        }
        let unknown = theirs.iter().filter(|(key, _)| !french.contains_key(*key));
        wrong.extend(unknown.map(|(key, sentence)| format!("{key} ({code}/{}) is unknown in fr", sentence.file)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What was copied and never translated: a sentence of several words that reads as in another language.
#[test]
fn translations_are_not_copies() {
    let texts = |code: &str| -> BTreeMap<String, String> {
        let mut all = BTreeMap::new();
        for path in files(&root().join("i18n").join(code), &["ftl"]) {
            let text = std::fs::read_to_string(&path).unwrap();
            all.extend(text.lines().filter_map(|line| line.split_once(" = ")).map(|(key, text)| (key.to_owned(), text.to_owned())));
        }
        all
    };
    let sources: Vec<(&str, BTreeMap<String, String>)> = COMPLETE.into_iter().map(|code| (code, texts(code))).collect();
    let mut wrong = Vec::new();
    for code in languages() {
        for (key, text) in texts(&code) {
            let is_sentence = text.split(' ').filter(|word| word.chars().all(char::is_alphabetic)).count() > 3;
            for (source, theirs) in sources.iter().filter(|(source, _)| is_sentence && *source != code) {
                if theirs.get(&key) == Some(&text) {
                    wrong.push(format!("{code}: {key} reads as in {source}: {text}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The expressions of a template, the rest blanked out.
fn expressions(template: &str) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some(start) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
        out.extend(rest[..start].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
        let close = if rest[start..].starts_with("{{") { "}}" } else { "%}" };
        let end = rest[start..].find(close).map_or(rest.len(), |at| start + at);
        out.push(' ');
        out.push_str(&rest[start + 2..end]);
        // Ends the words of one expression before the next begins.
        out.push(';');
        rest = rest.get(end + 2..).unwrap_or_default();
    }
    out
}

/// Every literal of the sources that may name a sentence, with its file.
fn said() -> Vec<(String, Literal)> {
    let mut all = Vec::new();
    for package in ["app", "domain", "paper", "server", "web"] {
        let folder = root().join("crates").join(package).join("src");
        for file in files(&folder, &["rs", "html", "txt"]) {
            let text = std::fs::read_to_string(&file).unwrap();
            let is_template = file.extension().is_some_and(|ending| ending != "rs");
            let found = if is_template { literals(&expressions(&text)) } else { literals(without_tests(&text)) };
            all.extend(found.into_iter().map(|literal| (shown(Path::new(&file)), literal)));
        }
    }
    all
}

/// Whether a text is written like a key.
fn is_key(text: &str) -> bool {
    text.contains('-')
        && text.starts_with(|c: char| c.is_ascii_lowercase())
        && !text.ends_with('-')
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Whether the place of a literal is one where only a key can stand.
fn must_be_key(literal: &Literal) -> bool {
    let method = literal.call.rsplit(['.', ':']).next().unwrap_or_default();
    match (method, literal.argument) {
        ("t" | "say" | "t1" | "t2" | "t3" | "t_with" | "t_map" | "page_t" | "hint" | "empty", 0) => literal.call.contains('.'),
        ("wrong" | "wrong_with", 1) => true,
        ("input" | "email" | "password" | "textarea" | "select" | "radios" | "checkboxes" | "checkbox", 1) => literal.call.contains('.'),
        ("ok" | "error" | "info" | "warn", 0) => literal.call.starts_with("Flash::"),
        ("new", 0) => literal.call.ends_with("ErrorKey::new"),
        _ => false,
    }
}

#[test]
fn every_sentence_said_exists() {
    let french = sentences("fr");
    let missing: BTreeSet<String> = said()
        .into_iter()
        .filter(|(_, literal)| !literal.text.is_empty() && !french.contains_key(&literal.text))
        .filter(|(_, literal)| must_be_key(literal) || (matches!(literal.function.as_str(), "key" | "keys" | "label_key") && is_key(&literal.text)))
        .map(|(file, literal)| format!("{file}:{}: {:?}", literal.line, literal.text))
        .collect();
    assert!(missing.is_empty(), "keys without a sentence:\n{}", missing.into_iter().collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_sentence_is_said() {
    let literals: BTreeSet<String> = said().into_iter().map(|(_, literal)| literal.text).collect();
    let unused: Vec<String> = sentences("fr")
        .into_iter()
        .filter(|(key, _)| !literals.contains(key) && !PUT_TOGETHER.iter().any(|start| key.starts_with(start)))
        .map(|(key, sentence)| format!("{key} ({})", sentence.file))
        .collect();
    assert!(unused.is_empty(), "sentences that nothing says:\n{}", unused.join("\n"));
}

#[test]
fn prefixes_are_still_needed() {
    let french = sentences("fr");
    for start in PUT_TOGETHER {
        assert!(french.keys().any(|key| key.starts_with(start)), "no key starts with {start:?} any more");
    }
}

/// Whether a line could end within a number, or between a number and its unit.
fn tears_numbers(text: &str) -> bool {
    let is_unit = |after: &str| ["Ko", "Mo", "Go"].iter().any(|unit| after.strip_prefix(unit).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)));
    text.match_indices(' ').any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + 1..]);
        let is_digit = before.ends_with(|c: char| c.is_ascii_digit());
        (is_digit && after.starts_with("000")) || ((is_digit || before.ends_with('}')) && is_unit(after))
    })
}

/// Marks that French typography separates with a space that does not break.
#[test]
fn french_spaces_do_not_break() {
    let mut wrong = Vec::new();
    for path in files(&root().join("i18n/fr"), &["ftl"]) {
        for (number, line) in std::fs::read_to_string(&path).unwrap().lines().enumerate() {
            let text = match line.split_once('=') {
                Some((key, text)) if is_key(key.trim()) || key.trim().chars().all(|c| c.is_ascii_alphanumeric()) => text,
                _ if line.starts_with('#') || line.trim_start().starts_with(['[', '*', '}']) => continue,
                _ => line,
            };
            let pairs = [" :", " ;", " ?", " !", " »", "« ", "{\" \"}:", "{\" \"};", "{\" \"}?", "{\" \"}!"];
            if pairs.iter().any(|pair| text.contains(pair)) || tears_numbers(text) {
                wrong.push(format!("{}:{}: {}", shown(&path), number + 1, text.trim()));
            }
            if text.contains('\'') {
                wrong.push(format!("{}:{}: a straight apostrophe: {}", shown(&path), number + 1, text.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
