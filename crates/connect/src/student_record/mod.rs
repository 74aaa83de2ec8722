//! The institution's student record: what its student system knows of somebody who studies or studied there.
//!
//! Optional and never in the way: whoever asks does so from a job, and goes on without an answer. A system is one variant
//! of [`StudentRecord`]; it tells what it has in the institution's codes and judges nothing. Whether a record may be used
//! for a person is decided above.

mod folder;
mod script;
mod student;

use std::path::PathBuf;

pub use folder::Folder;
pub use script::RecordScript;
pub use student::{Bac, Home, Student, Studied};

use crate::BadSetting;

/// Where the student record is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordSettings {
    /// `off`, or `file:folder` for a folder of files that the student system drops.
    pub url: String,
}

impl RecordSettings {
    /// No student record.
    #[must_use]
    pub fn off() -> Self {
        Self { url: "off".to_owned() }
    }
}

/// By what a student is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Key<'a> {
    /// The student number, as the sign-on or the directory tells it.
    Number(&'a str),
    /// Number and key of the INE in one run.
    Ine(&'a str),
}

impl std::fmt::Debug for Key<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Key::Number(_) => "Number(…)",
            Key::Ine(_) => "Ine(…)",
        })
    }
}

/// Why there is no answer. No text carries anything of a person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// Not reached, or not in time: the same question may be answered later.
    #[error("student record out of reach: {0}")]
    Unavailable(String),
    /// Reached, and it refuses: somebody has to look at the settings.
    #[error("student record refused: {0}")]
    Refused(String),
    /// An answer that is none of those agreed on.
    #[error("student record not understood: {0}")]
    Contract(String),
    /// Several records for one key: nobody can tell which is meant.
    #[error("several student records have this key")]
    Ambiguous,
}

impl RecordError {
    /// Whether asking again later can help without anybody doing anything here.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Unavailable(_) | Self::Contract(_))
    }
}

/// The student record. Cheap to clone.
#[derive(Debug, Clone)]
pub enum StudentRecord {
    /// None.
    Off,
    /// Files in a folder.
    Folder(Folder),
    /// Prepared answers, for tests.
    Scripted(RecordScript),
}

impl StudentRecord {
    /// Chooses the variant by the address. Reads nothing yet.
    ///
    /// # Errors
    /// When the address cannot be used.
    pub fn open(settings: &RecordSettings) -> Result<Self, BadSetting> {
        match settings.url.trim() {
            "off" => Ok(StudentRecord::Off),
            url => match url.strip_prefix("file:").filter(|folder| !folder.is_empty()) {
                Some(folder) => Ok(StudentRecord::Folder(Folder::new(PathBuf::from(folder)))),
                None => Err(BadSetting::new("student_record.url", "expected file:folder or off")),
            },
        }
    }

    /// A student record with prepared answers, and what prepares them.
    #[must_use]
    pub fn scripted() -> (Self, RecordScript) {
        let script = RecordScript::default();
        (StudentRecord::Scripted(script.clone()), script)
    }

    /// Whether there is one.
    #[must_use]
    pub fn is_configured(&self) -> bool {
        !matches!(self, StudentRecord::Off)
    }

    /// The student with this key, if the record has one.
    ///
    /// # Errors
    /// Why the record cannot tell.
    pub async fn find(&self, key: Key<'_>) -> Result<Option<Student>, RecordError> {
        match self {
            StudentRecord::Off => Ok(None),
            StudentRecord::Folder(folder) => folder.find(key).await,
            StudentRecord::Scripted(script) => script.find(key),
        }
    }

    /// Whether the record answers, and how many students it has where it can count them.
    ///
    /// # Errors
    /// Why it does not.
    pub async fn health(&self) -> Result<Option<usize>, RecordError> {
        match self {
            StudentRecord::Off => Ok(None),
            StudentRecord::Folder(folder) => folder.health().await.map(Some),
            StudentRecord::Scripted(script) => script.health().map(|()| None),
        }
    }
}
