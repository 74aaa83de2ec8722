//! What the silence of the institution means: the decision that the law puts in the place of an answer that never comes.

use chrono::{Months, NaiveDate};

use crate::coded;

coded! {
    /// The decision that arises when nobody answers in time.
    #[derive(Default)]
    Silence {
        /// Nobody is promised a place by a rule that the institution did not choose.
        #[default]
        Refusal = "refusal",
        Acceptance = "acceptance",
    }
}

/// Fewest and most months that a rule may say.
pub const MIN_MONTHS: i64 = 1;
pub const MAX_MONTHS: i64 = 24;

/// What silence means, and after how many months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Rule {
    #[serde(rename = "kind")]
    pub silence: Silence,
    pub months: i64,
}

impl Rule {
    /// The programme's own rule, where it has a whole one; else the institution's.
    #[must_use]
    pub fn closest(silence: Option<&str>, months: Option<i32>, institution: Self) -> Self {
        let own = silence.and_then(Silence::from_code).zip(months);
        own.map_or(institution, |(silence, months)| Self { silence, months: i64::from(months) })
    }
}

/// The day on which the decision arises, some months after the application was received: the day of the same number, or
/// the last one of a shorter month.
#[must_use]
pub fn arises_on(received: NaiveDate, months: i64) -> NaiveDate {
    let months = u32::try_from(months).unwrap_or_default();
    received.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_counted_from_day_to_day() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(arises_on(day(2026, 5, 12), 2), day(2026, 7, 12));
        assert_eq!(arises_on(day(2026, 12, 31), 2), day(2027, 2, 28));
        assert_eq!(arises_on(day(2026, 5, 12), -1), day(2026, 5, 12));
    }

    #[test]
    fn a_programme_has_its_own_rule_wholly_or_not_at_all() {
        let institution = Rule { silence: Silence::Refusal, months: 2 };
        for (silence, months, rule) in [
            (None, None, institution),
            (Some("acceptance"), Some(4), Rule { silence: Silence::Acceptance, months: 4 }),
            (Some("refusal"), Some(4), Rule { silence: Silence::Refusal, months: 4 }),
            (Some("acceptance"), None, institution),
            (None, Some(4), institution),
            (Some("nonsense"), Some(4), institution),
        ] {
            assert_eq!(Rule::closest(silence, months, institution), rule, "{silence:?} {months:?}");
        }
    }
}
