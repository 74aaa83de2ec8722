//! Setting an installation up.

pub mod mail_templates;

pub use mail_templates::seed_mail_templates;
