//! `[security]`: the installation's secret and the cost of passwords.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use app::keys::Keys;
use app::passwords::Cost;
use serde::Deserialize;

use super::{Key, Wrong};

pub const KEYS: &[Key] = &[
    Key::new(
        "security.secret_key_file",
        "var/secret.key",
        "File of at least 32 random bytes, the same on every node, readable by the service alone: `head -c 48 /dev/urandom > secret.key && chmod 600 secret.key`.",
    ),
    Key::new("security.password_memory_kib", "19456", "Memory of one password hash, in KiB."),
    Key::new("security.password_passes", "2", "Passes of one password hash."),
    Key::new("security.password_at_once", "0", "Password hashes that may run at the same time; 0 is half of the processors."),
];

/// Least memory of a password hash: below it a stolen table is quickly tried.
const MIN_MEMORY_KIB: u32 = 7 * 1024;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raw {
    secret_key_file: PathBuf,
    password_memory_kib: u32,
    password_passes: u32,
    password_at_once: usize,
}

#[derive(Clone, Debug)]
pub struct Security {
    pub secret_key_file: PathBuf,
    pub cost: Cost,
}

impl Raw {
    pub fn check(self) -> Result<Security, Wrong> {
        if self.secret_key_file.as_os_str().is_empty() {
            return Err(Wrong::new("security.secret_key_file", "expected the path of a file with at least 32 random bytes"));
        }
        if self.password_memory_kib < MIN_MEMORY_KIB {
            return Err(Wrong::new("security.password_memory_kib", format!("expected at least {MIN_MEMORY_KIB}")));
        }
        if self.password_passes == 0 {
            return Err(Wrong::new("security.password_passes", "expected at least 1"));
        }
        Ok(Security {
            secret_key_file: self.secret_key_file,
            cost: Cost { memory_kib: self.password_memory_kib, passes: self.password_passes, at_once: self.password_at_once },
        })
    }
}

impl Security {
    /// Reads the secret; with `create` a missing file is made, for its owner alone.
    pub fn keys(&self, create: bool) -> anyhow::Result<Keys> {
        let path = &self.secret_key_file;
        if create && !path.exists() {
            make(path).with_context(|| format!("security.secret_key_file: {} cannot be created", path.display()))?;
        }
        let bytes = std::fs::read(path).with_context(|| {
            format!(
                "security.secret_key_file: {} cannot be read; create it with `head -c 48 /dev/urandom > {0} && chmod 600 {0}`, the same on every node",
                path.display()
            )
        })?;
        Keys::new(bytes).map_err(|problem| anyhow::anyhow!("security.secret_key_file: {problem}"))
    }

    /// Whether others than the owner may read the secret; false where rights are not known.
    pub fn is_exposed(&self) -> bool {
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            std::fs::metadata(&self.secret_key_file).is_ok_and(|file| file.permissions().mode() & 0o077 != 0)
        }
        #[cfg(not(unix))]
        false
    }
}

fn make(path: &Path) -> std::io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(&app::Ids::from_system().bytes::<48>())?;
    file.sync_all()
}
