//! Decisions: entered as drafts, validated, published at once or at an hour; and the complementary list that moves up.
//!
//! A draft hides nothing from the applicant and resets nothing; publishing does both.

pub mod discard;
pub mod enter;
pub mod form;
pub mod promote;
pub mod publish;
pub mod ranking;
pub mod release;
pub mod shift;
pub mod stop;
