//! `[institution]`: what must be known before anybody can change a setting.

use domain::time::Zone;
use serde::Deserialize;

use super::{Key, Wrong};

pub const KEYS: &[Key] = &[
    Key::new("institution.name", "", "Name given to the institution at the first start; later it is changed on the page « Établissement »."),
    Key::new("institution.time_zone", "Europe/Paris", "Zone in which a day ends, by its IANA name."),
];

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raw {
    name: String,
    time_zone: String,
}

#[derive(Clone, Debug)]
pub struct Institution {
    pub name: Option<String>,
    pub zone: Zone,
}

impl Raw {
    pub fn check(self) -> Result<Institution, Wrong> {
        let zone = Zone::parse(&self.time_zone).ok_or_else(|| {
            Wrong::new("institution.time_zone", format!("expected an IANA name such as Europe/Paris or Indian/Reunion, found {:?}", self.time_zone))
        })?;
        Ok(Institution { name: Some(self.name.trim().to_owned()).filter(|name| !name.is_empty()), zone })
    }
}
