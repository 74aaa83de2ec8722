//! The documentation leads somewhere: links, paths, tasks, settings and lines of the log exist. What it says of the
//! program's own commands is asked of the program, in `crates/server/tests/parts/docs.rs`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::sources::{files, literals, root, shown, without_tests};

/// Folders of this repository that pages name paths in.
const FOLDERS: [&str; 11] = ["bench/", "crates/", "data/", "docs/", "e2e/", "frontend/", "i18n/", "packaging/", "xtask/", ".cargo/", ".ci/"];
/// What is made by a build, and may be absent.
const BUILT: [&str; 3] = ["frontend/dist", "e2e/output", "frontend/node_modules"];

/// Every page, with its text.
fn pages() -> Vec<(PathBuf, String)> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect();
    for folder in ["crates", "data", "docs", "packaging", "xtask"] {
        paths.extend(files(&root().join(folder), &["md"]));
    }
    paths.extend(["e2e/README.md", "frontend/README.md"].map(|page| root().join(page)));
    paths.retain(|path| path.extension().is_some_and(|end| end == "md"));
    paths.sort();
    assert!(paths.len() > 20, "the documentation was read");
    paths.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
}

/// The lines outside blocks of code.
fn prose(text: &str) -> String {
    let mut in_block = false;
    let mut kept = String::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if !in_block {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// Spans between backticks; paragraphs are taken one by one, so that a stray backtick spoils one only.
fn spans(text: &str) -> Vec<String> {
    let prose = prose(text);
    prose.split("\n\n").flat_map(|paragraph| paragraph.split('`').skip(1).step_by(2)).map(|span| span.replace('\n', " ")).collect()
}

/// Where the links of a page point to.
fn links(text: &str) -> Vec<String> {
    let prose = prose(text);
    // A link shown as code is no link.
    let without_code: String = prose.split("\n\n").flat_map(|paragraph| paragraph.split('`').step_by(2).chain(["\n"])).collect();
    without_code.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target.trim().to_owned()).collect()
}

/// `a/{b,c}/d` as `a/b/d` and `a/c/d`.
fn expanded(path: &str) -> Vec<String> {
    match path.split_once('{').and_then(|(before, rest)| rest.split_once('}').map(|(inside, after)| (before, inside, after))) {
        Some((before, inside, after)) => inside.split(',').flat_map(|part| expanded(&format!("{before}{}{after}", part.trim()))).collect(),
        None => vec![path.to_owned()],
    }
}

#[test]
fn links_lead_to_files_that_exist() {
    let mut broken = Vec::new();
    let mut followed = 0;
    for (page, text) in pages() {
        for link in links(&text) {
            let target = link.split('#').next().unwrap_or_default();
            if target.is_empty() || target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            followed += 1;
            if !page.parent().unwrap_or(Path::new("/")).join(target).exists() {
                broken.push(format!("{}: {link}", shown(&page)));
            }
        }
    }
    assert!(broken.is_empty(), "links that lead nowhere:\n{}", broken.join("\n"));
    assert!(followed > 50, "links were found: {followed}");
}

#[test]
fn paths_named_in_pages_exist() {
    let mut missing = Vec::new();
    let mut looked_up = 0;
    for (page, text) in pages() {
        for span in spans(&text) {
            let is_path = FOLDERS.iter().any(|folder| span.starts_with(folder)) && !span.contains([' ', '<', '…', '*', '$']);
            if !is_path {
                continue;
            }
            for path in expanded(&span) {
                looked_up += 1;
                if !root().join(&path).exists() && !BUILT.iter().any(|built| path.starts_with(built)) {
                    missing.push(format!("{}: {path}", shown(&page)));
                }
            }
        }
    }
    assert!(missing.is_empty(), "paths that do not exist:\n{}", missing.join("\n"));
    assert!(looked_up > 50, "paths were found: {looked_up}");
}

/// `FirstWord` as `first-word`, `no_serve` as `no-serve`.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for (at, c) in name.chars().enumerate() {
        if c.is_ascii_uppercase() && at > 0 {
            out.push('-');
        }
        out.push(if c == '_' { '-' } else { c.to_ascii_lowercase() });
    }
    out
}

