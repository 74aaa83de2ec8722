//! What managers do with an application before the decision: look, judge documents, ask for corrections, set statuses,
//! dates and notes. Decisions are in [`crate::decide`].

pub mod corrections;
pub mod dates;
pub mod file_status;
pub mod judge;
pub mod list;
pub mod notes;
pub mod open;
pub mod pictures;
pub mod preferences;
pub mod several;
pub mod staff;
pub mod treatment;
