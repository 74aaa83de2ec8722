//! « Baccalauréat »: one bac or equivalent, or the statement of having none, or not yet.

use serde::{Deserialize, Serialize};

use crate::text::{ErrorKey, redacted_debug};

use super::collect::Errors;
use super::place::{self, PlaceFields, StudyPlace};
use super::reference::Code;
use super::{FieldError, ProfileContext};

/// Value of `situation` for « J'ai le bac ou une équivalence ».
pub const HELD: &str = "held";
/// Value of `situation` for « Je n'ai pas le bac », which includes passing it this year.
pub const NOT_HELD: &str = "not_held";

/// The form as posted.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BacInput {
    /// [`HELD`] or [`NOT_HELD`]; not asked where the institution has no code for « no bac ».
    pub situation: String,
    pub year: String,
    pub series: String,
    pub honours: String,
    pub country: String,
    pub department: String,
    pub town: String,
    /// Code of a school, or [`super::OTHER_SCHOOL`].
    pub school: String,
    pub other_school: String,
    pub speciality_final_1: String,
    pub speciality_final_2: String,
    pub speciality_dropped: String,
    pub option_1: String,
    pub option_2: String,
    pub option_3: String,
    pub option_4: String,
}

redacted_debug!(BacInput);

/// The validated page.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "situation", rename_all = "snake_case")]
pub enum Bac {
    Held(Box<HeldBac>),
    /// `series` is the institution's code for « no bac ».
    NotHeld {
        series: Code,
    },
}

redacted_debug!(Bac);

/// A bac or an equivalent title.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldBac {
    pub year: i32,
    pub series: Code,
    pub honours: Option<Code>,
    pub place: StudyPlace,
    pub specialities: Specialities,
    /// At most four, all different.
    pub options: Vec<Code>,
}

redacted_debug!(HeldBac);

/// The specialities followed in the final year and the one dropped before; all `None` where the series has none.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Specialities {
    pub final_1: Option<Code>,
    pub final_2: Option<Code>,
    pub dropped: Option<Code>,
}

redacted_debug!(Specialities);

impl Bac {
    /// Year in which it was obtained.
    #[must_use]
    pub fn year(&self) -> Option<i32> {
        match self {
            Self::Held(held) => Some(held.year),
            Self::NotHeld { .. } => None,
        }
    }

    #[must_use]
    pub fn series(&self) -> &Code {
        match self {
            Self::Held(held) => &held.series,
            Self::NotHeld { series } => series,
        }
    }
}

/// Checks the page.
///
/// The student system may still refuse a combination of year, series and specialities; that is for the caller to ask.
///
/// # Errors
/// One [`FieldError`] per refused field, in the order of the page.
pub fn validate(input: &BacInput, ctx: &ProfileContext<'_>) -> Result<Bac, Vec<FieldError>> {
    let mut errors = Errors::default();
    let bac = match (input.situation.trim(), ctx.no_bac_series) {
        (NOT_HELD, Some(series)) => Some(Bac::NotHeld { series: series.clone() }),
        (HELD, _) | ("", None) => held(&mut errors, input, ctx).map(|held| Bac::Held(Box::new(held))),
        (NOT_HELD, None) => refused(&mut errors, "bac-situation-unavailable"),
        _ => refused(&mut errors, "bac-situation-missing"),
    };
    errors.finish(bac)
}

fn refused(errors: &mut Errors, key: &'static str) -> Option<Bac> {
    errors.add("situation", ErrorKey::new(key));
    None
}

fn held(errors: &mut Errors, input: &BacInput, ctx: &ProfileContext<'_>) -> Option<HeldBac> {
    let year = errors.year("year", &input.year, ctx.year());
    let series = errors.choice("series", &input.series, "series-missing", "series-not-for-year", |code| {
        Some(code) != ctx.no_bac_series && year.is_none_or(|year| ctx.reference.series_valid_for_year(code, year))
    });
    let honours = errors.optional_choice("honours", &input.honours, "honours-unknown", |code| ctx.reference.bac_honours_exists(code));
    // The lists of specialities and options exist only once year and series are right.
    let (specialities, options) = match (year, &series) {
        (Some(year), Some(series)) => (specialities(errors, input, series, year, ctx), options(errors, input, series, year, ctx)),
        _ => Default::default(),
    };
    let fields =
        PlaceFields { country: &input.country, department: &input.department, town: &input.town, school: &input.school, other_school: &input.other_school };
    let place = place::study_place(errors, fields, ctx);
    Some(HeldBac { year: year?, series: series?, honours, place: place?, specialities, options })
}

