//! « Informations perso. »: nationality and INE first, then civil status, birth, language and telephones.

use serde::{Deserialize, Serialize};

use crate::ine::{Ine, IneError};
use crate::person::{BirthDate, Civility, NameError, PersonName};
use crate::phone::{Phone, PhoneError};
use crate::text::{ErrorKey, Line, TextError, redacted_debug};

use super::collect::Errors;
use super::place;
use super::reference::{Code, CountryCode};
use super::{FieldError, ProfileContext};

/// The form as posted, both steps together: the second carries the fields of the first.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PersonalInput {
    pub nationality: String,
    /// Number and key together, eleven characters.
    pub ine: String,
    pub civility: String,
    pub birth_name: String,
    pub usual_name: String,
    pub first_name: String,
    pub other_first_name: String,
    pub birth_date: String,
    pub birth_country: String,
    pub birth_department: String,
    /// Code of a town, where the reference data has towns of birth.
    pub birth_town: String,
    /// Name of a town, everywhere else.
    pub birth_city: String,
    pub language: String,
    pub phone: String,
    pub mobile: String,
}

redacted_debug!(PersonalInput);

/// What the first step settles.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identity {
    pub nationality: CountryCode,
    /// Never mandatory here: whether one is needed depends on the bac and is asked when applying.
    pub ine: Option<Ine>,
}

redacted_debug!(Identity);

/// The validated page.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalDetails {
    pub identity: Identity,
    pub civility: Civility,
    pub birth_name: PersonName,
    pub usual_name: Option<PersonName>,
    pub first_name: PersonName,
    pub other_first_name: Option<PersonName>,
    pub birth_date: BirthDate,
    pub birth_place: BirthPlace,
    /// Code of the language in which the person wants to be written to.
    pub language: String,
    pub phone: Option<Phone>,
    pub mobile: Option<Phone>,
}

redacted_debug!(PersonalDetails);

/// Where a person was born.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "where", rename_all = "snake_case")]
pub enum BirthPlace {
    /// A town of the reference data.
    FrenchTown {
        department: Code,
        town: Code,
    },
    /// A town by its name, in a department.
    FrenchCity {
        department: Code,
        city: Line<100>,
    },
    Abroad {
        country: CountryCode,
        city: Line<100>,
    },
}

redacted_debug!(BirthPlace);

impl BirthPlace {
    #[must_use]
    pub fn country(&self) -> CountryCode {
        match self {
            Self::FrenchTown { .. } | Self::FrenchCity { .. } => CountryCode::from_stored(CountryCode::FRANCE),
            Self::Abroad { country, .. } => country.clone(),
        }
    }

    #[must_use]
    pub fn department(&self) -> Option<&Code> {
        match self {
            Self::FrenchTown { department, .. } | Self::FrenchCity { department, .. } => Some(department),
            Self::Abroad { .. } => None,
        }
    }

    /// Code of the town, when it was chosen in a list.
    #[must_use]
    pub fn town(&self) -> Option<&Code> {
        match self {
            Self::FrenchTown { town, .. } => Some(town),
            Self::FrenchCity { .. } | Self::Abroad { .. } => None,
        }
    }

    /// Name of the town, when it was typed.
    #[must_use]
    pub fn city(&self) -> Option<&str> {
        match self {
            Self::FrenchTown { .. } => None,
            Self::FrenchCity { city, .. } | Self::Abroad { city, .. } => Some(city.as_str()),
        }
    }
}

/// Checks the first step (« Suivant »).
///
/// # Errors
/// One [`FieldError`] per refused field.
pub fn validate_identity(input: &PersonalInput, ctx: &ProfileContext<'_>) -> Result<Identity, Vec<FieldError>> {
    let mut errors = Errors::default();
    let identity = identity(&mut errors, input, ctx);
    errors.finish(identity)
}

