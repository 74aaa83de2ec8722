//! Telephone numbers, kept as people write them: no country is guessed and no format imposed.

use serde::{Deserialize, Serialize};

use crate::text::{ErrorKey, checked_text, redacted_debug};

/// Longest number, separators included.
pub const MAX_LENGTH: usize = 20;
/// A number with fewer digits reaches nobody.
const MIN_DIGITS: usize = 4;

/// A telephone number: digits, `/ + ( ) - .` and single spaces.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phone(String);

redacted_debug!(Phone);

/// Why a number is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneError {
    Missing,
    TooLong { found: usize },
    Character { found: char },
    TooFewDigits,
}

impl PhoneError {
    /// Every key [`PhoneError::key`] can return.
    pub const KEYS: &'static [&'static str] = &["phone-missing", "phone-too-long", "phone-character", "phone-too-few-digits"];

    /// Message identifier.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Missing => "phone-missing",
            Self::TooLong { .. } => "phone-too-long",
            Self::Character { .. } => "phone-character",
            Self::TooFewDigits => "phone-too-few-digits",
        }
    }
}

impl From<PhoneError> for ErrorKey {
    fn from(error: PhoneError) -> Self {
        let key = Self::new(error.key());
        match error {
            PhoneError::TooLong { found } => key.number("max", MAX_LENGTH).number("found", found),
            PhoneError::Character { found } => key.text("found", found),
            PhoneError::Missing | PhoneError::TooFewDigits => key,
        }
    }
}

impl Phone {
    /// Checks a number; runs of white space become one space.
    ///
    /// # Errors
    /// [`PhoneError`]; an empty field is `Missing`.
    pub fn parse(input: &str) -> Result<Self, PhoneError> {
        let number = input.split_whitespace().collect::<Vec<_>>().join(" ");
        if number.is_empty() {
            return Err(PhoneError::Missing);
        }
        if let Some(found) = number.chars().find(|c| !c.is_ascii_digit() && !"/+()-. ".contains(*c)) {
            return Err(PhoneError::Character { found });
        }
        if number.len() > MAX_LENGTH {
            return Err(PhoneError::TooLong { found: number.len() });
        }
        if number.bytes().filter(u8::is_ascii_digit).count() < MIN_DIGITS {
            return Err(PhoneError::TooFewDigits);
        }
        Ok(Self(number))
    }
}

checked_text!(Phone);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_spellings_are_kept() {
        for (typed, kept) in [
            ("05 63 48 19 79", "05 63 48 19 79"),
            ("+33 (0)5.63.48-19/79", "+33 (0)5.63.48-19/79"),
            ("  06\u{A0}12\u{202F}34  56 78 ", "06 12 34 56 78"),
            ("+290 2345", "+290 2345"),
        ] {
            assert_eq!(Phone::parse(typed).unwrap().as_str(), kept);
        }
        assert_eq!(format!("{:?}", Phone::parse("0563481979").unwrap()), "Phone(…)");
    }

    #[test]
    fn each_mistake_has_its_error() {
        for (typed, error) in [
            (" ", PhoneError::Missing),
            ("05 63 48 19 79 / 06 12 34", PhoneError::TooLong { found: 25 }),
            ("05 63 48 19 79 poste 2", PhoneError::Character { found: 'p' }),
            ("٠٥٦٣٤٨", PhoneError::Character { found: '٠' }),
            ("+33", PhoneError::TooFewDigits),
            ("--", PhoneError::TooFewDigits),
        ] {
            assert_eq!(Phone::parse(typed), Err(error), "{typed}");
            assert!(PhoneError::KEYS.contains(&error.key()));
        }
    }
}
