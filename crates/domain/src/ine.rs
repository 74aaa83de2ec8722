//! The national student identifier: which of its three forms was typed, and whether its key is right.
//!
//! Whether the number belongs to this person is for the student system to say; whether another account has it, for the store.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::text::{ErrorKey, redacted_debug};

/// Characters of an identifier with its key, in all three forms.
pub const LENGTH: usize = 11;

/// Key letters of the form given by the education authorities: no I, O or Q.
const BEA_KEYS: &[u8; 23] = b"ABCDEFGHJKLMNPRSTUVWXYZ";

/// The three forms in use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum IneKind {
    /// Ten digits and a letter, given by the education authorities (« base 23 »); printed on the bac transcript.
    Bea,
    /// Ten digits or letters and a digit, given by universities (« base 36 »).
    Nne,
    /// Nine digits and two letters, the national register's form. Only its form can be checked here.
    Ines,
}

/// A well-formed identifier, number and key apart, in upper case.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Ine {
    kind: IneKind,
    number: String,
    key: String,
}

redacted_debug!(Ine);

/// Why an identifier is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IneError {
    Missing,
    /// Not eleven characters, spaces aside.
    Length {
        found: usize,
    },
    /// Something other than a digit or an unaccented letter.
    Character {
        found: char,
    },
    /// Eleven digits and letters, arranged as in none of the three forms.
    Form,
    /// The right arrangement, a number that is never given: the same digit ten times.
    Number,
    /// The number and the key do not belong together: one of them is mistyped.
    Key,
}

impl IneError {
    /// Every key [`IneError::key`] can return.
    pub const KEYS: &'static [&'static str] = &["ine-missing", "ine-length", "ine-character", "ine-form", "ine-number", "ine-key"];

    /// Message identifier.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Missing => "ine-missing",
            Self::Length { .. } => "ine-length",
            Self::Character { .. } => "ine-character",
            Self::Form => "ine-form",
            Self::Number => "ine-number",
            Self::Key => "ine-key",
        }
    }
}

impl From<IneError> for ErrorKey {
    fn from(error: IneError) -> Self {
        let key = Self::new(error.key());
        match error {
            IneError::Length { found } => key.number("expected", LENGTH).number("found", found),
            IneError::Character { found } => key.text("found", found),
            _ => key,
        }
    }
}

impl Ine {
    /// Checks an identifier and its key typed together; spaces and case do not matter.
    ///
    /// # Errors
    /// [`IneError`]; an empty field is `Missing`, which a form where the INE is optional takes for « none ».
    pub fn parse(input: &str) -> Result<Self, IneError> {
        let typed: String = input.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        if typed.is_empty() {
            return Err(IneError::Missing);
        }
        if let Some(found) = typed.chars().find(|c| !c.is_ascii_alphanumeric()) {
            return Err(IneError::Character { found });
        }
        if typed.len() != LENGTH {
            return Err(IneError::Length { found: typed.len() });
        }
        let kind = check(typed.as_bytes())?;
        let (number, key) = typed.split_at(if kind == IneKind::Ines { 9 } else { 10 });
        Ok(Self { kind, number: number.to_owned(), key: key.to_owned() })
    }

    /// Rebuilds an identifier from its stored number and key without checking it again.
    #[must_use]
    pub fn from_stored(number: impl Into<String>, key: impl Into<String>) -> Self {
        let (number, key) = (number.into(), key.into());
        let kind = match key.as_bytes() {
            [_, _] => IneKind::Ines,
            [digit] if digit.is_ascii_digit() => IneKind::Nne,
            _ => IneKind::Bea,
        };
        Self { kind, number, key }
    }

    #[must_use]
    pub const fn kind(&self) -> IneKind {
        self.kind
    }

    /// The identifier without its key: ten characters, nine for an INES.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    /// The key alone: one character, two for an INES.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// Number and key in one run, as typed in the form.
impl fmt::Display for Ine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.number, self.key)
    }
}

/// `typed` is eleven ASCII digits and upper-case letters. The last characters tell the forms apart.
fn check(typed: &[u8]) -> Result<IneKind, IneError> {
    let (number, last) = (&typed[..10], typed[10]);
    let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    let same_digit = digits(number) && number.iter().all(|b| *b == number[0]);
    if last.is_ascii_alphabetic() {
        if digits(&typed[..9]) && typed[9].is_ascii_alphabetic() {
            return Ok(IneKind::Ines);
        }
        if !digits(number) {
            return Err(IneError::Form);
        }
        if same_digit {
            return Err(IneError::Number);
        }
        return if last == bea_key(number) { Ok(IneKind::Bea) } else { Err(IneError::Key) };
    }
    if number.iter().all(u8::is_ascii_alphabetic) {
        return Err(IneError::Form);
    }
    if same_digit {
        return Err(IneError::Number);
    }
    if last == nne_key(number) { Ok(IneKind::Nne) } else { Err(IneError::Key) }
}

/// Key letter of a ten-digit number: its remainder by 23.
fn bea_key(number: &[u8]) -> u8 {
    let remainder = number.iter().fold(0_usize, |rest, digit| (rest * 10 + usize::from(digit - b'0')) % 23);
    BEA_KEYS[remainder]
}

