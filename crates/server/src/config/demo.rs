//! `[demo]`: whether this installation is a demonstration.

use serde::Deserialize;

use super::Key;

pub const KEYS: &[Key] =
    &[Key::new("demo.enabled", "false", "Shows `/demo/*`, applies migrations at start and makes a missing secret key. Never with real people's data.")];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raw {
    enabled: bool,
}

#[derive(Clone, Copy, Debug)]
pub struct Demo {
    pub enabled: bool,
}

impl Raw {
    pub fn check(self) -> Demo {
        Demo { enabled: self.enabled }
    }
}
