//! Nothing of the front end is there for nobody: every style is worn, every icon drawn, every attribute that the script
//! asks for written by some page.

use std::collections::BTreeSet;

use crate::sources::{files, root, without_tests};

/// Classes whose ends the script puts together.
const PUT_TOGETHER: &[&str] = &[
    // How far a sheet is turned (`viewer.ts`).
    "is-turned-",
];

/// Attributes that the script writes itself.
const ITS_OWN: &[&str] = &["data-js", "data-was-required"];

/// Beginnings of the classes that are ours: the others are Bootstrap's.
const OURS: [&str; 3] = [".ec-", ".is-", ".btn-"];

/// The texts of a folder of the workspace, one after the other.
fn texts(folder: &str, endings: &[&str]) -> String {
    let mut all = String::new();
    for path in files(&root().join(folder), endings) {
        all.push_str(without_tests(&std::fs::read_to_string(&path).unwrap()));
        all.push('\n');
    }
    assert!(!all.is_empty(), "{folder} was read");
    all
}

fn pages() -> String {
    texts("crates/web/src", &["html", "rs"])
}

fn script() -> String {
    texts("frontend/ts", &["ts"])
}

/// The names listed for the sprite.
fn icons() -> BTreeSet<String> {
    let list = std::fs::read_to_string(root().join("frontend/icons.txt")).unwrap();
    let names = list.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// What stands behind a mark, wherever that stands in a text.
fn behind<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(mark).map(move |(at, _)| {
        let rest = &text[at + mark.len()..];
        rest.split(|c: char| !is_part(c)).next().unwrap_or_default()
    })
}

/// Whether a name stands in a text; of one that ends with a hyphen, the beginning.
fn says(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let begins = !text[..at].ends_with(is_part);
        begins && (name.ends_with('-') || !text[at + name.len()..].starts_with(is_part))
    })
}

/// The attribute behind a property of `dataset`: `msgFailed` is `data-msg-failed`.
fn attribute(property: &str) -> String {
    let mut name = "data-".to_owned();
    for c in property.chars() {
        if c.is_ascii_uppercase() {
            name.push('-');
        }
        name.push(c.to_ascii_lowercase());
    }
    name
}

#[test]
fn every_style_is_worn() {
    let sheet: String = texts("frontend/scss", &["scss"]).lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
    let classes: BTreeSet<String> = OURS.iter().flat_map(|mark| behind(&sheet, mark).map(move |rest| format!("{}{rest}", &mark[1..]))).collect();
    assert!(classes.len() > 100, "the sheet was read: {classes:?}");
    let worn = pages() + &script();
    let unworn: Vec<&String> = classes.iter().filter(|class| !says(&worn, class) && !PUT_TOGETHER.iter().any(|start| class.starts_with(start))).collect();
    assert!(unworn.is_empty(), "classes that nothing wears: {unworn:?}");
}

#[test]
fn every_icon_is_drawn() {
    let pages = pages();
    let icons = icons();
    let undrawn: Vec<&String> = icons.iter().filter(|name| !pages.contains(&format!("\"{name}\""))).collect();
    assert!(undrawn.is_empty(), "icons that nothing draws: {undrawn:?}");
    let unlisted: BTreeSet<&str> = behind(&pages, "icon(\"").filter(|name| !icons.contains(*name)).collect();
    assert!(unlisted.is_empty(), "icons that the sprite has not: {unlisted:?}");
}

#[test]
fn every_attribute_the_script_asks_for_is_written() {
    let (pages, script) = (pages(), script());
    let selectors = behind(&script, "[data-").map(|rest| format!("data-{rest}"));
    let asked: BTreeSet<String> = selectors.chain(behind(&script, "dataset.").map(attribute)).collect();
    assert!(asked.len() > 50, "the script was read: {asked:?}");
    let unwritten: Vec<&String> = asked.iter().filter(|name| !says(&pages, name) && !ITS_OWN.contains(&name.as_str())).collect();
    assert!(unwritten.is_empty(), "attributes that no page writes: {unwritten:?}");
}

#[test]
fn exceptions_are_still_needed() {
    let script = script();
    for start in PUT_TOGETHER {
        assert!(says(&script, start), "no class begins with {start:?} any more");
    }
    let named: BTreeSet<String> = behind(&script, "dataset.").map(attribute).collect();
    for name in ITS_OWN {
        assert!(named.contains(*name), "the script writes no {name} any more");
    }
}
