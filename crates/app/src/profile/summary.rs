//! The stored profile in words: for its own pages, the dossier, the manager's page.

use std::collections::HashMap;
use std::sync::Arc;

use domain::ine::Ine;
use domain::person::Civility;
use domain::profile::{Address, Bac, ExternalRecord, InternalRecord, Internship, OTHER_SCHOOL, Obtained, PersonalDetails, ProfilePage, WorkExperience, bac};
use store::Tx;
use uuid::Uuid;

use super::fields::{self, Field, Meaning};
use super::part::{Part, Values, values};
use crate::Ctx;
use crate::i18n::Lang;
use crate::reference::{self, Reference};

/// One line: field, Fluent key of its label, value in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub field: &'static str,
    pub label: &'static str,
    pub value: String,
}

/// A page in words. Pages with several entries have no rows of their own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    pub page: ProfilePage,
    pub rows: Vec<Row>,
    pub entries: Vec<SummaryEntry>,
    /// Of the section; 0 = never filled in.
    pub version: i64,
}

impl Section {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty() && self.entries.is_empty()
    }
}

/// One of several entries, the latest year first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryEntry {
    pub id: Uuid,
    pub version: i64,
    pub rows: Vec<Row>,
}

/// The whole profile in the order of the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProfileSummary {
    pub sections: Vec<Section>,
}

impl ProfileSummary {
    #[must_use]
    pub fn section(&self, page: ProfilePage) -> Option<&Section> {
        self.sections.iter().find(|section| section.page == page)
    }
}

/// The words of codes in one language. Names of towns and schools are fetched beforehand.
pub struct Words<'a> {
    reference: &'a Reference,
    lang: Lang,
    places: Arc<HashMap<String, String>>,
}

impl<'a> Words<'a> {
    /// Fetches the names that these values need.
    pub async fn of(tx: &mut Tx, reference: &'a Reference, lang: Lang, pages: &[(&[Field], &Values)]) -> store::Result<Self> {
        let (mut towns, mut schools) = (Vec::new(), Vec::new());
        for (fields, values) in pages {
            for field in *fields {
                let Some(value) = values.get(field.name).filter(|value| !value.is_empty()) else { continue };
                match field.meaning {
                    Meaning::Town => towns.push(value.clone()),
                    Meaning::School if value != OTHER_SCHOOL => schools.push(value.clone()),
                    _ => {}
                }
            }
        }
        let mut places: HashMap<String, String> = store::reference::town_labels(tx, &towns).await?.into_iter().collect();
        places.extend(store::reference::school_labels(tx, &schools).await?);
        Ok(Self { reference, lang, places: Arc::new(places) })
    }

    /// The same in another language. Places have one name in all.
    #[must_use]
    pub fn in_language(&self, lang: Lang) -> Self {
        Self { reference: self.reference, lang, places: Arc::clone(&self.places) }
    }

    fn value(&self, meaning: Meaning, value: &str, all: &Values) -> String {
        let (reference, lang) = (self.reference, self.lang);
        let place = || self.places.get(value).cloned().unwrap_or_else(|| value.to_owned());
        match meaning {
            Meaning::Text | Meaning::Ine => value.to_owned(),
            Meaning::Civility => self.lang.t(civility_key(value)),
            Meaning::Language => Lang::named(value).map_or_else(|| value.to_owned(), Lang::name),
            Meaning::Situation => self.lang.t(situation_key(value)),
            Meaning::Obtained => Obtained::from_code(value).map(|obtained| self.lang.t(obtained_key(obtained))).unwrap_or_default(),
            Meaning::Country => reference.country(value, lang),
            Meaning::Nationality => reference.nationality(value, lang),
            Meaning::Department => reference.department(value),
            Meaning::Town => place(),
            Meaning::School if value == OTHER_SCHOOL => all.get("other_school").cloned().unwrap_or_default(),
            Meaning::School => place(),
            Meaning::Series => reference.series(value, lang),
            Meaning::BacHonours | Meaning::Honours => reference.honours_label(value, lang),
            Meaning::Speciality => reference.speciality(value, lang),
            Meaning::Option => reference.option(value, lang),
            Meaning::Diploma => reference.diploma(value, lang),
        }
    }

    /// The lines of one page, empty fields left out.
    #[must_use]
    pub fn rows(&self, fields: &[Field], values: &Values) -> Vec<Row> {
        let mut rows = Vec::new();
        let without_bac = values.get("situation").is_some_and(|situation| situation == bac::NOT_HELD);
        for field in fields {
            let Some(value) = values.get(field.name).filter(|value| !value.is_empty()) else { continue };
            match field.meaning {
                Meaning::Ine => rows.extend(ine_rows(field, value)),
                Meaning::Series if without_bac => {
                    rows.push(Row { field: field.name, label: fields::NO_BAC, value: self.value(field.meaning, value, values) });
                }
                _ => rows.push(Row { field: field.name, label: field.label, value: self.value(field.meaning, value, values) }),
            }
        }
        rows
    }
}

/// Words of a stored civility.
#[must_use]
pub fn civility_key(code: &str) -> &'static str {
    match Civility::from_code(code) {
        Some(Civility::Mr) => "profile-civility-mr",
        _ => "profile-civility-mrs",
    }
}

/// Words of the situation of a bac.
#[must_use]
pub fn situation_key(situation: &str) -> &'static str {
    if situation == bac::NOT_HELD { "profile-bac-not-held" } else { "profile-bac-held" }
}

/// Words of an outcome.
#[must_use]
pub const fn obtained_key(obtained: Obtained) -> &'static str {
    match obtained {
        Obtained::Yes => "form-yes",
        Obtained::No => "form-no",
        Obtained::InProgress => "profile-obtained-in-progress",
    }
}

