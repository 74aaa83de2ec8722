//! Reading this repository's own files.

use std::path::{Path, PathBuf};

/// The top folder of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Every file below a folder with one of these endings, in order.
pub fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                // What others wrote is installed there.
                if !path.ends_with("node_modules") {
                    waiting.push(path);
                }
            } else if endings.iter().any(|ending| path.extension().is_some_and(|found| found == *ending)) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// The path below the workspace, for messages.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// The text without its tests: everything before the first test module at the end of a file.
pub fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod ").next().unwrap_or(text)
}

/// A string literal with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    pub text: String,
    /// The call it is an argument of, with what stands before it: `page.t`, `Flash::ok`; empty outside calls.
    pub call: String,
    pub argument: usize,
    /// The function around it; empty outside functions.
    pub function: String,
    pub line: usize,
}

/// The string literals of a Rust source, or of the expressions of a template. Comments are passed over.
pub fn literals(source: &str) -> Vec<Literal> {
    let mut scanner = Scanner::default();
    let chars: Vec<char> = source.chars().collect();
    let mut at = 0;
    let mut line = 1;
    while at < chars.len() {
        let c = chars[at];
        let next = chars.get(at + 1).copied().unwrap_or('\0');
        match c {
            '/' if next == '/' => {
                while at < chars.len() && chars[at] != '\n' {
                    at += 1;
                }
                continue;
            }
            '"' => {
                let hashes = scanner.word.strip_prefix('r').filter(|rest| rest.chars().all(|c| c == '#')).map(str::len);
                let (text, end) = string(&chars, at, hashes);
                scanner.literal(text, line);
                line += chars[at..end].iter().filter(|c| **c == '\n').count();
                at = end;
                continue;
            }
            // A character, not a lifetime.
            '\'' if next == '\\' || chars.get(at + 2) == Some(&'\'') => {
                at += if next == '\\' { 2 } else { 1 };
                while at + 1 < chars.len() && chars[at + 1] != '\'' {
                    at += 1;
                }
                at += 2;
                scanner.word.clear();
                continue;
            }
            '\n' => line += 1,
            _ => {}
        }
        scanner.take(c);
        at += 1;
    }
    scanner.found
}

/// The literal that starts at a quote, and where it ends.
fn string(chars: &[char], start: usize, hashes: Option<usize>) -> (String, usize) {
    let mut text = String::new();
    let mut at = start + 1;
    while at < chars.len() {
        let c = chars[at];
        if c == '"' && hashes.is_none_or(|n| chars[at + 1..].iter().take(n).filter(|c| **c == '#').count() == n) {
            return (text, at + 1 + hashes.unwrap_or(0));
        }
        if c == '\\' && hashes.is_none() {
            at += 1;
            if chars.get(at) == Some(&'\n') {
                while chars.get(at).is_some_and(|c| c.is_whitespace()) {
                    at += 1;
                }
                continue;
            }
        }
        text.push(chars[at]);
        at += 1;
    }
    (text, at)
}

#[derive(Default)]
struct Scanner {
    found: Vec<Literal>,
    /// The path being read: identifiers with `::` and `.` between them.
    word: String,
    /// Open brackets: the call before each, and the number of the argument.
    open: Vec<(char, String, usize)>,
    /// Functions around, with the depth of their braces.
    functions: Vec<(String, usize)>,
    braces: usize,
    announced: Option<String>,
    previous: String,
}

impl Scanner {
    fn take(&mut self, c: char) {
        if c.is_alphanumeric() || matches!(c, '_' | ':' | '.' | '!' | '#') {
            self.word.push(c);
            return;
        }
        let word = std::mem::take(&mut self.word);
        if self.previous == "fn" && !word.is_empty() {
            self.announced = Some(word.clone());
        }
        match c {
            '(' | '[' => self.open.push((c, word.clone(), 0)),
            ')' | ']' => {
                self.open.pop();
            }
            ',' => {
                if let Some((_, _, argument)) = self.open.last_mut() {
                    *argument += 1;
                }
            }
            ';' => self.announced = None,
            '{' => {
                self.braces += 1;
                self.open.push((c, String::new(), 0));
                if let Some(name) = self.announced.take() {
                    self.functions.push((name, self.braces));
                }
            }
            '}' => {
                if self.functions.last().is_some_and(|(_, depth)| *depth == self.braces) {
                    self.functions.pop();
                }
                self.braces = self.braces.saturating_sub(1);
                self.open.pop();
            }
            _ => {}
        }
        if !word.is_empty() || !c.is_whitespace() {
            self.previous = word;
        }
    }

    fn literal(&mut self, text: String, line: usize) {
        self.word.clear();
        let (call, argument) = self.open.last().map(|(_, call, argument)| (call.clone(), *argument)).unwrap_or_default();
        let function = self.functions.last().map(|(name, _)| name.clone()).unwrap_or_default();
        self.found.push(Literal { text, call, argument, function, line });
    }
}

#[test]
fn literals_know_their_call_and_function() {
    let source = r##"
        // "not me"
        fn key(&self) -> &'static str { match self { Self::A => "a-b", _ => r#"c"d"# } }
        fn other() { page.t1("k-1", "name", f('"', "in")); Flash::ok("done") }
    "##;
    let found = literals(source);
    let texts: Vec<&str> = found.iter().map(|literal| literal.text.as_str()).collect();
    assert_eq!(texts, ["a-b", "c\"d", "k-1", "name", "in", "done"]);
    assert_eq!((found[0].function.as_str(), found[0].call.as_str()), ("key", ""));
    assert_eq!((found[2].call.as_str(), found[2].argument), ("page.t1", 0));
    assert_eq!((found[3].call.as_str(), found[3].argument), ("page.t1", 1));
    assert_eq!((found[4].call.as_str(), found[4].argument), ("f", 1));
    assert_eq!((found[5].call.as_str(), found[5].function.as_str()), ("Flash::ok", "other"));
}
