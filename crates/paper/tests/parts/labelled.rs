//! The check of documents measured on the labelled set of [`cases`], each file in a child of its own as in the program.
//!
//! A question that is asked for nothing teaches people to ignore questions, so what counts is precision: of all files an
//! observation or a refusal was given to, at least 95 of 100 deserve it.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Instant;

use paper::{Observation, Outcome, PrepareLimits, RefusalReason};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::cases::{self, Case};
use crate::press::Press;
use crate::support::{file, sandbox};

/// Files at once, as many as the program has children.
const AT_ONCE: usize = 2;
const FEWEST_FILES: usize = 200;
const PRECISION: f64 = 0.95;
/// What is not found at all would be precise too.
const RECALL: f64 = 0.9;

/// Every verdict, and how the page calls it.
const VERDICTS: [(&str, &str); 11] = [
    ("blank_page", "« La page semble vide »"),
    ("nearly_empty", "« La page est presque vide »"),
    ("sideways", "« La page semble couchée »"),
    ("blurred", "« La page semble floue »"),
    ("low_resolution", "« L’image est peu précise »"),
    ("repaired", "« Le fichier a été réparé »"),
    (SAME_FILE, "the same file for two documents, told by the digest of what is kept"),
    ("password_protected", "refused: locked"),
    ("empty", "refused: empty"),
    ("truncated", "refused: a PDF that ends early"),
    ("image_truncated", "refused: a picture that ends early"),
];
const SAME_FILE: &str = "same_file";

/// A file after its check.
struct Judged {
    /// In the order of the set.
    place: usize,
    name: String,
    label: Option<&'static str>,
    verdicts: Vec<&'static str>,
    /// What the store compares to find the same file twice.
    kept: Option<Vec<u8>>,
}

/// The verdicts on a file, by their codes; what only tells how the file was kept is no verdict.
fn verdicts(outcome: &Outcome) -> Vec<&'static str> {
    match outcome {
        Outcome::Refused(refusal) => vec![match refusal.reason {
            RefusalReason::PasswordProtected => "password_protected",
            RefusalReason::Empty => "empty",
            RefusalReason::Truncated { .. } => "truncated",
            RefusalReason::ImageTruncated => "image_truncated",
            _ => "other_refusal",
        }],
        Outcome::Prepared(done) => {
            let code = |observation: &Observation| match observation {
                Observation::BlankPage { .. } => Some("blank_page"),
                Observation::NearlyEmpty { .. } => Some("nearly_empty"),
                Observation::Sideways { .. } => Some("sideways"),
                Observation::Blurred { .. } => Some("blurred"),
                Observation::LowResolution { .. } => Some("low_resolution"),
                Observation::Repaired { .. } => Some("repaired"),
                Observation::FormFlattened { .. }
                | Observation::Rasterised { .. }
                | Observation::AttachmentsRemoved { .. }
                | Observation::ActiveContentRemoved { .. }
                | Observation::RestrictionLifted { .. } => None,
            };
            let mut found: Vec<&'static str> = done.observations.iter().filter_map(code).collect();
            // Asked of two pages, it is one question about the file.
            found.sort_unstable();
            found.dedup();
            found
        }
    }
}

fn is_known(verdict: &&'static str) -> bool {
    VERDICTS.iter().any(|(code, _)| code == verdict)
}

async fn judge_all() -> Vec<Judged> {
    let press = Arc::new(Press::set_up().await);
    let sandbox = sandbox();
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    let mut running = JoinSet::new();
    for (place, Case { name, make, label }) in cases::all().into_iter().enumerate() {
        let (press, sandbox, turns) = (Arc::clone(&press), sandbox.clone(), Arc::clone(&turns));
        running.spawn(async move {
            let _turn = turns.acquire().await.unwrap();
            let received = file(&name, make(press.as_ref()));
            let outcome = sandbox.prepare(&[received], &PrepareLimits::default()).await.unwrap();
            let verdicts = verdicts(&outcome);
            let kept = match outcome {
                Outcome::Prepared(done) => Some(done.pdf),
                Outcome::Refused(_) => None,
            };
            Judged { place, name, label, verdicts, kept }
        });
    }
    let mut all = running.join_all().await;
    all.sort_unstable_by_key(|judged| judged.place);
    let mut seen = HashSet::new();
    for judged in &mut all {
        if judged.kept.take().is_some_and(|kept| !seen.insert(kept)) {
            judged.verdicts.push(SAME_FILE);
        }
    }
    all
}

