//! `[antivirus]`: who looks at deposited files.

use std::time::Duration;

use connect::scan::ScanSettings;
use serde::Deserialize;

use super::Key;

pub const KEYS: &[Key] = &[
    Key::new("antivirus.url", "off", "`clamd://host:3310`, `clamd:/path/of/socket`, or `off`."),
    Key::new("antivirus.timeout_seconds", "30", "Limit for one file."),
    Key::new("antivirus.max_mib", "100", "Longest file sent; clamd's `StreamMaxLength` must be as much."),
];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raw {
    url: String,
    timeout_seconds: u64,
    max_mib: u64,
}

impl Raw {
    pub fn check(self) -> ScanSettings {
        let mut settings = ScanSettings::new(self.url);
        settings.timeout = Duration::from_secs(self.timeout_seconds.max(1));
        settings.max_length = self.max_mib.max(1) * 1024 * 1024;
        settings
    }
}
