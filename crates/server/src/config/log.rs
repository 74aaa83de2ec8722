//! `[log]`: what is told to whoever runs the service. Never names, addresses, INE numbers or tokens.

use serde::Deserialize;
use tracing_subscriber::EnvFilter;

use super::{Key, Wrong};

pub const KEYS: &[Key] = &[
    Key::new("log.format", "pretty", "`pretty` for people, `json` for collectors; one line per event."),
    Key::new("log.filter", "info", "Which events: a level, or `info,app=debug` and the like."),
];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raw {
    format: String,
    filter: String,
}

#[derive(Clone, Debug)]
pub struct Log {
    pub json: bool,
    pub filter: String,
}

impl Raw {
    pub fn check(self) -> Result<Log, Wrong> {
        let json = match self.format.as_str() {
            "pretty" => false,
            "json" => true,
            other => return Err(Wrong::new("log.format", format!("expected pretty or json, found {other:?}"))),
        };
        EnvFilter::try_new(&self.filter)
            .map_err(|error| Wrong::new("log.filter", format!("expected a level such as info, or pairs such as info,app=debug ({error})")))?;
        Ok(Log { json, filter: self.filter })
    }
}
