//! The fields of each page as summaries show them: label, and what the stored value means.

/// What a value means, and so where its words come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Stands for itself.
    Text,
    /// Number and key, shown apart.
    Ine,
    Civility,
    Language,
    Country,
    Nationality,
    Department,
    Town,
    School,
    Situation,
    Series,
    BacHonours,
    Speciality,
    Option,
    Diploma,
    Honours,
    Obtained,
}

/// One field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Name in the input and in the form.
    pub name: &'static str,
    /// Fluent key of its label.
    pub label: &'static str,
    pub meaning: Meaning,
}

const fn field(name: &'static str, label: &'static str, meaning: Meaning) -> Field {
    Field { name, label, meaning }
}

/// Label of the INE's number when it stands apart from the key, and of the key.
pub const INE_NUMBER: &str = "profile-ine-number";
pub const INE_KEY: &str = "profile-ine-key";
/// Label of the series of those without a bac.
pub const NO_BAC: &str = "profile-no-bac";

pub const PERSONAL: &[Field] = &[
    field("nationality", "profile-nationality", Meaning::Nationality),
    field("ine", "profile-ine", Meaning::Ine),
    field("civility", "profile-civility", Meaning::Civility),
    field("birth_name", "profile-birth-name", Meaning::Text),
    field("usual_name", "profile-usual-name", Meaning::Text),
    field("first_name", "profile-first-name", Meaning::Text),
    field("other_first_name", "profile-other-first-name", Meaning::Text),
    field("birth_date", "profile-birth-date", Meaning::Text),
    field("birth_country", "profile-birth-country", Meaning::Country),
    field("birth_department", "profile-birth-department", Meaning::Department),
    field("birth_town", "profile-birth-town", Meaning::Town),
    field("birth_city", "profile-birth-city", Meaning::Text),
    field("language", "profile-language", Meaning::Language),
    field("phone", "profile-phone", Meaning::Text),
    field("mobile", "profile-mobile", Meaning::Text),
];

pub const ADDRESS: &[Field] = &[
    field("country", "profile-country", Meaning::Country),
    field("postal_code", "profile-postal-code", Meaning::Text),
    field("town", "profile-town", Meaning::Town),
    field("foreign_town", "profile-foreign-town", Meaning::Text),
    field("line1", "profile-line1", Meaning::Text),
    field("line2", "profile-line2", Meaning::Text),
    field("line3", "profile-line3", Meaning::Text),
];

pub const BAC: &[Field] = &[
    field("situation", "profile-bac-situation", Meaning::Situation),
    field("year", "profile-year-obtained", Meaning::Text),
    field("series", "profile-series", Meaning::Series),
    field("honours", "profile-honours", Meaning::BacHonours),
    field("speciality_final_1", "profile-speciality-final-1", Meaning::Speciality),
    field("speciality_final_2", "profile-speciality-final-2", Meaning::Speciality),
    field("speciality_dropped", "profile-speciality-dropped", Meaning::Speciality),
    field("option_1", "profile-option-1", Meaning::Option),
    field("option_2", "profile-option-2", Meaning::Option),
    field("option_3", "profile-option-3", Meaning::Option),
    field("option_4", "profile-option-4", Meaning::Option),
    field("country", "profile-bac-country", Meaning::Country),
    field("department", "profile-department", Meaning::Department),
    field("town", "profile-town", Meaning::Town),
    field("school", "profile-school", Meaning::School),
];

pub const INTERNAL_RECORD: &[Field] = &[
    field("year", "profile-year-studied", Meaning::Text),
    field("code", "profile-internal-code", Meaning::Text),
    field("label", "profile-internal-label", Meaning::Text),
    field("result", "profile-internal-result", Meaning::Text),
    field("honours", "profile-honours", Meaning::Text),
    field("mark", "profile-internal-mark", Meaning::Text),
    field("scale", "profile-internal-scale", Meaning::Text),
];

pub const EXTERNAL_RECORD: &[Field] = &[
    field("country", "profile-country", Meaning::Country),
    field("department", "profile-department", Meaning::Department),
    field("town", "profile-town", Meaning::Town),
    field("school", "profile-school", Meaning::School),
    field("year", "profile-year-obtained", Meaning::Text),
    field("diploma", "profile-diploma", Meaning::Diploma),
    field("label", "profile-record-label", Meaning::Text),
    field("obtained", "profile-obtained", Meaning::Obtained),
    field("honours", "profile-honours", Meaning::Honours),
];

pub const INTERNSHIP: &[Field] = &[
    field("year", "profile-year", Meaning::Text),
    field("duration", "profile-duration", Meaning::Text),
    field("hours_per_week", "profile-hours", Meaning::Text),
    field("organisation", "profile-organisation", Meaning::Text),
    field("description", "profile-description", Meaning::Text),
];

pub const WORK_EXPERIENCE: &[Field] = &[
    field("year", "profile-year", Meaning::Text),
    field("title", "profile-job-title", Meaning::Text),
    field("duration", "profile-duration", Meaning::Text),
    field("organisation", "profile-organisation", Meaning::Text),
    field("description", "profile-description", Meaning::Text),
];
