//! Who a person is on paper: civility, names, date of birth.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::text::{self, ErrorKey, TextError, checked_text, fold_key, redacted_debug};

/// The form of address on letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Civility {
    #[serde(rename = "M.")]
    Mr,
    #[serde(rename = "Mme")]
    Mrs,
}

impl Civility {
    pub const ALL: [Self; 2] = [Self::Mrs, Self::Mr];

    /// Stored code, also the abbreviation printed before a name in French.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mr => "M.",
            Self::Mrs => "Mme",
        }
    }

    /// Reads a stored code; the full stop and the case do not matter.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code.trim().trim_end_matches('.').to_ascii_lowercase().as_str() {
            "m" => Some(Self::Mr),
            "mme" => Some(Self::Mrs),
            _ => None,
        }
    }
}

/// Longest name, in characters. The student system's shorter limits apply only when sending to it.
pub const NAME_MAX: usize = 100;

/// A last or first name as typed: trimmed, composed, case and accents kept.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonName(String);

redacted_debug!(PersonName);

/// Why a name is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameError {
    Text(TextError),
    /// Not a single letter, of any script.
    NoLetter,
}

impl NameError {
    /// Every key [`NameError::key`] can return.
    pub const KEYS: &'static [&'static str] = &["name-missing", "text-too-long", "text-control-character", "name-no-letter"];

    /// Message identifier.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Text(TextError::Missing) => "name-missing",
            Self::Text(error) => error.key(),
            Self::NoLetter => "name-no-letter",
        }
    }
}

impl From<NameError> for ErrorKey {
    fn from(error: NameError) -> Self {
        match error {
            NameError::Text(text) => Self { key: error.key(), ..text.into() },
            NameError::NoLetter => Self::new(error.key()),
        }
    }
}

impl PersonName {
    /// Checks a name.
    ///
    /// # Errors
    /// [`NameError`].
    pub fn parse(input: &str) -> Result<Self, NameError> {
        let name = text::line(input, NAME_MAX).map_err(NameError::Text)?;
        if name.chars().any(char::is_alphabetic) { Ok(Self(name)) } else { Err(NameError::NoLetter) }
    }
}

checked_text!(PersonName);

/// The search and sort column of a person: folded last name, then folded first name, separated by one space.
#[must_use]
pub fn name_key(last_name: &str, first_name: &str) -> String {
    fold_key(&format!("{last_name} {first_name}"))
}

/// A date of birth of an applicant: at least ten years and a day ago, at most a hundred years ago.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BirthDate(NaiveDate);

redacted_debug!(BirthDate);

/// Why a date of birth is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BirthDateError {
    Missing,
    /// Not a day, a month and a year.
    Format,
    /// Such a day does not exist; the parts as typed.
    Impossible {
        day: u32,
        month: u32,
        year: i32,
    },
    TooYoung {
        latest: NaiveDate,
    },
    TooOld {
        earliest: NaiveDate,
    },
}

impl BirthDateError {
    /// Every key [`BirthDateError::key`] can return.
    pub const KEYS: &'static [&'static str] =
        &["birth-date-missing", "birth-date-format", "birth-date-impossible", "birth-date-too-young", "birth-date-too-old"];

    /// Message identifier.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Missing => "birth-date-missing",
            Self::Format => "birth-date-format",
            Self::Impossible { .. } => "birth-date-impossible",
            Self::TooYoung { .. } => "birth-date-too-young",
            Self::TooOld { .. } => "birth-date-too-old",
        }
    }
}

impl From<BirthDateError> for ErrorKey {
    fn from(error: BirthDateError) -> Self {
        let key = Self::new(error.key());
        match error {
            // The year is text so that no thousands separator is put into it.
            BirthDateError::Impossible { day, month, year } => key.number("day", day).number("month", month).text("year", year.to_string()),
            BirthDateError::TooYoung { latest } => key.date("latest", latest),
            BirthDateError::TooOld { earliest } => key.date("earliest", earliest),
            BirthDateError::Missing | BirthDateError::Format => key,
        }
    }
}

impl BirthDate {
    /// Reads « jj/mm/aaaa », « jj/mm/aa », also with dots, dashes or spaces, and the `aaaa-mm-jj` of date fields.
    ///
    /// Two digits of a year mean the latest century in which an applicant can have been born.
    ///
    /// # Errors
    /// [`BirthDateError`].
    pub fn parse(input: &str, today: NaiveDate) -> Result<Self, BirthDateError> {
        let typed = input.trim();
        if typed.is_empty() {
            return Err(BirthDateError::Missing);
        }
        let parts: Vec<&str> = typed.split(['/', '.', '-', ' ']).collect();
        let [first, month, last] = parts[..] else { return Err(BirthDateError::Format) };
        let (day, year) = if first.len() == 4 { (last, first) } else { (first, last) };
        if !matches!(year.len(), 2 | 4) || day.len() > 2 || month.len() > 2 {
            return Err(BirthDateError::Format);
        }
        let (day, month) = (number(day)?, number(month)?);
        let typed_year = i32::try_from(number(year)?).map_err(|_| BirthDateError::Format)?;
        let year = if year.len() == 2 { full_year(typed_year, today) } else { typed_year };
        let date = NaiveDate::from_ymd_opt(year, month, day).ok_or(BirthDateError::Impossible { day, month, year })?;
        Self::new(date, today)
    }

    /// Checks a date already known as such.
    ///
    /// # Errors
    /// `TooYoung` or `TooOld`.
    pub fn new(date: NaiveDate, today: NaiveDate) -> Result<Self, BirthDateError> {
        let (earliest, latest) = Self::bounds(today);
        if date > latest {
            Err(BirthDateError::TooYoung { latest })
        } else if date < earliest {
            Err(BirthDateError::TooOld { earliest })
        } else {
            Ok(Self(date))
        }
    }

