//! The rules of the product, and nothing else: types parsed once, states, transitions, permissions, dates.
//!
//! No input or output, no clock, no randomness: the moment and the identifiers are arguments. Whoever calls
//! these functions decides where data comes from and what becomes of the effects they return.

pub mod application;
pub mod catalogue;
pub mod complementary_list;
pub mod email;
pub mod file_number;
pub mod form;
pub mod ical;
pub mod ids;
pub mod ine;
pub mod letters;
pub mod mailing;
pub mod password;
pub mod permissions;
pub mod person;
pub mod phone;
pub mod profile;
pub mod search;
pub mod settings;
pub mod silence;
pub mod student_record;
pub mod text;
pub mod theme;
pub mod time;
pub mod translated;
