//! The catalogue's rules: when a session is open, and whether its dates make sense.

pub mod calendar;
pub mod opening;
pub mod shift;
pub mod similar;

pub use calendar::{Calendar, CalendarProblem};
pub use opening::Opening;
pub use shift::Shift;
