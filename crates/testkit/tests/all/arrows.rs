//! Data flows one way, and each outside library has one home.

use std::collections::BTreeMap;
use std::process::Command;

use crate::sources::{files, root, shown, without_tests};

/// A package and what it may use of the workspace, from the bottom up.
const ARROWS: [(&str, &[&str]); 10] = [
    ("domain", &[]),
    ("store", &["domain"]),
    ("connect", &["domain"]),
    ("paper", &["domain"]),
    ("app", &["domain", "store", "connect", "paper"]),
    ("web", &["domain", "store", "app"]),
    ("ecandidat", &["domain", "store", "connect", "paper", "app", "web"]),
    ("testkit", &["domain", "store", "connect", "paper", "app", "web"]),
    ("xtask", &[]),
    ("bench", &[]),
];

/// A library and the packages that may name it.
const HOMES: [(&str, &[&str]); 24] = [
    ("deadpool", &["store"]),
    ("sqlx", &["store", "testkit"]),
    ("sea-query", &["store"]),
    ("sea-query-sqlx", &["store"]),
    ("askama", &["web"]),
    ("axum", &["web", "ecandidat", "testkit"]),
    ("axum-extra", &["web"]),
    ("tower-http", &["web"]),
    ("lettre", &["connect"]),
    ("ldap3", &["connect"]),
    ("object_store", &["connect"]),
    ("openidconnect", &["connect"]),
    ("reqwest", &["connect", "testkit", "xtask"]),
    ("quick-xml", &["connect"]),
    ("ring", &["connect"]),
    ("fork", &["paper"]),
    ("hayro", &["paper"]),
    ("image", &["paper"]),
    ("krilla", &["paper"]),
    ("lopdf", &["paper"]),
    ("rust_xlsxwriter", &["paper"]),
    ("typst", &["paper"]),
    ("typst-layout", &["paper"]),
    ("typst-pdf", &["paper"]),
];

/// Package → what it depends on when it runs (`None`) or only in its tests (`Some("dev")`).
fn dependencies() -> BTreeMap<String, Vec<(String, Option<String>)>> {
    let output = Command::new(env!("CARGO")).args(["metadata", "--no-deps", "--format-version", "1", "--offline"]).current_dir(root()).output().unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    packages
        .iter()
        .map(|package| {
            let needs = package["dependencies"].as_array().unwrap().iter();
            let needs = needs.map(|need| (need["name"].as_str().unwrap().to_owned(), need["kind"].as_str().map(str::to_owned)));
            (package["name"].as_str().unwrap().to_owned(), needs.collect())
        })
        .collect()
}

#[test]
fn no_arrow_goes_up() {
    let packages = dependencies();
    let known: Vec<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    let mut names: Vec<&str> = packages.keys().map(String::as_str).collect();
    names.sort_unstable();
    let mut expected = known.clone();
    expected.sort_unstable();
    assert_eq!(names, expected, "a new package needs its place in this test");
    let mut wrong = Vec::new();
    for (package, allowed) in ARROWS {
        for (need, kind) in packages[package].iter().filter(|(need, _)| known.contains(&need.as_str())) {
            // The test kit may use everything and may be used by every package's own tests.
            let fine = allowed.contains(&need.as_str()) || (need == "testkit" && kind.as_deref() == Some("dev"));
            if !fine {
                wrong.push(format!("{package} depends on {need}"));
            }
        }
    }
    assert!(wrong.is_empty(), "arrows that go up or sideways: {wrong:?}");
}

#[test]
fn each_library_has_one_home() {
    let mut wrong = Vec::new();
    for (package, needs) in dependencies() {
        for (need, kind) in needs {
            if let Some((_, homes)) = HOMES.iter().find(|(library, _)| *library == need)
                && !homes.contains(&package.as_str())
                && kind.as_deref() != Some("dev")
            {
                wrong.push(format!("{package} depends on {need}, whose home is {}", homes[0]));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn sources_name_only_what_their_layer_may() {
    let mut wrong = Vec::new();
    for (package, folder) in
        [("domain", "domain"), ("store", "store"), ("connect", "connect"), ("paper", "paper"), ("app", "app"), ("web", "web"), ("ecandidat", "server")]
    {
        let foreign: Vec<String> =
            HOMES.iter().filter(|(_, homes)| !homes.contains(&package)).map(|(library, _)| format!("{}::", library.replace('-', "_"))).collect();
        for file in files(&root().join("crates").join(folder).join("src"), &["rs"]) {
            let source = std::fs::read_to_string(&file).unwrap();
            for (number, line) in without_tests(&source).lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
                for name in &foreign {
                    let named = line.match_indices(name.as_str()).any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':'));
                    if named {
                        wrong.push(format!("{}:{} names {name}", shown(&file), number + 1));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_domain_reads_no_clock_and_touches_nothing() {
    let forbidden = [
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "std::io",
        "std::thread",
        "SystemTime",
        "Instant::now",
        "Utc::now",
        "Local::now",
        "rand::",
        "now_v7",
        "new_v4",
        "tokio",
    ];
    let mut wrong = Vec::new();
    for file in files(&root().join("crates/domain/src"), &["rs"]) {
        let source = std::fs::read_to_string(&file).unwrap();
        for (number, line) in without_tests(&source).lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            for name in forbidden {
                if line.contains(name) {
                    wrong.push(format!("{}:{} names {name}", shown(&file), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn files_keep_to_one_reason_to_change() {
    // Far above the length aimed at; a file this long has several reasons to change.
    const LIMIT: usize = 550;
    let mut long = Vec::new();
    for file in files(&root().join("crates"), &["rs"]).into_iter().filter(|file| !file.components().any(|part| part.as_os_str() == "tests")) {
        let source = std::fs::read_to_string(&file).unwrap();
        let lines = without_tests(&source).lines().count();
        if lines > LIMIT {
            long.push(format!("{}: {lines} lines", shown(&file)));
        }
        if !source.trim_start().starts_with("//!") {
            long.push(format!("{}: no //! that says what it is for", shown(&file)));
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}
