//! The institution's sign-on: where a person is sent to prove who they are, and what comes back.
//!
//! Nothing here opens a session or knows an account. A use case sends the browser to [`Sso::begin`]'s address,
//! keeps what it asked for, and hands both to [`Sso::identify`] when the browser returns.

mod cas;
mod oidc;
mod script;
mod xml;

use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, Utc};
use secrecy::SecretString;

pub use cas::Cas;
pub use oidc::Oidc;
pub use script::SsoScript;

use crate::BadSetting;
use crate::facts::{Facts, Names};

/// Which protocol the institution speaks.
#[derive(Debug, Clone)]
pub enum Protocol {
    /// No sign-on.
    Off,
    /// CAS 3.
    Cas,
    /// OpenID Connect.
    Oidc {
        /// Name under which this application is known there.
        client_id: String,
        /// Its secret; none for a public client.
        client_secret: Option<SecretString>,
        /// What is asked for, with spaces.
        scopes: String,
        /// The claim that is the person's login.
        login_claim: String,
    },
}

/// How to reach the sign-on server.
#[derive(Debug, Clone)]
pub struct SsoSettings {
    /// Protocol, with what only it needs.
    pub protocol: Protocol,
    /// Prefix of the CAS server, or the issuer of OpenID Connect.
    pub url: String,
    /// Names of the attributes or claims.
    pub names: Names,
    /// A certificate authority trusted besides those of the system, in PEM.
    pub authority: Option<PathBuf>,
    /// Limit for one exchange.
    pub timeout: Duration,
    /// Whether leaving this application leaves the sign-on too.
    pub signs_out: bool,
}

impl SsoSettings {
    /// No sign-on.
    #[must_use]
    pub fn off() -> Self {
        Self { protocol: Protocol::Off, url: String::new(), names: Names::supann(), authority: None, timeout: Duration::from_secs(8), signs_out: true }
    }

    /// CAS at this prefix, with the usual names.
    #[must_use]
    pub fn cas(url: impl Into<String>) -> Self {
        Self { protocol: Protocol::Cas, url: url.into(), ..Self::off() }
    }
}

/// How insistent the sign-on server should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// As it likes: usually without asking when somebody is signed on.
    Plain,
    /// The person proves anew who they are, signed on or not.
    Anew,
    /// Never asks anything: comes back empty when nobody is signed on.
    Quiet,
}

/// What was asked in one attempt. The texts are random, used once and kept by the caller between leaving and returning.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Comes back with the browser.
    pub state: &'a str,
    /// Comes back inside the signed answer.
    pub nonce: &'a str,
    /// Proof that who asked is who redeems.
    pub verifier: &'a str,
    /// How insistent.
    pub how: How,
}

/// What the browser brought back: the parameters of the return address.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Returned {
    /// CAS: the service ticket.
    pub ticket: Option<String>,
    /// OpenID Connect: the authorization code.
    pub code: Option<String>,
    /// OpenID Connect: what was sent as state.
    pub state: Option<String>,
    /// OpenID Connect: who answers.
    pub iss: Option<String>,
    /// OpenID Connect: why there is no code.
    pub error: Option<String>,
}

/// Somebody who proved who they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The login, in the form under which it is compared.
    pub login: String,
    /// What the server said of the person.
    pub facts: Facts,
    /// What the server will name when it ends this sign-on.
    pub ends: Ends,
    /// To be shown when leaving.
    pub sign_out_hint: Option<String>,
}

/// Names under which the server ends what it began. They are secrets: whoever knows one may end the session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ends {
    /// One sign-on: the service ticket, or the session at the provider.
    pub session: Option<String>,
    /// Every sign-on of the person.
    pub subject: Option<String>,
}

/// Why nobody is identified. No text carries a ticket, a code or a person's name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SsoError {
    /// Nobody is signed on there, or the person gave up.
    #[error("nobody signed on")]
    Nobody,
    /// The proof is wrong, old, used or meant for another; a new attempt is needed.
    #[error("sign-on refused: {0}")]
    Refused(String),
    /// The server does not answer, or not now.
    #[error("sign-on server out of reach: {0}")]
    Unavailable(String),
    /// The server's answer cannot be believed.
    #[error("sign-on answer not understood: {0}")]
    Answer(String),
}

/// The sign-on of the institution. Cheap to clone.
#[derive(Debug, Clone)]
pub enum Sso {
    /// None.
    Off,
    /// A CAS server.
    Cas(Cas),
    /// A provider of OpenID Connect.
    Oidc(Oidc),
    /// A server of the test's own making.
    Scripted(SsoScript),
}

