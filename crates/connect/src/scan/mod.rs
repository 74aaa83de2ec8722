//! The antivirus: is this content known to be harmful?
//!
//! Only the question is asked here. What happens to a file that is infected, or that could not
//! be looked at, is decided above; nothing here ever turns silence into « clean ».

mod clamd;
mod script;

use std::fmt;
use std::time::Duration;

use tokio::io::AsyncRead;

pub use clamd::Clamd;
pub use script::ScanScript;

use crate::BadSetting;

/// What the antivirus said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Looked at, nothing found.
    Clean,
    /// Known as harmful.
    Infected {
        /// Name of what was found, in the words of the antivirus.
        signature: String,
    },
    /// Not looked at although it should have been; to be asked again, except for `TooLong`.
    Unavailable {
        /// Why.
        reason: ScanProblem,
    },
    /// Not looked at: this installation has no antivirus.
    NotConfigured,
}

/// Why content was not looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScanProblem {
    /// The antivirus cannot be reached, or the connection was lost.
    Unreachable(String),
    /// No answer in time.
    TimedOut,
    /// Several failures in a row: it is left alone for a few seconds.
    Resting,
    /// Longer than the antivirus or the settings allow; asking again is useless.
    TooLong,
    /// An answer that is neither yes nor no.
    Answer(String),
    /// The content could not be read to its end.
    Content(String),
}

impl fmt::Display for ScanProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ScanProblem::Unreachable(text) => write!(f, "antivirus out of reach: {text}"),
            ScanProblem::TimedOut => f.write_str("antivirus did not answer in time"),
            ScanProblem::Resting => f.write_str("antivirus failed several times, paused"),
            ScanProblem::TooLong => f.write_str("content too long for the antivirus"),
            ScanProblem::Answer(text) => write!(f, "antivirus could not tell: {text}"),
            ScanProblem::Content(text) => write!(f, "content could not be read: {text}"),
        }
    }
}

/// How to reach the antivirus.
#[derive(Debug, Clone)]
pub struct ScanSettings {
    /// `off`, `clamd://host:3310` or `clamd:/path/of/socket`.
    pub url: String,
    /// Limit for one content, connection included.
    pub timeout: Duration,
    /// Longest content sent, in bytes; the antivirus must accept at least as much.
    pub max_length: u64,
}

impl ScanSettings {
    /// Settings for this address with 30 s and 100 MiB per content.
    pub fn new(url: impl Into<String>) -> Self {
        ScanSettings { url: url.into(), timeout: Duration::from_secs(30), max_length: 100 * 1024 * 1024 }
    }
}

/// The antivirus. Cheap to clone.
#[derive(Debug, Clone)]
pub enum Scanner {
    /// None.
    Off,
    /// A ClamAV daemon.
    Clamd(Clamd),
    /// Prepared answers, for tests.
    Scripted(ScanScript),
}

impl Scanner {
    /// Chooses the variant by the address. Contacts nobody.
    ///
    /// # Errors
    /// When the address cannot be understood.
    pub fn open(settings: &ScanSettings) -> Result<Self, BadSetting> {
        if settings.url == "off" {
            return Ok(Scanner::Off);
        }
        Ok(Scanner::Clamd(Clamd::open(settings)?))
    }

    /// A scanner with prepared answers, and what prepares them.
    pub fn scripted() -> (Self, ScanScript) {
        let script = ScanScript::default();
        (Scanner::Scripted(script.clone()), script)
    }

    /// Whether content can be looked at here at all.
    pub fn is_configured(&self) -> bool {
        !matches!(self, Scanner::Off)
    }

    /// Looks at everything the reader gives; `&[u8]` is a reader too.
    pub async fn scan(&self, content: impl AsyncRead + Send + Unpin) -> Verdict {
        let verdict = match self {
            Scanner::Off => Verdict::NotConfigured,
            Scanner::Clamd(clamd) => clamd.scan(content).await,
            Scanner::Scripted(script) => script.scan(content).await,
        };
        if let Verdict::Unavailable { reason } = &verdict {
            tracing::warn!(%reason, "content not scanned");
        }
        verdict
    }

    /// Whether the antivirus answers.
    ///
    /// # Errors
    /// Why it does not.
    pub async fn health(&self) -> Result<(), ScanProblem> {
        match self {
            Scanner::Off => Ok(()),
            Scanner::Clamd(clamd) => clamd.ping().await,
            Scanner::Scripted(script) => script.health(),
        }
    }
}
