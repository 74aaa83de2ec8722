//! Which test proves what: comments such as `// covers: M1.07, M3.02` or `// rule: 55` right above a test, read from
//! the sources, and the numbered lists that they refer to.

use std::collections::BTreeSet;
use std::path::Path;

/// A test that says of itself what it proves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Below the folder of the repository.
    pub file: String,
    /// The name of the function, or the words of the step.
    pub test: String,
    pub line: usize,
    /// What it proves, as the comment names it.
    pub of: Vec<String>,
}

/// A line of a numbered list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: String,
    pub words: String,
    /// Why no test proves it yet.
    pub waits: Option<String>,
}

/// A part of a numbered list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    pub title: String,
    pub entries: Vec<Entry>,
}

/// Reads a list: `## title` begins a chapter; a line is `number | words`, or `number | words | why it waits`. Everything
/// before the first title is for whoever edits the file.
pub fn chapters(text: &str) -> Result<Vec<Chapter>, String> {
    let mut chapters: Vec<Chapter> = Vec::new();
    let mut known = BTreeSet::new();
    for (at, line) in (1..).zip(text.lines()) {
        if let Some(title) = line.strip_prefix("## ") {
            chapters.push(Chapter { title: title.trim().to_owned(), entries: Vec::new() });
            continue;
        }
        let Some(chapter) = chapters.last_mut() else { continue };
        if line.trim().is_empty() {
            continue;
        }
        let cells: Vec<&str> = line.split(" | ").map(str::trim).collect();
        let (id, words, waits) = match cells.as_slice() {
            [id, words] => (*id, *words, None),
            [id, words, waits] if !waits.is_empty() => (*id, *words, Some((*waits).to_owned())),
            _ => return Err(format!("line {at} is not « number | words » nor « number | words | why it waits »")),
        };
        if id.is_empty() || words.is_empty() || !known.insert(id.to_owned()) {
            return Err(format!("line {at}: a number that is empty or there twice, or no words"));
        }
        chapter.entries.push(Entry { id: id.to_owned(), words: words.to_owned(), waits });
    }
    Ok(chapters)
}

/// The annotated tests of a file. `word` is what the comments begin with: `covers`, `rule`. A comment that stands above
/// something else is an error.
pub fn in_source(file: &str, text: &str, word: &str) -> Result<Vec<Proof>, String> {
    let is_script = Path::new(file).extension().is_some_and(|end| end == "mjs");
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut proofs = Vec::new();
    let mut of: Vec<String> = Vec::new();
    // Whether an attribute between comment and function makes it a test.
    let mut is_test = false;
    for (at, line) in (1..).zip(&lines) {
        if let Some(named) = named(line, word) {
            of.extend(named);
            continue;
        }
        if of.is_empty() {
            is_test = false;
            continue;
        }
        if line.starts_with("//") {
            continue;
        }
        if line.starts_with("#[") {
            is_test |= line.starts_with("#[test]") || line.starts_with("#[tokio::test") || line.starts_with("#[::tokio::test");
            continue;
        }
        let test = if is_script { step(line) } else { function(line, is_test) };
        let test = test.ok_or_else(|| format!("{file}:{at}: « {word}: {} » does not stand above a test", of.join(", ")))?;
        proofs.push(Proof { file: file.to_owned(), test, line: at, of: std::mem::take(&mut of) });
        is_test = false;
    }
    if of.is_empty() { Ok(proofs) } else { Err(format!("{file}: « {word}: {} » stands above nothing", of.join(", "))) }
}

/// What a comment names, when it is one of ours.
fn named(line: &str, word: &str) -> Option<Vec<String>> {
    let listed = line.strip_prefix("//")?.trim_start().strip_prefix(word)?.strip_prefix(':')?;
    Some(listed.split(',').map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect())
}

/// The name of a test function: one with an attribute that says so, or one that is given a world.
fn function(line: &str, is_test: bool) -> Option<String> {
    let rest = line.strip_prefix("pub ").unwrap_or(line);
    let rest = rest.strip_prefix("async ").unwrap_or(rest).strip_prefix("fn ")?;
    let (name, arguments) = rest.split_once('(')?;
    (is_test || arguments.contains(": World)")).then(|| name.to_owned())
}

/// The words of a step of a journey; steps that several journeys share are called by their part of the work.
fn step(line: &str) -> Option<String> {
    let quoted = ["step(", "check("].iter().find_map(|call| line.strip_prefix(call)).or_else(|| {
        let (_, rest) = line.strip_prefix("staff.steps(")?.split_once(',')?;
        Some(rest.trim_start())
    })?;
    let quote = quoted.chars().next().filter(|c| matches!(c, '"' | '\'' | '`'))?;
    let (words, _) = quoted[1..].split_once(quote)?;
    Some(words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(file: &str, text: &str) -> Vec<(String, Vec<String>)> {
        in_source(file, text, "covers").unwrap_or_default().into_iter().map(|proof| (proof.test, proof.of)).collect()
    }

    #[test]
    fn tests_and_steps_are_found_below_their_comment() {
        let rust = "both_engines! {\n    // covers: M1.07, M3.02\n    /// Words.\n    async fn one(world: World) {\n}\n// covers: M0.1\n#[test]\n#[expect(x)]\nfn two() {";
        let both = vec!["M1.07".to_owned(), "M3.02".to_owned()];
        assert_eq!(names("a.rs", rust), [("one".to_owned(), both.clone()), ("two".to_owned(), vec!["M0.1".to_owned()])]);
        let script = "  // covers: M1.07\n  // covers: M3.02\n  step(\"« Oui » : c’est fait\", async (world) => {\n// covers: M0.1\nstaff.steps({ step }, \"decide\", {});";
        assert_eq!(names("a.mjs", script), [("« Oui » : c’est fait".to_owned(), both), ("decide".to_owned(), vec!["M0.1".to_owned()])]);
    }

    #[test]
    fn a_comment_above_anything_else_is_an_error() {
        let above_helper = in_source("a.rs", "// covers: M0.1\nfn helper() {}\n", "covers");
        assert!(above_helper.is_err_and(|words| words.contains("a.rs:2")));
        assert!(in_source("a.rs", "// covers: M0.1\n\n#[test]\nfn far() {}", "covers").is_err(), "a blank line between");
        assert!(in_source("a.mjs", "// covers: M0.1\npending(\"later\", \"why\");", "covers").is_err());
        assert!(in_source("a.rs", "// covers: M0.1", "covers").is_err());
        assert_eq!(names("a.rs", "// it covers: nothing\nfn helper() {}\nlet word = \"// covers: M0.1\";"), []);
    }

    #[test]
    fn a_list_is_read_and_doubtful_lines_are_refused() {
        let read = chapters("How to edit.\n\n## First\n1 | One\n2 | Two | later\n## Second\n3 | Three\n").unwrap_or_default();
        assert_eq!(read.iter().map(|chapter| (chapter.title.as_str(), chapter.entries.len())).collect::<Vec<_>>(), [("First", 2), ("Second", 1)]);
        assert_eq!(read[0].entries[1], Entry { id: "2".to_owned(), words: "Two".to_owned(), waits: Some("later".to_owned()) });
        for doubtful in ["## A\n1 | One | ", "## A\n1", "## A\n1 | One\n1 | Again", "## A\n1 | One | two | three"] {
            assert!(chapters(doubtful).is_err(), "{doubtful}");
        }
    }
}
