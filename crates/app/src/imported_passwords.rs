//! Password hashes of the eCandidat that an institution used before: bcrypt, and its older PBKDF2. They are checked the way
//! they were made, once: whoever signs in gets a hash of ours in their place.

use subtle::ConstantTimeEq as _;

/// Largest number of rounds taken from a stored text: a mistyped import must not keep a processor busy for hours.
const MAX_ROUNDS: u32 = 1_000_000;
/// Largest cost of bcrypt, for the same reason; each step doubles the work.
const MAX_COST: u32 = 16;
/// Longest salt and digest, in bytes.
const MAX_BYTES: usize = 64;

/// A hash as an import stored it.
#[derive(Debug, PartialEq, Eq)]
pub enum Imported<'a> {
    /// `$2a$10$…`, as it stands.
    Bcrypt(&'a str),
    /// `rounds:salt:digest`, both in hexadecimal: PBKDF2 with HMAC-SHA-1.
    Pbkdf2 { rounds: u32, salt: Vec<u8>, digest: Vec<u8> },
}

impl<'a> Imported<'a> {
    /// Reads a stored hash; none when it is none of these.
    #[must_use]
    pub fn read(stored: &'a str) -> Option<Self> {
        if stored.starts_with("$2") {
            let cost = stored.split('$').nth(2)?.parse::<u32>().ok()?;
            return (cost <= MAX_COST).then_some(Self::Bcrypt(stored));
        }
        let mut parts = stored.split(':');
        let (rounds, salt, digest) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let rounds = rounds.parse().ok().filter(|rounds| (1..=MAX_ROUNDS).contains(rounds))?;
        Some(Self::Pbkdf2 { rounds, salt: bytes(salt)?, digest: bytes(digest)? })
    }

    /// Whether the hash was made of this password.
    #[must_use]
    pub fn matches(&self, password: &[u8]) -> bool {
        match self {
            Self::Bcrypt(stored) => bcrypt::verify(password, stored).unwrap_or(false),
            Self::Pbkdf2 { rounds, salt, digest } => {
                let mut made = vec![0; digest.len()];
                pbkdf2::pbkdf2_hmac::<sha1::Sha1>(password, salt, *rounds, &mut made);
                made.ct_eq(digest).into()
            }
        }
    }
}

/// Bytes from hexadecimal; never none and never many.
fn bytes(hex: &str) -> Option<Vec<u8>> {
    if hex.is_empty() || !hex.len().is_multiple_of(2) || hex.len() > 2 * MAX_BYTES || !hex.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASSWORD: &[u8] = b"girafe-tambour-29";
    /// Made by libxcrypt and by Python's hashlib.
    const BCRYPT: &str = "$2a$04$N9qo8uLOickgx2ZMRZoMyejmGAszfkZy5SoNkUvTzTYjPCKPJD.4W";
    const PBKDF2: &str = "1000:000102030405060708090a0b0c0d0e0f1011121314151617:d0a7bbca1a1c261ac60052ffa02bb56212b1b42f04aa1ff7";

    #[test]
    fn hashes_of_others_are_checked_the_way_they_were_made() {
        for stored in [BCRYPT, PBKDF2] {
            let imported = Imported::read(stored).unwrap();
            assert!(imported.matches(PASSWORD), "{stored}");
            assert!(!imported.matches(b"girafe-tambour-30"), "{stored}");
            assert!(!imported.matches(b""), "{stored}");
        }
    }

    #[test]
    fn what_is_no_hash_matches_nothing() {
        for stored in [
            "",
            "secret",
            "1000:00:",
            "1000::00",
            "0:00:00",
            "1000:0:00",
            "1000:zz:00",
            "1000:00:00:00",
            "2000000:00:00",
            "$2a$31$N9qo8uLOickgx2ZMRZoMyejmGAszfkZy5SoNkUvTzTYjPCKPJD.4W",
            "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$AAAAAAAAAAAAAAAAAAAAAA",
        ] {
            assert_eq!(Imported::read(stored), None, "{stored}");
        }
        assert!(!Imported::read("$2a$04$short").unwrap().matches(PASSWORD));
    }
}
