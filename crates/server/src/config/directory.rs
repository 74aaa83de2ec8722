//! `[directory]`: the LDAP directory that fills in what the sign-on does not say.

use std::path::PathBuf;
use std::time::Duration;

use connect::directory::{Directory, DirectorySettings};
use connect::facts::Names;
use secrecy::SecretString;
use serde::Deserialize;

use super::{Key, Shown, Wrong};

pub const KEYS: &[Key] = &[
    Key::new("directory.url", "off", "`ldaps://ldap.univ.example`, `ldap://ldap.univ.example` (TLS begins before anything is said), or `off`."),
    Key::new("directory.insecure", "false", "Leaves TLS out with `ldap://`, on this machine or a private network address only."),
    Key::new("directory.base", "", "Where people are: `ou=people,dc=univ,dc=example`."),
    Key::new("directory.bind_dn", "", "An account that may read the attributes below; empty to read without one."),
    Key::new("directory.bind_password", "", "Its password.").shown(Shown::Hidden),
    Key::new("directory.login", "uid", "Attribute with the login, the same one the sign-on gives."),
    Key::new("directory.last_name", "sn", "Attribute with the surname."),
    Key::new("directory.first_name", "givenName", "Attribute with the first name."),
    Key::new("directory.email", "mail", "Attribute with the institution's address of the person, which counts as validated."),
    Key::new("directory.student_number", "supannEtuId", "Attribute with the student number."),
    Key::new("directory.filter", "", "A filter people must match besides, such as `(eduPersonAffiliation=student)`."),
    Key::new("directory.ca_file", "", "The certificate authority trusted in place of those of the system, in PEM."),
    Key::new("directory.timeout_seconds", "5", "Limit for one look-up; connecting has three seconds more."),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raw {
    url: String,
    insecure: bool,
    base: String,
    bind_dn: String,
    bind_password: String,
    login: String,
    last_name: String,
    first_name: String,
    email: String,
    student_number: String,
    filter: String,
    ca_file: PathBuf,
    timeout_seconds: u64,
}

impl Raw {
    pub fn check(self) -> Result<DirectorySettings, Wrong> {
        let settings = DirectorySettings {
            url: self.url,
            insecure: self.insecure,
            base: self.base,
            bind_dn: self.bind_dn,
            bind_password: SecretString::from(self.bind_password),
            login: self.login,
            names: Names { last_name: self.last_name, first_name: self.first_name, email: self.email, student_number: self.student_number },
            filter: self.filter,
            authority: Some(self.ca_file).filter(|file| !file.as_os_str().is_empty()),
            timeout: Duration::from_secs(self.timeout_seconds.max(1)),
        };
        Directory::open(&settings).map_err(|wrong| Wrong::new(wrong.key, wrong.problem))?;
        Ok(settings)
    }
}
