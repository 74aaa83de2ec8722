//! Documents on paper: what applicants deposit, and what the institution prints.
//!
//! Files received from outside are never parsed in the calling process: [`Sandbox`] starts a
//! short-lived child with hard resource limits ([`worker`]) and speaks a small protocol with it.
//! Documents made of our own data ([`typeset`]) are trusted and may be set in the caller.
//!
//! This crate knows nothing of applications, people or rights, and holds no sentence: every text
//! arrives already written.

pub mod assemble;
mod cause;
mod children;
#[cfg(target_os = "linux")]
mod nursery;
mod picture;
pub mod prepare;
pub mod preview;
mod protocol;
pub mod samples;
pub mod sandbox;
pub mod sniff;
pub mod typeset;
mod win_ansi;
pub mod worker;

pub use assemble::{Assembled, Assembly, Part};
pub use cause::Cause;
pub use picture::Picture;
pub use prepare::{FileFacts, FileRef, Observation, Outcome, PrepareLimits, Prepared, ReceivedFile, Refusal, RefusalReason};
pub use preview::Preview;
pub use sandbox::{ChildLimits, Sandbox, SandboxError};
pub use sniff::FileKind;
pub use typeset::answers::AnswersData;
pub use typeset::dossier::DossierData;
pub use typeset::letter::{LetterData, Pictures};
pub use typeset::receipt::ReceiptData;