fn specialities(errors: &mut Errors, input: &BacInput, series: &Code, year: i32, ctx: &ProfileContext<'_>) -> Specialities {
    if !ctx.reference.has_specialities(series, year) {
        return Specialities::default();
    }
    let fields = [
        ("speciality_final_1", &input.speciality_final_1),
        ("speciality_final_2", &input.speciality_final_2),
        ("speciality_dropped", &input.speciality_dropped),
    ];
    let mut chosen: Vec<Code> = Vec::new();
    let [final_1, final_2, dropped] = fields.map(|(field, typed)| {
        let offered = |code: &Code| ctx.reference.speciality_offered(code, series, year);
        let speciality = if ctx.specialities_required {
            errors.choice(field, typed, "speciality-missing", "speciality-not-offered", offered)
        } else {
            errors.optional_choice(field, typed, "speciality-not-offered", offered)
        };
        once(errors, field, speciality, &mut chosen, "speciality-twice")
    });
    Specialities { final_1, final_2, dropped }
}

fn options(errors: &mut Errors, input: &BacInput, series: &Code, year: i32, ctx: &ProfileContext<'_>) -> Vec<Code> {
    let fields = [("option_1", &input.option_1), ("option_2", &input.option_2), ("option_3", &input.option_3), ("option_4", &input.option_4)];
    let mut chosen: Vec<Code> = Vec::new();
    for (field, typed) in fields {
        let offered = |code: &Code| ctx.reference.option_offered(code, series, year);
        let option = errors.optional_choice(field, typed, "option-not-offered", offered);
        once(errors, field, option, &mut chosen, "option-twice");
    }
    chosen
}

/// Notes an error when `value` was chosen in a field before this one.
fn once(errors: &mut Errors, field: &'static str, value: Option<Code>, chosen: &mut Vec<Code>, twice: &'static str) -> Option<Code> {
    let value = value?;
    if chosen.contains(&value) {
        errors.add(field, ErrorKey::new(twice));
        return None;
    }
    chosen.push(value.clone());
    Some(value)
}

