//! Reference data for the use cases and the forms: small tables in memory, towns and schools by query.
//!
//! The tables are read again when a counter says that they were loaded anew, by this process or another.

mod files;
pub mod import;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, PoisonError, RwLock};

use domain::profile::{Code, CountryCode, ReferenceTables, Validity};
use domain::text::fold_key;
use domain::translated::Wanted;
use serde::Serialize;
use store::Tx;
use store::reference::{self as rows, Country, Department, Honours, Labelled, Series, Subject};

use crate::Ctx;

/// Name of the counter that moves whenever reference data is loaded.
pub const VERSION: &str = store::setting::REFERENCE_DATA;

/// One line of a list: what is stored, and the words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    #[serde(rename = "value")]
    pub code: String,
    pub label: String,
}

impl Item {
    fn new(code: &str, label: impl Into<String>) -> Self {
        Self { code: code.to_owned(), label: label.into() }
    }
}

/// The tables small enough to be kept in memory, rows out of service included.
#[derive(Debug, Default)]
pub struct Reference {
    version: i64,
    countries: Vec<Country>,
    departments: Vec<Department>,
    series: Vec<Series>,
    specialities: Vec<Subject>,
    options: Vec<Subject>,
    honours: Vec<Honours>,
    diplomas: Vec<Labelled>,
    /// What validation may accept, places aside. Series standing for « no bac » are not among the series.
    tables: ReferenceTables,
}

/// What this process last read.
#[derive(Debug, Default)]
pub struct Cache(RwLock<Option<Arc<Reference>>>);

/// The tables as they are now.
pub async fn current(ctx: &Ctx, tx: &mut Tx) -> store::Result<Arc<Reference>> {
    let version = store::setting::current(tx, VERSION).await?;
    at(ctx, tx, version).await
}

/// The tables, for whoever has read the counter in this transaction.
pub async fn at(ctx: &Ctx, tx: &mut Tx, version: i64) -> store::Result<Arc<Reference>> {
    let cache = &ctx.caches.reference.0;
    let held = cache.read().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some(held) = held.filter(|held| held.version == version) {
        return Ok(held);
    }
    let read = Arc::new(Reference::read(tx, version).await?);
    *cache.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(&read));
    Ok(read)
}

fn code(text: &str) -> Code {
    Code::from_stored(text)
}

fn years(from: Option<i32>, to: Option<i32>) -> Validity {
    Validity { from, to }
}

impl Reference {
    async fn read(tx: &mut Tx, version: i64) -> store::Result<Self> {
        let links = rows::series_subjects(tx).await?;
        let (specialities, options) = rows::subjects(tx).await?.into_iter().partition(|subject| subject.kind == rows::SPECIALITY);
        let mut reference = Self {
            version,
            countries: rows::countries(tx).await?,
            departments: rows::departments(tx).await?,
            series: rows::series(tx).await?,
            specialities,
            options,
            honours: rows::honours(tx).await?,
            diplomas: rows::diplomas(tx).await?,
            tables: ReferenceTables::default(),
        };
        let linked = |kind: &str| links.iter().filter(|link| link.kind == kind).map(|link| (code(&link.series_code), code(&link.subject_code))).collect();
        let (series_specialities, series_options): (HashSet<_>, HashSet<_>) = (linked(rows::SPECIALITY), linked(rows::OPTION));
        reference.tables = reference.on_offer(series_specialities, series_options);
        Ok(reference)
    }

    fn on_offer(&self, series_specialities: HashSet<(Code, Code)>, series_options: HashSet<(Code, Code)>) -> ReferenceTables {
        let subjects = |list: &[Subject]| -> HashMap<Code, Validity> {
            list.iter().filter(|s| s.in_service).map(|s| (code(&s.code), years(s.valid_from, s.valid_to))).collect()
        };
        ReferenceTables {
            countries: self.countries.iter().filter(|c| c.in_service).map(|c| CountryCode::from_stored(&c.code)).collect(),
            departments: self.departments.iter().filter(|d| d.in_service).map(|d| code(&d.code)).collect(),
            bac_series: self.series.iter().filter(|s| s.in_service && !s.is_no_bac).map(|s| (code(&s.code), years(s.valid_from, s.valid_to))).collect(),
            bac_honours: self.honours.iter().filter(|h| h.in_service && h.is_bac).map(|h| code(&h.code)).collect(),
            specialities: subjects(&self.specialities),
            series_specialities,
            options: subjects(&self.options),
            series_options,
            diplomas: self.diplomas.iter().filter(|d| d.in_service).map(|d| code(&d.code)).collect(),
            honours: self.honours.iter().filter(|h| h.in_service).map(|h| code(&h.code)).collect(),
            ..ReferenceTables::default()
        }
    }

    /// What validation may accept, places aside.
    #[must_use]
    pub const fn tables(&self) -> &ReferenceTables {
        &self.tables
    }

