//! The pages of the profile as one kind of thing: an input of strings, a validated content, a place in the store.

use std::collections::BTreeMap;

use domain::profile::{
    Address, AddressInput, Bac, BacInput, ErrorKey, ExternalRecord, ExternalRecordInput, FieldError, InternalRecord, InternalRecordInput, Internship,
    InternshipInput, PersonalDetails, PersonalInput, ProfileContext, ProfilePage, WorkExperience, WorkExperienceInput, address, bac, external_record,
    internal_record, internship, personal, work_experience,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::fields::{self, Field};

/// Values of an input by the name of their field.
pub type Values = BTreeMap<String, String>;

/// A page whose content is validated and stored as one document.
pub trait Part: Serialize + DeserializeOwned + Send + Sync {
    /// The form as posted.
    type Input: Serialize + DeserializeOwned + Clone + Default + Send + Sync;
    const PAGE: ProfilePage;
    /// What a summary shows, in its order.
    const FIELDS: &'static [Field];

    /// # Errors
    /// One per refused field.
    fn validate(input: &Self::Input, ctx: &ProfileContext<'_>) -> Result<Self, Vec<FieldError>>;

    /// What the form shows of the content.
    fn to_input(&self) -> Self::Input;

    /// Name under which it is stored.
    #[must_use]
    fn key() -> &'static str {
        key(Self::PAGE)
    }
}

/// A page with several entries, sorted by year.
pub trait Entry: Part {
    fn year(&self) -> i32;
}

/// Stored name of a page: `profile_section.section` or `study_record.kind`.
#[must_use]
pub const fn key(page: ProfilePage) -> &'static str {
    match page {
        ProfilePage::Personal => "personal",
        ProfilePage::Address => "address",
        ProfilePage::Bac => "bac",
        ProfilePage::InternalRecords => "internal",
        ProfilePage::ExternalRecords => "external",
        ProfilePage::Internships => "internship",
        ProfilePage::WorkExperience => "work",
    }
}

/// What a summary of a page shows, in its order.
#[must_use]
pub const fn fields_of(page: ProfilePage) -> &'static [Field] {
    match page {
        ProfilePage::Personal => fields::PERSONAL,
        ProfilePage::Address => fields::ADDRESS,
        ProfilePage::Bac => fields::BAC,
        ProfilePage::InternalRecords => fields::INTERNAL_RECORD,
        ProfilePage::ExternalRecords => fields::EXTERNAL_RECORD,
        ProfilePage::Internships => fields::INTERNSHIP,
        ProfilePage::WorkExperience => fields::WORK_EXPERIENCE,
    }
}

/// The values of an input by field. Inputs are flat structs of strings.
#[must_use]
pub fn values(input: &impl Serialize) -> Values {
    match serde_json::to_value(input) {
        Ok(serde_json::Value::Object(fields)) => fields.into_iter().filter_map(|(name, value)| value.as_str().map(|text| (name, text.to_owned()))).collect(),
        _ => Values::new(),
    }
}

macro_rules! part {
    ($content:ident, $input:ident, $page:ident, $fields:ident, $validate:path) => {
        impl Part for $content {
            type Input = $input;
            const PAGE: ProfilePage = ProfilePage::$page;
            const FIELDS: &'static [Field] = fields::$fields;

            fn validate(input: &$input, ctx: &ProfileContext<'_>) -> Result<Self, Vec<FieldError>> {
                $validate(input, ctx)
            }

            fn to_input(&self) -> $input {
                self.into()
            }
        }
    };
}

part!(PersonalDetails, PersonalInput, Personal, PERSONAL, personal::validate);
part!(Address, AddressInput, Address, ADDRESS, address::validate);
part!(Bac, BacInput, Bac, BAC, validate_bac);
part!(InternalRecord, InternalRecordInput, InternalRecords, INTERNAL_RECORD, internal_record::validate);
part!(ExternalRecord, ExternalRecordInput, ExternalRecords, EXTERNAL_RECORD, external_record::validate);
part!(Internship, InternshipInput, Internships, INTERNSHIP, internship::validate);
part!(WorkExperience, WorkExperienceInput, WorkExperience, WORK_EXPERIENCE, work_experience::validate);

impl Entry for ExternalRecord {
    fn year(&self) -> i32 {
        self.year
    }
}

impl Entry for Internship {
    fn year(&self) -> i32 {
        self.year
    }
}

impl Entry for WorkExperience {
    fn year(&self) -> i32 {
        self.year
    }
}

/// Field of the form that holds the answer to « Précisez votre situation ».
pub const NO_BAC: &str = "no_bac";
/// Nothing was answered there.
pub const NO_BAC_MISSING: &str = "no-bac-missing";

/// Several answers may stand for « no bac »: the context holds the one given, or none.
fn validate_bac(input: &BacInput, ctx: &ProfileContext<'_>) -> Result<Bac, Vec<FieldError>> {
    if input.situation.trim() == bac::NOT_HELD && ctx.no_bac_series.is_none() {
        return Err(vec![FieldError::new(NO_BAC, ErrorKey::new(NO_BAC_MISSING))]);
    }
    bac::validate(input, ctx)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_a_summary_is_one_of_the_form() {
        fn check<P: Part>() {
            assert_eq!(P::FIELDS, fields_of(P::PAGE));
            let values = values(&P::Input::default());
            for field in P::FIELDS {
                assert!(values.contains_key(field.name), "{} has no field {}", P::key(), field.name);
            }
        }
        check::<PersonalDetails>();
        check::<Address>();
        check::<Bac>();
        check::<InternalRecord>();
        check::<ExternalRecord>();
        check::<Internship>();
        check::<WorkExperience>();
    }
}
