//! A database of its own for each test, on either engine, with the schema already there.
//!
//! SQLite: a copy of a file migrated once. PostgreSQL: `CREATE DATABASE … TEMPLATE` of a database migrated once, dropped
//! at the end. The server is `ECANDIDAT_TEST_POSTGRES`, else the local one, else a throw-away one; without any, tests
//! are skipped aloud, or fail where `CI` is set.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use sqlx::{Connection as _, Executor as _, PgConnection};
use store::{Db, PoolSize};
use tempfile::TempDir;

use crate::cluster::Cluster;

/// Which database stands behind a test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

impl Engine {
    pub const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];
}

/// What a database begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// Empty tables.
    Schema,
    /// Towns, schools, countries and the other tables that forms choose from.
    Reference,
}

impl Content {
    /// Fills a migrated database.
    async fn load(self, db: &Db) {
        if self == Self::Reference {
            use app::reference::import::{Dataset, import};
            let (files, mailer, scanner) = (connect::files::Files::memory(), connect::mail::Mailer::memory().0, connect::scan::Scanner::Off);
            let ctx = crate::world::context(db, &files, mailer, scanner, app::Clock::fixed(crate::world::beginning()), 0);
            import(&ctx, &Dataset::Embedded).await.unwrap_or_else(|error| panic!("the reference tables cannot be loaded: {error:?}"));
        }
    }

    /// Part of the template's name: changes when what is loaded changes.
    fn mark(self) -> String {
        match self {
            Self::Schema => Db::schema_digest(),
            Self::Reference => format!("{}_{:08x}", Db::schema_digest(), reference_digest()),
        }
    }
}

/// Changes when a reference table does.
fn reference_digest() -> u32 {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    let mut tables: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the reference tables")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "csv"))
        .collect();
    tables.sort();
    let bytes = tables.iter().flat_map(|table| std::fs::read(table).unwrap_or_default());
    bytes.fold(0x811c_9dc5, |sum: u32, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// One test's database. Dropped, it is gone.
#[derive(Debug)]
pub struct TestDb {
    pub db: Db,
    /// What `database.url` would say.
    pub address: String,
    cleanup: Cleanup,
}

#[derive(Debug)]
enum Cleanup {
    None,
    Folder { folder: TempDir },
    Database { server: String, name: String },
}

/// Name of the file within the folder of a test.
const SQLITE_FILE: &str = "test.db";

/// Enough for a test, few enough for many tests at once.
const POOL: PoolSize = PoolSize { sqlite_readers: 4, postgres: 10 };

impl TestDb {
    /// A fresh database without rows; `None` when there is no PostgreSQL and that is tolerated.
    pub async fn open(engine: Engine) -> Option<Self> {
        Self::with(engine, Content::Schema).await
    }

    /// A fresh database that begins with this content.
    pub async fn with(engine: Engine, content: Content) -> Option<Self> {
        match engine {
            Engine::Sqlite => Some(Self::sqlite(content).await),
            Engine::Postgres => Self::postgres(content).await,
        }
    }

    /// A database at an address of the test's own, brought up to date and filled; it stays when the test ends.
    pub async fn at(address: String, content: Content) -> Self {
        let db = Db::open(&address, POOL).await.expect("the database opens");
        db.migrate().await.expect("the migrations apply");
        content.load(&db).await;
        Self { db, address, cleanup: Cleanup::None }
    }

    /// Another database with the same content. Nobody may be connected to this one.
    pub async fn copied(&self) -> Self {
        match &self.cleanup {
            Cleanup::Folder { folder } => Self::sqlite_from(&folder.path().join(SQLITE_FILE)).await,
            Cleanup::Database { server, name } => Self::postgres_from(server, name).await,
            Cleanup::None => panic!("only a test's own database is copied"),
        }
    }

    async fn sqlite(content: Content) -> Self {
        Self::sqlite_from(&sqlite_template(content).await).await
    }

    async fn sqlite_from(template: &Path) -> Self {
        let folder = tempfile::Builder::new().prefix("ecandidat-test-").tempdir().expect("a temporary folder");
        let file = folder.path().join(SQLITE_FILE);
        std::fs::copy(template, &file).expect("the template can be copied");
        let address = format!("sqlite:{}", file.display());
        let db = Db::open(&address, POOL).await.expect("the copy opens");
        Self { db, address, cleanup: Cleanup::Folder { folder } }
    }

    async fn postgres(content: Content) -> Option<Self> {
        let server = postgres_server()?;
        let template = postgres_template(server, content).await;
        Some(Self::postgres_from(server, &template).await)
    }

    async fn postgres_from(server: &str, template: &str) -> Self {
        let name = format!("ecandidat_test_{}_{}", std::process::id(), next());
        let mut connection = maintenance(server).await;
        // A process of this number may have ended without tidying up, on a server that outlives the tests.
        for sql in [format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"), format!("CREATE DATABASE {name} TEMPLATE {template}")] {
            connection.execute(sqlx::AssertSqlSafe(sql)).await.expect("the template can be copied");
        }
        connection.close().await.expect("the connection closes");
        let address = format!("{server}{name}");
        let db = Db::open(&address, POOL).await.expect("the copy opens");
        Self { db, address, cleanup: Cleanup::Database { server: server.to_owned(), name } }
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        if let Cleanup::Database { server, name } = &self.cleanup {
            let (server, name) = (server.clone(), name.clone());
            // Dropping cannot wait inside the test's own runtime.
            let done = std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
                runtime.block_on(async {
                    let Ok(mut connection) = PgConnection::connect(&format!("{server}postgres")).await else { return };
                    let _ = connection.execute(sqlx::AssertSqlSafe(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))).await;
                    let _ = connection.close().await;
                });
            });
            let _ = done.join();
        }
    }
}

