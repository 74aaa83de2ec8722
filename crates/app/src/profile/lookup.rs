//! The reference data that one form may refer to: what is on offer, and what the stored page already names.

use domain::profile::{Code, CountryCode, PostalCode, ReferenceTables, Validity, bac};
use store::Tx;

use super::fields::{Field, Meaning};
use super::part::Values;
use crate::reference::Reference;

/// Tables for validating a form, and the code that stands for « no bac » in it.
pub(crate) struct Lookup {
    pub tables: ReferenceTables,
    pub no_bac: Option<Code>,
}

fn value<'a>(values: &'a Values, name: &str) -> &'a str {
    values.get(name).map_or("", |text| text.trim())
}

/// What a form with these values may be checked against. `kept` are the values stored now.
pub(crate) async fn of(tx: &mut Tx, reference: &Reference, fields: &[Field], typed: &Values, kept: Option<&Values>) -> store::Result<Lookup> {
    let mut tables = reference.tables().clone();
    add_places(tx, &mut tables, typed).await?;
    if let Some(kept) = kept {
        keep(&mut tables, reference, fields, kept);
    }
    Ok(Lookup { tables, no_bac: no_bac(reference, typed, kept) })
}

async fn add_places(tx: &mut Tx, tables: &mut ReferenceTables, typed: &Values) -> store::Result<()> {
    if let Ok(postal_code) = PostalCode::parse(value(typed, "postal_code")) {
        for town in store::reference::towns_of_postal_code(tx, postal_code.as_str()).await? {
            tables.postal_towns.insert((postal_code.clone(), Code::from_stored(town.code)));
        }
    }
    if let Ok(code) = Code::parse(value(typed, "town"))
        && let Some(town) = store::reference::town(tx, code.as_str()).await?.filter(|town| town.in_service)
    {
        tables.towns.insert((Code::from_stored(town.department_code), code));
    }
    if let Ok(code) = Code::parse(value(typed, "school"))
        && let Some(school) = store::reference::school(tx, code.as_str()).await?.filter(|school| school.in_service)
        && let Some(town) = school.town_code
    {
        tables.schools.insert((Code::from_stored(town), code));
    }
    Ok(())
}

/// Adds what the stored page names, so that a code withdrawn since stays valid for the person who had chosen it.
fn keep(tables: &mut ReferenceTables, reference: &Reference, fields: &[Field], kept: &Values) {
    let code = |name: &str| Some(value(kept, name)).filter(|text| !text.is_empty()).map(Code::from_stored);
    let series = code("series");
    for field in fields {
        let Some(stored) = code(field.name) else { continue };
        match field.meaning {
            Meaning::Country | Meaning::Nationality => {
                tables.countries.insert(CountryCode::from_stored(stored.as_str()));
            }
            Meaning::Department => {
                tables.departments.insert(stored);
            }
            Meaning::Series => {
                if let Some(row) = reference.find_series(stored.as_str()).filter(|row| !row.is_no_bac) {
                    tables.bac_series.insert(stored, Validity { from: row.valid_from, to: row.valid_to });
                }
            }
            Meaning::BacHonours => {
                tables.bac_honours.insert(stored);
            }
            Meaning::Honours => {
                tables.honours.insert(stored);
            }
            Meaning::Diploma => {
                tables.diplomas.insert(stored);
            }
            Meaning::Speciality => {
                if let (Some(row), Some(series)) = (reference.find_speciality(stored.as_str()), &series) {
                    tables.specialities.insert(stored.clone(), Validity { from: row.valid_from, to: row.valid_to });
                    link(&mut tables.series_specialities, series, stored);
                }
            }
            Meaning::Option => {
                if let (Some(row), Some(series)) = (reference.find_option(stored.as_str()), &series) {
                    tables.options.insert(stored.clone(), Validity { from: row.valid_from, to: row.valid_to });
                    link(&mut tables.series_options, series, stored);
                }
            }
            _ => {}
        }
    }
    if let (Ok(postal_code), Some(town)) = (PostalCode::parse(value(kept, "postal_code")), code("town")) {
        tables.postal_towns.insert((postal_code, town));
    }
    if let (Some(department), Some(town)) = (code("department"), code("town")) {
        tables.towns.insert((department, town.clone()));
        if let Some(school) = code("school") {
            tables.schools.insert((town, school));
        }
    }
}

/// Adds a link where links count; where there is none at all, adding one would exclude every other subject.
fn link(links: &mut std::collections::HashSet<(Code, Code)>, series: &Code, subject: Code) {
    if !links.is_empty() {
        links.insert((series.clone(), subject));
    }
}

/// For those without a bac, the answer given; else any such code, which shows that the situation is asked.
fn no_bac(reference: &Reference, typed: &Values, kept: Option<&Values>) -> Option<Code> {
    let offered = reference.no_bac("fr", kept.map_or("", |values| value(values, "series")));
    let answer = value(typed, "series");
    let chosen = if value(typed, "situation") == bac::NOT_HELD { offered.iter().find(|item| item.code == answer) } else { offered.first() };
    chosen.map(|item| Code::from_stored(&item.code))
}
