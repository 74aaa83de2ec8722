//! The pages of a list: which of them are offered, and what their links say. `ui/pager.html` writes them.

use super::{Page, format};

/// The foot of a list.
#[derive(Debug)]
pub struct Pager {
    /// « 26 à 40 sur 40 »; empty without a line.
    pub summary: String,
    /// Page, its address, whether it is this one; none = an ellipsis. Empty when there is one page only.
    pub pages: Vec<Option<(u64, String, bool)>>,
    pub next: Option<String>,
}

/// Which part of a list is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The page this is, from 1.
    pub at: u64,
    /// Lines of a whole page.
    pub size: u64,
    /// Lines of this one.
    pub lines: usize,
    /// Lines of all pages.
    pub total: u64,
    /// How many these are, where they were not counted to the end.
    pub of: Option<String>,
}

impl Pager {
    /// The first page, the last one and those beside this one.
    #[must_use]
    pub fn new(page: &Page, shown: Shown, link: impl Fn(u64) -> String) -> Self {
        let Shown { at, size, total, .. } = shown;
        let last = total.div_ceil(size).max(1);
        let lines = u64::try_from(shown.lines).unwrap_or(0);
        let first = if lines == 0 { 0 } else { (at - 1) * size + 1 };
        let number = |n: u64| format::number(page.lang, i64::try_from(n).unwrap_or(i64::MAX));
        let of = shown.of.unwrap_or_else(|| number(total));
        let summary = page.t3("list-range", "first", number(first), "last", number(first + lines.saturating_sub(1)), "total", of);
        Self { summary: if lines == 0 { String::new() } else { summary }, next: (at < last).then(|| link(at + 1)), pages: pages(at, last, link) }
    }
}

fn pages(at: u64, last: u64, link: impl Fn(u64) -> String) -> Vec<Option<(u64, String, bool)>> {
    let mut pages = Vec::new();
    if last == 1 {
        return pages;
    }
    for n in 1..=last {
        if n == 1 || n == last || n.abs_diff(at) <= 1 {
            pages.push(Some((n, link(n), n == at)));
        } else if pages.last().is_some_and(Option::is_some) {
            pages.push(None);
        }
    }
    pages
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(at: u64, last: u64) -> Vec<u64> {
        pages(at, last, |n| n.to_string()).into_iter().map(|entry| entry.map_or(0, |(n, ..)| n)).collect()
    }

    #[test]
    fn pages_far_away_are_left_out() {
        assert_eq!(numbers(1, 1), Vec::<u64>::new());
        assert_eq!(numbers(2, 3), [1, 2, 3]);
        assert_eq!(numbers(5, 9), [1, 0, 4, 5, 6, 0, 9]);
        assert_eq!(numbers(1, 9), [1, 2, 0, 9]);
        let current: Vec<u64> = pages(2, 3, |n| n.to_string()).into_iter().flatten().filter(|(.., is_current)| *is_current).map(|(n, ..)| n).collect();
        assert_eq!(current, [2]);
    }
}
