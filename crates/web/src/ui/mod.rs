//! What pages are made of: the frame, form fields, dates in words, icons.

pub mod field;
pub mod form;
pub use app::format;
pub mod glance;
pub mod lasting;
pub mod nav;
pub mod page;
pub mod pager;
pub mod sought;
pub mod words;

pub use form::Form;
pub use page::Page;
