//! Questions put to applicants beside their documents: what a field takes and how an answer is read.

pub mod answer;
pub mod definition;
pub mod field;
pub mod survey;

pub use answer::{Answer, AnswerError};
pub use definition::{Answers, Condition, Definition, DefinitionProblem, Field};
pub use field::{Choice, FieldKind};
