//! The demonstration's mailbox: what was sent, when mails go to a folder.

use connect::mail::{Mailer, StoredMail};
use domain::time::Instant;

use crate::Ctx;
use crate::error::{Error, Fault, describe};

/// A mail as the demonstration shows it.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Name of its file: its address.
    pub file: String,
    pub to: String,
    pub from: String,
    pub copies: Vec<String>,
    pub subject: String,
    pub language: String,
    pub date: Option<Instant>,
    pub text: String,
    /// Names of the files sent along.
    pub attachments: Vec<String>,
}

/// The newest mails first; `NotFound` when mails do not go to a folder.
pub async fn list(ctx: &Ctx, limit: usize) -> Result<Vec<Letter>, Error> {
    let Mailer::Folder(folder) = ctx.mailer.as_ref() else { return Err(Error::NotFound) };
    let mails = folder.list(limit).await.map_err(|error| Error::Fault(Fault::Unavailable(describe(&error))))?;
    Ok(mails.into_iter().map(letter).collect())
}

/// One mail by the name of its file.
pub async fn read(ctx: &Ctx, file: &str) -> Result<Letter, Error> {
    let Mailer::Folder(folder) = ctx.mailer.as_ref() else { return Err(Error::NotFound) };
    let mail = folder.read(file).await.map_err(|error| Error::Fault(Fault::Unavailable(describe(&error))))?;
    mail.map(letter).ok_or(Error::NotFound)
}

fn letter(stored: StoredMail) -> Letter {
    let mail = stored.mail;
    Letter {
        file: stored.file,
        to: mail.to.address,
        from: mail.from.address,
        copies: mail.bcc.into_iter().map(|copy| copy.address).collect(),
        subject: mail.subject,
        language: mail.language,
        date: mail.date,
        text: mail.text,
        attachments: mail.attachments.into_iter().map(|file| file.file_name).collect(),
    }
}
