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

/// How many days somebody has to answer to whom a confirmation date that is over would apply.
pub const DAYS_TO_ANSWER: u64 = 7;

/// How many days somebody has left to answer whose confirmation date was over before anything reminded them of it.
pub const GRACE_DAYS: u64 = 3;

/// A day unless it is over.
#[must_use]
pub fn not_over(day: Option<NaiveDate>, today: NaiveDate) -> Option<NaiveDate> {
    day.filter(|day| *day >= today)
}

/// The individual confirmation date with which an admission begins: the one it has been given, unless it is over; some days
/// where the rule leaves a day that is over. None when the rule applies by itself.
#[must_use]
pub fn admitted_until(rule: ConfirmationRule, extension: Option<NaiveDate>, published_at: Instant, zone: Zone, today: NaiveDate) -> Option<NaiveDate> {
    let extension = not_over(extension, today);
    match effective_confirmation(rule, extension, Some(published_at), zone) {
        Some(day) if day < today => today.checked_add_days(Days::new(DAYS_TO_ANSWER)),
        _ => extension,
    }
}

/// The individual confirmation date of somebody promoted now: by the list's own rule; none when the list has no rule and the
/// programme's applies by itself. Never a day that is over.
#[must_use]
pub fn promoted_until(list: ConfirmationRule, programme: ConfirmationRule, now: Instant, zone: Zone) -> Option<NaiveDate> {
    let today = zone.today(now);
    let by = |rule| effective_confirmation(rule, None, Some(now), zone);
    match (by(list), by(programme)) {
        (Some(day), _) if day >= today => Some(day),
        (None, Some(day)) if day >= today => None,
        (None, None) => None,
        _ => today.checked_add_days(Days::new(DAYS_TO_ANSWER)),
    }
}

/// The confirmation date that gives whoever was never reminded a last chance.
#[must_use]
pub fn grace_until(today: NaiveDate) -> Option<NaiveDate> {
    today.checked_add_days(Days::new(GRACE_DAYS))
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

    fn until(d: u32) -> ConfirmationRule {
        ConfirmationRule { on: Some(day(d)), delay_days: None }
    }

    const NO_LIMIT: ConfirmationRule = ConfirmationRule { on: None, delay_days: None };

    // rule: 79
    #[test]
    fn an_admission_never_begins_with_a_day_that_is_over() {
        let zone = Zone::default();
        let admitted = |rule, extension| admitted_until(rule, extension, zone.start_of(day(10)), zone, day(10));
        // The programme's date applies by itself, on its last day too, and so does a delay.
        for rule in [until(20), until(10), ConfirmationRule { on: Some(day(1)), delay_days: Some(0) }, NO_LIMIT] {
            assert_eq!(admitted(rule, None), None, "{rule:?}");
        }
        assert_eq!(admitted(until(9), None), Some(day(17)));
        // A date of one's own stays while it is to come, whatever the programme says.
        for given in [day(10), day(12)] {
            assert_eq!(admitted(until(9), Some(given)), Some(given));
        }
        assert_eq!(admitted(until(20), Some(day(9))), None);
        assert_eq!(admitted(until(9), Some(day(9))), Some(day(17)));
    }

    #[test]
    fn whoever_is_promoted_has_the_time_of_the_list_and_never_none() {
        let zone = Zone::default();
        let promoted = |list, programme| promoted_until(list, programme, zone.start_of(day(10)), zone);
        assert_eq!(promoted(until(12), until(20)), Some(day(12)));
        assert_eq!(promoted(ConfirmationRule { on: None, delay_days: Some(2) }, NO_LIMIT), Some(day(12)));
        assert_eq!(promoted(NO_LIMIT, until(10)), None);
        assert_eq!(promoted(NO_LIMIT, NO_LIMIT), None);
        for (list, programme) in [(until(9), until(20)), (until(9), NO_LIMIT), (NO_LIMIT, until(9))] {
            assert_eq!(promoted(list, programme), Some(day(17)), "{list:?} {programme:?}");
        }
    }

    #[test]
    fn a_last_chance_is_some_days_to_come() {
        assert_eq!(grace_until(day(10)), Some(day(13)));
    }
}
