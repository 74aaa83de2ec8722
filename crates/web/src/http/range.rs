//! Which part of a file a browser asks for: `Range` and `If-Range` of RFC 9110 (§ 14, § 13.1.5).
//!
//! One part at a time. Several parts at once, and whatever cannot be read, are answered with the whole file, as the RFC lets
//! a server do; so is a file that is no longer the one of which the browser has the beginning.

use std::convert::Infallible;
use std::ops::Range;

use axum::extract::FromRequestParts;
use axum::http::header::{IF_RANGE, RANGE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method};

/// What the request says about the part it wants.
#[derive(Clone, Debug)]
pub struct Wanted {
    range: Option<HeaderValue>,
    /// The file of which the browser has a part already.
    known: Option<HeaderValue>,
}

/// What is to be sent of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Whole,
    /// These bytes; at least one.
    Bytes(Range<u64>),
    /// Nothing: the file ends before the part begins.
    Unsatisfiable,
}

impl Wanted {
    fn read(method: &Method, headers: &HeaderMap) -> Self {
        let mut ranges = headers.get_all(RANGE).iter();
        // Parts are defined for GET alone.
        let range = ranges.next().filter(|_| method == Method::GET && ranges.next().is_none());
        Self { range: range.cloned(), known: headers.get(IF_RANGE).cloned() }
    }

    /// The part of a file of this size that has this strong entity tag. A date in `If-Range` fits no file: none is sent.
    #[must_use]
    pub fn part(&self, size: u64, tag: Option<&HeaderValue>) -> Part {
        let Some(range) = &self.range else { return Part::Whole };
        if self.known.as_ref().is_some_and(|known| Some(known) != tag) {
            return Part::Whole;
        }
        range.to_str().map_or(Part::Whole, |range| parse(range, size))
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Wanted {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        Ok(Self::read(&parts.method, &parts.headers))
    }
}

fn parse(range: &str, size: u64) -> Part {
    let Some((unit, set)) = range.split_once('=') else { return Part::Whole };
    if !unit.eq_ignore_ascii_case("bytes") {
        return Part::Whole;
    }
    let Some((first, last)) = set.trim().split_once('-') else { return Part::Whole };
    if first.is_empty() {
        return match number(last) {
            Some(0) => Part::Unsatisfiable,
            Some(length) if size > 0 => Part::Bytes(size.saturating_sub(length)..size),
            // The last bytes of an empty file are that file, for which there is no `Content-Range`.
            _ => Part::Whole,
        };
    }
    let Some(first) = number(first) else { return Part::Whole };
    let end = match number(last) {
        Some(last) if last >= first => last.saturating_add(1).min(size),
        None if last.is_empty() => size,
        _ => return Part::Whole,
    };
    if first < size { Part::Bytes(first..end) } else { Part::Unsatisfiable }
}

/// Digits alone; a number that no file is as long as counts as the greatest.
fn number(text: &str) -> Option<u64> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(range: &str) -> Wanted {
        Wanted { range: Some(HeaderValue::from_str(range).unwrap()), known: None }
    }

    fn part(range: &str, size: u64) -> Part {
        wanted(range).part(size, None)
    }

    #[test]
    fn a_part_is_its_first_byte_and_its_last() {
        for (range, bytes) in [
            ("bytes=0-0", 0..1),
            ("bytes=0-499", 0..500),
            ("bytes=500-999", 500..1_000),
            ("bytes=999-999", 999..1_000),
            ("BYTES=1-2", 1..3),
            ("bytes= 1-2 ", 1..3),
            ("bytes=007-8", 7..9),
            // Beyond the end, as far as there is something.
            ("bytes=990-2000", 990..1_000),
            ("bytes=0-18446744073709551615", 0..1_000),
            ("bytes=0-99999999999999999999999", 0..1_000),
            // To the end.
            ("bytes=0-", 0..1_000),
            ("bytes=400-", 400..1_000),
            // The last ones.
            ("bytes=-1", 999..1_000),
            ("bytes=-400", 600..1_000),
            ("bytes=-1000", 0..1_000),
            ("bytes=-5000", 0..1_000),
            ("bytes=-99999999999999999999999", 0..1_000),
        ] {
            assert_eq!(part(range, 1_000), Part::Bytes(bytes), "{range}");
        }
    }

    #[test]
    fn a_part_that_begins_after_the_end_cannot_be_sent() {
        for range in ["bytes=1000-", "bytes=1000-1000", "bytes=5000-6000", "bytes=-0", "bytes=99999999999999999999999-", "bytes=18446744073709551615-"] {
            assert_eq!(part(range, 1_000), Part::Unsatisfiable, "{range}");
        }
        assert_eq!(part("bytes=0-", 0), Part::Unsatisfiable);
        assert_eq!(part("bytes=0-0", 0), Part::Unsatisfiable);
        assert_eq!(part("bytes=-0", 0), Part::Unsatisfiable);
        assert_eq!(part("bytes=-5", 0), Part::Whole);
    }

    #[test]
    fn what_cannot_be_read_and_several_parts_are_the_whole_file() {
        for range in [
            "",
            "bytes",
            "bytes=",
            "bytes=-",
            "bytes=--1",
            "bytes=5",
            "bytes=5-4",
            "bytes=a-b",
            "bytes=1-b",
            "bytes=+1-2",
            "bytes=1 - 2",
            "bytes=1-2-3",
            "bytes=0x1-2",
            "bytes =1-2",
            "bytes:1-2",
            "lines=1-2",
            "bytes=0-1,5-6",
            "bytes=0-1,",
            "bytes=2000-,0-1",
            "bytes=-5,0-1",
        ] {
            assert_eq!(part(range, 1_000), Part::Whole, "{range:?}");
        }
        let unreadable = Wanted { range: Some(HeaderValue::from_bytes(b"bytes=0-1\xff").unwrap()), known: None };
        assert_eq!(unreadable.part(1_000, None), Part::Whole);
    }

    #[test]
    fn a_part_of_another_file_is_not_sent() {
        let tag = HeaderValue::from_static("\"abc\"");
        let asked = |known: &'static str| Wanted { known: Some(HeaderValue::from_static(known)), ..wanted("bytes=0-1") };
        assert_eq!(asked("\"abc\"").part(10, Some(&tag)), Part::Bytes(0..2));
        for known in ["\"abd\"", "W/\"abc\"", "abc", "", "Sat, 29 Oct 1994 19:43:31 GMT"] {
            assert_eq!(asked(known).part(10, Some(&tag)), Part::Whole, "{known}");
        }
        assert_eq!(asked("\"abc\"").part(10, None), Part::Whole);
        let beyond = Wanted { range: Some(HeaderValue::from_static("bytes=10-")), ..asked("\"abd\"") };
        assert_eq!(beyond.part(10, Some(&tag)), Part::Whole, "of the file there is now, nothing was asked for");
    }

    #[test]
    fn parts_are_for_get_alone_and_one_line_says_which() {
        let mut headers = HeaderMap::new();
        assert_eq!(Wanted::read(&Method::GET, &headers).part(10, None), Part::Whole);
        headers.append(RANGE, HeaderValue::from_static("bytes=0-1"));
        assert_eq!(Wanted::read(&Method::GET, &headers).part(10, None), Part::Bytes(0..2));
        assert_eq!(Wanted::read(&Method::HEAD, &headers).part(10, None), Part::Whole);
        headers.append(RANGE, HeaderValue::from_static("bytes=4-5"));
        assert_eq!(Wanted::read(&Method::GET, &headers).part(10, None), Part::Whole);
    }
}