    /// A series by its code, out of service or not.
    #[must_use]
    pub fn find_series(&self, code: &str) -> Option<&Series> {
        self.series.iter().find(|series| series.code == code)
    }

    pub(crate) fn find_speciality(&self, code: &str) -> Option<&Subject> {
        self.specialities.iter().find(|subject| subject.code == code)
    }

    pub(crate) fn find_option(&self, code: &str) -> Option<&Subject> {
        self.options.iter().find(|subject| subject.code == code)
    }

    // Lists. `kept` is the stored code, offered even when its row has gone out of service.

    /// Countries by name.
    #[must_use]
    pub fn countries<'w>(&self, lang: impl Into<Wanted<'w>>, kept: &str) -> Vec<Item> {
        let lang: Wanted<'w> = lang.into();
        let offered = self.countries.iter().filter(|c| c.in_service || c.code == kept);
        by_name(offered.map(|c| Item::new(&c.code, c.label.get(lang))))
    }

    /// Nationalities by name; a country without a nationality is left out.
    #[must_use]
    pub fn nationalities<'w>(&self, lang: impl Into<Wanted<'w>>, kept: &str) -> Vec<Item> {
        let lang: Wanted<'w> = lang.into();
        let offered = self.countries.iter().filter(|c| (c.in_service || c.code == kept) && !c.nationality.is_empty());
        by_name(offered.map(|c| Item::new(&c.code, c.nationality.get(lang))))
    }

    /// Departments by code.
    #[must_use]
    pub fn departments(&self, kept: &str) -> Vec<Item> {
        self.departments.iter().filter(|d| d.in_service || d.code == kept).map(|d| Item::new(&d.code, department_label(d))).collect()
    }

    /// Series given in a year, « no bac » left out.
    #[must_use]
    pub fn series_of<'w>(&self, year: i32, lang: impl Into<Wanted<'w>>, kept: &str) -> Vec<Item> {
        let lang: Wanted<'w> = lang.into();
        let offered = |s: &&Series| !s.is_no_bac && (s.code == kept || s.in_service) && years(s.valid_from, s.valid_to).contains(year);
        self.series.iter().filter(offered).map(|s| Item::new(&s.code, s.label.get(lang))).collect()
    }

    /// Answers to « Précisez votre situation » for those without a bac. Empty: everybody is asked for a bac.
    #[must_use]
    pub fn no_bac<'w>(&self, lang: impl Into<Wanted<'w>>, kept: &str) -> Vec<Item> {
        let lang: Wanted<'w> = lang.into();
        let offered = self.series.iter().filter(|s| s.is_no_bac && (s.in_service || s.code == kept));
        offered.map(|s| Item::new(&s.code, s.label.get(lang))).collect()
    }

    #[must_use]
    pub fn specialities_of<'w>(&self, series: &str, year: i32, lang: impl Into<Wanted<'w>>) -> Vec<Item> {
        let lang: Wanted<'w> = lang.into();
        use domain::profile::ReferenceLookup as _;
        let offered = self.specialities.iter().filter(|s| self.tables.speciality_offered(&code(&s.code), &code(series), year));
        by_name(offered.map(|s| Item::new(&s.code, s.label.get(lang))))
    }

    #[must_use]
    pub fn options_of<'w>(&self, series: &str, year: i32, lang: impl Into<Wanted<'w>>) -> Vec<Item> {
        let lang: Wanted<'w> = lang.into();
        use domain::profile::ReferenceLookup as _;
        let offered = self.options.iter().filter(|s| self.tables.option_offered(&code(&s.code), &code(series), year));
        by_name(offered.map(|s| Item::new(&s.code, s.label.get(lang))))
    }

    /// Codes of the series that have specialities in some year; none = the year alone decides, for every series.
    #[must_use]
    pub fn series_with_specialities(&self) -> Vec<String> {
        sorted(self.tables.series_specialities.iter().map(|(series, _)| series.to_string()))
    }

    /// Codes of the series that have options in some year; none = the year alone decides.
    #[must_use]
    pub fn series_with_options(&self) -> Vec<String> {
        sorted(self.tables.series_options.iter().map(|(series, _)| series.to_string()))
    }

    #[must_use]
    pub fn bac_honours<'w>(&self, lang: impl Into<Wanted<'w>>, kept: &str) -> Vec<Item> {
        let lang: Wanted<'w> = lang.into();
        let offered = self.honours.iter().filter(|h| h.is_bac && (h.in_service || h.code == kept));
        offered.map(|h| Item::new(&h.code, h.label.get(lang))).collect()
    }

    #[must_use]
    pub fn honours<'w>(&self, lang: impl Into<Wanted<'w>>, kept: &str) -> Vec<Item> {
        let lang: Wanted<'w> = lang.into();
        self.honours.iter().filter(|h| h.in_service || h.code == kept).map(|h| Item::new(&h.code, h.label.get(lang))).collect()
    }

    #[must_use]
    pub fn diplomas<'w>(&self, lang: impl Into<Wanted<'w>>, kept: &str) -> Vec<Item> {
        let lang: Wanted<'w> = lang.into();
        self.diplomas.iter().filter(|d| d.in_service || d.code == kept).map(|d| Item::new(&d.code, d.label.get(lang))).collect()
    }

    // Words of a stored code; a code that nobody knows stands for itself.

    #[must_use]
    pub fn country<'w>(&self, code: &str, lang: impl Into<Wanted<'w>>) -> String {
        let lang: Wanted<'w> = lang.into();
        self.countries.iter().find(|c| c.code == code).map_or(code, |c| c.label.get(lang)).to_owned()
    }

    /// Our code of a country that a student system names by its own code, or by ours. What nobody knows stays as told.
    #[must_use]
    pub fn country_told(&self, told: &str) -> String {
        let told = told.trim();
        self.countries.iter().find(|c| c.sis_code == told && !told.is_empty()).map_or(told, |c| c.code.as_str()).to_owned()
    }

    #[must_use]
    pub fn nationality<'w>(&self, code: &str, lang: impl Into<Wanted<'w>>) -> String {
        let lang: Wanted<'w> = lang.into();
        self.countries.iter().find(|c| c.code == code).map(|c| c.nationality.get(lang)).filter(|l| !l.is_empty()).unwrap_or(code).to_owned()
    }

    #[must_use]
    pub fn department(&self, code: &str) -> String {
        self.departments.iter().find(|d| d.code == code).map_or_else(|| code.to_owned(), department_label)
    }

    #[must_use]
    pub fn series<'w>(&self, code: &str, lang: impl Into<Wanted<'w>>) -> String {
        let lang: Wanted<'w> = lang.into();
        self.find_series(code).map_or(code, |s| s.label.get(lang)).to_owned()
    }

    #[must_use]
    pub fn speciality<'w>(&self, code: &str, lang: impl Into<Wanted<'w>>) -> String {
        let lang: Wanted<'w> = lang.into();
        self.find_speciality(code).map_or(code, |s| s.label.get(lang)).to_owned()
    }

    #[must_use]
    pub fn option<'w>(&self, code: &str, lang: impl Into<Wanted<'w>>) -> String {
        let lang: Wanted<'w> = lang.into();
        self.find_option(code).map_or(code, |s| s.label.get(lang)).to_owned()
    }

    #[must_use]
    pub fn honours_label<'w>(&self, code: &str, lang: impl Into<Wanted<'w>>) -> String {
        let lang: Wanted<'w> = lang.into();
        self.honours.iter().find(|h| h.code == code).map_or(code, |h| h.label.get(lang)).to_owned()
    }

    #[must_use]
    pub fn diploma<'w>(&self, code: &str, lang: impl Into<Wanted<'w>>) -> String {
        let lang: Wanted<'w> = lang.into();
        self.diplomas.iter().find(|d| d.code == code).map_or(code, |d| d.label.get(lang)).to_owned()
    }
}

