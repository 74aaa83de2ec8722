//! What tests say that they prove: every line of the five manuals (`docs/reference/manual-coverage.md`) and every edge
//! rule of the applicant's side (`docs/reference/rules.md`). Both pages are generated; `UPDATE_DOCS=1` writes them anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use testkit::proofs::{Chapter, Entry, Proof, chapters, in_source};

use crate::sources::{files, root, shown};

/// A numbered list, and the page made of it.
struct Coverage {
    /// What the comments above tests begin with.
    word: &'static str,
    list: &'static str,
    page: &'static str,
    head: &'static str,
}

const MANUALS: Coverage = Coverage {
    word: "covers",
    list: "docs/reference/manual-lines.txt",
    page: "docs/reference/manual-coverage.md",
    head: "# What the five manuals show, and the tests that prove it\n\n\
        Generated from [the list of lines](manual-lines.txt) and from comments such as `// covers: M1.07` above tests; do not edit\n\
        by hand. A step of a journey is walked in Chromium, everything else runs with the other tests, on both engines where a\n\
        database takes part.\n",
};

const RULES: Coverage = Coverage {
    word: "rule",
    list: "docs/reference/rule-lines.txt",
    page: "docs/reference/rules.md",
    head: "# Rules that surprise, as they were decided, and the tests that prove them\n\n\
        Generated from [the list of rules](rule-lines.txt) and from comments such as `// rule: 55` above tests; do not edit by\n\
        hand. Many of these rules are unlike those of the eCandidat that institutions know; why stands in\n\
        [ADR 17](../adr/0017-choices-of-old-rules.md) and beside it.\n",
};

/// Every annotated test of the repository.
fn proofs(word: &str) -> Result<Vec<Proof>, String> {
    let mut sources = files(&root().join("crates"), &["rs"]);
    sources.extend(files(&root().join("e2e/journeys"), &["mjs"]));
    let mut found = Vec::new();
    for path in sources {
        let file = shown(&path);
        let text = std::fs::read_to_string(&path).unwrap();
        // The scanner's own tests hold comments that are none.
        if !file.ends_with("testkit/src/proofs.rs") {
            found.extend(in_source(&file, &text, word)?);
        }
    }
    Ok(found)
}

/// What keeps the page from being true.
fn problems(chapters: &[Chapter], proofs: &[Proof]) -> Vec<String> {
    let entries: BTreeMap<&str, &Entry> = chapters.iter().flat_map(|chapter| &chapter.entries).map(|entry| (entry.id.as_str(), entry)).collect();
    let proven: BTreeSet<&str> = proofs.iter().flat_map(|proof| &proof.of).map(String::as_str).collect();
    let mut problems = Vec::new();
    for proof in proofs {
        problems
            .extend(proof.of.iter().filter(|id| !entries.contains_key(id.as_str())).map(|id| format!("{}:{}: there is no line {id}", proof.file, proof.line)));
    }
    for (id, entry) in entries {
        match (proven.contains(id), entry.waits.is_some()) {
            (false, false) => problems.push(format!("{id} has no test: {}", entry.words)),
            (true, true) => problems.push(format!("{id} has a test: it waits no more")),
            _ => {}
        }
    }
    problems
}

fn page(head: &str, chapters: &[Chapter], proofs: &[Proof]) -> String {
    let all = || chapters.iter().flat_map(|chapter| &chapter.entries);
    let waiting = all().filter(|entry| entry.waits.is_some()).count();
    let mut out = format!("{head}\n{} of {} are proven.\n", all().count() - waiting, all().count());
    for chapter in chapters {
        let _ = write!(out, "\n## {}\n\n| | | proven by |\n|---|---|---|\n", chapter.title);
        for entry in &chapter.entries {
            let by: Vec<String> = proofs.iter().filter(|proof| proof.of.contains(&entry.id)).map(reference).collect();
            let by = entry.waits.as_ref().map_or_else(|| by.join("<br>"), |waits| format!("*not built yet: {waits}*"));
            let _ = writeln!(out, "| {} | {} | {by} |", entry.id, entry.words);
        }
    }
    out
}

/// A test as the page names it.
fn reference(proof: &Proof) -> String {
    let short = proof.file.rsplit("/tests/all/").next().unwrap_or(&proof.file);
    let short = short.strip_prefix("crates/").or_else(|| short.strip_prefix("e2e/journeys/")).unwrap_or(short);
    let name = if proof.file.ends_with(".rs") { format!("`{}`", proof.test) } else { format!("« {} »", proof.test.replace('|', "\\|")) };
    format!("[{short}](../../{}): {name}", proof.file)
}

#[expect(clippy::disallowed_methods, reason = "a switch for people, not configuration")]
fn check(coverage: &Coverage) {
    let list = std::fs::read_to_string(root().join(coverage.list)).unwrap();
    let chapters = chapters(&list).unwrap_or_else(|words| panic!("{}: {words}", coverage.list));
    let proofs = proofs(coverage.word).unwrap_or_else(|words| panic!("{words}"));
    let problems = problems(&chapters, &proofs);
    assert!(problems.is_empty(), "{} does not hold:\n{}", coverage.list, problems.join("\n"));
    let made = page(coverage.head, &chapters, &proofs);
    let path = root().join(coverage.page);
    if std::env::var("UPDATE_DOCS").is_ok() {
        std::fs::write(&path, &made).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&path).unwrap_or_default(), made, "run the tests with UPDATE_DOCS=1 and commit {}", coverage.page);
}

#[test]
fn every_line_of_the_manuals_is_proven() {
    check(&MANUALS);
}

#[test]
fn every_rule_is_proven() {
    check(&RULES);
}

#[test]
fn whatever_makes_a_page_untrue_is_noticed() {
    let listed = chapters("## A\n1 | One\n2 | Two | later\n3 | Three\n").unwrap();
    let proof = |of: &[&str]| Proof { file: "crates/x.rs".into(), test: "t".into(), line: 7, of: of.iter().map(|id| (*id).to_owned()).collect() };
    assert_eq!(problems(&listed, &[proof(&["1", "3"])]), Vec::<String>::new());
    let found = problems(&listed, &[proof(&["1", "2", "4"])]).join("\n");
    for words in ["crates/x.rs:7: there is no line 4", "2 has a test: it waits no more", "3 has no test: Three"] {
        assert!(found.contains(words), "{found}");
    }
    let page = page("# Head\n", &listed, &[proof(&["1"]), proof(&["1", "3"])]);
    assert!(
        page.contains("2 of 3 are proven.") && page.contains("| 1 | One | [x.rs](../../crates/x.rs): `t`<br>[x.rs]") && page.contains("*not built yet: later*"),
        "{page}"
    );
}
