//! What a password chosen by a person must be. Hashing and guessing estimates are done elsewhere.
//!
//! No composition rule: length, strength, and nothing that everybody knows about the person.

use unicode_normalization::UnicodeNormalization as _;

use crate::email::EmailAddress;
use crate::text::{ErrorKey, fold_key, redacted_debug};

/// Shortest password, in characters.
pub const MIN_LENGTH: usize = 12;
/// Longest password, in characters: enough for a sentence, and a bound on the work of hashing.
pub const MAX_LENGTH: usize = 200;
/// Lowest accepted strength on the estimator's scale from 0 to 4.
pub const MIN_SCORE: u8 = 3;

/// An accepted password. Never serialised, never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

redacted_debug!(Password);

/// The person who chooses: what a password may not be made of.
#[derive(Debug, Clone, Copy)]
pub struct Owner<'a> {
    /// Last names, first names, usual name.
    pub names: &'a [&'a str],
    pub email: &'a EmailAddress,
}

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordError {
    Missing,
    TooShort {
        found: usize,
    },
    TooLong {
        found: usize,
    },
    /// Contains one of the person's names.
    OwnName,
    /// Contains what stands before the @ of the person's address.
    OwnMail,
    /// A machine would find it soon.
    Guessable,
}

impl PasswordError {
    /// Every key [`PasswordError::key`] can return.
    pub const KEYS: &'static [&'static str] =
        &["password-missing", "password-too-short", "password-too-long", "password-own-name", "password-own-mail", "password-guessable"];

    /// Message identifier.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Missing => "password-missing",
            Self::TooShort { .. } => "password-too-short",
            Self::TooLong { .. } => "password-too-long",
            Self::OwnName => "password-own-name",
            Self::OwnMail => "password-own-mail",
            Self::Guessable => "password-guessable",
        }
    }
}

impl From<PasswordError> for ErrorKey {
    fn from(error: PasswordError) -> Self {
        let key = Self::new(error.key());
        match error {
            PasswordError::TooShort { found } => key.number("min", MIN_LENGTH).number("found", found),
            PasswordError::TooLong { found } => key.number("max", MAX_LENGTH).number("found", found),
            _ => key,
        }
    }
}

/// The form in which a password is hashed and verified: keyboards spell « é » in two ways, people do not see it.
///
/// Hashes imported from elsewhere were made from the bytes as typed; try those too when verifying them.
#[must_use]
pub fn normalised(typed: &str) -> String {
    typed.nfc().collect()
}

impl Password {
    /// Checks a password typed by its owner, spaces included; `score` is the estimator's answer, from 0 to 4.
    ///
    /// # Errors
    /// The first [`PasswordError`] met.
    pub fn choose(typed: &str, owner: Owner<'_>, score: u8) -> Result<Self, PasswordError> {
        let password = normalised(typed);
        let found = password.chars().count();
        if found == 0 {
            return Err(PasswordError::Missing);
        }
        if found < MIN_LENGTH {
            return Err(PasswordError::TooShort { found });
        }
        if found > MAX_LENGTH {
            return Err(PasswordError::TooLong { found });
        }
        let folded = fold_key(&password);
        let run = folded.replace(' ', "");
        if owner.names.iter().any(|name| names_inside(name, &folded, &run)) {
            return Err(PasswordError::OwnName);
        }
        let mail = fold_key(owner.email.local()).replace(' ', "");
        if mail.len() >= 4 && run.contains(&mail) {
            return Err(PasswordError::OwnMail);
        }
        if score < MIN_SCORE {
            return Err(PasswordError::Guessable);
        }
        Ok(Self(password))
    }

    /// The text to hash.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

/// Names of four letters or more may not appear anywhere; « Léa » only as a word of its own, « cheval-please » being fine.
fn names_inside(name: &str, folded: &str, run: &str) -> bool {
    fold_key(name).split(' ').any(|part| match part.len() {
        0..=2 => false,
        3 => folded.split(|c: char| !c.is_ascii_alphabetic()).any(|word| word == part),
        _ => run.contains(part),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choose(typed: &str, score: u8) -> Result<Password, PasswordError> {
        let email = EmailAddress::parse("i.marchetti92@example.org").unwrap();
        Password::choose(typed, Owner { names: &["Marchetti-Roux", "Inès", "Léa", "Li"], email: &email }, score)
    }

    #[test]
    fn a_long_unusual_sentence_is_accepted_as_typed() {
        for good in ["trois canards bleus", " espaces gardés ", "mot!de!passe!rare", "cheval-please-42", "olivier de lisbonne"] {
            assert_eq!(choose(good, 3).unwrap().expose(), good);
        }
        assert_eq!(choose("e\u{301}le\u{301}phant rose", 4).unwrap().expose(), "éléphant rose");
        assert_eq!(format!("{:?}", choose("trois canards bleus", 4).unwrap()), "Password(…)");
    }

    #[test]
    fn each_weakness_has_its_error() {
        for (typed, score, error) in [
            ("", 4, PasswordError::Missing),
            ("onze signes", 4, PasswordError::TooShort { found: 11 }),
            ("MARCHETTI2026!", 4, PasswordError::OwnName),
            ("mar-chet-ti-2026", 4, PasswordError::OwnName),
            ("la rue de la roux", 4, PasswordError::OwnName),
            ("jevousdisines!", 4, PasswordError::OwnName),
            ("pour léa2024 seule", 4, PasswordError::OwnName),
            ("azertyuiopqs", 2, PasswordError::Guessable),
        ] {
            assert_eq!(choose(typed, score), Err(error), "{typed}");
            assert!(PasswordError::KEYS.contains(&error.key()));
        }
        assert_eq!(choose(&"x".repeat(201), 4), Err(PasswordError::TooLong { found: 201 }));
        assert!(choose(&"é".repeat(200), 4).is_ok(), "length counts characters");
    }

    #[test]
    fn the_mailbox_name_is_refused() {
        let email = EmailAddress::parse("dragon.bleu7@example.org").unwrap();
        let owner = Owner { names: &[], email: &email };
        assert_eq!(Password::choose("le DragonBleu7 vole", owner, 4), Err(PasswordError::OwnMail));
        assert!(Password::choose("le dragon vert vole", owner, 4).is_ok());
    }
}
