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
    TooMuchLost {
        table: &'static str,
        in_service: usize,
        lost: usize,
    },
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
