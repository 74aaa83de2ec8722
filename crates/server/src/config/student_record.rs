//! `[student_record]`: where the institution's student system tells who studies and studied there.

use connect::student_record::{RecordSettings, StudentRecord};
use serde::Deserialize;

use super::{Key, Wrong};

pub const KEYS: &[Key] = &[Key::new("student_record.url", "off", "`file:folder`, in which the student system drops `students.jsonl`, or `off`.")];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Raw {
    url: String,
}

impl Raw {
    pub fn check(self) -> Result<RecordSettings, Wrong> {
        let settings = RecordSettings { url: self.url };
        StudentRecord::open(&settings).map_err(|wrong| Wrong::new(wrong.key, wrong.problem))?;
        Ok(settings)
    }
}