/// Checks the whole page (« Enregistrer »), the fields of the first step again included.
///
/// # Errors
/// One [`FieldError`] per refused field, in the order of the page.
pub fn validate(input: &PersonalInput, ctx: &ProfileContext<'_>) -> Result<PersonalDetails, Vec<FieldError>> {
    let mut errors = Errors::default();
    let identity = identity(&mut errors, input, ctx);
    let civility = Civility::from_code(&input.civility);
    if civility.is_none() {
        errors.add("civility", ErrorKey::new("civility-missing"));
    }
    let birth_name = name(&mut errors, "birth_name", &input.birth_name, "birth-name-missing");
    let usual_name = optional_name(&mut errors, "usual_name", &input.usual_name);
    let first_name = name(&mut errors, "first_name", &input.first_name, "first-name-missing");
    let other_first_name = optional_name(&mut errors, "other_first_name", &input.other_first_name);
    let birth_date = errors.take("birth_date", BirthDate::parse(&input.birth_date, ctx.today));
    let birth_place = birth_place(&mut errors, input, ctx);
    let language = language(&mut errors, &input.language, ctx.languages);
    let landline = phone(&mut errors, "phone", &input.phone);
    let mobile = phone(&mut errors, "mobile", &input.mobile);
    let details = (|| {
        Some(PersonalDetails {
            identity: identity?,
            civility: civility?,
            birth_name: birth_name?,
            usual_name,
            first_name: first_name?,
            other_first_name,
            birth_date: birth_date?,
            birth_place: birth_place?,
            language: language?,
            phone: landline,
            mobile,
        })
    })();
    errors.finish(details)
}

fn identity(errors: &mut Errors, input: &PersonalInput, ctx: &ProfileContext<'_>) -> Option<Identity> {
    let nationality = place::country(errors, "nationality", &input.nationality, "nationality-missing", ctx);
    let ine = match ctx.imposed_ine {
        Some(ine) => Some(ine.clone()),
        None => match Ine::parse(&input.ine) {
            Err(IneError::Missing) => None,
            other => errors.take("ine", other),
        },
    };
    Some(Identity { nationality: nationality?, ine })
}

fn name(errors: &mut Errors, field: &'static str, input: &str, missing: &'static str) -> Option<PersonName> {
    let parsed = PersonName::parse(input).map_err(|error| match error {
        NameError::Text(TextError::Missing) => ErrorKey::new(missing),
        other => other.into(),
    });
    errors.take(field, parsed)
}

fn optional_name(errors: &mut Errors, field: &'static str, input: &str) -> Option<PersonName> {
    match PersonName::parse(input) {
        Err(NameError::Text(TextError::Missing)) => None,
        other => errors.take(field, other),
    }
}

fn birth_place(errors: &mut Errors, input: &PersonalInput, ctx: &ProfileContext<'_>) -> Option<BirthPlace> {
    let country = place::country(errors, "birth_country", &input.birth_country, "birth-country-missing", ctx)?;
    if !country.is_france() {
        let city = errors.line("birth_city", &input.birth_city, "birth-city-missing")?;
        return Some(BirthPlace::Abroad { country, city });
    }
    let department = errors
        .choice("birth_department", &input.birth_department, "birth-department-missing", "department-unknown", |code| ctx.reference.department_exists(code));
    if !ctx.birth_towns {
        let city = errors.line("birth_city", &input.birth_city, "birth-city-missing");
        return Some(BirthPlace::FrenchCity { department: department?, city: city? });
    }
    let town = errors.choice("birth_town", &input.birth_town, "birth-town-missing", "birth-town-not-in-department", |code| {
        department.as_ref().is_none_or(|department| ctx.reference.birth_town_in_department(code, department))
    });
    Some(BirthPlace::FrenchTown { department: department?, town: town? })
}

/// With a single language nothing is asked.
fn language(errors: &mut Errors, input: &str, languages: &[&str]) -> Option<String> {
    let chosen = input.trim();
    match languages {
        [] => Some("fr".to_owned()),
        [only] => Some((*only).to_owned()),
        several if several.contains(&chosen) => Some(chosen.to_owned()),
        _ => {
            errors.add("language", ErrorKey::new(if chosen.is_empty() { "language-missing" } else { "language-unknown" }));
            None
        }
    }
}

