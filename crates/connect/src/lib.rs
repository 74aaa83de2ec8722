//! The outside world: mail, files, the antivirus, the institution's sign-on, its directory, its
//! student record and its surveys.
//!
//! Everything here is input and output; no rule of admission lives in this crate. Each service is
//! one type with a variant for production and one for tests that needs no server, so callers
//! never mock; surveys are read from a small server of the tests instead. Every call is bounded by a time-out, and no error text, `Debug` output or log field
//! carries personal data: addresses are taken out of server answers before they are kept.

pub mod directory;
pub mod facts;
pub mod files;
mod http;
pub mod mail;
pub mod scan;
pub mod sso;
pub mod student_record;
pub mod surveys;
mod text;

/// Selects the cryptography used by every TLS connection of the process.
///
/// To be called first thing in `main`; calling it again changes nothing.
pub fn install_tls_provider() {
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        // A refusal means that another thread installed one in between.
        let _ = rustls::crypto::ring::default_provider().install_default();
    }
}

/// A configuration value that cannot be used; the text names the key and what is expected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{key}: {problem}")]
pub struct BadSetting {
    /// Key of the configuration file, for example `mail.url`.
    pub key: &'static str,
    /// What is wrong and what would be right; never contains a password.
    pub problem: String,
}

impl BadSetting {
    pub(crate) fn new(key: &'static str, problem: impl Into<String>) -> Self {
        BadSetting { key, problem: problem.into() }
    }
}
