//! The five manuals as stories in one process, on both engines: an applicant without script, managers and committee
//! members beside them, every mail read, every delay ended by moving the clock.
//!
//! Labels in these files are the manuals' own and stand as people read them. One more story is told for what the log
//! says of it (`log.rs`).

mod aix_marseille;
mod colleague;
mod log;
mod osu_pytheas;
mod perpignan;
mod poitiers;
mod post;
mod steps;
mod university;
mod utt;
