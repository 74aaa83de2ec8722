//! An application through its life: six independent dimensions, each a table of transitions.
//!
//! [`existence`], [`treatment`], [`file_status`], [`document`], [`decision`] and [`acceptance`] each hold their
//! states and THE table of what may happen to them; guards read [`Facts`]. Use cases ask [`machine::step`], save
//! the new state and write the returned [`Effect`]s as rows in the same transaction.

pub mod acceptance;
pub mod apply;
pub mod dates;
pub mod decision;
pub mod document;
pub mod effect;
pub mod existence;
pub mod facts;
pub mod file_status;
pub mod machine;
pub mod ranking;
pub mod reminder;
pub mod requirement;
pub mod submit;
pub mod treatment;

pub use acceptance::Acceptance;
pub use decision::{DecisionKind, DecisionState};
pub use document::{DocumentStatus, Shown};
pub use effect::{Effect, MailCode};
pub use existence::Existence;
pub use facts::{Facts, Refusal};
pub use file_status::FileStatus;
pub use treatment::TreatmentType;

/// Declares an enum whose variants have a stable code, kept in the database and in exports.
#[macro_export]
macro_rules! coded {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $code)] $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