impl Sso {
    /// Chooses the variant. `back` is the address the browser returns to. Contacts nobody.
    ///
    /// # Errors
    /// When a setting cannot be used.
    pub fn open(settings: &SsoSettings, back: &str) -> Result<Self, BadSetting> {
        Ok(match &settings.protocol {
            Protocol::Off => Sso::Off,
            Protocol::Cas => Sso::Cas(Cas::open(settings, back)?),
            Protocol::Oidc { .. } => Sso::Oidc(Oidc::open(settings, back)?),
        })
    }

    /// A sign-on of the test's own making, and what prepares it.
    #[must_use]
    pub fn scripted(back: &str) -> (Self, SsoScript) {
        let script = SsoScript::new(back);
        (Sso::Scripted(script.clone()), script)
    }

    /// Whether the institution has a sign-on.
    #[must_use]
    pub fn is_configured(&self) -> bool {
        !matches!(self, Sso::Off)
    }

    /// The form under which a login that somebody typed is compared with what the server says.
    #[must_use]
    pub fn login(&self, typed: &str) -> String {
        match self {
            Sso::Oidc(oidc) if oidc.is_exact() => typed.trim().to_owned(),
            _ => folded(typed),
        }
    }

    /// Where to send the browser.
    ///
    /// # Errors
    /// When the server would have to be asked first and does not answer.
    pub async fn begin(&self, asked: &Asked<'_>) -> Result<String, SsoError> {
        match self {
            Sso::Off => Err(SsoError::Unavailable("not configured".to_owned())),
            Sso::Cas(cas) => Ok(cas.sign_in_address(asked.how)),
            Sso::Oidc(oidc) => oidc.sign_in_address(asked).await,
            Sso::Scripted(script) => script.begin(asked),
        }
    }

    /// Who came back.
    ///
    /// # Errors
    /// Why nobody did.
    pub async fn identify(&self, asked: &Asked<'_>, returned: &Returned, now: DateTime<Utc>) -> Result<Identity, SsoError> {
        match self {
            Sso::Off => Err(SsoError::Unavailable("not configured".to_owned())),
            Sso::Cas(cas) => cas.identify(asked.how, returned).await,
            Sso::Oidc(oidc) => oidc.identify(asked, returned, now).await,
            Sso::Scripted(script) => script.identify(asked, returned),
        }
    }

    /// What a message of the server says has ended; nothing when it is no such message.
    ///
    /// # Errors
    /// When the server's keys are needed and cannot be had.
    pub async fn ended(&self, message: &[u8], now: DateTime<Utc>) -> Result<Ends, SsoError> {
        match self {
            Sso::Off => Ok(Ends::default()),
            Sso::Cas(_) => Ok(cas::ended(message)),
            Sso::Oidc(oidc) => oidc.ended(message, now).await,
            Sso::Scripted(script) => Ok(script.ended(message)),
        }
    }

    /// Where to send a browser that leaves, to return to `back`; none when leaving here is all.
    pub async fn sign_out_address(&self, hint: Option<&str>, back: &str) -> Option<String> {
        match self {
            Sso::Off => None,
            Sso::Cas(cas) => cas.sign_out_address(back),
            Sso::Oidc(oidc) => oidc.sign_out_address(hint, back).await,
            Sso::Scripted(script) => script.sign_out_address(),
        }
    }

    /// Whether the server answers.
    ///
    /// # Errors
    /// Why it does not.
    pub async fn health(&self) -> Result<(), SsoError> {
        match self {
            Sso::Off => Ok(()),
            Sso::Cas(cas) => cas.health().await,
            Sso::Oidc(oidc) => oidc.health().await,
            Sso::Scripted(script) => script.health(),
        }
    }
}

/// Logins of directories do not depend on letter case.
fn folded(login: &str) -> String {
    login.trim().to_lowercase()
}

/// Longest login; a longer one is no login.
const LONGEST_LOGIN: usize = 128;

/// A login that may be kept, or the complaint.
fn usable_login(login: String) -> Result<String, SsoError> {
    let is_usable = !login.is_empty() && login.chars().count() <= LONGEST_LOGIN && !login.chars().any(|c| c.is_control() || c.is_whitespace());
    if is_usable { Ok(login) } else { Err(SsoError::Answer("no usable login".to_owned())) }
}

/// A field of a posted form.
fn field(form: &[u8], name: &str) -> Option<String> {
    url::form_urlencoded::parse(form).find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// An address with parameters added.
fn with(address: &url::Url, path: &str, parameters: &[(&str, &str)]) -> String {
    let mut address = address.clone();
    if !path.is_empty() {
        let whole = format!("{}{path}", address.path().trim_end_matches('/'));
        address.set_path(&whole);
    }
    if !parameters.is_empty() {
        address.query_pairs_mut().extend_pairs(parameters);
    }
    address.into()
}
