//! The crate against servers and folders: mail, files, antivirus, sign-on, student record.

#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "all/clamd.rs"]
mod clamd;
#[path = "all/files.rs"]
mod files;
#[path = "all/folder.rs"]
mod folder;
#[path = "all/openid.rs"]
mod openid;
#[path = "../../testkit/src/ports.rs"]
mod ports;
#[path = "all/smtp.rs"]
mod smtp;
#[path = "../../testkit/src/smtp_sink/mod.rs"]
mod smtp_sink;
#[path = "all/sso.rs"]
mod sso;
#[path = "all/store_contract.rs"]
mod store_contract;
#[path = "all/student_record.rs"]
mod student_record;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use connect::mail::{Attachment, Mailbox, OutgoingMail};

/// A message as the application writes them, accents and all.
fn sample(id: &str) -> OutgoingMail {
    OutgoingMail {
        message_id: format!("{id}@candidatures.univ.example"),
        date: moment("2026-11-22T03:33:00Z"),
        language: "fr".into(),
        from: Mailbox::new("Université d’Exemple, scolarité", "ne-pas-repondre@univ.example"),
        reply_to: Some(Mailbox::new("Commission L3", "commission@univ.example")),
        to: Mailbox::new("Zoë \"Zo\" Lefèvre", "zoe.lefevre@courriel.example"),
        bcc: Vec::new(),
        subject: "Votre candidature nº 12 a été reçue : Master « Écologie » — accusé de réception".into(),
        text: "Bonjour,\n\nVotre dossier est complet.\n.\n..\nÀ bientôt\n".into(),
        html: Some("<p>Bonjour,</p>\n<p>Votre dossier est <b>complet</b> = à l’heure.</p>".into()),
        attachments: vec![Attachment {
            file_name: "accusé de réception ; n° 12.pdf".into(),
            content_type: "application/pdf".into(),
            bytes: Bytes::from((0..=255u8).cycle().take(5000).collect::<Vec<u8>>()),
        }],
    }
}

fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}
