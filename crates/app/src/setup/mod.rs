//! Setting an institution up: what it starts with, and what staff change afterwards.

pub mod defaults;
pub mod mail_templates;

pub use mail_templates::seed_mail_templates;