/// How often a verdict was given rightly and wrongly, and how often it was missing.
struct Count {
    right: usize,
    wrong: Vec<String>,
    missed: Vec<String>,
}

impl Count {
    fn of(verdict: &'static str, all: &[Judged]) -> Self {
        let mut count = Self { right: 0, wrong: Vec::new(), missed: Vec::new() };
        for judged in all {
            match (judged.label == Some(verdict), judged.verdicts.contains(&verdict)) {
                (true, true) => count.right += 1,
                (false, true) => count.wrong.push(judged.name.clone()),
                (true, false) => count.missed.push(format!("{} {:?}", judged.name, judged.verdicts)),
                (false, false) => {}
            }
        }
        count
    }

    fn given(&self) -> usize {
        self.right + self.wrong.len()
    }

    fn deserved(&self) -> usize {
        self.right + self.missed.len()
    }

    fn precision(&self) -> f64 {
        self.right as f64 / self.given().max(1) as f64
    }

    fn recall(&self) -> f64 {
        self.right as f64 / self.deserved().max(1) as f64
    }
}

/// The page `docs/reference/document-check.md` is what was measured; `UPDATE_DOCS=1` writes it anew.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[expect(clippy::disallowed_methods, reason = "a switch for people, not configuration")]
async fn questions_and_refusals_are_deserved() {
    let started = Instant::now();
    let all = judge_all().await;
    assert!(all.len() >= FEWEST_FILES, "{} files", all.len());
    let good = all.iter().filter(|judged| judged.label.is_none()).count();
    eprintln!("{} files, {good} of them good, in {} s", all.len(), started.elapsed().as_secs());
    let mut page = format!(
        "# What the check of documents finds\n\n\
         Measured by `crates/paper/tests/parts/labelled.rs` on {} files made from seeds, {good} of which deserve neither a question nor a\n\
         refusal; do not edit by hand. Precision: of the files it was given to, how many deserve it; at least {:.0} %, since questions\n\
         for nothing teach people to ignore questions. Found: of the files that deserve it, how many got it; at least {:.0} %.\n\n\
         | question or refusal | given | rightly | precision | deserved | found |\n| --- | ---: | ---: | ---: | ---: | ---: |\n",
        all.len(),
        100.0 * PRECISION,
        100.0 * RECALL,
    );
    let mut below = Vec::new();
    for (verdict, name) in VERDICTS {
        let count = Count::of(verdict, &all);
        let (precision, recall) = (count.precision(), count.recall());
        let row = format!("| {name} | {} | {} | {:.1} % | {} | {:.1} % |", count.given(), count.right, 100.0 * precision, count.deserved(), 100.0 * recall);
        eprintln!("{row} wrongly {:?}, missed {:?}", count.wrong, count.missed);
        writeln!(page, "{row}").unwrap();
        if precision < PRECISION || recall < RECALL {
            below.push(verdict);
        }
    }
    let strange: Vec<&str> = all.iter().filter(|judged| !judged.verdicts.iter().all(is_known)).map(|judged| judged.name.as_str()).collect();
    assert_eq!(strange, Vec::<&str>::new(), "refused for another reason");
    assert_eq!(below, Vec::<&str>::new(), "below {PRECISION} of precision or {RECALL} found");

    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/document-check.md");
    if std::env::var("UPDATE_DOCS").is_ok() {
        std::fs::write(path, &page).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), page, "run the tests with UPDATE_DOCS=1 and commit docs/reference/document-check.md");
}
