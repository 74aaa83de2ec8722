//! The crate from outside, with its worker as a real child process.

#![expect(clippy::unwrap_used, clippy::panic, reason = "tests")]

#[path = "parts/cases.rs"]
mod cases;
#[path = "parts/corpus.rs"]
mod corpus;
#[path = "parts/deposits.rs"]
mod deposits;
#[path = "parts/hostile.rs"]
mod hostile;
#[path = "parts/labelled.rs"]
mod labelled;
#[path = "parts/nursery.rs"]
mod nursery;
#[path = "parts/papers.rs"]
mod papers;
#[path = "parts/press.rs"]
mod press;
#[path = "parts/support.rs"]
mod support;
