//! Where a diploma was obtained: country, then department, town and school in France.
//!
//! A school missing from the lists never blocks anybody: « Autre établissement » takes its name.

use serde::{Deserialize, Serialize};

use crate::text::{ErrorKey, Line, redacted_debug};

use super::ProfileContext;
use super::collect::Errors;
use super::reference::{Code, CountryCode};

/// Value of the list of schools that means « Autre établissement ».
pub const OTHER_SCHOOL: &str = "other";

/// Where one studied.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "where", rename_all = "snake_case")]
pub enum StudyPlace {
    France { department: Code, town: Code, school: School },
    Abroad { country: CountryCode },
}

redacted_debug!(StudyPlace);

/// A school of the reference data, or its name in free text.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum School {
    Listed(Code),
    Other(Line<100>),
}

redacted_debug!(School);

impl StudyPlace {
    #[must_use]
    pub fn country(&self) -> CountryCode {
        match self {
            Self::France { .. } => CountryCode::from_stored(CountryCode::FRANCE),
            Self::Abroad { country } => country.clone(),
        }
    }
}

/// The five fields as posted.
#[derive(Clone, Copy, Default)]
pub(super) struct PlaceFields<'a> {
    pub(super) country: &'a str,
    pub(super) department: &'a str,
    pub(super) town: &'a str,
    pub(super) school: &'a str,
    pub(super) other_school: &'a str,
}

/// The five fields that show `place` in a form: country, department, town, school, other school.
pub(super) fn to_fields(place: &StudyPlace) -> [String; 5] {
    let country = place.country().to_string();
    let StudyPlace::France { department, town, school } = place else {
        return [country, String::new(), String::new(), String::new(), String::new()];
    };
    let (school, other) = match school {
        School::Listed(code) => (code.to_string(), String::new()),
        School::Other(name) => (OTHER_SCHOOL.to_owned(), name.to_string()),
    };
    [country, department.to_string(), town.to_string(), school, other]
}

pub(super) fn country(errors: &mut Errors, field: &'static str, input: &str, missing: &'static str, ctx: &ProfileContext<'_>) -> Option<CountryCode> {
    if input.trim().is_empty() {
        errors.add(field, ErrorKey::new(missing));
        return None;
    }
    let country = CountryCode::parse(input).ok().filter(|country| ctx.reference.country_exists(country));
    if country.is_none() {
        errors.add(field, ErrorKey::new("country-unknown"));
    }
    country
}

/// Reads the cascade. Outside France the other fields are ignored, as the page hides them.
pub(super) fn study_place(errors: &mut Errors, fields: PlaceFields<'_>, ctx: &ProfileContext<'_>) -> Option<StudyPlace> {
    let country = country(errors, "country", fields.country, "country-missing", ctx)?;
    if !country.is_france() {
        return Some(StudyPlace::Abroad { country });
    }
    let known = ctx.reference;
    let department = errors.choice("department", fields.department, "department-missing", "department-unknown", |code| known.department_exists(code));
    // Without its parent a choice cannot be checked; the error on the parent says enough.
    let town = errors.choice("town", fields.town, "town-missing", "town-not-in-department", |code| {
        department.as_ref().is_none_or(|department| known.town_in_department(code, department))
    });
    let school = school(errors, fields, town.as_ref(), ctx);
    Some(StudyPlace::France { department: department?, town: town?, school: school? })
}

fn school(errors: &mut Errors, fields: PlaceFields<'_>, town: Option<&Code>, ctx: &ProfileContext<'_>) -> Option<School> {
    let listed = fields.school.trim();
    // Without JavaScript the name may be typed without choosing the line « Autre établissement ».
    if listed == OTHER_SCHOOL || (listed.is_empty() && !fields.other_school.trim().is_empty()) {
        return errors.line("other_school", fields.other_school, "other-school-missing").map(School::Other);
    }
    errors
        .choice("school", listed, "school-missing", "school-not-in-town", |code| town.is_none_or(|town| ctx.reference.school_in_town(code, town)))
        .map(School::Listed)
}

#[cfg(test)]
mod tests {
    use super::super::FieldError;
    use super::super::testing::{code, context, errors, tables};
    use super::*;

    fn place(country: &str, department: &str, town: &str, school: &str, other_school: &str) -> Result<StudyPlace, Vec<FieldError>> {
        let (reference, none) = (tables(), code("NONE"));
        let mut collected = Errors::default();
        let fields = PlaceFields { country, department, town, school, other_school };
        let place = study_place(&mut collected, fields, &context(&reference, &none));
        collected.finish(place)
    }

    #[test]
    fn a_listed_school() {
        let expected = StudyPlace::France { department: code("081"), town: code("81004"), school: School::Listed(code("0810006K")) };
        assert_eq!(place("FR", "081", "81004", "0810006K", "ignored"), Ok(expected.clone()));
        assert_eq!(to_fields(&expected), ["FR", "081", "81004", "0810006K", ""].map(String::from));
    }

    // rule: 32
    #[test]
    fn another_school_even_in_a_town_without_any() {
        for school in [OTHER_SCHOOL, ""] {
            let found = place("FR", "081", "81005", school, " Lycée du Bout du Monde ");
            let Ok(StudyPlace::France { school: School::Other(name), .. }) = found else { unreachable!("{found:?}") };
            assert_eq!(name.as_str(), "Lycée du Bout du Monde");
        }
        assert_eq!(errors(place("FR", "081", "81005", OTHER_SCHOOL, " ")), [("other_school", "other-school-missing")]);
    }

    // rule: 33
    #[test]
    fn abroad_nothing_else_is_asked() {
        let italy = StudyPlace::Abroad { country: CountryCode::from_stored("IT") };
        assert_eq!(place("it", "081", "nonsense !", "x", ""), Ok(italy.clone()));
        assert_eq!(italy.country().as_str(), "IT");
    }

    #[test]
    fn everything_missing_is_said_at_once() {
        assert_eq!(errors(place("FR", "", "", "", "")), [("department", "department-missing"), ("town", "town-missing"), ("school", "school-missing")]);
        assert_eq!(errors(place("", "", "", "", "")), [("country", "country-missing")]);
        assert_eq!(errors(place("ZZ", "", "", "", "")), [("country", "country-unknown")]);
    }

    #[test]
    fn the_cascade_is_checked() {
        assert_eq!(errors(place("FR", "999", "81004", "0810006K", "")), [("department", "department-unknown")]);
        assert_eq!(errors(place("FR", "031", "81004", "0810006K", "")), [("town", "town-not-in-department")]);
        assert_eq!(errors(place("FR", "081", "81005", "0810006K", "")), [("school", "school-not-in-town")]);
    }
}
