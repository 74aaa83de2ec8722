//! Text as people type it: trimmed, normalised, bounded, and free of characters nobody can see.
//!
//! Also the shape every parser's error takes on its way to a sentence ([`ErrorKey`]) and the folded form used by
//! search columns ([`fold_key`]). Rich text and translated text live elsewhere.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// Gives a personal value a `Debug` that names its type and shows nothing of what it holds.
macro_rules! redacted_debug {
    ($name:ident) => {
        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}
pub(crate) use redacted_debug;

/// What every text that was checked once has beside the check.
macro_rules! checked_text {
    ($name:ident) => {
        impl $name {
            /// Takes a stored value as it is.
            #[must_use]
            pub fn from_stored(value: impl Into<String>) -> Self {
                Self(value.into())
            }

            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(&self.0)
            }
        }
    };
}
pub(crate) use checked_text;

/// The identifier of a sentence and the values to put in it.
///
/// The domain never writes sentences: the interface looks the key up in its message files.
#[derive(Clone, PartialEq, Eq)]
pub struct ErrorKey {
    /// Message identifier, for example `email-missing-at`.
    pub key: &'static str,
    /// Named values of the sentence.
    pub args: Vec<(&'static str, ErrorArg)>,
}

/// A value quoted in an error sentence; the interface formats it for the reader's language.
#[derive(Clone, PartialEq, Eq)]
pub enum ErrorArg {
    Number(i64),
    Date(NaiveDate),
    /// Something the person typed, to be shown back to them and to nobody else.
    Text(String),
}

impl ErrorKey {
    /// A sentence without values.
    #[must_use]
    pub const fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// Adds a number; counts larger than any text we accept are shown as the largest number.
    #[must_use]
    pub fn number(mut self, name: &'static str, value: impl TryInto<i64>) -> Self {
        self.args.push((name, ErrorArg::Number(value.try_into().unwrap_or(i64::MAX))));
        self
    }

    /// Adds a date.
    #[must_use]
    pub fn date(mut self, name: &'static str, value: NaiveDate) -> Self {
        self.args.push((name, ErrorArg::Date(value)));
        self
    }

    /// Adds something the person typed.
    #[must_use]
    pub fn text(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, ErrorArg::Text(value.into())));
        self
    }
}

/// Shows the key alone: the values may be personal.
impl fmt::Debug for ErrorKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ErrorKey({})", self.key)
    }
}

impl fmt::Debug for ErrorArg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(n) => write!(f, "Number({n})"),
            Self::Date(_) => f.write_str("Date(…)"),
            Self::Text(_) => f.write_str("Text(…)"),
        }
    }
}

/// Why a text is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextError {
    /// Nothing, or nothing one can see.
    Missing,
    /// Lengths are counted in characters after trimming.
    TooLong { max: usize, found: usize },
    /// A control character, a line break in a one-line field, or a mark that turns the reading direction around.
    ControlCharacter,
}

impl TextError {
    /// Every key [`TextError::key`] can return.
    pub const KEYS: &'static [&'static str] = &["text-missing", "text-too-long", "text-control-character"];

    /// Message identifier.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Missing => "text-missing",
            Self::TooLong { .. } => "text-too-long",
            Self::ControlCharacter => "text-control-character",
        }
    }
}

impl From<TextError> for ErrorKey {
    fn from(error: TextError) -> Self {
        let key = Self::new(error.key());
        match error {
            TextError::TooLong { max, found } => key.number("max", max).number("found", found),
            TextError::Missing | TextError::ControlCharacter => key,
        }
    }
}

/// A one-line text: trimmed, NFC, at most `max` characters.
///
/// # Errors
/// [`TextError`]; an empty text is `Missing`.
pub fn line(input: &str, max: usize) -> Result<String, TextError> {
    checked(trim(input).nfc().collect(), max, is_hostile)
}

