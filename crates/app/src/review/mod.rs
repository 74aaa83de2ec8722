//! What managers do with an application before the decision: look, judge documents, ask for corrections, set statuses,
//! dates, fees and notes; and what they do for an applicant. Decisions are in [`crate::decide`].

pub mod acts;
pub mod apply_for;
pub mod archive;
pub mod corrections;
pub mod dates;
pub mod fees;
pub mod file_status;
pub mod judge;
pub mod list;
pub mod notes;
pub mod open;
pub mod pictures;
pub mod preferences;
pub mod registration;
pub mod resend;
pub mod seen_by;
pub mod several;
pub mod staff;
pub mod treatment;
