//! The two engines behind one transaction type.
//!
//! `sqlx` is used twice, natively: the SQL text, the bound values and the row types are the same for both, only the
//! connection differs. Everything that talks to the database takes a `&mut Tx`; who opens it decides what is atomic.

use std::ops::{Deref, DerefMut};
use std::str::FromStr as _;
use std::time::Duration;

use sqlx::migrate::{Migrate as _, Migrator};
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection as _, Database, PgPool, Postgres, Sqlite, SqlitePool, Transaction};

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// Pools of one database. Cheap to clone.
#[derive(Clone, Debug)]
pub enum Db {
    /// One writing connection, so that writers queue fairly, and several that can only read.
    Sqlite {
        reader: SqlitePool,
        writer: SqlitePool,
    },
    Postgres(PgPool),
}

/// One transaction. Dropped without [`Tx::commit`], it leaves no trace.
#[derive(Debug)]
pub struct Tx {
    /// For the macros of this module; nobody else looks at it.
    pub engine: Engine,
    writes: bool,
}

/// What a [`Tx`] talks to.
#[derive(Debug)]
pub enum Engine {
    Sqlite(Held<Sqlite>),
    Postgres(Held<Postgres>),
}

/// A connection of the pool, within a transaction or for a single statement.
#[derive(Debug)]
pub enum Held<DB: Database> {
    Transaction(Transaction<'static, DB>),
    Connection(PoolConnection<DB>),
}

impl<DB: Database> Held<DB> {
    async fn commit(self) -> sqlx::Result<()> {
        match self {
            Self::Transaction(transaction) => transaction.commit().await,
            Self::Connection(_) => Ok(()),
        }
    }

    async fn rollback(self) -> sqlx::Result<()> {
        match self {
            Self::Transaction(transaction) => transaction.rollback().await,
            Self::Connection(_) => Ok(()),
        }
    }
}

impl<DB: Database> Deref for Held<DB> {
    type Target = DB::Connection;

    fn deref(&self) -> &Self::Target {
        match self {
            Self::Transaction(transaction) => transaction,
            Self::Connection(connection) => connection,
        }
    }
}

impl<DB: Database> DerefMut for Held<DB> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        match self {
            Self::Transaction(transaction) => transaction,
            Self::Connection(connection) => connection,
        }
    }
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

/// A pool that gives up connections whose transaction ended by itself: on a full disk SQLite rolls back on its own, the
/// driver still believes in the transaction, and no other could ever begin on that connection.
fn sqlite_pool(size: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(size)
        .acquire_timeout(Duration::from_secs(15))
        // Nothing comes between us and a file: asking whether it is still there would only cost.
        .test_before_acquire(false)
        .before_acquire(|connection, _| Box::pin(async move { Ok(!connection.is_in_transaction()) }))
}

