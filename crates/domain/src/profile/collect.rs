//! Gathering every error of a page while reading its fields one by one.

use crate::text::{self, ErrorKey, Line, Paragraph, TextError};

use super::reference::Code;
use super::{FieldError, ProfileContext};

/// Errors met so far, in the order of the page.
#[derive(Default)]
pub(super) struct Errors(Vec<FieldError>);

impl Errors {
    pub(super) fn add(&mut self, field: &'static str, error: impl Into<ErrorKey>) {
        self.0.push(FieldError::new(field, error));
    }

    /// The value, or `None` and its error noted.
    pub(super) fn take<T, E: Into<ErrorKey>>(&mut self, field: &'static str, result: Result<T, E>) -> Option<T> {
        result.map_err(|error| self.add(field, error)).ok()
    }

    /// A mandatory line; `missing` is the sentence asking for it.
    pub(super) fn line<const MAX: usize>(&mut self, field: &'static str, input: &str, missing: &'static str) -> Option<Line<MAX>> {
        self.take(field, Line::parse(input).map_err(|error| or_missing(error, missing)))
    }

    /// An optional line: `None` when empty or refused.
    pub(super) fn optional_line<const MAX: usize>(&mut self, field: &'static str, input: &str) -> Option<Line<MAX>> {
        self.take(field, text::optional_line(input, MAX)).flatten().map(Line::from_stored)
    }

    /// A mandatory text of several lines.
    pub(super) fn paragraph<const MAX: usize>(&mut self, field: &'static str, input: &str, missing: &'static str) -> Option<Paragraph<MAX>> {
        self.take(field, Paragraph::parse(input).map_err(|error| or_missing(error, missing)))
    }

    /// An optional text of several lines: `None` when empty or refused.
    pub(super) fn optional_paragraph<const MAX: usize>(&mut self, field: &'static str, input: &str) -> Option<Paragraph<MAX>> {
        self.take(field, text::optional_paragraph(input, MAX)).flatten().map(Paragraph::from_stored)
    }

    /// A mandatory choice in a list: `missing` when nothing is chosen, `unknown` when the choice is not on offer.
    pub(super) fn choice(
        &mut self,
        field: &'static str,
        input: &str,
        missing: &'static str,
        unknown: &'static str,
        offered: impl FnOnce(&Code) -> bool,
    ) -> Option<Code> {
        if input.trim().is_empty() {
            self.add(field, ErrorKey::new(missing));
            return None;
        }
        self.optional_choice(field, input, unknown, offered)
    }

    /// An optional choice in a list: `None` when nothing is chosen or the choice is refused.
    pub(super) fn optional_choice(&mut self, field: &'static str, input: &str, unknown: &'static str, offered: impl FnOnce(&Code) -> bool) -> Option<Code> {
        if input.trim().is_empty() {
            return None;
        }
        let chosen = Code::parse(input).ok().filter(offered);
        if chosen.is_none() {
            self.add(field, ErrorKey::new(unknown));
        }
        chosen
    }

    /// A year in four digits, from 1900 to `latest`.
    pub(super) fn year(&mut self, field: &'static str, input: &str, latest: i32) -> Option<i32> {
        self.take(field, year(input, latest))
    }

    /// `value` when nothing was refused; a `None` without an error cannot happen and counts as a refusal.
    pub(super) fn finish<T>(self, value: Option<T>) -> Result<T, Vec<FieldError>> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self.0),
        }
    }
}

/// Last year of studies, internships and jobs: next year, because they may be going on.
pub(super) fn latest_year(ctx: &ProfileContext<'_>) -> i32 {
    ctx.year() + 1
}

fn or_missing(error: TextError, missing: &'static str) -> ErrorKey {
    match error {
        TextError::Missing => ErrorKey::new(missing),
        other => other.into(),
    }
}

const EARLIEST_YEAR: i32 = 1900;

/// Years go to the sentence as text: a year takes no thousands separator.
fn year(input: &str, latest: i32) -> Result<i32, ErrorKey> {
    let typed = input.trim();
    if typed.is_empty() {
        return Err(ErrorKey::new("year-missing"));
    }
    if typed.len() != 4 || !typed.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ErrorKey::new("year-format"));
    }
    let year: i32 = typed.parse().map_err(|_| ErrorKey::new("year-format"))?;
    if year < EARLIEST_YEAR {
        return Err(ErrorKey::new("year-too-early").text("min", EARLIEST_YEAR.to_string()));
    }
    if year > latest {
        return Err(ErrorKey::new("year-future").text("max", latest.to_string()));
    }
    Ok(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_between_1900_and_the_latest() {
        assert_eq!(year(" 1900 ", 2026), Ok(1900));
        assert_eq!(year("2026", 2026), Ok(2026));
        for (typed, key) in [
            ("", "year-missing"),
            ("deux mille", "year-format"),
            ("26", "year-format"),
            ("+202", "year-format"),
            ("2026.5", "year-format"),
            ("1899", "year-too-early"),
            ("2027", "year-future"),
        ] {
            assert_eq!(year(typed, 2026).map_err(|e| e.key), Err(key), "{typed}");
        }
    }
}
