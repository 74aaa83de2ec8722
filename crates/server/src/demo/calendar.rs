//! Dates of programme sessions, counted from today so that the demonstration means the same on any day.

use chrono::{Days, NaiveDate};
use domain::catalogue::Calendar;

/// Where a session stands in its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Opens in some weeks.
    Upcoming,
    Open,
    /// Open, closes in three days.
    Closing,
    /// Closed to new applications; documents may still be deposited.
    Returning,
    /// The return date is over, the committee works.
    Judging,
    /// Decisions were published, applicants answer.
    Answering,
    /// Everything is over.
    Over,
}

impl Phase {
    /// Whether an applicant can still edit and submit.
    pub fn is_editable(self) -> bool {
        matches!(self, Self::Open | Self::Closing | Self::Returning)
    }
}

/// A day so many days from another, before it when negative.
pub fn days_from(day: NaiveDate, days: i64) -> NaiveDate {
    let shift = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(shift) } else { day.checked_add_days(shift) }.unwrap_or(day)
}

/// The dates of a session. `spread` (0 to 6) keeps the sessions of one phase from sharing every date; every third
/// session counts the time to confirm from publication instead of giving a day.
pub fn calendar(phase: Phase, today: NaiveDate, spread: i64) -> Calendar {
    // Opening, closing, return, jury, publication, confirmation.
    let [opening, closing, return_on, jury, publication, confirmation] = match phase {
        Phase::Upcoming => [12 + 3 * spread, 55 + 3 * spread, 62 + 3 * spread, 84 + 3 * spread, 92 + 3 * spread, 106 + 3 * spread],
        Phase::Open => [-48 + 2 * spread, 18 + 4 * spread, 26 + 4 * spread, 47 + 4 * spread, 56 + 4 * spread, 72 + 4 * spread],
        Phase::Closing => [-60, 3, 10, 30, 38, 52],
        Phase::Returning => [-75, -5, 5 + spread, 26 + spread, 34 + spread, 48 + spread],
        Phase::Judging => [-95 - spread, -34 - spread, -24 - spread, -1, 8 + spread, 24 + spread],
        Phase::Answering => [-120 - spread, -62 - spread, -52 - spread, -30 - spread, -18 - spread, 10 + spread],
        Phase::Over => [-145, -95, -85, -60, -48, -20],
    };
    let on = |days: i64| days_from(today, days);
    let by_delay = spread % 3 == 2;
    let delay = confirmation - publication;
    Calendar {
        opening: on(opening),
        closing: on(closing),
        pre_analysis: (spread % 2 == 0).then(|| on(return_on + 4)),
        return_on: on(return_on),
        jury: Some(on(jury)),
        publication: Some(on(publication)),
        confirmation: (!by_delay).then(|| on(confirmation)),
        confirmation_delay_days: by_delay.then(|| i32::try_from(delay).unwrap_or(14)),
        list_confirmation: None,
        list_confirmation_delay_days: Some(7),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_calendar_is_one_a_manager_could_have_entered() {
        let today = NaiveDate::from_ymd_opt(2027, 2, 27).unwrap();
        for phase in [Phase::Upcoming, Phase::Open, Phase::Closing, Phase::Returning, Phase::Judging, Phase::Answering, Phase::Over] {
            for spread in 0..7 {
                let dates = calendar(phase, today, spread);
                assert_eq!(dates.problems(), vec![], "{phase:?} {spread}");
                let open = dates.opening <= today && today <= dates.closing;
                assert_eq!(open, matches!(phase, Phase::Open | Phase::Closing), "{phase:?} {spread}");
                assert_eq!(phase.is_editable(), dates.opening <= today && today <= dates.return_on, "{phase:?} {spread}");
            }
        }
    }
}
