//! Electronic mail addresses: syntax, the key that makes them unique, and a hint for mistyped domains.
//!
//! Whether an address exists or is already used is not known here.

use serde::{Deserialize, Serialize};

use crate::text::{ErrorKey, checked_text, redacted_debug};

/// Longest address, the same for the confirmation field.
pub const MAX_LENGTH: usize = 100;

/// An address as typed, its domain in lower case.
///
/// Any ending of two letters or more is accepted (the old limit of six refused real ones).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EmailAddress(String);

redacted_debug!(EmailAddress);

/// Why an address is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailError {
    Missing,
    TooLong {
        found: usize,
    },
    /// White space inside.
    Space,
    MissingAt,
    SeveralAt,
    /// An accented letter or another character no mail server of ours can send to.
    Accent {
        found: char,
    },
    /// What stands before the @ is empty, too long, or has a misplaced dot or a forbidden sign.
    Local,
    /// What follows the @ is no domain name.
    Domain,
    /// The domain has no dot, as in `gmail`.
    Ending,
}

impl EmailError {
    /// Every key [`EmailError::key`] can return.
    pub const KEYS: &'static [&'static str] = &[
        "email-missing",
        "email-too-long",
        "email-space",
        "email-missing-at",
        "email-several-at",
        "email-accent",
        "email-local",
        "email-domain",
        "email-ending",
    ];

    /// Message identifier.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Missing => "email-missing",
            Self::TooLong { .. } => "email-too-long",
            Self::Space => "email-space",
            Self::MissingAt => "email-missing-at",
            Self::SeveralAt => "email-several-at",
            Self::Accent { .. } => "email-accent",
            Self::Local => "email-local",
            Self::Domain => "email-domain",
            Self::Ending => "email-ending",
        }
    }
}

impl From<EmailError> for ErrorKey {
    fn from(error: EmailError) -> Self {
        let key = Self::new(error.key());
        match error {
            EmailError::TooLong { found } => key.number("max", MAX_LENGTH).number("found", found),
            EmailError::Accent { found } => key.text("found", found),
            _ => key,
        }
    }
}

impl EmailAddress {
    /// Checks an address typed by a person.
    ///
    /// # Errors
    /// The first [`EmailError`] met, the most helpful one first.
    pub fn parse(input: &str) -> Result<Self, EmailError> {
        let typed = input.trim();
        if typed.is_empty() {
            return Err(EmailError::Missing);
        }
        if typed.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(EmailError::Space);
        }
        let (local, domain) = typed.split_once('@').ok_or(EmailError::MissingAt)?;
        if domain.contains('@') {
            return Err(EmailError::SeveralAt);
        }
        if let Some(found) = typed.chars().find(|c| !c.is_ascii()) {
            return Err(EmailError::Accent { found });
        }
        if typed.len() > MAX_LENGTH {
            return Err(EmailError::TooLong { found: typed.len() });
        }
        check_local(local)?;
        let domain = domain.to_ascii_lowercase();
        check_domain(&domain)?;
        Ok(Self(format!("{local}@{domain}")))
    }

    /// What two spellings of one mailbox share: the whole address in lower case. Unique over all accounts.
    #[must_use]
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
    }

    /// What stands before the @.
    #[must_use]
    pub fn local(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(local, _)| local)
    }

    /// What follows the @.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

checked_text!(EmailAddress);

fn check_local(local: &str) -> Result<(), EmailError> {
    let allowed = |b: u8| b.is_ascii_alphanumeric() || b"_!#$%&'*+/=?{}~^-`|".contains(&b);
    let fits = local.len() <= 64 && local.split('.').all(|run| !run.is_empty() && run.bytes().all(allowed));
    if fits { Ok(()) } else { Err(EmailError::Local) }
}

fn check_domain(domain: &str) -> Result<(), EmailError> {
    let label_fits = |label: &str| {
        (1..=63).contains(&label.len()) && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') && !label.starts_with('-') && !label.ends_with('-')
    };
    if !domain.split('.').all(label_fits) {
        return Err(EmailError::Domain);
    }
    let ending = domain.rsplit_once('.').map_or("", |(_, ending)| ending);
    let letters = ending.len() >= 2 && ending.bytes().all(|b| b.is_ascii_alphabetic());
    if letters || ending.starts_with("xn--") { Ok(()) } else { Err(EmailError::Ending) }
}

/// Mailbox providers common among applicants.
const PROVIDERS: &[&str] = &[
    "gmail.com",
    "hotmail.com",
    "hotmail.fr",
    "outlook.com",
    "outlook.fr",
    "yahoo.com",
    "yahoo.fr",
    "live.com",
    "live.fr",
    "icloud.com",
    "orange.fr",
    "wanadoo.fr",
    "laposte.net",
    "free.fr",
    "sfr.fr",
    "neuf.fr",
    "bbox.fr",
    "gmx.fr",
    "gmx.com",
    "numericable.fr",
    "protonmail.com",
    "proton.me",
];

/// Real providers one keystroke away from another: never corrected.
const NEIGHBOURS: &[&str] = &["mail.com", "email.com", "ymail.com", "gmx.net", "me.com", "msn.com", "aol.com", "aol.fr", "voila.fr", "live.net", "pm.me"];

/// Names that providers use in many countries: `hotmail.it` is no mistake.
const WORLDWIDE: &[&str] = &["hotmail", "outlook", "yahoo", "live", "gmx"];

/// Endings of two letters that are slips for `com` or `fr` far more often than countries.
const SLIPS: &[&str] = &["co", "cm", "om", "rf", "ft", "fe", "fd", "gr"];

