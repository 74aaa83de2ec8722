//! The two engines behind one transaction type.
//!
//! `sqlx` is used twice, natively: the SQL text, the bound values and the row types are the same for both, only the
//! connection differs. Everything that talks to the database takes a `&mut Tx`; who opens it decides what is atomic.

use std::str::FromStr as _;
use std::time::Duration;

use sqlx::migrate::{Migrate as _, Migrator};
use sqlx::postgres::PgConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{Postgres, Sqlite};

use crate::pool::{Held, Pool};

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// Pools of one database. Cheap to clone.
#[derive(Clone, Debug)]
pub enum Db {
    /// One writing connection, so that writers queue fairly, and several that can only read.
    Sqlite {
        reader: Pool<Sqlite>,
        writer: Pool<Sqlite>,
    },
    Postgres(Pool<Postgres>),
}

/// One transaction. Dropped without [`Tx::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Tx {
    /// For the macros of this module; nobody else looks at it.
    pub engine: Engine,
    sees_one_state: bool,
}

/// What a [`Tx`] talks to: a connection of the pool, within a transaction or for a single statement.
#[derive(Debug)]
pub enum Engine {
    Sqlite(Held<Sqlite>),
    Postgres(Held<Postgres>),
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("database")]
    Sql(#[source] sqlx::Error),
    #[error("migration")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    #[error("the database address must start with sqlite: or postgres:// — it starts with {0:?}")]
    Address(String),
    #[error("stored value cannot be read: {0}")]
    Stored(String),
}

impl From<sqlx::Error> for Error {
    /// What a row holds is about people: where it cannot be read, the log learns which column, never the value.
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::ColumnDecode { index, source } if source.is::<serde_json::Error>() => Self::Stored(format!("column {index}")),
            error => Self::Sql(error),
        }
    }
}

impl Error {
    /// Something stored that is not what it should be, without quoting it.
    #[must_use]
    pub fn unreadable(what: impl std::fmt::Display, error: &serde_json::Error) -> Self {
        Self::Stored(format!("{what} ({:?} error in line {}, column {})", error.classify(), error.line(), error.column()))
    }

    /// A row with the same unique value exists already.
    #[must_use]
    pub fn is_unique_violation(&self) -> bool {
        matches!(self, Self::Sql(sqlx::Error::Database(e)) if e.is_unique_violation())
    }

    /// Something still refers to the row.
    #[must_use]
    pub fn is_foreign_key_violation(&self) -> bool {
        matches!(self, Self::Sql(sqlx::Error::Database(e)) if e.is_foreign_key_violation())
    }

    /// The database is out of reach, restarting, full or overloaded: the same request may work later.
    #[must_use]
    pub fn is_unavailable(&self) -> bool {
        match self {
            Self::Sql(sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::Tls(_)) => true,
            Self::Sql(sqlx::Error::Database(e)) => e.code().is_some_and(|code| code_is_unavailable(&code)),
            _ => false,
        }
    }

    /// Two transactions stood in each other's way, or somebody was faster with the same value or took away what a row
    /// names. Nothing was written: the use case can be run again, and sees what the other one left.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        let is_deadlock = matches!(self, Self::Sql(sqlx::Error::Database(e)) if e.code().is_some_and(|code| code == "40001" || code == "40P01"));
        is_deadlock || self.is_unique_violation() || self.is_foreign_key_violation()
    }
}

/// PostgreSQL, five characters: 57P0x shutting down or starting, 53 out of resources, 08 connection, 55P03 and 57014
/// waited too long for somebody else. SQLite, a number
/// whose last byte says what it is about: 5 busy, 10 input or output, 13 full, 14 cannot be opened.
fn code_is_unavailable(code: &str) -> bool {
    if code.len() == 5 {
        return code.starts_with("57P0") || code.starts_with("53") || code.starts_with("08") || matches!(code, "55P03" | "57014");
    }
    code.parse::<u32>().is_ok_and(|number| matches!(number & 0xff, 5 | 10 | 13 | 14))
}

