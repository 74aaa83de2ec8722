//! The applicant's profile: saving its pages, and reading it for the pages, the dashboard, the dossier and submissions.
//!
//! Pages open in any order and stay editable at any time; only what the student record imposes is fixed.

pub mod fields;
pub(crate) mod lookup;
pub mod part;
pub mod read;
pub mod records;
pub mod sections;
pub mod since;
pub mod snapshot;
pub mod summary;

pub use part::{Entry, Part, Values, values};
pub use read::{Facts, Overview, State, facts, overview};
pub use snapshot::snapshot;
pub(crate) use snapshot::snapshot_with;
pub use summary::{ProfileSummary, summary};

/// Fields refused by a page.
pub type Refused = Vec<domain::profile::FieldError>;
