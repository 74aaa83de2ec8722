//! When people are reminded: of a return date before which they have to submit, of a date before which they have to answer.
//!
//! A job that comes late sends the reminder that fits the day it runs on, and none that a nearer one replaces.

use chrono::{Days, NaiveDate};

/// How many days before the return date people are reminded, the farthest first (0 = on the last day).
pub const RETURN_DAYS: [u8; 3] = [7, 2, 0];

/// The reminder that is due today for a return date, as its number of days; none before the first and after the date.
/// Whoever applied when a reminder was due already does not get it: they have just read the date.
#[must_use]
pub fn return_reminder(today: NaiveDate, return_on: NaiveDate, created_on: NaiveDate) -> Option<u8> {
    let left = (return_on - today).num_days();
    let due = RETURN_DAYS.into_iter().filter(|days| (0..=i64::from(*days)).contains(&left)).min()?;
    let first_day = return_on.checked_sub_days(Days::new(u64::from(due)))?;
    (created_on < first_day).then_some(due)
}

/// Whether whoever has not answered is reminded today: so many days before the date, or later when the job was late.
#[must_use]
pub fn answer_reminder(today: NaiveDate, confirmation_on: NaiveDate, days_before: i64) -> bool {
    (0..=days_before).contains(&(confirmation_on - today).num_days())
}

/// Whether whoever read the confirmation date on a day is owed a reminder of it. Not when one was due by then: the mail that
/// named the date came as late as a reminder would have.
#[must_use]
pub fn answer_reminder_owed(told_on: NaiveDate, confirmation_on: NaiveDate, days_before: i64) -> bool {
    (confirmation_on - told_on).num_days() > days_before
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, d).unwrap()
    }

    #[test]
    fn the_nearest_reminder_that_is_due_is_sent() {
        let due: Vec<Option<u8>> = (12..=22).map(|d| return_reminder(day(d), day(20), day(1))).collect();
        let (seven, two, last) = (Some(7), Some(2), Some(0));
        assert_eq!(due, [None, seven, seven, seven, seven, seven, two, two, last, None, None]);
    }

    #[test]
    fn whoever_has_just_applied_is_not_reminded_of_what_they_read() {
        assert_eq!(return_reminder(day(15), day(20), day(14)), None);
        assert_eq!(return_reminder(day(18), day(20), day(14)), Some(2));
        assert_eq!(return_reminder(day(20), day(20), day(20)), None);
    }

    // rule: 88
    #[test]
    fn an_answer_is_asked_for_until_its_last_day() {
        let asked: Vec<bool> = [17, 18, 20, 21].into_iter().map(|d| answer_reminder(day(d), day(20), 2)).collect();
        assert_eq!(asked, [false, true, true, false]);
    }

    // rule: 81, 88
    #[test]
    fn who_was_told_the_date_when_a_reminder_was_due_is_owed_none() {
        let owed: Vec<bool> = [1, 17, 18, 20, 21].into_iter().map(|d| answer_reminder_owed(day(d), day(20), 2)).collect();
        assert_eq!(owed, [true, true, false, false, false]);
        assert!(answer_reminder_owed(day(19), day(20), 0) && !answer_reminder_owed(day(20), day(20), 0));
    }
}