/// Like [`line()`], an empty text being `None`.
///
/// # Errors
/// [`TextError`], never `Missing`.
pub fn optional_line(input: &str, max: usize) -> Result<Option<String>, TextError> {
    optional(line(input, max))
}

/// A text of several lines: trimmed, NFC, line breaks reduced to `\n`, at most `max` characters.
/// Tabs are kept, because lists pasted from a spreadsheet have them.
///
/// # Errors
/// [`TextError`]; an empty text is `Missing`.
pub fn paragraph(input: &str, max: usize) -> Result<String, TextError> {
    let unix = input.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}'], "\n");
    checked(trim(&unix).nfc().collect(), max, |c| !matches!(c, '\n' | '\t') && is_hostile(c))
}

/// Like [`paragraph`], an empty text being `None`.
///
/// # Errors
/// [`TextError`], never `Missing`.
pub fn optional_paragraph(input: &str, max: usize) -> Result<Option<String>, TextError> {
    optional(paragraph(input, max))
}

fn optional(result: Result<String, TextError>) -> Result<Option<String>, TextError> {
    match result {
        Ok(text) => Ok(Some(text)),
        Err(TextError::Missing) => Ok(None),
        Err(error) => Err(error),
    }
}

fn checked(text: String, max: usize, hostile: impl Fn(char) -> bool) -> Result<String, TextError> {
    if text.is_empty() {
        return Err(TextError::Missing);
    }
    if text.chars().any(hostile) {
        return Err(TextError::ControlCharacter);
    }
    let found = text.chars().count();
    if found > max {
        return Err(TextError::TooLong { max, found });
    }
    Ok(text)
}

/// Trims white space and the invisible marks that copying from a page or a PDF leaves at the ends.
fn trim(input: &str) -> &str {
    input.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200B}' | '\u{2060}' | '\u{FEFF}'))
}