    /// The first and the last day accepted: a hundred years before `today`, ten years and a day before it.
    #[must_use]
    pub fn bounds(today: NaiveDate) -> (NaiveDate, NaiveDate) {
        let earliest = today.checked_sub_months(Months::new(1200)).unwrap_or(NaiveDate::MIN);
        let ten_years = today.checked_sub_months(Months::new(120)).unwrap_or(NaiveDate::MIN);
        (earliest, ten_years.checked_sub_days(Days::new(1)).unwrap_or(NaiveDate::MIN))
    }

    /// Takes a stored date as it is.
    #[must_use]
    pub const fn from_stored(date: NaiveDate) -> Self {
        Self(date)
    }

    #[must_use]
    pub const fn date(self) -> NaiveDate {
        self.0
    }

    /// « jj/mm/aaaa », as the form shows it.
    #[must_use]
    pub fn to_form(self) -> String {
        self.0.format("%d/%m/%Y").to_string()
    }
}

fn number(digits: &str) -> Result<u32, BirthDateError> {
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(BirthDateError::Format);
    }
    digits.parse().map_err(|_| BirthDateError::Format)
}

/// The century of a year in two digits: this one unless the person would be too young, and the previous one fits.
fn full_year(two_digits: i32, today: NaiveDate) -> i32 {
    let (earliest, latest) = BirthDate::bounds(today);
    let recent = today.year() - today.year().rem_euclid(100) + two_digits;
    if recent > latest.year() && recent - 100 >= earliest.year() { recent - 100 } else { recent }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn civilities_have_stable_codes() {
        for civility in Civility::ALL {
            assert_eq!(Civility::from_code(civility.code()), Some(civility));
        }
        assert_eq!(Civility::from_code("M"), Some(Civility::Mr));
        assert_eq!(Civility::from_code("MME"), Some(Civility::Mrs));
        assert_eq!(Civility::from_code(""), None);
    }

    #[test]
    fn names_are_kept_as_typed() {
        for good in ["Marchetti", "d’Ormesson", "Nguyễn Thị", "O'Brien-Åse", "李", "X Æ A-12"] {
            assert_eq!(PersonName::parse(&format!(" {good} ")).unwrap().as_str(), good);
        }
        assert_eq!(PersonName::parse("--"), Err(NameError::NoLetter));
        assert_eq!(PersonName::parse(" ").unwrap_err().key(), "name-missing");
        let long = PersonName::parse(&"é".repeat(101)).unwrap_err();
        assert_eq!(long, NameError::Text(TextError::TooLong { max: 100, found: 101 }));
        assert_eq!(ErrorKey::from(long).args.len(), 2);
        assert_eq!(format!("{:?}", PersonName::parse("Zoé").unwrap()), "PersonName(…)");
        assert_eq!(name_key("Marchetti", "Inès"), "marchetti ines");
    }

    #[test]
    fn usual_ways_of_writing_a_date_are_read() {
        let today = day(2026, 11, 22);
        for typed in ["07/11/2004", "7/11/2004", "07.11.2004", "07-11-2004", " 07 11 2004 ", "2004-11-07", "07/11/04"] {
            assert_eq!(BirthDate::parse(typed, today).unwrap().date(), day(2004, 11, 7), "{typed}");
        }
        assert_eq!(BirthDate::parse("01/02/68", today).unwrap().date(), day(1968, 2, 1));
        assert_eq!(BirthDate::parse("01/02/16", today).unwrap().date(), day(2016, 2, 1));
        assert_eq!(BirthDate::parse("01/02/20", today).unwrap_err().key(), "birth-date-too-young", "neither century fits");
    }

    // rule: 27
    #[test]
    fn each_mistake_has_its_error() {
        let today = day(2026, 11, 22);
        for (typed, error) in [
            ("", BirthDateError::Missing),
            ("hier", BirthDateError::Format),
            ("07/11", BirthDateError::Format),
            ("07/11/204", BirthDateError::Format),
            ("7 novembre 2004", BirthDateError::Format),
            ("+7/11/2004", BirthDateError::Format),
            ("31/02/2004", BirthDateError::Impossible { day: 31, month: 2, year: 2004 }),
            ("11/13/2004", BirthDateError::Impossible { day: 11, month: 13, year: 2004 }),
            ("22/11/2016", BirthDateError::TooYoung { latest: day(2016, 11, 21) }),
            ("21/11/1926", BirthDateError::TooOld { earliest: day(1926, 11, 22) }),
        ] {
            assert_eq!(BirthDate::parse(typed, today), Err(error.clone()), "{typed}");
            assert!(BirthDateError::KEYS.contains(&error.key()));
        }
    }

    // rule: 27
    #[test]
    fn the_bounds_themselves_are_accepted() {
        let today = day(2026, 11, 22);
        assert!(BirthDate::new(day(2016, 11, 21), today).is_ok());
        assert!(BirthDate::new(day(1926, 11, 22), today).is_ok());
        assert_eq!(BirthDate::bounds(day(2028, 2, 29)), (day(1928, 2, 29), day(2018, 2, 27)), "leap day");
    }

    proptest! {
        #[test]
        fn the_form_reads_back_what_it_shows(offset in 0_u64..32_000, typed in "\\PC{0,12}") {
            let today = day(2026, 11, 22);
            let date = BirthDate::bounds(today).0.checked_add_days(Days::new(offset)).unwrap();
            if let Ok(birth) = BirthDate::new(date, today) {
                prop_assert_eq!(BirthDate::parse(&birth.to_form(), today), Ok(birth));
            }
            let _any_text_is_answered = BirthDate::parse(&typed, today);
        }
    }
}
