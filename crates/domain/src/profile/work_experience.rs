//! « Expériences pro. »: one job.

use serde::{Deserialize, Serialize};

use crate::text::{Line, Paragraph, redacted_debug};

use super::collect::{Errors, latest_year};
use super::{FieldError, ProfileContext};

/// The form as posted.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WorkExperienceInput {
    pub year: String,
    pub title: String,
    pub duration: String,
    pub organisation: String,
    pub description: String,
}

redacted_debug!(WorkExperienceInput);

/// The validated job.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkExperience {
    pub year: i32,
    pub title: Line<50>,
    /// In the person's words: « 2 ans ».
    pub duration: Line<20>,
    pub organisation: Line<50>,
    /// Optional, unlike that of an internship.
    pub description: Option<Paragraph<500>>,
}

redacted_debug!(WorkExperience);

/// Checks the form.
///
/// # Errors
/// One [`FieldError`] per refused field, in the order of the page.
pub fn validate(input: &WorkExperienceInput, ctx: &ProfileContext<'_>) -> Result<WorkExperience, Vec<FieldError>> {
    let mut errors = Errors::default();
    let year = errors.year("year", &input.year, latest_year(ctx));
    let title = errors.line("title", &input.title, "job-title-missing");
    let duration = errors.line("duration", &input.duration, "duration-missing");
    let organisation = errors.line("organisation", &input.organisation, "organisation-missing");
    let description = errors.optional_paragraph("description", &input.description);
    let job = (|| Some(WorkExperience { year: year?, title: title?, duration: duration?, organisation: organisation?, description }))();
    errors.finish(job)
}

/// What the form shows of a stored job.
impl From<&WorkExperience> for WorkExperienceInput {
    fn from(job: &WorkExperience) -> Self {
        Self {
            year: job.year.to_string(),
            title: job.title.to_string(),
            duration: job.duration.to_string(),
            organisation: job.organisation.to_string(),
            description: job.description.as_ref().map(ToString::to_string).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{code, context, errors, tables};
    use super::*;

    fn check(fields: [&str; 5]) -> Result<WorkExperience, Vec<FieldError>> {
        let (reference, none) = (tables(), code("NONE"));
        let [year, title, duration, organisation, description] = fields.map(String::from);
        validate(&WorkExperienceInput { year, title, duration, organisation, description }, &context(&reference, &none))
    }

    #[test]
    fn a_complete_job_and_back_to_its_form() {
        let fields = ["2015", "Vendeuse", "2 ans", "Librairie", "Rayon jeunesse"];
        let job = check(fields).unwrap();
        let shown = WorkExperienceInput::from(&job);
        assert_eq!([shown.year, shown.title, shown.duration, shown.organisation, shown.description], fields);
    }

    // rule: 39
    #[test]
    fn the_description_is_optional() {
        assert_eq!(check(["2015", "Vendeuse", "2 ans", "Librairie", "  "]).unwrap().description, None);
    }

    // rule: 35
    #[test]
    fn a_job_may_be_of_next_year() {
        assert_eq!(check(["2027", "Vendeuse", "2 ans", "Librairie", ""]).map(|job| job.year), Ok(2027));
        assert_eq!(errors(check(["2028", "Vendeuse", "2 ans", "Librairie", ""])), [("year", "year-future")]);
    }

    #[test]
    fn each_field_has_its_errors() {
        assert_eq!(
            errors(check(["", "", "", "", ""])),
            [("year", "year-missing"), ("title", "job-title-missing"), ("duration", "duration-missing"), ("organisation", "organisation-missing"),]
        );
        let long = "x".repeat(501);
        assert_eq!(
            errors(check(["1899", &long, &long, &long, &long])),
            [
                ("year", "year-too-early"),
                ("title", "text-too-long"),
                ("duration", "text-too-long"),
                ("organisation", "text-too-long"),
                ("description", "text-too-long"),
            ]
        );
    }
}
