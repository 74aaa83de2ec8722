//! The state tables, walked through: every state × every event × facts that make each guard hold or fail.

mod sequences;
mod tables;
