//! Reference data: what the lists of the profile's forms offer, and the words of stored codes.
//!
//! Small tables are read whole, for a cache; towns and schools are asked for by department, postal code or town.
//! Rows out of service stay readable. Loading them in bulk stands in [`load`].

pub mod load;

use chrono::{DateTime, Utc};
use domain::translated::Translated;
use sea_query::{Expr, ExprTrait as _, Query};
use sqlx::types::Json;

use crate::{Result, Tx, exec, fetch, fetch_built, statements};

/// `bac_subject.kind` of a speciality.
pub const SPECIALITY: &str = "speciality";
/// `bac_subject.kind` of an option.
pub const OPTION: &str = "option";
/// `school.kind` of a secondary school.
pub const LYCEE: &str = "lycee";
/// `school.kind` of a university or any other place of higher education.
pub const HIGHER: &str = "higher";

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Country {
    /// ISO 3166 alpha-2.
    pub code: String,
    /// Code of the student information system; empty when there is none, not unique.
    pub sis_code: String,
    pub label: Json<Translated>,
    /// Empty where nobody has this nationality.
    pub nationality: Json<Translated>,
    pub in_service: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Department {
    pub code: String,
    pub label: String,
    pub in_service: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Town {
    pub code: String,
    pub label: String,
    /// Folded label, to sort by.
    pub label_key: String,
    pub department_code: String,
    pub in_service: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct School {
    pub code: String,
    pub label: String,
    /// [`LYCEE`] or [`HIGHER`].
    pub kind: String,
    pub town_code: Option<String>,
    /// Name of the town where it has no code; else empty.
    pub town_label: String,
    pub department_code: String,
    pub in_service: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Series {
    pub code: String,
    pub label: Json<Translated>,
    /// First and last year of the diploma, both included.
    pub valid_from: Option<i32>,
    pub valid_to: Option<i32>,
    /// First year of the diploma from which a French applicant must give an INE; none = never.
    pub ine_checked_from: Option<i32>,
    pub is_no_bac: bool,
    pub position: i32,
    pub in_service: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Subject {
    /// [`SPECIALITY`] or [`OPTION`].
    pub kind: String,
    pub code: String,
    pub label: Json<Translated>,
    pub valid_from: Option<i32>,
    pub valid_to: Option<i32>,
    pub in_service: bool,
}

/// A subject that a series offers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sqlx::FromRow)]
pub struct SeriesSubject {
    pub kind: String,
    pub series_code: String,
    pub subject_code: String,
}

#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Honours {
    pub code: String,
    pub label: Json<Translated>,
    /// Given with the bac too.
    pub is_bac: bool,
    pub position: i32,
    pub in_service: bool,
}

/// A diploma or a diploma type.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Labelled {
    pub code: String,
    pub label: Json<Translated>,
    pub position: i32,
    pub in_service: bool,
}

/// When a dataset was last loaded, from where.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Import {
    pub dataset: String,
    pub source: String,
    pub row_count: i64,
    pub imported_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
struct Words {
    code: String,
    label: String,
}

statements! {
    COUNTRIES = "SELECT code, sis_code, label, nationality, in_service FROM country ORDER BY code";
    DEPARTMENTS = "SELECT code, label, in_service FROM department ORDER BY code";
    SERIES = "SELECT code, label, valid_from, valid_to, ine_checked_from, is_no_bac, position, in_service FROM bac_series ORDER BY position, code";
    SUBJECTS = "SELECT kind, code, label, valid_from, valid_to, in_service FROM bac_subject ORDER BY kind, code";
    SERIES_SUBJECTS = "SELECT kind, series_code, subject_code FROM bac_series_subject ORDER BY kind, series_code, subject_code";
    HONOURS = "SELECT code, label, is_bac, position, in_service FROM honours ORDER BY position, code";
    DIPLOMAS = "SELECT code, label, position, in_service FROM diploma ORDER BY position, code";
    DIPLOMA_TYPES = "SELECT code, label, position, in_service FROM diploma_type ORDER BY position, code";
    TOWN = "SELECT code, label, label_key, department_code, in_service FROM town WHERE code = $1";
    SCHOOL = "SELECT code, label, kind, town_code, town_label, department_code, in_service FROM school WHERE code = $1";
    TOWNS_WITH_SCHOOLS = "SELECT t.code, t.label, t.label_key, t.department_code, t.in_service FROM town t WHERE t.department_code = $1 AND t.in_service AND EXISTS (SELECT 1 FROM school s WHERE s.town_code = t.code AND s.in_service) ORDER BY t.label_key, t.code";
    TOWNS_OF_POSTAL_CODE = "SELECT t.code, t.label, t.label_key, t.department_code, t.in_service FROM town t JOIN town_postal_code p ON p.town_code = t.code WHERE p.postal_code = $1 AND t.in_service ORDER BY t.label_key, t.code";
    SCHOOLS_OF_TOWN = "SELECT code, label, kind, town_code, town_label, department_code, in_service FROM school WHERE town_code = $1 AND in_service ORDER BY CASE WHEN kind = $2 THEN 0 ELSE 1 END, label, code";
    IMPORTS = "SELECT dataset, source, row_count, imported_at FROM reference_import ORDER BY dataset";
    NOTE_IMPORT = "INSERT INTO reference_import (dataset, source, row_count, imported_at) VALUES ($1, $2, $3, $4) ON CONFLICT (dataset) DO UPDATE SET source = excluded.source, row_count = excluded.row_count, imported_at = excluded.imported_at";
}

pub async fn countries(tx: &mut Tx) -> Result<Vec<Country>> {
    fetch!(all, tx, Country, COUNTRIES)
}

pub async fn departments(tx: &mut Tx) -> Result<Vec<Department>> {
    fetch!(all, tx, Department, DEPARTMENTS)
}

pub async fn series(tx: &mut Tx) -> Result<Vec<Series>> {
    fetch!(all, tx, Series, SERIES)
}

pub async fn subjects(tx: &mut Tx) -> Result<Vec<Subject>> {
    fetch!(all, tx, Subject, SUBJECTS)
}

pub async fn series_subjects(tx: &mut Tx) -> Result<Vec<SeriesSubject>> {
    fetch!(all, tx, SeriesSubject, SERIES_SUBJECTS)
}

pub async fn honours(tx: &mut Tx) -> Result<Vec<Honours>> {
    fetch!(all, tx, Honours, HONOURS)
}

pub async fn diplomas(tx: &mut Tx) -> Result<Vec<Labelled>> {
    fetch!(all, tx, Labelled, DIPLOMAS)
}

pub async fn diploma_types(tx: &mut Tx) -> Result<Vec<Labelled>> {
    fetch!(all, tx, Labelled, DIPLOMA_TYPES)
}

pub async fn town(tx: &mut Tx, code: &str) -> Result<Option<Town>> {
    fetch!(optional, tx, Town, TOWN, code)
}

pub async fn school(tx: &mut Tx, code: &str) -> Result<Option<School>> {
    fetch!(optional, tx, School, SCHOOL, code)
}

/// Towns of a department that have a school, in the order of their names.
pub async fn towns_with_schools(tx: &mut Tx, department: &str) -> Result<Vec<Town>> {
    fetch!(all, tx, Town, TOWNS_WITH_SCHOOLS, department)
}

pub async fn towns_of_postal_code(tx: &mut Tx, postal_code: &str) -> Result<Vec<Town>> {
    fetch!(all, tx, Town, TOWNS_OF_POSTAL_CODE, postal_code)
}

/// Schools of a town, those of the kind `first` before the others.
pub async fn schools_of_town(tx: &mut Tx, town: &str, first: &str) -> Result<Vec<School>> {
    fetch!(all, tx, School, SCHOOLS_OF_TOWN, town, first)
}

/// Code and name of these towns, those that exist.
pub async fn town_labels(tx: &mut Tx, codes: &[String]) -> Result<Vec<(String, String)>> {
    labels(tx, "town", codes).await
}

/// Code and name of these schools, those that exist.
pub async fn school_labels(tx: &mut Tx, codes: &[String]) -> Result<Vec<(String, String)>> {
    labels(tx, "school", codes).await
}

async fn labels(tx: &mut Tx, table: &'static str, codes: &[String]) -> Result<Vec<(String, String)>> {
    if codes.is_empty() {
        return Ok(Vec::new());
    }
    let query = Query::select().columns(["code", "label"]).from(table).and_where(Expr::col("code").is_in(codes.iter().cloned())).take();
    let rows = fetch_built!(all, tx, Words, query)?;
    Ok(rows.into_iter().map(|row| (row.code, row.label)).collect())
}

pub async fn imports(tx: &mut Tx) -> Result<Vec<Import>> {
    fetch!(all, tx, Import, IMPORTS)
}

pub async fn note_import(tx: &mut Tx, dataset: &str, source: &str, row_count: i64, now: DateTime<Utc>) -> Result<()> {
    exec!(tx, NOTE_IMPORT, dataset, source, row_count, now)?;
    Ok(())
}
