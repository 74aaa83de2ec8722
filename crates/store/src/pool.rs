//! Connections between their uses. Whoever gives one back in order leaves it ready for the next, without asking the database
//! once more; one that was dropped in the middle of something is put in order first, or given up.
//!
//! The pool is `deadpool`'s, the connections are `sqlx`'s own: its pool asks each connection whether it is alive when it
//! comes back, which is one journey in four for a page ([ADR 24](../../../docs/adr/0024-pool.md)).

use std::io::ErrorKind;
use std::ops::{Deref, DerefMut};
use std::time::Duration;

use deadpool::Runtime;
use deadpool::managed::{Manager, Metrics, Object, Pool as Managed, PoolConfig, PoolError, QueueMode, RecycleError, RecycleResult, Timeouts};
use sqlx::{ConnectOptions as _, Connection, Database, Executor};

/// How long a connection that nobody used is believed to be alive. Then it is asked, and has so long to answer.
const TRUSTED: Duration = Duration::from_secs(1);
const ANSWER: Duration = Duration::from_secs(2);

/// After so long unused it may have been forgotten by whatever stands in between; at this age its prepared statements may be
/// about tables that were changed since.
const LONGEST_REST: Duration = Duration::from_secs(10 * 60);
const LONGEST_LIFE: Duration = Duration::from_secs(30 * 60);

/// How long a connection may take to end what was left in the middle: longer than a statement may take. Closed before, it
/// would go on working for nobody, and one more would be opened beside it.
const SETTLING: Duration = Duration::from_secs(65);

/// How often is looked whether those that are in use have come back, while everything is closed.
const LOOK: Duration = Duration::from_millis(5);

/// Longest pause before a database that is not there yet is asked again.
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

type Options<DB> = <<DB as Database>::Connection as Connection>::Options;

/// An engine whose connections take plain statements.
pub trait Engine: Database<Connection: Takes<Self>> {
    /// Whether something comes between us and the data that can go away by itself.
    const IS_AWAY: bool;
}

/// A connection that takes a statement as it is written.
pub trait Takes<DB: Database>: Connection<Database = DB> + Sized {
    fn tell(&mut self, sql: &'static str) -> impl Future<Output = sqlx::Result<()>> + Send;
}

macro_rules! engines {
    ($($engine:ty, $connection:ty, $is_away:literal;)+) => {$(
        impl Engine for $engine {
            const IS_AWAY: bool = $is_away;
        }

        impl Takes<$engine> for $connection {
            async fn tell(&mut self, sql: &'static str) -> sqlx::Result<()> {
                self.execute(sql).await.map(drop)
            }
        }
    )+};
}

engines! {
    sqlx::Sqlite, sqlx::SqliteConnection, false;
    sqlx::Postgres, sqlx::PgConnection, true;
}

/// Makes connections, and looks at those that waited.
pub struct Maker<DB: Engine> {
    options: Options<DB>,
}

/// A connection with what is known of it.
pub struct Pooled<DB: Engine> {
    connection: DB::Connection,
    /// A statement was sent, and its answer not taken.
    is_busy: bool,
    /// It stands in a transaction, or is about to.
    is_within: bool,
}

impl<DB: Engine> std::fmt::Debug for Maker<DB> {
    /// Options hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Maker").finish_non_exhaustive()
    }
}

impl<DB: Engine> std::fmt::Debug for Pooled<DB> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pooled").field("is_busy", &self.is_busy).field("is_within", &self.is_within).finish_non_exhaustive()
    }
}

impl<DB: Engine> Pooled<DB> {
    async fn tell(&mut self, sql: &'static str) -> sqlx::Result<()> {
        self.is_busy = true;
        let outcome = self.connection.tell(sql).await;
        self.answered(&outcome);
        outcome
    }

    fn answered<T>(&mut self, outcome: &sqlx::Result<T>) {
        self.is_busy = outcome.as_ref().is_err_and(is_lost);
    }

    /// Ends what was left in the middle; whether that worked.
    async fn settle(&mut self) -> bool {
        let settled = if self.is_within { self.connection.tell("ROLLBACK").await } else { self.connection.ping().await };
        (self.is_busy, self.is_within) = (settled.is_err(), settled.is_err());
        settled.is_ok()
    }
}

/// Whether an error says that the connection itself is no more.
fn is_lost(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Database(error) => error.code().is_some_and(|code| code.starts_with("57P0") || code.starts_with("08")),
        error => matches!(error, sqlx::Error::Io(_) | sqlx::Error::Tls(_) | sqlx::Error::Protocol(_) | sqlx::Error::WorkerCrashed | sqlx::Error::PoolClosed),
    }
}

/// Whether a database is expected to take connections soon: nobody listens yet, it starts (57P03), too many talk to it (53300).
fn comes_soon(error: &sqlx::Error) -> bool {
    match error {
        sqlx::Error::Io(error) => error.kind() == ErrorKind::ConnectionRefused,
        sqlx::Error::Database(error) => error.code().is_some_and(|code| matches!(&*code, "57P03" | "53300")),
        _ => false,
    }
}

impl<DB: Engine> Manager for Maker<DB> {
    type Type = Pooled<DB>;
    type Error = sqlx::Error;