/// Number and key on two lines (specification: INE).
fn ine_rows(field: &Field, value: &str) -> Vec<Row> {
    let row = |label, text: &str| Row { field: field.name, label, value: text.to_owned() };
    match Ine::parse(value) {
        Ok(ine) => vec![row(fields::INE_NUMBER, ine.number()), row(fields::INE_KEY, ine.key())],
        Err(_) => vec![row(field.label, value)],
    }
}

/// A stored page: its fields and their values.
pub(super) struct Raw {
    pub page: ProfilePage,
    pub fields: &'static [Field],
    pub values: Values,
    pub version: i64,
    /// Set for one of several entries.
    pub id: Option<Uuid>,
    pub content: serde_json::Value,
}

fn raw<P: Part>(content: &serde_json::Value, version: i64, id: Option<Uuid>) -> store::Result<Raw> {
    let parsed: P = serde_json::from_value(content.clone()).map_err(|e| store::Error::unreadable(format_args!("profile {}", P::key()), &e))?;
    Ok(Raw { page: P::PAGE, fields: P::FIELDS, values: values(&parsed.to_input()), version, id, content: content.clone() })
}

/// Everything stored of a profile. Sections and kinds that this version does not know are left out.
pub(super) async fn raw_profile(tx: &mut Tx, account: Uuid) -> store::Result<Vec<Raw>> {
    let mut found = Vec::new();
    for row in store::profile::sections(tx, account).await? {
        let (content, version) = (&row.content.0, row.version);
        match row.section.as_str() {
            "personal" => found.push(raw::<PersonalDetails>(content, version, None)?),
            "address" => found.push(raw::<Address>(content, version, None)?),
            "bac" => found.push(raw::<Bac>(content, version, None)?),
            _ => {}
        }
    }
    for row in store::profile::records(tx, account).await? {
        let (content, version, id) = (&row.content.0, row.version, Some(row.id));
        match row.kind.as_str() {
            "internal" => found.push(raw::<InternalRecord>(content, version, id)?),
            "external" => found.push(raw::<ExternalRecord>(content, version, id)?),
            "internship" => found.push(raw::<Internship>(content, version, id)?),
            "work" => found.push(raw::<WorkExperience>(content, version, id)?),
            _ => {}
        }
    }
    Ok(found)
}

/// The stored profile of an account in a language.
pub async fn summary(ctx: &Ctx, tx: &mut Tx, account: Uuid, lang: Lang) -> store::Result<ProfileSummary> {
    let raws = raw_profile(tx, account).await?;
    let reference = reference::current(ctx, tx).await?;
    let pages: Vec<(&[Field], &Values)> = raws.iter().map(|raw| (raw.fields, &raw.values)).collect();
    let words = Words::of(tx, &reference, lang, &pages).await?;
    let sections = ProfilePage::ALL.into_iter().map(|page| {
        let mut section = Section { page, rows: Vec::new(), entries: Vec::new(), version: 0 };
        for raw in raws.iter().filter(|raw| raw.page == page) {
            let rows = words.rows(raw.fields, &raw.values);
            match raw.id {
                None => (section.rows, section.version) = (rows, raw.version),
                Some(id) => section.entries.push(SummaryEntry { id, version: raw.version, rows }),
            }
        }
        section
    });
    Ok(ProfileSummary { sections: sections.collect() })
}

/// The lines of values that are not stored, for showing what somebody typed.
pub async fn rows_of<P: Part>(ctx: &Ctx, tx: &mut Tx, input: &P::Input, lang: Lang) -> store::Result<Vec<Row>> {
    let reference = reference::current(ctx, tx).await?;
    let values = values(input);
    let words = Words::of(tx, &reference, lang, &[(P::FIELDS, &values)]).await?;
    Ok(words.rows(P::FIELDS, &values))
}

#[cfg(test)]
mod tests {
    use domain::profile::PersonalInput;

    use super::*;

    fn words(reference: &Reference) -> Words<'_> {
        Words { reference, lang: Lang::FR, places: Arc::new(HashMap::from([("81004".to_owned(), "Albi".to_owned())])) }
    }

    #[test]
    fn number_and_key_of_the_ine_stand_apart_and_empty_fields_are_left_out() {
        let reference = Reference::default();
        let input = PersonalInput { ine: "1234567890V".into(), civility: "Mme".into(), birth_name: "Marchetti".into(), ..PersonalInput::default() };
        let rows = words(&reference).rows(PersonalDetails::FIELDS, &values(&input));
        let shown: Vec<(&str, &str)> = rows.iter().map(|row| (row.label, row.value.as_str())).collect();
        assert_eq!(
            shown,
            [("profile-ine-number", "1234567890"), ("profile-ine-key", "V"), ("profile-civility", "Madame"), ("profile-birth-name", "Marchetti"),]
        );
    }

    #[test]
    fn another_school_shows_its_name_and_no_bac_its_own_label() {
        let reference = Reference::default();
        let map = |pairs: &[(&str, &str)]| -> Values { pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect() };
        let typed = map(&[("situation", "held"), ("town", "81004"), ("school", OTHER_SCHOOL), ("other_school", "Lycée du Bout du Monde")]);
        let rows = words(&reference).rows(Bac::FIELDS, &typed);
        let values: Vec<&str> = rows.iter().map(|row| row.value.as_str()).collect();
        assert_eq!(values[1..], ["Albi", "Lycée du Bout du Monde"]);
        let none = words(&reference).rows(Bac::FIELDS, &map(&[("situation", "not_held"), ("series", "SB-COURS")]));
        assert_eq!(none[1].label, fields::NO_BAC);
    }
}
