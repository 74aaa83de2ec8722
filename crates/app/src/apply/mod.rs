//! What an applicant does with applications: apply, deposit, submit, cancel, answer.

pub mod agenda;
pub mod answer;
pub mod beside;
pub mod cancel;
pub mod check;
pub mod create;
pub mod dashboard;
pub mod declare;
pub mod deposit;
pub mod effects;
pub mod hand;
pub mod journal;
pub mod late;
pub mod overview;
pub mod own;
pub mod refused;
pub mod resumable;
pub mod submit;
pub mod waiting;
pub mod wallet;