fn phone(errors: &mut Errors, field: &'static str, input: &str) -> Option<Phone> {
    match Phone::parse(input) {
        Err(PhoneError::Missing) => None,
        other => errors.take(field, other),
    }
}

impl PersonalDetails {
    /// Keeps of `self` what a person may change although the student record imposes the rest: nationality, language, telephones.
    #[must_use]
    pub fn within_record(self, record: &Self) -> Self {
        Self {
            identity: Identity { nationality: self.identity.nationality, ine: record.identity.ine.clone() },
            language: self.language,
            phone: self.phone,
            mobile: self.mobile,
            ..record.clone()
        }
    }
}

/// What the form shows of a stored page.
impl From<&PersonalDetails> for PersonalInput {
    fn from(details: &PersonalDetails) -> Self {
        let text = |name: &Option<PersonName>| name.as_ref().map(ToString::to_string).unwrap_or_default();
        let number = |phone: &Option<Phone>| phone.as_ref().map(ToString::to_string).unwrap_or_default();
        let code = |code: Option<&Code>| code.map(ToString::to_string).unwrap_or_default();
        Self {
            nationality: details.identity.nationality.to_string(),
            ine: details.identity.ine.as_ref().map(ToString::to_string).unwrap_or_default(),
            civility: details.civility.code().to_owned(),
            birth_name: details.birth_name.to_string(),
            usual_name: text(&details.usual_name),
            first_name: details.first_name.to_string(),
            other_first_name: text(&details.other_first_name),
            birth_date: details.birth_date.to_form(),
            birth_country: details.birth_place.country().to_string(),
            birth_department: code(details.birth_place.department()),
            birth_town: code(details.birth_place.town()),
            birth_city: details.birth_place.city().unwrap_or_default().to_owned(),
            language: details.language.clone(),
            phone: number(&details.phone),
            mobile: number(&details.mobile),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{code, context, errors, tables};
    use super::*;

    fn complete() -> PersonalInput {
        PersonalInput {
            nationality: "FR".into(),
            ine: "1234 567 890v".into(),
            civility: "Mme".into(),
            birth_name: " Marchetti ".into(),
            first_name: "Inès".into(),
            birth_date: "07/11/2004".into(),
            birth_country: "FR".into(),
            birth_department: "081".into(),
            birth_city: "Albi".into(),
            language: "fr".into(),
            mobile: "06 12 34 56 78".into(),
            ..PersonalInput::default()
        }
    }

    fn check(change: impl FnOnce(&mut PersonalInput)) -> Result<PersonalDetails, Vec<FieldError>> {
        let (reference, none) = (tables(), code("NONE"));
        let mut input = complete();
        change(&mut input);
        validate(&input, &context(&reference, &none))
    }

    #[test]
    fn a_complete_page_and_back_to_its_form() {
        let details = check(|_| {}).unwrap();
        assert_eq!(details.birth_name.as_str(), "Marchetti");
        assert_eq!(details.identity.ine.as_ref().map(Ine::number), Some("1234567890"));
        assert_eq!((details.usual_name.clone(), details.phone.clone()), (None, None));
        let shown = PersonalInput::from(&details);
        let again = check(|input| *input = shown).unwrap();
        assert!(again == details);
        assert_eq!(format!("{details:?} {:?}", complete()), "PersonalDetails(…) PersonalInput(…)");
    }

    #[test]
    fn an_empty_page_tells_everything_at_once() {
        assert_eq!(
            errors(check(|input| *input = PersonalInput::default())),
            [
                ("nationality", "nationality-missing"),
                ("civility", "civility-missing"),
                ("birth_name", "birth-name-missing"),
                ("first_name", "first-name-missing"),
                ("birth_date", "birth-date-missing"),
                ("birth_country", "birth-country-missing"),
                ("language", "language-missing"),
            ]
        );
    }

    #[test]
    fn each_field_has_its_errors() {
        type Change = fn(&mut PersonalInput);
        let cases: [(Change, &str, &str); 12] = [
            (|i| i.nationality = "ZZ".into(), "nationality", "country-unknown"),
            (|i| i.ine = "1234567890A".into(), "ine", "ine-key"),
            (|i| i.civility = "Dr".into(), "civility", "civility-missing"),
            (|i| i.birth_name = "x".repeat(101), "birth_name", "text-too-long"),
            (|i| i.usual_name = "--".into(), "usual_name", "name-no-letter"),
            (|i| i.other_first_name = "a\u{0}b".into(), "other_first_name", "text-control-character"),
            (|i| i.birth_date = "31/02/2004".into(), "birth_date", "birth-date-impossible"),
            (|i| i.birth_country = "ZZ".into(), "birth_country", "country-unknown"),
            (|i| i.birth_department = String::new(), "birth_department", "birth-department-missing"),
            (|i| i.birth_city = " ".into(), "birth_city", "birth-city-missing"),
            (|i| i.language = "zz".into(), "language", "language-unknown"),
            (|i| i.phone = "poste 12".into(), "phone", "phone-character"),
        ];
        for (change, field, key) in cases {
            assert_eq!(errors(check(change)), [(field, key)]);
        }
    }

    // rule: 28
    #[test]
    fn born_abroad_only_the_town_is_asked() {
        let details = check(|i| {
            i.birth_country = "IT".into();
            i.birth_city = "Torino".into();
        });
        let place = details.unwrap().birth_place;
        assert_eq!((place.country().as_str(), place.department(), place.city()), ("IT", None, Some("Torino")));
    }

    // rule: 28
    #[test]
    fn towns_of_birth_come_from_the_list_where_there_is_one() {
        let (reference, none) = (tables(), code("NONE"));
        let ctx = ProfileContext { birth_towns: true, ..context(&reference, &none) };
        let mut input = PersonalInput { birth_town: "81004".into(), ..complete() };
        let place = validate(&input, &ctx).unwrap().birth_place;
        assert_eq!((place.town().map(Code::as_str), place.city()), (Some("81004"), None));
        input.birth_department = "031".into();
        assert_eq!(errors(validate(&input, &ctx)), [("birth_town", "birth-town-not-in-department")]);
        input.birth_town.clear();
        assert_eq!(errors(validate(&input, &ctx)), [("birth_town", "birth-town-missing")]);
    }

    // rule: 22
    #[test]
    fn the_first_step_alone() {
        let (reference, none) = (tables(), code("NONE"));
        let imposed = Ine::parse("0000000001B").unwrap();
        let ctx = ProfileContext { imposed_ine: Some(&imposed), ..context(&reference, &none) };
        let input = PersonalInput { nationality: "IT".into(), ine: "nonsense".into(), ..PersonalInput::default() };
        let identity = validate_identity(&input, &ctx).unwrap();
        assert!(identity.ine == Some(imposed.clone()), "the student record wins");
        let ctx = ProfileContext { imposed_ine: None, ..ctx };
        assert_eq!(errors(validate_identity(&input, &ctx)), [("ine", "ine-length")]);
        let without = PersonalInput { ine: " ".into(), ..input };
        assert!(validate_identity(&without, &ctx).unwrap().ine.is_none());
    }

    #[test]
    fn a_single_language_is_not_asked() {
        let (reference, none) = (tables(), code("NONE"));
        let ctx = ProfileContext { languages: &["en"], ..context(&reference, &none) };
        let input = PersonalInput { language: String::new(), ..complete() };
        assert_eq!(validate(&input, &ctx).unwrap().language, "en");
    }

    #[test]
    fn the_student_record_keeps_what_it_imposes() {
        let record = check(|_| {}).unwrap();
        let changed = check(|i| {
            i.nationality = "IT".into();
            i.ine = String::new();
            i.first_name = "Agnès".into();
            i.phone = "0563481979".into();
        });
        let kept = changed.unwrap().within_record(&record);
        assert_eq!(kept.first_name.as_str(), "Inès");
        assert!(kept.identity.ine.is_some() && kept.phone.is_some());
        assert_eq!(kept.identity.nationality.as_str(), "IT");
    }
}
