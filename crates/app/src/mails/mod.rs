//! Mails: their words, how they are filled in, and the job that sends them.
//!
//! A use case writes a row (see [`crate::outbox`]); the job renders it once in the recipient's language, keeps the
//! result, and hands it to the mailer until it is taken. A template comes from the database when staff edited one,
//! else from the texts that come with the product.

pub mod address;
pub mod application_context;
pub mod context;
pub mod defaults;
pub mod folder;
pub mod layout;
mod moot;
pub mod own;
pub mod render;
pub mod send;
pub mod text;

use domain::application::MailCode;
use store::Tx;

pub use context::{About, context_about, context_for};
pub use render::{Rendered, TemplateProblem, render};

/// Whether a mail of the product is sent at all: institutions may take its template out of service.
pub async fn is_in_service(tx: &mut Tx, code: MailCode) -> store::Result<bool> {
    Ok(store::mail_template::find(tx, code.code()).await?.is_none_or(|template| template.in_service))
}
