//! The effective dates of an application: one function each, used by pages, guards, mails and jobs alike.

use chrono::{Days, NaiveDate};

use crate::time::{Instant, Zone};

/// The return date: the individual extension when it is not earlier than the programme's own date.
#[must_use]
pub fn effective_return(session_return: NaiveDate, extension: Option<NaiveDate>) -> NaiveDate {
    extension.filter(|day| *day >= session_return).unwrap_or(session_return)
}

/// How many days an applicant has at least to replace a file that turned out to be unusable after it was submitted.
pub const CORRECTION_DAYS: u64 = 7;

/// The return date that a submitted file gets when one of its documents turns out to be unusable: none while the date in
/// force leaves time. On its last day it does not: the mail may be read tomorrow.
#[must_use]
pub fn corrections_until(return_on: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    if return_on > today { None } else { today.checked_add_days(Days::new(CORRECTION_DAYS)) }
}

/// How a session says until when an admitted applicant may answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ConfirmationRule {
    pub on: Option<NaiveDate>,
    /// Days counted from the publication of the favourable decision; wins over the date.
    pub delay_days: Option<i32>,
}

/// The confirmation date: the individual one, else the delay counted from the publication of the favourable
/// decision (none before it), else the programme's date, else no limit.
#[must_use]
pub fn effective_confirmation(rule: ConfirmationRule, extension: Option<NaiveDate>, favourable_published_at: Option<Instant>, zone: Zone) -> Option<NaiveDate> {
    if extension.is_some() {
        return extension;
    }
    match rule.delay_days {
        Some(days) => favourable_published_at.and_then(|at| zone.today(at).checked_add_days(Days::new(u64::try_from(days).unwrap_or(0)))),
        None => rule.on,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, d).unwrap()
    }

    // rule: 57
    #[test]
    fn an_extension_never_shortens_the_return_date() {
        assert_eq!(effective_return(day(10), Some(day(12))), day(12));
        assert_eq!(effective_return(day(10), Some(day(9))), day(10));
        assert_eq!(effective_return(day(10), None), day(10));
    }

    #[test]
    fn an_unusable_file_can_be_replaced_after_the_return_date() {
        assert_eq!(corrections_until(day(10), day(9)), None);
        assert_eq!(corrections_until(day(10), day(10)), Some(day(17)));
        assert_eq!(corrections_until(day(10), day(12)), Some(day(19)));
    }

    // rule: 57, 78
    #[test]
    fn a_delay_counts_from_publication_and_is_unknown_before() {
        let zone = Zone::default();
        let delay = ConfirmationRule { on: Some(day(20)), delay_days: Some(7) };
        assert_eq!(effective_confirmation(delay, None, None, zone), None);
        let published = zone.start_of(day(1));
        assert_eq!(effective_confirmation(delay, None, Some(published), zone), Some(day(8)));
        assert_eq!(effective_confirmation(delay, Some(day(3)), Some(published), zone), Some(day(3)));
        assert_eq!(effective_confirmation(ConfirmationRule { on: Some(day(20)), delay_days: None }, None, None, zone), Some(day(20)));
    }
}
