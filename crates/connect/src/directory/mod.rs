//! The institution's directory: what is known of the person behind a login.
//!
//! Optional and never in the way: whoever asks goes on without an answer.

mod ldap;
mod script;

use std::path::PathBuf;
use std::time::Duration;

use secrecy::SecretString;

pub use ldap::Ldap;
pub use script::DirectoryScript;

use crate::BadSetting;
use crate::facts::{Facts, Names};

/// How to reach the directory.
#[derive(Debug, Clone)]
pub struct DirectorySettings {
    /// `off`, `ldaps://host`, or `ldap://host`, which begins TLS before anything is said.
    pub url: String,
    /// Speaks without TLS over `ldap://`.
    pub insecure: bool,
    /// Where people are.
    pub base: String,
    /// Account that may read, and its password; empty for anonymous reading.
    pub bind_dn: String,
    /// Password of that account.
    pub bind_password: SecretString,
    /// Attribute that holds the login.
    pub login: String,
    /// Names of the other attributes.
    pub names: Names,
    /// A filter that people must match besides.
    pub filter: String,
    /// A certificate authority trusted besides those of the system, in PEM.
    pub authority: Option<PathBuf>,
    /// Limit for one look-up once connected.
    pub timeout: Duration,
}

impl DirectorySettings {
    /// No directory.
    #[must_use]
    pub fn off() -> Self {
        Self {
            url: "off".to_owned(),
            insecure: false,
            base: String::new(),
            bind_dn: String::new(),
            bind_password: SecretString::default(),
            login: "uid".to_owned(),
            names: Names::supann(),
            filter: String::new(),
            authority: None,
            timeout: Duration::from_secs(5),
        }
    }
}

/// Why a look-up has no answer. No text carries a login.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DirectoryError {
    /// Not reached, or not in time.
    #[error("directory out of reach: {0}")]
    Unavailable(String),
    /// Reached, and it refuses.
    #[error("directory refused: {0}")]
    Refused(String),
    /// Two people with one login: nobody can tell which is meant.
    #[error("several people have this login")]
    Ambiguous,
}

/// The directory. Cheap to clone.
#[derive(Debug, Clone)]
pub enum Directory {
    /// None.
    Off,
    /// An LDAP server.
    Ldap(Ldap),
    /// Prepared answers, for tests.
    Scripted(DirectoryScript),
}

impl Directory {
    /// Chooses the variant by the address. Contacts nobody.
    ///
    /// # Errors
    /// When a setting cannot be used.
    pub fn open(settings: &DirectorySettings) -> Result<Self, BadSetting> {
        if settings.url == "off" { Ok(Directory::Off) } else { Ok(Directory::Ldap(Ldap::open(settings)?)) }
    }

    /// A directory with prepared answers, and what prepares them.
    #[must_use]
    pub fn scripted() -> (Self, DirectoryScript) {
        let script = DirectoryScript::default();
        (Directory::Scripted(script.clone()), script)
    }

    /// Whether there is one.
    #[must_use]
    pub fn is_configured(&self) -> bool {
        !matches!(self, Directory::Off)
    }

    /// The person with this login, if the directory knows one.
    ///
    /// # Errors
    /// Why the directory cannot tell.
    pub async fn find(&self, login: &str) -> Result<Option<Facts>, DirectoryError> {
        match self {
            Directory::Off => Ok(None),
            Directory::Ldap(ldap) => ldap.find(login).await,
            Directory::Scripted(script) => script.find(login),
        }
    }

    /// Whether the directory answers.
    ///
    /// # Errors
    /// Why it does not.
    pub async fn health(&self) -> Result<(), DirectoryError> {
        match self {
            Directory::Off => Ok(()),
            Directory::Ldap(ldap) => ldap.health().await,
            Directory::Scripted(script) => script.health(),
        }
    }
}
