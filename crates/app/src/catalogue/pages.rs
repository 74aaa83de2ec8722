//! Pages kept ready for visitors without a session: bounded, and gone with what they were made from.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;

/// Most pages kept at a time; queries are the visitors' to invent.
const MOST: usize = 256;
/// Most bytes of them together.
const MOST_BYTES: usize = 4 << 20;

/// One page, as it is and compressed.
#[derive(Clone, Debug)]
pub struct Rendered {
    pub plain: Bytes,
    pub gzip: Bytes,
}

impl Rendered {
    fn size(&self) -> usize {
        self.plain.len() + self.gzip.len()
    }
}

/// Pages by key, all of one moment: asking with another moment forgets the former ones.
#[derive(Debug, Default)]
pub struct Pages(Mutex<Shelf>);

#[derive(Debug, Default)]
struct Shelf {
    moment: (i64, i64),
    pages: HashMap<String, Rendered>,
    bytes: usize,
}

impl Pages {
    /// The page of a key, when it was made at this moment (minute of the clock, version of the settings).
    #[must_use]
    pub fn get(&self, moment: (i64, i64), key: &str) -> Option<Rendered> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.moment == moment { held.pages.get(key).cloned() } else { None }
    }

    /// Keeps a page. When there is no room it is not kept: the pages most asked for come first after each change.
    pub fn put(&self, moment: (i64, i64), key: String, page: Rendered) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.moment != moment {
            held.moment = moment;
            held.pages.clear();
            held.bytes = 0;
        }
        let size = page.size();
        if held.pages.len() < MOST && held.bytes + size <= MOST_BYTES {
            let before = held.pages.insert(key, page).map_or(0, |before| before.size());
            held.bytes = held.bytes + size - before;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(text: &'static str) -> Rendered {
        Rendered { plain: Bytes::from_static(text.as_bytes()), gzip: Bytes::new() }
    }

    #[test]
    fn a_page_is_forgotten_when_the_moment_passes() {
        let kept = Pages::default();
        kept.put((1, 1), "fr".to_owned(), page("a"));
        assert_eq!(kept.get((1, 1), "fr").map(|p| p.plain), Some(Bytes::from_static(b"a")));
        assert!(kept.get((2, 1), "fr").is_none());
        kept.put((2, 1), "en".to_owned(), page("b"));
        assert!(kept.get((2, 1), "fr").is_none());
    }

    #[test]
    fn invented_queries_do_not_fill_the_memory() {
        let kept = Pages::default();
        for i in 0..MOST + 5 {
            kept.put((1, 1), i.to_string(), page("x"));
        }
        assert!(kept.get((1, 1), &MOST.to_string()).is_none());
    }

    #[test]
    fn large_pages_do_not_fill_the_memory() {
        let kept = Pages::default();
        let large = Rendered { plain: Bytes::from(vec![0_u8; MOST_BYTES / 2]), gzip: Bytes::from_static(b"z") };
        kept.put((1, 1), "a".to_owned(), large.clone());
        kept.put((1, 1), "b".to_owned(), large.clone());
        assert_eq!((kept.get((1, 1), "a").is_some(), kept.get((1, 1), "b").is_some()), (true, false));
        kept.put((2, 1), "b".to_owned(), large);
        assert!(kept.get((2, 1), "b").is_some(), "there is room again");
    }
}
