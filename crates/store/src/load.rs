//! A load of very many rows into a database that holds little yet.
//!
//! Indexes and, as far as each engine allows, foreign keys are set aside and made again at the end, where sorting once
//! is much cheaper than keeping order row by row. Everything happens in one transaction: a load that is broken off
//! leaves no trace. Nobody else should use the database meanwhile; with SQLite a power cut can damage it until the
//! load has ended, which is why only empty databases are filled this way.

use sqlx::AssertSqlSafe;

use crate::pool::Pool;
use crate::{Db, Error, Result, Tx, exec, fetch, statements};

statements! {
    INDEXES_SQLITE = "SELECT 'DROP INDEX \"' || name || '\"', sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name";
    BROKEN_KEYS_SQLITE = "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check";
    /// Those that belong to a primary key or to a unique constraint stay.
    INDEXES_POSTGRES = "SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x')) ORDER BY i.indexrelid";
    FOREIGN_KEYS_POSTGRES = "SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname), format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY oid";
    /// For this transaction only: it takes longer than any page may, and sorts more.
    PATIENCE_POSTGRES = "SELECT set_config('statement_timeout', '0', true), set_config('idle_in_transaction_session_timeout', '0', true), set_config('maintenance_work_mem', '256MB', true)";
}

/// What the writing connection of SQLite is told for the time of a load: what is written reaches the disk at the end.
const HASTE: [&str; 4] = ["PRAGMA foreign_keys = OFF", "PRAGMA synchronous = OFF", "PRAGMA wal_autocheckpoint = 0", "PRAGMA cache_size = -400000"];
/// And afterwards. The checkpoint comes first after `synchronous`, so that it waits for the disk.
const CARE: [&str; 5] = [
    "PRAGMA synchronous = FULL",
    "PRAGMA wal_checkpoint(TRUNCATE)",
    "PRAGMA wal_autocheckpoint = 1000",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -16000",
];

/// A load under way. Dropped unfinished it leaves no trace, and its [`Db`] should be closed.
#[derive(Debug)]
pub struct Load {
    db: Db,
    tx: Tx,
    /// What makes everything that was set aside again.
    again: Vec<String>,
}

impl Load {
    pub async fn begin(db: &Db) -> Result<Self> {
        if let Db::Sqlite { writer, .. } = db {
            tell(writer, &HASTE).await?;
        }
        let mut tx = db.write().await?;
        let set_aside: Vec<(String, String)> = if tx.is_postgres() {
            let _: (String, String, String) = fetch!(one, &mut tx, (String, String, String), PATIENCE_POSTGRES)?;
            let mut keys = fetch!(all, &mut tx, (String, String), FOREIGN_KEYS_POSTGRES)?;
            keys.extend(fetch!(all, &mut tx, (String, String), INDEXES_POSTGRES)?);
            keys
        } else {
            fetch!(all, &mut tx, (String, String), INDEXES_SQLITE)?
        };
        let mut again = Vec::with_capacity(set_aside.len());
        for (drop, make) in set_aside {
            exec!(&mut tx, AssertSqlSafe(drop))?;
            again.push(make);
        }
        // Foreign keys were dropped first and are checked last, with the indexes there.
        again.reverse();
        Ok(Self { db: db.clone(), tx, again })
    }

    pub fn tx(&mut self) -> &mut Tx {
        &mut self.tx
    }

    /// Makes indexes and keys again, lets the engine look at its tables, commits, waits for the disk.
    pub async fn finish(self) -> Result<()> {
        let Self { db, mut tx, again } = self;
        for make in again {
            exec!(&mut tx, AssertSqlSafe(make))?;
        }
        if !tx.is_postgres() {
            let broken: Vec<(String,)> = fetch!(all, &mut tx, (String,), BROKEN_KEYS_SQLITE)?;
            if let Some((table,)) = broken.first() {
                return Err(Error::Stored(format!("rows of {table} refer to rows that do not exist")));
            }
        }
        exec!(&mut tx, "ANALYZE")?;
        tx.commit().await?;
        if let Db::Sqlite { writer, .. } = &db {
            tell(writer, &CARE).await?;
        }
        Ok(())
    }
}

async fn tell(writer: &Pool<sqlx::Sqlite>, pragmas: &[&'static str]) -> Result<()> {
    let mut held = writer.get().await?;
    for pragma in pragmas {
        sqlx::query(*pragma).execute(&mut *held).await?;
    }
    Ok(())
}
