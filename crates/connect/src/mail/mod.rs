//! Sending mail: to an SMTP server, into a folder, or into memory.
//!
//! One call hands over one message and says what became of it. Retrying, recording and choosing
//! words belong to the callers.

mod error;
mod folder;
mod memory;
mod message;
mod parse;
mod smtp;
mod smtp_url;

use std::time::Duration;

use secrecy::{ExposeSecret, SecretString};

pub use error::SendError;
pub use folder::{FolderBox, StoredMail};
pub use memory::MemoryBox;
pub use message::{Attachment, Mailbox, OutgoingMail};
pub use parse::ReadMail;
pub use smtp::Smtp;

use crate::BadSetting;

/// How to reach the mail service.
#[derive(Debug, Clone)]
pub struct MailSettings {
    /// `smtp://user:password@host:port?tls=none|starttls|tls&helo=name&ca=file.pem`,
    /// `folder:path` or `memory:`. Secret because of the password. User and password are
    /// percent-encoded. `tls` is `starttls` unless said otherwise; `ca` adds an authority to the
    /// public ones.
    pub url: SecretString,
    /// Limit for reaching the server, TLS included.
    pub connect_timeout: Duration,
    /// Limit for each command and its answer.
    pub command_timeout: Duration,
    /// Limit for handing over the content and hearing the verdict. Generous: giving up here can
    /// deliver a message twice.
    pub delivery_timeout: Duration,
    /// Connections open at the same time.
    pub connections: usize,
}

impl MailSettings {
    /// Settings for this address with 5 s to connect, 30 s per command, 2 min for the content and
    /// 4 connections.
    pub fn new(url: impl Into<SecretString>) -> Self {
        MailSettings {
            url: url.into(),
            connect_timeout: Duration::from_secs(5),
            command_timeout: Duration::from_secs(30),
            delivery_timeout: Duration::from_secs(120),
            connections: 4,
        }
    }
}

/// Proof that a message was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// The server's words, often with its queue number, without addresses.
    pub server_answer: String,
    /// Blind copies that were not taken, though the message was.
    pub refused_copies: Vec<RefusedCopy>,
}

impl Sent {
    fn whole(server_answer: impl Into<String>) -> Self {
        Sent { server_answer: server_answer.into(), refused_copies: Vec::new() }
    }
}

/// A blind copy that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedCopy {
    /// Position in [`OutgoingMail::bcc`].
    pub index: usize,
    /// Why; `Temporary` copies may be sent again in a message of their own.
    pub reason: SendError,
}

/// The way out for mail. Cheap to clone; clones share connections.
#[derive(Debug, Clone)]
pub enum Mailer {
    /// An SMTP server.
    Smtp(Smtp),
    /// One file per message, for demonstrations and for looking at what would be sent.
    Folder(FolderBox),
    /// A list in memory, for tests.
    Memory(MemoryBox),
}

impl Mailer {
    /// Chooses the variant by the address. Opens no connection; creates the folder.
    ///
    /// # Errors
    /// When the address cannot be understood, asks to send a password without encryption to
    /// another machine, or names a folder that cannot be created.
    pub fn open(settings: &MailSettings) -> Result<Self, BadSetting> {
        let url = settings.url.expose_secret();
        if let Some(path) = url.strip_prefix("folder:") {
            return match FolderBox::open(path) {
                Ok(folder) => Ok(Mailer::Folder(folder)),
                Err(error) => Err(BadSetting::new("mail.url", format!("the folder cannot be used ({error})"))),
            };
        }
        if url == "memory:" {
            return Ok(Mailer::Memory(MemoryBox::default()));
        }
        Ok(Mailer::Smtp(Smtp::open(settings)?))
    }

    /// A mailer that keeps everything in memory, and the list it fills.
    pub fn memory() -> (Self, MemoryBox) {
        let list = MemoryBox::default();
        (Mailer::Memory(list.clone()), list)
    }

    /// Hands over one message.
    ///
    /// # Errors
    /// See [`SendError`]; only `Permanent` and `Invalid` are final.
    pub async fn send(&self, mail: &OutgoingMail) -> Result<Sent, SendError> {
        let result = match self {
            Mailer::Smtp(smtp) => smtp.send(mail).await,
            Mailer::Folder(folder) => folder.put(mail).await,
            Mailer::Memory(list) => list.put(mail),
        };
        match &result {
            Ok(sent) => tracing::debug!(
                message_id = mail.bare_message_id(),
                answer = sent.server_answer,
                refused_copies = sent.refused_copies.len(),
                "mail handed over"
            ),
            Err(error) => tracing::warn!(message_id = mail.bare_message_id(), error = error.brief(), "mail not handed over"),
        }
        result
    }

    /// Asks the service whether it would take mail now, without sending any.
    ///
    /// # Errors
    /// What [`Mailer::send`] would meet before looking at the message.
    pub async fn health(&self) -> Result<(), SendError> {
        match self {
            Mailer::Smtp(smtp) => smtp.health().await,
            Mailer::Folder(folder) => folder.health().await,
            Mailer::Memory(_) => Ok(()),
        }
    }
}
