//! `[paper]`: limits of the child process that opens deposited files, and how long people wait for it.

use std::time::Duration;

use paper::sandbox::ChildLimits;
use serde::Deserialize;

use super::Key;

pub const KEYS: &[Key] = &[
    Key::new("paper.memory_mib", "1024", "Address space of the child process, in MiB."),
    Key::new("paper.cpu_seconds", "20", "Processor time of the child process."),
    Key::new("paper.wall_seconds", "40", "Longest life of the child process."),
    Key::new("paper.children", "2", "Child processes alive at the same time."),
    Key::new("paper.patience_seconds", "5", "How long a person waits for the check of a deposit before it goes on behind their back."),
];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raw {
    memory_mib: u64,
    cpu_seconds: u64,
    wall_seconds: u64,
    children: usize,
    patience_seconds: u64,
}

#[derive(Debug)]
pub struct Paper {
    pub limits: ChildLimits,
    pub patience: Duration,
}

impl Raw {
    pub fn check(self) -> Paper {
        let limits = ChildLimits {
            memory_bytes: self.memory_mib.max(256) * 1024 * 1024,
            cpu_seconds: self.cpu_seconds.max(1),
            wall: Duration::from_secs(self.wall_seconds.max(2)),
            children: self.children.clamp(1, 64),
        };
        Paper { limits, patience: Duration::from_secs(self.patience_seconds) }
    }
}
