//! What questions and complementary forms have in common: an application asks them, its applicant answers them page by
//! page, and a submission keeps them.

use chrono::TimeDelta;
use domain::application::document::{Event, TABLE};
use domain::application::facts::By;
use domain::application::machine::step;
use domain::application::{DocumentStatus, Refusal};
use domain::form::Answer;
use domain::time::Instant;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use store::Tx;
use uuid::Uuid;

use crate::Ctx;
use crate::dossier::Dossier;
use crate::keys::sha256_hex;

/// How many characters stand for an answer in a page: nobody gains by answers that look alike.
const MARK: usize = 16;

/// What the script of a page adds to a mark when its answer is touched: put back to what the page came with, it may have been
/// saved otherwise meanwhile.
pub const TOUCHED: char = '~';

/// Between the parts of what a row keeps of the pages that saved it: the name of the last one, what it left unseen, what it
/// changed, and the pages before it.
const SEPARATOR: char = '|';

/// Before the key of a field that a page changed.
const CHANGED: char = '+';

/// Before the name of a page that saved before.
const EARLIER: char = '@';

/// How many pages that saved before are remembered: more windows nobody keeps open.
const PAGES: usize = 4;

/// Answers that follow one another within this time are one line of the trace.
const SERIES: TimeDelta = TimeDelta::minutes(15);

/// Where an answer is stored, at which version of its row.
#[derive(Clone, Debug)]
pub struct Stored {
    pub id: Uuid,
    pub version: i64,
    /// The page that saved it last.
    pub by: String,
    /// What that page left as another one had saved it, and never showed: keys of fields.
    pub unseen: Vec<String>,
    /// What it changed since it was opened: keys of fields.
    pub changed: Vec<String>,
    /// The pages that saved before it, the latest first, with what each of them changed.
    pub earlier: Vec<(String, Vec<String>)>,
}

impl Stored {
    /// A row, with what [`saved_by`] wrote into it.
    #[must_use]
    pub fn of(id: Uuid, version: i64, saved_by: &str) -> Self {
        let mut parts = saved_by.split(SEPARATOR);
        let by = parts.next().unwrap_or_default().to_owned();
        let (mut unseen, mut changed, mut earlier) = (Vec::new(), Vec::new(), Vec::new());
        for part in parts {
            if let Some(key) = part.strip_prefix(CHANGED) {
                changed.push(key.to_owned());
            } else if let Some(page) = part.strip_prefix(EARLIER) {
                let mut names = page.split(CHANGED).map(str::to_owned);
                earlier.push((names.next().unwrap_or_default(), names.collect()));
            } else {
                unseen.push(part.to_owned());
            }
        }
        Self { id, version, by, unseen, changed, earlier }
    }

    /// What a page has changed since it was opened.
    #[must_use]
    pub fn changed_by(&self, page: &str) -> &[String] {
        if self.by == page {
            return &self.changed;
        }
        self.earlier.iter().find(|(name, _)| name == page).map(|(_, keys)| keys.as_slice()).unwrap_or_default()
    }
}

/// What a page saw of an answer: another number means that it changed meanwhile.
#[must_use]
pub fn seen(stored: Option<&Stored>) -> i64 {
    stored.map_or(0, |stored| stored.version)
}

/// Whether an answer is no longer what a page saw of it. What the same page saved before is no change behind its back.
#[must_use]
pub fn is_stale(stored: Option<&Stored>, saw: i64, page: &str) -> bool {
    seen(stored) != saw && stored.is_none_or(|stored| stored.by != page)
}

/// What stands in a page for an answer that it shows: it tells at the next save whether that page changed it.
#[must_use]
pub fn mark(answer: &Answer, is_not_concerned: bool) -> String {
    // No answer has a character of this kind.
    let text = format!("{is_not_concerned}\u{1f}{}", answer.values().join("\u{1f}"));
    let mut mark = sha256_hex(text.as_bytes());
    mark.truncate(MARK);
    mark
}

/// What a row keeps of the pages that save it: the name of this one, what it left as another one had saved it, what it
/// changed, and the pages before it.
#[must_use]
pub fn saved_by(page: &str, unseen: &[String], changed: &[String], stored: Option<&Stored>) -> String {
    let name: String = page.chars().filter(|sign| ![SEPARATOR, EARLIER, CHANGED].contains(sign)).take(64).collect();
    let mut keys: Vec<&String> = changed.iter().chain(stored.into_iter().flat_map(|stored| stored.changed_by(&name))).collect();
    keys.sort();
    keys.dedup();
    let mut by = name.clone();
    for key in unseen {
        by.extend([SEPARATOR]);
        by.push_str(key);
    }
    for key in keys {
        by.extend([SEPARATOR, CHANGED]);
        by.push_str(key);
    }
    let last = stored.map(|stored| (&stored.by, &stored.changed));
    let before = stored.into_iter().flat_map(|stored| stored.earlier.iter().map(|(page, keys)| (page, keys)));
    for (page, keys) in last.into_iter().chain(before).filter(|(page, _)| !page.is_empty() && **page != name).take(PAGES) {
        by.extend([SEPARATOR, EARLIER]);
        by.push_str(page);
        for key in keys {
            by.push(CHANGED);
            by.push_str(key);
        }
    }
    by
}

