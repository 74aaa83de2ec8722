//! Loading reference data in bulk: whole datasets, many rows per statement, within the caller's transaction.
//!
//! What is loaded replaces what is there: known rows are updated, new ones added, and the caller names those to put
//! out of service. Links between tables have no life of their own and are replaced as a whole.

use sea_query::{Expr, ExprTrait as _, OnConflict, Query, Value};
use sqlx::types::Json;

use super::{Country, Department, Honours, Labelled, School, Series, SeriesSubject, Subject, Town};
use crate::{Error, Result, Tx, exec_built, fetch_built};

/// Values bound in one statement. SQLite allows 32,766; smaller batches of equal size are prepared once and reused.
const MOST_VALUES: usize = 3_000;

/// Everything that is loaded at once.
#[derive(Clone, Debug, Default)]
pub struct Contents {
    pub countries: Vec<Country>,
    pub departments: Vec<Department>,
    pub towns: Vec<Town>,
    /// Postal code, town.
    pub postal_codes: Vec<(String, String)>,
    pub schools: Vec<School>,
    pub series: Vec<Series>,
    pub subjects: Vec<Subject>,
    pub series_subjects: Vec<SeriesSubject>,
    pub honours: Vec<Honours>,
    pub diplomas: Vec<Labelled>,
    pub diploma_types: Vec<Labelled>,
}

/// A table of the reference data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    pub name: &'static str,
    /// The primary key.
    key: &'static [&'static str],
    /// The other columns.
    rest: &'static [&'static str],
}

impl Table {
    /// Rows of the table are only links: they come and go, nothing names them.
    #[must_use]
    pub const fn is_link(self) -> bool {
        self.rest.is_empty()
    }
}

macro_rules! tables {
    ($($name:ident = $table:literal [$($key:literal)+] [$($rest:literal)*];)+) => {
        $(pub const $name: Table = Table { name: $table, key: &[$($key),+], rest: &[$($rest),*] };)+
        /// Every table, parents before children.
        pub const TABLES: &[Table] = &[$($name),+];
    };
}

tables! {
    COUNTRY = "country" ["code"] ["sis_code" "label" "nationality" "in_service"];
    DEPARTMENT = "department" ["code"] ["label" "in_service"];
    TOWN = "town" ["code"] ["label" "label_key" "department_code" "in_service"];
    TOWN_POSTAL_CODE = "town_postal_code" ["postal_code" "town_code"] [];
    SCHOOL = "school" ["code"] ["label" "kind" "town_code" "town_label" "department_code" "in_service"];
    BAC_SERIES = "bac_series" ["code"] ["label" "valid_from" "valid_to" "ine_checked_from" "is_no_bac" "position" "in_service"];
    BAC_SUBJECT = "bac_subject" ["kind" "code"] ["label" "valid_from" "valid_to" "in_service"];
    BAC_SERIES_SUBJECT = "bac_series_subject" ["kind" "series_code" "subject_code"] [];
    HONOURS = "honours" ["code"] ["label" "is_bac" "position" "in_service"];
    DIPLOMA = "diploma" ["code"] ["label" "position" "in_service"];
    DIPLOMA_TYPE = "diploma_type" ["code"] ["label" "position" "in_service"];
}

/// A primary key, one text per column.
pub type Key = Vec<String>;

impl Contents {
    /// Rows of a table as bound values, in the order of its columns: key first.
    fn rows(&self, table: Table) -> Vec<Vec<Value>> {
        match table.name {
            "country" => {
                self.countries.iter().map(|c| vec![text(&c.code), text(&c.sis_code), json(&c.label), json(&c.nationality), c.in_service.into()]).collect()
            }
            "department" => self.departments.iter().map(|d| vec![text(&d.code), text(&d.label), d.in_service.into()]).collect(),
            "town" => {
                self.towns.iter().map(|t| vec![text(&t.code), text(&t.label), text(&t.label_key), text(&t.department_code), t.in_service.into()]).collect()
            }
            "town_postal_code" => self.postal_codes.iter().map(|(postal_code, town)| vec![text(postal_code), text(town)]).collect(),
            "school" => self
                .schools
                .iter()
                .map(|s| {
                    vec![
                        text(&s.code),
                        text(&s.label),
                        text(&s.kind),
                        s.town_code.clone().into(),
                        text(&s.town_label),
                        text(&s.department_code),
                        s.in_service.into(),
                    ]
                })
                .collect(),
            "bac_series" => self
                .series
                .iter()
                .map(|s| {
                    vec![
                        text(&s.code),
                        json(&s.label),
                        s.valid_from.into(),
                        s.valid_to.into(),
                        s.ine_checked_from.into(),
                        s.is_no_bac.into(),
                        s.position.into(),
                        s.in_service.into(),
                    ]
                })
                .collect(),
            "bac_subject" => self
                .subjects
                .iter()
                .map(|s| vec![text(&s.kind), text(&s.code), json(&s.label), s.valid_from.into(), s.valid_to.into(), s.in_service.into()])
                .collect(),
            "bac_series_subject" => self.series_subjects.iter().map(|l| vec![text(&l.kind), text(&l.series_code), text(&l.subject_code)]).collect(),
            "honours" => self.honours.iter().map(|h| vec![text(&h.code), json(&h.label), h.is_bac.into(), h.position.into(), h.in_service.into()]).collect(),
            "diploma" => labelled(&self.diplomas),
            _ => labelled(&self.diploma_types),
        }
    }

