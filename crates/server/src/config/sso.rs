//! `[sso]`: the institution's own sign-on (« Connexion ENT »).

use std::path::PathBuf;
use std::time::Duration;

use connect::facts::Names;
use connect::sso::{Protocol, Sso, SsoSettings};
use secrecy::SecretString;
use serde::Deserialize;

use super::{Key, Shown, Wrong};

pub const KEYS: &[Key] = &[
    Key::new("sso.kind", "off", "`cas`, `oidc` (OpenID Connect), or `off` for accounts with a password only."),
    Key::new("sso.url", "", "Prefix of the CAS server, such as `https://cas.univ.example/cas`, or the issuer of OpenID Connect."),
    Key::new("sso.client_id", "", "OpenID Connect: the name of this application at the provider."),
    Key::new("sso.client_secret", "", "OpenID Connect: its secret; empty for a public client.").shown(Shown::Hidden),
    Key::new("sso.scopes", "openid profile email", "OpenID Connect: what is asked for."),
    Key::new("sso.login_claim", "sub", "OpenID Connect: the claim that is a person's login. It must never pass from one person to another."),
    Key::new("sso.last_name", "", "Attribute or claim with the surname; empty for the usual one: `sn` with CAS, `family_name` with OpenID Connect."),
    Key::new("sso.first_name", "", "The same for the first name: `givenName`, `given_name`."),
    Key::new("sso.email", "", "The same for the institution's address of the person, which counts as validated: `mail`, `email`."),
    Key::new("sso.student_number", "supannEtuId", "The same for the student number."),
    Key::new("sso.ca_file", "", "A certificate authority trusted besides those of the system, in PEM."),
    Key::new("sso.timeout_seconds", "8", "Limit for one exchange with the server."),
    Key::new("sso.signs_out", "true", "« Déconnexion » ends the sign-on too."),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raw {
    kind: String,
    url: String,
    client_id: String,
    client_secret: String,
    scopes: String,
    login_claim: String,
    last_name: String,
    first_name: String,
    email: String,
    student_number: String,
    ca_file: PathBuf,
    timeout_seconds: u64,
    signs_out: bool,
}

impl Raw {
    pub fn check(self) -> Result<SsoSettings, Wrong> {
        let (protocol, usual) = match self.kind.as_str() {
            "off" => (Protocol::Off, Names::supann()),
            "cas" => (Protocol::Cas, Names::supann()),
            "oidc" => {
                let client_secret = Some(self.client_secret).filter(|secret| !secret.is_empty()).map(SecretString::from);
                (Protocol::Oidc { client_id: self.client_id, client_secret, scopes: self.scopes, login_claim: self.login_claim }, Names::openid())
            }
            _ => return Err(Wrong::new("sso.kind", "expected cas, oidc or off")),
        };
        let named = |name: String, usual: String| if name.trim().is_empty() { usual } else { name.trim().to_owned() };
        let settings = SsoSettings {
            protocol,
            url: self.url,
            names: Names {
                last_name: named(self.last_name, usual.last_name),
                first_name: named(self.first_name, usual.first_name),
                email: named(self.email, usual.email),
                student_number: named(self.student_number, usual.student_number),
            },
            authority: Some(self.ca_file).filter(|file| !file.as_os_str().is_empty()),
            timeout: Duration::from_secs(self.timeout_seconds.max(1)),
            signs_out: self.signs_out,
        };
        // What can be wrong is said now, not when the first person signs on.
        Sso::open(&settings, "https://localhost/").map_err(|wrong| Wrong::new(wrong.key, wrong.problem))?;
        Ok(settings)
    }
}
