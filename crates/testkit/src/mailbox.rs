//! The mails of one person, as they arrived.

use connect::mail::OutgoingMail;

use crate::World;

/// A mail as its reader sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub language: String,
    pub message_id: String,
    /// Names of the attached files.
    pub attachments: Vec<String>,
}

impl Mail {
    fn read(mail: &OutgoingMail) -> Self {
        Self {
            to: mail.to.address.clone(),
            subject: mail.subject.clone(),
            text: mail.text.clone(),
            html: mail.html.clone().unwrap_or_default(),
            language: mail.language.clone(),
            message_id: mail.bare_message_id().to_owned(),
            attachments: mail.attachments.iter().map(|file| file.file_name.clone()).collect(),
        }
    }

    /// Every address in the text that starts with http, in order, without what closes the sentence around it.
    #[must_use]
    pub fn links(&self) -> Vec<String> {
        self.text
            .split(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '(' | ')'))
            .filter(|word| word.starts_with("http://") || word.starts_with("https://"))
            .map(|word| word.trim_end_matches(['.', ',', ';', ':']).to_owned())
            .collect()
    }

    /// The path of the first link that starts with this path of ours.
    #[must_use]
    pub fn link_to(&self, path: &str) -> String {
        let links = self.links();
        let found = links.iter().filter_map(|link| link.strip_prefix("http://localhost")).find(|link| link.starts_with(path));
        found.unwrap_or_else(|| panic!("the mail {:?} has no link to {path}: {links:?}\n{}", self.subject, self.text)).to_owned()
    }
}

impl World {
    /// Sends what waits, then gives every mail that ever left, oldest first.
    pub async fn all_mails(&self) -> Vec<Mail> {
        self.run_jobs().await;
        self.mails.sent().iter().map(Mail::read).collect()
    }

    /// Sends what waits, then gives every mail to this address, oldest first.
    pub async fn mails_to(&self, address: &str) -> Vec<Mail> {
        self.run_jobs().await;
        self.mails.sent().iter().filter(|mail| mail.to.address == address).map(Mail::read).collect()
    }

    /// Sends what waits, then gives the latest mail to this address.
    pub async fn last_mail_to(&self, address: &str) -> Mail {
        let mut mails = self.mails_to(address).await;
        mails.pop().unwrap_or_else(|| {
            let others: Vec<String> = self.mails.sent().iter().map(|mail| mail.subject.clone()).collect();
            panic!("no mail to {address}; sent were: {others:?}")
        })
    }
}
