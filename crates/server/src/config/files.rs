//! `[files]`: where deposited and generated files are kept.

use connect::files::{FilesSettings, S3Credentials};
use serde::Deserialize;

use super::{Key, Shown, Wrong};

pub const KEYS: &[Key] = &[
    Key::new("files.url", "file:var/files", "`file:folder` or `s3://bucket?endpoint=https://…&region=…`."),
    Key::new("files.access_key_id", "", "Access key of the S3 server.").shown(Shown::Hidden),
    Key::new("files.secret_access_key", "", "Secret key of the S3 server.").shown(Shown::Hidden),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raw {
    url: String,
    access_key_id: String,
    secret_access_key: String,
}

impl Raw {
    pub fn check(self) -> Result<FilesSettings, Wrong> {
        let mut settings = FilesSettings::new(self.url);
        if !self.access_key_id.is_empty() {
            settings.credentials = Some(S3Credentials { access_key_id: self.access_key_id.into(), secret_access_key: self.secret_access_key.into() });
        }
        if settings.url.starts_with("s3://") && settings.credentials.is_none() {
            return Err(Wrong::new("files.access_key_id", "expected the access key of the S3 server, because files.url is s3://"));
        }
        if !["file:", "s3://", "memory:"].iter().any(|scheme| settings.url.starts_with(scheme)) {
            return Err(Wrong::new("files.url", "expected file:folder or s3://bucket?endpoint=https://…"));
        }
        Ok(settings)
    }
}
