//! From one campaign to another: every date of a session moves by the same number of whole weeks, so that a Monday stays a
//! Monday and no order of dates changes.

use chrono::{NaiveDate, TimeDelta};

use crate::time::{Instant, Zone};

/// How far the dates of a session move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shift {
    weeks: i64,
}

impl Shift {
    /// The whole weeks nearest to what lies between the first days of two campaigns: 52 for most years.
    #[must_use]
    pub fn between(from: NaiveDate, to: NaiveDate) -> Self {
        Self { weeks: (to.signed_duration_since(from).num_days() + 3).div_euclid(7) }
    }

    #[must_use]
    pub const fn weeks(self) -> i64 {
        self.weeks
    }

    #[must_use]
    pub fn day(self, day: NaiveDate) -> NaiveDate {
        day.checked_add_signed(TimeDelta::weeks(self.weeks)).unwrap_or(day)
    }

    /// The same time of the day in the institution's zone, whatever its clocks did meanwhile.
    #[must_use]
    pub fn instant(self, zone: Zone, at: Instant) -> Instant {
        let local = zone.local(at);
        zone.instant(self.day(local.date()).and_time(local.time()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_year_is_fifty_two_weeks() {
        let shift = Shift::between(day(2025, 9, 1), day(2026, 9, 1));
        assert_eq!((shift.weeks(), shift.day(day(2026, 3, 2))), (52, day(2027, 3, 1)));
        assert_eq!(Shift::between(day(2025, 9, 1), day(2026, 8, 31)).weeks(), 52);
        assert_eq!(Shift::between(day(2025, 9, 1), day(2025, 9, 4)).weeks(), 0);
        assert_eq!(Shift::between(day(2025, 9, 1), day(2025, 9, 5)).weeks(), 1);
        assert_eq!(Shift::between(day(2026, 9, 1), day(2025, 9, 1)).weeks(), -52);
    }

    #[test]
    fn a_time_of_the_day_stays_across_a_change_of_clocks() {
        let zone = Zone::default();
        let noon = |day: NaiveDate| zone.instant(day.and_hms_opt(12, 0, 0).unwrap());
        let shift = Shift { weeks: 2 };
        assert_eq!(shift.instant(zone, noon(day(2026, 3, 20))), noon(day(2026, 4, 3)));
        assert_eq!(shift.instant(zone, zone.end_of(day(2026, 3, 20))), zone.end_of(day(2026, 4, 3)));
    }
}
