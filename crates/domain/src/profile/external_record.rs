//! « Cursus externe »: one year of studies elsewhere, finished or not.

use serde::{Deserialize, Serialize};

use crate::text::{ErrorKey, Line, redacted_debug};

use super::collect::{Errors, latest_year};
use super::place::{self, PlaceFields, StudyPlace};
use super::reference::Code;
use super::{FieldError, ProfileContext};

/// The form as posted.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExternalRecordInput {
    pub country: String,
    pub department: String,
    pub town: String,
    /// Code of a school, or [`super::OTHER_SCHOOL`].
    pub school: String,
    pub other_school: String,
    pub year: String,
    pub diploma: String,
    /// « Libellé et niveau de la formation ».
    pub label: String,
    /// A code of [`Obtained`].
    pub obtained: String,
    pub honours: String,
}

redacted_debug!(ExternalRecordInput);

/// The validated record.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExternalRecord {
    pub place: StudyPlace,
    pub year: i32,
    pub diploma: Code,
    pub label: Line<255>,
    pub obtained: Obtained,
    pub honours: Option<Code>,
}

redacted_debug!(ExternalRecord);

/// Whether the year was passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Obtained {
    #[serde(rename = "O")]
    Yes,
    #[serde(rename = "N")]
    No,
    #[serde(rename = "E")]
    InProgress,
}

impl Obtained {
    /// In the order of the list: « Oui », « Non », « En cours ».
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::InProgress];

    /// Stored code, known to the student system.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "O",
            Self::No => "N",
            Self::InProgress => "E",
        }
    }

    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|obtained| obtained.code() == code.trim())
    }
}

/// Checks the form.
///
/// # Errors
/// One [`FieldError`] per refused field, in the order of the page.
pub fn validate(input: &ExternalRecordInput, ctx: &ProfileContext<'_>) -> Result<ExternalRecord, Vec<FieldError>> {
    let mut errors = Errors::default();
    let fields =
        PlaceFields { country: &input.country, department: &input.department, town: &input.town, school: &input.school, other_school: &input.other_school };
    let place = place::study_place(&mut errors, fields, ctx);
    let year = errors.year("year", &input.year, latest_year(ctx));
    let diploma = errors.choice("diploma", &input.diploma, "diploma-missing", "diploma-unknown", |code| ctx.reference.diploma_exists(code));
    let label = errors.line("label", &input.label, "record-label-missing");
    let obtained = Obtained::from_code(&input.obtained);
    if obtained.is_none() {
        errors.add("obtained", ErrorKey::new("obtained-missing"));
    }
    let honours = errors.optional_choice("honours", &input.honours, "honours-unknown", |code| ctx.reference.honours_exists(code));
    let record = (|| Some(ExternalRecord { place: place?, year: year?, diploma: diploma?, label: label?, obtained: obtained?, honours }))();
    errors.finish(record)
}

/// What the form shows of a stored record.
impl From<&ExternalRecord> for ExternalRecordInput {
    fn from(record: &ExternalRecord) -> Self {
        let [country, department, town, school, other_school] = place::to_fields(&record.place);
        Self {
            country,
            department,
            town,
            school,
            other_school,
            year: record.year.to_string(),
            diploma: record.diploma.to_string(),
            label: record.label.to_string(),
            obtained: record.obtained.code().to_owned(),
            honours: record.honours.as_ref().map(ToString::to_string).unwrap_or_default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{code, context, errors, tables};
    use super::*;

    fn complete() -> ExternalRecordInput {
        ExternalRecordInput {
            country: "FR".into(),
            department: "081".into(),
            town: "81005".into(),
            school: super::super::OTHER_SCHOOL.into(),
            other_school: "École du Bout du Monde".into(),
            year: "2027".into(),
            diploma: "DUT".into(),
            label: "DUT, gestion des entreprises".into(),
            obtained: "E".into(),
            honours: "B".into(),
        }
    }

    fn check(change: impl FnOnce(&mut ExternalRecordInput)) -> Result<ExternalRecord, Vec<FieldError>> {
        let (reference, none) = (tables(), code("NONE"));
        let mut input = complete();
        change(&mut input);
        validate(&input, &context(&reference, &none))
    }

    // rule: 35
    #[test]
    fn a_complete_record_and_back_to_its_form() {
        let record = check(|_| {}).unwrap();
        assert_eq!((record.year, record.obtained), (2027, Obtained::InProgress), "next year is going on");
        assert_eq!(ExternalRecordInput::from(&record), complete());
    }

    // rule: 35
    #[test]
    fn each_field_has_its_errors() {
        assert_eq!(
            errors(check(|i| *i = ExternalRecordInput::default())),
            [
                ("country", "country-missing"),
                ("year", "year-missing"),
                ("diploma", "diploma-missing"),
                ("label", "record-label-missing"),
                ("obtained", "obtained-missing"),
            ]
        );
        assert_eq!(errors(check(|i| i.year = "2028".into())), [("year", "year-future")]);
        assert_eq!(errors(check(|i| i.diploma = "ZZ".into())), [("diploma", "diploma-unknown")]);
        assert_eq!(errors(check(|i| i.label = "x".repeat(256))), [("label", "text-too-long")]);
        assert_eq!(errors(check(|i| i.obtained = "oui".into())), [("obtained", "obtained-missing")]);
        assert_eq!(errors(check(|i| i.honours = "AB".into())), [("honours", "honours-unknown")], "honours of the bac are others");
        assert_eq!(errors(check(|i| i.other_school.clear())), [("other_school", "other-school-missing")]);
    }

    #[test]
    fn codes_of_obtained_read_back() {
        for obtained in Obtained::ALL {
            assert_eq!(Obtained::from_code(obtained.code()), Some(obtained));
        }
    }
}
