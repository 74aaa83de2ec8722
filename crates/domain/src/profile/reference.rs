//! Codes of the reference data (countries, towns, schools, series…) and the questions validation asks about them.
//!
//! The data itself is read-only here: it is copied from the student system or loaded by an administrator.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use crate::text::{ErrorKey, checked_text};

/// A code of the reference data: one to forty letters, digits and `. _ / -`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Code(String);

/// An ISO 3166 country code of two capital letters; also stands for a nationality.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CountryCode(String);

/// A French postal code: five digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PostalCode(String);

/// The text has not the form of the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a code of this kind")]
pub struct CodeError;

checked_text!(Code);
checked_text!(CountryCode);
checked_text!(PostalCode);

impl Code {
    /// # Errors
    /// [`CodeError`].
    pub fn parse(input: &str) -> Result<Self, CodeError> {
        let code = input.trim();
        let fits = (1..=40).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric() || b"._/-".contains(&b));
        if fits { Ok(Self(code.to_owned())) } else { Err(CodeError) }
    }
}

impl CountryCode {
    /// France, the default of every country field.
    pub const FRANCE: &'static str = "FR";

    /// # Errors
    /// [`CodeError`].
    pub fn parse(input: &str) -> Result<Self, CodeError> {
        let code = input.trim();
        let fits = code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic());
        if fits { Ok(Self(code.to_ascii_uppercase())) } else { Err(CodeError) }
    }

    #[must_use]
    pub fn is_france(&self) -> bool {
        self.0 == Self::FRANCE
    }
}

impl PostalCode {
    /// Spaces are ignored.
    ///
    /// # Errors
    /// `postal-code-missing` or `postal-code-format`.
    pub fn parse(input: &str) -> Result<Self, ErrorKey> {
        let code: String = input.chars().filter(|c| !c.is_whitespace()).collect();
        if code.is_empty() {
            Err(ErrorKey::new("postal-code-missing"))
        } else if code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(code))
        } else {
            Err(ErrorKey::new("postal-code-format"))
        }
    }
}

/// Years in which a series, a speciality or an option is given; an open end is not limited.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validity {
    /// First year, included.
    pub from: Option<i32>,
    /// Last year, included.
    pub to: Option<i32>,
}

impl Validity {
    #[must_use]
    pub fn contains(self, year: i32) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }
}

/// The questions asked about the reference data.
///
/// « Exists » means on offer: in service, or already stored in the profile being edited (a department that has since
/// been withdrawn stays selectable for the person who had chosen it).
pub trait ReferenceLookup {
    fn country_exists(&self, country: &CountryCode) -> bool;
    fn department_exists(&self, department: &Code) -> bool;
    /// Town of birth in a department.
    fn birth_town_in_department(&self, town: &Code, department: &Code) -> bool;
    /// Whether any town has this postal code.
    fn postal_code_exists(&self, postal_code: &PostalCode) -> bool;
    fn town_in_postal_code(&self, town: &Code, postal_code: &PostalCode) -> bool;
    fn town_in_department(&self, town: &Code, department: &Code) -> bool;
    fn school_in_town(&self, school: &Code, town: &Code) -> bool;
    fn series_valid_for_year(&self, series: &Code, year: i32) -> bool;
    fn bac_honours_exists(&self, honours: &Code) -> bool;
    /// Whether any speciality is given in this series and year; without one the fields are hidden.
    fn has_specialities(&self, series: &Code, year: i32) -> bool;
    fn speciality_offered(&self, speciality: &Code, series: &Code, year: i32) -> bool;
    fn option_offered(&self, option: &Code, series: &Code, year: i32) -> bool;
    fn diploma_exists(&self, diploma: &Code) -> bool;
    /// Honours of a study record, a list apart from those of the bac.
    fn honours_exists(&self, honours: &Code) -> bool;
}

/// Reference data held in memory: the whole of it, or the rows that the codes of one form can refer to.
#[derive(Debug, Clone, Default)]
pub struct ReferenceTables {
    pub countries: HashSet<CountryCode>,
    pub departments: HashSet<Code>,
    /// Department, town.
    pub birth_towns: HashSet<(Code, Code)>,
    pub postal_towns: HashSet<(PostalCode, Code)>,
    /// Department, town.
    pub towns: HashSet<(Code, Code)>,
    /// Town, school.
    pub schools: HashSet<(Code, Code)>,
    pub bac_series: HashMap<Code, Validity>,
    pub bac_honours: HashSet<Code>,
    pub specialities: HashMap<Code, Validity>,
    /// Series, speciality. Empty when the institution links none: then the year alone decides.
    pub series_specialities: HashSet<(Code, Code)>,
    pub options: HashMap<Code, Validity>,
    /// Series, option. Empty when the institution links none.
    pub series_options: HashSet<(Code, Code)>,
    pub diplomas: HashSet<Code>,
    pub honours: HashSet<Code>,
}