/// The address the person probably meant, when the domain looks like a slip for a common one.
///
/// A question to ask (« Vouliez-vous dire … ? »), never a refusal.
#[must_use]
pub fn suggest(address: &EmailAddress) -> Option<EmailAddress> {
    let domain = address.domain();
    if PROVIDERS.contains(&domain) || NEIGHBOURS.contains(&domain) {
        return None;
    }
    let (name, ending) = domain.split_once('.')?;
    if ending.len() == 2 && WORLDWIDE.contains(&name) && !SLIPS.contains(&ending) {
        return None;
    }
    let meant = if name == "gmail" { "gmail.com" } else { nearest(domain)? };
    Some(EmailAddress(format!("{}@{meant}", address.local())))
}

/// The closest provider within one slip, two for long names. At equal distance the order of the list decides.
fn nearest(domain: &str) -> Option<&'static str> {
    let most = if domain.len() >= 9 { 2 } else { 1 };
    PROVIDERS
        .iter()
        .map(|provider| (strsim::damerau_levenshtein(domain, provider), *provider))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, provider)| provider)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    // rule: 11
    #[test]
    fn ordinary_and_unusual_addresses_are_accepted() {
        for good in [
            "ines.marchetti@example.org",
            "o'brien+ecandidat@univ-x.fr",
            "a@b.co",
            "jean@musee.photography",
            "x_y!#$%&'*+/=?{}~^-`|@example.museum",
            "jean@xn--dmo-bma.xn--p1ai",
        ] {
            assert_eq!(EmailAddress::parse(good).unwrap().as_str(), good);
        }
    }

    #[test]
    fn the_domain_is_lowered_and_the_key_entirely() {
        let address = EmailAddress::parse("  Ines.Marchetti@Example.ORG ").unwrap();
        assert_eq!(address.as_str(), "Ines.Marchetti@example.org");
        assert_eq!(address.key(), "ines.marchetti@example.org");
        assert_eq!((address.local(), address.domain()), ("Ines.Marchetti", "example.org"));
        assert_eq!(format!("{address:?}"), "EmailAddress(…)");
    }

    #[test]
    fn each_mistake_has_its_error() {
        let long = format!("{}@example.org", "a".repeat(90));
        let cases: &[(&str, EmailError)] = &[
            (" ", EmailError::Missing),
            (&long, EmailError::TooLong { found: 102 }),
            ("jean dupont@example.org", EmailError::Space),
            ("jean\u{A0}dupont@example.org", EmailError::Space),
            ("jean.dupont", EmailError::MissingAt),
            ("jean@dupont@example.org", EmailError::SeveralAt),
            ("hélène@example.org", EmailError::Accent { found: 'é' }),
            ("@example.org", EmailError::Local),
            ("jean.@example.org", EmailError::Local),
            (".jean@example.org", EmailError::Local),
            ("jean..dupont@example.org", EmailError::Local),
            ("jean,dupont@example.org", EmailError::Local),
            ("\"jean\"@example.org", EmailError::Local),
            ("jean@", EmailError::Domain),
            ("jean@example..org", EmailError::Domain),
            ("jean@-example.org", EmailError::Domain),
            ("jean@exa_mple.org", EmailError::Domain),
            ("jean@example.org.", EmailError::Domain),
            ("jean@gmail", EmailError::Ending),
            ("jean@example.c", EmailError::Ending),
            ("jean@127.0.0.1", EmailError::Ending),
        ];
        for (typed, error) in cases {
            assert_eq!(EmailAddress::parse(typed), Err(*error), "{typed}");
            assert!(EmailError::KEYS.contains(&error.key()));
        }
        assert!(EmailAddress::parse(&format!("{}@example.org", "a".repeat(65))).is_err());
    }

    #[test]
    fn slips_on_common_domains_are_noticed() {
        for (typed, meant) in [
            ("gmial.com", "gmail.com"),
            ("gmail.fr", "gmail.com"),
            ("gmail.con", "gmail.com"),
            ("gamil.com", "gmail.com"),
            ("hotmial.fr", "hotmail.fr"),
            ("hotmail.co", "hotmail.com"),
            ("outlok.fr", "outlook.fr"),
            ("yaho.fr", "yahoo.fr"),
            ("orang.fr", "orange.fr"),
            ("lapsote.net", "laposte.net"),
            ("iclould.com", "icloud.com"),
        ] {
            let suggested = suggest(&EmailAddress::parse(&format!("zoe@{typed}")).unwrap());
            assert_eq!(suggested.map(|s| s.domain().to_owned()).as_deref(), Some(meant), "{typed}");
        }
    }

    #[test]
    fn real_domains_are_left_alone() {
        for domain in
            ["gmail.com", "mail.com", "ymail.com", "hotmail.it", "yahoo.es", "live.be", "gmx.net", "univ-x.fr", "etu.univ-x.fr", "free.fr", "proton.me"]
        {
            assert_eq!(suggest(&EmailAddress::parse(&format!("zoe@{domain}")).unwrap()), None, "{domain}");
        }
    }

    proptest! {
        #[test]
        fn parsing_is_stable_and_never_fails_hard(input in "\\PC{0,30}@?\\PC{0,20}") {
            if let Ok(address) = EmailAddress::parse(&input) {
                prop_assert_eq!(EmailAddress::parse(address.as_str()), Ok(address.clone()));
                prop_assert!(address.key().is_ascii());
            }
        }
    }
}