/// How long a connection that nobody used is believed to be alive. It was asked when it came back to the pool; asking
/// again each time would be a journey to the server for nothing.
const TRUSTED: Duration = Duration::from_secs(1);

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
        let writer = sqlite_pool(1).connect_with(options.clone()).await?;
        let reader = sqlite_pool(size.sqlite_readers).connect_with(options.read_only(true).create_if_missing(false)).await?;
        Ok(Self::Sqlite { reader, writer })
    }

    async fn open_postgres(address: &str, size: PoolSize) -> Result<Self> {
        let options = PgConnectOptions::from_str(address)?.application_name("ecandidat").statement_cache_capacity(PREPARED).options([
            ("idle_in_transaction_session_timeout", "30s"),
            ("statement_timeout", "60s"),
            ("lock_timeout", "10s"),
        ]);
        let pool = PgPoolOptions::new()
            .max_connections(size.postgres)
            .acquire_timeout(Duration::from_secs(10))
            .test_before_acquire(false)
            .before_acquire(|connection, known| {
                Box::pin(async move {
                    if known.idle_for >= TRUSTED {
                        connection.ping().await?;
                    }
                    Ok(true)
                })
            })
            .connect_with(options)
            .await?;
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
            Self::Sqlite { writer, .. } => SQLITE.run(writer).await?,
            Self::Postgres(pool) => POSTGRES.run(pool).await?,
        }
        Ok(())
    }

    /// What [`Db::migrate`] would apply, oldest first; empty when the schema is up to date.
    pub async fn pending(&self) -> Result<Vec<String>> {
        let (known, applied) = match self {
            Self::Sqlite { writer, .. } => {
                let mut connection = writer.acquire().await?;
                connection.ensure_migrations_table(&SQLITE.table_name).await?;
                (&SQLITE, connection.list_applied_migrations(&SQLITE.table_name).await?)
            }
            Self::Postgres(pool) => {
                let mut connection = pool.acquire().await?;
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
    ///
    /// The opening runs in a task of its own: a request dropped while `BEGIN` is on its way would otherwise leave a
    /// pooled PostgreSQL connection inside an open transaction.
    #[expect(clippy::disallowed_methods, reason = "the one place where transactions are opened")]
    pub async fn write(&self) -> Result<Tx> {
        let db = self.clone();
        let opened = tokio::spawn(async move {
            let engine = match db {
                Self::Sqlite { writer, .. } => Engine::Sqlite(Held::Transaction(writer.begin_with("BEGIN IMMEDIATE").await?)),
                Self::Postgres(pool) => Engine::Postgres(Held::Transaction(pool.begin().await?)),
            };
            Ok::<_, sqlx::Error>(Tx { engine, writes: true })
        });
        match opened.await {
            Ok(tx) => Ok(tx?),
            Err(_) => Err(sqlx::Error::PoolClosed.into()),
        }
    }

    /// Opens a transaction that sees one state of the data and cannot change it.
    #[expect(clippy::disallowed_methods, reason = "the one place where transactions are opened")]
    pub async fn read(&self) -> Result<Tx> {
        let db = self.clone();
        let opened = tokio::spawn(async move {
            let engine = match db {
                Self::Sqlite { reader, .. } => Engine::Sqlite(Held::Transaction(reader.begin().await?)),
                Self::Postgres(pool) => Engine::Postgres(Held::Transaction(pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)),
            };
            Ok::<_, sqlx::Error>(Tx { engine, writes: false })
        });
        match opened.await {
            Ok(tx) => Ok(tx?),
            Err(_) => Err(sqlx::Error::PoolClosed.into()),
        }
    }

    /// For a single reading statement, or a few that need not agree with each other: each sees a state of the data of its
    /// own. Spares opening and ending a transaction.
    pub async fn glance(&self) -> Result<Tx> {
        let engine = match self {
            Self::Sqlite { reader, .. } => Engine::Sqlite(Held::Connection(reader.acquire().await?)),
            Self::Postgres(pool) => Engine::Postgres(Held::Connection(pool.acquire().await?)),
        };
        Ok(Tx { engine, writes: false })
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
                sqlx::query("VACUUM INTO $1").bind(path).execute(writer).await?;
                Ok(())
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

    /// Whether it was opened to change something: what it reads may never have been.
    #[must_use]
    pub const fn writes(&self) -> bool {
        self.writes
    }

    pub async fn commit(self) -> Result<()> {
        match self.engine {
            Engine::Sqlite(tx) => tx.commit().await?,
            Engine::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }

    pub async fn rollback(self) -> Result<()> {
        match self.engine {
            Engine::Sqlite(tx) => tx.rollback().await?,
            Engine::Postgres(tx) => tx.rollback().await?,
        }
        Ok(())
    }
}

/// Reads rows: `fetch!(all | one | optional, tx, RowType, SQL, value, …)`.
#[macro_export]
macro_rules! fetch {
    (all, $($rest:tt)+) => { $crate::fetch!(@ fetch_all, $($rest)+) };
    (one, $($rest:tt)+) => { $crate::fetch!(@ fetch_one, $($rest)+) };
    (optional, $($rest:tt)+) => { $crate::fetch!(@ fetch_optional, $($rest)+) };
    (@ $how:ident, $tx:expr, $row:ty, $sql:expr $(, $value:expr)* $(,)?) => {
        match &mut $tx.engine {
            $crate::db::Engine::Sqlite(t) => sqlx::query_as::<_, $row>($sql)$(.bind($value))*.$how(&mut **t).await.map_err($crate::db::Error::from),
            $crate::db::Engine::Postgres(t) => sqlx::query_as::<_, $row>($sql)$(.bind($value))*.$how(&mut **t).await.map_err($crate::db::Error::from),
        }
    };
}

/// Runs a statement and returns the number of rows it touched: `exec!(tx, SQL, value, …)`.
#[macro_export]
macro_rules! exec {
    ($tx:expr, $sql:expr $(, $value:expr)* $(,)?) => {
        match &mut $tx.engine {
            $crate::db::Engine::Sqlite(t) => sqlx::query($sql)$(.bind($value))*.execute(&mut **t).await.map(|r| r.rows_affected()).map_err($crate::db::Error::from),
            $crate::db::Engine::Postgres(t) => sqlx::query($sql)$(.bind($value))*.execute(&mut **t).await.map(|r| r.rows_affected()).map_err($crate::db::Error::from),
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
            $crate::db::Engine::Sqlite(t) => {
                let (sql, values) = sea_query_sqlx::SqlxBinder::build_sqlx(&$statement, sea_query::SqliteQueryBuilder);
                sqlx::query_as_with::<_, $row, _>(sqlx::AssertSqlSafe(sql), values).$how(&mut **t).await.map_err($crate::db::Error::from)
            }
            $crate::db::Engine::Postgres(t) => {
                let (sql, values) = sea_query_sqlx::SqlxBinder::build_sqlx(&$statement, sea_query::PostgresQueryBuilder);
                sqlx::query_as_with::<_, $row, _>(sqlx::AssertSqlSafe(sql), values).$how(&mut **t).await.map_err($crate::db::Error::from)
            }
        }
    };
}

/// Runs a built statement (many rows at once): `exec_built!(tx, statement)`.
#[macro_export]
macro_rules! exec_built {
    ($tx:expr, $statement:expr) => {
        match &mut $tx.engine {
            $crate::db::Engine::Sqlite(t) => {
                let (sql, values) = sea_query_sqlx::SqlxBinder::build_sqlx(&$statement, sea_query::SqliteQueryBuilder);
                sqlx::query_with(sqlx::AssertSqlSafe(sql), values).execute(&mut **t).await.map(|r| r.rows_affected()).map_err($crate::db::Error::from)
            }
            $crate::db::Engine::Postgres(t) => {
                let (sql, values) = sea_query_sqlx::SqlxBinder::build_sqlx(&$statement, sea_query::PostgresQueryBuilder);
                sqlx::query_with(sqlx::AssertSqlSafe(sql), values).execute(&mut **t).await.map(|r| r.rows_affected()).map_err($crate::db::Error::from)
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