impl ReferenceTables {
    /// Series on offer for a year, « no bac » left out; in no particular order.
    pub fn series_for_year<'a>(&'a self, year: i32, no_bac: Option<&'a Code>) -> impl Iterator<Item = &'a Code> {
        self.bac_series.iter().filter(move |(code, validity)| Some(*code) != no_bac && validity.contains(year)).map(|(code, _)| code)
    }
}

/// Given that year, and linked to the series wherever links exist.
fn offered(items: &HashMap<Code, Validity>, links: &HashSet<(Code, Code)>, item: &Code, series: &Code, year: i32) -> bool {
    items.get(item).is_some_and(|validity| validity.contains(year)) && (links.is_empty() || links.contains(&(series.clone(), item.clone())))
}

impl ReferenceLookup for ReferenceTables {
    fn country_exists(&self, country: &CountryCode) -> bool {
        self.countries.contains(country)
    }

    fn department_exists(&self, department: &Code) -> bool {
        self.departments.contains(department)
    }

    fn birth_town_in_department(&self, town: &Code, department: &Code) -> bool {
        self.birth_towns.contains(&(department.clone(), town.clone()))
    }

    fn postal_code_exists(&self, postal_code: &PostalCode) -> bool {
        self.postal_towns.iter().any(|(code, _)| code == postal_code)
    }

    fn town_in_postal_code(&self, town: &Code, postal_code: &PostalCode) -> bool {
        self.postal_towns.contains(&(postal_code.clone(), town.clone()))
    }

    fn town_in_department(&self, town: &Code, department: &Code) -> bool {
        self.towns.contains(&(department.clone(), town.clone()))
    }

    fn school_in_town(&self, school: &Code, town: &Code) -> bool {
        self.schools.contains(&(town.clone(), school.clone()))
    }

    fn series_valid_for_year(&self, series: &Code, year: i32) -> bool {
        self.bac_series.get(series).is_some_and(|validity| validity.contains(year))
    }

    fn bac_honours_exists(&self, honours: &Code) -> bool {
        self.bac_honours.contains(honours)
    }

    fn has_specialities(&self, series: &Code, year: i32) -> bool {
        self.specialities.keys().any(|speciality| self.speciality_offered(speciality, series, year))
    }

    fn speciality_offered(&self, speciality: &Code, series: &Code, year: i32) -> bool {
        offered(&self.specialities, &self.series_specialities, speciality, series, year)
    }

    fn option_offered(&self, option: &Code, series: &Code, year: i32) -> bool {
        offered(&self.options, &self.series_options, option, series, year)
    }

    fn diploma_exists(&self, diploma: &Code) -> bool {
        self.diplomas.contains(diploma)
    }

    fn honours_exists(&self, honours: &Code) -> bool {
        self.honours.contains(honours)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{code, tables};
    use super::*;

    #[test]
    fn codes_have_their_form() {
        assert!(Code::parse(" 0810006K ").is_ok_and(|c| c.as_str() == "0810006K"));
        for bad in ["", " ", "a b", "é", &"x".repeat(41)] {
            assert_eq!(Code::parse(bad), Err(CodeError));
        }
        assert!(CountryCode::parse("fr").is_ok_and(|c| c.is_france()));
        for bad in ["", "F", "FRA", "F1", "éé"] {
            assert_eq!(CountryCode::parse(bad), Err(CodeError));
        }
        assert!(PostalCode::parse(" 81 000 ").is_ok_and(|c| c.as_str() == "81000"));
        assert_eq!(PostalCode::parse("").map_err(|e| e.key), Err("postal-code-missing"));
        assert_eq!(PostalCode::parse("8100").map_err(|e| e.key), Err("postal-code-format"));
        assert_eq!(PostalCode::parse("2A004").map_err(|e| e.key), Err("postal-code-format"));
    }

    #[test]
    fn validity_includes_both_ends() {
        let years = Validity { from: Some(1995), to: Some(2020) };
        assert_eq!([1994, 1995, 2020, 2021].map(|y| years.contains(y)), [false, true, true, false]);
        assert!(Validity::default().contains(1900));
    }

    // rule: 34
    #[test]
    fn links_count_only_where_there_are_some() {
        let mut reference = tables();
        let (general, history) = (code("NBGE"), code("HGGSP"));
        assert!(!reference.speciality_offered(&history, &general, 2022), "linked to no series");
        assert!(reference.speciality_offered(&code("MATH"), &general, 2022));
        assert!(!reference.speciality_offered(&code("MATH"), &general, 2020), "not yet given");
        assert!(reference.option_offered(&code("LATIN"), &general, 2022), "no links at all: the year decides");
        reference.series_specialities.clear();
        assert!(reference.speciality_offered(&history, &general, 2022));
        assert!(reference.has_specialities(&general, 2022) && !reference.has_specialities(&general, 2019));
    }

    #[test]
    fn the_list_of_series_follows_the_year() {
        let (reference, none) = (tables(), code("NONE"));
        assert_eq!(reference.series_for_year(2020, Some(&none)).collect::<Vec<_>>(), [&code("S")]);
        assert_eq!(reference.series_for_year(2021, Some(&none)).collect::<Vec<_>>(), [&code("NBGE")]);
    }
}
