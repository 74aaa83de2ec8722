//! A list that is loaded whole: the search over its lines, and how many of them are shown.

use domain::text::fold_key;
use serde::Deserialize;

/// A list up to this long is read at a glance: it has no search.
const SHORT: usize = 15;

/// Lines shown at once; a search finds the others.
const SHOWN: usize = 200;

/// The words looked for, as the address has them.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Search {
    pub q: String,
}

/// What a list shows.
#[derive(Debug)]
pub struct Sought<T> {
    pub lines: Vec<T>,
    /// Lines that were found but are not shown.
    pub more: usize,
    /// The words looked for, as typed.
    pub words: String,
    /// Whether the list has a search: it is long, or was searched already.
    pub searches: bool,
}

impl<T> Sought<T> {
    /// Nothing is shown because nothing says these words.
    #[must_use]
    pub fn is_in_vain(&self) -> bool {
        self.lines.is_empty() && !self.words.trim().is_empty()
    }
}

impl Search {
    /// The lines that say every word looked for; `said` tells all that a line says.
    #[must_use]
    pub fn among<T>(self, mut lines: Vec<T>, said: impl Fn(&T) -> String) -> Sought<T> {
        let words = fold_key(&self.q);
        let searches = lines.len() > SHORT || !words.is_empty();
        if !words.is_empty() {
            lines.retain(|line| {
                let said = fold_key(&said(line));
                words.split(' ').all(|word| said.contains(word))
            });
        }
        let more = lines.len().saturating_sub(SHOWN);
        lines.truncate(SHOWN);
        Sought { lines, more, words: self.q, searches }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sought(lines: usize, words: &str) -> Sought<String> {
        let lines = (1..=lines).map(|number| format!("Commission n°{number} de Génie civil")).collect();
        Search { q: words.to_owned() }.among(lines, String::clone)
    }

    #[test]
    fn a_short_list_has_no_search_until_it_is_searched() {
        assert!(!sought(SHORT, "").searches && sought(SHORT + 1, "").searches && sought(1, "genie").searches);
    }

    #[test]
    fn every_word_is_found_in_any_order_and_without_accents() {
        assert_eq!(sought(20, "CIVIL genie 17").lines, ["Commission n°17 de Génie civil"]);
        let none = sought(20, "civil droit");
        assert!(none.is_in_vain() && none.words == "civil droit");
    }

    #[test]
    fn lines_beyond_those_shown_are_counted() {
        let all = sought(SHOWN + 3, "");
        assert_eq!((all.lines.len(), all.more, all.is_in_vain()), (SHOWN, 3, false));
        assert!(!sought(0, " ").is_in_vain());
    }
}