/// What the form shows of a stored page.
impl From<&Bac> for BacInput {
    fn from(bac: &Bac) -> Self {
        let held = match bac {
            Bac::Held(held) => held,
            Bac::NotHeld { series } => {
                return Self { situation: NOT_HELD.to_owned(), series: series.to_string(), ..Self::default() };
            }
        };
        let code = |code: &Option<Code>| code.as_ref().map(ToString::to_string).unwrap_or_default();
        let option = |index: usize| held.options.get(index).map(ToString::to_string).unwrap_or_default();
        let [country, department, town, school, other_school] = place::to_fields(&held.place);
        Self {
            situation: HELD.to_owned(),
            year: held.year.to_string(),
            series: held.series.to_string(),
            honours: code(&held.honours),
            country,
            department,
            town,
            school,
            other_school,
            speciality_final_1: code(&held.specialities.final_1),
            speciality_final_2: code(&held.specialities.final_2),
            speciality_dropped: code(&held.specialities.dropped),
            option_1: option(0),
            option_2: option(1),
            option_3: option(2),
            option_4: option(3),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{code, context, errors, tables};
    use super::*;

    fn complete() -> BacInput {
        BacInput {
            situation: HELD.into(),
            year: "2022".into(),
            series: "NBGE".into(),
            honours: "AB".into(),
            country: "FR".into(),
            department: "081".into(),
            town: "81004".into(),
            school: "0810006K".into(),
            speciality_final_1: "MATH".into(),
            speciality_final_2: "PHYS".into(),
            speciality_dropped: "SVT".into(),
            option_1: "LATIN".into(),
            option_3: "GREC".into(),
            ..BacInput::default()
        }
    }

    fn check(change: impl FnOnce(&mut BacInput)) -> Result<Bac, Vec<FieldError>> {
        let (reference, none) = (tables(), code("NONE"));
        let mut input = complete();
        change(&mut input);
        validate(&input, &context(&reference, &none))
    }

    #[test]
    fn a_complete_page_and_back_to_its_form() {
        let bac = check(|_| {}).unwrap();
        assert_eq!((bac.year(), bac.series().as_str()), (Some(2022), "NBGE"));
        let shown = BacInput::from(&bac);
        assert_eq!((shown.option_1.as_str(), shown.option_2.as_str(), shown.option_3.as_str()), ("LATIN", "GREC", ""));
        assert_eq!(check(|input| *input = shown), Ok(bac));
    }

    #[test]
    fn no_bac_empties_everything_else() {
        let bac = check(|i| i.situation = NOT_HELD.into()).unwrap();
        assert_eq!(bac, Bac::NotHeld { series: code("NONE") });
        assert_eq!(bac.year(), None);
        assert_eq!(BacInput::from(&bac).situation, NOT_HELD);
    }

    #[test]
    fn the_situation_is_asked_only_where_it_can_be_recorded() {
        assert_eq!(errors(check(|i| i.situation.clear())), [("situation", "bac-situation-missing")]);
        assert_eq!(errors(check(|i| i.situation = "x".into())), [("situation", "bac-situation-missing")]);
        let (reference, none) = (tables(), code("NONE"));
        let ctx = ProfileContext { no_bac_series: None, ..context(&reference, &none) };
        assert!(validate(&BacInput { situation: String::new(), ..complete() }, &ctx).is_ok());
        let without = BacInput { situation: NOT_HELD.into(), ..complete() };
        assert_eq!(errors(validate(&without, &ctx)), [("situation", "bac-situation-unavailable")]);
    }

    // rule: 30, 35
    #[test]
    fn the_series_depends_on_the_year() {
        assert_eq!(errors(check(|i| i.series = "S".into())), [("series", "series-not-for-year")]);
        assert_eq!(errors(check(|i| i.series.clear())), [("series", "series-missing")], "never chosen in somebody's place");
        assert_eq!(errors(check(|i| i.series = "NONE".into())), [("series", "series-not-for-year")]);
        assert_eq!(errors(check(|i| i.year = "2027".into())), [("year", "year-future")], "no bac of next year");
        assert_eq!(errors(check(|i| i.year.clear())), [("year", "year-missing")]);
    }

    #[test]
    fn an_older_series_has_no_specialities() {
        let bac = check(|i| {
            i.year = "2010".into();
            i.series = "S".into();
        });
        let Ok(Bac::Held(held)) = bac else { unreachable!("{bac:?}") };
        assert_eq!(held.specialities, Specialities::default(), "what was typed in hidden fields is forgotten");
        assert_eq!(held.options.len(), 2);
    }

    #[test]
    fn specialities_are_three_different_ones_of_the_series() {
        assert_eq!(errors(check(|i| i.speciality_final_2.clear())), [("speciality_final_2", "speciality-missing")]);
        assert_eq!(errors(check(|i| i.speciality_dropped = "HGGSP".into())), [("speciality_dropped", "speciality-not-offered")]);
        assert_eq!(errors(check(|i| i.speciality_dropped = "MATH".into())), [("speciality_dropped", "speciality-twice")]);
        let (reference, none) = (tables(), code("NONE"));
        let ctx = ProfileContext { specialities_required: false, ..context(&reference, &none) };
        let some = BacInput { speciality_final_2: String::new(), speciality_dropped: String::new(), ..complete() };
        assert!(validate(&some, &ctx).is_ok());
    }

    #[test]
    fn the_other_fields_have_their_errors() {
        assert_eq!(errors(check(|i| i.honours = "ZZ".into())), [("honours", "honours-unknown")]);
        assert_eq!(errors(check(|i| i.option_2 = "CHANT".into())), [("option_2", "option-not-offered")]);
        assert_eq!(errors(check(|i| i.option_4 = "LATIN".into())), [("option_4", "option-twice")]);
        assert_eq!(errors(check(|i| i.school.clear())), [("school", "school-missing")]);
        assert_eq!(
            errors(check(|i| *i = BacInput { situation: HELD.into(), ..BacInput::default() })),
            [("year", "year-missing"), ("series", "series-missing"), ("country", "country-missing")]
        );
    }
}
