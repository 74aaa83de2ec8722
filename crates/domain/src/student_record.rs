//! When a student record may be used for somebody, and what it then imposes.
//!
//! A student number comes from the institution's own sign-on and is proof enough. An INE is known to many: with it, the
//! surname and the date of birth must be those of the record too, and whoever misses learns nothing from it.

use chrono::NaiveDate;

use crate::coded;
use crate::profile::PersonalDetails;
use crate::text::fold_key;

coded! {
    /// How far the look-up of a person is.
    LookUp {
        /// Asked for; a job will answer.
        Waiting = "waiting",
        /// Read, and in the profile.
        Loaded = "loaded",
        /// No record that may be used for this person.
        Absent = "absent",
    }
}

coded! {
    /// By what a record was found.
    FoundBy {
        Number = "number",
        Ine = "ine",
    }
}

/// Whether the record found by an INE is of the person who gave it: the surname at birth and the date of birth agree.
#[must_use]
pub fn is_of(details: &PersonalDetails, birth_name: &str, birth_date: NaiveDate) -> bool {
    let (typed, told) = (letters(details.birth_name.as_str()), letters(birth_name));
    !told.is_empty() && typed == told && details.birth_date.date() == birth_date
}

/// The spelling to keep of a name that the record tells in capitals without accents: the person's own when it is the
/// same name.
#[must_use]
pub fn spelling<'a>(told: &'a str, typed: &'a str) -> &'a str {
    if letters(told) == letters(typed) && !typed.trim().is_empty() { typed } else { told }
}

/// Letters and digits only, folded: hyphens, apostrophes and spaces differ between systems.
fn letters(name: &str) -> String {
    fold_key(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::{BirthDate, Civility, PersonName};
    use crate::profile::{BirthPlace, CountryCode, Identity};
    use crate::text::Line;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn somebody(birth_name: &str) -> PersonalDetails {
        let france = CountryCode::from_stored("FR");
        PersonalDetails {
            identity: Identity { nationality: france.clone(), ine: None },
            civility: Civility::Mrs,
            birth_name: PersonName::from_stored(birth_name),
            usual_name: None,
            first_name: PersonName::from_stored("Inès"),
            other_first_name: None,
            birth_date: BirthDate::parse("07/11/2004", day("2026-11-22")).unwrap(),
            birth_place: BirthPlace::Abroad { country: france, city: Line::from_stored("Albi") },
            language: "fr".to_owned(),
            phone: None,
            mobile: None,
        }
    }

    #[test]
    fn name_and_date_must_both_agree() {
        let born = day("2004-11-07");
        assert!(is_of(&somebody("Marchetti"), "MARCHETTI", born));
        assert!(is_of(&somebody("Le Goff-Éluard"), "LE GOFF ELUARD", born), "systems differ in accents and hyphens");
        assert!(is_of(&somebody("d’Arcy"), "D'ARCY", born));
        assert!(!is_of(&somebody("Marchetti"), "MARCHETTO", born));
        assert!(!is_of(&somebody("Marchetti"), "MARCHETTI", day("2004-11-08")));
        assert!(!is_of(&somebody("-"), "", born), "no name agrees with nothing");
    }

    #[test]
    fn the_person_s_spelling_is_kept_for_the_same_name() {
        assert_eq!(spelling("INES", "Inès"), "Inès");
        assert_eq!(spelling("MARIE INES", "Inès"), "MARIE INES");
        assert_eq!(spelling("INES", ""), "INES");
    }
}