/// Characters that break a line, a terminal or the order in which a text is read.
fn is_hostile(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A one-line text of at most `MAX` characters, never empty.
///
/// Reading one back from storage does not check it again: what was accepted once stays readable when a limit changes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Line<const MAX: usize>(String);

/// A text of several lines of at most `MAX` characters, never empty. See [`Line`] about storage.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Paragraph<const MAX: usize>(String);

macro_rules! bounded_text {
    ($name:ident, $parse:ident) => {
        impl<const MAX: usize> $name<MAX> {
            /// Checks and normalises a text.
            ///
            /// # Errors
            /// [`TextError`].
            pub fn parse(input: &str) -> Result<Self, TextError> {
                $parse(input, MAX).map(Self)
            }

            /// Takes a stored value as it is.
            #[must_use]
            pub fn from_stored(value: impl Into<String>) -> Self {
                Self(value.into())
            }

            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            #[must_use]
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl<const MAX: usize> fmt::Display for $name<MAX> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl<const MAX: usize> fmt::Debug for $name<MAX> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}
bounded_text!(Line, line);
bounded_text!(Paragraph, paragraph);

/// The form of a text used to search and sort: ASCII letters and digits in lower case, words separated by one space.
///
/// Computed here rather than in SQL because the engines disagree on what lower case means beyond ASCII.
/// « Lefèvre-D’Arc », « LEFEVRE D ARC » and « lefe\u{300}vre d'arc » share one key.
#[must_use]
pub fn fold_key(input: &str) -> String {
    let mut key = String::with_capacity(input.len());
    let mut between_words = false;
    for c in input.nfkd().filter(|c| !is_combining_mark(*c)) {
        let Some(ascii) = deunicode::deunicode_char(c) else {
            between_words = true;
            continue;
        };
        for a in ascii.chars() {
            if a.is_ascii_alphanumeric() {
                if between_words && !key.is_empty() {
                    key.push(' ');
                }
                between_words = false;
                key.push(a.to_ascii_lowercase());
            } else if !c.is_alphabetic() {
                // A letter transliterated with a sign (the Cyrillic soft sign) does not end a word.
                between_words = true;
            }
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_is_trimmed_and_composed() {
        assert_eq!(line("  Lefe\u{300}vre \u{A0}", 20).unwrap(), "Lefèvre");
        assert_eq!(line("\u{FEFF}Zoé\u{200B}", 20).unwrap(), "Zoé");
        assert_eq!(line("Marie  Anne", 20).unwrap(), "Marie  Anne", "spaces inside are the person's");
    }

    #[test]
    fn nothing_visible_is_missing() {
        for blank in ["", "   ", "\u{A0}\t\n", "\u{200B}\u{FEFF} "] {
            assert_eq!(line(blank, 10), Err(TextError::Missing));
            assert_eq!(optional_line(blank, 10), Ok(None));
            assert_eq!(paragraph(blank, 10), Err(TextError::Missing));
            assert_eq!(optional_paragraph(blank, 10), Ok(None));
        }
    }

    #[test]
    fn control_characters_are_refused_not_dropped() {
        for bad in ["a\u{0}b", "a\nb", "a\tb", "a\u{7F}b", "a\u{85}b", "a\u{202E}b", "a\u{2028}b", "a\u{2067}b"] {
            assert_eq!(line(bad, 10), Err(TextError::ControlCharacter), "{bad:?}");
        }
        assert_eq!(paragraph("a\u{0}b", 10), Err(TextError::ControlCharacter));
        assert_eq!(paragraph("a\u{202E}b", 10), Err(TextError::ControlCharacter));
    }

    #[test]
    fn length_counts_characters_after_composition() {
        assert_eq!(line("e\u{301}e\u{301}", 2).unwrap(), "éé");
        assert_eq!(line("éééé", 3), Err(TextError::TooLong { max: 3, found: 4 }));
    }

    #[test]
    fn a_paragraph_keeps_its_lines() {
        assert_eq!(paragraph("un\r\ndeux\rtrois\u{2028}quatre\tcinq\r\n", 40).unwrap(), "un\ndeux\ntrois\nquatre\tcinq");
        assert_eq!(paragraph("a\r\nb", 3).unwrap(), "a\nb", "a line break counts once");
    }

    #[test]
    fn debug_shows_nothing_personal() {
        assert_eq!(format!("{:?}", Line::<10>::parse("Zoé").unwrap()), "Line(…)");
        assert_eq!(format!("{:?}", Paragraph::<10>::parse("Zoé").unwrap()), "Paragraph(…)");
        assert_eq!(format!("{:?}", ErrorKey::new("k").text("value", "Zoé")), "ErrorKey(k)");
    }

    #[test]
    fn keys_fold_accents_case_and_punctuation() {
        for same in ["Lefèvre-D’Arc", "LEFEVRE D'ARC", " lefe\u{300}vre   d arc. ", "Lefèvre – d‘Arc"] {
            assert_eq!(fold_key(same), "lefevre d arc");
        }
        assert_eq!(fold_key("Œuvre ﬁnale, Straße"), "oeuvre finale strasse");
        assert_eq!(fold_key("Ольга"), "olga");
        assert_eq!(fold_key("…"), "");
    }

    proptest! {
        #[test]
        fn accepted_lines_are_stable(input in ".{0,40}") {
            if let Ok(once) = line(&input, 40) {
                prop_assert_eq!(line(&once, 40), Ok(once.clone()));
            }
        }

        #[test]
        fn fold_key_is_idempotent_and_plain(input in "\\PC{0,40}") {
            let key = fold_key(&input);
            prop_assert!(key.chars().all(|c| c == ' ' || c.is_ascii_digit() || c.is_ascii_lowercase()));
            prop_assert!(!key.starts_with(' ') && !key.ends_with(' ') && !key.contains("  "));
            prop_assert_eq!(fold_key(&key), key);
        }
    }
}
