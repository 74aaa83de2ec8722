//! The two migration trees make the same schema.

use std::collections::{BTreeMap, BTreeSet};

use store::Db;
use testkit::{Engine, TestDb};

/// One table as both engines describe it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Name → type as SQLite declares it, and whether it may be null.
    columns: BTreeMap<String, (String, bool)>,
    primary_key: Vec<String>,
    /// Columns, and whether only some rows count.
    uniques: BTreeSet<(Vec<String>, bool)>,
    /// Columns → table and columns.
    foreign_keys: BTreeSet<(Vec<String>, String, Vec<String>)>,
    /// Name → columns, uniqueness, and whether only some rows count.
    indexes: BTreeMap<String, (Vec<String>, bool, bool)>,
}

impl Table {
    /// Whether a column points at this table.
    pub fn points_at(&self, table: &str) -> bool {
        self.foreign_keys.iter().any(|(_, to, _)| to == table)
    }
}

pub type Schema = BTreeMap<String, Table>;

/// The schema of a database.
pub async fn of(db: &Db) -> Schema {
    match db {
        Db::Sqlite { .. } => sqlite(db).await,
        Db::Postgres(_) => postgres(db).await,
    }
}

/// Table, kind, columns, table it points to, columns there.
type KeyRow = (String, String, Vec<String>, Option<String>, Vec<String>);
/// Table, index, unique, partial, made for a constraint, columns.
type IndexRow = (String, String, bool, bool, bool, Vec<String>);

const BOOKKEEPING: &str = "_sqlx_migrations";

async fn sqlite(db: &Db) -> Schema {
    let Db::Sqlite { writer, .. } = db else { panic!("an SQLite database") };
    let mut schema = Schema::new();
    let names: Vec<(String,)> = sqlx::query_as("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        .fetch_all(&mut *writer.get().await.unwrap())
        .await
        .unwrap();
    for (name,) in names.into_iter().filter(|(name,)| name != BOOKKEEPING) {
        let mut table = Table::default();
        let columns: Vec<(String, String, i64, i64)> = sqlx::query_as("SELECT name, type, \"notnull\", pk FROM pragma_table_info($1) ORDER BY pk, cid")
            .bind(&name)
            .fetch_all(&mut *writer.get().await.unwrap())
            .await
            .unwrap();
        for (column, kind, not_null, key) in columns {
            if key > 0 {
                table.primary_key.push(column.clone());
            }
            table.columns.insert(column, (kind, not_null == 0));
        }
        let keys: Vec<(i64, String, String, String)> =
            sqlx::query_as("SELECT id, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list($1) ORDER BY id, seq")
                .bind(&name)
                .fetch_all(&mut *writer.get().await.unwrap())
                .await
                .unwrap();
        let mut grouped: BTreeMap<i64, (Vec<String>, String, Vec<String>)> = BTreeMap::new();
        for (id, to_table, from, to) in keys {
            let key = grouped.entry(id).or_insert_with(|| (Vec::new(), to_table, Vec::new()));
            key.0.push(from);
            key.2.push(to);
        }
        table.foreign_keys = grouped.into_values().collect();
        let indexes: Vec<(String, i64, String, i64)> = sqlx::query_as("SELECT name, \"unique\", origin, partial FROM pragma_index_list($1)")
            .bind(&name)
            .fetch_all(&mut *writer.get().await.unwrap())
            .await
            .unwrap();
        for (index, unique, origin, partial) in indexes {
            let columns: Vec<(String,)> = sqlx::query_as("SELECT name FROM pragma_index_info($1) ORDER BY seqno")
                .bind(&index)
                .fetch_all(&mut *writer.get().await.unwrap())
                .await
                .unwrap();
            let columns: Vec<String> = columns.into_iter().map(|(column,)| column).collect();
            if unique == 1 && origin != "pk" {
                table.uniques.insert((columns.clone(), partial == 1));
            }
            if origin == "c" {
                table.indexes.insert(index, (columns, unique == 1, partial == 1));
            }
        }
        schema.insert(name, table);
    }
    schema
}

/// The type under which SQLite keeps what PostgreSQL keeps under its own.
fn as_sqlite(kind: &str) -> &str {
    match kind {
        "uuid" | "bytea" => "BLOB",
        "timestamptz" | "date" | "jsonb" | "text" => "TEXT",
        "int8" => "BIGINT",
        "int4" => "INTEGER",
        "bool" => "BOOLEAN",
        "float8" => "REAL",
        other => other,
    }
}

async fn postgres(db: &Db) -> Schema {
    let Db::Postgres(pool) = db else { panic!("a PostgreSQL database") };
    let mut schema = Schema::new();
    let columns: Vec<(String, String, String, bool)> = sqlx::query_as(
        "SELECT table_name::text, column_name::text, udt_name::text, is_nullable = 'YES' FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, 2",
    )
    .fetch_all(&mut *pool.get().await.unwrap())
    .await
    .unwrap();
    for (table, column, kind, nullable) in columns.into_iter().filter(|(table, ..)| table != BOOKKEEPING) {
        schema.entry(table).or_default().columns.insert(column, (as_sqlite(&kind).to_owned(), nullable));
    }
    let keys: Vec<KeyRow> = sqlx::query_as(
        "SELECT t.relname::text, c.contype::text,
            ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k(n, o) JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.n ORDER BY k.o),
            f.relname::text,
            ARRAY(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY k(n, o) JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.n ORDER BY k.o)
         FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace LEFT JOIN pg_class f ON f.oid = c.confrelid
         WHERE n.nspname = 'public' AND c.contype IN ('p', 'f')",
    )
    .fetch_all(&mut *pool.get().await.unwrap())
    .await
    .unwrap();
    for (table, kind, from, to_table, to) in keys.into_iter().filter(|(table, ..)| table != BOOKKEEPING) {
        let table = schema.entry(table).or_default();
        if kind == "p" {
            table.primary_key = from;
        } else {
            table.foreign_keys.insert((from, to_table.unwrap(), to));
        }
    }
    let indexes: Vec<IndexRow> = sqlx::query_as(
        "SELECT t.relname::text, i.relname::text, x.indisunique, x.indpred IS NOT NULL,
            EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = x.indexrelid AND c.contype IN ('p', 'u')),
            ARRAY(SELECT a.attname::text FROM unnest(x.indkey) WITH ORDINALITY k(n, o) JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.n ORDER BY k.o)
         FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class t ON t.oid = x.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
         WHERE n.nspname = 'public' AND NOT x.indisprimary",
    )
    .fetch_all(&mut *pool.get().await.unwrap())
    .await
    .unwrap();
    for (table, index, unique, partial, of_constraint, columns) in indexes.into_iter().filter(|(table, ..)| table != BOOKKEEPING) {
        let table = schema.entry(table).or_default();
        if unique {
            table.uniques.insert((columns.clone(), partial));
        }
        if !of_constraint {
            table.indexes.insert(index, (columns, unique, partial));
        }
    }
    schema
}

