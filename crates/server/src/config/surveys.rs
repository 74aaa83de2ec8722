//! `[surveys]`: the LimeSurvey server behind complementary forms that are answered there.

use std::path::PathBuf;

use connect::surveys::{SurveySettings, Surveys};
use secrecy::SecretString;
use serde::Deserialize;

use super::{Key, Shown, Wrong};

pub const KEYS: &[Key] = &[
    Key::new("surveys.url", "off", "`https://enquetes.univ.example/index.php/admin/remotecontrol`, LimeSurvey's RemoteControl 2 (JSON-RPC), or `off`."),
    Key::new("surveys.user", "", "A user of LimeSurvey who may export the answers of the surveys."),
    Key::new("surveys.password", "", "Its password.").shown(Shown::Hidden),
    Key::new("surveys.ca_file", "", "A certificate authority trusted besides those of the system, in PEM."),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raw {
    url: String,
    user: String,
    password: String,
    ca_file: PathBuf,
}

impl Raw {
    pub fn check(self) -> Result<SurveySettings, Wrong> {
        let settings = SurveySettings {
            url: self.url,
            user: self.user,
            password: SecretString::from(self.password),
            authority: Some(self.ca_file).filter(|file| !file.as_os_str().is_empty()),
        };
        Surveys::open(&settings).map_err(|wrong| Wrong::new(wrong.key, wrong.problem))?;
        Ok(settings)
    }
}
