//! The state tables, walked through: every state × every event × facts that make each guard hold or fail.

#![expect(clippy::unwrap_used, reason = "fixed test data")]

mod sequences;
mod tables;
