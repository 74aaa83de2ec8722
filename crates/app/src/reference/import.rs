//! Loading reference data: all files in one transaction, so that nobody ever sees half of it.
//!
//! A row that disappeared goes out of service and stays displayable. Losing more than a tenth of what is on offer is
//! taken for a damaged source and refused as a whole.

use domain::time::Instant;
use store::reference::load::{self, Contents, TABLES};
use store::{Db, Tx};

pub use super::files::{Dataset, Unreadable};
use crate::error::Error;
use crate::{Ctx, audit};

/// Why nothing was loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    Unreadable(Unreadable),
    /// Too many rows of a table would disappear.
    TooMuchLost { table: &'static str, in_service: usize, lost: usize },
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable(file) => write!(f, "{file}"),
            Self::TooMuchLost { table, in_service, lost } => {
                write!(f, "{table}: {lost} of {in_service} rows in service would be lost, more than a tenth; nothing was changed")
            }
        }
    }
}

/// What was loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// Table and number of its rows.
    pub rows: Vec<(&'static str, usize)>,
    /// Rows put out of service.
    pub retired: usize,
}

/// Replaces the reference data.
pub async fn import(ctx: &Ctx, dataset: &Dataset) -> Result<Loaded, Error<Refusal>> {
    let contents = read(dataset).await?;
    let mut tx = ctx.db.write().await?;
    let loaded = replace(&mut tx, &contents, &dataset.name(), ctx.now()).await?;
    let entry = audit::Entry { action: "reference.import", application: None, object: "reference".to_owned(), before: None, after: Some(summary(&loaded)) };
    audit::record(ctx, &mut tx, &audit::Who::System, entry).await?;
    tx.commit().await?;
    Ok(loaded)
}

/// Whether reference data was ever loaded.
pub async fn is_loaded(db: &Db) -> store::Result<bool> {
    let mut tx = db.read().await?;
    Ok(!store::reference::imports(&mut tx).await?.is_empty())
}

fn summary(loaded: &Loaded) -> serde_json::Value {
    let rows: serde_json::Map<String, serde_json::Value> = loaded.rows.iter().map(|(table, n)| ((*table).to_owned(), (*n).into())).collect();
    serde_json::json!({ "rows": rows, "retired": loaded.retired })
}

async fn read(dataset: &Dataset) -> Result<Contents, Error<Refusal>> {
    let dataset = dataset.clone();
    let read = tokio::task::spawn_blocking(move || dataset.read()).await;
    read.map_err(|e| Error::internal(e.to_string()))?.map_err(|file| Error::Refused(Refusal::Unreadable(file)))
}

