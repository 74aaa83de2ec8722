//! The applicant's profile: what each page accepts, and the validated form of it that is stored and copied into submissions.
//!
//! Each page has an input of raw strings (the form as posted, names of fields included), a validated type, and a
//! `validate` that reports every error at once. Pages open in any order and stay editable; who may edit, what the
//! student system imposes and whether an INE is already used are decided by the caller.

pub mod address;
pub mod bac;
mod collect;
pub mod external_record;
pub mod internal_record;
pub mod internship;
pub mod personal;
mod place;
pub mod reference;
pub mod work_experience;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::ine::Ine;
pub use crate::text::{ErrorArg, ErrorKey};
pub use address::{Address, AddressInput, AddressPlace};
pub use bac::{Bac, BacInput, HeldBac, Specialities};
pub use external_record::{ExternalRecord, ExternalRecordInput, Obtained};
pub use internal_record::{InternalRecord, InternalRecordInput};
pub use internship::{Internship, InternshipInput};
pub use personal::{BirthPlace, Identity, PersonalDetails, PersonalInput};
pub use place::{OTHER_SCHOOL, School, StudyPlace};
pub use reference::{Code, CountryCode, PostalCode, ReferenceLookup, ReferenceTables, Validity};
pub use work_experience::{WorkExperience, WorkExperienceInput};

/// An error beside one field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Name of the field in the input struct and in the page.
    pub field: &'static str,
    pub error: ErrorKey,
}

impl FieldError {
    /// For errors only the caller can find, such as an INE used by another account.
    #[must_use]
    pub fn new(field: &'static str, error: impl Into<ErrorKey>) -> Self {
        Self { field, error: error.into() }
    }
}

/// What validating a page depends on beside the page itself.
#[derive(Clone, Copy)]
pub struct ProfileContext<'a> {
    /// Date of the institution's clock.
    pub today: NaiveDate,
    /// Countries, towns, schools, series… on offer, those already stored in the profile included.
    pub reference: &'a dyn ReferenceLookup,
    /// Codes of the languages in service; the first is the default.
    pub languages: &'a [&'a str],
    /// The reference data has towns of birth, and they are asked.
    pub birth_towns: bool,
    /// The INE imposed by the student record: what is typed is ignored.
    pub imposed_ine: Option<&'a Ine>,
    /// Code standing for « Je n'ai pas le bac »; without it everybody is asked for a bac.
    pub no_bac_series: Option<&'a Code>,
    /// Specialities are mandatory where the series has some.
    pub specialities_required: bool,
}

impl ProfileContext<'_> {
    fn year(&self) -> i32 {
        self.today.year()
    }
}

/// The pages, in the order of the menu « Mon compte ».
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProfilePage {
    Personal,
    Address,
    Bac,
    /// Years in this institution, read-only.
    InternalRecords,
    ExternalRecords,
    Internships,
    WorkExperience,
}

impl ProfilePage {
    pub const ALL: [Self; 7] =
        [Self::Personal, Self::Address, Self::Bac, Self::InternalRecords, Self::ExternalRecords, Self::Internships, Self::WorkExperience];

    /// Whether one must have filled it in before applying.
    #[must_use]
    pub const fn is_required(self) -> bool {
        matches!(self, Self::Personal | Self::Address | Self::Bac)
    }
}

