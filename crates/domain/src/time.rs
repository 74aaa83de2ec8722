//! Days, instants and the institution's time zone.
//!
//! A limit given as a day is usable until the last second of that day in the institution's zone: the interval is
//! half open, `[opening day 00:00, day after the limit 00:00)`. Nothing here reads a clock.

use chrono::{DateTime, Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::Tz;

/// An instant, cut to the microsecond so that it survives a round trip through the database.
pub type Instant = DateTime<Utc>;

/// Cuts an instant to whole microseconds, the precision that both engines keep.
#[must_use]
pub fn to_micros(at: Instant) -> Instant {
    at.with_nanosecond(at.nanosecond() / 1_000 * 1_000).unwrap_or(at)
}

/// A day as typed: day/month/year with any of the usual separators, or the ISO form browsers send.
#[must_use]
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some(day);
    }
    let parts: Vec<&str> = text.split(['/', '-', '.', ' ']).filter(|part| !part.is_empty()).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    if year.len() != 4 {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A time of the day as people write it: « 14:30 », « 14 h 30 », « 14h », « 8 ».
#[must_use]
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let hour = parts.next()?.parse().ok()?;
    let minute = parts.next().map_or(Some(0), |part| part.parse().ok())?;
    if parts.next().is_some() { None } else { NaiveTime::from_hms_opt(hour, minute, 0) }
}

/// The institution's zone: what « today » and « the last day » mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(pub Tz);

impl Default for Zone {
    fn default() -> Self {
        Self(chrono_tz::Europe::Paris)
    }
}

impl Zone {
    /// Reads an IANA name such as `Europe/Paris`.
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    #[must_use]
    pub fn today(self, now: Instant) -> NaiveDate {
        self.local(now).date()
    }

    #[must_use]
    pub fn local(self, at: Instant) -> NaiveDateTime {
        at.with_timezone(&self.0).naive_local()
    }

    /// The instant of a local time. In the hour skipped in spring the first instant after the gap, in the hour
    /// repeated in autumn the earlier of the two.
    #[must_use]
    pub fn instant(self, local: NaiveDateTime) -> Instant {
        if let Some(at) = self.0.from_local_datetime(&local).earliest() {
            return at.with_timezone(&Utc);
        }
        let later = local + TimeDelta::hours(1);
        self.0.from_local_datetime(&later).earliest().map_or_else(|| Utc.from_utc_datetime(&local), |at| at.with_timezone(&Utc))
    }

    #[must_use]
    pub fn start_of(self, day: NaiveDate) -> Instant {
        self.instant(day.and_time(NaiveTime::MIN))
    }

    /// The first instant at which a limit of that day is over.
    #[must_use]
    pub fn end_of(self, day: NaiveDate) -> Instant {
        self.start_of(day.checked_add_days(Days::new(1)).unwrap_or(day))
    }

    /// The last usable day of an exclusive end instant: `2026-04-16 00:00` closes on 15 April.
    #[must_use]
    pub fn last_day(self, end: Instant) -> NaiveDate {
        self.today(end - TimeDelta::microseconds(1))
    }

    /// When something opens on its first day; none = with the day itself.
    #[must_use]
    pub fn opening_time(self, at: Instant) -> Option<NaiveTime> {
        let local = self.local(at);
        (at != self.start_of(local.date())).then(|| local.time())
    }

    /// When something closes on its last day; none = with the day itself.
    #[must_use]
    pub fn closing_time(self, end: Instant) -> Option<NaiveTime> {
        self.opening_time(end)
    }
}

/// Whole days from today to the last usable day: 0 on the day itself, negative once it is over.
#[must_use]
pub fn days_left(today: NaiveDate, last_day: NaiveDate) -> i64 {
    last_day.signed_duration_since(today).num_days()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_limit_includes_its_whole_day_in_the_institutions_zone() {
        let zone = Zone::default();
        let end = zone.end_of(day(2026, 4, 15));
        assert_eq!(end.to_rfc3339(), "2026-04-15T22:00:00+00:00");
        assert_eq!(zone.last_day(end), day(2026, 4, 15));
        assert_eq!(zone.today(end), day(2026, 4, 16));
    }

    #[test]
    fn only_a_time_within_the_day_is_a_time() {
        let zone = Zone::default();
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap();
        let at_noon = zone.instant(day(2026, 4, 15).and_time(noon));
        assert_eq!((zone.opening_time(at_noon), zone.closing_time(at_noon), zone.last_day(at_noon)), (Some(noon), Some(noon), day(2026, 4, 15)));
        assert_eq!(zone.opening_time(zone.start_of(day(2026, 4, 15))), None);
        assert_eq!(zone.closing_time(zone.end_of(day(2026, 4, 15))), None);
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        let time = |h, m| NaiveTime::from_hms_opt(h, m, 0).unwrap();
        for (text, expected) in [("14:30", time(14, 30)), ("14 h 30", time(14, 30)), ("8h", time(8, 0)), ("08:05", time(8, 5))] {
            assert_eq!(parse_time(text), Some(expected), "{text}");
        }
        for text in ["", "25:00", "midi", "1:2:3"] {
            assert_eq!(parse_time(text), None, "{text}");
        }
    }

    #[test]
    fn clock_changes_neither_lose_nor_repeat_a_day() {
        let zone = Zone::default();
        for d in [day(2026, 3, 29), day(2026, 10, 25)] {
            assert_eq!(zone.today(zone.start_of(d)), d);
            assert_eq!(zone.last_day(zone.end_of(d)), d);
        }
        let skipped = day(2026, 3, 29).and_hms_opt(2, 30, 0).unwrap();
        assert_eq!(zone.local(zone.instant(skipped)).time().hour(), 3);
    }
}
