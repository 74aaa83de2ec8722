//! `[mail]`: how mails leave, and in whose name.

use connect::mail::MailSettings;
use serde::Deserialize;

use super::{Key, Shown, Wrong};

pub const KEYS: &[Key] = &[
    Key::new(
        "mail.url",
        "folder:var/outbox",
        "`smtp://user:password@host:port?tls=none|starttls|tls&helo=name&ca=file.pem`, or `folder:path` to keep mails as files (demonstrations).",
    )
    .shown(Shown::Address),
    Key::new("mail.from", "ne-pas-repondre@localhost", "Sender address of every mail; its name is the institution's."),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raw {
    url: String,
    from: String,
}

#[derive(Clone, Debug)]
pub struct Mail {
    pub settings: MailSettings,
    /// Address of the sender.
    pub from: String,
    /// Folder of the mails when they are kept and not sent.
    pub folder: Option<std::path::PathBuf>,
}

impl Raw {
    pub fn check(self) -> Result<Mail, Wrong> {
        let is_address =
            self.from.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty()) && !self.from.contains([' ', '<', '>', ',']);
        if !is_address {
            return Err(Wrong::new("mail.from", "expected one address such as ne-pas-repondre@univ.example, without a name"));
        }
        if !["smtp://", "folder:"].iter().any(|scheme| self.url.starts_with(scheme)) {
            return Err(Wrong::new("mail.url", "expected smtp://host:port or folder:path"));
        }
        let folder = self.url.strip_prefix("folder:").map(std::path::PathBuf::from);
        Ok(Mail { settings: MailSettings::new(self.url), from: self.from, folder })
    }
}