/// Every key a `validate` of this module can report.
///
/// Those of the texts, names, dates, INE, telephone and so on are listed beside their types.
pub const ERROR_KEYS: &[&str] = &[
    "bac-situation-missing",
    "bac-situation-unavailable",
    "birth-city-missing",
    "birth-country-missing",
    "birth-department-missing",
    "birth-name-missing",
    "birth-town-missing",
    "birth-town-not-in-department",
    "civility-missing",
    "country-missing",
    "country-unknown",
    "department-missing",
    "department-unknown",
    "description-missing",
    "diploma-missing",
    "diploma-unknown",
    "duration-missing",
    "first-name-missing",
    "foreign-town-missing",
    "honours-unknown",
    "hours-format",
    "hours-range",
    "job-title-missing",
    "language-missing",
    "language-unknown",
    "nationality-missing",
    "obtained-missing",
    "option-not-offered",
    "option-twice",
    "organisation-missing",
    "other-school-missing",
    "postal-code-format",
    "postal-code-missing",
    "postal-code-unknown",
    "record-label-missing",
    "school-missing",
    "school-not-in-town",
    "series-missing",
    "series-not-for-year",
    "speciality-missing",
    "speciality-not-offered",
    "speciality-twice",
    "street-missing",
    "town-missing",
    "town-not-in-department",
    "town-not-in-postal-code",
    "year-format",
    "year-future",
    "year-missing",
    "year-too-early",
];

#[cfg(test)]
pub(crate) mod testing {
    //! A small reference: one country besides France, two departments, one town with a school and one without.

    use super::*;

    pub(crate) fn code(text: &str) -> Code {
        Code::parse(text).unwrap_or_else(|_| Code::from_stored("bad"))
    }

    pub(crate) fn tables() -> ReferenceTables {
        let pair = |a: &str, b: &str| (code(a), code(b));
        let always = Validity::default();
        ReferenceTables {
            countries: ["FR", "IT"].map(CountryCode::from_stored).into(),
            departments: ["081", "031"].map(code).into(),
            birth_towns: [pair("081", "81004")].into(),
            postal_towns: [(PostalCode::from_stored("81000"), code("81004"))].into(),
            towns: [pair("081", "81004"), pair("081", "81005")].into(),
            schools: [pair("81004", "0810006K")].into(),
            bac_series: [
                (code("NBGE"), Validity { from: Some(2021), to: None }),
                (code("S"), Validity { from: Some(1995), to: Some(2020) }),
                (code("NONE"), always),
            ]
            .into(),
            bac_honours: [code("AB")].into(),
            specialities: ["MATH", "PHYS", "SVT", "HGGSP"].map(|s| (code(s), Validity { from: Some(2021), to: None })).into(),
            series_specialities: [pair("NBGE", "MATH"), pair("NBGE", "PHYS"), pair("NBGE", "SVT")].into(),
            options: [(code("LATIN"), always), (code("GREC"), always)].into(),
            series_options: [].into(),
            diplomas: [code("DUT")].into(),
            honours: [code("B")].into(),
        }
    }

    pub(crate) fn context<'a>(reference: &'a ReferenceTables, no_bac: &'a Code) -> ProfileContext<'a> {
        ProfileContext {
            today: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default(),
            reference,
            languages: &["fr", "en"],
            birth_towns: false,
            imposed_ine: None,
            no_bac_series: Some(no_bac),
            specialities_required: true,
        }
    }

    /// Fields and keys of a refusal, in order. Checks that every key is declared somewhere.
    pub(crate) fn errors<T>(result: Result<T, Vec<FieldError>>) -> Vec<(&'static str, &'static str)> {
        let errors = result.err().unwrap_or_default();
        let declared = [
            ERROR_KEYS,
            crate::text::TextError::KEYS,
            crate::person::NameError::KEYS,
            crate::person::BirthDateError::KEYS,
            crate::ine::IneError::KEYS,
            crate::phone::PhoneError::KEYS,
        ];
        for error in &errors {
            assert!(declared.iter().any(|keys| keys.contains(&error.error.key)), "{} is not declared", error.error.key);
        }
        errors.iter().map(|e| (e.field, e.error.key)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted_and_distinct() {
        assert!(ERROR_KEYS.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn the_pages_needed_to_apply() {
        let required: Vec<ProfilePage> = ProfilePage::ALL.into_iter().filter(|page| page.is_required()).collect();
        assert_eq!(required, [ProfilePage::Personal, ProfilePage::Address, ProfilePage::Bac]);
    }
}
