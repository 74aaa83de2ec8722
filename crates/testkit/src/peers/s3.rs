//! An S3 server with one bucket, which checks signatures.

use std::process::Command;
use std::time::Duration;

use connect::files::{FilesSettings, S3Credentials};

use super::{Program, folder, installed, own_port};

/// s3rver on loopback.
#[derive(Debug)]
pub struct S3Server {
    program: Program,
    _folder: tempfile::TempDir,
}

impl S3Server {
    /// The bucket it has.
    pub const BUCKET: &'static str = "ecandidat";
    /// Both halves of the key pair it knows.
    pub const KEY: &'static str = "S3RVER";

    /// None when it is not installed and that is tolerated.
    #[must_use]
    pub fn start() -> Option<Self> {
        if !installed("s3rver", &folder().join("s3/node_modules/@20minutes/s3rver")) {
            return None;
        }
        let place = tempfile::tempdir().expect("a temporary folder");
        let port = own_port();
        let mut server = Command::new("node");
        server.arg(folder().join("s3/server.mjs")).env("PORT", port.number().to_string()).env("FOLDER", place.path()).env("NODE_NO_WARNINGS", "1");
        let program = Program::start(&server, port);
        Some(Self { program, _folder: place })
    }

    /// Settings of a store of files in this bucket.
    #[must_use]
    pub fn settings(&self, bucket: &str, key: &str, secret: &str) -> FilesSettings {
        let mut settings = FilesSettings::new(format!("s3://{bucket}?endpoint=http://127.0.0.1:{}&region=eu-west-3", self.program.port.number()));
        settings.credentials = Some(S3Credentials { access_key_id: key.into(), secret_access_key: secret.into() });
        settings.connect_timeout = Duration::from_secs(20);
        settings.request_timeout = Duration::from_secs(120);
        settings
    }
}