    /// Keys of the rows in service.
    #[must_use]
    pub fn in_service(&self, table: Table) -> Vec<Key> {
        let off = Value::Bool(Some(false));
        let rows = self.rows(table).into_iter().filter(|row| table.is_link() || row.last() != Some(&off));
        rows.map(|row| row.iter().take(table.key.len()).map(key_text).collect()).collect()
    }

    /// How many rows there are for a table, in service or not.
    #[must_use]
    pub fn row_count(&self, table: Table) -> usize {
        self.rows(table).len()
    }
}

fn text(value: &str) -> Value {
    value.into()
}

fn json(label: &Json<domain::translated::Translated>) -> Value {
    serde_json::to_value(&label.0).unwrap_or_default().into()
}

fn labelled(rows: &[Labelled]) -> Vec<Vec<Value>> {
    rows.iter().map(|r| vec![text(&r.code), json(&r.label), r.position.into(), r.in_service.into()]).collect()
}

fn key_text(value: &Value) -> String {
    match value {
        Value::String(Some(text)) => text.to_string(),
        _ => String::new(),
    }
}

#[derive(sqlx::FromRow)]
struct StoredKey {
    a: String,
    b: String,
    c: String,
}

/// Keys of the rows of a table that are in service now.
pub async fn in_service(tx: &mut Tx, table: Table) -> Result<Vec<Key>> {
    let mut query = Query::select();
    query.from(table.name);
    for (alias, at) in [("a", 0), ("b", 1), ("c", 2)] {
        match table.key.get(at) {
            Some(column) => query.expr_as(Expr::col(*column), alias),
            None => query.expr_as(Expr::cust("''"), alias),
        };
    }
    if !table.is_link() {
        query.and_where(Expr::col("in_service").eq(true));
    }
    let rows = fetch_built!(all, tx, StoredKey, query)?;
    Ok(rows.into_iter().map(|row| [row.a, row.b, row.c].into_iter().take(table.key.len()).collect()).collect())
}

/// Adds the rows of a table, or brings those that exist up to date. Links are replaced.
pub async fn put(tx: &mut Tx, table: Table, contents: &Contents) -> Result<()> {
    if table.is_link() {
        exec_built!(tx, Query::delete().from_table(table.name).take())?;
    }
    let columns: Vec<&'static str> = table.key.iter().chain(table.rest).copied().collect();
    let per_statement = MOST_VALUES / columns.len();
    let rows = contents.rows(table);
    for batch in rows.chunks(per_statement) {
        let mut insert = Query::insert();
        insert.into_table(table.name).columns(columns.iter().copied());
        for row in batch {
            insert.values(row.iter().cloned().map(Expr::val)).map_err(|e| Error::Stored(e.to_string()))?;
        }
        let mut conflict = OnConflict::columns(table.key.iter().copied());
        if table.is_link() {
            conflict.do_nothing();
        } else {
            conflict.update_columns(table.rest.iter().copied());
        }
        insert.on_conflict(conflict);
        exec_built!(tx, insert)?;
    }
    Ok(())
}

/// Puts rows out of service.
pub async fn retire(tx: &mut Tx, table: Table, keys: &[Key]) -> Result<()> {
    for key in keys {
        let mut update = Query::update();
        update.table(table.name).value("in_service", false);
        for (column, value) in table.key.iter().zip(key) {
            update.and_where(Expr::col(*column).eq(value.as_str()));
        }
        exec_built!(tx, update)?;
    }
    Ok(())
}
