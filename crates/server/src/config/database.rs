//! `[database]`: where data is kept.

use secrecy::SecretString;
use serde::Deserialize;

use super::{Key, Shown, Wrong};

pub const KEYS: &[Key] = &[
    Key::new(
        "database.url",
        "sqlite:var/ecandidat.db",
        "`sqlite:path` (one process, one machine) or `postgres://user:password@host/name` (any number of nodes).",
    )
    .shown(Shown::Address),
    Key::new("database.connections", "12", "Connections kept to PostgreSQL by this process."),
    Key::new("database.readers", "4", "Connections that read an SQLite file; one more writes."),
    Key::new("database.wait_seconds", "30", "How long a starting process waits for a database that does not answer yet."),
];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raw {
    url: String,
    connections: u32,
    readers: u32,
    wait_seconds: u64,
}

#[derive(Clone, Debug)]
pub struct Database {
    pub url: SecretString,
    pub pool: store::PoolSize,
    pub wait: std::time::Duration,
}

impl Raw {
    pub fn check(self) -> Result<Database, Wrong> {
        let known = ["sqlite:", "postgres://", "postgresql://"].iter().any(|scheme| self.url.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()));
        if !known {
            let scheme = self.url.split(':').next().unwrap_or_default();
            return Err(Wrong::new("database.url", format!("expected sqlite:path or postgres://user:password@host/name, found {scheme:?}")));
        }
        Ok(Database {
            url: self.url.into(),
            pool: store::PoolSize { sqlite_readers: self.readers.clamp(1, 64), postgres: self.connections.clamp(2, 200) },
            wait: std::time::Duration::from_secs(self.wait_seconds),
        })
    }
}
