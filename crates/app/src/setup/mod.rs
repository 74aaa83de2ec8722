//! Setting an institution up: what it starts with, and what staff change afterwards.

pub mod campaign;
pub mod campaign_archive;
pub mod campaign_destroy;
pub mod campaign_programmes;
pub mod centre;
pub mod committee;
pub mod common;
pub mod decision_type;
pub mod defaults;
pub mod document_type;
pub mod form;
pub mod form_field;
pub mod form_survey;
pub mod history;
pub mod institution;
pub mod letter;
pub mod mail;
pub mod mail_preview;
pub mod mail_templates;
pub mod overview;
mod owner;
pub mod people;
pub mod programme;
pub mod question;
pub mod reason;
pub mod restore;
pub mod role;
mod signature;
pub mod stored_file;
pub mod text;
pub mod typed;

pub use common::{Cell, Line, Listed, Opened, Refusal};
pub use mail_templates::seed_mail_templates;
pub use typed::Typed;