fn next() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

fn templates_folder() -> PathBuf {
    // Beside the compiled tests, so that `cargo clean` takes it along.
    let folder = std::env::current_exe().ok().and_then(|test| test.parent().map(Path::to_path_buf)).unwrap_or_else(std::env::temp_dir).join("../tmp/schemas");
    std::fs::create_dir_all(&folder).expect("a folder for the migrated files");
    folder
}

/// A migrated SQLite file, made by whichever test comes first.
async fn sqlite_template(content: Content) -> PathBuf {
    let folder = templates_folder();
    let template = folder.join(format!("{}.db", content.mark()));
    if !template.exists() {
        let draft = folder.join(format!("draft-{}-{}.db", std::process::id(), next()));
        let db = Db::open(&format!("sqlite:{}", draft.display()), POOL).await.expect("a new file opens");
        db.migrate().await.expect("the migrations apply to SQLite");
        content.load(&db).await;
        // One whole file without a journal beside it.
        let whole = folder.join(format!("whole-{}-{}.db", std::process::id(), next()));
        db.copy_to(whole.to_str().expect("a path in UTF-8")).await.expect("the file can be copied");
        db.close().await;
        std::fs::rename(&whole, &template).expect("the template gets its name");
        for left in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{left}", draft.display()));
        }
    }
    template
}

/// The address of the server up to the database's name, chosen once per process.
pub fn postgres_server() -> Option<&'static str> {
    static SERVER: OnceLock<Option<(String, Option<Cluster>)>> = OnceLock::new();
    SERVER.get_or_init(choose_server).as_ref().map(|(server, _)| server.as_str())
}

/// A server of this test's own, to be stopped and killed; `None` when PostgreSQL is missing and that is tolerated.
#[must_use]
pub fn own_cluster() -> Option<Cluster> {
    Cluster::start().map_err(|reason| missing(&reason.to_string())).ok()
}

#[expect(clippy::disallowed_methods, reason = "tests are told of their server by the environment")]
fn choose_server() -> Option<(String, Option<Cluster>)> {
    if let Ok(address) = std::env::var("ECANDIDAT_TEST_POSTGRES") {
        // The name of a database after the host is replaced by our own.
        let mut url = url::Url::parse(&address).expect("ECANDIDAT_TEST_POSTGRES: expected postgres://user:password@host:port/");
        url.set_path("/");
        url.set_query(None);
        return Some((url.to_string(), None));
    }
    let local = "postgres://postgres@127.0.0.1:5432/";
    if answers(local) {
        return Some((local.to_owned(), None));
    }
    match Cluster::start() {
        Ok(cluster) => Some((cluster.address(""), Some(cluster))),
        Err(reason) => {
            missing(&reason.to_string());
            None
        }
    }
}

fn missing(reason: &str) {
    assert!(std::env::var_os("CI").is_none(), "no PostgreSQL to test with: {reason}");
    eprintln!("\n*** NOT TESTED ON POSTGRESQL: {reason}\n*** set ECANDIDAT_TEST_POSTGRES=postgres://user:password@host:port/ to name a server\n");
}

/// Whether a server lets us in, asked on a thread of its own because callers may be inside a runtime.
fn answers(server: &'static str) -> bool {
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(async {
            let opened = tokio::time::timeout(Duration::from_secs(20), PgConnection::connect(&format!("{server}postgres"))).await;
            match opened {
                Ok(Ok(connection)) => connection.close().await.is_ok(),
                _ => false,
            }
        })
    })
    .join()
    .unwrap_or(false)
}

async fn maintenance(server: &str) -> PgConnection {
    PgConnection::connect(&format!("{server}postgres")).await.expect("the PostgreSQL server takes a connection")
}

/// The name of a migrated database; whoever comes first makes it, the others wait.
async fn postgres_template(server: &str, content: Content) -> String {
    let name = format!("ecandidat_schema_{}", content.mark());
    let mut connection = maintenance(server).await;
    if !is_template(&mut connection, &name).await {
        // Held until this connection closes; tests in other processes queue here.
        connection.execute("SELECT pg_advisory_lock(727201)").await.expect("a lock");
        if !is_template(&mut connection, &name).await {
            for sql in [format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"), format!("CREATE DATABASE {name}")] {
                connection.execute(sqlx::AssertSqlSafe(sql)).await.expect("a database can be made");
            }
            let db = Db::open(&format!("{server}{name}"), POOL).await.expect("the new database opens");
            db.migrate().await.expect("the migrations apply to PostgreSQL");
            content.load(&db).await;
            db.close().await;
            // The mark that it is complete.
            connection.execute(sqlx::AssertSqlSafe(format!("ALTER DATABASE {name} IS_TEMPLATE true"))).await.expect("the template is marked");
        }
    }
    connection.close().await.expect("the connection closes");
    name
}

async fn is_template(connection: &mut PgConnection, name: &str) -> bool {
    let found = sqlx::query_as::<_, (bool,)>("SELECT datistemplate FROM pg_database WHERE datname = $1").bind(name).fetch_optional(connection).await;
    found.expect("databases can be listed").is_some_and(|(done,)| done)
}