fn department_label(department: &Department) -> String {
    format!("{} - {}", department.code, department.label)
}

fn by_name(items: impl Iterator<Item = Item>) -> Vec<Item> {
    let mut keyed: Vec<(String, Item)> = items.map(|item| (fold_key(&item.label), item)).collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.code.cmp(&b.1.code)));
    keyed.into_iter().map(|(_, item)| item).collect()
}

fn sorted(codes: impl Iterator<Item = String>) -> Vec<String> {
    let mut codes: Vec<String> = codes.collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Which schools stand first in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstSchools {
    /// For a bac.
    Secondary,
    /// For studies after it.
    Higher,
}

/// Towns of a department that have a school.
pub async fn towns_with_schools(tx: &mut Tx, department: &str) -> store::Result<Vec<Item>> {
    Ok(rows::towns_with_schools(tx, department).await?.iter().map(|town| Item::new(&town.code, &town.label)).collect())
}

/// Towns of a postal code.
pub async fn towns_of_postal_code(tx: &mut Tx, postal_code: &str) -> store::Result<Vec<Item>> {
    Ok(rows::towns_of_postal_code(tx, postal_code).await?.iter().map(|town| Item::new(&town.code, &town.label)).collect())
}

/// Schools of a town. « Autre établissement » is not among them: the page adds it.
pub async fn schools_of_town(tx: &mut Tx, town: &str, first: FirstSchools) -> store::Result<Vec<Item>> {
    let kind = match first {
        FirstSchools::Secondary => rows::LYCEE,
        FirstSchools::Higher => rows::HIGHER,
    };
    Ok(rows::schools_of_town(tx, town, kind).await?.iter().map(|school| Item::new(&school.code, &school.label)).collect())
}