/// Whether a first answer was added; not when one for all applications was given in two of them at the same instant.
pub fn is_first(given: store::Result<()>) -> store::Result<bool> {
    match given {
        Ok(()) => Ok(true),
        Err(error) if error.is_unique_violation() => Ok(false),
        Err(error) => Err(error),
    }
}

/// What the latest submission kept; one made before there was anything of the kind kept nothing.
#[must_use]
pub fn kept<T: DeserializeOwned>(kept: Option<&RawValue>) -> Option<Vec<T>> {
    kept.and_then(|kept| serde_json::from_str(kept.get()).ok())
}

/// What lists are sorted by: shared by the institution, shared by the centre, the programme's own; then by position, those
/// without one last.
#[must_use]
pub const fn rank(is_shared: bool, centre: Option<Uuid>, position: Option<i32>) -> (u8, bool, i32) {
    let group = match (is_shared, centre) {
        (true, None) => 0,
        (true, Some(_)) => 1,
        (false, _) => 2,
    };
    match position {
        Some(position) => (group, false, position),
        None => (group, true, 0),
    }
}

/// Whether the applicant may answer now: the same moments as for saying that a document does not concern one, which takes no
/// file. Whoever posts the documents of a dossier answers here too.
pub fn allowed(ctx: &Ctx, dossier: &Dossier) -> Result<(), Refusal> {
    step(TABLE, DocumentStatus::Waiting, Event::DeclareNotConcerned, &dossier.facts(ctx, By::Applicant)).map(|_| ())
}

/// Whether the last line of the trace tells of the same answers given just before.
pub async fn continues(tx: &mut Tx, application: Uuid, (action, object): (&str, &str), now: Instant) -> store::Result<bool> {
    let latest = store::audit::latest(tx, application).await?;
    Ok(latest.is_some_and(|line| line.action == action && line.object == object && now - line.at < SERIES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_another_page_makes_an_answer_stale() {
        let key = |key: &str| vec![key.to_owned()];
        let stored = Stored::of(Uuid::nil(), 3, &saved_by("a", &["f1".to_owned(), "f4".to_owned()], &key("f2"), None));
        assert_eq!((stored.by.as_str(), stored.unseen.as_slice()), ("a", ["f1".to_owned(), "f4".to_owned()].as_slice()));
        let then = |stored: &Stored, page: &str, changed: &str| Stored::of(Uuid::nil(), 3, &saved_by(page, &[], &key(changed), Some(stored)));
        let later = then(&then(&then(&stored, "b", "f5"), "a", "f3"), "c", "f6");
        let changed = |of: &Stored, page: &str| of.changed_by(page).join(" ");
        assert_eq!(["a", "b", "c", "d"].map(|page| changed(&later, page)), ["f2 f3", "f5", "f6", ""]);
        let many = ["d", "e", "f", "g"].iter().fold(later, |stored, page| then(&stored, page, "f7"));
        assert_eq!(["b", "c", "g"].map(|page| changed(&many, page)), ["", "f6", "f7"]);
        assert!(Stored::of(Uuid::nil(), 3, "a").unseen.is_empty());
        assert!(!is_stale(Some(&stored), 3, "b"));
        assert!(!is_stale(Some(&stored), 2, "a"));
        assert!(is_stale(Some(&stored), 2, "b"));
        assert!(!is_stale(None, 0, "a"));
        assert!(is_stale(None, 1, "a"));
    }

    #[test]
    fn a_mark_tells_answers_apart() {
        let given = |values: &[&str]| Answer::from_stored(values.iter().map(|text| (*text).to_owned()).collect());
        let marks = [mark(&given(&[]), false), mark(&given(&[]), true), mark(&given(&["ab"]), false), mark(&given(&["a", "b"]), false)];
        assert_eq!(marks.iter().collect::<std::collections::BTreeSet<_>>().len(), marks.len(), "{marks:?}");
        assert_eq!(mark(&given(&["ab"]), false), marks[2]);
    }

    #[test]
    fn what_is_shared_comes_first_and_what_has_no_position_last() {
        let mut ranks = [rank(false, None, Some(1)), rank(true, Some(Uuid::nil()), None), rank(true, Some(Uuid::nil()), Some(9)), rank(true, None, Some(2))];
        ranks.sort_unstable();
        assert_eq!(ranks, [(0, false, 2), (1, false, 9), (1, true, 0), (2, false, 1)]);
    }
}
