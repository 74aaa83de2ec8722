//! `[paper]`: limits of the child process that opens deposited files.

use std::time::Duration;

use paper::sandbox::ChildLimits;
use serde::Deserialize;

use super::Key;

pub const KEYS: &[Key] = &[
    Key::new("paper.memory_mib", "1024", "Address space of the child process, in MiB."),
    Key::new("paper.cpu_seconds", "20", "Processor time of the child process."),
    Key::new("paper.wall_seconds", "40", "Longest life of the child process."),
    Key::new("paper.children", "2", "Child processes alive at the same time."),
];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raw {
    memory_mib: u64,
    cpu_seconds: u64,
    wall_seconds: u64,
    children: usize,
}

impl Raw {
    pub fn check(self) -> ChildLimits {
        ChildLimits {
            memory_bytes: self.memory_mib.max(256) * 1024 * 1024,
            cpu_seconds: self.cpu_seconds.max(1),
            wall: Duration::from_secs(self.wall_seconds.max(2)),
            children: self.children.clamp(1, 64),
        }
    }
}