/// Key digit of a ten-character number: last digit of six times the sum of the first nine values, plus the tenth.
fn nne_key(number: &[u8]) -> u8 {
    let value = |b: &u8| u32::from(if b.is_ascii_digit() { b - b'0' } else { b - b'A' + 10 });
    let sum: u32 = number[..9].iter().map(value).sum();
    let last_digit = (6 * sum + value(&number[9])) % 10;
    b'0' + u8::try_from(last_digit).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    // rule: 23, 24
    #[test]
    fn known_numbers_and_their_keys() {
        // Keys worked out by hand: 1234567890 = 23 × 53676864 + 18, and the letter of index 18 is V.
        for (typed, kind, number, key) in [
            ("1234567890V", IneKind::Bea, "1234567890", "V"),
            ("0000000001B", IneKind::Bea, "0000000001", "B"),
            ("2504128731F", IneKind::Bea, "2504128731", "F"),
            ("0612345678D", IneKind::Bea, "0612345678", "D"),
            ("1JX8K2M4N79", IneKind::Nne, "1JX8K2M4N7", "9"),
            ("0A1B2C3D4E0", IneKind::Nne, "0A1B2C3D4E", "0"),
            ("ABCDEFGHI17", IneKind::Nne, "ABCDEFGHI1", "7"),
            ("12345678900", IneKind::Nne, "1234567890", "0"),
            ("123456789AB", IneKind::Ines, "123456789", "AB"),
            ("000000000OQ", IneKind::Ines, "000000000", "OQ"),
        ] {
            let ine = Ine::parse(typed).unwrap();
            assert_eq!((ine.kind(), ine.number(), ine.key()), (kind, number, key), "{typed}");
            assert_eq!(ine.to_string(), typed);
            assert_eq!(Ine::from_stored(number, key), ine);
            assert_eq!(format!("{ine:?}"), "Ine(…)");
        }
    }

    #[test]
    fn spaces_and_case_do_not_matter() {
        for typed in [" 1234567890v ", "1234 567 890 V", "12345\u{A0}67890\u{202F}V"] {
            assert_eq!(Ine::parse(typed), Ine::parse("1234567890V"));
        }
    }

    // rule: 25
    #[test]
    fn each_mistake_has_its_error() {
        for (typed, error) in [
            ("", IneError::Missing),
            ("  ", IneError::Missing),
            ("1234567890", IneError::Length { found: 10 }),
            ("1234567890VV", IneError::Length { found: 12 }),
            ("1234567890-V", IneError::Character { found: '-' }),
            ("123456789éV", IneError::Character { found: 'é' }),
            ("1234567890A", IneError::Key),
            ("1234567890I", IneError::Key),
            ("12345678901", IneError::Key),
            ("1JX8K2M4N70", IneError::Key),
            ("1111111111A", IneError::Number),
            ("11111111115", IneError::Number),
            ("ABCDEFGHIJ5", IneError::Form),
            ("1JX8K2M4N7A", IneError::Form),
            ("12345678ABC", IneError::Form),
        ] {
            assert_eq!(Ine::parse(typed), Err(error), "{typed}");
            assert!(IneError::KEYS.contains(&error.key()));
        }
    }

    proptest! {
        #[test]
        fn one_key_letter_and_only_one_fits_a_number(number in "[0-9]{10}") {
            prop_assume!(number.bytes().any(|b| b != number.as_bytes()[0]));
            let fitting: Vec<char> = ('A'..='Z').filter(|k| Ine::parse(&format!("{number}{k}")).is_ok()).collect();
            let expected = BEA_KEYS[usize::try_from(number.parse::<u64>().unwrap() % 23).unwrap()];
            prop_assert_eq!(fitting, vec![char::from(expected)]);
        }

        #[test]
        fn one_key_digit_and_only_one_fits_a_number(number in "[0-9A-Z]{9}[0-9]") {
            prop_assume!(number.bytes().any(|b| b != number.as_bytes()[0]));
            let fitting = ('0'..='9').filter(|k| Ine::parse(&format!("{number}{k}")).is_ok()).count();
            prop_assert_eq!(fitting, 1);
        }

        #[test]
        fn one_wrong_digit_is_noticed(number in "[0-9]{10}", at in 0_usize..10, by in 1_u8..10) {
            prop_assume!(number.bytes().any(|b| b != number.as_bytes()[0]));
            let key = bea_key(number.as_bytes());
            let mut wrong = number.into_bytes();
            wrong[at] = b'0' + (wrong[at] - b'0' + by) % 10;
            prop_assert_ne!(bea_key(&wrong), key);
        }

        #[test]
        fn any_text_is_answered(input in "\\PC{0,14}") {
            if let Ok(ine) = Ine::parse(&input) {
                prop_assert_eq!(Ine::parse(&ine.to_string()), Ok(ine.clone()));
                prop_assert_eq!(Ine::from_stored(ine.number(), ine.key()), ine);
            }
        }
    }
}