/// Replaces the reference data within the caller's transaction.
pub async fn replace(tx: &mut Tx, contents: &Contents, source: &str, now: Instant) -> Result<Loaded, Error<Refusal>> {
    let mut loaded = Loaded::default();
    let mut to_retire = Vec::new();
    for table in TABLES {
        let before = load::in_service(tx, *table).await?;
        let after: std::collections::HashSet<load::Key> = contents.in_service(*table).into_iter().collect();
        let lost: Vec<load::Key> = before.iter().filter(|key| !after.contains(*key)).cloned().collect();
        if lost.len() * 10 > before.len() {
            return Err(Error::Refused(Refusal::TooMuchLost { table: table.name, in_service: before.len(), lost: lost.len() }));
        }
        to_retire.push(lost);
    }
    for (table, lost) in TABLES.iter().zip(to_retire) {
        load::put(tx, *table, contents).await?;
        if !table.is_link() {
            loaded.retired += lost.len();
            load::retire(tx, *table, &lost).await?;
        }
        let rows = contents.row_count(*table);
        store::reference::note_import(tx, table.name, source, i64::try_from(rows).unwrap_or(i64::MAX), now).await?;
        loaded.rows.push((table.name, rows));
    }
    store::setting::next(tx, super::VERSION, 1).await?;
    Ok(loaded)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use store::PoolSize;

    use super::*;

    fn now() -> Instant {
        "2026-11-22T10:00:00Z".parse().unwrap()
    }

    async fn load(db: &Db, contents: &Contents) -> Result<Loaded, Error<Refusal>> {
        let mut tx = db.write().await?;
        let loaded = replace(&mut tx, contents, "test", now()).await?;
        tx.commit().await?;
        Ok(loaded)
    }

    /// The whole life of the data on one engine.
    async fn life(db: &Db) {
        db.migrate().await.unwrap();
        assert!(!is_loaded(db).await.unwrap());
        let started = tokio::time::Instant::now();
        let mut contents = Dataset::Embedded.read().unwrap();
        let loaded = load(db, &contents).await.unwrap();
        assert!(started.elapsed() < Duration::from_secs(20), "loading took {:?}", started.elapsed());
        assert_eq!(loaded.retired, 0);
        assert!(is_loaded(db).await.unwrap());

        let mut tx = db.read().await.unwrap();
        let albi = store::reference::towns_of_postal_code(&mut tx, "81000").await.unwrap();
        assert!(albi.iter().any(|town| town.label == "Albi" && town.code == "81004"));
        let towns = store::reference::towns_with_schools(&mut tx, "81").await.unwrap();
        assert!(towns.windows(2).all(|pair| pair[0].label_key <= pair[1].label_key) && towns.iter().any(|t| t.code == "81004"));
        let schools = store::reference::schools_of_town(&mut tx, "81004", store::reference::HIGHER).await.unwrap();
        assert_eq!(schools.first().unwrap().kind, "higher");
        let reference = super::super::Reference::read(&mut tx, 1).await.unwrap();
        drop(tx);
        check_lists(&reference);

        // A school that closed goes out of service, its name stays; a second import of the same changes nothing.
        let closed = contents.schools.pop().unwrap();
        assert_eq!(load(db, &contents).await.unwrap().retired, 1);
        assert_eq!(load(db, &contents).await.unwrap().retired, 0);
        let mut tx = db.read().await.unwrap();
        let row = store::reference::school(&mut tx, &closed.code).await.unwrap().unwrap();
        assert!(!row.in_service && row.label == closed.label);
        drop(tx);

        // Half a file is refused as a whole.
        contents.towns.truncate(20_000);
        let refused = load(db, &contents).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::TooMuchLost { table: "town", .. }))));
        let mut tx = db.read().await.unwrap();
        assert!(store::reference::town(&mut tx, "81004").await.unwrap().unwrap().in_service);
    }

    fn check_lists(reference: &super::super::Reference) {
        let countries = reference.countries("fr", "");
        let at = |label: &str| countries.iter().position(|item| item.label == label).unwrap();
        assert!(at("Émirats arabes unis") < at("France"), "accents do not matter in the order");
        assert!(!countries.iter().any(|item| item.code == "RE"));
        assert!(reference.countries("fr", "RE").iter().any(|item| item.code == "RE"), "what is stored stays selectable");
        let of_2020 = reference.series_of(2020, "fr", "");
        assert!(of_2020.iter().any(|item| item.code == "S") && !of_2020.iter().any(|item| item.code == "GEN" || item.code == "0000"));
        assert!(reference.specialities_of("GEN", 2022, "fr").len() > 10);
        assert_eq!(reference.specialities_of("STMG", 2022, "fr"), []);
        assert!(!reference.options_of("STMG", 2022, "en").is_empty());
        assert!(reference.no_bac("fr", "").len() > 1);
        assert_eq!(reference.series_with_specialities(), ["GEN"]);
        assert_eq!(reference.nationality("FR", "fr"), "Française");
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn on_sqlite() {
        let folder = tempfile::tempdir().unwrap();
        let db = Db::open(&format!("sqlite:{}", folder.path().join("reference.db").display()), PoolSize::default()).await.unwrap();
        life(&db).await;
        db.close().await;
    }
}
