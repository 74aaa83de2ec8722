//! An answer: read once into a canonical form, kept as text, empty when nothing was answered.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::field::{Choice, FieldKind};
use crate::text::{self, ErrorKey, TextError};
use crate::time::parse_day;

/// Longest answer of one line, in characters.
pub const LINE: usize = 255;
/// Most digits of a number before and after the comma.
const DIGITS: (usize, usize) = (15, 6);

/// What was answered: a text, `-12.5`, `2026-05-01`, `yes`, the codes of choices, the identifier of a file.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Answer(Vec<String>);

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answer(…)")
    }
}

/// Why an answer was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerError {
    TooLong { max: usize, found: usize },
    ControlCharacter,
    NotANumber,
    NotADate,
    NotOffered,
}

impl AnswerError {
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::TooLong { .. } => "answer-too-long",
            Self::ControlCharacter => "answer-control-character",
            Self::NotANumber => "answer-not-a-number",
            Self::NotADate => "answer-not-a-date",
            Self::NotOffered => "answer-not-offered",
        }
    }
}

impl From<AnswerError> for ErrorKey {
    fn from(error: AnswerError) -> Self {
        let key = Self::new(error.key());
        match error {
            AnswerError::TooLong { max, found } => key.number("max", max).number("found", found),
            _ => key,
        }
    }
}

impl From<TextError> for AnswerError {
    fn from(error: TextError) -> Self {
        match error {
            TextError::TooLong { max, found } => Self::TooLong { max, found },
            TextError::Missing | TextError::ControlCharacter => Self::ControlCharacter,
        }
    }
}

