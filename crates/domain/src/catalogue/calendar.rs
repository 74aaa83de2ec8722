//! The dates of a programme session and their order: each step comes no earlier than the one before.

use chrono::NaiveDate;

/// The days a manager enters. The closing day is the last usable one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    pub opening: NaiveDate,
    pub closing: NaiveDate,
    pub pre_analysis: Option<NaiveDate>,
    pub return_on: NaiveDate,
    pub jury: Option<NaiveDate>,
    pub publication: Option<NaiveDate>,
    pub confirmation: Option<NaiveDate>,
    pub confirmation_delay_days: Option<i32>,
    pub list_confirmation: Option<NaiveDate>,
    pub list_confirmation_delay_days: Option<i32>,
}

/// A date that comes before one it must follow, or two ways of saying the same limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarProblem {
    Before { field: &'static str, must_follow: &'static str },
    DateAndDelay { field: &'static str },
    DelayNotPositive { field: &'static str },
}

impl CalendarProblem {
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::Before { field, .. } | Self::DateAndDelay { field } | Self::DelayNotPositive { field } => field,
        }
    }
}

impl Calendar {
    /// Every problem, so that the form shows them all at once.
    #[must_use]
    pub fn problems(&self) -> Vec<CalendarProblem> {
        let opening = ("opening", Some(self.opening));
        let closing = ("closing", Some(self.closing));
        let pre_analysis = ("pre_analysis", self.pre_analysis);
        let return_on = ("return_on", Some(self.return_on));
        let jury = ("jury", self.jury);
        let publication = ("publication", self.publication);
        let confirmation = ("confirmation", self.confirmation);
        let list_confirmation = ("list_confirmation", self.list_confirmation);
        let order = [
            (closing, opening),
            (pre_analysis, closing),
            (return_on, closing),
            (jury, return_on),
            (publication, jury),
            (publication, return_on),
            (confirmation, publication),
            (confirmation, jury),
            (confirmation, return_on),
            (list_confirmation, publication),
            (list_confirmation, jury),
            (list_confirmation, return_on),
        ];
        let mut problems: Vec<CalendarProblem> = order
            .into_iter()
            .filter_map(|((field, later), (must_follow, earlier))| match (later, earlier) {
                (Some(later), Some(earlier)) if later < earlier => Some(CalendarProblem::Before { field, must_follow }),
                _ => None,
            })
            .collect();
        for (field, date, delay) in [
            ("confirmation", self.confirmation, self.confirmation_delay_days),
            ("list_confirmation", self.list_confirmation, self.list_confirmation_delay_days),
        ] {
            match delay {
                Some(_) if date.is_some() => problems.push(CalendarProblem::DateAndDelay { field }),
                Some(days) if days < 1 => problems.push(CalendarProblem::DelayNotPositive { field }),
                _ => {}
            }
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).unwrap()
    }

    fn sound() -> Calendar {
        Calendar {
            opening: day(2, 1),
            closing: day(4, 1),
            pre_analysis: Some(day(4, 5)),
            return_on: day(4, 15),
            jury: Some(day(5, 20)),
            publication: Some(day(5, 27)),
            confirmation: Some(day(6, 12)),
            confirmation_delay_days: None,
            list_confirmation: None,
            list_confirmation_delay_days: Some(7),
        }
    }

    #[test]
    fn dates_in_order_have_no_problem() {
        assert_eq!(sound().problems(), vec![]);
    }

    #[test]
    fn every_reversed_date_is_named() {
        let reversed = Calendar { jury: Some(day(4, 10)), confirmation_delay_days: Some(3), ..sound() };
        assert_eq!(
            reversed.problems(),
            vec![CalendarProblem::Before { field: "jury", must_follow: "return_on" }, CalendarProblem::DateAndDelay { field: "confirmation" }]
        );
    }
}
