//! SQL, and nothing else: tables, statements, rows. No rule of the product is decided here.
//!
//! Each module is a repository of one aggregate: functions take a `&mut Tx` and plain values. Fixed queries are text
//! listed in the module's `STATEMENTS`; only lists with optional filters are built.

pub mod account;
pub mod application;
pub mod audit;
pub mod bulk;
pub mod catalogue;
mod copy;
pub mod db;
pub mod decision;
pub mod document;
pub mod form;
pub mod job;
pub mod letter;
pub mod letter_bundle;
pub mod letter_template;
pub mod load;
pub mod mail;
pub mod mail_template;
pub mod own_data;
pub mod pool;
pub mod preference;
pub mod profile;
pub mod question;
pub mod reference;
pub mod rights;
pub mod session;
pub mod setting;
pub mod setup;
pub mod sso;
pub mod student_record;
pub mod survey;
pub mod text;
pub mod upload;

pub use db::{Db, Error, PoolSize, Result, Tx};
pub use sqlx::types::Json;

/// Every SQL text of the product with the module and name it stands under; one line per repository module.
#[must_use]
pub fn all_statements() -> Vec<(&'static str, &'static str, &'static str)> {
    let modules: &[(&'static str, &'static [(&'static str, &'static str)])] = &[
        ("account", account::STATEMENTS),
        ("account::agenda", account::agenda::STATEMENTS),
        ("account::attempt", account::attempt::STATEMENTS),
        ("account::erase", account::erase::STATEMENTS),
        ("account::kept_form", account::kept_form::STATEMENTS),
        ("account::purge", account::purge::STATEMENTS),
        ("account::removal", account::removal::STATEMENTS),
        ("account::token", account::token::STATEMENTS),
        ("application", application::STATEMENTS),
        ("application::deadlines", application::deadlines::STATEMENTS),
        ("application::destroy", application::destroy::STATEMENTS),
        ("application::message", application::message::STATEMENTS),
        ("application::note", application::note::STATEMENTS),
        ("application::submission", application::submission::STATEMENTS),
        ("audit", audit::STATEMENTS),
        ("catalogue", catalogue::STATEMENTS),
        ("catalogue::campaign", catalogue::campaign::STATEMENTS),
        ("catalogue::requirement", catalogue::requirement::STATEMENTS),
        ("catalogue::session", catalogue::session::STATEMENTS),
        ("decision", decision::STATEMENTS),
        ("decision::setup", decision::setup::STATEMENTS),
        ("document", document::STATEMENTS),
        ("document::serving", document::serving::STATEMENTS),
        ("document::wallet", document::wallet::STATEMENTS),
        ("form", form::STATEMENTS),
        ("job", job::STATEMENTS),
        ("letter", letter::STATEMENTS),
        ("letter_bundle", letter_bundle::STATEMENTS),
        ("letter_template", letter_template::STATEMENTS),
        ("load", load::STATEMENTS),
        ("mail", mail::STATEMENTS),
        ("mail_template", mail_template::STATEMENTS),
        ("own_data", own_data::STATEMENTS),
        ("preference", preference::STATEMENTS),
        ("profile", profile::STATEMENTS),
        ("question", question::STATEMENTS),
        ("reference", reference::STATEMENTS),
        ("rights", rights::STATEMENTS),
        ("session", session::STATEMENTS),
        ("setting", setting::STATEMENTS),
        ("setup", setup::STATEMENTS),
        ("sso", sso::STATEMENTS),
        ("student_record", student_record::STATEMENTS),
        ("survey", survey::STATEMENTS),
        ("text", text::STATEMENTS),
        ("upload", upload::STATEMENTS),
    ];
    modules.iter().flat_map(|(module, list)| list.iter().map(move |(name, sql)| (*module, *name, *sql))).collect()
}