/// The tasks of `cargo xtask` and their options, as its source declares them.
fn tasks() -> (BTreeSet<String>, BTreeSet<String>) {
    let source = std::fs::read_to_string(root().join("xtask/src/main.rs")).unwrap();
    let (_, declared) = source.split_once("enum Command {").unwrap();
    let (declared, _) = declared.split_once("\n}").unwrap();
    let lines = declared.lines().filter(|line| !line.trim_start().starts_with(['/', '#']));
    let name = |line: &str| line.trim().split(|c: char| !(c.is_alphanumeric() || c == '_')).next().map(kebab).unwrap_or_default();
    let (mut tasks, mut options) = (BTreeSet::new(), BTreeSet::new());
    for line in lines {
        let depth = line.len() - line.trim_start().len();
        match depth {
            4 if line.trim_start().starts_with(char::is_uppercase) => tasks.insert(name(line)),
            8 => options.insert(format!("--{}", name(line))),
            _ => false,
        };
    }
    (tasks, options)
}

#[test]
fn tasks_named_in_pages_exist() {
    let (tasks, options) = tasks();
    assert!(tasks.contains("demo") && options.contains("--no-serve"), "{tasks:?} {options:?}");
    let mut wrong = Vec::new();
    for (page, text) in pages() {
        for rest in text.split("cargo xtask ").skip(1) {
            let line = rest.lines().next().unwrap_or_default().split(['`', '#']).next().unwrap_or_default();
            let mut words = line.split_whitespace();
            let Some(task) = words.next().filter(|word| word.starts_with(|c: char| c.is_ascii_lowercase())) else { continue };
            if !tasks.contains(task) {
                wrong.push(format!("{}: cargo xtask {task}", shown(&page)));
            }
            wrong.extend(
                words.filter(|word| word.starts_with("--") && !options.contains(*word)).map(|word| format!("{}: cargo xtask {task} {word}", shown(&page))),
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The default of a setting as its page shows it.
fn default_of(key: &str, source: &str) -> String {
    let line = source.lines().find(|line| line.trim_start().starts_with(&format!("\"{key}\" "))).unwrap();
    let value = line.rsplit_once(" = ").unwrap().1.trim_end_matches(',');
    match value.strip_suffix(".to_owned()") {
        Some(text) => text.trim_matches('"').to_owned(),
        None if ["String::new()", "Translated::default()"].contains(&value) => String::new(),
        None if value.starts_with("vec![") => value.split('"').skip(1).step_by(2).collect::<Vec<_>>().join(", "),
        None => value.rsplit("::").next().unwrap_or_default().to_lowercase(),
    }
}

fn page_of_settings() -> String {
    std::fs::read_to_string(root().join("docs/reference/settings.md")).unwrap()
}

#[test]
fn the_page_of_settings_knows_every_setting_with_its_default() {
    let page = page_of_settings();
    let source = std::fs::read_to_string(root().join("crates/domain/src/settings.rs")).unwrap();
    let rows: BTreeSet<(String, String)> = page
        .lines()
        .filter_map(|line| {
            let mut cells = line.strip_prefix("| `")?.split(" | ");
            let key = cells.next()?.trim_end_matches('`').to_owned();
            key.contains('.').then_some(())?;
            (key == key.to_lowercase()).then_some(())?;
            Some((key, cells.next()?.trim_matches('`').to_owned()))
        })
        .collect();
    let known: BTreeSet<(String, String)> = domain::settings::Settings::KEYS.iter().map(|key| ((*key).to_owned(), default_of(key, &source))).collect();
    let missing: Vec<_> = known.difference(&rows).collect();
    let foreign: Vec<_> = rows.difference(&known).collect();
    assert!(missing.is_empty() && foreign.is_empty(), "settings without their row: {missing:#?}\nrows without their setting: {foreign:#?}");
}

#[test]
fn the_page_of_settings_knows_the_bounds_of_numbers() {
    let page = page_of_settings();
    let source = std::fs::read_to_string(root().join("crates/app/src/setup/institution.rs")).unwrap();
    let number = |bound: &str| match bound {
        "silence::MIN_MONTHS" => domain::silence::MIN_MONTHS.to_string(),
        "silence::MAX_MONTHS" => domain::silence::MAX_MONTHS.to_string(),
        literal => literal.replace('_', ""),
    };
    let mut compared = 0;
    for line in source.lines() {
        let Some((key, read)) = line.trim().split_once(", json!(r.number(") else { continue };
        let key = key.trim_start_matches('(').trim_matches('"');
        let bounds: Vec<String> = read.trim_end_matches([')', ',']).split(", ").skip(1).map(number).collect();
        let row = format!("| `{key}` | ");
        let accepted = page.lines().find_map(|line| line.strip_prefix(row.as_str())?.split(" | ").nth(1));
        assert_eq!(accepted, Some(bounds.join("–").as_str()), "{key}");
        compared += 1;
    }
    assert!(compared > 10, "bounds were found: {compared}");
}

#[test]
fn the_page_of_settings_knows_each_former_parameter_once() {
    let is_code = |span: &String| span.contains('_') && span.chars().all(|c| c.is_ascii_uppercase() || c == '_');
    let codes: Vec<String> = spans(&page_of_settings()).into_iter().filter(is_code).collect();
    let mut seen = BTreeSet::new();
    let twice: Vec<&String> = codes.iter().filter(|code| !seen.insert(code.as_str())).collect();
    assert!(twice.is_empty(), "{twice:?}");
    assert_eq!(seen.len(), 48, "eCandidat had so many parameters");
}

/// Whether a page means this message; one that is long, or goes on with something else, is named by its beginning and « … ».
fn means(named: &str, message: &str) -> bool {
    named.strip_suffix('…').map_or(named == message, |beginning| message.starts_with(beginning))
}

#[test]
fn the_page_on_the_log_knows_every_warning_and_error() {
    let page = std::fs::read_to_string(root().join("docs/LOGGING.md")).unwrap();
    let mut named: BTreeSet<(&str, &str)> = BTreeSet::new();
    for line in page.lines() {
        let mut cells = line.strip_prefix("| ").unwrap_or_default().split(" | ");
        let (levels, messages) = (cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        for level in levels.split(", ").filter(|level| matches!(*level, "warn" | "error")) {
            named.extend(messages.split('`').skip(1).step_by(2).map(|message| (level, message)));
        }
    }
    let mut logged: BTreeSet<(&str, String)> = BTreeSet::new();
    for krate in ["app", "connect", "domain", "paper", "server", "store", "web"] {
        for path in files(&root().join("crates").join(krate).join("src"), &["rs"]) {
            for literal in literals(without_tests(&std::fs::read_to_string(&path).unwrap())) {
                match literal.call.as_str() {
                    "tracing::warn!" => logged.insert(("warn", literal.text)),
                    "tracing::error!" => logged.insert(("error", literal.text)),
                    _ => continue,
                };
            }
        }
    }
    let missing: Vec<_> = logged.iter().filter(|(level, message)| !named.iter().any(|(at, name)| at == level && means(name, message))).collect();
    let messages: BTreeSet<&str> = logged.iter().map(|(_, message)| message.as_str()).collect();
    let foreign: Vec<_> = named.iter().filter(|(_, name)| !messages.iter().any(|message| means(name, message))).collect();
    assert!(missing.is_empty() && foreign.is_empty(), "lines without their row: {missing:#?}\nrows without their line: {foreign:#?}");
    assert!(logged.len() > 40, "lines were found: {}", logged.len());
}

#[test]
fn decisions_are_numbered_and_listed() {
    let folder = root().join("docs/adr");
    let index = std::fs::read_to_string(folder.join("README.md")).unwrap();
    let mut expected = 1;
    for page in files(&folder, &["md"]).into_iter().filter(|page| !page.ends_with("README.md")) {
        let name = page.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&page).unwrap();
        assert!(name.starts_with(&format!("{expected:04}-")), "{name} is not number {expected}");
        assert!(text.starts_with(&format!("# {expected}. ")), "{name} begins with another number");
        assert!(index.contains(&format!("]({name})")), "{name} is not in the index");
        for part in ["Status: ", "## Context", "## Decision", "## Consequences"] {
            assert!(text.contains(part), "{name} has no « {part} »");
        }
        expected += 1;
    }
    assert!(expected > 10, "decisions were read");
}

#[test]
fn pages_are_read_as_meant() {
    let text = "See [a](b.md#c) and `crates/x/{y,z}.rs` and `[not](a-link)`.\n\n```\n[nor](this)\n```\n";
    assert_eq!(links(text), ["b.md#c"]);
    assert_eq!(spans(text), ["crates/x/{y,z}.rs", "[not](a-link)"]);
    assert_eq!(expanded("crates/x/{y,z}.rs"), ["crates/x/y.rs", "crates/x/z.rs"]);
    assert_eq!(kebab("PaperWorker"), "paper-worker");
}
