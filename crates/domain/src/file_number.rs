//! The file number (« n° de dossier »): what applicants quote on the telephone and may sign in with.
//!
//! Whether a number was ever issued is for the store to say: uniqueness is tested on the whole number, prefix included.

use serde::{Deserialize, Serialize};

use crate::text::{ErrorKey, checked_text};

/// Characters of a number, prefix included.
pub const LENGTH: usize = 8;

/// Characters of new numbers: nothing that reads like something else (no 0, 1, I, L, O).
const ALPHABET: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// A file number: eight digits and upper-case letters.
///
/// Shown in full by `Debug`: it is the reference by which a dossier is named in journals.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileNumber(String);

/// The characters an institution puts at the head of its numbers: none, one or two.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FileNumberPrefix(String);

/// Why a number or a prefix is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileNumberError {
    Missing,
    Length {
        found: usize,
    },
    /// Something other than a digit or an unaccented letter.
    Character {
        found: char,
    },
    PrefixTooLong {
        found: usize,
    },
}

impl FileNumberError {
    /// Every key [`FileNumberError::key`] can return.
    pub const KEYS: &'static [&'static str] = &["file-number-missing", "file-number-length", "file-number-character", "file-number-prefix-too-long"];

    /// Message identifier.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Missing => "file-number-missing",
            Self::Length { .. } => "file-number-length",
            Self::Character { .. } => "file-number-character",
            Self::PrefixTooLong { .. } => "file-number-prefix-too-long",
        }
    }
}

impl From<FileNumberError> for ErrorKey {
    fn from(error: FileNumberError) -> Self {
        let key = Self::new(error.key());
        match error {
            FileNumberError::Length { found } => key.number("expected", LENGTH).number("found", found),
            FileNumberError::PrefixTooLong { found } => key.number("max", FileNumberPrefix::MAX_LENGTH).number("found", found),
            FileNumberError::Character { found } => key.text("found", found),
            FileNumberError::Missing => key,
        }
    }
}

impl FileNumberPrefix {
    /// Longest prefix: six random characters remain, 887 million numbers.
    pub const MAX_LENGTH: usize = 2;

    /// Checks the prefix of a setting; empty means none.
    ///
    /// # Errors
    /// `Character` or `PrefixTooLong`.
    pub fn parse(input: &str) -> Result<Self, FileNumberError> {
        let prefix = upper_alphanumeric(input)?;
        if prefix.len() > Self::MAX_LENGTH {
            return Err(FileNumberError::PrefixTooLong { found: prefix.len() });
        }
        Ok(Self(prefix))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FileNumber {
    /// Makes a new number of a prefix and eight random bytes.
    ///
    /// Sixty-four bits spread over at most 31⁸ numbers: the bias is below one in ten million.
    #[must_use]
    pub fn from_random(prefix: &FileNumberPrefix, random: [u8; 8]) -> Self {
        let mut number = prefix.0.clone();
        let mut rest = u64::from_be_bytes(random);
        while number.len() < LENGTH {
            let index = usize::try_from(rest % 31).unwrap_or_default();
            number.push(char::from(ALPHABET[index]));
            rest /= 31;
        }
        Self(number)
    }

    /// Reads a number typed by a person or imported: any digit or letter, whatever the case.
    ///
    /// # Errors
    /// `Missing`, `Character` or `Length`.
    pub fn parse(input: &str) -> Result<Self, FileNumberError> {
        let number = upper_alphanumeric(input)?;
        match number.len() {
            0 => Err(FileNumberError::Missing),
            LENGTH => Ok(Self(number)),
            found => Err(FileNumberError::Length { found }),
        }
    }
}

fn upper_alphanumeric(input: &str) -> Result<String, FileNumberError> {
    let text: String = input.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
    match text.chars().find(|c| !c.is_ascii_alphanumeric()) {
        Some(found) => Err(FileNumberError::Character { found }),
        None => Ok(text),
    }
}

checked_text!(FileNumber);

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn typed_and_imported_numbers_are_read() {
        assert_eq!(FileNumber::parse(" e2yq tlxu ").unwrap().as_str(), "E2YQTLXU");
        assert_eq!(FileNumber::parse("AA0NJAXG").unwrap().as_str(), "AA0NJAXG");
        assert_eq!(FileNumber::parse("ILO01000").unwrap().as_str(), "ILO01000", "imported numbers stay as they are");
    }

    #[test]
    fn each_mistake_has_its_error() {
        for (typed, error) in [
            (" ", FileNumberError::Missing),
            ("E2YQTLX", FileNumberError::Length { found: 7 }),
            ("E2YQTLXU2", FileNumberError::Length { found: 9 }),
            ("E2YQ-TLX", FileNumberError::Character { found: '-' }),
            ("zoe@example.org", FileNumberError::Character { found: '@' }),
        ] {
            assert_eq!(FileNumber::parse(typed), Err(error), "{typed}");
        }
        assert_eq!(FileNumberPrefix::parse("ABC"), Err(FileNumberError::PrefixTooLong { found: 3 }));
        assert_eq!(FileNumberPrefix::parse("é"), Err(FileNumberError::Character { found: 'é' }));
        assert_eq!(FileNumberPrefix::parse("").unwrap(), FileNumberPrefix::default());
    }

    #[test]
    fn the_same_bytes_make_the_same_number() {
        let prefix = FileNumberPrefix::parse("u2").unwrap();
        assert_eq!(FileNumber::from_random(&prefix, [0; 8]).as_str(), "U2222222");
        assert_eq!(FileNumber::from_random(&FileNumberPrefix::default(), 31_u64.to_be_bytes()).as_str(), "23222222");
    }

    proptest! {
        #[test]
        fn new_numbers_are_unmistakable(random in any::<[u8; 8]>(), prefix in "[0-9A-Z]{0,2}") {
            let number = FileNumber::from_random(&FileNumberPrefix::parse(&prefix).unwrap(), random);
            prop_assert_eq!(number.as_str().len(), LENGTH);
            prop_assert!(number.as_str().starts_with(&prefix));
            prop_assert!(number.as_str()[prefix.len()..].chars().all(|c| !"01ILO".contains(c)));
            prop_assert_eq!(FileNumber::parse(number.as_str()), Ok(number.clone()));
        }
    }
}
