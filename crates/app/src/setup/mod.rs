//! Setting an institution up: what it starts with, and what staff change afterwards.

pub mod campaign;
pub mod centre;
pub mod committee;
pub mod common;
pub mod defaults;
pub mod mail_templates;
pub mod typed;

pub use common::{Cell, Line, Listed, Opened, Refusal};
pub use mail_templates::seed_mail_templates;
pub use typed::Typed;
