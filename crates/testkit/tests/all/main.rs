//! The product as a whole: schema, statements, queue, layers, sentences, pages.

#![expect(clippy::panic, clippy::unwrap_used, reason = "tests")]

mod arrows;
mod assets;
mod bad_input;
mod coverage;
mod docs;
mod drafts;
mod front_end;
mod journeys;
mod kept_forms;
mod languages;
mod load;
mod manuals;
mod pages;
mod peers;
mod permissions;
mod profile;
mod queue;
mod reference;
mod rows;
mod rules;
mod schema;
mod sentences;
mod servers;
mod sources;
mod sso;
mod statements;
mod surveys;
mod transactions;
mod uploads;
mod usecases;