#[tokio::test]
async fn both_engines_have_the_same_schema() {
    let Some(on_postgres) = TestDb::open(Engine::Postgres).await else { return };
    let on_sqlite = TestDb::open(Engine::Sqlite).await.unwrap();
    let (left, right) = (sqlite(&on_sqlite.db).await, postgres(&on_postgres.db).await);
    let names = |schema: &Schema| schema.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&left), names(&right), "tables");
    assert!(left.len() > 20, "the schema was read: {}", left.len());
    for (name, table) in &left {
        assert_eq!(table, &right[name], "table {name}: SQLite left, PostgreSQL right");
    }
}

#[tokio::test]
async fn every_foreign_key_has_an_index() {
    let database = TestDb::open(Engine::Sqlite).await.unwrap();
    let mut missing = Vec::new();
    for (name, table) in sqlite(&database.db).await {
        for (columns, to, _) in &table.foreign_keys {
            let leads = |list: &Vec<String>| list.starts_with(columns);
            let indexed = leads(&table.primary_key)
                || table.indexes.values().any(|(list, ..)| leads(list))
                || table.uniques.iter().any(|(list, partial)| !partial && leads(list));
            if !indexed {
                missing.push(format!("{name} ({}) to {to}", columns.join(", ")));
            }
        }
    }
    assert!(missing.is_empty(), "foreign keys without an index: {missing:#?}");
}

#[tokio::test]
async fn nothing_is_pending_after_the_migrations() {
    for engine in Engine::ALL {
        let Some(database) = TestDb::open(engine).await else { continue };
        assert_eq!(database.db.pending().await.unwrap(), Vec::<String>::new());
        database.db.migrate().await.unwrap();
    }
}

/// Ranges of keys and the order of lists do not depend on the language a server sorts by.
#[tokio::test]
async fn keys_stand_in_byte_order() {
    let Some(database) = TestDb::open(Engine::Postgres).await else { return };
    let Db::Postgres(pool) = &database.db else { panic!("a PostgreSQL database") };
    let keys: Vec<(String, Option<String>)> = sqlx::query_as(
        "SELECT table_name || '.' || column_name, collation_name::text FROM information_schema.columns WHERE table_schema = 'public' AND column_name IN ('name_key', 'programme_key') ORDER BY 1",
    )
    .fetch_all(&mut *pool.get().await.unwrap())
    .await
    .unwrap();
    assert!(keys.len() >= 4, "{keys:?}");
    assert!(keys.iter().all(|(_, collation)| collation.as_deref() == Some("C")), "{keys:?}");
}
