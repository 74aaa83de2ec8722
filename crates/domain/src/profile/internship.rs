//! « Stages »: one internship after the bac.

use serde::{Deserialize, Serialize};

use crate::text::{ErrorKey, Line, Paragraph, redacted_debug};

use super::collect::{Errors, latest_year};
use super::{FieldError, ProfileContext};

/// Hours in a week.
const MOST_HOURS: u8 = 168;

/// The form as posted.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InternshipInput {
    pub year: String,
    pub duration: String,
    pub hours_per_week: String,
    pub organisation: String,
    pub description: String,
}

redacted_debug!(InternshipInput);

/// The validated internship.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Internship {
    pub year: i32,
    /// In the person's words: « 6 mois ».
    pub duration: Line<20>,
    /// From 1 to 168.
    pub hours_per_week: Option<u8>,
    pub organisation: Line<50>,
    pub description: Paragraph<500>,
}

redacted_debug!(Internship);

/// Checks the form.
///
/// # Errors
/// One [`FieldError`] per refused field, in the order of the page.
pub fn validate(input: &InternshipInput, ctx: &ProfileContext<'_>) -> Result<Internship, Vec<FieldError>> {
    let mut errors = Errors::default();
    let year = errors.year("year", &input.year, latest_year(ctx));
    let duration = errors.line("duration", &input.duration, "duration-missing");
    let hours_per_week = errors.take("hours_per_week", hours(&input.hours_per_week)).flatten();
    let organisation = errors.line("organisation", &input.organisation, "organisation-missing");
    let description = errors.paragraph("description", &input.description, "description-missing");
    let internship = (|| Some(Internship { year: year?, duration: duration?, hours_per_week, organisation: organisation?, description: description? }))();
    errors.finish(internship)
}

fn hours(input: &str) -> Result<Option<u8>, ErrorKey> {
    let typed = input.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    if !typed.bytes().all(|b| b.is_ascii_digit()) {
        return Err(ErrorKey::new("hours-format"));
    }
    match typed.parse::<u8>() {
        Ok(hours) if (1..=MOST_HOURS).contains(&hours) => Ok(Some(hours)),
        _ => Err(ErrorKey::new("hours-range").number("max", MOST_HOURS)),
    }
}

/// What the form shows of a stored internship.
impl From<&Internship> for InternshipInput {
    fn from(internship: &Internship) -> Self {
        Self {
            year: internship.year.to_string(),
            duration: internship.duration.to_string(),
            hours_per_week: internship.hours_per_week.map(|hours| hours.to_string()).unwrap_or_default(),
            organisation: internship.organisation.to_string(),
            description: internship.description.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{code, context, errors, tables};
    use super::*;

    fn check(fields: [&str; 5]) -> Result<Internship, Vec<FieldError>> {
        let (reference, none) = (tables(), code("NONE"));
        let [year, duration, hours_per_week, organisation, description] = fields.map(String::from);
        validate(&InternshipInput { year, duration, hours_per_week, organisation, description }, &context(&reference, &none))
    }

    // rule: 35
    #[test]
    fn a_complete_internship_and_back_to_its_form() {
        let internship = check(["2027", "6 mois", " 35 ", "Mairie d’Albi", "Accueil\r\nArchives"]).unwrap();
        assert_eq!((internship.year, internship.hours_per_week), (2027, Some(35)));
        let shown = InternshipInput::from(&internship);
        assert_eq!(shown.description, "Accueil\nArchives");
        let (reference, none) = (tables(), code("NONE"));
        assert_eq!(validate(&shown, &context(&reference, &none)), Ok(internship));
    }

    #[test]
    fn hours_are_optional() {
        assert_eq!(check(["2026", "1 mois", "", "EDF", "x"]).unwrap().hours_per_week, None);
        for (typed, key) in [("0", "hours-range"), ("169", "hours-range"), ("999999", "hours-range"), ("-3", "hours-format"), ("35h", "hours-format")] {
            assert_eq!(errors(check(["2026", "1 mois", typed, "EDF", "x"])), [("hours_per_week", key)], "{typed}");
        }
    }

    // rule: 35, 39
    #[test]
    fn each_field_has_its_errors() {
        assert_eq!(
            errors(check(["", "", "", "", ""])),
            [("year", "year-missing"), ("duration", "duration-missing"), ("organisation", "organisation-missing"), ("description", "description-missing"),]
        );
        let long = "x".repeat(501);
        assert_eq!(
            errors(check(["2028", &long, "", &long, &long])),
            [("year", "year-future"), ("duration", "text-too-long"), ("organisation", "text-too-long"), ("description", "text-too-long"),]
        );
    }
}
