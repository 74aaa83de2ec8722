//! The use cases: may I? load, decide, save, write effects, commit — and the read models of the screens.
//!
//! One use case is one file and one transaction. Pages call these functions and nothing below them; rules are asked
//! of `domain`, rows of `store`, the outside world of `connect`, papers of `paper`.

pub mod accounts;
pub mod actor;
pub mod apply;
pub mod asked;
pub mod audit;
pub mod catalogue;
mod clean_html;
pub mod ctx;
pub mod deadlines;
pub mod decide;
pub mod dossier;
pub mod download;
pub mod error;
pub mod format;
pub mod forms;
pub mod i18n;
mod imported_passwords;
pub mod institution;
pub mod jobs;
pub mod keys;
pub mod letters;
pub mod links;
pub mod mails;
pub mod messages;
pub mod outbox;
pub mod own_data;
pub mod papers;
mod password_memory;
pub mod passwords;
pub mod profile;
pub mod questions;
pub mod reference;
pub mod review;
pub mod rich_text;
pub mod seed;
pub mod services;
pub mod settings;
pub mod setup;
pub mod student_record;
pub mod surveys;
pub mod texts;
pub mod wording;

pub use ctx::{Clock, Ctx, Ids};
pub use error::{Error, Fault};

/// What the check of a deposited file can ask, for the pages that put it into words.
pub mod file_check {
    pub use paper::Observation;
}