pub type Result<T> = std::result::Result<T, Error>;

/// How long somebody waits for a connection before the page says that the database is out of reach.
const SQLITE_PATIENCE: Duration = Duration::from_secs(15);
const POSTGRES_PATIENCE: Duration = Duration::from_secs(10);

/// Statements each connection keeps prepared: about what the pages of one afternoon use.
const PREPARED: usize = 250;

/// Pages of the database that each connection keeps, in KiB (negative, as SQLite wants it). The kernel keeps the file.
const SQLITE_CACHE: &str = "-4000";

/// How many connections to keep.
#[derive(Clone, Copy, Debug)]
pub struct PoolSize {
    pub sqlite_readers: u32,
    pub postgres: u32,
}

impl Default for PoolSize {
    fn default() -> Self {
        Self { sqlite_readers: 4, postgres: 12 }
    }
}

impl Db {
    /// Opens `sqlite:path` (created when absent) or `postgres://…`.
    pub async fn open(address: &str, size: PoolSize) -> Result<Self> {
        if let Some(path) = address.strip_prefix("sqlite:") {
            Self::open_sqlite(path, size).await
        } else if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            Self::open_postgres(address, size).await
        } else {
            Err(Error::Address(address.split(':').next().unwrap_or_default().to_owned()))
        }
    }

    async fn open_sqlite(path: &str, size: PoolSize) -> Result<Self> {
        if let Some(parent) = std::path::Path::new(path).parent().filter(|p| !p.as_os_str().is_empty()) {
            std::fs::create_dir_all(parent).map_err(sqlx::Error::Io)?;
        }
        let options = SqliteConnectOptions::new()
            .filename(path)
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Wal)
            // A commit answered to a person must survive a power cut.
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(Duration::from_secs(10))
            .statement_cache_capacity(PREPARED)
            .pragma("cache_size", SQLITE_CACHE)
            .pragma("temp_store", "memory");
        let writer = Pool::open(options.clone(), 1, SQLITE_PATIENCE).await?;
        let reader = Pool::open(options.read_only(true).create_if_missing(false), size.sqlite_readers, SQLITE_PATIENCE).await?;
        Ok(Self::Sqlite { reader, writer })
    }

    async fn open_postgres(address: &str, size: PoolSize) -> Result<Self> {
        let options = PgConnectOptions::from_str(address)?.application_name("ecandidat").statement_cache_capacity(PREPARED).options([
            ("idle_in_transaction_session_timeout", "30s"),
            ("statement_timeout", "60s"),
            ("lock_timeout", "10s"),
        ]);
        let pool = Pool::open(options, size.postgres, POSTGRES_PATIENCE).await?;
        Ok(Self::Postgres(pool))
    }

    #[must_use]
    pub const fn engine(&self) -> &'static str {
        match self {
            Self::Sqlite { .. } => "sqlite",
            Self::Postgres(_) => "postgres",
        }
    }

    /// Brings the schema up to date.
    pub async fn migrate(&self) -> Result<()> {
        match self {
            Self::Sqlite { writer, .. } => SQLITE.run(&mut *writer.get().await?).await?,
            Self::Postgres(pool) => POSTGRES.run(&mut *pool.get().await?).await?,
        }
        Ok(())
    }

    /// What [`Db::migrate`] would apply, oldest first; empty when the schema is up to date.
    pub async fn pending(&self) -> Result<Vec<String>> {
        let (known, applied) = match self {
            Self::Sqlite { writer, .. } => {
                let mut connection = writer.get().await?;
                connection.ensure_migrations_table(&SQLITE.table_name).await?;
                (&SQLITE, connection.list_applied_migrations(&SQLITE.table_name).await?)
            }
            Self::Postgres(pool) => {
                let mut connection = pool.get().await?;
                connection.ensure_migrations_table(&POSTGRES.table_name).await?;
                (&POSTGRES, connection.list_applied_migrations(&POSTGRES.table_name).await?)
            }
        };
        Ok(known
            .iter()
            .filter(|migration| !applied.iter().any(|done| done.version == migration.version))
            .map(|migration| format!("{:04} {}", migration.version, migration.description))
            .collect())
    }

    /// A name for the schema of this version: the same for the same migration texts.
    #[must_use]
    pub fn schema_digest() -> String {
        let mut sum = 0xcbf2_9ce4_8422_2325_u64;
        for byte in SQLITE.iter().chain(POSTGRES.iter()).flat_map(|migration| migration.checksum.iter()) {
            sum = (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        format!("{sum:016x}")
    }

    /// Opens a writing transaction. On SQLite it takes the write lock at once, so that reading first and writing
    /// later can never fail half-way.
    pub async fn write(&self) -> Result<Tx> {
        let engine = match self {
            Self::Sqlite { writer, .. } => Engine::Sqlite(writer.begin("BEGIN IMMEDIATE").await?),
            Self::Postgres(pool) => Engine::Postgres(pool.begin("BEGIN").await?),
        };
        Ok(Tx { engine, sees_one_state: false })
    }

    /// Opens a transaction that sees one state of the data and cannot change it.
    pub async fn read(&self) -> Result<Tx> {
        let engine = match self {
            Self::Sqlite { reader, .. } => Engine::Sqlite(reader.begin("BEGIN").await?),
            Self::Postgres(pool) => Engine::Postgres(pool.begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?),
        };
        Ok(Tx { engine, sees_one_state: true })
    }

    /// For a single reading statement, or a few that need not agree with each other: each sees a state of the data of its
    /// own. Spares opening and ending a transaction.
    pub async fn glance(&self) -> Result<Tx> {
        let engine = match self {
            Self::Sqlite { reader, .. } => Engine::Sqlite(reader.get().await?),
            Self::Postgres(pool) => Engine::Postgres(pool.get().await?),
        };
        Ok(Tx { engine, sees_one_state: false })
    }

    /// Closes the pools, waiting for what is under way.
    pub async fn close(&self) {
        match self {
            Self::Sqlite { reader, writer } => {
                reader.close().await;
                writer.close().await;
            }
            Self::Postgres(pool) => pool.close().await,
        }
    }

    /// Writes a consistent copy of an SQLite database to a new file.
    pub async fn copy_to(&self, path: &str) -> Result<()> {
        match self {
            Self::Sqlite { writer, .. } => {
                let mut held = writer.get().await?;
                let outcome = sqlx::query("VACUUM INTO $1").bind(path).execute(held.ask()).await;
                held.answered(&outcome);
                Ok(outcome.map(drop)?)
            }
            Self::Postgres(_) => Err(Error::Stored("a PostgreSQL database is copied with pg_dump".to_owned())),
        }
    }
}

impl Tx {
    #[must_use]
    pub const fn is_postgres(&self) -> bool {
        matches!(self.engine, Engine::Postgres(_))
    }

    /// Whether everything it reads was so at one moment, and was committed: what a transaction that writes sees may never
    /// have been.
    #[must_use]
    pub const fn sees_one_state(&self) -> bool {
        self.sees_one_state
    }

    pub async fn commit(self) -> Result<()> {
        match self.engine {
            Engine::Sqlite(held) => held.end("COMMIT").await?,
            Engine::Postgres(held) => held.end("COMMIT").await?,
        }
        Ok(())
    }

    pub async fn rollback(self) -> Result<()> {
        match self.engine {
            Engine::Sqlite(held) => held.end("ROLLBACK").await?,
            Engine::Postgres(held) => held.end("ROLLBACK").await?,
        }
        Ok(())
    }
}

/// Sends a statement over a connection and tells it how that ended.
#[macro_export]
macro_rules! asked {
    ($held:expr, $how:ident, $query:expr) => {{
        let outcome = $query.$how($held.ask()).await;
        $held.answered(&outcome);
        outcome.map_err($crate::db::Error::from)
    }};
}

/// Reads rows: `fetch!(all | one | optional, tx, RowType, SQL, value, …)`.
#[macro_export]
macro_rules! fetch {
    (all, $($rest:tt)+) => { $crate::fetch!(@ fetch_all, $($rest)+) };
    (one, $($rest:tt)+) => { $crate::fetch!(@ fetch_one, $($rest)+) };
    (optional, $($rest:tt)+) => { $crate::fetch!(@ fetch_optional, $($rest)+) };
    (@ $how:ident, $tx:expr, $row:ty, $sql:expr $(, $value:expr)* $(,)?) => {
        match &mut $tx.engine {
            $crate::db::Engine::Sqlite(held) => $crate::asked!(held, $how, sqlx::query_as::<_, $row>($sql)$(.bind($value))*),
            $crate::db::Engine::Postgres(held) => $crate::asked!(held, $how, sqlx::query_as::<_, $row>($sql)$(.bind($value))*),
        }
    };
}

/// Runs a statement and returns the number of rows it touched: `exec!(tx, SQL, value, …)`.
#[macro_export]
macro_rules! exec {
    ($tx:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        match &mut $tx.engine {
            $crate::db::Engine::Sqlite(held) => $crate::asked!(held, execute, sqlx::query($sql)$(.bind($value))*).map(|r| r.rows_affected()),
            $crate::db::Engine::Postgres(held) => $crate::asked!(held, execute, sqlx::query($sql)$(.bind($value))*).map(|r| r.rows_affected()),
        }
    };
}

/// Reads rows of a built query (lists with optional filters): `fetch_built!(all, tx, RowType, statement)`.
#[macro_export]
macro_rules! fetch_built {
    (all, $($rest:tt)+) => { $crate::fetch_built!(@ fetch_all, $($rest)+) };
    (one, $($rest:tt)+) => { $crate::fetch_built!(@ fetch_one, $($rest)+) };
    (@ $how:ident, $tx:expr, $row:ty, $statement:expr) => {
        match &mut $tx.engine {
            $crate::db::Engine::Sqlite(held) => {
                let (sql, values) = sea_query_sqlx::SqlxBinder::build_sqlx(&$statement, sea_query::SqliteQueryBuilder);
                $crate::asked!(held, $how, sqlx::query_as_with::<_, $row, _>(sqlx::AssertSqlSafe(sql), values))
            }
            $crate::db::Engine::Postgres(held) => {
                let (sql, values) = sea_query_sqlx::SqlxBinder::build_sqlx(&$statement, sea_query::PostgresQueryBuilder);
                $crate::asked!(held, $how, sqlx::query_as_with::<_, $row, _>(sqlx::AssertSqlSafe(sql), values))
            }
        }
    };
}

/// Runs a built statement (many rows at once): `exec_built!(tx, statement)`.
#[macro_export]
macro_rules! exec_built {
    ($tx:expr, $statement:expr) => {
        match &mut $tx.engine {
            $crate::db::Engine::Sqlite(held) => {
                let (sql, values) = sea_query_sqlx::SqlxBinder::build_sqlx(&$statement, sea_query::SqliteQueryBuilder);
                $crate::asked!(held, execute, sqlx::query_with(sqlx::AssertSqlSafe(sql), values)).map(|r| r.rows_affected())
            }
            $crate::db::Engine::Postgres(held) => {
                let (sql, values) = sea_query_sqlx::SqlxBinder::build_sqlx(&$statement, sea_query::PostgresQueryBuilder);
                $crate::asked!(held, execute, sqlx::query_with(sqlx::AssertSqlSafe(sql), values)).map(|r| r.rows_affected())
            }
        }
    };
}

/// Declares the SQL texts of a repository module and lists them, so that a test can prepare every one on both engines.
#[macro_export]
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident = $sql:expr;)+) => {
        $($(#[$doc])* const $name: &str = $sql;)+
        /// Every SQL text of this module.
        pub const STATEMENTS: &[(&str, &str)] = &[$((stringify!($name), $name)),+];
    };
}
