//! A mail server that takes mail after STARTTLS and a sign-in only, and reads it as Python does.

use std::process::Command;

use serde_json::Value;

use super::{Program, certificate, folder, installed, own_port};

/// aiosmtpd on loopback.
#[derive(Debug)]
pub struct MailServer {
    program: Program,
    folder: tempfile::TempDir,
}

impl MailServer {
    /// Password of whoever may send, as it stands in an address.
    pub const PASSWORD: &'static str = "100%25%20%40home%3A%2F%3F";

    /// None when it is not installed and that is tolerated.
    #[must_use]
    pub fn start() -> Option<Self> {
        let environment = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/peers/smtp");
        // Written once everything is there.
        if !installed("aiosmtpd", &environment.join("requirements.txt")) || !certificate::can_be_made() {
            return None;
        }
        let place = tempfile::tempdir().expect("a temporary folder");
        certificate::make(place.path());
        let port = own_port();
        let mut server = Command::new(environment.join("bin/python"));
        server.arg(folder().join("smtp/server.py")).env("PORT", port.number().to_string()).env("FOLDER", place.path());
        server.env("PASSWORD", "100% @home:/?").env("PYTHONDONTWRITEBYTECODE", "1");
        let program = Program::start(&server, port);
        Some(Self { program, folder: place })
    }

    /// What the configuration calls `mail.url`, with this user part (`ecandidat:…@` or nothing) and this way of
    /// encryption. `trusting` names the authority behind its certificate.
    #[must_use]
    pub fn url(&self, user: &str, tls: &str, trusting: bool) -> String {
        let authority = if trusting { format!("&ca={}", self.folder.path().join("ca.pem").display()) } else { String::new() };
        format!("smtp://{user}127.0.0.1:{}?tls={tls}{authority}", self.program.port.number())
    }

    /// The messages it took, as Python's `email` reads them.
    #[must_use]
    pub fn messages(&self) -> Vec<Value> {
        let kept = |number: usize| std::fs::read(self.folder.path().join(format!("{number}.json"))).ok();
        (1..).map_while(kept).map(|file| serde_json::from_slice(&file).expect("JSON")).collect()
    }
}