impl Answer {
    /// Takes a stored value as it is.
    #[must_use]
    pub const fn from_stored(values: Vec<String>) -> Self {
        Self(values)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    #[must_use]
    pub fn values(&self) -> &[String] {
        &self.0
    }

    /// The only value, or nothing.
    #[must_use]
    pub fn first(&self) -> &str {
        self.0.first().map_or("", String::as_str)
    }

    #[must_use]
    pub fn has(&self, value: &str) -> bool {
        self.0.iter().any(|held| held == value)
    }

    /// Reads what was typed or chosen; nothing at all is an answer too, the empty one. Long texts have at most
    /// `longest` characters.
    ///
    /// # Errors
    /// [`AnswerError`].
    pub fn read(kind: FieldKind, choices: &[Choice], typed: &[String], longest: usize) -> Result<Self, AnswerError> {
        let first = typed.first().map_or("", String::as_str);
        let one = match kind {
            FieldKind::Text => text::optional_line(first, LINE)?,
            FieldKind::LongText => text::optional_paragraph(first, longest)?,
            FieldKind::Number if first.trim().is_empty() => None,
            FieldKind::Number => Some(number(first).ok_or(AnswerError::NotANumber)?),
            FieldKind::Date if first.trim().is_empty() => None,
            FieldKind::Date => Some(parse_day(first).ok_or(AnswerError::NotADate)?.to_string()),
            FieldKind::YesNo => match first.trim() {
                "" => None,
                "yes" | "no" => Some(first.trim().to_owned()),
                _ => return Err(AnswerError::NotOffered),
            },
            FieldKind::Choice if first.trim().is_empty() => None,
            FieldKind::Choice => Some(choices.iter().find(|choice| choice.code == first).ok_or(AnswerError::NotOffered)?.code.clone()),
            FieldKind::Choices => {
                if typed.iter().any(|code| !code.trim().is_empty() && !choices.iter().any(|choice| choice.code == *code)) {
                    return Err(AnswerError::NotOffered);
                }
                // In the order of the list, whatever order the browser sends.
                return Ok(Self(choices.iter().filter(|choice| typed.contains(&choice.code)).map(|choice| choice.code.clone()).collect()));
            }
            FieldKind::File => None,
        };
        Ok(Self(one.into_iter().collect()))
    }
}

/// « -1 234,50 » as `-1234.50`.
fn number(typed: &str) -> Option<String> {
    let compact: String = typed.chars().filter(|c| !c.is_whitespace()).map(|c| if c == ',' { '.' } else { c }).collect();
    let (sign, digits) = match compact.strip_prefix(['-', '−']) {
        Some(rest) => ("-", rest),
        None => ("", compact.strip_prefix('+').unwrap_or(&compact)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    let is_number = !whole.is_empty() && whole.len() <= DIGITS.0 && fraction.len() <= DIGITS.1 && all_digits(whole) && all_digits(fraction);
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        rest => rest,
    };
    let fraction = if fraction.is_empty() { String::new() } else { format!(".{fraction}") };
    is_number.then(|| format!("{sign}{whole}{fraction}"))
}

#[cfg(test)]
mod tests {
    use super::super::field::read_choices;
    use super::*;

    fn read(kind: FieldKind, typed: &[&str]) -> Result<Vec<String>, AnswerError> {
        let choices = read_choices(&[], "Rouge\nVert\nBleu", "");
        let typed: Vec<String> = typed.iter().map(|text| (*text).to_owned()).collect();
        Answer::read(kind, &choices, &typed, 20).map(|answer| answer.values().to_vec())
    }

    // rule: 70
    #[test]
    fn nothing_is_the_empty_answer() {
        for kind in FieldKind::ALL {
            let blank: [&[&str]; 4] = [&[], &[""], &["  "], &["\u{a0}\t"]];
            for typed in blank {
                assert_eq!(read(*kind, typed), Ok(Vec::new()), "{kind:?} {typed:?}");
            }
        }
        assert_eq!(read(FieldKind::LongText, &[" \r\n "]), Ok(Vec::new()));
    }

    #[test]
    fn texts_are_bounded_and_plain() {
        assert_eq!(read(FieldKind::Text, &["  Zoé "]), Ok(vec!["Zoé".to_owned()]));
        assert_eq!(read(FieldKind::Text, &["a\nb"]), Err(AnswerError::ControlCharacter));
        assert_eq!(read(FieldKind::LongText, &["a\r\nb"]), Ok(vec!["a\nb".to_owned()]));
        assert_eq!(read(FieldKind::LongText, &["a".repeat(21).as_str()]), Err(AnswerError::TooLong { max: 20, found: 21 }));
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (typed, kept) in [("12,50", "12.50"), ("-1\u{a0}234", "-1234"), ("007", "7"), ("+0.5", "0.5"), ("−3", "-3")] {
            assert_eq!(read(FieldKind::Number, &[typed]), Ok(vec![kept.to_owned()]), "{typed}");
        }
        for typed in ["douze", "1,2,3", ",5", "1e3", "1234567890123456", "--1", "١٢"] {
            assert_eq!(read(FieldKind::Number, &[typed]), Err(AnswerError::NotANumber), "{typed}");
        }
    }

    // rule: 71
    #[test]
    fn days_and_choices_are_checked() {
        assert_eq!(read(FieldKind::Date, &["1/5/2026"]), Ok(vec!["2026-05-01".to_owned()]));
        assert_eq!(read(FieldKind::Date, &["31/02/2026"]), Err(AnswerError::NotADate));
        assert_eq!(read(FieldKind::YesNo, &["no"]), Ok(vec!["no".to_owned()]));
        assert_eq!(read(FieldKind::YesNo, &["peut-être"]), Err(AnswerError::NotOffered));
        assert_eq!(read(FieldKind::Choice, &["vert"]), Ok(vec!["vert".to_owned()]));
        assert_eq!(read(FieldKind::Choice, &["jaune"]), Err(AnswerError::NotOffered));
        assert_eq!(read(FieldKind::Choices, &["bleu", "rouge"]), Ok(vec!["rouge".to_owned(), "bleu".to_owned()]));
        assert_eq!(read(FieldKind::Choices, &["bleu", "jaune"]), Err(AnswerError::NotOffered));
    }

    #[test]
    fn debug_shows_no_answer() {
        assert_eq!(format!("{:?}", Answer::from_stored(vec!["Zoé".to_owned()])), "Answer(…)");
    }
}