    async fn create(&self) -> sqlx::Result<Pooled<DB>> {
        let mut pause = Duration::from_millis(10);
        loop {
            // Boxed, as it is large, rare, and would lie on every stack that waits for a connection.
            match Box::pin(self.options.connect()).await {
                Ok(connection) => return Ok(Pooled { connection, is_busy: false, is_within: false }),
                // The pool sets the limit.
                Err(error) if comes_soon(&error) => tokio::time::sleep(pause).await,
                Err(error) => return Err(error),
            }
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    async fn recycle(&self, kept: &mut Pooled<DB>, metrics: &Metrics) -> RecycleResult<sqlx::Error> {
        if kept.is_busy || kept.is_within {
            return Err(RecycleError::message("left in the middle of something"));
        }
        if DB::IS_AWAY && (metrics.last_used() >= LONGEST_REST || metrics.age() >= LONGEST_LIFE) {
            return Err(RecycleError::message("too old"));
        }
        if DB::IS_AWAY && metrics.last_used() >= TRUSTED {
            Box::pin(kept.connection.ping()).await?;
        }
        Ok(())
    }
}

/// Connections to one database. Cheap to clone.
#[derive(Debug)]
pub struct Pool<DB: Engine> {
    managed: Managed<Maker<DB>>,
    /// How long somebody waits for a connection, whatever has to be done for it.
    patience: Duration,
}

impl<DB: Engine> Clone for Pool<DB> {
    fn clone(&self) -> Self {
        Self { managed: self.managed.clone(), patience: self.patience }
    }
}

impl<DB: Engine> Pool<DB> {
    /// At most so many connections; who finds them all in use waits so long for one. The first is opened at once.
    pub async fn open(options: Options<DB>, size: u32, patience: Duration) -> sqlx::Result<Self> {
        let timeouts = Timeouts { wait: None, create: None, recycle: Some(ANSWER) };
        // The one that was used last has the most in its memory.
        let config = PoolConfig { max_size: usize::try_from(size).unwrap_or(1), timeouts, queue_mode: QueueMode::Lifo };
        let built = Managed::builder(Maker { options }).config(config).runtime(Runtime::Tokio1).build();
        let pool = Self { managed: built.map_err(|error| sqlx::Error::Configuration(error.into()))?, patience };
        drop(pool.get().await?);
        Ok(pool)
    }

    pub async fn get(&self) -> sqlx::Result<Held<DB>> {
        match Box::pin(tokio::time::timeout(self.patience, self.managed.get())).await {
            Ok(Ok(object)) => Ok(Held(Some(object))),
            Ok(Err(PoolError::Backend(error))) => Err(error),
            Ok(Err(PoolError::Timeout(_))) | Err(_) => Err(sqlx::Error::PoolTimedOut),
            Ok(Err(_)) => Err(sqlx::Error::PoolClosed),
        }
    }

    /// Opens a transaction.
    pub(crate) async fn begin(&self, sql: &'static str) -> sqlx::Result<Held<DB>> {
        let mut held = self.get().await?;
        let kept = held.kept_mut();
        kept.is_within = true;
        kept.tell(sql).await?;
        Ok(held)
    }

    /// Closes every connection, waiting for what is under way.
    pub async fn close(&self) {
        let closing = async {
            loop {
                for kept in self.managed.retain(|_, _| false).removed {
                    // It may be gone already.
                    let _ = kept.connection.close().await;
                }
                if self.managed.status().size == 0 {
                    break;
                }
                tokio::time::sleep(LOOK).await;
            }
        };
        // What has not come back by then is closed when it does.
        let _ = tokio::time::timeout(self.patience, closing).await;
        self.managed.close();
    }
}

/// A connection in use. Dropped, it goes back.
#[derive(Debug)]
pub struct Held<DB: Engine>(Option<Object<Maker<DB>>>);

impl<DB: Engine> Held<DB> {
    fn kept(&self) -> &Pooled<DB> {
        self.0.as_deref().unwrap_or_else(|| unreachable!("taken out only when dropped"))
    }

    fn kept_mut(&mut self) -> &mut Pooled<DB> {
        self.0.as_deref_mut().unwrap_or_else(|| unreachable!("taken out only when dropped"))
    }

    /// For a statement, whose outcome is to be told afterwards. Whoever stops waiting in between leaves a connection that
    /// nobody uses before it was put in order.
    pub fn ask(&mut self) -> &mut DB::Connection {
        let kept = self.kept_mut();
        kept.is_busy = true;
        &mut kept.connection
    }

    pub fn answered<T>(&mut self, outcome: &sqlx::Result<T>) {
        self.kept_mut().answered(outcome);
    }

    /// Ends a transaction; without one there is nothing to do.
    pub(crate) async fn end(mut self, sql: &'static str) -> sqlx::Result<()> {
        let kept = self.kept_mut();
        if kept.is_within {
            kept.tell(sql).await?;
            kept.is_within = false;
        }
        Ok(())
    }
}

impl<DB: Engine> Deref for Held<DB> {
    type Target = DB::Connection;

    fn deref(&self) -> &DB::Connection {
        &self.kept().connection
    }
}

impl<DB: Engine> DerefMut for Held<DB> {
    fn deref_mut(&mut self) -> &mut DB::Connection {
        &mut self.kept_mut().connection
    }
}

impl<DB: Engine> Drop for Held<DB> {
    fn drop(&mut self) {
        let Some(mut object) = self.0.take_if(|object| object.is_busy || object.is_within) else { return };
        let Ok(runtime) = tokio::runtime::Handle::try_current() else {
            // Nobody is left to wait for it: closed, it ends its transaction.
            drop(Object::take(object));
            return;
        };
        runtime.spawn(async move {
            let settled = tokio::time::timeout(SETTLING, object.settle()).await;
            if !settled.unwrap_or(false) {
                drop(Object::take(object));
            }
        });
    }
}
